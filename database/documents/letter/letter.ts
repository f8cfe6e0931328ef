/**
 * A letter or form as plain data: what feeds the PDF (letter-pdf.ts) and the Word file (letter-docx.ts) with the same words in the same order.
 * A4 upright. Sizes in points, widths and heights in millimetres, indents in characters of the text's own size.
 */

/** title: 宋 bold; heading: 黑; text: the body of a letter (仿宋 in Word, 宋 in the PDF); form: 宋 in tables; kai: 楷. */
export type LetterFace = 'title' | 'heading' | 'text' | 'form' | 'kai';

/** Words in one style. Spaces that are underlined are a place to fill in by hand. */
export type LetterRun = { readonly text: string; readonly isBold?: true; readonly isUnderlined?: true; readonly isRed?: true };

export type LetterAlignment = 'left' | 'centre' | 'right' | 'justified';

export type LetterText = {
  readonly runs: readonly LetterRun[];
  readonly face: LetterFace;
  readonly size: number;
  readonly alignment: LetterAlignment;
  /** From one baseline to the next. */
  readonly linePitch: number;
  /** Of the first line, beyond `indent`. */
  readonly firstIndent: number;
  readonly indent: number;
  /** From the right edge, in characters as `indent`; 0 when left out. */
  readonly rightIndent?: number;
  /** A line to write on runs from the end of the text to the right edge. */
  readonly hasFillLine?: true;
};

export type LetterParagraph = LetterText & {
  readonly kind: 'paragraph';
  readonly before: number;
  readonly after: number;
  /** Never the last on its page. */
  readonly keepsWithNext?: true;
};

export type LetterCell = {
  readonly texts: readonly LetterText[];
  /** Columns and rows the cell covers; 1 when left out. A covered place has no cell of its own. */
  readonly columns?: number;
  readonly rows?: number;
  /** Middle when left out. */
  readonly vertical?: 'top' | 'middle' | 'bottom';
};

export type LetterRow = {
  readonly cells: readonly LetterCell[];
  /** The row grows with its text. */
  readonly minimumMm: number;
  /** Repeated on every page the table goes on to. */
  readonly isHeader?: true;
  /** Never the last on its page: the head of a group of rows. */
  readonly keepsWithNext?: true;
};

export type LetterTable = {
  readonly kind: 'table';
  /** Stretched together to the width of the text. */
  readonly columnsMm: readonly number[];
  readonly hasBorders: boolean;
  readonly rows: readonly LetterRow[];
  /** All rows on one page, and on the page of what stands before when that keeps with its next. */
  readonly isTogether?: true;
};

export type LetterBlock =
  | LetterParagraph
  | LetterTable
  | { readonly kind: 'space'; readonly heightMm: number }
  /** The red line of a document under its number, as wide as the text. */
  | { readonly kind: 'redLine'; readonly beforeMm: number }
  | { readonly kind: 'pageBreak' };

export type Letter = {
  /** In the file's metadata and as the bookmark. */
  readonly name: string;
  /**
   * `official`: margins of GB/T 9704-2012 (37, 35, 28, 26 mm); `document`: the same, with page numbers as its clause 7.5 has them (`— 1 —`, odd
   * pages right, even pages left); `form`: 25, 22, 25, 20 mm for a full page of table.
   */
  readonly page: 'official' | 'document' | 'form';
  readonly blocks: readonly LetterBlock[];
  /** At the foot: 第 x 页 共 y 页, or `— x —` on a document. */
  readonly hasPageNumbers: boolean;
  /** Who made this copy and when, in small print under everything. */
  readonly footLine: string | null;
};

export const letterPage = { widthMm: 210, heightMm: 297 } as const;

export type LetterMargins = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Millimetres. Both leave the left edge for binding. */
export const letterMargins: Readonly<Record<Letter['page'], LetterMargins>> = {
  official: { top: 37, bottom: 35, left: 28, right: 26 },
  document: { top: 37, bottom: 35, left: 28, right: 26 },
  form: { top: 25, bottom: 22, left: 25, right: 20 },
};

/** Between a cell's line and its text. */
export const cellPaddingMm = { side: 1.6, end: 0.8 } as const;
/** Under the text, from the lower edge of the page to the middle of the line. */
export const footMm = { pageNumber: 17, footLine: 11 } as const;
export const footSize = { pageNumber: 10.5, footLine: 7.5 } as const;
/** 四号 one line under the text (7 mm, clause 7.5), one character in from the outer edge. */
export const documentFoot = { size: 14, belowTextMm: 7, indent: 1 } as const;

/** @throws RangeError when the cells do not fill the table: a fault of whoever made it */
export function placeCells(table: LetterTable): readonly (readonly { readonly cell: LetterCell; readonly column: number }[])[] {
  const taken: boolean[][] = table.rows.map(() => table.columnsMm.map(() => false));
  return table.rows.map((row, rowIndex) => {
    const line = taken[rowIndex] ?? [];
    const placed = row.cells.map((cell) => {
      const column = line.indexOf(false);
      const columns = cell.columns ?? 1;
      for (let down = 0; down < (cell.rows ?? 1); down++)
        for (let across = 0; across < columns; across++) {
          const below = taken[rowIndex + down];
          if (column === -1 || below?.[column + across] !== false)
            throw new RangeError(`cell ${JSON.stringify(plainText(cell.texts))} in row ${rowIndex + 1} does not fit the table`);
          below[column + across] = true;
        }
      return { cell, column };
    });
    if (line.includes(false)) throw new RangeError(`row ${rowIndex + 1} of the table is not filled`);
    return placed;
  });
}

export function plainText(texts: readonly LetterText[]): string {
  return texts.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

/** Every word of a letter in reading order, places to fill in as their spaces; paragraphs and cells each on a line. */
export function wordsOf(letter: Letter): string {
  return letter.blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [plainText([block])];
      if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.map(({ texts }) => plainText(texts)));
      return [];
    })
    .join('\n');
}
