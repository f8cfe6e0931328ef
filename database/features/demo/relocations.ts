/** Residents of the invented home that is being built: two at a place for the time being, one in another room and late to return; their rooms are closed. */
import type { MappedRoom } from '../../../electron/contract/beds.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { bedMap } from '../beds/map.ts';
import { closeRooms } from '../renovation/service-closures.ts';
import { list } from '../renovation/service-list.ts';
import { relocate } from '../renovation/service-relocations.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';

const noFilter = { search: '', townCode: null, homeId: null, batchYear: null, kind: null, asOf: null } as const;
/** Days since the rooms were emptied. */
const emptiedAgo = 40;

/** Rooms in which everybody has lain since before the day; nobody is away. */
function lastingRooms(rooms: readonly MappedRoom[], day: IsoDate): MappedRoom[] {
  return rooms.filter(
    ({ beds }) =>
      beds.length > 0 &&
      beds.every(({ state, since, reserved }) => state === 'occupied' && since !== null && since <= day && reserved === null),
  );
}

/** What the facts of somebody's life refuse is left as it is: he has moved since, or the bed was taken in between. */
function tried(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const peopleOf = ({ beds }: MappedRoom): number[] => beds.flatMap(({ person }) => (person ? [person.personId] : []));

/** Of the first project under construction whose home has such rooms. */
export function moveResidents(clerk: WriteContext): void {
  const today = clerk.clock.today();
  const fromOn = addDays(today, -emptiedAgo);
  const reader = countyWide(clerk);
  const building = list(reader, { ...noFilter, stage: 'construction' }, today).rows.filter(
    ({ state, stageSince }) => state === 'running' && stageSince !== null && stageSince <= fromOn,
  );
  for (const { projectId, homeId } of building) {
    const { rooms } = bedMap(reader, { homeId, day: today });
    const [first, second] = lastingRooms(rooms, fromOn);
    if (!first) continue;
    const away = { projectId, fromOn, toHomeId: null, documentNo: '演民安〔2026〕2号', note: null } as const;
    const close = { projectId, bedIds: [], fromOn: addDays(fromOn, 1), plannedUntil: addDays(today, 30), reason: '改造施工' };
    const temporary = { ...away, kind: 'temporary', plannedReturn: addDays(today, 35), place: '镇中心小学空置宿舍' } as const;
    if (tried(() => relocate(clerk, { ...temporary, people: peopleOf(first).map((personId) => ({ personId, bedId: null })) })))
      tried(() => closeRooms(clerk, { ...close, roomIds: [first.roomId] }));
    const [personId] = second ? peopleOf(second) : [];
    const free = rooms.filter(({ sex }) => sex === second?.sex).flatMap(({ beds }) => beds.filter(({ state }) => state === 'free'));
    if (personId !== undefined)
      free.some(({ bedId }) =>
        tried(() =>
          relocate(clerk, { ...away, kind: 'sameHome', place: null, plannedReturn: addDays(today, -4), people: [{ personId, bedId }] }),
        ),
      );
    return;
  }
}
