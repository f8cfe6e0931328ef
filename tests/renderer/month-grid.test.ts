/** The table of months: what a typed or pasted cell becomes, undo, what is saved and what is refused. */
import { describe, expect, it } from 'vitest';
import type { HappinessCell } from '../../electron/contract/happiness-shapes.ts';
import { addMonths, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { parseBlock, readCell } from '../../renderer/features/happiness/month-fields.ts';
import {
  afterSaving,
  emptyGrid,
  enter,
  pendingOf,
  placeBlock,
  redo,
  undo,
  type Base,
  type GridState,
} from '../../renderer/features/happiness/month-grid.ts';

const months = Array.from({ length: 12 }, (_, index) => addMonths(isoMonth('2022-01'), index));
const cell = (month: IsoMonth, openDays: number, more: Partial<HappinessCell> = {}): HappinessCell => ({
  month,
  openDays,
  mealDays: null,
  meals: null,
  servedPeople: null,
  activities: null,
  safetyChecks: null,
  isInsured: null,
  ...more,
});
const base: Base = {
  months,
  lastMonth: isoMonth('2022-06'),
  rows: [1, 2, 3].map((happinessHomeId) => ({
    happinessHomeId,
    name: `${happinessHomeId}号幸福院`,
    months: months.map((month, index) =>
      happinessHomeId === 1 && index === 0 ? cell(month, 20, { mealDays: 18, isInsured: true }) : null,
    ),
  })),
};
const typed = (state: GridState, row: number, column: number, text: string, field: 'openDays' | 'mealDays' | 'isInsured' = 'openDays') =>
  enter(state, base, field, [{ row, column, text }]);

describe('a cell', () => {
  it.each([
    ['15', 15],
    ['１５', 15],
    [' 15 天', 15],
    ['22.0', 22],
    ['', null],
  ])('%s is read as %s', (text, value) => expect(readCell('openDays', isoMonth('2022-02'), text)).toEqual({ value }));

  it.each([
    ['29', '超过当月的28天'],
    ['-1', '不能小于0'],
    ['15.5', '不是整数'],
    ['约15', '不是整数'],
    ['1234567', '数字过大'],
  ])('%s is refused: %s', (text, fault) => expect(readCell('openDays', isoMonth('2022-02'), text)).toEqual({ fault }));

  it('tells yes from no, and thousands with a comma', () => {
    expect(readCell('isInsured', isoMonth('2022-02'), '是')).toEqual({ value: 1 });
    expect(readCell('isInsured', isoMonth('2022-02'), '×')).toEqual({ value: 0 });
    expect(readCell('isInsured', isoMonth('2022-02'), '也许')).toEqual({ fault: '请填“是”或“否”' });
    expect(readCell('meals', isoMonth('2022-02'), '1,200人次')).toEqual({ value: 1200 });
    expect(readCell('meals', isoMonth('2022-02'), '12,00')).toEqual({ fault: '不是整数' });
  });
});

describe('a block', () => {
  it('is what a spreadsheet puts on the clipboard', () => {
    expect(parseBlock('20\t21\r\n22\t\r\n')).toEqual([
      ['20', '21'],
      ['22', ''],
    ]);
    expect(parseBlock('"二十\n天"\t"a""b"\n')).toEqual([['二十\n天', 'a"b']]);
    expect(parseBlock('')).toEqual([]);
  });

  it('falls from the chosen cell on; empty cells change nothing, what lies outside is counted', () => {
    const range = { top: 2, left: 11, bottom: 2, right: 11 };
    expect(
      placeBlock(
        [
          ['20', '21'],
          ['22', '23'],
        ],
        range,
        { rows: 3, columns: 12 },
      ),
    ).toEqual({
      typed: [{ row: 2, column: 11, text: '20' }],
      outside: 3,
    });
    expect(placeBlock([['20', '']], { top: 0, left: 0, bottom: 0, right: 0 }, { rows: 3, columns: 12 }).typed).toHaveLength(1);
  });

  it('of one cell fills the whole choice', () => {
    const placed = placeBlock([['25']], { top: 0, left: 1, bottom: 2, right: 2 }, { rows: 3, columns: 12 });
    expect(placed.typed).toHaveLength(6);
    expect(placed.outside).toBe(0);
  });
});

describe('what is entered', () => {
  it('is saved with the open days of its month; what else was told stays', () => {
    const { changes, faults } = pendingOf(typed(emptyGrid, 0, 0, '21'), base);
    expect(faults).toEqual([]);
    expect(changes).toEqual([{ happinessHomeId: 1, month: '2022-01', openDays: 21 }]);
    expect(pendingOf(typed(emptyGrid, 0, 0, '否', 'isInsured'), base).changes).toEqual([
      { happinessHomeId: 1, month: '2022-01', openDays: 20, isInsured: false },
    ]);
  });

  it('as it is saved already is no change, and neither is one that was taken back', () => {
    expect(typed(emptyGrid, 0, 0, '20')).toBe(emptyGrid);
    const back = typed(typed(emptyGrid, 0, 0, '21'), 0, 0, '20');
    expect(pendingOf(back, base)).toEqual({ changes: [], faults: [], savedKeys: [] });
  });

  it('stays in its cell with the reason where it cannot be read; the others are saved', () => {
    const state = enter(emptyGrid, base, 'openDays', [
      { row: 0, column: 1, text: '28' },
      { row: 1, column: 1, text: '30' },
      { row: 2, column: 6, text: '12' },
    ]);
    const { changes, faults, savedKeys } = pendingOf(state, base);
    expect(changes.map(({ happinessHomeId, openDays }) => [happinessHomeId, openDays])).toEqual([[1, 28]]);
    expect(faults.map(({ row, column, text, why }) => [row, column, text, why])).toEqual([
      [1, 1, '30', '超过当月的28天'],
      [2, 6, '12', '还没有到这个月'],
    ]);
    expect(pendingOf(afterSaving(state, savedKeys), base).faults).toHaveLength(2);
  });

  it('needs the open days first, and no more days with meals than open ones', () => {
    const meals = typed(emptyGrid, 1, 0, '10', 'mealDays');
    expect(pendingOf(meals, base).faults[0]?.why).toBe('先填当月开放天数');
    expect(pendingOf(typed(meals, 1, 0, '12'), base).changes).toMatchObject([{ openDays: 12, mealDays: 10 }]);
    expect(pendingOf(typed(emptyGrid, 0, 0, '17'), base).faults[0]?.why).toBe('供餐18天多于开放17天');
  });

  it('with the open days emptied withdraws the month', () => {
    expect(pendingOf(typed(emptyGrid, 0, 0, ''), base).changes).toEqual([{ happinessHomeId: 1, month: '2022-01', openDays: null }]);
  });

  it('is taken back step by step, and done again; a new entry ends the way forward', () => {
    const one = typed(emptyGrid, 1, 0, '20');
    const two = enter(one, base, 'openDays', [
      { row: 1, column: 0, text: '21' },
      { row: 2, column: 0, text: '22' },
    ]);
    const values = (state: GridState) => pendingOf(state, base).changes.map(({ openDays }) => openDays);
    expect(values(two)).toEqual([21, 22]);
    expect(values(undo(two))).toEqual([20]);
    expect(values(undo(undo(two)))).toEqual([]);
    expect(undo(undo(undo(two)))).toEqual(undo(undo(two)));
    expect(values(redo(redo(undo(undo(two)))))).toEqual([21, 22]);
    expect(redo(typed(undo(two), 0, 2, '9')).future).toEqual([]);
  });

  it('of a whole county for a year is one step', () => {
    const rows = Array.from({ length: 1600 }, (_, index) => ({ happinessHomeId: index + 1, name: '', months: months.map(() => null) }));
    const county: Base = { months, lastMonth: isoMonth('2022-12'), rows };
    const block = rows.map((_, index) => months.map((_month, column) => String(((index + column) % 28) + 1)));
    const { typed: cells } = placeBlock(block, { top: 0, left: 0, bottom: 0, right: 0 }, { rows: 1600, columns: 12 });
    const state = enter(emptyGrid, county, 'openDays', cells);
    expect(pendingOf(state, county).changes).toHaveLength(19_200);
    expect(undo(state).entries.size).toBe(0);
  });
});
