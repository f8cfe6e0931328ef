/** Users of a ledger: each has a passphrase of his own that wraps the data key. The key file is written before the ledger, so nobody is ever locked out by a half step. */
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { readKeyFile, unlockForUser, wrapKey, writeKeyFile } from '../../core/keys.ts';
import { newUid, run, transaction, type WriteContext } from '../../core/sql.ts';
import { requireStrong } from '../ledger/passphrase.ts';
import type { OpenLedger } from '../ledger/service.ts';
import { findUserByName, insertUser, listUsers, uidOfUser } from './accounts.ts';

export function addUser(
  ledger: OpenLedger,
  context: WriteContext,
  input: { name: string; role: Role; passphrase: string },
): { userId: number } {
  if (findUserByName(context, input.name)) throw new AppError('USER_EXISTS', { name: input.name }, { name: '已有同名用户' });
  requireStrong(input.passphrase, input.name);
  const uid = newUid();
  const userUid = uid.toString('hex');
  const keys = readKeyFile(ledger.file);
  const slot = wrapKey(keys.ledgerUid, ledger.dataKey, { kind: 'user', userUid, name: input.name }, input.passphrase);
  writeKeyFile(ledger.file, { ...keys, slots: [...keys.slots.filter((old) => old.name !== input.name || old.kind !== 'user'), slot] });
  return transaction(context, (writer) => {
    const userId = insertUser(writer.connection, uid, input.name, input.role, writer.at);
    writer.audit({ action: 'user.add', entity: 'user_account', entityId: userId, after: { name: input.name, role: input.role } });
    return { userId };
  });
}

export function setDisabled(context: WriteContext, input: { userId: number; isDisabled: boolean }): void {
  transaction(context, (writer) => {
    const users = listUsers(writer);
    const user = users.find((candidate) => candidate.userId === input.userId);
    if (!user) throw new AppError('UNKNOWN_USER', { name: String(input.userId) });
    const otherAdministrators = users.filter(
      (other) => other.role === 'admin' && other.disabledAt === null && other.userId !== user.userId,
    );
    if (input.isDisabled && user.role === 'admin' && otherAdministrators.length === 0)
      throw new AppError('LAST_ADMINISTRATOR', { name: user.name });
    run(writer, 'UPDATE user_account SET disabled_at = ? WHERE user_id = ?', input.isDisabled ? writer.at : null, user.userId);
    writer.audit({
      action: input.isDisabled ? 'user.disable' : 'user.enable',
      entity: 'user_account',
      entityId: user.userId,
      before: { disabledAt: user.disabledAt },
    });
  });
}

export function changePassphrase(ledger: OpenLedger, context: WriteContext, input: { oldPassphrase: string; newPassphrase: string }): void {
  const { name, userId } = context.actor;
  const keys = readKeyFile(ledger.file);
  unlockForUser(keys, name, input.oldPassphrase);
  requireStrong(input.newPassphrase, name);
  const userUid = uidOfUser(context, userId);
  if (!userUid) throw new AppError('UNKNOWN_USER', { name });
  const slot = wrapKey(keys.ledgerUid, ledger.dataKey, { kind: 'user', userUid, name }, input.newPassphrase);
  writeKeyFile(ledger.file, { ...keys, slots: [...keys.slots.filter((old) => old.userUid !== userUid), slot] });
  transaction(context, (writer) => writer.audit({ action: 'user.changePassphrase', entity: 'user_account', entityId: userId }));
}
