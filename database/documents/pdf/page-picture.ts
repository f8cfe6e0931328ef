/** What stands on a page, as plain data, and the page content it becomes. */
import type { Face } from './font-files.ts';
import type { Alignment } from './cell-print.ts';
import { linePitch, type FittedText } from './fit-text.ts';
import type { Typesetter } from './typesetter.ts';

/** Points from the upper left of the page; `baseline` is where the characters stand. */
export type PlacedText = {
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  readonly isRed?: true;
};
export type Line = {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Thicker than the lines of a table. */
  readonly isRed?: true;
};

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** A filled shape under lines and texts; its corners in turn. */
export type Fill = { readonly corners: readonly (readonly [number, number])[]; readonly colour: Colour };

/** A picture of the file, upright and filling its box. */
export type PlacedPicture = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How it lies in its file (Exif, tag 0x0112): 1 is upright. */
  readonly orientation: number;
};

/** A part keeps its identity from page to page when it is the same on each: grids and headers are turned into page content once. */
export type PagePart = {
  readonly lines: readonly Line[];
  readonly texts: readonly PlacedText[];
  readonly fills?: readonly Fill[];
  readonly pictures?: readonly PlacedPicture[];
};

export type Watermark = { readonly text: string; readonly face: Face; readonly size: number; readonly angle: number };

export type PagePicture = {
  readonly width: number;
  readonly height: number;
  readonly watermark: Watermark | null;
  readonly parts: readonly PagePart[];
  /** Begins a table: its bookmark. */
  readonly bookmark: string | null;
};

/** From the middle of a Chinese character down to its baseline, as a share of its size; figures are centred by it too. */
const middleToBaseline = 0.37;
export const lineWidth = 0.5;
/** Light enough to read figures across it, dark enough to survive a copying machine. */
const watermarkGrey = 0.92;

export type Box = { readonly left: number; readonly right: number; readonly middle: number };

/** Places the lines of a fitted text in a box, centred from top to bottom. */
export function placeLines(typesetter: Typesetter, face: Face, fitted: FittedText, box: Box, alignment: Alignment): readonly PlacedText[] {
  const pitch = fitted.size * linePitch;
  const first = box.middle - (pitch * (fitted.lines.length - 1)) / 2 + fitted.size * middleToBaseline;
  return fitted.lines.map((text, index) => {
    const spare = alignment === 'left' ? 0 : box.right - box.left - typesetter.width(face, text) * fitted.size;
    const x = box.left + (alignment === 'centre' ? spare / 2 : spare);
    return { face, size: fitted.size, x, baseline: first + pitch * index, text };
  });
}

const red = '0.85 0 0';
const redLineWidth = 1.5;

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** Text operators of one part; the font in force when it begins is not known, so each part names its own. */
function textContent(typesetter: Typesetter, texts: readonly PlacedText[], height: number): string {
  let content = 'BT\n';
  let inForce = '';
  let isRedNow = false;
  for (const { face, size, x, baseline, text, isRed = false } of texts) {
    const runs = typesetter.runs(face, text);
    if (runs.length === 0) continue;
    if (isRed !== isRedNow) content += isRed ? `${red} rg\n` : '0 g\n';
    isRedNow = isRed;
    content += `1 0 0 1 ${number(x)} ${number(height - baseline)} Tm\n`;
    for (const { font, codes } of runs) {
      const wanted = `/${font} ${number(size)} Tf\n`;
      if (wanted !== inForce) content += inForce = wanted;
      content += `<${codes}> Tj\n`;
    }
  }
  return `${content}${isRedNow ? '0 g\n' : ''}ET\n`;
}

/** One path for all lines of a part. */
function lineContent(lines: readonly Line[], height: number): string {
  const reds = lines.filter(({ isRed }) => isRed);
  return (
    path(lines.length === reds.length ? [] : lines.filter(({ isRed }) => !isRed), lineWidth, height) +
    (reds.length === 0 ? '' : `${red} RG\n${path(reds, redLineWidth, height)}0 G\n`)
  );
}

function path(lines: readonly Line[], width: number, height: number): string {
  if (lines.length === 0) return '';
  // Square ends close the corners.
  let content = `${width} w 2 J\n`;
  for (const { x1, y1, x2, y2 } of lines) content += `${number(x1)} ${number(height - y1)} m ${number(x2)} ${number(height - y2)} l\n`;
  return `${content}S\n`;
}

function fillContent(fills: readonly Fill[], height: number): string {
  let content = '';
  let inForce = '';
  for (const { corners, colour } of fills) {
    const wanted = `${colour.map(number).join(' ')} rg\n`;
    if (wanted !== inForce) content += inForce = wanted;
    content += corners.map(([x, y], index) => `${number(x)} ${number(height - y)} ${index === 0 ? 'm' : 'l'} `).join('');
    content += 'f\n';
  }
  return `${content}0 g\n`;
}

/** Turns and mirrors of the unit square by Exif orientation, as the six figures of a transformation. */
const upright: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

function pictureContent(pictures: readonly PlacedPicture[], pageHeight: number): string {
  return pictures
    .map(({ name, x, y, width, height, orientation }) => {
      const turn = upright[orientation - 1] ?? [1, 0, 0, 1, 0, 0];
      const box = [width, 0, 0, height, x, pageHeight - y - height].map(number).join(' ');
      return `q ${box} cm ${turn.join(' ')} cm /${name} Do Q\n`;
    })
    .join('');
}

function watermarkContent(typesetter: Typesetter, watermark: Watermark, page: PagePicture): string {
  const { face, size, text, angle } = watermark;
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const back = (typesetter.width(face, text) * size) / 2;
  const down = size * middleToBaseline;
  const x = page.width / 2 - back * cosine + down * sine;
  const y = page.height / 2 - back * sine - down * cosine;
  const matrix = [cosine, sine, -sine, cosine].map((value) => String(Math.round(value * 1e4) / 1e4)).join(' ');
  const runs = typesetter.runs(face, text).map(({ font, codes }) => `/${font} ${number(size)} Tf <${codes}> Tj\n`);
  return `${watermarkGrey} g\nBT\n${matrix} ${number(x)} ${number(y)} Tm\n${runs.join('')}ET\n0 g\n`;
}

/** Turns pictures into page content; parts seen before are not turned again. */
export function createContentWriter(typesetter: Typesetter): (page: PagePicture) => string {
  const written = new WeakMap<PagePart, string>();
  const partContent = (part: PagePart, height: number): string => {
    let content = written.get(part);
    if (content === undefined) {
      content =
        (part.fills ? fillContent(part.fills, height) : '') +
        (part.pictures ? pictureContent(part.pictures, height) : '') +
        (part.lines.length > 0 ? lineContent(part.lines, height) : '') +
        (part.texts.length > 0 ? textContent(typesetter, part.texts, height) : '');
      written.set(part, content);
    }
    return content;
  };
  return (page) => {
    const watermark = page.watermark === null ? '' : watermarkContent(typesetter, page.watermark, page);
    return watermark + page.parts.map((part) => partContent(part, page.height)).join('');
  };
}
