/** Takes the whole answer of the bank or nothing of it; the same answer twice changes nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { bankLayoutSchema } from '../../../electron/contract/bank-layout.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { readWorkbookInWorker } from '../imports/reader-thread.ts';
import { fileByBatch, linesOfRow, rowsOfFile, type StoredFile } from './queries.ts';
import { readResult, type ResultFile } from './result-reading.ts';
import { compareResult, type Answer, type SentBatch } from './rules-result.ts';
import { requiredFile } from './service-files.ts';
import { insertReturn } from './service-returns.ts';
import { stateWords } from './words.ts';

/** Nobody reads more on a screen; the count says how many there are. */
const mostProblems = 500;

export type ReadResult = { readonly fileName: string; readonly hash: string; readonly result: ResultFile };

/** @throws AppError of the reader, HEADER_NOT_FOUND, COLUMN_NOT_MAPPED */
export async function readResultFile(file: string): Promise<ReadResult> {
  const grid = await readWorkbookInWorker(file);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { fileName: basename(file), hash, result: readResult(grid) };
}

export type ImportInput = { readonly bankFileId: number | null; readonly resultOn: IsoDate };

/**
 * One transaction. With any row that does not fit nothing is written, and the answer lists the rows.
 * @throws AppError BANK_FILE_NOT_FOUND, BANK_RESULT_NO_BATCH, FILE_EMPTY, FACT_IN_FUTURE
 */
export function importResult(
  context: WriteContext,
  read: ReadResult,
  { bankFileId, resultOn }: ImportInput,
): OutputOf<'bank.importResult'> {
  const { fileName, hash, result } = read;
  if (resultOn > context.clock.today()) throw new AppError('FACT_IN_FUTURE', { date: formatDate(resultOn) }, { resultOn: '不能晚于今天' });
  if (result.rows.length === 0) throw new AppError('FILE_EMPTY', { file: fileName });
  if (bankFileId === null && !result.hasBatch) throw new AppError('BANK_RESULT_NO_BATCH', { file: fileName });
  return transaction(context, (writer) => {
    const chosen = bankFileId === null ? null : requiredFile(writer, bankFileId);
    const { answers, unchanged, problems } = compareResult(result, batchFinder(writer, chosen));
    const summary = { fileName, rows: result.rows.length };
    if (problems.length > 0) {
      writer.audit({
        action: 'bank.refuseResult',
        entity: 'bank_result',
        entityId: null,
        after: { fileName, sha256: hash, rows: result.rows.length, problems: problems.length },
      });
      return { ...summary, success: 0, failed: 0, unchanged: 0, failedFen: 0, problems: problems.slice(0, mostProblems) };
    }
    const failed = answers.filter(({ outcome }) => outcome === 'failed');
    if (answers.length > 0) writeResult(writer, { fileName, hash, resultOn, answers, failed });
    return {
      ...summary,
      success: answers.length - failed.length,
      failed: failed.length,
      unchanged,
      failedFen: addFen(failed.map((answer) => fen(answer.fen))),
      problems: [],
    };
  });
}

/** Each batch is read once, however many of its rows come back. A file that names no batch is about the chosen one. */
function batchFinder(reader: Reader, chosen: StoredFile | null): (batchNumber: string) => SentBatch | undefined {
  const known = new Map<string, SentBatch | undefined>();
  return (batchNumber) => {
    if (known.has(batchNumber)) return known.get(batchNumber);
    // A batch the user chose is meant alone: a row of another one is a file that was mixed up.
    const isChosen = chosen !== null && (batchNumber === '' || batchNumber === chosen.batchNumber);
    const file = chosen === null ? fileByBatch(reader, batchNumber) : isChosen ? chosen : undefined;
    const batch = file && sentBatch(reader, file);
    known.set(batchNumber, batch);
    return batch;
  };
}

function sentBatch(reader: Reader, file: StoredFile): SentBatch {
  const { bankFileId, batchNumber, sheetState } = file;
  return {
    bankFileId,
    batchNumber,
    unit: bankLayoutSchema.parse(JSON.parse(file.layout)).unit,
    isWithdrawn: file.withdrawnReason !== null,
    closedState: sheetState === 'sent' ? null : sheetState === 'approved' ? '还没有登记送财政' : stateWords(sheetState),
    rows: new Map(rowsOfFile(reader, bankFileId).map((one) => [one.sequence, one])),
  };
}

type NewResult = {
  readonly fileName: string;
  readonly hash: string;
  readonly resultOn: IsoDate;
  readonly answers: readonly Answer[];
  readonly failed: readonly Answer[];
};

function writeResult(writer: Writer, { fileName, hash, resultOn, answers, failed }: NewResult): void {
  const success = answers.length - failed.length;
  const resultId = run(
    writer,
    `INSERT INTO bank_result (uid, file_name, file_hash, result_on, success_count, failed_count, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    fileName,
    hash,
    resultOn,
    success,
    failed.length,
    writer.at,
    writer.actor.userId,
  );
  const insert = statement(
    writer.connection,
    'INSERT INTO bank_result_row (bank_file_id, sequence, bank_result_id, outcome, reason) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { bankFileId, sequence, outcome, reason } of answers) insert.run(bankFileId, sequence, resultId, outcome, reason);
  for (const { bankFileId, sequence, reason } of failed)
    for (const { lineId } of linesOfRow(writer, bankFileId, sequence))
      insertReturn(writer, { lineId, returnedOn: resultOn, reason: reason ?? '', bankFileId });
  const batches = [...new Set(answers.map(({ bankFileId }) => bankFileId))].map(
    (bankFileId) =>
      row<{ batch: string }>(writer, 'SELECT batch_number AS batch FROM bank_file WHERE bank_file_id = ?', bankFileId)?.batch ?? '',
  );
  writer.audit({
    action: 'bank.importResult',
    entity: 'bank_result',
    entityId: resultId,
    after: {
      fileName,
      sha256: hash,
      batchNumber: batches.join('、'),
      resultOn,
      success,
      failed: failed.length,
      failedFen: addFen(failed.map((answer) => fen(answer.fen))),
    },
  });
}
