/** Rows of framed cells, as wide as the page of the sheet. */
import type { Drawing } from '../../../documents/pdf/drawing.ts';

/** A4 upright, in millimetres. */
export const page = { width: 210, height: 297, left: 17, right: 193, top: 11, foot: 287 } as const;

type Cell = {
  readonly words: string;
  readonly width: number;
  readonly isHead?: boolean;
  readonly alignment?: 'left' | 'centre' | 'right';
  readonly isRed?: boolean;
  readonly lines?: number;
};

export function drawCells(drawing: Drawing, top: number, height: number, cells: readonly Cell[], size: number): void {
  let { left } = page as { left: number };
  for (const { words, width, isHead = false, alignment = 'centre', isRed = false, lines = 2 } of cells) {
    const right = left + width;
    drawing.frame({ left, right, top, bottom: top + height });
    drawing.text(
      words,
      { left: left + 0.8, right: right - 0.8, top: top + 0.2, bottom: top + height - 0.2 },
      { face: isHead ? 'hei' : 'song', size, alignment, lines, isRed },
    );
    left = right;
  }
}
