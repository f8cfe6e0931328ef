/** Where the bars of the progress chart stand, for the screen and for paper. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ganttAxis, ganttBars, type GanttBars, type GanttDates } from '../../electron/contract/renovation-gantt.ts';
import { addMonths, isoDate, monthOf, type IsoDate } from '../../electron/contract/values.ts';
import { nextDay } from '../../database/features/calendar/days.ts';

const asOf = isoDate('2022-08-25');
const stage = (name: string, baselineOn: string | null, actualOn: string | null = null, forecastOn: string | null = null): GanttDates => ({
  stage: name,
  baselineOn,
  actualOn,
  forecastOn,
});

describe('bars of a project', () => {
  test('plan, what happened and what is expected', () => {
    const bars = ganttBars(
      [
        stage('pipeline', null, '2021-11-02'),
        stage('approved', '2022-01-10', '2022-01-10'),
        stage('construction', '2022-04-01', '2022-04-20'),
        stage('completed', '2022-08-31', null, '2022-10-15'),
        stage('accepted', '2022-09-30', null, '2022-11-20'),
        stage('settled', '2023-06-30', null, null),
      ],
      false,
      asOf,
    );
    expect(bars).toEqual({
      baseline: [
        { phase: 'prepare', from: '2022-01-10', until: '2022-04-01' },
        { phase: 'build', from: '2022-04-01', until: '2022-08-31' },
        { phase: 'handOver', from: '2022-08-31', until: '2022-09-30' },
      ],
      actual: [
        { phase: 'prepare', from: '2022-01-10', until: '2022-04-20' },
        { phase: 'build', from: '2022-04-20', until: '2022-08-25' },
      ],
      forecast: [
        { phase: 'build', from: '2022-08-25', until: '2022-10-15' },
        { phase: 'handOver', from: '2022-10-15', until: '2022-11-20' },
      ],
      marks: [],
      slip: { stage: 'accepted', from: '2022-09-30', until: '2022-11-20', days: 51 },
    });
  });

  test.each([
    ['accepted late', '2022-06-01', '2022-07-15', null, 44],
    ['accepted on its day', '2022-06-01', '2022-06-01', null, null],
    ['accepted early', '2022-06-01', '2022-05-20', null, null],
    ['not accepted, nothing expected: late until today', '2022-06-01', null, null, 85],
    ['not accepted, expected later', '2022-06-01', null, '2022-12-01', 183],
    ['what was expected has passed: late until today', '2022-06-01', null, '2022-07-01', 85],
    ['the plan lies ahead', '2022-12-01', null, null, null],
  ])('%s', (_, planned, happened, expected, days) => {
    expect(ganttBars([stage('accepted', planned, happened, expected)], false, asOf).slip?.days ?? null).toBe(days);
  });

  test('a file tells the end only: two days are two marks and no bar', () => {
    const bars = ganttBars([stage('completed', '2021-09-30', '2021-10-08'), stage('accepted', null, '2021-10-29')], false, asOf);
    expect(bars.marks).toEqual([{ lane: 'baseline', stage: 'completed', on: '2021-09-30' }]);
    expect(bars.actual).toEqual([{ phase: 'handOver', from: '2021-10-08', until: '2021-10-29' }]);
    expect(bars.slip).toEqual({ stage: 'completed', from: '2021-09-30', until: '2021-10-08', days: 8 });
  });

  test('what was cancelled is not late and expects nothing', () => {
    const bars = ganttBars(
      [stage('approved', '2021-01-10', '2021-01-10'), stage('accepted', '2021-12-01', null, '2022-12-01')],
      true,
      asOf,
    );
    expect([bars.slip, bars.forecast, bars.actual]).toEqual([null, [], []]);
  });
});

describe('the months of the chart', () => {
  const bar = (from: string, until: string): GanttBars => ({
    baseline: [{ phase: 'build', from: isoDate(from), until: isoDate(until) }],
    actual: [],
    forecast: [],
    marks: [],
    slip: null,
  });

  test('months without anything are left out, before, between and after', () => {
    const axis = ganttAxis([bar('2019-11-20', '2020-01-05'), bar('2022-07-01', '2022-08-31')], asOf);
    expect(axis.months).toEqual(['2019-11', '2019-12', '2020-01', '2022-07', '2022-08']);
    expect(axis.breaks).toEqual([3]);
    expect(axis.years).toEqual([
      { year: 2019, from: 0, until: 2 },
      { year: 2020, from: 2, until: 3 },
      { year: 2022, from: 3, until: 5 },
    ]);
    expect(axis.place(isoDate('2021-03-01'))).toBeNull();
    expect(axis.place(isoDate('2022-07-01'))).toBe(3);
    expect(axis.place(isoDate('2022-08-31'), true)).toBe(5);
  });

  test('the day of the chart has its month when work is near, and none years away', () => {
    expect(ganttAxis([bar('2022-05-01', '2022-06-30')], asOf).months).toEqual(['2022-05', '2022-06', '2022-08']);
    expect(ganttAxis([bar('2019-05-01', '2019-06-30')], asOf).place(asOf)).toBeNull();
    expect(ganttAxis([], asOf).months).toEqual([]);
  });

  test('every bar has its place, no month is empty, and later days stand further right', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((step) => nextDay(isoDate('2018-01-01'), step));
    const dates = fc.array(
      fc.record({
        stage: fc.constantFrom('approved', 'contract', 'construction', 'completed', 'accepted', 'inUse'),
        baselineOn: fc.option(day),
        forecastOn: fc.option(day),
        actualOn: fc.option(day),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(dates, { maxLength: 8 }), fc.boolean(), (projects, isOver) => {
        const rows = projects.map((own) => ganttBars(own, isOver, asOf));
        const axis = ganttAxis(rows, asOf);
        const spans = rows.flatMap(({ baseline, actual, forecast, marks, slip }) => [
          ...[...baseline, ...actual, ...forecast, ...(slip ? [slip] : [])].map(({ from, until }) => ({ from, until })),
          ...marks.map(({ on }) => ({ from: on, until: on })),
        ]);
        for (const { from, until } of spans) {
          const [left, right] = [axis.place(from), axis.place(until, true)];
          expect(left).not.toBeNull();
          expect(right ?? 0).toBeGreaterThan(left ?? 0);
        }
        const near = (month: string): boolean => month === monthOf(asOf);
        const touched = (month: string): boolean => spans.some(({ from, until }) => monthOf(from) <= month && month <= monthOf(until));
        expect(axis.months.filter((month) => !touched(month) && !near(month))).toEqual([]);
        for (const [index, month] of axis.months.entries())
          if (index > 0) expect(axis.breaks.includes(index)).toBe(addMonths(axis.months[index - 1] ?? month, 1) !== month);
      }),
    );
  });
});

test('days between are days of the calendar', () => {
  const day = (text: string): IsoDate => isoDate(text);
  const bars = ganttBars([stage('accepted', '2022-02-28', '2022-03-01')], false, day('2022-12-31'));
  expect(bars.slip?.days).toBe(1);
});
