/**
 * A clock that has been set back (an empty battery, a wrong year) would date payments and records wrongly, and later ones would stand before
 * earlier ones. Compared with what the ledger itself wrote last.
 */
import { AppError } from '../../../electron/contract/result.ts';
import { row, type Reader } from '../../core/sql.ts';

/** Clocks are corrected by seconds and minutes all the time. */
const allowedMilliseconds = 10 * 60_000;

/** `2026-11-22 11:55`, in the time of this computer. */
export function localInstantText(instant: string): string {
  const at = new Date(instant);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())} ${part(at.getHours())}:${part(at.getMinutes())}`;
}

/** The last instant the ledger knows: its last audit line, or its last backup unless a clock has been accepted since. Null while it is empty. */
export function lastInstant(reader: Reader): string | null {
  const found = row<{ line: string | null; backup: string | null }>(
    reader,
    `SELECT (SELECT at FROM audit ORDER BY seq DESC LIMIT 1) AS line,
      (SELECT made_at FROM backup b
        WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.action = 'session.clockAccepted' AND a.at < b.made_at)
        ORDER BY backup_id DESC LIMIT 1) AS backup`,
  );
  const known = [found?.line, found?.backup].filter((at) => typeof at === 'string');
  return known.toSorted().at(-1) ?? null;
}

export function isBehind(now: string, last: string): boolean {
  return Date.parse(last) - Date.parse(now) > allowedMilliseconds;
}

/** @returns the last instant when the clock stands before it, null when all is well */
export function clockBehind(reader: Reader, now: string): string | null {
  const last = lastInstant(reader);
  return last !== null && isBehind(now, last) ? last : null;
}

/** An administrator may go on: the last line may itself have been written under a wrong clock. @throws AppError CLOCK_BEHIND */
export function requireClock(behind: string | null, now: string, mayGoOn: boolean, isAccepted: boolean): void {
  if (behind === null || (mayGoOn && isAccepted)) return;
  throw new AppError('CLOCK_BEHIND', { now: localInstantText(now), last: localInstantText(behind), mayGoOn: mayGoOn ? 1 : 0 });
}
