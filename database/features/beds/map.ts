/** The beds of a home on a day: who lies where, what is free from when, and the numbers that must agree. */
import type { BedCounts, BedMap, MappedBed, MappedRoom } from '../../../electron/contract/beds.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { ageOn, type IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { countyWide, placeCondition, type ScopedReader } from '../users/scope.ts';
import { promisesKept } from './promises.ts';
import {
  absencesOn,
  bedsOf,
  outagesFrom,
  peopleOn,
  roomsOf,
  staysFrom,
  type AbsenceRow,
  type OutageRow,
  type PersonRow,
  type StayRow,
} from './queries-map.ts';
import { capacityOn, residenciesIn, type HomeResidency } from './queries-residency.ts';

export function homeName(reader: Reader, homeId: number): string {
  const home = row<{ name: string }>(reader, 'SELECT name FROM home WHERE home_id = ?', homeId);
  if (!home) throw new AppError('HOME_NOT_FOUND');
  return home.name;
}

type Lying = NonNullable<MappedBed['person']>;

/** What is recorded around a day, of one home or of all. */
export type Around = {
  readonly day: IsoDate;
  readonly beds: ReturnType<typeof bedsOf>;
  readonly stays: ReadonlyMap<number, readonly StayRow[]>;
  readonly outages: ReadonlyMap<number, readonly OutageRow[]>;
  /** By person. */
  readonly away: ReadonlyMap<number, AbsenceRow>;
  readonly residents: readonly HomeResidency[];
  /** Places promised where no beds are drawn. */
  readonly promises: readonly { readonly homeId: number }[];
};

export function around(reader: Reader, homeId: number | null, day: IsoDate): Around {
  return {
    day,
    beds: bedsOf(reader, homeId, day),
    stays: Map.groupBy(staysFrom(reader, homeId, day), ({ bedId }) => bedId),
    outages: Map.groupBy(outagesFrom(reader, homeId, day), ({ bedId }) => bedId),
    away: new Map(absencesOn(reader, homeId, day).map((absence) => [absence.personId, absence])),
    promises: promisesKept(countyWide(reader), day),
    residents: residenciesIn(reader, homeId).filter(({ from, until }) => from <= day && (until === null || day < until)),
  };
}

const holds = (day: IsoDate) => (interval: { readonly fromOn: IsoDate }) => interval.fromOn <= day;

type BedFacts = {
  readonly stay: StayRow | undefined;
  readonly next: StayRow | undefined;
  readonly outage: OutageRow | undefined;
  readonly absence: AbsenceRow | undefined;
  readonly state: MappedBed['state'];
};

function factsOf({ day, stays, outages, away }: Around, bedId: number): BedFacts {
  const list = stays.get(bedId) ?? [];
  const stay = list.find(holds(day));
  const outage = outages.get(bedId)?.find(holds(day));
  const absence = stay?.kind === 'occupied' ? away.get(stay.personId) : undefined;
  const state = outage ? outage.kind : !stay ? 'free' : stay.kind === 'reserved' ? 'reserved' : (absence?.kind ?? 'occupied');
  return { stay, next: list.find((other) => other !== stay && other.kind === 'reserved'), outage, absence, state };
}

/** The first day from which nothing stands in the way any more; null while something has no known end. */
function freeFrom({ day, stays, outages }: Around, bedId: number): IsoDate | null {
  let free = day;
  for (const { fromOn, untilOn } of [...(stays.get(bedId) ?? []), ...(outages.get(bedId) ?? [])].toSorted((a, b) =>
    a.fromOn < b.fromOn ? -1 : 1,
  )) {
    if (fromOn > free) break;
    if (untilOn === null) return null;
    if (untilOn > free) free = untilOn;
  }
  return free;
}

function lying(person: PersonRow | undefined, day: IsoDate): Lying | null {
  if (!person) return null;
  const { personId, name, sex, level, bornOn } = person;
  return { personId, name, sex, level, age: ageOn(bornOn, day) };
}

function mappedBed(known: Around, people: ReadonlyMap<number, PersonRow>, bed: Around['beds'][number]): MappedBed {
  const { stay, next, outage, absence, state } = factsOf(known, bed.bedId);
  const reservation = stay?.kind === 'reserved' ? stay : next;
  const reservedFor = reservation ? lying(people.get(reservation.personId), known.day) : null;
  return {
    bedId: bed.bedId,
    label: bed.label,
    bedType: bed.bedType,
    recognisedOn: bed.recognisedOn,
    basis: bed.basis,
    state,
    since: outage?.fromOn ?? absence?.fromOn ?? stay?.fromOn ?? null,
    plannedUntil: outage?.plannedUntil ?? absence?.plannedUntil ?? stay?.plannedUntil ?? null,
    person: stay?.kind === 'occupied' ? lying(people.get(stay.personId), known.day) : null,
    bedStayId: stay?.bedStayId ?? null,
    absenceId: absence?.absenceId ?? null,
    outageId: outage?.outageId ?? null,
    reserved:
      reservation && reservedFor
        ? { ...reservedFor, bedStayId: reservation.bedStayId, fromOn: reservation.fromOn, plannedUntil: reservation.plannedUntil }
        : null,
    freeFrom: freeFrom(known, bed.bedId),
    stockUntil: bed.untilOn,
  };
}

