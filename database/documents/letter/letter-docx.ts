/** A letter as a Word file (docx), in the fonts every Chinese Windows and WPS has. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LeaderType,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IRunOptions,
} from 'docx';
import { pointsPerMm } from '../pdf/geometry.ts';
import {
  cellPaddingMm,
  documentFoot,
  footMm,
  footSize,
  letterMargins,
  letterPage,
  placeCells,
  type Letter,
  type LetterAlignment,
  type LetterBlock,
  type LetterFace,
  type LetterTable,
  type LetterText,
} from './letter.ts';
import { tableEdges } from './set-table.ts';

const fonts: Readonly<Record<LetterFace, { readonly name: string; readonly isBold: boolean }>> = {
  title: { name: '宋体', isBold: true },
  heading: { name: '黑体', isBold: false },
  text: { name: '仿宋', isBold: false },
  form: { name: '宋体', isBold: false },
  kai: { name: '楷体', isBold: false },
};

const alignments: Readonly<Record<LetterAlignment, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justified: AlignmentType.BOTH,
};
const verticals = { top: VerticalAlignTable.TOP, middle: VerticalAlignTable.CENTER, bottom: VerticalAlignTable.BOTTOM } as const;

/** Twentieths of a point. */
const twips = (points: number): number => Math.round(points * 20);
const mmTwips = (mm: number): number => twips(mm * pointsPerMm);

function fontOf(face: LetterFace): NonNullable<IRunOptions['font']> {
  const { name } = fonts[face];
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: name };
}

type Keep = { readonly keepNext: boolean; readonly before?: number; readonly after?: number };

function wordParagraph(text: LetterText, widthTwips: number, { keepNext, before = 0, after = 0 }: Keep): Paragraph {
  const font = fontOf(text.face);
  // Word counts half points.
  const size = Math.round(text.size * 2);
  // 28 characters of 三号 on a line of 156 mm are a quarter of a point nearer than Word would set them.
  const spacing = twips(text.size - size / 2);
  const runs = text.runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        font,
        size,
        bold: run.isBold === true || fonts[text.face].isBold,
        ...(spacing === 0 ? {} : { characterSpacing: spacing }),
        ...(run.isRed ? { color: wordRed } : {}),
        ...(run.isUnderlined ? { underline: { type: UnderlineType.SINGLE } } : {}),
      }),
  );
  if (text.hasFillLine) runs.push(new TextRun({ children: [new Tab()], font, size }));
  return new Paragraph({
    children: runs,
    alignment: alignments[text.alignment],
    spacing: { line: twips(text.linePitch), lineRule: LineRuleType.EXACT, before: twips(before), after: twips(after) },
    indent: {
      left: twips(text.indent * text.size),
      firstLine: twips(text.firstIndent * text.size),
      ...(text.rightIndent === undefined ? {} : { right: twips(text.rightIndent * text.size) }),
    },
    keepNext,
    widowControl: true,
    ...(text.hasFillLine
      ? { tabStops: [{ type: TabStopType.RIGHT, position: widthTwips - twips(text.size * 0.5), leader: LeaderType.UNDERSCORE }] }
      : {}),
  });
}

/** As in the PDF. */
const wordRed = 'D90000';
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

function wordTable(table: LetterTable, widthTwips: number): Table {
  const edges = tableEdges(table, widthTwips).map(Math.round);
  const border = table.hasBorders ? line : none;
  const padding = table.hasBorders ? mmTwips(cellPaddingMm.side) : 0;
  const end = table.hasBorders ? mmTwips(cellPaddingMm.end) : 0;
  const rows = placeCells(table).map((placed, index) => {
    const row = table.rows[index];
    const isLast = index === table.rows.length - 1;
    const keepNext = !isLast && (table.isTogether === true || row?.isHeader === true || row?.keepsWithNext === true);
    return new TableRow({
      cantSplit: true,
      tableHeader: row?.isHeader === true,
      height: { value: mmTwips(row?.minimumMm ?? 0), rule: HeightRule.ATLEAST },
      children: placed.map(({ cell, column }) => {
        const width = (edges[column + (cell.columns ?? 1)] ?? 0) - (edges[column] ?? 0);
        return new TableCell({
          children: cell.texts.map((text) => wordParagraph(text, width - 2 * padding, { keepNext })),
          columnSpan: cell.columns ?? 1,
          rowSpan: cell.rows ?? 1,
          verticalAlign: verticals[cell.vertical ?? 'middle'],
          width: { size: width, type: WidthType.DXA },
        });
      }),
    });
  });
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: widthTwips, type: WidthType.DXA },
    columnWidths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
    margins: { left: padding, right: padding, top: end, bottom: end, marginUnitType: WidthType.DXA },
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
  });
}

