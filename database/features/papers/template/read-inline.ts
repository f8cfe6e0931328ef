/** `{{字段}}`, `{{字段：8}}`, `**粗体**` and `____` inside a line. */
import type { Inline } from './nodes.ts';
import { slice, trimmed, type Piece, type Reading } from './reading.ts';

const longestBlank = 40;

function readField(field: Piece, whole: Piece, isBold: boolean, reading: Reading): Inline | null {
  const [first = '', ...rest] = field.text.split(/[:：]/);
  const name = first.trim();
  if (name === '') {
    reading.fault(whole, '花括号里没有写字段名');
    return null;
  }
  if (!reading.isField(name)) {
    reading.fault(trimmed(slice(field, 0, first.length)), `没有名为“${name}”的字段`, reading.nearest(name));
    return null;
  }
  if (rest.length === 0) return { kind: 'field', name, characters: null, isBold };
  const characters = Number(rest.join(':').trim());
  if (!Number.isInteger(characters) || characters < 1 || characters > longestBlank) {
    reading.fault(slice(field, first.length + 1), `“${name}”后面的留空字数应为1至${longestBlank}的整数`);
    return null;
  }
  return { kind: 'field', name, characters, isBold };
}

export function readInline(piece: Piece, reading: Reading): readonly Inline[] {
  const { text } = piece;
  const found: Inline[] = [];
  let isBold = false;
  let boldFrom = 0;
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ kind: 'text', text: plain, isBold });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    if (text.startsWith('{{', at)) {
      flush();
      const end = text.indexOf('}}', at + 2);
      const next = text.indexOf('{{', at + 2);
      if (end === -1 || (next !== -1 && next < end)) {
        const until = next === -1 ? text.length : next;
        reading.fault(slice(piece, at, until), '花括号没有配对：缺少“}}”');
        at = until;
        continue;
      }
      const field = readField(slice(piece, at + 2, end), slice(piece, at, end + 2), isBold, reading);
      if (field) found.push(field);
      at = end + 2;
    } else if (text.startsWith('}}', at)) {
      reading.fault(slice(piece, at, at + 2), '花括号没有配对：前面缺少“{{”');
      at += 2;
    } else if (text.startsWith('**', at)) {
      flush();
      isBold = !isBold;
      boldFrom = at;
      at += 2;
    } else if (text.startsWith('__', at)) {
      flush();
      const length = /^_+/.exec(text.slice(at))?.[0].length ?? 2;
      found.push({ kind: 'blank', characters: Math.min(longestBlank, Math.ceil(length / 2)) });
      at += length;
    } else plain += text[at++] ?? '';
  }
  flush();
  if (isBold) reading.fault(slice(piece, boldFrom, boldFrom + 2), '粗体没有配对：缺少后一个“**”');
  return found;
}
