import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeMonths, type MonthRules } from '../../database/features/payments/rules-days.ts';
import { dueFor, standardBook, type StandardBook } from '../../database/features/payments/rules.ts';
import { addMonths, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { countyStandards, linesOf, lockMonths, personOf, standardsOf, yuanOf } from './payments-cases.ts';
import { cutoffCases, partCases } from './payments-days.golden.ts';

function bookOf(rules: Partial<MonthRules>, raised?: readonly [number, string]): StandardBook {
  const later = raised ? standardsOf([['农村', raised[0], raised[1]]]).map((standard) => ({ ...standard, standardId: 99 })) : [];
  return standardBook([...countyStandards, ...later], () => ({ ...wholeMonths, ...rules }));
}

describe('按天计发、标准月中调整、以哪一天为准', () => {
  test.each(partCases)('$name', ({ rules, story, raised, month, due }) => {
    const lines = dueFor(personOf(story), bookOf(rules, raised), isoMonth(month));
    expect(
      lines.map(
        ({ type, fen, homeId, payeeKind, share }) =>
          `${type} ${yuanOf(fen)} → ${homeId === null ? payeeKind : `home:${homeId}`}${share ? ` ${share.days}/${share.monthDays}` : ''}`,
      ),
    ).toEqual(due);
  });

  test('J8 的两家机构合计正好1,263.00', () => {
    const moved = partCases.find(({ name }) => name.startsWith('J8 按实际天数'));
    if (!moved) throw new Error('no case J8');
    const sums = new Map<string, number>();
    for (const { side, fen } of dueFor(personOf(moved.story), bookOf(moved.rules), isoMonth('2022-07')))
      sums.set(side, (sums.get(side) ?? 0) + fen);
    expect([...sums]).toEqual([
      ['home:1', 40_742],
      ['home:2', 85_558],
    ]);
  });

  test('怎样分天，各段之和都是整月的数额', () => {
    const day = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 28 })).map(([month, number]) => {
      const of = addMonths(isoMonth('2022-01'), month);
      return `${of}-${String(number).padStart(2, '0')}`;
    });
    const moves = fc.uniqueArray(fc.tuple(day, fc.constantFrom('scattered', 'home:1', 'home:2')), { maxLength: 6, selector: ([on]) => on });
    const proration = fc.constantFrom('CALENDAR_DAY', 'DAY_30');
    fc.assert(
      fc.property(moves, proration, (moved, counted) => {
        const person = personOf({
          levels: ['2021-01-01 completeLoss'],
          stays: ['2021-01-01 home:1', ...moved.map(([on, stay]) => `${on} ${stay}`)],
        });
        const book = bookOf({ proration: counted });
        for (let month: IsoMonth = isoMonth('2022-01'); month <= '2022-12'; month = addMonths(month, 1)) {
          const lines = dueFor(person, book, month);
          for (const [type, amount] of [
            ['BASIC', 66_300],
            ['CARE', 60_000],
          ] as const) {
            const parts = lines.filter((line) => line.type === type);
            expect(parts.reduce((sum, line) => sum + line.fen, 0)).toBe(amount);
            if (parts.length > 1) expect(parts.reduce((sum, line) => sum + (line.share?.days ?? 0), 0)).toBe(parts[0]?.share?.monthDays);
            expect(new Set(parts.map((line) => line.side)).size).toBe(parts.length);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('结算日每月15日', () => {
  test.each(cutoffCases)('$name', ({ story, sheets }) => {
    const months = Object.keys(sheets);
    const { parts } = lockMonths('2022-04', months.at(-1) ?? '', () => ({ story, rules: { ...wholeMonths, cutoffDay: 15 } }));
    expect(Object.fromEntries(months.map((month) => [month, linesOf(parts.get(isoMonth(month)))]))).toEqual(sheets);
  });

  test('转院知道得晚：按天计发的以前月份，抵扣和补发也按天', () => {
    const { parts } = lockMonths('2022-07', '2022-08', (month) => ({
      story: {
        levels: ['2021-01-01 completeLoss'],
        stays: ['2021-01-01 home:1', ...(month === '2022-08' ? ['2022-07-11 home:2'] : [])],
      },
      rules: { ...wholeMonths, proration: 'CALENDAR_DAY' },
    }));
    expect(linesOf(parts.get(isoMonth('2022-08')))).toEqual([
      'BASIC 2022-08 663.00 → home:2',
      'CARE 2022-08 600.00 → home:2',
      'OFFSET 2022-07 BASIC -449.13 → home:1',
      'BACKPAY 2022-07 BASIC 449.13 → home:2',
      'OFFSET 2022-07 CARE -406.45 → home:1',
      'BACKPAY 2022-07 CARE 406.45 → home:2',
    ]);
  });
});
