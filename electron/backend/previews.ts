/** Checked files that wait for the user's decision; kept in memory, gone at logout. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../contract/result.ts';
import type { Preview } from '../../database/features/imports/preview.ts';

/** A big roster takes tens of megabytes; the oldest preview goes when more are opened. */
const most = 3;

export type Previews = {
  readonly put: (preview: Preview, id?: string) => string;
  readonly get: (id: string) => Preview;
  readonly drop: (id: string) => void;
  readonly clear: () => void;
};

export function createPreviews(): Previews {
  const waiting = new Map<string, Preview>();
  return {
    put: (preview, id = randomUUID()) => {
      waiting.delete(id);
      waiting.set(id, preview);
      for (const oldest of [...waiting.keys()].slice(0, Math.max(0, waiting.size - most))) waiting.delete(oldest);
      return id;
    },
    get: (id) => {
      const preview = waiting.get(id);
      if (!preview) throw new AppError('PREVIEW_GONE');
      return preview;
    },
    drop: (id) => {
      waiting.delete(id);
    },
    clear: () => waiting.clear(),
  };
}
