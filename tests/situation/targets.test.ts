/** The hard targets against worked examples: exact comparison, gap, how many more, days left. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { IndicatorRow } from '../../electron/contract/indicators.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { hardTargets, standingOf, type StatedTarget } from '../../database/features/situation/rules-targets.ts';
import { policyDocuments } from '../../database/features/tasks/library.ts';

const blank: IndicatorRow = {
  code: 'IND01',
  name: '指标',
  scope: '',
  numeratorTitle: '',
  denominatorTitle: '',
  batchYear: null,
  lists: 'people',
  unit: 'count',
  numerator: 0,
  denominator: 0,
  shown: '',
  footnote: null,
  target: null,
  targetUnit: '%',
  isCeiling: false,
  met: null,
  missing: null,
  unassessed: 0,
  note: null,
};
const stated = (document: string): StatedTarget[] =>
  policyDocuments()
    .filter(({ id }) => id === document)
    .flatMap(({ tasks }) => tasks.flatMap(({ place, targets }) => targets.map((target) => ({ ...target, clause: place }))));
const asked = (asOf: string) => ({ asOf: isoDate(asOf), warnDays: 60, documentNo: '文号' });
const of = (code: string, unit: string, value: number, dueOn = '2022-12-31'): StatedTarget => ({
  words: '',
  value,
  unit,
  dueOn: isoDate(dueOn),
  indicator: code,
  clause: '',
});

test('the document of Tai’an has four hard targets, the one of Qinghe four numbers', () => {
  const codes = (document: string, day: string) =>
    hardTargets(stated(document), isoDate(day), 4).map(({ indicator, value }) => [indicator, value]);
  expect(codes('TA-2021-17', '2021-11-01')).toEqual([
    ['IND01', 56],
    ['IND07', 6],
    ['IND06', 1],
    ['IND14', 1.3],
  ]);
  // From New Year on the next deadline counts, after the last one the last.
  expect(codes('TA-2021-17', '2022-01-01')[0]).toEqual(['IND01', 60]);
  expect(codes('TA-2021-17', '2024-01-01')[0]).toEqual(['IND01', 60]);
  expect(codes('QH-2022-47', '2022-06-30').map(([code]) => code)).toEqual(['IND15', 'IND16', 'IND17', 'IND18']);
});

describe('where a county stands', () => {
  test.each([
    // asked · numerator / denominator · day → state, days left, gap, how many more
    [of('IND01', '%', 56, '2021-12-31'), [141, 252], '2021-12-01', ['due', 30, '低0.1个百分点', '再集中供养1人']],
    [of('IND01', '%', 56, '2021-12-31'), [140, 250], '2021-12-01', ['met', 30, null, null]],
    [of('IND01', '%', 60), [100, 200], '2022-01-31', ['open', 334, '低10个百分点', '再集中供养20人']],
    [of('IND01', '%', 60), [119, 199], '2023-01-01', ['overdue', -1, '低0.3个百分点', '再集中供养1人']],
    [of('IND01', '%', 60), [0, 0], '2022-06-30', ['unknown', 184, null, null]],
    [of('IND06', '处', 1), [0, 1], '2022-11-01', ['due', 60, '差1处', '再建成1处']],
    [of('IND14', ':1', 1.3, '2025-12-31'), [66000, 51000], '2022-01-01', ['met', 1460, null, null]],
    [of('IND14', ':1', 1.3, '2025-12-31'), [66000, 50000], '2022-01-01', ['open', 1460, '高0.02', '农村低保标准每月再提高7.7元']],
    [of('IND15', '%', 5), [2000, 50000], '2022-10-31', ['open', 61, '低1个百分点', '农村低保标准每月再提高5元']],
    [of('IND16', '倍', 1.3), [65000, 50000], '2022-10-31', ['met', 61, null, null]],
    [of('IND16', '倍', 1.3), [64999, 50000], '2022-10-31', ['open', 61, '低0.01倍', '特困标准每月再提高0.1元']],
  ] as const)('%o %o %s', (target, [numerator, denominator], day, [state, daysLeft, gap, need]) => {
    const isMoney = ['IND14', 'IND15', 'IND16'].includes(target.indicator ?? '');
    const row = {
      ...blank,
      code: target.indicator as IndicatorRow['code'],
      numerator,
      denominator,
      unit: isMoney ? ('fen' as const) : ('count' as const),
    };
    const found = standingOf(target, [row], asked(day));
    expect([found.state, found.daysLeft, found.gap, found.need]).toEqual([state, daysLeft, gap, need]);
  });

  test('of a task of a year the newest task by the day counts, with its own number and year', () => {
    const rows = [2021, 2022, 2023].map((batchYear) => ({
      ...blank,
      code: 'IND07' as const,
      lists: 'items' as const,
      batchYear,
      numerator: batchYear - 2020,
      denominator: 5,
      target: 4,
      targetUnit: '处' as const,
    }));
    const found = standingOf(of('IND07', '处', 6, '2021-12-31'), rows, asked('2022-12-01'));
    expect([found.name, found.bar, found.dueOn, found.shown, found.gap, found.need, found.done]).toEqual([
      '2022年敬老院改造提升',
      '4处',
      '2022-12-31',
      '2处',
      '差2处',
      '再竣工验收2处',
      500,
    ]);
  });

  test('the other scope and those never assessed stand beside the rate', () => {
    const rows = [
      { ...blank, numerator: 141, denominator: 252, shown: '56.0%', footnote: '精确值55.95%', unassessed: 3 },
      { ...blank, code: 'IND01_S2' as const, numerator: 200, denominator: 400, shown: '50.0%' },
    ];
    expect(standingOf(of('IND01', '%', 56), rows, asked('2022-06-30')).reference).toBe(
      '精确值55.95%，含部分丧失50.0%（200/400），未评估3人另列',
    );
  });

  test('as many more as it says reach the target, one less does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat({ max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        (denominator, part, value) => {
          const numerator = Math.min(part, denominator);
          const standing = (more: number) =>
            standingOf(of('IND01', '%', value), [{ ...blank, numerator: numerator + more, denominator }], asked('2022-06-30'));
          const { need, state } = standing(0);
          const more = need === null ? 0 : Number(/\d+/.exec(need)?.[0]);
          expect(standing(more).state).toBe('met');
          if (state !== 'met') expect(standing(more - 1).state).not.toBe('met');
        },
      ),
    );
  });
});
