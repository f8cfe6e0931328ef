/**
 * Couples who are to live in the same home, added to the county's network as whole-number choices: to a near or wished home, or anywhere, into
 * a room for two or onto two single beds. With the couples' choices given, the rest is a network again; so only these columns need be whole.
 */
import type { ModelData } from 'highs';
import { kindKey, type County } from './network.ts';
import {
  classesOf,
  farthest,
  fitsCare,
  isSpared,
  mayGo,
  nearness,
  type Couple,
  type Distance,
  type PlanHome,
  type PlanPerson,
  type PlanProblem,
} from './problem.ts';

/** What one unit of a column adds to the aims. */
type Column = {
  readonly upper: number;
  readonly isWhole: boolean;
  readonly entries: readonly (readonly [row: number, value: number])[];
  readonly placed?: readonly number[];
  readonly rank?: number;
  readonly wish?: number;
  readonly distance?: number;
  readonly spared?: number;
};

type Choice = { readonly couple: number; readonly homeId: number | null; readonly column: number };
type Arrival = { readonly type: string; readonly homeId: number; readonly column: number };
type RoomUse = { readonly type: string; readonly homeId: number; readonly room: number; readonly column: number };

export type CouplesModel = {
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly lower: number; readonly upper: number }[];
  readonly choices: readonly Choice[];
  readonly arrivals: readonly Arrival[];
  readonly roomUses: readonly RoomUse[];
};

export const coupleType = (couple: Couple): string => couple.map(kindKey).toSorted().join(' + ');

/** @param county the network of everybody else, in which the couples' own kinds have their spots */
export function couplesModel(problem: PlanProblem, county: County, couples: readonly Couple[]): CouplesModel {
  const near = nearness(problem);
  const columns: Column[] = [];
  const rows: { lower: number; upper: number }[] = [];
  const choices: Choice[] = [];
  const arrivals: Arrival[] = [];
  const roomUses: RoomUse[] = [];
  const newRow = (lower: number, upper: number): number => rows.push({ lower, upper }) - 1;
  const newColumn = (column: Column): number => columns.push(column) - 1;

  // Nothing is lost at any node; source and target have no row, the capacities of their arcs are enough.
  for (let node = 2; node < county.network.nodes; node++) newRow(0, 0);
  const rowOf = (node: number): number => node - 2;
  const placesRow = new Map(problem.homes.map((home) => [home.homeId, newRow(-Infinity, home.places)]));
  const homeByArc = new Map([...county.homeArc].map(([homeId, arc]) => [arc, homeId]));
  for (const [index, arc] of county.arcs.entries()) {
    const entries: [number, number][] = [];
    if (arc.from >= 2) entries.push([rowOf(arc.from), -1]);
    if (arc.to >= 2) entries.push([rowOf(arc.to), 1]);
    const homeId = homeByArc.get(index);
    const places = homeId === undefined ? undefined : placesRow.get(homeId);
    if (places !== undefined) entries.push([places, 1]);
    const { people, ...part } = arc.part;
    const isPassing = arc.from === 0 && arc.to === 1;
    newColumn({
      ...part,
      upper: isPassing ? 0 : arc.capacity,
      isWhole: false,
      entries,
      ...(people?.[0] ? { placed: [people[0].priority] } : {}),
    });
  }

  const types = new Map<string, { readonly pool: number; readonly like: Couple; readonly at: ReadonlyMap<number, number> }>();
  const roomRow = new Map<string, number>();
  const roomRowOf = (home: PlanHome, room: number): number => {
    const key = `${home.homeId} ${room}`;
    const known = roomRow.get(key);
    if (known !== undefined) return known;
    const created = newRow(-Infinity, home.coupleRooms[room]?.count ?? 0);
    roomRow.set(key, created);
    return created;
  };

  const openHome = (type: string, like: Couple, home: PlanHome): number | null => {
    const spots = like.map((person) => county.spotOf(person, home.homeId));
    const rooms = home.coupleRooms.flatMap((kind, room) => (like.every((person) => fitsCare(person, kind)) ? [{ kind, room }] : []));
    const [first, second] = spots;
    if ((first === undefined || second === undefined) && rooms.length === 0) return null;
    const node = newRow(0, 0);
    if (first !== undefined && second !== undefined) {
      const into: [number, number][] =
        first === second
          ? [[rowOf(first), 2]]
          : [
              [rowOf(first), 1],
              [rowOf(second), 1],
            ];
      newColumn({ upper: Math.floor(home.places / 2), isWhole: true, entries: [[node, -1], ...into] });
    }
    for (const { kind, room } of rooms) {
      const spared = like.filter((person) => isSpared(person, kind.bedType)).length;
      const places = placesRow.get(home.homeId) ?? 0;
      const entries: [number, number][] = [
        [node, -1],
        [roomRowOf(home, room), 1],
        [places, 2],
      ];
      const column = newColumn({ upper: kind.count, isWhole: true, entries, spared });
      roomUses.push({ type, homeId: home.homeId, room, column });
    }
    return node;
  };

  for (const couple of couples) {
    const type = coupleType(couple);
    if (types.has(type)) continue;
    const pool = newRow(0, 0);
    const at = new Map<number, number>();
    for (const home of problem.homes) {
      const node = openHome(type, couple, home);
      if (node === null) continue;
      at.set(home.homeId, node);
      const column = newColumn({
        upper: Math.floor(home.places / 2),
        isWhole: true,
        entries: [
          [pool, -1],
          [node, 1],
        ],
      });
      arrivals.push({ type, homeId: home.homeId, column });
    }
    types.set(type, { pool, like: couple, at });
  }

  for (const [index, couple] of couples.entries()) {
    const type = types.get(coupleType(couple));
    if (!type) continue;
    const once = newRow(-Infinity, 1);
    const shared = {
      upper: 1,
      isWhole: true,
      placed: couple.map(({ priority }) => priority),
      rank: couple.reduce((sum, { personId }) => sum + (county.stepOf.get(personId) ?? 0), 0),
    };
    const isFree = couple.every(({ approved }) => approved === null);
    for (const home of problem.homes) {
      const node = type.at.get(home.homeId);
      const distances: Distance[] = couple.map((person) => near(person, home));
      const wish = couple.filter(({ wishedHomeId }) => wishedHomeId === home.homeId).length;
      if (node === undefined || !couple.every((person) => mayGo(person, home))) continue;
      if (isFree && wish === 0 && distances.every((distance) => distance === farthest)) continue;
      const distance = distances.reduce<number>((sum, steps) => sum + steps, 0);
      const column = newColumn({
        ...shared,
        entries: [
          [once, 1],
          [node, 1],
        ],
        wish,
        distance,
      });
      choices.push({ couple: index, homeId: home.homeId, column });
    }
    if (!isFree) continue;
    const column = newColumn({
      ...shared,
      entries: [
        [once, 1],
        [type.pool, 1],
      ],
      distance: 2 * farthest,
    });
    choices.push({ couple: index, homeId: null, column });
  }
  return { columns, rows, choices, arrivals, roomUses };
}

