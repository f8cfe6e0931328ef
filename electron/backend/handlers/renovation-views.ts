import { gantt } from '../../../database/features/renovation/service-gantt.ts';
import type { renovationViewMethods } from '../../contract/renovation-views.ts';
import type { Handlers } from '../router.ts';
import { scopedReader } from '../session.ts';

export const renovationViewHandlers: Pick<Handlers, keyof typeof renovationViewMethods> = {
  'renovation.gantt': ({ backend }, input) => gantt(scopedReader(backend), input, backend.clock.today()),
};
