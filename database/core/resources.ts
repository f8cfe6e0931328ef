/** Files that ship with the program and are read at run time. They stand beside their feature in the sources, under data/ in the built backend. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Absolute path of a file that ships with the program.
 * @param name path below `database/`, with slashes: 'documents/fonts/sans.ttf'. Only folders named `data` and the fonts' folder are shipped.
 */
export function resourcePath(name: string): string {
  const built = join(import.meta.dirname, 'data', name);
  return existsSync(built) ? built : join(import.meta.dirname, '..', name);
}

/**
 * Absolute path of the entry of a worker thread.
 * @param name path below `database/` without the ending, the file's name ends in `-worker`: 'features/imports/reader-worker'.
 */
export function workerPath(name: string): string {
  const built = join(import.meta.dirname, `${basename(name)}.cjs`);
  return existsSync(built) ? built : join(import.meta.dirname, '..', `${name}.ts`);
}
