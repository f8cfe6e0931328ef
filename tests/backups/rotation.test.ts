import { expect, it } from 'vitest';
import { copiesToRemove, copyName, defaultRotation, isCopyName, isLeftover, type Kept } from '../../database/features/backups/rotation.ts';

const day = (date: string, kind: Kept['kind'] = 'daily', hour = 4): Kept => ({
  id: `${date}-${kind}-${hour}`,
  kind,
  madeAt: new Date(`${date}T${String(hour).padStart(2, '0')}:00:00`).toISOString(),
});
const now = new Date('2023-06-30T12:00:00').toISOString();

/** A copy every day of two years. */
function everyDay(): Kept[] {
  const copies: Kept[] = [];
  for (const at = new Date('2021-07-01T09:00:00'); at <= new Date(now); at.setDate(at.getDate() + 1)) {
    const date = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
    copies.push(day(date));
  }
  return copies;
}

const keptOf = (copies: readonly Kept[], rotation = defaultRotation): string[] => {
  const removed = new Set(copiesToRemove(copies, now, rotation));
  return copies.filter((copy) => !removed.has(copy.id)).map((copy) => copy.id);
};

it('keeps two weeks by the day, two months by the week, a year by the month', () => {
  const kept = keptOf(everyDay());
  expect(kept).toContain('2023-06-17-daily-4');
  expect(kept.filter((id) => id >= '2023-06-17')).toHaveLength(14);
  // The last of each week: Sundays.
  expect(kept.filter((id) => id >= '2023-05-08' && id < '2023-06-17')).toEqual([
    '2023-05-14-daily-4',
    '2023-05-21-daily-4',
    '2023-05-28-daily-4',
    '2023-05-31-daily-4',
    '2023-06-04-daily-4',
    '2023-06-11-daily-4',
  ]);
  expect(kept[0]).toBe('2022-07-31-daily-4');
  expect(kept.length).toBeLessThan(34);
});

it('keeps every copy before a restore for ever, before an upgrade for 90 days, the last five before imports, those by hand for 30', () => {
  const copies = [
    day('2021-04-02', 'restore', 1),
    day('2023-04-02', 'restore', 2),
    day('2023-03-01', 'upgrade'),
    day('2023-03-02', 'daily'),
    ...[1, 2, 3, 4, 5, 6].map((hour) => day('2023-06-20', 'import', hour)),
    day('2023-06-20', 'daily', 9),
    day('2023-06-10', 'manual', 1),
    day('2023-06-10', 'daily', 9),
  ];
  const removed = copiesToRemove(copies, now, { days: 3, weeks: 0, months: 0, safetyDays: 90 });
  expect(removed.toSorted()).toEqual(['2023-03-01-upgrade-4', '2023-03-02-daily-4', '2023-06-20-import-1'].toSorted());
});

it('never removes the newest, even where nothing is to be kept', () => {
  expect(copiesToRemove([day('2020-01-01')], now, { days: 0, weeks: 0, months: 0, safetyDays: 0 })).toEqual([]);
});

it('counts by copies, not by the calendar: a closed office keeps what it had', () => {
  const old = everyDay().filter((copy) => copy.id < '2022-01-01');
  expect(keptOf(old).filter((id) => id >= '2021-12-18')).toHaveLength(14);
});

it('knows its own names and nothing else', () => {
  const name = copyName('2022-12-31T01:00:00.000Z', 'daily');
  expect(isCopyName(name) && isCopyName(`${name}-2`)).toBe(true);
  expect(isLeftover(`${name}.partial`) && isLeftover(`${name}-2.deleting`)).toBe(true);
  for (const other of ['attachments', `${name}.partial`, `${name}/..`, '我的照片', '20221231-090000-other', '../20221231-090000-daily'])
    expect(isCopyName(other)).toBe(false);
  expect(isLeftover('我的照片.partial')).toBe(false);
});
