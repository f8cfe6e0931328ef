import type { WriteContext } from '../../../database/core/sql.ts';
import { accept } from '../../../database/features/renovation/service-acceptance.ts';
import { withdrawAcceptance } from '../../../database/features/renovation/service-acceptance-undo.ts';
import { alerts } from '../../../database/features/renovation/service-alerts.ts';
import { addAssets, withdrawAsset } from '../../../database/features/renovation/service-assets.ts';
import { closeRooms, reopenRooms } from '../../../database/features/renovation/service-closures.ts';
import { putInUse, settle } from '../../../database/features/renovation/service-handover.ts';
import { progressOf, saveProgress, withdrawProgress } from '../../../database/features/renovation/service-progress.ts';
import { changeReturn, withdrawRelocation } from '../../../database/features/renovation/service-relocation-changes.ts';
import { bringBack, relocate } from '../../../database/features/renovation/service-relocations.ts';
import { works } from '../../../database/features/renovation/service-works.ts';
import type { renovationProgressMethods } from '../../contract/renovation-progress.ts';
import type { renovationWorksMethods } from '../../contract/renovation-works.ts';
import type { Topic } from '../../contract/wire.ts';
import type { Handlers } from '../router.ts';
import { changed, scopedReader, sessionOf, writeContext, type Call } from '../session.ts';

type Names = keyof typeof renovationWorksMethods | keyof typeof renovationProgressMethods;

/** Runs a use case and tells the window what is not what it was. */
const writing =
  <Input, Output>(work: (context: WriteContext, input: Input) => Output, ...topics: Topic[]) =>
  ({ backend }: Call, input: Input): Output => {
    const result = work(writeContext(backend), input);
    changed(backend, 'renovation', ...topics);
    return result;
  };
const silent =
  <Input>(work: (context: WriteContext, input: Input) => void, ...topics: Topic[]) =>
  (call: Call, input: Input): Record<string, never> => {
    writing(work, ...topics)(call, input);
    return {};
  };

export const renovationWorksHandlers: Pick<Handlers, Names> = {
  'renovation.works': ({ backend }, { projectId }) =>
    works(scopedReader(backend), projectId, { role: sessionOf(backend).user.role, today: backend.clock.today() }),
  'renovation.closeRooms': writing(closeRooms, 'beds', 'homes'),
  'renovation.reopenRooms': writing(reopenRooms, 'beds', 'homes'),
  'renovation.relocate': writing(relocate, 'beds', 'homes', 'people'),
  'renovation.bringBack': writing(bringBack, 'beds', 'homes', 'people'),
  'renovation.changeReturn': silent(changeReturn),
  'renovation.withdrawRelocation': silent(withdrawRelocation, 'beds', 'homes', 'people'),
  'renovation.accept': writing(accept, 'beds', 'homes'),
  'renovation.withdrawAcceptance': silent(withdrawAcceptance, 'beds', 'homes'),
  'renovation.addAssets': writing(addAssets),
  'renovation.withdrawAsset': silent(withdrawAsset),
  'renovation.putInUse': writing(putInUse, 'homes'),
  'renovation.settle': writing(settle),
  'renovation.progress': ({ backend }, { month }) => progressOf(scopedReader(backend), month, backend.clock.today()),
  'renovation.saveProgress': writing(saveProgress),
  'renovation.withdrawProgress': silent(withdrawProgress),
  'renovation.alerts': ({ backend }, { projectId }) => alerts(scopedReader(backend), projectId, backend.clock.today()),
};
