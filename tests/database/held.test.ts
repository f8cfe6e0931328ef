/** Beds and places kept for somebody: since when, until when, given back in one step; and one sum of them on every screen. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { rows, transaction } from '../../database/core/sql.ts';
import { heldPlaces, release } from '../../database/features/beds/held.ts';
import { homesInFigures } from '../../database/features/beds/map.ts';
import { insertBed, insertRoom } from '../../database/features/beds/service-rooms.ts';
import { reserve } from '../../database/features/beds/service-stays.ts';
import * as homes from '../../database/features/homes/service.ts';
import { decide } from '../../database/features/placement/planner/decide.ts';
import { factsView, makePlan, planView } from '../../database/features/placement/planner/service.ts';
import { waitingPage } from '../../database/features/placement/waiting-page.ts';
import * as people from '../../database/features/people/service.ts';
import { summary } from '../../database/features/today/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { register } from './payments-county.ts';

const today = isoDate('2022-06-30');
let context: TestLedger;
let drawnHome: number;
let plainHome: number;
let towns: readonly string[];
let bedIds: readonly number[];
let sequence = 0;

function waiting(name: string): number {
  sequence += 1;
  const personId = register(context, { sequence, name, level: 'completeLoss', caregiver: null, account: null });
  people.record(context, { kind: 'wish', personId, validFrom: isoDate(`2022-02-${String(sequence).padStart(2, '0')}`), wish: 'willing' });
  return personId;
}

const on = (day: IsoDate): TestLedger => ({ ...context, clock: fixedClock(day) });
const held = (day = today) => heldPlaces(countyWide(context), day);

beforeEach(() => {
  sequence = 0;
  context = { ...memoryLedger({ clock: fixedClock(today) }) };
  towns = rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 2").map(({ code }) => code);
  const home = (code: string, name: string, town: number): number =>
    homes.save(context, {
      homeId: null,
      code,
      name,
      homeLevel: 'town',
      townCode: towns[town] ?? '',
      bedsRegistered: 3,
      nursingBeds: 3,
      operationMode: 'public',
      openedOn: null,
      creditCode: null,
    }).homeId;
  drawnHome = home('H01', '东山敬老院', 0);
  plainHome = home('H02', '西河敬老院', 1);
  bedIds = transaction(context, (writer) => {
    const roomId = insertRoom(writer, { homeId: drawnHome, building: '主楼', floor: 1, name: '101', sex: 'any', level: null });
    return ['1', '2', '3'].map((label) =>
      insertBed(writer, { roomId, label, bedType: 'nursing', fromOn: isoDate('2020-01-01'), recognisedOn: null, basis: null }),
    );
  });
});

function keep(personId: number, bed: number, fromOn: string, plannedUntil: string | null): number {
  const given = { personId, bedId: bedIds[bed] ?? 0, fromOn: isoDate(fromOn), note: null };
  return reserve(context, { ...given, plannedUntil: plannedUntil === null ? null : isoDate(plannedUntil) }).bedStayId;
}

/** A place in the home without a bed map, as the planner's line was accepted. */
async function promised(name: string, day = today): Promise<number> {
  const personId = waiting(name);
  const closed = transaction(context, (writer) => {
    writer.connection
      .prepare(
        `INSERT INTO application (uid, number, person_id, applied_on, wished_home_id, state, recorded_at, recorded_by)
       VALUES (randomblob(16), 'S' || ?, ?, '2022-05-01', ?, 'open', '2022-05-01T00:00:00Z', 1)`,
      )
      .run(personId, personId, plainHome);
    return writer.connection
      .prepare(
        `INSERT INTO application_step (uid, application_id, kind, on_date, is_passed, detail_json, recorded_at, recorded_by)
       SELECT randomblob(16), application_id, 'approval', '2022-05-02', 1, json_object('text', '同意', 'homeId', ?), '2022-05-02T00:00:00Z', 1
       FROM application WHERE person_id = ?`,
      )
      .run(plainHome, personId);
  });
  expect(closed.changes).toBe(1);
  const { planId } = await makePlan(on(day), { asOf: day }, {});
  const line = planView(context, planId, day).plan?.lines.find((candidate) => candidate.personId === personId);
  expect(line?.homeId).toBe(plainHome);
  expect(decide(on(day), { lineIds: [line?.lineId ?? 0], decision: 'accepted', reason: null })).toEqual({ decided: 1, refused: [] });
  return line?.lineId ?? 0;
}

