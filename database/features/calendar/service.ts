/** The calendar a ledger works by: what shipped, and what was entered from a notice, which goes first. */
import { readYearLines, type CalendarYear } from '../../../electron/contract/calendar.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { addWorkingDays, calendarWarning, type DueDay, type WorkCalendar } from './rules.ts';
import { shippedDays, type DayMark } from './shipped.ts';

export { addWorkingDays, calendarWarning, workingDaysBetween, type DueDay, type WorkCalendar } from './rules.ts';

type Recorded = {
  readonly day: IsoDate;
  readonly isWork: number;
  readonly name: string;
  readonly documentNo: string;
  readonly batch: string;
};

/** The newest notice of a year replaces all that was entered for it before. */
function recordedDays(reader: Reader): Recorded[] {
  return rows<Recorded>(
    reader,
    `SELECT w.on_date AS day, w.is_work AS isWork, w.name, w.document_no AS documentNo, w.recorded_at AS batch FROM work_day w
     WHERE w.recorded_at = (SELECT n.recorded_at FROM work_day n WHERE substr(n.on_date, 1, 4) = substr(w.on_date, 1, 4) ORDER BY n.work_day_id DESC LIMIT 1)
     ORDER BY w.work_day_id`,
  );
}

export function workCalendar(reader: Reader): WorkCalendar {
  const recorded = recordedDays(reader);
  const shipped = shippedDays();
  if (recorded.length === 0) return shipped;
  const own = new Set(recorded.map(({ day }) => Number(day.slice(0, 4))));
  const days = new Map<string, DayMark>([...shipped.days].filter(([day]) => !own.has(Number(day.slice(0, 4)))));
  for (const { day, isWork, name } of recorded) days.set(day, { isWork: isWork === 1, name });
  return { days, years: new Set([...shipped.years, ...own]) };
}

/** `addWorkingDays` on the ledger's calendar, with the words to show where a year is unknown. */
export function dueAfter(reader: Reader, day: IsoDate, count: number): DueDay & { readonly warning: string | null } {
  const due = addWorkingDays(workCalendar(reader), day, count);
  return { ...due, warning: calendarWarning(due) };
}

export function years(reader: Reader): CalendarYear[] {
  const recorded = new Map(recordedDays(reader).map((entry) => [Number(entry.day.slice(0, 4)), entry.documentNo]));
  const calendar = workCalendar(reader);
  return [...calendar.years]
    .toSorted((one, other) => other - one)
    .map((year) => {
      const marks = [...calendar.days].filter(([day]) => day.startsWith(`${year}-`)).map(([, mark]) => mark);
      return {
        year,
        source: recorded.has(year) ? 'recorded' : 'shipped',
        documentNo: recorded.get(year) ?? null,
        holidays: marks.filter((mark) => !mark.isWork).length,
        movedWorkDays: marks.filter((mark) => mark.isWork).length,
      };
    });
}

/** The notice for the next year is out by December; without it deadlines would be counted by weekdays. */
export function isNextYearDue(reader: Reader, today: IsoDate): boolean {
  const year = Number(today.slice(0, 4));
  const { years: known } = workCalendar(reader);
  return !known.has(year) || (today.slice(5) >= '11-15' && !known.has(year + 1));
}

export type YearInput = { readonly year: number; readonly lines: string; readonly documentNo: string };

/** @throws AppError CALENDAR_LINES, CALENDAR_TOO_FEW */
export function saveYear(context: WriteContext, { year, lines, documentNo }: YearInput): { holidays: number; movedWorkDays: number } {
  const { days, faults } = readYearLines(lines, year);
  const [first] = faults;
  if (first)
    throw new AppError(
      'CALENDAR_LINES',
      { line: first.line, fault: first.text, count: faults.length },
      { lines: faults.map((fault) => `第${fault.line}行：${fault.text}`).join('；') },
    );
  const holidays = days.filter((day) => !day.isWork).length;
  const names = new Set(days.filter((day) => !day.isWork).map((day) => day.name));
  if (names.size < fewestFestivals) throw new AppError('CALENDAR_TOO_FEW', { year, count: names.size }, { lines: '内容不全' });
  transaction(context, (writer) => {
    const before = years(writer).find((known) => known.year === year) ?? null;
    const at = laterThanLast(writer, year);
    for (const { day, isWork, name } of days)
      run(
        writer,
        'INSERT INTO work_day (uid, on_date, is_work, name, document_no, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
        newUid(),
        day,
        isWork ? 1 : 0,
        name,
        documentNo,
        at,
        writer.actor.userId,
      );
    writer.audit({
      action: 'calendar.saveYear',
      entity: 'calendar',
      entityId: year,
      before,
      after: { calendarYear: year, documentNo, holidays, movedWorkDays: days.length - holidays },
    });
  });
  return { holidays, movedWorkDays: days.length - holidays };
}

/** Of two notices of a year the one recorded last counts: recorded in the same instant, the second one still stands after the first. */
function laterThanLast(writer: Writer, year: number): string {
  const last = row<{ at: string | null }>(
    writer,
    'SELECT max(recorded_at) AS at FROM work_day WHERE substr(on_date, 1, 4) = ?',
    String(year),
  )?.at;
  return last && last >= writer.at ? new Date(Date.parse(last) + 1).toISOString() : writer.at;
}

/** 全国年节及纪念日放假办法: New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day; the last two may fall together. */
const fewestFestivals = 5;
