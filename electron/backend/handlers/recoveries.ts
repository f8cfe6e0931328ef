import { saveProtected, requireProtection } from '../../../database/features/exports/service.ts';
import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import * as papers from '../../../database/features/recoveries/service-paper.ts';
import * as recoveries from '../../../database/features/recoveries/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `recoveries.${string}`>;

function written<Output>(backend: Backend, output: Output): Output {
  changed(backend, 'payments');
  return output;
}

const today = ({ backend }: Call): ReturnType<Backend['clock']['today']> => backend.clock.today();
const userId = ({ backend }: Call): number => sessionOf(backend).user.userId;

export const recoveryHandlers: Pick<Handlers, Names> = {
  'recoveries.summary': (call) => recoveries.summary(reader(call.backend), today(call)),
  'recoveries.suspected': ({ backend }, { search }) => recoveries.suspected(reader(backend), search),
  'recoveries.cases': (call, input) => recoveries.cases(reader(call.backend), input, today(call)),
  'recoveries.case': (call, { caseId }) => recoveries.recoveryCase(reader(call.backend), caseId, userId(call), today(call)),
  'recoveries.verify': ({ backend }, input) => written(backend, recoveries.verify(writeContext(backend), input)),
  'recoveries.withdrawCase': ({ backend }, input) => written(backend, recoveries.withdrawCase(writeContext(backend), input)),
  'recoveries.issueNotice': ({ backend }, input) => written(backend, recoveries.issueNotice(writeContext(backend), input)),
  'recoveries.deliver': ({ backend }, input) => written(backend, recoveries.deliver(writeContext(backend), input)),
  'recoveries.receive': ({ backend }, input) => written(backend, recoveries.receive(writeContext(backend), input)),
  'recoveries.withdrawReceipt': ({ backend }, input) => written(backend, recoveries.withdrawReceipt(writeContext(backend), input)),
  'recoveries.askWriteOff': ({ backend }, input) => written(backend, recoveries.askWriteOff(writeContext(backend), input)),
  'recoveries.decideWriteOff': ({ backend }, input) => written(backend, recoveries.decideWriteOff(writeContext(backend), input)),
  'recoveries.takeBackWriteOff': ({ backend }, input) => written(backend, recoveries.takeBackWriteOff(writeContext(backend), input)),
  'recoveries.handOver': ({ backend }, input) => written(backend, recoveries.handOver(writeContext(backend), input)),
  'recoveries.pending': (call, input) => recoveries.pending(reader(call.backend), input, userId(call)),
  'recoveries.ofPerson': (call, { personId }) => recoveries.ofPerson(reader(call.backend), personId, userId(call)),
  'recoveries.proposePending': ({ backend }, input) => written(backend, recoveries.proposePending(writeContext(backend), input)),
  'recoveries.decidePending': ({ backend }, input) => written(backend, recoveries.decidePending(writeContext(backend), input)),
  'recoveries.takeBackPending': ({ backend }, input) => written(backend, recoveries.takeBackPending(writeContext(backend), input)),
  'recoveries.recordPayment': ({ backend }, input) => written(backend, recoveries.recordPayment(writeContext(backend), input)),
  'recoveries.cancelOrder': ({ backend }, input) => written(backend, recoveries.cancelOrder(writeContext(backend), input)),
  'recoveries.paper': ({ backend }, input) => {
    const made = papers.paper(writeContext(backend), input);
    changed(backend);
    return made;
  },
  'recoveries.savePaper': async (call, input) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await papers.paperCopy(writeContext(backend), input);
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
  'recoveries.saveLedger': async (call, { filter, format, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const { report, copyNumber } = papers.ledgerOf(writeContext(backend), filter, protection);
    const rows = report.tables.reduce((sum, table) => sum + table.rowCount, 0);
    const bytes =
      format === 'xlsx'
        ? (await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿')).content
        : (await backend.jobs.run(jobId, renderSteps(report), '正在排版')).bytes;
    const entry = {
      action: 'recoveryCase.export',
      entity: 'recovery_case',
      entityId: null,
      after: { filter, kind: format, rows, copyNumber },
    };
    await saveProtected(writeContext(backend), { bytes, extension: format, entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
};
