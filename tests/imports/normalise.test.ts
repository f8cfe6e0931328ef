import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaTypes, personCategories, selfCareLevels, sexes, supportModes } from '../../electron/contract/terms.ts';
import { isIsoDate } from '../../electron/contract/values.ts';
import {
  amountOfCell,
  type Cell,
  countOfCell,
  dayInLine,
  dayOfCell,
  isNothing,
  monthOfCell,
  parseDay,
  termReader,
} from '../../database/features/imports/normalise.ts';
import { dayOfSerial } from '../../database/features/imports/reader-grid.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value, number: Number.NaN });
const number = (value: number): Cell => ({ kind: 'number', text: String(value), number: value });
const date = (serial: number): Cell => ({ kind: 'date', text: '', number: serial });

/** Any day from 1900 to 2100. */
const days = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const wide = (value: string): string => value.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const blanks = fc.constantFrom('', ' ', '\t', '\u3000', '\u00a0', '\ufeff', '\u200b', '\n');

function spellings(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [String(Number(month)), String(Number(date))];
  return [
    day,
    `${year}.${m}.${d}`,
    `${year}.${month}.${date}`,
    `${year}年${m}月${d}日`,
    `${year}年${month}月${date}日`,
    `${year}${month}${date}`,
    `${year}/${m}/${d}`,
    `${year}/${month}/${date}`,
    `${year}-${m}-${d}`,
    `${year}年${m}月${d}`,
    `${year} 年 ${m} 月 ${d} 日`,
    `${day} 00:00:00`,
    `${day}T08:30:00`,
    `${year}．${m}．${d}`,
    `${year}—${m}—${d}`,
  ];
}

describe('days', () => {
  it('are read in every spelling, wide or with blanks around', () => {
    fc.assert(
      fc.property(days, blanks, blanks, fc.boolean(), (day, before, after, isWide) => {
        for (const spelling of spellings(day))
          expect([spelling, dayOfCell(text(before + (isWide ? wide(spelling) : spelling) + after))]).toEqual([spelling, day]);
      }),
    );
  });

  it('are read from Excel dates, serial numbers and numbers of eight digits', () => {
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 0.999, noNaN: true }), (day, time) => {
        const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
        expect([date(serial + time), number(serial), number(Number(day.replaceAll('-', '')))].map(dayOfCell)).toEqual([day, day, day]);
      }),
    );
  });

  it.each([
    '2021年13月40日',
    '2021-02-29',
    '2021.2.30',
    '20211301',
    '2021-00-10',
    '31/12/2021',
    '12/31/2021',
    '3/12/22',
    '22.3.12',
    '2021',
    '2021年6月',
    '2021-6',
    '2021.3/12',
    '今天',
    '',
    '1700-01-01',
    '2500-01-01',
    '2021-3-',
    '20213',
    '3.70999E+17',
    '二〇二一年三月一日',
  ])('are not %s', (spelling) => {
    expect(dayOfCell(text(spelling))).toBeNull();
  });

  it('never come out of anything as a day that does not exist', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^\d{1,5}[-./年]\d{1,3}[-./月]\d{1,3}日?$/),
          fc.stringMatching(/^\d{8}$/),
        ),
        (spelling) => {
          for (const found of [parseDay(spelling), dayOfCell(text(spelling)), dayInLine(spelling)])
            if (found !== null) expect(isIsoDate(found)).toBe(true);
        },
      ),
    );
  });

  it('keep off the day that Excel believes in', () => {
    expect([59, 60, 61, 1, 0, -1, 2_958_465, 2_958_466, Number.NaN].map(dayOfSerial)).toEqual([
      '1900-02-28',
      '',
      '1900-03-01',
      '1900-01-01',
      '',
      '',
      '9999-12-31',
      '',
      '',
    ]);
    expect([dayOfCell(number(44247)), dayOfCell(text('44247')), dayOfCell({ kind: 'boolean', text: 'TRUE', number: 1 })]).toEqual([
      '2021-02-20',
      null,
      null,
    ]);
  });

  it('have months', () => {
    expect(
      ['2018-09', '2018.9', '2018年9月', '201809', '２０１８－９', '2018-09-15'].map((spelling) => monthOfCell(text(spelling))),
    ).toEqual(Array(6).fill('2018-09'));
    expect([monthOfCell(date(43_344)), monthOfCell(text('2018-13')), monthOfCell(text('九月'))]).toEqual(['2018-09', null, null]);
  });
});

describe('amounts', () => {
  it('are read to the fen from numbers and texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), (cents) => {
        const yuan = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const grouped = yuan.replace(/\B(?=(\d{3})+(?!\d)\.)/g, ',');
        for (const cell of [
          number(cents / 100),
          text(yuan),
          text(grouped),
          text(`${grouped}元`),
          text(`￥${yuan}`),
          text(wide(yuan)),
          text(` ${yuan} 元/月`),
        ])
          expect([cell.text, amountOfCell(cell)]).toEqual([cell.text, cents]);
      }),
    );
  });

  it('are sums of binary fractions too, but never parts of a fen', () => {
    expect([amountOfCell(number(0.1 + 0.2)), amountOfCell(number(1.005)), amountOfCell(text('1.005'))]).toEqual([30, null, null]);
  });

  it.each(['六百', '-5', '600-700', '1,70', '约600', '600万元', '', 'NaN', '1e3'])('are not %s', (spelling) => {
    expect(amountOfCell(text(spelling))).toBeNull();
  });

  it('have counts beside them', () => {
    expect([
      countOfCell(number(60)),
      countOfCell(text('60张')),
      countOfCell(text('６０')),
      countOfCell(number(1.5)),
      countOfCell(number(-1)),
      countOfCell(text('几张')),
    ]).toEqual([60, 60, 60, null, null, null]);
  });
});

describe('wordings', () => {
  it.each([
    ['sexes', sexes],
    ['areaTypes', areaTypes],
    ['personCategories', personCategories],
    ['selfCareLevels', selfCareLevels],
    ['supportModes', supportModes],
  ] as const)('of %s mean one term each, however they are spaced', (_, list) => {
    const read = termReader(list);
    for (const term of list)
      for (const wording of [term.label, ...term.wordings])
        for (const written of [wording, ` ${wording}\u3000`, [...wording].join(' '), wide(wording)])
          expect([written, read(written)]).toEqual([written, term.id]);
    expect(read('别的')).toBeNull();
  });

  it('may carry a remark in brackets', () => {
    const read = termReader(supportModes);
    expect([read('集中供养（敬老院）'), read('特困（分散）'), read('集中（分散）')]).toEqual(['centralised', 'scattered', 'centralised']);
  });

  it('know what means nothing', () => {
    expect(['', ' ', '/', '—', '——', '无', '暂无', '不详', 'N/A'].map(isNothing)).toEqual(Array(9).fill(true));
    expect(['无锡', '0', '张'].map(isNothing)).toEqual([false, false, false]);
  });
});
