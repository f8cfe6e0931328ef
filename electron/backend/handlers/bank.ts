import * as bank from '../../../database/features/bank/service.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `bank.${string}`>;

export const bankHandlers: Pick<Handlers, Names> = {
  'bank.sheets': ({ backend }) => bank.bankSheets(reader(backend)),
  'bank.sheet': ({ backend }, { sheetId }) => bank.bankSheet(reader(backend), sheetId, sessionOf(backend).user.userId),
  'bank.preview': ({ backend }, input) => bank.preview(writeContext(backend), input),
  'bank.makeFile': ({ backend }, input) => {
    const card = bank.makeFile(writeContext(backend), input);
    changed(backend, 'payments');
    return card;
  },
  'bank.withdrawFile': ({ backend }, input) => {
    bank.withdrawFile(writeContext(backend), input);
    changed(backend, 'payments');
    return {};
  },
  'bank.saveFile': async (call, { bankFileId, protection }) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const content = bank.savedContent(reader(backend), bankFileId);
    await saveProtected(writeContext(backend), content, file, protection);
    changed(backend);
    return { file, rows: content.rows };
  },
  'bank.rows': ({ backend }, input) => bank.fileRows(reader(backend), input),
  'bank.importResult': async (call, input) => {
    const { backend } = call;
    const read = await bank.readResultFile(requiredPath(call));
    const imported = bank.importResult(writeContext(backend), read, input);
    changed(backend, 'payments', 'people');
    return imported;
  },
  'bank.answerRow': ({ backend }, input) => {
    const answered = bank.answerRow(writeContext(backend), input);
    changed(backend, 'payments', 'people');
    return answered;
  },
  'bank.recordReturn': ({ backend }, input) => {
    const returned = bank.recordReturn(writeContext(backend), input);
    changed(backend, 'payments', 'people');
    return returned;
  },
  'bank.putBack': ({ backend }, input) => {
    const returned = bank.putBack(writeContext(backend), input);
    changed(backend, 'payments', 'people');
    return returned;
  },
  'bank.release': ({ backend }, input) => {
    bank.release(writeContext(backend), input);
    changed(backend, 'payments');
    return {};
  },
  'bank.returns': ({ backend }, input) => bank.returns(reader(backend), input),
  'bank.advance': ({ backend }, input) => {
    bank.advance(writeContext(backend), input);
    changed(backend, 'payments');
    return bank.bankSheet(reader(backend), input.sheetId, sessionOf(backend).user.userId);
  },
  'bank.layouts': ({ backend }) => bank.layouts(reader(backend)),
  'bank.saveLayout': ({ backend }, input) => {
    const saved = bank.saveLayout(writeContext(backend), input);
    changed(backend, 'payments');
    return saved;
  },
  'bank.retireLayout': ({ backend }, { layoutKey }) => {
    bank.retireLayout(writeContext(backend), layoutKey);
    changed(backend, 'payments');
    return {};
  },
};
