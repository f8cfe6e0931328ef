import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalAmount } from '../../database/documents/capital-amount.ts';
import { fen } from '../../electron/contract/values.ts';

const golden: readonly (readonly [number, string])[] = [
  [0, '零元整'],
  [32504, '叁佰贰拾伍元零肆分'],
  [140950, '壹仟肆佰零玖元伍角'],
  [168032, '壹仟陆佰捌拾元零叁角贰分'],
  [600714, '陆仟零柒元壹角肆分'],
  [1640902, '壹万陆仟肆佰零玖元零贰分'],
  [10700053, '壹拾万柒仟元零伍角叁分'],
  [14273100, '壹拾肆万贰仟柒佰叁拾壹元整'],
  [100100000, '壹佰万壹仟元整'],
  [10000000000, '壹亿元整'],
  [1005000000, '壹仟零伍万元整'],
  [5, '伍分'],
  [-288900, '负贰仟捌佰捌拾玖元整'],
];

const further: readonly (readonly [number, string])[] = [
  [50, '伍角'],
  [1000, '壹拾元整'],
  [1050, '壹拾元零伍角'],
  [1005, '壹拾元零伍分'],
  [10000070000, '壹亿零柒佰元整'],
  [10000500000, '壹亿零伍仟元整'],
  [11000000000, '壹亿壹仟万元整'],
  [10100000000, '壹亿零壹佰万元整'],
  [100050000, '壹佰万零伍佰元整'],
  [2251799813685248, '贰拾贰万伍仟壹佰柒拾玖亿玖仟捌佰壹拾叁万陆仟捌佰伍拾贰元肆角捌分'],
];

/** Written the other way round, to be independent: every digit with its unit first, then the zeros are tidied by patterns. */
function byPatterns(amount: number): string {
  const figures = '零壹贰叁肆伍陆柒捌玖';
  const text = String(Math.abs(amount)).padStart(3, '0');
  const yuan = text.slice(0, -2);
  const units = ['', '拾', '佰', '仟', '万', '拾', '佰', '仟', '亿', '拾', '佰', '仟', '万', '拾'];
  let words = '';
  for (let i = 0; i < yuan.length; i++) {
    const figure = figures[Number(yuan[i])] ?? '';
    const unit = units[yuan.length - 1 - i] ?? '';
    words += figure + unit;
  }
  // A place that holds 0 loses its unit, except 万 and 亿, which end a group.
  words = words.replace(/零[拾佰仟]/g, '零').replace(/零+/g, '零');
  words = words.replace(/零万/g, '万').replace(/零亿/g, '亿').replace(/亿万/g, '亿零');
  // After a whole group 零 is spoken only if the next group's highest place is 0, which the patterns above have kept as 零.
  words = words.replace(/零+/g, '零').replace(/零$/, '');
  const jiao = Number(text.at(-2));
  const cent = Number(text.at(-1));
  const sign = amount < 0 ? '负' : '';
  if (words === '' && jiao === 0 && cent === 0) return '零元整';
  let tail = '';
  if (jiao === 0 && cent === 0) tail = '整';
  else if (jiao === 0) tail = `${words === '' ? '' : '零'}${figures[cent]}分`;
  else tail = `${words !== '' && yuan.endsWith('0') ? '零' : ''}${figures[jiao]}角${cent === 0 ? '' : `${figures[cent]}分`}`;
  return `${sign}${words === '' ? '' : `${words}元`}${tail}`;
}

/** Reads capitals back to fen, so that no two amounts can share their words. */
function readBack(words: string): number {
  const sign = words.startsWith('负') ? -1 : 1;
  let total = 0;
  let section = 0;
  let figure = 0;
  let cents = 0;
  for (const character of words.replace(/[负整零]/g, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (value > 0) figure = value;
    else if (character === '角') [cents, figure] = [cents + figure * 10, 0];
    else if (character === '分') [cents, figure] = [cents + figure, 0];
    else if (character === '元') [total, section, figure] = [total + section + figure, 0, 0];
    else if (character === '万') [section, figure] = [(section + figure) * 10_000, 0];
    else if (character === '亿') [total, section, figure] = [(total + section + figure) * 100_000_000, 0, 0];
    else [section, figure] = [section + figure * ({ 拾: 10, 佰: 100, 仟: 1000 }[character] ?? Number.NaN), 0];
  }
  return sign * (total * 100 + cents);
}

const amounts = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
  // Many zeros, where the rules are.
  fc.array(fc.constantFrom('0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 15 }).map((figures) => Number(figures.join(''))),
);

describe('amount in capital characters', () => {
  test.each([...golden, ...further])('%i fen → %s', (amount, words) => {
    expect(capitalAmount(fen(amount))).toBe(words);
  });

  test('agrees with an independent way of writing over 100,000 amounts, and reads back to the same amount', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const words = capitalAmount(fen(amount));
        return words === byPatterns(amount) && readBack(words) === (amount === 0 ? 0 : amount);
      }),
      { numRuns: 100_000 },
    );
  });
});
