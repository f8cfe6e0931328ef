/**
 * The divisions of a ledger as they stand on one day, and the search for the township or village a workbook means. Codes and names change over
 * the years (GB/T 2260, GB/T 10114): a rename ends one row and begins another with the same code, a merge ends a row that points to its heir.
 */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { type PlaceLevel, plainPlaceName, type Reading, readPlaceName } from './rules-names.ts';

export type DivisionRow = {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'town' | 'village';
  readonly parentCode: string | null;
  /** First day it holds; null: since before the ledger. */
  readonly validFrom: IsoDate | null;
  /** First day it no longer holds; null: still does. */
  readonly validTo: IsoDate | null;
  /** Code of the division that took it over on `validTo`. */
  readonly mergedInto: string | null;
};
export type DivisionCandidate = { readonly code: string; readonly name: string };
export type DivisionMatch =
  | { readonly status: 'found'; readonly code: string }
  | { readonly status: 'unknown' }
  | { readonly status: 'ambiguous'; readonly candidates: readonly DivisionCandidate[] };

/** `code` is the division that answers to this name on the day of the index, which for a former name is the heir. */
type Entry = { readonly code: string; readonly name: string };
type NameTable = {
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  readonly level: PlaceLevel;
};
type Places = { readonly current: Entry[]; readonly former: Entry[] };
type Tables = { readonly current: NameTable; readonly former: NameTable };

export type DivisionIndex = {
  readonly asOf: IsoDate;
  readonly current: ReadonlyMap<string, DivisionRow>;
  /** Past rows by code, oldest first. */
  readonly past: ReadonlyMap<string, readonly DivisionRow[]>;
  readonly places: ReadonlyMap<string, Places>;
  /** Filled when a township is first asked for: most workbooks name a few of hundreds. */
  readonly tables: Map<string, Tables>;
};

/** Key of `places` for the townships of all counties of a ledger. */
const everyTown = '*';

function holdsOn(row: DivisionRow, day: IsoDate): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day < row.validTo);
}

/** The divisions as of one day; rows that begin later are left out. */
export function indexDivisions(rows: Iterable<DivisionRow>, asOf: IsoDate): DivisionIndex {
  const current = new Map<string, DivisionRow>();
  const past = new Map<string, DivisionRow[]>();
  const known: DivisionRow[] = [];
  for (const row of rows) {
    if (row.validFrom !== null && row.validFrom > asOf) continue;
    known.push(row);
    if (holdsOn(row, asOf)) current.set(row.code, row);
    else past.set(row.code, [...(past.get(row.code) ?? []), row]);
  }
  for (const versions of past.values()) versions.sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1));

  const places = new Map<string, Places>();
  const index: DivisionIndex = { asOf, current, past, places, tables: new Map() };
  for (const row of known) {
    if (row.level === 'county' || row.parentCode === null) continue;
    const isCurrent = current.get(row.code) === row;
    const code = isCurrent ? row.code : heirOf(index, row);
    if (code === null) continue;
    // A former place is looked for where its heir is; a village whose township was merged is looked for under the heir of the township.
    const owner = isCurrent ? row : current.get(code);
    const parent = owner?.parentCode == null ? null : currentCode(index, owner.parentCode);
    if (owner?.level !== row.level || parent === null) continue;
    for (const key of row.level === 'town' ? [everyTown, parent] : [parent]) {
      const group = places.get(key) ?? { current: [], former: [] };
      places.set(key, group);
      (isCurrent ? group.current : group.former).push({ code, name: row.name });
    }
  }
  return index;
}

/** Code that holds on the day of the index for what `row` once was: the same after a rename, the heir after a merge, null when it ended. */
function heirOf(index: DivisionIndex, row: DivisionRow): string | null {
  const seen = new Set<string>();
  let next = row.mergedInto ?? row.code;
  while (!index.current.has(next)) {
    const heir = index.past.get(next)?.at(-1)?.mergedInto;
    if (heir == null || seen.has(next)) return null;
    seen.add(next);
    next = heir;
  }
  return next;
}

/** The code that holds on the day of the index for a code of any earlier day; null when unknown, not yet begun or ended without an heir. */
export function currentCode(index: DivisionIndex, code: string): string | null {
  if (index.current.has(code)) return code;
  const last = index.past.get(code)?.at(-1);
  return last ? heirOf(index, last) : null;
}

/** Name of a code on the day of the index, for an ended division its last one; null when unknown. */
export function divisionName(index: DivisionIndex, code: string): string | null {
  return (index.current.get(code) ?? index.past.get(code)?.at(-1))?.name ?? null;
}

