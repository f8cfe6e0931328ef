/** Text as people type it into tables, made plain: full-width forms, blanks and marks that cannot be seen. Never touches a Chinese character. */
import { halfWidth } from '../../../electron/contract/half-width.ts';

export { halfWidth };

/** Space, tab, no-break space, ideographic space and the like; marks without width; the byte order mark. */
const blanksAtEnds = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/**
 * True when nothing below has anything to do: printable ASCII without a leading apostrophe, or characters of Chinese writing and its punctuation,
 * with no blank at either end. Most cells are like this, and tables have a million of them.
 */
export function isPlain(text: string): boolean {
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x7f) {
      if (code > 0x20) {
        if (code === 0x27 && i === 0) return false;
        continue;
      }
      if (code === 0x20 && i > 0 && i < length - 1) continue;
      return false;
    }
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    if (code >= 0xfe00 || (code >= 0x7f && code < 0xb7) || (code >= 0x2000 && code <= 0x206f) || code === 0x3000) return false;
  }
  return true;
}

/** Half-width, no unseen marks, no blanks at the ends, no apostrophe that only told a spreadsheet that this is text. */
export function plainText(text: string): string {
  if (isPlain(text)) return text;
  return halfWidth(text)
    .replace(unseen, '')
    .replace(blanksAtEnds, '')
    .replace(/^['’‘]/, '')
    .replace(blanksAtEnds, '');
}

/** Plain and without any blank inside either: wordings, names of places, numbers. */
export function closedText(text: string): string {
  const plain = plainText(text);
  return /\s/.test(plain) ? plain.replace(/\s+/g, '') : plain;
}
