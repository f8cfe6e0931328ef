/** What sheets hold for a person: paid, offset, claimed back, set aside, and what the bank sent back. */
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import type { Settled } from './rules-corrections.ts';
import { withReturns, type ReturnedLine, type SheetEntry } from './rules-returns.ts';

/** What a line of the alias `l` moved: of a back pay or an offset without what was netted, which no bank can send back. */
export const movedSql = 'l.fen - sign(l.fen) * (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id)';

const lineColumns =
  'l.for_month AS forMonth, coalesce(l.of_type, l.line_type) AS "of", l.side, l.fen, l.line_id AS lineId, s.month AS sheetMonth';

/** Loops over the few sheets and looks the person up in each. */
const held = (table: string, condition: string): string =>
  `FROM sheet s CROSS JOIN ${table} l ON l.sheet_id = s.sheet_id AND l.person_id = :personId
    WHERE s.scheme = :scheme AND s.month < :month AND ${condition}`;
const claims = (condition: string): string => `
  UNION ALL SELECT l.for_month, l.of_type, l.side, -l.fen, NULL, s.month ${held('sheet_recovery', condition)}
  UNION ALL SELECT l.for_month, l.of_type, l.side, l.fen, NULL, s.month ${held('sheet_pending', condition)}`;

const settledSql = `SELECT ${lineColumns} ${held('sheet_line', 's.month >= :from')} ${claims('s.month >= :from')}`;
/** By indexes that hold funerals and corrections only: these may stand on any sheet. */
const funeralSql = `
  SELECT ${lineColumns} FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
    WHERE l.person_id = :personId AND l.scheme = :scheme AND l.line_type = 'FUNERAL' AND s.month < :month
  UNION ALL SELECT ${lineColumns} ${held('sheet_line', "l.of_type = 'FUNERAL'")} ${claims("l.of_type = 'FUNERAL'")}`;

/**
 * What the sheets before `month` hold for one person, oldest first; recoveries below zero; what the bank sent back is taken off again.
 * @param returns read once where many people are asked for
 */
export function settledRows(
  reader: Reader,
  personId: number,
  month: IsoMonth,
  scheme: Scheme = destitute,
  returns: ReadonlyMap<number, ReturnedLine> = returnedLines(reader, scheme),
): readonly Settled[] {
  return withReturns(entriesOf(reader, settledSql, { personId, month, scheme, from: '' }), returns);
}

type Part = { readonly from: IsoMonth; readonly withFunerals: boolean };

/** The same of the months `from` on: sheets before hold nothing about them. Funerals of any sheet, or none. */
export function settledPart(
  reader: Reader,
  personId: number,
  month: IsoMonth,
  scheme: Scheme,
  returns: ReadonlyMap<number, ReturnedLine>,
  { from, withFunerals }: Part,
): readonly Settled[] {
  const found = entriesOf(reader, settledSql, { personId, month, scheme, from }).filter((entry) => entry.of !== 'FUNERAL');
  const funerals = withFunerals ? entriesOf(reader, funeralSql, { personId, month, scheme }) : [];
  return withReturns([...found, ...funerals], returns);
}

function entriesOf(reader: Reader, sql: string, values: Readonly<Record<string, unknown>>): SheetEntry[] {
  return statement(reader.connection, sql).all(values) as SheetEntry[];
}

/** Lines of a scheme that did not reach their payee, by key. The few returns are read first (CROSS JOIN keeps the order), never every line. */
export function returnedLines(reader: Reader, scheme: Scheme): ReadonlyMap<number, ReturnedLine> {
  const found = rows<Required<ReturnedLine> & { readonly lineId: number }>(
    reader,
    `SELECT r.line_id AS lineId,
       (SELECT min(s.month) FROM sheet s WHERE s.scheme = @scheme AND json_extract(s.known_until, '$.returns') >= r.return_id) AS seenIn,
       (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id) AS keptFen
     FROM line_return r CROSS JOIN sheet_line l ON l.line_id = r.line_id WHERE l.scheme = @scheme`,
    { scheme },
  );
  return new Map(found.map(({ lineId, seenIn, keptFen }) => [lineId, { seenIn, keptFen }]));
}

/** People to whom something did not get through that an earlier sheet could not know. @param returnId last return that was known */
export function peopleReturnedSince(reader: Reader, scheme: Scheme, returnId: number): number[] {
  return rows<{ personId: number }>(
    reader,
    'SELECT DISTINCT l.person_id AS personId FROM line_return r CROSS JOIN sheet_line l ON l.line_id = r.line_id WHERE r.return_id > ? AND l.scheme = ?',
    returnId,
    scheme,
  ).map(({ personId }) => personId);
}
