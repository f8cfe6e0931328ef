/**
 * The best set of projects under a budget: most people first, then the fewest yuan, then the earliest codes; the next best set; what an office would
 * take by hand; what more money would buy. Each answer of the solver is counted again by a largest flow of its own.
 */
import type { Highs } from 'highs';
import { filledBy } from './flow.ts';
import { gainsAlone, greedySet } from './greedy.ts';
import { choiceModel } from './model.ts';
import { groupsOf, type Candidate, type ChoiceProblem } from './problem.ts';
import { openSolver } from './solver.ts';

export type ChosenSet = {
  readonly codes: readonly string[];
  readonly placed: number;
  readonly costFen: number;
  /** People for each home, in the order of the homes. */
  readonly byHome: readonly number[];
};

export type CurvePoint = { readonly budgetFen: number; readonly placed: number };

export type Choice = {
  /** People the free beds take without any project but those that are fixed. */
  readonly base: number;
  /** People placed if every project were done. */
  readonly most: number;
  /** Null: what is fixed alone passes the budget, or leaves residents without a bed. */
  readonly best: ChosenSet | null;
  /** The best set that leaves out at least one project of the best; null where there is none to leave out. */
  readonly second: ChosenSet | null;
  readonly greedy: ChosenSet | null;
  /** The solver has shut the gap: nothing better exists. Else `atMost` bounds the people. */
  readonly isProven: boolean;
  readonly atMost: number;
  /** In the order of the candidates: people gained by each alone; null where residents would be left without a bed. */
  readonly alone: readonly (number | null)[];
  /** In the order of the candidates: people lost were it taken out of the best set; null for those outside and those that are fixed. */
  readonly lost: readonly (number | null)[];
  readonly curve: readonly CurvePoint[];
  /** Smallest budget that places one person more than the best; null where no money does. */
  readonly nextFen: number | null;
};

export type ChoiceOptions = {
  readonly seconds?: number;
  /** Step of the curve and how many steps; none leaves the curve out. */
  readonly curve?: { readonly stepFen: number; readonly steps: number };
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (done: number, total: number, phase: string) => void;
};

const chunk = 20;

