/** Homes with the particulars the county's home is judged by, and the counties they lie in. */
import { homeProfileSchema } from '../../../electron/contract/home-details.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { policyValue } from '../parameters/service.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import type { CountyHome } from './rules-county-homes.ts';
import type { CountedHome } from './rules-homes.ts';

/** Every home of the scope, county homes first, with its particulars of the day. */
export function countyHomes(reader: ScopedReader, counted: readonly CountedHome[], day: IsoDate): CountyHome[] {
  const place = placeCondition(reader.scope, 'h');
  const figures = new Map(counted.map((home) => [home.homeId, home]));
  const stored = rows<Omit<CountyHome, 'figures' | 'profile'> & { json: string | null }>(
    reader,
    `SELECT h.home_id AS homeId, h.code, h.name, h.home_level AS level, h.town_code AS townCode,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
       (SELECT p.profile_json FROM home_profile p WHERE p.home_id = h.home_id AND p.valid_from <= @day
        ORDER BY p.valid_from DESC, p.home_profile_id DESC LIMIT 1) AS json
     FROM home h WHERE h.withdrawn_at IS NULL${place.sql.replace('?', '@place')} ORDER BY h.home_level <> 'county', h.code`,
    { day, place: place.values[0] ?? null },
  );
  return stored.map(({ json, ...home }) => ({
    ...home,
    figures: figures.get(home.homeId) ?? null,
    profile: json === null ? null : homeProfileSchema.parse(JSON.parse(json)),
  }));
}

export type County = { readonly code: string; readonly name: string };

/** Counties of the ledger on the day. */
export function countiesOn(reader: Reader, day: IsoDate): County[] {
  return rows(
    reader,
    `SELECT code, name FROM division WHERE level = 'county' AND (valid_from IS NULL OR valid_from <= @day) AND (valid_to IS NULL OR valid_to > @day) ORDER BY code`,
    { day },
  );
}

/** As a share of the beds, 0.5 for half; null where nothing is set. */
export function minNursingShareOn(reader: Reader, day: IsoDate): number | null {
  const value = policyValue(reader, 'countyHome.minNursingShare', day);
  return typeof value === 'number' ? value : null;
}
