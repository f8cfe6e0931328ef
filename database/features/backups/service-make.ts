/** Makes a copy of the open ledger: the file as it stands, its keys, its attachments; checked, sealed, then named. Work goes on meanwhile. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import type { BackupKind } from '../../../electron/contract/backups.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { moveAnchor, readHead } from '../../core/anchor.ts';
import type { Clock } from '../../core/clock.ts';
import { diskFull, fileFault } from '../../core/faults.ts';
import { freeBytes } from '../../core/disk.ts';
import { keyFileOf } from '../../core/keys.ts';
import { holdStill } from '../../core/live-file.ts';
import { newUid, row, rows, run, transaction, type WriteContext } from '../../core/sql.ts';
import { sealedSize } from '../attachments/sealed-file.ts';
import { attachmentsFolder } from '../attachments/store.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { quietWatch, syncFolder, type Checked, type CopyJob } from './copy.ts';
import { copyInThread, type Followed } from './copy-thread.ts';
import { runTask, type CopyOutcome, type CopyTask } from './copy-task.ts';
import { manifestBytes, manifestName, sealManifest, type Manifest, type ManifestContent } from './manifest.ts';
import { attachmentPool, namesOfCopy, ownPlace, rotate, sweepLeftovers, type FoundCopy, type Place } from './place.ts';
import { poolTurn, settleTurn, type PoolTurn } from './pool-check.ts';
import { copyName } from './rotation.ts';
import { rotationOf } from './settings.ts';
import { writeSmall } from './small-file.ts';

export type MakeOptions = Followed & {
  readonly kind: BackupKind;
  readonly clock: Clock;
  readonly appVersion: string;
  /** Null for one the program makes by itself. */
  readonly madeBy: string | null;
};

export type MadeCopy = { readonly copy: FoundCopy; readonly manifest: Manifest; readonly removed: number };

/** What is copied, and what is known of it before it is read. */
type Plan = {
  readonly place: Place;
  readonly id: string;
  readonly partial: string;
  readonly ledgerFile: string;
  readonly task: CopyTask;
  readonly content: Omit<ManifestContent, 'schemaVersion' | 'audit' | 'trail' | 'tables' | 'ledgerFile'>;
  readonly keyBytes: Buffer;
  readonly turn: PoolTurn;
};

type Source = Pick<OpenLedger, 'file' | 'connection' | 'dataKey'>;

/** Room for the manifest and for what the ledger grows by while it is copied. */
export const spareBytes = 4 * 1024 * 1024;

function freeName(place: Place, at: string, kind: BackupKind): string {
  const name = copyName(at, kind);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(join(place.folder, id)) && !existsSync(join(place.folder, `${id}.partial`))) return id;
  }
}

function attachmentsOf({ file, connection }: Source): { present: ManifestContent['attachments']; missing: string[] } {
  const pool = attachmentPool(ownPlace(file));
  const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;
  const contents = rows<{ fileName: string; bytes: number }>(
    { connection },
    'SELECT file_name AS fileName, bytes FROM attachment_content ORDER BY content_id',
  );
  const present: { name: string; bytes: number }[] = [];
  const missing: string[] = [];
  for (const { fileName, bytes } of contents) {
    const found = sizeOf(join(attachmentsFolder(file), fileName));
    const whole = sealedSize(bytes);
    // Cut short where it lies, and whole in an earlier copy: that one stays.
    if (found !== undefined) present.push({ name: fileName, bytes: sizeOf(join(pool, fileName)) === whole ? whole : found });
    else missing.push(fileName);
  }
  return { present, missing };
}

