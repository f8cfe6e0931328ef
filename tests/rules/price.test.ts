/** Price-linked temporary subsidy as a table a clerk can check by hand, and the trigger to the hundredth of a per cent. */
import { describe, expect, it, test } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoMonth } from '../../electron/contract/values.ts';
import {
  pointsOf,
  priceAmount,
  priceRules,
  triggerOf,
  type PriceFormula,
  type PriceTerms,
} from '../../database/features/payments/rules-price.ts';
import { personOf, standardsOf, yuanOf, type Story } from './payments-cases.ts';

const terms = (formula: PriceFormula = 'basicLiving'): PriceTerms => ({ triggerPoints: 350, foodTriggerPoints: 600, formula });
const standards = [
  ...standardsOf([
    ['农村', 624, '2021-01-01'],
    ['农村', 663, '2022-01-01'],
    ['城市', 858, '2022-01-01'],
  ]),
  ...standardsOf([['农村低保', 510, '2022-01-01']]).map((standard) => ({ ...standard, standardId: 9 })),
];
const scattered: Story = { confirmed: ['2020-01-10'], levels: ['2021-02-20 partialLoss'], stays: ['2020-01-10 scattered'] };
const resident: Story = { ...scattered, stays: ['2020-01-10 home:1'] };

function missing(): never {
  throw new AppError('STANDARD_MISSING', { month: '', standard: '' });
}

function dueOf(story: Story, month: string, cpi: number, food: number | null, formula?: PriceFormula): string[] {
  const prices = { month: isoMonth(month), cpiPoints: pointsOf(cpi), foodPoints: food === null ? null : pointsOf(food) };
  const book = { pricesOf: (asked: string) => (asked === month ? prices : null), termsOn: () => terms(formula), standards };
  return priceRules(book, missing)
    .dueIn(personOf(story), isoMonth(month))
    .map((line) => `${line.type} ${yuanOf(line.fen)} → ${line.homeId === null ? line.payeeKind : `home:${line.homeId}`}`);
}

describe('价格临时补贴', () => {
  test.each([
    // 月份, 居民消费价格同比, 食品价格同比, 每人
    ['J21：涨3.6%，663.00×3.6%＝23.868', '2022-03', 3.6, null, ['PRICE 23.87 → person']],
    ['J21：涨3.4%，不启动', '2022-03', 3.4, null, []],
    ['正好3.5%，启动：663.00×3.5%＝23.205，进一分', '2022-03', 3.5, null, ['PRICE 23.21 → person']],
    ['涨3.49%，不启动', '2022-03', 3.49, 5.99, []],
    ['食品正好6%，启动，仍按居民消费价格涨幅2.3%计算', '2022-03', 2.3, 6, ['PRICE 15.25 → person']],
    ['食品涨7%，居民消费价格持平，没有可发的金额', '2022-03', 0, 7, []],
    ['食品涨7%，居民消费价格下降，没有可发的金额', '2022-03', -0.4, 7, []],
    ['取当月1日执行的标准：2021年12月仍是624.00', '2021-12', 3.6, null, ['PRICE 22.46 → person']],
  ] as const)('%s', (_, month, cpi, food, expected) => expect(dueOf(scattered, month, cpi, food)).toEqual(expected));

  it('J21：以低保标准510.00为基数，每人18.36', () =>
    expect(dueOf(scattered, '2022-03', 3.6, null, 'dibao')).toEqual(['PRICE 18.36 → person']));

  it('集中供养的拨付机构', () => expect(dueOf(resident, '2022-03', 3.6, null)).toEqual(['PRICE 23.87 → home:1']));

  test.each([
    ['确认当月没有，下月才有', { ...scattered, confirmed: ['2022-03-02'] }, 0],
    ['死亡当月仍发', { ...scattered, ends: ['2022-03-02 death'] }, 1],
    ['死亡次月不发', { ...scattered, ends: ['2022-02-27 death'] }, 0],
    ['暂停供养的不发', { ...scattered, suspensions: ['2022-02-10 on'] }, 0],
    ['当月1日才暂停的，当月照发', { ...scattered, suspensions: ['2022-03-01 on'] }, 1],
  ] as const)('%s', (_, story, lines) => expect(dueOf(story as Story, '2022-03', 3.6, null)).toHaveLength(lines));

  it('没有执行中的标准时说明缺哪一项，不按零计算', () => {
    expect(() => dueOf({ ...scattered, confirmed: ['2018-01-10'], levels: ['2018-02-20 partialLoss'] }, '2020-12', 3.6, null)).toThrow(
      AppError,
    );
  });
});

describe('启动条件', () => {
  test.each([
    [3.5, null, 'met'],
    [3.49, null, 'notMet'],
    [3.49, 6, 'metByFood'],
    [3.5, 6, 'met'],
    [-1, 5.99, 'notMet'],
  ] as const)('居民消费价格 %s%，食品 %s%：%s', (cpi, food, expected) =>
    expect(triggerOf({ cpiPoints: pointsOf(cpi), foodPoints: food === null ? null : pointsOf(food) }, terms())).toBe(expected),
  );

  it('金额只在最后四舍五入到分', () => {
    expect(priceAmount(fen(66_300), 360)).toBe(2387);
    expect(priceAmount(fen(51_000), 360)).toBe(1836);
    expect(priceAmount(fen(85_800), 360)).toBe(3089);
    expect(priceAmount(fen(12_500), 364)).toBe(455);
  });
});
