/** What has been entered in the table of months and not yet saved, with undo. Pure: every step gives a new state. */
import type { InputOf } from '../../../electron/contract/index.ts';
import type { HappinessCell } from '../../../electron/contract/happiness-shapes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { monthFields, readCell, valueOf, type MonthField } from './month-fields.ts';

export type GridRow = {
  readonly happinessHomeId: number;
  readonly name: string;
  /** By month, January first; null where nothing was told. */
  readonly months: readonly (HappinessCell | null)[];
};
export type Base = { readonly rows: readonly GridRow[]; readonly months: readonly IsoMonth[]; readonly lastMonth: IsoMonth };

/** A value that can be saved, or what was typed and why it cannot. */
export type Entry = { readonly value: number | null } | { readonly text: string; readonly fault: string };
type Entries = ReadonlyMap<string, Entry>;
export type GridState = { readonly entries: Entries; readonly past: readonly Entries[]; readonly future: readonly Entries[] };
export type Typed = { readonly row: number; readonly column: number; readonly text: string };

export const emptyGrid: GridState = { entries: new Map(), past: [], future: [] };
/** Steps that can be taken back. */
const longestPast = 200;

export const entryKey = (homeId: number, month: IsoMonth, field: MonthField): string => `${homeId} ${month} ${field}`;

function stepTo(state: GridState, entries: Entries): GridState {
  return { entries, past: [...state.past.slice(1 - longestPast), state.entries], future: [] };
}

/** What is typed or pasted, cell by cell; what cannot be read stays in its cell with the reason. */
export function enter(state: GridState, base: Base, field: MonthField, typed: readonly Typed[]): GridState {
  const entries = new Map(state.entries);
  let hasChanged = false;
  for (const { row, column, text } of typed) {
    const home = base.rows[row];
    const month = base.months[column];
    if (!home || !month) continue;
    const key = entryKey(home.happinessHomeId, month, field);
    const saved = valueOf(home.months[column] ?? null, field);
    const read = entryOf(field, month, base.lastMonth, text, saved);
    const before = entries.get(key);
    if (read === null ? before === undefined : before && isSame(before, read)) continue;
    hasChanged = true;
    if (read === null) entries.delete(key);
    else entries.set(key, read);
  }
  return hasChanged ? stepTo(state, entries) : state;
}

function isSame(one: Entry, other: Entry): boolean {
  return 'fault' in one ? 'fault' in other && one.text === other.text : !('fault' in other) && one.value === other.value;
}

/** Null: as it is saved. */
function entryOf(field: MonthField, month: IsoMonth, lastMonth: IsoMonth, text: string, saved: number | null): Entry | null {
  const read = readCell(field, month, text);
  if ('fault' in read) return { text: text.trim(), fault: read.fault };
  if (read.value === saved) return null;
  if (read.value !== null && month > lastMonth) return { text: text.trim(), fault: '还没有到这个月' };
  return { value: read.value };
}

export function undo(state: GridState): GridState {
  const entries = state.past.at(-1);
  return entries === undefined ? state : { entries, past: state.past.slice(0, -1), future: [state.entries, ...state.future] };
}

export function redo(state: GridState): GridState {
  const [entries, ...future] = state.future;
  return entries === undefined ? state : { entries, past: [...state.past, state.entries], future };
}

/** What a cell shows: what was entered, else what is saved. */
export function shownValue(state: GridState, row: GridRow, column: number, month: IsoMonth, field: MonthField): Entry {
  return state.entries.get(entryKey(row.happinessHomeId, month, field)) ?? { value: valueOf(row.months[column] ?? null, field) };
}

/** What was entered of a month; without open days what was told of it is withdrawn. */
export type Change = InputOf<'happiness.saveMonths'>['cells'][number];
export type Fault = {
  readonly row: number;
  readonly column: number;
  readonly field: MonthField;
  readonly text: string;
  readonly why: string;
};
export type Pending = {
  /** Month by month, as they are to be saved. */
  readonly changes: readonly Change[];
  /** Cells that cannot be saved as they stand. */
  readonly faults: readonly Fault[];
  /** Keys of the entries the changes take with them. */
  readonly savedKeys: readonly string[];
};

