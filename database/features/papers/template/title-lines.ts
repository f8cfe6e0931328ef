/**
 * Where the title of an official document breaks: in lines of about one length, never inside a word (GB/T 9704-2012, 7.3.1: 回行时词意完整、
 * 排列对称、长短适宜). Both sides are indented alike, so that the PDF and a word processor break at the same place. Pure.
 */

/** Names that stand together, whatever a dictionary makes of their parts. */
const terms = ['农村幸福院', '等级评定', '敬老院', '特困人员', '供养机构', '奖补资金'] as const;
/** No line begins with these, they belong to what stands before. */
const clinging = /^[的和与及、，）〕》”院]/u;
const wide = 1;
const narrow = 0.52;
/** Between two characters of the fonts used: what is measured here is not exact. */
const slack = 0.3;

/** In characters of the title's own size. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e]/u.test(character) ? narrow : wide;
  return width;
}

/** Where a line may end, as indexes into the text. */
function breaksOf(text: string): number[] {
  const inside = new Set<number>();
  for (const term of terms)
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
      for (let index = at + 1; index < at + term.length; index++) inside.add(index);
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  return [...segments].map(({ index }) => index).filter((index) => index > 0 && !inside.has(index) && !clinging.test(text.slice(index)));
}

/** @param capacity of a full line @returns indent of both sides: 0 where the title fits on one line, or does not fit on two */
export function titleIndent(text: string, capacity: number): number {
  const whole = widthOf(text);
  if (whole <= capacity || whole > 2 * capacity) return 0;
  let best = Number.POSITIVE_INFINITY;
  let widest = capacity;
  for (const index of breaksOf(text)) {
    const [first, second] = [widthOf(text.slice(0, index)), widthOf(text.slice(index))];
    // The room is as wide as the first line: the second must not be longer.
    if (first > capacity || second > first) continue;
    if (Math.abs(first - second) < best) [best, widest] = [Math.abs(first - second), first];
  }
  return best === Number.POSITIVE_INFINITY ? 0 : Math.max(0, (capacity - widest - slack) / 2);
}
