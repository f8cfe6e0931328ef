import { attachmentMegabytesSchema, initialAttachmentMegabytes } from '../../../electron/contract/attachments.ts';
import type { Reader } from '../../core/sql.ts';
import { getSetting, type Setting } from '../settings/service.ts';

export type AttachmentLimits = {
  /** Largest file. */
  readonly bytes: number;
  /** Largest picture, width times height: a small file can unfold to more than the computer's memory. */
  readonly pixels: number;
};

export const attachmentMegabytes: Setting<number> = {
  key: 'attachmentMegabytes',
  schema: attachmentMegabytesSchema,
  initial: initialAttachmentMegabytes,
};

/** An A3 sheet at 600 dpi has 70 million points. */
const mostPixels = 80_000_000;

export function attachmentLimits(reader: Reader): AttachmentLimits {
  return { bytes: getSetting(reader, attachmentMegabytes) * 1024 * 1024, pixels: mostPixels };
}
