/** A workbook for another program to read: one sheet, the header in its first row or none, no titles, no merged cells. */
import { columnLetters } from './cell-value.ts';
import { textElement } from './cell-text.ts';
import { packageParts, sheetPartName } from './package-parts.ts';
import { openMemoryFile } from './partial-file.ts';
import { styleIndex } from './styles.ts';
import { addPart } from './workbook.ts';
import { createZipWriter } from './zip-writer.ts';

export type PlainSheet = {
  readonly sheetName: string;
  readonly headers: readonly string[] | null;
  readonly rows: readonly (readonly (string | number)[])[];
  /** Of each column; what is not a number is text, so that no digit of an account is lost. */
  readonly kinds: readonly ('text' | 'integer' | 'money')[];
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const widthOfColumn = 22;

export function plainWorkbook({ sheetName, headers, rows, kinds }: PlainSheet): Uint8Array {
  const text = (column: number, row: number, value: string): string =>
    value === '' ? '' : `<c r="${columnLetters(column)}${row}" s="${styleIndex('plain')}" t="inlineStr"><is>${textElement(value)}</is></c>`;
  const cell = (column: number, row: number, value: string | number): string => {
    const kind = kinds[column] ?? 'text';
    if (kind === 'text') return text(column, row, String(value));
    return `<c r="${columnLetters(column)}${row}" s="${styleIndex(kind === 'money' ? 'money' : 'normal')}"><v>${value}</v></c>`;
  };
  const lines = [
    ...(headers === null ? [] : [`<row r="1">${headers.map((header, column) => text(column, 1, header)).join('')}</row>`]),
    ...rows.map((values, index) => {
      const row = index + (headers === null ? 1 : 2);
      return `<row r="${row}">${values.map((value, column) => cell(column, row, value)).join('')}</row>`;
    }),
  ];
  const file = openMemoryFile(sheetName);
  const zip = createZipWriter(file);
  for (const [name, content] of packageParts([{ name: sheetName, titleRows: 0 }])) addPart(zip, name, content);
  addPart(
    zip,
    sheetPartName(0),
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><cols><col min="1" max="${kinds.length}" width="${widthOfColumn}" customWidth="1"/></cols>` +
      `<sheetData>${lines.join('')}</sheetData></worksheet>`,
  );
  zip.finish();
  file.commit();
  return file.bytes();
}
