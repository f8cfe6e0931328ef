/**
 * What is asked before somebody has logged in. Only this is read when the backend starts: the login page waits for it, and the engines behind
 * the other methods (paper, workbooks, pinyin) are five times its size.
 */
import { AppError } from '../../contract/result.ts';
import { recover } from '../../../database/features/ledger/recovery.ts';
import * as ledger from '../../../database/features/ledger/service.ts';
import type { Handlers } from '../router.ts';
import { enterLedger, leave, requiredPath, type Call } from '../session.ts';

/** Only files the user pointed at may be opened: by a dialog in this run, or from the list of recent ledgers. */
function granted(call: Call, file: string): string {
  const { backend } = call;
  if (!backend.grantedFiles.has(file) && !backend.recent.list().some((entry) => entry.file === file))
    throw new AppError('LEDGER_NOT_FOUND', { file });
  return file;
}

const kindOf = ({ isDemo }: Call['backend']): ledger.LedgerKind => (isDemo ? 'demo' : 'real');

export const entryHandlers = {
  'ledger.status': ({ backend }) => ({
    version: backend.appVersion,
    isDemo: backend.isDemo,
    today: backend.clock.today(),
    session: backend.state.ledger?.session ?? null,
    isLocked: backend.idle.isLocked(),
    recent: backend.recent.list(),
  }),
  'ledger.inspectRecent': (call, { file }) => ledger.inspectLedger(granted(call, file), kindOf(call.backend)),
  'ledger.inspectFile': (call) => {
    const file = requiredPath(call);
    const card = ledger.inspectLedger(file, kindOf(call.backend));
    call.backend.grantedFiles.add(file);
    return card;
  },
  'ledger.forgetRecent': ({ backend }, { file }) => {
    backend.recent.forget(file);
    return {};
  },
  'ledger.login': (call, { file, userName, passphrase, isClockAccepted }) => {
    leave(call.backend);
    return enterLedger(
      call.backend,
      ledger.login(granted(call, file), userName, passphrase, call.backend.clock, kindOf(call.backend), isClockAccepted),
    );
  },
  'ledger.recover': (call, { file, recoveryKey, userName, passphrase }) => {
    leave(call.backend);
    return enterLedger(
      call.backend,
      recover(granted(call, file), recoveryKey, userName, passphrase, call.backend.clock, kindOf(call.backend)),
    );
  },
  'ledger.logout': ({ backend }) => {
    leave(backend);
    return {};
  },
  'jobs.cancel': ({ backend }, { jobId }) => ({ isCancelled: backend.jobs.cancel(jobId) }),
} satisfies Partial<Handlers>;
