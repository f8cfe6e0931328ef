/** The bars of the printed progress chart, and the legend that explains them. */
import {
  ganttAxis,
  ganttBars,
  type GanttAxis,
  type GanttBars,
  type GanttPhase,
  type GanttSegment,
} from '../../../../electron/contract/renovation-gantt.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import type { Drawing } from '../../../documents/pdf/drawing.ts';
import type { Colour } from '../../../documents/pdf/page-picture.ts';
import type { Report } from '../../../documents/report-table.ts';
import type { ProjectOnPaper, ProjectsContent } from './content.ts';
import { ganttLayout, type GanttLayout } from './gantt-layout.ts';

const planGrey: Colour = [0.72, 0.74, 0.77];
export const gridGrey: Colour = [0.88, 0.88, 0.88];
export const yearGrey: Colour = [0.6, 0.6, 0.6];
export const slipRed: Colour = [0.8, 0.1, 0.1];
/** Dark enough to stay apart on a grey print. */
const done: Readonly<Record<GanttPhase, Colour>> = { prepare: [0.55, 0.72, 0.88], build: [0.12, 0.36, 0.63], handOver: [0.2, 0.55, 0.38] };
export const white: Colour = [1, 1, 1];

export type Row = { readonly project: ProjectOnPaper; readonly bars: GanttBars };
export type Chart = {
  readonly content: ProjectsContent;
  readonly layout: GanttLayout;
  readonly axis: GanttAxis;
  readonly rows: readonly Row[];
  /** Millimetres of a month. */
  readonly month: number;
  readonly footLine: string;
};

export function chartOf(content: ProjectsContent, paper: Report['paper'], footLine: string): Chart {
  const asOf = content.asOf as IsoDate;
  const rows = content.projects.map((project) => ({ project, bars: ganttBars(project.dates, project.state === 'cancelled', asOf) }));
  const axis = ganttAxis(
    rows.map(({ bars }) => bars),
    asOf,
  );
  const layout = ganttLayout(paper, rows.length);
  const start = layout.columns.at(-1) ?? layout.left;
  return { content, layout, axis, rows, month: (layout.right - start) / Math.max(1, axis.months.length), footLine };
}

export function chartStart({ columns, left }: GanttLayout): number {
  return columns.at(-1) ?? left;
}

/** A bar, cut where months are left out inside it: none are, for every month it touches is drawn. */
function drawBar(
  drawing: Drawing,
  chart: Chart,
  segment: Pick<GanttSegment, 'from' | 'until'>,
  top: number,
  bottom: number,
  colour: Colour,
): void {
  const from = chart.axis.place(segment.from);
  const until = chart.axis.place(segment.until, true);
  if (from === null || until === null) return;
  const start = chartStart(chart.layout);
  drawing.area({ left: start + from * chart.month, right: start + until * chart.month, top, bottom }, colour);
}

/** What is expected is a frame, what has happened is full. */
function drawExpected(drawing: Drawing, chart: Chart, segment: GanttSegment, top: number, bottom: number): void {
  const edge = 0.28 * chart.layout.scale;
  const from = chart.axis.place(segment.from);
  const until = chart.axis.place(segment.until, true);
  if (from === null || until === null) return;
  const start = chartStart(chart.layout);
  const box = { left: start + from * chart.month, right: start + until * chart.month, top, bottom };
  drawing.area(box, done[segment.phase]);
  if (box.right - box.left > 2 * edge)
    drawing.area({ left: box.left + edge, right: box.right - edge, top: top + edge, bottom: bottom - edge }, white);
}

function drawMark(drawing: Drawing, x: number, middle: number, size: number, colour: Colour): void {
  drawing.shape(
    [
      [x, middle - size],
      [x + size, middle],
      [x, middle + size],
      [x - size, middle],
    ],
    colour,
  );
}

export function drawBars(drawing: Drawing, chart: Chart, { bars }: Row, top: number): void {
  const { layout, axis, month } = chart;
  const { rowHeight, scale, right } = layout;
  const start = chartStart(layout);
  const lanes = {
    plan: { top: top + rowHeight * 0.14, bottom: top + rowHeight * 0.36 },
    real: { top: top + rowHeight * 0.42, bottom: top + rowHeight * 0.84 },
  };
  for (const segment of bars.baseline) drawBar(drawing, chart, segment, lanes.plan.top, lanes.plan.bottom, planGrey);
  for (const segment of bars.actual) drawBar(drawing, chart, segment, lanes.real.top, lanes.real.bottom, done[segment.phase]);
  for (const segment of bars.forecast) drawExpected(drawing, chart, segment, lanes.real.top, lanes.real.bottom);
  for (const { lane, on } of bars.marks) {
    const at = axis.place(on, true);
    if (at === null) continue;
    const { top: high, bottom: low } = lane === 'baseline' ? lanes.plan : lanes.real;
    drawMark(drawing, start + at * month, (high + low) / 2, 1.15 * scale, lane === 'baseline' ? planGrey : done.handOver);
  }
  if (bars.slip !== null) drawBar(drawing, chart, bars.slip, lanes.plan.top, lanes.plan.bottom, slipRed);
  if (bars.baseline.length + bars.actual.length + bars.forecast.length + bars.marks.length === 0)
    drawing.text('未登记日期', { left: start + 2, right, top, bottom: top + rowHeight }, { size: 7.5 * scale });
}

export const legend: readonly {
  readonly words: string;
  readonly draw: (drawing: Drawing, box: { left: number; right: number; top: number; bottom: number }) => void;
}[] = [
  { words: '计划', draw: (drawing, box) => drawing.area({ ...box, top: box.top + 0.6, bottom: box.bottom - 0.6 }, planGrey) },
  { words: '前期', draw: (drawing, box) => drawing.area(box, done.prepare) },
  { words: '施工', draw: (drawing, box) => drawing.area(box, done.build) },
  { words: '验收移交', draw: (drawing, box) => drawing.area(box, done.handOver) },
  {
    words: '预计（空心）',
    draw: (drawing, box) => {
      drawing.area(box, done.build);
      drawing.area({ left: box.left + 0.35, right: box.right - 0.35, top: box.top + 0.35, bottom: box.bottom - 0.35 }, white);
    },
  },
  { words: '比计划推迟', draw: (drawing, box) => drawing.area({ ...box, top: box.top + 0.6, bottom: box.bottom - 0.6 }, slipRed) },
  {
    words: '只登记了一个日期',
    draw: (drawing, box) => drawMark(drawing, (box.left + box.right) / 2, (box.top + box.bottom) / 2, 1.2, done.handOver),
  },
];
