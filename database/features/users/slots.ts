/**
 * Key slots of users. The key file and the ledger cannot be written in one step, so each use case writes first what does no harm alone:
 * disabling and resetting the ledger first (it refuses the login, it asks for a new passphrase, whatever still opens), adding, enabling and
 * changing the key file first (nobody is left without a passphrase). What a crash leaves over is put right at the next login of anybody.
 */
import type { Clock } from '../../core/clock.ts';
import type { Connection } from '../../core/open.ts';
import { isCheapSlot, readKeyFile, repairSecondCopy, slotOfUser, withoutUsers, withSlot, wrapKey, writeKeyFile } from '../../core/keys.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { endWait } from '../../core/tries.ts';

/** As much of an open ledger as its keys need. */
export type Keyholder = { readonly file: string; readonly dataKey: Buffer };

export type SlotHolder = { readonly userUid: string; readonly name: string };

/** Wraps the data key with this passphrase; the passphrase the user had opens no longer. @throws AppError DISK_FULL, FILE_NOT_WRITABLE */
export function wrapForUser({ file, dataKey }: Keyholder, { userUid, name }: SlotHolder, passphrase: string): void {
  const keys = readKeyFile(file);
  writeKeyFile(file, withSlot(keys, wrapKey(keys.ledgerUid, dataKey, { kind: 'user', userUid, name }, passphrase)));
}

/** The same for somebody who does not know his passphrase, or has none: what was tried at the old one no longer makes him wait. */
export function wrapAnew(keyholder: Keyholder, holder: SlotHolder, passphrase: string, clock: Clock): void {
  wrapForUser(keyholder, holder, passphrase);
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

/** The same at login, where nothing may keep the user out: the login after it tries again. */
export function tidySlots(file: string, connection: Connection): void {
  try {
    removeIdleSlots(file, connection);
  } catch {
    // A key file that cannot be written now.
  }
}

/** A slot made when a try cost less is wrapped anew while the passphrase is at hand. */
export function renewCheapSlot(keyholder: Keyholder, userUid: string, passphrase: string): void {
  const slot = slotOfUser(readKeyFile(keyholder.file), userUid);
  if (!slot || !isCheapSlot(slot)) return;
  try {
    wrapForUser(keyholder, { userUid, name: slot.name }, passphrase);
  } catch {
    // It opens as before; the next login tries again.
  }
}
