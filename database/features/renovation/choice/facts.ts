/** The question of a choice as the ledger knows it: who counts and waits, what is free, what each project would add. */
import type { ChoiceCandidate, ChoiceQuestion } from '../../../../electron/contract/renovation-choice.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import type { Reader } from '../../../core/sql.ts';
import { find } from '../../indicators/service.ts';
import { planFacts } from '../../placement/planner/facts.ts';
import { couplesOf } from '../../placement/planner/problem.ts';
import { homesOn } from '../../placement/planner/queries.ts';
import { countyWide } from '../../users/scope.ts';
import type { Candidate, ChoiceCell, ChoiceHome, ChoiceProblem } from './problem.ts';
import { townsOf } from './queries.ts';

export type ChoiceFacts = {
  readonly problem: ChoiceProblem;
  /** By code: why a project cannot take part. */
  readonly excluded: ReadonlyMap<string, string>;
  readonly homes: readonly { readonly name: string; readonly townName: string }[];
  readonly scope: string;
  readonly target: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly held: number;
  readonly waiting: number;
  readonly couples: number;
  readonly unwilling: number;
};

function exclusionOf({ decision, readyOn, costFen, isCommitted, nursing, normal }: ChoiceCandidate, by: string): string | null {
  if (decision === 'out') return '设为不选';
  if (readyOn === null) return '没有填写预计投用日期';
  if (readyOn > by) return `${readyOn} 才能投用`;
  if (!isCommitted && costFen === null) return '没有填写投资';
  if (!isCommitted && costFen === 0) return '投资为零';
  if (nursing === 0 && normal === 0) return '不增加床位';
  return null;
}

/** @throws AppError HOME_NOT_FOUND */
export function choiceFacts(reader: Reader, question: ChoiceQuestion): ChoiceFacts {
  const { asOf, by, candidates, budgetFen, reach } = question;
  const facts = planFacts(countyWide(reader), asOf);
  const counted = find(countyWide(reader), { asOf }, 'IND01').found;
  if (!counted?.sides) throw new RangeError('the rate of centralised support is not defined');
  const { numerator, rest } = counted.sides;
  const outside = new Set(rest);
  const people = facts.problem.people.filter(({ personId, approved }) => outside.has(personId) && approved !== 'nowhere');
  const held = facts.reservedPeople.filter((personId) => outside.has(personId)).length;

  const homes: (ChoiceHome & { readonly name: string; readonly townName: string })[] = facts.homes.map(({ plan, name, townName }) => ({
    homeId: plan.homeId,
    townCode: plan.townCode,
    villageCode: plan.villageCode,
    places: plan.places,
    cells: [
      ...plan.cells.map((cell): ChoiceCell => ({ ...cell, isForTwo: false })),
      ...plan.coupleRooms.map(({ bedType, care, count }): ChoiceCell => ({ bedType, care, count: count * 2, sex: 'any', isForTwo: true })),
    ],
    name,
    townName,
  }));
  const others = homesOn(reader, asOf);
  const towns = new Map(townsOf(reader).map(({ code, name }) => [code, name]));
  const excluded = new Map<string, string>();
  const asked: Candidate[] = [];
  for (const [index, one] of candidates.entries()) {
    const why = exclusionOf(one, by);
    if (why !== null) {
      excluded.set(one.code, why);
      continue;
    }
    // A home nobody has yet stands beside those of the ledger.
    const homeId = one.homeId ?? -1 - index;
    if (!homes.some((home) => home.homeId === homeId)) {
      const known = others.find((home) => home.homeId === homeId);
      const townCode = known?.townCode ?? one.townCode;
      if ((one.homeId !== null && !known) || townCode === null) throw new AppError('HOME_NOT_FOUND');
      homes.push({
        homeId,
        townCode,
        villageCode: known?.villageCode ?? null,
        places: 0,
        cells: [],
        name: known?.name ?? one.name,
        townName: known?.townName ?? towns.get(townCode) ?? townCode,
      });
    }
    const { code, nursing, normal, isCommitted, costFen, decision } = one;
    asked.push({ code, homeId, nursing, normal, costFen: isCommitted ? 0 : (costFen ?? 0), isFixed: isCommitted || decision === 'fixed' });
  }
  const { neighbours } = facts.problem;
  return {
    problem: { people, homes: homes.map(({ name: _, townName: __, ...home }) => home), neighbours, reach, candidates: asked, budgetFen },
    excluded,
    homes,
    scope: counted.row.scope,
    target: counted.row.target,
    numerator: numerator.length,
    denominator: numerator.length + rest.length,
    held,
    waiting: people.length,
    couples: couplesOf(people).length,
    unwilling: rest.length - people.length - held,
  };
}
