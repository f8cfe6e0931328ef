/** Where the couples go: aim by aim through HiGHS, each aim held at its best while the next is sought. */
import type { Highs, Model } from 'highs';
import { couplesModel, coupleType, modelData, stagesOf, type CouplesModel } from './couples-model.ts';
import type { County } from './network.ts';
import type { Couple, PlanProblem } from './problem.ts';

export type CouplesPlace = { readonly homeId: number; readonly coupleRoom: number | null };

export type CouplesAnswer = {
  /** Where each couple goes, in their order; null: nowhere. Null altogether when no choice was found in time. */
  readonly places: readonly (CouplesPlace | null)[] | null;
  /** Aims (`aimList`), from the first on, of which it is proven that nothing better exists. */
  readonly proven: number;
  /** What the first aim that is not proven can be at most, when it is sought alone. */
  readonly bound: number | null;
  /** Whether all are proven. */
  readonly isComplete: boolean;
};

export type CouplesLimits = {
  readonly seconds: number;
  readonly isCancelled: () => boolean;
  readonly onAim: (done: number, total: number) => void;
};

/** @param county network of everybody but the couples */
export function placeCouples(
  highs: Highs,
  problem: PlanProblem,
  county: County,
  couples: readonly Couple[],
  limits: CouplesLimits,
): CouplesAnswer {
  const { modelStatus, callbackType, objectiveSense, solutionStatus } = highs.constants;
  const built = couplesModel(problem, county, couples);
  const stages = stagesOf(built, problem.people);
  const until = performance.now() + limits.seconds * 1000;
  const model: Model = highs.createModel({ ...modelData(built), sense: objectiveSense.maximize });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    const every = { kind: 'range', from: 0, to: built.columns.length - 1 } as const;
    const stop = (event: { interrupt(): void }): undefined => {
      if (limits.isCancelled()) event.interrupt();
    };
    let best: Float64Array | null = null;
    const answer = (proven: number, bound: number | null, isComplete = false): CouplesAnswer => ({
      places: best && readPlaces(built, couples, best),
      proven,
      bound,
      isComplete,
    });
    for (const [index, { first, count, objective, atMost }] of stages.entries()) {
      limits.onAim(index, stages.length);
      const left = (until - performance.now()) / 1000;
      if (left <= 0 || limits.isCancelled()) return answer(first, null);
      const reached = best ? Math.round(best.reduce((sum, units, column) => sum + units * (objective[column] ?? 0), 0)) : -Infinity;
      if (reached < atMost) {
        model.changeColsCost(every, objective);
        model.options.set('time_limit', left);
        model.zeroAllClocks();
        if (best) model.setSolution({ colValue: best });
        model.run({ [callbackType.mipInterrupt]: stop, [callbackType.simplexInterrupt]: stop });
        if (model.info.get('primal_solution_status') === solutionStatus.feasible) best = Float64Array.from(model.getSolution().colValue);
        if (model.getModelStatus() !== modelStatus.optimal) {
          const bound = model.info.get('mip_dual_bound');
          return answer(first, count === 1 && typeof bound === 'number' && Number.isFinite(bound) ? Math.floor(bound + 1e-6) : null);
        }
      }
      const value = reached < atMost ? Math.round(model.getObjectiveValue()) : reached;
      const kept = [...objective.entries()].filter(([, weight]) => weight !== 0);
      model.addRow(value, highs.infinity, {
        indices: Int32Array.from(kept, ([column]) => column),
        values: Float64Array.from(kept, ([, weight]) => weight),
      });
    }
    return answer(
      stages.reduce((sum, { count }) => sum + count, 0),
      null,
      true,
    );
  } finally {
    model.dispose();
  }
}

/** Couples of one type are alike in a home: rooms for two go to the better ranked ones. */
function readPlaces(model: CouplesModel, couples: readonly Couple[], solution: Float64Array): (CouplesPlace | null)[] {
  const units = (column: number): number => Math.round(solution[column] ?? 0);
  const homes: (number | null)[] = couples.map(() => null);
  const arrivals = Map.groupBy(model.arrivals, ({ type }) => type);
  const anywhere = new Map(
    [...arrivals].map(([type, list]) => [type, list.flatMap(({ homeId, column }) => Array.from({ length: units(column) }, () => homeId))]),
  );
  for (const { couple, homeId, column } of model.choices) {
    const pair = couples[couple];
    if (units(column) === 0 || !pair) continue;
    homes[couple] = homeId ?? anywhere.get(coupleType(pair))?.shift() ?? null;
  }
  const rooms = new Map<string, number[]>();
  for (const { type, homeId, room, column } of model.roomUses) {
    const key = `${type} ${homeId}`;
    rooms.set(key, [...(rooms.get(key) ?? []), ...Array.from({ length: units(column) }, () => room)]);
  }
  return couples.map((couple, index) => {
    const homeId = homes[index] ?? null;
    return homeId === null ? null : { homeId, coupleRoom: rooms.get(`${coupleType(couple)} ${homeId}`)?.shift() ?? null };
  });
}
