import { acceptRecoveryKey, proposeRecoveryKey } from '../../../database/features/ledger/recovery.ts';
import { getSetting, saveSetting } from '../../../database/features/settings/service.ts';
import { idleLockMinutes } from '../../../database/features/users/idle-lock.ts';
import { changePassphrase, checkPassphrase, resetPassphrase } from '../../../database/features/users/passphrases.ts';
import * as users from '../../../database/features/users/service.ts';
import { wrongTriesFor } from '../../../database/features/users/wrong-tries.ts';
import type { Handlers } from '../router.ts';
import { changed, noteSession, openLedger, reader, writeContext, type Backend } from '../session.ts';

type Names = Extract<keyof Handlers, `users.${string}` | `session.${string}` | `recovery.${string}`>;

/** What the window knows of its user follows his new passphrase. */
function passphraseIsHisOwn(backend: Backend): void {
  const ledger = openLedger(backend);
  const { session } = ledger;
  backend.state.ledger = { ...ledger, session: { ...session, user: { ...session.user, isPassphraseTemporary: false } } };
}

export const userHandlers: Pick<Handlers, Names> = {
  'users.list': ({ backend }) => users.userCards(reader(backend), openLedger(backend).file),
  'users.add': ({ backend }, input) => {
    const added = users.addUser(openLedger(backend), writeContext(backend), { ...input, isTemporary: true });
    changed(backend, 'users');
    return added;
  },
  'users.change': ({ backend }, input) => {
    users.changeRole(writeContext(backend), input);
    changed(backend, 'users');
    return {};
  },
  'users.disable': ({ backend }, { userId }) => {
    try {
      users.disableUser(openLedger(backend), writeContext(backend), userId);
    } finally {
      // Disabled, though his key slot may be left.
      changed(backend, 'users');
    }
    return {};
  },
  'users.enable': ({ backend }, input) => {
    users.enableUser(openLedger(backend), writeContext(backend), input);
    changed(backend, 'users');
    return {};
  },
  'users.resetPassphrase': ({ backend }, input) => {
    resetPassphrase(openLedger(backend), writeContext(backend), input);
    changed(backend, 'users');
    return {};
  },
  'users.changePassphrase': ({ backend }, input) => {
    changePassphrase(openLedger(backend), writeContext(backend), input);
    passphraseIsHisOwn(backend);
    changed(backend, 'users');
    return {};
  },
  'users.idleLock': ({ backend }) => ({ minutes: getSetting(reader(backend), idleLockMinutes) }),
  'users.saveIdleLock': ({ backend }, { minutes }) => {
    saveSetting(writeContext(backend), idleLockMinutes, minutes);
    changed(backend, 'users');
    return {};
  },
  'recovery.propose': ({ backend }, { passphrase }) => ({
    recoveryKey: proposeRecoveryKey(openLedger(backend), writeContext(backend), passphrase),
  }),
  'recovery.accept': ({ backend }) => {
    acceptRecoveryKey(openLedger(backend), writeContext(backend));
    changed(backend, 'users');
    return {};
  },
  // These three do not wait for a job that runs, which may have a transaction open: what they write comes after it.
  'session.lock': ({ backend }, { isIdle }) => {
    if (!backend.idle.isLocked()) backend.later(() => noteSession(backend, 'session.lock', { isIdle }));
    backend.idle.lock();
    return {};
  },
  'session.unlock': ({ backend }, { passphrase }) => {
    const ledger = openLedger(backend);
    const { user } = ledger.session;
    const { connection } = ledger;
    const { clock } = backend;
    checkPassphrase(ledger, { connection, clock, actor: { userId: user.userId, name: user.name } }, passphrase);
    if (!backend.idle.isLocked()) return { wrongTries: 0, lastWrongAt: null };
    backend.idle.open();
    const { lastLogin } = wrongTriesFor({ connection }, ledger.file, user, clock);
    backend.later(() => {
      const told = wrongTriesFor({ connection }, ledger.file, user, clock);
      noteSession(backend, 'session.unlock', null, told.write);
      told.done();
    });
    return { wrongTries: lastLogin.wrongTries, lastWrongAt: lastLogin.lastWrongAt };
  },
  'session.touch': () => ({}),
};
