import { memo, type CSSProperties, type ReactNode } from 'react';
import { roomSexes } from '../../../electron/contract/beds.ts';
import { count } from '../../shared/format.ts';
import type { MapBed, MapFloor, MapRoom } from './bed-map.ts';
import { bedText, sexText, shortDay, somebodyText, stateMarks, tierText } from './bed-words.ts';

/** What the cell says, for those who hear it. */
export function spokenBed(room: MapRoom, bed: MapBed): string {
  const parts = [bedText(room, bed.label), stateMarks[bed.state].label];
  if (bed.bedType === 'nursing') parts.push('护理型');
  if (bed.person) parts.push(somebodyText(bed.person));
  if (bed.since && bed.state !== 'free' && bed.state !== 'occupied') parts.push(`${bed.since} 起`);
  if (bed.plannedUntil) parts.push(`预计 ${bed.plannedUntil} 止`);
  if (bed.reserved) parts.push(`预留给${somebodyText(bed.reserved)}，${bed.reserved.fromOn} 起`);
  return parts.join('，');
}

/** The lower line: who, else what the bed is. One text each: every element counts three thousand times. */
function drawWho(bed: MapBed, today: string): ReactNode {
  const { reserved } = bed;
  const who = bed.person ?? (bed.state === 'reserved' ? reserved : null);
  if (who)
    return (
      <>
        <span className="name">{who.name}</span>
        <span className="about">{`${sexText(who.sex)}${who.age} ${tierText(who.level)}`}</span>
      </>
    );
  return (
    <>
      <span className="empty">{stateMarks[bed.state].label}</span>
      {reserved ? <span className="booking">{`${shortDay(reserved.fromOn, today)} ${reserved.name}`}</span> : null}
    </>
  );
}

/** Beside the sign: since when away, until when out of use, from when reserved, when it becomes free. */
function dayBeside(bed: MapBed, today: string): string {
  if (bed.state === 'leave' || bed.state === 'hospital') return bed.since ? shortDay(bed.since, today) : '';
  if (bed.state === 'repair' || bed.state === 'renovation') return bed.plannedUntil ? `至${shortDay(bed.plannedUntil, today)}` : '';
  if (bed.state === 'reserved') return bed.reserved ? shortDay(bed.reserved.fromOn, today) : '';
  return bed.state === 'occupied' && bed.freeFrom ? `${shortDay(bed.freeFrom, today)}空出` : '';
}

/** The upper right corner; most beds have nothing there. */
function drawState(bed: MapBed, today: string): ReactNode {
  const { sign } = stateMarks[bed.state];
  const isBookedBehind = bed.reserved !== null && bed.state !== 'reserved';
  const day = dayBeside(bed, today);
  if (!sign && !isBookedBehind && day === '') return null;
  return (
    <span className="state">
      {day}
      {sign ? <span className="sign">{sign}</span> : null}
      {isBookedBehind ? <span className="sign booked">预</span> : null}
    </span>
  );
}

function Cell({
  room,
  bed,
  today,
  isFaint,
}: {
  readonly room: MapRoom;
  readonly bed: MapBed;
  readonly today: string;
  readonly isFaint: boolean;
}): ReactNode {
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      className={`bed bed-${bed.state}${bed.bedType === 'nursing' ? ' nursing-bed' : ''}${isFaint ? ' faint' : ''}`}
      data-bed={bed.bedId}
      draggable={bed.person !== null}
      aria-label={spokenBed(room, bed)}
    >
      <span className="label">{bed.label}</span>
      {drawState(bed, today)}
      {drawWho(bed, today)}
    </div>
  );
}

/** Four beds stand two by two, as in the room. */
function columnsOf(beds: number): number {
  return beds <= 3 ? Math.max(beds, 1) : Math.ceil(beds / 2);
}

function Room({
  room,
  chosen,
  today,
}: {
  readonly room: MapRoom;
  readonly chosen: ReadonlySet<number> | null;
  readonly today: string;
}): ReactNode {
  if (chosen && !room.beds.some((bed) => chosen.has(bed.bedId))) return null;
  return (
    <div role="row" className="room" data-room={room.roomId}>
      <div role="rowheader" className="room-name">
        <b>{room.name}</b>
        <span>
          {roomSexes.find(({ id }) => id === room.sex)?.label}
          {room.level === null ? '' : ` ${tierText(room.level)}`}
        </span>
      </div>
      <div className="beds" style={{ '--columns': columnsOf(room.beds.length) } as CSSProperties}>
        {room.beds.map((bed) => (
          <Cell key={bed.bedId} room={room} bed={bed} today={today} isFaint={chosen !== null && !chosen.has(bed.bedId)} />
        ))}
      </div>
    </div>
  );
}

/** Height to keep for a floor that is out of sight: about five beds stand beside each other. */
function heightOf(floor: MapFloor): string {
  const beds = floor.rooms.reduce((sum, room) => sum + room.beds.length, 0);
  return `auto ${2.25 + Math.ceil(beds / 5) * 4.75}rem`;
}

/** One floor, drawn anew only when its own beds, the filter or the day change. */
export const BedFloor = memo(function BedFloor({
  floor,
  chosen,
  today,
}: {
  readonly floor: MapFloor;
  readonly chosen: ReadonlySet<number> | null;
  readonly today: string;
}): ReactNode {
  const beds = floor.rooms.flatMap((room) => room.beds);
  if (chosen && !beds.some((bed) => chosen.has(bed.bedId))) return null;
  const free = beds.filter((bed) => bed.state === 'free').length;
  return (
    <section className="floor" role="rowgroup" style={{ containIntrinsicSize: heightOf(floor) }}>
      <h3 className="floor-name">
        {floor.building} {floor.floor}层
        <span>
          {count(floor.rooms.length)} 间 {count(beds.length)} 张，空闲 {count(free)} 张
        </span>
      </h3>
      <div className="rooms">
        {floor.rooms.map((room) => (
          <Room key={room.roomId} room={room} chosen={chosen} today={today} />
        ))}
      </div>
    </section>
  );
});
