/** What of grading stands on somebody's list of today. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { approvers, everyClerk, everyRegistrar, type Role } from '../../../electron/contract/method.ts';
import type { GradingClock } from '../../../electron/contract/grading-shapes.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { clocks } from './service-clocks.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const has = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

/** Only what the role can do something about: scoring of the first stages is the townships', awarding the approvers'. */
function concerns(clock: GradingClock, role: Role): boolean {
  if (clock.kind === 'notice' || clock.stage === 'award') return has(approvers, role);
  if (clock.stage === 'self' || clock.stage === 'town') return has(everyRegistrar, role);
  return has(everyClerk, role);
}

export function gradingTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!has(everyRegistrar, role) && !has(approvers, role)) return [];
  return clocks(reader, today)
    .filter((clock) => concerns(clock, role))
    .map((clock): Task => ({
      id: `grading-${clock.kind}-${clock.roundId ?? 0}-${clock.stage ?? ''}-${clock.caseId ?? 0}`,
      title: clock.text,
      detail: clock.isLate ? '已过期限' : `期限${formatDate(clock.dueOn)}`,
      link:
        clock.caseId === null
          ? `/happiness/grading${clock.roundId === null ? '' : `/rounds/${clock.roundId}`}`
          : `/happiness/grading/cases/${clock.caseId}`,
      tone: clock.isLate ? 'warn' : 'todo',
    }));
}
