/**
 * Who may log in, and how this office wants the program to behave, are as they are now, not as they were: a restore takes back what was
 * recorded, never who was let in or shut out since. The key file stays, so everybody keeps the passphrase of today.
 */
import type { Connection } from '../../core/open.ts';
import type { KeySlot } from '../../core/keys.ts';
import { row, rows, type Reader, type Writer } from '../../core/sql.ts';
import { revokeSlot } from '../users/revoked-keys.ts';

type Row = Readonly<Record<string, unknown>>;
type UserRow = Row & {
  readonly user_id: number;
  readonly uid: Buffer;
  readonly name: string;
  readonly role: string;
  readonly home_id: number | null;
};

export type CarriedUsers = {
  /** Only the copy knows them, and nobody holds a key for them: disabled. */
  readonly disabled: string[];
  /** Bound to a home the copy does not have yet: to be added anew. */
  readonly dropped: string[];
};

function insertRow(connection: Connection, table: string, values: Row): void {
  const names = Object.keys(values);
  connection
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(values));
}

function homeIn(copy: Reader, now: Reader, homeId: number | null): number | null {
  if (homeId === null) return null;
  const home = row<{ uid: Buffer }>(now, 'SELECT uid FROM home WHERE home_id = ?', homeId);
  return (home && row<{ id: number }>(copy, 'SELECT home_id AS id FROM home WHERE uid = ?', home.uid)?.id) ?? null;
}

/** Runs in the transaction of the restore, in the copy that is to become the ledger. */
export function carryUsers(copy: Reader, now: Reader, at: string): CarriedUsers {
  const current = rows<UserRow>(now, 'SELECT * FROM user_account ORDER BY user_id');
  const currentUids = new Set(current.map((user) => user.uid.toString('hex')));
  const disabled: string[] = [];
  const dropped: string[] = [];
  const { connection } = copy;
  for (const user of rows<UserRow>(copy, 'SELECT * FROM user_account')) {
    if (currentUids.has(user.uid.toString('hex'))) continue;
    if (user['disabled_at'] === null) disabled.push(user.name);
    const isNameTaken = current.some((other) => other.name === user.name);
    connection
      .prepare('UPDATE user_account SET disabled_at = coalesce(disabled_at, ?), name = ? WHERE user_id = ?')
      .run(at, isNameTaken ? `${user.name}（旧 ${user.user_id}）` : user.name, user.user_id);
  }
  for (const { user_id: id, uid, ...user } of current) {
    const homeId = homeIn(copy, now, user.home_id);
    const isHomeless = user.home_id !== null && homeId === null;
    const before = row<{ id: number }>(copy, 'SELECT user_id AS id FROM user_account WHERE uid = ?', uid);
    if (isHomeless) {
      dropped.push(user.name);
      if (before) connection.prepare('UPDATE user_account SET disabled_at = coalesce(disabled_at, ?) WHERE user_id = ?').run(at, before.id);
      continue;
    }
    const values: Row = { ...user, home_id: homeId };
    if (before) {
      const names = Object.keys(values);
      connection
        .prepare(`UPDATE user_account SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE user_id = ?`)
        .run(...Object.values(values), before.id);
    } else {
      const isFree = row(copy, 'SELECT 1 FROM user_account WHERE user_id = ?', id) === undefined;
      insertRow(connection, 'user_account', { ...values, uid, ...(isFree ? { user_id: id } : {}) });
    }
  }
  return { disabled, dropped };
}

/** The number a user of now has in the copy. */
function userIn(copy: Reader, now: Reader, userId: number | null): number | null {
  if (userId === null) return null;
  const user = row<{ uid: Buffer }>(now, 'SELECT uid FROM user_account WHERE user_id = ?', userId);
  return (user && row<{ id: number }>(copy, 'SELECT user_id AS id FROM user_account WHERE uid = ?', user.uid)?.id) ?? null;
}

/**
 * What has been revoked since stays revoked: the copy does not know it. Whoever is shut out gets another passphrase when he is let in again.
 * @param slots of the key file of today and of that beside the copy
 */
export function carryRevokedKeys(copy: Writer, now: Reader, slots: readonly KeySlot[]): void {
  const revoke = copy.connection.prepare(
    'INSERT INTO revoked_key (slot_sha256, user_id, revoked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const key of rows<{ slot_sha256: Buffer; user_id: number | null; revoked_at: string }>(now, 'SELECT * FROM revoked_key'))
    revoke.run(key.slot_sha256, userIn(copy, now, key.user_id), key.revoked_at);
  for (const slot of slots)
    if (row(copy, 'SELECT 1 FROM user_account WHERE uid = unhex(?) AND disabled_at IS NOT NULL', slot.userUid ?? ''))
      revokeSlot(copy, slot);
}

/** Settings, and the list of copies made since: they lie on the disk all the same. `fallback` stands for users who could not be carried over. */
export function carrySettings(copy: Reader, now: Reader, fallback: number): void {
  const { connection } = copy;
  connection.prepare('DELETE FROM setting').run();
  for (const setting of rows<Row & { changed_by: number }>(now, 'SELECT * FROM setting'))
    insertRow(connection, 'setting', { ...setting, changed_by: userIn(copy, now, setting.changed_by) ?? fallback });
  for (const { backup_id: _, ...backup } of rows<Row & { backup_id: number; uid: Buffer; made_by: number | null }>(
    now,
    'SELECT * FROM backup ORDER BY backup_id',
  )) {
    if (row(copy, 'SELECT 1 FROM backup WHERE uid = ?', backup.uid)) continue;
    insertRow(connection, 'backup', { ...backup, made_by: userIn(copy, now, backup.made_by) });
  }
}
