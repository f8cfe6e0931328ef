/** One home on a day, counted like the indicators. */
import type { HomeDetail } from '../../../electron/contract/home-details.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { homesOn } from './queries.ts';
import { careWorkersNeeded, countedHomes, freeBeds, residentsByHome } from './rules-homes.ts';
import { personOn } from './rules-stock.ts';
import { staffRatio } from './service-base.ts';
import { everythingKnown, peopleStock } from './stock-store.ts';

const nobody = { independent: 0, partialLoss: 0, completeLoss: 0, unassessed: 0 };

/** A home that is not open yet has no beds. @throws AppError HOME_NOT_FOUND */
export function homeOn(reader: Reader, homeId: number, day: IsoDate): HomeDetail['figures'] {
  const people = peopleStock(reader, everythingKnown)
    .filter(({ facts }) => facts.some((fact) => fact.homeId === homeId))
    .map((person) => personOn(person, day));
  const residents = residentsByHome(people);
  const home = countedHomes(homesOn(reader, day, everythingKnown), residents).find((candidate) => candidate.homeId === homeId);
  if (!home) return closedHome(reader, homeId);
  const { free, nursing } = freeBeds(home);
  return {
    occupied: home.occupied,
    available: home.available,
    bedsOut: home.bedsOut,
    free,
    freeNursing: nursing,
    residents: home.residents,
    careWorkers: home.careWorkers,
    careWorkersNeeded: careWorkersNeeded(home.residents, staffRatio(reader, day)),
  };
}

/** Everybody who lives in each home on a day, and the beds free for more; homes that are not open yet are left out. */
export function bedsByHome(reader: Reader, day: IsoDate): ReadonlyMap<number, { readonly occupied: number; readonly free: number }> {
  const residents = residentsByHome(peopleStock(reader, everythingKnown).map((person) => personOn(person, day)));
  const homes = countedHomes(homesOn(reader, day, everythingKnown), residents);
  return new Map(homes.map((home) => [home.homeId, { occupied: home.occupied, free: freeBeds(home).free }]));
}

function closedHome(reader: Reader, homeId: number): HomeDetail['figures'] {
  if (!reader.connection.prepare('SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL').get(homeId))
    throw new AppError('HOME_NOT_FOUND');
  const none = { occupied: 0, available: 0, bedsOut: 0, free: 0, freeNursing: 0 };
  return { ...none, residents: { ...nobody }, careWorkers: 0, careWorkersNeeded: 0 };
}
