/** A real file system of a few megabytes, mounted for one test; only root may. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type SmallDisk = {
  readonly path: string;
  /** Takes every byte that is left. */
  readonly fill: () => void;
  readonly free: () => void;
  /** Everything on it may be read, nothing written. No file on it may be open for writing. */
  readonly readOnly: (isOn: boolean) => void;
  /** As a stick that is pulled out: the folder is empty, open files lead nowhere. */
  readonly pull: () => void;
  /** The same disk again: what was on it is there. */
  readonly plugIn: () => void;
  readonly remove: () => void;
};

function mount(...words: string[]): void {
  execFileSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function unmount(path: string): void {
  execFileSync('umount', ['--lazy', path], { stdio: 'ignore' });
}

/** @returns null, with the reason on standard output, where mounting is not allowed */
export function smallDisk(folder: string, megabytes: number): SmallDisk | null {
  // The disk itself stays mounted under `held`; `path` is where the program sees it.
  const held = join(folder, 'held');
  const path = join(folder, 'disk');
  mkdirSync(held, { recursive: true });
  mkdirSync(path, { recursive: true });
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', held);
    mount('--bind', held, path);
  } catch (error) {
    const reason = (error as { stderr?: Buffer }).stderr?.toString().trim() ?? String(error);
    process.stdout.write(`SKIPPED: no small disk could be mounted here (root needed): ${reason}\n`);
    return null;
  }
  const ballast = join(held, '.ballast');
  let isPulled = false;
  return {
    path,
    fill: () => {
      const handle = openSync(ballast, 'a');
      try {
        for (let piece = 1024 * 1024; piece >= 512;) {
          try {
            if (writeSync(handle, Buffer.alloc(piece)) < piece) piece /= 2;
          } catch {
            piece /= 2;
          }
        }
      } finally {
        closeSync(handle);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    readOnly: (isOn) => mount('-o', `remount,bind,${isOn ? 'ro' : 'rw'}`, path),
    pull: () => {
      unmount(path);
      isPulled = true;
    },
    plugIn: () => {
      mount('--bind', held, path);
      isPulled = false;
    },
    remove: () => {
      if (!isPulled) unmount(path);
      unmount(held);
    },
  };
}
