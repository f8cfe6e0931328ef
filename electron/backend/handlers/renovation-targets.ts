import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { coverage } from '../../../database/features/indicators/service-coverage.ts';
import { nextExportNumber } from '../../../database/features/people/queries.ts';
import { ledgerFile } from '../../../database/features/renovation/ledger-file.ts';
import { addToBatch, batchesView, lockYear, removeFromBatch, saveBatch } from '../../../database/features/renovation/service-targets.ts';
import type { WriteContext } from '../../../database/core/sql.ts';
import type { renovationTargetMethods } from '../../contract/renovation-targets.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext, type Call } from '../session.ts';

const writing =
  <Input, Output>(work: (context: WriteContext, input: Input) => Output) =>
  ({ backend }: Call, input: Input): Output => {
    const result = work(writeContext(backend), input);
    changed(backend, 'renovation');
    return result;
  };

export const renovationTargetHandlers: Pick<Handlers, keyof typeof renovationTargetMethods> = {
  'renovation.batches': ({ backend }, { asOf }) => {
    const today = backend.clock.today();
    return batchesView(scopedReader(backend), asOf ?? today, today);
  },
  'renovation.saveBatch': writing(saveBatch),
  'renovation.addToBatch': writing(addToBatch),
  'renovation.removeFromBatch': (call, input) => {
    writing(removeFromBatch)(call, input);
    return {};
  },
  'renovation.lockYear': writing(lockYear),
  'renovation.coverage': ({ backend }, { asOf }) => coverage(scopedReader(backend), asOf ?? backend.clock.today()),
  'renovation.export': async (call, { asOf, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { ledger, user } = sessionOf(backend);
    requireProtection(user.role, protection);
    const { copy, rows } = await ledgerFile(
      writeContext(backend),
      { asOf, regionName: ledger.regionName, protection, copyNumber: nextExportNumber(reader(backend)) },
      file,
      (steps) => backend.jobs.run(jobId, steps, '正在写入工作簿'),
    );
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, rows };
  },
};
