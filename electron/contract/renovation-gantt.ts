/** Where the bars of a progress chart of renovations stand in time: one geometry for the screen and for paper. */
import { addMonths, daysBetween, daysInMonth, monthOf, type IsoDate, type IsoMonth } from './values.ts';

/** What is drawn, in order; 储备 is no work yet, and 结算审计 may come a year after the beds are in use. */
const drawnStages = ['approved', 'design', 'procurement', 'contract', 'construction', 'completed', 'accepted', 'inUse'] as const;
type DrawnStage = (typeof drawnStages)[number];

/** 前期 up to the start of construction, 施工, 验收移交 from completion on. */
export type GanttPhase = 'prepare' | 'build' | 'handOver';

/** The dates of one stage; stages that are not drawn may be among them. */
export type GanttDates = {
  readonly stage: string;
  readonly baselineOn: string | null;
  readonly forecastOn: string | null;
  readonly actualOn: string | null;
};

/** Both days belong to it. */
export type GanttSegment = { readonly phase: GanttPhase; readonly from: IsoDate; readonly until: IsoDate };
/** A day known by itself, with nothing before it to draw a bar from. */
export type GanttMark = { readonly lane: 'baseline' | 'actual' | 'forecast'; readonly stage: string; readonly on: IsoDate };

export type GanttBars = {
  readonly baseline: readonly GanttSegment[];
  readonly actual: readonly GanttSegment[];
  readonly forecast: readonly GanttSegment[];
  readonly marks: readonly GanttMark[];
  /** From the planned day of 竣工验收 (else the last planned stage) to the day it was, is expected, or still is not. */
  readonly slip: { readonly stage: string; readonly from: IsoDate; readonly until: IsoDate; readonly days: number } | null;
};

type Known = { readonly stage: DrawnStage; readonly on: IsoDate };
type Column = 'baselineOn' | 'forecastOn' | 'actualOn';

const rankOf = (stage: string): number => (drawnStages as readonly string[]).indexOf(stage);
const works = rankOf('construction');
/** 改造完成 is 竣工验收, and what comes after it. */
const doneStages: ReadonlySet<string> = new Set(['accepted', 'inUse', 'settled']);
const completed = rankOf('completed');
const accepted = rankOf('accepted');

function knownOf(dates: readonly GanttDates[], column: Column): readonly Known[] {
  return drawnStages.flatMap((stage) => {
    const on = dates.find((entry) => entry.stage === stage)?.[column];
    return on === null || on === undefined ? [] : [{ stage, on: on as IsoDate }];
  });
}

function phaseOf(from: string, to: string): GanttPhase {
  if (rankOf(from) >= completed) return 'handOver';
  // Without a day of its own the start of construction lies somewhere in between.
  return rankOf(from) >= works || rankOf(to) > works ? 'build' : 'prepare';
}

/** From each known day to the next; neighbours of one phase are one bar. Days that run backwards draw nothing. */
function segmentsOf(known: readonly Known[]): readonly GanttSegment[] {
  const segments: GanttSegment[] = [];
  for (const [index, { stage, on }] of known.entries()) {
    const next = known[index + 1];
    if (!next || next.on < on) continue;
    const phase = phaseOf(stage, next.stage);
    const before = segments.at(-1);
    if (before?.phase === phase && before.until === on) segments[segments.length - 1] = { ...before, until: next.on };
    else segments.push({ phase, from: on, until: next.on });
  }
  return segments;
}

/** @param isOver cancelled: nothing more is expected, nothing is late */
export function ganttBars(dates: readonly GanttDates[], isOver: boolean, asOf: IsoDate): GanttBars {
  const baseline = knownOf(dates, 'baselineOn');
  const actual = knownOf(dates, 'actualOn').filter(({ on }) => on <= asOf);
  const last = actual.at(-1);
  const isDone = last !== undefined && rankOf(last.stage) >= accepted;
  const isOpen = last !== undefined && !isDone && !isOver;
  const done = segmentsOf(actual);
  const running: readonly GanttSegment[] = isOpen
    ? [{ phase: phaseOf(last.stage, drawnStages[rankOf(last.stage) + 1] ?? last.stage), from: last.on, until: asOf }]
    : [];
  const expected = isOver
    ? []
    : knownOf(dates, 'forecastOn').filter(({ stage, on }) => on > asOf && (last === undefined || rankOf(stage) > rankOf(last.stage)));
  const marks: GanttMark[] = [];
  if (baseline.length === 1) marks.push(...baseline.map(({ stage, on }) => ({ lane: 'baseline' as const, stage, on })));
  if (actual.length === 1 && !isOpen) marks.push(...actual.map(({ stage, on }) => ({ lane: 'actual' as const, stage, on })));
  if (expected.length === 1 && !isOpen) marks.push(...expected.map(({ stage, on }) => ({ lane: 'forecast' as const, stage, on })));
  return {
    baseline: segmentsOf(baseline),
    actual: joined([...done, ...running]),
    forecast: segmentsOf(isOpen ? [{ stage: last.stage, on: asOf }, ...expected] : expected),
    marks,
    slip: isOver ? null : slipOf(dates, baseline, asOf),
  };
}

