/**
 * Big rosters for benchmarks and load tests, shaped as the county form: title and unit row, header of two rows with merged cells, townships merged
 * downwards or repeated, subtotals, blank rows, dates in every spelling, sign-off at the end. Untidy, but every person in it is acceptable.
 *
 * `node tests/samples/make/roster.ts PEOPLE OUT.xlsx [SEED] [REGION]` writes one by hand.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegion } from '../../../database/features/divisions/national.ts';
import { type Cell, type Grid, type Merge, rosterCells, rosterColumns, untidyRow } from './cells.ts';
import { type MadeHome, type MadePerson, makePeople } from './people.ts';
import { makeRandom, type Random } from '../../../database/features/demo/random.ts';
import { workbookBytes } from './workbook.ts';

export type RosterOptions = {
  readonly people: number;
  readonly seed: number;
  /** County or city; default the sample county. */
  readonly regionCode?: string;
  /** Default the homes of the sample county. */
  readonly homes?: readonly MadeHome[];
  /** Default a new file in a temporary folder. */
  readonly path?: string;
};
export type MadeRoster = {
  readonly path: string;
  readonly sheet: string;
  readonly headerRow: number;
  readonly people: readonly MadePerson[];
};

const width = rosterColumns.length;
const townColumn = rosterColumns.indexOf('乡镇（街道）');
const villageColumn = rosterColumns.indexOf('村（社区）');

function blankRow(cells: Readonly<Record<number, Cell>> = {}): Cell[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? null);
}

/** The header of the county form: the three columns of the disability certificate share an upper cell. */
export function twoRowHeader(firstRow: number): { readonly rows: Grid; readonly merges: readonly Merge[] } {
  const group = rosterColumns.indexOf('残疾证号');
  const upper = rosterColumns.map((title, column): Cell =>
    column === group ? '残疾证' : column > group && column < group + 3 ? null : title,
  );
  const lower = blankRow({ [group]: '证号', [group + 1]: '类别', [group + 2]: '等级' });
  const merges: Merge[] = [{ top: firstRow, bottom: firstRow, left: group, right: group + 2 }];
  for (let column = 0; column < width; column += 1) {
    if (column < group || column > group + 2) merges.push({ top: firstRow, bottom: firstRow + 1, left: column, right: column });
  }
  return { rows: [upper, lower], merges };
}

/** Rows of equal text in a column, from `first` on, become one cell with the text in its first row. */
function mergeRuns(grid: Cell[][], first: number, column: number, merges: Merge[]): void {
  let top = first;
  for (let row = first + 1; row <= grid.length; row += 1) {
    if (row < grid.length && grid[row]?.[column] === grid[top]?.[column]) continue;
    if (row - top > 1) {
      merges.push({ top, bottom: row - 1, left: column, right: column });
      for (let covered = top + 1; covered < row; covered += 1) grid[covered]?.splice(column, 1, null);
    }
    top = row;
  }
}

function addTown(random: Random, grid: Cell[][], merges: Merge[], people: readonly MadePerson[], startNumber: number): void {
  const isMerged = random.happens(0.5);
  const first = grid.length;
  people.forEach((person, place) => {
    const row = untidyRow(random, rosterCells(person, startNumber + place));
    // One text for all rows of a merged cell.
    if (isMerged) Object.assign(row, { '乡镇（街道）': person.townName, '村（社区）': person.villageName });
    grid.push(rosterColumns.map((column) => row[column]));
  });
  if (isMerged) {
    mergeRuns(grid, first, villageColumn, merges);
    mergeRuns(grid, first, townColumn, merges);
  }
  if (random.happens(0.4)) {
    const basic = people.reduce((sum, person) => sum + person.basic, 0);
    const care = people.reduce((sum, person) => sum + person.care, 0);
    grid.push(blankRow({ [townColumn]: '小计', 3: `${people.length}人`, 19: basic, 20: care, 21: basic + care }));
  }
  if (random.happens(0.4)) grid.push(blankRow());
}

/** Writes the roster and says where, with the people that stand in it, in order. */
export function makeRoster(options: RosterOptions): MadeRoster {
  const regionCode = options.regionCode ?? '370983';
  const people = makePeople(options.people, options.seed, { regionCode, ...(options.homes ? { homes: options.homes } : {}) });
  const random = makeRandom(options.seed + 1);
  const region = findRegion(regionCode)?.name ?? regionCode;
  const header = twoRowHeader(2);
  const merges: Merge[] = [
    { top: 0, bottom: 0, left: 0, right: width - 1 },
    { top: 1, bottom: 1, left: 0, right: width - 1 },
    ...header.merges,
  ];
  const grid: Cell[][] = [
    blankRow({ 0: `${region}特困人员花名册` }),
    blankRow({ 0: `填报单位：${region}民政局    截止日期：2021年12月31日    单位：元/月` }),
    ...header.rows.map((row) => [...row]),
  ];
  for (let start = 0; start < people.length;) {
    const town = people[start]?.townCode;
    let end = start;
    while (people[end]?.townCode === town && end < people.length) end += 1;
    addTown(random, grid, merges, people.slice(start, end), start + 1);
    start = end;
  }
  grid.push(
    blankRow({ [townColumn]: '合计', 3: `${people.length}人` }),
    blankRow(),
    blankRow({ [townColumn]: '制表人：', 6: '审核人：', 14: '负责人：' }),
  );
  const sheet = '特困人员花名册';
  const path = options.path ?? join(mkdtempSync(join(tmpdir(), 'roster-')), `特困人员花名册_${options.people}.xlsx`);
  writeFileSync(path, workbookBytes([{ name: sheet, grid, merges }], 'xlsx'));
  return { path, sheet, headerRow: 3, people };
}

if (import.meta.main) {
  const [count = '20000', path = '特困人员花名册.xlsx', seed = '1', regionCode = '370983'] = process.argv.slice(2);
  const made = makeRoster({ people: Number(count), seed: Number(seed), regionCode, path });
  process.stdout.write(`${made.path}：${made.people.length} 人\n`);
}
