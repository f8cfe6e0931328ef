/**
 * The bundled typefaces. A face is one main file; a character the main file lacks is taken from the rare files, which are unpacked only then.
 * Fonts installed on the computer are never searched: the same sheet looks the same on every machine.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { resourcePath } from '../../core/resources.ts';

/** 宋 for tables and text, 黑 for heads, 楷 for letters. */
export type Face = 'song' | 'song-bold' | 'hei' | 'hei-bold' | 'kai';

const mainFiles: Readonly<Record<Face, string>> = {
  song: 'song-regular.ttf',
  'song-bold': 'song-bold.ttf',
  hei: 'hei-regular.ttf',
  'hei-bold': 'hei-bold.ttf',
  kai: 'kai-regular.ttf',
};

/** In the order they are asked. song-rare: the rest of the basic block, extension A and the namings of 通用规范汉字表; then B to F, then G and H. */
const rareFiles = [
  { file: 'song-rare.ttf.br', from: 0x3400, to: 0x2ffff },
  { file: 'ming-plane2.ttf.br', from: 0x20000, to: 0x2ffff },
  { file: 'song-plane3.ttf.br', from: 0x20000, to: 0x3ffff },
] as const;

/** Everything that ships. */
export const fontFiles: readonly string[] = [...Object.values(mainFiles), ...rareFiles.map(({ file }) => file)];

/** Files to ask for a character, the face's own first. */
export function filesFor(face: Face, codePoint: number): readonly string[] {
  return [mainFiles[face], ...rareFiles.filter(({ from, to }) => codePoint >= from && codePoint <= to).map(({ file }) => file)];
}

/** Large pieces: joining thousands of small ones took longer than unpacking. */
const unpackingChunk = 4 * 1024 * 1024;

/** Bytes of a TrueType font, unpacked. */
export function readFontFile(file: string): Uint8Array {
  const bytes = readFileSync(resourcePath(`documents/fonts/${file}`));
  return file.endsWith('.br') ? brotliDecompressSync(bytes, { chunkSize: unpackingChunk }) : bytes;
}
