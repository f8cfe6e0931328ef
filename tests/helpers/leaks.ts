/** Looks for people in files, byte by byte. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Needles = { readonly numbers: number; readonly names: number; readonly bytes: readonly Buffer[] };

export function everyFile(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isDirectory() ? readdirSync(path).flatMap((name) => everyFile(join(path, name))) : found.isFile() ? [path] : [];
}

/** `file: needle` for everything found. A file that is gone before it is read was a temporary one of the browser. */
export function leaks({ bytes: needles }: Needles, ...folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const file of folders.flatMap(everyFile)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch {
      continue;
    }
    for (const needle of needles) if (bytes.includes(needle)) found.push(`${file}: ${needle.toString('hex')}`);
  }
  return found;
}
