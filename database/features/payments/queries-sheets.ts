/** Headers of sheets, their steps and copies, and what was known when they were built. */
import type { Role } from '../../../electron/contract/method.ts';
import type { SheetCard, SheetState } from '../../../electron/contract/payments.ts';
import { destitute, happinessScheme, itemUidOf, type Scheme } from '../../../electron/contract/schemes.ts';
import { firstDayOf, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { decidingKinds } from './queries-facts.ts';

export type SheetHeader = Omit<SheetCard, 'isStale'> & { readonly knownUntil: string };

/** Who took a step after the last return. */
const signerSql = (action: 'prepare' | 'review' | 'approve'): string =>
  `(SELECT su.name FROM sheet_event e JOIN user_account su ON su.user_id = e.user_id WHERE e.sheet_id = s.sheet_id AND e.action = '${action}'
      AND e.sheet_event_id > ifnull((SELECT max(r.sheet_event_id) FROM sheet_event r WHERE r.sheet_id = s.sheet_id AND r.action = 'return'), 0)
      ORDER BY e.sheet_event_id DESC LIMIT 1)`;

const headerSql = `SELECT s.sheet_id AS sheetId, s.scheme, h.title, h.document_no AS documentNo, s.month, s.state, s.person_count AS persons, s.line_count AS lines, s.total_fen AS totalFen,
    s.to_homes_fen AS toHomesFen, s.built_at AS builtAt, u.name AS builtBy, s.fingerprint, s.known_until AS knownUntil,
    ${signerSql('prepare')} AS preparedBy, ${signerSql('review')} AS reviewedBy, ${signerSql('approve')} AS approvedBy
  FROM sheet s JOIN user_account u ON u.user_id = s.built_by LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id WHERE s.scheme = ?`;

export function sheetHeaders(reader: Reader, scheme: Scheme = destitute): SheetHeader[] {
  return rows(reader, `${headerSql} ORDER BY s.month`, scheme);
}

export function sheetHeader(reader: Reader, month: IsoMonth, scheme: Scheme = destitute): SheetHeader | undefined {
  return row(reader, `${headerSql} AND s.month = ?`, scheme, month);
}

/** Highest keys seen, and how many rows of tables whose keys do not grow; appended-only tables make this a point in time. */
export type Known = {
  readonly fact: number;
  readonly standard: number;
  readonly standardVoid: number;
  readonly homeAccount: number;
  readonly parameter: number;
  /** Locked sheets of earlier months. */
  readonly lockedSheets: number;
  /** Price months and one-off items, recorded and withdrawn. */
  readonly topUps: number;
  /** Payments held back, placed and lifted. */
  readonly holds: number;
  /** Lines the bank sent back. */
  readonly returns: number;
};

/** Whatever decides the subsidy of a home. Homes are rows of their own; a home renamed changes no amount. */
const happinessSql = `(SELECT sum(n) FROM (${[
  'happiness_account',
  'happiness_status',
  'happiness_month',
  'happiness_grade',
  'happiness_refund',
]
  .map((table) => `SELECT count(*) + count(withdrawn_at) AS n FROM ${table}`)
  .join(' UNION ALL ')} UNION ALL SELECT count(*) FROM happiness_home))`;

/** Rows only ever come, and are withdrawn once: the sum grows with each of both. Prices of later months change nothing here. */
function topUpsSql(scheme: Scheme): string {
  if (scheme === 'destitute') return '0';
  if (scheme === happinessScheme) return happinessSql;
  const from = scheme === 'price' ? 'cpi_month WHERE month <= @month' : 'payment_item WHERE uid = @uid';
  return `(SELECT count(*) + count(withdrawn_at) FROM ${from})`;
}

export function knownNow(reader: Reader, month: IsoMonth, scheme: Scheme = destitute): Known {
  const found = row<Known>(
    reader,
    `SELECT (SELECT ifnull(max(fact_id), 0) FROM fact) AS fact, (SELECT ifnull(max(standard_id), 0) FROM standard) AS standard,
       (SELECT count(*) FROM standard_void) AS standardVoid, (SELECT ifnull(max(home_account_id), 0) FROM home_account) + (SELECT count(*) FROM import_undo) AS homeAccount,
       (SELECT ifnull(max(parameter_id), 0) FROM parameter) AS parameter,
       (SELECT count(*) FROM sheet WHERE scheme = @scheme AND month < @month AND fingerprint IS NOT NULL) AS lockedSheets, ${topUpsSql(scheme)} AS topUps,
       (SELECT count(*) + count(lifted_at) FROM payment_hold WHERE scheme = @scheme) AS holds, (SELECT ifnull(max(return_id), 0) FROM line_return) AS returns`,
    { scheme, month, uid: Buffer.from(itemUidOf(scheme) ?? '', 'hex') },
  );
  return found ?? { fact: 0, standard: 0, standardVoid: 0, homeAccount: 0, parameter: 0, lockedSheets: 0, topUps: 0, holds: 0, returns: 0 };
}

type Later = 'topUps' | 'holds' | 'returns';

export function knownOf(header: SheetHeader): Known {
  // Sheets built before there were other schemes, holds and returns do not say.
  const known = JSON.parse(header.knownUntil) as Omit<Known, Later> & Partial<Pick<Known, Later>>;
  return { ...known, topUps: known.topUps ?? 0, holds: known.holds ?? 0, returns: known.returns ?? 0 };
}

/** Somebody confirmed in the month itself or later is paid from the month after: what is recorded of him changes nothing here. */
const newFactSql = `SELECT 1 FROM fact f JOIN person p ON p.person_id = f.person_id WHERE f.fact_id > ? AND f.kind IN (${[...decidingKinds, 'identity', 'cancellation'].map((kind) => `'${kind}'`).join(', ')})
  AND (p.confirmed_on IS NULL OR p.confirmed_on < ? OR EXISTS (SELECT 1 FROM sheet_person s WHERE s.sheet_id = ? AND s.person_id = f.person_id)) LIMIT 1`;

/** People and their standards decide nothing for villages. */
function isSubsidyOutdated(known: Known, now: Known): boolean {
  return (
    known.parameter !== now.parameter ||
    known.lockedSheets !== now.lockedSheets ||
    known.topUps !== now.topUps ||
    known.returns !== now.returns
  );
}

/** Something that decides payments was recorded after a sheet was built. */
export function isOutdated(reader: Reader, header: SheetHeader): boolean {
  const [known, now] = [knownOf(header), knownNow(reader, header.month, header.scheme)];
  if (header.scheme === happinessScheme) return isSubsidyOutdated(known, now);
  const isSame =
    known.standard === now.standard &&
    known.standardVoid === now.standardVoid &&
    known.homeAccount === now.homeAccount &&
    known.parameter === now.parameter &&
    known.lockedSheets === now.lockedSheets &&
    known.topUps === now.topUps &&
    known.holds === now.holds &&
    known.returns === now.returns;
  return (
    !isSame || (known.fact !== now.fact && row(reader, newFactSql, known.fact, firstDayOf(header.month), header.sheetId) !== undefined)
  );
}

export type SheetEvent = {
  readonly action: string;
  readonly state: SheetState;
  readonly reason: string | null;
  readonly isOverride: number;
  readonly at: string;
  readonly userId: number;
  readonly userName: string;
};

/** Steps of a sheet, oldest first. */
export function sheetEvents(reader: Reader, sheetId: number): SheetEvent[] {
  return rows(
    reader,
    `SELECT e.action, e.state, e.reason, e.is_override AS isOverride, e.at, e.user_id AS userId, u.name AS userName
     FROM sheet_event e JOIN user_account u ON u.user_id = e.user_id WHERE e.sheet_id = ? ORDER BY e.sheet_event_id`,
    sheetId,
  );
}

export type NewEvent = {
  readonly sheetId: number;
  readonly action: string;
  readonly state: SheetState;
  readonly reason: string | null;
  readonly isOverride: boolean;
};

export function insertEvent(writer: Writer, event: NewEvent): void {
  run(
    writer,
    'INSERT INTO sheet_event (sheet_id, action, state, reason, is_override, at, user_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    event.sheetId,
    event.action,
    event.state,
    event.reason,
    event.isOverride ? 1 : 0,
    writer.at,
    writer.actor.userId,
  );
}

export function setState(writer: Writer, sheetId: number, state: SheetState, fingerprint: string | null): void {
  run(writer, 'UPDATE sheet SET state = ?, fingerprint = ? WHERE sheet_id = ?', state, fingerprint, sheetId);
}

export type CopyKind = 'pdf' | 'xlsx';
export type SheetCopy = {
  readonly kind: CopyKind;
  readonly scope: string;
  readonly copyNumber: number;
  readonly at: string;
  readonly userName: string;
};

export function sheetCopies(reader: Reader, sheetId: number): SheetCopy[] {
  return rows(
    reader,
    `SELECT c.kind, c.scope, c.copy_number AS copyNumber, c.at, u.name AS userName
     FROM sheet_copy c JOIN user_account u ON u.user_id = c.user_id WHERE c.sheet_id = ? ORDER BY c.copy_id`,
    sheetId,
  );
}

/** @returns the number of this copy among those of its kind */
export function insertCopy(writer: Writer, sheetId: number, kind: CopyKind, scope: string): number {
  const last =
    row<{ last: number }>(
      writer,
      'SELECT ifnull(max(copy_number), 0) AS last FROM sheet_copy WHERE sheet_id = ? AND kind = ?',
      sheetId,
      kind,
    )?.last ?? 0;
  run(
    writer,
    'INSERT INTO sheet_copy (sheet_id, kind, scope, copy_number, at, user_id) VALUES (?, ?, ?, ?, ?, ?)',
    sheetId,
    kind,
    scope,
    last + 1,
    writer.at,
    writer.actor.userId,
  );
  return last + 1;
}

export function userOf(
  reader: Reader,
  userId: number,
): { readonly userId: number; readonly name: string; readonly role: Role } | undefined {
  return row(reader, 'SELECT user_id AS userId, name, role FROM user_account WHERE user_id = ?', userId);
}
