import type { Role } from '../../../electron/contract/method.ts';
import type { Connection } from '../../core/open.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';

export type UserRow = {
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly disabledAt: string | null;
};

const columns = 'user_id AS userId, name, role, created_at AS createdAt, disabled_at AS disabledAt';

export function insertUser(connection: Connection, uid: Buffer, name: string, role: Role, at: string): number {
  return Number(
    statement(connection, 'INSERT INTO user_account (uid, name, role, created_at) VALUES (?, ?, ?, ?)').run(uid, name, role, at)
      .lastInsertRowid,
  );
}

export function findUserByUid(connection: Connection, uid: Buffer): UserRow | undefined {
  return statement(connection, `SELECT ${columns} FROM user_account WHERE uid = ?`).get(uid) as UserRow | undefined;
}

export function findUserByName(reader: Reader, name: string): UserRow | undefined {
  return statement(reader.connection, `SELECT ${columns} FROM user_account WHERE name = ?`).get(name) as UserRow | undefined;
}

export function listUsers(reader: Reader): UserRow[] {
  return rows(reader, `SELECT ${columns} FROM user_account ORDER BY user_id`);
}

export function uidOfUser(reader: Reader, userId: number): string | null {
  const found = statement(reader.connection, 'SELECT uid FROM user_account WHERE user_id = ?').get(userId) as { uid: Buffer } | undefined;
  return found?.uid.toString('hex') ?? null;
}
