/** What the first page says of the copies: only when something is to be done. */
import type { OutputOf } from '../contract/index.ts';
import { everyClerk } from '../contract/method.ts';
import { row } from '../../database/core/sql.ts';
import { daysBetween, secondOldAfterDays } from '../../database/features/backups/rotation.ts';
import { backupStatus } from './handlers/backups.ts';
import { openLedger, sessionOf, type Backend } from './session.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const link = '/backups';

export function backupTasks(backend: Backend): Task[] {
  const { role } = sessionOf(backend).user;
  if (!everyClerk.some((may) => may === role)) return [];
  const status = backupStatus(backend);
  return [...ownTasks(backend, status), ...secondTasks(status.second, role === 'admin')];
}

function ownTasks(backend: Backend, status: OutputOf<'backups.status'>): Task[] {
  if (status.isRunning || backend.backups.isComing()) return [];
  const task = (title: string, detail: string): Task[] => [{ id: 'backup', title, detail, link, tone: 'warn' }];
  if (status.lastProblem !== null) return task('自动备份没有成功', status.lastProblem);
  if (!status.isOld) return [];
  if (status.daysSince !== null) return task(`最近一次完好的备份是 ${status.daysSince} 天前`, '此后又有新的记录；请打开“备份”立即备份');
  const ledger = row<{ at: string }>(openLedger(backend), 'SELECT created_at AS at FROM ledger');
  return ledger && daysBetween(ledger.at, backend.clock.now()) >= 1 ? task('台账还没有完好的备份', '请打开“备份”立即备份') : [];
}

function secondTasks(second: OutputOf<'backups.status'>['second'], isAdministrator: boolean): Task[] {
  if (!second)
    return isAdministrator
      ? [{ id: 'secondPlace', title: '设置第二备份位置', detail: '电脑损坏、被盗时，只有放在U盘或别处的备份用得上', link, tone: 'info' }]
      : [];
  const task = (title: string): Task[] => [
    {
      id: 'secondPlace',
      title,
      detail: second.state === 'absent' ? `没有找到 ${second.folder}；插好后会自动补上` : `存放在 ${second.folder}`,
      link,
      tone: 'warn',
    },
  ];
  if (second.state === 'unwritable') return task('第二备份位置不能写入');
  if (second.daysSince === null) return second.state === 'absent' ? task('第二备份位置还没有备份') : [];
  return second.daysSince >= secondOldAfterDays ? task(`第二备份位置已有 ${second.daysSince} 天没有备份`) : [];
}
