/** What is left on a disk. */
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The nearest folder above a path that is there now. */
export function folderThatIsThere(path: string): string {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Bytes that this user may still write on the disk of a path; null when the system does not say. */
export function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folderThatIsThere(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}
