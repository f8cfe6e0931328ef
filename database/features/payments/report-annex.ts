/** Annexes of a payment sheet: accounts in full, what is corrected and why, what is claimed back or waits. */
import { formatMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { cancelledFacts, factsOfPeople } from './queries-facts.ts';
import type { StoredClaim } from './queries-lines.ts';
import { knownOf, type SheetHeader } from './queries-sheets.ts';
import { accountMissing, leadOf, sheetTitle } from './report-tables.ts';
import { correctionReason, standardReason, type CorrectionToName } from './report-reasons.ts';
import type { PaperEntry, PaperGroup, PaperSheet } from './report-groups.ts';
import type { PaperLine } from './queries-paper.ts';
import type { CorrectedType } from './rules-corrections.ts';

/** As the columns of the sheet are called. */
const items: Readonly<Record<CorrectedType, string>> = {
  BASIC: '供养金',
  CARE: '护理费',
  FUNERAL: '丧葬费',
  PRICE: '价格临时补贴',
  OTHER: '一次性补助',
};
const typeLabels: Readonly<Record<string, string>> = { BACKPAY: '补发', OFFSET: '抵扣', FUNERAL: '丧葬费' };

function annex(
  sheet: PaperSheet,
  name: string,
  kind: string,
  columns: readonly ReportColumn[],
  rows: Iterable<ReportRow>,
  rowCount: number,
): ReportTable {
  return {
    name,
    title: sheetTitle(sheet, kind),
    lead: leadOf(`填报单位：${sheet.region}民政局`, sheet.month),
    columns,
    rows,
    rowCount,
    wordsColumn: null,
    hasTotals: false,
    signOff: [],
    sealOf: null,
    notes: [],
  };
}

const bankColumns = (group: string): ReportColumn[] => [
  { title: '户名', kind: 'text', widthMm: 17, group },
  { title: '开户银行', kind: 'text', widthMm: 25, group },
  { title: '账号', kind: 'code', widthMm: 36, group },
];

const bankCells = (line: PaperLine | null): (string | null)[] =>
  line ? [line.payeeName, line.payeeBank, line.payeeAccount ?? accountMissing] : [null, null, null];

/** Accounts of people and caregivers in full. */
export function accountsAnnex(sheet: PaperSheet): ReportTable | null {
  const towns = sheet.groups.filter((group) => group.home === null);
  const listed = towns.map((town) => ({ town, entries: town.entries.filter((entry) => entry.basic ?? entry.care ?? entry.topUp) }));
  const rowCount = listed.reduce((sum, { entries }) => sum + entries.length, 0);
  if (rowCount === 0) return null;
  const isDestitute = sheet.scheme === 'destitute';
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '乡镇（街道）', kind: 'text', widthMm: 19 },
    { title: '村（社区）', kind: 'text', widthMm: 30 },
    { title: '姓名', kind: 'text', widthMm: 17 },
    { title: '身份证号', kind: 'code', widthMm: 34 },
    ...(isDestitute ? [...bankColumns('供养金收款账户'), ...bankColumns('护理费收款账户')] : bankColumns('收款账户')),
  ];
  return annex(sheet, '附表 收款账户', '发放表附表：收款账户', columns, accountRows(listed, isDestitute), rowCount);
}

function* accountRows(
  listed: readonly { readonly town: PaperGroup; readonly entries: readonly PaperEntry[] }[],
  isDestitute: boolean,
): Generator<ReportRow> {
  let number = 0;
  for (const { town, entries } of listed)
    for (const { person, basic, care, topUp } of entries) {
      const cells = isDestitute ? [...bankCells(basic), ...bankCells(care)] : bankCells(topUp);
      yield [(number += 1), town.name, person.villageName, person.name, person.idNumber, ...cells];
    }
}

/** Names reasons of corrections by what was known when the sheet was built. */
export function reasonFinder(reader: Reader, header: SheetHeader): (personId: number, correction: CorrectionToName) => string {
  const horizon = knownOf(header).fact;
  const cancelled = cancelledFacts(reader, horizon);
  return (personId, correction) => {
    const [facts] = factsOfPeople(reader, personId, personId, cancelled, horizon);
    return facts ? correctionReason(facts, correction) : '';
  };
}

