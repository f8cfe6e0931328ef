/** Rooms and beds: laid out by the floor, added one by one, changed, taken out of stock. */
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { maskName } from '../../../electron/contract/masking.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { requiredBed } from './checks.ts';
import { bedsInStock, homeStands, outagesOnBed, roomById, roomNames, staysOnBed, type StoredRoom } from './queries-beds.ts';
import { withdrawRow } from './rows.ts';

type LayOutInput = ParsedInputOf<'beds.layOut'>;
type RoomContent = Pick<ParsedInputOf<'beds.saveRoom'>, 'homeId' | 'building' | 'floor' | 'name' | 'sex' | 'level'>;

/** More than a home has: a slip of the hand would fill the map. */
const mostRooms = 400;

export function insertRoom(writer: Writer, room: RoomContent): number {
  return run(
    writer,
    'INSERT INTO room (uid, home_id, building, floor, name, sex, level, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    room.homeId,
    room.building,
    room.floor,
    room.name,
    room.sex,
    room.level,
    writer.at,
    writer.actor.userId,
  );
}

type NewBed = {
  readonly roomId: number;
  readonly label: string;
  readonly bedType: 'normal' | 'nursing';
  readonly recognisedOn?: IsoDate | null;
  readonly basis?: string | null;
  readonly fromOn: IsoDate;
};

export function insertBed(writer: Writer, bed: NewBed): number {
  return run(
    writer,
    'INSERT INTO bed (uid, room_id, label, bed_type, recognised_on, basis, from_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    bed.roomId,
    bed.label,
    bed.bedType,
    bed.recognisedOn ?? null,
    bed.basis ?? null,
    bed.fromOn,
    writer.at,
    writer.actor.userId,
  );
}

function requireHome(writer: Writer, homeId: number): void {
  if (!homeStands(writer, homeId)) throw new AppError('HOME_NOT_FOUND');
}

/** `3`, 5 → `305`; below ground `B105`. */
function roomName(floor: number, number: number): string {
  return `${floor < 0 ? `B${-floor}` : floor}${String(number).padStart(2, '0')}`;
}

/** @throws AppError ROOM_EXISTS with the names that are there */
export function layOutIn(writer: Writer, input: LayOutInput): { rooms: number; beds: number } {
  const { homeId, building, floors, firstRoom, lastRoom, bedsPerRoom, sex, level, bedType, fromOn } = input;
  requireHome(writer, homeId);
  if (lastRoom < firstRoom) throw new AppError('INVALID_INPUT', {}, { lastRoom: '不能小于起始房间' });
  const wanted = [...new Set(floors)].flatMap((floor) =>
    Array.from({ length: lastRoom - firstRoom + 1 }, (_, index) => ({ floor, name: roomName(floor, firstRoom + index) })),
  );
  if (wanted.length > mostRooms) throw new AppError('INVALID_INPUT', {}, { lastRoom: `一次最多登记 ${mostRooms} 间` });
  const known = roomNames(writer, homeId, building);
  const there = wanted.filter(({ name }) => known.has(name)).map(({ name }) => name);
  if (there.length > 0) throw new AppError('ROOM_EXISTS', { building, rooms: shortList(there) }, { firstRoom: '有房间已存在' });
  for (const { floor, name } of wanted) {
    const roomId = insertRoom(writer, { homeId, building, floor, name, sex, level });
    for (let number = 1; number <= bedsPerRoom; number += 1) insertBed(writer, { roomId, label: String(number), bedType, fromOn });
  }
  const made = { rooms: wanted.length, beds: wanted.length * bedsPerRoom };
  writer.audit({
    action: 'bed.layOut',
    entity: 'home',
    entityId: homeId,
    after: { building, floors, firstRoom, lastRoom, bedsPerRoom, roomSex: sex, level, bedType, fromOn, ...made },
  });
  return made;
}

const shownNames = 5;
function shortList(names: readonly string[]): string {
  return `${names.slice(0, shownNames).join('、')}${names.length > shownNames ? ` 等 ${names.length} 间` : ''}`;
}

export function layOut(context: WriteContext, input: LayOutInput): { rooms: number; beds: number } {
  return transaction(context, (writer) => layOutIn(writer, input));
}

function requiredRoom(writer: Writer, roomId: number): StoredRoom {
  const room = roomById(writer, roomId);
  if (!room) throw new AppError('ROOM_NOT_FOUND');
  return room;
}

const roomPlace = ({ building, floor, name }: Pick<StoredRoom, 'building' | 'floor' | 'name'>): string => `${building} ${floor}层 ${name}`;

