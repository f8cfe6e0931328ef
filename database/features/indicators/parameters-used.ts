/** The parameters an indicator is counted by: kept with a closed value, and named where one was changed since. */
import type { IndicatorCode } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { list, policyValue } from '../parameters/service.ts';

const dependents: Partial<Record<IndicatorCode, readonly string[]>> = {
  IND01: ['ind01.scope', 'target.ind01'],
  IND01_S1: ['ind01.scope'],
  IND01_S2: ['ind01.scope'],
  IND03: ['target.ind03'],
  IND04: ['target.ind04'],
  IND06: ['target.countyHome', 'countyHome.minNursingShare'],
  IND07: ['target.renovation', 'renovation.doneStage'],
  IND12: ['target.ind12', 'visit.phoneCounts'],
  IND13: ['target.ind13'],
  IND14: ['target.ind14'],
  IND15: ['target.ind15'],
  IND16: ['destitute.multiple'],
  IND16_URBAN: ['destitute.multiple'],
  IND20: ['assessment.validMonths'],
  IND21: ['staff.ratio'],
};

export type Parameters = Readonly<Record<string, unknown>>;

export function parametersUsed(reader: Reader, code: IndicatorCode, day: IsoDate): Parameters {
  return Object.fromEntries((dependents[code] ?? []).map((key) => [key, policyValue(reader, key, day) ?? null]));
}

/** Titles of those with another value. */
export function parametersChanged(reader: Reader, before: Parameters, now: Parameters): string[] {
  const keys = Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]));
  if (keys.length === 0) return [];
  const titles = new Map(list(reader).map(({ key, title }) => [key, title]));
  return keys.map((key) => titles.get(key) ?? key);
}
