/** The fields of a paragraph, however Word has cut them into runs, and what is wrong with them. */
import { unescapeXml } from '../xlsx/xml-edit.ts';
import type { Paragraph } from './scan-text.ts';

/** What may stand in the braces; those of the list stand behind its name: `{{名单.姓名}}`. */
export type FieldNames = {
  readonly isField: (name: string) => boolean;
  readonly isListField: (name: string) => boolean;
  readonly nearest: (name: string) => readonly string[];
};

export type Fault = {
  readonly place: string;
  readonly excerpt: string;
  readonly message: string;
  readonly suggestions: readonly string[];
};

/** Where a field stands in the XML: the value goes to the first cut, the others are emptied. */
export type FieldPlace = {
  readonly name: string;
  readonly cuts: readonly { readonly start: number; readonly end: number }[];
  /** Nothing else stands in its paragraph, and that in a cell. */
  readonly isAlone: boolean;
  readonly row: number | null;
};

/** A character of the text and where it stands in the XML; an entity is one character of several. */
type Character = { readonly text: string; readonly start: number; readonly end: number; readonly segment: number };

function charactersOf(xml: string, { segments }: Paragraph): Character[] {
  const characters: Character[] = [];
  segments.forEach(({ start, end }, segment) => {
    for (const match of xml.slice(start, end).matchAll(/&[^;]{1,8};|[\s\S]/gu))
      characters.push({
        text: match[0].length > 1 && match[0].startsWith('&') ? unescapeXml(match[0]) : match[0],
        start: start + match.index,
        end: start + match.index + match[0].length,
        segment,
      });
  });
  return characters;
}

/** One stretch of XML in each run the characters lie in. */
function cutsOf(characters: readonly Character[]): { readonly start: number; readonly end: number }[] {
  const cuts: { start: number; end: number; segment: number }[] = [];
  for (const { start, end, segment } of characters) {
    const last = cuts.at(-1);
    if (last?.segment === segment) last.end = end;
    else cuts.push({ start, end, segment });
  }
  return cuts.map(({ start, end }) => ({ start, end }));
}

const around = 12;
const mostFaults = 100;

/** @param faults added to */
export function findFields(xml: string, paragraph: Paragraph, names: FieldNames, faults: Fault[]): FieldPlace[] {
  const characters = charactersOf(xml, paragraph);
  const text = characters.map((character) => (character.text.length === 1 ? character.text : '□')).join('');
  if (!/\{\{|\}\}|｛｛|｝｝/.test(text)) return [];
  const fault = (from: number, until: number, message: string, suggestions: readonly string[] = []): void => {
    if (paragraph.isFallback || faults.length >= mostFaults) return;
    const [start, end] = [Math.max(0, from - around), Math.min(text.length, until + around)];
    const excerpt = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
    faults.push({ place: paragraph.place, excerpt, message, suggestions });
  };
  const places: FieldPlace[] = [];
  for (let at = 0; at < text.length;) {
    const here = text.slice(at, at + 2);
    if (here === '｛｛' || here === '｝｝') {
      fault(at, at + 2, '花括号是全角的，请改用半角的“{{”和“}}”');
      at += 2;
    } else if (here === '}}') {
      fault(at, at + 2, '花括号没有配对：前面缺少“{{”');
      at += 2;
    } else if (here === '{{') {
      const end = text.indexOf('}}', at + 2);
      const next = text.indexOf('{{', at + 2);
      if (end === -1 || (next !== -1 && next < end)) {
        fault(at, next === -1 ? text.length : next, '花括号没有配对：缺少“}}”');
        at = next === -1 ? text.length : next;
        continue;
      }
      const name = text
        .slice(at + 2, end)
        .replace(/[\s\u00a0\u3000]/g, '')
        .replace('．', '.')
        .replace('。', '.');
      const isKnown = names.isField(name) || names.isListField(name);
      if (name === '') fault(at, end + 2, '花括号里没有写字段名');
      else if (!isKnown) fault(at, end + 2, `没有名为“${name}”的字段`, names.nearest(name));
      else if (names.isListField(name) && paragraph.row === null) fault(at, end + 2, `“${name}”要写在表格的一行里，这一行按名单逐人重复`);
      else
        places.push({
          name,
          cuts: cutsOf(characters.slice(at, end + 2)),
          isAlone: paragraph.isInCell && text.trim() === text.slice(at, end + 2),
          row: paragraph.row,
        });
      at = end + 2;
    } else at += 1;
  }
  return places;
}
