/**
 * Key slots of users. The key file and the ledger cannot be written in one step, so each use case writes first what does no harm alone:
 * disabling and the mark of a reset the ledger first (it refuses the login, it asks for a new passphrase, whatever still opens), everything that
 * gives a passphrase the key file first, with the old slot revoked in the transaction around it (nobody is left without a passphrase). What a
 * crash leaves over is put right at the next login of anybody.
 */
import type { Clock } from '../../core/clock.ts';
import type { Connection } from '../../core/open.ts';
import { putKeysBack } from '../../core/key-repair.ts';
import {
  isCheapSlot,
  readKeyFile,
  repairSecondCopy,
  secondCopyOf,
  slotOfUser,
  withoutUsers,
  withSlot,
  wrapKey,
  writeKeyFile,
  type KeySlot,
} from '../../core/keys.ts';
import { rows, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { endWait } from '../../core/tries.ts';
import { isRevoked, revokeHeld } from './revoked-keys.ts';

/** As much of an open ledger as its keys need. */
export type Keyholder = { readonly file: string; readonly dataKey: Buffer };

export type SlotHolder = { readonly userUid: string; readonly name: string };

/** Wraps the data key with this passphrase; the passphrase the user had opens no longer. @throws AppError DISK_FULL, FILE_NOT_WRITABLE */
export function wrapForUser({ file, dataKey }: Keyholder, writer: Writer, { userUid, name }: SlotHolder, passphrase: string): void {
  const keys = readKeyFile(file);
  revokeHeld(writer, file, userUid);
  writeKeyFile(file, withSlot(keys, wrapKey(keys.ledgerUid, dataKey, { kind: 'user', userUid, name }, passphrase)));
}

/** The same for somebody who does not know his passphrase, or has none: what was tried at the old one no longer makes him wait. */
export function wrapAnew(keyholder: Keyholder, writer: Writer, holder: SlotHolder, passphrase: string, clock: Clock): void {
  wrapForUser(keyholder, writer, holder, passphrase);
  endWait(keyholder.file, readKeyFile(keyholder.file).ledgerUid, { kind: 'user', name: holder.name }, clock);
}

/**
 * For work that writes the key file and then commits the ledger: when the commit fails (a full disk) the key file becomes what it was, so that
 * a refusal has changed nothing.
 */
export function keepingKeys<T>(file: string, work: () => T): T {
  const before = readKeyFile(file);
  try {
    return work();
  } catch (error) {
    if (JSON.stringify(readKeyFile(file)) !== JSON.stringify(before)) writeKeyFile(file, before);
    throw error;
  }
}

/** `wrapAnew` where nothing else is written with it. @throws AppError DISK_FULL, FILE_NOT_WRITABLE */
export function giveSlot(keyholder: Keyholder, context: WriteContext, holder: SlotHolder, passphrase: string): void {
  keepingKeys(keyholder.file, () => transaction(context, (writer) => wrapAnew(keyholder, writer, holder, passphrase, context.clock)));
}

/** Uids of users with a passphrase, in hex. */
export function usersWithSlot(file: string): ReadonlySet<string> {
  return new Set(readKeyFile(file).slots.flatMap((slot) => (slot.userUid === null ? [] : [slot.userUid])));
}

function usersWhoMayEnter(reader: Reader): ReadonlySet<string> {
  return new Set(
    rows<{ uid: Buffer }>(reader, 'SELECT uid FROM user_account WHERE disabled_at IS NULL').map(({ uid }) => uid.toString('hex')),
  );
}

/** Takes the slots of everybody out who may not enter. @throws AppError DISK_FULL, FILE_NOT_WRITABLE */
export function removeIdleSlots(file: string, connection: Connection): void {
  const keys = readKeyFile(file);
  const enabled = usersWhoMayEnter({ connection });
  const idle = new Set(keys.slots.flatMap(({ userUid }) => (userUid === null || enabled.has(userUid) ? [] : [userUid])));
  if (idle.size > 0) writeKeyFile(file, withoutUsers(keys, idle));
  else repairSecondCopy(file, keys);
}

/**
 * An old key file was put back while the second copy is still that of today: today's stands in its place again. Not when somebody who may enter
 * would be left without a slot.
 */
function replaceOldKeyFile(file: string, connection: Connection): void {
  const reader = { connection };
  const keys = readKeyFile(file);
  const enabled = usersWhoMayEnter(reader);
  const counts = (slot: KeySlot): boolean => slot.userUid === null || enabled.has(slot.userUid);
  const hasRevoked = (slots: readonly KeySlot[]): boolean => slots.some((slot) => counts(slot) && isRevoked(reader, slot));
  if (!hasRevoked(keys.slots)) return;
  const second = secondCopyOf(file);
  if (!second || second.ledgerUid !== keys.ledgerUid || hasRevoked(second.slots)) return;
  const held = new Set(second.slots.map((slot) => slot.userUid));
  if (keys.slots.some((slot) => counts(slot) && !held.has(slot.userUid))) return;
  putKeysBack(file, second, 'outdated');
}

/** The same at login, where nothing may keep the user out: the login after it tries again. */
export function tidySlots(file: string, connection: Connection): void {
  try {
    replaceOldKeyFile(file, connection);
    removeIdleSlots(file, connection);
  } catch {
    // A key file that cannot be written now.
  }
}

/** A slot made when a try cost less is wrapped anew while the passphrase is at hand. */
export function renewCheapSlot(keyholder: Keyholder, context: WriteContext, userUid: string, passphrase: string): void {
  const slot = slotOfUser(readKeyFile(keyholder.file), userUid);
  if (!slot || !isCheapSlot(slot)) return;
  try {
    keepingKeys(keyholder.file, () =>
      transaction(context, (writer) => wrapForUser(keyholder, writer, { userUid, name: slot.name }, passphrase)),
    );
  } catch {
    // It opens as before; the next login tries again.
  }
}