/** The months that can be saved, and the cells that cannot, each with its reason. */
export function pendingOf(state: GridState, base: Base): Pending {
  const changes: Change[] = [];
  const faults: Fault[] = [];
  const savedKeys: string[] = [];
  if (state.entries.size === 0) return { changes, faults, savedKeys };
  const touched = new Set([...state.entries.keys()].map((key) => key.slice(0, key.lastIndexOf(' '))));
  for (const [row, home] of base.rows.entries()) {
    for (const [column, month] of base.months.entries()) {
      if (!touched.has(`${home.happinessHomeId} ${month}`)) continue;
      const found = monthOf(state, home, column, month);
      faults.push(...found.faults.map((fault) => ({ ...fault, row, column })));
      if (found.change === null) continue;
      changes.push(found.change);
      savedKeys.push(...found.keys);
    }
  }
  return { changes, faults, savedKeys };
}

type MonthFault = Omit<Fault, 'row' | 'column'>;

function monthOf(
  state: GridState,
  home: GridRow,
  column: number,
  month: IsoMonth,
): { readonly change: Change | null; readonly faults: readonly MonthFault[]; readonly keys: readonly string[] } {
  const faults: MonthFault[] = [];
  const keys: string[] = [];
  const values = {} as Record<MonthField, number | null>;
  for (const { id: field } of monthFields) {
    const key = entryKey(home.happinessHomeId, month, field);
    const entry = state.entries.get(key);
    const saved = valueOf(home.months[column] ?? null, field);
    values[field] = entry && !('fault' in entry) ? entry.value : saved;
    if (!entry) continue;
    if ('fault' in entry) faults.push({ field, text: entry.text, why: entry.fault });
    else keys.push(key);
  }
  const { openDays, mealDays } = values;
  const entered = monthFields.map(({ id }) => id).filter((field) => keys.includes(entryKey(home.happinessHomeId, month, field)));
  if (entered.length === 0) return { change: null, faults, keys };
  if (openDays === null) {
    const others = entered.filter((field) => field !== 'openDays' && values[field] !== null);
    faults.push(...others.map((field) => ({ field, text: String(values[field]), why: '先填当月开放天数' })));
    const isCleared = others.length === 0 && entered.includes('openDays');
    return { change: isCleared ? { happinessHomeId: home.happinessHomeId, month, openDays } : null, faults, keys };
  }
  if (mealDays !== null && mealDays > openDays) {
    const field = entered.includes('mealDays') ? 'mealDays' : 'openDays';
    faults.push({ field, text: String(values[field]), why: `供餐${mealDays}天多于开放${openDays}天` });
    return { change: null, faults, keys };
  }
  // What is not named stays as it is recorded: a whole county pasted at once stays within what one call may carry.
  const others = entered.filter((field) => field !== 'openDays');
  const told = others.map((field): [string, number | boolean | null] => [
    field,
    field === 'isInsured' && values[field] !== null ? values[field] === 1 : values[field],
  ]);
  const change: Change = { happinessHomeId: home.happinessHomeId, month, openDays, ...Object.fromEntries(told) };
  return { change, faults, keys };
}

/** After the changes were saved: what could not be saved stays. There is no way back behind it. */
export function afterSaving(state: GridState, savedKeys: readonly string[]): GridState {
  const saved = new Set(savedKeys);
  return { entries: new Map([...state.entries].filter(([key]) => !saved.has(key))), past: [], future: [] };
}

export type Placed = { readonly typed: readonly Typed[]; readonly outside: number };

/**
 * Where the cells of a pasted block fall: from the chosen cell on to the right and down. A block of one cell fills the whole choice. Empty
 * cells leave what is there; what lies outside the table is counted.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  range: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number },
  size: { readonly rows: number; readonly columns: number },
): Placed {
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  const typed: Typed[] = [];
  if (only !== undefined) {
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) typed.push({ row, column, text: only });
    return { typed, outside: 0 };
  }
  let outside = 0;
  for (const [down, cells] of block.entries())
    for (const [across, text] of cells.entries()) {
      if (text.trim() === '') continue;
      const row = range.top + down;
      const column = range.left + across;
      if (row < size.rows && column < size.columns) typed.push({ row, column, text });
      else outside += 1;
    }
  return { typed, outside };
}
