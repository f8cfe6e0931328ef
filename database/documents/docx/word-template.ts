/** A Word file with named places `{{姓名}}`: read once with every fault and its place, then filled in as often as wanted. */
import { applyEdits, withAttribute, type Edit } from '../xlsx/xml-edit.ts';
import { PackageUnreadable, partText, readZip, type ZipPart } from '../xlsx/zip-reader.ts';
import { findFields, type Fault, type FieldNames, type FieldPlace } from './find-fields.ts';
import { scanText } from './scan-text.ts';
import { packedText, packZip } from './zip-pack.ts';

export { PackageUnreadable } from '../xlsx/zip-reader.ts';
export type { FieldNames } from './find-fields.ts';

/** Before the dot of a field of the list: its row of the table is repeated for everybody on it. */
export const listName = '名单';

export type Piece =
  | string
  | { readonly kind: 'field'; readonly name: string; readonly isAlone: boolean }
  | { readonly kind: 'rows'; readonly pieces: readonly Piece[] };

type CompiledPart = { readonly part: ZipPart; readonly pieces: readonly Piece[] };

export type WordTemplate = {
  readonly fields: readonly string[];
  readonly faults: readonly Fault[];
  readonly parts: readonly ZipPart[];
  readonly compiled: readonly CompiledPart[];
  /** Path of the main part. */
  readonly body: string;
};

const wordParts: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^word\/document\d*\.xml$/, '正文'],
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/footnotes\.xml$/, '脚注'],
  [/^word\/endnotes\.xml$/, '尾注'],
];

const nameOf = (path: string): string | null => wordParts.find(([pattern]) => pattern.test(path))?.[1] ?? null;

type Slot = { readonly start: number; readonly end: number; readonly piece: Piece };

/** Literal text and slots between two places, in turn. */
function piecesBetween(xml: string, slots: readonly Slot[], from: number, until: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end, piece } of slots) {
    if (start < from || end > until) continue;
    if (start > at) pieces.push(xml.slice(at, start));
    pieces.push(piece);
    at = end;
  }
  if (at < until) pieces.push(xml.slice(at, until));
  return pieces;
}

/** The XML cut at the fields; a row with fields of the list becomes one piece. */
function compile(
  xml: string,
  found: readonly FieldPlace[],
  rows: readonly { readonly start: number; readonly end: number }[],
): readonly Piece[] {
  const slots = found
    .flatMap(({ name, cuts, isAlone }): Slot[] =>
      cuts.map(({ start, end }, index) => ({ start, end, piece: index === 0 ? { kind: 'field', name, isAlone } : '' })),
    )
    .toSorted((one, other) => one.start - other.start);
  const listRows = new Set(found.flatMap(({ name, row }) => (name.startsWith(`${listName}.`) && row !== null ? [row] : [])));
  const repeated = [...listRows].flatMap((row) => rows[row] ?? []).toSorted((one, other) => one.start - other.start);
  const outer: Slot[] = slots.filter(({ start, end }) => !repeated.some((row) => row.start <= start && end <= row.end));
  for (const { start, end } of repeated) outer.push({ start, end, piece: { kind: 'rows', pieces: piecesBetween(xml, slots, start, end) } });
  return piecesBetween(
    xml,
    outer.toSorted((one, other) => one.start - other.start),
    0,
    xml.length,
  );
}

/** Blanks at the ends of what is filled in must not be dropped. */
function keepingBlanks(xml: string): string {
  const edits: Edit[] = [...xml.matchAll(/<w:t(?=[\s>])[^>]*>/g)].flatMap((match) =>
    match[0].includes('xml:space') || match[0].endsWith('/>')
      ? []
      : [{ start: match.index, end: match.index + match[0].length, text: withAttribute(match[0], 'xml:space', 'preserve') }],
  );
  return applyEdits(xml, edits);
}

