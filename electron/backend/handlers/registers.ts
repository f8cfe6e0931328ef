import { renderPaper, renderSteps } from '../../../database/documents/pdf/paper.ts';
import { renderWorkbookSteps, writeWorkbook } from '../../../database/documents/xlsx/workbook.ts';
import { attachmentLimits } from '../../../database/features/attachments/limits.ts';
import { add, filedUnder } from '../../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { readWorkbookInWorker } from '../../../database/features/imports/reader-thread.ts';
import { formOf, listOf, recordPrint } from '../../../database/features/registers/report.ts';
import { importWorkbook, template } from '../../../database/features/registers/service-import.ts';
import { get, list, page } from '../../../database/features/registers/service-read.ts';
import { save, step, withdraw } from '../../../database/features/registers/service.ts';
import type { registerMethods } from '../../contract/registers.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, requiredPath, scopedReader, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

function written<Output>(backend: Backend, output: Output): Output {
  changed(backend, 'registers');
  return output;
}

function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

const today = ({ backend }: Call): ReturnType<Backend['clock']['today']> => backend.clock.today();

export const registerHandlers: Pick<Handlers, keyof typeof registerMethods> = {
  'registers.definitions': (call) => list(scopedReader(call.backend), today(call)),
  'registers.page': (call, input) => page(scopedReader(call.backend), input, today(call)),
  'registers.get': (call, { recordId }) => {
    const { backend } = call;
    const reader = scopedReader(backend);
    return {
      ...get(reader, recordId, { role: sessionOf(backend).user.role, today: today(call) }),
      papers: filedUnder(reader, store(backend), 'register_record', recordId),
      limitBytes: attachmentLimits(reader).bytes,
    };
  },
  'registers.save': ({ backend }, input) => written(backend, save(writeContext(backend), input)),
  'registers.step': ({ backend }, input) => written(backend, step(writeContext(backend), input)),
  'registers.withdraw': ({ backend }, input) => {
    withdraw(writeContext(backend), input);
    return written(backend, {});
  },
  'registers.addPaper': (call, { recordId, title }) => {
    const { backend } = call;
    const owner = { entity: 'filed', id: recordId, table: 'register_record' } as const;
    const added = add(writeContext(backend), store(backend), { owner, kind: 'filedPaper', title, path: requiredPath(call) });
    changed(backend, 'attachments', 'registers');
    return added;
  },
  'registers.paper': ({ backend }, { recordId, purpose }) => {
    const isPrint = purpose === 'print';
    const { report, copy } = formOf(writeContext(backend), recordId, { isPrint });
    const { bytes, pages } = renderPaper(report);
    if (isPrint) {
      recordPrint(writeContext(backend), recordId, { ...copy, pages });
      changed(backend);
    }
    return { pdf: bytes, pages };
  },
  'registers.savePaper': async (call, { recordId, protection }) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const { report, copy } = formOf(writeContext(backend), recordId, { protection });
    const { bytes, pages } = renderPaper(report);
    const entry = { action: 'register.savePaper', entity: 'register_record', entityId: recordId, after: { ...copy, kind: 'pdf', pages } };
    await saveProtected(writeContext(backend), { bytes, extension: 'pdf', entry }, file, protection);
    changed(backend);
    return { file };
  },
  'registers.export': async (call, { code, filter, format, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const { report, rows, copy } = listOf(writeContext(backend), code, filter, { protection, format });
    const bytes =
      format === 'xlsx'
        ? (await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿')).content
        : (await backend.jobs.run(jobId, renderSteps(report), '正在排版')).bytes;
    const entry = { action: 'register.export', entity: 'register_record', entityId: null, after: { ...copy, filter, kind: format, rows } };
    await saveProtected(writeContext(backend), { bytes, extension: format, entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
  'registers.template': (call, { code }) => {
    const file = requiredPath(call);
    writeWorkbook(template(code), file);
    return { file };
  },
  'registers.import': async (call, input) => {
    const workbook = await readWorkbookInWorker(requiredPath(call));
    return written(call.backend, importWorkbook(writeContext(call.backend), input, workbook));
  },
};
