/** Users of a ledger: each has a passphrase of his own that wraps the data key. In which order key file and ledger are written: slots.ts. */
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { requireStrong } from '../ledger/passphrase.ts';
import { findUserByName, insertUser, listUsers, noPlace, uidOfUser, userById, type Place, type UserRow } from './accounts.ts';
import { resetPassphrase } from './passphrases.ts';
import { revokeHeld } from './revoked-keys.ts';
import { scopeName, scopeOf } from './scope.ts';
import { keepingKeys, removeIdleSlots, usersWithSlot, wrapAnew, wrapForUser, type Keyholder } from './slots.ts';

export type UserCard = UserRow & {
  readonly placeName: string | null;
  /** UTC instant; null for somebody who has never been here. */
  readonly lastLoginAt: string | null;
  /** Without one nobody can log in, disabled or not: an old key file was put back. */
  readonly hasPassphrase: boolean;
};

export function userCards(reader: Reader, file: string): UserCard[] {
  const withSlot = usersWithSlot(file);
  const lastLogins = new Map(
    rows<{ userId: number; at: string }>(
      reader,
      `SELECT user_id AS userId, (SELECT at FROM audit WHERE entity = 'user_account' AND entity_id = user_account.user_id
          AND action IN ('session.login', 'session.recover') ORDER BY seq DESC LIMIT 1) AS at FROM user_account`,
    ).map(({ userId, at }) => [userId, at]),
  );
  return listUsers(reader).map((user) => ({
    ...user,
    placeName: scopeName({ ...reader, scope: scopeOf(user) }),
    lastLoginAt: lastLogins.get(user.userId) ?? null,
    hasPassphrase: withSlot.has(uidOfUser(reader, user.userId) ?? ''),
  }));
}

/** The place that belongs to a role, and none for all others. @throws AppError USER_PLACE_MISSING */
function placeFor(reader: Reader, role: Role, place: Place): Place {
  if (role === 'town_clerk') {
    const town = row(reader, "SELECT 1 FROM division WHERE code = ? AND level = 'town' AND valid_to IS NULL", place.townCode);
    if (!town) throw new AppError('USER_PLACE_MISSING', { place: '乡镇' }, { townCode: '请选择乡镇' });
    return { townCode: place.townCode, homeId: null };
  }
  if (role === 'home_manager') {
    const home = row(reader, 'SELECT 1 FROM home WHERE home_id = ?', place.homeId);
    if (!home) throw new AppError('USER_PLACE_MISSING', { place: '敬老院' }, { homeId: '请选择敬老院' });
    return { townCode: null, homeId: place.homeId };
  }
  if (place.townCode !== null || place.homeId !== null) throw new AppError('USER_PLACE_UNFIT');
  return noPlace;
}

type NewUser = {
  readonly name: string;
  readonly role: Role;
  readonly townCode?: string | null;
  readonly homeId?: number | null;
  readonly passphrase: string;
  /** To be changed at the first login, because somebody else has chosen it. */
  readonly isTemporary: boolean;
};

/** @throws AppError USER_EXISTS, USER_PLACE_MISSING, USER_PLACE_UNFIT, WEAK_PASSPHRASE, DISK_FULL, FILE_NOT_WRITABLE */
export function addUser(keyholder: Keyholder, context: WriteContext, input: NewUser): { userId: number } {
  const { name, role } = input;
  if (findUserByName(context, name)) throw new AppError('USER_EXISTS', { name }, { name: '已有同名用户' });
  const place = placeFor(context, role, { townCode: input.townCode ?? null, homeId: input.homeId ?? null });
  requireStrong(input.passphrase, name);
  const uid = newUid();
  return keepingKeys(keyholder.file, () =>
    transaction(context, (writer) => {
      const userId = insertUser(writer.connection, uid, name, role, writer.at, place, input.isTemporary);
      writer.audit({ action: 'user.add', entity: 'user_account', entityId: userId, after: { name, role, ...place } });
      wrapForUser(keyholder, writer, { userUid: uid.toString('hex'), name }, input.passphrase);
      return { userId };
    }),
  );
}

