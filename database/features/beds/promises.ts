/** Places promised by a proposal in homes without a bed map: kept for a time, then lapsed. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { addDays } from './days.ts';
import { promisesUntil, type PromiseRow } from './queries-held.ts';

/** Days a place is kept, and a bed that was reserved without a planned end. */
export function holdDays(reader: Reader, day: IsoDate): number {
  return policyNumber(reader, 'placement.holdDays', day);
}

/** Promises the planner still keeps on the day. */
export function promisesKept(reader: ScopedReader, day: IsoDate): PromiseRow[] {
  const since = addDays(day, -holdDays(reader, day));
  return promisesUntil(reader, day).filter(({ acceptedOn }) => acceptedOn >= since);
}
