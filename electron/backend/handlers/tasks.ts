import { add } from '../../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { supervisionLedger } from '../../../database/features/supervision/report.ts';
import * as supervision from '../../../database/features/supervision/service.ts';
import { ledgerCopySteps, ledgerPaperSteps } from '../../../database/features/tasks/papers.ts';
import { taskLedger } from '../../../database/features/tasks/report.ts';
import { linkable } from '../../../database/features/tasks/resting.ts';
import * as documents from '../../../database/features/tasks/service-documents.ts';
import { enter, withdrawEntry } from '../../../database/features/tasks/service-entries.ts';
import { taskOn } from '../../../database/features/tasks/service-one.ts';
import { chooseProfile, ledger } from '../../../database/features/tasks/service.ts';
import type { documentMethods } from '../../contract/documents.ts';
import type { Protection } from '../../contract/protection.ts';
import type { supervisionMethods } from '../../contract/supervision.ts';
import type { taskMethods } from '../../contract/tasks.ts';
import type { IsoDate } from '../../contract/values.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, scopedReader, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = keyof typeof taskMethods | keyof typeof documentMethods | keyof typeof supervisionMethods;
type Ledger = typeof taskLedger | typeof supervisionLedger;

function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

function done<T>({ backend }: Call, answer: T): T {
  changed(backend, 'tasks');
  return answer;
}
const nothing = (_: void): Record<string, never> => ({});

function file(call: Call, table: 'policy_document' | 'policy_task_entry' | 'supervision', id: number, title: string) {
  const { backend } = call;
  const owner = { entity: 'filed', id, table } as const;
  const added = add(writeContext(backend), store(backend), { owner, kind: 'filedPaper', title, path: requiredPath(call) });
  changed(backend, 'attachments', 'tasks');
  return added;
}

async function paper({ backend, jobId }: Call, ledgerOf: Ledger, input: { asOf: IsoDate; purpose: 'preview' | 'print' }) {
  const made = await backend.jobs.run(jobId, ledgerPaperSteps(ledgerOf, writeContext(backend), input));
  if (input.purpose === 'print') changed(backend);
  return made;
}

async function copy(call: Call, ledgerOf: Ledger, input: { asOf: IsoDate; format: 'pdf' | 'xlsx'; protection: Protection }) {
  const { backend, jobId } = call;
  const path = requiredPath(call);
  requireProtection(sessionOf(backend).user.role, input.protection);
  const made = await backend.jobs.run(jobId, ledgerCopySteps(ledgerOf, writeContext(backend), { ...input, file: path }));
  await saveProtected(writeContext(backend), made, path, input.protection);
  changed(backend);
  return { file: path };
}

export const taskHandlers: Pick<Handlers, Names> = {
  'tasks.list': ({ backend }, { asOf }) => ledger(reader(backend), asOf),
  'tasks.get': ({ backend }, input) => taskOn(reader(backend), store(backend), input),
  'tasks.chooseProfile': ({ backend }, { profile }) => {
    chooseProfile(writeContext(backend), profile);
    changed(backend, 'parameters', 'tasks');
    return {};
  },
  'tasks.enter': (call, input) => done(call, enter(writeContext(call.backend), input)),
  'tasks.withdrawEntry': (call, input) => done(call, nothing(withdrawEntry(writeContext(call.backend), input))),
  'tasks.addEvidence': (call, { entryId, title }) => file(call, 'policy_task_entry', entryId, title),
  'tasks.paper': (call, input) => paper(call, taskLedger, input),
  'tasks.savePaper': (call, input) => copy(call, taskLedger, input),
  'documents.list': ({ backend }) => documents.documents(reader(backend)),
  'documents.get': ({ backend }, { documentId }) => documents.documentOn(reader(backend), store(backend), documentId),
  'documents.save': (call, input) => done(call, documents.saveDocument(writeContext(call.backend), input)),
  'documents.withdraw': (call, input) => done(call, nothing(documents.withdrawDocument(writeContext(call.backend), input))),
  'documents.addPaper': (call, { documentId, title }) => file(call, 'policy_document', documentId, title),
  'documents.link': (call, input) => done(call, documents.link(writeContext(call.backend), input)),
  'documents.unlink': (call, input) => done(call, nothing(documents.unlink(writeContext(call.backend), input))),
  'documents.linkable': ({ backend }) => ({ rows: linkable(reader(backend)) }),
  'supervision.list': ({ backend }, { asOf }) => ({ rows: supervision.problemsFor(scopedReader(backend), asOf) }),
  'supervision.get': ({ backend }, input) =>
    supervision.problemOn(scopedReader(backend), store(backend), { ...input, userId: sessionOf(backend).user.userId }),
  'supervision.register': (call, input) => done(call, supervision.register(writeContext(call.backend), input)),
  'supervision.withdraw': (call, input) => done(call, nothing(supervision.withdrawProblem(writeContext(call.backend), input))),
  'supervision.step': (call, input) => done(call, supervision.step(writeContext(call.backend), input)),
  'supervision.withdrawStep': (call, input) => done(call, nothing(supervision.withdrawStep(writeContext(call.backend), input))),
  'supervision.addPaper': (call, { supervisionId, title }) => file(call, 'supervision', supervisionId, title),
  'supervision.paper': (call, input) => paper(call, supervisionLedger, input),
  'supervision.savePaper': (call, input) => copy(call, supervisionLedger, input),
};
