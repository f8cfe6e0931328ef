/** The works of one project, everything its page needs: rooms, residents, relocations, reports, acceptance, assets. */
import type { BedMap } from '../../../electron/contract/beds.ts';
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { Relocation, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { addFen, daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { bedMap } from '../beds/map.ts';
import { bedById, capacityOn } from '../beds/standing.ts';
import { strangersAmong, veiled } from '../beds/strangers.ts';
import type { ScopedReader } from '../users/scope.ts';
import { isStillAway, relocationsOf, type StoredRelocation } from './queries-relocations.ts';
import { acceptancesOf, assetsOf, closuresOf, openingOf, settlementOf } from './queries-works.ts';
import { requiredWorkProject } from './queries-works-project.ts';
import { checklistItems, fireKindNeeded } from './service-acceptance.ts';
import { needsReapproval } from './service-handover.ts';
import { progressOfProject } from './service-progress.ts';

type StateOfRelocation = Pick<Relocation, 'state' | 'daysLate'>;

/** Whether he is away, late, back, or not of the home any more. */
export function stateOf(relocation: StoredRelocation, today: IsoDate): StateOfRelocation {
  if (relocation.withdrawnAt !== null) return { state: 'withdrawn', daysLate: 0 };
  if (relocation.returnedOn !== null) return { state: 'back', daysLate: 0 };
  if (!isStillAway(relocation)) return { state: 'over', daysLate: 0 };
  const late = daysBetween(relocation.plannedReturn, today);
  return late > 0 ? { state: 'late', daysLate: late } : { state: 'away', daysLate: 0 };
}

function placeOf(reader: Reader, bedId: number | null): string | null {
  return bedId === null ? null : (bedById(reader, bedId)?.place ?? null);
}

function relocations(reader: ScopedReader, projectId: number, freeBeds: ReadonlySet<number>, today: IsoDate): Relocation[] {
  const stored = relocationsOf(reader, projectId).map((one): Relocation => {
    const { relocationId, personId, name, kind, fromOn, plannedReturn, returnedOn, toHomeId, toHomeName, place, fromBedId, toBedId } = one;
    const isSupported = one.status === 'active' || one.status === 'suspended';
    return {
      relocationId,
      personId,
      name,
      kind,
      fromOn,
      plannedReturn,
      returnedOn,
      toHomeId,
      toHomeName,
      place,
      fromBedId,
      fromBed: placeOf(reader, fromBedId),
      isFromBedFree: fromBedId !== null && freeBeds.has(fromBedId),
      toBed: placeOf(reader, toBedId),
      documentNo: one.documentNo,
      note: one.note,
      ...stateOf(one, today),
      mode: isSupported ? one.mode : null,
      recordedBy: one.recordedBy,
      recordedAt: one.recordedAt,
      withdrawnReason: one.withdrawnReason,
      withdrawnBy: one.withdrawnBy,
    };
  });
  return veiled(reader, stored);
}

const placeIn = ({ building, floor, name }: BedMap['rooms'][number], label: string): string => `${building} ${floor}层 ${name} ${label}床`;

function residents(map: BedMap, open: ReadonlyMap<number, number>): Works['residents'] {
  const relocationId = (personId: number): number | null => open.get(personId) ?? null;
  const inBed = map.rooms.flatMap((room) =>
    room.beds.flatMap(({ bedId, label, person, since }): Works['residents'] => {
      if (!person) return [];
      const { personId, name, sex, level } = person;
      return [{ personId, name, sex, level, bedId, place: placeIn(room, label), since, relocationId: relocationId(personId) }];
    }),
  );
  const without = map.withoutBed.map(({ personId, name, sex, level, since }) => ({
    personId,
    name,
    sex,
    level,
    bedId: null,
    place: null,
    since,
    relocationId: relocationId(personId),
  }));
  return [...inBed, ...without];
}

function roomsOf(map: BedMap, names: ReadonlyMap<number, string>): Works['rooms'] {
  return map.rooms.map((room) => ({
    roomId: room.roomId,
    building: room.building,
    floor: room.floor,
    name: room.name,
    beds: room.beds.map(({ bedId, label, bedType, state, outageId, person }) => ({
      bedId,
      label,
      bedType,
      place: placeIn(room, label),
      state,
      outageId,
      person: person ? { personId: person.personId, name: names.get(person.personId) ?? person.name } : null,
    })),
  }));
}

/** @throws AppError RENOVATION_NOT_FOUND */
export function works(reader: ScopedReader, projectId: number, { role, today }: { readonly role: Role; readonly today: IsoDate }): Works {
  const project = requiredWorkProject(reader, projectId);
  const map = bedMap(reader, { homeId: project.homeId, day: today });
  const free = new Set(map.rooms.flatMap(({ beds }) => beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId)));
  const moved = relocations(reader, projectId, free, today);
  const open = new Map(
    moved.filter(({ state }) => state === 'away' || state === 'late').map(({ personId, relocationId }) => [personId, relocationId]),
  );
  const living = veiled(reader, residents(map, open));
  const strangers = strangersAmong(reader, living);
  const { registered, nursing } = capacityOn(reader, project.homeId, today);
  const acceptances = acceptancesOf(reader, projectId);
  const assets = assetsOf(reader, projectId);
  const settlement = settlementOf(reader, projectId);
  return {
    projectId,
    homeId: project.homeId,
    homeName: project.homeName,
    today,
    canRelocateElsewhere: (everyClerk as readonly Role[]).includes(role),
    capacity: { bedsRegistered: registered, nursingBeds: nursing },
    closures: closuresOf(reader, projectId),
    rooms: roomsOf(map, new Map(living.filter(({ personId }) => strangers.has(personId)).map(({ personId, name }) => [personId, name]))),
    residents: living,
    relocations: moved,
    progress: progressOfProject(reader, projectId, today),
    acceptance: acceptances.find(({ withdrawnReason }) => withdrawnReason === null) ?? null,
    withdrawnAcceptances: acceptances.filter(({ withdrawnReason }) => withdrawnReason !== null),
    checklistItems: checklistItems(reader, today),
    fireKindNeeded: fireKindNeeded(reader, project, today),
    assets,
    assetsFen: addFen(assets.filter(({ withdrawnReason }) => withdrawnReason === null).map(({ totalFen }) => totalFen)),
    opening: openingOf(reader, projectId),
    settlement: settlement && {
      ...settlement,
      needsReapproval: needsReapproval(reader, settlement.auditedFen, project.approvedFen, settlement.settledOn),
    },
  };
}
