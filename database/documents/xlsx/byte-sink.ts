/**
 * XML of a sheet as UTF-8 bytes, handed on in chunks, so that a sheet never stands in memory as a whole. Cells set their bytes one by one with
 * the functions below, which take a place and return the next: joining strings and encoding them afterwards costs twice as much.
 */
import { longestText, needsEscape, textElement } from './cell-text.ts';

/** Large against the 32 KB window of deflate, small against memory; several times the longest text a cell may hold. */
const chunkBytes = 1024 * 1024;
/** Most bytes of one UTF-16 unit: `_x000D_`, or an underscore escaped as `_x005F_`. */
const mostBytesPerUnit = 7;

export type ByteSink = {
  readonly buffer: Buffer;
  /** Next free byte of the buffer. */
  at: number;
  /** Any XML, at any length. */
  readonly add: (xml: string) => void;
  readonly flush: () => void;
};

export function createByteSink(write: (bytes: Uint8Array) => void): ByteSink {
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  const sink: ByteSink = {
    buffer,
    at: 0,
    add(xml) {
      for (let start = 0; start < xml.length;) {
        // Never between the halves of a surrogate pair.
        let end = Math.min(xml.length, start + chunkBytes / 4);
        if (end < xml.length && (xml.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
        if (sink.at + (end - start) * 3 > chunkBytes) sink.flush();
        sink.at += buffer.write(xml.slice(start, end), sink.at, 'utf8');
        start = end;
      }
    },
    flush() {
      if (sink.at > 0) write(buffer.subarray(0, sink.at));
      sink.at = 0;
    },
  };
  return sink;
}

/** Makes room for so many bytes, and a cell's own tags, behind `at`; returns where they go. */
export function reserve(sink: ByteSink, at: number, bytes: number): number {
  if (at + bytes <= chunkBytes) return at;
  sink.at = at;
  sink.flush();
  return 0;
}

/** Bytes as they are; from some sixteen on quicker than one by one. */
export function putBytes(buffer: Buffer, at: number, bytes: Uint8Array): number {
  buffer.set(bytes, at);
  return at + bytes.length;
}

/** A handful of bytes. */
export function putFew(buffer: Buffer, at: number, bytes: Uint8Array): number {
  const length = bytes.length;
  for (let i = 0; i < length; i++) buffer[at + i] = bytes[i] as number;
  return at + length;
}

/** The bytes of ASCII text. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** ASCII text that needs no escaping. */
export function putAscii(buffer: Buffer, at: number, text: string): number {
  const length = text.length;
  for (let i = 0; i < length; i++) buffer[at + i] = text.charCodeAt(i);
  return at + length;
}

/** Bytes `putText` may need. Throws RangeError above the longest text of a cell. */
export function mostBytesOf(text: string): number {
  if (text.length > longestText) throw new RangeError(`text of ${text.length} characters in one cell`);
  return text.length * mostBytesPerUnit + 64;
}

/** Text without anything that needs care, or -1 at the first character that does (the bytes behind `at` are then rubbish). */
function putPlain(buffer: Buffer, at: number, text: string): number {
  const length = text.length;
  let to = at;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (needsEscape[unit] === 1) return -1;
      buffer[to++] = unit;
    } else if (unit < 0x800) {
      buffer[to++] = 0xc0 | (unit >> 6);
      buffer[to++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || (unit > 0xdfff && unit < 0xfffe)) {
      buffer[to++] = 0xe0 | (unit >> 12);
      buffer[to++] = 0x80 | ((unit >> 6) & 0x3f);
      buffer[to++] = 0x80 | (unit & 0x3f);
    } else return -1;
  }
  return to;
}

/**
 * Text between `<t>` and `</t>`, without the tags, or -1 when it has to be put by `putElement`: special characters, or spaces at the ends,
 * which only `xml:space` keeps.
 */
export function putText(buffer: Buffer, at: number, text: string): number {
  return text.charCodeAt(0) > 0x20 && text.charCodeAt(text.length - 1) > 0x20 ? putPlain(buffer, at, text) : -1;
}

/** The whole `<t>…</t>` of any text. */
export function putElement(buffer: Buffer, at: number, text: string): number {
  return at + buffer.write(textElement(text), at, 'utf8');
}
