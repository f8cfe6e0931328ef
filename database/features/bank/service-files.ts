/** Batches for the bank: what would be in one, made once, numbered, hashed; saved as often as needed, always the same bytes. */
import { createHash } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { BankFileCard, LeftOutReason } from '../../../electron/contract/bank.ts';
import { bankLayoutSchema, type BankLayout } from '../../../electron/contract/bank-layout.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import type { ExportContent } from '../exports/service.ts';
import { userById } from '../users/accounts.ts';
import { batchContent } from './content.ts';
import { requiredLayout } from './layouts.ts';
import {
  batchesOfMonth,
  fileByBatch,
  fileById,
  fileContent,
  openLines,
  presentAccount,
  refusedAccounts,
  type StoredFile,
} from './queries.ts';
import { cardOfFile, requiredSheet } from './service-read.ts';
import {
  batchNumber,
  linesLeftOut,
  partLabel,
  planBatch,
  type BatchPlan,
  type BatchRow,
  type Candidate,
  type PayableLine,
} from './rules.ts';
import { itemName, sheetWords, stateWords } from './words.ts';

type Wanted = ParsedInputOf<'bank.preview'>;
/** An administrator alone in the office could not pay anybody otherwise; what he does stands in the log. */
type Maker = { readonly userId: number; readonly role: Role };

function makerIn({ connection, actor: { userId } }: Pick<WriteContext, 'connection' | 'actor'>): Maker {
  return { userId, role: userById({ connection }, userId).role };
}
/** More would only be scrolled past; the sums count all. */
const mostLeftOut = 300;

/**
 * Lines with the account they will be paid to: that of the locked paper, or, where it is missing or has failed, the one recorded by now.
 * @param maker who makes the batch: what was not on the approved paper another person must have recorded
 */
function candidates(reader: Reader, sheetId: number, maker: Maker | null): Candidate[] {
  const refused = refusedAccounts(reader);
  const keyOf = ({ homeId, happinessHomeId, personId }: PayableLine, number: string): string => {
    const whom = happinessHomeId !== null ? `village ${happinessHomeId}` : homeId === null ? `person ${personId}` : `home ${homeId}`;
    return `${whom} ${number}`;
  };
  return openLines(reader, sheetId).map((line) => {
    const onPaper =
      line.payeeAccount === null ? null : { holder: line.payeeName ?? '', bank: line.payeeBank ?? '', number: line.payeeAccount };
    const isGood = onPaper !== null && !refused.has(keyOf(line, onPaper.number));
    const later = isGood ? null : presentAccount(reader, line);
    const account = later === null ? onPaper : { holder: later.holder, bank: later.bank, number: later.number };
    const isOnPaper = later === null || later.number === onPaper?.number;
    const isOwnAccount = !isOnPaper && maker !== null && maker.role !== 'admin' && later.recordedBy === maker.userId;
    return { ...line, account, isRefused: account !== null && refused.has(keyOf(line, account.number)), isOwnAccount };
  });
}

function planned(reader: Reader, { sheetId, part, layoutKey }: Wanted, maker: Maker): BatchPlan {
  return planBatch(candidates(reader, sheetId, maker), part, requiredLayout(reader, layoutKey).layout.grouping);
}

const totalOf = (list: readonly { readonly fen: number }[]): number => addFen(list.map((one) => fen(one.fen)));

/** @throws AppError BANK_SHEET_NOT_FOUND, BANK_LAYOUT_NOT_FOUND */
export function preview(context: Pick<WriteContext, 'connection' | 'actor'>, wanted: Wanted): OutputOf<'bank.preview'> {
  requiredSheet(context, wanted.sheetId);
  const { rows, leftOut } = planned(context, wanted, makerIn(context));
  return {
    rows: rows.length,
    lines: rows.reduce((sum, row) => sum + row.lineIds.length, 0),
    totalFen: totalOf(rows),
    leftOutLines: leftOut.reduce((sum, one) => sum + one.lines, 0),
    leftOutFen: totalOf(leftOut),
    leftOut: leftOut.slice(0, mostLeftOut),
  };
}

export type LeftLine = { readonly lineId: number; readonly fen: number; readonly reason: LeftOutReason };

/** What stays out of every batch for now, line by line. */
export function leftOutLines(reader: Reader, sheetId: number): LeftLine[] {
  return linesLeftOut(candidates(reader, sheetId, null)).map(({ line, reason }) => ({ lineId: line.lineId, fen: line.fen, reason }));
}

/**
 * Takes every line of the part that stands in no batch yet and can be paid.
 * @throws AppError BANK_SHEET_NOT_FOUND, BANK_SHEET_NOT_LOCKED, BANK_LAYOUT_NOT_FOUND, BANK_NOTHING_TO_SEND
 */
