/** 一图一表: the hard targets, people, money, beds, grades and works of a county or a township as they stand on a day. */
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Situation, SituationPlace } from '../../../electron/contract/situation.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { yearOf } from '../funds/service-year.ts';
import { percentText } from '../indicators/rules-rate.ts';
import type { CountedHome } from '../indicators/rules-homes.ts';
import { headline } from '../indicators/service-headline.ts';
import { countIndicators, type Counted } from '../indicators/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { lastHeaders } from '../payments/service-read.ts';
import { projectsOf } from '../renovation/service-list.ts';
import { policyDocuments } from '../tasks/library.ts';
import { policyProfileOf } from '../tasks/profile.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { nobody, peopleByPlace, villageOf, type Standing } from './rules-places.ts';
import { hardTargets, standingOf, type StatedTarget } from './rules-targets.ts';

const mostTargets = 4;
const shownMonths = 12;
const shownRates = ['IND02', 'IND03', 'IND13', 'IND12', 'IND04', 'IND05', 'IND10', 'IND11'] as const;

export type Place = { readonly code: string; readonly name: string };

export function townsOn(reader: Reader, day: IsoDate): Place[] {
  return rows(
    reader,
    `SELECT code, name FROM division WHERE level = 'town' AND (valid_from IS NULL OR valid_from <= @day) AND (valid_to IS NULL OR valid_to > @day) ORDER BY code`,
    { day },
  );
}

function villagesOn(reader: Reader, townCode: string, day: IsoDate): Place[] {
  return rows(
    reader,
    `SELECT code, name FROM division WHERE level = 'village' AND parent_code = @townCode
       AND (valid_from IS NULL OR valid_from <= @day) AND (valid_to IS NULL OR valid_to > @day) ORDER BY code`,
    { townCode, day },
  );
}

/** Whoever is bound to a township sees his own and no other. @throws AppError OUT_OF_SCOPE, INVALID_INPUT for a township nobody knows */
export function readerFor(reader: ScopedReader, townCode: string | null): ScopedReader {
  const { scope } = reader;
  if (scope.kind === 'county' && townCode === null) return reader;
  if (scope.kind === 'county' && townCode !== null) {
    if (!row(reader, "SELECT 1 FROM division WHERE code = ? AND level = 'town'", townCode))
      throw new AppError('INVALID_INPUT', {}, { townCode: '请选择区划表中的乡镇' });
    return { ...reader, scope: { kind: 'town', townCode } };
  }
  if (scope.kind === 'town' && (townCode === null || townCode === scope.townCode)) return reader;
  throw new AppError('OUT_OF_SCOPE', { action: '查看单页情况表', place: scopeName(reader) });
}

function statedTargets(reader: Reader): { readonly documentNo: string; readonly isChosen: boolean; readonly stated: StatedTarget[] } {
  const chosen = policyProfileOf(reader);
  const documents = policyDocuments();
  const document = documents.find(({ id }) => id === chosen) ?? documents[0];
  return {
    documentNo: document?.documentNo ?? '',
    isChosen: chosen !== null,
    stated: (document?.tasks ?? []).flatMap(({ place, targets }) => targets.map((target) => ({ ...target, clause: place }))),
  };
}

function peopleFigures(people: readonly Standing[]): Situation['people'] {
  const own = people.filter(({ state }) => state.isInRegister).map(({ state }) => state);
  const count = (test: (state: (typeof own)[number]) => boolean): number => own.filter(test).length;
  return {
    all: own.length,
    centralised: count(({ mode }) => mode === 'centralised'),
    scattered: count(({ mode }) => mode === 'scattered'),
    completeLoss: count(({ level }) => level === 'completeLoss'),
    partialLoss: count(({ level }) => level === 'partialLoss'),
    unassessed: count(({ level }) => level === null),
  };
}

function moneyFigures(reader: ScopedReader, asOf: IsoDate): Situation['money'] {
  const year = Number(asOf.slice(0, 4));
  const months = lastHeaders(reader, shownMonths).map(({ month, totalFen, persons }) => ({ month, totalFen, persons }));
  const paid = months.filter(({ month }) => month.startsWith(String(year))).reduce((sum, { totalFen }) => sum + totalFen, 0);
  if (reader.scope.kind !== 'county') return { year, assignedFen: null, spentFen: paid, executionRate: null, months };
  const { totals } = yearOf(reader, year, asOf);
  const assigned = totals.carriedFen + totals.allocatedFen;
  const spent = totals.spentFen - totals.backFen;
  return assigned > 0
    ? { year, assignedFen: assigned, spentFen: spent, executionRate: totals.executionRate, months }
    : { year, assignedFen: null, spentFen: paid, executionRate: null, months };
}

function projectFigures(reader: ScopedReader, asOf: IsoDate): Situation['projects'] {
  const projects = projectsOf(reader, asOf).filter(({ state }) => state !== 'cancelled');
  const order = renovationStages.map(({ id }) => id);
  const isDone = (stage: (typeof order)[number]): boolean => order.indexOf(stage) >= order.indexOf('accepted');
  return {
    total: projects.length,
    done: projects.filter(({ stage }) => isDone(stage)).length,
    late: projects
      .filter(({ lagDays, tone, stage }) => lagDays > 0 && tone !== 'none' && !isDone(stage))
      .toSorted((one, other) => other.lagDays - one.lagDays)
      .map(({ projectId, name, townName, lagStage, stage, lagDays }) => ({
        projectId,
        name,
        townName,
        stage: renovationStages.find(({ id }) => id === (lagStage ?? stage))?.label ?? '',
        days: lagDays,
      })),
  };
}

