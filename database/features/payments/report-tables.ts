/** Tables of a payment sheet: a page run per home and per township, and the summary over them. */
import { careTierLabels } from '../../../electron/contract/terms.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import {
  amountOf,
  partsIn,
  sumOf,
  type PaperEntry,
  type PaperGroup,
  type PaperSheet,
  type PartKind,
  type RegularKind,
} from './report-groups.ts';
import type { PaperLine } from './queries-paper.ts';

export const accountMissing = '账号待补';
const accountDigits = 4;
const partTitles: Readonly<Record<PartKind, string>> = { BACKPAY: '补发', OFFSET: '抵扣', FUNERAL: '丧葬费' };

/** `肥城市2022年3月特困人员价格临时补贴发放汇总表`. */
export function sheetTitle({ region, month, scheme, title }: TitledSheet, kind: string): string {
  const what = title === null ? '特困人员供养金、照料护理费' : scheme === 'price' ? `特困人员${title}` : title;
  return `${region}${formatMonth(month)}${what}${kind}`;
}

type TitledSheet = Pick<PaperSheet, 'region' | 'month' | 'scheme' | 'title'>;
type Regular = { readonly kind: RegularKind; readonly title: string };

/** Columns of what is paid regularly: two on sheets of destitute support, one on the others. */
function regularsOf({ scheme }: PaperSheet): readonly Regular[] {
  if (scheme !== 'destitute') return [{ kind: 'topUp', title: scheme === 'price' ? '价格临时补贴' : '补助金额' }];
  return [
    { kind: 'BASIC', title: '供养金' },
    { kind: 'CARE', title: '护理费' },
  ];
}

function lineOf(entry: PaperEntry, kind: RegularKind): PaperLine | null {
  return kind === 'BASIC' ? entry.basic : kind === 'CARE' ? entry.care : entry.topUp;
}

/** The document a sheet of another scheme pays under. */
function documentNotes({ documentNo }: PaperSheet): string[] {
  return documentNo === null ? [] : [`发放依据：${documentNo}。`];
}

export function leadOf(left: string, month: IsoMonth): ReportTable['lead'] {
  return { left, centre: `所属期：${formatMonth(month)}`, right: '单位：元' };
}

export function lastDigits(account: string | null): string {
  return account === null ? accountMissing : account.slice(-accountDigits);
}

function money(title: string, widthMm: number, group?: string): ReportColumn {
  return { title, kind: 'money', widthMm, isSummed: true, ...(group ? { group } : {}) };
}

function partColumns(parts: readonly PartKind[]): ReportColumn[] {
  return parts.map((part) => money(partTitles[part], 19));
}

function partCells(entry: PaperEntry, parts: readonly PartKind[]): (number | null)[] {
  return parts.map((part) => (entry.others.some((line) => line.type === part) ? amountOf(entry, part) : null));
}

function* numbered(entries: readonly PaperEntry[], cells: (entry: PaperEntry) => ReportRow): Generator<ReportRow> {
  let number = 0;
  for (const entry of entries) yield [(number += 1), ...cells(entry)];
}

export function groupTable(sheet: PaperSheet, group: PaperGroup): ReportTable {
  return group.home ? homeTable(sheet, group) : townTable(sheet, group);
}

/** Everybody's amounts; the payee is the home itself, named once. */
function homeTable(sheet: PaperSheet, group: PaperGroup): ReportTable {
  const parts = partsIn(group.entries);
  const { home } = group;
  const regulars = regularsOf(sheet);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 10 },
    { title: '姓名', kind: 'text', widthMm: 19 },
    { title: '身份证号', kind: 'code', widthMm: 38 },
    { title: '乡镇（街道）', kind: 'text', widthMm: 24, group: '户籍地' },
    { title: '村（社区）', kind: 'text', widthMm: 38, group: '户籍地' },
    { title: '自理能力', kind: 'text', widthMm: 16 },
    ...regulars.map(({ title }) => money(title, 23)),
    ...partColumns(parts),
    money('合计', 25),
  ];
  const account = home?.account ? `户名${home.holder}，${home.bank}，账号尾号${lastDigits(home.account)}` : accountMissing;
  return {
    name: group.name,
    title: sheetTitle(sheet, '发放表（集中供养）'),
    lead: leadOf(`填报单位（盖章）：${group.name}`, sheet.month),
    columns,
    rows: numbered(group.entries, (entry) => [
      entry.person.name,
      entry.person.idNumber,
      entry.person.townName,
      entry.person.villageName,
      careTierLabels[entry.person.level],
      ...regulars.map(({ kind }) => amountOf(entry, kind)),
      ...partCells(entry, parts),
      entry.totalFen,
    ]),
    rowCount: group.entries.length,
    wordsColumn: columns.length - 1,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '敬老院院长：', '分管领导：', '主要负责人：'],
    sealOf: group.name,
    notes: [`收款单位：${group.name}（${home?.code ?? ''}），${account}。`, ...documentNotes(sheet), ...partNotes(parts)],
  };
}

