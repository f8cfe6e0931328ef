/** What of recoveries and of what waits stands on somebody's list of today. */
import { approvers, everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { summary } from './service-read.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const yuan = (fen: number): string => `${formatYuan(fen)} 元`;

function waitingRequests(reader: Reader): { readonly writeOffs: number; readonly decisions: number } {
  const found = row<{ writeOffs: number; decisions: number }>(
    reader,
    `SELECT (SELECT count(*) FROM recovery_write_off WHERE decision IS NULL) AS writeOffs,
       (SELECT count(*) FROM pending_decision WHERE decision IS NULL) AS decisions`,
  );
  return found ?? { writeOffs: 0, decisions: 0 };
}

/** Clerks: what is suspected, overdue, open, waits. Approvers: what somebody has asked for. */
export function recoveryTasks(reader: Reader, role: Role, today: IsoDate): Task[] {
  const isClerk = (everyClerk as readonly Role[]).includes(role);
  const isApprover = (approvers as readonly Role[]).includes(role);
  if (!isClerk && !isApprover) return [];
  const tasks: Task[] = [];
  const add = (id: string, title: string, detail: string, view: string, tone: Task['tone']): void => {
    tasks.push({ id, title, detail, link: `/payments/recoveries?view=${view}`, tone });
  };
  if (isApprover) {
    const { writeOffs, decisions } = waitingRequests(reader);
    if (writeOffs > 0) add('recoveryWriteOffs', `${writeOffs} 件追回核销等待审批`, '申请人以外的人审批', 'open', 'todo');
    if (decisions > 0) add('pendingDecisions', `${decisions} 份待定补发意见等待审批`, '提出人以外的人审批', 'pending', 'todo');
  }
  if (!isClerk) return tasks;
  const { suspected, suspectedFen, openCases, openFen, overdueCases, pendingPeople, pendingFen } = summary(reader, today);
  if (suspected > 0) add('recoverySuspected', `${suspected} 人多发金额等待核定`, yuan(suspectedFen), 'suspected', 'todo');
  if (overdueCases > 0)
    add('recoveryOverdue', `${overdueCases} 件追回已过限期`, `未结 ${openCases} 件，未收回 ${yuan(openFen)}`, 'overdue', 'warn');
  else if (openCases > 0) add('recoveryOpen', `${openCases} 件追回未结`, `未收回 ${yuan(openFen)}`, 'open', 'todo');
  if (pendingPeople > 0)
    add('pendingPeople', `${pendingPeople} 人的补发等待决定或付款`, `${yuan(pendingFen)}，供养终止以后才知道应补`, 'pending', 'todo');
  return tasks;
}
