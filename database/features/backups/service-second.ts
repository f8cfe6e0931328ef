/** The same copy at the second place: a USB disk, a share. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { freeBytes } from '../../core/disk.ts';
import { diskFull, fileFault } from '../../core/faults.ts';
import { attachmentsFolder } from '../attachments/store.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { syncFolder, type CopyJob } from './copy.ts';
import { copyInThread } from './copy-thread.ts';
import { manifestName, type Manifest } from './manifest.ts';
import { attachmentPool, namesOfCopy, rotate, sweepLeftovers, type FoundCopy } from './place.ts';
import { attachmentRoom, betweenTransactions, recordCopy, spareBytes, type MakeOptions } from './service-make.ts';
import { poolTurn, settleTurn } from './pool-check.ts';
import { rotationOf, secondPlace, stateOfSecond } from './settings.ts';

export type SecondOutcome = { readonly state: 'none' | 'copied' | 'absent' | 'failed'; readonly problem: string | null };

/** One by hand and one by itself may be on their way there at once. */
const beingWritten = new Set<string>();

/** The same copy at the second place, compared byte by byte after writing. Whatever happens there never spoils the one at home. */
export async function copyToSecondPlace(
  ledger: OpenLedger,
  made: FoundCopy & { manifest: Manifest },
  options: MakeOptions,
): Promise<SecondOutcome> {
  const place = secondPlace(ledger);
  if (!place) return { state: 'none', problem: null };
  if (stateOfSecond(place) === 'absent') return { state: 'absent', problem: null };
  const { manifest } = made;
  const names = namesOfCopy(manifest.ledgerFile.name, manifest.keyFile.name);
  const partial = join(place.folder, `${made.id}.partial`);
  try {
    // The program may have been killed while it copied, with a whole county left lying under a name nobody asks for.
    sweepLeftovers(place, names, beingWritten);
    beingWritten.add(partial);
    const folder = join(place.folder, made.id);
    try {
      mkdirSync(partial, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw fileFault(error, partial);
    }
    const free = freeBytes(place.folder);
    if (free !== null && free < manifest.ledgerFile.bytes + attachmentRoom(place, manifest.attachments) + spareBytes)
      throw diskFull(folder);
    const manifestFile = join(made.folder, manifestName);
    const jobs: CopyJob[] = [manifest.ledgerFile, manifest.keyFile].map(({ name, bytes, sha256 }) => ({
      from: join(made.folder, name),
      offset: 0,
      bytes,
      to: join(partial, name),
      sha256,
    }));
    jobs.push({ from: manifestFile, offset: 0, bytes: statSync(manifestFile).size, to: join(partial, manifestName), sha256: null });
    const turn = poolTurn(
      place,
      manifest.attachments.map(({ name }) => name),
      options.kind,
    );
    for (const { name, bytes } of manifest.attachments)
      jobs.push({
        from: join(attachmentPool(made.place), name),
        offset: 0,
        bytes,
        to: join(attachmentPool(place), name),
        sha256: null,
        isKeptIfThere: true,
        sealed: { name, dataKey: ledger.dataKey },
        isCheckedIfThere: turn.checked.has(name),
        otherwise: join(attachmentsFolder(ledger.file), name),
      });
    const { damaged } = await copyInThread(
      {
        copies: jobs,
        check: null,
        pack: null,
        verify: [
          {
            from: join(partial, manifest.ledgerFile.name),
            offset: 0,
            bytes: manifest.ledgerFile.bytes,
            sha256: manifest.ledgerFile.sha256,
          },
        ],
        phase: '正在复制到第二备份位置',
      },
      options,
    );
    try {
      renameSync(partial, folder);
      syncFolder(place.folder);
      settleTurn(turn, damaged);
    } catch (error) {
      throw fileFault(error, folder);
    }
    await betweenTransactions(ledger, undefined, () => recordCopy(ledger, options, { place, id: made.id, folder, manifest }, 'second'));
    rotate(place, ledger.dataKey, options.clock.now(), rotationOf(ledger));
    if (damaged.length > 0) return { state: 'copied', problem: `有 ${damaged.length} 个附件在台账和本机备份里都已损坏，没有复制过去` };
    return { state: 'copied', problem: null };
  } catch (error) {
    beingWritten.delete(partial);
    if (existsSync(place.folder)) sweepLeftovers(place, names, beingWritten);
    if (error instanceof AppError && error.code !== 'CANCELLED') return { state: 'failed', problem: error.message };
    throw error;
  } finally {
    beingWritten.delete(partial);
  }
}
