/** The pages of a letter: lines and groups of rows flow down, what belongs together stays together. */
import { pointsPerMm } from '../pdf/geometry.ts';
import { placeLines, type PagePart } from '../pdf/page-picture.ts';
import type { Typesetter } from '../pdf/typesetter.ts';
import { documentFoot, footMm, footSize, letterMargins, letterPage, type Letter, type LetterBlock } from './letter.ts';
import { setTable, type RowGroup } from './set-table.ts';
import { setText, type Pen } from './set-text.ts';

/** The smallest thing that moves to another page. */
type FlowItem = {
  readonly height: number;
  /** Left out where a page begins. */
  readonly gapBefore: number;
  /** Stands on the page of the next item. */
  readonly keepsNext: boolean;
  readonly draw: ((pen: Pen, left: number, top: number) => void) | 'break';
  /** Rows to repeat above the item when it begins a page. */
  readonly headers: readonly RowGroup[];
};

function flowOf(block: LetterBlock, width: number, room: number, typesetter: Typesetter): readonly FlowItem[] {
  const plain = { gapBefore: 0, headers: [] };
  switch (block.kind) {
    case 'pageBreak':
      return [{ ...plain, height: 0, keepsNext: false, draw: 'break' }];
    case 'space':
      return [{ ...plain, height: 0, gapBefore: block.heightMm * pointsPerMm, keepsNext: true, draw: () => {} }];
    case 'redLine':
      return [
        {
          ...plain,
          height: 0,
          gapBefore: block.beforeMm * pointsPerMm,
          keepsNext: true,
          draw: (pen, left, top) => pen.lines.push({ x1: left, y1: top, x2: left + width, y2: top, isRed: true }),
        },
      ];
    case 'paragraph': {
      const lines = setText(block, width, typesetter);
      return lines.map((line, index) => ({
        height: line.height + (index === lines.length - 1 ? block.after : 0),
        gapBefore: index === 0 ? block.before : 0,
        // Neither a first nor a last line stands alone.
        keepsNext: index === lines.length - 1 ? block.keepsWithNext === true : index === 0 || index === lines.length - 2,
        draw: line.draw,
        headers: [],
      }));
    }
    case 'table': {
      const groups = setTable(block, width, room, typesetter);
      const headers = groups.filter(({ isHeader }) => isHeader);
      return groups.map((group, index) => ({
        height: group.height,
        gapBefore: 0,
        keepsNext: index < groups.length - 1 && (block.isTogether === true || group.isHeader || group.keepsWithNext),
        draw: group.draw,
        headers: group.isHeader ? [] : headers,
      }));
    }
  }
}

export type LetterPages = { readonly pages: readonly PagePart[]; readonly width: number; readonly height: number };

export function layoutLetter(letter: Letter, typesetter: Typesetter): LetterPages {
  const margins = letterMargins[letter.page];
  const left = margins.left * pointsPerMm;
  const top = margins.top * pointsPerMm;
  const width = (letterPage.widthMm - margins.left - margins.right) * pointsPerMm;
  const bottom = (letterPage.heightMm - margins.bottom) * pointsPerMm;
  const items = letter.blocks.flatMap((block) => flowOf(block, width, bottom - top, typesetter));
  const pages: Pen[] = [{ texts: [], lines: [] }];
  let y = top;
  const isFresh = (): boolean => y === top;
  const turn = (): void => {
    pages.push({ texts: [], lines: [] });
    y = top;
  };

  for (let index = 0; index < items.length;) {
    let until = index + 1;
    while (items[until - 1]?.keepsNext === true && until < items.length && items[until]?.draw !== 'break') until++;
    const chain = items.slice(index, until);
    const height = chain.reduce((sum, item) => sum + item.height + item.gapBefore, 0);
    if (!isFresh() && y + height > bottom + 0.5 && height <= bottom - top) turn();
    for (const item of chain) {
      if (item.draw === 'break') {
        if (!isFresh()) turn();
        continue;
      }
      const gap = isFresh() && pages.length > 1 ? 0 : item.gapBefore;
      if (!isFresh() && y + gap + item.height > bottom + 0.5) turn();
      else y += gap;
      const pen = pages.at(-1) ?? { texts: [], lines: [] };
      if (y === top)
        for (const header of item.headers) {
          header.draw(pen, left, y);
          y += header.height;
        }
      item.draw(pen, left, y);
      y += item.height;
    }
    index = until;
  }
  placeFeet(letter, pages, typesetter);
  return { pages, width: letterPage.widthMm * pointsPerMm, height: letterPage.heightMm * pointsPerMm };
}

function placeFeet(letter: Letter, pages: readonly Pen[], typesetter: Typesetter): void {
  const margins = letterMargins[letter.page];
  const box = { left: margins.left * pointsPerMm, right: (letterPage.widthMm - margins.right) * pointsPerMm };
  const middle = (mm: number): number => (letterPage.heightMm - mm) * pointsPerMm;
  for (const [index, pen] of pages.entries()) {
    if (letter.hasPageNumbers && letter.page === 'document') {
      const { size, belowTextMm, indent } = documentFoot;
      const inner = { left: box.left + indent * size, right: box.right - indent * size };
      pen.texts.push(
        ...placeLines(
          typesetter,
          'song',
          { size, lines: [`— ${index + 1} —`] },
          { ...inner, middle: middle(margins.bottom - belowTextMm) },
          index % 2 === 0 ? 'right' : 'left',
        ),
      );
    } else if (letter.hasPageNumbers) {
      const lines = [`第 ${index + 1} 页　共 ${pages.length} 页`];
      pen.texts.push(
        ...placeLines(typesetter, 'song', { size: footSize.pageNumber, lines }, { ...box, middle: middle(footMm.pageNumber) }, 'centre'),
      );
    }
    if (letter.footLine !== null) {
      const fitted = { size: footSize.footLine, lines: [letter.footLine] };
      pen.texts.push(...placeLines(typesetter, 'song', fitted, { ...box, middle: middle(footMm.footLine) }, 'left'));
    }
  }
}
