/** Before login: from a copy to a ledger, on a new computer or in the place of one that does not open. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LedgerCard } from '../../../electron/contract/ledger.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Actor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { fileFault } from '../../core/faults.ts';
import { putKeysBack } from '../../core/key-repair.ts';
import { keyFileOf, readKeyFile, slotOfRecovery, writeKeyFile, type KeyFile, type KeySlot } from '../../core/keys.ts';
import { openConnection, type Connection } from '../../core/open.ts';
import { requireLedgerPlace } from '../../core/place.ts';
import type { Reader } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import { inspectLedger, type LedgerKind } from '../ledger/open-ledger.ts';
import { findUserByUid } from '../users/accounts.ts';
import { isRevoked, keyRevoked } from '../users/revoked-keys.ts';
import { tryPassphrase, tryRecoveryKey } from '../users/wrong-tries.ts';
import type { Followed } from './copy-thread.ts';
import { openSource, type BackupSource } from './source.ts';
import { requireUsable, settleStaged, stage } from './stage.ts';
import { keepDamaged, removeStaged, swapIn } from './swap.ts';

export type Who =
  | { readonly kind: 'user'; readonly name: string; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string };

export type RestoreElsewhereInput = Followed & {
  readonly clock: Clock;
  readonly path: string;
  readonly who: Who;
  /** Where the ledger is to stand. */
  readonly file: string;
  /** Whether a ledger that stands there (and does not open) is put aside, or refused. */
  readonly replaces: boolean;
  /** Wrong tries at a copy are counted beside this file, wherever its ledger is to stand: a new folder for every try would begin anew. */
  readonly triesBeside?: string;
  readonly wanted?: LedgerKind | undefined;
};

export type RestoredElsewhere = { readonly card: LedgerCard; readonly keptAs: string | null; readonly missingAttachments: number };

/**
 * The keys of the ledger that stands there: passphrases changed since the copy hold. A copy of another ledger, which anybody can make, opens
 * nothing here: with its key the ledger that stands there would look damaged.
 * @throws AppError BACKUP_OTHER_LEDGER
 */
function keysAt(file: string, source: BackupSource): KeyFile {
  let keys: KeyFile;
  try {
    keys = readKeyFile(file);
  } catch {
    return source.keys;
  }
  if (keys.ledgerUid !== source.keys.ledgerUid) throw new AppError('BACKUP_OTHER_LEDGER', { name: source.manifest.ledger.name });
  return keys;
}

type Unlocked = { readonly dataKey: Buffer; readonly userUid: string | null; readonly slot: KeySlot | undefined };

function unlock(file: string, keys: KeyFile, who: Who, clock: Clock): Unlocked {
  if (who.kind === 'user') return tryPassphrase(file, keys, who.name, who.passphrase, clock);
  return { dataKey: tryRecoveryKey(file, keys, who.recoveryKey, clock), userUid: null, slot: slotOfRecovery(keys) };
}

/**
 * Before login: from a copy to a ledger, on a new computer or in the place of one that does not open. Where only the keys of a whole ledger are
 * gone, they alone come from the copy.
 * @throws AppError WRONG_PASSPHRASE, RECOVERY_KEY_WRONG, KEY_REVOKED, BACKUP_*, LEDGER_EXISTS, LEDGER_ON_NETWORK, LEDGER_IN_SYNC_FOLDER, LEDGER_NEWER, LEDGER_IS_DEMO, DISK_FULL, FILE_NOT_WRITABLE, CANCELLED
 */
