/** 国务院办公厅节假日安排 as the package `chinese-days` keeps them; a plain table, so no time zone has a say in it. */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

export type DayMark = { readonly isWork: boolean; readonly name: string };

/** `Labour Day,劳动节,1` → `劳动节`. */
function chineseName(entry: string): string {
  return entry.split(',')[1] ?? entry;
}

let read: { readonly days: ReadonlyMap<string, DayMark>; readonly years: ReadonlySet<number> } | null = null;

/** Days that are not what their weekday says, and the years they were published for. */
export function shippedDays(): NonNullable<typeof read> {
  if (read) return read;
  const days = new Map<string, DayMark>();
  for (const [day, entry] of Object.entries(calendar.holidays)) days.set(day, { isWork: false, name: chineseName(entry) });
  for (const [day, entry] of Object.entries(calendar.workdays)) days.set(day, { isWork: true, name: chineseName(entry) });
  read = { days, years: new Set([...days.keys()].map((day) => Number(day.slice(0, 4)))) };
  return read;
}
