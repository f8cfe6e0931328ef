/** Lines that did not reach the payee: from a result, from a slip of paper, or because they could not go out at all. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { leftOutReasons } from '../../../electron/contract/bank.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { linesOfRow, payableSql, rowsOfFile } from './queries.ts';
import { leftOutLines, requiredFile } from './service-files.ts';
import { requiredSheet } from './service-read.ts';
import { labelIn, sheetWords, stateWords } from './words.ts';

export type NewReturn = {
  readonly lineId: number;
  readonly returnedOn: IsoDate;
  readonly reason: string;
  readonly bankFileId: number | null;
};

export function insertReturn(writer: Writer, { lineId, returnedOn, reason, bankFileId }: NewReturn): number {
  return run(
    writer,
    'INSERT INTO line_return (uid, line_id, returned_on, reason, bank_file_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    lineId,
    returnedOn,
    reason,
    bankFileId,
    writer.at,
    writer.actor.userId,
  );
}

function insertRelease(writer: Writer, returnId: number, reason: string): void {
  run(
    writer,
    'INSERT INTO line_return_release (return_id, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
    returnId,
    reason,
    writer.at,
    writer.actor.userId,
  );
}

export type Returned = { readonly lines: number; readonly fen: number };

const sumOf = (lines: readonly { readonly fen: number }[]): number => addFen(lines.map((line) => fen(line.fen)));

function refuseFuture(day: IsoDate, today: IsoDate): void {
  if (day > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(day) }, { returnedOn: '不能晚于今天' });
}

/**
 * A payment the bank had called a success comes back.
 * @throws AppError BANK_FILE_NOT_FOUND, BANK_ROW_NOT_FOUND, BANK_ROW_OPEN, BANK_ROW_RETURNED, BANK_RETURN_CLOSED, FACT_IN_FUTURE
 */
export function recordReturn(context: WriteContext, input: ParsedInputOf<'bank.recordReturn'>): Returned {
  return transaction(context, (writer) => {
    const { bankFileId, sequence, returnedOn, reason } = input;
    refuseFuture(returnedOn, context.clock.today());
    const file = requiredFile(writer, bankFileId);
    const names = { batch: file.batchNumber, sequence };
    if (file.sheetState !== 'sent' && file.sheetState !== 'paid')
      throw new AppError('BANK_RETURN_CLOSED', { month: sheetWords(file), state: stateWords(file.sheetState) });
    const found = rowsOfFile(writer, bankFileId).find((one) => one.sequence === sequence);
    if (!found) throw new AppError('BANK_ROW_NOT_FOUND', names);
    if (found.isReturned === 1) throw new AppError('BANK_ROW_RETURNED', names);
    if (found.outcome !== 'success') throw new AppError('BANK_ROW_OPEN', names);
    const lines = linesOfRow(writer, bankFileId, sequence);
    for (const { lineId } of lines) insertReturn(writer, { lineId, returnedOn, reason, bankFileId });
    writer.audit({
      action: 'bank.recordReturn',
      entity: 'bank_file',
      entityId: bankFileId,
      after: { batchNumber: file.batchNumber, sequence, lines: lines.length, fen: sumOf(lines), returnedOn, reason },
    });
    return { lines: lines.length, fen: sumOf(lines) };
  });
}

/**
 * What could not go out with any batch counts as unpaid, and comes with a later sheet once it can be paid.
 * @throws AppError BANK_SHEET_NOT_FOUND, BANK_RETURN_CLOSED, BANK_NOTHING_LEFT, FACT_IN_FUTURE
 */
export function putBack(
  context: WriteContext,
  { sheetId, happenedOn }: { readonly sheetId: number; readonly happenedOn: IsoDate },
): Returned {
  return transaction(context, (writer) => {
    refuseFuture(happenedOn, context.clock.today());
    const sheet = requiredSheet(writer, sheetId);
    const month = sheetWords(sheet);
    if (sheet.state !== 'sent' && sheet.state !== 'paid')
      throw new AppError('BANK_RETURN_CLOSED', { month, state: stateWords(sheet.state) });
    const lines = leftOutLines(writer, sheetId);
    if (lines.length === 0) throw new AppError('BANK_NOTHING_LEFT', { month });
    for (const { lineId, reason: why } of lines) {
      const reason = labelIn(leftOutReasons, why);
      const returnId = insertReturn(writer, { lineId, returnedOn: happenedOn, reason, bankFileId: null });
      // Nothing is wrong with the account: the total alone kept it out, so the next sheet may pay to it.
      if (why === 'notPositive') insertRelease(writer, returnId, reason);
    }
    writer.audit({
      action: 'bank.putBack',
      entity: 'sheet',
      entityId: sheetId,
      after: { month: sheet.month, lines: lines.length, fen: sumOf(lines), returnedOn: happenedOn },
    });
    return { lines: lines.length, fen: sumOf(lines) };
  });
}

/** The account was right after all. @throws AppError BANK_RETURN_NOT_FOUND, BANK_RETURN_RELEASED */
export function release(context: WriteContext, { returnId, reason }: { readonly returnId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const found = row<{ personId: number | null; forMonth: string; fen: number }>(
      writer,
      `SELECT l.person_id AS personId, l.for_month AS forMonth, ${payableSql} AS fen FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id WHERE r.return_id = ?`,
      returnId,
    );
    if (!found) throw new AppError('BANK_RETURN_NOT_FOUND');
    if (rows(writer, 'SELECT 1 FROM line_return_release WHERE return_id = ?', returnId).length > 0)
      throw new AppError('BANK_RETURN_RELEASED');
    insertRelease(writer, returnId, reason);
    writer.audit({
      action: 'bank.release',
      entity: 'line_return',
      entityId: returnId,
      ...(found.personId === null ? {} : { personId: found.personId }),
      after: { forMonth: found.forMonth, fen: found.fen, reason },
    });
  });
}
