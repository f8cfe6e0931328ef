/** What the window reads of sheets of the operating subsidy, and of the money of one home. */
import type { OutputOf, ParsedInputOf } from '../../../../electron/contract/index.ts';
import type { SubsidyLine, SubsidyRow } from '../../../../electron/contract/happiness-sheets.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { happinessScheme } from '../../../../electron/contract/schemes.ts';
import { formatMonth, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { addShares } from '../../happiness/rules-sheet-shares.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { sheetHeader, type SheetHeader } from '../queries-sheets.ts';
import { cardOf } from '../service-read.ts';
import { batchHeaders, homesOfSheet, linesOfHomes, netOfYear, type BatchHeader, type HomeOnSheet } from './queries.ts';
import { lineTitle } from './rules-words.ts';

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND */
export function requiredBatch(reader: Reader, month: IsoMonth): { readonly header: SheetHeader; readonly batch: BatchHeader } {
  const header = sheetHeader(reader, month, happinessScheme);
  const batch = batchHeaders(reader).find((one) => one.month === month);
  if (!header || !batch) throw new AppError('SUBSIDY_SHEET_NOT_FOUND', { month: formatMonth(month) });
  return { header, batch };
}

/** The township a reader is bound to; a home of the elderly has no happiness home. */
function ownTown({ scope }: ScopedReader): string | null {
  return scope.kind === 'county' ? null : scope.kind === 'town' ? scope.townCode : '';
}

type Sums = Pick<HomeOnSheet, 'fen' | 'cityFen' | 'countyFen' | 'townFen'>;

function sumsOf(homes: readonly Sums[]): Sums {
  return { fen: homes.reduce((sum, home) => sum + home.fen, 0), ...addShares(homes as Parameters<typeof addShares>[0]) };
}

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND */
export function happinessSheet(reader: ScopedReader, month: IsoMonth): OutputOf<'happiness.sheet'> {
  const { header, batch } = requiredBatch(reader, month);
  const homes = homesOfSheet(reader, header.sheetId, ownTown(reader));
  const { fen: totalFen, ...shares } = sumsOf(homes);
  const card = cardOf(reader, header);
  const lines = linesOfHomes(reader, header.sheetId);
  const own = new Set(homes.map(({ happinessHomeId }) => happinessHomeId));
  return {
    card: { ...card, persons: homes.length, lines: lines.filter((line) => own.has(line.happinessHomeId)).length, totalFen },
    year: batch.year,
    batch: batch.batch,
    appropriationFen: batch.appropriationFen,
    shortfall: batch.shortfall,
    scale: batch.scale,
    neededFen: batch.neededFen,
    homes: homes.length,
    missingAccounts: homes.filter(({ account, fen }) => account === null && fen > 0).length,
    carriedFen: homes.reduce((sum, { carriedFen }) => sum + carriedFen, 0),
    ...shares,
    towns: [...Map.groupBy(homes, ({ townCode }) => townCode)].map(([townCode, ofTown]) => ({
      townCode,
      townName: ofTown[0]?.townName ?? '',
      homes: ofTown.length,
      ...sumsOf(ofTown),
    })),
  };
}

export function rowOf(home: HomeOnSheet, lines: readonly SubsidyLine[]): SubsidyRow {
  const { holder, bank, account, villageCode: _village, ...shown } = home;
  return {
    ...shown,
    offsetFen: lines.reduce((sum, line) => sum + Math.max(0, -line.fen), 0),
    lines: [...lines],
    account: account === null ? null : { holder: holder ?? '', bank: bank ?? '', number: account },
  };
}

/** Lines of a sheet with their words, by home. */
export function titledLines(reader: Reader, sheetId: number): ReadonlyMap<number, SubsidyLine[]> {
  const lines = Map.groupBy(linesOfHomes(reader, sheetId), ({ happinessHomeId }) => happinessHomeId);
  return new Map(
    [...lines].map(([happinessHomeId, own]) => [
      happinessHomeId,
      own.map(({ lineId, type, forMonth, fen }) => ({ lineId, type, forMonth, fen, title: lineTitle({ type, forMonth }) })),
    ]),
  );
}

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND */
export function sheetRows(reader: ScopedReader, input: ParsedInputOf<'happiness.sheetRows'>): OutputOf<'happiness.sheetRows'> {
  const { header } = requiredBatch(reader, input.month);
  const lines = titledLines(reader, header.sheetId);
  const search = input.search.normalize('NFKC').trim();
  const homes = homesOfSheet(reader, header.sheetId, ownTown(reader) ?? input.townCode).filter(
    ({ code, name, villageName, account, fen }) =>
      (search === '' || [code, name, villageName].some((text) => text.includes(search))) &&
      (!input.isMissingAccountOnly || (account === null && fen > 0)),
  );
  return {
    total: homes.length,
    totalFen: homes.reduce((sum, { fen }) => sum + fen, 0),
    rows: homes.slice(input.offset, input.offset + input.limit).map((home) => rowOf(home, lines.get(home.happinessHomeId) ?? [])),
  };
}

export function happinessBatchesOf(reader: Reader, year: number): OutputOf<'happiness.batches'> {
  return batchHeaders(reader)
    .filter((sheet) => sheet.year === year)
    .map(({ batch, month, state, totalFen }) => ({ batch, month, state, totalFen }));
}

/** Net of each home in a year, by locked sheets; homes without any are left out. */
export function issuedOf(reader: ScopedReader, year: number): OutputOf<'happiness.issued'> {
  return netOfYear(reader, year, ownTown(reader));
}
