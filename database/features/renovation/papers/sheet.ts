/** 项目情况表: one page of A4 that says all of a project, with photos of before and after. */
import { formatWan } from '../../../documents/pdf/cell-print.ts';
import { createDrawing, type Drawing } from '../../../documents/pdf/drawing.ts';
import { pointsPerMm } from '../../../documents/pdf/geometry.ts';
import { createContentWriter } from '../../../documents/pdf/page-picture.ts';
import { createPdfFile, type EmbeddedPicture, type PdfFile } from '../../../documents/pdf/pdf-file.ts';
import { pictureFile, sizeOf } from '../../../documents/pdf/picture-file.ts';
import { createTypesetter } from '../../../documents/pdf/typesetter.ts';
import { areaText, dayText, totalsOf, type ProjectOnPaper } from './content.ts';
import type { DrawnPdf } from './gantt.ts';

export type SheetPhoto = {
  readonly title: string;
  readonly takenOn: string | null;
  /** Null when the file is missing or altered. */
  readonly bytes: Uint8Array | null;
};

export type SheetContent = {
  readonly region: string;
  readonly unit: string;
  readonly asOf: string;
  readonly project: ProjectOnPaper;
  readonly before: readonly SheetPhoto[];
  /** Of the finished works; while they go on, the newest of the works. */
  readonly after: readonly SheetPhoto[];
  readonly isFinished: boolean;
};

const page = { width: 210, height: 297, left: 22, right: 194, top: 13, foot: 286 } as const;
const rowMm = 6.6;
const labelMm = 24;
const mostSources = 8;

const stages = [
  ['approved', '立项'],
  ['design', '设计'],
  ['procurement', '招采'],
  ['contract', '合同'],
  ['construction', '开工'],
  ['completed', '完工'],
  ['accepted', '验收'],
  ['inUse', '投用'],
  ['settled', '结算'],
] as const;

type Fact = readonly [label: string, value: string];

function factsOf(project: ProjectOnPaper): readonly (readonly [Fact, Fact])[] {
  const { beds, approvedFen, estimateFen, contractFen, percent, lagDays } = project;
  const change = (before: number | null, after: number | null): string =>
    before === null && after === null ? '' : `${before ?? '—'} → ${after ?? '—'} 张`;
  const wan = (fen: number | null): string => (fen === null ? '' : `${formatWan(fen)} 万元`);
  return [
    [
      ['敬老院', project.homeName],
      ['乡镇、级别', [project.townName, project.homeLevel].filter((words) => words !== '').join('，')],
    ],
    [
      ['改造类型', project.kind],
      ['年度任务', project.batchYear === null ? '未列入' : `${project.batchYear}年度任务批次`],
    ],
    [
      ['床位', change(beds.before, beds.after)],
      ['其中护理型', change(beds.nursingBefore, beds.nursingAfter)],
    ],
    [
      ['建筑面积', project.floorAreaCenti === null ? '' : `${areaText(project.floorAreaCenti)} ㎡`],
      ['消防文号', project.fireDocumentNo ?? ''],
    ],
    [['批复文号', project.approvalNo ?? ''], approvedFen === null ? ['估算投资', wan(estimateFen)] : ['批复投资', wan(approvedFen)]],
    [
      ['施工单位', project.builders.join('、')],
      ['监理单位', project.supervisors.join('、')],
    ],
    [
      ['合同价', wan(contractFen)],
      ['当前阶段', `${project.stageText}${percent === null ? '' : `，形象进度${percent}%`}${lagDays > 0 ? `，滞后${lagDays}天` : ''}`],
    ],
    [
      ['责任单位', project.unit ?? ''],
      ['责任人、电话', [project.managerName, project.managerPhone].filter((words) => words !== null && words !== '').join('　')],
    ],
  ];
}

type Cell = {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly isLabel?: boolean;
  readonly alignment?: 'left' | 'centre' | 'right';
};

function drawRow(drawing: Drawing, top: number, height: number, cells: readonly Cell[]): void {
  for (const { words, left, right, isLabel = false, alignment } of cells) {
    drawing.frame({ left, right, top, bottom: top + height });
    drawing.text(
      words,
      { left: left + 1.2, right: right - 1.2, top: top + 0.3, bottom: top + height - 0.3 },
      { face: isLabel ? 'hei' : 'song', size: isLabel ? 9 : 9.5, alignment: alignment ?? (isLabel ? 'centre' : 'left'), lines: 2 },
    );
  }
}

