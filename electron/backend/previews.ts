/** Checked files that wait for the user's decision; kept in memory, gone at logout. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../contract/result.ts';
import type { Preview, ReadFile } from '../../database/features/imports/preview.ts';

/** A big roster takes tens of megabytes; the oldest preview goes when more are opened. */
const most = 3;

export type Previews = {
  /** A file whose header was not found waits too, until the user has pointed at it. */
  readonly put: (preview: Preview | ReadFile, id?: string) => string;
  /** @throws AppError PREVIEW_GONE */
  readonly get: (id: string) => Preview;
  /** @throws AppError PREVIEW_GONE */
  readonly file: (id: string) => ReadFile;
  readonly drop: (id: string) => void;
  readonly clear: () => void;
};

export function createPreviews(): Previews {
  const waiting = new Map<string, Preview | ReadFile>();
  const file = (id: string): Preview | ReadFile => {
    const found = waiting.get(id);
    if (!found) throw new AppError('PREVIEW_GONE');
    return found;
  };
  return {
    file,
    put: (preview, id = randomUUID()) => {
      waiting.delete(id);
      waiting.set(id, preview);
      for (const oldest of [...waiting.keys()].slice(0, Math.max(0, waiting.size - most))) waiting.delete(oldest);
      return id;
    },
    get: (id) => {
      const preview = file(id);
      if (!('table' in preview)) throw new AppError('PREVIEW_GONE');
      return preview;
    },
    drop: (id) => {
      waiting.delete(id);
    },
    clear: () => waiting.clear(),
  };
}
