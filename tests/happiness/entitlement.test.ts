import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entitlementOf,
  moneyDay,
  splitOf,
  type GradeFact,
  type Suspension,
  type YearInput,
} from '../../database/features/happiness/rules-entitlement.ts';
import { happinessGrades, type HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import {
  addMonths,
  fen,
  formatYuan,
  isoDate,
  isoMonth,
  nextQuarterStart,
  parseYuan,
  type IsoMonth,
} from '../../electron/contract/values.ts';

const amounts = { G1: fen(1_200_000), G2: fen(800_000), G3: fen(500_000), G0: fen(0) };
const split = { city: 30, county: 50, town: 20 };

/** `G1 2022-01-01` … in the order they were recorded. */
const grades = (text: string): GradeFact[] =>
  text
    .split('；')
    .filter((part) => part !== '')
    .map((part, order) => {
      const [grade, from, until] = part.split(' ');
      return { grade: grade as HappinessGrade, effectiveFrom: isoDate(from ?? ''), validTo: until ? isoDate(until) : null, order };
    });
/** Open days of January to December; `-` where none were told. */
const months = (text: string): ReadonlyMap<IsoMonth, number> =>
  new Map(
    text
      .split(' ')
      .map((days, index): [IsoMonth, string] => [addMonths(isoMonth('2022-01'), index), days])
      .filter(([, days]) => days !== '-')
      .map(([month, days]) => [month, Number(days)]),
  );
const yearOf = (input: Partial<YearInput> & Pick<YearInput, 'grades' | 'months'>) =>
  entitlementOf({ year: 2022, suspensions: [], amounts, minOpenDays: 15, firstBatchPercent: 60, split, ...input });

const everyDay = '31 28 31 30 31 30 31 31 30 31 30 31';

describe('the year of one home, as a clerk writes it down', () => {
  it.each([
    // Case, grades with their effective days, open days of the twelve months, entitlement, first batch, second batch, 市/县/乡.
    ['一级全年', 'G1 2022-01-01', everyDay, '12,000.00', '7,200.00', '4,800.00', '3,600.00/6,000.00/2,400.00'],
    ['二级全年', 'G2 2022-01-01', everyDay, '8,000.00', '4,800.00', '3,200.00', '2,400.00/4,000.00/1,600.00'],
    ['三级全年', 'G3 2022-01-01', everyDay, '5,000.00', '3,000.00', '2,000.00', '1,500.00/2,500.00/1,000.00'],
    ['不达标', 'G0 2022-01-01', everyDay, '0.00', '0.00', '0.00', '0.00/0.00/0.00'],
    ['没有等级', '', everyDay, '0.00', '0.00', '0.00', '0.00/0.00/0.00'],
    ['15天计补', 'G1 2022-01-01', '15 0 0 0 0 0 0 0 0 0 0 0', '1,000.00', '7,200.00', '-6,200.00', '300.00/500.00/200.00'],
    ['14天不计补', 'G1 2022-01-01', '14 0 0 0 0 0 0 0 0 0 0 0', '0.00', '7,200.00', '-7,200.00', '0.00/0.00/0.00'],
    ['1月没有开放', 'G1 2022-01-01', '0 28 31 30 31 30 31 31 30 31 30 31', '11,000.00', '0.00', '11,000.00', '3,300.00/5,500.00/2,200.00'],
    // 89.5 points are grade two; opened on 10 June with 21 days: seven months, 8,000 × 7 ÷ 12.
    ['6月开办的二级', 'G2 2022-04-01', '- - - - - 21 31 31 30 31 30 31', '4,666.67', '0.00', '4,666.67', '1,400.00/2,333.34/933.33'],
    ['7月降为三级', 'G1 2022-01-01；G3 2022-07-01', everyDay, '8,500.00', '7,200.00', '1,300.00', '2,550.00/4,250.00/1,700.00'],
    ['7月降为不达标', 'G1 2022-01-01；G0 2022-07-01', everyDay, '6,000.00', '7,200.00', '-1,200.00', '1,800.00/3,000.00/1,200.00'],
    // A fire on 11 February, learnt in August: 92.5 points, vetoed.
    ['火灾一票否决', 'G1 2022-01-01；G0 2022-04-01', everyDay, '3,000.00', '7,200.00', '-4,200.00', '900.00/1,500.00/600.00'],
    ['同一天后登记的为准', 'G1 2022-01-01；G2 2022-01-01', everyDay, '8,000.00', '4,800.00', '3,200.00', '2,400.00/4,000.00/1,600.00'],
    ['去年的等级继续有效', 'G3 2021-04-01', everyDay, '5,000.00', '3,000.00', '2,000.00', '1,500.00/2,500.00/1,000.00'],
    ['有效期到6月底', 'G1 2019-07-01 2022-06-30', everyDay, '6,000.00', '7,200.00', '-1,200.00', '1,800.00/3,000.00/1,200.00'],
  ])('%s', (_case, graded, days, entitlement, first, second, shares) => {
    const year = yearOf({ grades: grades(graded), months: months(days) });
    expect([year.entitlementFen, year.firstBatchFen, year.secondBatchFen].map(formatYuan)).toEqual([entitlement, first, second]);
    expect([year.split.cityFen, year.split.countyFen, year.split.townFen].map(formatYuan).join('/')).toBe(shares);
  });

  it('earns nothing under suspension, from the quarter after the accident until the quarter after it is lifted', () => {
    expect(nextQuarterStart(isoDate('2022-02-11'))).toBe('2022-04-01');
    const suspensions: Suspension[] = [{ from: nextQuarterStart(isoDate('2022-02-11')), until: null }];
    const year = yearOf({ grades: grades('G1 2022-01-01'), months: months(everyDay), suspensions });
    expect([year.entitlementFen, year.firstBatchFen, year.secondBatchFen].map(formatYuan)).toEqual(['3,000.00', '7,200.00', '-4,200.00']);
    expect(year.months.map(({ why }) => why)).toEqual([...Array<string>(3).fill('counted'), ...Array<string>(9).fill('suspended')]);
    const lifted = yearOf({
      grades: grades('G1 2022-01-01'),
      months: months(everyDay),
      suspensions: [{ from: isoDate('2022-04-01'), until: isoDate('2022-07-01') }],
    });
    expect(formatYuan(lifted.entitlementFen)).toBe('9,000.00');
  });

  it('gives back the whole year when money was obtained by fraud', () => {
    const year = yearOf({ grades: grades('G1 2022-01-01'), months: months(everyDay), isRecoveredWhole: true });
    expect([year.entitlementFen, year.firstBatchFen, year.secondBatchFen].map(formatYuan)).toEqual(['0.00', '7,200.00', '-7,200.00']);
  });

  it('counts each month by the amounts of its own document', () => {
    const year = yearOf({
      grades: grades('G1 2022-01-01'),
      months: months(everyDay),
      amounts: (month) => (month < '2022-07' ? amounts : { ...amounts, G1: fen(1_800_000) }),
    });
    expect(formatYuan(year.entitlementFen)).toBe('15,000.00');
  });

  it.each([
    ['2022-02-11', '2022-04-01', '2022-03-01'],
    ['2022-04-01', '2022-04-01', '2022-04-01'],
    ['2022-05-01', '2022-07-01', '2022-05-01'],
    ['2022-12-31', '2023-01-01', '2023-01-01'],
  ])('a state of %s reaches the money on %s, by months on %s', (day, byQuarter, byMonth) => {
    expect(moneyDay(isoDate(day), 'nextQuarter')).toBe(byQuarter);
    expect(moneyDay(isoDate(day), 'nextMonth')).toBe(byMonth);
  });

  it('splits 4,666.67 so that the shares add up', () => {
    expect(splitOf(parseYuan('4,666.67') ?? fen(0), split)).toEqual({ cityFen: 140_000, countyFen: 233_334, townFen: 93_333 });
  });
});

const quarterDays = ['2021-10-01', '2022-01-01', '2022-04-01', '2022-07-01', '2022-10-01', '2023-01-01'];
const gradeIds = happinessGrades.map(({ id }) => id);
const yearArbitrary = fc.record({
  // One grade per effective day, so that the order of recording says nothing.
  graded: fc.uniqueArray(fc.record({ day: fc.constantFrom(...quarterDays), grade: fc.constantFrom(...gradeIds) }), {
    selector: ({ day }) => day,
  }),
  shuffle: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  days: fc.array(fc.option(fc.integer({ min: 0, max: 28 })), { minLength: 12, maxLength: 12 }),
  suspended: fc.option(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(fc.integer({ min: 0, max: 5 })))),
  yuan: fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 })),
  first: fc.integer({ min: 0, max: 100 }),
  city: fc.integer({ min: 0, max: 50 }),
  county: fc.integer({ min: 0, max: 50 }),
});

