/** One place with copies: the folder beside the ledger, or the one on a USB disk or a share. Both look the same. */
import { readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupCopy } from '../../../electron/contract/backups.ts';
import { isSealedBy, manifestIn, manifestName, type Manifest } from './manifest.ts';
import { copiesToRemove, isCopyName, isLeftover, type Rotation } from './rotation.ts';

export type PlaceName = BackupCopy['place'];
export type Place = { readonly name: PlaceName; readonly folder: string };

export function ownPlace(ledgerFile: string): Place {
  return { name: 'own', folder: join(dirname(ledgerFile), 'backups') };
}

/** Attachments never change, so all copies of a place share them. */
export function attachmentPool(place: Place): string {
  return join(place.folder, 'attachments');
}

export type FoundCopy = { readonly place: Place; readonly id: string; readonly folder: string; readonly manifest: Manifest | null };

/** Newest first by their names. */
export function copiesIn(place: Place): FoundCopy[] {
  let names: string[];
  try {
    names = readdirSync(place.folder).filter(isCopyName);
  } catch {
    return [];
  }
  return names
    .toSorted()
    .reverse()
    .map((id) => {
      const folder = join(place.folder, id);
      return { place, id, folder, manifest: manifestIn(folder) };
    });
}

/** What can be seen without reading it whole: sealed by this ledger, and every file as long as it was. Null for a copy that stands the look. */
export function problemOf(copy: FoundCopy, dataKey: Uint8Array): string | null {
  const { manifest, folder } = copy;
  if (!manifest) return '备份说明缺失或已损坏';
  if (!isSealedBy(manifest, dataKey)) return '不是本台账的备份，或备份说明被改动';
  for (const { name, bytes } of [manifest.ledgerFile, manifest.keyFile]) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (!found) return `缺少文件：${name}`;
    if (found.size !== bytes) return `文件不完整：${name}`;
  }
  return null;
}

export function copyBytes(manifest: Manifest): number {
  return manifest.ledgerFile.bytes + manifest.keyFile.bytes;
}

export function describeCopy(copy: FoundCopy, dataKey: Uint8Array): BackupCopy {
  const { manifest } = copy;
  return {
    place: copy.place.name,
    id: copy.id,
    kind: manifest?.kind ?? 'daily',
    madeAt: manifest?.madeAt ?? '',
    madeBy: manifest?.madeBy ?? null,
    bytes: manifest ? copyBytes(manifest) : 0,
    schemaVersion: manifest?.schemaVersion ?? 0,
    people: manifest?.tables['person'] ?? 0,
    problem: problemOf(copy, dataKey),
  };
}

/** Only files the program has put there, by name; a folder that holds anything else stays. */
function removeFolder(folder: string, names: readonly string[]): boolean {
  try {
    for (const name of names) rmSync(join(folder, name), { force: true });
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** All that a copy of this ledger can consist of, half written or whole. */
export function namesOfCopy(ledgerName: string, keyName: string): string[] {
  return [ledgerName, keyName, manifestName].flatMap((name) => [name, `${name}.partial`, `${name}-wal`, `${name}-shm`, `${name}-journal`]);
}

/** Copies and deletions that were cut short. @param except folders that are being written just now */
export function sweepLeftovers(place: Place, names: readonly string[], except: ReadonlySet<string> = new Set()): void {
  let found: string[];
  try {
    found = readdirSync(place.folder).filter(isLeftover);
  } catch {
    return;
  }
  for (const name of found) if (!except.has(join(place.folder, name))) removeFolder(join(place.folder, name), names);
}

/** Removes what the rotation no longer keeps, of the whole copies of this ledger only. @returns how many */
export function rotate(place: Place, dataKey: Uint8Array, now: string, rotation: Rotation): number {
  const whole = copiesIn(place).filter((copy) => problemOf(copy, dataKey) === null);
  const known = whole.flatMap(({ id, manifest }) => (manifest ? [{ id, kind: manifest.kind, madeAt: manifest.madeAt }] : []));
  const chosen = new Set(copiesToRemove(known, now, rotation));
  let removed = 0;
  for (const { id, folder, manifest } of whole) {
    if (!manifest || !chosen.has(id)) continue;
    const deleting = `${folder}.deleting`;
    try {
      // Under this name it is no copy any more, however far the deletion comes.
      renameSync(folder, deleting);
    } catch {
      continue;
    }
    if (removeFolder(deleting, namesOfCopy(manifest.ledgerFile.name, manifest.keyFile.name))) removed += 1;
  }
  return removed;
}