describe('the list', () => {
  test('who is over comes first, by the planned day or by the days of the parameter', () => {
    keep(waiting('周一'), 0, '2022-06-01', '2022-06-20');
    keep(waiting('周二'), 1, '2022-05-20', null);
    keep(waiting('周三'), 2, '2022-07-10', null);
    expect(held().rows).toMatchObject([
      { name: '周二', standing: 'overdue', keptUntil: '2022-06-19', daysOver: 11, place: '主楼 1层 101 2床' },
      { name: '周一', standing: 'overdue', keptUntil: '2022-06-20', daysOver: 10 },
      { name: '周三', standing: 'coming', keptUntil: '2022-08-09', daysOver: 0 },
    ]);
    expect(held(isoDate('2022-06-20')).rows.find(({ name }) => name === '周一')).toMatchObject({ standing: 'kept', daysOver: 0 });
  });

  test('a promised place is kept for its days, then lapsed, and gone once he lives in a home', async () => {
    await promised('吴诺');
    expect(held().rows).toMatchObject([{ kind: 'place', name: '吴诺', place: null, standing: 'kept', keptUntil: '2022-07-30' }]);
    expect(held(isoDate('2022-07-30')).rows[0]?.standing).toBe('kept');
    expect(held(isoDate('2022-07-31')).rows[0]).toMatchObject({ standing: 'lapsed', daysOver: 1 });
    expect(factsView(context, isoDate('2022-07-30'))).toMatchObject({ waiting: 0, reserved: 1, held: 1 });
    expect(factsView(context, isoDate('2022-07-31'))).toMatchObject({ waiting: 1, reserved: 0, held: 0 });
    const personId = held().rows[0]?.personId ?? 0;
    people.record(context, { kind: 'mode', personId, validFrom: today, mode: 'centralised', homeId: plainHome } as never);
    expect(held().rows).toEqual([]);
  });

  test('the day of a promise is the local one', async () => {
    const lineId = await promised('吴诺');
    const [found] = rows<{ local: string; stored: string }>(
      context,
      `SELECT date('2022-06-29T23:30:00.000Z', 'localtime') AS local, date('2022-06-29T23:30:00.000Z') AS stored`,
    );
    context.connection.exec('DROP TRIGGER placement_decision_no_update');
    context.connection
      .prepare("UPDATE placement_decision SET recorded_at = '2022-06-29T23:30:00.000Z' WHERE placement_line_id = ?")
      .run(lineId);
    expect(found?.stored).toBe('2022-06-29');
    expect(held().rows[0]?.fromOn).toBe(found?.local);
  });
});

describe('giving back', () => {
  test('beds and places in one step, with the reason, and the people are on the list again', async () => {
    const bedStayId = keep(waiting('周一'), 0, '2022-06-01', '2022-06-20');
    const lineId = await promised('吴诺');
    const places = [
      { kind: 'bed', key: bedStayId },
      { kind: 'place', key: lineId },
    ] as const;
    expect(release(context, { places: [...places], reason: '本人不来了' })).toEqual({ released: 2 });
    expect(held().rows).toEqual([]);
    expect(factsView(context, today)).toMatchObject({ waiting: 2, reserved: 0, held: 0 });
    expect(planView(context, null, today).plan?.lines.find((line) => line.lineId === lineId)?.releasedReason).toBe('本人不来了');
    const actions = rows<{ action: string }>(context, 'SELECT action FROM audit ORDER BY seq DESC LIMIT 2').map(({ action }) => action);
    expect(actions).toEqual(['placement.release', 'bed.cancelReservation']);
    expect(() => release(context, { places: [places[1]], reason: '再来一次' })).toThrow('已经收回');
  });

  test('all or none', () => {
    const bedStayId = keep(waiting('周一'), 0, '2022-06-01', null);
    expect(() =>
      release(context, {
        places: [
          { kind: 'bed', key: bedStayId },
          { kind: 'place', key: 999 },
        ],
        reason: '本人不来了',
      }),
    ).toThrow('已经收回');
    expect(held().rows).toHaveLength(1);
  });

  test('a home gives back its own beds only, and no place the county promised', async () => {
    const bedStayId = keep(waiting('周一'), 0, '2022-06-01', null);
    const lineId = await promised('吴诺');
    const manager = (name: string, homeId: number): TestLedger => asUser(context, name, 'home_manager', { townCode: null, homeId });
    const [own, other] = [manager('东山管理员', drawnHome), manager('西河管理员', plainHome)];
    const bed = [{ kind: 'bed', key: bedStayId } as const];
    expect(() => release(other, { places: bed, reason: '本人不来了' })).toThrow('超出了本用户的范围');
    expect(() => release(other, { places: [{ kind: 'place', key: lineId }], reason: '本人不来了' })).toThrow('由县级');
    expect(heldPlaces(own, today).rows.map(({ name }) => name)).toEqual(['周一']);
    expect(release(own, { places: bed, reason: '本人不来了' })).toEqual({ released: 1 });
  });
});

test('one sum on every screen: beds by home, the planner, the waiting list, today', async () => {
  keep(waiting('周一'), 0, '2022-06-01', '2022-06-20');
  keep(waiting('周二'), 1, '2022-07-10', null);
  const resident = register(context, {
    sequence: 80,
    name: '张转',
    mode: 'centralised',
    homeId: plainHome,
    caregiver: null,
    level: 'completeLoss',
  });
  keep(resident, 2, '2022-06-25', null);
  await promised('吴诺');
  const all = held().rows.length;
  const inHomes = homesInFigures(countyWide(context), { day: today }).map(({ counts }) => counts.held);
  expect(all).toBe(4);
  expect(inHomes).toEqual([3, 1]);
  expect(factsView(context, today)).toMatchObject({ held: 4, reserved: 3 });
  const list = waitingPage(countyWide(context), { asOf: today, search: '', level: null, offset: 0, limit: 100 });
  expect(list.reserved).toBe(3);
  expect(list.rows.filter(({ reservation }) => reservation !== null)).toHaveLength(3);
  expect(list.rows.find(({ name }) => name === '吴诺')?.reservation).toMatchObject({ bedStayId: null, homeName: '西河敬老院' });
  // A clerk of a ledger without standards is told first to enter them.
  const task = summary(countyWide(context), 'town_clerk', today).tasks.find(({ id }) => id === 'held');
  expect(task).toMatchObject({
    title: '1 处预留到期未入住',
    detail: '周一（东山敬老院，过期 10 天）：办理入住，或释放',
    link: '/beds/reservations',
  });
});