export function makeFile(context: WriteContext, wanted: Wanted): BankFileCard {
  return transaction(context, (writer) => {
    const sheet = requiredSheet(writer, wanted.sheetId);
    const month = sheetWords(sheet);
    if (sheet.state !== 'approved' && sheet.state !== 'sent')
      throw new AppError('BANK_SHEET_NOT_LOCKED', { month, state: stateWords(sheet.state) });
    const { name, layout } = requiredLayout(writer, wanted.layoutKey);
    const { rows } = planned(writer, wanted, makerIn(writer));
    if (rows.length === 0) throw new AppError('BANK_NOTHING_TO_SEND', { month, part: partLabel(wanted.part) });
    const number = batchNumber(sheet.month, batchesOfMonth(writer, sheet.month) + 1);
    const content = batchContent(layout, {
      batchNumber: number,
      month: sheet.month,
      item: itemName(sheet),
      rows: rows.map((row, index) => ({ ...row, sequence: index + 1 })),
    });
    const bankFileId = insertFile(writer, { ...wanted, number, name, layout, content, rows, madeOn: context.clock.today() });
    insertRows(writer, bankFileId, rows);
    const card = cardOfFile(requiredFile(writer, bankFileId));
    writer.audit({
      action: 'bank.makeFile',
      entity: 'bank_file',
      entityId: bankFileId,
      after: {
        batchNumber: number,
        month: sheet.month,
        part: partLabel(wanted.part),
        layout: name,
        rows: card.rows,
        lines: card.lines,
        totalFen: card.totalFen,
        sha256: card.fileHash,
      },
    });
    return card;
  });
}

type NewFile = Wanted & {
  readonly number: string;
  readonly name: string;
  readonly layout: BankLayout;
  readonly content: Uint8Array;
  readonly rows: readonly BatchRow[];
  readonly madeOn: IsoDate;
};

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

function insertFile(writer: Writer, { sheetId, part, layoutKey, number, name, layout, content, rows, madeOn }: NewFile): number {
  return run(
    writer,
    `INSERT INTO bank_file (uid, sheet_id, part, batch_number, layout_key, layout_name, layout, made_on, row_count, line_count, total_fen, content, file_hash, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    sheetId,
    part,
    number,
    layoutKey,
    name,
    JSON.stringify(layout),
    madeOn,
    rows.length,
    rows.reduce((sum, row) => sum + row.lineIds.length, 0),
    totalOf(rows),
    Buffer.from(content),
    hashOf(content),
    writer.at,
    writer.actor.userId,
  );
}

function insertRows(writer: Writer, bankFileId: number, rows: readonly BatchRow[]): void {
  const insertRow = statement(
    writer.connection,
    `INSERT INTO bank_file_row (bank_file_id, sequence, payee_kind, person_id, home_id, happiness_home_id, payee_name, payee_bank, payee_account, fen)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertLine = statement(writer.connection, 'INSERT INTO bank_file_line (line_id, bank_file_id, sequence) VALUES (?, ?, ?)');
  rows.forEach((row, index) => {
    const { payeeKind, personId, homeId, happinessHomeId, payeeName, payeeBank, payeeAccount } = row;
    insertRow.run(bankFileId, index + 1, payeeKind, personId, homeId, happinessHomeId, payeeName, payeeBank, payeeAccount, row.fen);
    for (const lineId of row.lineIds) insertLine.run(lineId, bankFileId, index + 1);
  });
}

/** @throws AppError BANK_FILE_NOT_FOUND */
export function requiredFile(reader: Reader, bankFileId: number): StoredFile {
  const file = fileById(reader, bankFileId);
  if (!file) throw new AppError('BANK_FILE_NOT_FOUND');
  return file;
}

/** Key of a batch by its number. @throws AppError BANK_FILE_NOT_FOUND */
export function fileOfBatch(reader: Reader, batchNumber: string): number {
  const file = fileByBatch(reader, batchNumber);
  if (!file) throw new AppError('BANK_FILE_NOT_FOUND');
  return file.bankFileId;
}

/** Its lines may go into another batch. @throws AppError BANK_FILE_NOT_FOUND, BANK_FILE_WITHDRAWN, BANK_FILE_ANSWERED */
export function withdrawFile(
  context: WriteContext,
  { bankFileId, reason }: { readonly bankFileId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const file = requiredFile(writer, bankFileId);
    const batch = file.batchNumber;
    if (file.withdrawnReason !== null) throw new AppError('BANK_FILE_WITHDRAWN', { batch });
    if (file.success + file.failed > 0) throw new AppError('BANK_FILE_ANSWERED', { batch });
    run(
      writer,
      'UPDATE bank_file SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE bank_file_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      bankFileId,
    );
    writer.audit({
      action: 'bank.withdrawFile',
      entity: 'bank_file',
      entityId: bankFileId,
      before: { batchNumber: batch, totalFen: file.totalFen },
      after: { withdrawnReason: reason },
    });
  });
}

/** The bytes as they were made, and the line for the audit. @throws AppError BANK_FILE_NOT_FOUND, BANK_FILE_WITHDRAWN, BANK_FILE_CHANGED */
export function savedContent(reader: Reader, bankFileId: number): ExportContent & { readonly rows: number } {
  const file = requiredFile(reader, bankFileId);
  if (file.withdrawnReason !== null) throw new AppError('BANK_FILE_WITHDRAWN', { batch: file.batchNumber });
  const bytes = fileContent(reader, bankFileId);
  if (hashOf(bytes) !== file.fileHash) throw new AppError('BANK_FILE_CHANGED', { batch: file.batchNumber });
  return {
    bytes,
    extension: bankLayoutSchema.parse(JSON.parse(file.layout)).format,
    rows: file.rows,
    entry: {
      action: 'bank.saveFile',
      entity: 'bank_file',
      entityId: bankFileId,
      after: { batchNumber: file.batchNumber, rows: file.rows, totalFen: file.totalFen, fileHash: file.fileHash },
    },
  };
}
