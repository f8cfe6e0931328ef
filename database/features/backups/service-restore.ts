/**
 * Takes a ledger back to a copy. Everything is prepared beside it under another name: copied, checked, migrated, told of its restore. Then one
 * rename. Killed anywhere, there is the old ledger or the new one, whole.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LedgerCard } from '../../../electron/contract/ledger.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { readHead, writeAnchor } from '../../core/anchor.ts';
import { auditFor, type Actor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { diskFull, fileFault } from '../../core/faults.ts';
import { freeBytes } from '../../core/disk.ts';
import { keyFileOf, readKeyFile, writeKeyFile, type KeyFile } from '../../core/keys.ts';
import { migrate } from '../../core/migrate.ts';
import { closeConnection, openConnection, type Connection } from '../../core/open.ts';
import { requireLedgerPlace } from '../../core/place.ts';
import type { Reader, Writer } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import { attachmentsFolder } from '../attachments/store.ts';
import { closeLedger, enter, inspectLedger, type LedgerKind, type OpenLedger } from '../ledger/open-ledger.ts';
import { findUserByUid } from '../users/accounts.ts';
import { tryPassphrase, tryRecoveryKey } from '../users/wrong-tries.ts';
import { carrySettings, carryUsers, type CarriedUsers } from './carry-over.ts';
import { copyInThread, type Followed } from './copy-thread.ts';
import { isSealedBy } from './manifest.ts';
import { copiesFrom, openSource, type BackupSource } from './source.ts';
import { makeBackup } from './service-make.ts';
import { keepDamaged, removeStaged, stagedFile, swapIn } from './swap.ts';

type Common = Followed & { readonly clock: Clock };

const spareBytes = 4 * 1024 * 1024;

/** @throws AppError BACKUP_OTHER_KEY, LEDGER_NEWER */
export function requireUsable(source: BackupSource, dataKey: Buffer): void {
  const { manifest } = source;
  if (!isSealedBy(manifest, dataKey)) throw new AppError('BACKUP_OTHER_KEY', { file: source.path });
  const supported = migrations.at(-1)?.version ?? 0;
  if (manifest.schemaVersion > supported)
    throw new AppError('LEDGER_NEWER', { found: manifest.schemaVersion, supported, file: source.path });
}

/**
 * Copies the ledger beside its place and its attachments into theirs, and reads it back. The sealed manifest says which bytes stood the check
 * when the copy was made; the same bytes need no second one. @returns attachments the copy should have and has not */
async function stage(source: BackupSource, file: string, followed: Followed): Promise<string[]> {
  const staged = stagedFile(file);
  removeStaged(file);
  const { jobs, missing } = copiesFrom(source, staged, attachmentsFolder(file));
  const { manifest } = source;
  const free = freeBytes(dirname(file));
  if (free !== null && free < jobs.reduce((sum, job) => sum + (existsSync(job.to) ? 0 : job.bytes), spareBytes)) throw diskFull(staged);
  const { bytes, sha256 } = manifest.ledgerFile;
  await copyInThread(
    { copies: jobs, check: null, verify: [{ from: staged, offset: 0, bytes, sha256 }], pack: null, phase: '正在取回备份' },
    followed,
  );
  return missing;
}

/** Opens the staged ledger, brings it up to date, writes into it, closes it: one file again, with an anchor of its own. */
function settleStaged<T>(file: string, dataKey: Buffer, clock: Clock, actorOf: (reader: Reader) => Actor, work: (writer: Writer) => T): T {
  const staged = stagedFile(file);
  const connection = openConnection(staged, dataKey, 'existing');
  try {
    migrate(connection, migrations, { file: staged, now: clock.now() });
    const done = connection
      .transaction(() => {
        const at = clock.now();
        const actor = actorOf({ connection });
        // A restore by the recovery key is nobody's of the ledger's users.
        return work({ connection, actor: actor as Writer['actor'], at, audit: auditFor(connection, actor, at) });
      })
      .immediate();
    const head = readHead(connection);
    if (head) writeAnchor(staged, dataKey, head);
    return done;
  } finally {
    closeConnection(connection);
  }
}

export type RestoreReport = {
  readonly ledger: OpenLedger;
  /** Folder of the copy of the state before. */
  readonly safetyCopy: string;
  readonly madeAt: string;
  readonly lostLines: number;
  readonly usersDisabled: readonly string[];
  readonly usersDropped: readonly string[];
  readonly missingAttachments: number;
};