export async function restoreElsewhere(input: RestoreElsewhereInput): Promise<RestoredElsewhere> {
  const { file, clock, who } = input;
  const source = openSource(input.path);
  const { manifest } = source;
  if (input.wanted !== undefined && manifest.ledger.isDemo !== (input.wanted === 'demo'))
    throw new AppError(manifest.ledger.isDemo ? 'LEDGER_IS_DEMO' : 'LEDGER_NOT_DEMO', { file: source.path });
  // Before the work, not at the first opening.
  requireLedgerPlace(file);
  if (!input.replaces && existsSync(file)) throw new AppError('LEDGER_EXISTS', { file });
  const keys = input.replaces ? keysAt(file, source) : source.keys;
  const unlocked = unlock(input.replaces ? file : (input.triesBeside ?? file), keys, who, clock);
  const { dataKey, userUid } = unlocked;
  try {
    requireUsable(source, dataKey);
    if (input.replaces && existsSync(file) && standsWhole(file, unlocked, who, keys === source.keys)) {
      putKeysBack(file, keys, 'copy');
      return { card: inspectLedger(file), keptAs: null, missingAttachments: 0 };
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const missing = await stage(source, file, dataKey, input);
    settleStaged(
      file,
      dataKey,
      clock,
      (reader) => administrator(reader, userUid, who),
      (writer) =>
        writer.audit({
          action: 'ledger.restore',
          entity: 'ledger',
          entityId: 1,
          after: { seq: manifest.audit.seq, hash: manifest.audit.hash, madeAt: manifest.madeAt, isMoved: !input.replaces },
        }),
    );
    const keptAs = place(file, keys, clock);
    return { card: inspectLedger(file), keptAs, missingAttachments: missing.length };
  } catch (error) {
    removeStaged(file);
    throw fileFault(error, file);
  } finally {
    dataKey.fill(0);
  }
}

/** What keeps a whole ledger closed as well as a damaged one, and what a whole one itself says. */
const saysNothing: ReadonlySet<string> = new Set([
  'LEDGER_EXISTS',
  'LEDGER_IN_USE',
  'LEDGER_READ_ONLY',
  'KEY_REVOKED',
  'BACKUP_NOT_ADMINISTRATOR',
]);

/**
 * A ledger that opens and is whole goes back in the window, with a safety copy; one that somebody works in is left alone.
 * @param areKeysGone the keys are those of the copy: it needs nothing but them
 * @returns false for one that is damaged
 * @throws AppError LEDGER_IN_USE, LEDGER_EXISTS, LEDGER_READ_ONLY, KEY_REVOKED, BACKUP_NOT_ADMINISTRATOR
 */
function standsWhole(file: string, unlocked: Unlocked, who: Who, areKeysGone: boolean): boolean {
  let connection: Connection | null = null;
  try {
    connection = openConnection(file, unlocked.dataKey, 'existing');
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
    if (!areKeysGone) throw new AppError('LEDGER_EXISTS', { file });
    mayPutKeysBack({ connection }, unlocked, who);
    return true;
  } catch (error) {
    if (error instanceof AppError && saysNothing.has(error.code)) throw error;
    return false;
  } finally {
    connection?.close();
  }
}

/** As the ledger says today. One of an older program knows no revoked keys; it is brought up to date at the login. */
function mayPutKeysBack(reader: Reader, { slot, userUid }: Unlocked, who: Who): void {
  if ((reader.connection.pragma('user_version', { simple: true }) as number) < (migrations.at(-1)?.version ?? 0)) return;
  if (slot && isRevoked(reader, slot)) throw keyRevoked(slot);
  administrator(reader, userUid, who);
}

function administrator(reader: Reader, userUid: string | null, who: Who): Actor {
  if (userUid === null) return { userId: null, name: '恢复密钥' };
  const user = findUserByUid(reader.connection, Buffer.from(userUid, 'hex'));
  if (!user || user.role !== 'admin' || user.disabledAt !== null)
    throw new AppError('BACKUP_NOT_ADMINISTRATOR', { name: who.kind === 'user' ? who.name : '' });
  return { userId: user.userId, name: user.name };
}

/** Keys first: a ledger never stands without them. */
function place(file: string, keys: KeyFile, clock: Clock): string | null {
  const stamp = clock.now().replace(/[-:]/g, '').slice(0, 15);
  let isOwn = false;
  try {
    isOwn = readKeyFile(file).ledgerUid === keys.ledgerUid;
  } catch {
    if (existsSync(keyFileOf(file))) renameSync(keyFileOf(file), `${keyFileOf(file)}.damaged-${stamp}`);
  }
  if (!isOwn && existsSync(keyFileOf(file))) renameSync(keyFileOf(file), `${keyFileOf(file)}.other-${stamp}`);
  if (!isOwn) writeKeyFile(file, keys);
  const keptAs = existsSync(file) ? keepDamaged(file, stamp) : null;
  swapIn(file);
  return keptAs;
}
