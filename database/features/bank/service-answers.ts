/** One row of a batch that the bank never answered, answered by hand: what it rests on is kept beside it. */
import { createHash } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, formatDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { linesOfRow, rowsOfFile } from './queries.ts';
import { requiredFile } from './service-files.ts';
import { insertReturn } from './service-returns.ts';
import { sheetWords, stateWords } from './words.ts';

/**
 * @throws AppError BANK_FILE_NOT_FOUND, BANK_FILE_WITHDRAWN, BANK_ANSWER_CLOSED, BANK_ROW_NOT_FOUND, BANK_ROW_ANSWERED, BANK_ANSWER_EARLY,
 *   FACT_IN_FUTURE
 */
export function answerRow(context: WriteContext, input: ParsedInputOf<'bank.answerRow'>): OutputOf<'bank.answerRow'> {
  return transaction(context, (writer) => {
    const { bankFileId, sequence, outcome, answeredOn, documentNo, reason } = input;
    if (answeredOn > context.clock.today())
      throw new AppError('FACT_IN_FUTURE', { date: formatDate(answeredOn) }, { answeredOn: '不能晚于今天' });
    const file = requiredFile(writer, bankFileId);
    const batch = file.batchNumber;
    if (file.withdrawnReason !== null) throw new AppError('BANK_FILE_WITHDRAWN', { batch });
    if (file.sheetState !== 'sent' && file.sheetState !== 'paid')
      throw new AppError('BANK_ANSWER_CLOSED', { month: sheetWords(file), state: stateWords(file.sheetState) });
    if (answeredOn < file.madeOn)
      throw new AppError(
        'BANK_ANSWER_EARLY',
        { date: formatDate(answeredOn), batch, made: formatDate(file.madeOn) },
        { answeredOn: '不能早于批次的制作日期' },
      );
    const found = rowsOfFile(writer, bankFileId).find((one) => one.sequence === sequence);
    if (!found) throw new AppError('BANK_ROW_NOT_FOUND', { batch, sequence });
    if (found.outcome !== null) throw new AppError('BANK_ROW_ANSWERED', { batch, sequence });
    const resultId = insertHandAnswer(writer, input);
    const lines = linesOfRow(writer, bankFileId, sequence);
    run(
      writer,
      'INSERT INTO bank_result_row (bank_file_id, sequence, bank_result_id, outcome, reason) VALUES (?, ?, ?, ?, ?)',
      bankFileId,
      sequence,
      resultId,
      outcome,
      outcome === 'failed' ? reason : null,
    );
    if (outcome === 'failed') for (const { lineId } of lines) insertReturn(writer, { lineId, returnedOn: answeredOn, reason, bankFileId });
    const sum = addFen(lines.map((line) => fen(line.fen)));
    writer.audit({
      action: 'bank.answerRow',
      entity: 'bank_file',
      entityId: bankFileId,
      after: {
        batchNumber: batch,
        sequence,
        outcome: outcome === 'failed' ? '失败' : '成功',
        lines: lines.length,
        fen: sum,
        resultOn: answeredOn,
        documentNo,
        reason,
      },
    });
    return { lines: lines.length, fen: sum };
  });
}

/** A result of one row; no file came, so the hash is of what was written down. */
function insertHandAnswer(writer: Writer, input: ParsedInputOf<'bank.answerRow'>): number {
  const { outcome, answeredOn, documentNo, reason } = input;
  const resultId = run(
    writer,
    `INSERT INTO bank_result (uid, file_name, file_hash, result_on, success_count, failed_count, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    documentNo,
    createHash('sha256').update(JSON.stringify(input)).digest('hex'),
    answeredOn,
    outcome === 'success' ? 1 : 0,
    outcome === 'failed' ? 1 : 0,
    writer.at,
    writer.actor.userId,
  );
  run(writer, 'INSERT INTO bank_hand_answer (bank_result_id, document_no, reason) VALUES (?, ?, ?)', resultId, documentNo, reason);
  return resultId;
}
