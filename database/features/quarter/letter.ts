/** The report as an official letter: GB/T 9704-2012, a report to a higher authority (number at the left, 签发人 at the right), annexes behind it. */
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import {
  documentGrid,
  cell,
  cellText,
  formTable,
  pageBreak,
  paragraph,
  redHead,
  signedBy,
  sizes,
  space,
} from '../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterFace, LetterTable } from '../../documents/letter/letter.ts';
import { pointsPerMm } from '../../documents/pdf/geometry.ts';
import type { Report } from '../../documents/report-table.ts';
import type { QuarterContent, QuarterTable } from './content.ts';
import type { LineKind } from './text.ts';

export type Sealing = {
  /** Null: no number yet. */
  readonly documentNo: string | null;
  readonly dated: IsoDate;
  readonly signer: string | null;
};

const { size, linePitch } = documentGrid;
const lineMm = linePitch / pointsPerMm;
const faces: Readonly<Record<LineKind, LetterFace>> = { heading: 'heading', subheading: 'kai', text: 'text' };
const body = { size, linePitch } as const;
const blankNumber = '〔\u3000\u3000〕\u3000\u3000号';

/** Number at the left one character in, who signed at the right one character in, on one line. */
function numberLine({ documentNo, signer }: Sealing): LetterTable {
  const text = (words: string, alignment: 'left' | 'right'): ReturnType<typeof cellText> =>
    cellText(words, { ...body, face: 'text', alignment, ...(alignment === 'left' ? { indent: 1 } : { rightIndent: 1 }) });
  return {
    kind: 'table',
    columnsMm: [1, 1],
    hasBorders: false,
    isTogether: true,
    rows: [
      {
        minimumMm: lineMm,
        cells: [
          { texts: [text(documentNo ?? blankNumber, 'left')], vertical: 'bottom' },
          { texts: [text(`签发人：${signer ?? '\u3000\u3000\u3000'}`, 'right')], vertical: 'bottom' },
        ],
      },
    ],
  };
}

const titleLine = (words: string): LetterBlock =>
  paragraph(words, { face: 'title', size: sizes.erHao, linePitch: 33, firstIndent: 0, alignment: 'centre', keepsWithNext: true });

/** A longer list leaves as a workbook only: nobody binds a hundred pages behind a letter. */
const mostRows = 600;
const isBound = ({ rows }: QuarterTable): boolean => rows.length <= mostRows;
const annexTitle = (table: QuarterTable): string => (isBound(table) ? table.title : `${table.title}（${table.rows.length}人，另附电子表）`);

function annexNames(tables: readonly QuarterTable[]): readonly LetterBlock[] {
  const hangs = 5;
  return tables.map((table, index) =>
    index === 0
      ? paragraph(`附件：${tables.length === 1 ? '' : '1.'}${annexTitle(table)}`, {
          ...body,
          before: linePitch,
          firstIndent: 2,
          alignment: 'left',
          keepsWithNext: true,
        })
      : paragraph(`${index + 1}.${annexTitle(table)}`, { ...body, firstIndent: 0, indent: hangs, alignment: 'left', keepsWithNext: true }),
  );
}

const tableText = { size: 9, linePitch: 12 } as const;

function tableOf({ columns, rows }: QuarterTable): LetterTable {
  const isNumber = (at: number): boolean => columns[at]?.kind === 'integer';
  return formTable(
    columns.map(({ widthMm }) => widthMm),
    [
      {
        minimumMm: 9,
        isHeader: true,
        cells: columns.map(({ title }) => cell(title, { ...tableText, face: 'heading' })),
      },
      ...rows.map((row) => ({
        minimumMm: 7,
        cells: row.map((value, at) =>
          cell(value === null ? '' : String(value), {
            ...tableText,
            alignment: isNumber(at) ? 'right' : String(value ?? '').length > 'longest in the middle of it'.length ? 'left' : 'centre',
          }),
        ),
      })),
    ],
  );
}

function annex(table: QuarterTable, index: number, count: number): readonly LetterBlock[] {
  return [
    pageBreak,
    paragraph(count === 1 ? '附件' : `附件${index + 1}`, {
      ...body,
      face: 'heading',
      firstIndent: 0,
      alignment: 'left',
      keepsWithNext: true,
    }),
    paragraph(table.title, {
      face: 'title',
      size: sizes.xiaoEr,
      linePitch: 28,
      firstIndent: 0,
      alignment: 'centre',
      before: 8,
      after: 8,
      keepsWithNext: true,
    }),
    tableOf(table),
    ...table.notes.map((note, at) =>
      paragraph(`${at === 0 ? '注：' : ''}${note}`, {
        size: sizes.wuHao,
        linePitch: 16,
        firstIndent: 0,
        before: at === 0 ? 6 : 0,
        face: 'form',
      }),
    ),
  ];
}

/** The seal never stands on a page without words of the report: their last lines go along. */
const lastWords = (isLast: boolean): { readonly keepsWithNext?: true } => (isLast ? { keepsWithNext: true } : {});

export function quarterLetter(content: QuarterContent, sealing: Sealing, footLine: string | null): Letter {
  const { tables } = content;
  return {
    name: content.title.join(''),
    page: 'document',
    hasPageNumbers: true,
    footLine,
    blocks: [
      ...redHead(`${content.unit}文件`),
      numberLine(sealing),
      { kind: 'redLine', beforeMm: 4 },
      space(2 * lineMm),
      ...content.title.map(titleLine),
      space(lineMm),
      paragraph(`${content.recipients}：`, { ...body, firstIndent: 0, alignment: 'left' }),
      ...content.lines.map(({ kind, text }, index) =>
        paragraph(text, {
          ...body,
          face: faces[kind],
          ...(kind === 'text'
            ? lastWords(index === content.lines.length - 1)
            : { alignment: 'left' as const, keepsWithNext: true as const }),
        }),
      ),
      ...annexNames(tables),
      ...signedBy(content.unit, formatDate(sealing.dated)),
      ...tables.flatMap((table, index) => (isBound(table) ? annex(table, index, tables.length) : [])),
    ],
  };
}

/** The annexes as a workbook, the words of the letter on the first sheet. */
export function quarterWorkbook(content: QuarterContent, { documentNo, dated }: Sealing, footLine: string): Report {
  const words: QuarterTable = {
    name: '报告正文',
    title: content.title.join(''),
    columns: [
      { title: '序号', kind: 'index', widthMm: 12 },
      { title: '内容', kind: 'text', widthMm: 230 },
    ],
    rows: content.lines.map(({ text }, index) => [index + 1, text]),
    notes: [],
  };
  return {
    paper: 'A4',
    watermark: null,
    fingerprint: null,
    footLine,
    hasTallRows: true,
    tables: [words, ...content.tables].map(({ name, title, columns, rows, notes }) => ({
      name,
      title,
      columns,
      rows,
      notes,
      lead: {
        left: `填报单位（盖章）：${content.unit}`,
        centre: documentNo ?? '',
        right: formatDate(dated),
      },
      rowCount: rows.length,
      wordsColumn: null,
      hasTotals: false,
      signOff: ['填表人：', '审核人：', '负责人：'],
      sealOf: null,
    })),
  };
}
