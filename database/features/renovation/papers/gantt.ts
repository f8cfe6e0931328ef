/** 项目进度图 on A4 or A3: every page as wide as the paper, only months in which something stands, plan above what happened. */
import { ganttLateDays } from '../../../../electron/contract/renovation-gantt.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { createDrawing, type Drawing } from '../../../documents/pdf/drawing.ts';
import { pointsPerMm } from '../../../documents/pdf/geometry.ts';
import { createContentWriter, type Colour, type PagePicture } from '../../../documents/pdf/page-picture.ts';
import { createPdfFile } from '../../../documents/pdf/pdf-file.ts';
import { createTypesetter, type MissingCharacter, type Typesetter } from '../../../documents/pdf/typesetter.ts';
import type { Report } from '../../../documents/report-table.ts';
import { actualOn, dayText, plannedOn, type ProjectsContent } from './content.ts';
import { chartOf, chartStart, drawBars, gridGrey, legend, slipRed, white, yearGrey, type Chart, type Row } from './gantt-bars.ts';
import { ganttColumns, ganttLayout } from './gantt-layout.ts';

/** Title, lead and the two levels of the head; the same on every page but for its number. */
function drawHead(drawing: Drawing, chart: Chart, page: number, pageCount: number): void {
  const { content, layout, axis, month } = chart;
  const { left, right, titleTop, leadTop, headTop, headLevel, bodyTop, columns, scale } = layout;
  const start = chartStart(layout);
  drawing.text(
    `${content.region}敬老院改造提升项目进度图`,
    { left, right, top: titleTop, bottom: titleTop + 9 * scale },
    { face: 'song-bold', size: 17 * scale, alignment: 'centre' },
  );
  const lead = { top: leadTop, bottom: leadTop + 5 * scale };
  const size = 9 * scale;
  drawing.text(`编制单位：${content.unit}`, { ...lead, left, right: left + (right - left) * 0.35 }, { size });
  drawing.text(
    `截至${dayText(content.asOf)}${content.extent === '' ? '' : `　${content.extent}`}`,
    { ...lead, left: left + (right - left) * 0.35, right: right - (right - left) * 0.3 },
    { size, alignment: 'centre' },
  );
  drawing.text(`第 ${page} 页　共 ${pageCount} 页`, { ...lead, left: right - (right - left) * 0.3, right }, { size, alignment: 'right' });
  for (const [index, { title }] of ganttColumns.entries())
    drawing.text(
      title,
      { left: (columns[index] ?? 0) + 0.4, right: (columns[index + 1] ?? 0) - 0.4, top: headTop, bottom: bodyTop },
      { face: 'hei', size: 8 * scale, alignment: 'centre', lines: 2 },
    );
  if (axis.months.length === 0)
    drawing.text('进度', { left: start, right, top: headTop, bottom: bodyTop }, { face: 'hei', size: 8 * scale, alignment: 'centre' });
  for (const { year, from, until } of axis.years) {
    const box = { left: start + from * month, right: start + until * month, top: headTop, bottom: headTop + headLevel };
    const width = (box.right - box.left) / scale;
    drawing.text(width > 9 ? `${year}年` : String(year), box, { face: 'hei', size: 8 * scale, alignment: 'centre' });
  }
  // Every month has its number while there is room for two digits, else the first of each quarter.
  const every = month / scale >= 3.4 ? 1 : month / scale >= 1.3 ? 3 : 12;
  for (const [index, name] of axis.months.entries()) {
    const number = Number(name.slice(5));
    if ((number - 1) % every !== 0) continue;
    const spread = every === 1 ? 0 : Math.max(0, (3.4 * scale - month) / 2);
    drawing.text(
      String(number),
      { left: start + index * month - spread, right: start + (index + 1) * month + spread, top: headTop + headLevel, bottom: bodyTop },
      { size: 7.5 * scale, alignment: 'centre' },
    );
  }
  drawing.rule(left, headTop, right, headTop);
  drawing.rule(start, headTop + headLevel, right, headTop + headLevel);
  drawing.rule(left, bodyTop, right, bodyTop);
}

