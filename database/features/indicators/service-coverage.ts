/** 县级敬老院覆盖: which homes count as the county's and why others do not yet; who of each township needs care and who has it. */
import type { Coverage, CoverageHome } from '../../../electron/contract/renovation-targets.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { countiesOn, countyHomes, minNursingShareOn } from './county-homes.ts';
import { everythingKnown, peopleStock } from './stock-store.ts';
import { countyHomeTests, countyOf, isCounting } from './rules-county-homes.ts';
import { countedHomes, residentsByHome } from './rules-homes.ts';
import { townsOn } from './queries-periods.ts';
import { isTargetMet, percentText } from './rules-rate.ts';
import { isCentralised, isWaiting, type PersonOn } from './rules-stock.ts';
import { homesInScope, standingPeople, targetOn } from './service-base.ts';
import type { ScopedReader } from '../users/scope.ts';

const needsCare = (person: PersonOn): boolean => person.isInRegister && person.level === 'completeLoss';

export function coverage(reader: ScopedReader, asOf: IsoDate): Coverage {
  const { scope } = reader;
  const stock = peopleStock(reader, everythingKnown);
  const people = standingPeople(stock, scope, asOf).map(({ state }) => state);
  // Residents of a home come from every township.
  const everybody = scope.kind === 'county' ? people : standingPeople(stock, { kind: 'county' }, asOf).map(({ state }) => state);
  const counted = countedHomes(homesInScope(reader, asOf), residentsByHome(everybody));
  const share = minNursingShareOn(reader, asOf);
  const homes = countyHomes(reader, counted, asOf).map((home): CoverageHome => {
    const tests = countyHomeTests(home, share);
    const { homeId, code, name, level, townCode, townName, figures } = home;
    return {
      homeId,
      code,
      name,
      level,
      townCode,
      townName,
      isOpen: figures !== null,
      bedsRegistered: figures?.bedsRegistered ?? 0,
      nursingBeds: figures?.nursingBeds ?? 0,
      nursingShare: percentText(figures?.nursingBeds ?? 0, figures?.bedsRegistered ?? 0, 1) ?? '—',
      residents: figures?.occupied ?? 0,
      completeLoss: figures?.residents.completeLoss ?? 0,
      counts: isCounting(tests),
      tests: level === 'county' ? tests : [],
    };
  });
  const counties =
    scope.kind !== 'county'
      ? []
      : countiesOn(reader, asOf).map(({ code, name }) => {
          const homeIds = homes.filter((home) => home.counts && countyOf(home.townCode) === countyOf(code)).map(({ homeId }) => homeId);
          return { code, name, isCovered: homeIds.length > 0, homeIds };
        });
  const target = targetOn(reader, 'target.countyHome', asOf);
  const covered = counties.filter(({ isCovered }) => isCovered).length;
  const towns = townsOn(reader, asOf).filter(({ townCode }) => scope.kind !== 'town' || townCode === scope.townCode);
  return {
    asOf,
    minNursingShare: share,
    target: counties.length === 0 ? null : target,
    met: isTargetMet(covered, counties.length, target),
    counties,
    homes,
    towns: (scope.kind === 'home' ? [] : towns).map(({ townCode, townName }) => {
      const own = people.filter((person) => person.townCode === townCode);
      const open = homes.filter((home) => home.townCode === townCode && home.isOpen);
      return {
        townCode,
        townName,
        homes: open.length,
        nursingBeds: open.reduce((sum, { nursingBeds }) => sum + nursingBeds, 0),
        inNeed: own.filter(needsCare).length,
        inCare: own.filter((person) => needsCare(person) && isCentralised(person)).length,
        waiting: own.filter(isWaiting).length,
      };
    }),
  };
}
