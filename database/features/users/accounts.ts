import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Connection } from '../../core/open.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';

export type UserRow = {
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
  readonly townCode: string | null;
  readonly homeId: number | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly isPassphraseTemporary: boolean;
};

/** The township of a township clerk, the home of a home manager, null for the others. */
export type Place = { readonly townCode: string | null; readonly homeId: number | null };
export const noPlace: Place = { townCode: null, homeId: null };

const columns =
  'user_id AS userId, name, role, town_code AS townCode, home_id AS homeId, created_at AS createdAt, disabled_at AS disabledAt, is_passphrase_temporary AS isPassphraseTemporary';

type StoredUser = Omit<UserRow, 'isPassphraseTemporary'> & { readonly isPassphraseTemporary: number };
const asUser = (user: StoredUser): UserRow => ({ ...user, isPassphraseTemporary: user.isPassphraseTemporary === 1 });

export function insertUser(
  connection: Connection,
  uid: Buffer,
  name: string,
  role: Role,
  at: string,
  place: Place = noPlace,
  isPassphraseTemporary = false,
): number {
  return Number(
    statement(
      connection,
      'INSERT INTO user_account (uid, name, role, town_code, home_id, created_at, is_passphrase_temporary) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(uid, name, role, place.townCode, place.homeId, at, isPassphraseTemporary ? 1 : 0).lastInsertRowid,
  );
}

export function findUserByUid(connection: Connection, uid: Buffer): UserRow | undefined {
  const found = statement(connection, `SELECT ${columns} FROM user_account WHERE uid = ?`).get(uid) as StoredUser | undefined;
  return found && asUser(found);
}

export function findUserByName(reader: Reader, name: string): UserRow | undefined {
  const found = statement(reader.connection, `SELECT ${columns} FROM user_account WHERE name = ?`).get(name) as StoredUser | undefined;
  return found && asUser(found);
}

/** @throws AppError UNKNOWN_USER */
export function userById(reader: Reader, userId: number): UserRow {
  const found = statement(reader.connection, `SELECT ${columns} FROM user_account WHERE user_id = ?`).get(userId) as StoredUser | undefined;
  if (!found) throw new AppError('UNKNOWN_USER', { name: String(userId) });
  return asUser(found);
}

export function listUsers(reader: Reader): UserRow[] {
  return rows<StoredUser>(reader, `SELECT ${columns} FROM user_account ORDER BY user_id`).map(asUser);
}

export function uidOfUser(reader: Reader, userId: number): string | null {
  const found = statement(reader.connection, 'SELECT uid FROM user_account WHERE user_id = ?').get(userId) as { uid: Buffer } | undefined;
  return found?.uid.toString('hex') ?? null;
}
