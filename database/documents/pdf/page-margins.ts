/** What stands around the rows of a page: unit, period and page number above; signatures, seal, notes and the foot line below. */
import type { Report, ReportTable } from '../report-table.ts';
import type { Alignment } from './cell-print.ts';
import { fitText } from './fit-text.ts';
import type { Geometry } from './geometry.ts';
import { placeLines, type PlacedText } from './page-picture.ts';
import type { Typesetter } from './typesetter.ts';

export type MarginPen = {
  readonly table: ReportTable;
  readonly geometry: Geometry;
  readonly typesetter: Typesetter;
  readonly texts: PlacedText[];
};

/** One line of text between two edges, smaller if it must. */
function putLine(pen: MarginPen, text: string, from: number, to: number, middle: number, size: number, alignment: Alignment): void {
  if (text === '') return;
  const box = { width: to - from, height: size, size, singleLineSize: 0, twoLineSize: 0, maximumLines: 1 };
  const fitted = fitText(text, box, (part) => pen.typesetter.width('song', part));
  pen.texts.push(...placeLines(pen.typesetter, 'song', fitted, { left: from, right: to, middle }, alignment));
}

/** Second line of the sheet and the foot line; the only places in which two pages, or two prints, say something of their own. */
export function placeLead(pen: MarginPen, report: Report, page: number, pageCount: number): void {
  const { left, right, leadMiddle, leadSize, footMiddle, footSize } = pen.geometry;
  const { lead } = pen.table;
  const leftEnd = left + (right - left) * 0.39;
  const rightStart = right - (right - left) * 0.36;
  const pages = `第 ${page} 页　共 ${pageCount} 页`;
  putLine(pen, lead.left, left, leftEnd, leadMiddle, leadSize, 'left');
  putLine(pen, lead.centre, leftEnd, rightStart, leadMiddle, leadSize, 'centre');
  putLine(pen, lead.right === '' ? pages : `${lead.right}　　${pages}`, rightStart, right, leadMiddle, leadSize, 'right');
  const footStart = left + (right - left) * 0.2;
  if (report.fingerprint !== null)
    putLine(pen, `内容指纹 ${report.fingerprint.slice(0, 8)}`, left, footStart, footMiddle, footSize, 'left');
  putLine(pen, report.footLine, footStart, right, footMiddle, footSize, 'right');
}

/** @param lines wrapped already */
export function placeNotes(pen: MarginPen, lines: readonly string[], top: number): void {
  const { left, right, noteLine, noteSize } = pen.geometry;
  for (const [index, text] of lines.entries()) {
    const box = { left, right, middle: top + (index + 0.5) * noteLine };
    pen.texts.push(...placeLines(pen.typesetter, 'song', { size: noteSize, lines: [text] }, box, 'left'));
  }
}

const dateToFill = '　　　　年　　月　　日';

/** Signatures, seal and notes below `top`. What the rows left free goes between them: room for the pen and the seal. */
export function placeTail(pen: MarginPen, notes: readonly string[], top: number): void {
  const { left, right, leadSize, signOffHeight, sealHeight, noteLine, contentBottom } = pen.geometry;
  const { signOff, sealOf } = pen.table;
  const needed = (signOff.length > 0 ? signOffHeight : 0) + (sealOf === null ? 0 : sealHeight) + notes.length * noteLine;
  const spare = Math.max(0, contentBottom - top - needed);
  let y = top;
  // A sealed table has its date beside the seal, one whose signatures bring a date has that.
  const isDated = signOff.some((item) => item.includes('日'));
  if (signOff.length > 0) {
    y += Math.min(spare * 0.2, signOffHeight * 0.4);
    const addsDate = sealOf === null && !isDated;
    const dateWidth = addsDate ? pen.typesetter.width('song', dateToFill) * leadSize : 0;
    const slot = (right - left - dateWidth) / signOff.length;
    const middle = y + signOffHeight / 2;
    for (const [index, item] of signOff.entries())
      putLine(pen, item, left + slot * index, left + slot * (index + 1), middle, leadSize, 'left');
    if (addsDate) putLine(pen, dateToFill, right - dateWidth, right, middle, leadSize, 'right');
    y += signOffHeight;
  }
  if (sealOf !== null) {
    y += Math.min(spare * 0.5, signOffHeight * 1.6);
    putLine(pen, `${sealOf}（盖章）${isDated ? '' : dateToFill}`, left, right, y + sealHeight / 2, leadSize, 'right');
    y += sealHeight;
  }
  placeNotes(pen, notes, y + Math.min(spare * 0.2, signOffHeight * 0.4));
}
