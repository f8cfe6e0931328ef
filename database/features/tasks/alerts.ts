/** What waits of policy tasks and supervision. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { approvers, everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { problemsFor, problemsOn } from '../supervision/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { policyDocuments } from './library.ts';
import { policyProfileOf } from './profile.ts';
import { toldByTask } from './queries.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

/** Tasks of the document with a day of the county's own that has passed; those with a number of their own stand on the wall of targets. */
function late(reader: Reader, today: IsoDate): number {
  const profile = policyProfileOf(reader);
  const tasks = policyDocuments().find(({ id }) => id === profile)?.tasks ?? [];
  const told = toldByTask(reader, today);
  return tasks.filter(({ code, targets }) => {
    const last = told.get(code);
    return targets.every(({ indicator }) => indicator === null) && last?.dueOn && last.dueOn < today && last.state !== 'done';
  }).length;
}

/** A county that has not said which document it follows. */
export function profileTasks(reader: Reader): Task[] {
  if (policyProfileOf(reader) !== null) return [];
  const title = '选择执行的政策文件';
  return [{ id: 'policyProfile', title, detail: '政策任务、量化目标和渐退期限按选定的文件', link: '/tasks', tone: 'todo' }];
}

/** What a township still has to put right. */
function assignedProblems(reader: ScopedReader, today: IsoDate): Task[] {
  const assigned = problemsFor(reader, today).filter(({ state }) => state === 'assigned');
  const overdue = assigned.filter(({ isOverdue }) => isOverdue).length;
  if (assigned.length === 0) return [];
  return [
    {
      id: 'supervisionAssigned',
      title: `${assigned.length} 个督查问题等待整改`,
      detail: overdue > 0 ? `其中 ${overdue} 个已超过整改期限` : '整改后登记整改情况',
      link: '/supervision',
      tone: overdue > 0 ? 'warn' : 'todo',
    },
  ];
}

export function policyTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (reader.scope.kind !== 'county') return assignedProblems(reader, today);
  const isClerk = (everyClerk as readonly Role[]).includes(role);
  if (!isClerk && !(approvers as readonly Role[]).includes(role)) return [];
  const tasks: Task[] = [];
  const open = problemsOn(reader, today).filter(({ state }) => state !== 'closed');
  const overdue = open.filter(({ isOverdue }) => isOverdue).length;
  const found = open.filter(({ state }) => state === 'found').length;
  const checks = open.filter(({ state }) => state === 'rectified' || state === 'checked').length;
  const add = (id: string, title: string, detail: string, link: string, tone: Task['tone']): void => {
    tasks.push({ id, title, detail, link, tone });
  };
  if (overdue > 0)
    add('supervisionOverdue', `${overdue} 个督查问题逾期未整改`, `未销号共 ${open.length} 个`, '/supervision?show=overdue', 'warn');
  if (found > 0) add('supervisionFound', `${found} 个督查问题等待交办`, '写明责任单位和整改期限', '/supervision', 'todo');
  if (checks > 0) add('supervisionChecks', `${checks} 个督查问题等待核查、销号`, '由登记整改以外的人办理', '/supervision', 'todo');
  const missed = late(reader, today);
  if (isClerk && missed > 0)
    add('policyTasksLate', `${missed} 项政策任务超过完成时限`, '登记进展，或调整时限并说明', '/tasks?show=overdue', 'warn');
  return isClerk ? [...tasks, ...profileTasks(reader)] : tasks;
}
