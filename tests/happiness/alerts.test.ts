import { describe, expect, it } from 'vitest';
import { alertsOf, closedRuns, type HomeFacts } from '../../database/features/happiness/rules-alerts.ts';
import { suspensionsOf } from '../../database/features/happiness/rules-status.ts';
import { largestRemainder } from '../../database/features/happiness/rules-shares.ts';
import { isoDate, type IsoMonth } from '../../electron/contract/values.ts';

const policy = { minOpenDays: 15, closedMonths: 3, yearOpenDays: 100, reportDay: 10, rectifyWarnDays: 10, expiryLeadDays: 90 };
const months = (entries: Readonly<Record<string, number>>): ReadonlyMap<IsoMonth, number> =>
  new Map(Object.entries(entries) as [IsoMonth, number][]);
const usual: HomeFacts = {
  openedOn: null,
  status: 'operating',
  rectifyBy: null,
  grade: 'G2',
  validTo: null,
  hasAccount: true,
  months: months({ '2022-06': 22 }),
  vetoedFrom: null,
};
const kinds = (facts: Partial<HomeFacts>, today = '2022-07-15') =>
  alertsOf({ ...usual, ...facts }, policy, isoDate(today)).map(({ kind }) => kind);

describe('what is told of a home today', () => {
  it.each<[string, Partial<HomeFacts>, string, string[]]>([
    ['照常运营', {}, '2022-07-15', []],
    ['上月开放14天', { months: months({ '2022-06': 14 }) }, '2022-07-15', ['lowMonth']],
    ['上月开放15天', { months: months({ '2022-06': 15 }) }, '2022-07-15', []],
    ['上月未填报，10日', { months: months({}) }, '2022-07-10', []],
    ['上月未填报，11日', { months: months({}) }, '2022-07-11', ['notTold']],
    ['上月之后才开办', { months: months({}), openedOn: isoDate('2022-07-02') }, '2022-07-15', []],
    ['停办两个月', { months: months({ '2022-05': 0, '2022-06': 0 }) }, '2022-07-15', ['lowMonth']],
    ['连续停办三个月', { months: months({ '2022-04': 0, '2022-05': 0, '2022-06': 0 }) }, '2022-07-15', ['closedRun']],
    ['停办三个月后又开放', { months: months({ '2022-03': 0, '2022-04': 0, '2022-05': 0, '2022-06': 20 }) }, '2022-07-15', ['closedRun']],
    ['未填报的月份隔断', { months: months({ '2022-03': 0, '2022-04': 0, '2022-06': 0 }) }, '2022-07-15', ['lowMonth']],
    [
      '停办已一票否决',
      { months: months({ '2022-03': 0, '2022-04': 0, '2022-05': 0, '2022-06': 20 }), vetoedFrom: isoDate('2022-07-01'), grade: 'G0' },
      '2022-07-15',
      [],
    ],
    ['已停办', { status: 'closed', months: months({}) }, '2022-07-15', []],
    ['整改期限还早', { status: 'suspended', rectifyBy: isoDate('2022-08-30') }, '2022-07-15', []],
    ['整改期限将到', { status: 'suspended', rectifyBy: isoDate('2022-07-25') }, '2022-07-15', ['rectifyDue']],
    ['整改期限已过', { status: 'suspended', rectifyBy: isoDate('2022-07-14') }, '2022-07-15', ['rectifyDue']],
    ['有效期将满', { validTo: isoDate('2022-09-30') }, '2022-07-15', ['gradeExpiring']],
    ['有等级没有账户', { hasAccount: false }, '2022-07-15', ['noAccount']],
    ['未评也没有账户', { hasAccount: false, grade: null }, '2022-07-15', []],
  ])('%s', (_case, facts, today, expected) => {
    expect(kinds(facts, today)).toEqual(expected);
  });

  it('names the closed year: twelve months told, fewer than a hundred days', () => {
    const year = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`2021-${String(index + 1).padStart(2, '0')}`, index % 3 === 0 ? 24 : 1]),
    );
    expect(kinds({ months: months({ ...year, '2022-06': 20 }) })).toEqual([]);
    expect(kinds({ months: months({ ...year, '2021-01': 15, '2022-06': 20 }) })).toEqual(['closedYear']);
  });

  it('is a veto only after as many months as the county has set', () => {
    const closed = months({ '2021-11': 0, '2021-12': 0, '2022-01': 0 });
    expect(closedRuns(closed, 3)).toEqual([{ from: '2021-11', until: '2022-01', count: 3 }]);
    expect(closedRuns(closed, 4)).toEqual([]);
  });
});

describe('suspensions as the money sees them', () => {
  const states = (text: string) =>
    text.split('；').map((part) => {
      const [status, from] = part.split(' ');
      return { status: status as 'suspended', validFrom: isoDate(from ?? '') };
    });
  it.each([
    ['operating 2022-01-05；suspended 2022-02-11', [{ from: '2022-04-01', until: null }]],
    ['suspended 2022-02-11；operating 2022-05-20', [{ from: '2022-04-01', until: '2022-07-01' }]],
    ['suspended 2022-02-11；operating 2022-03-20', []],
    ['suspended 2022-04-01；removed 2022-08-02', [{ from: '2022-04-01', until: null }]],
    ['removed 2022-08-02；operating 2023-01-01', [{ from: '2022-10-01', until: '2023-01-01' }]],
  ])('%s', (text, expected) => {
    expect(suspensionsOf(states(text), 'nextQuarter')).toEqual(expected);
  });
});

describe('percentages by largest remainder', () => {
  it.each([
    [
      [1, 1, 1],
      [334, 333, 333],
    ],
    [
      [5, 16, 15, 4, 0],
      [125, 400, 375, 100, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [2, 3, 1],
      [333, 500, 167],
    ],
  ])('%j', (counts, expected) => {
    expect(largestRemainder(counts)).toEqual(expected);
  });
});
