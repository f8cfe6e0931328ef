/** Who gets which bed: assigning, moving, swapping, reserving, and taking back what was entered by mistake. */
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { actorOf, isInScope, scopeName, scopeOf } from '../users/scope.ts';
import { refuseUnusable, requiredBed, requiredPerson, requiredResidency, requiredStay } from './checks.ts';
import { stayById, staysOfPerson, type Somebody, type StoredBed, type StoredStay } from './queries-beds.ts';
import { endStay, insertStay, withdrawRow } from './rows.ts';

type In<Name extends `stays.${'assign' | 'move' | 'swap' | 'reserve' | 'cancelReservation' | 'withdraw'}`> = ParsedInputOf<Name>;

/** A township's own person may live in the home of another: its beds are not this user's. */
function refuseForeignBed(writer: Writer, bedId: number, action: string): void {
  const reader = { connection: writer.connection, scope: scopeOf(actorOf(writer)) };
  if (!isInScope(reader, 'bed', bedId)) throw new AppError('OUT_OF_SCOPE', { action, place: scopeName(reader) });
}

/** Nobody bound to a place learns by a reservation or a swap who lives elsewhere. */
function refuseStranger(writer: Writer, person: Somebody, action: string): void {
  const reader = { connection: writer.connection, scope: scopeOf(actorOf(writer)) };
  if (!isInScope(reader, 'person', person.personId)) throw new AppError('OUT_OF_SCOPE', { action, place: scopeName(reader) });
}

function refuseOtherHome(writer: Writer, bed: StoredBed, homeId: number): void {
  if (bed.homeId === homeId) return;
  const home = row<{ name: string }>(writer, 'SELECT name FROM home WHERE home_id = ?', homeId)?.name ?? '';
  throw new AppError('BED_OTHER_HOME', { bed: bed.place, home });
}

/** Whoever has a bed in the home needs no reservation in it any more. */
function closeReservations(writer: Writer, personId: number, day: IsoDate, homeId: number): void {
  for (const stay of staysOfPerson(writer, personId, 'reserved', day, null)) {
    if (stay.homeId !== homeId) continue;
    endStay(writer, stay, day);
    const until = day < stay.fromOn ? stay.fromOn : day;
    writer.audit({
      action: 'bed.fulfil',
      entity: 'bed_stay',
      entityId: stay.bedStayId,
      personId,
      before: { bed: stay.place, fromOn: stay.fromOn, untilOn: stay.untilOn },
      after: { untilOn: until },
    });
  }
}

/** For callers inside a transaction of their own: an admission, a placement. @throws AppError as `refuseUnusable`, STAY_NOT_IN_HOME, STAY_HAS_BED, STAY_LATER_CHANGE, BED_OTHER_HOME */
export function assignIn(writer: Writer, { personId, bedId, fromOn, note }: In<'stays.assign'>): number {
  const person = requiredPerson(writer, personId);
  refuseForeignBed(writer, bedId, '安排床位');
  const bed = requiredBed(writer, bedId);
  const residency = requiredResidency(writer, person, fromOn);
  refuseOtherHome(writer, bed, residency.homeId);
  const [other] = staysOfPerson(writer, personId, 'occupied', fromOn, residency.until);
  if (other && other.fromOn <= fromOn)
    throw new AppError('STAY_HAS_BED', { name: person.name, from: formatDate(other.fromOn), bed: other.place });
  if (other) throw new AppError('STAY_LATER_CHANGE', { name: person.name, date: formatDate(fromOn) });
  closeReservations(writer, personId, fromOn, residency.homeId);
  refuseUnusable(writer, bed, fromOn, residency.until);
  const bedStayId = insertStay(writer, {
    bedId,
    personId,
    kind: 'occupied',
    fromOn,
    note,
    untilOn: residency.until,
    endFactId: residency.endFactId,
  });
  writer.audit({ action: 'bed.assign', entity: 'bed_stay', entityId: bedStayId, personId, after: { bed: bed.place, fromOn, note } });
  return bedStayId;
}