/** One row a person with two payees: himself for the basic amount, the caregiver for the care allowance. */
function townTable(sheet: PaperSheet, group: PaperGroup): ReportTable {
  const regulars = regularsOf(sheet);
  const parts = partsIn(group.entries);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 10 },
    { title: '村（社区）', kind: 'text', widthMm: 34 },
    { title: '姓名', kind: 'text', widthMm: 18 },
    { title: '身份证号', kind: 'code', widthMm: 36 },
    { title: '自理能力', kind: 'text', widthMm: 15 },
    ...regulars.flatMap(({ title }) => payeeColumns(title)),
    ...partColumns(parts),
    money('合计', 22),
  ];
  return {
    name: group.name,
    title: sheetTitle(sheet, '发放表（分散供养）'),
    lead: leadOf(`填报单位（盖章）：${group.name}`, sheet.month),
    columns,
    rows: numbered(group.entries, (entry) => [
      entry.person.villageName,
      entry.person.name,
      entry.person.idNumber,
      careTierLabels[entry.person.level],
      ...regulars.flatMap(({ kind }) => payeeCells(lineOf(entry, kind))),
      ...partCells(entry, parts),
      entry.totalFen,
    ]),
    rowCount: group.entries.length,
    wordsColumn: columns.length - 1,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '乡镇（街道）经办人：', '乡镇（街道）负责人：', '分管领导：', '主要负责人：'],
    sealOf: group.name,
    notes: ['收款人开户银行、账号全文见附表。', ...documentNotes(sheet), ...partNotes(parts)],
  };
}

function payeeColumns(group: string): ReportColumn[] {
  return [
    money('金额', 19, group),
    { title: '收款人', kind: 'text', widthMm: 18, group },
    { title: '账号后四位', kind: 'code', widthMm: 17, group },
  ];
}

function payeeCells(line: PaperLine | null): (string | number | null)[] {
  return line ? [line.fen, line.payeeName, lastDigits(line.payeeAccount)] : [null, null, null];
}

function partNotes(parts: readonly PartKind[]): string[] {
  return parts.length > 0 ? [`${parts.map((part) => partTitles[part]).join('、')}的所属月份、原因和收款人见附表。`] : [];
}

/** One row per home and township; accounts of homes in full, for finance. */
export function summaryTable(sheet: PaperSheet, notes: readonly string[]): ReportTable {
  const all = sheet.groups.flatMap((group) => group.entries);
  const parts = partsIn(all);
  const regulars = regularsOf(sheet);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 10 },
    { title: '供养机构、乡镇（街道）', kind: 'text', widthMm: 44 },
    { title: '供养方式', kind: 'text', widthMm: 18 },
    { title: '人数', kind: 'integer', widthMm: 14, isSummed: true },
    ...regulars.map(({ title }) => money(title, 25)),
    ...partColumns(parts),
    money('合计', 27),
    { title: '户名', kind: 'text', widthMm: 40, group: '收款单位' },
    { title: '开户银行', kind: 'text', widthMm: 30, group: '收款单位' },
    { title: '账号', kind: 'code', widthMm: 36, group: '收款单位' },
  ];
  const groups = sheet.groups.map(({ name, home, entries }, index): ReportRow => [
    index + 1,
    name,
    home ? '集中供养' : '分散供养',
    entries.length,
    ...regulars.map(({ kind }) => sumOf(entries, kind)),
    ...parts.map((part) => (partsIn(entries).includes(part) ? sumOf(entries, part) : null)),
    sumOf(entries, 'total'),
    ...(home
      ? [home.holder ?? home.name, home.bank, home.account ?? accountMissing]
      : [sheet.scheme === 'destitute' ? '本人、照料人，见附表' : '本人，见附表', null, null]),
  ]);
  return {
    name: '汇总',
    title: sheetTitle(sheet, '发放汇总表'),
    lead: leadOf(`填报单位（盖章）：${sheet.region}民政局`, sheet.month),
    columns,
    rows: groups,
    rowCount: groups.length,
    wordsColumn: columns.findIndex((column) => column.title === '合计'),
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
    sealOf: `${sheet.region}民政局`,
    notes: [...documentNotes(sheet), ...notes],
  };
}