/** The user about whom an administrator decides: not himself, and never the last one who can. @throws AppError UNKNOWN_USER, OWN_ACCOUNT, LAST_ADMINISTRATOR */
function otherUser(context: WriteContext, userId: number, action: string, staysAdministrator: boolean): UserRow {
  const user = userById(context, userId);
  if (user.userId === context.actor.userId) throw new AppError('OWN_ACCOUNT', { action });
  const isLast =
    user.role === 'admin' &&
    user.disabledAt === null &&
    !listUsers(context).some((other) => other.role === 'admin' && other.disabledAt === null && other.userId !== userId);
  if (isLast && !staysAdministrator) throw new AppError('LAST_ADMINISTRATOR', { name: user.name });
  return user;
}

/** Somebody who works on is logged out at his next call. @throws AppError UNKNOWN_USER, OWN_ACCOUNT, LAST_ADMINISTRATOR, USER_PLACE_MISSING, USER_PLACE_UNFIT */
export function changeRole(context: WriteContext, input: { readonly userId: number; readonly role: Role } & Place): void {
  const user = otherUser(context, input.userId, '改变角色', input.role === 'admin');
  const place = placeFor(context, input.role, input);
  if (user.role === input.role && user.townCode === place.townCode && user.homeId === place.homeId) return;
  transaction(context, (writer) => {
    run(
      writer,
      'UPDATE user_account SET role = ?, town_code = ?, home_id = ? WHERE user_id = ?',
      input.role,
      place.townCode,
      place.homeId,
      user.userId,
    );
    writer.audit({
      action: 'user.changeRole',
      entity: 'user_account',
      entityId: user.userId,
      before: { name: user.name, role: user.role, townCode: user.townCode, homeId: user.homeId },
      after: { name: user.name, role: input.role, ...place },
    });
  });
}

/**
 * From now on the ledger refuses him, and his key slot goes. @throws AppError UNKNOWN_USER, OWN_ACCOUNT, LAST_ADMINISTRATOR, KEY_SLOT_LEFT when he is
 * refused, but the key file could not be written
 */
export function disableUser(keyholder: Keyholder, context: WriteContext, userId: number): void {
  const user = otherUser(context, userId, '停用', false);
  if (user.disabledAt === null)
    transaction(context, (writer) => {
      run(writer, 'UPDATE user_account SET disabled_at = ? WHERE user_id = ?', writer.at, user.userId);
      revokeHeld(writer, keyholder.file, uidOfUser(writer, user.userId) ?? '');
      writer.audit({
        action: 'user.disable',
        entity: 'user_account',
        entityId: user.userId,
        before: { name: user.name, disabledAt: null },
        after: { name: user.name, disabledAt: writer.at },
      });
    });
  try {
    removeIdleSlots(keyholder.file, context.connection);
  } catch (error) {
    throw error instanceof AppError ? new AppError('KEY_SLOT_LEFT', { name: user.name }) : error;
  }
}

/** His old passphrase is gone with his key slot: he gets another one. @throws AppError UNKNOWN_USER, OWN_ACCOUNT, WEAK_PASSPHRASE, DISK_FULL, FILE_NOT_WRITABLE */
export function enableUser(
  keyholder: Keyholder,
  context: WriteContext,
  input: { readonly userId: number; readonly passphrase: string },
): void {
  const user = otherUser(context, input.userId, '启用', true);
  if (user.disabledAt === null) return resetPassphrase(keyholder, context, input);
  requireStrong(input.passphrase, user.name);
  keepingKeys(keyholder.file, () =>
    transaction(context, (writer) => {
      run(writer, 'UPDATE user_account SET disabled_at = NULL, is_passphrase_temporary = 1 WHERE user_id = ?', user.userId);
      writer.audit({
        action: 'user.enable',
        entity: 'user_account',
        entityId: user.userId,
        before: { name: user.name, disabledAt: user.disabledAt },
        after: { name: user.name, disabledAt: null },
      });
      wrapAnew(keyholder, writer, { userUid: uidOfUser(writer, user.userId) ?? '', name: user.name }, input.passphrase, context.clock);
    }),
  );
}
