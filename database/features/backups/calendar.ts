/** Local days of instants: where an office's day begins, its copies change their name. */
const dayMilliseconds = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** `20221231-090000` in local time. */
export function localStamp(instant: string): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/** Local calendar day of an instant. */
export function localDay(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Monday of the week, as a name for it. */
export function localWeek(instant: string): string {
  const at = new Date(instant);
  at.setDate(at.getDate() - ((at.getDay() + 6) % 7));
  return localDay(at.toISOString());
}

/** Whole days from one instant to another; negative when the clock was set back. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / dayMilliseconds);
}
