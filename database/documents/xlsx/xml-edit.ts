/** Changing XML text in a few places and leaving every other character as it was. */

export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** Applies edits that do not overlap; those at the same place come in the order given. */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(xml.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(xml.slice(at));
  return pieces.join('');
}

function attributePattern(name: string): RegExp {
  return new RegExp(`(\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
}

/** Value of an attribute as it stands in the tag (entities unresolved), or null. */
export function attributeOf(tag: string, name: string): string | null {
  const match = attributePattern(name).exec(tag);
  return match ? (match[2] ?? match[3] ?? '') : null;
}

/** The start tag with the attribute set to a value that needs no escaping. */
export function withAttribute(tag: string, name: string, value: string | number): string {
  const pattern = attributePattern(name);
  if (pattern.test(tag)) return tag.replace(pattern, `$1${name}="${value}"`);
  return tag.replace(/^<[^\s/>]+/, (head) => `${head} ${name}="${value}"`);
}

export function withoutAttribute(tag: string, name: string): string {
  return tag.replace(attributePattern(name), '');
}

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|quot|apos|amp));/g,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      const point = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
      if (point !== null) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name ?? ''] ?? whole;
    },
  );
}

export type Element = {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly isClosed: boolean;
};

function* find(xml: string, name: string, from: number, to: number): Generator<Element, void, undefined> {
  const open = new RegExp(`<([\\w.-]+:)?${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g');
  open.lastIndex = from;
  for (let match = open.exec(xml); match !== null && match.index < to; match = open.exec(xml)) {
    const tag = match[0];
    const innerStart = match.index + tag.length;
    const isClosed = tag.endsWith('/>');
    const innerEnd = isClosed ? innerStart : xml.indexOf(`</${match[1] ?? ''}${name}`, innerStart);
    if (innerEnd < 0) return;
    const end = isClosed ? innerStart : xml.indexOf('>', innerEnd) + 1;
    yield { start: match.index, end, tag, innerStart, innerEnd, isClosed };
    open.lastIndex = end;
  }
}

/** Elements of this local name between two places, whatever their prefix; such an element must not contain another of its name. */
export function elements(xml: string, name: string, from = 0, to = xml.length): readonly Element[] {
  return [...find(xml, name, from, to)];
}

/** The first of them. */
export function element(xml: string, name: string, from = 0, to = xml.length): Element | null {
  return find(xml, name, from, to).next().value ?? null;
}

/** `x:` where the document writes `<x:sheet>`, else ''. */
export function prefixOf(tag: string): string {
  return /^<([\w.-]+:)/.exec(tag)?.[1] ?? '';
}
