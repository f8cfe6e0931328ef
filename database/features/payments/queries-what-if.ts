/** What a what-if reads besides people: names, and which months are locked. */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';

export function lockedMonths(reader: Reader): ReadonlySet<IsoMonth> {
  const found = rows<{ month: IsoMonth }>(reader, "SELECT month FROM sheet WHERE scheme = 'destitute' AND fingerprint IS NOT NULL");
  return new Set(found.map(({ month }) => month));
}
