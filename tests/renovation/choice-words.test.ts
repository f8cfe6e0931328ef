/** What the choice says of itself: beds that go, nothing left to choose. */
import { describe, expect, it } from 'vitest';
import { allFixedWords, lostBedsWords } from '../../electron/contract/renovation-choice.ts';

describe('beds a project takes away', () => {
  it.each([
    [{ nursing: 28, normal: -8 }, '8 张普通床位改为护理型'],
    [{ nursing: 8, normal: -8 }, '8 张普通床位改为护理型'],
    [{ nursing: 3, normal: -8 }, '普通床位减少 8 张'],
    [{ nursing: -2, normal: -1 }, '普通床位减少 1 张，护理型床位减少 2 张'],
    [{ nursing: -2, normal: 10 }, '护理型床位减少 2 张'],
    [{ nursing: 4, normal: 0 }, null],
  ])('%o: %s', (beds, words) => {
    expect(lostBedsWords(beds)).toBe(words);
  });
});

describe('nothing left to choose', () => {
  const open = { decision: 'open', isCommitted: false } as const;
  const fixed = { decision: 'fixed', isCommitted: false } as const;
  const signed = { decision: 'open', isCommitted: true } as const;
  const out = { decision: 'out', isCommitted: false } as const;
  it('is said when all that take part are fixed or signed', () => {
    expect(allFixedWords([fixed, signed, out])).toContain('没有可取舍的项目');
    expect(allFixedWords([fixed, open])).toBeNull();
    expect(allFixedWords([out])).toBeNull();
  });
});
