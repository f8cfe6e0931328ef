/** What of the light registers stands on the list of today: past its day, near its day, a reserve that runs low. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { scatteredReaders, type Role } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { list, page, everything } from './service-read.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

export function registerTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!(scatteredReaders as readonly Role[]).includes(role)) return [];
  const registers = list(reader, today).registers;
  const late = registers.filter(({ counts }) => counts.overdue > 0);
  const near = registers.filter(({ counts }) => counts.due > 0);
  const words = (found: typeof registers, key: 'overdue' | 'due'): string =>
    found.map(({ definition, counts }) => `${definition.title} ${counts[key]} 件`).join('，');
  const linkOf = (found: typeof registers, standing: string): string =>
    found.length === 1 ? `/registers/${found[0]?.definition.code ?? ''}?standing=${standing}` : '/registers';
  const tasks: Task[] = [];
  const sum = (found: typeof registers, key: 'overdue' | 'due'): number => found.reduce((total, { counts }) => total + counts[key], 0);
  if (late.length > 0)
    tasks.push({
      id: 'registersOverdue',
      title: `${sum(late, 'overdue')} 件登记事项超过期限`,
      detail: words(late, 'overdue'),
      link: linkOf(late, 'overdue'),
      tone: 'warn',
    });
  if (near.length > 0)
    tasks.push({
      id: 'registersDue',
      title: `${sum(near, 'due')} 件登记事项临近期限`,
      detail: words(near, 'due'),
      link: linkOf(near, 'due'),
      tone: 'todo',
    });
  for (const { definition } of registers.filter(({ definition: { balance } }) => balance !== null)) {
    const low = page(reader, { code: definition.code, filter: everything, offset: 0, limit: 1 }, today).balances.filter(
      ({ isLow }) => isLow,
    );
    if (low.length > 0)
      tasks.push({
        id: 'registersLow',
        title: `${low.length} 个乡镇（街道）${definition.balance?.label ?? ''}不足`,
        detail: low.map(({ townName }) => townName).join('、'),
        link: `/registers/${definition.code}`,
        tone: 'todo',
      });
  }
  return tasks;
}
