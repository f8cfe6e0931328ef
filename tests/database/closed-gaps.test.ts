/** What the tables themselves refuse, whatever program writes: times that are none, a day twice in one notice, a room removed by nobody. */
import { beforeEach, expect, test } from 'vitest';
import { row, rows, transaction } from '../../database/core/sql.ts';
import { closeIncident, saveIncident } from '../../database/features/beds/service-days.ts';
import { insertRoom, removeRoom } from '../../database/features/beds/service-rooms.ts';
import * as homes from '../../database/features/homes/service.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

let context: TestLedger;
let homeId: number;

beforeEach(() => {
  context = { ...memoryLedger() };
  const town = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1");
  homeId = homes.save(context, {
    homeId: null,
    code: 'H01',
    name: '东山敬老院',
    homeLevel: 'town',
    townCode: town?.code ?? '',
    bedsRegistered: 5,
    nursingBeds: 3,
    operationMode: 'public',
    openedOn: null,
    creditCode: null,
  }).homeId;
});

const incident = (happenedAt: string, reportedAt: string | null, closedOn: string | null = null): (() => void) => {
  const insert = context.connection.prepare(
    `INSERT INTO incident (uid, home_id, kind, severity, happened_at, reported_at, closed_on, description, recorded_at, recorded_by)
     VALUES (randomblob(16), ?, 'fall', 'minor', ?, ?, ?, '走廊滑倒', '2022-01-01T00:00:00Z', 1)`,
  );
  return () => void insert.run(homeId, happenedAt, reportedAt, closedOn);
};

test.each([
  ['2022-01-20 08:30', null, null],
  ['2022-01-20 08:30', '2022-01-20 08:30', '2022-01-20'],
  ['2024-02-29 23:59', '2024-03-01 00:00', null],
])('an incident of %s told at %s stands', (happenedAt, reportedAt, closedOn) => {
  expect(incident(happenedAt, reportedAt, closedOn)).not.toThrow();
});

test.each([
  ['2022-01-20T08:30', null, null],
  ['2022-01-20', null, null],
  ['2022-02-30 08:30', null, null],
  ['2022-01-20 24:00', null, null],
  ['昨天', null, null],
  ['2022-01-20 08:30', '2022-01-20 08:29', null],
  ['2022-01-20 08:30', '尽快', null],
  ['2022-01-20 08:30', null, '2022-01-19'],
])('an incident of %s told at %s, closed on %s is refused', (happenedAt, reportedAt, closedOn) => {
  expect(incident(happenedAt, reportedAt, closedOn)).toThrow(/CHECK constraint failed/);
});

test('a day that is none is refused in words, and an incident of later today can be closed now', () => {
  const given = { homeId, incidentId: null, personId: null, kind: 'fall', severity: 'minor', description: '滑倒', measures: null } as const;
  expect(() => saveIncident(context, { ...given, happenedAt: '2022-02-30 08:30', reportedAt: null })).toThrow('填写的内容有误');
  const today = context.clock.today();
  const { incidentId } = saveIncident(context, { ...given, happenedAt: `${today} 23:59`, reportedAt: null });
  closeIncident(context, { incidentId, onDate: today, measures: '已包扎' });
  expect(rows(context, 'SELECT reported_at >= happened_at AS isInOrder FROM incident WHERE incident_id = ?', incidentId)).toEqual([
    { isInOrder: 1 },
  ]);
});

test('a notice names a day once; a later notice may name it again', () => {
  const insert = context.connection.prepare(
    `INSERT INTO work_day (uid, on_date, is_work, name, document_no, recorded_at, recorded_by) VALUES (randomblob(16), '2031-01-01', 0, '元旦', '测试〔2030〕1号', ?, 1)`,
  );
  insert.run('2030-11-01T00:00:00Z');
  expect(() => insert.run('2030-11-01T00:00:00Z')).toThrow(/UNIQUE constraint failed/);
  expect(() => insert.run('2030-12-01T00:00:00Z')).not.toThrow();
});

test('a room that is removed keeps who removed it, when and why', () => {
  const roomId = transaction(context, (writer) =>
    insertRoom(writer, { homeId, building: '主楼', floor: 1, name: '101', sex: 'any', level: null }),
  );
  expect(() => context.connection.prepare("UPDATE room SET withdrawn_at = '2022-01-01T00:00:00Z' WHERE room_id = ?").run(roomId)).toThrow(
    /CHECK constraint failed/,
  );
  removeRoom(context, { roomId, reason: '改作活动室' });
  expect(rows(context, 'SELECT withdrawn_by AS who, withdrawn_reason AS why FROM room WHERE withdrawn_at IS NOT NULL')).toEqual([
    { who: context.actor.userId, why: '改作活动室' },
  ]);
});
