/** One model of the choice in HiGHS: asked again and again with other aims and limits. */
import type { Highs, Model } from 'highs';
import { PlanCancelled } from '../../placement/planner/solve.ts';
import { modelData, type ChoiceModel } from './model.ts';

type Answer = {
  readonly values: Float64Array | null;
  /** Proven: the best, or that there is none. */
  readonly isOptimal: boolean;
  /** Nothing above it. */
  readonly bound: number;
};

export type Solver = {
  readonly weighted: (columns: readonly number[], weight: (index: number) => number) => Float64Array;
  /** @throws PlanCancelled */
  readonly maximise: (objective: Float64Array, kind: 'people' | 'money') => Answer;
  /** A limit on how many of the columns are taken. @returns the row */
  readonly addRow: (columns: readonly number[], lower: number, upper: number) => number;
  readonly boundRow: (row: number, lower: number, upper: number) => void;
  readonly boundColumn: (column: number, lower: number, upper: number) => void;
  readonly close: () => void;
};

/** Where good sets are easy to find, looking for them first only costs time. */
const branching = {
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_heuristic_effort: 0,
  mip_allow_restart: false,
  mip_pscost_minreliable: 4,
};
const searching = {
  mip_heuristic_run_rins: true,
  mip_heuristic_run_rens: true,
  mip_heuristic_run_root_reduced_cost: true,
  mip_heuristic_effort: 0.05,
  mip_allow_restart: true,
  mip_pscost_minreliable: 8,
};

export function openSolver(
  highs: Highs,
  built: ChoiceModel,
  { until, isCancelled }: { readonly until: number; readonly isCancelled: () => boolean },
): Solver {
  const { modelStatus, callbackType, objectiveSense, solutionStatus } = highs.constants;
  const model: Model = highs.createModel({ ...modelData(built), sense: objectiveSense.maximize });
  // Aims are whole numbers: a bound less than one unit away proves them.
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.999, mip_feasibility_tolerance: 1e-9 });
  const every = { kind: 'range', from: 0, to: built.columns.length - 1 } as const;
  let nextRow = built.rows.length;
  const stop = (event: { interrupt(): void }): undefined => {
    if (isCancelled()) event.interrupt();
  };
  const watch = (): void => {
    if (isCancelled()) throw new PlanCancelled();
  };
  return {
    weighted: (columns, weight) => {
      const objective = new Float64Array(built.columns.length);
      for (const [index, column] of columns.entries()) objective[column] = weight(index);
      return objective;
    },
    maximise: (objective, kind) => {
      watch();
      model.options.set(kind === 'people' ? searching : branching);
      model.changeColsCost(every, objective);
      model.options.set('time_limit', Math.max(0.1, (until - performance.now()) / 1000));
      model.zeroAllClocks();
      model.run({ [callbackType.mipInterrupt]: stop, [callbackType.simplexInterrupt]: stop });
      watch();
      const isFeasible = model.info.get('primal_solution_status') === solutionStatus.feasible;
      const status = model.getModelStatus();
      return {
        values: isFeasible ? Float64Array.from(model.getSolution().colValue) : null,
        isOptimal: status === modelStatus.optimal || status === modelStatus.infeasible,
        bound: Number(model.info.get('mip_dual_bound')),
      };
    },
    addRow: (columns, lower, upper) => {
      model.addRow(lower, upper, { indices: Int32Array.from(columns), values: new Float64Array(columns.length).fill(1) });
      return nextRow++;
    },
    boundRow: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
    boundColumn: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    close: () => model.dispose(),
  };
}
