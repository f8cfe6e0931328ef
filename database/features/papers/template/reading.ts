/** What the parts of the reader share: the fields there are, and the list of faults. */
import type { TemplateFault } from './nodes.ts';

/** A piece of one line of the template with where it begins in the whole text. */
export type Piece = { readonly text: string; readonly offset: number };

export type Reading = {
  readonly isField: (name: string) => boolean;
  readonly nearest: (name: string) => readonly string[];
  readonly fault: (piece: Piece, message: string, suggestions?: readonly string[]) => void;
};

/** Signs typed with a Chinese keyboard count as their half-width twins; each stays one character long. */
const twins: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '｜': '|', '＃': '#', '＿': '_', '＊': '*', '＜': '<', '＾': '^' };

export function normalise(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[｛｝｜＃＿＊＜＾]/g, (sign) => twins[sign] ?? sign);
}

/** Changes to make one of the other. */
function distance(one: string, other: string): number {
  const left = [...one];
  const right = [...other];
  let row = right.map((_, index) => index + 1);
  for (const [down, a] of left.entries()) {
    let diagonal = down;
    let before = down + 1;
    row = row.map((above, across) => {
      const value = Math.min(above + 1, before + 1, diagonal + (a === right[across] ? 0 : 1));
      diagonal = above;
      before = value;
      return value;
    });
  }
  return row.at(-1) ?? left.length;
}

const mostSuggestions = 3;
/** Nobody mends more at once, and a text of nothing but braces would take minutes. */
const mostFaults = 200;
/** Longer than any name of a field: no slip of the pen. */
const longestName = 40;

/** The known names most like a wrong one, best first; none when nothing is alike. */
export function nearestOf(names: readonly string[]): (wrong: string) => readonly string[] {
  return (wrong) =>
    (wrong.length > longestName ? [] : names)
      .map((name) => {
        const changes = distance(wrong, name);
        const isPart = wrong !== '' && (name.includes(wrong) || wrong.includes(name));
        return { name, score: changes - (isPart ? 1 : 0), isAlike: isPart || changes <= Math.ceil([...name].length / 2) };
      })
      .filter(({ isAlike }) => isAlike)
      .sort((one, other) => one.score - other.score)
      .slice(0, mostSuggestions)
      .map(({ name }) => name);
}

export function createReading(text: string, names: readonly string[]): Reading & { readonly faults: readonly TemplateFault[] } {
  const known = new Set(names);
  const faults: TemplateFault[] = [];
  return {
    faults,
    isField: (name) => known.has(name),
    nearest: nearestOf(names),
    fault(piece, message, suggestions = []) {
      if (faults.length >= mostFaults) return;
      const before = text.slice(0, piece.offset);
      const lineStart = before.lastIndexOf('\n') + 1;
      const line = before.split('\n').length;
      const column = Array.from(before.slice(lineStart)).length + 1;
      faults.push({ line, column, offset: piece.offset, length: Math.max(1, piece.text.length), message, suggestions });
    },
  };
}

export function trimmed({ text, offset }: Piece): Piece {
  const start = text.length - text.trimStart().length;
  return { text: text.trim(), offset: offset + start };
}

export function slice({ text, offset }: Piece, from: number, until = text.length): Piece {
  return { text: text.slice(from, until), offset: offset + from };
}

export function split(piece: Piece, sign: string): readonly Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (;;) {
    const at = piece.text.indexOf(sign, from);
    parts.push(slice(piece, from, at === -1 ? undefined : at));
    if (at === -1) return parts;
    from = at + sign.length;
  }
}
