/** The first screen: how far the county is from the target, whether it has just fallen below it, who waits and where there is room. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import { addMonths, daysBetween, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { everythingKnown, peopleStock } from './stock-store.ts';
import { dayBefore, sidesOf, type DayKnowledge, type PeopleIndicator } from './rules-definitions.ts';
import { freeBeds } from './rules-homes.ts';
import { isTargetMet, rateOf, type Rate } from './rules-rate.ts';
import { isWaiting, personOn, waitingSince, type PersonStock } from './rules-stock.ts';
import { baseOf, isOf, targetOn, type Base, type Standing } from './service-base.ts';

type Headline = OutputOf<'indicators.headline'>;

const shownMonths = 12;

/** Only facts of people decide the rate of centralised support. */
function factsOnly(day: IsoDate): DayKnowledge {
  return { day, assessmentMonths: 0, visited: new Set(), fiveHaves: new Set() };
}

function rateOn(
  reader: ScopedReader,
  indicator: PeopleIndicator,
  people: readonly Standing[],
  day: IsoDate,
): Rate & { unassessed: number } {
  const { numerator, rest, unassessed } = sidesOf(indicator, people, factsOnly(day));
  return {
    ...rateOf(numerator.length, numerator.length + rest.length, targetOn(reader, indicator.targetKey, day)),
    unassessed: unassessed.length,
  };
}

/** Ends of the months before, then the day itself. */
function trendDays(day: IsoDate): IsoDate[] {
  const months = Array.from({ length: shownMonths }, (_, index) => addMonths(monthOf(day), index - shownMonths));
  return [...months.map(lastDayOf), day];
}

/** `跌破56%，还差1人` when the target was still met yesterday or at the end of last month, else how many are missing. */
function alertOf({ target, met, missing }: Rate, before: readonly Pick<Rate, 'numerator' | 'denominator'>[]): string | null {
  if (met !== false || target === null) return null;
  const hasFallen = before.some(({ numerator, denominator }) => isTargetMet(numerator, denominator, target) === true);
  return `${hasFallen ? `跌破${target}%` : `未达到${target}%`}，还差${missing ?? 0}人`;
}

type Counts = { numerator: number; rest: number };

/**
 * The rate of many days in one pass: nearly everybody's facts are older than the first of them and count the same on each. The rate of
 * centralised support asks for nothing but facts.
 */
function countsOn(stock: readonly PersonStock[], scope: Scope, indicator: PeopleIndicator, days: readonly IsoDate[]): Counts[] {
  const counts = days.map((): Counts => ({ numerator: 0, rest: 0 }));
  const first = days.reduce((least, day) => (day < least ? day : least), days[0] ?? ('' as IsoDate));
  const add = (person: PersonStock, day: IsoDate, places: readonly Counts[]): void => {
    const state = personOn(person, day);
    const known = factsOnly(day);
    if (!isOf(scope, state) || !indicator.isIn(state, person, known)) return;
    for (const place of places) place[indicator.isCounted(state, known) ? 'numerator' : 'rest'] += 1;
  };
  for (const person of stock) {
    if (person.facts.every(({ validFrom }) => validFrom <= first)) add(person, first, counts);
    else
      days.forEach((day, index) => {
        const place = counts[index];
        if (place) add(person, day, [place]);
      });
  }
  return counts;
}

/** @param base the day, where it has been read already */
export function headline(reader: ScopedReader, day: IsoDate, base: Base = baseOf(reader, { asOf: day })): Headline {
  const [main, other] = base.ofPeople;
  if (!main || !other) throw new RangeError('two scopes of the rate');
  const people = base.peopleOf(reader.scope);
  const now = rateOn(reader, main, people, day);
  const days = trendDays(day);
  const [yesterday, ...trend] = countsOn(peopleStock(reader, everythingKnown), reader.scope, main, [dayBefore(day), ...days]).map(
    ({ numerator, rest }, index) => {
      const on = index === 0 ? day : (days[index - 1] ?? day);
      return { asOf: on, ...rateOf(numerator, numerator + rest, targetOn(reader, main.targetKey, on)) };
    },
  );
  const before = [...(yesterday ? [yesterday] : []), ...trend.slice(-2, -1)];
  return {
    asOf: day,
    placeName: scopeName(reader),
    main: { ...wordsOf(main), ...now },
    other: { ...wordsOf(other), ...rateOn(reader, other, people, day) },
    unassessed: now.unassessed,
    alert: alertOf(now, before),
    trend: trend.map(({ asOf, numerator, denominator, shown, target }) => ({ asOf, numerator, denominator, shown, target })),
    waiting: waitingFigures(people, main, day),
    beds: bedFigures(reader, base),
  };
}

function wordsOf({ code, name, scope }: PeopleIndicator): Pick<PeopleIndicator, 'code' | 'name' | 'scope'> {
  return { code, name, scope };
}

function waitingFigures(people: readonly Standing[], main: PeopleIndicator, day: IsoDate): Headline['waiting'] {
  const waiting = people.filter(({ state }) => isWaiting(state));
  const days = waiting
    .map(({ stock }) => waitingSince(stock, day))
    .filter((since) => since !== null)
    .map((since) => daysBetween(since, day));
  return {
    people: waiting.length,
    ofScope: waiting.filter(({ state, stock }) => main.isIn(state, stock, factsOnly(day))).length,
    longestDays: days.length === 0 ? null : Math.max(...days),
  };
}

function bedFigures({ scope }: ScopedReader, { homes }: Base): Headline['beds'] {
  const beds = homes.filter((home) => isOf(scope, home)).map(freeBeds);
  return {
    free: beds.reduce((sum, home) => sum + home.free, 0),
    nursing: beds.reduce((sum, home) => sum + home.nursing, 0),
    withoutBed: beds.reduce((sum, home) => sum + home.withoutBed, 0),
  };
}
