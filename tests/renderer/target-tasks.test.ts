/** What is missed or nearly due of the targets stands among the tasks of the day. */
import { expect, test } from 'vitest';
import type { SituationTarget } from '../../electron/contract/situation.ts';
import { targetTasks } from '../../renderer/features/today/target-tasks.ts';

const target = (name: string, state: SituationTarget['state'], need: string | null = null) =>
  ({ name, state, need, shown: '50%', bar: '60%以上' }) as SituationTarget;

test('missed ones warn, near ones wait, both lead to the wall; nothing of a document nobody chose', () => {
  const targets = [
    target('集中供养率', 'overdue', '再集中供养8人'),
    target('五有落实率', 'due'),
    target('愿进全进', 'open'),
    target('县级敬老院', 'met'),
  ];
  expect(targetTasks({ targets, isChosen: true })).toEqual([
    {
      id: 'targetsOverdue',
      title: '1 个目标逾期未达',
      detail: '集中供养率50%（目标60%以上，再集中供养8人）',
      link: '/tasks/targets',
      tone: 'warn',
    },
    { id: 'targetsDue', title: '1 个目标临近期限', detail: '五有落实率50%（目标60%以上）', link: '/tasks/targets', tone: 'todo' },
  ]);
  expect(targetTasks({ targets, isChosen: false })).toEqual([]);
  expect(targetTasks({ targets: targets.slice(2), isChosen: true })).toEqual([]);
});
