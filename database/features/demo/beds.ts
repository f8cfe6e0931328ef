/** Rooms and beds of the invented homes, who lies in them, who is away, and a week of roll calls. */
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseUnusable, requiredBed } from '../beds/checks.ts';
import { bedMap } from '../beds/map.ts';
import { endAbsenceIn, startAbsenceIn } from '../beds/service-absences.ts';
import { rollCallIn, saveIncident } from '../beds/service-days.ts';
import { closeIn } from '../beds/service-outages.ts';
import { insertBed, insertRoom } from '../beds/service-rooms.ts';
import { assignIn, moveIn, reserveIn } from '../beds/service-stays.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';
import type { CountyHome } from './county.ts';
import type { Life } from './life.ts';
import type { Random } from './random.ts';

type Home = CountyHome & { readonly homeId: number };
type Map = ReturnType<typeof bedMap>;
type MappedRoom = Map['rooms'][number];

const bedsPerRoom = 2;
const roomsPerFloor = 10;
/** From so many on, nursing beds have a building of their own. */
const ownBuilding = 60;
const shareOfMen = 0.6;

type Part = { readonly building: string; readonly firstFloor: number; readonly beds: number; readonly isNursing: boolean };

function partsOf({ beds, nursingBeds }: CountyHome): Part[] {
  const normal = beds - nursingBeds;
  if (nursingBeds >= ownBuilding)
    return [
      { building: '护理楼', firstFloor: 1, beds: nursingBeds, isNursing: true },
      { building: '颐和楼', firstFloor: 1, beds: normal, isNursing: false },
    ];
  return [
    { building: '主楼', firstFloor: 1, beds: nursingBeds, isNursing: true },
    { building: '主楼', firstFloor: 1 + Math.ceil(nursingBeds / bedsPerRoom / roomsPerFloor), beds: normal, isNursing: false },
  ];
}

function layOut(writer: Writer, home: Home): void {
  for (const part of partsOf(home)) {
    const rooms = Math.ceil(part.beds / bedsPerRoom);
    for (let index = 0; index < rooms; index += 1) {
      const floor = part.firstFloor + Math.floor(index / roomsPerFloor);
      const sex =
        index === rooms - 1 ? 'any' : index === rooms - 2 && !part.isNursing ? 'couple' : index < rooms * shareOfMen ? 'male' : 'female';
      const name = `${floor}${String((index % roomsPerFloor) + 1).padStart(2, '0')}`;
      const level = part.isNursing ? 'completeLoss' : null;
      const roomId = insertRoom(writer, { homeId: home.homeId, building: part.building, floor, name, sex, level });
      for (let number = 1; number <= bedsPerRoom && index * bedsPerRoom + number <= part.beds; number += 1)
        insertBed(writer, {
          roomId,
          label: String(number),
          bedType: part.isNursing ? 'nursing' : 'normal',
          recognisedOn: part.isNursing ? home.openedOn : null,
          basis: part.isNursing ? '护理床、呼叫、无障碍卫浴齐备' : null,
          fromOn: home.openedOn,
        });
    }
  }
}

type Waiting = Map['withoutBed'][number];

/** The better a bed suits somebody, the lower. */
function unfit(room: MappedRoom, bedType: string, person: Waiting): number {
  const isSex = room.sex === person.sex ? 0 : room.sex === 'any' ? 1 : 6;
  return isSex + (room.sex === 'couple' ? 4 : 0) + ((bedType === 'nursing') === (person.level === 'completeLoss') ? 0 : 2);
}

