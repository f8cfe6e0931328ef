/** The first screen: how far the county is from the target, whether it has just fallen below it, who waits and where there is room. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { addMonths, daysBetween, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { everythingKnown, peopleStock } from './queries.ts';
import { dayBefore, sidesOf, type DayKnowledge, type PeopleIndicator } from './rules-definitions.ts';
import { countedHomes, freeBeds, residentsByHome } from './rules-homes.ts';
import { isTargetMet, rateOf, type Rate } from './rules-rate.ts';
import { isWaiting, waitingSince, type PersonStock } from './rules-stock.ts';
import { homesInScope, indicatorsOn, standingPeople, targetOn, type Standing } from './service.ts';

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

export function headline(reader: ScopedReader, day: IsoDate): Headline {
  const stock = peopleStock(reader, everythingKnown);
  const [main, other] = indicatorsOn(reader, day);
  if (!main || !other) throw new RangeError('two scopes of the rate');
  const standing = new Map<IsoDate, Standing[]>();
  const peopleOn = (on: IsoDate): Standing[] => {
    const found = standing.get(on) ?? standingPeople(stock, reader.scope, on);
    standing.set(on, found);
    return found;
  };
  const people = peopleOn(day);
  const now = rateOn(reader, main, people, day);
  const days = trendDays(day);
  const trend = days.map((on) => ({ asOf: on, ...rateOn(reader, main, peopleOn(on), on) }));
  const before = [rateOn(reader, main, peopleOn(dayBefore(day)), day), ...trend.slice(-2, -1)];
  return {
    asOf: day,
    placeName: scopeName(reader),
    main: { ...wordsOf(main), ...now },
    other: { ...wordsOf(other), ...rateOn(reader, other, people, day) },
    unassessed: now.unassessed,
    alert: alertOf(now, before),
    trend: trend.map(({ asOf, numerator, denominator, shown, target }) => ({ asOf, numerator, denominator, shown, target })),
    waiting: waitingFigures(people, main, day),
    beds: bedFigures(reader, stock, day),
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

function bedFigures(reader: ScopedReader, stock: readonly PersonStock[], day: IsoDate): Headline['beds'] {
  const residents = residentsByHome(standingPeople(stock, { kind: 'county' }, day).map(({ state }) => state));
  const beds = countedHomes(homesInScope(reader, day), residents).map(freeBeds);
  return {
    free: beds.reduce((sum, home) => sum + home.free, 0),
    nursing: beds.reduce((sum, home) => sum + home.nursing, 0),
    withoutBed: beds.reduce((sum, home) => sum + home.withoutBed, 0),
  };
}
