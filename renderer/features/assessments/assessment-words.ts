import { assessmentKinds, doubtKinds, type AssessmentRow } from '../../../electron/contract/assessments.ts';
import { monthText } from '../../shared/format.ts';
import type { StatusTone } from '../../shared/ui.tsx';

/** Days or working days left, as a state. */
export function leftText(left: number | null, unit: string): { readonly label: string; readonly tone: StatusTone } {
  if (left === null) return { label: '—', tone: 'neutral' };
  if (left < 0) return { label: `已超 ${-left} ${unit}`, tone: 'error' };
  if (left === 0) return { label: '今天到期', tone: 'warning' };
  return { label: `还有 ${left} ${unit}`, tone: left <= 3 ? 'warning' : 'neutral' };
}

export function kindText(kind: AssessmentRow['kind']): string {
  return assessmentKinds.find((known) => known.id === kind)?.label ?? kind;
}

export function doubtsText(doubts: AssessmentRow['doubts']): string {
  return doubts.map((kind) => doubtKinds.find((known) => known.id === kind)?.label ?? kind).join('、');
}

const states = {
  standing: { label: '有效', tone: 'success' },
  withdrawn: { label: '已撤销', tone: 'neutral' },
  cancelled: { label: '等级记录已撤销', tone: 'neutral' },
} as const satisfies Record<AssessmentRow['state'], { label: string; tone: StatusTone }>;

export function stateChip(row: Pick<AssessmentRow, 'state'>): { readonly label: string; readonly tone: StatusTone } {
  return states[row.state];
}

export function effectText(row: AssessmentRow): string {
  return row.effectFrom === null ? '不改变档次' : `自${monthText(row.effectFrom)}起`;
}
