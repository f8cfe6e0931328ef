/** Who bears how much of a payment. Pure. */
import { fen, type Fen } from '../../../electron/contract/values.ts';
import { splitOf, type Split, type SplitShares } from './rules-entitlement.ts';

/** Who bears a payment that brings what was issued of a year from one sum to another: all payments of a year together are split as the year is. */
export function sharesBetween(before: Fen, after: Fen, shares: SplitShares): Split {
  const [from, to] = [splitOf(before, shares), splitOf(after, shares)];
  return {
    cityFen: fen(to.cityFen - from.cityFen),
    countyFen: fen(to.countyFen - from.countyFen),
    townFen: fen(to.townFen - from.townFen),
  };
}

export function addShares(parts: Iterable<Split>): Split {
  let [city, county, town] = [0, 0, 0];
  for (const { cityFen, countyFen, townFen } of parts) {
    city += cityFen;
    county += countyFen;
    town += townFen;
  }
  return { cityFen: fen(city), countyFen: fen(county), townFen: fen(town) };
}