describe('10,000 random years', () => {
  it('batches and recovery are the entitlement, splits add up, and grades recorded in any order give the same year', () => {
    fc.assert(
      fc.property(yearArbitrary, ({ graded, shuffle, days, suspended, yuan, first, city, county }) => {
        const facts = graded.map(({ day, grade }, order): GradeFact => ({ grade, effectiveFrom: isoDate(day), validTo: null, order }));
        const own = { G1: fen(yuan[0] * 100), G2: fen(yuan[1] * 100), G3: fen(yuan[2] * 100), G0: fen(0) };
        const open = new Map(days.flatMap((value, index) => (value === null ? [] : [[addMonths(isoMonth('2022-01'), index), value]])));
        const input: YearInput = {
          year: 2022,
          grades: facts,
          months: open,
          suspensions: suspended
            ? [
                {
                  from: isoDate(quarterDays[suspended[0]] ?? ''),
                  until: suspended[1] === null ? null : isoDate(quarterDays[suspended[1]] ?? ''),
                },
              ]
            : [],
          amounts: own,
          minOpenDays: 15,
          firstBatchPercent: first,
          split: { city, county, town: 100 - city - county },
        };
        const year = entitlementOf(input);
        const paid = Math.max(0, year.firstBatchFen) + Math.max(0, year.secondBatchFen);
        const recovered = Math.max(0, 0 - year.secondBatchFen);
        expect(paid - recovered).toBe(year.entitlementFen);
        const { cityFen, countyFen, townFen } = year.split;
        expect(cityFen + countyFen + townFen).toBe(year.entitlementFen);
        // As a clerk does it with a calculator: twelfths of whole fen, half up at the end.
        let twelfths = 0;
        for (let number = 1; number <= 12; number += 1) {
          const day = `2022-${String(number).padStart(2, '0')}-01`;
          const held = graded.filter((item) => item.day <= day).toSorted((one, other) => (one.day < other.day ? 1 : -1))[0];
          const span = input.suspensions[0];
          const isHeldBack = span !== undefined && span.from <= day && (span.until === null || day < span.until);
          if (held && !isHeldBack && (days[number - 1] ?? 0) >= 15) twelfths += own[held.grade];
        }
        expect(year.entitlementFen).toBe(Math.floor((twelfths + 6) / 12));
        const mixed = facts
          .map((fact, index) => ({ fact, key: shuffle[index] ?? 0 }))
          .toSorted((one, other) => one.key - other.key)
          .map(({ fact }, order) => ({ ...fact, order }));
        expect(entitlementOf({ ...input, grades: mixed })).toEqual(year);
      }),
      { numRuns: 10_000 },
    );
  });
});
