/** The days a quarterly report is of. Pure. */
import { addMonths, firstDayOf, formatDate, isoDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';

export type DueDays = readonly string[];

/** Ends of periods of a year, as dates. */
export function endsOf(year: number, due: DueDays): IsoDate[] {
  return due.map((day) => isoDate(`${year}-${day}`)).toSorted();
}

/** The end of the report before. */
export function endBefore(end: IsoDate, due: DueDays): IsoDate {
  const year = Number(end.slice(0, 4));
  const found = [...endsOf(year - 1, due), ...endsOf(year, due)].findLast((day) => day < end);
  return found ?? isoDate(`${year - 1}-12-31`);
}

export function sameDayLastYear(end: IsoDate): IsoDate {
  const day = `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`;
  // The leap day has none.
  return isoDate(day.endsWith('-02-29') ? day.replace('-29', '-28') : day);
}

/** The first day of what the period adds: three months, however far back the report before lies. */
export function quarterStart(end: IsoDate): IsoDate {
  return firstDayOf(addMonths(monthOf(end), -2));
}

const quarterNames: Readonly<Record<string, string>> = {
  '03-31': '第一季度',
  '06-30': '第二季度',
  '09-30': '第三季度',
  '12-31': '第四季度',
};

/** `2022年第二季度`; `截至2022年5月20日` of any other day. */
export function periodName(end: IsoDate): string {
  const quarter = quarterNames[end.slice(5)];
  return quarter === undefined ? `截至${formatDate(end)}` : `${end.slice(0, 4)}年${quarter}`;
}
