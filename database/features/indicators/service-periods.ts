/** 期末封存: what a period's report told of the indicators stays; what is known better later is told in a later period. */
import { formatInstant } from '../../../electron/contract/instant.ts';
import type { ClosedValue, IndicatorPeriod } from '../../../electron/contract/indicator-periods.ts';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addMonths, isoDate, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader, Writer } from '../../core/sql.ts';
import { parametersUsed } from './parameters-used.ts';
import { closedPeriods, insertPeriod, insertSnapshot, periodOf, snapshotsOf, townsOn, type SnapshotRow } from './queries-periods.ts';
import { isSame, type Told } from './rules-periods.ts';
import { baseOf } from './service-base.ts';
import { behind } from './service-behind.ts';
import { rememberCorrections } from './service-corrections.ts';
import { countIn, indicatorsAt, townWide } from './service.ts';

export { closedPeriods, periodOf } from './queries-periods.ts';

/** Of every place; a township where none is named stands for the county. */
export function closedValues(
  reader: Reader,
  { end, townCode = null }: { readonly end: IsoDate; readonly townCode?: string | null },
): ClosedValue[] {
  const period = periodOf(reader, end);
  return period ? snapshotsOf(reader, period.periodId, townCode).map(valueOf) : [];
}

function valueOf({ rowJson, townCode }: SnapshotRow): ClosedValue {
  const row = JSON.parse(rowJson) as IndicatorRow;
  const { code, name, scope, batchYear, lists, unit, numeratorTitle, denominatorTitle, footnote, targetUnit, isCeiling } = row;
  const words = { code, name, scope, batchYear, lists, unit, numeratorTitle, denominatorTitle, footnote, targetUnit, isCeiling };
  return { ...words, ...toldOf(row), townCode };
}

function toldOf({ numerator, denominator, shown, target, met }: Told): Told {
  return { numerator, denominator, shown, target, met };
}

const shownMonths = 24;

/** Ends of months over the last two years that may be closed on a day: later than the last one closed. Newest first. */
export function openEnds(reader: Reader, today: IsoDate): IsoDate[] {
  const [last] = closedPeriods(reader);
  return Array.from({ length: shownMonths + 1 }, (_, index) => lastDayOf(addMonths(monthOf(today), -index))).filter(
    (end) => end <= today && (last === undefined || end > last.end),
  );
}

/** Closed values beside what is known today. */
export function valuesBeside(
  reader: Reader,
  { end, townCode }: { readonly end: IsoDate; readonly townCode: string | null },
): { closed: ClosedValue; now: Told | null; isSame: boolean }[] {
  const closed = closedValues(reader, { end, townCode });
  if (closed.length === 0) return [];
  const rows = indicatorsAt(reader, end, { townCode });
  return closed.map((value) => {
    const row = rows.find(({ code, batchYear }) => code === value.code && batchYear === value.batchYear);
    const now = row ? toldOf(row) : null;
    return { closed: value, now, isSame: isSame(value, now) };
  });
}

/** @throws AppError PERIOD_NOT_MONTH_END, PERIOD_NOT_OVER, PERIOD_CLOSED, PERIOD_BEFORE_CLOSED */
function requireOpen(writer: Writer, end: IsoDate): void {
  if (end !== lastDayOf(monthOf(end))) throw new AppError('PERIOD_NOT_MONTH_END', { date: end });
  if (end > isoDate(formatInstant(writer.at).slice(0, 10))) throw new AppError('PERIOD_NOT_OVER', { date: end });
  const found: IndicatorPeriod | undefined = periodOf(writer, end);
  if (found) throw new AppError('PERIOD_CLOSED', { date: end, at: formatInstant(found.closedAt), by: found.closedBy });
  const [last] = closedPeriods(writer);
  if (last && last.end > end) throw new AppError('PERIOD_BEFORE_CLOSED', { date: end, last: last.end });
}

/**
 * Keeps every indicator of the county and of each township as it stands at the end of a month, with who is behind it; what earlier closed
 * periods told otherwise is told with it.
 * @throws AppError PERIOD_NOT_MONTH_END, PERIOD_NOT_OVER, PERIOD_CLOSED, PERIOD_BEFORE_CLOSED
 */
export function closePeriod(writer: Writer, { end }: { readonly end: IsoDate }): { periodId: number; rows: number; corrections: number } {
  requireOpen(writer, end);
  const base = baseOf(writer, { asOf: end });
  const periodId = insertPeriod(writer, end);
  let rows = 0;
  for (const townCode of [null, ...townsOn(writer, end).map((town) => town.townCode)])
    for (const counted of countIn(townWide(writer, townCode), base)) {
      const { code, batchYear, numerator, denominator, shown, target } = counted.row;
      insertSnapshot(writer, periodId, {
        code,
        batchYear,
        townCode,
        numerator,
        denominator,
        shown,
        target,
        rowJson: JSON.stringify(counted.row),
        paramJson: JSON.stringify(parametersUsed(writer, code, end)),
        keysJson: JSON.stringify(behind(counted)),
      });
      rows += 1;
    }
  const corrections = rememberCorrections(writer, { periodId, end });
  writer.audit({ action: 'indicatorPeriod.close', entity: 'indicatorPeriod', entityId: periodId, after: { end, rows, corrections } });
  return { periodId, rows, corrections };
}
