/** A file that exists under its own name only when it is whole: written beside it, flushed to the disk, then renamed. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { fileFault } from '../../core/faults.ts';

export type PartialFile = {
  readonly path: string;
  append(bytes: Uint8Array): void;
  /** Overwrites what was appended earlier. */
  patch(bytes: Uint8Array, position: number): void;
  readonly size: number;
  /** Puts the finished file under its name, in place of what stood there. */
  commit(): void;
  /** Closes and deletes it; does nothing after `commit`. Never throws: it runs while another error is on its way. */
  discard(): void;
};

/** The same in memory: what must not lie on the disk as it is. `path` is only named in refusals. */
export function openMemoryFile(path: string): PartialFile & { readonly bytes: () => Uint8Array } {
  let held = Buffer.allocUnsafe(1 << 20);
  let size = 0;
  const write = (bytes: Uint8Array, position: number): void => {
    const end = position + bytes.length;
    if (end > held.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, held.length * 2));
      held.copy(larger, 0, 0, size);
      held = larger;
    }
    held.set(bytes, position);
    size = Math.max(size, end);
  };
  return {
    path,
    get size() {
      return size;
    },
    append: (bytes) => write(bytes, size),
    patch: write,
    commit: () => undefined,
    discard: () => undefined,
    bytes: () => held.subarray(0, size),
  };
}

/** Opens `path + '.partial'`. Every call but `discard` throws AppError FILE_NOT_WRITABLE or DISK_FULL when the system refuses. */
export function openPartialFile(path: string): PartialFile {
  const partial = `${path}.partial`;
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw fileFault(error, path);
    }
  };
  const writeAll = (bytes: Uint8Array, position: number): void => {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done);
  };
  const file = attempt(() => openSync(partial, 'w'));
  let size = 0;
  let isOpen = true;
  let isCommitted = false;
  return {
    path,
    get size() {
      return size;
    },
    append(bytes) {
      attempt(() => writeAll(bytes, size));
      size += bytes.length;
    },
    patch(bytes, position) {
      attempt(() => writeAll(bytes, position));
    },
    commit() {
      attempt(() => {
        fsyncSync(file);
        isOpen = false;
        closeSync(file);
        renameSync(partial, path);
      });
      isCommitted = true;
    },
    discard() {
      if (isCommitted) return;
      try {
        if (isOpen) closeSync(file);
        isOpen = false;
      } catch {
        // Deleting is what matters.
      }
      try {
        rmSync(partial, { force: true });
      } catch {
        // A leftover .partial is not a half file under the real name; the next export overwrites it.
      }
    },
  };
}
