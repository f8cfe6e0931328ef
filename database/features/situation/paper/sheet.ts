/** 单页情况表（一图一表）: a county or a township on one upright page of A4. */
import { situationStates, type Situation, type SituationTarget } from '../../../../electron/contract/situation.ts';
import { createDrawing, type Drawing } from '../../../documents/pdf/drawing.ts';
import { pointsPerMm } from '../../../documents/pdf/geometry.ts';
import { createContentWriter } from '../../../documents/pdf/page-picture.ts';
import { createPdfFile } from '../../../documents/pdf/pdf-file.ts';
import { createTypesetter, type MissingCharacter } from '../../../documents/pdf/typesetter.ts';
import { drawCells, page } from './cells.ts';
import { barChart, columnChart, ink, mark, pale, rateChart, type Box } from './charts.ts';
import { drawPlaces } from './places.ts';
import { dayText, figuresOf, monthLabel, placeLabel, yuanInTenThousands } from './words.ts';

function heading(drawing: Drawing, words: string, top: number): number {
  drawing.text(words, { left: page.left, right: page.right, top, bottom: top + 5.5 }, { face: 'hei', size: 11 });
  return top + 6;
}

const targetWidths = { name: 45, bar: 19, due: 21, shown: 25, bars: 18, need: 32, state: 16 } as const;

function dueText({ dueOn, daysLeft, state }: SituationTarget): string {
  if (dueOn === null || daysLeft === null) return '长期';
  if (daysLeft >= 0) return `${dueOn} 剩${daysLeft}天`;
  return state === 'met' ? dueOn : `${dueOn} 已过期限`;
}

function drawTargets(drawing: Drawing, targets: readonly SituationTarget[], from: number): number {
  const widths = targetWidths;
  const height = 9;
  const head: readonly (readonly [string, number])[] = [
    ['目标任务', widths.name],
    ['要求', widths.bar],
    ['期限', widths.due],
    ['现状', widths.shown],
    ['完成程度', widths.bars],
    ['差距', widths.need],
    ['状态', widths.state],
  ];
  drawCells(
    drawing,
    from,
    6,
    head.map(([words, width]) => ({ words, width, isHead: true })),
    9,
  );
  let top = from + 6;
  for (const target of targets) {
    const { name, bar, shown, numerator, denominator, counts, gap, need, state, done } = target;
    const behind = numerator !== null && counts !== null ? ` ${numerator}/${denominator}${counts}` : '';
    const isShort = state === 'overdue' || state === 'due';
    drawCells(
      drawing,
      top,
      height,
      [
        { words: name, width: widths.name, alignment: 'left' },
        { words: bar, width: widths.bar },
        { words: dueText(target), width: widths.due },
        { words: `${shown}${behind}`, width: widths.shown },
        { words: '', width: widths.bars },
        { words: state === 'met' ? '无' : [gap, need].filter((words) => words !== null).join('，') || '—', width: widths.need },
        { words: situationStates.find(({ id }) => id === state)?.label ?? '', width: widths.state, isRed: isShort },
      ],
      9,
    );
    const left = page.left + widths.name + widths.bar + widths.due + widths.shown + 1.5;
    const room = widths.bars - 3;
    const line = { top: top + height / 2 - 1.3, bottom: top + height / 2 + 1.3 };
    drawing.area({ left, right: left + room, ...line }, pale);
    if (done !== null && done > 0) drawing.area({ left, right: left + (room * done) / 1000, ...line }, isShort ? mark : ink);
    top += height;
  }
  const notes = targets.flatMap(({ name, reference }) => (reference === null ? [] : [`${name}：${reference}`]));
  if (notes.length === 0) return top;
  const { left, right } = page;
  drawing.text(`注：${notes.join('；')}。`, { left, right, top: top + 0.3, bottom: top + 4 }, { size: 8 });
  return top + 3.5;
}

function drawFigures(drawing: Drawing, situation: Situation, from: number): number {
  const figures = figuresOf(situation);
  const columns = 6;
  const width = (page.right - page.left) / columns;
  const height = 14;
  figures.forEach(({ label, value, note }, index) => {
    const left = page.left + (index % columns) * width;
    const top = from + Math.floor(index / columns) * height;
    const inside = { left: left + 0.8, right: left + width - 0.8 };
    drawing.frame({ left, right: left + width, top, bottom: top + height });
    drawing.text(label, { ...inside, top: top + 0.5, bottom: top + 4.5 }, { size: 8, alignment: 'centre' });
    drawing.text(value, { ...inside, top: top + 4.3, bottom: top + 9.8 }, { face: 'hei', size: 13, alignment: 'centre' });
    drawing.text(note, { ...inside, top: top + 9.8, bottom: top + 13.6 }, { size: 7, alignment: 'centre' });
  });
  return from + Math.ceil(figures.length / columns) * height;
}

const mostBars = 16;

