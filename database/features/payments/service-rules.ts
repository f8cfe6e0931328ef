/** The county's way of counting months, from its dated parameters, and whom a change of it touches. */
import { z } from 'zod';
import { pickRules, prorations, snapshotRules } from '../../../electron/contract/payment-rules.ts';
import { firstDayOf, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { policyOf } from '../parameters/service.ts';
import { standardsInForce } from '../standards/service.ts';
import { standardsChangedFrom } from './queries-basis.ts';
import { decidingKinds } from './queries-facts.ts';
import type { Known } from './queries-sheets.ts';
import { cutoffDate, type MonthRules } from './rules-days.ts';
import { firstMonthFrom } from './rules-sheet.ts';
import { standardBook, type StandardBook } from './rules.ts';

const keys = ['pay.proration', 'pay.cutoffDay', 'pay.snapshotRule', 'standard.pickRule'] as const;

const idsOf = <Id extends string>(list: readonly { readonly id: Id }[]): z.ZodType<Id> => z.enum(list.map(({ id }) => id) as [Id, ...Id[]]);
const shapes = {
  proration: idsOf(prorations),
  pickRule: idsOf(pickRules),
  snapshot: idsOf(snapshotRules),
  cutoffDay: z.number().int().min(1).max(31).nullable(),
};

/** The rules of a month are those in force on its first day. @throws AppError PARAMETER_MISSING */
export function monthRules(reader: Reader, month: IsoMonth): MonthRules {
  const day = firstDayOf(month);
  return {
    proration: policyOf(reader, 'pay.proration', day, shapes.proration),
    pickRule: policyOf(reader, 'standard.pickRule', day, shapes.pickRule),
    snapshot: policyOf(reader, 'pay.snapshotRule', day, shapes.snapshot),
    cutoffDay: policyOf(reader, 'pay.cutoffDay', day, shapes.cutoffDay),
  };
}

/** The standards and the rules as they are known now. */
export function paymentBook(reader: Reader): StandardBook {
  return standardBook(standardsInForce(reader), (month) => monthRules(reader, month));
}

/** The rules of a month as they were known when a sheet was built: what was recorded by then. */
export function monthRulesKnown(reader: Reader, known: Pick<Known, 'parameter'>, month: IsoMonth): MonthRules {
  const valueOf = (key: (typeof keys)[number]): unknown => {
    const found = row<{ value: string }>(
      reader,
      'SELECT value_json AS value FROM parameter WHERE key = ? AND valid_from <= ? AND parameter_id <= ? ORDER BY valid_from DESC LIMIT 1',
      key,
      firstDayOf(month),
      known.parameter,
    );
    return found ? (JSON.parse(found.value) as unknown) : undefined;
  };
  // A ledger older than these parameters paid whole months.
  return {
    proration: shapes.proration.catch('FULL_MONTH').parse(valueOf('pay.proration')),
    pickRule: shapes.pickRule.catch('FIRST_DAY').parse(valueOf('standard.pickRule')),
    snapshot: shapes.snapshot.catch('firstDay').parse(valueOf('pay.snapshotRule')),
    cutoffDay: shapes.cutoffDay.catch(null).parse(valueOf('pay.cutoffDay')),
  };
}

/** First month in which a standard or a rule recorded since a sheet can change what is due; null when there is none. */
export function firstChangedMonth(reader: Reader, known: Known, builtAt: string): IsoMonth | null {
  const standardDay = standardsChangedFrom(reader, known, builtAt);
  const ruleDay = rulesChangedFrom(reader, known);
  const months = [
    ...(standardDay === null ? [] : [firstMonthOfStandard(reader, standardDay)]),
    ...(ruleDay === null ? [] : [firstMonthFrom(ruleDay)]),
  ];
  return months.sort()[0] ?? null;
}

/** A standard that begins within a month can change that month where the county says so. */
function firstMonthOfStandard(reader: Reader, day: IsoDate): IsoMonth {
  const { pickRule } = monthRules(reader, monthOf(day));
  return pickRule === 'SAME_MONTH_FULL' || pickRule === 'DAY_PRORATE' ? monthOf(day) : firstMonthFrom(day);
}

function rulesChangedFrom(reader: Reader, known: Known): IsoDate | null {
  const found = row<{ day: IsoDate | null }>(
    reader,
    `SELECT min(valid_from) AS day FROM parameter WHERE parameter_id > ? AND key IN (${keys.map((key) => `'${key}'`).join(', ')})`,
    known.parameter,
  );
  return found?.day ?? null;
}

/** People with a change that the sheet of `previous` had to leave out because of the cut-off day. */
export function peopleKeptWaiting(reader: Reader, previous: IsoMonth, month: IsoMonth): number[] {
  const { cutoffDay } = monthRules(reader, previous);
  if (cutoffDay === null) return [];
  return rows<{ personId: number }>(
    reader,
    `SELECT DISTINCT person_id AS personId FROM fact WHERE valid_from > ? AND valid_from < ? AND kind IN (${decidingKinds.map((kind) => `'${kind}'`).join(', ')})`,
    cutoffDate(previous, cutoffDay),
    firstDayOf(month),
  ).map(({ personId }) => personId);
}
