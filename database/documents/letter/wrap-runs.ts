/** Text in several styles broken into lines: numbers and Latin words stay whole, no mark stands where it may not. */
import { mayBreak } from '../pdf/fit-text.ts';
import type { LetterRun } from './letter.ts';

/** Stays whole on a line. */
type Piece = { readonly parts: { readonly run: LetterRun; text: string }[]; width: number };
export type WrappedPart = { readonly run: LetterRun; readonly text: string; readonly x: number; readonly width: number };
export type WrappedLine = { readonly parts: readonly WrappedPart[]; readonly width: number };

export type RunMeasure = (run: LetterRun, text: string) => number;

function piecesOf(runs: readonly LetterRun[], measure: RunMeasure): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = '';
  for (const run of runs) {
    for (const character of run.text) {
      let piece = pieces.at(-1);
      if (piece === undefined || before === '' || mayBreak(before, character)) pieces.push((piece = { parts: [], width: 0 }));
      const last = piece.parts.at(-1);
      if (last?.run === run) last.text += character;
      else piece.parts.push({ run, text: character });
      piece.width += measure(run, character);
      before = character;
    }
  }
  return pieces;
}

/** A piece wider than a line, such as a long number, is broken where the line ends. */
function* fitting(pieces: readonly Piece[], width: number, measure: RunMeasure): Generator<Piece> {
  for (const piece of pieces) {
    if (piece.width <= width) yield piece;
    else
      for (const { run, text } of piece.parts)
        for (const character of text) yield { parts: [{ run, text: character }], width: measure(run, character) };
  }
}

/** A line stretched by more than this share of a character looks torn, and is copied out of the paper with spaces in it; it keeps its own width. */
const widestGap = 0.09;

/** A line that ends in half a mark's width too much is not broken for it. */
const tolerance = 0.01;

/**
 * @param justifiedSize size of the text when its full lines reach the right edge, in the unit of the widths; null when they keep their own width
 * @param firstWidth room on the first line; `width` on every other
 * @param measure width of a text in a run's style, in the unit of the widths
 * @returns at least one line; `x` counts from where the line's text begins
 */
export function wrapRuns(
  runs: readonly LetterRun[],
  firstWidth: number,
  width: number,
  justifiedSize: number | null,
  measure: RunMeasure,
): readonly WrappedLine[] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  const room = (): number => (lines.length === 0 ? firstWidth : width);
  for (const piece of fitting(piecesOf(runs, measure), Math.min(firstWidth, width), measure)) {
    if (line.length > 0 && used + piece.width > room() + tolerance) {
      lines.push(line);
      line = [];
      used = 0;
    }
    const isLeadingSpace = line.length === 0 && lines.length > 0 && piece.parts.every(({ run, text }) => text === ' ' && !run.isUnderlined);
    if (isLeadingSpace) continue;
    line.push(piece);
    used += piece.width;
  }
  lines.push(line);
  return lines.map((pieces, index) => {
    const natural = pieces.reduce((sum, piece) => sum + piece.width, 0);
    const isLast = index === lines.length - 1;
    const target = index === 0 ? firstWidth : width;
    const gap = Math.max(0, target - natural) / Math.max(1, pieces.length - 1);
    return place(pieces, justifiedSize !== null && !isLast && gap <= justifiedSize * widestGap ? gap : 0, measure);
  });
}

function place(pieces: readonly Piece[], gap: number, measure: RunMeasure): WrappedLine {
  const parts: { run: LetterRun; text: string; x: number; width: number }[] = [];
  let x = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) {
      x += gap;
      const last = parts.at(-1);
      // The line under a blank goes on through the gap.
      if (last?.run.isUnderlined && piece.parts[0]?.run === last.run) last.width += gap;
    }
    for (const { run, text } of piece.parts) {
      const width = measure(run, text);
      const last = parts.at(-1);
      if (gap === 0 && last?.run === run) {
        last.text += text;
        last.width += width;
      } else parts.push({ run, text, x, width });
      x += width;
    }
  }
  return { parts, width: x };
}
