/**
 * The clock of working days against the notices of 国务院办公厅, written out by hand year by year: days off from–to, and weekends worked instead.
 * Every day of 2019–2026 is compared, and every period of 1, 5, 10, 15 and 20 working days that begins on one of them.
 */
import { describe, expect, it } from 'vitest';
import { addWorkingDays, workCalendar } from '../../database/features/calendar/service.ts';
import { isWorkDay } from '../../database/features/calendar/rules.ts';
import { nextDay } from '../../database/features/calendar/days.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';

type Year = { readonly notice: string; readonly off: string; readonly work: string };

/** `MM-DD` or `MM-DD~MM-DD`. */
const notices: Readonly<Record<number, Year>> = {
  2019: {
    notice: '国办发明电〔2018〕15号，劳动节按〔2019〕3号',
    off: '01-01 02-04~02-10 04-05~04-07 05-01~05-04 06-07~06-09 09-13~09-15 10-01~10-07',
    work: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  2020: {
    notice: '国办发明电〔2019〕16号，春节延长按〔2020〕1号',
    off: '01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08',
    work: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    notice: '国办发明电〔2020〕27号',
    off: '01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07',
    work: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    notice: '国办发明电〔2021〕11号',
    off: '01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07 12-31',
    work: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  2023: {
    notice: '国办发明电〔2022〕16号',
    off: '01-01~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06',
    work: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  2024: {
    notice: '国办发明电〔2023〕7号',
    off: '01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07',
    work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    notice: '国办发明电〔2024〕12号',
    off: '01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08',
    work: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    notice: '国办发明电〔2025〕7号',
    off: '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
    work: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const first = isoDate('2019-01-01');
const last = isoDate('2026-12-31');

function daysOf(year: number, ranges: string): string[] {
  return ranges.split(' ').flatMap((range) => {
    const [from = '', until = from] = range.split('~').map((day) => `${year}-${day}`);
    const found: string[] = [];
    for (let day = isoDate(from); day <= until; day = nextDay(day)) found.push(day);
    return found;
  });
}

/** Every working day of the eight years, counted from the notices and the days of the week alone. */
function workDays(): ReadonlySet<string> {
  const years = Object.entries(notices).map(([year, { off, work }]) => ({
    off: daysOf(Number(year), off),
    work: daysOf(Number(year), work),
  }));
  const off = new Set(years.flatMap((year) => year.off));
  const work = new Set(years.flatMap((year) => year.work));
  const found = new Set<string>();
  for (let day: IsoDate = first; day <= last; day = nextDay(day)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (work.has(day) || (weekday !== 0 && weekday !== 6 && !off.has(day))) found.add(day);
  }
  return found;
}

describe('工作日历 2019–2026', () => {
  const calendar = workCalendar(memoryLedger());
  const expected = workDays();

  it.each(Object.entries(notices))('%s 年逐日与通知一致', (year) => {
    const wrong: string[] = [];
    for (let day = isoDate(`${year}-01-01`); day <= `${year}-12-31`; day = nextDay(day))
      if (isWorkDay(calendar, day) !== expected.has(day)) wrong.push(`${day} ${expected.has(day) ? '上班' : '休息'}`);
    expect(wrong).toEqual([]);
    expect(calendar.years.has(Number(year))).toBe(true);
  });

  it.each([1, 5, 10, 15, 20])('任何一天起 %i 个工作日，当日不计入', (count) => {
    const ordered = [...expected];
    let next = 0;
    for (let day = first; ; day = nextDay(day)) {
      while ((ordered[next] ?? '') <= day && next < ordered.length) next += 1;
      const due = ordered[next + count - 1];
      if (due === undefined) break;
      const found = addWorkingDays(calendar, day, count);
      if (found.day !== due || found.unknownYears.length > 0)
        expect({ from: day, ...found }).toEqual({ from: day, day: due, unknownYears: [] });
    }
    expect(next).toBeGreaterThan(ordered.length - count - 1);
  });
});
