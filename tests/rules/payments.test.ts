import { describe, expect, test } from 'vitest';
import { deathOf, timesMultiple } from '../../database/features/payments/rules-funeral.ts';
import { firstMonthFrom, sheetPart } from '../../database/features/payments/rules-sheet.ts';
import { dueFor, payeeOf, standardBook } from '../../database/features/payments/rules.ts';
import { addFen, fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { capitalAmount } from '../../database/documents/capital-amount.ts';
import { countyStandards, homes, linesOf, lockMonths, personOf, standardsOf, basisOf, yuanOf, type Story } from './payments-cases.ts';
import { lateCases } from './payments-corrections.golden.ts';
import { dueCases } from './payments-due.golden.ts';

const book = standardBook(countyStandards);

describe('应发', () => {
  test.each(dueCases)('$name（$clause）', ({ story, month, due }) => {
    const lines = dueFor(personOf(story), book, isoMonth(month));
    expect(
      lines.map((line) => `${line.type} ${yuanOf(line.fen)} → ${line.homeId === null ? line.payeeKind : `home:${line.homeId}`}`),
    ).toEqual(due);
  });

  test('集中、分散标准不同时按供养方式取，通用标准较新时取通用的', () => {
    const standards = standardBook(
      standardsOf([
        ['农村集中', 1100, '2021-01-01'],
        ['农村分散', 822, '2021-01-01'],
        ['农村', 1200, '2022-03-01'],
        ['自理', 180, '2021-01-01'],
      ]),
    );
    const amounts = (stay: string, month: string): number =>
      addFen(
        dueFor(personOf({ levels: ['2021-01-01 independent'], stays: [`2021-01-01 ${stay}`] }), standards, isoMonth(month)).map(
          (line) => line.fen,
        ),
      );
    expect([
      amounts('home:1', '2022-02'),
      amounts('scattered', '2022-02'),
      amounts('home:1', '2022-03'),
      amounts('scattered', '2022-03'),
    ]).toEqual([128000, 100200, 138000, 138000]);
  });

  test('缺少标准时说出缺哪一个、哪一个月', () => {
    const person = personOf({ levels: ['2021-01-01 completeLoss'], stays: ['2021-01-01 scattered'] });
    expect(() =>
      dueFor(
        person,
        standardBook(
          standardsOf([
            ['农村', 663, '2022-02-01'],
            ['全护理', 600, '2021-01-01'],
          ]),
        ),
        isoMonth('2022-01'),
      ),
    ).toThrow('2022年1月 缺少标准：农村特困基本生活标准（分散）');
    expect(() =>
      dueFor(
        person,
        standardBook(
          standardsOf([
            ['农村', 663, '2022-01-01'],
            ['自理', 180, '2021-01-01'],
          ]),
        ),
        isoMonth('2022-01'),
      ),
    ).toThrow('2022年1月 缺少标准：照料护理标准（全护理）');
  });

  test('缺少评估或供养方式时说出是谁、缺什么', () => {
    expect(() => dueFor(personOf({ levels: [], stays: ['2021-01-01 scattered'] }), book, isoMonth('2022-01'))).toThrow(
      '甲（370999********0016） 缺少自理能力评估，不能计算应发金额。',
    );
    expect(() => dueFor(personOf({ levels: ['2021-01-01 independent'], stays: [] }), book, isoMonth('2022-01'))).toThrow('缺少供养方式');
  });

  test('J24 一张表：52、45、40人合计142,731.00，其中机构89,340.00', () => {
    const stories = (count: number, level: string, stay: string): Story[] =>
      Array.from({ length: count }, () => ({ levels: [`2021-01-01 ${level}`], stays: [`2021-01-01 ${stay}`] }));
    const people = [
      ...stories(45, 'completeLoss', 'home:1'),
      ...stories(25, 'partialLoss', 'home:1'),
      ...stories(10, 'independent', 'home:2'),
      ...stories(7, 'completeLoss', 'scattered'),
      ...stories(20, 'partialLoss', 'scattered'),
      ...stories(30, 'independent', 'scattered'),
    ];
    const lines = people.flatMap((story) => dueFor(personOf(story), book, isoMonth('2022-04')));
    const total = addFen(lines.map((line) => line.fen));
    expect([people.length, lines.length, total, addFen(lines.filter((line) => line.homeId !== null).map((line) => line.fen))]).toEqual([
      137, 274, 14273100, 8934000,
    ]);
    expect(capitalAmount(total)).toBe('壹拾肆万贰仟柒佰叁拾壹元整');
  });
});

describe('收款人', () => {
  const payee = (story: Partial<Story>, to: 'person' | 'caregiver', month: string): string => {
    const { name, account } = payeeOf(
      personOf({ levels: ['2021-01-01 independent'], stays: ['2021-01-01 scattered'], ...story }),
      homes,
      { payeeKind: to, homeId: null },
      isoMonth(month),
    );
    return `${name} ${account === null ? '账号待补' : '有账号'}`;
  };

  test('机构用户名，没有账户时用机构名称', () => {
    expect(payeeOf(personOf({ levels: [], stays: [] }), homes, { payeeKind: 'home', homeId: 1 }, isoMonth('2022-01'))).toEqual({
      name: '县中心敬老院专户',
      bank: '样本农商银行',
      account: '37090000000000001',
    });
    expect(payeeOf(personOf({ levels: [], stays: [] }), homes, { payeeKind: 'home', homeId: 2 }, isoMonth('2022-01'))).toEqual({
      name: '东山镇敬老院',
      bank: null,
      account: null,
    });
  });

  test('本人：最新账户的户名；没有账户写本人姓名', () => {
    expect(payee({ accounts: ['2020-01-01 甲', '2022-05-01 甲之子'] }, 'person', '2022-01')).toBe('甲之子 有账号');
    expect(payee({}, 'person', '2022-01')).toBe('甲 账号待补');
  });

  test('换了照料人：各月给当时的照料人，不用别人的账户', () => {
    const story: Partial<Story> = { caregivers: ['2021-12-31 王照料', '2022-03-15 李照料'], caregiverAccounts: ['2021-12-31 王照料'] };
    expect(payee(story, 'caregiver', '2022-03')).toBe('王照料 有账号');
    expect(payee(story, 'caregiver', '2022-04')).toBe('李照料 账号待补');
    expect(payee({ ...story, caregiverAccounts: ['2021-12-31 王照料', '2022-03-15 李照料'] }, 'caregiver', '2022-03')).toBe(
      '王照料 有账号',
    );
    expect(payee({ ...story, caregiverAccounts: ['2021-12-31 王照料', '2022-03-15 李照料'] }, 'caregiver', '2022-04')).toBe(
      '李照料 有账号',
    );
  });
});

describe('迟到的事实', () => {
  test.each(lateCases)('$name（$clause）', ({ first, last, knownAt, sheets }) => {
    const { parts } = lockMonths(first, last, knownAt);
    for (const [month, expected] of Object.entries(sheets))
      expect({ month, lines: linesOf(parts.get(isoMonth(month))) }).toEqual({ month, lines: expected });
  });

  test('死亡撤销之后再次死亡：丧葬费列为待定，由人决定', () => {
    const story: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 scattered'] };
    const { parts } = lockMonths('2022-01', '2022-07', (month) => ({
      story:
        month < '2022-03'
          ? story
          : {
              ...story,
              ends:
                month < '2022-05'
                  ? ['2022-02-19 death']
                  : month < '2022-07'
                    ? ['撤销 2022-02-19 death']
                    : ['撤销 2022-02-19 death', '2022-06-03 death'],
            },
    }));
    expect(linesOf(parts.get(isoMonth('2022-03')))).toEqual(['FUNERAL 2022-02 3978.00 → handler']);
    expect(linesOf(parts.get(isoMonth('2022-05'))).at(-1)).toBe('追回 2022-02 FUNERAL 3978.00 own');
    expect(linesOf(parts.get(isoMonth('2022-07')))).toEqual(['待定 2022-06 FUNERAL 3978.00 own']);
  });

  test('再次死亡当月得知：丧葬费作为补发给经办人', () => {
    const story: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 scattered'] };
    const { parts } = lockMonths('2022-01', '2022-06', (month) => ({
      story:
        month < '2022-03'
          ? story
          : {
              ...story,
              ends:
                month < '2022-05'
                  ? ['2022-02-19 death']
                  : month < '2022-06'
                    ? ['撤销 2022-02-19 death']
                    : ['撤销 2022-02-19 death', '2022-06-03 death'],
            },
    }));
    expect(linesOf(parts.get(isoMonth('2022-06'))).at(-1)).toBe('BACKPAY 2022-06 FUNERAL 3978.00 → handler');
  });

  test('更正指向它更正的那一行', () => {
    const story: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 home:2'] };
    const settled = [
      { forMonth: isoMonth('2022-01'), of: 'CARE' as const, side: 'home:2' as const, fen: 30000, lineId: 7 },
      { forMonth: isoMonth('2022-01'), of: 'BASIC' as const, side: 'home:2' as const, fen: 66300, lineId: 8 },
    ];
    const part = sheetPart(
      personOf({ ...story, levels: [...story.levels, '2021-12-20 completeLoss'] }),
      basisOf('2022-02'),
      isoMonth('2022-01'),
      settled,
    );
    expect(
      part.lines
        .filter((line) => line.of !== null)
        .map(({ type, of, fen: amount, correctsLineId }) => ({ type, of, amount, correctsLineId })),
    ).toEqual([{ type: 'BACKPAY', of: 'CARE', amount: 30000, correctsLineId: 7 }]);
  });
});

describe('丧葬费', () => {
  test('倍数可以有小数，只在最后取整一次', () => {
    expect([
      timesMultiple(fen(66300), 6),
      timesMultiple(fen(66300), 4.5),
      timesMultiple(fen(66333), 0.5),
      timesMultiple(fen(1), 0.25),
    ]).toEqual([397800, 298350, 33167, 0]);
  });

  test('确认之前的死亡不算供养中死亡', () => {
    expect(deathOf(personOf({ levels: [], stays: [], confirmed: ['2022-03-20'], ends: ['2022-02-11 death'] }))).toBeNull();
    expect(deathOf(personOf({ levels: [], stays: [], confirmed: ['2022-03-20'], ends: ['2022-03-28 death'] }))?.validFrom).toBe(
      '2022-03-28',
    );
  });
});

test('标准从月中执行时，下一个月才受影响', () => {
  expect([firstMonthFrom(isoDate('2022-07-01')), firstMonthFrom(isoDate('2022-07-02')), firstMonthFrom(isoDate('2022-12-12'))]).toEqual([
    '2022-07',
    '2022-08',
    '2023-01',
  ]);
});
