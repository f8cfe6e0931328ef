/** Instants on the wire are UTC; people read local time. */
const two = (value: number): string => String(value).padStart(2, '0');

/** `2022-01-05T01:30:00.000Z` → `2022-01-05 09:30` in local time; `—` when there is none. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return '—';
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** With seconds, for the audit log. */
export function formatInstantExact(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${formatInstant(instant)}:${two(at.getSeconds())}`;
}
