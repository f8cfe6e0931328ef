/** What a quarterly report tells: the indicators of the day beside those of the report before and of a year ago, and who came and went. */
import type { ClosedValue, IndicatorCorrection } from '../../../electron/contract/indicator-periods.ts';
import type { IndicatorPerson } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { baseOf, type Base } from '../indicators/service-base.ts';
import { corrections } from '../indicators/service-corrections.ts';
import { restOf } from '../indicators/service-closed-people.ts';
import { closedValues } from '../indicators/service-periods.ts';
import { countIn, townWide } from '../indicators/service.ts';
import { registerFigures, type RegisterFigures } from '../registers/service-figures.ts';
import { townsOn } from '../situation/service.ts';
import { dueDays } from './due.ts';
import { endBefore, quarterStart, sameDayLastYear } from './period.ts';

export type Value = Pick<
  ClosedValue,
  | 'code'
  | 'name'
  | 'batchYear'
  | 'numerator'
  | 'denominator'
  | 'shown'
  | 'target'
  | 'targetUnit'
  | 'isCeiling'
  | 'met'
  | 'unit'
  | 'footnote'
>;
/** The same indicator on two days; null where there was nobody or nothing to count. */
export type Compared = { readonly now: Value; readonly before: Value | null; readonly yearAgo: Value | null };
export type TownValues = { readonly code: string; readonly name: string; readonly values: readonly Value[] };
export type Movement = { readonly came: number; readonly went: number; readonly died: number };
export type QuarterFigures = {
  readonly end: IsoDate;
  readonly from: IsoDate;
  readonly before: IsoDate;
  readonly yearAgo: IsoDate;
  readonly regionName: string;
  readonly isClosed: boolean;
  readonly indicators: readonly Compared[];
  readonly towns: readonly TownValues[];
  readonly movement: Movement;
  readonly registers: readonly RegisterFigures[];
  readonly paid: { readonly totalFen: number; readonly sheets: number };
  readonly corrections: readonly IndicatorCorrection[];
  /** Who wishes for a place in a home and has none, who waits longest first. */
  readonly waiting: readonly IndicatorPerson[];
};

type Day = { readonly base: () => Base; readonly closed: boolean; readonly end: IsoDate };

function dayOf(reader: Reader, end: IsoDate): Day {
  let base: Base | null = null;
  return { end, closed: closedValues(reader, { end }).length > 0, base: () => (base ??= baseOf(reader, { asOf: end })) };
}

/** A closed period tells what it told. */
function valuesOf(reader: Reader, day: Day, townCode: string | null): Value[] {
  if (day.closed) return closedValues(reader, { end: day.end, townCode });
  return countIn(townWide(reader, townCode), day.base()).map(({ row: found }) => found);
}

function same(values: readonly Value[], { code, batchYear }: Value): Value | null {
  const found = values.find((value) => value.code === code && value.batchYear === batchYear);
  return found === undefined || found.denominator === 0 ? null : found;
}

/** Who is in the register at the end and was not the day before the quarter, and the other way round. */
function movementOf(now: Base, then: Base, townCode: string | null): Movement {
  const scope = townCode === null ? ({ kind: 'county' } as const) : ({ kind: 'town', townCode } as const);
  const registered = (base: Base): Set<number> =>
    new Set(base.peopleOf(scope).flatMap(({ state }) => (state.isInRegister ? [state.personId] : [])));
  const today = registered(now);
  const earlier = registered(then);
  const ends = new Map(now.peopleOf({ kind: 'county' }).map(({ state }) => [state.personId, state]));
  const gone = [...earlier].filter((id) => !today.has(id));
  return {
    came: [...today].filter((id) => !earlier.has(id)).length,
    went: gone.length,
    died: gone.filter((id) => ends.get(id)?.isInRegister === false && ends.get(id)?.endReason === 'death').length,
  };
}

function paidBetween(reader: Reader, from: IsoDate, end: IsoDate): QuarterFigures['paid'] {
  const found = row<{ totalFen: number; sheets: number }>(
    reader,
    `SELECT coalesce(sum(total_fen), 0) AS totalFen, count(*) AS sheets FROM sheet
     WHERE scheme = 'destitute' AND state IN ('approved', 'sent', 'paid', 'archived') AND month BETWEEN @from AND @until`,
    { from: from.slice(0, 'yyyy-mm'.length), until: end.slice(0, 'yyyy-mm'.length) },
  );
  return found ?? { totalFen: 0, sheets: 0 };
}

function dayBefore(day: IsoDate): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 1).toISOString().slice(0, day.length) as IsoDate;
}

export function quarterFigures(reader: Reader, end: IsoDate): QuarterFigures {
  const before = endBefore(end, dueDays(reader, end));
  const yearAgo = sameDayLastYear(end);
  const from = quarterStart(end);
  const [now, last, year] = [dayOf(reader, end), dayOf(reader, before), dayOf(reader, yearAgo)];
  const lastValues = valuesOf(reader, last, null);
  const yearValues = valuesOf(reader, year, null);
  const waiting = restOf(reader, { end, code: 'IND03' });
  return {
    end,
    from,
    before,
    yearAgo,
    isClosed: now.closed,
    regionName:
      row<{
        name: string;
      }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '',
    indicators: valuesOf(reader, now, null).map((value) => ({
      now: value,
      before: same(lastValues, value),
      yearAgo: same(yearValues, value),
    })),
    towns: townsOn(reader, end).map(({ code, name }) => ({
      code,
      name,
      values: valuesOf(reader, now, code),
    })),
    movement: movementOf(now.base(), baseOf(reader, { asOf: dayBefore(from) }), null),
    registers: registerFigures(reader, {
      from,
      to: end,
      townCode: null,
    }),
    paid: paidBetween(reader, from, end),
    corrections: corrections(reader, { before: end }),
    waiting,
  };
}

/** Of one township, for what it sends in. */
export function townFigures(
  reader: Reader,
  end: IsoDate,
  townCode: string,
): { readonly values: Value[]; readonly movement: Movement; readonly registers: RegisterFigures[] } {
  const from = quarterStart(end);
  const now = dayOf(reader, end);
  return {
    values: valuesOf(reader, now, townCode),
    movement: movementOf(now.base(), baseOf(reader, { asOf: dayBefore(from) }), townCode),
    registers: registerFigures(reader, { from, to: end, townCode }),
  };
}
