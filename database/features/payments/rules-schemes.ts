/** What a scheme says of a person: everything else about sheets is the same for all of them. Pure. */
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { decidedBefore, knownAtCutoff } from './rules-days.ts';
import { before, circumstancesIn, type Circumstances, type PersonFacts } from './rules-facts.ts';
import { funeralDue, type FuneralDue } from './rules-funeral.ts';
import { dueFor, type DueIn, type StandardBook } from './rules.ts';

export type SchemeRules = {
  readonly dueIn: DueIn;
  /** What the sheet of a month may know of a person, where it is made before everything is; everything where left out. */
  readonly knownFor?: (facts: PersonFacts, month: IsoMonth) => PersonFacts;
  /** What the sheet of a month says of a person besides the amounts; the state on its first day where left out. */
  readonly circumstancesOf?: (facts: PersonFacts, month: IsoMonth) => Circumstances;
  /** Null where a scheme knows no funeral expenses. */
  readonly funeralOf: ((facts: PersonFacts) => FuneralDue | null) | null;
};

export function destituteRules(standards: StandardBook, multipleOn: (day: IsoDate) => number): SchemeRules {
  const knownFor = (facts: PersonFacts, month: IsoMonth): PersonFacts => {
    const { cutoffDay } = standards.rules(month);
    return cutoffDay === null ? facts : knownAtCutoff(facts, month, cutoffDay);
  };
  return {
    knownFor,
    circumstancesOf: (facts, month) => {
      const known = knownFor(facts, month);
      const day = decidedBefore(month, standards.rules(month));
      return circumstancesIn(known, month, {
        residence: before(known.residences, day),
        level: before(known.levels, day),
        stay: before(known.stays, day),
      });
    },
    dueIn: (facts, month) => dueFor(facts, standards, month),
    funeralOf: (facts) => funeralDue(facts, standards, multipleOn),
  };
}
