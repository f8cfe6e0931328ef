/** Who stood behind a closed number. */
import type { IndicatorCode, IndicatorPerson } from '../../../electron/contract/indicators.ts';
import { ageOn, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { townWide } from './service.ts';
import { namesOf } from './queries.ts';
import { periodOf, snapshotsOf } from './queries-periods.ts';
import type { Behind } from './rules-periods.ts';
import { peopleBehind } from './service-names.ts';

const everybody = 100_000;

/** In the denominator of the county and not in its numerator: as closed where the period is closed, else as known now. Number and list are one. */
export function restOf(reader: Reader, { end, code }: { readonly end: IsoDate; readonly code: IndicatorCode }): IndicatorPerson[] {
  const found = peopleBehind(townWide(reader, null), { asOf: end, code, side: 'rest' }, { offset: 0, limit: everybody }).rows;
  const period = periodOf(reader, end);
  const kept = period && snapshotsOf(reader, period.periodId, null).find((snapshot) => snapshot.code === code)?.keysJson;
  if (kept === undefined) return found;
  const keys = JSON.parse(kept) as Behind;
  if (keys.kind !== 'people') return found;
  const counted = new Set(keys.rest);
  const known = new Set(found.map(({ personId }) => personId));
  const missing = keys.rest.filter((id) => !known.has(id));
  const since = namesOf(reader, missing).map(({ bornOn, ...person }): IndicatorPerson => ({
    ...person,
    age: ageOn(bornOn, end),
    // What was known of them then has been corrected since.
    level: null,
    assessedOn: null,
    mode: null,
    homeName: null,
    wish: null,
    waitingDays: null,
    note: null,
  }));
  return [...found.filter(({ personId }) => counted.has(personId)), ...since];
}
