/** Small charts for paper, drawn in millimetres: a rate over months with its target, columns by month or by place, bars by grade. */
import type { Drawing } from '../../../documents/pdf/drawing.ts';
import type { Colour } from '../../../documents/pdf/page-picture.ts';

export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export const ink: Colour = [0.12, 0.36, 0.58];
export const pale: Colour = [0.72, 0.82, 0.91];
export const mark: Colour = [0.78, 0.16, 0.14];
const grid: Colour = [0.87, 0.87, 0.87];
const axis: Colour = [0.55, 0.55, 0.55];

const titleMm = 5.5;
const labelMm = 5;

/** A stroke of its own colour: the rules of a page are black. */
function stroke(drawing: Drawing, from: readonly [number, number], to: readonly [number, number], width: number, colour: Colour): void {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return;
  const [dx, dy] = [((y1 - y2) / length) * (width / 2), ((x2 - x1) / length) * (width / 2)];
  drawing.shape(
    [
      [x1 + dx, y1 + dy],
      [x2 + dx, y2 + dy],
      [x2 - dx, y2 - dy],
      [x1 - dx, y1 - dy],
    ],
    colour,
  );
}

/** Frame, title and, where there is nothing to draw, the words that say so. Answers the plot within, or null. */
function plotOf(drawing: Drawing, box: Box, title: string, empty: string | null): Box | null {
  drawing.frame(box);
  drawing.text(
    title,
    { left: box.left + 1.5, right: box.right - 1.5, top: box.top + 0.6, bottom: box.top + titleMm },
    { face: 'hei', size: 8.5 },
  );
  if (empty === null)
    return { left: box.left + 11, right: box.right - 3, top: box.top + titleMm + 2.5, bottom: box.bottom - labelMm - 1.2 };
  drawing.text(empty, { ...box, top: box.top + titleMm }, { size: 8.5, alignment: 'centre' });
  return null;
}

const gridSteps = 4;

/** The height of an axis whose marks are round numbers. */
function niceTop(largest: number): number {
  const least = Math.max(1, largest / gridSteps);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((round) => round * power).find((round) => round >= least) ?? least;
  return gridSteps * step;
}

/** Marks of whole fives around what is shown, within a hundred. */
function percentRange(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = Math.max(0, Math.floor((least - 4) / 5) * 5);
  const step = Math.max(5, Math.ceil((Math.min(100, most + 4) - low) / gridSteps / 5) * 5);
  return low + gridSteps * step <= 100 ? [low, low + gridSteps * step] : [Math.max(0, 100 - gridSteps * step), 100];
}

function gridLines(drawing: Drawing, plot: Box, [low, high]: readonly [number, number], words: (value: number) => string): void {
  for (let step = 0; step <= gridSteps; step += 1) {
    const y = plot.bottom - ((plot.bottom - plot.top) * step) / gridSteps;
    stroke(drawing, [plot.left, y], [plot.right, y], 0.12, step === 0 ? axis : grid);
    drawing.text(
      words(low + ((high - low) * step) / gridSteps),
      { left: plot.left - 10.5, right: plot.left - 0.8, top: y - 1.6, bottom: y + 1.6 },
      { size: 6.5, alignment: 'right' },
    );
  }
}

export type Point = { readonly label: string; readonly value: number | null };

