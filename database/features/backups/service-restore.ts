/**
 * Takes a ledger back to a copy. Everything is prepared beside it under another name: copied, checked, migrated, told of its restore. Then one
 * rename. Killed anywhere, there is the old ledger or the new one, whole.
 */
import { AppError } from '../../../electron/contract/result.ts';
import { readHead } from '../../core/anchor.ts';
import { auditFor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { fileFault } from '../../core/faults.ts';
import { readKeyFile, type KeySlot } from '../../core/keys.ts';
import type { Writer } from '../../core/sql.ts';
import { closeLedger, enter, type OpenLedger } from '../ledger/open-ledger.ts';
import { findUserByUid } from '../users/accounts.ts';
import { refuseRevoked } from '../users/revoked-keys.ts';
import { tryPassphrase } from '../users/wrong-tries.ts';
import { carryLog, lostLog } from './carry-log.ts';
import { carryRevokedKeys, carrySettings, carryUsers, type CarriedUsers } from './carry-over.ts';
import type { Followed } from './copy-thread.ts';
import { makeBackup } from './service-make.ts';
import { openSource } from './source.ts';
import { requireUsable, settleStaged, stage } from './stage.ts';
import { removeStaged, stagedFile, swapIn } from './swap.ts';

export type RestoreReport = {
  readonly ledger: OpenLedger;
  /** Folder of the copy of the state before. */
  readonly safetyCopy: string;
  readonly madeAt: string;
  /** Lines of the log the copy does not have; they are carried over. */
  readonly lostLines: number;
  readonly usersDisabled: readonly string[];
  readonly usersDropped: readonly string[];
  readonly missingAttachments: number;
};

export type RestoreInput = Followed & {
  readonly clock: Clock;
  /** Manifest, folder or package. */
  readonly path: string;
  /** Of the user who is logged in. */
  readonly passphrase: string;
  readonly appVersion: string;
  /** Told whenever another connection stands in for the ledger; null while it is closed. */
  readonly onLedger: (ledger: OpenLedger | null) => void;
};

/**
 * In the window: the ledger that is open goes back to a copy of itself. First it is copied as it is now.
 * @throws AppError WRONG_PASSPHRASE, BACKUP_*, LEDGER_NEWER, DISK_FULL, FILE_NOT_WRITABLE, CANCELLED, RESTORE_NOT_SWAPPED; the ledger is then as it was, and open
 */
export async function restoreBackup(ledger: OpenLedger, input: RestoreInput): Promise<RestoreReport> {
  const { clock, signal, onProgress } = input;
  const { file, session } = ledger;
  const { user } = session;
  const keys = readKeyFile(file);
  const { userUid, slot } = tryPassphrase(file, keys, user.name, input.passphrase, clock);
  refuseRevoked(ledger.connection, slot, { userId: user.userId, name: user.name }, clock);
  const source = openSource(input.path);
  const { manifest } = source;
  if (manifest.ledger.uid !== keys.ledgerUid) throw new AppError('BACKUP_OTHER_LEDGER', { name: manifest.ledger.name });
  requireUsable(source, ledger.dataKey);
  const safety = await makeBackup(ledger, {
    kind: 'restore',
    clock,
    appVersion: input.appVersion,
    madeBy: user.name,
    signal,
    onProgress: onProgress && ((progress) => onProgress({ ...progress, phase: `恢复前备份：${progress.phase}` })),
  });
  let missing: string[];
  let carried: CarriedUsers & { readonly lostLines: number };
  try {
    missing = await stage(source, file, ledger.dataKey, { signal, onProgress });
    carried = settleStaged(
      file,
      ledger.dataKey,
      clock,
      // By the number the user has in the copy, once he is carried over.
      () => ({ userId: null, name: user.name }),
      (writer) =>
        tellRestore(writer, ledger, {
          userUid,
          madeAt: manifest.madeAt,
          upToLine: manifest.audit,
          safetyCopy: safety.copy.id,
          slots: [...keys.slots, ...source.keys.slots],
        }),
    );
  } catch (error) {
    removeStaged(file);
    throw fileFault(error, stagedFile(file));
  }
  const dataKey = Buffer.from(ledger.dataKey);
  input.onLedger(null);
  closeLedger(ledger);
  try {
    swapIn(file);
  } catch (error) {
    removeStaged(file);
    input.onLedger(enter(file, dataKey, userUid, clock, undefined, true));
    throw error;
  }
  // Keys of people the restored ledger does not know are taken out by the login.
  const restored = enter(file, dataKey, userUid, clock, undefined, true);
  input.onLedger(restored);
  return {
    ledger: restored,
    safetyCopy: safety.copy.id,
    madeAt: manifest.madeAt,
    lostLines: carried.lostLines,
    usersDisabled: carried.disabled,
    usersDropped: carried.dropped,
    missingAttachments: missing.length,
  };
}

type Told = {
  readonly userUid: string;
  readonly madeAt: string;
  readonly upToLine: { readonly seq: number; readonly hash: string };
  readonly safetyCopy: string;
  readonly slots: readonly KeySlot[];
};

function tellRestore(writer: Writer, ledger: OpenLedger, told: Told): CarriedUsers & { readonly lostLines: number } {
  // What was written while the copy was read is among them.
  const before = readHead(ledger.connection);
  const lost = lostLog(writer, ledger);
  const carried = carryUsers(writer, ledger, writer.at);
  carryRevokedKeys(writer, ledger, told.slots);
  const user = findUserByUid(writer.connection, Buffer.from(told.userUid, 'hex'));
  if (!user) throw new AppError('UNKNOWN_USER', { name: ledger.session.user.name });
  carrySettings(writer, ledger, user.userId);
  const audit = auditFor(writer.connection, { userId: user.userId, name: user.name }, writer.at);
  audit({
    action: 'ledger.restore',
    entity: 'ledger',
    entityId: 1,
    before: { seq: before?.seq ?? 0, hash: before?.hash.toString('hex') ?? '' },
    after: {
      seq: told.upToLine.seq,
      hash: told.upToLine.hash,
      madeAt: told.madeAt,
      safetyCopy: told.safetyCopy,
      usersDisabled: carried.disabled,
      usersDropped: carried.dropped,
      lostLines: lost.lines,
      ...(lost.left > 0 ? { linesLeft: lost.left } : {}),
    },
  });
  carryLog(audit, lost.carried);
  return { ...carried, lostLines: lost.lines };
}
