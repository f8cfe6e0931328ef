import { countyUsers } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import type { Summary } from './summary.ts';
import { targetTasks } from './target-tasks.ts';

/** The same answer as of the wall on this page; a township has no tasks to go to. */
export function useTargetTasks(isCounted: boolean): Summary['tasks'] {
  const isAsked = useMay(countyUsers) && isCounted;
  const { data } = useCall('situation.get', { townCode: null }, { enabled: isAsked });
  return isAsked && data ? targetTasks(data) : [];
}
