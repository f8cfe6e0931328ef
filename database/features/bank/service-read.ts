/** How far the payment of a sheet is, for the window. */
import type { BankFileCard, BankSheet } from '../../../electron/contract/bank.ts';
import { bankLayoutSchema } from '../../../electron/contract/bank-layout.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Reader } from '../../core/sql.ts';
import { userById } from '../users/accounts.ts';
import { filesOfSheet, lockedSheets, sheetRow, type BankSheetRow, type StoredFile } from './queries.ts';
import { figuresOf, handoversOf, pageOfReturns, pageOfRows, resultsOf, type ReturnsWanted, type RowsWanted } from './queries-read.ts';
import { permittedSteps } from './rules-steps.ts';
import { sheetWords } from './words.ts';

/** Two years of monthly sheets, and their top-ups. */
const mostSheets = 60;

/** @throws AppError BANK_SHEET_NOT_FOUND */
export function requiredSheet(reader: Reader, sheetId: number): BankSheetRow {
  const sheet = sheetRow(reader, sheetId);
  if (!sheet) throw new AppError('BANK_SHEET_NOT_FOUND');
  return sheet;
}

export function cardOfFile(file: StoredFile): BankFileCard {
  const { bankFileId, batchNumber, part, layoutName, rows, lines, totalFen, fileHash, madeOn, madeBy, withdrawnReason, success, failed } =
    file;
  const { format } = bankLayoutSchema.parse(JSON.parse(file.layout));
  const open = withdrawnReason === null ? rows - success - failed : 0;
  return {
    bankFileId,
    batchNumber,
    part,
    layoutName,
    format,
    rows,
    lines,
    totalFen,
    fileHash,
    madeOn,
    madeBy,
    withdrawnReason,
    success,
    failed,
    open,
  };
}

function headOf(reader: Reader, sheet: BankSheetRow): OutputOf<'bank.sheets'>[number] {
  const { sheetId, scheme, month, state, lines, totalFen } = sheet;
  const { settledFen, paidFen, otherFen, openFen, returnedFen, restFen } = figuresOf(reader, sheetId);
  const name = sheetWords(sheet);
  return { sheetId, scheme, month, name, state, lines, totalFen, settledFen, paidFen, otherFen, openFen, returnedFen, restFen };
}

/** Approved ones, newest first. */
export function bankSheets(reader: Reader): OutputOf<'bank.sheets'> {
  return lockedSheets(reader, mostSheets).map((sheet) => headOf(reader, sheet));
}

/** @param userId who asks: the steps are those this user may take @throws AppError BANK_SHEET_NOT_FOUND */
export function bankSheet(reader: Reader, sheetId: number, userId: number): BankSheet {
  const sheet = requiredSheet(reader, sheetId);
  const figures = figuresOf(reader, sheetId);
  const handovers = handoversOf(reader, sheetId);
  const sender = handovers.find(({ action }) => action === 'send')?.userId ?? null;
  return {
    ...headOf(reader, sheet),
    otherLines: figures.otherLines,
    restLines: figures.restLines,
    returnedLines: figures.returnedLines,
    handovers: handovers.map(({ userId: _user, ...handover }) => handover),
    files: filesOfSheet(reader, sheetId).map(cardOfFile),
    results: resultsOf(reader, sheetId),
    actions: permittedSteps(sheet.state, { userId, role: userById(reader, userId).role }, sender, figures.openLines + figures.restLines),
  };
}

export function fileRows(reader: Reader, wanted: RowsWanted): OutputOf<'bank.rows'> {
  return pageOfRows(reader, wanted);
}

export function returns(reader: Reader, wanted: ReturnsWanted): OutputOf<'bank.returns'> {
  return pageOfReturns(reader, wanted);
}
