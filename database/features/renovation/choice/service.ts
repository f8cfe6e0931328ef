/** The answer of a choice in figures and words. Nothing of it is kept. */
import type { z } from 'zod';
import type { ChoiceAnswer, choiceMethods, ChoiceQuestion } from '../../../../electron/contract/renovation-choice.ts';
import { renovationStages, stageOrder } from '../../../../electron/contract/renovation-terms.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { fen, type IsoDate } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { rateOf } from '../../indicators/rules-rate.ts';
import type { Followed } from '../../placement/planner/planner-thread.ts';
import { homesOn } from '../../placement/planner/queries.ts';
import { chooseInThread } from './choice-thread.ts';
import { choiceFacts, type ChoiceFacts } from './facts.ts';
import { openProjects, townsOf } from './queries.ts';
import type { ChosenSet, Choice } from './solve.ts';

/** Seconds before the best so far is shown with its bound. */
const choiceSeconds = 60;

export function candidatesView(reader: Reader, asOf: IsoDate): z.output<(typeof choiceMethods)['choice.candidates']['output']> {
  return {
    candidates: openProjects(reader).map(({ stage, costFen, ...project }) => {
      // From the contract on the project goes ahead whatever is chosen.
      const isCommitted = stageOrder(stage) >= stageOrder('contract');
      return {
        ...project,
        townCode: null,
        costFen: costFen === null ? null : fen(costFen),
        stageName: labelOf(renovationStages, stage),
        isCommitted,
        decision: isCommitted ? 'fixed' : 'open',
      };
    }),
    homes: homesOn(reader, asOf).map(({ homeId, name, townName }) => ({ homeId, name, townName })),
    towns: townsOf(reader),
  };
}

function wordsOf(question: ChoiceQuestion, facts: ChoiceFacts, choice: Choice): ChoiceAnswer['candidates'] {
  const indexOf = new Map(facts.problem.candidates.map(({ code }, index) => [code, index]));
  const fixedFen = facts.problem.candidates.reduce((sum, { isFixed, costFen }) => sum + (isFixed ? costFen : 0), 0);
  return question.candidates.map(({ code, isCommitted }) => {
    const index = indexOf.get(code);
    const isIn = (set: ChosenSet | null): boolean => set?.codes.includes(code) ?? false;
    const shared = { code, isChosen: isIn(choice.best), isInSecond: isIn(choice.second), isInGreedy: isIn(choice.greedy) };
    if (index === undefined) return { ...shared, alone: null, why: facts.excluded.get(code) ?? '' };
    const asked = facts.problem.candidates[index];
    const alone = choice.alone[index] ?? null;
    const lost = choice.lost[index];
    const why = (): string => {
      if (isCommitted) return '合同已签，照常建成';
      if (asked?.isFixed) return '设为必选';
      if (shared.isChosen) return lost == null ? '去掉后现住老人床位不够' : `去掉它少安置 ${lost} 人`;
      if (alone === null) return '建成后现住老人床位不够，不能选';
      if ((asked?.costFen ?? 0) + fixedFen > question.budgetFen) return '超出预算';
      return alone === 0 ? '单独建成不多安置人' : '同样的钱，所选组合安置得更多';
    };
    return { ...shared, alone, why: why() };
  });
}

/** @throws AppError HOME_NOT_FOUND, CANCELLED */
export async function solveQuestion(reader: Reader, question: ChoiceQuestion, followed: Followed): Promise<ChoiceAnswer> {
  const facts = choiceFacts(reader, question);
  const { stepFen, steps } = question;
  const started = performance.now();
  const choice = await chooseInThread({ problem: facts.problem, curve: { stepFen, steps }, seconds: choiceSeconds }, followed);
  const milliseconds = Math.round(performance.now() - started);
  const { numerator, denominator, target, held } = facts;
  const rate = (placed: number) => {
    const { shown, met, missing } = rateOf(numerator + held + placed, denominator, target);
    return { placed, shown, met, missing };
  };
  const committed = new Set(question.candidates.flatMap(({ code, isCommitted }) => (isCommitted ? [code] : [])));
  const setOf = (set: ChosenSet | null) =>
    set && { ...rate(set.placed), codes: set.codes.filter((code) => !committed.has(code)), costFen: set.costFen };
  return {
    scope: facts.scope,
    target,
    numerator,
    denominator,
    shownNow: rateOf(numerator, denominator, target).shown,
    held,
    waiting: facts.waiting,
    couples: facts.couples,
    unwilling: facts.unwilling,
    base: rate(choice.base),
    most: rate(choice.most),
    best: setOf(choice.best),
    second: setOf(choice.second),
    greedy: setOf(choice.greedy),
    isProven: choice.isProven,
    atMost: choice.atMost,
    candidates: wordsOf(question, facts, choice),
    homes: facts.homes.flatMap(({ name, townName }, index) => {
      const placed = choice.best?.byHome[index] ?? 0;
      return placed === 0 ? [] : [{ name, townName, placed }];
    }),
    curve: choice.curve.map(({ budgetFen, placed }) => ({ budgetFen, placed, shown: rate(placed).shown })),
    nextFen: choice.nextFen,
    milliseconds,
  };
}
