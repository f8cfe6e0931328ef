/**
 * What was done after the copy stays in the log: a restore takes back what was recorded, never the record of who did it. The lines that the
 * copy does not know are written behind the line of the restore, each with all it held.
 */
import { carriedAction, carriedLine, mostCarried, type CarriedLine } from '../../../electron/contract/audit-carried.ts';
import type { Audit } from '../../core/audit.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

/** A chain that agrees at a number agrees before it too. */
function hashAt(reader: Reader, seq: number): string | null {
  return row<{ hash: string }>(reader, 'SELECT lower(hex(hash)) AS hash FROM audit WHERE seq = ?', seq)?.hash ?? null;
}

function lastLine(reader: Reader): number {
  return row<{ seq: number | null }>(reader, 'SELECT max(seq) AS seq FROM audit')?.seq ?? 0;
}

/** The last line both logs have. */
function commonEnd(one: Reader, other: Reader): number {
  let low = 0;
  let high = Math.min(lastLine(one), lastLine(other));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const hash = hashAt(one, middle);
    if (hash !== null && hash === hashAt(other, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type LostLog = {
  /** Lines of the log as it is now that the copy does not have. */
  readonly lines: number;
  /** The newest of them, oldest first, without those the copy knows otherwise. */
  readonly carried: readonly CarriedLine[];
  /** Too many to be carried: only in the copy of the state before. */
  readonly left: number;
};

/**
 * Asked before anything is written into the copy. What an earlier restore carried over is carried on as it was, not wrapped again.
 * @param copy the log that is to stand @param now the log that is left
 */
export function lostLog(copy: Reader, now: Reader, most = mostCarried): LostLog {
  const common = commonEnd(copy, now);
  const lines = lastLine(now) - common;
  if (lines === 0) return { lines: 0, carried: [], left: 0 };
  const newest = rows<CarriedLine>(
    now,
    `SELECT seq, at, user_id AS userId, user_name AS userName, action, entity, entity_id AS entityId, person_id AS personId,
       before_json AS before, after_json AS after, lower(hex(hash)) AS hash FROM audit WHERE seq > ? ORDER BY seq DESC LIMIT ?`,
    common,
    most,
  ).toReversed();
  const known = new Set(
    rows<{ hash: string | null }>(copy, "SELECT json_extract(after_json, '$.hash') AS hash FROM audit WHERE action = ?", carriedAction).map(
      ({ hash }) => hash,
    ),
  );
  const carried = newest.flatMap((line) => {
    const original = carriedLine(line.action, line.after) ?? line;
    if (known.has(original.hash) || hashAt(copy, original.seq) === original.hash) return [];
    known.add(original.hash);
    return [original];
  });
  return { lines, carried, left: Math.max(0, lines - newest.length) };
}

export function carryLog(audit: Audit, carried: readonly CarriedLine[]): void {
  for (const line of carried) audit({ action: carriedAction, entity: 'audit', entityId: null, after: line });
}
