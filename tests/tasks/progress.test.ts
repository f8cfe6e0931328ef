/** How far a task is: by its number where there is one, else by what was told. */
import { describe, expect, it } from 'vitest';
import { inForce, progressOf } from '../../database/features/tasks/rules-progress.ts';
import type { TaskState } from '../../electron/contract/tasks-shapes.ts';
import { isoDate } from '../../electron/contract/values.ts';

const target = (dueOn: string | null, state: 'met' | 'open' | 'due' | 'overdue' | 'unknown', done: number | null, indicator = 'IND01') => ({
  indicator,
  dueOn: dueOn === null ? null : isoDate(dueOn),
  state,
  done,
});
const told = (state: TaskState, progress: number, dueOn: string | null = null) => ({
  state,
  progress,
  dueOn: dueOn === null ? null : isoDate(dueOn),
});
const on = (day: string, isStanding = false) => ({ asOf: isoDate(day), warnDays: 60, isStanding });

describe('targets of one number', () => {
  const both = [target('2021-12-31', 'overdue', 900), target('2022-12-31', 'open', 900)];

  it.each([
    ['2021-12-31', '2021-12-31'],
    ['2022-01-01', '2022-12-31'],
    ['2023-01-01', '2022-12-31'],
  ])('on %s that of %s holds', (day, dueOn) => {
    expect(inForce(both, isoDate(day)).map((each) => each.dueOn)).toEqual([dueOn]);
  });

  it('stand side by side where they are of two numbers', () => {
    expect(inForce([...both, target(null, 'open', 500, 'IND13')], isoDate('2022-06-30'))).toHaveLength(2);
  });
});

describe('a task with a number', () => {
  it('is as far as its number, whatever was told', () => {
    expect(progressOf([target('2022-12-31', 'open', 987)], told('done', 100), on('2022-06-30'))).toMatchObject({
      isCounted: true,
      progress: 98,
      state: 'running',
      dueOn: '2022-12-31',
      daysLeft: 184,
      clock: 'open',
    });
  });

  it('is never shown as reached while it is not', () => {
    expect(progressOf([target('2022-12-31', 'open', 1000)], null, on('2022-06-30')).progress).toBe(99);
    expect(progressOf([target('2022-12-31', 'met', 1000)], null, on('2022-06-30'))).toMatchObject({
      progress: 100,
      state: 'done',
      clock: 'done',
    });
  });

  it('goes on for ever where its frequency says so', () => {
    expect(progressOf([target(null, 'met', 1000)], null, on('2022-06-30', true)).state).toBe('standing');
  });

  it('is late after its deadline, and due before it', () => {
    expect(progressOf([target('2022-12-31', 'due', 900)], null, on('2022-11-01'))).toMatchObject({ state: 'running', clock: 'due' });
    expect(progressOf([target('2022-12-31', 'overdue', 900)], null, on('2023-01-01'))).toMatchObject({ state: 'late', clock: 'overdue' });
  });

  it('keeps an earlier day of the county', () => {
    const earlier = told('running', 0, '2022-09-30');
    expect(progressOf([target('2022-12-31', 'open', 900)], earlier, on('2022-10-01'))).toMatchObject({
      state: 'late',
      dueOn: '2022-09-30',
    });
  });
});

describe('a task without a number', () => {
  it('is idle until something is told', () => {
    expect(progressOf([], null, on('2022-06-30'))).toEqual({
      isCounted: false,
      progress: 0,
      state: 'idle',
      dueOn: null,
      daysLeft: null,
      clock: 'none',
    });
  });

  it.each([
    ['running', '2022-06-29', 'late', 'overdue'],
    ['running', '2022-06-30', 'running', 'due'],
    ['running', '2022-12-31', 'running', 'open'],
    ['done', '2022-06-29', 'done', 'done'],
  ] as const)('told %s with the day %s is %s, %s', (state, dueOn, shown, clock) => {
    expect(progressOf([], told(state, state === 'done' ? 100 : 40, dueOn), on('2022-06-30'))).toMatchObject({ state: shown, clock });
  });

  it('is told by what was told where its number is not known', () => {
    expect(progressOf([target('2022-12-31', 'unknown', null)], told('running', 30), on('2022-06-30'))).toMatchObject({
      isCounted: false,
      progress: 30,
      dueOn: '2022-12-31',
    });
  });
});
