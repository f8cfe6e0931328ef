/**
 * Attachments are copied once and then shared by all copies of a place: what decays there would never be noticed. So each daily copy looks at a
 * share of what lies in the pool, in the order of the names, and goes on from there the next day. A damaged one is copied anew.
 */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupKind } from '../../../electron/contract/backups.ts';
import { attachmentPool, type Place } from './place.ts';
import { writeSmall } from './small-file.ts';

/** In so many daily copies the whole pool has been looked at. */
const turns = 30;

const recordSchema = z.object({
  /** Name of the last one that was looked at. */
  upTo: z.string(),
  /** Found damaged, with nothing whole to copy anew: looked at every time. */
  damaged: z.array(z.string()),
});
type PoolRecord = z.infer<typeof recordSchema>;

const recordName = '核对进度.json';

/** Known by nobody else, so a lost or damaged record only begins the round anew. */
function recordOf(place: Place): PoolRecord {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(join(attachmentPool(place), recordName), 'utf8')));
  } catch {
    return { upTo: '', damaged: [] };
  }
}

export type PoolTurn = { readonly place: Place; readonly checked: ReadonlySet<string>; readonly upTo: string };

/** Which attachments are looked at with this copy, where they lie in the pool already. All of them before a move. */
export function poolTurn(place: Place, names: readonly string[], kind: BackupKind): PoolTurn {
  const { upTo, damaged } = recordOf(place);
  if (kind === 'move') return { place, checked: new Set(names), upTo };
  if (kind !== 'daily') return { place, checked: new Set(damaged), upTo };
  const sorted = names.toSorted();
  const start = sorted.findIndex((name) => name > upTo);
  const inTurn = start <= 0 ? sorted : [...sorted.slice(start), ...sorted.slice(0, start)];
  const share = inTurn.slice(0, Math.ceil(sorted.length / turns));
  return { place, checked: new Set([...damaged, ...share]), upTo: share.at(-1) ?? upTo };
}

/** @param damaged all that were found so in this turn */
export function settleTurn({ place, upTo }: PoolTurn, damaged: readonly string[]): void {
  const before = recordOf(place);
  if (before.upTo === upTo && before.damaged.join() === damaged.join()) return;
  const file = join(attachmentPool(place), recordName);
  try {
    writeSmall(`${file}.partial`, Buffer.from(`${JSON.stringify({ upTo, damaged }, null, 1)}\n`));
    renameSync(`${file}.partial`, file);
  } catch {
    // The copy itself stands; the next one looks at the same share again.
  }
}

/** By name: one that is damaged in both places is one. */
export function damagedInPools(places: readonly Place[]): number {
  return new Set(places.flatMap((place) => recordOf(place).damaged)).size;
}
