/** What the recorded months and master data say of items and vetoes: proposals with their source, taken over by somebody or not. Pure. */
import type { ItemProposal } from '../../../electron/contract/grading-shapes.ts';
import { measures, pointsText, type Measure, type SheetBody, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { addMonths, firstDayOf, formatMonth, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { nextDay } from '../calendar/days.ts';
import { closedRuns } from '../happiness/rules-alerts.ts';

export type FactMonth = {
  readonly month: IsoMonth;
  readonly openDays: number;
  readonly mealDays: number | null;
  readonly meals: number | null;
  readonly servedPeople: number | null;
  readonly activities: number | null;
  readonly insured: 0 | 1 | null;
};
export type HomeFacts = {
  readonly floorAreaCenti: number | null;
  readonly restPlaces: number | null;
  readonly mealMode: 'none' | 'cooked' | 'delivered' | null;
  readonly villageElders: number | null;
  /** Of the period, one each. */
  readonly months: readonly FactMonth[];
};
export type Period = { readonly from: IsoMonth; readonly until: IsoMonth };
export type VetoPolicy = { readonly closedMonths: number; readonly yearOpenDays: number };

/** The twelve months before a round begins. */
export function periodBefore(startsOn: IsoDate): Period {
  const month = startsOn.slice(0, 7) as IsoMonth;
  return { from: addMonths(month, -12), until: addMonths(month, -1) };
}

type Fraction = { readonly top: number; readonly bottom: number };
const whole = (top: number): Fraction => ({ top, bottom: 1 });

/** Sum of what was told; null where no month told it. */
function total(months: readonly FactMonth[], of: (month: FactMonth) => number | null): number | null {
  const told = months.map(of).filter((value) => value !== null);
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0);
}

function most(months: readonly FactMonth[], of: (month: FactMonth) => number | null): number | null {
  const told = months.map(of).filter((value) => value !== null);
  return told.length === 0 ? null : Math.max(...told);
}

/** Null where nothing is known. */
export function measured(facts: HomeFacts, measure: Measure): Fraction | null {
  const { months } = facts;
  switch (measure) {
    case 'openDays':
      return months.length === 0 ? null : whole(months.reduce((sum, month) => sum + month.openDays, 0));
    case 'mealDays': {
      const days = total(months, (month) => month.mealDays);
      return days === null ? null : whole(days);
    }
    case 'dinersPerDay': {
      const days = total(months, (month) => month.mealDays);
      const meals = total(months, (month) => month.meals);
      return days === null || meals === null || days === 0 ? null : { top: meals, bottom: days };
    }
    case 'activitiesPerMonth': {
      const activities = total(months, (month) => month.activities);
      return activities === null ? null : { top: activities, bottom: months.length };
    }
    case 'floorArea':
      return facts.floorAreaCenti === null ? null : { top: facts.floorAreaCenti, bottom: 100 };
    case 'restPlaces':
      return facts.restPlaces === null ? null : whole(facts.restPlaces);
    case 'coverage': {
      const served = most(months, (month) => month.servedPeople);
      return served === null || facts.villageElders === null || facts.villageElders === 0
        ? null
        : { top: served * 100, bottom: facts.villageElders };
    }
    case 'insured': {
      const told = months.filter((month) => month.insured !== null);
      return told.length === 0 ? null : whole(told.every((month) => month.insured === 1) ? 1 : 0);
    }
  }
}

const ofRegister: ReadonlySet<Measure> = new Set(['floorArea', 'restPlaces']);

function shown(measure: Measure, { top, bottom }: Fraction): string {
  if (measure === 'insured') return top === 1 ? '是' : '否';
  return pointsText(Math.floor((top * 10) / bottom));
}

type Condition = { readonly measure: Measure; readonly least: number };

function source(used: readonly Measure[], facts: HomeFacts, period: Period): string {
  const sources = [
    ...(used.some((measure) => ofRegister.has(measure)) ? ['幸福院登记'] : []),
    ...(used.some((measure) => !ofRegister.has(measure))
      ? [`${formatMonth(period.from)}至${formatMonth(period.until)}运营月报（已填报 ${facts.months.length} 个月）`]
      : []),
  ];
  return `依据${sources.join('、')}`;
}

function described(conditions: readonly Condition[], facts: HomeFacts, period: Period): { values: Map<Measure, Fraction>; text: string } {
  const used = [...new Set(conditions.map(({ measure }) => measure))];
  const values = new Map<Measure, Fraction>();
  for (const measure of used) {
    const value = measured(facts, measure);
    if (value) values.set(measure, value);
  }
  const parts = [...values].map(
    ([measure, value]) => `${measures.find(({ id }) => id === measure)?.label ?? measure} ${shown(measure, value)}`,
  );
  return { values, text: `${parts.join('，')}；${source([...values.keys()], facts, period)}` };
}

/** Exact: numerator against threshold × denominator. */
const holds = (values: ReadonlyMap<Measure, Fraction>, conditions: readonly Condition[]): boolean =>
  conditions.every(({ measure, least }) => {
    const value = values.get(measure);
    return value !== undefined && value.top >= least * value.bottom;
  });

function proposalOf(item: SheetItem, facts: HomeFacts, period: Period): ItemProposal | null {
  const none = { code: item.code, points: null, band: null, isPassed: null, notApplicable: null };
  const away = item.notApplicable.find(({ mealMode }) => mealMode !== undefined && mealMode === facts.mealMode);
  if (away) return { ...none, notApplicable: away.code, text: `${away.text}；依据幸福院登记的供餐方式` };
  if (item.kind === 'band') {
    const conditions = item.bands.flatMap(({ when }) => when ?? []);
    if (conditions.length === 0 || item.bands.some(({ when }) => !when || when.length === 0)) return null;
    const { values, text } = described(conditions, facts, period);
    // A best band that needs what nobody told is not proposed away: only a complete picture gives points.
    if (conditions.some(({ measure }) => !values.has(measure))) return null;
    const found = item.bands.findIndex(({ when }) => holds(values, when ?? []));
    const band = found < 0 ? item.bands.length : found;
    return { ...none, band, points: item.bands[band]?.points ?? 0, text };
  }
  if (item.kind === 'pass' && item.when && item.when.length > 0) {
    const { values, text } = described(item.when, facts, period);
    if (item.when.some(({ measure }) => !values.has(measure))) return null;
    const isPassed = holds(values, item.when);
    return { ...none, isPassed, points: isPassed ? item.max : 0, text };
  }
  return null;
}

/** In the order of the sheet. */
export function itemProposals(body: SheetBody, facts: HomeFacts, period: Period): ItemProposal[] {
  return body.groups.flatMap(({ items }) => items.flatMap((item) => proposalOf(item, facts, period) ?? []));
}

export type VetoProposal = { readonly code: string; readonly occurredOn: IsoDate; readonly text: string };
/** 连续停办 or opened too rarely in the year. */
const closedVeto = 'V5';

/** Closed for months on end, or open too rarely with the whole period told. */
export function vetoProposals(body: SheetBody, facts: HomeFacts, period: Period, policy: VetoPolicy): VetoProposal[] {
  if (!body.vetoes.some(({ code }) => code === closedVeto)) return [];
  const found: VetoProposal[] = [];
  const days = new Map(facts.months.map(({ month, openDays }) => [month, openDays]));
  for (const run of closedRuns(days, policy.closedMonths))
    found.push({
      code: closedVeto,
      // It becomes true with the last day of the month that completes the run.
      occurredOn: lastDay(addMonths(run.from, policy.closedMonths - 1)),
      text: `${formatMonth(run.from)}至${formatMonth(run.until)}连续 ${run.count} 个月没有开放；依据运营月报`,
    });
  const open = facts.months.reduce((sum, month) => sum + month.openDays, 0);
  if (facts.months.length === 12 && open < policy.yearOpenDays)
    found.push({
      code: closedVeto,
      occurredOn: lastDay(period.until),
      text: `${formatMonth(period.from)}至${formatMonth(period.until)}共开放 ${open} 天，不足 ${policy.yearOpenDays} 天；依据运营月报`,
    });
  return found;
}

function lastDay(month: IsoMonth): IsoDate {
  return nextDay(firstDayOf(addMonths(month, 1)), -1);
}