function drawFacts(drawing: Drawing, project: ProjectOnPaper, from: number): number {
  const { left, right } = page;
  const middle = (left + right) / 2;
  let top = from;
  for (const [one, other] of factsOf(project)) {
    drawRow(drawing, top, rowMm, [
      { words: one[0], left, right: left + labelMm, isLabel: true },
      { words: one[1], left: left + labelMm, right: middle },
      { words: other[0], left: middle, right: middle + labelMm, isLabel: true },
      { words: other[1], left: middle + labelMm, right },
    ]);
    top += rowMm;
  }
  const long: readonly Fact[] = [
    ['主要建设内容', project.content],
    ['存在问题', project.problems ?? '无'],
    ['下步措施', project.nextSteps ?? ''],
  ];
  for (const [label, words] of long.filter((entry) => entry[1] !== '')) {
    const height = words.length > 50 ? 13 : words.length > 38 ? 10 : rowMm;
    drawRow(drawing, top, height, [{ words: label, left, right: left + labelMm, isLabel: true }]);
    drawing.frame({ left: left + labelMm, right, top, bottom: top + height });
    const box = { left: left + labelMm + 1.2, right: right - 1.2, top: top + 0.6, bottom: top + height - 0.4 };
    if (height === rowMm) drawing.text(words, box, { size: 9.5 });
    else drawing.paragraph(words, box, { size: 9.5 });
    top += height;
  }
  return top;
}

function drawStages(drawing: Drawing, project: ProjectOnPaper, from: number): number {
  const { left, right } = page;
  const width = (right - left - labelMm) / stages.length;
  const height = 5.8;
  const dateOf = (stage: string, key: 'baselineOn' | 'forecastOn' | 'actualOn'): string =>
    project.dates.find((entry) => entry.stage === stage)?.[key] ?? '';
  const rows: readonly (readonly [string, (stage: string, word: string) => string])[] = [
    ['阶段', (_, word) => word],
    ['计划', (stage) => dateOf(stage, 'baselineOn')],
    ['预计', (stage) => dateOf(stage, 'forecastOn')],
    ['实际', (stage) => dateOf(stage, 'actualOn')],
  ];
  let top = from;
  for (const [index, [label, words]] of rows.entries()) {
    if (label === '预计' && stages.every(([stage]) => dateOf(stage, 'forecastOn') === '')) continue;
    drawRow(drawing, top, height, [
      { words: label, left, right: left + labelMm, isLabel: true },
      ...stages.map(([stage, word], column) => ({
        words: words(stage, word),
        left: left + labelMm + column * width,
        right: left + labelMm + (column + 1) * width,
        alignment: 'centre' as const,
        isLabel: index === 0,
      })),
    ]);
    top += height;
  }
  return top;
}

function drawMoney(drawing: Drawing, { sources }: ProjectOnPaper, from: number): number {
  const { left, right } = page;
  const nameMm = 46;
  const width = (right - left - nameMm) / 4;
  const height = 5.6;
  const shown = sources.length > mostSources ? sources.slice(0, mostSources - 1) : sources;
  const rest = sources.slice(shown.length);
  const lump = (list: typeof sources, label: string): readonly string[] => {
    const { plannedFen, receivedFen, spentFen } = totalsOf(list);
    return [label, ...[plannedFen, list.reduce((sum, { allocatedFen }) => sum + allocatedFen, 0), receivedFen, spentFen].map(formatWan)];
  };
  const rows: readonly (readonly string[])[] = [
    ['资金来源（万元）', '计划', '下达', '到位', '支出'],
    ...shown.map((source) => lump([source], source.label)),
    ...(rest.length > 0 ? [lump(rest, '其余来源')] : []),
    ...(sources.length === 1 ? [] : [lump(sources, '合计')]),
  ];
  let top = from;
  for (const [index, words] of rows.entries()) {
    const isHead = index === 0 || (index === rows.length - 1 && sources.length !== 1);
    drawRow(
      drawing,
      top,
      height,
      words.map((text, column) => ({
        words: text,
        left: column === 0 ? left : left + nameMm + (column - 1) * width,
        right: column === 0 ? left + nameMm : left + nameMm + column * width,
        isLabel: isHead && (index === 0 || column === 0),
        alignment: column === 0 || index === 0 ? ('centre' as const) : ('right' as const),
      })),
    );
    top += height;
  }
  return top;
}

type Placed = { readonly photo: SheetPhoto; readonly shown: { readonly picture: EmbeddedPicture; readonly ratio: number } | null };

function placedPhotos(file: PdfFile, photos: readonly SheetPhoto[]): readonly Placed[] {
  return photos.map((photo) => {
    const found = photo.bytes === null ? null : pictureFile(photo.bytes);
    if (found === null) return { photo, shown: null };
    const { width, height } = sizeOf(found);
    return { photo, shown: { picture: file.picture(found), ratio: width / height } };
  });
}