/** Holds the ledger still and writes down what is to be done. The caller releases it. */
function plan(source: Source, options: Omit<MakeOptions, 'signal' | 'onProgress'>, hasAttachments: boolean) {
  const { file, connection, dataKey } = source;
  const place = ownPlace(file);
  const names = namesOfCopy(basename(file), basename(keyFileOf(file)));
  try {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFault(error, place.folder);
  }
  const at = options.clock.now();
  const id = freeName(place, at, options.kind);
  const partial = join(place.folder, `${id}.partial`);
  const ledger = row<{ uid: Buffer; name: string; regionName: string; isDemo: number }>(
    { connection },
    'SELECT uid, name, region_name AS regionName, is_demo AS isDemo FROM ledger',
  );
  const keyBytes = readFileSync(keyFileOf(file));
  const attachments = hasAttachments ? attachmentsOf(source) : { present: [], missing: [] };
  const still = holdStill(connection, file);
  try {
    // Not before: a copy that is being made just now has not its own name yet either.
    sweepLeftovers(place, names);
    const head = readHead(connection);
    if (!ledger || !head) throw new AppError('LEDGER_DAMAGED', { file });
    const free = freeBytes(place.folder);
    const room = attachmentRoom(place, attachments.present) + still.bytes + spareBytes;
    if (free !== null && free < room) throw diskFull(partial);
    mkdirSync(partial, { mode: 0o700 });
    const ledgerFile = join(partial, basename(file));
    const turn = poolTurn(
      place,
      attachments.present.map(({ name }) => name),
      options.kind,
    );
    const copies: CopyJob[] = [{ from: still.handle, offset: 0, bytes: still.bytes, to: ledgerFile, sha256: null }];
    for (const { name, bytes } of attachments.present)
      copies.push({
        from: join(attachmentsFolder(file), name),
        offset: 0,
        bytes,
        to: join(attachmentPool(place), name),
        sha256: null,
        isKeptIfThere: true,
        sealed: { name, dataKey },
        isCheckedIfThere: turn.checked.has(name),
      });
    const planned: Plan = {
      place,
      id,
      partial,
      ledgerFile,
      task: {
        copies,
        check: { file: ledgerFile, dataKey, head: { seq: head.seq, hash: head.hash.toString('hex') } },
        pack: null,
        phase: '正在备份',
      },
      content: {
        format: 'yiyang-backup',
        version: 1,
        kind: options.kind,
        madeAt: at,
        madeBy: options.madeBy,
        appVersion: options.appVersion,
        ledger: { uid: ledger.uid.toString('hex'), name: ledger.name, regionName: ledger.regionName, isDemo: ledger.isDemo === 1 },
        keyFile: {
          name: basename(keyFileOf(file)),
          bytes: keyBytes.length,
          sha256: createHash('sha256').update(keyBytes).digest('hex'),
        },
        attachments: attachments.present,
        missingAttachments: attachments.missing,
      },
      keyBytes,
      turn,
    };
    return { planned, still };
  } catch (error) {
    still.release();
    throw fileFault(error, partial);
  }
}

/** What the pool of a place does not hold yet. */
export function attachmentRoom(place: Place, present: ManifestContent['attachments']): number {
  const pool = attachmentPool(place);
  return present.reduce((sum, { name, bytes }) => sum + (existsSync(join(pool, name)) ? 0 : bytes), 0);
}

/** After the copy has been checked: what it says of itself is written last, then it gets its name. */
function seal(planned: Plan, outcome: CopyOutcome, dataKey: Uint8Array): FoundCopy & { manifest: Manifest } {
  const { place, id, partial, ledgerFile, content, keyBytes } = planned;
  const checked: Checked | null = outcome.checked;
  const { sha256 } = outcome;
  const damaged = new Set(outcome.damaged);
  if (!checked || !sha256) throw new Error('the copy was not checked');
  const folder = join(place.folder, id);
  try {
    const manifest = sealManifest(
      {
        ...content,
        attachments: content.attachments.filter(({ name }) => !damaged.has(name)),
        missingAttachments: [...content.missingAttachments, ...damaged],
        schemaVersion: checked.schemaVersion,
        audit: checked.audit,
        trail: [...checked.trail],
        tables: { ...checked.tables },
        ledgerFile: { name: basename(ledgerFile), bytes: statSync(ledgerFile).size, sha256 },
      },
      dataKey,
    );
    writeSmall(join(partial, content.keyFile.name), keyBytes);
    writeSmall(join(partial, manifestName), manifestBytes(manifest));
    syncFolder(partial);
    renameSync(partial, folder);
    syncFolder(place.folder);
    settleTurn(planned.turn, outcome.damaged);
    return { place, id, folder, manifest };
  } catch (error) {
    throw fileFault(error, folder);
  }
}

