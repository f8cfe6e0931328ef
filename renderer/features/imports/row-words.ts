/** A checked row in words. Pure. */
import type { PreviewRow } from '../../../electron/contract/imports.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export const rowStatuses: Readonly<Record<PreviewRow['status'], { readonly label: string; readonly tone: StatusTone }>> = {
  new: { label: '新增', tone: 'success' },
  changed: { label: '变更', tone: 'accent' },
  unchanged: { label: '无变动', tone: 'neutral' },
  rejected: { label: '不合格', tone: 'error' },
};

export type RowNote = { readonly kind: 'issue' | 'change' | 'warning'; readonly column: string; readonly text: string };

const shown = (value: string): string => (value === '' ? '（空）' : value);

/** Why a row is not accepted, what it changes, what looks doubtful about it: in this order. */
export function notesOf(row: PreviewRow): readonly RowNote[] {
  return [
    ...row.issues.map((issue): RowNote => ({ kind: 'issue', column: issue.column, text: issue.message })),
    ...row.changes.map((change): RowNote => ({
      kind: 'change',
      column: change.title,
      text: `${shown(change.before)} → ${shown(change.after)}`,
    })),
    ...row.warnings.map((warning): RowNote => ({ kind: 'warning', column: warning.column, text: warning.message })),
  ];
}

/** All notes of a row in one line. Messages name their column themselves; a change does not. */
export function reasonText(row: PreviewRow): string {
  return notesOf(row)
    .map((note) => (note.kind === 'change' ? `${note.column}：${note.text}` : note.kind === 'warning' ? `有疑问：${note.text}` : note.text))
    .join(' ');
}
