/**
 * The error workbook: the user's own file with the bad cells marked and the reasons beside them in a new last column. Only the sheet, the
 * styles and, for a filter that is there, its name in the workbook part change; every other part is taken over byte by byte.
 */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../electron/contract/result.ts';
import { escapeXml } from './cell-text.ts';
import { openPartialFile } from './partial-file.ts';
import { type ErrorMark, patchSheet } from './sheet-patch.ts';
import { createStylePatch, emptyStyles } from './styles-patch.ts';
import { addPart } from './workbook.ts';
import { applyEdits, attributeOf, type Edit, element, elements, prefixOf, unescapeXml } from './xml-edit.ts';
import { PackageUnreadable, partText, readZip, type ZipPart } from './zip-reader.ts';
import { createZipWriter } from './zip-writer.ts';

const workbookTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml',
];
const stylesType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const stylesRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';

export type MarkOptions = {
  /** Row that gets the new column's title and the filter, from 1: the last row of the header. Default 1. */
  readonly headerRow?: number;
  /** Name of the source in refusals, where the source is given as bytes. */
  readonly fileName?: string;
};

function readSource(source: Uint8Array | string): Uint8Array {
  if (typeof source !== 'string') return source;
  try {
    return readFileSync(source);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code === 'ENOENT'
      ? new AppError('FILE_NOT_FOUND', { file: source })
      : new AppError('FILE_NOT_READABLE', { file: source, reason: code });
  }
}

type Relation = { readonly id: string; readonly type: string; readonly path: string };
type Package = {
  readonly parts: readonly ZipPart[];
  readonly workbook: ZipPart;
  readonly relations: readonly Relation[];
  readonly relationsPart: ZipPart;
};

/** Part names are compared without regard to case (ECMA-376 part 2). */
function partAt(parts: readonly ZipPart[], path: string): ZipPart | undefined {
  return parts.find((part) => part.path.toLowerCase() === path.toLowerCase());
}

