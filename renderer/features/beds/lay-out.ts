/** Many rooms from one form: what it would make. Pure. */
import { count } from '../../shared/format.ts';

/** As far as it is typed. */
type LayOutDraft = Readonly<Partial<Record<'building' | 'fromFloor' | 'toFloor' | 'firstRoom' | 'lastRoom' | 'bedsPerRoom', unknown>>>;

/** There is no floor 0: below the first comes the one underground. */
export function floorsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index).filter((floor) => floor !== 0);
}

/** As the rooms will be called: below ground `B105`. */
function roomNumber(floor: number, room: number): string {
  return `${floor < 0 ? `B${-floor}` : floor}${String(room).padStart(2, '0')}`;
}

/** What the form would make, in words; empty while a number is missing. */
export function layOutText(draft: LayOutDraft): string {
  const { building, fromFloor, toFloor, firstRoom, lastRoom, bedsPerRoom } = draft;
  if (![fromFloor, toFloor, firstRoom, lastRoom, bedsPerRoom].every(Number.isInteger)) return '';
  const floors = floorsBetween(fromFloor as number, toFloor as number);
  const [first, last] = [floors[0], floors.at(-1)];
  const rooms = floors.length * Math.max((lastRoom as number) - (firstRoom as number) + 1, 0);
  if (first === undefined || last === undefined || rooms === 0) return '';
  const name = typeof building === 'string' ? building.trim() : '';
  return `将登记${name} ${roomNumber(first, firstRoom as number)} 至 ${roomNumber(last, lastRoom as number)}，共 ${count(rooms)} 间、${count(rooms * (bedsPerRoom as number))} 张床位。`;
}