export function assign(context: WriteContext, input: In<'stays.assign'>): { bedStayId: number } {
  refuseFuture(input.fromOn, context.clock.today(), 'fromOn');
  return transaction(context, (writer) => ({ bedStayId: assignIn(writer, input) }));
}

/** Leaves one bed for another on a day; what was known of the end of the stay goes with him. */
function moveTo(writer: Writer, stay: StoredStay, bed: StoredBed, onDate: IsoDate, note: string | null): number {
  endStay(writer, stay, onDate);
  refuseUnusable(writer, bed, onDate, stay.untilOn);
  const { personId, untilOn, endFactId, untilBefore } = stay;
  return insertStay(writer, { bedId: bed.bedId, personId, kind: 'occupied', fromOn: onDate, note, untilOn, endFactId, untilBefore });
}

export function moveIn(writer: Writer, { personId, bedId, onDate, note }: In<'stays.move'>): number {
  const person = requiredPerson(writer, personId);
  refuseForeignBed(writer, bedId, '调换床位');
  const bed = requiredBed(writer, bedId);
  const residency = requiredResidency(writer, person, onDate);
  const stay = requiredStay(writer, person, onDate);
  if (stay.bedId === bedId) throw new AppError('STAY_SAME_BED', { name: person.name });
  refuseOtherHome(writer, bed, residency.homeId);
  closeReservations(writer, personId, onDate, residency.homeId);
  const bedStayId = moveTo(writer, stay, bed, onDate, note);
  writer.audit({
    action: 'bed.move',
    entity: 'bed_stay',
    entityId: bedStayId,
    personId,
    before: { bed: stay.place, fromOn: stay.fromOn },
    after: { bed: bed.place, fromOn: onDate, note },
  });
  return bedStayId;
}

export function move(context: WriteContext, input: In<'stays.move'>): { bedStayId: number } {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  return transaction(context, (writer) => ({ bedStayId: moveIn(writer, input) }));
}

export function swapIn(writer: Writer, { personId, otherPersonId, onDate }: In<'stays.swap'>): void {
  const [one, other] = [requiredPerson(writer, personId), requiredPerson(writer, otherPersonId)];
  refuseStranger(writer, other, '互换床位');
  const [first, second] = [requiredResidency(writer, one, onDate), requiredResidency(writer, other, onDate)];
  if (first.homeId !== second.homeId) throw new AppError('STAY_OTHER_HOME', { name: one.name, other: other.name });
  const [mine, theirs] = [requiredStay(writer, one, onDate), requiredStay(writer, other, onDate)];
  if (mine.bedId === theirs.bedId) throw new AppError('STAY_SAME_BED', { name: one.name });
  for (const { bedId } of [mine, theirs]) refuseForeignBed(writer, bedId, '互换床位');
  // Both beds are left before either is taken.
  endStay(writer, mine, onDate);
  endStay(writer, theirs, onDate);
  for (const [stay, to] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    const bedStayId = moveTo(writer, stay, requiredBed(writer, to.bedId), onDate, null);
    writer.audit({
      action: 'bed.move',
      entity: 'bed_stay',
      entityId: bedStayId,
      personId: stay.personId,
      before: { bed: stay.place, fromOn: stay.fromOn },
      after: { bed: to.place, fromOn: onDate },
    });
  }
}

export function swap(context: WriteContext, input: In<'stays.swap'>): void {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  transaction(context, (writer) => swapIn(writer, input));
}

export function reserveIn(writer: Writer, { personId, bedId, fromOn, plannedUntil, note }: In<'stays.reserve'>): number {
  const person = requiredPerson(writer, personId);
  refuseStranger(writer, person, '预留床位');
  if (person.status !== 'active' && person.status !== 'suspended')
    throw new AppError('STAY_NOT_SUPPORTED', { name: person.name, date: formatDate(fromOn) });
  const bed = requiredBed(writer, bedId);
  const [other] = staysOfPerson(writer, personId, 'reserved', fromOn, null);
  if (other) throw new AppError('STAY_ALREADY_RESERVED', { name: person.name, from: formatDate(other.fromOn), bed: other.place });
  refuseUnusable(writer, bed, fromOn, null);
  const bedStayId = insertStay(writer, { bedId, personId, kind: 'reserved', fromOn, plannedUntil, note });
  writer.audit({
    action: 'bed.reserve',
    entity: 'bed_stay',
    entityId: bedStayId,
    personId,
    after: { bed: bed.place, fromOn, plannedUntil, note },
  });
  return bedStayId;
}

