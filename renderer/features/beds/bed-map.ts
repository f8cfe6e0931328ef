/** The map as it is drawn: beds by building, floor and room, which of them a filter means, and who fits where. Pure. */
import type { BedMap, BedState, MappedBed, MappedRoom } from '../../../electron/contract/beds.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import { somebodyText, tierText } from './bed-words.ts';

export type MapBed = MappedBed;
export type MapRoom = MappedRoom;
export type Resident = NonNullable<MappedBed['person']>;
export type WithoutBed = BedMap['withoutBed'][number];

export type MapFloor = { readonly key: string; readonly building: string; readonly floor: number; readonly rooms: readonly MapRoom[] };

const byNumber = new Intl.Collator('zh-CN', { numeric: true });

/** Rooms by building and floor, in the order of their numbers. */
export function floorsOf(rooms: readonly MapRoom[]): readonly MapFloor[] {
  const floors = new Map<string, { building: string; floor: number; rooms: MapRoom[] }>();
  for (const room of rooms) {
    const key = `${room.building}\n${room.floor}`;
    const known = floors.get(key);
    if (known) known.rooms.push(room);
    else floors.set(key, { building: room.building, floor: room.floor, rooms: [room] });
  }
  return [...floors]
    .map(([key, floor]) => ({ key, ...floor, rooms: floor.rooms.toSorted((one, other) => byNumber.compare(one.name, other.name)) }))
    .toSorted((one, other) => byNumber.compare(one.building, other.building) || one.floor - other.floor);
}

export type BedFilter = {
  /** Rooms that take this sex. */
  readonly sex: 'male' | 'female' | null;
  /** Level of who lives there; of a bed without anybody the level the room is fitted for. */
  readonly level: SelfCareLevel | null;
  readonly bedType: 'normal' | 'nursing' | null;
  readonly state: BedState | null;
  /** Free on this day. */
  readonly freeOn: string | null;
  readonly search: string;
};

export const noBedFilter: BedFilter = { sex: null, level: null, bedType: null, state: null, freeOn: null, search: '' };

export function isFiltered(filter: BedFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== '');
}

export function takesSex(room: Pick<MapRoom, 'sex'>, sex: 'male' | 'female'): boolean {
  return room.sex === 'any' || room.sex === 'couple' || room.sex === sex;
}

/** Whether nobody has the bed on that day, as far as is known on the day of the map. */
export function isFreeOn(bed: MapBed, day: string): boolean {
  if (bed.reserved !== null) return false;
  if (bed.state === 'free') return true;
  return bed.freeFrom !== null && bed.freeFrom <= day;
}

function fits(room: MapRoom, bed: MapBed, filter: BedFilter): boolean {
  if (filter.bedType !== null && bed.bedType !== filter.bedType) return false;
  if (filter.state !== null && bed.state !== filter.state) return false;
  if (filter.sex !== null && (bed.person ? bed.person.sex !== filter.sex : !takesSex(room, filter.sex))) return false;
  if (filter.level !== null && (bed.person ? bed.person.level : room.level) !== filter.level) return false;
  if (filter.freeOn !== null && !isFreeOn(bed, filter.freeOn)) return false;
  const search = filter.search.trim();
  if (search === '') return true;
  return room.name.includes(search) || (bed.person?.name.includes(search) ?? false) || (bed.reserved?.name.includes(search) ?? false);
}

/** Beds the filter means; null when there is no filter. */
export function chosenBeds(rooms: readonly MapRoom[], filter: BedFilter): ReadonlySet<number> | null {
  if (!isFiltered(filter)) return null;
  const chosen = new Set<number>();
  for (const room of rooms) for (const bed of room.beds) if (fits(room, bed, filter)) chosen.add(bed.bedId);
  return chosen;
}

export type Found = { readonly room: MapRoom; readonly bed: MapBed };

export function bedIndex(rooms: readonly MapRoom[]): ReadonlyMap<number, Found> {
  const index = new Map<number, Found>();
  for (const room of rooms) for (const bed of room.beds) index.set(bed.bedId, { room, bed });
  return index;
}

/** What a bed is to somebody who looks for one: free, to be exchanged with who lives there, or nothing, with the reason. */
export type Target = { readonly kind: 'free' } | { readonly kind: 'swap' } | { readonly kind: 'none'; readonly reason: string };

type Seeker = { readonly person: Resident; readonly from: number | null; readonly purpose: 'place' | 'reserve' };

export function targetOf({ bed }: Found, { person, from, purpose }: Seeker): Target {
  if (bed.state === 'repair' || bed.state === 'renovation') return { kind: 'none', reason: '床位停用，不能安排' };
  if (bed.person?.personId === person.personId) return { kind: 'none', reason: '就在这张床上' };
  if (bed.reserved && bed.reserved.personId !== person.personId) return { kind: 'none', reason: `已预留给${bed.reserved.name}` };
  if (!bed.person) return { kind: 'free' };
  // A reservation may stand behind somebody who is known to leave.
  if (purpose === 'reserve') return bed.freeFrom === null ? { kind: 'none', reason: `${bed.person.name}在住` } : { kind: 'free' };
  return from === null ? { kind: 'none', reason: `${bed.person.name}在住` } : { kind: 'swap' };
}

/** What speaks against the place without forbidding it, in plain words. */
export function doubtsOf({ room, bed }: Found, person: Resident): readonly string[] {
  const doubts: string[] = [];
  if (!takesSex(room, person.sex))
    doubts.push(`${room.name}是${room.sex === 'male' ? '男' : '女'}室，${person.name}是${person.sex === 'male' ? '男' : '女'}性`);
  if (room.level !== null && person.level !== null && room.level !== person.level)
    doubts.push(`${room.name}按${tierText(room.level)}设置，${person.name}为${tierText(person.level)}`);
  if (person.level === 'completeLoss' && bed.bedType === 'normal') doubts.push(`${person.name}为全护理，这是普通床位`);
  const others = room.beds.filter((other) => other.bedId !== bed.bedId && other.person && other.person.sex !== person.sex);
  const [other] = others;
  if (room.sex === 'any' && other?.person) doubts.push(`同室住有${somebodyText(other.person)}`);
  return doubts;
}
