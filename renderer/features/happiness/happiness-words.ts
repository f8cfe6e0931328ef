/** Words and colours of happiness homes. */
import {
  gradeCauses,
  happinessGrades,
  happinessStatuses,
  type HappinessGrade,
  type HappinessStatus,
} from '../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export const gradeText = (grade: HappinessGrade | null): string => (grade === null ? '未评定' : labelOf(happinessGrades, grade));

/** Best first; those not graded last. */
export const gradeOrder: readonly (HappinessGrade | null)[] = ['G1', 'G2', 'G3', 'G0', null];

const statusTones: Readonly<Record<HappinessStatus, StatusTone>> = {
  preparing: 'neutral',
  operating: 'success',
  suspended: 'warning',
  closed: 'neutral',
  removed: 'error',
};
export const statusTone = (status: HappinessStatus): StatusTone => statusTones[status];
export const statusText = (status: HappinessStatus): string => labelOf(happinessStatuses, status);
/** In a narrow column. */
export const statusShort = (status: HappinessStatus): string => statusText(status).replace(/（.*）/, '');
export const causeText = (cause: (typeof gradeCauses)[number]['id']): string => labelOf(gradeCauses, cause);
