/** How the copies stand: when the last whole one was made, and whether anything has been written since. */
import { row, type Reader } from '../../core/sql.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { copiesIn, ownPlace, problemOf, type FoundCopy, type Place } from './place.ts';
import type { Manifest } from './manifest.ts';

export type WholeCopy = FoundCopy & { readonly manifest: Manifest };

/** Logins, refusals and copies are no work, nor is what a restore has written down. */
export const noWork =
  "action NOT LIKE 'session.%' AND action NOT LIKE 'backup.%' AND action NOT LIKE 'access.%' AND action NOT LIKE 'anchor.%' AND action NOT IN ('ledger.restore', 'audit.carried')";

export function newestWhole(place: Place, dataKey: Uint8Array): WholeCopy | null {
  for (const copy of copiesIn(place)) {
    const { manifest } = copy;
    if (manifest && problemOf(copy, dataKey) === null) return { ...copy, manifest };
  }
  return null;
}

/** Whether a copy holds everything that has been recorded: it stands on the same course, and only logins and the like came after. */
export function holdsEverything(reader: Reader, copy: WholeCopy | null): boolean {
  if (!copy) return false;
  const { seq, hash } = copy.manifest.audit;
  const line = row<{ hash: string }>(reader, 'SELECT lower(hex(hash)) AS hash FROM audit WHERE seq = ?', seq);
  if (line?.hash !== hash) return false;
  return row(reader, `SELECT 1 FROM audit WHERE seq > ? AND ${noWork} LIMIT 1`, seq) === undefined;
}

export function newestOwn(ledger: OpenLedger): WholeCopy | null {
  return newestWhole(ownPlace(ledger.file), ledger.dataKey);
}

/** When the newest copy at a place was made, as the ledger remembers it: the place may not be plugged in. */
export function rememberedAt(reader: Reader, place: 'own' | 'second'): string | null {
  return row<{ at: string | null }>(reader, 'SELECT max(made_at) AS at FROM backup WHERE place = ?', place)?.at ?? null;
}