export type RestoreInput = Common & {
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
  const { userUid } = tryPassphrase(file, keys, user.name, input.passphrase, clock);
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
  let carried: CarriedUsers;
  const before = readHead(ledger.connection);
  try {
    missing = await stage(source, file, { signal, onProgress });
    carried = settleStaged(
      file,
      ledger.dataKey,
      clock,
      // By the number the user has in the copy, once he is carried over.
      () => ({ userId: null, name: user.name }),
      (writer) =>
        tellRestore(writer, ledger, { userUid, madeAt: manifest.madeAt, upToLine: manifest.audit, before, safetyCopy: safety.copy.id }),
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
    lostLines: Math.max(0, (before?.seq ?? 0) - manifest.audit.seq),
    usersDisabled: carried.disabled,
    usersDropped: carried.dropped,
    missingAttachments: missing.length,
  };
}

type Told = {
  readonly userUid: string;
  readonly madeAt: string;
  readonly upToLine: { readonly seq: number; readonly hash: string };
  readonly before: { readonly seq: number; readonly hash: Buffer } | null;
  readonly safetyCopy: string;
};

function tellRestore(writer: Writer, ledger: OpenLedger, told: Told): CarriedUsers {
  const carried = carryUsers(writer, ledger, writer.at);
  const user = findUserByUid(writer.connection, Buffer.from(told.userUid, 'hex'));
  if (!user) throw new AppError('UNKNOWN_USER', { name: ledger.session.user.name });
  carrySettings(writer, ledger, user.userId);
  auditFor(
    writer.connection,
    { userId: user.userId, name: user.name },
    writer.at,
  )({
    action: 'ledger.restore',
    entity: 'ledger',
    entityId: 1,
    before: { seq: told.before?.seq ?? 0, hash: told.before?.hash.toString('hex') ?? '' },
    after: {
      seq: told.upToLine.seq,
      hash: told.upToLine.hash,
      madeAt: told.madeAt,
      safetyCopy: told.safetyCopy,
      usersDisabled: carried.disabled,
      usersDropped: carried.dropped,
    },
  });
  return carried;
}

export type Who =
  | { readonly kind: 'user'; readonly name: string; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string };

export type RestoreElsewhereInput = Common & {
  readonly path: string;
  readonly who: Who;
  /** Where the ledger is to stand. */
  readonly file: string;
  /** Whether a ledger that stands there (and does not open) is put aside, or refused. */
  readonly replaces: boolean;
  readonly wanted?: LedgerKind | undefined;
};

export type RestoredElsewhere = { readonly card: LedgerCard; readonly keptAs: string | null; readonly missingAttachments: number };

/** The keys of the ledger that stands there, if it is the same one: passphrases changed since the copy hold. */
function keysAt(file: string, source: BackupSource): KeyFile {
  try {
    const keys = readKeyFile(file);
    return keys.ledgerUid === source.keys.ledgerUid ? keys : source.keys;
  } catch {
    return source.keys;
  }
}

function unlock(file: string, keys: KeyFile, who: Who, clock: Clock): { dataKey: Buffer; userUid: string | null } {
  if (who.kind === 'user') return tryPassphrase(file, keys, who.name, who.passphrase, clock);
  return { dataKey: tryRecoveryKey(file, keys, who.recoveryKey, clock), userUid: null };
}

/**
 * Before login: from a copy to a ledger, on a new computer or in the place of one that does not open.
 * @throws AppError WRONG_PASSPHRASE, RECOVERY_KEY_WRONG, BACKUP_*, LEDGER_EXISTS, LEDGER_ON_NETWORK, LEDGER_IN_SYNC_FOLDER, LEDGER_NEWER, LEDGER_IS_DEMO, DISK_FULL, FILE_NOT_WRITABLE, CANCELLED
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
  const { dataKey, userUid } = unlock(file, keys, who, clock);
  try {
    requireUsable(source, dataKey);
    if (input.replaces && existsSync(file)) refuseWhole(file, dataKey);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const missing = await stage(source, file, input);
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

/** A ledger that opens and is whole goes back in the window, with a safety copy; one that somebody works in is left alone. @throws AppError LEDGER_IN_USE, LEDGER_EXISTS */
function refuseWhole(file: string, dataKey: Buffer): void {
  let connection: Connection | null = null;
  try {
    connection = openConnection(file, dataKey, 'existing');
    if (connection.pragma('quick_check(1)', { simple: true }) === 'ok') throw new AppError('LEDGER_EXISTS', { file });
  } catch (error) {
    if (error instanceof AppError && (error.code === 'LEDGER_IN_USE' || error.code === 'LEDGER_EXISTS')) throw error;
  } finally {
    connection?.close();
  }
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