/** @throws PackageUnreadable when it is no Word file, is locked by a password or carries macros */
export function readWordTemplate(bytes: Uint8Array, names: FieldNames): WordTemplate {
  const parts = readZip(bytes);
  const body = parts.find(({ path }) => /^word\/document\d*\.xml$/.test(path))?.path;
  if (body === undefined) throw new PackageUnreadable('no document');
  if (parts.some(({ path }) => path.endsWith('vbaProject.bin'))) throw new PackageUnreadable('macros');
  const faults: Fault[] = [];
  const compiled: CompiledPart[] = [];
  const fields = new Set<string>();
  for (const part of parts) {
    const name = nameOf(part.path);
    if (name === null) continue;
    const xml = keepingBlanks(partText(part));
    const { paragraphs, rows } = scanText(xml, name);
    const found = paragraphs.flatMap((paragraph) => findFields(xml, paragraph, names, faults));
    if (found.length === 0) continue;
    for (const field of found) fields.add(field.name);
    compiled.push({ part, pieces: compile(xml, found, rows) });
  }
  return { fields: [...fields], faults, parts, compiled, body };
}

/** What is known of one letter: fields by name, and the rows of its list. */
export type Filling = {
  readonly valueOf: (name: string, isAlone: boolean) => string;
  readonly list: readonly ((name: string) => string)[];
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// Signs XML cannot carry are left out.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escaped(value: string): string {
  return value
    .replace(unwritable, '')
    .replace(/[&<>]/g, (sign) => escapes[sign] ?? sign)
    .replace(/\r?\n/g, '</w:t><w:br/><w:t xml:space="preserve">');
}

function setPieces(pieces: readonly Piece[], filling: Filling): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.kind === 'field') text += escaped(filling.valueOf(piece.name, piece.isAlone));
    else {
      // An empty list leaves one empty row: the table keeps its form.
      const list = filling.list.length === 0 ? [() => ''] : filling.list;
      for (const row of list)
        text += setPieces(piece.pieces, {
          ...filling,
          valueOf: (name, isAlone) =>
            name.startsWith(`${listName}.`) ? row(name.slice(listName.length + 1)) : filling.valueOf(name, isAlone),
        });
    }
  }
  return text;
}

/** One letter. */
export function fillTemplate({ parts, compiled }: WordTemplate, filling: Filling): Uint8Array {
  const set = new Map(compiled.map(({ part, pieces }) => [part.path, packedText(part, setPieces(pieces, filling))]));
  return packZip(parts.map((part) => set.get(part.path) ?? part));
}

/** Whether all letters may stand in one file: what heads a page is the same for all of them. */
export function isJoinable({ compiled, body }: WordTemplate): boolean {
  return compiled.every(({ part }) => part.path === body);
}

/** The end of a section in a paragraph of its own, as low as can be. */
const sectionEnd = (section: string): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>${section}</w:pPr></w:p>`;

/** Page numbers begin anew with each letter. */
function startingAtOne(section: string): string {
  if (section.includes('<w:pgNumType')) return section.replace(/<w:pgNumType[^>]*\/>/, '<w:pgNumType w:start="1"/>');
  return section.replace(
    /(<w:pgMar[^>]*\/>(?:<w:paperSrc[^>]*\/>|<w:pgBorders.*?<\/w:pgBorders>|<w:lnNumType[^>]*\/>)*)/s,
    '$1<w:pgNumType w:start="1"/>',
  );
}

/** All letters in one file, each from a new page on. Call only when `isJoinable`. */
export function joinLetters(template: WordTemplate, fillings: Iterable<Filling>): Uint8Array {
  const found = template.parts.find(({ path }) => path === template.body);
  if (!found) throw new RangeError('no document');
  const own = template.compiled.find(({ part }) => part.path === template.body);
  const pieces = own?.pieces ?? [keepingBlanks(partText(found))];
  let before = '';
  let after = '';
  const bodies: string[] = [];
  let section = '';
  for (const filling of fillings) {
    const xml = setPieces(pieces, filling);
    const start = xml.indexOf('>', xml.indexOf('<w:body')) + 1;
    const end = xml.lastIndexOf('</w:body>');
    const at = xml.lastIndexOf('<w:sectPr', end);
    const isLast = at > xml.lastIndexOf('</w:p>', end);
    before = xml.slice(0, start);
    after = xml.slice(end);
    section = isLast ? startingAtOne(xml.slice(at, end)) : '';
    bodies.push(xml.slice(start, isLast ? at : end).replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, ''));
  }
  const joined = `${before}${bodies.join(sectionEnd(section))}${section}${after}`;
  return packZip(template.parts.map((part) => (part.path === template.body ? packedText(part, joined) : part)));
}
