/** What a township's submission is told by: the last of its events says where it stands, the last sending whether it came in time. Pure. */
import { formatInstant } from '../../../electron/contract/instant.ts';
import {
  submissionActions,
  submissionStates,
  type SubmissionAction,
  type SubmissionState,
} from '../../../electron/contract/quarter-terms.ts';
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';

export type SubmissionEvent = {
  readonly townCode: string;
  readonly action: SubmissionAction;
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
};
export type TownState = {
  readonly townCode: string;
  readonly townName: string;
  readonly state: SubmissionState;
  readonly label: string;
  readonly dueOn: IsoDate | null;
  readonly submittedOn: IsoDate | null;
  readonly returns: number;
  /** Nobody is late of a period before townships began to report. */
  readonly verdict: '按时' | '逾期报送' | '逾期未报' | '未到期' | '尚未开始报送';
  readonly isOnTime: boolean;
};

/** A sending that was sent back does not count as in. */
export function townState(
  town: { readonly code: string; readonly name: string },
  events: readonly SubmissionEvent[],
  { dueOn, today, hasBegun = true }: { readonly dueOn: IsoDate | null; readonly today: IsoDate; readonly hasBegun?: boolean },
): TownState {
  const own = events.filter(({ townCode }) => townCode === town.code);
  const last = own.at(-1);
  const state = last ? submissionActions[last.action] : 'none';
  const isIn = state === 'submitted' || state === 'received';
  const sent = isIn ? own.findLast(({ action }) => action === 'submit') : undefined;
  const submittedOn = sent ? isoDate(formatInstant(sent.at).slice(0, 'yyyy-mm-dd'.length)) : null;
  const isOnTime = submittedOn !== null && dueOn !== null && submittedOn <= dueOn;
  const isOver = dueOn !== null && today > dueOn;
  const open = !isOver ? '未到期' : hasBegun ? '逾期未报' : '尚未开始报送';
  return {
    townCode: town.code,
    townName: town.name,
    state,
    label: submissionStates.find(({ id }) => id === state)?.label ?? '',
    dueOn,
    submittedOn,
    returns: own.filter(({ action }) => action === 'return').length,
    isOnTime,
    verdict: submittedOn === null ? open : isOnTime || dueOn === null ? '按时' : '逾期报送',
  };
}
