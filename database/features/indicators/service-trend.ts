/** One indicator month by month, township by township, home by home. */
import type { IndicatorCode, IndicatorPlace, IndicatorPoint } from '../../../electron/contract/indicators.ts';
import { addMonths, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { closedPeriods, snapshotsOf, townsOn } from './queries-periods.ts';
import { percentText } from './rules-rate.ts';
import { baseOf, type AsOf, type Base } from './service-base.ts';
import { countIn, townWide, type Counted } from './service.ts';

type One = AsOf & { readonly code: IndicatorCode; readonly batchYear: number | null };

function oneOf(reader: ScopedReader, base: Base, { code, batchYear }: One): Counted | undefined {
  return countIn(reader, base, code).find(({ row }) => row.batchYear === batchYear);
}

type Closed = ReadonlyMap<IsoDate, NonNullable<IndicatorPoint['closed']>>;

/** Values of a home are not closed one by one. */
function closedOf(reader: ScopedReader, { code, batchYear }: One): Closed {
  if (reader.scope.kind === 'home') return new Map();
  const townCode = reader.scope.kind === 'town' ? reader.scope.townCode : null;
  return new Map(
    closedPeriods(reader).flatMap(({ periodId, end }) => {
      const found = snapshotsOf(reader, periodId, townCode).find((row) => row.code === code && row.batchYear === batchYear);
      return found ? [[end, { numerator: found.numerator, denominator: found.denominator, shown: found.shown }] as const] : [];
    }),
  );
}

/** Ends of so many months before, then the day itself; months in which it was not counted are left out. */
export function trend(reader: ScopedReader, { months, ...asked }: One & { readonly months: number }): IndicatorPoint[] {
  const closed = closedOf(reader, asked);
  const month = monthOf(asked.asOf);
  const days = [...Array.from({ length: months }, (_, index) => lastDayOf(addMonths(month, index - months))), asked.asOf];
  return days.flatMap((asOf): IndicatorPoint[] => {
    const found = oneOf(reader, baseOf(reader, { ...asked, asOf }), asked);
    if (!found) return [];
    const { numerator, denominator, shown, target, met } = found.row;
    return [{ asOf, numerator, denominator, shown, target, met, closed: closed.get(asOf) ?? null }];
  });
}

/** Townships of the county; homes where the people counted live in them. */
export function places(reader: ScopedReader, asked: One): { towns: IndicatorPlace[]; homes: IndicatorPlace[] } {
  const base = baseOf(reader, asked);
  const towns =
    reader.scope.kind !== 'county'
      ? []
      : townsOn(reader, asked.asOf).flatMap(({ townCode, townName }): IndicatorPlace[] => {
          const row = oneOf(townWide(reader, townCode), base, asked)?.row;
          if (!row) return [];
          const { numerator, denominator, shown, met } = row;
          return [{ key: townCode, name: townName, numerator, denominator, shown, met }];
        });
  return { towns, homes: homesOf(reader, base, asked) };
}

/** Who of both sides lives in each home: a rate only where people at home are not part of the question. */
function homesOf(reader: ScopedReader, base: Base, asked: One): IndicatorPlace[] {
  const sides = oneOf(reader, base, asked)?.sides;
  if (!sides || asked.code === 'IND12' || asked.code === 'IND13') return [];
  const homeOf = new Map(base.peopleOf(reader.scope).map(({ state }) => [state.personId, state.homeId]));
  const inHome = (people: readonly number[], homeId: number): number => people.filter((id) => homeOf.get(id) === homeId).length;
  return base.homes.flatMap((home): IndicatorPlace[] => {
    const numerator = inHome(sides.numerator, home.homeId);
    const denominator = numerator + inHome(sides.rest, home.homeId);
    if (denominator === 0) return [];
    const shown = asked.code === 'IND20' ? (percentText(numerator, denominator, 1) ?? '—') : `${numerator} 人`;
    return [{ key: String(home.homeId), name: home.name, numerator, denominator, shown, met: null }];
  });
}
