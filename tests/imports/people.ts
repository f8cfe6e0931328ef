/** One person as a roster row, to be varied. The ID region 370999 is assigned to nobody. */
import { checkFile, type CheckOptions } from '../../database/features/imports/check.ts';
import { idCheckCharacter } from '../../database/features/people/id-number.ts';
import type { CheckedFile } from '../../database/features/imports/verdicts.ts';
import { type Cell, gridOf, sampleLedger, today } from './support.ts';

export const rosterTitles = [
  '序号',
  '乡镇（街道）',
  '村（社区）',
  '姓名',
  '性别',
  '民族',
  '出生日期',
  '身份证号',
  '户籍类型',
  '人员类别',
  '残疾证号',
  '残疾类别',
  '残疾等级',
  '生活自理能力',
  '评估日期',
  '供养方式',
  '供养机构',
  '照料人姓名',
  '照料人身份证号',
  '照料人电话',
  '特困证号',
  '确认日期',
  '最初享受月份',
  '基本生活标准',
  '照料护理费',
  '合计',
  '开户银行',
  '账户名',
  '一卡通账号',
  '联系电话',
  '集中供养意愿',
  '备注',
] as const;
export type RosterTitle = (typeof rosterTitles)[number];
export type RosterCells = Partial<Record<RosterTitle, Cell>>;

/** Eighteen characters with the right last one. */
export function idNumber(bornOn: string, sequence: string, region = '370999'): string {
  const digits = `${region}${bornOn.replaceAll('-', '')}${sequence}`;
  return digits + idCheckCharacter(digits);
}

/** Nothing wrong and nothing doubtful. */
export const soundPerson: RosterCells = {
  序号: 1,
  '乡镇（街道）': '新城街道',
  '村（社区）': '刘庄居委会',
  姓名: '张三',
  性别: '男',
  民族: '汉族',
  出生日期: '1945-07-14',
  身份证号: idNumber('1945-07-14', '001'),
  户籍类型: '农村',
  人员类别: '老年人',
  生活自理能力: '具备生活自理能力',
  评估日期: '2021-06-01',
  供养方式: '分散供养',
  照料人姓名: '李四',
  确认日期: '2018-03-02',
  基本生活标准: 624,
  照料护理费: 180,
  合计: 804,
  开户银行: '样本农商银行',
  账户名: '张三',
  一卡通账号: '6228480000000000018',
  联系电话: '13800000000',
  集中供养意愿: '不愿意',
};

export const asOfLine = '填报单位：肥城市民政局    截止日期：2021年12月31日    单位：元/月';

export function rosterGrid(rows: readonly RosterCells[], line: string = asOfLine) {
  return gridOf([
    ['肥城市特困人员花名册'],
    [line],
    [...rosterTitles],
    ...rows.map((row) => rosterTitles.map((title) => row[title] ?? null)),
  ]);
}

/** The first of the rows stands in row 4 of the sheet. */
export function checkRoster(
  rows: readonly RosterCells[],
  options: Partial<CheckOptions> & { readonly line?: string } = {},
): CheckedFile<'roster'> {
  const { line, ...rest } = options;
  return checkFile(rosterGrid(rows, line), 'roster', { today, known: sampleLedger(), ...rest });
}
