/** What a scheme says of a person: everything else about sheets is the same for all of them. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { PersonFacts } from './rules-facts.ts';
import { funeralDue, type FuneralDue } from './rules-funeral.ts';
import { dueFor, type DueIn, type StandardBook } from './rules.ts';

export type SchemeRules = {
  readonly dueIn: DueIn;
  /** Null where a scheme knows no funeral expenses. */
  readonly funeralOf: ((facts: PersonFacts) => FuneralDue | null) | null;
};

export function destituteRules(standards: StandardBook, multipleOn: (day: IsoDate) => number): SchemeRules {
  return {
    dueIn: (facts, month) => dueFor(facts, standards, month),
    funeralOf: (facts) => funeralDue(facts, standards, multipleOn),
  };
}
