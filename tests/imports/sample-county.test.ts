import { describe, expect, it } from 'vitest';
import { checkFile, recogniseFile } from '../../database/features/imports/check.ts';
import type { KnownPerson } from '../../database/features/imports/known-ledger.ts';
import type { ChangeRecord } from '../../database/features/imports/records.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import {
  checkSample,
  countyLedger,
  expected,
  recordedPerson,
  sampleGrid,
  sampleHomes,
  sampleLedger,
  sampleStandards,
  today,
} from './support.ts';

const roster = await checkSample('roster', '特困人员花名册.xlsx', sampleLedger());
const correction = await checkSample('roster', '特困人员花名册_更正.xls', sampleLedger());

function people(): Map<string, KnownPerson> {
  const records = [...roster.verdicts, ...correction.verdicts].flatMap(({ record }) => record ?? []);
  return new Map(records.map((record) => [record.idNumber, recordedPerson(record)]));
}

function apply(known: Map<string, KnownPerson>, change: ChangeRecord): void {
  const person = known.get(change.idNumber);
  if (change.type === 'addition')
    known.set(change.idNumber, {
      ...change,
      disability: { certificateNumber: null, kind: null, grade: null },
      confirmedOn: change.on,
      endedOn: null,
      endReason: null,
      caregiverAccount: null,
      address: null,
      certificateNumber: null,
      remark: null,
      levels: [{ level: change.level, assessedOn: change.on }],
      modes: [{ mode: 'scattered', homeCode: null, from: change.on }],
    });
  else if (person && change.type === 'levelChange')
    known.set(person.idNumber, {
      ...person,
      levels: [...person.levels, { level: change.level, assessedOn: change.on }].sort((a, b) => (a.assessedOn < b.assessedOn ? -1 : 1)),
    });
  else if (person && change.type === 'modeChange')
    known.set(person.idNumber, {
      ...person,
      modes: [...person.modes, { mode: change.mode, homeCode: change.homeCode, from: change.on }].sort((a, b) =>
        a.from < b.from ? -1 : 1,
      ),
    });
  else if (person && change.type === 'death') known.set(person.idNumber, { ...person, endedOn: change.on, endReason: 'death' });
  else if (person && change.type === 'termination')
    known.set(person.idNumber, { ...person, endedOn: change.on, endReason: change.terminationReason });
}

