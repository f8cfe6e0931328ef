/** What is known better now of periods that are closed: told once, in the report of a later period. */
import type { IndicatorCorrection } from '../../../electron/contract/indicator-periods.ts';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader, Writer } from '../../core/sql.ts';
import { parametersChanged, parametersUsed, type Parameters } from './parameters-used.ts';
import { namesOf } from './queries.ts';
import {
  closedPeriods,
  correctionsOf,
  correctionsToldIn,
  insertCorrection,
  periodOf,
  placesClosed,
  snapshotsOf,
  townName,
  type CorrectionRow,
  type SnapshotRow,
} from './queries-periods.ts';
import { correctionText, difference, isSame, type Behind, type Told } from './rules-periods.ts';
import { baseOf, type Base } from './service-base.ts';
import { behind } from './service-behind.ts';
import { countIn, townWide, type Counted } from './service.ts';

type Place = { readonly end: IsoDate; readonly townCode: string | null };

/** Who asks for a period that is closed gets what its report told, else what is known now. */
export function corrections(
  reader: Reader,
  { before, townCode = null }: { readonly before: IsoDate; readonly townCode?: string | null },
): IndicatorCorrection[] {
  const period = periodOf(reader, before);
  if (period)
    return correctionsToldIn(reader, period.periodId, townCode).map(
      ({ correctionJson }) => JSON.parse(correctionJson) as IndicatorCorrection,
    );
  return closedBefore(reader, before).flatMap(({ periodId, end }) =>
    pendingOf(reader, periodId, { end, townCode }, baseOf(reader, { asOf: end })).map(({ correction }) => correction),
  );
}

/** What the reports of the periods since have not told yet, of one closed period. */
export function correctionsSince(
  reader: Reader,
  { end, townCode = null }: { readonly end: IsoDate; readonly townCode?: string | null },
): IndicatorCorrection[] {
  const period = periodOf(reader, end);
  if (!period) return [];
  return pendingOf(reader, period.periodId, { end, townCode }, baseOf(reader, { asOf: end })).map(({ correction }) => correction);
}

/** Oldest first. */
function closedBefore(reader: Reader, end: IsoDate): ReturnType<typeof closedPeriods> {
  return closedPeriods(reader)
    .filter((period) => period.end < end)
    .toReversed();
}

/** The report of the period that is being closed tells them; from then on they are known. @returns how many of the county */
export function rememberCorrections(
  writer: Writer,
  { periodId: reportedIn, end }: { readonly periodId: number; readonly end: IsoDate },
): number {
  let ofCounty = 0;
  for (const earlier of closedBefore(writer, end)) {
    const base = baseOf(writer, { asOf: earlier.end });
    for (const townCode of placesClosed(writer, earlier.periodId)) {
      const pending = pendingOf(writer, earlier.periodId, { end: earlier.end, townCode }, base);
      for (const { stored } of pending) insertCorrection(writer, reportedIn, stored);
      if (townCode === null) ofCounty += pending.length;
    }
  }
  return ofCounty;
}

/** As told last of a row. */
type Last = { readonly told: Told; readonly isGone: boolean; readonly parameters: Parameters; readonly keysJson: string };

function lastTold(snapshot: SnapshotRow, told: readonly CorrectionRow[]): Last {
  const own = told.filter(({ code, batchYear }) => code === snapshot.code && batchYear === snapshot.batchYear);
  let last: Last = {
    told: JSON.parse(snapshot.rowJson) as IndicatorRow,
    isGone: false,
    parameters: JSON.parse(snapshot.paramJson) as Parameters,
    keysJson: snapshot.keysJson,
  };
  for (const { correctionJson, paramJson, keysJson } of own) {
    const { now } = JSON.parse(correctionJson) as IndicatorCorrection;
    last = now ? { told: now, isGone: false, parameters: JSON.parse(paramJson) as Parameters, keysJson } : { ...last, isGone: true };
  }
  return last;
}

type Pending = { readonly correction: IndicatorCorrection; readonly stored: CorrectionRow };

function pendingOf(reader: Reader, periodId: number, place: Place, base: Base): Pending[] {
  const told = correctionsOf(reader, periodId, place.townCode);
  const counted = countIn(townWide(reader, place.townCode), base);
  return snapshotsOf(reader, periodId, place.townCode).flatMap((snapshot) => {
    const last = lastTold(snapshot, told);
    const now = counted.find(({ row }) => row.code === snapshot.code && row.batchYear === snapshot.batchYear) ?? null;
    const isKnown = last.isGone ? now === null : isSame(last.told, now?.row ?? null);
    return isKnown ? [] : [pendingRow(reader, periodId, place, { snapshot, last, now })];
  });
}

function pendingRow(
  reader: Reader,
  correctedId: number,
  { end, townCode }: Place,
  { snapshot, last, now }: { readonly snapshot: SnapshotRow; readonly last: Last; readonly now: Counted | null },
): Pending {
  const row = JSON.parse(snapshot.rowJson) as IndicatorRow;
  const { code, batchYear, name, lists, unit, numeratorTitle, denominatorTitle } = row;
  const keys = now ? behind(now) : null;
  const keysJson = keys ? JSON.stringify(keys) : last.keysJson;
  const parameters = now ? parametersUsed(reader, code, end) : last.parameters;
  const changed = parametersChanged(reader, last.parameters, parameters);
  const closed = pick(last.told);
  const current = now ? pick(now.row) : null;
  const correction: IndicatorCorrection = {
    periodEnd: end,
    code,
    batchYear,
    name,
    lists,
    unit,
    numeratorTitle,
    denominatorTitle,
    townCode,
    townName: townCode === null ? null : townName(reader, townCode),
    closed,
    now: current,
    ...named(reader, JSON.parse(last.keysJson) as Behind, keys),
    parameters: changed,
    text: correctionText(end, row, closed, current, changed),
  };
  const figures = current
    ? { numerator: current.numerator, denominator: current.denominator, shown: current.shown }
    : { numerator: null, denominator: null, shown: null };
  return {
    correction,
    stored: {
      correctedId,
      code,
      batchYear,
      townCode,
      ...figures,
      correctionJson: JSON.stringify(correction),
      paramJson: JSON.stringify(parameters),
      keysJson,
    },
  };
}

function pick({ numerator, denominator, shown, target, met }: Told): Told {
  return { numerator, denominator, shown, target, met };
}

type Names = Pick<IndicatorCorrection, 'came' | 'went' | 'gained' | 'lost' | 'changed'>;

function named(reader: Reader, closed: Behind, now: Behind | null): Names {
  if (now === null) return { came: [], went: [], gained: [], lost: [], changed: [] };
  const { came, went, gained, lost, changed, names } = difference(closed, now);
  const people = new Map(
    closed.kind === 'people'
      ? namesOf(reader, [...came, ...went, ...gained, ...lost].map(Number)).map(({ personId, name }) => [String(personId), name])
      : [],
  );
  const told = (keys: readonly string[]): { key: string; name: string }[] =>
    keys.map((key) => ({ key, name: names[key] ?? people.get(key) ?? key }));
  return { came: told(came), went: told(went), gained: told(gained), lost: told(lost), changed: told(changed) };
}
