/** Short ways to the parts of a letter, in the sizes of official papers. */
import type { LetterBlock, LetterCell, LetterParagraph, LetterRow, LetterRun, LetterTable, LetterText } from './letter.ts';

/** 二号 22, 小二 18, 三号 16, 小三 15, 四号 14, 小四 12, 五号 10.5 points. */
export const sizes = { erHao: 22, xiaoEr: 18, sanHao: 16, xiaoSan: 15, siHao: 14, xiaoSi: 12, wuHao: 10.5 } as const;

/** 22 lines of 28 characters of 三号 in 156 x 225 mm (GB/T 9704-2012, 5.2.4); points. */
export const documentGrid = { size: 15.75, linePitch: 28.95 } as const;

type Words = string | readonly LetterRun[];
const runsOf = (words: Words): readonly LetterRun[] => (typeof words === 'string' ? [{ text: words }] : words);

const ideographicSpace = '\u3000';
/** A place to fill in by hand, as wide as so many characters. */
export function blank(characters: number): LetterRun {
  return { text: ideographicSpace.repeat(characters), isUnderlined: true };
}

export function title(words: Words): LetterParagraph {
  return {
    kind: 'paragraph',
    runs: runsOf(words),
    face: 'title',
    size: sizes.erHao,
    alignment: 'centre',
    linePitch: 32,
    firstIndent: 0,
    indent: 0,
    before: 0,
    after: 10,
    keepsWithNext: true,
  };
}

export function heading(words: Words, size: number = sizes.siHao): LetterParagraph {
  return {
    kind: 'paragraph',
    runs: runsOf(words),
    face: 'heading',
    size,
    alignment: 'left',
    linePitch: size * 1.75,
    firstIndent: 2,
    indent: 0,
    before: 2,
    after: 0,
    keepsWithNext: true,
  };
}

/** Body text, two characters in. */
export function paragraph(words: Words, change: Partial<Omit<LetterParagraph, 'kind' | 'runs'>> = {}): LetterParagraph {
  const size = change.size ?? sizes.siHao;
  return {
    kind: 'paragraph',
    runs: runsOf(words),
    face: 'text',
    size,
    alignment: 'justified',
    linePitch: size * 1.75,
    firstIndent: 2,
    indent: 0,
    before: 0,
    after: 0,
    ...change,
  };
}

/** One paragraph of a cell. */
export function cellText(words: Words, change: Partial<Omit<LetterText, 'runs'>> = {}): LetterText {
  const size = change.size ?? sizes.xiaoSi;
  return {
    runs: runsOf(words),
    face: 'form',
    size,
    alignment: 'centre',
    linePitch: size * 1.35,
    firstIndent: 0,
    indent: 0,
    ...change,
  };
}

type CellChange = Partial<Omit<LetterText, 'runs'>> & Pick<LetterCell, 'columns' | 'rows' | 'vertical'>;

/** A cell of one paragraph; `\n` begins another. */
export function cell(words: Words, { columns, rows, vertical, ...change }: CellChange = {}): LetterCell {
  const texts = typeof words === 'string' ? words.split('\n').map((line) => cellText(line, change)) : [cellText(words, change)];
  return {
    texts,
    ...(columns === undefined ? {} : { columns }),
    ...(rows === undefined ? {} : { rows }),
    ...(vertical ? { vertical } : {}),
  };
}

/** The name of a field in a form. */
export function label(words: string, change: CellChange = {}): LetterCell {
  return cell(words, { face: 'form', ...change });
}

export function row(cells: readonly LetterCell[], minimumMm = 9): LetterRow {
  return { cells, minimumMm };
}

export function formTable(columnsMm: readonly number[], rows: readonly LetterRow[]): LetterTable {
  return { kind: 'table', columnsMm, hasBorders: true, rows };
}

function endsInColon(words: Words): boolean {
  return /[：:]$/.test(runsOf(words).at(-1)?.text ?? '');
}

/** Signature lines side by side, each with a line to write on: `甲方（签字）：`. Each inner list is one row. */
export function signatures(lines: readonly (readonly Words[])[], size: number = sizes.siHao, rowMm = 12): LetterTable {
  const widest = Math.max(1, ...lines.map((line) => line.length));
  const columns = [1, 2, 3, 4].find((count) => count >= widest) ?? widest;
  return {
    kind: 'table',
    columnsMm: Array.from({ length: columns }, () => 1),
    hasBorders: false,
    isTogether: true,
    rows: lines.map((line) => ({
      minimumMm: rowMm,
      cells: line.map((words, index) => ({
        ...(index === line.length - 1 && line.length < columns ? { columns: columns - line.length + 1 } : {}),
        vertical: 'bottom' as const,
        texts: [cellText(words, { size, face: 'text', alignment: 'left', ...(endsInColon(words) ? { hasFillLine: true as const } : {}) })],
      })),
    })),
  };
}

/** Where a seal goes, at the right: the unit, room for the seal, the day. */
export function sealPlace(unit: Words, day: Words, size: number = sizes.siHao): LetterTable {
  const text = (words: Words): LetterText => cellText(words, { size, face: 'text', alignment: 'centre' });
  return {
    kind: 'table',
    columnsMm: [9, 11],
    hasBorders: false,
    isTogether: true,
    rows: [{ minimumMm: 26, cells: [{ texts: [text('')] }, { texts: [text(unit), text(day)], vertical: 'middle' }] }],
  };
}

/** 发文机关标志: red, in the middle; its upper edge 35 mm under that of the text, its number two lines below. Points of the size by its length. */
export function redHead(words: Words): readonly LetterBlock[] {
  const runs = runsOf(words).map((run): LetterRun => ({ ...run, isRed: true }));
  const length = Array.from(runs.map(({ text }) => text).join('')).length;
  const size = Math.min(48, Math.floor(420 / Math.max(1, length)));
  const head = paragraph(runs, { face: 'title', size, linePitch: size * 1.2, firstIndent: 0, alignment: 'centre', keepsWithNext: true });
  return [space(33), head, space((2 * documentGrid.linePitch * 25.4) / 72)];
}

/** 署名 and 成文日期: the day four characters from the right edge, the unit over its middle, room above for the seal (clause 7.3.5.1). */
export function signedBy(unit: Words, day: Words): readonly LetterBlock[] {
  const { size, linePitch } = documentGrid;
  const widthOf = (words: Words): number =>
    runsOf(words).reduce((sum, { text }) => sum + Array.from(text).reduce((width, sign) => width + (sign < '\u0100' ? 0.5 : 1), 0), 0);
  const wider = Math.max(widthOf(unit), widthOf(day));
  const line = (words: Words, more: object): LetterBlock =>
    paragraph(words, {
      rightIndent: 4 + (wider - widthOf(words)) / 2,
      size,
      linePitch,
      firstIndent: 0,
      alignment: 'right',
      ...more,
    });
  return [line(unit, { before: 2 * linePitch, keepsWithNext: true }), line(day, {})];
}

export function space(heightMm: number): LetterBlock {
  return { kind: 'space', heightMm };
}

export const pageBreak: LetterBlock = { kind: 'pageBreak' };
