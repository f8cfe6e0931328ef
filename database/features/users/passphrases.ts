/** Passphrases of users who are logged in: proving it again, changing the own one, giving somebody else a new one. */
import { AppError } from '../../../electron/contract/result.ts';
import { readKeyFile, slotOfUser } from '../../core/keys.ts';
import { run, transaction, type WriteContext } from '../../core/sql.ts';
import { requireStrong } from '../ledger/passphrase.ts';
import { uidOfUser, userById } from './accounts.ts';
import { refuseRevoked } from './revoked-keys.ts';
import { giveSlot, keepingKeys, wrapForUser, type Keyholder } from './slots.ts';
import { tryPassphrase } from './wrong-tries.ts';

/** Whether it is still the user himself who sits there. Wrong tries count as at login. @throws AppError WRONG_PASSPHRASE, KEY_REVOKED, TRIES_EXHAUSTED */
export function checkPassphrase(keyholder: Keyholder, context: WriteContext, passphrase: string): void {
  const keys = readKeyFile(keyholder.file);
  const userUid = uidOfUser(context, context.actor.userId) ?? '';
  if (!slotOfUser(keys, userUid)) throw new AppError('WRONG_PASSPHRASE');
  const { slot } = tryPassphrase(keyholder.file, keys, context.actor.name, passphrase, context.clock);
  refuseRevoked(context.connection, slot, context.actor, context.clock);
}

/**
 * The key file is written inside the transaction: cut short after it the new passphrase opens, and one that was given by an administrator is
 * asked to be changed once more.
 * @throws AppError WRONG_PASSPHRASE, TRIES_EXHAUSTED, PASSPHRASE_REUSED, WEAK_PASSPHRASE, DISK_FULL, FILE_NOT_WRITABLE
 */
export function changePassphrase(
  keyholder: Keyholder,
  context: WriteContext,
  input: { readonly oldPassphrase: string; readonly newPassphrase: string },
): void {
  const { name, userId } = context.actor;
  checkPassphrase(keyholder, context, input.oldPassphrase);
  if (input.newPassphrase.normalize('NFKC') === input.oldPassphrase.normalize('NFKC'))
    throw new AppError('PASSPHRASE_REUSED', {}, { newPassphrase: '新口令与原口令相同' });
  requireStrong(input.newPassphrase, name, 'newPassphrase');
  keepingKeys(keyholder.file, () =>
    transaction(context, (writer) => {
      const { isPassphraseTemporary } = userById(writer, userId);
      run(writer, 'UPDATE user_account SET is_passphrase_temporary = 0 WHERE user_id = ?', userId);
      writer.audit({
        action: 'user.changePassphrase',
        entity: 'user_account',
        entityId: userId,
        before: { name, isPassphraseTemporary },
        after: { name, isPassphraseTemporary: false },
      });
      wrapForUser(keyholder, writer, { userUid: uidOfUser(writer, userId) ?? '', name }, input.newPassphrase);
    }),
  );
}

/**
 * Somebody who has forgotten his: the administrator gives him another one, to be changed at the next login. The ledger is written first: cut
 * short after it the forgotten passphrase still opens, and is asked to be changed.
 * @throws AppError UNKNOWN_USER, OWN_ACCOUNT, USER_DISABLED, WEAK_PASSPHRASE, DISK_FULL, FILE_NOT_WRITABLE
 */
export function resetPassphrase(
  keyholder: Keyholder,
  context: WriteContext,
  input: { readonly userId: number; readonly passphrase: string },
): void {
  const user = userById(context, input.userId);
  if (user.userId === context.actor.userId) throw new AppError('OWN_ACCOUNT', { action: '重设口令' });
  if (user.disabledAt !== null) throw new AppError('USER_DISABLED', { name: user.name });
  requireStrong(input.passphrase, user.name);
  transaction(context, (writer) => {
    run(writer, 'UPDATE user_account SET is_passphrase_temporary = 1 WHERE user_id = ?', user.userId);
    writer.audit({
      action: 'user.resetPassphrase',
      entity: 'user_account',
      entityId: user.userId,
      before: { name: user.name, isPassphraseTemporary: user.isPassphraseTemporary },
      after: { name: user.name, isPassphraseTemporary: true },
    });
  });
  giveSlot(keyholder, context, { userUid: uidOfUser(context, user.userId) ?? '', name: user.name }, input.passphrase);
}
