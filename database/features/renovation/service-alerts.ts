/** What of the renovations of a scope presses today: for the window and the first page. */
import type { RenovationAlert } from '../../../electron/contract/renovation-works-shapes.ts';
import { alertKinds, type AlertKind } from '../../../electron/contract/renovation-works-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { moneyOf } from './money.ts';
import { redAfterDays } from './policy.ts';
import { plansOf, type StoredPlan } from './queries-projects.ts';
import { isStillAway, openRelocations } from './queries-relocations.ts';
import { settlementOf } from './queries-works.ts';
import { stagesByProject, workProjects, type WorkProject, type WorkStage } from './queries-works-project.ts';
import { alertsOf, type AlertPolicy, type AlertProject } from './rules-alerts.ts';
import { lagOf } from './rules-stages.ts';
import { standingOn } from './rules-standing.ts';
import { needsReapproval } from './service-handover.ts';
import { progressOf } from './service-progress.ts';

function policyOn(reader: Reader, day: IsoDate): AlertPolicy {
  return {
    warnDays: policyNumber(reader, 'renovation.warnDays', day),
    acceptanceDays: policyNumber(reader, 'renovation.acceptanceDays', day),
    yearEndMonth: policyNumber(reader, 'renovation.yearEndMonth', day),
    capNearPercent: policyNumber(reader, 'renovation.capNearPercent', day),
  };
}

type Late = AlertProject['lateReturns'];

/** By project: who is over his planned return. */
function lateReturns(reader: Reader, today: IsoDate): ReadonlyMap<number, Late> {
  const late = openRelocations(reader).filter((one) => one.plannedReturn < today && isStillAway(one));
  return new Map(
    [...Map.groupBy(late, ({ projectId }) => projectId)].map(([projectId, people]): [number, Late] => [
      projectId,
      { people: people.length, since: people[0]?.plannedReturn ?? today },
    ]),
  );
}

function reapprovalOf(reader: Reader, { projectId, approvedFen }: WorkProject): AlertProject['reapproval'] {
  const settlement = approvedFen === null ? null : settlementOf(reader, projectId);
  if (!settlement || approvedFen === null) return null;
  const { auditedFen, settledOn } = settlement;
  return needsReapproval(reader, auditedFen, approvedFen, settledOn) ? { auditedFen, approvedFen } : null;
}

type PlannedDays = { readonly stage: StoredPlan['stage']; readonly baselineOn: IsoDate | null; readonly forecastOn: IsoDate | null };

function plannedDays(plans: readonly StoredPlan[]): PlannedDays[] {
  return [...Map.groupBy(plans, ({ stage }) => stage)].map(([stage, own]) => ({
    stage,
    baselineOn: own.find(({ kind }) => kind === 'baseline')?.plannedOn ?? null,
    forecastOn: own.find(({ kind }) => kind === 'forecast')?.plannedOn ?? null,
  }));
}

type Known = {
  readonly stages: ReadonlyMap<number, readonly WorkStage[]>;
  readonly plans: ReadonlyMap<number, readonly StoredPlan[]>;
  readonly reports: ReadonlyMap<number, AlertProject['report']>;
  readonly late: ReadonlyMap<number, Late>;
  readonly redAfter: number;
  readonly noReport: AlertProject['report'];
};

function alertProject(reader: Reader, project: WorkProject, known: Known, today: IsoDate): AlertProject {
  const { projectId, name, homeName } = project;
  const standing = standingOn(known.stages.get(projectId) ?? [], today);
  const lag = lagOf({ ...standing, plan: plannedDays(known.plans.get(projectId) ?? []) }, today, known.redAfter);
  const money = moneyOf(reader, projectId, today);
  return {
    projectId,
    projectName: name,
    homeName,
    standing,
    lag: lag.stage === null || lag.plannedOn === null ? null : { ...lag, stage: lag.stage, plannedOn: lag.plannedOn },
    report: known.reports.get(projectId) ?? known.noReport,
    receivedFen: money.totals.receivedFen,
    spentFen: money.totals.spentFen,
    contracts: money.contracts
      .filter(({ withdrawnReason }) => withdrawnReason === null)
      .map((contract) => ({ ...contract, name: contract.contractor })),
    lateReturns: known.late.get(projectId) ?? null,
    reapproval: reapprovalOf(reader, project),
  };
}

const orderOf = new Map<AlertKind, number>(alertKinds.map(({ id }, index) => [id, index]));

/** The most pressing first: what is over, by kind, the longest over on top. @param projectId null: of the whole scope */
export function alerts(reader: ScopedReader, projectId: number | null, today: IsoDate): RenovationAlert[] {
  const projects = workProjects(reader).filter((project) => projectId === null || project.projectId === projectId);
  if (projects.length === 0) return [];
  const { month, dueOn, rows } = progressOf(reader, null, today);
  const known: Known = {
    stages: stagesByProject(reader),
    plans: Map.groupBy(plansOf(reader, projectId), (plan) => plan.projectId),
    reports: new Map(rows.map(({ projectId: id, status, daysLate }) => [id, { status, daysLate, month, dueOn }])),
    late: lateReturns(reader, today),
    redAfter: redAfterDays(reader, today),
    noReport: { status: 'notAsked', daysLate: 0, month, dueOn },
  };
  const policy = policyOn(reader, today);
  const weight = (alert: RenovationAlert): number => (alert.tone === 'warn' ? 0 : 100) + (orderOf.get(alert.kind) ?? 0);
  return projects
    .flatMap((project) => alertsOf(alertProject(reader, project, known, today), policy, today))
    .toSorted((one, other) => weight(one) - weight(other) || (other.days ?? 0) - (one.days ?? 0) || one.projectId - other.projectId);
}
