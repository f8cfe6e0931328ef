import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes a small file and flushes it to the disk. It lies in a folder that has its final name only later, or gets its own by a rename. */
export function writeSmall(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
