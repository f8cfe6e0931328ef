/** Small pieces of XML reading shared by the parts of an .xlsx: no entities but the five of XML and characters by number, nothing external. */

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function character(point: number): string {
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : '\ufffd';
}

/** Resolves entities; an unknown one stays as it stands. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (decimal !== undefined) return character(Number(decimal));
      return named[name ?? ''] ?? whole;
    },
  );
}

/** ECMA-376 part 1, 22.9.2.19 ST_Xstring: characters that XML cannot carry stand as `_x000D_`. */
export function unescapeCellText(text: string): string {
  const plain = unescapeXml(text);
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Value of an attribute inside the text of a tag, '' when it is not there. Names are given without a namespace prefix. */
export function attribute(tag: string, name: string): string {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return unescapeXml(match?.[1] ?? match?.[2] ?? '');
}

/** Every opening tag of one of the names, with any prefix, in order: its name and the text between the name and `>`. */
export function* openingTags(
  xml: string,
  ...names: string[]
): Generator<{ readonly name: string; readonly attributes: string; readonly end: number }> {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?(${names.join('|')})(\\s[^>]*)?/?>`, 'g');
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml))
    yield { name: match[1] ?? '', attributes: match[2] ?? '', end: pattern.lastIndex };
}
