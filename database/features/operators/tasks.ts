/** What of the entrusted operation of homes stands on somebody's list of today. */
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { OperatorRow } from '../../../electron/contract/operators-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { operatorRows } from './register.ts';
import { withoutContract } from './rules.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];
const shownNames = 3;

/** One home opens where its contract is written. */
function linkOf(homes: readonly OperatorRow[]): string {
  const [first] = homes;
  return first && homes.length === 1 ? `/homes/${first.homeId}?tab=contracts` : '/renovation/operators';
}

/** Of one home all of it; of more what is most pressing of each of the first. */
function detailOf(homes: readonly OperatorRow[]): string {
  const [first] = homes;
  if (first && homes.length === 1) return `${first.homeName}：${first.warnings.map(({ text }) => text).join('；')}`;
  const named = homes.slice(0, shownNames).map(({ homeName, warnings }) => {
    const pressing = warnings.find(({ tone }) => tone === 'error') ?? warnings[0];
    return `${homeName}：${pressing?.text ?? ''}`;
  });
  return `${named.join('；')}${homes.length > shownNames ? '等' : ''}`;
}

/** For clerks of the county: contracts that end, checks not done, beds promised and not there; homes without a contract. */
export function operatorTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!(everyClerk as readonly Role[]).includes(role) || reader.scope.kind !== 'county') return [];
  const warned = operatorRows(reader, today).filter(({ warnings }) => warnings.length > 0);
  const missing = warned.filter(({ stage }) => stage === withoutContract);
  const owed = warned.filter(({ stage }) => stage !== withoutContract);
  const isPressing = owed.some(({ warnings }) => warnings.some(({ tone }) => tone === 'error'));
  return [
    ...(owed.length === 0
      ? []
      : [
          {
            id: 'operators.owed',
            title: `${owed.length} 家托管机构有事项待办`,
            detail: detailOf(owed),
            link: linkOf(owed),
            tone: isPressing ? ('warn' as const) : ('todo' as const),
          },
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            id: 'operators.missing',
            title: `${missing.length} 家托管机构还没有登记合同`,
            detail: missing
              .slice(0, shownNames)
              .map(({ homeName }) => homeName)
              .join('、'),
            link: linkOf(missing),
            tone: 'todo' as const,
          },
        ]),
  ];
}
