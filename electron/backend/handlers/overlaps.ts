import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { listOf } from '../../../database/features/overlaps/report.ts';
import * as overlaps from '../../../database/features/overlaps/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `overlaps.${string}`>;

function written<Output>(backend: Backend, output: Output): Output {
  changed(backend, 'payments');
  return output;
}

const today = ({ backend }: Call): ReturnType<Backend['clock']['today']> => backend.clock.today();

export const overlapHandlers: Pick<Handlers, Names> = {
  'overlaps.list': (call, input) => overlaps.list(reader(call.backend), input, today(call)),
  'overlaps.one': (call, { overlapId }) => overlaps.one(reader(call.backend), overlapId, today(call)),
  'overlaps.preview': ({ backend }, input) => overlaps.preview(reader(backend), input),
  'overlaps.record': ({ backend }, input) => written(backend, overlaps.record(writeContext(backend), input)),
  'overlaps.withdraw': ({ backend }, input) => {
    overlaps.withdraw(writeContext(backend), input);
    return written(backend, {});
  },
  'overlaps.refer': ({ backend }, input) => written(backend, overlaps.refer(writeContext(backend), input)),
  'overlaps.addEvidence': ({ backend }, input) => written(backend, overlaps.addEvidence(writeContext(backend), input)),
  'overlaps.withdrawEvidence': ({ backend }, input) => {
    overlaps.withdrawEvidence(writeContext(backend), input);
    return written(backend, {});
  },
  'overlaps.close': ({ backend }, input) => {
    overlaps.close(writeContext(backend), input);
    return written(backend, {});
  },
  'overlaps.saveList': async (call, { filter, format, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const { report, rows, copyNumber } = listOf(writeContext(backend), filter, protection);
    const bytes =
      format === 'xlsx'
        ? (await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿')).content
        : (await backend.jobs.run(jobId, renderSteps(report), '正在排版')).bytes;
    const entry = {
      action: 'overlap.export',
      entity: 'benefit_overlap',
      entityId: null,
      after: { filter, kind: format, rows, copyNumber },
    };
    await saveProtected(writeContext(backend), { bytes, extension: format, entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
};
