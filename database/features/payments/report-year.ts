/** 年度发放台账: what everybody was paid in each month of a year, by the sheets that are locked; its total is theirs to the fen. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { formatMonth, formatYuan, isoMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { moneyColumn, subjectOf, unitOf } from './report-parts.ts';
import { sheetHeaders, type SheetHeader } from './queries-sheets.ts';
import { keyOfPart } from './rules-scope.ts';
import { requiredSheet } from './service-read.ts';

type Payee = {
  readonly personId: number;
  readonly townCode: string;
  readonly townName: string;
  readonly villageCode: string;
  readonly name: string;
  readonly idNumber: string;
};
type PaidYear = { readonly payee: Payee; readonly months: number[]; total: number };

/** The locked sheets of the year up to a month, oldest first. */
function lockedSheets(reader: Reader, { scheme, month }: Pick<SheetHeader, 'scheme' | 'month'>): SheetHeader[] {
  const first = isoMonth(`${month.slice(0, 4)}-01`);
  return sheetHeaders(reader, scheme).filter((sheet) => sheet.fingerprint !== null && sheet.month >= first && sheet.month <= month);
}

const partKey = "CASE WHEN l.payee_home_id IS NOT NULL THEN 'home:' || l.payee_home_id ELSE 'town:' || p.town_code END";
const paidSql = `SELECT l.person_id, sum(l.fen) FROM sheet_person p CROSS JOIN sheet_line l ON l.sheet_id = p.sheet_id AND l.person_id = p.person_id
  WHERE p.sheet_id = @sheetId AND (@key IS NULL OR ${partKey} = @key) GROUP BY l.person_id`;
const payeesSql = `SELECT person_id AS personId, town_code AS townCode, town_name AS townName, village_code AS villageCode, name, id_number AS idNumber
  FROM sheet_person WHERE sheet_id = ?`;

/** Everybody paid in these sheets, with a place for each of them, in the order of a list. Names are those of the newest sheet. */
function paidInYear(reader: Reader, sheets: readonly SheetHeader[], key: string | null): PaidYear[] {
  const payees = new Map<number, Payee>();
  const paid = new Map<number, PaidYear>();
  for (const { sheetId } of sheets) for (const payee of rows<Payee>(reader, payeesSql, sheetId)) payees.set(payee.personId, payee);
  for (const [index, { sheetId }] of sheets.entries())
    for (const [personId, fen] of statement(reader.connection, paidSql).raw().iterate({ sheetId, key }) as Iterable<[number, number]>) {
      const payee = payees.get(personId);
      if (!payee) continue;
      let year = paid.get(personId);
      if (!year) paid.set(personId, (year = { payee, months: Array.from<number>({ length: sheets.length }).fill(0), total: 0 }));
      year.months[index] = fen;
      year.total += fen;
    }
  const order = ({ payee }: PaidYear): string => `${payee.townCode} ${payee.villageCode} ${payee.idNumber}`;
  return [...paid.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function* bodyOf(paid: readonly PaidYear[]): Generator<ReportRow> {
  let number = 0;
  for (const { payee, months, total } of paid)
    yield [(number += 1), payee.townName, payee.name, payee.idNumber, ...months.map((fen) => (fen === 0 ? null : fen)), total];
}

/** @throws AppError SHEET_MONTH_NOT_FOUND @throws RangeError when the people do not add up to the sheets */
export function yearReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const sheets = lockedSheets(reader, header);
  const key = input.scope === null ? null : keyOfPart(input.scope);
  const paid = paidInYear(reader, sheets, key);
  const total = paid.reduce((sum, year) => sum + year.total, 0);
  const ledger = sheets.reduce((sum, { totalFen }) => sum + totalFen, 0);
  if (key === null && total !== ledger) throw new RangeError(`the year of the people (${total}) is not that of the sheets (${ledger})`);
  const { region, bureau } = unitOf(reader);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '乡镇（街道）', kind: 'text', widthMm: 20 },
    { title: '姓名', kind: 'text', widthMm: 14 },
    { title: '身份证号', kind: 'code', widthMm: 32 },
    ...sheets.map(({ month }) => moneyColumn(`${Number(month.slice(5))}月`, 15)),
    moneyColumn('合计', 20),
  ];
  return {
    paper: input.paper,
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '年度台账',
        title: `${region}${header.month.slice(0, 4)}年${subjectOf(header)}发放台账`,
        lead: { left: `填报单位（盖章）：${bureau}`, centre: periodOf(sheets), right: '单位：元' },
        columns,
        rows: bodyOf(paid),
        rowCount: paid.length,
        wordsColumn: columns.length - 1,
        hasTotals: true,
        signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
        sealOf: bureau,
        notes: [
          `按已审批的发放表统计，列在发放的月份，含补发、抵扣和丧葬费${key === null ? `；与各月发放表合计 ${formatYuan(ledger)} 元相等` : ''}。`,
        ],
      },
    ],
  };
}

function periodOf(sheets: readonly { readonly month: IsoMonth }[]): string {
  const [first, last] = [sheets[0]?.month, sheets.at(-1)?.month];
  if (first === undefined || last === undefined) return '还没有已审批的发放表';
  return `所属期：${first === last ? formatMonth(first) : `${formatMonth(first)}至${Number(last.slice(5))}月`}`;
}