/** Lines down the page: columns, months, years, and where months are left out. */
function drawGrid(drawing: Drawing, { layout, axis, month, content }: Chart, bottom: number): void {
  const { right, headTop, headLevel, bodyTop, columns, scale } = layout;
  const start = chartStart(layout);
  const thin = (x: number, top: number, colour: Colour, width = 0.12): void =>
    drawing.area({ left: x - (width * scale) / 2, right: x + (width * scale) / 2, top, bottom }, colour);
  const every = month / scale >= 1.6 ? 1 : 3;
  for (const [index, name] of axis.months.entries())
    if (index > 0 && (Number(name.slice(5)) - 1) % every === 0) thin(start + index * month, headTop + headLevel, gridGrey);
  for (const { from } of axis.years) if (from > 0) thin(start + from * month, headTop, yearGrey, 0.2);
  for (const index of axis.breaks) {
    const x = start + index * month;
    drawing.area({ left: x - 0.5 * scale, right: x + 0.5 * scale, top: headTop + headLevel, bottom }, white);
    thin(x - 0.5 * scale, headTop + headLevel, yearGrey, 0.2);
    thin(x + 0.5 * scale, headTop + headLevel, yearGrey, 0.2);
  }
  const today = axis.place(content.asOf as IsoDate, true);
  if (today !== null)
    for (let y = bodyTop; y < bottom; y += 2 * scale)
      drawing.area(
        {
          left: start + today * month - 0.12 * scale,
          right: start + today * month + 0.12 * scale,
          top: y,
          bottom: Math.min(bottom, y + 1.2 * scale),
        },
        slipRed,
      );
  for (const x of [...columns, right]) drawing.rule(x, headTop, x, bottom);
}

function drawRow(drawing: Drawing, chart: Chart, row: Row, number: number, top: number): void {
  const { layout, content } = chart;
  const { columns, left, right, rowHeight, scale } = layout;
  const { project, bars } = row;
  const stage = bars.slip?.stage ?? (plannedOn(project, 'accepted') === null ? 'completed' : 'accepted');
  const happened = actualOn(project, stage);
  const forecast = project.dates.find((entry) => entry.stage === stage)?.forecastOn ?? null;
  const late = ganttLateDays(project, bars);
  const isOver = happened !== null && happened <= content.asOf;
  const isExpected = forecast !== null && forecast > content.asOf && project.state !== 'cancelled';
  const reached = isOver ? happened : isExpected ? `(${forecast})` : '';
  const cells: readonly { readonly words: string; readonly isLeft?: true; readonly lines?: number; readonly isRed?: boolean }[] = [
    { words: String(number) },
    { words: project.townName, lines: 2 },
    { words: project.name, isLeft: true, lines: 2 },
    { words: project.stageText, lines: 2, isRed: project.tone === 'red' },
    { words: plannedOn(project, stage) ?? '' },
    { words: reached },
    { words: late > 0 ? String(late) : '', isRed: late > 0 },
  ];
  for (const [index, { words, isLeft, lines = 1, isRed = false }] of cells.entries())
    drawing.text(
      words,
      { left: (columns[index] ?? 0) + 0.7, right: (columns[index + 1] ?? 0) - 0.7, top: top + 0.2, bottom: top + rowHeight - 0.2 },
      { size: 8 * scale, alignment: isLeft ? 'left' : 'centre', lines, isRed },
    );
  drawBars(drawing, chart, row, top);
  drawing.rule(left, top + rowHeight, right, top + rowHeight);
}

