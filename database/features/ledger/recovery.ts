/** The printed recovery key: it opens a ledger when no passphrase does, and an administrator may exchange it for a new one. */
import { AppError } from '../../../electron/contract/result.ts';
import type { Clock } from '../../core/clock.ts';
import { mendKeyFile } from '../../core/key-repair.ts';
import { newRecoveryKey, readKeyFile, slotOfRecovery, withSlot, wrapKey, writeKeyFile } from '../../core/keys.ts';
import { forgetLiveFile } from '../../core/live-file.ts';
import { closeConnection, openConnection, type Connection } from '../../core/open.ts';
import { newUid, run, transaction, type WriteContext } from '../../core/sql.ts';
import { findUserByName, insertUser, listUsers, uidOfUser, type UserRow } from '../users/accounts.ts';
import { checkPassphrase } from '../users/passphrases.ts';
import { refuseRevoked, revokeHeld } from '../users/revoked-keys.ts';
import { giveSlot, keepingKeys } from '../users/slots.ts';
import { tryRecoveryKey } from '../users/wrong-tries.ts';
import { enter, inspectLedger, refuseOtherContent, standingOfClock, upgrade, type LedgerKind, type OpenLedger } from './open-ledger.ts';
import { requireStrong } from './passphrase.ts';

/**
 * Opens by the printed recovery key and gives an administrator a new passphrase, whether he was disabled or not. When no administrator may log
 * in any more, a name nobody has becomes a new one.
 * @throws AppError RECOVERY_KEY_WRONG, RECOVERY_TRIES_EXHAUSTED, KEY_REVOKED, NOT_AN_ADMINISTRATOR, WEAK_PASSPHRASE
 */
export function recover(
  file: string,
  recoveryKey: string,
  userName: string,
  passphrase: string,
  clock: Clock,
  wanted?: LedgerKind,
): OpenLedger {
  inspectLedger(file, wanted);
  const name = userName.trim();
  const keys = readKeyFile(file);
  const dataKey = tryRecoveryKey(file, keys, recoveryKey, clock);
  requireStrong(passphrase, name);
  const connection = openConnection(file, dataKey, 'existing');
  let userUid: string;
  let behind: string | null;
  try {
    refuseOtherContent(connection, file, wanted);
    mendKeyFile(file);
    upgrade(connection, file, dataKey, clock);
    // Before the first line under this clock: that one would make it look right.
    behind = standingOfClock(connection, clock);
    const slot = slotOfRecovery(keys);
    if (slot) refuseRevoked(connection, slot, { userId: null, name: '恢复密钥' }, clock);
    userUid = enableAdministrator(connection, name, clock);
    // After the ledger: cut short in between, the recovery key opens as before and does it again.
    const userId = findUserByName({ connection }, name)?.userId ?? 0;
    giveSlot({ file, dataKey }, { connection, actor: { userId, name }, clock }, { userUid, name }, passphrase);
  } finally {
    closeConnection(connection);
    forgetLiveFile(file);
  }
  // The recovery key opens as the administrator, who may accept the clock.
  return enter(file, dataKey, userUid, clock, wanted, true, { behind });
}

/** Uid of the administrator of that name, in hex, after he may log in. */
function enableAdministrator(connection: Connection, name: string, clock: Clock): string {
  const users = listUsers({ connection });
  const found = findUserByName({ connection }, name);
  if (found?.role === 'admin') {
    const actor = { userId: found.userId, name };
    return transaction({ connection, actor, clock }, (writer) => {
      run(writer, 'UPDATE user_account SET disabled_at = NULL, is_passphrase_temporary = 0 WHERE user_id = ?', found.userId);
      writer.audit({
        action: 'session.recover',
        entity: 'user_account',
        entityId: found.userId,
        before: { disabledAt: found.disabledAt },
        after: { disabledAt: null },
      });
      return uidOfUser(writer, found.userId) ?? '';
    });
  }
  const administrators = users.filter((user) => user.role === 'admin');
  const isAnyEnabled = administrators.some((user) => user.disabledAt === null);
  if (found || isAnyEnabled) throw notAnAdministrator(name, administrators);
  const uid = newUid();
  // The number the table gives next: the new administrator himself stands in the log.
  const userId = Math.max(0, ...users.map((user) => user.userId)) + 1;
  return transaction({ connection, actor: { userId, name }, clock }, (writer) => {
    insertUser(writer.connection, uid, name, 'admin', writer.at);
    writer.audit({ action: 'session.recover', entity: 'user_account', entityId: userId, after: { name, role: 'admin' } });
    return uid.toString('hex');
  });
}

function notAnAdministrator(name: string, administrators: readonly UserRow[]): AppError {
  const enabled = administrators.filter((user) => user.disabledAt === null);
  const names = (enabled.length > 0 ? enabled : administrators).map((user) => user.name).join('、');
  return new AppError('NOT_AN_ADMINISTRATOR', { name, names }, { userName: `请填写系统管理员的用户名：${names}` });
}

/** New keys that were shown but do not open yet; they live as long as the login. */
const proposed = new WeakMap<OpenLedger, string>();

/** A new recovery key to be printed; the old one stays valid until this one has been typed back. @throws AppError WRONG_PASSPHRASE, TRIES_EXHAUSTED */
export function proposeRecoveryKey(ledger: OpenLedger, context: WriteContext, passphrase: string): string {
  checkPassphrase(ledger, context, passphrase);
  const recoveryKey = newRecoveryKey();
  proposed.set(ledger, recoveryKey);
  return recoveryKey;
}

/**
 * From now on the new key opens, the old one no longer. The key file is written before the transaction ends: the log never says that an old
 * key is void which still opens.
 * @throws AppError RECOVERY_KEY_NOT_PROPOSED, DISK_FULL, FILE_NOT_WRITABLE
 */
export function acceptRecoveryKey(ledger: OpenLedger, context: WriteContext): void {
  const recoveryKey = proposed.get(ledger);
  if (recoveryKey === undefined) throw new AppError('RECOVERY_KEY_NOT_PROPOSED');
  keepingKeys(ledger.file, () =>
    transaction(context, (writer) => {
      writer.audit({ action: 'ledger.renewRecoveryKey', entity: 'ledger', entityId: 1 });
      const keys = readKeyFile(ledger.file);
      revokeHeld(writer, ledger.file, null);
      writeKeyFile(ledger.file, withSlot(keys, wrapKey(keys.ledgerUid, ledger.dataKey, { kind: 'recovery' }, recoveryKey)));
    }),
  );
  proposed.delete(ledger);
}
