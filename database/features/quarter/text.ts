/** The wording of a quarterly report: plain lines with named numbers in `{{…}}`. Pure. */

export type LineKind = 'heading' | 'subheading' | 'text';
export type TextLine = { readonly kind: LineKind; readonly text: string };

const placeholder = /\{\{([^{}]*)\}\}/g;
const headingMark = /^[一二三四五六七八九十]+、/;
const subheadingMark = /^（[一二三四五六七八九十]+）/;
/** A level of its own ends without a full stop. */
const longestHeading = 28;

function kindOf(line: string): LineKind {
  if (headingMark.test(line)) return 'heading';
  return subheadingMark.test(line) && Array.from(line).length <= longestHeading && !line.endsWith('。') ? 'subheading' : 'text';
}

/** Names in the text that no number is bound to, each once, with its line (from 1). */
export function unknownNames(text: string, known: ReadonlySet<string>): { readonly name: string; readonly line: number }[] {
  const found = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries())
    for (const [, name = ''] of line.matchAll(placeholder)) if (!known.has(name) && !found.has(name)) found.set(name, index + 1);
  return [...found].map(([name, line]) => ({ name, line }));
}

/** Empty lines are left out. A name without a number stays as it is: it is refused before the text is kept. */
export function filledLines(text: string, values: ReadonlyMap<string, string>): TextLine[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: kindOf(line), text: line.replaceAll(placeholder, (whole, name: string) => values.get(name) ?? whole) }));
}
