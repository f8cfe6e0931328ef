import { describe, expect, it } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import type { KnownPerson } from '../../database/features/imports/known-ledger.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { checkRoster, type RosterCells, soundPerson } from './people.ts';
import { reasons, recordedPerson, sampleLedger } from './support.ts';

const record = checkRoster([soundPerson]).verdicts[0]?.record;
if (!record) throw new Error('the sound row was refused');
const recorded: KnownPerson = recordedPerson(record);

/** The row varied, against the person as recorded, varied. */
function check(cells: RosterCells, person: Partial<KnownPerson> = {}, line?: string) {
  const file = checkRoster([{ ...soundPerson, ...cells }], {
    known: sampleLedger([{ ...recorded, ...person }]),
    ...(line === undefined ? {} : { line }),
  });
  const verdict = file.verdicts[0];
  return {
    file,
    status: verdict?.status,
    record: verdict?.record,
    differences: verdict?.differences.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
    messages: rejectionsOf(file).map((issue) => issue.message),
  };
}

describe('a roster row against what is recorded', () => {
  it('is unchanged with the same content', () => {
    expect(check({})).toMatchObject({ status: 'unchanged', differences: [] });
  });

  it('changes what may change, and says from what to what', () => {
    const changed = check({
      联系电话: '13900000001',
      一卡通账号: '6217000000000000020',
      集中供养意愿: '愿意',
      备注: '外出',
      照料人姓名: '王五',
      照料人电话: '13700000000',
      '村（社区）': '尚质居委会',
      特困证号: 'T001',
      残疾证号: '37099919450714001641',
      残疾类别: '肢体',
      残疾等级: '1级',
    });
    expect(changed.status).toBe('changed');
    expect(changed.differences).toEqual([
      'village: 新城街道 刘庄居委会 → 新城街道 尚质居委会',
      'disabilityNumber:  → 37099919450714001641 肢体 一级',
      'certificateNumber:  → T001',
      'caregiverName: 李四 → 王五 13700000000',
      'accountNumber: 样本农商银行 张三 6228480000000000018 → 样本农商银行 张三 6217000000000000020',
      'phone: 13800000000 → 13900000001',
      'wish: 不愿意 → 愿意',
      'remark:  → 外出',
    ]);
  });

  it('leaves alone what the file leaves blank', () => {
    const blank: RosterCells = {
      联系电话: null,
      一卡通账号: null,
      开户银行: null,
      账户名: null,
      集中供养意愿: null,
      照料人姓名: null,
      民族: null,
      备注: '/',
    };
    expect(check(blank, { remark: '旧', certificateNumber: 'T1' })).toMatchObject({ status: 'unchanged', differences: [] });
    // A new number with a blank bank keeps the recorded bank.
    expect(check({ 开户银行: null, 一卡通账号: '6217000000000000020' }).record?.account).toEqual({
      bank: '样本农商银行',
      holder: '张三',
      number: '6217000000000000020',
    });
    expect(
      check({ 照料人电话: '13700000000' }, { caregiver: { name: '李四', idNumber: '370999196001010018', phone: null } }).record?.caregiver,
    ).toEqual({
      name: '李四',
      idNumber: '370999196001010018',
      phone: '13700000000',
    });
  });

  it('takes a later assessment as a new fact, even with the same level', () => {
    expect(check({ 评估日期: '2021-12-01' })).toMatchObject({
      status: 'changed',
      differences: ['level: 具备生活自理能力（2021-06-01 评估） → 具备生活自理能力（2021-12-01 评估）'],
    });
    expect(check({ 评估日期: '2021-12-01', 生活自理能力: '全护理', 照料护理费: 600, 合计: 1224 })).toMatchObject({ status: 'changed' });
  });

  it('refuses another level of the same or an earlier day', () => {
    const message = (day: string) =>
      `“生活自理能力”为“完全丧失生活自理能力（${day} 评估）”，与已有记录“具备生活自理能力（2021-06-01 评估）”不同。请核对；原记录有误的请先在人员页面更正。`;
    for (const day of ['2021-06-01', '2021-05-01'])
      expect(check({ 评估日期: day, 生活自理能力: '全护理' }).messages).toEqual([message(day)]);
    // The same level of an earlier day says nothing new.
    expect(check({ 评估日期: '2021-05-01' })).toMatchObject({ status: 'unchanged' });
  });

  it('agrees with a roster that was overtaken by later changes', () => {
    const levels = [...recorded.levels, { level: 'completeLoss' as const, assessedOn: isoDate('2022-03-01') }];
    const modes = [...recorded.modes, { mode: 'centralised' as const, homeCode: '370983H02', from: isoDate('2022-04-01') }];
    expect(check({}, { levels, modes })).toMatchObject({ status: 'unchanged' });
  });

  it('agrees with what began on the very day it names', () => {
    const levels = [
      { level: 'completeLoss' as const, assessedOn: isoDate('2020-01-01') },
      ...recorded.levels,
      { level: 'partialLoss' as const, assessedOn: isoDate('2022-03-01') },
    ];
    expect(check({}, { levels })).toMatchObject({ status: 'unchanged' });
    expect(check({ 评估日期: '2021-05-31' }, { levels }).messages).toHaveLength(1);
  });

  it('takes another mode or home of a later roster as a new fact of its day', () => {
    const later = '截止日期：2022年6月30日';
    const moved = check({ 供养方式: '集中供养', 供养机构: '新城敬老院' }, {}, later);
    expect(moved).toMatchObject({ status: 'changed', differences: ['mode: 分散供养 → 集中供养（新城敬老院）'] });
    expect(moved.record).toMatchObject({ mode: 'centralised', homeCode: '370983H02', modeFrom: '2022-06-30' });
    const inHome = [{ mode: 'centralised' as const, homeCode: '370983H02', from: isoDate('2021-12-31') }];
    expect(check({ 供养方式: '集中供养', 供养机构: '老城敬老院' }, { modes: inHome }, later).differences).toEqual([
      'home: 集中供养（新城敬老院） → 集中供养（老城敬老院）',
    ]);
  });

  it('refuses another mode of the same or an earlier roster, and one that has no day', () => {
    const moved: RosterCells = { 供养方式: '集中供养', 供养机构: '新城敬老院' };
    expect(check(moved).messages).toEqual([
      '供养方式为“集中供养（新城敬老院）”，2021-12-31 起的记录为“分散供养”，表的截止日期 2021-12-31 不晚于它。请核对；变更请用异动登记表登记。',
    ]);
    expect(check(moved, {}, '单位：元/月').messages).toEqual([
      '供养方式为“集中供养（新城敬老院）”，已有记录为“分散供养”，而这份表没有截止日期，无法判断先后。请在表头上方写明截止日期，或用异动登记表登记变更。',
    ]);
  });

  it.each<[string, RosterCells, Partial<KnownPerson>, string]>([
    ['another name', { 姓名: '张叁', 账户名: null }, {}, '4 CONFLICT 姓名'],
    ['another confirmation', { 确认日期: '2018-03-03' }, {}, '4 CONFLICT 确认日期'],
    ['another sex', {}, { sex: 'female' }, '4 CONFLICT 性别'],
    ['another area', { 户籍类型: '城市', 基本生活标准: 832, 合计: 1012 }, {}, '4 CONFLICT 户籍类型'],
    ['another category', { 人员类别: '残疾人' }, {}, '4 CONFLICT 人员类别'],
    ['another people', { 民族: '回族' }, {}, '4 CONFLICT 民族'],
    ['an end before its day', {}, { endedOn: isoDate('2021-11-05'), endReason: 'death' }, '4 CONFLICT 姓名'],
  ])('refuses %s', (_, cells, person, reason) => {
    expect(reasons(check(cells, person).file)).toEqual([reason]);
  });

  it('says what contradicts and what to do', () => {
    expect(check({ 确认日期: '2018-03-03' }).messages).toEqual([
      '“确认日期”为“2018-03-03”，与已有记录“2018-03-02”不同。请核对；原记录有误的请先在人员页面更正。',
    ]);
    expect(check({}, { endedOn: isoDate('2021-11-05'), endReason: 'death' }).messages).toEqual([
      '张三 的供养已于 2021-11-05 终止，不应列入 2021-12-31 的花名册。请核对；终止有误的请先撤销终止记录。',
    ]);
  });

  it('writes the dot of a name in any way', () => {
    const dotted = { 姓名: '买买提·依明', 账户名: '买买提·依明' };
    expect(
      check({ ...dotted, 姓名: '买买提•依明' }, { name: '买买提·依明', account: { ...recorded.account!, holder: '买买提·依明' } }),
    ).toMatchObject({ status: 'unchanged' });
  });
});
