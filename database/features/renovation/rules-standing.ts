/** Where a project stands by its entries, and what may still happen to it. Pure. */
import {
  isStage,
  stageOrder,
  type ProjectState,
  type RenovationStage,
  type StageEntryKind,
} from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

type Entry = { readonly stage: StageEntryKind; readonly happenedOn: IsoDate };
export type Standing = {
  /** The last of the ten; null before the first. */
  readonly stage: RenovationStage | null;
  readonly since: IsoDate | null;
  readonly state: ProjectState;
};

/** By the entries up to the end of a day, the earliest first. */
export function standingOn(entries: readonly Entry[], day: IsoDate): Standing {
  let standing: Standing = { stage: null, since: null, state: 'running' };
  for (const { stage, happenedOn } of entries) {
    if (happenedOn > day) break;
    // A list may tell of several stages by one day: the furthest is where it stands.
    if (isStage(stage)) standing = isAtLeast(standing, stage) ? standing : { stage, since: happenedOn, state: 'running' };
    else if (stage === 'suspended' || stage === 'cancelled') standing = { ...standing, state: stage };
    else standing = { ...standing, state: 'running' };
  }
  return standing;
}

/** Whether the project has come to a stage or beyond. */
export function isAtLeast({ stage }: Standing, least: RenovationStage): boolean {
  return stage !== null && stageOrder(stage) >= stageOrder(least);
}

/** Approved, neither cancelled nor accepted yet: its works go on or are being prepared. */
export function hasWorks(standing: Standing): boolean {
  return standing.state !== 'cancelled' && isAtLeast(standing, 'approved') && !isAtLeast(standing, 'accepted');
}

/** Who must report of a month: from approval to the month the works were accepted in, unless suspended or cancelled. @param before how it stood when the month began */
export function mustReport(standing: Standing, before: Standing): boolean {
  return standing.state === 'running' && isAtLeast(standing, 'approved') && !isAtLeast(before, 'accepted');
}
