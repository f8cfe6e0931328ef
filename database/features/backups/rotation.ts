/** Names, which copies are kept, and when a warning is due. Pure. */
import type { BackupKind } from '../../../electron/contract/backups.ts';
import { daysBetween, localDay, localStamp, localWeek } from './calendar.ts';

export { daysBetween, localDay };

export type Rotation = {
  /** Days, weeks and months of which the newest copy is kept. */
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  /** Copies before an upgrade, in days. */
  readonly safetyDays: number;
};

/** What an office keeps unless it says otherwise: two weeks by the day, two months by the week, a year by the month. */
export const defaultRotation: Rotation = { days: 14, weeks: 8, months: 12, safetyDays: 90 };

/** What a restore has taken back stands whole nowhere else: such a copy is never cleared away. */
const keptForEver: BackupKind = 'restore';
/** Copies before an import are for the mistake that is noticed the same week. */
const importsKept = 5;
/** A copy somebody has asked for is his to miss. */
const manualDays = 30;

/** `20221231-090000-daily` in local time. */
export function copyName(instant: string, kind: BackupKind): string {
  return `${localStamp(instant)}-${kind}`;
}

const ownNames = /^\d{8}-\d{6}-(daily|manual|import|upgrade|restore|move)(-\d+)?$/;

export function isCopyName(name: string): boolean {
  return ownNames.test(name);
}

/** What a copy or a deletion that was cut short has left. */
export function isLeftover(name: string): boolean {
  const match = /^(.+)\.(partial|deleting)$/.exec(name);
  return match !== null && ownNames.test(match[1] ?? '');
}

export type Kept = { readonly id: string; readonly kind: BackupKind; readonly madeAt: string };

/** The newest of each of the newest `most` groups. */
function newestPer(copies: readonly Kept[], group: (instant: string) => string, most: number): string[] {
  const chosen = new Map<string, string>();
  for (const copy of copies) {
    const name = group(copy.madeAt);
    if (!chosen.has(name)) chosen.set(name, copy.id);
  }
  return [...chosen.values()].slice(0, most);
}

/**
 * Which whole copies may go. Days, weeks and months are counted as far as there are copies, not by the calendar: an office that was closed
 * for a month keeps what it had. The newest is never among them, whatever the numbers say.
 */
export function copiesToRemove(copies: readonly Kept[], now: string, rotation: Rotation): string[] {
  const newestFirst = copies.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt) || other.id.localeCompare(one.id));
  const isWithin = (copy: Kept, days: number): boolean => daysBetween(copy.madeAt, now) <= days;
  const kept = new Set([
    ...newestFirst.slice(0, 1).map((copy) => copy.id),
    // What was made within a day stands side by side: somebody may have made two on purpose.
    ...newestFirst.filter((copy) => isWithin(copy, 0)).map((copy) => copy.id),
    ...newestPer(newestFirst, localDay, rotation.days),
    ...newestPer(newestFirst, localWeek, rotation.weeks),
    ...newestPer(newestFirst, (instant) => localDay(instant).slice(0, 7), rotation.months),
    ...newestFirst
      .filter((copy) => copy.kind === 'import')
      .slice(0, importsKept)
      .map((copy) => copy.id),
    ...newestFirst
      .filter(
        (copy) =>
          copy.kind === keptForEver ||
          (copy.kind === 'upgrade' && isWithin(copy, rotation.safetyDays)) ||
          (copy.kind === 'manual' && isWithin(copy, manualDays)),
      )
      .map((copy) => copy.id),
  ]);
  return newestFirst.filter((copy) => !kept.has(copy.id)).map((copy) => copy.id);
}

/** A copy a day is the rule; after a long weekend nobody is to be frightened. */
export const oldAfterDays = 4;
/** A disk that has to be plugged in is brought once a week. */
export const secondOldAfterDays = 7;