function joined(segments: readonly GanttSegment[]): readonly GanttSegment[] {
  const whole: GanttSegment[] = [];
  for (const segment of segments) {
    const before = whole.at(-1);
    if (before?.phase === segment.phase && before.until === segment.from) whole[whole.length - 1] = { ...before, until: segment.until };
    else whole.push(segment);
  }
  return whole;
}

function slipOf(dates: readonly GanttDates[], baseline: readonly Known[], asOf: IsoDate): GanttBars['slip'] {
  const planned = baseline.find(({ stage }) => stage === 'accepted') ?? baseline.at(-1);
  if (!planned) return null;
  const own = dates.find(({ stage }) => stage === planned.stage);
  const happened = own?.actualOn !== null && own?.actualOn !== undefined && own.actualOn <= asOf ? own.actualOn : null;
  const expected = own?.forecastOn !== null && own?.forecastOn !== undefined && own.forecastOn > asOf ? own.forecastOn : asOf;
  const until = (happened ?? expected) as IsoDate;
  return until > planned.on ? { stage: planned.stage, from: planned.on, until, days: daysBetween(planned.on, until) } : null;
}

/**
 * The late days of a row on screen and on paper: of a project that is not done its 滞后 as every list says it, of one that is done how much later
 * than planned it was.
 */
export function ganttLateDays(
  { stage, lagDays }: { readonly stage: string | null; readonly lagDays: number },
  { slip }: GanttBars,
): number {
  if (lagDays > 0) return lagDays;
  return stage !== null && doneStages.has(stage) ? (slip?.days ?? 0) : 0;
}

export type GanttAxis = {
  /** Months in which anything stands, in order; months without anything are left out. */
  readonly months: readonly IsoMonth[];
  /** Indexes of months before which others were left out. */
  readonly breaks: readonly number[];
  /** Years over their months: indexes, `until` not included. */
  readonly years: readonly { readonly year: number; readonly from: number; readonly until: number }[];
  /** Where a day begins (`end` false) or ends, in months from the left; null in a month that is left out. */
  readonly place: (day: IsoDate, end?: boolean) => number | null;
};

function* monthsOf(from: IsoDate, until: IsoDate): Generator<IsoMonth> {
  const last = monthOf(until);
  for (let month = monthOf(from); month <= last; month = addMonths(month, 1)) yield month;
}

/** The day the chart speaks of is drawn where its month stands, or lies in a gap of up to two months beside one that does. */
export function ganttAxis(rows: readonly GanttBars[], asOf: IsoDate): GanttAxis {
  const used = new Set<IsoMonth>();
  for (const { baseline, actual, forecast, marks, slip } of rows) {
    for (const { from, until } of [...baseline, ...actual, ...forecast, ...(slip ? [slip] : [])])
      for (const month of monthsOf(from, until)) used.add(month);
    for (const { on } of marks) used.add(monthOf(on));
  }
  const near = [-2, -1, 0, 1, 2].map((step) => addMonths(monthOf(asOf), step));
  if (used.size > 0 && near.some((month) => used.has(month))) used.add(monthOf(asOf));
  const months = [...used].toSorted();
  const indexOf = new Map(months.map((month, index) => [month, index]));
  const years: { year: number; from: number; until: number }[] = [];
  for (const [index, month] of months.entries()) {
    const year = Number(month.slice(0, 4));
    const before = years.at(-1);
    if (before?.year === year) before.until = index + 1;
    else years.push({ year, from: index, until: index + 1 });
  }
  return {
    months,
    breaks: months.flatMap((month, index) => (index > 0 && addMonths(months[index - 1] ?? month, 1) !== month ? [index] : [])),
    years,
    place: (day, end = false) => {
      const index = indexOf.get(monthOf(day));
      if (index === undefined) return null;
      return index + (Number(day.slice(8)) - (end ? 0 : 1)) / daysInMonth(monthOf(day));
    },
  };
}