export function saveRoom(context: WriteContext, input: ParsedInputOf<'beds.saveRoom'>): { roomId: number } {
  const { roomId, beds, bedType, fromOn, ...room } = input;
  return transaction(context, (writer) => {
    requireHome(writer, room.homeId);
    const other = roomNames(writer, room.homeId, room.building).get(room.name);
    if (other !== undefined && other !== roomId)
      throw new AppError('ROOM_EXISTS', { building: room.building, rooms: room.name }, { name: '房间号已存在' });
    const { sex: roomSex, homeId: _, ...shown } = room;
    if (roomId === null) {
      const created = insertRoom(writer, room);
      for (let number = 1; number <= beds; number += 1) insertBed(writer, { roomId: created, label: String(number), bedType, fromOn });
      writer.audit({ action: 'bed.addRoom', entity: 'room', entityId: created, after: { ...shown, roomSex, beds, bedType, fromOn } });
      return { roomId: created };
    }
    const before = requiredRoom(writer, roomId);
    if (before.homeId !== room.homeId) throw new AppError('ROOM_NOT_FOUND');
    run(
      writer,
      'UPDATE room SET building = ?, floor = ?, name = ?, sex = ?, level = ? WHERE room_id = ?',
      room.building,
      room.floor,
      room.name,
      room.sex,
      room.level,
      roomId,
    );
    const { sex, homeId: __, roomId: ___, ...earlier } = before;
    writer.audit({
      action: 'bed.changeRoom',
      entity: 'room',
      entityId: roomId,
      before: { ...earlier, roomSex: sex },
      after: { ...shown, roomSex },
    });
    return { roomId };
  });
}

/** @throws AppError ROOM_NOT_EMPTY */
export function removeRoom(context: WriteContext, { roomId, reason }: ParsedInputOf<'beds.removeRoom'>): void {
  transaction(context, (writer) => {
    const room = requiredRoom(writer, roomId);
    const beds = bedsInStock(writer, roomId).length;
    if (beds > 0) throw new AppError('ROOM_NOT_EMPTY', { room: roomPlace(room), beds });
    withdrawRow(writer, 'room', roomId, reason);
    writer.audit({ action: 'bed.removeRoom', entity: 'room', entityId: roomId, before: { room: roomPlace(room) }, after: { reason } });
  });
}

function nextLabel(labels: readonly string[]): string {
  let number = 1;
  while (labels.includes(String(number))) number += 1;
  return String(number);
}

export function addBed(context: WriteContext, input: ParsedInputOf<'beds.add'>): { bedId: number } {
  return transaction(context, (writer) => {
    const room = requiredRoom(writer, input.roomId);
    const labels = bedsInStock(writer, input.roomId).map(({ label }) => label);
    const label = input.label ?? nextLabel(labels);
    if (labels.includes(label)) throw new AppError('BED_EXISTS', { room: roomPlace(room), label }, { label: '床位号已存在' });
    const bedId = insertBed(writer, { ...input, label });
    const { roomId: _, ...after } = input;
    writer.audit({ action: 'bed.add', entity: 'bed', entityId: bedId, after: { room: roomPlace(room), ...after, label } });
    return { bedId };
  });
}

/** @throws AppError BED_NOT_FOUND, BED_EXISTS */
export function changeBedIn(writer: Writer, { bedId, label, bedType, recognisedOn, basis }: ParsedInputOf<'beds.change'>): void {
  const bed = requiredBed(writer, bedId);
  const isTaken = bedsInStock(writer, bed.roomId).some((other) => other.bedId !== bedId && other.label === label);
  if (isTaken) throw new AppError('BED_EXISTS', { room: roomPlace(requiredRoom(writer, bed.roomId)), label }, { label: '床位号已存在' });
  run(
    writer,
    'UPDATE bed SET label = ?, bed_type = ?, recognised_on = ?, basis = ? WHERE bed_id = ?',
    label,
    bedType,
    recognisedOn,
    basis,
    bedId,
  );
  writer.audit({
    action: 'bed.change',
    entity: 'bed',
    entityId: bedId,
    before: { bed: bed.place, label: bed.label, bedType: bed.bedType, recognisedOn: bed.recognisedOn, basis: bed.basis },
    after: { label, bedType, recognisedOn, basis },
  });
}

export function changeBed(context: WriteContext, input: ParsedInputOf<'beds.change'>): void {
  transaction(context, (writer) => changeBedIn(writer, input));
}

/** Out of stock from a day on. @throws AppError BED_RETIRED, BED_NOT_IN_STOCK, BED_IN_USE */
export function retireBedIn(writer: Writer, { bedId, onDate, reason }: ParsedInputOf<'beds.retire'>): void {
  const bed = requiredBed(writer, bedId);
  if (bed.untilOn !== null) throw new AppError('BED_RETIRED', { bed: bed.place, until: formatDate(bed.untilOn) });
  if (onDate < bed.fromOn)
    throw new AppError('BED_NOT_IN_STOCK', { bed: bed.place, date: formatDate(onDate), from: formatDate(bed.fromOn) });
  const [stay] = staysOnBed(writer, bedId, onDate, null);
  if (stay) throw new AppError('BED_IN_USE', { bed: bed.place, name: maskName(stay.name) });
  // What is out of stock needs no repair.
  for (const { outageId, fromOn } of outagesOnBed(writer, bedId, onDate, null))
    run(writer, 'UPDATE bed_outage SET until_on = ? WHERE bed_outage_id = ?', onDate < fromOn ? fromOn : onDate, outageId);
  run(writer, 'UPDATE bed SET until_on = ? WHERE bed_id = ?', onDate, bedId);
  writer.audit({
    action: 'bed.retire',
    entity: 'bed',
    entityId: bedId,
    before: { bed: bed.place, bedType: bed.bedType },
    after: { untilOn: onDate, reason },
  });
}

export function retireBed(context: WriteContext, input: ParsedInputOf<'beds.retire'>): void {
  transaction(context, (writer) => retireBedIn(writer, input));
}
