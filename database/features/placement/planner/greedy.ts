/** What an office does without a program: down the list, each to the wished home if it has a fit bed, else to the nearest that has one. */
import {
  couplesOf,
  fitsCare,
  fitsCell,
  isSpared,
  mayGo,
  nearness,
  type Placement,
  type PlanHome,
  type PlanPerson,
  type PlanProblem,
} from './problem.ts';

type Stock = { readonly home: PlanHome; places: number; readonly cells: number[]; readonly rooms: number[] };

function singleBed(person: PlanPerson, stock: Stock, but: number | null = null): number | null {
  if (stock.places <= 0) return null;
  let found: number | null = null;
  for (const [index, cell] of stock.home.cells.entries()) {
    const left = (stock.cells[index] ?? 0) - (index === but ? 1 : 0);
    if (left <= 0 || !fitsCell(person, cell)) continue;
    if (!isSpared(person, cell.bedType)) return index;
    found ??= index;
  }
  return found;
}

function take(stock: Stock, person: PlanPerson, cell: number): Placement {
  stock.cells[cell] = (stock.cells[cell] ?? 0) - 1;
  stock.places -= 1;
  const bedType = stock.home.cells[cell]?.bedType ?? 'normal';
  return { personId: person.personId, homeId: stock.home.homeId, bedType, cell, coupleRoom: null };
}

function placeCouple(pair: readonly [PlanPerson, PlanPerson], stock: Stock): Placement[] | null {
  if (stock.places < 2) return null;
  const [one, other] = pair;
  const room = stock.home.coupleRooms.findIndex(
    (rooms, index) => (stock.rooms[index] ?? 0) > 0 && fitsCare(one, rooms) && fitsCare(other, rooms),
  );
  if (room >= 0) {
    stock.rooms[room] = (stock.rooms[room] ?? 0) - 1;
    stock.places -= 2;
    const bedType = stock.home.coupleRooms[room]?.bedType ?? 'normal';
    return pair.map(({ personId }) => ({ personId, homeId: stock.home.homeId, bedType, cell: null, coupleRoom: room }));
  }
  const first = singleBed(one, stock);
  const second = first === null ? null : singleBed(other, stock, first);
  return first === null || second === null ? null : [take(stock, one, first), take(stock, other, second)];
}

export function greedyPlan(problem: PlanProblem): Placement[] {
  const near = nearness(problem);
  const stocks: Stock[] = problem.homes.map((home) => ({
    home,
    places: home.places,
    cells: home.cells.map(({ count }) => count),
    rooms: home.coupleRooms.map(({ count }) => count),
  }));
  const couples = new Map(couplesOf(problem.people).flatMap((pair) => pair.map(({ personId }) => [personId, pair] as const)));
  const ways = new Map<string, readonly Stock[]>();
  const homesFor = (person: PlanPerson): readonly Stock[] => {
    const key = `${person.townCode ?? ''} ${person.villageCode ?? ''} ${person.wishedHomeId ?? ''}`;
    const known = ways.get(key);
    if (known) return known;
    const distance = ({ home }: Stock): number => (home.homeId === person.wishedHomeId ? -1 : near(person, home));
    const sorted = stocks.toSorted((one, other) => distance(one) - distance(other));
    ways.set(key, sorted);
    return sorted;
  };
  const placements: Placement[] = [];
  for (const person of problem.people.toSorted((one, other) => one.rank - other.rank)) {
    const pair = couples.get(person.personId);
    if (pair) {
      if (pair[0].personId !== person.personId) continue;
      for (const stock of homesFor(person)) {
        if (!pair.every((one) => mayGo(one, stock.home))) continue;
        const placed = placeCouple(pair, stock);
        if (!placed) continue;
        placements.push(...placed);
        break;
      }
      continue;
    }
    for (const stock of homesFor(person)) {
      if (!mayGo(person, stock.home)) continue;
      const cell = singleBed(person, stock);
      if (cell === null) continue;
      placements.push(take(stock, person, cell));
      break;
    }
  }
  return placements;
}
