/** The preparation of a restore, beside the ledger's place: copied, read back, migrated, told of what is done to it. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { readHead, writeAnchor } from '../../core/anchor.ts';
import { auditFor, type Actor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { freeBytes } from '../../core/disk.ts';
import { diskFull } from '../../core/faults.ts';
import { migrate } from '../../core/migrate.ts';
import { closeConnection, openConnection } from '../../core/open.ts';
import type { Reader, Writer } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import { attachmentsFolder } from '../attachments/store.ts';
import { copyInThread, type Followed } from './copy-thread.ts';
import { isSealedBy } from './manifest.ts';
import { copiesFrom, type BackupSource } from './source.ts';
import { removeStaged, stagedFile } from './swap.ts';

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
 * when the copy was made; the same bytes need no second one. @returns attachments the copy should have and has not, or not whole */
export async function stage(source: BackupSource, file: string, dataKey: Buffer, followed: Followed): Promise<string[]> {
  const staged = stagedFile(file);
  removeStaged(file);
  const { jobs, missing } = copiesFrom(source, staged, attachmentsFolder(file), dataKey);
  const { manifest } = source;
  const free = freeBytes(dirname(file));
  if (free !== null && free < jobs.reduce((sum, job) => sum + (existsSync(job.to) ? 0 : job.bytes), spareBytes)) throw diskFull(staged);
  const { bytes, sha256 } = manifest.ledgerFile;
  const { damaged } = await copyInThread(
    { copies: jobs, check: null, verify: [{ from: staged, offset: 0, bytes, sha256 }], pack: null, phase: '正在取回备份' },
    followed,
  );
  return [...missing, ...damaged];
}

/** Opens the staged ledger, brings it up to date, writes into it, closes it: one file again, with an anchor of its own. */
export function settleStaged<T>(
  file: string,
  dataKey: Buffer,
  clock: Clock,
  actorOf: (reader: Reader) => Actor,
  work: (writer: Writer) => T,
): T {
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
