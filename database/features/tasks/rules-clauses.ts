/** The clauses of a policy document, found in its text. Pure. */

export type Clause = {
  /** `二（一）`: the part and, where it has any, the numbered clause in it. */
  readonly place: string;
  readonly part: string;
  readonly heading: string;
  /** Paragraphs joined, as a page break may stand in the middle of a sentence. */
  readonly text: string;
};

const partHeading = /^([一二三四五六七八九十]+)、(.+)$/;
/** 规章: `第三条 …`, with no heading of its own. */
const article = /^第([一二三四五六七八九十百零]+)条[\s　]*(.+)$/;
const clauseHeading = /^（([一二三四五六七八九十]+)）([^。]*)(.*)$/;

/** Without blanks and line ends: two copies of a sentence are the same however they were broken. */
export function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** What stands before the first part is the letter around it and no clause; a part without text of its own is only a heading. */
export function clausesOf(text: string): Clause[] {
  const found: Clause[] = [];
  let part: { readonly number: string; readonly heading: string } | null = null;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const opened = partHeading.exec(line);
    const clause = clauseHeading.exec(line);
    const numbered = article.exec(line);
    if (opened) {
      part = { number: opened[1] ?? '', heading: opened[2] ?? '' };
      found.push({ place: part.number, part: part.heading, heading: part.heading, text: '' });
    } else if (numbered) {
      found.push({ place: `第${numbered[1]}条`, part: part?.heading ?? '', heading: '', text: line });
    } else if (part && clause) {
      found.push({ place: `${part.number}（${clause[1]}）`, part: part.heading, heading: clause[2] ?? '', text: line });
    } else {
      const last = found.at(-1);
      if (last) found[found.length - 1] = { ...last, text: `${last.text}${line}` };
    }
  }
  return found.filter((each) => each.text !== '');
}

/** Numbers of documents are typed with whatever brackets the keyboard offers. */
export function sameNumber(documentNo: string): string {
  return bare(documentNo.normalize('NFKC'))
    .replaceAll(/[[【(﹝{]/g, '〔')
    .replaceAll(/[\]】)﹞}]/g, '〕');
}
