/** How this office wants its copies: where the second ones go, how many are kept. */
import { existsSync, accessSync, constants, statSync } from 'node:fs';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import type { Reader, WriteContext } from '../../core/sql.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { getSetting, saveSetting, type Setting } from '../settings/service.ts';
import type { Place } from './place.ts';
import { defaultRotation, type Rotation } from './rotation.ts';

const second: Setting<{ readonly folder: string } | null> = {
  key: 'backupSecondPlace',
  schema: z.object({ folder: z.string() }).nullable(),
  initial: null,
};
const rotation: Setting<Rotation> = {
  key: 'backupRotation',
  schema: z.object({ days: z.number(), weeks: z.number(), months: z.number(), safetyDays: z.number() }),
  initial: defaultRotation,
};

/** Null when none was chosen. It may not be plugged in. */
export function secondPlace(reader: Reader): Place | null {
  const found = getSetting(reader, second);
  return found ? { name: 'second', folder: found.folder } : null;
}

export function rotationOf(reader: Reader): Rotation {
  return getSetting(reader, rotation);
}

export function setRotation(context: WriteContext, value: Rotation): void {
  saveSetting(context, rotation, value);
}

/** Whether both lie on one disk, which dies as a whole. */
export function isSameDisk(ledgerFile: string, folder: string): boolean {
  try {
    return statSync(dirname(ledgerFile)).dev === statSync(folder).dev;
  } catch {
    return false;
  }
}

/** A folder for this ledger inside the one that was chosen: one disk may serve several ledgers. */
function folderInside(chosen: string, ledgerName: string): string {
  const name = `${ledgerName}-备份`;
  return basename(chosen) === name ? chosen : join(chosen, name);
}

/** @throws AppError SECOND_PLACE_INSIDE, FILE_NOT_WRITABLE */
export function setSecondPlace(ledger: OpenLedger, context: WriteContext, chosen: string): { folder: string; isSameDisk: boolean } {
  const fromLedger = relative(dirname(ledger.file), chosen);
  if (fromLedger === '' || (!fromLedger.startsWith('..') && !isAbsolute(fromLedger)))
    throw new AppError('SECOND_PLACE_INSIDE', { folder: chosen });
  try {
    accessSync(chosen, constants.W_OK);
  } catch {
    throw new AppError('FILE_NOT_WRITABLE', { file: chosen, reason: existsSync(chosen) ? '没有写入权限，或磁盘是只读的' : '文件夹不存在' });
  }
  const folder = folderInside(chosen, ledger.session.ledger.name);
  saveSetting(context, second, { folder });
  return { folder, isSameDisk: isSameDisk(ledger.file, chosen) };
}

export function clearSecondPlace(context: WriteContext): void {
  saveSetting(context, second, null);
}

/** `absent`: the disk is not plugged in; its folder on it may have to be made anew. */
export function stateOfSecond(place: Place): 'ready' | 'absent' | 'unwritable' {
  const folder = existsSync(place.folder) ? place.folder : dirname(place.folder);
  if (!existsSync(folder)) return 'absent';
  try {
    accessSync(folder, constants.W_OK);
    return 'ready';
  } catch {
    return 'unwritable';
  }
}
