/** A manager's day in the order of its urgency. Pure. */
import type { MappedRoom } from '../../../electron/contract/beds.ts';
import type { ManagerDay } from '../../../electron/contract/stays-days.ts';
import type { AbsenceRow } from '../../../electron/contract/stays-registers.ts';
import { formatInstant } from '../../shared/format.ts';

export type ManagerTask = {
  readonly id: string;
  readonly tone: 'todo' | 'warn' | 'late' | 'done' | 'info';
  readonly title: string;
  readonly detail: string;
  readonly link: string;
};

const soonDays = 7;

function arrivals(rooms: readonly MappedRoom[], today: string): readonly string[] {
  const limit = new Date(`${today}T00:00:00Z`);
  limit.setUTCDate(limit.getUTCDate() + soonDays);
  const until = limit.toISOString().slice(0, 10);
  return rooms.flatMap((room) =>
    room.beds.flatMap(({ reserved, label }) =>
      reserved && reserved.fromOn <= until ? [`${reserved.name}（${room.name} ${label}床，${reserved.fromOn.slice(5)} 起）`] : [],
    ),
  );
}

/** @param away absences that last on this day */
export function managerTasks(
  day: ManagerDay,
  rooms: readonly MappedRoom[],
  away: readonly AbsenceRow[],
  today: string,
): readonly ManagerTask[] {
  const { rollCall, overdue, counts } = day;
  const back = away.filter((absence) => absence.untilOn === null && absence.plannedUntil === today);
  const coming = arrivals(rooms, today);
  const tasks: ManagerTask[] = [];
  if (day.unreportedIncidents > 0)
    tasks.push({
      id: 'unreported',
      tone: 'late',
      title: `${day.unreportedIncidents} 起事故还没有上报`,
      detail: '请尽快上报，并登记上报时间',
      link: '/beds/incidents',
    });
  if (rollCall === null && counts.occupied > 0)
    tasks.push({
      id: 'roll',
      tone: 'todo',
      title: '今天还没有点名',
      detail: `应到 ${counts.inHouse} 人，请假住院 ${counts.leave + counts.hospital} 人`,
      link: '/beds/roll-call',
    });
  if (overdue.length > 0)
    tasks.push({
      id: 'overdue',
      tone: 'late',
      title: `${overdue.length} 人逾期未返或外出过久`,
      detail: overdue.map((one) => `${one.name}（${one.kind === 'leave' ? '请假' : '住院'} ${one.days} 天）`).join('、'),
      link: '/beds/absences',
    });
  if (back.length > 0)
    tasks.push({
      id: 'back',
      tone: 'warn',
      title: `${back.length} 人今天应返院`,
      detail: back.map((one) => one.name).join('、'),
      link: '/beds/absences',
    });
  if (coming.length > 0)
    tasks.push({ id: 'coming', tone: 'warn', title: `${coming.length} 张床位已预留，近日入住`, detail: coming.join('、'), link: '/beds' });
  if (counts.withoutBed > 0)
    tasks.push({
      id: 'withoutBed',
      tone: 'todo',
      title: `${counts.withoutBed} 人还没有安排床位`,
      detail: counts.drawn === 0 ? '先登记房间和床位，再安排人员' : '在床位图上拖到空床，或用键盘安排',
      link: '/beds',
    });
  if (day.openIncidents - day.unreportedIncidents > 0)
    tasks.push({
      id: 'open',
      tone: 'info',
      title: `${day.openIncidents - day.unreportedIncidents} 起事故在处理`,
      detail: '处理完毕后销号',
      link: '/beds/incidents',
    });
  if (rollCall !== null)
    tasks.push({
      id: 'rolled',
      tone: rollCall.present < rollCall.expected ? 'late' : 'done',
      title: `今天已点名：应到 ${rollCall.expected} 人，实到 ${rollCall.present} 人`,
      detail: `${formatInstant(rollCall.recordedAt)} ${rollCall.recordedBy}`,
      link: '/beds/roll-call',
    });
  return tasks;
}
