/** Notices and payment orders as paper: looked at, printed, saved as PDF or Word; and the ledger as a workbook or a paper. */
import { createHash } from 'node:crypto';
import { maskRecord } from '../../../electron/contract/masking.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { RecoveryFilter, RecoveryPaper } from '../../../electron/contract/recoveries.ts';
import { claimTypes, pendingPayees } from '../../../electron/contract/recoveries-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatInstant } from '../../../electron/contract/instant.ts';
import { formatDate, formatMonth } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import type { Letter } from '../../documents/letter/letter.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import { maskReport } from '../../documents/mask-report.ts';
import type { Report } from '../../documents/report-table.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { requiredCase } from './case-state.ts';
import { noticeLetter, orderLetter, type OrderContent } from './letters.ts';
import { noticeContentSchema, unitName } from './notice-content.ts';
import { noticeRow } from './queries-money.ts';
import { decisionRow, itemsOfDecision, pendingRows } from './queries-pending.ts';
import { ledgerReport } from './report.ts';
import { endReason } from './service-read.ts';

type Sheet = {
  readonly personId: number;
  readonly number: string;
  readonly entity: 'recovery_notice' | 'pending_decision';
  readonly entityId: number;
  readonly make: (isMasked: boolean, footLine: string) => Letter;
};

const masked = <Content>(content: Content, isMasked: boolean): Content =>
  isMasked ? (maskRecord(content, { hasAddresses: true }) as Content) : content;

/** @throws AppError RECOVERY_NOTICE_NOT_FOUND, PENDING_ORDER_NOT_FOUND */
function sheetOf(reader: Reader, paper: RecoveryPaper): Sheet {
  if ('noticeId' in paper) {
    const notice = noticeRow(reader, paper.noticeId);
    if (!notice) throw new AppError('RECOVERY_NOTICE_NOT_FOUND');
    const content = noticeContentSchema.parse(JSON.parse(notice.content));
    const { personId } = requiredCase(reader, notice.caseId);
    return {
      personId,
      number: notice.noticeNumber,
      entity: 'recovery_notice',
      entityId: notice.noticeId,
      // The account of the finance office is public; it stays readable so that somebody can pay.
      make: (isMasked, footLine) => noticeLetter({ ...masked(content, isMasked), account: content.account }, footLine),
    };
  }
  const { personId, content } = orderContent(reader, paper.decisionId);
  return {
    personId,
    number: content.number,
    entity: 'pending_decision',
    entityId: paper.decisionId,
    make: (isMasked, footLine) => orderLetter(masked(content, isMasked), footLine),
  };
}

function orderContent(reader: Reader, decisionId: number): { readonly personId: number; readonly content: OrderContent } {
  const order = decisionRow(reader, decisionId);
  if (!order?.orderNumber || order.decidedAt === null) throw new AppError('PENDING_ORDER_NOT_FOUND');
  const amounts = new Map(itemsOfDecision(reader, decisionId).map(({ pendingId, fen }) => [pendingId, fen]));
  const items = pendingRows(reader, order.personId).filter(({ pendingId }) => amounts.has(pendingId));
  const [first] = items;
  if (!first) throw new AppError('PENDING_ORDER_NOT_FOUND');
  const { payeeName, payeeRelation, payeeBank, payeeAccount, fen, reason, documentNo, askedBy } = order;
  const ended = first.endedOn === null ? '' : formatDate(first.endedOn);
  return {
    personId: order.personId,
    content: {
      number: order.orderNumber,
      decidedOn: formatInstant(order.decidedAt).slice(0, 10),
      unit: unitName(reader),
      name: first.name,
      idNumber: first.idNumber,
      ending: [ended, endReason(first)].filter(Boolean).join('　'),
      payeeKind: order.payeeKind === null ? '' : labelOf(pendingPayees, order.payeeKind),
      payeeName: payeeName ?? '',
      payeeRelation,
      payeeBank,
      payeeAccount,
      items: items.map((item) => ({
        month: formatMonth(item.forMonth),
        type: labelOf(claimTypes, item.of),
        sheet: `${formatMonth(item.sheetMonth)}发放表`,
        fen: amounts.get(item.pendingId) ?? 0,
      })),
      fen,
      reason,
      documentNo,
      askedBy,
      decidedBy: order.decidedBy ?? '',
      isCancelled: order.cancelledReason !== null,
      paid: order.paidOn === null ? null : `已于 ${formatDate(order.paidOn)} 付款，凭证号 ${order.voucherNo ?? ''}。`,
    },
  };
}

function nextCopy(reader: Reader, action: string, { entity, entityId }: Sheet): number {
  const sql = 'SELECT count(*) AS n FROM audit WHERE action = ? AND entity = ? AND entity_id = ?';
  return 1 + (row<{ n: number }>(reader, sql, action, entity, entityId)?.n ?? 0);
}

function entryOf(action: string, sheet: Sheet, more: object): AuditEntry {
  const { entity, entityId, personId, number } = sheet;
  return { action, entity, entityId, personId, after: { documentNumber: number, ...more } };
}

const missingText = ({ character }: { readonly character: string }): string => `字库里没有“${character}”，以〓代替，请手工补写`;

/** To look at, or to print: each print is numbered and in the log with its hash. @throws AppError RECOVERY_NOTICE_NOT_FOUND, PENDING_ORDER_NOT_FOUND */
export function paper(
  context: WriteContext,
  input: { readonly paper: RecoveryPaper; readonly purpose: 'preview' | 'print' },
): { pdf: Uint8Array; pages: number; warnings: string[] } {
  return transaction(context, (writer) => {
    const sheet = sheetOf(writer, input.paper);
    const isPrint = input.purpose === 'print';
    const action = isPrint ? 'recoveryPaper.print' : 'recoveryPaper.preview';
    const copyNumber = isPrint ? nextCopy(writer, action, sheet) : null;
    const footLine = exportFootLine(isPrint ? '打印' : '预览', writer.at, writer.actor.name, copyNumber);
    const { bytes, pages, missing } = letterPdf([sheet.make(false, footLine)]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writer.audit(entryOf(action, sheet, isPrint ? { copyNumber, pages, sha256 } : { pages }));
    return { pdf: bytes, pages, warnings: missing.map(missingText) };
  });
}

/** @throws AppError RECOVERY_NOTICE_NOT_FOUND, PENDING_ORDER_NOT_FOUND */
export async function paperCopy(
  context: WriteContext,
  input: { readonly paper: RecoveryPaper; readonly format: 'pdf' | 'docx'; readonly protection: Protection },
): Promise<ExportContent> {
  const { protection, format } = input;
  const sheet = sheetOf(context, input.paper);
  const copyNumber = nextCopy(context, 'recoveryPaper.export', sheet);
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const letter = sheet.make(protection.kind === 'masked', footLine);
  const bytes = format === 'pdf' ? letterPdf([letter]).bytes : await letterDocx(letter);
  return { bytes, extension: format, entry: entryOf('recoveryPaper.export', sheet, { kind: format, copyNumber }) };
}

/** The ledger of a filter with its sums. */
export function ledgerOf(
  context: WriteContext,
  filter: RecoveryFilter,
  protection: Protection,
): { readonly report: Report; readonly copyNumber: number } {
  const copyNumber = 1 + (row<{ n: number }>(context, "SELECT count(*) AS n FROM audit WHERE action = 'recoveryCase.export'")?.n ?? 0);
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report = ledgerReport(context, filter, { unit: unitName(context), today: context.clock.today(), footLine });
  return { report: protection.kind === 'masked' ? maskReport(report) : report, copyNumber };
}
