/** Reading the audit log, checking its chain, handing it to an auditor. */
import type { AuditFilter, AuditLine, AuditReport } from '../../../electron/contract/audit.ts';
import { maskText } from '../../../electron/contract/masking.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { workbookSteps } from '../../documents/xlsx/workbook.ts';
import { readAnchor, readHead, writeAnchor } from '../../core/anchor.ts';
import { verifySteps } from '../../core/audit-verify.ts';
import { row, transaction, type Steps, type WriteContext } from '../../core/sql.ts';
import type { OpenLedger } from '../ledger/service.ts';
import { actorOf, canSeeNumbers, type SearchReader } from '../users/scope.ts';
import { countLines, pageOfLines, type StoredLine } from './queries.ts';
import { auditReport } from './report.ts';

const masked = (json: string | null): string | null => (json === null ? null : maskText(json));

function lineOf({ before, after, hash, ...line }: StoredLine): AuditLine {
  return { ...line, before: masked(before), after: masked(after), hash: hash.toString('hex') };
}

export function page(reader: SearchReader, input: AuditFilter & { offset: number; limit: number }): { total: number; rows: AuditLine[] } {
  const total = countLines(reader, input);
  return { total, rows: pageOfLines(reader, input, input.offset, input.limit, total).map(lineOf) };
}

type OpenFile = Pick<OpenLedger, 'file' | 'dataKey' | 'connection'>;

/** The chain inside the ledger and the anchor beside it. */
export function verifyLedgerSteps({ file, dataKey, connection }: OpenFile): Steps<AuditReport> {
  return verifySteps(connection, readAnchor(file, dataKey));
}

/** That somebody checked stands in the log, with what he saw. */
export function recordVerification(context: WriteContext, report: AuditReport): void {
  transaction(context, (writer) =>
    writer.audit({
      action: 'audit.verify',
      entity: 'audit',
      entityId: report.head?.seq ?? null,
      after: { lines: report.lines, faults: report.faults, anchor: report.anchor.state },
    }),
  );
}

/**
 * Begins the anchor anew at the present end of the log. What stood there and what does not fit goes into the log first.
 * @throws AppError ANCHOR_NOT_WRITTEN
 */
export function renewAnchor(ledger: OpenFile, context: WriteContext, reason: string): void {
  const anchor = readAnchor(ledger.file, ledger.dataKey);
  const newest = anchor.state === 'read' ? anchor.points.at(-1) : undefined;
  transaction(context, (writer) =>
    writer.audit({
      action: 'anchor.renew',
      entity: 'ledger',
      entityId: 1,
      before: { state: anchor.state, ...(newest ? { seq: newest.seq, hash: newest.hash, at: newest.at } : {}) },
      after: { reason },
    }),
  );
  const head = readHead(context.connection);
  if (!head || !writeAnchor(ledger.file, ledger.dataKey, head)) throw new AppError('ANCHOR_NOT_WRITTEN', { file: ledger.file });
}

/** @throws AppError FILE_NOT_WRITABLE */
export function* exportSteps(
  context: WriteContext,
  input: { filter: AuditFilter; purpose: string },
  file: string,
): Steps<{ file: string; rows: number }> {
  const { filter, purpose } = input;
  // Its own line is the last one of the file's time: what is exported ends before it.
  const last = readHead(context.connection)?.seq ?? 0;
  const ledgerName = row<{ name: string }>(context, 'SELECT name FROM ledger')?.name ?? '';
  const report = auditReport(
    { connection: context.connection, canSeeNumbers: canSeeNumbers(actorOf(context).role) },
    filter,
    { ledgerName, last, purpose },
    exportFootLine('导出', context.clock.now(), context.actor.name, null),
  );
  const rows = report.tables[0]?.rowCount ?? 0;
  const steps = workbookSteps(report, file);
  try {
    for (let step = steps.next(); step.done !== true; step = steps.next()) yield { ...step.value, phase: '正在写入工作簿' };
  } finally {
    steps.return(undefined as never);
  }
  transaction(context, (writer) =>
    writer.audit({ action: 'audit.export', entity: 'audit', entityId: last, after: { purpose, filter, rows } }),
  );
  return { file, rows };
}