export function reasonOfLine(reasonFor: ReturnType<typeof reasonFinder>, line: PaperLine): string {
  if (line.of === null) return '供养期间死亡';
  if (line.changedStandard !== null) return standardReason(line.changedStandard);
  return reasonFor(line.personId, { forMonth: line.forMonth, of: line.of, side: line.side, fen: line.fen, isFirst: line.isFirst === 1 });
}

/** Back pay, offsets and funeral expenses line by line. */
export function correctionsAnnex(reader: Reader, sheet: PaperSheet, header: SheetHeader): ReportTable | null {
  const listed = sheet.groups.flatMap((group) => group.entries.flatMap((entry) => entry.others.map((line) => ({ group, entry, line }))));
  if (listed.length === 0) return null;
  const reasonFor = reasonFinder(reader, header);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '供养机构、乡镇（街道）', kind: 'text', widthMm: 34 },
    { title: '姓名', kind: 'text', widthMm: 17 },
    { title: '身份证号', kind: 'code', widthMm: 34 },
    { title: '类别', kind: 'text', widthMm: 13 },
    { title: '所属月份', kind: 'text', widthMm: 18 },
    { title: '项目', kind: 'text', widthMm: 19 },
    { title: '金额', kind: 'money', widthMm: 20, isSummed: true },
    { title: '原因', kind: 'text', widthMm: 44 },
    { title: '收款人', kind: 'text', widthMm: 24 },
    { title: '账号', kind: 'code', widthMm: 34 },
  ];
  const rows = listed.map(({ group, entry, line }, index): ReportRow => [
    index + 1,
    group.name,
    entry.person.name,
    entry.person.idNumber,
    typeLabels[line.type] ?? line.type,
    formatMonth(line.forMonth),
    items[line.of ?? 'FUNERAL'],
    line.fen,
    reasonOfLine(reasonFor, line),
    line.payeeName ?? '丧事经办人',
    line.payeeAccount ?? accountMissing,
  ]);
  return {
    ...annex(
      sheet,
      '附表 补发抵扣',
      sheet.scheme === 'destitute' ? '发放表附表：补发、抵扣、丧葬费' : '发放表附表：补发、抵扣',
      columns,
      rows,
      rows.length,
    ),
    hasTotals: true,
  };
}

export type ClaimList = { readonly kind: 'recovery' | 'pending'; readonly claims: readonly StoredClaim[] };

/** What is claimed back from people, or waits for a decision; outside the sheet's total. */
export function claimsAnnex(reader: Reader, sheet: PaperSheet, header: SheetHeader, { kind, claims }: ClaimList): ReportTable | null {
  if (claims.length === 0) return null;
  const reasonFor = reasonFinder(reader, header);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '乡镇（街道）', kind: 'text', widthMm: 30 },
    { title: '姓名', kind: 'text', widthMm: 19 },
    { title: '身份证号', kind: 'code', widthMm: 38 },
    { title: '所属月份', kind: 'text', widthMm: 24 },
    { title: '项目', kind: 'text', widthMm: 26 },
    { title: '金额', kind: 'money', widthMm: 26, isSummed: true },
    { title: '原因', kind: 'text', widthMm: 70 },
  ];
  const rows = claims.map((claim, index): ReportRow => [
    index + 1,
    claim.townName,
    claim.name,
    claim.idNumber,
    formatMonth(claim.month),
    items[claim.of],
    claim.fen,
    kind === 'pending'
      ? '供养已终止，补发待决定'
      : reasonFor(claim.personId, { forMonth: claim.month, of: claim.of, side: claim.side, fen: -claim.fen, isFirst: false }),
  ]);
  const title = kind === 'recovery' ? '发放表附表：追回（不计入发放合计）' : '发放表附表：补发待定（不计入发放合计）';
  return { ...annex(sheet, kind === 'recovery' ? '附表 追回' : '附表 补发待定', title, columns, rows, rows.length), hasTotals: true };
}
