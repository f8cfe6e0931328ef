/** Which numbers are dates: the only thing of styles that matters to an import. */
import { attribute, openingTags } from './reader-xml.ts';

/** ECMA-376 part 1, 18.8.30: numbers of built-in formats that show a date; 27–36 and 50–58 are dates in the Chinese list. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** A format code shows a date when letters of date or time remain after quoted text, escapes, colours and locales are gone. */
export function isDateFormat(formatCode: string): boolean {
  const letters = formatCode.replace(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').replace(/general/gi, '');
  return /[ymdhs年月日]/i.test(letters);
}

/** For each cell style whether its numbers are dates. */
export function dateStyles(styles: string): boolean[] {
  const custom = new Map<number, boolean>();
  for (const { attributes } of openingTags(styles, 'numFmt'))
    custom.set(Number(attribute(attributes, 'numFmtId')), isDateFormat(attribute(attributes, 'formatCode')));
  const list = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return [...openingTags(list, 'xf')].map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId'));
    return custom.get(id) ?? isBuiltInDate(id);
  });
}
