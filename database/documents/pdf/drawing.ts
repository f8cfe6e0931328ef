/** A page drawn by hand, in millimetres from the upper left: charts and sheets that are no table. Sizes of letters are points. */
import type { Alignment } from './cell-print.ts';
import type { Face } from './font-files.ts';
import { fitText, wrapText } from './fit-text.ts';
import { pointsPerMm } from './geometry.ts';
import { placeLines, type Colour, type Fill, type Line, type PagePart, type PlacedPicture, type PlacedText } from './page-picture.ts';
import type { Typesetter } from './typesetter.ts';

type BoxMm = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Style = {
  readonly face?: Face;
  /** Points; smaller where the text must, on more lines where it may. */
  readonly size: number;
  readonly alignment?: Alignment;
  readonly lines?: number;
  readonly isRed?: boolean;
};

export type Drawing = {
  readonly part: PagePart;
  text(words: string, box: BoxMm, style: Style): void;
  /** From the top down, at its size, no line left out of the box but shrunk until all are in. */
  paragraph(words: string, box: BoxMm, style: Pick<Style, 'face' | 'size'>): void;
  rule(x1: number, y1: number, x2: number, y2: number): void;
  /** Outline of a box. */
  frame(box: BoxMm): void;
  area(box: BoxMm, colour: Colour): void;
  shape(corners: readonly (readonly [number, number])[], colour: Colour): void;
  picture(picture: Pick<PlacedPicture, 'name' | 'orientation'>, box: BoxMm): void;
};

const smallest = 4.5;

export function createDrawing(typesetter: Typesetter): Drawing {
  const texts: PlacedText[] = [];
  const lines: Line[] = [];
  const fills: Fill[] = [];
  const pictures: PlacedPicture[] = [];
  const mm = (value: number): number => value * pointsPerMm;
  const rule = (x1: number, y1: number, x2: number, y2: number): void => {
    lines.push({ x1: mm(x1), y1: mm(y1), x2: mm(x2), y2: mm(y2) });
  };
  const shape = (corners: readonly (readonly [number, number])[], colour: Colour): void => {
    fills.push({ corners: corners.map(([x, y]) => [mm(x), mm(y)] as const), colour });
  };
  return {
    part: { lines, texts, fills, pictures },
    rule,
    shape,
    text(words, { left, right, top, bottom }, { face = 'song', size, alignment = 'left', lines: maximumLines = 1, isRed = false }) {
      if (words === '') return;
      const box = {
        width: mm(right - left),
        height: mm(bottom - top),
        size,
        singleLineSize: maximumLines === 1 ? 0 : size * 0.85,
        twoLineSize: size,
        maximumLines,
      };
      const fitted = fitText(words, box, (part) => typesetter.width(face, part));
      const placed = placeLines(typesetter, face, fitted, { left: mm(left), right: mm(right), middle: mm((top + bottom) / 2) }, alignment);
      texts.push(...placed.map((text) => (isRed ? { ...text, isRed: true as const } : text)));
    },
    paragraph(words, { left, right, top, bottom }, { face = 'song', size }) {
      const measure = (part: string): number => typesetter.width(face, part);
      const wrapped = (points: number): readonly string[] =>
        words.split('\n').flatMap((line) => wrapText(line, mm(right - left) / points, Infinity, measure) ?? [line]);
      let points = size;
      while (points > smallest && wrapped(points).length * points * 1.4 > mm(bottom - top)) points -= 0.25;
      for (const [index, line] of wrapped(points).entries()) {
        const middle = mm(top) + (index + 0.5) * points * 1.4;
        texts.push(...placeLines(typesetter, face, { size: points, lines: [line] }, { left: mm(left), right: mm(right), middle }, 'left'));
      }
    },
    frame({ left, right, top, bottom }) {
      rule(left, top, right, top);
      rule(left, bottom, right, bottom);
      rule(left, top, left, bottom);
      rule(right, top, right, bottom);
    },
    area({ left, right, top, bottom }, colour) {
      shape(
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ],
        colour,
      );
    },
    picture({ name, orientation }, { left, right, top, bottom }) {
      pictures.push({ name, orientation, x: mm(left), y: mm(top), width: mm(right - left), height: mm(bottom - top) });
    },
  };
}
