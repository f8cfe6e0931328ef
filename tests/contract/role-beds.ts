/** Rooms, beds, stays and what happens in a home, for the places the role matrix asks about. */
import { row, transaction, type WriteContext } from '../../database/core/sql.ts';
import { startAbsenceIn } from '../../database/features/beds/service-absences.ts';
import { saveIncident } from '../../database/features/beds/service-days.ts';
import { closeIn } from '../../database/features/beds/service-outages.ts';
import { insertBed, insertRoom } from '../../database/features/beds/service-rooms.ts';
import { assignIn, reserveIn } from '../../database/features/beds/service-stays.ts';
import { isoDate } from '../../electron/contract/values.ts';

export type PlaceBeds = {
  readonly roomId: number;
  readonly emptyRoomId: number;
  /** The resident lies in it, and is away. */
  readonly bedId: number;
  readonly bedStayId: number;
  readonly absenceId: number;
  readonly freeBedId: number;
  /** The neighbour has reserved another bed. */
  readonly neighbourId: number;
  readonly neighbourStayId: number;
  readonly reservationId: number;
  readonly outageId: number;
  readonly incidentId: number;
};

const since = isoDate('2021-06-01');

/** @param resident and @param neighbour live in the home */
export function bedsIn(context: WriteContext, homeId: number, resident: number, neighbour: number): PlaceBeds {
  const made = transaction(context, (writer) => {
    const room = { homeId, building: '主楼', floor: 1, sex: 'any', level: null } as const;
    const roomId = insertRoom(writer, { ...room, name: '101' });
    const emptyRoomId = insertRoom(writer, { ...room, name: '102' });
    const bed = (label: string): number => insertBed(writer, { roomId, label, bedType: 'normal', fromOn: since });
    const [bedId, second, third, closed, freeBedId] = [bed('1'), bed('2'), bed('3'), bed('4'), bed('5')];
    const bedStayId = assignIn(writer, { personId: resident, bedId, fromOn: since, note: null });
    const neighbourStayId = assignIn(writer, { personId: neighbour, bedId: second, fromOn: since, note: null });
    const reservationId = reserveIn(writer, { personId: neighbour, bedId: third, fromOn: since, plannedUntil: null, note: null });
    closeIn(writer, { homeId, bedIds: [closed], kind: 'repair', fromOn: since, plannedUntil: null, reason: '漏水' });
    const away = { plannedUntil: null, destination: null, escort: null, approvedBy: null, note: null } as const;
    const absenceId = startAbsenceIn(writer, { ...away, personId: resident, kind: 'leave', fromOn: isoDate('2022-01-10') });
    const outageId = row<{ id: number }>(writer, 'SELECT max(bed_outage_id) AS id FROM bed_outage')?.id ?? 0;
    return {
      roomId,
      emptyRoomId,
      bedId,
      bedStayId,
      absenceId,
      freeBedId,
      neighbourId: neighbour,
      neighbourStayId,
      reservationId,
      outageId,
    };
  });
  const { incidentId } = saveIncident(context, {
    homeId,
    incidentId: null,
    personId: resident,
    kind: 'fall',
    severity: 'minor',
    happenedAt: '2022-01-05 09:00',
    reportedAt: null,
    description: '走廊滑倒',
    measures: null,
  });
  return { ...made, incidentId };
}