export function reserve(context: WriteContext, input: In<'stays.reserve'>): { bedStayId: number } {
  if (input.plannedUntil !== null && input.plannedUntil < input.fromOn)
    throw new AppError('INVALID_INPUT', {}, { plannedUntil: '不能早于开始日期' });
  return transaction(context, (writer) => ({ bedStayId: reserveIn(writer, input) }));
}

function requiredStanding(writer: Writer, bedStayId: number): StoredStay {
  const stay = stayById(writer, bedStayId);
  if (!stay) throw new AppError('STAY_NOT_FOUND');
  if (stay.withdrawnAt !== null) throw new AppError('STAY_WITHDRAWN');
  return stay;
}

/** From today on: the days it held remain what they were. */
export function cancelReservationIn(writer: Writer, { bedStayId, reason }: In<'stays.cancelReservation'>, today: IsoDate): void {
  const stay = requiredStanding(writer, bedStayId);
  if (stay.kind !== 'reserved') throw new AppError('STAY_RESERVATION_ONLY');
  if (stay.untilOn !== null) throw new AppError('STAY_WITHDRAWN');
  endStay(writer, stay, today);
  run(writer, "UPDATE bed_stay SET note = trim(coalesce(note, '') || ' ' || ?) WHERE bed_stay_id = ?", `取消预留：${reason}`, bedStayId);
  writer.audit({
    action: 'bed.cancelReservation',
    entity: 'bed_stay',
    entityId: bedStayId,
    personId: stay.personId,
    before: { bed: stay.place, fromOn: stay.fromOn },
    after: { reason },
  });
}

export function cancelReservation(context: WriteContext, input: In<'stays.cancelReservation'>): void {
  transaction(context, (writer) => cancelReservationIn(writer, input, context.clock.today()));
}

/** A wrong entry. When it was a move, the bed he came from is his again if it is still free. */
export function withdrawIn(writer: Writer, { bedStayId, reason }: In<'stays.withdraw'>): void {
  const stay = requiredStanding(writer, bedStayId);
  withdrawRow(writer, 'bed_stay', bedStayId, reason);
  const { personId, fromOn, untilOn, endFactId, untilBefore } = stay;
  writer.audit({
    action: 'bed.withdraw',
    entity: 'bed_stay',
    entityId: bedStayId,
    personId,
    before: { bed: stay.place, kind: stay.kind, fromOn, untilOn },
    after: { reason },
  });
  if (stay.kind !== 'occupied') return;
  const earlier = row<{ id: number; bedId: number; fromOn: IsoDate }>(
    writer,
    `SELECT s.bed_stay_id AS id, s.bed_id AS bedId, s.from_on AS fromOn FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE s.person_id = ? AND s.kind = 'occupied' AND s.withdrawn_at IS NULL AND s.until_on = ? AND s.end_fact_id IS NULL AND r.home_id = ?
     ORDER BY s.bed_stay_id DESC LIMIT 1`,
    personId,
    fromOn,
    stay.homeId,
  );
  if (!earlier) return;
  try {
    refuseUnusable(writer, requiredBed(writer, earlier.bedId), fromOn, untilOn, [earlier.id]);
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  run(
    writer,
    'UPDATE bed_stay SET until_on = ?, end_fact_id = ?, until_before = ? WHERE bed_stay_id = ?',
    untilOn,
    endFactId,
    untilBefore,
    earlier.id,
  );
  writer.audit({ action: 'bed.followRestore', entity: 'bed_stay', entityId: earlier.id, personId, after: { untilOn } });
}

export function withdraw(context: WriteContext, input: In<'stays.withdraw'>): void {
  transaction(context, (writer) => withdrawIn(writer, input));
}
