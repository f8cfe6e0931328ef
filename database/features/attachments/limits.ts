import { z } from 'zod';
import { row, type Reader } from '../../core/sql.ts';

export type AttachmentLimits = {
  /** Largest file. */
  readonly bytes: number;
  /** Largest picture, width times height: a small file can unfold to more than the computer's memory. */
  readonly pixels: number;
};

const megabyte = 1024 * 1024;
/** A page in colour at 300 dpi takes 1 to 5 MB; an A3 sheet at 600 dpi has 70 million points. */
const usual: AttachmentLimits = { bytes: 20 * megabyte, pixels: 80_000_000 };
/** The whole file is held in memory several times on its way to the window. */
const largest = 100 * megabyte;

const limitsSchema = z.object({
  megabytes: z
    .number()
    .int()
    .min(1)
    .max(largest / megabyte),
});

/** What this office has set under `attachments.limit`, or the usual. */
export function attachmentLimits(reader: Reader): AttachmentLimits {
  const setting = row<{ value: string }>(reader, "SELECT value_json AS value FROM setting WHERE key = 'attachments.limit'");
  const parsed = limitsSchema.safeParse(setting ? JSON.parse(setting.value) : null);
  return parsed.success ? { ...usual, bytes: parsed.data.megabytes * megabyte } : usual;
}