describe('the sample county', () => {
  it('has twelve homes', async () => {
    const homes = await checkSample('homes', '敬老院名册.xlsx', countyLedger());
    expect(homes.counts).toEqual({ new: 12, changed: 0, unchanged: 0, rejected: 0 });
    expect(homes.asOf).toBe('2021-12-31');
    expect(homes.verdicts[0]?.record).toEqual({
      code: '370983H01',
      name: '肥城县级特困供养服务中心',
      level: 'county',
      townCode: '370983001',
      bedsRegistered: 200,
      nursingBeds: 140,
      operationMode: 'entrusted',
      openedOn: '2010-01-01',
      creditCode: null,
      account: null,
    });
    expect((await checkSample('homes', '敬老院名册.xlsx', sampleLedger())).counts.unchanged).toBe(12);
  });

  it('has eleven standards, each a second time unchanged', async () => {
    const standards = await checkSample('standards', '救助标准表.xlsx', countyLedger());
    expect(standards.counts).toEqual({ new: 11, changed: 0, unchanged: 0, rejected: 0 });
    expect(warningsOf(standards)).toEqual([]);
    expect(
      standards.verdicts.map(
        ({ record }) => record && [record.kind, record.areaType, record.level, record.amountFen, record.validFrom].join(' '),
      ),
    ).toContain('careAllowance  completeLoss 60000 2021-01-01');
    expect(standards.verdicts[6]?.record).toEqual({
      kind: 'basicLiving',
      areaType: 'rural',
      mode: null,
      level: null,
      amountFen: 66300,
      validFrom: '2022-01-01',
      documentNo: '样民发〔2022〕2号',
      documentTitle: null,
    });
    expect((await checkSample('standards', '救助标准表.xlsx', sampleLedger())).counts.unchanged).toBe(11);
    expect((await checkSample('standards', '救助标准表_2022年9月调整.xlsx', sampleLedger())).counts.new).toBe(3);
  });

  it('has a roster with exactly the rejected rows of the answers', async () => {
    expect(roster.rows).toBe(expected.roster.accepted + expected.roster.rejected.length);
    expect(roster.counts).toEqual({ new: expected.roster.accepted, changed: 0, unchanged: 0, rejected: expected.roster.rejected.length });
    expect(rejectionsOf(roster).map(({ row, code }) => ({ row, code }))).toEqual(expected.roster.rejected);
    expect(warningsOf(roster)).toEqual([]);
    expect([roster.asOf, roster.unit, roster.table.headerRows]).toEqual(['2021-12-31', '肥城市民政局', [3, 4]]);
    expect(roster.table.unmapped).toEqual([]);
  });

  it('says what stood in each rejected cell and what to do', async () => {
    expect(rejectionsOf(roster).map(({ row, message }) => `${row} ${message}`)).toEqual([
      '106 “身份证号”是数值 370999194507146000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。',
      '111 身份证号“370999192906242351”的校验位不符，至少有一位写错。请对照证件逐位核对。',
      '170 身份证号 370999192708294838 在第 169 行已经出现。请核对号码，或删去重复的一行。',
      '197 “村（社区）”的“桃花源不存在村”在潮泉镇没有找到。请核对名称；区划有变动的，请先在区划中登记。',
      '288 “确认日期”的“2021年13月40日”不是实际存在的日期。请按 2022-03-12 的形式填写年、月、日。',
      '470 “姓名”没有填写。请补填。',
      '473 “生活自理能力”的“还行”无法识别。请填写以下之一：具备生活自理能力、部分丧失生活自理能力、完全丧失生活自理能力。',
      '505 出生日期“1932-09-27”与身份证号中的 1932-08-27 不一致。请对照证件核对哪一项有误。',
      '510 性别“女”与身份证号表示的“男”不一致。请对照证件核对哪一项有误。',
      '511 没有名为“查无此院敬老院”的供养机构。请核对名称，或先导入敬老院名册。',
      '591 “身份证号”是数值 370999194910045000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。',
      '595 身份证号“370999194807040271”的校验位不符，至少有一位写错。请对照证件逐位核对。',
    ]);
  });

  it('keeps rare characters of names that the library would turn into others', async () => {
    const caregivers = roster.verdicts.flatMap(({ record }) => record?.caregiver?.name ?? []);
    expect(caregivers).toContain('邵春𬭚');
    expect(caregivers).toContain('蒋庆䶮');
    expect(caregivers.join()).not.toContain('쭚');
  });

  it('accepts the eleven corrected rows', async () => {
    expect(correction.counts).toEqual({ new: expected.corrected, changed: 0, unchanged: 0, rejected: 0 });
    // Without a day of its own the mode holds from the confirmation.
    expect([correction.asOf, correction.verdicts[0]?.record?.modeFrom]).toEqual([null, '2020-05-09']);
    expect(people().size).toBe(600);
  });

  it('finds nothing new in the same files a second time', async () => {
    const known = sampleLedger(people().values());
    const again = await checkSample('roster', '特困人员花名册.xlsx', known);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 589, rejected: 12 });
    expect(again.verdicts.flatMap((verdict) => verdict.differences)).toEqual([]);
    expect((await checkSample('roster', '特困人员花名册_更正.xls', known)).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 11,
      rejected: 0,
    });
  });

  it('takes eight months of changes without a doubt, each a second time unchanged, and leaves the old roster in agreement', async () => {
    const known = people();
    for (const month of ['02', '03', '04', '05', '06', '07', '08', '09']) {
      const grid = await sampleGrid(`特困人员异动登记表_2022-${month}.xlsx`);
      const first = checkFile(grid, 'changes', { today, known: sampleLedger(known.values()) });
      expect([month, first.counts.new, rejectionsOf(first), warningsOf(first)]).toEqual([month, first.rows, [], []]);
      for (const { record } of first.verdicts) if (record) apply(known, record);
      expect(checkFile(grid, 'changes', { today, known: sampleLedger(known.values()) }).counts).toEqual({
        new: 0,
        changed: 0,
        unchanged: first.rows,
        rejected: 0,
      });
    }
    expect(known.size).toBe(expected.people);
    expect((await checkSample('roster', '特困人员花名册.xlsx', sampleLedger(known.values()))).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 589,
      rejected: 12,
    });
  });

  it('shows by its headers what each file is', async () => {
    const kinds = [
      '敬老院名册.xlsx',
      '救助标准表.xlsx',
      '救助标准表_2022年9月调整.xlsx',
      '特困人员花名册.xlsx',
      '特困人员花名册_更正.xls',
      '特困人员异动登记表_2022-02.xlsx',
      '殡葬火化名单.csv',
    ];
    expect((await Promise.all(kinds.map((name) => sampleGrid(name)))).map((grid) => recogniseFile(grid))).toEqual([
      'homes',
      'standards',
      'standards',
      'roster',
      'roster',
      'changes',
      null,
    ]);
    expect([sampleHomes.length, sampleStandards.length]).toEqual([12, 11]);
  });
});