function drawPhotos(
  drawing: Drawing,
  columns: readonly { readonly title: string; readonly photos: readonly Placed[] }[],
  from: number,
  until: number,
): void {
  const { left, right } = page;
  const headMm = 6;
  const captionMm = 4.6;
  const width = (right - left) / columns.length;
  const rows = Math.max(1, ...columns.map(({ photos }) => photos.length));
  const height = (until - from - headMm) / rows;
  for (const [column, { title, photos }] of columns.entries()) {
    const box = { left: left + column * width, right: left + (column + 1) * width };
    drawing.frame({ ...box, top: from, bottom: from + headMm });
    drawing.text(title, { ...box, top: from, bottom: from + headMm }, { face: 'hei', size: 9.5, alignment: 'centre' });
    drawing.frame({ ...box, top: from + headMm, bottom: until });
    if (photos.length === 0) drawing.text('暂无照片', { ...box, top: from + headMm, bottom: until }, { size: 9.5, alignment: 'centre' });
    for (const [row, { photo, shown }] of photos.entries()) {
      const top = from + headMm + row * height;
      const room = { width: width - 4, height: height - captionMm - 3 };
      const caption = `${photo.title}${photo.takenOn === null ? '' : `（${dayText(photo.takenOn)}）`}`;
      drawing.text(
        caption,
        { left: box.left + 2, right: box.right - 2, top: top + height - captionMm - 0.5, bottom: top + height - 0.5 },
        { size: 8, alignment: 'centre' },
      );
      if (shown === null) {
        const words = photo.bytes === null ? '照片文件缺失或已损坏' : '照片的格式不能打印，请在程序中查看';
        drawing.text(words, { ...box, top, bottom: top + height - captionMm }, { size: 9, alignment: 'centre' });
        continue;
      }
      const shownWidth = Math.min(room.width, room.height * shown.ratio);
      const shownHeight = shownWidth / shown.ratio;
      const x = box.left + (width - shownWidth) / 2;
      const y = top + 1.5 + (room.height - shownHeight) / 2;
      drawing.picture(shown.picture, { left: x, right: x + shownWidth, top: y, bottom: y + shownHeight });
    }
  }
}

/** A PDF of one page, A4 upright. */
export function projectSheet(content: SheetContent, footLine: string): DrawnPdf {
  const chunks: Uint8Array[] = [];
  const size = { width: page.width * pointsPerMm, height: page.height * pointsPerMm };
  const title = `${content.project.name}情况表`;
  const file = createPdfFile({ title, widthPoints: size.width, heightPoints: size.height }, (bytes) => chunks.push(bytes));
  const typesetter = createTypesetter(file);
  const drawing = createDrawing(typesetter);
  const { left, right, top, foot } = page;
  drawing.text(title, { left, right, top, bottom: top + 11 }, { face: 'song-bold', size: 18, alignment: 'centre' });
  const line = { top: top + 11.5, bottom: top + 16.5 };
  drawing.text(`填报单位：${content.unit}`, { left, right: left + 70, ...line }, { size: 9.5 });
  drawing.text(`项目编号：${content.project.code}`, { left: left + 70, right: right - 50, ...line }, { size: 9.5, alignment: 'centre' });
  drawing.text(`截至${dayText(content.asOf)}`, { left: right - 50, right, ...line }, { size: 9.5, alignment: 'right' });
  let y = drawFacts(drawing, content.project, top + 17);
  y = drawStages(drawing, content.project, y + 2);
  y = drawMoney(drawing, content.project, y + 2);
  const columns = [
    { title: '改造前', photos: placedPhotos(file, content.before) },
    { title: content.isFinished ? '改造后' : '改造中', photos: placedPhotos(file, content.after) },
  ];
  drawPhotos(drawing, columns, y + 2, foot - 9.5);
  const signed = ['填表人：', '审核人：', '单位负责人（盖章）：', '　　年　　月　　日'];
  const slot = (right - left) / signed.length;
  for (const [index, words] of signed.entries())
    drawing.text(
      words,
      { left: left + slot * index, right: left + slot * (index + 1), top: foot - 8, bottom: foot - 2.5 },
      { size: 9.5, alignment: index === signed.length - 1 ? 'right' : 'left' },
    );
  drawing.text(footLine, { left, right, top: foot, bottom: foot + 4 }, { size: 7, alignment: 'right' });
  file.addPage(createContentWriter(typesetter)({ ...size, watermark: null, parts: [drawing.part], bookmark: title }));
  file.addBookmark(title);
  file.finish();
  return { bytes: Buffer.concat(chunks), pages: 1, missing: typesetter.missing() };
}
