/** Makes a text fit its cell: smaller first, then on two lines, then smaller again; never cut. */

export type FittedText = { readonly size: number; readonly lines: readonly string[] };

type Measure = (text: string) => number;

/** Share of the size from one baseline to the next when a cell holds several lines. */
export const linePitch = 1.14;

const isOpening = (character: string): boolean => '（(《〈“‘「『【〔[{'.includes(character);
const isClosing = (character: string): boolean => '）)》〉”’」』】〕]}，。、；：！？,.;:!?%％—…·'.includes(character);
const isWordPart = (character: string): boolean => /[0-9A-Za-z.,:/@_+-]/.test(character);

/** May a line end between these two: not inside a number or a Latin word, not after an opening or before a closing mark. */
export function mayBreak(before: string, after: string): boolean {
  if (before === ' ') return true;
  return !isOpening(before) && !isClosing(after) && !(isWordPart(before) && isWordPart(after));
}

/** Pieces that stay whole on a line. */
function unbreakable(text: string): readonly string[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of text) {
    if (before !== '' && !mayBreak(before, character)) pieces.push((pieces.pop() ?? '') + character);
    else pieces.push(character);
    before = character;
  }
  return pieces;
}

/** Lines no wider than `width` (at the size `measure` measures with), filled from the left; null when a piece is wider or more lines are needed. */
export function wrapText(text: string, width: number, maximumLines: number, measure: Measure): readonly string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
    if (measure(line.trimEnd()) > width || lines.length >= maximumLines) return null;
  }
  lines.push(line.trimEnd());
  return lines.length <= maximumLines ? lines : null;
}

export type FitBox = {
  readonly width: number;
  readonly height: number;
  /** Size to begin with. */
  readonly size: number;
  /** Smallest size on one line while more lines are allowed. */
  readonly singleLineSize: number;
  /** Largest size on several lines. */
  readonly twoLineSize: number;
  readonly maximumLines: number;
};

const sizeStep = 0.25;

/** The same number of lines with about the same length: no single character is left over on the last. */
function balance(text: string, lines: readonly string[], width: number, measure: Measure): readonly string[] {
  for (let slack = 0; slack <= 1.5; slack += 0.5) {
    const narrow = measure(text) / lines.length + slack;
    if (narrow >= width) break;
    const balanced = wrapText(text, narrow, lines.length, measure);
    if (balanced !== null) return balanced;
  }
  return lines;
}

/**
 * One line at `size` or a little smaller, else two lines, else ever smaller.
 * @param measure width in points at size 1
 */
export function fitText(text: string, box: FitBox, measure: Measure): FittedText {
  const atOne = measure(text);
  if (atOne * box.size <= box.width) return { size: box.size, lines: [text] };
  const single = box.width / atOne;
  if (single >= box.singleLineSize || box.maximumLines === 1) return { size: single, lines: [text] };
  for (let size = Math.min(box.twoLineSize, box.height / (linePitch * 2)); size > single; size -= sizeStep) {
    const maximum = Math.min(box.maximumLines, Math.floor(box.height / (size * linePitch) + 1e-9));
    const lines = wrapText(text, box.width / size, maximum, measure);
    if (lines !== null) return { size, lines: balance(text, lines, box.width / size, measure) };
  }
  return { size: single, lines: [text] };
}

/** A column title on as few lines as fit at full size; broken before a bracket where that helps. */
export function fitTitle(text: string, box: FitBox, measure: Measure): FittedText {
  const width = box.width / box.size;
  if (measure(text) <= width) return { size: box.size, lines: [text] };
  const maximum = Math.min(box.maximumLines, Math.floor(box.height / (box.size * linePitch) + 1e-9));
  const bracket = text.search(/[（(]/);
  if (bracket > 0 && maximum >= 2) {
    const parts = [text.slice(0, bracket), text.slice(bracket)];
    if (parts.every((part) => measure(part) <= width)) return { size: box.size, lines: parts };
  }
  const lines = wrapText(text, width, maximum, measure);
  if (lines === null) return fitText(text, box, measure);
  const characters = [...text];
  if (lines.length === 2 && characters.length % 2 === 0) {
    // Most words have two characters: 生活自理/能力, not 生活自/理能力.
    const half = Math.ceil(characters.length / 4) * 2;
    const parts = [characters.slice(0, half).join(''), characters.slice(half).join('')];
    if (parts.every((part) => measure(part) <= width)) return { size: box.size, lines: parts };
  }
  const isOrphaned = [...(lines.at(-1) ?? '')].length === 1;
  return { size: box.size, lines: isOrphaned ? balance(text, lines, width, measure) : lines };
}
