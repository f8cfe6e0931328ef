/** Projects as lists and pages show them: where each stands on a day, how late, how far, how much. */
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { renovationStages, stageOrder, type RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { redAfterDays } from './policy.ts';
import {
  amountsByProject,
  lastPercents,
  plansOf,
  standingStages,
  workItemsOf,
  type StoredItem,
  type StoredPlan,
  type StoredProject,
} from './queries-projects.ts';
import { standingOn } from './rules-standing.ts';
import { lagOf, nextStage, plannedDay, reachedBy } from './rules-stages.ts';

export type PlanDay = {
  readonly stage: RenovationStage;
  readonly baselineOn: IsoDate | null;
  readonly baselineDocumentNo: string | null;
  readonly forecastOn: IsoDate | null;
  readonly forecastReason: string | null;
  readonly actualOn: IsoDate | null;
  readonly slipDays: number | null;
};

/** The ten stages in order: planned, expected, reached. */
export function planDays(plans: readonly StoredPlan[], reached: ReadonlyMap<RenovationStage, IsoDate>): PlanDay[] {
  return renovationStages.map(({ id }) => {
    const baseline = plans.find(({ stage, kind }) => stage === id && kind === 'baseline');
    const forecast = plans.find(({ stage, kind }) => stage === id && kind === 'forecast');
    const actualOn = reached.get(id) ?? null;
    const baselineOn = baseline?.plannedOn ?? null;
    const expectedOn = actualOn ?? forecast?.plannedOn ?? null;
    return {
      stage: id,
      baselineOn,
      baselineDocumentNo: baseline?.documentNo ?? null,
      forecastOn: forecast?.plannedOn ?? null,
      forecastReason: forecast?.reason ?? null,
      actualOn,
      slipDays: baselineOn === null || expectedOn === null ? null : daysBetween(baselineOn, expectedOn),
    };
  });
}

/** Of the work items by their budgets, each the same where a budget is missing. Whole percent, a hundred only when all are done. */
export function percentOf(items: readonly StoredItem[]): number {
  if (items.length === 0) return 0;
  const isBudgeted = items.every(({ budgetFen }) => budgetFen !== null && budgetFen > 0);
  const weight = ({ budgetFen }: StoredItem): number => (isBudgeted ? (budgetFen ?? 0) : 1);
  const whole = items.reduce((sum, item) => sum + weight(item), 0);
  return Math.floor(items.reduce((sum, item) => sum + weight(item) * item.percent, 0) / whole);
}

/** Makes rows of one day; what all of them need is read once. */
export function rowMaker(reader: Reader, asOf: IsoDate): (project: StoredProject) => ProjectRow {
  const stages = standingStages(reader);
  const plans = Map.groupBy(plansOf(reader, null), ({ projectId }) => projectId);
  const items = Map.groupBy(workItemsOf(reader, null), ({ projectId }) => projectId);
  const percents = lastPercents(reader, asOf);
  const amounts = amountsByProject(reader, asOf);
  const redAfter = redAfterDays(reader, asOf);
  return (project) => {
    const { projectId, code, name, batchYear, homeId, homeName, homeCode, townCode, townName, kind } = project;
    const { approvedFen, estimateFen, bedsBefore, nursingBefore, bedsAfter, nursingAfter } = project;
    const entries = stages.get(projectId) ?? [];
    const standing = standingOn(entries, asOf);
    const plan = planDays(plans.get(projectId) ?? [], reachedBy(entries, asOf));
    const next = nextStage(standing);
    const lag = lagOf({ ...standing, plan }, asOf, redAfter);
    const isDone = standing.stage !== null && stageOrder(standing.stage) >= stageOrder('completed');
    const planned = plan.find(({ stage }) => stage === next);
    return {
      projectId,
      code,
      name,
      batchYear,
      homeId,
      homeName,
      homeCode,
      townCode,
      townName,
      kind,
      approvedFen,
      estimateFen,
      bedsBefore,
      nursingBefore,
      bedsAfter,
      nursingAfter,
      // A file may name a project before it tells of any stage.
      stage: standing.stage ?? 'pipeline',
      state: standing.state,
      stageSince: standing.since,
      nextStage: standing.state === 'cancelled' ? null : next,
      nextPlannedOn: planned ? plannedDay(planned) : null,
      lagStage: lag.stage,
      lagDays: lag.days,
      tone: lag.tone,
      percent: isDone ? 100 : (percents.get(projectId) ?? percentOf(items.get(projectId) ?? [])),
      receivedFen: amounts.get(projectId)?.receivedFen ?? 0,
      paidFen: amounts.get(projectId)?.paidFen ?? 0,
      isFromFile: project.batchId !== null,
    };
  };
}
