/** What sheets hold for a person: paid, offset, claimed back, set aside, and what the bank sent back. */
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import type { Settled } from './rules-corrections.ts';
import { withReturns, type ReturnedLine, type SheetEntry } from './rules-returns.ts';

/** What a line of the alias `l` moved: of a back pay or an offset without what was netted, which no bank can send back. */
export const movedSql = 'l.fen - sign(l.fen) * (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id)';

/** Loops over the few sheets and looks the person up in each. */
const settledSql = `
  SELECT l.for_month AS forMonth, coalesce(l.of_type, l.line_type) AS "of", l.side, l.fen, l.line_id AS lineId, s.month AS sheetMonth
    FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = :personId WHERE s.scheme = :scheme AND s.month >= :from AND s.month < :month
  UNION ALL SELECT r.for_month, r.of_type, r.side, -r.fen, NULL, s.month
    FROM sheet s CROSS JOIN sheet_recovery r ON r.sheet_id = s.sheet_id AND r.person_id = :personId WHERE s.scheme = :scheme AND s.month >= :from AND s.month < :month
  UNION ALL SELECT p.for_month, p.of_type, p.side, p.fen, NULL, s.month
    FROM sheet s CROSS JOIN sheet_pending p ON p.sheet_id = s.sheet_id AND p.person_id = :personId WHERE s.scheme = :scheme AND s.month >= :from AND s.month < :month`;

/**
 * What the sheets before `month` hold for one person, oldest first; recoveries below zero; what the bank sent back is taken off again.
 * @param returns read once where many people are asked for
 * @param from no sheet before this month is looked at: what they hold is of earlier months, but for funerals
 */
export function settledRows(
  reader: Reader,
  personId: number,
  month: IsoMonth,
  scheme: Scheme = destitute,
  returns: ReadonlyMap<number, ReturnedLine> = returnedLines(reader, scheme),
  from: IsoMonth | null = null,
): readonly Settled[] {
  const found = statement(reader.connection, settledSql).all({ personId, month, scheme, from: from ?? '' }) as SheetEntry[];
  return returns.size === 0 ? found : withReturns(found, returns);
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