function relationsIn(part: ZipPart, folder: string): readonly Relation[] {
  return elements(partText(part), 'Relationship').map(({ tag }) => {
    const target = unescapeXml(attributeOf(tag, 'Target') ?? '');
    const steps = (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/');
    const path: string[] = [];
    for (const step of steps) {
      if (step === '..') path.pop();
      else if (step !== '.' && step !== '') path.push(step);
    }
    return { id: attributeOf(tag, 'Id') ?? '', type: attributeOf(tag, 'Type') ?? '', path: path.join('/') };
  });
}

function openPackage(source: Uint8Array): Package {
  const parts = readZip(source);
  const need = (path: string): ZipPart => {
    const part = partAt(parts, path);
    if (part === undefined) throw new PackageUnreadable(`no ${path}`);
    return part;
  };
  const path = relationsIn(need('_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'))?.path ?? '';
  const workbook = need(path);
  const types = partText(need('[Content_Types].xml'));
  const type = elements(types, 'Override').find(({ tag }) => attributeOf(tag, 'PartName')?.toLowerCase() === `/${path.toLowerCase()}`)?.tag;
  if (type === undefined || !workbookTypes.includes(attributeOf(type, 'ContentType') ?? ''))
    throw new PackageUnreadable('not a plain .xlsx');
  const slash = path.lastIndexOf('/') + 1;
  const relationsPart = need(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  return { parts, workbook, relations: relationsIn(relationsPart, path.slice(0, slash)), relationsPart };
}

/** True when `markErrors` can mark the file itself: an .xlsx without macros, not locked. Others go through `markErrorsInGrid`. */
export function canMarkErrors(source: Uint8Array): boolean {
  try {
    openPackage(source);
    return true;
  } catch (error) {
    if (error instanceof PackageUnreadable) return false;
    throw error;
  }
}

/** The hidden name under which Excel keeps a sheet's filter, brought in line with the widened one; null when there is none. */
function workbookWithFilter(xml: string, sheetIndex: number, sheetName: string, area: string): string | null {
  const name = elements(xml, 'definedName').find(
    ({ tag }) => attributeOf(tag, 'name') === '_xlnm._FilterDatabase' && attributeOf(tag, 'localSheetId') === String(sheetIndex),
  );
  if (name === undefined || name.isClosed) return null;
  const fixed = area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return applyEdits(xml, [
    { start: name.innerStart, end: name.innerEnd, text: escapeXml(`'${sheetName.replaceAll("'", "''")}'!${fixed}`) },
  ]);
}

function beforeEnd(xml: string, root: string, text: (prefix: string) => string): string {
  const place = element(xml, root);
  if (place === null) throw new PackageUnreadable(`no ${root}`);
  const edit: Edit = { start: place.innerEnd, end: place.innerEnd, text: text(prefixOf(place.tag)) };
  return applyEdits(xml, [edit]);
}

/** Parts to write anew, by their path; those that are not in the package yet come last. */
function changedParts(opened: Package, sheetName: string, marks: readonly ErrorMark[], headerRow: number): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  const workbookXml = partText(opened.workbook);
  const sheets = elements(workbookXml, 'sheet');
  const sheetIndex = sheets.findIndex(({ tag }) => unescapeXml(attributeOf(tag, 'name') ?? '') === sheetName);
  const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(sheets[sheetIndex]?.tag ?? '')?.[1];
  const sheetPart = partAt(opened.parts, opened.relations.find((relation) => relation.id === id)?.path ?? '');
  if (sheetPart === undefined) throw new AppError('SHEET_NOT_FOUND', { sheet: sheetName });

  const stylesPath = opened.relations.find(({ type }) => type.endsWith('/styles'))?.path;
  const stylesPart = stylesPath === undefined ? undefined : partAt(opened.parts, stylesPath);
  const styles = createStylePatch(stylesPart === undefined ? emptyStyles : partText(stylesPart));
  const sheet = patchSheet(partText(sheetPart), marks, headerRow, styles);
  changed.set(sheetPart.path, sheet.xml);
  const workbook = sheet.filter === null ? null : workbookWithFilter(workbookXml, sheetIndex, sheetName, sheet.filter);
  if (workbook !== null) changed.set(opened.workbook.path, workbook);
  if (stylesPart !== undefined) {
    changed.set(stylesPart.path, styles.xml());
    return changed;
  }
  // A workbook without styles is rare but valid; then the part, its type and the relation to it are new.
  const path = `${opened.workbook.path.slice(0, opened.workbook.path.lastIndexOf('/') + 1)}styles.xml`;
  const types = partAt(opened.parts, '[Content_Types].xml');
  if (types === undefined) throw new PackageUnreadable('no content types');
  changed.set(path, styles.xml());
  changed.set(
    types.path,
    beforeEnd(partText(types), 'Types', (prefix) => `<${prefix}Override PartName="/${path}" ContentType="${stylesType}"/>`),
  );
  changed.set(
    opened.relationsPart.path,
    beforeEnd(
      partText(opened.relationsPart),
      'Relationships',
      (prefix) => `<${prefix}Relationship Id="rIdErrorMarks" Type="${stylesRelation}" Target="/${path}"/>`,
    ),
  );
  return changed;
}

/**
 * Writes a copy of the .xlsx with the marks; the source is never changed. Throws AppError FILE_NOT_FOUND, FILE_NOT_READABLE,
 * FILE_NOT_A_WORKBOOK (also for locked files and those with macros: ask `canMarkErrors` first), SHEET_NOT_FOUND, FILE_NOT_WRITABLE.
 */
export function markErrors(
  source: Uint8Array | string,
  sheetName: string,
  marks: readonly ErrorMark[],
  outPath: string,
  options: MarkOptions = {},
): void {
  const bytes = readSource(source);
  let opened: Package;
  let changed: ReadonlyMap<string, string>;
  try {
    opened = openPackage(bytes);
    changed = changedParts(opened, sheetName, marks, options.headerRow ?? 1);
  } catch (error) {
    if (!(error instanceof PackageUnreadable)) throw error;
    throw new AppError('FILE_NOT_A_WORKBOOK', { file: typeof source === 'string' ? source : (options.fileName ?? sheetName) });
  }
  const file = openPartialFile(outPath);
  try {
    const zip = createZipWriter(file);
    for (const part of opened.parts) {
      const content = changed.get(part.path);
      if (content === undefined) zip.copy(part);
      else addPart(zip, part.path, content);
    }
    for (const [path, content] of changed) if (!opened.parts.some((part) => part.path === path)) addPart(zip, path, content);
    zip.finish();
    file.commit();
  } finally {
    file.discard();
  }
}