/** The vocabulary of the field: what is drawn and what lives there by the facts are counted apart and set beside each other. */
export function countsOf(reader: Reader, homeId: number, known: Around): BedCounts {
  const { registered, nursing } = capacityOn(reader, homeId, known.day);
  const beds = known.beds.filter((bed) => bed.homeId === homeId);
  const residents = known.residents.filter((resident) => resident.homeId === homeId);
  const states = beds.map(({ bedId }) => factsOf(known, bedId));
  const number = (wanted: MappedBed['state']): number => states.filter(({ state }) => state === wanted).length;
  const reservations = beds.reduce(
    (sum, { bedId }) => sum + (known.stays.get(bedId) ?? []).filter(({ kind }) => kind === 'reserved').length,
    0,
  );
  const inBed = new Set(states.flatMap(({ stay }) => (stay?.kind === 'occupied' ? [stay.personId] : [])));
  const away = (kind: 'leave' | 'hospital'): number => residents.filter(({ personId }) => known.away.get(personId)?.kind === kind).length;
  const [repair, renovation, leave, hospital] = [number('repair'), number('renovation'), away('leave'), away('hospital')];
  return {
    registered,
    nursing,
    drawn: beds.length,
    drawnNursing: beds.filter(({ bedType }) => bedType === 'nursing').length,
    undrawn: registered - beds.length,
    repair,
    renovation,
    available: registered - repair - renovation,
    occupied: residents.length,
    leave,
    hospital,
    inHouse: residents.length - leave - hospital,
    reserved: number('reserved'),
    held: reservations + known.promises.filter((promise) => promise.homeId === homeId).length,
    free: number('free'),
    withoutBed: residents.filter(({ personId }) => !inBed.has(personId)).length,
  };
}

/** @throws AppError HOME_NOT_FOUND */
export function bedMap(reader: ScopedReader, { homeId, day }: { readonly homeId: number; readonly day: IsoDate }): BedMap {
  const name = homeName(reader, homeId);
  const known = around(reader, homeId, day);
  const lyingHere = [...known.stays.values()].flatMap((stays) => stays.map(({ personId }) => personId));
  const people = peopleOn(reader, [...new Set([...lyingHere, ...known.residents.map(({ personId }) => personId)])], day);
  const beds = Map.groupBy(known.beds, ({ roomId }) => roomId);
  const rooms: MappedRoom[] = roomsOf(reader, homeId, day).map(({ homeId: _, ...room }) => ({
    ...room,
    beds: (beds.get(room.roomId) ?? []).map((bed) => mappedBed(known, people, bed)),
  }));
  const inBed = new Set(rooms.flatMap((room) => room.beds.flatMap(({ person }) => (person ? [person.personId] : []))));
  const withoutBed = known.residents.flatMap(({ personId, from }) => {
    const person = inBed.has(personId) ? null : lying(people.get(personId), day);
    return person ? [{ ...person, since: from, away: known.away.get(personId)?.kind ?? null }] : [];
  });
  return {
    homeId,
    homeName: name,
    day,
    counts: countsOf(reader, homeId, known),
    rooms,
    withoutBed: withoutBed.toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
  };
}

export type HomeKey = { readonly homeId: number; readonly code: string; readonly homeName: string };

/** Homes of the scope. */
export function homesOf(reader: ScopedReader): HomeKey[] {
  const own = placeCondition(reader.scope, 'h');
  return rows(
    reader,
    `SELECT h.home_id AS homeId, h.code, h.name AS homeName FROM home h WHERE h.withdrawn_at IS NULL${own.sql} ORDER BY h.code`,
    ...own.values,
  );
}

export function homesInFigures(reader: ScopedReader, { day }: { readonly day: IsoDate }): OutputOf<'beds.homes'> {
  const homes = homesOf(reader);
  const only = homes.length === 1 ? (homes[0]?.homeId ?? null) : null;
  const known = around(reader, only, day);
  const beds = Map.groupBy(known.beds, ({ homeId }) => homeId);
  const residents = Map.groupBy(known.residents, ({ homeId }) => homeId);
  return homes.map((home) => {
    const own = { ...known, beds: beds.get(home.homeId) ?? [], residents: residents.get(home.homeId) ?? [] };
    return { ...home, counts: countsOf(reader, home.homeId, own) };
  });
}
