/** The stages of a project: what was reached, what may come next and what it lacks, how late it is. Pure. */
import {
  isStage,
  renovationStages,
  stageEvents,
  stageOrder,
  type RenovationStage,
  type StageEntryKind,
} from '../../../electron/contract/renovation-terms.ts';
import type { ErrorCode } from '../../../electron/contract/messages.ts';
import type { ErrorParams } from '../../../electron/contract/result.ts';
import { daysBetween, formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { standingOn, type Standing } from './rules-standing.ts';

type Entry = { readonly stage: StageEntryKind; readonly happenedOn: IsoDate };

export const stageLabel = (stage: StageEntryKind): string =>
  [...renovationStages, ...stageEvents].find(({ id }) => id === stage)?.label ?? stage;

/** Day of each stage that was reached by a day. @param entries standing ones */
export function reachedBy(entries: readonly Entry[], day: IsoDate): ReadonlyMap<RenovationStage, IsoDate> {
  const reached = new Map<RenovationStage, IsoDate>();
  for (const { stage, happenedOn } of entries) if (happenedOn <= day && isStage(stage)) reached.set(stage, happenedOn);
  return reached;
}

/** The stage after the furthest; null after the last. */
export function nextStage({ stage }: Pick<Standing, 'stage'>): RenovationStage | null {
  return renovationStages[(stage === null ? -1 : stageOrder(stage)) + 1]?.id ?? null;
}

export type Gate = {
  /** Standing entries, the earliest first. */
  readonly entries: readonly Entry[];
  readonly stage: StageEntryKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly today: IsoDate;
  readonly approvedFen: number | null;
  /** When the standing contracts were signed; null where a file does not tell. */
  readonly signedOn: readonly (IsoDate | null)[];
};
export type Refusal = {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly fields: Readonly<Record<string, string>>;
  /** Whether an approver may pass it over with his reason. */
  readonly canExcept: boolean;
};

const last = '9999-12-31' as IsoDate;

function refusal(code: ErrorCode, params: ErrorParams, fields: Readonly<Record<string, string>>, canExcept = false): Refusal {
  return { code, params, fields, canExcept };
}

/** Why an entry cannot be made; what no reason opens comes first. Null when it can. */
export function refusalOf(gate: Gate): Refusal | null {
  const { entries, stage, happenedOn, today } = gate;
  if (happenedOn > today) return refusal('FACT_IN_FUTURE', { date: happenedOn }, { happenedOn: '不能晚于今天' });
  const standing = standingOn(entries, last);
  if (standing.state === 'cancelled') return refusal('RENOVATION_CANCELLED', { stage: stageLabel(stage) }, {});
  return isStage(stage) ? stageRefusal(gate, stage, standing) : eventRefusal(gate, standing);
}

function eventRefusal({ entries, stage, happenedOn, documentNo, note }: Gate, standing: Standing): Refusal | null {
  const label = stageLabel(stage);
  if (stage === 'resumed' && standing.state !== 'suspended') return refusal('RENOVATION_NOT_SUSPENDED', {}, {});
  if (stage === 'suspended' && standing.state === 'suspended') return refusal('RENOVATION_SUSPENDED', { stage: label }, {});
  const before = entries.at(-1);
  if (before && happenedOn < before.happenedOn) return earlier(label, happenedOn, before);
  if (stage === 'resumed') return null;
  if (note === null) return refusal('RENOVATION_EVENT_REASON', { stage: label }, { note: `请写明${label}的原因` });
  return documentNo === null ? refusal('RENOVATION_EVENT_DOCUMENT', { stage: label }, { documentNo: '请填写批准文号' }) : null;
}

function earlier(label: string, date: IsoDate, before: Entry): Refusal {
  const params = { stage: label, date: formatDate(date), before: stageLabel(before.stage), beforeDate: formatDate(before.happenedOn) };
  return refusal('RENOVATION_STAGE_ORDER', params, { happenedOn: `不能早于${params.before}（${before.happenedOn}）` });
}

function stageRefusal(gate: Gate, stage: RenovationStage, standing: Standing): Refusal | null {
  const { entries, happenedOn, documentNo, approvedFen, signedOn } = gate;
  const label = stageLabel(stage);
  if (standing.state === 'suspended') return refusal('RENOVATION_SUSPENDED', { stage: label }, {});
  const stages = entries.filter((entry) => isStage(entry.stage));
  const own = stages.find((entry) => entry.stage === stage);
  if (own) return refusal('RENOVATION_STAGE_DONE', { stage: label, date: formatDate(own.happenedOn) }, { stage: '已经登记过' });
  const before = stages.filter((entry) => stageOrder(entry.stage) < stageOrder(stage)).at(-1);
  if (before && happenedOn < before.happenedOn) return earlier(label, happenedOn, before);
  const after = stages.find((entry) => stageOrder(entry.stage) > stageOrder(stage));
  // On the very day of a later stage the last entry would no longer be where the project stands.
  if (after && happenedOn >= after.happenedOn)
    return refusal(
      'RENOVATION_STAGE_LATE',
      { stage: label, after: stageLabel(after.stage), afterDate: formatDate(after.happenedOn) },
      { happenedOn: `应早于${stageLabel(after.stage)}（${after.happenedOn}）` },
    );
  const missing = renovationStages.find(
    ({ id }) => stageOrder(id) < stageOrder(stage) && stageOrder(id) > stageOrder(before?.stage ?? 'suspended'),
  );
  if (missing && !after)
    return refusal('RENOVATION_STAGE_SKIPPED', { stage: label, missing: missing.label }, { stage: `还没有登记${missing.label}` }, true);
  if (stage !== 'pipeline' && documentNo === null)
    return refusal('RENOVATION_STAGE_DOCUMENT', { stage: label }, { documentNo: '请填写文号' }, true);
  if (stage === 'approved' && approvedFen === null) return refusal('RENOVATION_STAGE_AMOUNT', {}, { approvedFen: '请填写批复投资' }, true);
  if (stage === 'contract' && !signedOn.some((day) => day === null || day <= happenedOn))
    return refusal('RENOVATION_STAGE_CONTRACT', { date: formatDate(happenedOn) }, { happenedOn: '这一天还没有签订合同' }, true);
  return null;
}

export type Lag = {
  /** The stage that should have been reached. */
  readonly stage: RenovationStage | null;
  readonly plannedOn: IsoDate | null;
  readonly days: number;
  readonly tone: 'none' | 'yellow' | 'red';
};
const onTime: Lag = { stage: null, plannedOn: null, days: 0, tone: 'none' };
type Planned = { readonly stage: RenovationStage; readonly baselineOn: IsoDate | null; readonly forecastOn: IsoDate | null };
type LagInput = Pick<Standing, 'stage' | 'state'> & { readonly plan: readonly Planned[] };

/** What counts of a plan: the baseline; where there is none, the forecast. */
export const plannedDay = ({ baselineOn, forecastOn }: Planned): IsoDate | null => baselineOn ?? forecastOn;

/**
 * 滞后: days since the planned day of a stage not reached yet, the longest of them; yellow at first, red after so many days.
 * A project that was cancelled or stands still by a decision is not late. @param project where it stood on the day
 */
export function lagOf(project: LagInput, asOf: IsoDate, redAfter: number): Lag {
  if (project.state !== 'running') return onTime;
  const here = project.stage === null ? -1 : stageOrder(project.stage);
  let worst = onTime;
  for (const planned of project.plan) {
    const day = plannedDay(planned);
    if (day === null || stageOrder(planned.stage) <= here) continue;
    const days = daysBetween(day, asOf);
    if (days > worst.days) worst = { stage: planned.stage, plannedOn: day, days, tone: days > redAfter ? 'red' : 'yellow' };
  }
  return worst;
}
