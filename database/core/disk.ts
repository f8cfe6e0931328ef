/** What is left on a disk, and sizes in words. */
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

const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** `3.2 MB`, as the system's own windows write it. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value)} ${units[unit] ?? 'TB'}`;
}