function gradesOf(counted: readonly Counted[]): Situation['grades'] {
  return counted
    .filter(({ row: { code } }) => code.startsWith('IND09_'))
    .map(({ row: { numeratorTitle, numerator, shown } }) => ({ label: numeratorTitle, count: numerator, share: shown }));
}

/** Happiness homes and projects carry the name of their township. */
function countNames(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

type Known = {
  readonly counted: readonly Counted[];
  readonly people: readonly Standing[];
  readonly homes: readonly CountedHome[];
  readonly projects: Situation['projects'];
  readonly asOf: IsoDate;
};

function placesOf(reader: ScopedReader, { counted, people, homes, projects, asOf }: Known): SituationPlace[] {
  const { scope } = reader;
  const dependentSides = counted.find(({ row: { code } }) => code === 'IND01')?.sides;
  const dependent = new Set([...(dependentSides?.numerator ?? []), ...(dependentSides?.rest ?? [])]);
  const isTown = scope.kind === 'town';
  const own = peopleByPlace(people, dependent, isTown ? ({ stock }) => villageOf(stock, asOf) : ({ state }) => state.townCode);
  const happiness = countNames(counted.find(({ row: { code } }) => code === 'IND10')?.items?.map(({ place }) => place) ?? []);
  const late = countNames(projects.late.map(({ townName }) => townName));
  const all = isTown ? villagesOn(reader, scope.townCode, asOf) : townsOn(reader, asOf);
  const known = new Set(all.map(({ code }) => code));
  const strays = [...own.keys()].filter((code) => !known.has(code)).map((code) => ({ code, name: divisionName(reader, code) }));
  return [...all, ...strays].map(({ code, name }) => {
    const figures = own.get(code) ?? nobody;
    const there = isTown ? [] : homes.filter(({ townCode }) => townCode === code);
    const sum = (key: 'bedsRegistered' | 'occupied'): number => there.reduce((total, home) => total + home[key], 0);
    return {
      code,
      name,
      ...figures,
      rate: percentText(figures.dependentCentralised, figures.dependent, 1) ?? '—',
      homes: there.length,
      beds: sum('bedsRegistered'),
      occupied: sum('occupied'),
      happinessHomes: isTown ? 0 : (happiness.get(name) ?? 0),
      lateProjects: isTown ? 0 : (late.get(name) ?? 0),
    };
  });
}

function divisionName(reader: Reader, code: string): string {
  return (
    row<{ name: string }>(reader, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', code)?.name ?? '未登记'
  );
}

/** @throws AppError of `readerFor` */
export function situation(asking: ScopedReader, asked: { readonly townCode: string | null; readonly asOf: IsoDate }): Situation {
  const { asOf } = asked;
  const reader = readerFor(asking, asked.townCode);
  const { scope } = reader;
  const placeName = scopeName(reader) ?? row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const { counted, people, base } = countIndicators(reader, { asOf });
  const indicators = counted.map(({ row: one }) => one);
  const first = headline(reader, asOf, base);
  const homes = scope.kind === 'town' ? base.homes.filter(({ townCode }) => townCode === scope.townCode) : base.homes;
  const sum = (key: 'bedsRegistered' | 'nursingBeds' | 'occupied'): number => homes.reduce((total, home) => total + home[key], 0);
  const { documentNo, isChosen, stated } = statedTargets(reader);
  const countable = scope.kind === 'county' ? stated : stated.filter(({ indicator }) => indicators.some(({ code }) => code === indicator));
  const warnDays = policyNumber(reader, 'target.warnDays', asOf);
  const projects = projectFigures(reader, asOf);
  return {
    asOf,
    placeName,
    townCode: scope.kind === 'town' ? scope.townCode : null,
    documentNo,
    isChosen,
    targets: hardTargets(countable, asOf, mostTargets).map((target) => standingOf(target, indicators, { asOf, warnDays, documentNo })),
    people: peopleFigures(people),
    rates: shownRates.flatMap((code) => {
      const found = indicators.find((one) => one.code === code);
      return found ? [{ code, name: found.name, shown: found.shown, numerator: found.numerator, denominator: found.denominator }] : [];
    }),
    money: moneyFigures(reader, asOf),
    beds: {
      homes: homes.length,
      registered: sum('bedsRegistered'),
      nursing: sum('nursingBeds'),
      occupied: sum('occupied'),
      free: first.beds.free,
      nursingFree: first.beds.nursing,
    },
    waiting: { people: first.waiting.people, dependent: first.waiting.ofScope, longestDays: first.waiting.longestDays },
    grades: gradesOf(counted),
    projects,
    trend: first.trend.map(({ asOf: on, numerator, denominator, target }) => ({ asOf: on, numerator, denominator, target })),
    places: placesOf(reader, { counted, people, homes, projects, asOf }),
  };
}
