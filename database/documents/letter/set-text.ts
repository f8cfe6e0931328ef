/** A text of a letter set into lines on paper, in points. */
import type { Face } from '../pdf/font-files.ts';
import type { Line, PlacedText } from '../pdf/page-picture.ts';
import type { Typesetter } from '../pdf/typesetter.ts';
import type { LetterFace, LetterRun, LetterText } from './letter.ts';
import { wrapRuns, type WrappedLine } from './wrap-runs.ts';

/** What stands on a page so far. */
export type Pen = { readonly texts: PlacedText[]; readonly lines: Line[] };

/** One line of text, ready to stand anywhere. */
export type SetLine = { readonly height: number; readonly draw: (pen: Pen, left: number, top: number) => void };

const faces: Readonly<Record<LetterFace, { readonly plain: Face; readonly bold: Face }>> = {
  title: { plain: 'song-bold', bold: 'song-bold' },
  heading: { plain: 'hei', bold: 'hei-bold' },
  text: { plain: 'song', bold: 'song-bold' },
  form: { plain: 'song', bold: 'song-bold' },
  kai: { plain: 'kai', bold: 'kai' },
};

/** Shares of the size: from the middle of a character down to its baseline; from there to the line under it. */
const middleToBaseline = 0.37;
const baselineToLine = 0.16;
/** A line to write on shorter than so many characters is of no use. */
const shortestFill = 2;

export function setText(text: LetterText, fullWidth: number, typesetter: Typesetter): readonly SetLine[] {
  const { size, face, linePitch } = text;
  const faceOf = (run: LetterRun): Face => faces[face][run.isBold ? 'bold' : 'plain'];
  const width = fullWidth - (text.rightIndent ?? 0) * size;
  const left = text.indent * size;
  const first = left + text.firstIndent * size;
  const wrapped = wrapRuns(
    text.runs,
    width - first,
    width - left,
    text.alignment === 'justified' ? size : null,
    (run, words) => typesetter.width(faceOf(run), words) * size,
  );

  const draw = (line: WrappedLine, index: number, pen: Pen, x: number, top: number): void => {
    const begin = index === 0 ? first : left;
    const spare = Math.max(0, width - begin - line.width);
    const shift = text.alignment === 'centre' ? spare / 2 : text.alignment === 'right' ? spare : 0;
    const baseline = top + linePitch / 2 + size * middleToBaseline;
    const under = baseline + size * baselineToLine;
    const origin = x + begin + shift;
    for (const part of line.parts) {
      if (part.text !== '')
        pen.texts.push({
          face: faceOf(part.run),
          size,
          x: origin + part.x,
          baseline,
          text: part.text,
          ...(part.run.isRed ? { isRed: true as const } : {}),
        });
      if (part.run.isUnderlined) pen.lines.push({ x1: origin + part.x, y1: under, x2: origin + part.x + part.width, y2: under });
    }
    if (text.hasFillLine && index === wrapped.length - 1 && spare > shortestFill * size)
      pen.lines.push({ x1: origin + line.width + size * 0.1, y1: under, x2: x + width - size * 0.5, y2: under });
  };
  return wrapped.map((line, index) => ({ height: linePitch, draw: (pen, x, top) => draw(line, index, pen, x, top) }));
}
