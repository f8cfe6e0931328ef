/** Turns text into glyphs, character by character: main font, else rare fonts, else the mark 〓 with a warning. No shaping, so figures keep one width. */
import { filesFor, type Face } from './font-files.ts';
import type { Glyph, PdfFile } from './pdf-file.ts';

/** A character no bundled font has; printed as 〓. */
export type MissingCharacter = { readonly character: string; readonly codePoint: number };

/** Neighbouring characters of one font. */
export type Run = { readonly font: string; readonly codes: string };

export type Typesetter = {
  /** Width in points at size 1. */
  width(face: Face, text: string): number;
  runs(face: Face, text: string): readonly Run[];
  /** In the order they turned up, each once. */
  missing(): readonly MissingCharacter[];
};

const getaMark = 0x3013;

/** 康熙部首 look like characters but are not: they are printed, and copied back, as the character. */
function characterOf(codePoint: number): number {
  if (codePoint < 0x20) return 0x20;
  if (codePoint < 0x2e80 || codePoint > 0x2fdf) return codePoint;
  return String.fromCodePoint(codePoint).normalize('NFKC').codePointAt(0) ?? codePoint;
}

/** Marks without a form of their own: joiners, direction marks, variation selectors. */
function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    codePoint === 0x2060 ||
    codePoint === 0xfeff ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}

export function createTypesetter(file: PdfFile): Typesetter {
  const faces = new Map<Face, Map<number, Glyph | null>>();
  const missing = new Map<number, MissingCharacter>();

  const find = (face: Face, codePoint: number): Glyph | null => {
    if (isInvisible(codePoint)) return null;
    for (const name of filesFor(face, codePoint)) {
      const glyph = file.glyph(name, codePoint);
      if (glyph !== null) return glyph;
    }
    missing.set(codePoint, { character: String.fromCodePoint(codePoint), codePoint });
    return file.glyph(filesFor(face, getaMark)[0] ?? '', getaMark);
  };

  const glyphsOf = (face: Face): Map<number, Glyph | null> => {
    let glyphs = faces.get(face);
    if (glyphs === undefined) faces.set(face, (glyphs = new Map<number, Glyph | null>()));
    return glyphs;
  };

  const glyphAt = (glyphs: Map<number, Glyph | null>, face: Face, codePoint: number): Glyph | null => {
    let glyph = glyphs.get(codePoint);
    if (glyph === undefined) glyphs.set(codePoint, (glyph = find(face, characterOf(codePoint))));
    return glyph;
  };

  return {
    width(face, text) {
      const glyphs = glyphsOf(face);
      let sum = 0;
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index++;
        sum += glyphAt(glyphs, face, codePoint)?.advance ?? 0;
      }
      return sum / 1000;
    },
    runs(face, text) {
      const glyphs = glyphsOf(face);
      const runs: Run[] = [];
      let font = '';
      let codes = '';
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index++;
        const glyph = glyphAt(glyphs, face, codePoint);
        if (glyph === null) continue;
        if (glyph.font !== font) {
          if (codes !== '') runs.push({ font, codes });
          font = glyph.font;
          codes = '';
        }
        codes += glyph.code;
      }
      if (codes !== '') runs.push({ font, codes });
      return runs;
    },
    missing: () => [...missing.values()],
  };
}
