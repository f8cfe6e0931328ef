/**
 * The cells of a workbook in flat arrays: a roster of 100,000 rows and 30 columns is three million cells, and an object for each would cost more
 * than reading the file. The arrays cross from the worker thread without being copied.
 */

/** blank: nothing, or an empty text. date: a number under a date format. error: a formula's #N/A and the like. */
export type CellKind = 'blank' | 'text' | 'number' | 'date' | 'boolean' | 'error';
const kinds: readonly CellKind[] = ['blank', 'text', 'number', 'date', 'boolean', 'error'];
const code = { blank: 0, text: 1, number: 2, date: 3, boolean: 4, error: 5 } as const;

/** The last row and column of an Excel sheet; nothing lies beyond. */
export const lastRow = 1_048_576;
/** Columns beyond this belong to no table that people fill in; they are left unread. */
export const lastColumn = 1_000;

export type WorkbookFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'spreadsheetml';

/** All numbers from 1, both ends included. */
export type MergedRange = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export type RawSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly columnCount: number;
  /** Cells of row r are those from `rowStarts[r - 1]` to before `rowStarts[r]`, from column 1 without a gap. */
  readonly rowStarts: Uint32Array;
  readonly kinds: Uint8Array;
  /** The number, or for text and error the index of the text. */
  readonly values: Float64Array;
  /** Four numbers each: top, left, bottom, right. */
  readonly merges: Uint32Array;
};
export type RawWorkbook = {
  readonly format: WorkbookFormat;
  readonly sheets: readonly RawSheet[];
  /** All texts joined; text i stands from `textStarts[i]` to before `textStarts[i + 1]`. */
  readonly pool: string;
  readonly textStarts: Uint32Array;
};

/** Rows and columns count from 1, as the user sees them. Outside the used range everything is blank. */
export type CellGrid = {
  /** Last row with any content. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merges: readonly MergedRange[];
  /** Whether any cell is the error of a formula. */
  readonly hasErrors: boolean;
  kindAt(row: number, column: number): CellKind;
  /** What stands there as text: dates as `2022-03-12`, numbers with all their digits, nothing for a blank. */
  textAt(row: number, column: number): string;
  /** Value of a number, a date (Excel serial day, 1900 system) or a boolean (0, 1); NaN for everything else. */
  numberAt(row: number, column: number): number;
};
export type SheetGrid = { readonly name: string; readonly isHidden: boolean; readonly rows: CellGrid };
export type WorkbookGrid = { readonly format: WorkbookFormat; readonly sheets: readonly SheetGrid[] };

function openSheet(raw: RawSheet, workbook: RawWorkbook): CellGrid {
  const { rowStarts, kinds: codes, values } = raw;
  const { pool, textStarts } = workbook;
  const rowCount = rowStarts.length - 1;
  const merges: MergedRange[] = [];
  for (let i = 0; i + 3 < raw.merges.length; i += 4)
    merges.push({ top: raw.merges[i] ?? 0, left: raw.merges[i + 1] ?? 0, bottom: raw.merges[i + 2] ?? 0, right: raw.merges[i + 3] ?? 0 });
  const at = (row: number, column: number): number => {
    if (row < 1 || row > rowCount || column < 1) return -1;
    const index = (rowStarts[row - 1] ?? 0) + column - 1;
    return index < (rowStarts[row] ?? 0) ? index : -1;
  };
  return {
    rowCount,
    columnCount: raw.columnCount,
    merges,
    hasErrors: codes.includes(code.error),
    kindAt(row, column) {
      return kinds[codes[at(row, column)] ?? 0] ?? 'blank';
    },
    textAt(row, column) {
      const index = at(row, column);
      const value = values[index] ?? 0;
      switch (codes[index] ?? code.blank) {
        case code.text:
        case code.error:
          return pool.slice(textStarts[value] ?? 0, textStarts[value + 1] ?? 0);
        case code.number:
          return numberText(value);
        case code.date:
          return serialText(value);
        case code.boolean:
          return value === 1 ? 'TRUE' : 'FALSE';
        default:
          return '';
      }
    },
    numberAt(row, column) {
      const index = at(row, column);
      const kind = codes[index] ?? code.blank;
      return kind === code.number || kind === code.date || kind === code.boolean ? (values[index] ?? Number.NaN) : Number.NaN;
    },
  };
}

export function openWorkbook(raw: RawWorkbook): WorkbookGrid {
  return {
    format: raw.format,
    sheets: raw.sheets.map((sheet) => ({ name: sheet.name, isHidden: sheet.isHidden, rows: openSheet(sheet, raw) })),
  };
}

/** The arrays that change hands instead of being copied when the workbook leaves the worker. */
export function transferablesOf(raw: RawWorkbook): ArrayBuffer[] {
  const arrays: (Uint8Array | Uint32Array | Float64Array)[] = [raw.textStarts];
  for (const sheet of raw.sheets) arrays.push(sheet.rowStarts, sheet.kinds, sheet.values, sheet.merges);
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

/** As a spreadsheet shows it in a wide cell: at most fifteen digits, then zeros. */
function numberText(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 1e15 || Math.abs(value) >= 1e21) return String(value);
  const [digits = '', exponent = '0'] = value.toPrecision(15).split('e+');
  return digits.replace('.', '').padEnd(Number(exponent) + (value < 0 ? 2 : 1), '0');
}

/** Days from 0000-03-01 to the day before the first of the 1900 system as it counts from March 1900 on (1899-12-30). */
const epochDay = 693_899;
const daysOf400Years = 146_097;

/** `YYYY-MM-DD` of a day counted from 0000-03-01: years that begin in March have their odd day last (H. Hinnant, civil_from_days). */
function isoDay(dayNumber: number): string {
  const era = Math.floor(dayNumber / daysOf400Years);
  const dayOfEra = dayNumber - era * daysOf400Years;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/**
 * ISO day of an Excel serial number (1900 system), '' when it is none. Excel believes in 29 February 1900: that day (60) is refused, the days
 * before it are one later than the count says.
 */
export function dayOfSerial(serial: number): string {
  const day = Math.floor(serial);
  if (!(day >= 1 && day < 2_958_466) || day === 60) return '';
  return isoDay(epochDay + (day < 60 ? day + 1 : day));
}

function serialText(serial: number): string {
  const day = dayOfSerial(serial);
  if (day === '') return numberText(serial);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  if (seconds === 0) return day;
  return `${day} ${new Date(seconds * 1000).toISOString().slice(11, 19)}`;
}
