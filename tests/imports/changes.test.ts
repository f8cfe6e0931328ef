import { describe, expect, it } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { checkFile } from '../../database/features/imports/check.ts';
import type { KnownPerson } from '../../database/features/imports/known-ledger.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { checkRoster, idNumber, soundPerson } from './people.ts';
import { type Cell, gridOf, reasons, recordedPerson, sampleLedger, today } from './support.ts';

const titles = [
  '序号',
  '变动类型',
  '乡镇（街道）',
  '村（社区）',
  '姓名',
  '身份证号',
  '变动日期',
  '变动前',
  '变动后',
  '供养机构',
  '原因',
  '性别',
  '民族',
  '户籍类型',
  '人员类别',
  '照料人姓名',
  '开户银行',
  '一卡通账号',
] as const;
type Cells = Partial<Record<(typeof titles)[number], Cell>>;

const record = checkRoster([soundPerson]).verdicts[0]?.record;
if (!record) throw new Error('the sound row was refused');
const recorded: KnownPerson = recordedPerson(record);
const self: Cells = { 姓名: '张三', 身份证号: recorded.idNumber };

function check(rows: readonly Cells[], person: Partial<KnownPerson> | null = {}) {
  const grid = gridOf([['异动登记表'], [...titles], ...rows.map((row) => titles.map((title) => row[title] ?? null))]);
  return checkFile(grid, 'changes', { today, known: sampleLedger(person === null ? [] : [{ ...recorded, ...person }]) });
}
const messages = (file: ReturnType<typeof check>): string[] => rejectionsOf(file).map((issue) => issue.message);
const doubts = (file: ReturnType<typeof check>): string[] => warningsOf(file).map((warning) => warning.message);

const addition: Cells = {
  变动类型: '新增',
  '乡镇（街道）': '新城街道',
  '村（社区）': '刘庄居委会',
  姓名: '王五',
  身份证号: idNumber('1950-01-01', '003'),
  变动日期: '2022-02-03',
  变动后: '半护理',
  性别: '男',
  户籍类型: '农村',
  人员类别: '老年人',
  照料人姓名: '赵六',
  开户银行: '样本农商银行',
  一卡通账号: '6217000000000000020',
};
const death: Cells = { ...self, 变动类型: '死亡', 变动日期: '2022-05-06' };
const levelChange: Cells = { ...self, 变动类型: '自理能力变更', 变动日期: '2022-03-01', 变动前: '具备生活自理能力', 变动后: '全护理' };
const admission: Cells = {
  ...self,
  变动类型: '供养方式变更',
  变动日期: '2022-04-01',
  变动前: '分散供养',
  变动后: '集中供养',
  供养机构: '新城敬老院',
};

