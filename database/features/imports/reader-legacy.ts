/**
 * The older formats, through @e965/xlsx: .xls (BIFF), the table of an HTML page and SpreadsheetML, both often saved under the name .xls.
 * Texts are decoded before they get there, and `raw` keeps it from guessing: without it an ID of 18 digits in an HTML table becomes a number.
 */
import { TextDecoder } from 'node:util';
import { CFB, read, set_cptable } from '@e965/xlsx';
import { buildWorkbook, WorkbookDamaged, WorkbookEncrypted } from './reader-builder.ts';
import { lastColumn, lastRow, type RawWorkbook, type WorkbookFormat } from './reader-grid.ts';
import { isDateFormat } from './reader-styles.ts';

type CompoundFile = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array | readonly number[] }[];
};
/** The reader of compound files is declared as `any`. */
const compound = CFB as { read(data: Buffer, options: { type: 'buffer' }): CompoundFile };

type ForeignCell = { readonly t: string; readonly v?: unknown; readonly z?: unknown; readonly w?: unknown };
type ForeignRange = { readonly s: { readonly r: number; readonly c: number }; readonly e: { readonly r: number; readonly c: number } };
type ForeignSheet = {
  readonly '!data'?: readonly (readonly (ForeignCell | undefined)[] | undefined)[];
  readonly '!merges'?: readonly ForeignRange[];
};

/** [MS-XLS] 2.5.10 BErr. */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** `dense`: rows as arrays; no formulas, styles or formatted texts; the number format of a cell says whether it is a date. */
const options = {
  dense: true,
  raw: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  cellDates: false,
  bookVBA: false,
} as const;

function convert(workbook: ReturnType<typeof read>, format: WorkbookFormat): RawWorkbook {
  const builder = buildWorkbook();
  const dayShift = workbook.Workbook?.WBProps?.date1904 ? 1462 : 0;
  const formats = new Map<unknown, boolean>();
  const isDate = (z: unknown): boolean => {
    let known = formats.get(z);
    if (known === undefined) formats.set(z, (known = typeof z === 'string' && isDateFormat(z)));
    return known;
  };
  workbook.SheetNames.forEach((name, position) => {
    const foreign = workbook.Sheets[name] as ForeignSheet | undefined;
    if (!foreign) return;
    const sheet = builder.sheet(name, (workbook.Workbook?.Sheets?.[position]?.Hidden ?? 0) !== 0);
    const rows = foreign['!data'] ?? [];
    // Sparse arrays are visited by their own indexes: a cell far out must not cost the way to it.
    for (const index of Object.keys(rows).map(Number)) {
      const cells = rows[index];
      if (!cells || index >= lastRow) continue;
      sheet.startRow(index + 1);
      for (const position of Object.keys(cells).map(Number)) {
        const cell = cells[position];
        if (!cell || position >= lastColumn) continue;
        const column = position + 1;
        const { v: value } = cell;
        if (cell.t === 'e') sheet.error(column, typeof value === 'number' ? (errors[value] ?? '#N/A') : '#N/A');
        else if (typeof value === 'string') sheet.text(column, value);
        else if (typeof value === 'boolean') sheet.boolean(column, value);
        else if (typeof value === 'number' && Number.isFinite(value)) {
          if (isDate(cell.z)) sheet.date(column, value + dayShift);
          else sheet.number(column, value);
        }
      }
    }
    for (const { s, e } of foreign['!merges'] ?? []) sheet.merge(s.r + 1, s.c + 1, e.r + 1, e.c + 1);
  });
  return builder.finish(format);
}

function parse(data: Buffer | string, format: WorkbookFormat): RawWorkbook {
  let workbook: ReturnType<typeof read>;
  try {
    workbook = read(data, { ...options, type: typeof data === 'string' ? 'string' : 'buffer' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(message)) throw new WorkbookEncrypted(message);
    throw new WorkbookDamaged(message);
  }
  return convert(workbook, format);
}

/** [MS-XLS] 2.4.117: a FilePass record near the beginning says that everything after it is encrypted. */
function hasFilePass(stream: Buffer): boolean {
  for (let at = 0, records = 0; at + 4 <= stream.length && records < 20; records++) {
    if (stream.readUInt16LE(at) === 0x2f) return true;
    at += 4 + stream.readUInt16LE(at + 2);
  }
  return false;
}

/** Compound files ([MS-CFB]) hold many kinds of documents; only those with a workbook stream are read. null: something else. */
export function readCompound(bytes: Buffer): RawWorkbook | null {
  let container: CompoundFile;
  try {
    container = compound.read(bytes, { type: 'buffer' });
  } catch (error) {
    throw new WorkbookDamaged(error instanceof Error ? error.message : String(error));
  }
  const names = container.FullPaths.map((path) => path.split('/').at(-1)?.toLowerCase() ?? '');
  // An .xlsx with an opening password is an encrypted package inside a compound file.
  if (names.includes('encryptedpackage')) throw new WorkbookEncrypted('encrypted package');
  const position = names.findIndex((name) => name === 'workbook' || name === 'book');
  if (position < 0) return null;
  if (hasFilePass(Buffer.from(container.FileIndex[position]?.content ?? []))) throw new WorkbookEncrypted('FilePass');
  return names[position] === 'book' ? parseCodePaged(bytes) : parse(bytes, 'xls');
}

const decoders = new Map<number, TextDecoder>();

/** Code pages by their Windows numbers; what is not Unicode is taken for GB18030, which old Chinese programs write whatever number they give. */
function decodeCodePage(codePage: number, data: string | Iterable<number>): string {
  let decoder = decoders.get(codePage);
  if (!decoder) {
    decoder = new TextDecoder(codePage === 1200 ? 'utf-16le' : codePage === 65_001 ? 'utf-8' : 'gb18030');
    decoders.set(codePage, decoder);
  }
  return decoder.decode(typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from([...data]));
}

/** Before Excel 97 ([MS-XLS] is BIFF8) texts stood in the code page of the machine; without a table the library takes every byte for a letter. */
function parseCodePaged(bytes: Buffer): RawWorkbook {
  set_cptable({ utils: { decode: decodeCodePage, encode: (_: number, text: string) => Buffer.from(text) } });
  return parse(bytes, 'xls');
}

/** BIFF of Excel 4 and before, not in a compound file; old programs of offices still export it. */
export function readBareBiff(bytes: Buffer): RawWorkbook {
  return parseCodePaged(bytes);
}

/** Characters beyond the basic plane given by number, as in `&#183066;`: the library keeps only 16 bits of them, which are other characters. */
function resolveRareCharacters(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi, (whole, hex?: string, decimal?: string) => {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** An HTML page with a table, or SpreadsheetML 2003. */
export function readMarkup(text: string, format: 'html' | 'spreadsheetml'): RawWorkbook {
  return parse(resolveRareCharacters(text), format);
}
