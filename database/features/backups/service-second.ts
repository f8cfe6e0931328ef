/** The same copy at the second place: a USB disk, a share. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { freeBytes } from '../../core/disk.ts';
import { diskFull, fileFault } from '../../core/faults.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { syncFolder, type CopyJob } from './copy.ts';
import { copyInThread } from './copy-thread.ts';
import { manifestName, type Manifest } from './manifest.ts';
import { attachmentPool, namesOfCopy, rotate, sweepLeftovers, type FoundCopy } from './place.ts';
import { attachmentRoom, betweenTransactions, recordCopy, spareBytes, type MakeOptions } from './service-make.ts';
import { rotationOf, secondPlace, stateOfSecond } from './settings.ts';

export type SecondOutcome = { readonly state: 'none' | 'copied' | 'absent' | 'failed'; readonly problem: string | null };

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
  try {
    const partial = join(place.folder, `${made.id}.partial`);
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
    for (const { name, bytes } of manifest.attachments)
      jobs.push({
        from: join(attachmentPool(made.place), name),
        offset: 0,
        bytes,
        to: join(attachmentPool(place), name),
        sha256: null,
        isKeptIfThere: true,
      });
    await copyInThread(
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
    } catch (error) {
      throw fileFault(error, folder);
    }
    await betweenTransactions(ledger, undefined, () => recordCopy(ledger, options, { place, id: made.id, folder, manifest }, 'second'));
    rotate(place, ledger.dataKey, options.clock.now(), rotationOf(ledger));
    return { state: 'copied', problem: null };
  } catch (error) {
    if (existsSync(place.folder)) sweepLeftovers(place, names);
    if (error instanceof AppError && error.code !== 'CANCELLED') return { state: 'failed', problem: error.message };
    throw error;
  }
}
