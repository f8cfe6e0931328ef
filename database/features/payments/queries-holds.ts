/** Payments held back, standing and lifted. */
import type { HoldRow } from '../../../electron/contract/payments-holds.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { CorrectedType } from './rules-corrections.ts';
import type { StandingHold } from './rules-holds.ts';

const holdSql = `SELECT h.hold_id AS holdId, h.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber,
    ifnull((SELECT d.name FROM division d WHERE d.code = p.town_code AND d.level = 'town' ORDER BY d.valid_to IS NOT NULL LIMIT 1), '') AS townName,
    h.scheme, h.line_type AS type, h.reason, h.from_month AS fromMonth, h.held_on AS heldOn, u.name AS heldBy,
    h.lifted_at AS liftedAt, l.name AS liftedBy, h.lifted_reason AS liftedReason
  FROM payment_hold h JOIN person p ON p.person_id = h.person_id JOIN user_account u ON u.user_id = h.recorded_by
    LEFT JOIN user_account l ON l.user_id = h.lifted_by`;

export type HoldFilter = { readonly scheme: Scheme; readonly personId: number | null; readonly withLifted: boolean };

/** Standing ones first, the newest first. */
export function holdRows(reader: Reader, { scheme, personId, withLifted }: HoldFilter): HoldRow[] {
  return rows(
    reader,
    `${holdSql} WHERE h.scheme = @scheme AND (@personId IS NULL OR h.person_id = @personId) AND (@withLifted = 1 OR h.lifted_at IS NULL)
     ORDER BY h.lifted_at IS NOT NULL, h.hold_id DESC`,
    { scheme, personId, withLifted: withLifted ? 1 : 0 },
  );
}

export function holdOf(reader: Reader, holdId: number): HoldRow | undefined {
  return row(reader, `${holdSql} WHERE h.hold_id = ?`, holdId);
}

/** Every hold that stands, by person. */
export function standingHolds(reader: Reader, scheme: Scheme): ReadonlyMap<number, readonly StandingHold[]> {
  const found = rows<{ personId: number; type: CorrectedType | null; fromMonth: IsoMonth }>(
    reader,
    'SELECT person_id AS personId, line_type AS type, from_month AS fromMonth FROM payment_hold WHERE scheme = ? AND lifted_at IS NULL',
    scheme,
  );
  return Map.groupBy(found, ({ personId }) => personId);
}

/** People whose payments were held back when a sheet was built, or are now. @param builtAt UTC instant of that sheet */
export function peopleHeldSince(reader: Reader, scheme: Scheme, builtAt: string): number[] {
  return rows<{ personId: number }>(
    reader,
    'SELECT DISTINCT person_id AS personId FROM payment_hold WHERE scheme = ? AND (lifted_at IS NULL OR lifted_at >= ?)',
    scheme,
    builtAt,
  ).map(({ personId }) => personId);
}

export type NewHold = {
  readonly scheme: Scheme;
  readonly personId: number;
  readonly type: CorrectedType | null;
  readonly reason: string;
  readonly fromMonth: IsoMonth;
  readonly heldOn: IsoDate;
};

export function insertHold(writer: Writer, hold: NewHold): number {
  return run(
    writer,
    `INSERT INTO payment_hold (uid, person_id, scheme, line_type, reason, from_month, held_on, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    hold.personId,
    hold.scheme,
    hold.type,
    hold.reason,
    hold.fromMonth,
    hold.heldOn,
    writer.at,
    writer.actor.userId,
  );
}

export function markLifted(writer: Writer, holdId: number, reason: string): void {
  run(
    writer,
    'UPDATE payment_hold SET lifted_at = ?, lifted_by = ?, lifted_reason = ? WHERE hold_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    holdId,
  );
}
