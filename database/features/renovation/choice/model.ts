/** The choice as a whole-number program: one yes or no for each project, people as flows. Pure. */
import type { ModelData } from 'highs';
import { fits, freeOf, newCell, type Candidate, type ChoiceCell, type ChoiceHome, type ChoiceProblem, type Group } from './problem.ts';

type Entry = readonly [row: number, value: number];
type Column = { readonly lower: number; readonly upper: number; readonly isWhole: boolean; readonly entries: readonly Entry[] };
type Row = { lower: number; upper: number };

export type ChoiceModel = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Columns of the projects, in the order of the candidates. */
  readonly choices: readonly number[];
  /** Columns that count one person each. */
  readonly people: readonly number[];
  readonly budgetRow: number;
  /** What one unit of the budget row is in fen: the amounts in whole numbers as small as can be. */
  readonly unitFen: number;
};

function commonUnit(amounts: readonly number[]): number {
  const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other));
  return Math.max(
    1,
    amounts.reduce((unit, amount) => gcd(unit, amount), 0),
  );
}

type Beds = { readonly cell: ChoiceCell; readonly adding: readonly Candidate[] };

/** Beds of a home that take the same people are one, those the projects add among them; beds that take nobody who waits are left out. */
function cellsOf(home: ChoiceHome, own: readonly Candidate[], likes: readonly Group['like'][]): Beds[] {
  const open = (['normal', 'nursing'] as const).map((bedType) => ({
    cell: newCell(bedType, 0),
    adding: own.filter((one) => one[bedType] > 0),
  }));
  const known = new Map<string, Beds>();
  for (const { cell, adding } of [...home.cells.map((free): Beds => ({ cell: free, adding: [] })), ...open]) {
    const fit = likes.map((like) => (fits(like, cell) ? '1' : '0')).join('');
    if (!fit.includes('1') || (cell.count === 0 && adding.length === 0)) continue;
    const key = `${cell.bedType} ${fit}`;
    const same = known.get(key);
    known.set(key, {
      cell: { ...cell, count: cell.count + (same?.cell.count ?? 0) },
      adding: [...adding, ...(same?.adding ?? [])],
    });
  }
  return [...known.values()];
}

export function choiceModel(problem: ChoiceProblem, groups: readonly Group[]): ChoiceModel {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const newRow = (lower: number, upper: number): number => rows.push({ lower, upper }) - 1;
  const newColumn = (column: Column): number => columns.push(column) - 1;

  const unitFen = commonUnit(problem.candidates.map(({ costFen }) => costFen));
  const budgetRow = newRow(-Infinity, Math.floor(problem.budgetFen / unitFen));
  const chosenIn = new Map<Candidate, Entry[]>(problem.candidates.map((one) => [one, [[budgetRow, one.costFen / unitFen]]]));
  const supply = groups.map(({ people }) => newRow(-Infinity, people.length));
  const people: number[] = [];

  for (const [index, home] of problem.homes.entries()) {
    const own = problem.candidates.filter(({ homeId }) => homeId === home.homeId);
    const wanted = groups.flatMap(({ homes }, group) => (homes.includes(index) ? [group] : []));
    if (own.length === 0 && wanted.length === 0) continue;
    const loses = own.some((one) => one.normal < 0 || one.nursing < 0);
    const cells = cellsOf(
      home,
      own,
      wanted.map((group) => (groups[group] as Group).like),
    ); // the groups come from this very list
    // flows ≤ what is free and what the chosen projects add, that is: flows − Σ added·chosen ≤ free
    const limits: { readonly row: number; readonly bedType: ChoiceCell['bedType'] | null }[] = [];
    if (loses) {
      const types = { normal: newRow(-Infinity, freeOf(home, 'normal')), nursing: newRow(-Infinity, freeOf(home, 'nursing')) };
      for (const bedType of ['normal', 'nursing'] as const) {
        for (const one of own) if (one[bedType] !== 0) chosenIn.get(one)?.push([types[bedType], -one[bedType]]);
        limits.push({ row: types[bedType], bedType });
      }
      // Residents of normal beds that are lost move to nursing beds; the nursing beds never go below those.
      newColumn({
        lower: 0,
        upper: Infinity,
        isWhole: false,
        entries: [
          [types.normal, -1],
          [types.nursing, 1],
        ],
      });
    }
    if (home.places < freeOf(home, 'normal') + freeOf(home, 'nursing')) {
      const whole = newRow(-Infinity, home.places);
      for (const one of own) {
        const added = Math.max(0, one.normal + one.nursing);
        if (added > 0) chosenIn.get(one)?.push([whole, -added]);
      }
      limits.push({ row: whole, bedType: null });
    }
    for (const { cell, adding } of cells) {
      const row = newRow(-Infinity, cell.count);
      for (const one of adding) chosenIn.get(one)?.push([row, -one[cell.bedType]]);
      for (const group of wanted) {
        const members = groups[group];
        const from = supply[group];
        if (!members || from === undefined || !fits(members.like, cell)) continue;
        const entries: Entry[] = [
          [from, 1],
          [row, 1],
        ];
        for (const limit of limits) if (limit.bedType === null || limit.bedType === cell.bedType) entries.push([limit.row, 1]);
        people.push(newColumn({ lower: 0, upper: members.people.length, isWhole: false, entries }));
      }
    }
  }
  const choices = problem.candidates.map((one) =>
    newColumn({ lower: one.isFixed ? 1 : 0, upper: 1, isWhole: true, entries: chosenIn.get(one) ?? [] }),
  );
  return { columns, rows, choices, people, budgetRow, unitFen };
}

export function modelData({ columns, rows }: ChoiceModel): Omit<ModelData, 'sense'> {
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
    colLower: Float64Array.from(columns, ({ lower }) => lower),
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
