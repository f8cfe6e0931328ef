/** The text of one part of a Word file, paragraph by paragraph, with where each character stands in the XML and how somebody finds the paragraph. */

/** Text between two tags, entities and all. */
export type Segment = { readonly start: number; readonly end: number; readonly tagStart: number; readonly tagEnd: number };

export type Paragraph = {
  readonly segments: readonly Segment[];
  /** `正文第3段`, `第2个表格第4行第1格`. */
  readonly place: string;
  /** Stands alone in the cell of a table. */
  readonly isInCell: boolean;
  /** A copy for older programs of what is said already. */
  readonly isFallback: boolean;
  /** The innermost row of a table around it. */
  readonly row: number | null;
};

export type Row = { readonly start: number; readonly end: number };
export type Scanned = { readonly paragraphs: readonly Paragraph[]; readonly rows: readonly Row[] };

type OpenParagraph = { readonly segments: Segment[]; readonly place: string; readonly isInCell: boolean; readonly row: number | null };
type Table = { readonly number: number; row: number; cell: number };

const tags = /<(\/?)(w:p|w:t|w:tbl|w:tr|w:tc|w:txbxContent|mc:Fallback)(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g;

/** @param part how the part is called: `正文`, `页眉` */
export function scanText(xml: string, part: string): Scanned {
  const paragraphs: Paragraph[] = [];
  const rows: { start: number; end: number }[] = [];
  const open: OpenParagraph[] = [];
  const tables: Table[] = [];
  const rowsOpen: number[] = [];
  let counted = 0;
  let tableCount = 0;
  let boxes = 0;
  let fallbacks = 0;
  let text: { readonly start: number; readonly tagStart: number } | null = null;

  const placeNow = (): string => {
    const table = tables.at(-1);
    if (boxes > 0) return `${part}的文本框里`;
    if (!table) return `${part}第${counted}段`;
    return `${part === '正文' ? '' : part}第${table.number}个表格第${table.row}行第${table.cell}格`;
  };

  for (const match of xml.matchAll(tags)) {
    const [tag, slash, name, selfClosing] = match;
    const at = match.index;
    const isEnd = slash === '/';
    if (selfClosing === '/' && !isEnd && name !== 'w:p') continue;
    switch (name) {
      case 'mc:Fallback':
        fallbacks += isEnd ? -1 : 1;
        break;
      case 'w:txbxContent':
        boxes += isEnd ? -1 : 1;
        break;
      case 'w:tbl':
        if (isEnd) tables.pop();
        else tables.push({ number: (tableCount += 1), row: 0, cell: 0 });
        break;
      case 'w:tr': {
        const table = tables.at(-1);
        if (isEnd) {
          const row = rowsOpen.pop();
          if (row !== undefined && rows[row]) rows[row].end = at + tag.length;
        } else {
          rowsOpen.push(rows.push({ start: at, end: at }) - 1);
          if (table) [table.row, table.cell] = [table.row + 1, 0];
        }
        break;
      }
      case 'w:tc': {
        const table = tables.at(-1);
        if (table && !isEnd) table.cell += 1;
        break;
      }
      case 'w:t':
        if (!isEnd) text = { start: at + tag.length, tagStart: at };
        else if (text) {
          open.at(-1)?.segments.push({ start: text.start, end: at, tagStart: text.tagStart, tagEnd: text.start });
          text = null;
        }
        break;
      default: {
        if (isEnd) {
          const done = open.pop();
          if (done) paragraphs.push({ ...done, isFallback: fallbacks > 0 });
          break;
        }
        if (tables.length === 0 && boxes === 0) counted += 1;
        if (selfClosing !== '/') open.push({ segments: [], place: placeNow(), isInCell: tables.length > 0, row: rowsOpen.at(-1) ?? null });
      }
    }
  }
  return { paragraphs, rows };
}
