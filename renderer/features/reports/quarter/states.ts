import type { QuarterTown } from '../../../../electron/contract/quarter.ts';
import { submissionStates, type SubmissionState } from '../../../../electron/contract/quarter-terms.ts';
import type { StatusTone } from '../../../shared/ui.tsx';

const tones: Readonly<Record<SubmissionState, StatusTone>> = {
  none: 'neutral',
  draft: 'neutral',
  submitted: 'accent',
  returned: 'warning',
  received: 'success',
};

export function stateOf(state: SubmissionState): { readonly label: string; readonly tone: StatusTone } {
  return { label: submissionStates.find(({ id }) => id === state)?.label ?? '', tone: tones[state] };
}

export const verdictTones: Readonly<Record<QuarterTown['verdict'], StatusTone>> = {
  按时: 'success',
  逾期报送: 'warning',
  逾期未报: 'error',
  未到期: 'neutral',
  尚未开始报送: 'neutral',
};
