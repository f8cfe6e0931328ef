import type { OutputOf } from '../../../electron/contract/index.ts';
import type { SupervisionState } from '../../../electron/contract/supervision-shapes.ts';
import type { PolicyTask, TaskState, TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export type TaskDetail = OutputOf<'tasks.get'>;
export type DocumentDetail = OutputOf<'documents.get'>;
export type ProblemDetail = OutputOf<'supervision.get'>;

export const taskTones: Readonly<Record<TaskState, StatusTone>> = {
  idle: 'neutral',
  running: 'accent',
  done: 'success',
  late: 'error',
  standing: 'success',
};

export const supervisionTones: Readonly<Record<SupervisionState, StatusTone>> = {
  found: 'warning',
  assigned: 'accent',
  rectified: 'warning',
  checked: 'accent',
  closed: 'success',
};

export const targetLabels: Readonly<Record<TaskTarget['state'], { readonly label: string; readonly tone: StatusTone }>> = {
  met: { label: '已达标', tone: 'success' },
  open: { label: '推进中', tone: 'accent' },
  due: { label: '临近期限', tone: 'warning' },
  overdue: { label: '逾期未达', tone: 'error' },
  unknown: { label: '缺资料', tone: 'neutral' },
};

/** `还有 12 天`, `逾期 5 天`. */
export function daysText(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `逾期 ${-days} 天`;
}

/** Of the targets of one number the one that holds: the first that is not past, else the last. */
export function presentTargets(targets: PolicyTask['targets']): PolicyTask['targets'] {
  const byNumber = Map.groupBy(targets, ({ indicator, words }) => indicator ?? words);
  return [...byNumber.values()].flatMap((own) => {
    const sorted = own.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
    const found = sorted.find(({ daysLeft }) => daysLeft === null || daysLeft >= 0) ?? sorted.at(-1);
    return found ? [found] : [];
  });
}

/** Of the codes `A-(五)7`: brackets do not stand well in an address. */
export const taskLink = (code: string): string => `/tasks/${encodeURIComponent(code)}`;
