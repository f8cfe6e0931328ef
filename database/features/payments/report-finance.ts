/** The copy of a sheet that finance signs (财政会签联): whom to pay how much, by which standards, from which money. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import type { AreaType, SelfCareLevel, StandardKind, SupportMode } from '../../../electron/contract/terms.ts';
import { formatMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { standardName } from '../standards/rules.ts';
import { homesOnSheet } from './queries-paper.ts';
import type { SheetHeader } from './queries-sheets.ts';
import { moneyColumn, paidLines, paperOf, subjectOf, sumFen, typesIn, unitOf, type PaidLine } from './report-parts.ts';
import { accountMissing, leadOf } from './report-tables.ts';
import { requiredSheet } from './service-read.ts';

const signatures = ['民政经办：', '民政审核：', '民政负责人：', '财政经办：', '财政审核：', '财政负责人：'];
const people = (lines: readonly PaidLine[]): number => new Set(lines.map(({ personId }) => personId)).size;

/** @throws AppError SHEET_MONTH_NOT_FOUND */
export function financeReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const lines = paidLines(reader, header.sheetId, input.scope);
  const tables = [payeesTable(reader, header, lines), itemsTable(reader, header, lines), sourcesTable(reader, header, input)];
  return paperOf(
    header,
    input,
    footLine,
    tables.filter((table) => table !== null),
  );
}

function frame(
  reader: Reader,
  header: SheetHeader,
  name: string,
  kind: string,
): Omit<ReportTable, 'columns' | 'rows' | 'rowCount' | 'wordsColumn'> {
  const { region, bureau } = unitOf(reader);
  return {
    name,
    title: `${region}${formatMonth(header.month)}${subjectOf(header)}${kind}`,
    lead: leadOf(`填报单位：${bureau}`, header.month),
    hasTotals: true,
    signOff: [],
    sealOf: null,
    notes: [],
  };
}

/** A home is one payee with its account; people and caregivers of a township are paid one by one by the bank's list. */
function payeesTable(reader: Reader, header: SheetHeader, lines: readonly PaidLine[]): ReportTable {
  const { region } = unitOf(reader);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '收款单位、乡镇（街道）', kind: 'text', widthMm: 42 },
    { title: '人数', kind: 'integer', widthMm: 14, isSummed: true },
    { title: '笔数', kind: 'integer', widthMm: 14, isSummed: true },
    moneyColumn('金额', 30),
    { title: '户名', kind: 'text', widthMm: 44, group: '收款账户' },
    { title: '开户银行', kind: 'text', widthMm: 36, group: '收款账户' },
    { title: '账号', kind: 'code', widthMm: 38, group: '收款账户' },
    { title: '账号待补（笔）', kind: 'integer', widthMm: 18, isSummed: true },
  ];
  const ofHome = Map.groupBy(
    lines.filter(({ homeId }) => homeId !== null),
    ({ homeId }) => homeId ?? 0,
  );
  const ofTown = Map.groupBy(
    lines.filter(({ homeId }) => homeId === null),
    ({ person }) => person.townCode,
  );
  const cells = (own: readonly PaidLine[]): (string | number | null)[] => [people(own), own.length, sumFen(own)];
  const missing = (own: readonly PaidLine[]): number => own.filter(({ payeeAccount, fen }) => payeeAccount === null && fen > 0).length;
  const body: ReportRow[] = [
    ...homesOnSheet(reader, header.sheetId).flatMap((home): ReportRow[] => {
      const own = ofHome.get(home.homeId);
      return own ? [[home.name, ...cells(own), home.holder ?? home.name, home.bank, home.account ?? accountMissing, missing(own)]] : [];
    }),
    ...[...ofTown]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, own]): ReportRow => [own[0]?.person.townName ?? '', ...cells(own), '本人、照料人，见发放表附表', null, null, missing(own)]),
  ];
  return {
    ...frame(reader, header, '财政会签联', '发放会签单（财政联）'),
    columns,
    rows: body.map((row, index): ReportRow => [index + 1, ...row]),
    rowCount: body.length,
    wordsColumn: 4,
    signOff: signatures,
    sealOf: `${region}财政局`,
    notes: ['人数按收款单位统计，同一人收款分属两处的各计一次。账号待补的补齐账号后另行支付。'],
  };
}

type StandardRow = {
  readonly standardId: number;
  readonly kind: StandardKind;
  readonly areaType: AreaType | null;
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
  readonly amountFen: number;
  readonly documentNo: string;
};

const standardsSql = `SELECT standard_id AS standardId, kind, area_type AS areaType, mode, level, amount_fen AS amountFen, document_no AS documentNo
  FROM standard ORDER BY area_type, mode, level, standard_id`;

/** Corrections rest on several standards: their annex names them line by line. */
const hasStandard = (type: string): boolean => type === 'BASIC' || type === 'CARE' || type === 'FUNERAL';

/** What is paid for, by the standards with their documents. */
function itemsTable(reader: Reader, header: SheetHeader, lines: readonly PaidLine[]): ReportTable {
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '项目', kind: 'text', widthMm: 32 },
    { title: '标准', kind: 'text', widthMm: 62 },
    { title: '标准金额', kind: 'money', widthMm: 26 },
    { title: '依据文号', kind: 'text', widthMm: 60 },
    { title: '笔数', kind: 'integer', widthMm: 18, isSummed: true },
    moneyColumn('金额', 34),
  ];
  const standards = rows<StandardRow>(reader, standardsSql);
  const body = typesIn(lines).flatMap(([type, title]): ReportRow[] => {
    const ofType = lines.filter((line) => line.type === type);
    const cells = (own: readonly PaidLine[]): [number, number] => [own.length, sumFen(own)];
    if (!hasStandard(type)) return [[title, '见发放表附表', null, header.documentNo, ...cells(ofType)]];
    const byStandard = Map.groupBy(ofType, ({ standardId }) => standardId);
    return [
      ...standards.flatMap((standard): ReportRow[] => {
        const own = byStandard.get(standard.standardId);
        return own ? [[title, standardName(standard), standard.amountFen, standard.documentNo, ...cells(own)]] : [];
      }),
      ...[byStandard.get(null)].flatMap((own): ReportRow[] => (own ? [[title, '没有登记标准', null, null, ...cells(own)]] : [])),
    ];
  });
  return {
    ...frame(reader, header, '按项目汇总', '发放会签单附表：按项目和标准汇总'),
    columns,
    rows: body.map((row, index): ReportRow => [index + 1, ...row]),
    rowCount: body.length,
    wordsColumn: null,
  };
}

/** Which source pays how much, as it was approved; of the whole sheet only. */
function sourcesTable(reader: Reader, header: SheetHeader, { scope }: PaperInput): ReportTable | null {
  if (scope !== null) return null;
  const shares = rows<{ name: string; fen: number }>(
    reader,
    'SELECT source_name AS name, fen FROM sheet_fund WHERE sheet_id = ? ORDER BY fund_source_id',
    header.sheetId,
  );
  if (shares.length === 0) return null;
  return {
    ...frame(reader, header, '资金来源', '发放会签单附表：资金来源'),
    columns: [{ title: '序号', kind: 'index', widthMm: 20 }, { title: '资金来源', kind: 'text', widthMm: 140 }, moneyColumn('金额', 60)],
    rows: shares.map(({ name, fen }, index): ReportRow => [index + 1, name, fen]),
    rowCount: shares.length,
    wordsColumn: null,
  };
}