function drawCharts(drawing: Drawing, situation: Situation, from: number, rowMm: number, rows: 1 | 2): number {
  const gap = 2;
  const width = (page.right - page.left - gap) / 2;
  const box = (column: 0 | 1, row: number): Box => {
    const left = page.left + column * (width + gap);
    const top = from + row * (rowMm + gap);
    return { left, right: left + width, top, bottom: top + rowMm };
  };
  const { trend, money, places, townCode, grades } = situation;
  const target = situation.targets.find(({ code }) => code === 'IND01');
  const bar = trend.at(-1)?.target ?? (target ? Number(/^[\d.]+(?=%)/.exec(target.bar)?.[0] ?? Number.NaN) : Number.NaN);
  rateChart(
    drawing,
    box(0, 0),
    '生活不能自理特困人员集中供养率（近12个月）',
    trend.map(({ asOf, numerator, denominator }) => ({
      label: monthLabel(asOf),
      value: denominator === 0 ? null : (numerator * 100) / denominator,
    })),
    Number.isNaN(bar) ? null : bar,
  );
  columnChart(
    drawing,
    box(1, 0),
    '特困人员供养资金各月发放额（万元）',
    money.months.map(({ month, totalFen }) => ({ label: monthLabel(month), value: totalFen })),
    { words: (value) => yuanInTenThousands(value), empty: '还没有发放表' },
  );
  const below = rows === 2 ? 1 : 0;
  if (below === 0) return from + rowMm;
  const shown = townCode === null ? places.filter(({ beds }) => beds > 0) : [...places].toSorted((one, other) => other.people - one.people);
  if (townCode === null)
    columnChart(
      drawing,
      box(0, 1),
      '各乡镇敬老院床位（浅）与入住（深）（张）',
      shown.slice(0, mostBars).map(({ name, beds, occupied }) => ({ label: placeLabel(name), value: occupied, of: beds })),
      { words: (value) => String(Math.round(value)), empty: '没有登记敬老院床位', labelsLines: 2 },
    );
  else
    columnChart(
      drawing,
      box(0, 1),
      '在册特困人员较多的村（人）',
      shown
        .filter(({ people }) => people > 0)
        .slice(0, mostBars)
        .map(({ name, people }) => ({ label: placeLabel(name), value: people })),
      { words: (value) => String(Math.round(value * 10) / 10), empty: '没有在册人员', labelsLines: 2 },
    );
  barChart(
    drawing,
    box(1, 1),
    '农村幸福院等级（处）',
    grades.map(({ label, count }) => ({ label, value: count })),
    '',
    '没有登记农村幸福院',
  );
  return from + 2 * rowMm + gap;
}

function drawPage(drawing: Drawing, situation: Situation, unit: string, footLine: string): string {
  const { left, right, top, foot } = page;
  const { placeName, asOf, documentNo, targets, places, townCode } = situation;
  const title = `${placeName}特困供养和养老服务情况表`;
  drawing.text(title, { left, right, top, bottom: top + 10 }, { face: 'song-bold', size: 18, alignment: 'centre' });
  const line = { top: top + 10.5, bottom: top + 15.5 };
  drawing.text(`填报单位：${unit}`, { left, right: left + 70, ...line }, { size: 9.5 });
  drawing.text(`截至${dayText(asOf)}`, { left: left + 60, right: right - 60, ...line }, { size: 9.5, alignment: 'centre' });
  drawing.text(`依据：${documentNo}`, { left: right - 70, right, ...line }, { size: 9.5, alignment: 'right' });
  let y = drawTargets(drawing, targets, heading(drawing, '一、目标任务', top + 16));
  y = drawFigures(drawing, situation, heading(drawing, '二、主要情况', y + 1.5));
  const until = foot - 9;
  const listed = townCode === null ? places.length : places.filter(({ people }) => people > 0).length;
  // Many townships or villages take the room of the second row of charts.
  const rows = listed > 18 ? 1 : 2;
  y = drawCharts(drawing, situation, heading(drawing, '三、变化与分布', y + 1.5), 36, rows);
  drawPlaces(drawing, situation, heading(drawing, townCode === null ? '四、各乡镇（街道）情况' : '四、各村（居）情况', y + 1.5), until);
  const signed = ['填表人：', '审核人：', '单位负责人（盖章）：', '　　年　　月　　日'];
  const slot = (right - left) / signed.length;
  for (const [index, words] of signed.entries())
    drawing.text(
      words,
      { left: left + slot * index, right: left + slot * (index + 1), top: foot - 7, bottom: foot - 2 },
      { size: 9.5, alignment: index === signed.length - 1 ? 'right' : 'left' },
    );
  drawing.text(footLine, { left, right, top: foot, bottom: foot + 4 }, { size: 7, alignment: 'right' });
  return title;
}

export type DrawnPdf = { readonly bytes: Uint8Array; readonly pages: number; readonly missing: readonly MissingCharacter[] };
export type SituationPage = { readonly situation: Situation; readonly unit: string };

/** A page for each, in one file. */
export function* situationPdfSteps(
  title: string,
  pages: Iterable<SituationPage>,
  total: number,
  footLine: string,
): Generator<{ readonly done: number; readonly total: number }, DrawnPdf, void> {
  const chunks: Uint8Array[] = [];
  const size = { width: page.width * pointsPerMm, height: page.height * pointsPerMm };
  const file = createPdfFile({ title, widthPoints: size.width, heightPoints: size.height }, (bytes) => chunks.push(bytes));
  const typesetter = createTypesetter(file);
  const write = createContentWriter(typesetter);
  let done = 0;
  for (const { situation, unit } of pages) {
    const drawing = createDrawing(typesetter);
    const bookmark = drawPage(drawing, situation, unit, footLine);
    file.addPage(write({ ...size, watermark: null, parts: [drawing.part], bookmark }));
    file.addBookmark(bookmark);
    done += 1;
    yield { done, total };
  }
  file.finish();
  return { bytes: Buffer.concat(chunks), pages: done, missing: typesetter.missing() };
}
