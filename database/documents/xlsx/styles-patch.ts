/** Adds the look of marked cells to the styles of somebody else's workbook; the styles that are there keep their numbers. */
import { wrongBorder, wrongFill } from './styles.ts';
import { applyEdits, type Edit, type Element, element, elements, prefixOf, withAttribute } from './xml-edit.ts';

export type StylePatch = {
  /** Number of the style that is `base` with the red fill and border. */
  marked(base: number): number;
  /** Number of the style of the reasons: the workbook's own first font, in dark red, as text. */
  reason(): number;
  /** The part with what was asked for added. */
  xml(): string;
};

/** Order of the parts of a style sheet (ECMA-376 part 1, 18.8.39); a missing collection goes before the next that is there. */
const order = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;

/** What a reader assumes where a collection is missing. */
const assumed = {
  fonts: ['<font/>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border/>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
} as const;
const itemNames = { fonts: 'font', fills: 'fill', borders: 'border', cellXfs: 'xf' } as const;
type Collection = keyof typeof itemNames;

/** Smallest style sheet there is, for a workbook without one. */
export const emptyStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>';

export function createStylePatch(source: string): StylePatch {
  const xml = source.replace(/(<(?:[\w.-]+:)?styleSheet\b[^>]*)\/>\s*$/, '$1></styleSheet>');
  const root = /<([\w.-]+:)?styleSheet\b/.exec(xml);
  const prefix = root ? prefixOf(root[0]) : '';
  const prefixed = (text: string): string => (prefix === '' ? text : text.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`));

  const existing = (name: Collection): { readonly place: Element | null; readonly items: readonly string[] } => {
    const place = element(xml, name);
    if (place === null) return { place, items: assumed[name].map(prefixed) };
    return {
      place,
      items: elements(xml, itemNames[name], place.innerStart, place.innerEnd).map((item) => xml.slice(item.start, item.end)),
    };
  };
  const collections = { fonts: existing('fonts'), fills: existing('fills'), borders: existing('borders'), cellXfs: existing('cellXfs') };
  const added: Record<Collection, string[]> = { fonts: [], fills: [], borders: [], cellXfs: [] };
  const add = (name: Collection, item: string): number => collections[name].items.length + added[name].push(item) - 1;

  const look = { fill: -1, border: -1, reason: -1 };
  const markedStyles = new Map<number, number>();

  /** Children of a cell format follow its start tag, so only that is changed. */
  const withStart = (item: string, change: (tag: string) => string): string => item.replace(/^<[^>]*>/, change);

  const edits = (): readonly Edit[] =>
    (Object.keys(added) as Collection[]).flatMap((name): Edit[] => {
      const { place, items } = collections[name];
      if (added[name].length === 0) return [];
      const count = items.length + added[name].length;
      if (place !== null && !place.isClosed) {
        return [
          { start: place.start, end: place.innerStart, text: withAttribute(place.tag, 'count', count) },
          { start: place.innerEnd, end: place.innerEnd, text: added[name].join('') },
        ];
      }
      const text = `<${prefix}${name} count="${count}">${[...items, ...added[name]].join('')}</${prefix}${name}>`;
      if (place !== null) return [{ start: place.start, end: place.end, text }];
      const next = order
        .slice(order.indexOf(name) + 1)
        .map((later) => element(xml, later)?.start)
        .find((start) => start !== undefined);
      const at = next ?? xml.lastIndexOf('</');
      return [{ start: at, end: at, text }];
    });

  return {
    marked(base) {
      const known = markedStyles.get(base);
      if (known !== undefined) return known;
      if (look.fill < 0) {
        look.fill = add('fills', prefixed(wrongFill));
        look.border = add('borders', prefixed(wrongBorder));
      }
      const original = collections.cellXfs.items[base] ?? collections.cellXfs.items[0] ?? prefixed(assumed.cellXfs[0]);
      const values = { fillId: look.fill, borderId: look.border, applyFill: 1, applyBorder: 1 };
      const clone = withStart(original, (tag) =>
        Object.entries(values).reduce((changed, [name, value]) => withAttribute(changed, name, value), tag),
      );
      const index = add('cellXfs', clone);
      markedStyles.set(base, index);
      return index;
    },
    reason() {
      if (look.reason >= 0) return look.reason;
      const first = collections.fonts.items[0] ?? '';
      const children = (/^<[^>]*[^/>]>([\s\S]*)<\/[^>]*>$/.exec(first)?.[1] ?? '').replace(/<(?:[\w.-]+:)?color\b[^>]*\/>/, '');
      // Excel wants the color behind the size and before the name.
      const afterSize = /<(?:[\w.-]+:)?sz\b[^>]*\/>/.exec(children);
      const at = afterSize === null ? 0 : afterSize.index + afterSize[0].length;
      const fontId = add(
        'fonts',
        prefixed('<font>') + children.slice(0, at) + prefixed('<color rgb="FF9C0006"/>') + children.slice(at) + prefixed('</font>'),
      );
      look.reason = add(
        'cellXfs',
        prefixed(
          `<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>`,
        ),
      );
      return look.reason;
    },
    xml: () => applyEdits(xml, edits()),
  };
}
