/** What of benefits drawn twice stands on a clerk's list of today. */
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];
type Waiting = { readonly found: number; readonly due: number; readonly firstDue: IsoDate | null };

export function overlapTasks(reader: Reader, role: Role, today: IsoDate): Task[] {
  if (!(everyClerk as readonly Role[]).includes(role)) return [];
  const waiting = row<Waiting>(
    reader,
    `SELECT count(*) FILTER (WHERE r.overlap_id IS NULL) AS found, count(*) FILTER (WHERE r.due_on <= @today) AS due,
       min(r.due_on) FILTER (WHERE r.due_on <= @today) AS firstDue
     FROM benefit_overlap o LEFT JOIN overlap_referral r ON r.overlap_id = o.overlap_id
     WHERE o.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM overlap_closing c WHERE c.overlap_id = o.overlap_id)`,
    { today },
  );
  const tasks: Task[] = [];
  if (!waiting) return tasks;
  const { found, due, firstDue } = waiting;
  if (due > 0 && firstDue !== null)
    tasks.push({
      id: 'overlapsDue',
      title: `${due} 件重复享受到了反馈期限`,
      detail: `最早 ${formatDate(firstDue)}：向对方催要反馈，到齐后办结`,
      link: '/payments/overlaps?view=due',
      tone: 'warn',
    });
  if (found > 0)
    tasks.push({
      id: 'overlapsFound',
      title: `${found} 件重复享受等待转送`,
      detail: '低保或残疾人补贴由对方停发、追回，特困发放表不变',
      link: '/payments/overlaps?view=open',
      tone: 'todo',
    });
  return tasks;
}
