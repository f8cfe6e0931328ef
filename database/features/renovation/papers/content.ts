/** What the papers of renovations say, as plain data: amounts are integer fen, shares integer tenths of a percent, days ISO text. */
import type { GanttDates } from '../../../../electron/contract/renovation-gantt.ts';
import { formatDate, isIsoDate } from '../../../../electron/contract/values.ts';

export type SourceAmounts = {
  readonly source: string;
  readonly label: string;
  readonly plannedFen: number;
  readonly allocatedFen: number;
  readonly receivedFen: number;
  readonly spentFen: number;
};

/** 黄 up to the limit of days, 红 beyond. */
export type LagTone = 'none' | 'yellow' | 'red';

/** A project as it stands on the day of the paper. */
export type ProjectOnPaper = {
  readonly code: string;
  readonly name: string;
  readonly batchYear: number | null;
  /** 县（市、区）. */
  readonly county: string;
  readonly townName: string;
  readonly homeName: string;
  /** 县级、乡镇… in words. */
  readonly homeLevel: string;
  readonly kind: string;
  readonly content: string;
  /** Hundredths of a square metre. */
  readonly floorAreaCenti: number | null;
  readonly beds: {
    readonly before: number | null;
    readonly nursingBefore: number | null;
    readonly after: number | null;
    readonly nursingAfter: number | null;
  };
  readonly approvalNo: string | null;
  readonly approvedOn: string | null;
  /** 批复投资; null before 立项. */
  readonly approvedFen: number | null;
  readonly estimateFen: number | null;
  readonly sources: readonly SourceAmounts[];
  /** Names of the parties to standing contracts, each once. */
  readonly builders: readonly string[];
  readonly supervisors: readonly string[];
  /** Price and changes of all standing contracts; null without one. */
  readonly contractFen: number | null;
  readonly dates: readonly GanttDates[];
  readonly fireDocumentNo: string | null;
  /** 储备…结算审计 in words, 暂停 or 取消 where that holds. */
  readonly stageText: string;
  /** The last of the ten stages. */
  readonly stage: string;
  readonly state: 'running' | 'suspended' | 'cancelled';
  /** Whole percent; null when nobody has reported. */
  readonly percent: number | null;
  readonly lagDays: number;
  readonly tone: LagTone;
  readonly problems: string | null;
  readonly nextSteps: string | null;
  readonly unit: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
  readonly photos: number;
  readonly updatedOn: string | null;
};

export type ProjectsContent = {
  readonly region: string;
  readonly unit: string;
  /** `2021年度任务批次`, a township, or nothing. */
  readonly extent: string;
  readonly asOf: string;
  readonly projects: readonly ProjectOnPaper[];
};

type Totals = { readonly plannedFen: number; readonly receivedFen: number; readonly spentFen: number };

export function totalsOf(sources: readonly SourceAmounts[]): Totals {
  const sum = (key: keyof Totals): number => sources.reduce((total, source) => total + source[key], 0);
  return { plannedFen: sum('plannedFen'), receivedFen: sum('receivedFen'), spentFen: sum('spentFen') };
}

/** Integer tenths of a percent, half up; null when there is nothing to divide by. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 2000 + whole) / (2 * whole)) : null;
}

export function shareText(tenths: number | null): string {
  return tenths === null ? '—' : `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

export function dayText(value: string | null | undefined): string {
  return value !== null && value !== undefined && isIsoDate(value) ? formatDate(value) : '';
}

/** `2256` of 225600, `2256.5` of 225650; square metres. */
export function areaText(centi: number | null): string {
  return centi === null ? '' : String(centi / 100);
}

/** The day a stage was planned for: the newest forecast does not change the plan. */
export function plannedOn(project: Pick<ProjectOnPaper, 'dates'>, stage: string): string | null {
  return project.dates.find((entry) => entry.stage === stage)?.baselineOn ?? null;
}

export function actualOn(project: Pick<ProjectOnPaper, 'dates'>, stage: string): string | null {
  return project.dates.find((entry) => entry.stage === stage)?.actualOn ?? null;
}

const order = [
  'pipeline',
  'approved',
  'design',
  'procurement',
  'contract',
  'construction',
  'completed',
  'accepted',
  'inUse',
  'settled',
] as const;

export function hasReached(project: Pick<ProjectOnPaper, 'stage'>, stage: (typeof order)[number]): boolean {
  return (order as readonly string[]).indexOf(project.stage) >= order.indexOf(stage);
}
