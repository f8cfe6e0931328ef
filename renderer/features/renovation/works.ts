/** What the works of a project say, looked at from the window. */
import type { Closure, Works } from '../../../electron/contract/renovation-works-shapes.ts';

export type WorksRoom = Works['rooms'][number];
export type Resident = Works['residents'][number];

export const isOpen = (closure: Closure): boolean => closure.untilOn === null;

/** The closure the room is under today. */
export const closureOf = (works: Works, room: WorksRoom): Closure | undefined =>
  works.closures.find((closure) => closure.roomId === room.roomId && isOpen(closure));

/** Who has a bed in the room. */
export function livingIn(works: Works, room: WorksRoom): readonly Resident[] {
  const beds = new Set(room.beds.map((bed) => bed.bedId));
  return works.residents.filter((resident) => resident.bedId !== null && beds.has(resident.bedId));
}

export type BedOption = { readonly id: number; readonly label: string };

/** Beds somebody could have today, those of the rooms that are emptied left out. */
export function freeBeds(works: Works, leaving: ReadonlySet<number>): readonly BedOption[] {
  return works.rooms
    .filter((room) => !leaving.has(room.roomId))
    .flatMap((room) => room.beds.filter((bed) => bed.state === 'free' && bed.outageId === null))
    .map((bed) => ({ id: bed.bedId, label: `${bed.place}${bed.bedType === 'nursing' ? '（护理型）' : ''}` }));
}
