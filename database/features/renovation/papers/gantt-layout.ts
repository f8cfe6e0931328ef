/** Where the parts of the printed progress chart stand, in millimetres; A4 and A3 across, bound at the left. */
import type { Report } from '../../../documents/report-table.ts';

export type GanttLayout = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly titleTop: number;
  readonly leadTop: number;
  readonly headTop: number;
  /** Height of one of the two levels of the head. */
  readonly headLevel: number;
  readonly bodyTop: number;
  readonly rowHeight: number;
  readonly rowsPerPage: number;
  /** Left edges of the columns and, last, where the chart begins. */
  readonly columns: readonly number[];
  /** Legend, signatures and the line that names the copy, under the rows. */
  readonly tailHeight: number;
  readonly footTop: number;
  /** All sizes of letters and thin parts times this. */
  readonly scale: number;
};

export const ganttColumns = [
  { title: '序号', widthMm: 8 },
  { title: '乡镇', widthMm: 15 },
  { title: '项目', widthMm: 34 },
  { title: '当前阶段', widthMm: 14 },
  { title: '计划完成', widthMm: 17 },
  { title: '实际（预计）', widthMm: 18.5 },
  { title: '滞后（天）', widthMm: 10 },
] as const;

const sizes = {
  A4: { width: 297, height: 210, left: 20, right: 10, top: 8, bottom: 6, scale: 1 },
  A3: { width: 420, height: 297, left: 26, right: 14, top: 11, bottom: 8, scale: 1.25 },
} as const;

/** @param rows a chart of few projects has higher rows, up to a limit: it is looked at from further away */
export function ganttLayout(paper: Report['paper'], rows: number): GanttLayout {
  const { width, height, left, right, top, bottom, scale } = sizes[paper];
  const titleTop = top;
  const leadTop = titleTop + 9 * scale;
  const headTop = leadTop + 5.4 * scale;
  const headLevel = 4.8 * scale;
  const bodyTop = headTop + 2 * headLevel;
  const footTop = height - bottom - 3.4 * scale;
  const tailHeight = 15 * scale;
  const room = footTop - tailHeight - bodyTop;
  const smallest = 6.3 * scale;
  const most = Math.floor(room / smallest + 1e-9);
  // The same number of rows on each page, as far as it goes: no page with one row.
  const pages = Math.max(1, Math.ceil(rows / most));
  const rowsPerPage = Math.max(1, Math.ceil(rows / pages));
  const rowHeight = Math.min(room / rowsPerPage, 8.5 * scale);
  const columns: number[] = [left];
  for (const { widthMm } of ganttColumns) columns.push((columns.at(-1) ?? left) + widthMm * scale);
  return {
    width,
    height,
    left,
    right: width - right,
    titleTop,
    leadTop,
    headTop,
    headLevel,
    bodyTop,
    rowHeight,
    rowsPerPage,
    columns,
    tailHeight,
    footTop,
    scale,
  };
}
