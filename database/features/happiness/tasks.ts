/** What of happiness homes stands on somebody's list of today. */
import { everyRegistrar, type Role } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { HappinessAlert } from '../../../electron/contract/happiness-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { alerts } from './service-alerts.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const shownNames = 3;

/** The names of the first few: `前寨幸福院、后寨幸福院等5处`. */
function namesOf(found: readonly HappinessAlert[]): string {
  const names = found.slice(0, shownNames).map(({ name }) => name);
  return found.length > names.length ? `${names.join('、')}等${found.length}处` : names.join('、');
}

const titles: readonly { readonly kind: HappinessAlert['kind']; readonly title: (count: number) => string }[] = [
  { kind: 'closedRun', title: (count) => `${count} 处幸福院连续停办，达到一票否决` },
  { kind: 'closedYear', title: (count) => `${count} 处幸福院去年开放天数过少，达到一票否决` },
  { kind: 'rectifyDue', title: (count) => `${count} 处幸福院整改期限到期` },
  { kind: 'lowMonth', title: (count) => `${count} 处幸福院上月开放天数不足，不计奖补` },
  { kind: 'gradeExpiring', title: (count) => `${count} 处幸福院等级有效期将满` },
  { kind: 'noAccount', title: (count) => `${count} 处幸福院没有登记收款账户` },
  { kind: 'notTold', title: (count) => `${count} 处幸福院上月运营情况未填报` },
];

/** For clerks of the county and of townships, each of his own places; the most pressing first. */
export function happinessTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!(everyRegistrar as readonly Role[]).includes(role)) return [];
  const found = alerts(reader, today);
  return titles.flatMap(({ kind, title }): Task[] => {
    const own = found.filter((alert) => alert.kind === kind);
    if (own.length === 0) return [];
    const isWarning = own.some(({ tone }) => tone === 'warn');
    return [
      {
        id: `happiness.${kind}`,
        title: title(own.length),
        detail: namesOf(own),
        link: `/happiness?alerts=${kind}`,
        tone: isWarning ? 'warn' : 'todo',
      },
    ];
  });
}
