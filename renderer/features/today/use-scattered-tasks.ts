import { everyRegistrar } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { scatteredTasks } from './scattered-tasks.ts';
import type { Summary } from './summary.ts';

const everyone = { townCode: null, villageCode: null, search: '', standing: null, offset: 0, limit: 1 } as const;

/** Asked apart from the summary, so that the first screen does not wait for everybody's visits. Null while it is not known. */
export function useScatteredTasks(): Summary['tasks'] | null {
  const isDoing = useMay(everyRegistrar);
  const visits = useCall('visits.plan', everyone, { enabled: isDoing }).data;
  const agreements = useCall('agreements.page', everyone, { enabled: isDoing }).data;
  const checks = useCall('fiveHaves.page', { ...everyone, missingKey: null }, { enabled: isDoing }).data;
  if (!isDoing) return [];
  if (!visits || !agreements || !checks) return null;
  return scatteredTasks({ visits: visits.counts, agreements: agreements.counts, checks: checks.counts });
}
