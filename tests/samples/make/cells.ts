/** How offices write one person into a roster: the columns of the county form, and the spellings that are untidy but mean the same. */
import type { MadePerson } from './people.ts';
import type { Random } from '../../../database/features/demo/random.ts';

/** A day kept as a spreadsheet date; every other cell is text, a number or empty. */
export type DayCell = { readonly day: string; readonly format: string };
export type Cell = string | number | DayCell | null;
export type Grid = (readonly Cell[])[];
/** Rows and columns from 0, both ends included. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export const rosterColumns = [
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
  '确认日期',
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
export type RosterColumn = (typeof rosterColumns)[number];
export type RosterCells = Record<RosterColumn, Cell>;

const levelLabels = { independent: '具备生活自理能力', partialLoss: '部分丧失生活自理能力', completeLoss: '完全丧失生活自理能力' } as const;
const categoryLabels = { elder: '老年人', disabled: '残疾人', minor: '未成年人' } as const;

export function dayCell(day: string, format = 'yyyy-mm-dd'): DayCell {
  return { day, format };
}

/** Days since 1899-12-30, as spreadsheets count. */
export function daySerial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** `2022/3/12`, as a spreadsheet program writes a day into text. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const [year = '', month = '', day = ''] = cell.day.split('-');
  return `${year}/${Number(month)}/${Number(day)}`;
}

/** The tidy row of a person, days as spreadsheet dates. */
export function rosterCells(person: MadePerson, number: number): RosterCells {
  return {
    序号: number,
    '乡镇（街道）': person.townName,
    '村（社区）': person.villageName,
    姓名: person.name,
    性别: person.sex === 'male' ? '男' : '女',
    民族: person.ethnicity,
    出生日期: dayCell(person.bornOn),
    身份证号: person.idNumber,
    户籍类型: person.areaType === 'rural' ? '农村' : '城市',
    人员类别: categoryLabels[person.category],
    残疾证号: person.disability?.certificate ?? null,
    残疾类别: person.disability?.kind ?? null,
    残疾等级: person.disability?.grade ?? null,
    生活自理能力: levelLabels[person.level],
    评估日期: dayCell(person.assessedOn),
    供养方式: person.mode === 'centralised' ? '集中供养' : '分散供养',
    供养机构: person.home?.name ?? null,
    照料人姓名: person.caregiver,
    确认日期: dayCell(person.confirmedOn),
    基本生活标准: person.basic,
    照料护理费: person.care,
    合计: person.basic + person.care,
    开户银行: person.bank,
    账户名: person.name,
    一卡通账号: person.account,
    联系电话: person.phone,
    集中供养意愿: person.wish,
    备注: null,
  };
}

/** The written forms of a day that come in by text: 2022.3.12, 2022年3月12日, 20220312, 2022/03/12, 2022-03-12. */
export function spellDay(random: Random, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const [shortMonth, shortDate] = [Number(month), Number(date)];
  return random.pick([
    `${year}年${shortMonth}月${shortDate}日`,
    `${year}.${shortMonth}.${shortDate}`,
    `${year}${month}${date}`,
    `${year}/${month}/${date}`,
    `${year}/${shortMonth}/${shortDate}`,
    day,
  ]);
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}

function untidyCode(random: Random, code: string): string {
  return random.pick([` ${code}`, `${code} `, `${code}\t`, fullWidth(code), code.toLowerCase(), `\u00a0${code}`, `'${code}`, `　${code}`]);
}

function untidyName(random: Random, name: string): string {
  return [...name].length === 2
    ? random.pick([[...name].join('　'), [...name].join(' '), ` ${name}`])
    : random.pick([`${name} `, ` ${name}`, `${name}　`]);
}

/**
 * The same row as hands type it: every day in one of its spellings, one code, name or place in eight with blanks, full-width digits or a small x.
 * Every cell keeps its meaning, so the row stays acceptable.
 */
export function untidyRow(random: Random, tidy: RosterCells): RosterCells {
  const row: RosterCells = { ...tidy };
  for (const column of ['出生日期', '评估日期', '确认日期'] as const) {
    const cell = row[column];
    if (typeof cell === 'object' && cell !== null && random.happens(0.5)) row[column] = spellDay(random, cell.day);
  }
  for (const column of ['身份证号', '残疾证号', '一卡通账号', '联系电话'] as const) {
    const cell = row[column];
    if (typeof cell === 'string' && random.happens(0.12)) row[column] = untidyCode(random, cell);
  }
  if (typeof row.姓名 === 'string' && random.happens(0.08)) row.姓名 = untidyName(random, row.姓名);
  for (const column of ['乡镇（街道）', '村（社区）', '供养机构'] as const) {
    const cell = row[column];
    if (typeof cell === 'string' && random.happens(0.03)) row[column] = random.pick([`${cell} `, ` ${cell}`, `${cell}　`]);
  }
  if (random.happens(0.05)) row.合计 = `${cellText(tidy.合计)}.00`;
  return row;
}
