/** Indicators as of a day, for whoever asks: the county, or the place he is bound to. */
import type { IndicatorCode, IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { countyWide, scopeName, type ScopedReader } from '../users/scope.ts';
import { sidesOf, type DayKnowledge, type PeopleIndicator, type Sides } from './rules-definitions.ts';
import { homeIndicators, homeRate, type CountedHome } from './rules-homes.ts';
import { rateOf } from './rules-rate.ts';
import { baseOf, isOf, targetOn, type AsOf, type Base, type Standing } from './service-base.ts';
import { happinessIndicators } from './service-happiness.ts';
import { registerIndicators } from './service-registers.ts';
import { countyHomeIndicator, moneyIndicators, taskIndicators } from './service-renovation.ts';
import { submissionIndicator } from './service-submissions.ts';
import { standardIndicators } from './service-standards.ts';

export type Counted = {
  readonly row: IndicatorRow;
  readonly sides: Sides | null;
  readonly homes: readonly CountedHome[] | null;
  readonly items: readonly IndicatorItem[] | null;
};

/** All indicators of a day with who stands behind each. */
export function countIndicators(
  reader: ScopedReader,
  asOf: AsOf,
): { readonly counted: Counted[]; readonly people: readonly Standing[]; readonly base: Base } {
  const base = baseOf(reader, asOf);
  return { counted: countIn(reader, base), people: base.peopleOf(reader.scope), base };
}

/** Of the place of the reader, from what was read once for all places; all of them, or one alone. */
export function countIn(reader: ScopedReader, base: Base, only?: IndicatorCode): Counted[] {
  const { scope } = reader;
  const { day, horizon, ratio } = base;
  const people = base.peopleOf(scope);
  const homesOfScope = (): readonly CountedHome[] =>
    scope.kind === 'county' ? base.homes : base.homes.filter((home) => isOf(scope, home));
  const wants = (codes: RegExp): boolean => only === undefined || codes.test(only);
  // Whoever manages one home has nobody outside it to compare with.
  const ofPeople = base.ofPeople.filter(({ code }) => (scope.kind !== 'home' || code === 'IND20') && (only === undefined || only === code));
  const ofHomes = homeIndicators.filter(({ code }) => only === undefined || only === code);
  const homes = ofHomes.length > 0 || wants(/^IND06/) ? homesOfScope() : [];
  const asked = { day, horizon };
  const target = (key: string, on: IsoDate): number | null => targetOn(reader, key, on);
  const ofItems = [
    ...(wants(/^IND06/) ? countyHomeIndicator(reader, homes, asked, target) : []),
    ...(wants(/^IND07/) ? taskIndicators(reader, asked) : []),
    ...(wants(/^IND08/) ? moneyIndicators(reader, asked) : []),
    ...(wants(/^IND(09|10|11)/) ? happinessIndicators(reader, asked) : []),
    ...(wants(/^IND18/) ? submissionIndicator(reader, asked) : []),
    ...(wants(/^IND1[79]/) ? registerIndicators(reader, asked) : []),
    ...(wants(/^IND1[456]/) ? standardIndicators(reader, asked, target) : []),
  ].filter(({ row }) => only === undefined || row.code === only);
  return [
    ...ofPeople.map((indicator) => peopleRow(reader, indicator, people, base.known)),
    ...ofHomes.map((indicator) => ({
      row: homeRate(indicator, homes, { target: targetOn(reader, indicator.targetKey, day), ratio }),
      sides: null,
      homes,
      items: null,
    })),
    ...ofItems.map((indicator) => ({ ...indicator, sides: null, homes: null })),
  ];
}

function peopleRow(reader: Reader, indicator: PeopleIndicator, people: readonly Standing[], known: DayKnowledge): Counted {
  const sides = sidesOf(indicator, people, known);
  const { code, name, scope, numeratorTitle, denominatorTitle } = indicator;
  const target = targetOn(reader, indicator.targetKey, known.day);
  const rate = rateOf(sides.numerator.length, sides.numerator.length + sides.rest.length, target);
  return {
    row: {
      code,
      name,
      scope,
      numeratorTitle,
      denominatorTitle,
      lists: 'people',
      unit: 'count',
      targetUnit: '%',
      isCeiling: false,
      batchYear: null,
      ...rate,
      unassessed: sides.unassessed.length,
      note: null,
    },
    sides,
    homes: null,
    items: null,
  };
}

export function list(reader: ScopedReader, asOf: AsOf): { asOf: IsoDate; placeName: string | null; rows: IndicatorRow[] } {
  return { asOf: asOf.asOf, placeName: scopeName(reader), rows: countIndicators(reader, asOf).counted.map(({ row }) => row) };
}

type Figures = Pick<IndicatorRow, 'code' | 'name' | 'numerator' | 'denominator' | 'target' | 'met' | 'targetUnit'> & {
  readonly batchYear?: number;
};

/** What a county office files; the year of a task only where a row is of one. */
export function figureOf({ code, name, batchYear, numerator, denominator, target, targetUnit, met }: IndicatorRow): Figures {
  return { code, name, ...(batchYear === null ? {} : { batchYear }), numerator, denominator, target, targetUnit, met };
}

/** For the command line. */
export function figures(reader: ScopedReader, asOf: AsOf): Figures[] {
  return list(reader, asOf).rows.map(figureOf);
}

export function townWide({ connection }: Reader, townCode: string | null): ScopedReader {
  return townCode === null ? countyWide({ connection }) : { connection, scope: { kind: 'town', townCode }, canSeeNumbers: true };
}

/** For reports: the county's, or a township's; all of them, or those named. */
export function indicatorsAt(
  reader: Reader,
  asOf: IsoDate,
  { townCode = null, codes }: { readonly townCode?: string | null; readonly codes?: readonly IndicatorCode[] } = {},
): IndicatorRow[] {
  return list(townWide(reader, townCode), { asOf }).rows.filter(({ code }) => codes === undefined || codes.includes(code));
}

export function find(
  reader: ScopedReader,
  asOf: AsOf,
  code: IndicatorCode,
): { readonly found: Counted | undefined; readonly people: readonly Standing[] } {
  const { counted, people } = countIndicators(reader, asOf);
  return { found: counted.find(({ row }) => row.code === code), people };
}

/** The projects or counties behind a rate. */
export function itemsBehind(
  reader: ScopedReader,
  { code, batchYear, ...asOf }: AsOf & { readonly code: IndicatorCode; readonly batchYear: number | null },
): IndicatorItem[] {
  const { counted } = countIndicators(reader, asOf);
  return [...(counted.find(({ row }) => row.code === code && row.batchYear === batchYear)?.items ?? [])];
}
