/**
 * Wrapped keys that no longer count. Whoever puts an old key file back beside the ledger opens the ledger file with the passphrase of then, and
 * is refused at the door. Written in the transaction of the change that makes a slot void.
 */
import { AppError } from '../../../electron/contract/result.ts';
import type { Actor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { readKeyFile, secondCopyOf, slotHash, type KeySlot } from '../../core/keys.ts';
import type { Connection } from '../../core/open.ts';
import { row, run, transaction, type Reader, type Writer } from '../../core/sql.ts';

export function revokeSlot(writer: Writer, slot: KeySlot): void {
  run(
    writer,
    'INSERT INTO revoked_key (slot_sha256, user_id, revoked_at) VALUES (?, (SELECT user_id FROM user_account WHERE uid = unhex(?)), ?) ON CONFLICT DO NOTHING',
    slotHash(slot),
    slot.userUid ?? '',
    writer.at,
  );
}

/** All slots of a user, or of the recovery key for null, in both copies of the key file. One that cannot be read now revokes nothing. */
export function revokeHeld(writer: Writer, file: string, userUid: string | null): void {
  for (const slot of slotsAtHand(file)) if (slot.userUid === userUid) revokeSlot(writer, slot);
}

function slotsAtHand(file: string): readonly KeySlot[] {
  try {
    return [...readKeyFile(file).slots, ...(secondCopyOf(file)?.slots ?? [])];
  } catch {
    return [];
  }
}

export function isRevoked(reader: Reader, slot: KeySlot): boolean {
  return row(reader, 'SELECT 1 FROM revoked_key WHERE slot_sha256 = ?', slotHash(slot)) !== undefined;
}

/** For the slot that has just opened. The log keeps the try. @throws AppError KEY_REVOKED */
export function refuseRevoked(connection: Connection, slot: KeySlot, actor: Actor, clock: Clock): void {
  if (!isRevoked({ connection }, slot)) return;
  // The recovery key is nobody's of the ledger's users.
  transaction({ connection, actor: actor as Writer['actor'], clock }, (writer) =>
    writer.audit({ action: 'session.revokedKey', entity: 'user_account', entityId: actor.userId, after: { tried: slot.kind } }),
  );
  throw keyRevoked(slot);
}

export function keyRevoked(slot: KeySlot): AppError {
  return new AppError('KEY_REVOKED', { secret: slot.kind === 'user' ? '口令' : '恢复密钥' });
}