function tabulate(entries: readonly Entry[], level: PlaceLevel): NameTable {
  const exact = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  const add = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
    const found = map.get(key);
    if (!found) map.set(key, [entry]);
    else if (!found.some((other) => other.code === entry.code)) found.push(entry);
  };
  for (const entry of entries) {
    add(exact, entry.name, entry);
    for (const { stem } of readPlaceName(plainPlaceName(entry.name), level)) add(byStem, stem, entry);
  }
  return { exact, byStem, level };
}

function tablesOf(index: DivisionIndex, key: string, level: PlaceLevel): Tables | null {
  const known = index.tables.get(key);
  if (known) return known;
  const group = index.places.get(key);
  if (!group) return null;
  const tables = { current: tabulate(group.current, level), former: tabulate(group.former, level) };
  index.tables.set(key, tables);
  return tables;
}

function decide(entries: readonly Entry[]): DivisionMatch {
  const [first, ...others] = entries;
  if (!first) return { status: 'unknown' };
  if (others.length === 0) return { status: 'found', code: first.code };
  return { status: 'ambiguous', candidates: entries.map(({ code, name }) => ({ code, name })) };
}

/** Of places with one stem, such as 高井村委会 and 高井社区居委会, the one whose kind the text names. */
function ofKind(entries: readonly Entry[], readings: readonly Reading[], level: PlaceLevel): readonly Entry[] {
  const said = readings.filter((reading) => reading.kind !== null);
  const readingsOf = entries.map((entry) => readPlaceName(plainPlaceName(entry.name), level));
  for (const { stem, kind } of said) {
    if (!readingsOf.every((own) => own.some((reading) => reading.stem === stem))) continue;
    const fitting = entries.filter((_, position) =>
      readingsOf[position]?.some((reading) => reading.stem === stem && reading.kind === kind),
    );
    if (fitting.length === 1) return fitting;
  }
  return entries;
}

function matchTolerantly(table: NameTable, plain: string): DivisionMatch {
  // One character, such as a surname that slipped into the column, is no name of a place.
  if ([...plain].length < 2) return { status: 'unknown' };
  const readings = readPlaceName(plain, table.level);
  const found = new Map<string, Entry>();
  for (const { stem } of readings) for (const entry of table.byStem.get(stem) ?? []) found.set(entry.code, found.get(entry.code) ?? entry);
  const entries = [...found.values()];
  return decide(entries.length > 1 ? ofKind(entries, readings, table.level) : entries);
}

function match(tables: Tables, text: string, plain: string): DivisionMatch {
  for (const table of [tables.current, tables.former]) {
    const exact = decide(table.exact.get(text) ?? table.exact.get(plain) ?? []);
    if (exact.status !== 'unknown') return exact;
  }
  const now = matchTolerantly(tables.current, plain);
  return now.status === 'unknown' ? matchTolerantly(tables.former, plain) : now;
}

/** What follows the name of a wider place, as in 肥城市新城街道; null when it is not there or nothing follows. */
function afterName(plain: string, wider: string | undefined): string | null {
  if (wider === undefined) return null;
  const name = plainPlaceName(wider);
  const at = plain.indexOf(name);
  const rest = at < 0 ? '' : plain.slice(at + name.length);
  return rest === '' ? null : rest;
}

/**
 * The township a text means: by its recorded name, else by a former one, else without its ending (镇, 乡, 街道, 办事处) when only one township
 * of the ledger, or of `countyCode` where a ledger has several counties, can be meant.
 */
export function findTown(index: DivisionIndex, text: string, countyCode?: string): DivisionMatch {
  const tables = tablesOf(index, countyCode ?? everyTown, 'town');
  if (!tables) return { status: 'unknown' };
  const plain = plainPlaceName(text);
  const found = match(tables, text, plain);
  if (found.status !== 'unknown') return found;
  for (const row of index.current.values()) {
    if (row.level !== 'county' || (countyCode !== undefined && row.code !== countyCode)) continue;
    const rest = afterName(plain, row.name);
    const inCounty = rest === null ? null : tablesOf(index, row.code, 'town');
    if (rest !== null && inCounty) return match(inCounty, rest, rest);
  }
  return found;
}

/**
 * The village a text means within a township (code of any day up to that of the index): by its recorded name, else by a former one, else
 * without its ending (村委会, 居委会, 社区, 村 and their long forms) when only one village of the township can be meant.
 */
export function findVillage(index: DivisionIndex, townCode: string, text: string): DivisionMatch {
  const town = currentCode(index, townCode);
  const tables = town === null ? null : tablesOf(index, town, 'village');
  if (town === null || !tables) return { status: 'unknown' };
  const plain = plainPlaceName(text);
  const found = match(tables, text, plain);
  if (found.status !== 'unknown') return found;
  const rest = afterName(plain, index.current.get(town)?.name);
  return rest === null ? found : match(tables, rest, rest);
}
