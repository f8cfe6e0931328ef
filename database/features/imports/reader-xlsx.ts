/**
 * Reads .xlsx (ECMA-376) straight into the flat arrays: sheets, shared strings, and of the styles only which numbers are dates. Formulas are
 * never evaluated (their stored result counts), macros, links and pictures are never looked at.
 */
import { buildWorkbook, WorkbookDamaged, WorkbookTooBig } from './reader-builder.ts';
import type { RawWorkbook } from './reader-grid.ts';
import { dateStyles } from './reader-styles.ts';
import { scanSheet, type SheetContext } from './reader-sheet-xml.ts';
import { attribute, openingTags, unescapeCellText } from './reader-xml.ts';
import { openZip, type ZipArchive } from './reader-zip.ts';

/** Parts other than sheets are read as one text; none of a real workbook comes near. */
const longestPart = 500_000_000;

function text(part: Buffer | null): string {
  if (!part) return '';
  if (part.length > longestPart) throw new WorkbookTooBig('part');
  if (part[0] === 0xff && part[1] === 0xfe) return part.toString('utf16le', 2);
  return part.toString('utf8', part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf ? 3 : 0);
}

type Relations = ReadonlyMap<string, { readonly type: string; readonly target: string }>;

/** Targets are relative to the folder of the part that has the relations; the result is the name of a part. */
function relationsOf(archive: ZipArchive, part: string): Relations {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const name = part.slice(folder.length);
  const relations = new Map<string, { type: string; target: string }>();
  for (const { attributes } of openingTags(text(archive.read(`${folder}_rels/${name}.rels`)), 'Relationship')) {
    if (attribute(attributes, 'TargetMode') === 'External') continue;
    const target = attribute(attributes, 'Target');
    const path: string[] = [];
    for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
      if (step === '..') path.pop();
      else if (step !== '.' && step !== '') path.push(step);
    }
    relations.set(attribute(attributes, 'Id'), { type: attribute(attributes, 'Type'), target: path.join('/') });
  }
  return relations;
}

/** Texts of the shared string table in order; phonetic guides are left out. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current: string | null = null;
  let isPhonetic = false;
  const pattern = /<(\/?)(?:[\w.-]+:)?(si|t|rPh)(?:\s[^>]*)?(\/?)>/g;
  for (let tag = pattern.exec(xml); tag; tag = pattern.exec(xml)) {
    const isEnd = tag[1] === '/';
    const isEmpty = tag[3] === '/';
    if (tag[2] === 'si') {
      if (isEnd) {
        strings.push(current ?? '');
        current = null;
      } else if (isEmpty) strings.push('');
      else current = '';
    } else if (tag[2] === 'rPh') isPhonetic = !isEnd && !isEmpty;
    else if (!isEnd && !isEmpty && current !== null && !isPhonetic) {
      const end = xml.indexOf('<', pattern.lastIndex);
      if (end < 0) throw new WorkbookDamaged('shared strings');
      current += unescapeCellText(xml.slice(pattern.lastIndex, end));
      pattern.lastIndex = end;
    }
  }
  return strings;
}

/**
 * Reads the workbook of an opened archive.
 * @throws WorkbookDamaged, WorkbookTooBig
 */
export function readXlsx(bytes: Buffer): RawWorkbook | null {
  const archive = openZip(bytes);
  const workbookPart =
    [...relationsOf(archive, '').values()].find((relation) => /\/officeDocument$/i.test(relation.type))?.target ??
    (archive.has('xl/workbook.xml') ? 'xl/workbook.xml' : '');
  if (workbookPart === '' || !/\.xml$/i.test(workbookPart)) return null;
  const workbookXml = text(archive.read(workbookPart));
  if (!/<(?:[\w.-]+:)?workbook[\s>]/.test(workbookXml)) return null;
  const relations = relationsOf(archive, workbookPart);
  const partOf = (type: string): string => [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target ?? '';

  const properties = [...openingTags(workbookXml, 'workbookPr')][0]?.attributes ?? '';
  const strings = sharedStrings(text(archive.read(partOf('sharedStrings'))));
  const isDate = dateStyles(text(archive.read(partOf('styles'))));
  const builder = buildWorkbook();
  const stringIndexes = new Int32Array(strings.length).fill(-1);
  const context: SheetContext = {
    isDateStyle: (style) => isDate[style] ?? false,
    // Days of the 1904 system are counted from 1 January 1904.
    dayShift: ['1', 'true'].includes(attribute(properties, 'date1904')) ? 1462 : 0,
    sharedText(index) {
      const shared = strings[index];
      if (shared === undefined || shared === '') return -1;
      const known = stringIndexes[index] ?? -1;
      if (known >= 0) return known;
      const added = builder.addText(shared);
      stringIndexes[index] = added;
      return added;
    },
  };
  for (const { attributes } of openingTags(workbookXml, 'sheet')) {
    const relation = relations.get(attribute(attributes, 'id'));
    if (!relation?.type.endsWith('/worksheet')) continue;
    const part = archive.read(relation.target);
    if (!part) throw new WorkbookDamaged(`missing part ${relation.target}`);
    const state = attribute(attributes, 'state');
    scanSheet(part, builder.sheet(attribute(attributes, 'name'), state === 'hidden' || state === 'veryHidden'), context);
  }
  return builder.finish('xlsx');
}
