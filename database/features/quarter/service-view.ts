/** The reports of the last years with who has sent in, and one of them in full. */
import type { QuarterPeriod, QuarterReport } from '../../../electron/contract/quarter.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { corrections } from '../indicators/service-corrections.ts';
import type { ScopedReader } from '../users/scope.ts';
import { maskedContent } from './content.ts';
import { dueDays } from './due.ts';
import { endsOf, periodName } from './period.ts';
import { sealedOf, textsOf } from './queries.ts';
import { statesInScope } from './service-towns.ts';
import { reportOf } from './service.ts';
import type { TownState } from './states.ts';

const shownYears = 2;
const mostShown = 6;

function sealedView(reader: Reader, end: IsoDate): QuarterPeriod['sealed'] {
  const sealed = sealedOf(reader, end);
  if (!sealed) return null;
  const { documentNo, dated, signer, at, by } = sealed;
  return { documentNo, dated, signer, at, by };
}

function periodView(reader: Reader, end: IsoDate, towns: readonly TownState[]): QuarterPeriod {
  return {
    end,
    name: periodName(end),
    sealed: sealedView(reader, end),
    towns: towns.length,
    submitted: towns.filter(({ submittedOn }) => submittedOn !== null).length,
    late: towns.filter(({ verdict }) => verdict === '逾期未报').length,
  };
}

/** Newest first: up to the next one that is due. */
export function quarters(reader: ScopedReader, today: IsoDate): { periods: QuarterPeriod[]; current: IsoDate } {
  const year = Number(today.slice(0, 4));
  const all = Array.from({ length: shownYears + 1 }, (_, back) => endsOf(year + 1 - back, dueDays(reader, today)))
    .flat()
    .toSorted();
  const next = all.find((end) => end >= today) ?? today;
  const shown = all
    .filter((end) => end <= next)
    .toReversed()
    .slice(0, mostShown);
  const last = shown.find((end) => end <= today);
  return {
    periods: shown.map((end) => periodView(reader, end, statesInScope(reader, end, today))),
    current: last ?? next,
  };
}

function reportView(reader: Reader, end: IsoDate, today: IsoDate): QuarterReport {
  const { content, text, recipients } = reportOf(reader, end, today);
  const { lines, tables } = maskedContent(content);
  return { recipients, text, lines, tables, versions: textsOf(reader, end).map(({ at, by }) => ({ at, by })) };
}

export function quarterView(
  reader: ScopedReader,
  end: IsoDate,
  today: IsoDate,
): { period: QuarterPeriod; towns: TownState[]; report: QuarterReport | null; corrections: number } {
  const towns = statesInScope(reader, end, today);
  const isCounty = reader.scope.kind === 'county';
  return {
    period: periodView(reader, end, towns),
    towns,
    report: isCounty ? reportView(reader, end, today) : null,
    corrections: isCounty ? corrections(reader, { before: end }).length : 0,
  };
}
