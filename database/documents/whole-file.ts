/** A small file written whole or not at all. */
import { openPartialFile } from './xlsx/partial-file.ts';

/** @throws AppError FILE_NOT_WRITABLE */
export function writeFileWhole(path: string, bytes: Uint8Array): void {
  const file = openPartialFile(path);
  try {
    file.append(bytes);
    file.commit();
  } finally {
    file.discard();
  }
}
