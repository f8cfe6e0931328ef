/** What the documents of a year say of the subsidy: dated parameters, read once for the year. */
import { z } from 'zod';
import {
  changeEffectSchema,
  shortfallRuleSchema,
  type ChangeEffect,
  type ShortfallRule,
} from '../../../electron/contract/happiness-terms.ts';
import { addMonths, fen, firstDayOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';
import type { GradeAmounts, SplitShares } from './rules-entitlement.ts';

const fenOfYuan = 100;
const yuan = z.number().int().min(0);
const amountsSchema = z.object({ G1: yuan, G2: yuan, G3: yuan, G0: yuan });
const percent = z.number().int().min(0).max(100);
const splitSchema = z.object({ city: percent, county: percent, town: percent });
const batchesSchema = z.object({ first: percent, second: percent });

export type YearPolicy = {
  readonly amountsOf: (month: IsoMonth) => GradeAmounts;
  readonly minOpenDaysOf: (month: IsoMonth) => number;
  readonly firstBatchPercent: number;
  readonly split: SplitShares;
  readonly effect: ChangeEffect;
  readonly shortfall: ShortfallRule;
  /** Of this year; null where none is entered. */
  readonly appropriationFen: Fen | null;
};

const newYear = (year: number): IsoDate => firstDayOf(`${year}-01` as IsoMonth);

export function amountsOn(reader: Reader, day: IsoDate): GradeAmounts {
  const amounts = policyOf(reader, 'subsidy.gradeAmount', day, amountsSchema);
  const inFen = (value: number): Fen => fen(value * fenOfYuan);
  return { G1: inFen(amounts.G1), G2: inFen(amounts.G2), G3: inFen(amounts.G3), G0: inFen(amounts.G0) };
}

export function splitOn(reader: Reader, day: IsoDate): SplitShares {
  return policyOf(reader, 'subsidy.split', day, splitSchema);
}

/** A budget holds for the year it was entered in and for no other. */
export function appropriationOf(reader: Reader, year: number): Fen | null {
  const found = row<{ value: string }>(
    reader,
    `SELECT value_json AS value FROM parameter WHERE key = 'subsidy.appropriation' AND substr(valid_from, 1, 4) = ? ORDER BY valid_from DESC LIMIT 1`,
    String(year),
  );
  const value: unknown = found ? JSON.parse(found.value) : null;
  return typeof value === 'number' ? fen(Math.round(value * fenOfYuan)) : null;
}

/** @throws AppError PARAMETER_MISSING */
export function policyOfYear(reader: Reader, year: number): YearPolicy {
  const start = newYear(year);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01` as IsoMonth, index));
  const amounts = new Map(months.map((month) => [month, amountsOn(reader, firstDayOf(month))]));
  const minima = new Map(months.map((month) => [month, policyNumber(reader, 'subsidy.monthMinOpenDays', firstDayOf(month))]));
  const january = amountsOn(reader, start);
  return {
    amountsOf: (month) => amounts.get(month) ?? january,
    minOpenDaysOf: (month) => minima.get(month) ?? 0,
    firstBatchPercent: policyOf(reader, 'subsidy.batches', start, batchesSchema).first,
    split: splitOn(reader, start),
    effect: policyOf(reader, 'grade.changeEffect', start, changeEffectSchema),
    shortfall: policyOf(reader, 'subsidy.shortfall', start, shortfallRuleSchema),
    appropriationFen: appropriationOf(reader, year),
  };
}