/** @throws PlanCancelled */
export function solveChoice(highs: Highs, asked: ChoiceProblem, options: ChoiceOptions = {}): Choice {
  const { seconds = 60, isCancelled = () => false, onProgress = () => undefined } = options;
  const until = performance.now() + seconds * 1000;
  const candidates = asked.candidates.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const problem: ChoiceProblem = { ...asked, candidates };
  const groups = groupsOf(problem);
  const inOrder = <Value>(values: readonly Value[]): Value[] => {
    const byCode = new Map(candidates.map(({ code }, index) => [code, values[index]]));
    return asked.candidates.map(({ code }) => byCode.get(code) as Value);
  };
  const setOf = (done: readonly Candidate[]): ChosenSet | null => {
    const filled = filledBy(problem, groups, done);
    if (!filled) return null;
    const costFen = done.reduce((sum, one) => sum + one.costFen, 0);
    return { codes: done.map(({ code }) => code), placed: filled.placed, costFen, byHome: filled.byHome };
  };
  const fixed = candidates.filter(({ isFixed }) => isFixed);
  const start = setOf(fixed);
  const nothing = { most: 0, best: null, second: null, greedy: null, isProven: true, atMost: 0, curve: [], nextFen: null };
  if (!start || start.costFen > problem.budgetFen)
    return { ...nothing, base: start?.placed ?? 0, alone: candidates.map(() => null), lost: candidates.map(() => null) };

  onProgress(0, 100, '逐个项目测算');
  const alone = gainsAlone(problem, groups, start.placed);
  const greedy = setOf(greedySet(problem, groups, alone));

  if (candidates.every(({ isFixed }) => isFixed)) {
    const points = Array.from({ length: options.curve ? options.curve.steps + 1 : 0 }, (_, step) => step * (options.curve?.stepFen ?? 0));
    return {
      ...nothing,
      base: start.placed,
      most: start.placed,
      best: start,
      greedy: start,
      atMost: start.placed,
      alone: inOrder(alone),
      lost: candidates.map(() => null),
      curve: points.map((more) => ({ budgetFen: problem.budgetFen + more, placed: start.placed })),
    };
  }

  const built = choiceModel(problem, groups);
  const solver = openSolver(highs, built, { until, isCancelled });
  try {
    const people = solver.weighted(built.people, () => 1);
    const cost = solver.weighted(built.choices, (index) => -(candidates[index]?.costFen ?? 0) / built.unitFen);
    const maximise = (
      objective: Float64Array,
      kind: 'people' | 'money',
    ): { done: Candidate[] | null; isOptimal: boolean; bound: number } => {
      const { values, isOptimal, bound } = solver.maximise(objective, kind);
      return { done: values && candidates.filter((_, index) => (values[built.choices[index] ?? 0] ?? 0) > 0.5), isOptimal, bound };
    };
    // Placed at least this many; raised and lowered as needed.
    const floorRow = solver.addRow(built.people, 0, highs.infinity);
    const setBudget = (fen: number | null): void =>
      solver.boundRow(built.budgetRow, -highs.infinity, fen === null ? highs.infinity : Math.floor(fen / built.unitFen));
    const setFloor = (placed: number): void => solver.boundRow(floorRow, placed, highs.infinity);

    type Found = { readonly set: ChosenSet; readonly done: readonly Candidate[]; readonly isProven: boolean; readonly atMost: number };
    const fewestYuan = (placed: number): { readonly done: Candidate[]; readonly set: ChosenSet; readonly isOptimal: boolean } | null => {
      setFloor(placed);
      const { done, isOptimal } = maximise(cost, 'money');
      setFloor(0);
      const set = done && setOf(done);
      return done && set ? { done, set, isOptimal } : null;
    };
    const mostWithin = (fen: number) => {
      setBudget(fen);
      const { done, isOptimal, bound } = maximise(people, 'people');
      const set = done && setOf(done);
      if (!done || !set) return null;
      return { done, set, isOptimal, placed: set.placed, atMost: isOptimal ? set.placed : Math.floor(bound + 1e-6) };
    };
    const bestWithin = (fen: number): Found | null => {
      const first = mostWithin(fen);
      if (!first) return null;
      const chosen = fewestYuan(first.placed) ?? { ...first, isOptimal: false };
      if (chosen.set.placed < first.placed || chosen.set.costFen > fen) throw new Error('the solver and the count of people differ');
      return { done: chosen.done, set: chosen.set, isProven: first.isOptimal && chosen.isOptimal, atMost: first.atMost };
    };

    onProgress(20, 100, '求最优组合');
    let best = bestWithin(problem.budgetFen);
    if (!best) throw new Error('no set of projects, though the fixed ones alone are possible');
    onProgress(45, 100, '求次优组合');
    let second = secondTo(best);
    if (second && second.set.placed === best.set.placed && second.set.costFen === best.set.costFen) {
      best = { ...earliest(best), isProven: best.isProven && second.isProven };
      second = secondTo(best);
    }

    function secondTo(found: Found): Found | null {
      const open = found.done.filter(({ isFixed }) => !isFixed);
      if (open.length === 0) return null;
      const columns = open.map((one) => built.choices[candidates.indexOf(one)] ?? 0);
      const cut = solver.addRow(columns, -highs.infinity, open.length - 1);
      const other = bestWithin(problem.budgetFen);
      solver.boundRow(cut, -highs.infinity, highs.infinity);
      return other;
    }

    /** Among sets with as many people for as much the one with the earliest codes. */
    function earliest(found: Found): Found {
      setBudget(found.set.costFen);
      setFloor(found.set.placed);
      let chosen = found;
      for (let from = 0; from < candidates.length; from += chunk) {
        const part = built.choices.slice(from, from + chunk);
        const answer = maximise(
          solver.weighted(part, (index) => 2 ** (chunk - 1 - index)),
          'money',
        );
        const set = answer.done && setOf(answer.done);
        if (!answer.done || !set) throw new Error('no set where there was one');
        chosen = { ...found, done: answer.done, set };
        for (const [index, column] of part.entries()) {
          const isIn = answer.done.includes(candidates[from + index] as Candidate) ? 1 : 0;
          solver.boundColumn(column, isIn, isIn);
        }
      }
      for (const [index, column] of built.choices.entries()) solver.boundColumn(column, candidates[index]?.isFixed ? 1 : 0, 1);
      setFloor(0);
      return chosen;
    }

    const most = mostWithin(candidates.reduce((sum, { costFen }) => sum + costFen, 0))?.placed ?? best.set.placed;
    const nextFor = (placed: number): number | null => {
      if (placed >= most) return null;
      setBudget(null);
      return fewestYuan(placed + 1)?.set.costFen ?? null;
    };
    const nextFen = nextFor(best.set.placed);
    const curve: CurvePoint[] = [];
    if (options.curve) {
      const { stepFen, steps } = options.curve;
      let [placed, next] = [best.set.placed, nextFen];
      for (let step = 0; step <= steps; step++) {
        onProgress(60 + Math.round((40 * step) / steps), 100, '测算增加投入的效果');
        const budgetFen = problem.budgetFen + step * stepFen;
        if (next !== null && next <= budgetFen) {
          placed = Math.max(placed, mostWithin(budgetFen)?.placed ?? 0);
          next = nextFor(placed);
        }
        curve.push({ budgetFen, placed });
      }
    }
    const inBest = new Set(best.done);
    const lost = candidates.map((one) => {
      if (!inBest.has(one) || one.isFixed) return null;
      const without = setOf(best.done.filter((other) => other !== one));
      return without && best.set.placed - without.placed;
    });
    return {
      base: start.placed,
      most,
      best: best.set,
      second: second?.set ?? null,
      greedy,
      isProven: best.isProven,
      atMost: best.atMost,
      alone: inOrder(alone),
      lost: inOrder(lost),
      curve,
      nextFen,
    };
  } finally {
    solver.close();
  }
}