/** Gives a bed to everybody who has none, from the day he came, where one has been free since. */
function giveBeds(writer: Writer, home: Home, today: IsoDate, leaveOut: number): void {
  const map = bedMap(countyWide(writer), { homeId: home.homeId, day: today });
  const waiting = map.withoutBed.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const free = map.rooms.flatMap((room) =>
    room.beds.filter(({ state, reserved }) => state === 'free' && reserved === null).map((bed) => ({ bed, room })),
  );
  for (const person of waiting.slice(0, waiting.length - leaveOut)) {
    const fromOn = person.since < home.openedOn ? home.openedOn : person.since;
    const suiting = free
      .filter(({ bed }) => isFreeSince(writer, bed.bedId, fromOn))
      .toSorted((a, b) => unfit(a.room, a.bed.bedType, person) - unfit(b.room, b.bed.bedType, person));
    const [best] = suiting;
    if (!best) continue;
    assignIn(writer, { personId: person.personId, bedId: best.bed.bedId, fromOn, note: null });
    free.splice(free.indexOf(best), 1);
  }
}

function isFreeSince(writer: Writer, bedId: number, day: IsoDate): boolean {
  try {
    refuseUnusable(writer, requiredBed(writer, bedId), day, null);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Before the first month: every home is laid out, every resident has a bed. */
export function openBeds(life: Life, homes: readonly CountyHome[]): void {
  const known = homesOf(life, homes);
  transaction(life.clerk, (writer) => {
    for (const home of known) {
      layOut(writer, home);
      giveBeds(writer, home, life.clerk.clock.today(), 0);
    }
  });
}

function homesOf(life: Life, homes: readonly CountyHome[]): Home[] {
  const ids = new Map(life.homes.map(({ name, homeId }) => [name, homeId]));
  return homes.flatMap((home) => {
    const homeId = ids.get(home.name);
    return homeId === undefined ? [] : [{ ...home, homeId }];
  });
}

const away = { plannedUntil: null, escort: null, approvedBy: '院长', note: null } as const;

function awayFrom(writer: Writer, random: Random, map: Map, today: IsoDate): void {
  const lying = map.rooms.flatMap(({ beds }) => beds.flatMap(({ person, since }) => (person && since ? [{ ...person, since }] : [])));
  for (const [index, { personId, since }] of lying.entries()) {
    if (index % 9 !== 4) continue;
    const isHospital = random.happens(0.4);
    const fromOn = addDays(today, -random.whole(1, isHospital ? 40 : 12));
    if (fromOn < since) continue;
    const absenceId = startAbsenceIn(writer, {
      ...away,
      personId,
      kind: isHospital ? 'hospital' : 'leave',
      fromOn,
      plannedUntil: isHospital ? null : addDays(fromOn, random.whole(3, 20)),
      destination: isHospital ? '市人民医院' : '本村亲属家中',
      escort: isHospital ? '护理员' : '侄子',
    });
    if (random.happens(0.4)) endAbsenceIn(writer, { absenceId, onDate: addDays(fromOn, Math.min(3, daysUntil(fromOn, today))) });
  }
}

function daysUntil(from: IsoDate, until: IsoDate): number {
  let days = 0;
  while (addDays(from, days) < until) days += 1;
  return days;
}

type Free = { readonly bedId: number; readonly roomId: number };

function freeIn(map: Map): Free[] {
  return map.rooms.flatMap(({ roomId, beds }) =>
    beds.filter(({ state, freeFrom }) => state === 'free' && freeFrom !== null).map(({ bedId }) => ({ bedId, roomId })),
  );
}

/** As the ledger stands at its last day: somebody moved, somebody expected, a bed that is repaired, a home that is rebuilt. */
export function liveInBeds(life: Life, homes: readonly CountyHome[], random: Random): void {
  const { clerk } = life;
  const today = clerk.clock.today();
  const known = homesOf(life, homes);
  const expected = life.people.filter(({ homeId, isWilling, standing }) => homeId === null && isWilling && standing === 'active');
  const held = new Set<number>();
  transaction(clerk, (writer) => {
    for (const [index, home] of known.entries()) {
      giveBeds(writer, home, today, index % 5 === 1 ? 1 : 0);
      const before = bedMap(countyWide(writer), { homeId: home.homeId, day: today });
      const [one, other, third] = freeIn(before);
      const goal = before.rooms.find((room) => room.beds.some(({ bedId }) => bedId === one?.bedId))?.sex;
      const settled = before.rooms.flatMap((room) => room.beds).filter(({ since }) => since !== null && since < addDays(today, -6));
      const mover = settled.findLast(({ person }) => goal === 'any' || goal === person?.sex)?.person;
      if (one && mover && index % 3 === 0)
        moveIn(writer, { personId: mover.personId, bedId: one.bedId, onDate: addDays(today, -6), note: '本人要求' });
      const wanted = before.rooms.find((room) => room.beds.some(({ bedId }) => bedId === other?.bedId))?.sex;
      const holder = expected.slice(index).find(({ person }) => wanted === person.made.sex || wanted === 'any');
      if (other && holder && index % 3 !== 2 && !held.has(holder.personId)) {
        held.add(holder.personId);
        reserveIn(writer, {
          personId: holder.personId,
          bedId: other.bedId,
          fromOn: addDays(today, -3),
          plannedUntil: addDays(today, 20),
          note: null,
        });
      }
      if (third && index % 4 === 1) {
        const close = { homeId: home.homeId, fromOn: addDays(today, -20), plannedUntil: addDays(today, 60) };
        closeIn(writer, { ...close, bedIds: [third.bedId], kind: 'repair', reason: '屋顶漏水' });
      }
      const last = freeIn(bedMap(countyWide(writer), { homeId: home.homeId, day: today })).slice(-4);
      if (index === 4 && last.length > 0)
        closeIn(writer, {
          homeId: home.homeId,
          bedIds: last.map(({ bedId }) => bedId),
          kind: 'renovation',
          fromOn: today,
          plannedUntil: addDays(today, 150),
          reason: '改造提升工程施工',
        });
      awayFrom(writer, random, bedMap(countyWide(writer), { homeId: home.homeId, day: today }), today);
    }
  });
  transaction(clerk, (writer) => {
    for (const home of known) callRolls(writer, random, home.homeId, today);
  });
  happenIn(clerk, known, today);
}

const daysOfRolls = 7;

function callRolls(writer: Writer, random: Random, homeId: number, today: IsoDate): void {
  for (let back = daysOfRolls; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    const map = bedMap(countyWide(writer), { homeId, day });
    const here = map.rooms.flatMap(({ beds }) => beds.flatMap(({ person, state }) => (person && state === 'occupied' ? [person] : [])));
    const missing = random.happens(0.15) ? here.slice(0, 1) : [];
    const absent = missing.map(({ personId }) => ({ personId, finding: 'missing' as const, note: '早饭后出院散步，十点返回' }));
    rollCallIn(writer, { homeId, day, absent, note: null });
  }
}

const happened = [
  {
    kind: 'fall',
    severity: 'minor',
    hour: '06:40',
    back: 25,
    description: '起床如厕时滑倒，右膝擦伤',
    measures: '护理员陪同，卫生间加铺防滑垫',
  },
  {
    kind: 'choking',
    severity: 'serious',
    hour: '11:50',
    back: 12,
    description: '午餐时噎食，现场拍背后缓解',
    measures: '改为软食，进餐时专人看护',
  },
  { kind: 'lost', severity: 'serious', hour: '15:20', back: 2, description: '下午外出未归，两小时后在村口找到', measures: null },
] as const;

function happenIn(clerk: WriteContext, homes: readonly Home[], today: IsoDate): void {
  for (const [index, { back, hour, ...incident }] of happened.entries()) {
    const home = homes[index];
    if (!home) continue;
    const day = addDays(today, -back);
    const map = bedMap(countyWide(clerk), { homeId: home.homeId, day });
    const person = map.rooms.flatMap(({ beds }) => beds.flatMap((bed) => (bed.person ? [bed.person] : [])))[index];
    saveIncident(clerk, {
      ...incident,
      homeId: home.homeId,
      incidentId: null,
      personId: person?.personId ?? null,
      happenedAt: `${day} ${hour}`,
      reportedAt: incident.measures === null ? null : `${day} 18:00`,
    });
  }
}
