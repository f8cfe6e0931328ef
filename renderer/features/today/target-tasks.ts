/** Targets near their deadline or past it, from the wall above the tasks. Pure. */
import type { Situation } from '../../../electron/contract/situation.ts';
import { count } from '../../shared/format.ts';
import type { Summary } from './summary.ts';

type Task = Summary['tasks'][number];

const wall = '/tasks/targets';

/** Nothing of a document the county has not chosen. */
export function targetTasks({ targets, isChosen }: Pick<Situation, 'targets' | 'isChosen'>): Task[] {
  if (!isChosen) return [];
  const tasks: Task[] = [];
  const add = (id: string, state: 'due' | 'overdue', words: string, tone: Task['tone']): void => {
    const found = targets.filter((target) => target.state === state);
    if (found.length === 0) return;
    const detail = found.map(({ name, shown, bar, need }) => `${name}${shown}（目标${bar}${need === null ? '' : `，${need}`}）`).join('；');
    tasks.push({ id, title: `${count(found.length)} 个目标${words}`, detail, link: wall, tone });
  };
  add('targetsOverdue', 'overdue', '逾期未达', 'warn');
  add('targetsDue', 'due', '临近期限', 'todo');
  return tasks;
}
