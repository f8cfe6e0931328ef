/** A checked row in words. Pure. */
import type { ImportKind, PreviewRow } from '../../../electron/contract/imports.ts';
import type { StatusTone } from '../../shared/ui.tsx';

/** What a row that is not there yet is called: a change of somebody known is registered, the others are new. */
export function newLabel(kind: ImportKind): string {
  return kind === 'changes' ? '待登记' : '新增';
}

export function rowStatus(kind: ImportKind, status: PreviewRow['status']): { readonly label: string; readonly tone: StatusTone } {
  switch (status) {
    case 'new':
      return { label: newLabel(kind), tone: 'success' };
    case 'changed':
      return { label: '变更', tone: 'accent' };
    case 'unchanged':
      return { label: '无变动', tone: 'neutral' };
    case 'rejected':
      return { label: '不合格', tone: 'error' };
  }
}

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
    .map((text, index, all) => (text.endsWith('。') || index === all.length - 1 ? text : `${text}；`))
    .join('');
}
