/** 现金签领表: one row for each hand that receives, with a place to sign; the deduction of a payee is already in his sum. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { payeeKindLabels, lineTypes } from '../../../electron/contract/payments.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, formatMonth } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, type Reader, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { purposeOf } from '../exports/service.ts';
import { openLines, type BankSheetRow } from './queries.ts';
import { lineNames, type LineNames } from './queries-otherwise.ts';
import type { PayableLine } from './rules.ts';
import { deductionLeft, handOf } from './rules-otherwise.ts';
import { chosenLines } from './service-otherwise.ts';
import { requiredSheet } from './service-read.ts';
import { itemName, labelIn, sheetWords } from './words.ts';

type Asked = ParsedInputOf<'otherPayments.saveSignatures'>;
export type SignatureList = {
  readonly report: Report;
  readonly entry: AuditEntry;
  readonly rows: OutputOf<'otherPayments.saveSignatures'>['rows'];
};

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 11 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 24 },
  { title: '村（社区）', kind: 'text', widthMm: 34 },
  { title: '供养人员', kind: 'text', widthMm: 20 },
  { title: '身份证号', kind: 'code', widthMm: 38 },
  { title: '领款人', kind: 'text', widthMm: 40 },
  { title: '款项', kind: 'text', widthMm: 42 },
  { title: '金额', kind: 'money', widthMm: 25, isSummed: true },
  { title: '领款人签名（按手印）', kind: 'text', widthMm: 34 },
  { title: '领款日期', kind: 'text', widthMm: 22 },
];
const wordsColumn = columns.findIndex(({ kind }) => kind === 'money');

/** `2022年1月基本生活标准、照料护理费`; what is of another month is named with it. */
function itemsOf(lines: readonly PayableLine[], names: ReadonlyMap<number, LineNames>, sheet: BankSheetRow): string {
  const words = lines.map(({ lineId, type, of }) => {
    const name = type === 'OTHER' || type === 'PRICE' ? itemName(sheet) : labelIn(lineTypes, type);
    const part = of === null ? name : `${name}${labelIn(lineTypes, of)}`;
    const month = names.get(lineId)?.forMonth;
    return month === undefined || month === sheet.month ? part : `${formatMonth(month)}${part}`;
  });
  return [...new Set(words)].join('、');
}

function rowsOf(lines: readonly PayableLine[], names: ReadonlyMap<number, LineNames>, sheet: BankSheetRow): ReportRow[] {
  const hands = [...Map.groupBy(lines, handOf).values()];
  return hands.flatMap((group, position): ReportRow[] => {
    const [first] = group;
    const name = first && names.get(first.lineId);
    if (!first || !name) return [];
    const isHome = first.homeId !== null;
    const people = [...new Set(group.map(({ personName }) => personName))];
    const payee = first.payeeName ?? first.personName;
    return [
      [
        position + 1,
        isHome ? null : name.townName,
        isHome ? null : name.villageName,
        people.length > 1 ? `${people.length} 人` : first.personName,
        isHome ? null : name.idNumber,
        first.payeeKind === 'person' ? payee : `${payee}（${payeeKindLabels[first.payeeKind]}）`,
        itemsOf(group, names, sheet),
        addFen(group.map((line) => fen(line.fen))),
        null,
        null,
      ],
    ];
  });
}

function regionOf(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}

/** @throws AppError BANK_SHEET_NOT_FOUND, OTHER_PAYMENT_NOT_OPEN, OTHER_PAYMENT_DEDUCTION, OTHER_PAYMENT_NOTHING */
export function signatureList(context: WriteContext, { sheetId, lineIds, format }: Asked, protection: Protection): SignatureList {
  const sheet = requiredSheet(context, sheetId);
  const open = openLines(context, sheetId);
  const lines = lineIds === null ? open : chosenLines(open, lineIds);
  if (lines.length === 0) throw new AppError('OTHER_PAYMENT_NOTHING', { month: sheetWords(sheet) });
  const left = deductionLeft(open, new Set(lines.map(({ lineId }) => lineId)));
  // Nobody signs for less than nothing: such a payee waits for a later sheet.
  if (left && lineIds !== null) throw new AppError('OTHER_PAYMENT_DEDUCTION', { payee: left.payeeName ?? left.personName });
  const paid = left === null ? lines : payable(lines);
  if (paid.length === 0) throw new AppError('OTHER_PAYMENT_NOTHING', { month: sheetWords(sheet) });
  const copyNumber =
    1 +
    (row<{ n: number }>(context, "SELECT count(*) AS n FROM audit WHERE action = 'otherPayment.export' AND entity_id = ?", sheetId)?.n ??
      0);
  const found = rowsOf(paid, lineNames(context, sheetId), sheet);
  const region = regionOf(context);
  const table: ReportTable = {
    name: '现金签领表',
    title: `${region}${formatMonth(sheet.month)}${itemName(sheet)}签领表`,
    lead: { left: `发放单位：${region}民政局`, centre: `所属发放表：${sheetWords(sheet)}`, right: '单位：元' },
    columns,
    rows: found,
    rowCount: found.length,
    wordsColumn,
    hasTotals: true,
    signOff: ['发放人：', '监督人：', '财务负责人：'],
    sealOf: `${region}民政局`,
    notes: ['本人签名或按手印；代领的写明代领人姓名、与本人关系，并附委托书。签领后凭本表在程序中登记“其他方式发放”，一笔款项只登记一次。'],
  };
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report: Report = { paper: 'A4', watermark: null, fingerprint: null, footLine, tables: [table] };
  return {
    report: protection.kind === 'masked' ? maskReport(report) : report,
    rows: found.length,
    entry: {
      action: 'otherPayment.export',
      entity: 'sheet',
      entityId: sheetId,
      after: { month: sheet.month, kind: format, rows: found.length, totalFen: addFen(paid.map((line) => fen(line.fen))), copyNumber },
    },
  };
}

function payable(lines: readonly PayableLine[]): PayableLine[] {
  return [...Map.groupBy(lines, handOf).values()].filter((group) => addFen(group.map((line) => fen(line.fen))) > 0).flat();
}
