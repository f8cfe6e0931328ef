/** What is due in support at home, from the counts of its three lists. Pure. */
import { count } from '../../shared/format.ts';
import type { Summary } from './summary.ts';

type Counts = Readonly<Record<string, number>>;
type Task = Summary['tasks'][number];

/** @param counts people by standing: of the visit plan, of the agreements, of the five-haves checks */
export function scatteredTasks({
  visits,
  agreements,
  checks,
}: {
  readonly visits: Counts;
  readonly agreements: Counts;
  readonly checks: Counts;
}): Task[] {
  const of = (counts: Counts, standing: string): number => counts[standing] ?? 0;
  const tasks: Task[] = [];
  const add = (id: string, title: string, parts: readonly (readonly [number, string])[], link: string): void => {
    const found = parts.filter(([people]) => people > 0);
    const all = found.reduce((sum, [people]) => sum + people, 0);
    if (all === 0) return;
    const detail = found.map(([people, words]) => `${words} ${count(people)} 人`).join('，');
    tasks.push({ id, title: `${count(all)} ${title}`, detail, link, tone: 'warn' });
  };
  add(
    'visits',
    '名分散供养人员应当探访',
    [
      [of(visits, 'overdue'), '已逾期'],
      [of(visits, 'never'), '从未探访'],
    ],
    of(visits, 'overdue') > 0 ? '/scattered?standing=overdue' : '/scattered?standing=never',
  );
  add(
    'agreements',
    '份照料协议要签订或续签',
    [
      [of(agreements, 'expired'), '已到期'],
      [of(agreements, 'expiring'), '即将到期'],
      [of(agreements, 'none'), '没有协议'],
    ],
    `/scattered/agreements?standing=${of(agreements, 'expired') > 0 ? 'expired' : of(agreements, 'expiring') > 0 ? 'expiring' : 'none'}`,
  );
  add(
    'fiveHaves',
    '人的“五有”要检查或整改',
    [
      [of(checks, 'due'), '应复查'],
      [of(checks, 'never'), '从未检查'],
      [of(checks, 'lacking'), '未落实'],
    ],
    `/scattered/five-haves?standing=${of(checks, 'due') > 0 ? 'due' : of(checks, 'never') > 0 ? 'never' : 'lacking'}`,
  );
  return tasks;
}