function drawTail(drawing: Drawing, chart: Chart, bottom: number, isLast: boolean): void {
  const { layout, axis, footLine, content } = chart;
  const { left, right, scale, footTop } = layout;
  const top = bottom + 1.2 * scale;
  let x = left;
  for (const { words, draw } of legend) {
    draw(drawing, { left: x, right: x + 7 * scale, top: top + 0.9 * scale, bottom: top + 3.3 * scale });
    const width = [...words].length * 3 * scale + 4;
    drawing.text(words, { left: x + 8 * scale, right: x + 8 * scale + width, top, bottom: top + 4.2 * scale }, { size: 8 * scale });
    x += 8 * scale + width;
  }
  const remarks = [
    axis.place(content.asOf as IsoDate) === null ? null : '红色竖虚线为截至日',
    '完成以竣工验收计，未排验收的以完工计',
    axis.breaks.length > 0 ? '双竖线处省略没有进度的月份' : null,
  ].filter((words) => words !== null);
  drawing.text(remarks.join('；'), { left: x, right, top, bottom: top + 4.2 * scale }, { size: 8 * scale, alignment: 'right' });
  if (isLast) {
    const names = ['制表人：', '审核人：', '分管负责人：', '　　　　　　　年　　月　　日（盖章）'];
    const slot = (right - left) / names.length;
    const line = top + 6.2 * scale;
    for (const [index, words] of names.entries())
      drawing.text(
        words,
        { left: left + slot * index, right: left + slot * (index + 1), top: line, bottom: line + 5 * scale },
        { size: 9.5 * scale, alignment: index === names.length - 1 ? 'right' : 'left' },
      );
  }
  drawing.text(footLine, { left, right, top: footTop, bottom: footTop + 3 * scale }, { size: 7 * scale, alignment: 'right' });
}

/** The pages in turn. */
export function ganttPages(
  content: ProjectsContent,
  paper: Report['paper'],
  footLine: string,
  typesetter: Typesetter,
): readonly PagePicture[] {
  const chart = chartOf(content, paper, footLine);
  const { layout, rows } = chart;
  const pageCount = Math.max(1, Math.ceil(rows.length / layout.rowsPerPage));
  return Array.from({ length: pageCount }, (_, page) => {
    const own = rows.slice(page * layout.rowsPerPage, (page + 1) * layout.rowsPerPage);
    const bottom = layout.bodyTop + own.length * layout.rowHeight;
    const drawing = createDrawing(typesetter);
    drawGrid(drawing, chart, bottom);
    drawHead(drawing, chart, page + 1, pageCount);
    for (const [index, row] of own.entries())
      drawRow(drawing, chart, row, page * layout.rowsPerPage + index + 1, layout.bodyTop + index * layout.rowHeight);
    drawTail(drawing, chart, bottom, page === pageCount - 1);
    return {
      width: layout.width * pointsPerMm,
      height: layout.height * pointsPerMm,
      watermark: null,
      parts: [drawing.part],
      bookmark: page === 0 ? '项目进度图' : null,
    };
  });
}

export type DrawnPdf = { readonly bytes: Uint8Array; readonly pages: number; readonly missing: readonly MissingCharacter[] };

/** One page a step. */
export function* ganttPdfSteps(
  content: ProjectsContent,
  paper: Report['paper'],
  footLine: string,
): Generator<{ readonly done: number; readonly total: number }, DrawnPdf, void> {
  const chunks: Uint8Array[] = [];
  const { width, height } = ganttLayout(paper, 1);
  const title = `${content.region}敬老院改造提升项目进度图`;
  const file = createPdfFile({ title, widthPoints: width * pointsPerMm, heightPoints: height * pointsPerMm }, (bytes) =>
    chunks.push(bytes),
  );
  const typesetter = createTypesetter(file);
  const contentOf = createContentWriter(typesetter);
  const pages = ganttPages(content, paper, footLine, typesetter);
  for (const [index, picture] of pages.entries()) {
    file.addPage(contentOf(picture));
    if (picture.bookmark !== null) file.addBookmark(picture.bookmark);
    yield { done: index + 1, total: pages.length };
  }
  file.finish();
  return { bytes: Buffer.concat(chunks), pages: pages.length, missing: typesetter.missing() };
}
