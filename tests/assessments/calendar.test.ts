/** Working days against the published arrangements, written out by hand from the notices. */
import { describe, expect, test } from 'vitest';
import { readYearLines } from '../../electron/contract/calendar.ts';
import { isoDate } from '../../electron/contract/values.ts';
import {
  addWorkingDays,
  calendarWarning,
  dueAfter,
  isNextYearDue,
  saveYear,
  workCalendar,
  workingDaysBetween,
  years,
} from '../../database/features/calendar/service.ts';
import { memoryLedger } from '../helpers/ledger.ts';

/** Reported, working days, due, why. */
const golden: readonly (readonly [from: string, count: number, due: string, why: string])[] = [
  ['2022-05-06', 10, '2022-05-19', '5月7日周六上班；只数周一至周五会得到5月20日'],
  ['2022-09-22', 20, '2022-10-25', '10月1日至7日放假，8日、9日上班；只数周一至周五会得到10月20日'],
  ['2022-04-25', 20, '2022-05-25', '4月30日至5月4日放假，5月7日上班'],
  ['2022-04-22', 1, '2022-04-24', '4月24日周日上班'],
  ['2022-04-29', 1, '2022-05-05', '劳动节5天'],
  ['2022-05-07', 1, '2022-05-09', '从上班的周六起算，周日不上班'],
  ['2021-12-31', 1, '2022-01-04', '元旦至1月3日'],
  ['2022-01-28', 2, '2022-01-30', '1月29日、30日周末上班'],
  ['2022-01-30', 1, '2022-02-07', '春节至2月6日'],
  ['2022-03-31', 2, '2022-04-02', '4月2日周六上班，清明放假3日至5日'],
  ['2022-06-02', 1, '2022-06-06', '端午3日至5日'],
  ['2022-09-09', 1, '2022-09-13', '中秋10日至12日'],
  ['2021-09-30', 1, '2021-10-08', '国庆7天'],
  ['2021-10-08', 1, '2021-10-09', '10月9日周六上班'],
  ['2022-12-30', 1, '2023-01-03', '元旦放到1月2日'],
  ['2023-01-20', 1, '2023-01-28', '春节21日至27日，28日、29日周末上班'],
  ['2022-05-06', 0, '2022-05-06', '零个工作日是当天'],
];

describe('working days', () => {
  const calendar = workCalendar(memoryLedger());

  test.each(golden)('%s 起 %i 个工作日 → %s：%s', (from, count, due) => {
    expect(addWorkingDays(calendar, isoDate(from), count)).toEqual({ day: due, unknownYears: [] });
    expect(workingDaysBetween(calendar, isoDate(from), isoDate(due))).toBe(count);
  });

  test('a year nobody knows is counted by weekdays and named', () => {
    const due = addWorkingDays(calendar, isoDate('2037-12-28'), 5);
    expect(due).toEqual({ day: '2038-01-04', unknownYears: [2037, 2038] });
    expect(calendarWarning(due)).toBe('2037、2038 年的放假调休安排还没有录入，期限暂按周一至周五计算，录入后请核对');
  });
});

const notice2037 = `1月1日至1月3日 休 元旦
2月14日至2月20日 休 春节
2月21日 班 春节
4月4日至4月6日 休 清明节
5月1日至5月5日 休 劳动节
6月18日 休 端午节
9月24日 休 中秋节
2037-10-01至2037-10-07 休 国庆节
10月10日 班 国庆节`;

describe('a year entered from its notice', () => {
  test('is counted by from then on, replaces the year as a whole, and stands in the log', () => {
    const ledger = memoryLedger();
    expect(dueAfter(ledger, isoDate('2037-09-30'), 1)).toMatchObject({ day: '2037-10-01' });
    expect(saveYear(ledger, { year: 2037, lines: notice2037, documentNo: '国办发明电〔2036〕9号' })).toEqual({
      holidays: 27,
      movedWorkDays: 2,
    });
    expect(dueAfter(ledger, isoDate('2037-09-30'), 2)).toEqual({ day: '2037-10-09', unknownYears: [], warning: null });
    expect(dueAfter(ledger, isoDate('2037-09-30'), 3).day).toBe('2037-10-10');
    expect(years(ledger)[0]).toEqual({
      year: 2037,
      source: 'recorded',
      documentNo: '国办发明电〔2036〕9号',
      holidays: 27,
      movedWorkDays: 2,
    });
    // 2022 stays as it shipped.
    expect(dueAfter(ledger, isoDate('2022-05-06'), 10).day).toBe('2022-05-19');
  });

  test.each([
    ['2月30日 休 春节', '没有这样的日期'],
    ['10月7日至10月1日 休 国庆节', '截止日期早于开始日期'],
    ['10月9日 班 国庆节', '2037-10-09 本来就是工作日，“班”只用于周六、周日'],
    ['2036-10-01 休 国庆节', '2036-10-01 不在 2037 年'],
    ['国庆节放假七天', '应形如“10月1日至10月7日 休 国庆节”或“10月9日 班 国庆节”'],
    ['7月1日至9月1日 休 元旦', '一次放假不会超过 20 天'],
  ])('%s is refused with its line', (line, fault) => {
    expect(readYearLines(`1月1日 休 元旦\n${line}`, 2037).faults).toContainEqual({ line: 2, text: fault });
    expect(() => saveYear(memoryLedger(), { year: 2037, lines: `${notice2037}\n${line}`, documentNo: '甲' })).toThrow(fault);
  });

  test('half a year is no year', () => {
    const ledger = memoryLedger();
    expect(() => saveYear(ledger, { year: 2037, lines: '1月1日 休 元旦\n2月14日至2月20日 休 春节', documentNo: '甲' })).toThrow(
      '2037 年只写了 2 个节日',
    );
    expect(years(ledger).some(({ year }) => year === 2037)).toBe(false);
  });

  test('the next year is asked for from the middle of November', () => {
    const ledger = memoryLedger();
    expect(isNextYearDue(ledger, isoDate('2022-12-01'))).toBe(false);
    expect(isNextYearDue(ledger, isoDate('2036-05-01'))).toBe(true);
    saveYear(ledger, { year: 2037, lines: notice2037, documentNo: '甲' });
    expect(isNextYearDue(ledger, isoDate('2037-11-14'))).toBe(false);
    expect(isNextYearDue(ledger, isoDate('2037-11-15'))).toBe(true);
  });
});
