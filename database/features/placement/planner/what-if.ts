/** What more or fewer beds would change, and the fewest nursing beds that bring the county to its target. Nothing of it is kept. */
import type { z } from 'zod';
import type { plannerMethods } from '../../../../electron/contract/planner.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { fen, type Fen, type IsoDate } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { missingToTarget, rateOf } from '../../indicators/rules-rate.ts';
import { find } from '../../indicators/service.ts';
import { countyWide } from '../../users/scope.ts';
import { planFacts } from './facts.ts';
import { planInThread, type Followed } from './planner-thread.ts';
import { fewestBeds, withChanges, type BedChange } from './reach.ts';
import { bedCost, couplesSeconds } from './service.ts';
import { totalsOf } from './totals.ts';

type Out<Name extends keyof typeof plannerMethods> = z.output<(typeof plannerMethods)[Name]['output']>;

export async function whatIf(
  reader: Reader,
  { asOf, changes }: { readonly asOf: IsoDate; readonly changes: readonly BedChange[] },
  followed: Followed,
): Promise<Out<'planner.whatIf'>> {
  const facts = planFacts(countyWide(reader), asOf);
  if (changes.some(({ homeId }) => !facts.homes.some((home) => home.homeId === homeId))) throw new AppError('HOME_NOT_FOUND');
  const changed = withChanges(facts.problem, changes);
  const [before, after] = await planInThread({ problems: [facts.problem, changed], seconds: couplesSeconds }, followed);
  if (!before || !after) throw new Error('the planner gave no proposals');
  const inHome = (solution: typeof before, homeId: number): number =>
    solution.placements.filter((placement) => placement.homeId === homeId).length;
  return {
    before: totalsOf(facts.problem, facts.classes, before),
    after: totalsOf(changed, facts.classes, after),
    homes: facts.homes
      .map(({ homeId, name }) => ({ homeId, name, before: inHome(before, homeId), after: inHome(after, homeId) }))
      .filter((home) => home.before !== home.after || changes.some(({ homeId }) => homeId === home.homeId)),
  };
}

/** @param input.target in percent; null asks the parameter of the year. @throws AppError CANCELLED */
export async function reachTarget(
  reader: Reader,
  { asOf, target, bedCostFen }: { readonly asOf: IsoDate; readonly target: number | null; readonly bedCostFen: Fen | null },
  followed: Followed,
): Promise<Out<'planner.reach'>> {
  const facts = planFacts(countyWide(reader), asOf);
  const counted = find(countyWide(reader), { asOf }, 'IND01').found;
  if (!counted?.sides) throw new RangeError('the rate of centralised support is not defined');
  const { numerator, rest } = counted.sides;
  const wanted = target ?? counted.row.target;
  const [now, all] = [numerator.length, numerator.length + rest.length];
  const outside = new Set(rest);
  const counts = ({ personId }: { readonly personId: number }): boolean => outside.has(personId);
  const [solution] = await planInThread({ problems: [facts.problem], seconds: couplesSeconds }, followed);
  if (!solution) throw new Error('the planner gave no proposal');

  const missing = missingToTarget(now, all, wanted) ?? 0;
  // Who has a bed held for him comes in without any proposal.
  const held = facts.reservedPeople.filter((personId) => outside.has(personId)).length;
  const placedNow = held + solution.placements.filter(counts).length;
  const candidates = facts.homes.filter(({ isGuaranteed }) => !isGuaranteed).map(({ homeId }) => homeId);
  const { extras, shortOf } = fewestBeds(facts.problem, solution.placements, Math.max(0, missing - placedNow), counts, candidates);
  const beds = extras.reduce((sum, extra) => sum + extra.beds, 0);
  const cost = bedCostFen ?? bedCost(reader, asOf);
  const after = rateOf(Math.min(all, now + Math.max(placedNow, missing - shortOf)), all, wanted);
  return {
    scope: counted.row.scope,
    target: wanted,
    numerator: now,
    denominator: all,
    shown: rateOf(now, all, wanted).shown,
    missing,
    placedNow,
    beds,
    homes: extras.map(({ homeId, beds: count }) => {
      const home = facts.homes.find((candidate) => candidate.homeId === homeId);
      return { homeId, name: home?.name ?? '', townName: home?.townName ?? '', beds: count };
    }),
    shortOf,
    shownAfter: after.shown,
    bedCostFen: cost,
    costFen: cost === null ? null : fen(cost * beds),
  };
}
