/** One small sample workbook with its right answers, and the parts such workbooks are put together from. */
import { type Cell, type Merge, type RosterColumn, type RosterCells, rosterCells } from './cells.ts';
import { type MadePerson, makePeople } from './people.ts';

export type Expected = {
  readonly kind: 'roster' | 'homes' | 'standards';
  /** Null where the file has no sheet names. */
  readonly sheet: string | null;
  /** First row of the header, from 1 as in the sheet; in a text file the record. */
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  /** What is found under which header; both rows of a header are joined with a slash. */
  readonly columns: Readonly<Record<string, string>>;
  /** Rows with data, without subtotals and sign-off. */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly { readonly row: number; readonly code: string }[];
  readonly note: string;
};
export type Shape = { readonly file: string; readonly bytes: Buffer; readonly expected: Expected };

/** A column of the file: what it holds and how it is headed. `fill` makes the cells of a column nobody asks for. */
export type Column =
  | { readonly holds: RosterColumn; readonly title: string }
  | { readonly holds: null; readonly title: string; readonly fill: (number: number) => Cell };

export function column(holds: RosterColumn, title: string = holds): Column {
  return { holds, title };
}

export function otherColumn(title: string, fill: (number: number) => Cell = () => null): Column {
  return { holds: null, title, fill };
}

export function peopleOf(count: number, seed: number): MadePerson[] {
  return makePeople(count, seed);
}

/** Rows of people under the columns, each passed through `change` before. */
export function bodyOf(
  people: readonly MadePerson[],
  columns: readonly Column[],
  change: (cells: RosterCells, number: number) => RosterCells = (cells) => cells,
): Cell[][] {
  return people.map((person, place) => {
    const cells = change(rosterCells(person, place + 1), place + 1);
    return columns.map((each) => (each.holds === null ? each.fill(place + 1) : cells[each.holds]));
  });
}

export function titlesOf(columns: readonly Column[]): Cell[] {
  return columns.map((each) => (each.title === '' ? null : each.title));
}

/** For `Expected.columns`: without numbering and without columns nobody asks for. */
export function headersOf(columns: readonly Column[]): Record<string, string> {
  return Object.fromEntries(columns.flatMap((each) => (each.holds === null || each.holds === '序号' ? [] : [[each.holds, each.title]])));
}

/** A row with one text over the whole width, and the merge of its cells. */
export function bannerRow(text: string, row: number, width: number): { readonly cells: Cell[]; readonly merge: Merge } {
  return { cells: [text, ...Array.from({ length: width - 1 }, () => null)], merge: { top: row, bottom: row, left: 0, right: width - 1 } };
}

/** Writes a text into the first row of every run of equal neighbours below `top`, empties the others, and merges them. */
export function mergeEqual(grid: Cell[][], top: number, bottom: number, column: number): Merge[] {
  const merges: Merge[] = [];
  for (let first = top; first <= bottom;) {
    let last = first;
    while (last < bottom && grid[last + 1]?.[column] === grid[first]?.[column]) last += 1;
    for (let covered = first + 1; covered <= last; covered += 1) grid[covered]?.splice(column, 1, null);
    if (last > first) merges.push({ top: first, bottom: last, left: column, right: column });
    first = last + 1;
  }
  return merges;
}