/** Of no height that shows: two tables in a row would become one, and a table may not be the last thing in a file. */
function seam(points = 1, isPageBreak = false): Paragraph {
  const spacing = { line: twips(points), lineRule: LineRuleType.EXACT };
  return new Paragraph({ children: [], spacing, pageBreakBefore: isPageBreak, keepNext: points > 1 });
}

function redLine(beforeMm: number): Paragraph {
  const spacing = { line: twips(Math.max(1, beforeMm * pointsPerMm)), lineRule: LineRuleType.EXACT };
  const bottom = { style: BorderStyle.SINGLE, size: 12, color: wordRed, space: 0 };
  return new Paragraph({ children: [], spacing, border: { bottom }, keepNext: true });
}

function wordBlocks(blocks: readonly LetterBlock[], widthTwips: number): readonly FileChild[] {
  const children: FileChild[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph')
      children.push(wordParagraph(block, widthTwips, { keepNext: block.keepsWithNext === true, before: block.before, after: block.after }));
    else if (block.kind === 'space') children.push(seam(block.heightMm * pointsPerMm));
    else if (block.kind === 'redLine') children.push(redLine(block.beforeMm));
    else if (block.kind === 'pageBreak') children.push(seam(1, true));
    else {
      if (children.at(-1) instanceof Table) children.push(seam());
      children.push(wordTable(block, widthTwips));
      if (index === blocks.length - 1) children.push(seam());
    }
  }
  return children;
}

/** @param side outer edge of a document's page */
function footer(letter: Letter, side: 'left' | 'right'): Footer {
  const font = fontOf('form');
  const children: Paragraph[] = [];
  if (letter.hasPageNumbers && letter.page === 'document')
    children.push(
      new Paragraph({
        alignment: alignments[side],
        indent: { [side]: twips(documentFoot.indent * documentFoot.size) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: documentFoot.size * 2 })],
      }),
    );
  else if (letter.hasPageNumbers)
    children.push(
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
            font,
            size: footSize.pageNumber * 2,
          }),
        ],
      }),
    );
  if (letter.footLine !== null)
    children.push(new Paragraph({ children: [new TextRun({ text: letter.footLine, font, size: footSize.footLine * 2 })] }));
  return new Footer({ children });
}

/** Same letter, same bytes but for the instants Word files carry. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const margins = letterMargins[letter.page];
  const width = mmTwips(letterPage.widthMm - margins.left - margins.right);
  const document = new Document({
    creator: '颐养台账',
    lastModifiedBy: '颐养台账',
    title: letter.name,
    ...(letter.page === 'document' ? { evenAndOddHeaderAndFooters: true } : {}),
    styles: { default: { document: { run: { font: fontOf('form'), size: 24, language: { eastAsia: 'zh-CN', value: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mmTwips(letterPage.widthMm), height: mmTwips(letterPage.heightMm) },
            margin: {
              top: mmTwips(margins.top),
              bottom: mmTwips(margins.bottom),
              left: mmTwips(margins.left),
              right: mmTwips(margins.right),
              header: mmTwips(15),
              // From the lower edge of the page to that of the footer.
              footer: mmTwips(letter.page === 'document' ? margins.bottom - documentFoot.belowTextMm - 3 : footMm.footLine - 2),
            },
          },
        },
        footers: { default: footer(letter, 'right'), ...(letter.page === 'document' ? { even: footer(letter, 'left') } : {}) },
        children: [...wordBlocks(letter.blocks, width)],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
