/** The official calendar of working days: which years are known, and how a year's notice is typed in. */
import { z } from 'zod';
import { everybody, everyClerk, method } from './method.ts';
import { isIsoDate, isoDateSchema, type IsoDate } from './values.ts';

export const workDaySchema = z.object({ day: isoDateSchema, isWork: z.boolean(), name: z.string().trim().min(1).max(20) });
export type WorkDay = z.infer<typeof workDaySchema>;

export const calendarYearSchema = z.object({
  year: z.number(),
  /** `shipped`: came with the program; `recorded`: entered here, and it goes before what was shipped. */
  source: z.enum(['shipped', 'recorded']),
  documentNo: z.string().nullable(),
  holidays: z.number(),
  movedWorkDays: z.number(),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

const dayPattern = '(\\d{4}-\\d{2}-\\d{2}|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日)';
const linePattern = new RegExp(`^${dayPattern}(?:\\s*(?:至|到|—|－|~|～)\\s*${dayPattern})?\\s+(休|班)\\s+(\\S{1,20})$`, 'u');
/** A holiday of more days than this is a slip of the pen. */
const longestHoliday = 20;

export type YearReading = {
  readonly days: readonly WorkDay[];
  readonly faults: readonly { readonly line: number; readonly text: string }[];
};

function dayOf(text: string, year: number): IsoDate | null {
  if (isIsoDate(text)) return text;
  const found = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/u.exec(text);
  if (!found) return null;
  const day = `${found[1] ?? year}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
  return isIsoDate(day) ? day : null;
}

function nextDay(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

/**
 * One line a day or a holiday, as the notice has it: `10月1日至10月7日 休 国庆节`, `2027-10-09 班 国庆节`. `休` is a day off, `班` a Saturday or
 * Sunday that is worked.
 */
export function readYearLines(text: string, year: number): YearReading {
  const days = new Map<IsoDate, WorkDay>();
  const faults: { line: number; text: string }[] = [];
  text.split(/\r?\n/u).forEach((written, index) => {
    const plain = written.replace(/[，,、\t\u3000]+/gu, ' ').trim();
    if (plain === '') return;
    const fault = (words: string): number => faults.push({ line: index + 1, text: words });
    const [, from = '', until, sign, name = ''] = linePattern.exec(plain) ?? [];
    const first = dayOf(from, year);
    const last = until === undefined ? first : dayOf(until, year);
    if (sign === undefined) return fault('应形如“10月1日至10月7日 休 国庆节”或“10月9日 班 国庆节”');
    if (first === null || last === null) return fault('没有这样的日期');
    if (last < first) return fault('截止日期早于开始日期');
    for (let day = first, count = 0; day <= last; day = nextDay(day), count += 1) {
      if (count >= longestHoliday) return fault(`一次放假不会超过 ${longestHoliday} 天`);
      if (!day.startsWith(`${year}-`)) return fault(`${day} 不在 ${year} 年`);
      if (sign === '班' && ![0, 6].includes(new Date(day).getUTCDay())) return fault(`${day} 本来就是工作日，“班”只用于周六、周日`);
      if (days.has(day)) return fault(`${day} 写了两次`);
      days.set(day, { day, isWork: sign === '班', name });
    }
    return undefined;
  });
  return { days: [...days.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1)), faults };
}

export const calendarYearInputSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  lines: z.string().trim().min(1, '请填写放假和调休的日期').max(6000),
  documentNo: z.string().trim().min(1, '请填写通知的文号').max(60),
});

export const calendarMethods = {
  'calendar.years': method({
    title: '查看工作日历',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ years: z.array(calendarYearSchema), today: isoDateSchema, isNextYearDue: z.boolean() }),
  }),
  'calendar.saveYear': method({
    title: '录入工作日历',
    access: everyClerk,
    reach: 'county',
    input: calendarYearInputSchema,
    output: z.object({ holidays: z.number(), movedWorkDays: z.number() }),
  }),
} as const;
