import { AppError } from '../../contract/result.ts';
import * as audit from '../../../database/features/audit/service.ts';
import { listCities, listCounties, listProvinces } from '../../../database/features/divisions/national.ts';
import { currentDivisions } from '../../../database/features/divisions/service.ts';
import { passphraseStrength } from '../../../database/features/ledger/passphrase.ts';
import * as ledger from '../../../database/features/ledger/service.ts';
import { recoveryKeyReport } from '../../../database/features/ledger/recovery-paper.ts';
import * as today from '../../../database/features/today/service.ts';
import { listUsers } from '../../../database/features/users/accounts.ts';
import * as users from '../../../database/features/users/service.ts';
import { writeFileWhole } from '../../../database/documents/whole-file.ts';
import { openDemo } from '../demo.ts';
import type { Handlers } from '../router.ts';
import { changed, enterLedger, leave, openLedger, reader, requiredPath, sessionOf, writeContext, type Call } from '../session.ts';

/** Only files the user pointed at may be opened: by a dialog in this run, or from the list of recent ledgers. */
function granted(call: Call, file: string): string {
  const { backend } = call;
  if (!backend.grantedFiles.has(file) && !backend.recent.list().some((entry) => entry.file === file))
    throw new AppError('LEDGER_NOT_FOUND', { file });
  return file;
}

const kindOf = ({ isDemo }: Call['backend']): ledger.LedgerKind => (isDemo ? 'demo' : 'real');

type Names = Extract<
  keyof Handlers,
  | `ledger.${string}`
  | `regions.${string}`
  | `divisions.${string}`
  | `users.${string}`
  | `jobs.${string}`
  | `today.${string}`
  | `audit.${string}`
>;

export const ledgerHandlers: Pick<Handlers, Names> = {
  'ledger.status': ({ backend }) => ({
    version: backend.appVersion,
    isDemo: backend.isDemo,
    today: backend.clock.today(),
    session: backend.state.ledger?.session ?? null,
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
  'ledger.create': (call, input) => {
    const { backend } = call;
    const file = ledger.ledgerFileIn(requiredPath(call), input.name);
    leave(backend);
    const created = ledger.createLedger({ ...input, file, isDemo: backend.isDemo, clock: backend.clock });
    return { session: enterLedger(backend, created.ledger), recoveryKey: created.recoveryKey, divisions: created.divisions };
  },
  'ledger.login': (call, { file, userName, passphrase }) => {
    leave(call.backend);
    return enterLedger(call.backend, ledger.login(granted(call, file), userName, passphrase, call.backend.clock, kindOf(call.backend)));
  },
  'ledger.recover': (call, { file, recoveryKey, userName, passphrase }) => {
    leave(call.backend);
    return enterLedger(
      call.backend,
      ledger.recover(granted(call, file), recoveryKey, userName, passphrase, call.backend.clock, kindOf(call.backend)),
    );
  },
  'ledger.openDemo': openDemo,
  'ledger.logout': ({ backend }) => {
    leave(backend);
    return {};
  },
  'ledger.checkPassphrase': (_, { passphrase, userName }) => passphraseStrength(passphrase, userName),
  'ledger.recoveryPaper': ({ backend }, { recoveryKey }) => ({
    pdf: recoveryKeyReport(openLedger(backend), recoveryKey, backend.clock.today()),
  }),
  'ledger.saveRecoveryPaper': (call, { recoveryKey }) => {
    const file = requiredPath(call);
    writeFileWhole(file, recoveryKeyReport(openLedger(call.backend), recoveryKey, call.backend.clock.today()));
    return { file };
  },
  'regions.provinces': () => [...listProvinces()],
  'regions.cities': (_, { provinceCode }) => [...listCities(provinceCode)],
  'regions.counties': (_, { cityCode }) => [...listCounties(cityCode)],
  'divisions.list': ({ backend }) => currentDivisions(reader(backend)),
  'users.list': ({ backend }) => listUsers(reader(backend)),
  'users.add': ({ backend }, input) => {
    const added = users.addUser(openLedger(backend), writeContext(backend), input);
    changed(backend, 'users');
    return added;
  },
  'users.setDisabled': ({ backend }, input) => {
    users.setDisabled(writeContext(backend), input);
    changed(backend, 'users');
    return {};
  },
  'users.changePassphrase': ({ backend }, input) => {
    users.changePassphrase(openLedger(backend), writeContext(backend), input);
    changed(backend, 'users');
    return {};
  },
  'jobs.cancel': ({ backend }, { jobId }) => ({ isCancelled: backend.jobs.cancel(jobId) }),
  'today.summary': ({ backend }) => today.summary(reader(backend), sessionOf(backend).user.role, backend.clock.today()),
  'audit.page': ({ backend }, input) => audit.page(reader(backend), input),
  'audit.verify': ({ backend }) => audit.verify(reader(backend)),
};
