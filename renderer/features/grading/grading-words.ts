/** Words and tones of the grading. */
import type { CaseRow } from '../../../electron/contract/grading-shapes.ts';
import { pointsText } from '../../../electron/contract/grading-sheet.ts';
import {
  caseActions,
  caseStates,
  roundKinds,
  type CaseAction,
  type CaseState,
  type RoundKind,
} from '../../../electron/contract/grading-terms.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export const stateText = (state: CaseState): string => labelOf(caseStates, state);
export const actionText = (action: CaseAction): string => labelOf(caseActions, action);
export const kindText = (kind: RoundKind): string => labelOf(roundKinds, kind);
export const points = (tenths: number | null): string => (tenths === null ? '—' : pointsText(tenths));

/** The sheet a ledger begins with has no document of the county yet. */
export const sheetDocument = (documentNo: string | null): string | null =>
  documentNo === '默认值' ? '随程序提供，没有印发文号' : documentNo;

const tones: Readonly<Record<CaseState, StatusTone>> = {
  planned: 'neutral',
  selfScored: 'accent',
  townReviewed: 'accent',
  countyScored: 'warning',
  published: 'warning',
  appealed: 'error',
  reviewed: 'warning',
  awarded: 'success',
  notGraded: 'error',
  withdrawn: 'neutral',
};
export const stateTone = (state: CaseState): StatusTone => tones[state];

export const changeKinds = [
  { id: 'up', label: '升' },
  { id: 'same', label: '平' },
  { id: 'down', label: '降' },
  { id: 'new', label: '新' },
] as const;
export type ChangeKind = (typeof changeKinds)[number]['id'];

const order: Readonly<Record<HappinessGrade, number>> = { G1: 3, G2: 2, G3: 1, G0: 0 };

/** Against the grade before; null while nothing is proposed or decided. */
export function changeOf(row: Pick<CaseRow, 'decidedGrade' | 'proposedGrade' | 'gradeBefore'>): ChangeKind | null {
  const now = row.decidedGrade ?? row.proposedGrade;
  if (now === null) return null;
  if (row.gradeBefore === null) return 'new';
  const step = order[now] - order[row.gradeBefore];
  return step > 0 ? 'up' : step < 0 ? 'down' : 'same';
}
export const changeText = (kind: ChangeKind | null): string => changeKinds.find(({ id }) => id === kind)?.label ?? '';
