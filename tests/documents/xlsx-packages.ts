/** Workbooks seen from outside: their parts, their cells by another reader, and packages as unusual writers make them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { openPartialFile } from '../../database/documents/xlsx/partial-file.ts';
import { addPart } from '../../database/documents/xlsx/workbook.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { createZipWriter } from '../../database/documents/xlsx/zip-writer.ts';

export const samples = join(import.meta.dirname, '../samples/feicheng');

export type Cells = (XLSX.CellObject | undefined)[][];

export function cellsOf(source: string | Uint8Array, sheetName: string): Cells {
  const bytes = typeof source === 'string' ? readFileSync(source) : source;
  return XLSX.read(bytes, { dense: true, cellStyles: true, cellNF: true, cellFormula: true }).Sheets[sheetName]?.['!data'] ?? [];
}

export function bytesOf(book: XLSX.WorkBook, bookType: 'xlsx' | 'xlsm' | 'xlsb'): Uint8Array {
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType });
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
  return bytes;
}

export function fillOf(cell: XLSX.CellObject | undefined): string | undefined {
  return (cell as { s?: { fgColor?: { rgb?: string } } } | undefined)?.s?.fgColor?.rgb;
}

export function parts(path: string): Map<string, string> {
  return new Map(readZip(readFileSync(path)).map((part) => [part.path, partText(part)]));
}

function packageOf(path: string, contents: Readonly<Record<string, string>>): string {
  const file = openPartialFile(path);
  const zip = createZipWriter(file);
  for (const [part, content] of Object.entries(contents)) addPart(zip, part, content);
  zip.finish();
  file.commit();
  return path;
}

export const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as unusual writers make them: the sheet and the styles are given, the rest is the least there can be. */
export function unusual(path: string, sheet: string, styles: string | null, definedNames = ''): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return packageOf(path, {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/one.xml" ContentType="${type}.worksheet+xml"/>${styles === null ? '' : `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${namespace} xmlns:r="${office}"><sheets><sheet name="表&amp;一" sheetId="7" r:id="s1"/></sheets>${definedNames}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/one.xml"/>${styles === null ? '' : `<Relationship Id="s2" Type="${office}/styles" Target="styles.xml"/>`}</Relationships>`,
    'xl/worksheets/one.xml': sheet,
    ...(styles === null ? {} : { 'xl/styles.xml': styles }),
  });
}
