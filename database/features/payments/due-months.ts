/** What is due to everybody for months to come, from what is known now: regular lines only, nothing saved. */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader, Steps } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from './queries-facts.ts';
import { destituteRules } from './rules-schemes.ts';
import { paymentBook } from './service-rules.ts';

export type DueMonth = { readonly fen: number; readonly persons: number };

const peoplePerStep = 500;

/** @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE */
export function* dueMonthsSteps(reader: Reader, months: readonly IsoMonth[]): Steps<ReadonlyMap<IsoMonth, DueMonth>> {
  const sums = new Map(months.map((month) => [month, { fen: 0, persons: 0 }]));
  if (months.length === 0) return sums;
  const { dueIn, knownFor } = destituteRules(paymentBook(reader), (day) => policyNumber(reader, 'funeral.multiple', day));
  const cancelled = cancelledFacts(reader, everything);
  const ranges = personRanges(reader, peoplePerStep);
  const total = ranges.reduce((sum, range) => sum + range.people, 0);
  let done = 0;
  for (const { first, last, people } of ranges) {
    for (const facts of factsOfPeople(reader, first, last, cancelled, everything))
      for (const [month, sum] of sums) {
        const lines = dueIn(knownFor?.(facts, month) ?? facts, month);
        if (lines.length === 0) continue;
        sum.persons += 1;
        for (const { fen } of lines) sum.fen += fen;
      }
    done += people;
    yield { done, total, phase: '正在测算全年资金' };
  }
  return sums;
}
