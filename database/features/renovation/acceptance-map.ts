/** What an acceptance changes on the map of a home, and taking it back as a whole. */
import { z } from 'zod';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { row, run, type Writer } from '../../core/sql.ts';
import { refuseUnusable, requiredBed } from '../beds/checks.ts';
import { roomNames, staysOnBed } from '../beds/standing.ts';
import { withdrawRow } from '../beds/rows.ts';
import { reopenIn } from '../beds/service-outages.ts';
import { changeBedIn, insertBed, insertRoom, retireBedIn } from '../beds/service-rooms.ts';
import { openClosures } from './service-closures.ts';

type AcceptInput = ParsedInputOf<'renovation.accept'>;

export const doneSchema = z.object({
  roomIds: z.array(z.number()),
  bedIds: z.array(z.number()),
  changed: z.array(
    z.object({
      bedId: z.number(),
      bedType: z.enum(['normal', 'nursing']),
      recognisedOn: isoDateSchema.nullable(),
      basis: z.string().nullable(),
    }),
  ),
  retiredBedIds: z.array(z.number()),
  outageIds: z.array(z.number()),
  /** 核定床位、护理型床位 before. */
  bedsRegistered: z.number(),
  nursingBeds: z.number(),
});
/** Kept with an acceptance. */
export type Done = z.infer<typeof doneSchema>;

/** Beds more on the map, and of them nursing beds. */
export type Gain = { readonly beds: number; readonly nursing: number };

/** @throws AppError ROOM_EXISTS */
function newRooms(writer: Writer, homeId: number, { rooms, acceptedOn, fireDocumentNo }: AcceptInput): Pick<Done, 'roomIds' | 'bedIds'> {
  const roomIds: number[] = [];
  const bedIds: number[] = [];
  for (const { building, floor, name, sex, level, bedType, beds } of rooms) {
    if (roomNames(writer, homeId, building).has(name))
      throw new AppError('ROOM_EXISTS', { building, rooms: name }, { rooms: '房间号已存在' });
    const roomId = insertRoom(writer, { homeId, building, floor, name, sex, level });
    roomIds.push(roomId);
    const recognition = bedType === 'nursing' ? { recognisedOn: acceptedOn, basis: `改造验收 ${fireDocumentNo ?? ''}`.trim() } : {};
    for (let number = 1; number <= beds; number += 1)
      bedIds.push(insertBed(writer, { roomId, label: String(number), bedType, fromOn: acceptedOn, ...recognition }));
  }
  return { roomIds, bedIds };
}

/** Draws what was built, marks what is of the nursing type now, takes out what is no more, ends the closures. @throws AppError BED_*, ROOM_EXISTS */
export function drawAcceptance(
  writer: Writer,
  { projectId, homeId }: { readonly projectId: number; readonly homeId: number },
  input: AcceptInput,
): { done: Omit<Done, 'bedsRegistered' | 'nursingBeds'>; gain: Gain } {
  const { acceptedOn, documentNo } = input;
  const ownBed = (bedId: number): ReturnType<typeof requiredBed> => {
    const bed = requiredBed(writer, bedId);
    if (bed.homeId !== homeId) throw new AppError('BED_NOT_FOUND');
    return bed;
  };
  const retiredBedIds = [...new Set(input.retiredBedIds)];
  const closures = openClosures(writer, projectId);
  let [beds, nursing] = [0, 0];
  for (const bedId of retiredBedIds) {
    beds -= 1;
    if (ownBed(bedId).bedType === 'nursing') nursing -= 1;
    retireBedIn(writer, { bedId, onDate: acceptedOn, reason: '改造后撤减' });
  }
  const changed: Done['changed'] = [];
  for (const bedId of new Set(input.nursingBedIds)) {
    const bed = ownBed(bedId);
    if (bed.bedType === 'nursing' || retiredBedIds.includes(bedId)) continue;
    const { label, recognisedOn, basis } = bed;
    changed.push({ bedId, bedType: 'normal', recognisedOn, basis });
    changeBedIn(writer, { bedId, label, bedType: 'nursing', recognisedOn: acceptedOn, basis: `改造验收 ${documentNo}` });
    nursing += 1;
  }
  // With a bed that is no more its closure has ended already.
  for (const { outageId, bedId } of closures) if (!retiredBedIds.includes(bedId)) reopenIn(writer, { outageId, onDate: acceptedOn });
  const outageIds = closures.map(({ outageId }) => outageId);
  const drawn = newRooms(writer, homeId, input);
  beds += drawn.bedIds.length;
  nursing += input.rooms.reduce((sum, room) => sum + (room.bedType === 'nursing' ? room.beds : 0), 0);
  return { done: { ...drawn, changed, retiredBedIds, outageIds }, gain: { beds, nursing } };
}

/** @throws AppError ACCEPTANCE_IN_USE */
function refuseUsed(writer: Writer, bedId: number, from: IsoDate): void {
  const [stay] = staysOnBed(writer, bedId, from, null);
  if (stay) throw new AppError('ACCEPTANCE_IN_USE', { bed: stay.place });
}

/** As the map was before; refused once somebody has a bed of what came with it. @throws AppError ACCEPTANCE_IN_USE, BED_* */
export function takeBackFromMap(writer: Writer, done: Done, acceptedOn: IsoDate, reason: string): void {
  for (const bedId of done.bedIds) {
    refuseUsed(writer, bedId, acceptedOn);
    retireBedIn(writer, { bedId, onDate: requiredBed(writer, bedId).fromOn, reason });
  }
  for (const roomId of done.roomIds) withdrawRow(writer, 'room', roomId, reason);
  for (const { bedId, bedType, recognisedOn, basis } of done.changed)
    changeBedIn(writer, { bedId, label: requiredBed(writer, bedId).label, bedType, recognisedOn, basis });
  for (const bedId of done.retiredBedIds) run(writer, 'UPDATE bed SET until_on = NULL WHERE bed_id = ?', bedId);
  for (const outageId of done.outageIds) {
    const bedId = bedOfOutage(writer, outageId);
    refuseUsed(writer, bedId, acceptedOn);
    refuseUnusable(writer, requiredBed(writer, bedId), acceptedOn, null);
    run(writer, 'UPDATE bed_outage SET until_on = NULL WHERE bed_outage_id = ?', outageId);
  }
}

function bedOfOutage(writer: Writer, outageId: number): number {
  return row<{ bedId: number }>(writer, 'SELECT bed_id AS bedId FROM bed_outage WHERE bed_outage_id = ?', outageId)?.bedId ?? 0;
}