/** A rate in percent over time, the target as a red line of its own. */
export function rateChart(drawing: Drawing, box: Box, title: string, points: readonly Point[], target: number | null): void {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const plot = plotOf(drawing, box, title, known.length === 0 ? '截至目前没有可以计算的人员' : null);
  if (!plot) return;
  const all = target === null ? known : [...known, target];
  const [low, high] = percentRange(all);
  const y = (value: number): number => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top);
  const x = (index: number): number => plot.left + ((index + 0.5) / points.length) * (plot.right - plot.left);
  gridLines(drawing, plot, [low, high], (value) => `${Math.round(value * 10) / 10}%`);
  if (target !== null) {
    for (let at = plot.left; at < plot.right; at += 2.4)
      stroke(drawing, [at, y(target)], [Math.min(at + 1.5, plot.right), y(target)], 0.3, mark);
    drawing.text(
      `目标${target}%`,
      { left: plot.left + 0.5, right: plot.left + 24, top: y(target) - 3.6, bottom: y(target) - 0.4 },
      { size: 6.5, isRed: true },
    );
  }
  points.forEach(({ value, label }, index) => {
    const before = points[index - 1]?.value ?? null;
    if (value !== null && before !== null) stroke(drawing, [x(index - 1), y(before)], [x(index), y(value)], 0.55, ink);
    if (value !== null) drawing.area({ left: x(index) - 0.6, right: x(index) + 0.6, top: y(value) - 0.6, bottom: y(value) + 0.6 }, ink);
    if (index % 2 === (points.length - 1) % 2)
      drawing.text(
        label,
        { left: x(index) - 6, right: x(index) + 6, top: plot.bottom + 0.6, bottom: plot.bottom + labelMm },
        { size: 6.5, alignment: 'centre' },
      );
  });
  const last = points.findLastIndex(({ value }) => value !== null);
  const value = points[last]?.value;
  if (value !== null && value !== undefined)
    drawing.text(
      `${Math.round(value * 10) / 10}%`,
      { left: x(last) - 12, right: Math.min(x(last) + 5, plot.right + 2.5), top: y(value) + 0.8, bottom: y(value) + 4.2 },
      { face: 'hei', size: 7.5, alignment: 'right' },
    );
}

export type Column = { readonly label: string; readonly value: number; readonly of?: number };

/** Columns; with `of` the part of a whole, which stands pale behind it. */
export function columnChart(
  drawing: Drawing,
  box: Box,
  title: string,
  columns: readonly Column[],
  { words, empty, labelsLines = 1 }: { readonly words: (value: number) => string; readonly empty: string; readonly labelsLines?: 1 | 2 },
): void {
  const largest = Math.max(0, ...columns.map(({ value, of = 0 }) => Math.max(value, of)));
  const plot = plotOf(drawing, box, title, columns.length === 0 || largest === 0 ? empty : null);
  if (!plot) return;
  const high = niceTop(largest);
  gridLines(drawing, plot, [0, high], words);
  const slot = (plot.right - plot.left) / columns.length;
  const y = (value: number): number => plot.bottom - (value / high) * (plot.bottom - plot.top);
  const width = Math.min(slot * 0.62, 7);
  columns.forEach(({ label, value, of }, index) => {
    const middle = plot.left + (index + 0.5) * slot;
    const area = (top: number, colour: Colour): void =>
      drawing.area({ left: middle - width / 2, right: middle + width / 2, top, bottom: plot.bottom }, colour);
    if (of !== undefined && of > 0) area(y(of), pale);
    if (value > 0) area(y(value), ink);
    drawing.text(
      label,
      { left: middle - slot / 2 + 0.15, right: middle + slot / 2 - 0.15, top: plot.bottom + 0.5, bottom: box.bottom - 0.5 },
      { size: 6.5, alignment: 'centre', lines: labelsLines },
    );
  });
}

/** Bars from left to right with their figures behind them. */
export function barChart(drawing: Drawing, box: Box, title: string, bars: readonly Column[], unit: string, empty: string): void {
  const largest = Math.max(0, ...bars.map(({ value }) => value));
  const plot = plotOf(drawing, box, title, bars.length === 0 || largest === 0 ? empty : null);
  if (!plot) return;
  const top = box.top + titleMm + 1;
  const slot = (box.bottom - 1.5 - top) / bars.length;
  const left = box.left + 16;
  const room = box.right - 16 - left;
  bars.forEach(({ label, value }, index) => {
    const middle = top + (index + 0.5) * slot;
    const line = { top: middle - 2, bottom: middle + 2 };
    drawing.text(label, { left: box.left + 1, right: left - 1.2, ...line }, { size: 7.5, alignment: 'right' });
    const width = (value / largest) * room;
    if (value > 0) drawing.area({ left, right: left + width, top: middle - slot * 0.3, bottom: middle + slot * 0.3 }, ink);
    drawing.text(`${value}${unit}`, { left: left + width + 1, right: box.right - 1, ...line }, { size: 7.5 });
  });
  stroke(drawing, [left, top], [left, box.bottom - 1.5], 0.15, axis);
}
