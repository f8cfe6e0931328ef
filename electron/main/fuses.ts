/** The switches burnt into the executable that is running, read from its own file, and how a shipped program has them. */
import { closeSync, openSync, readSync } from 'node:fs';

/** In the order of the wire (electronjs.org/docs/latest/tutorial/fuses); what a later Electron adds behind these is left as it comes. */
const wireOrder = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
export type FuseName = (typeof wireOrder)[number];
export type Fuses = Readonly<Record<FuseName, boolean | null>>;

/** The same list as the packaging burns in; a test compares the two. */
export const requiredFuses: Readonly<Record<FuseName, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** Stands in every Electron executable before the wire: one byte of version, one of length, then `0`, `1` or `r` (removed) for each fuse. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const wireBytes = 2 + wireOrder.length;
const chunkBytes = 8 * 1024 * 1024;

function findWire(file: string): Buffer | null {
  const overlap = sentinel.length + wireBytes;
  const buffer = Buffer.alloc(chunkBytes + overlap);
  const handle = openSync(file, 'r');
  try {
    for (let position = 0; ; position += chunkBytes) {
      const length = readSync(handle, buffer, 0, buffer.length, position);
      if (length === 0) return null;
      const at = buffer.subarray(0, length).indexOf(sentinel);
      if (at >= 0 && at + overlap <= length) return buffer.subarray(at + sentinel.length, at + overlap);
    }
  } finally {
    closeSync(handle);
  }
}

/** @returns null for a file without a wire of the known version. A fuse its Electron does not have, or has removed, is null. */
export function readFuses(file: string): Fuses | null {
  const wire = findWire(file);
  if (wire === null || wire[0] !== 1) return null;
  const read = (name: FuseName): boolean | null => {
    const index = wireOrder.indexOf(name);
    const state = index < (wire[1] ?? 0) ? wire[2 + index] : undefined;
    return state === 0x31 ? true : state === 0x30 ? false : null;
  };
  return {
    runAsNode: read('runAsNode'),
    enableCookieEncryption: read('enableCookieEncryption'),
    enableNodeOptionsEnvironmentVariable: read('enableNodeOptionsEnvironmentVariable'),
    enableNodeCliInspectArguments: read('enableNodeCliInspectArguments'),
    enableEmbeddedAsarIntegrityValidation: read('enableEmbeddedAsarIntegrityValidation'),
    onlyLoadAppFromAsar: read('onlyLoadAppFromAsar'),
    loadBrowserProcessSpecificV8Snapshot: read('loadBrowserProcessSpecificV8Snapshot'),
    grantFileProtocolExtraPrivileges: read('grantFileProtocolExtraPrivileges'),
  };
}

export function wrongFuses(fuses: Fuses): FuseName[] {
  return wireOrder.filter((name) => fuses[name] !== requiredFuses[name]);
}
