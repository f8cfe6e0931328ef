/** Looks for people in files, byte by byte. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Needles = { readonly numbers: number; readonly names: number; readonly bytes: readonly Buffer[] };

export function everyFile(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isDirectory() ? readdirSync(path).flatMap((name) => everyFile(join(path, name))) : found.isFile() ? [path] : [];
}

/** Needles by the four bytes they begin with; `pairs` says at once where none can begin. */
type Index = { readonly pairs: Uint8Array; readonly starts: ReadonlyMap<number, readonly Buffer[]> };

function indexOf(needles: readonly Buffer[]): Index {
  const pairs = new Uint8Array(0x1_00_00);
  for (const needle of needles) pairs[needle.readUInt16LE(0)] = 1;
  return { pairs, starts: Map.groupBy(needles, (needle) => needle.readUInt32LE(0)) };
}

/** One pass for thousands of needles: a search for each takes minutes. */
function foundIn(bytes: Buffer, { pairs, starts }: Index): Set<Buffer> {
  const found = new Set<Buffer>();
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (pairs[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue;
    for (const needle of starts.get(bytes.readUInt32LE(at)) ?? [])
      if (at + needle.length <= bytes.length && bytes.compare(needle, 0, needle.length, at, at + needle.length) === 0) found.add(needle);
  }
  return found;
}

/** `file: needle` for everything found. A file that is gone before it is read was a temporary one of the browser. */
export function leaks({ bytes: needles }: Needles, ...folders: readonly string[]): string[] {
  const index = indexOf(needles);
  const found: string[] = [];
  for (const file of folders.flatMap(everyFile)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch {
      continue;
    }
    for (const needle of foundIn(bytes, index)) found.push(`${file}: ${needle.toString('hex')}`);
  }
  return found;
}