/** Another call may be in the middle of a transaction, or reading line by line: its steps are done between these waits. */
const waitMilliseconds = 20;
const longestWaitMilliseconds = 120_000;

export async function betweenTransactions<T>({ connection }: Source, signal: AbortSignal | undefined, work: () => T): Promise<T> {
  for (let waited = 0; ; waited += waitMilliseconds) {
    if (signal?.aborted || !connection.open) throw new AppError('CANCELLED');
    try {
      if (!connection.inTransaction) return work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'BUSY' || waited > longestWaitMilliseconds) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, waitMilliseconds);
    });
  }
}

/**
 * A checked copy in the folder beside the ledger, written down in the ledger and its audit; older ones go by the rotation.
 * @throws AppError DISK_FULL, FILE_NOT_WRITABLE, BACKUP_DAMAGED, CANCELLED, BUSY; the half copy is removed and the ledger is as it was
 */
export async function makeBackup(ledger: OpenLedger, options: MakeOptions): Promise<MadeCopy> {
  const { signal, onProgress } = options;
  const { planned, still } = await betweenTransactions(ledger, signal, () => plan(ledger, options, true));
  let isWhole = false;
  try {
    const outcome = await copyInThread(planned.task, { signal, onProgress }).finally(() => {
      isWhole = still.release();
    });
    if (!isWhole) throw new AppError('CANCELLED');
    const copy = seal(planned, outcome, ledger.dataKey);
    await betweenTransactions(ledger, undefined, () => recordCopy(ledger, options, copy, 'own'));
    moveAnchor(ledger.file, ledger.dataKey, ledger.connection);
    const removed = rotate(planned.place, ledger.dataKey, options.clock.now(), rotationOf(ledger));
    return { copy, manifest: copy.manifest, removed };
  } catch (error) {
    sweepLeftovers(planned.place, namesOfCopy(basename(ledger.file), basename(keyFileOf(ledger.file))));
    throw error;
  }
}

/** At once, in line: before a migration, while nobody is logged in yet. Nothing is written into the ledger. @throws as `makeBackup` */
export function makeBackupNow(source: Source, options: Omit<MakeOptions, 'signal' | 'onProgress'>): FoundCopy {
  // The tables of attachments and settings may not be there yet.
  const hasAttachments =
    row({ connection: source.connection }, "SELECT 1 FROM sqlite_schema WHERE name = 'attachment_content'") !== undefined;
  const { planned, still } = plan(source, options, hasAttachments);
  try {
    return seal(planned, runTask(planned.task, quietWatch), source.dataKey);
  } finally {
    still.release();
    sweepLeftovers(planned.place, namesOfCopy(basename(source.file), basename(keyFileOf(source.file))));
  }
}

/** Written into the ledger and its audit: which copy lies where. */
export function recordCopy(
  ledger: OpenLedger,
  options: MakeOptions,
  copy: FoundCopy & { manifest: Manifest },
  place: 'own' | 'second' | 'other',
): void {
  const { user } = ledger.session;
  const context: WriteContext = { connection: ledger.connection, clock: options.clock, actor: { userId: user.userId, name: user.name } };
  const { ledgerFile, keyFile, audit } = copy.manifest;
  transaction(context, (writer) => {
    run(
      writer,
      'INSERT INTO backup (uid, kind, place, path, bytes, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      copy.manifest.kind,
      place,
      copy.folder,
      ledgerFile.bytes + keyFile.bytes,
      copy.manifest.madeAt,
      options.madeBy === null ? null : user.userId,
    );
    writer.audit({
      action: place === 'own' ? 'backup.make' : place === 'second' ? 'backup.copy' : 'backup.pack',
      entity: 'backup',
      entityId: null,
      after: { backupKind: copy.manifest.kind, path: copy.folder, bytes: ledgerFile.bytes + keyFile.bytes, upToLine: audit.seq },
    });
  });
}
