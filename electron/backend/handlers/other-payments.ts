import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import * as bank from '../../../database/features/bank/service.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `otherPayments.${string}`>;

export const otherPaymentHandlers: Pick<Handlers, Names> = {
  'otherPayments.lines': ({ backend }, input) => bank.restLines(reader(backend), input),
  'otherPayments.list': ({ backend }, input) => bank.otherPayments(reader(backend), input),
  'otherPayments.record': ({ backend }, input) => {
    const recorded = bank.recordOther(writeContext(backend), input);
    changed(backend, 'payments');
    return recorded;
  },
  'otherPayments.withdraw': ({ backend }, input) => {
    const withdrawn = bank.withdrawOtherPayment(writeContext(backend), input);
    changed(backend, 'payments');
    return withdrawn;
  },
  'otherPayments.saveSignatures': async (call, input) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { format, protection } = input;
    requireProtection(sessionOf(backend).user.role, protection);
    const { report, rows, entry } = bank.signatureList(writeContext(backend), input, protection);
    const bytes =
      format === 'xlsx'
        ? (await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿')).content
        : (await backend.jobs.run(jobId, renderSteps(report), '正在排版')).bytes;
    await saveProtected(writeContext(backend), { bytes, extension: format, entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
};
