/** A real file system of a few megabytes, mounted for one test; only root may. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
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

/** Writes into a file until its disk takes nothing more. */
function fillUp(file: string): void {
  const handle = openSync(file, 'a');
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
    fill: () => fillUp(ballast),
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

export type BreakingDisk = {
  readonly path: string;
  /** From now on every read and write that reaches the disk fails, as on one that is dying. */
  readonly fail: () => void;
  readonly remove: () => void;
};

/** A real file system on a disk that can be made to fail. @returns null, with the reason on standard output, where that is not allowed */
export function breakingDisk(folder: string): BreakingDisk | null {
  const held = join(folder, 'breaking');
  const path = join(folder, 'breaking-disk');
  const image = join(held, 'image');
  mkdirSync(held, { recursive: true });
  mkdirSync(path, { recursive: true });
  const undo: (() => void)[] = [];
  try {
    mount('-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', held);
    undo.unshift(() => unmount(held));
    writeFileSync(image, '');
    truncateSync(image, 64 * 1024 * 1024);
    execFileSync('mkfs.ext4', ['-q', '-F', image], { stdio: ['ignore', 'ignore', 'pipe'] });
    mount('-o', 'loop', image, path);
    undo.unshift(() => unmount(path));
  } catch (error) {
    const reason = (error as { stderr?: Buffer }).stderr?.toString().trim() ?? String(error);
    process.stdout.write(`SKIPPED: no breaking disk could be mounted here (root, mkfs.ext4 and a loop device needed): ${reason}\n`);
    for (const step of undo) step();
    return null;
  }
  return {
    path,
    fail: () => {
      execFileSync('sync', ['--file-system', path]);
      // What is read comes from nowhere now, what is written goes nowhere.
      truncateSync(image, 0);
      fillUp(join(held, 'ballast'));
    },
    remove: () => {
      for (const step of undo) step();
    },
  };
}
