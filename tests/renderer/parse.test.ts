import { describe, expect, it } from 'vitest';
import { parseDay, parseMoney, parseWhole } from '../../renderer/shared/form/parse.ts';

describe('a day as typed', () => {
  it.each([
    ['2022-3-12', '2022-03-12'],
    ['2022-03-12', '2022-03-12'],
    ['2022.3.12', '2022-03-12'],
    ['2022/3/12', '2022-03-12'],
    ['20220312', '2022-03-12'],
    ['2022年3月12日', '2022-03-12'],
    ['2022年03月12', '2022-03-12'],
    ['２０２２．３．１２', '2022-03-12'],
    [' 2022 年 3 月 12 日 ', '2022-03-12'],
    ['2020-2-29', '2020-02-29'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed)).toBe(day));

  it.each(['', '2022', '2022-13-1', '2021-2-29', '2022-4-31', '22-3-12', '2022-3', '3月12日', '20223012', '2022-3-12-1', '昨天'])(
    '%s is no day',
    (typed) => expect(parseDay(typed)).toBeNull(),
  );
});

describe('an amount as typed', () => {
  it.each([
    ['663', 66_300],
    ['1,263.00', 126_300],
    ['1，263．5', 126_350],
    ['￥12.5', 1250],
    ['624元', 62_400],
    ['0.01', 1],
    ['-30', -3000],
    [' 1 008 ', 100_800],
  ])('%s is %i fen', (typed, fen) => expect(parseMoney(typed)).toBe(fen));

  it.each(['', '12.345', '1,26', '一百', '1e3', '12.3.4', '--3'])('%s is no amount', (typed) => expect(parseMoney(typed)).toBeNull());
});

describe('a whole number as typed', () => {
  it.each([
    ['80', 80],
    ['１２０', 120],
    ['1,200', 1200],
    ['-1', -1],
  ])('%s is %i', (typed, value) => expect(parseWhole(typed)).toBe(value));
  it.each(['', '1.5', '80张', '10000000000'])('%s is none', (typed) => expect(parseWhole(typed)).toBeNull());
});
