/** When a project of a year's task counts as done, and why it does not yet. Pure. */
import { stageOrder, type RenovationStage, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export type Happened = { readonly stage: StageEntryKind; readonly happenedOn: IsoDate };

/** The day on which the stage that counts was reached (竣工验收: 改造完成 is told by acceptance, not by 完工); null while it was not by the end of the day. */
export function doneOn(entries: readonly Happened[], doneStage: RenovationStage, day: IsoDate): IsoDate | null {
  const days = entries.filter(({ stage, happenedOn }) => stage === doneStage && happenedOn <= day).map(({ happenedOn }) => happenedOn);
  return days.toSorted()[0] ?? null;
}

/** Whether a stage or a later one was reached by the end of the day; what follows tells of what went before. */
export function hasReached(entries: readonly Happened[], least: RenovationStage, day: IsoDate): boolean {
  return entries.some(({ stage, happenedOn }) => happenedOn <= day && stageOrder(stage) >= stageOrder(least));
}

function lastEvent(entries: readonly Happened[], day: IsoDate): StageEntryKind | null {
  const last = entries.findLast(({ stage, happenedOn }) => happenedOn <= day && stageOrder(stage) < 0)?.stage;
  return last === undefined || last === 'resumed' ? null : last;
}

/** Why a project does not count on the day; null when it does. */
export function whyNotDone(entries: readonly Happened[], doneStage: RenovationStage, day: IsoDate): string | null {
  if (doneOn(entries, doneStage, day) !== null) return null;
  const event = lastEvent(entries, day);
  if (event === 'cancelled') return '已取消';
  if (event === 'suspended') return '暂停';
  const later = entries.find(({ stage, happenedOn }) => stage === doneStage && happenedOn > day);
  if (later) return `${later.happenedOn} 才验收`;
  if (hasReached(entries, 'completed', day)) return '已完工，未竣工验收';
  if (hasReached(entries, 'construction', day)) return '在建';
  return '未开工';
}

/** By numbers of projects; null where no task was given. */
export function isTaskMet(numerator: number, target: number | null): boolean | null {
  return target === null ? null : numerator >= target;
}
