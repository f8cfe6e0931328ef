/** What of a renovation presses on a day. Pure. */
import { renovationStages, type RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import type { RenovationAlert } from '../../../electron/contract/renovation-works-shapes.ts';
import type { AlertKind } from '../../../electron/contract/renovation-works-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { daysBetween, fen, formatDate, formatMonth, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { nextDay } from '../calendar/days.ts';
import type { ReportState } from './rules-progress.ts';
import { isAtLeast, type Standing } from './rules-standing.ts';

export type AlertContract = {
  readonly name: string;
  readonly endsOn: IsoDate | null;
  readonly insuredUntil: IsoDate | null;
  readonly retentionUntil: IsoDate | null;
  readonly retentionHeldFen: number;
  readonly paidFen: number;
  readonly capFen: number;
  readonly possibleNowFen: number;
};

export type AlertProject = {
  readonly projectId: number;
  readonly projectName: string;
  readonly homeName: string;
  readonly standing: Standing;
  readonly lag: {
    readonly stage: RenovationStage;
    readonly plannedOn: IsoDate;
    readonly days: number;
    readonly tone: 'none' | 'yellow' | 'red';
  } | null;
  readonly report: ReportState & { readonly month: IsoMonth; readonly dueOn: IsoDate };
  readonly receivedFen: number;
  readonly spentFen: number;
  readonly contracts: readonly AlertContract[];
  /** People whose planned return is over, and the earliest of those days. */
  readonly lateReturns: { readonly people: number; readonly since: IsoDate } | null;
  readonly reapproval: { readonly auditedFen: number; readonly approvedFen: number } | null;
};

export type AlertPolicy = {
  /** How many days before an end it is told. */
  readonly warnDays: number;
  /** Days after 完工 within which a project is accepted. */
  readonly acceptanceDays: number;
  /** First month in which unspent money is told. */
  readonly yearEndMonth: number;
  /** Share of the cap, in percent. */
  readonly capNearPercent: number;
};

type Found = Pick<RenovationAlert, 'kind' | 'tone' | 'text' | 'dueOn' | 'days' | 'fen'>;
const december = 12;

function lateStage({ lag }: AlertProject): Found[] {
  if (!lag || lag.tone === 'none' || lag.days <= 0) return [];
  const { stage, plannedOn, days, tone } = lag;
  const text = `${labelOf(renovationStages, stage)}计划${formatDate(plannedOn)}，已滞后${days}天`;
  return [{ kind: 'lateStage', tone: tone === 'red' ? 'warn' : 'todo', text, dueOn: plannedOn, days, fen: null }];
}

function acceptanceOverdue({ standing }: AlertProject, { acceptanceDays }: AlertPolicy, today: IsoDate): Found[] {
  if (standing.stage !== 'completed' || standing.since === null) return [];
  const dueOn = nextDay(standing.since, acceptanceDays);
  const days = daysBetween(dueOn, today);
  if (days <= 0) return [];
  const text = `${formatDate(standing.since)}完工，${acceptanceDays}天内应当验收，已超${days}天`;
  return [{ kind: 'acceptanceOverdue', tone: 'warn', text, dueOn, days, fen: null }];
}

function noProgress({ report }: AlertProject): Found[] {
  const { status, daysLate, month, dueOn } = report;
  if (status === 'missing')
    return [
      { kind: 'noProgress', tone: 'warn', text: `${formatMonth(month)}进度月报逾期${daysLate}天未报`, dueOn, days: daysLate, fen: null },
    ];
  if (status !== 'waiting') return [];
  return [
    { kind: 'noProgress', tone: 'todo', text: `${formatMonth(month)}进度月报应于${formatDate(dueOn)}前报送`, dueOn, days: null, fen: null },
  ];
}

/** What is kept back for the retention is not to be spent this year. */
function fundsUnspent({ receivedFen, spentFen, contracts }: AlertProject, { yearEndMonth }: AlertPolicy, today: IsoDate): Found[] {
  const month = Number(today.slice(5, 7));
  const left = receivedFen - spentFen - contracts.reduce((sum, { retentionHeldFen }) => sum + retentionHeldFen, 0);
  if (month < yearEndMonth || left <= 0) return [];
  const dueOn = `${today.slice(0, 4)}-12-31` as IsoDate;
  const text = `到位${formatYuan(receivedFen)}元，已支出${formatYuan(spentFen)}元，年底前还有${formatYuan(left)}元未支出`;
  return [
    { kind: 'fundsUnspent', tone: month === december ? 'warn' : 'todo', text, dueOn, days: daysBetween(dueOn, today), fen: fen(left) },
  ];
}

/** An end that has come or comes within the warning days. */
function ending(kind: AlertKind, words: string, on: IsoDate | null, { warnDays }: AlertPolicy, today: IsoDate): Found[] {
  if (on === null) return [];
  const days = daysBetween(on, today);
  if (days < -warnDays) return [];
  const text = `${words}${days > 0 ? `已于${formatDate(on)}到期` : `${formatDate(on)}到期`}`;
  return [{ kind, tone: days > 0 ? 'warn' : 'todo', text, dueOn: on, days, fen: null }];
}

function ofContract(contract: AlertContract, { standing }: AlertProject, policy: AlertPolicy, today: IsoDate): Found[] {
  const { name, endsOn, insuredUntil, retentionUntil, retentionHeldFen, paidFen, capFen, possibleNowFen } = contract;
  const isBuilding = !isAtLeast(standing, 'completed');
  // Once accepted a contract waits at its cap for the audit.
  const isNear = capFen > 0 && paidFen * 100 >= capFen * policy.capNearPercent && !isAtLeast(standing, 'accepted');
  return [
    ...(isBuilding ? ending('contractEnding', `${name}合同`, endsOn, policy, today) : []),
    ...(isBuilding ? ending('insuranceEnding', `${name}工程保险`, insuredUntil, policy, today) : []),
    ...(retentionHeldFen > 0
      ? ending('retentionDue', `${name}质保金${formatYuan(retentionHeldFen)}元`, retentionUntil, policy, today).map((found) => ({
          ...found,
          fen: fen(retentionHeldFen),
        }))
      : []),
    ...(isNear
      ? [
          {
            kind: 'capNear' as const,
            tone: 'todo' as const,
            text: `${name}已付${formatYuan(paidFen)}元，现阶段上限${formatYuan(capFen)}元，还可付${formatYuan(possibleNowFen)}元`,
            dueOn: null,
            days: null,
            fen: fen(possibleNowFen),
          },
        ]
      : []),
  ];
}

function relocationLate({ lateReturns }: AlertProject, today: IsoDate): Found[] {
  if (!lateReturns) return [];
  const days = daysBetween(lateReturns.since, today);
  const text = `${lateReturns.people}位老人过了预计回迁日期，最早${formatDate(lateReturns.since)}`;
  return [{ kind: 'relocationLate', tone: 'warn', text, dueOn: lateReturns.since, days, fen: null }];
}

function reapproval({ reapproval: over }: AlertProject): Found[] {
  if (!over) return [];
  const text = `结算审定${formatYuan(over.auditedFen)}元，批复投资${formatYuan(over.approvedFen)}元，须重新报批`;
  return [{ kind: 'reapproval', tone: 'warn', text, dueOn: null, days: null, fen: fen(over.auditedFen - over.approvedFen) }];
}

/** Of one project, as they stand in the list of kinds; none of a cancelled one. */
export function alertsOf(project: AlertProject, policy: AlertPolicy, today: IsoDate): RenovationAlert[] {
  if (project.standing.state === 'cancelled') return [];
  const { projectId, projectName, homeName } = project;
  return [
    ...(project.standing.state === 'suspended' ? [] : lateStage(project)),
    ...acceptanceOverdue(project, policy, today),
    ...noProgress(project),
    ...fundsUnspent(project, policy, today),
    ...project.contracts.flatMap((contract) => ofContract(contract, project, policy, today)),
    ...relocationLate(project, today),
    ...reapproval(project),
  ].map((found) => ({ ...found, projectId, projectName, homeName }));
}