describe('the form of changes', () => {
  it('adds people as scattered, assessed on the day of confirmation', () => {
    const file = check([addition], null);
    expect([reasons(file), doubts(file)]).toEqual([[], []]);
    expect(file.verdicts[0]).toMatchObject({
      status: 'new',
      record: {
        type: 'addition',
        name: '王五',
        on: '2022-02-03',
        level: 'partialLoss',
        bornOn: '1950-01-01',
        villageCode: '370983001001',
        caregiver: { name: '赵六' },
        account: { holder: '王五', number: '6217000000000000020' },
      },
    });
  });

  it('refuses to add somebody who is there, except with the same content', () => {
    const there = { ...addition, ...self, 变动日期: '2022-02-03' };
    expect(messages(check([there]))).toEqual([
      `身份证号 ${recorded.idNumber} 的 张三 已在台账中（2018-03-02 确认）。请核对；情况有变的请按变动类型登记。`,
    ]);
    expect(reasons(check([there]))).toEqual(['3 DUPLICATE_EXISTING 身份证号']);
    const same: Partial<KnownPerson> = {
      confirmedOn: isoDate('2022-02-03'),
      levels: [{ level: 'partialLoss', assessedOn: isoDate('2022-02-03') }],
    };
    expect(check([there], same).counts.unchanged).toBe(1);
    expect(reasons(check([addition, addition], null))).toEqual(['4 DUPLICATE_IN_FILE 身份证号']);
  });

  it('needs everything a new person needs', () => {
    const file = check([{ 变动类型: '新增', 姓名: '王五', 身份证号: idNumber('1950-01-01', '003'), 变动日期: '2022-02-03' }], null);
    expect(file.verdicts[0]?.issues.map((issue) => `${issue.code} ${issue.column}`)).toEqual(
      ['乡镇（街道）', '村（社区）', '性别', '户籍类型', '人员类别', '变动后'].map((title) => `REQUIRED_MISSING ${title}`),
    );
    expect(reasons(check([{ ...addition, 性别: '女', '村（社区）': '某村', 人员类别: '某人' }], null))).toEqual([
      '3 ID_SEX_MISMATCH 性别',
      '3 BAD_ENUM 人员类别',
      '3 UNKNOWN_DIVISION 村（社区）',
    ]);
  });

  it('records deaths, ends, assessments, admissions, transfers and returns', () => {
    const transfer: Cells = { ...admission, 变动日期: '2022-04-02', 变动前: '集中供养', 供养机构: '老城敬老院' };
    const back: Cells = {
      ...admission,
      变动日期: '2022-04-03',
      变动前: '集中供养',
      变动后: '分散供养',
      供养机构: null,
      照料人姓名: '赵六',
    };
    const file = check([death, levelChange, admission, transfer, back]);
    expect([reasons(file), doubts(file)]).toEqual([[], []]);
    expect(file.verdicts.map(({ record: change }) => change)).toMatchObject([
      { type: 'death', on: '2022-05-06' },
      { type: 'levelChange', level: 'completeLoss' },
      { type: 'modeChange', mode: 'centralised', homeCode: '370983H02', caregiver: null },
      { type: 'modeChange', mode: 'centralised', homeCode: '370983H03' },
      { type: 'modeChange', mode: 'scattered', homeCode: null, caregiver: { name: '赵六' } },
    ]);
    const ended = check([{ ...death, 变动类型: '终止供养', 原因: '恢复劳动能力' }]);
    expect(ended.verdicts[0]?.record).toMatchObject({ type: 'termination', terminationReason: 'recoveredWork', reason: '恢复劳动能力' });
    expect(check([{ ...death, 变动类型: '终止供养', 原因: '另有原因' }]).verdicts[0]?.record).toMatchObject({
      terminationReason: 'other',
      reason: '另有原因',
    });
  });

  it('takes the same level as a new assessment, and a date before what is recorded as a late fact', () => {
    const file = check([
      { ...levelChange, 变动后: '具备生活自理能力' },
      { ...levelChange, 变动日期: '2020-01-05' },
      { ...admission, 变动日期: '2020-02-01' },
    ]);
    expect([file.counts.new, reasons(file)]).toEqual([3, []]);
  });

  it('finds the same changes a second time unchanged, another value of the same day contradicting', () => {
    const known: Partial<KnownPerson> = {
      levels: [...recorded.levels, { level: 'completeLoss', assessedOn: isoDate('2022-03-01') }],
      modes: [...recorded.modes, { mode: 'centralised', homeCode: '370983H02', from: isoDate('2022-04-01') }],
      endedOn: isoDate('2022-05-06'),
      endReason: 'death',
    };
    expect(check([death, levelChange, admission], known).counts.unchanged).toBe(3);
    expect(
      messages(
        check(
          [
            { ...levelChange, 变动后: '半护理' },
            { ...admission, 供养机构: '老城敬老院' },
          ],
          known,
        ),
      ),
    ).toEqual([
      '2022-03-01 的评估已登记为“完全丧失生活自理能力”，与“部分丧失生活自理能力”不同。请核对；原登记有误的请先撤销。',
      '2022-04-01 起已登记为“集中供养（新城敬老院）”，与“集中供养（老城敬老院）”不同。请核对；原登记有误的请先撤销。',
    ]);
  });

  it('refuses what is dated after the end, in the ledger or in the file, whatever the order of its rows', () => {
    const late = '张三 的供养已于 2022-05-06 终止，不能登记 2022-06-01 的变动。请核对；终止有误的请先撤销终止记录。';
    const afterwards = { ...levelChange, 变动日期: '2022-06-01' };
    expect(messages(check([afterwards], { endedOn: isoDate('2022-05-06'), endReason: 'death' }))).toEqual([late]);
    expect(messages(check([afterwards, death]))).toEqual([late]);
    expect(reasons(check([death, { ...levelChange, 变动日期: '2022-05-06' }]))).toEqual([]);
    expect(messages(check([{ ...death, 变动日期: '2022-05-01' }], { endedOn: isoDate('2022-05-06'), endReason: 'death' }))).toEqual([
      '张三 的供养已于 2022-05-06 因死亡结束。请核对；原登记有误的请先撤销。',
    ]);
  });

  it('lets somebody be added and change in one file, the addition standing below', () => {
    const later = { ...levelChange, 姓名: '王五', 身份证号: idNumber('1950-01-01', '003'), 变动前: '半护理' };
    // An assessment from before the confirmation is no less of a known person.
    expect(reasons(check([{ ...later, 变动日期: '2022-01-10' }, addition], null))).toEqual([]);
    const file = check([later, addition], null);
    expect([reasons(file), doubts(file), file.verdicts.map((verdict) => verdict.row)]).toEqual([[], [], [3, 4]]);
  });

  it.each<[string, Cells, string]>([
    [
      'somebody unknown',
      { ...levelChange, 身份证号: idNumber('1950-01-01', '003') },
      `台账中没有身份证号为 ${idNumber('1950-01-01', '003')} 的人员。请核对号码；确为新进人员的请先登记新增。`,
    ],
    [
      'another name',
      { ...levelChange, 姓名: '张叁' },
      `“姓名”为“张叁”，身份证号 ${recorded.idNumber} 登记的姓名是“张三”。请核对是否填错了人。`,
    ],
    [
      'an unknown type',
      { ...levelChange, 变动类型: '搬家' },
      '“变动类型”的“搬家”无法识别。请填写以下之一：新增、死亡、终止供养、自理能力变更、供养方式变更。',
    ],
    [
      'an unknown level',
      { ...levelChange, 变动后: '还行' },
      '“变动后”的“还行”无法识别。请填写以下之一：具备生活自理能力、部分丧失生活自理能力、完全丧失生活自理能力。',
    ],
    ['no new value', { ...levelChange, 变动后: null }, '“变动后”没有填写。请补填。'],
    ['an admission without a home', { ...admission, 供养机构: null }, '“供养机构”没有填写。请补填。'],
    ['an unknown home', { ...admission, 供养机构: '某院' }, '没有名为“某院”的供养机构。请核对名称，或先导入敬老院名册。'],
    ['a day to come', { ...death, 变动日期: '2023-01-01' }, '“变动日期”的“2023-01-01”晚于今天（2022-12-31）。请核对年份。'],
    [
      'an ID that is a number',
      { ...death, 身份证号: 370999194507140016 },
      '“身份证号”是数值 370999194507140000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。',
    ],
  ])('refuses %s', (_, cells, message) => {
    expect(messages(check([cells]))).toEqual([message]);
  });

  it('refuses a row that stands there twice', () => {
    expect(messages(check([levelChange, levelChange]))).toEqual([
      `身份证号 ${recorded.idNumber} 的“自理能力变更”在第 3 行已经出现。请核对，或删去重复的一行。`,
    ]);
  });

  it('doubts what does not fit the record', () => {
    expect(doubts(check([{ ...levelChange, 变动前: '半护理' }]))).toEqual([
      '变动前为“半护理”，而记录为“具备生活自理能力”（2021-06-01 评估）。请核对。',
    ]);
    expect(doubts(check([{ ...admission, 变动前: '集中供养' }]))).toEqual(['变动前为“集中供养”，而记录为“分散供养”。请核对。']);
    const same = check([{ ...admission, 变动后: '分散供养', 供养机构: null }]);
    expect([same.counts.unchanged, doubts(same)]).toEqual([1, ['2022-04-01 之前已是“分散供养”，没有变动，不作登记。请核对供养机构。']]);
    expect(doubts(check([{ ...death, 变动日期: '2021-01-01' }]))).toEqual(['死亡日期 2021-01-01 早于已登记的 2021-12-31 的变动。请核对。']);
    expect(doubts(check([{ ...levelChange, 变动日期: '2017-01-01' }]))).toEqual(['变动日期 2017-01-01 早于确认日期 2018-03-02。请核对。']);
    expect(doubts(check([{ ...addition, 供养机构: '新城敬老院' }], null))).toEqual([
      '新增人员先按分散供养登记，供养机构没有采用。入住的请另登记供养方式变更。',
    ]);
  });
});