/** Aims sought together: `weights` folds those from `first` on, `count` of them. */
export type Stage = { readonly first: number; readonly count: number; readonly objective: Float64Array; readonly atMost: number };

/** Coefficients stay below this, far from where a floating-point solver loses units. */
const largestRange = 20_000_000;

/** The aims, each to be as large as can be; aims with small ranges share a stage, with weights that keep their order. */
export function stagesOf(model: CouplesModel, people: readonly PlanPerson[]): Stage[] {
  const { columns } = model;
  const singles = Array.from({ length: classesOf(people) }, (_, priority) => ({
    values: Float64Array.from(columns, (column) => (column.placed ?? []).filter((own) => own === priority).length),
    range: people.filter((person) => person.priority === priority).length,
  }));
  const total = (value: (column: Column) => number): Float64Array => Float64Array.from(columns, value);
  const aims = [
    ...singles,
    { values: total(({ rank = 0 }) => rank), range: Number.MAX_SAFE_INTEGER },
    { values: total(({ wish = 0 }) => wish), range: people.filter(({ wishedHomeId }) => wishedHomeId !== null).length },
    { values: total(({ distance = 0 }) => -distance), range: people.length * farthest },
    { values: total(({ spared = 0 }) => -spared), range: people.length },
  ];
  const stages: (Stage & { readonly range: number })[] = [];
  for (const [index, aim] of aims.entries()) {
    const last = stages.at(-1);
    const range = last ? (last.range + 1) * (aim.range + 1) : Infinity;
    const atMost = index < singles.length ? aim.range : Infinity;
    if (!last || range > largestRange) stages.push({ first: index, count: 1, objective: aim.values, range: aim.range, atMost });
    else
      stages[stages.length - 1] = {
        first: last.first,
        count: last.count + 1,
        objective: last.objective.map((value, column) => value * (aim.range + 1) + (aim.values[column] ?? 0)),
        range,
        atMost: last.atMost * (aim.range + 1) + atMost,
      };
  }
  return stages;
}

export function modelData(model: CouplesModel): Omit<ModelData, 'sense'> {
  const { columns, rows } = model;
  const starts = new Int32Array(columns.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (const [index, { entries }] of columns.entries()) {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts[index + 1] = indices.length;
  }
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: new Float64Array(columns.length),
    colLower: new Float64Array(columns.length),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    matrix: {
      format: 'csc',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: Int32Array.from(columns, ({ isWhole }) => (isWhole ? 1 : 0)),
  };
}
