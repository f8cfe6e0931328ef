import { describe, expect, it } from 'vitest';
import { titleIndent } from '../../database/features/papers/template/title-lines.ts';

const capacity = 20;
/** Characters of the first line, as it is set between the indents: digits are half as wide. */
function firstLine(text: string): string {
  const room = capacity - 2 * titleIndent(text, capacity);
  let width = 0;
  let line = '';
  for (const character of text) {
    width += /[\u0020-\u007e]/u.test(character) ? 0.52 : 1;
    if (width > room) break;
    line += character;
  }
  return line;
}

describe('the title of an official document', () => {
  it.each([
    ['关于公布2022年度农村幸福院等级评定结果的通知', '关于公布2022年度农村幸福院'],
    ['2022年度农村幸福院等级评定结果公示', '2022年度农村幸福院等级评定结果公示'],
    ['关于下达2026年农村幸福院运营奖补资金的通知', '关于下达2026年农村幸福院'],
  ])('%s breaks after whole words, in lines of about one length', (text, first) => expect(firstLine(text)).toBe(first));

  it('of three lines is left to the paper', () => expect(titleIndent('关于'.repeat(30), capacity)).toBe(0));
});
