/** Coming, going, moving, being away: who lies where on every day, and what no program may write. */
import { describe, expect, it } from 'vitest';
import { newUid, row, rows, transaction } from '../../database/core/sql.ts';
import * as absences from '../../database/features/beds/service-absences.ts';
import * as placement from '../../database/features/beds/service-homes.ts';
import * as outages from '../../database/features/beds/service-outages.ts';
import * as rooms from '../../database/features/beds/service-rooms.ts';
import * as stays from '../../database/features/beds/service-stays.ts';
import { incidents, managerDays } from '../../database/features/beds/reading.ts';
import { absencesRegister, movementsRegister, occupancyOf, residentsRegister } from '../../database/features/beds/registers.ts';
import * as days from '../../database/features/beds/service-days.ts';
import * as people from '../../database/features/people/service.ts';
import { summary } from '../../database/features/today/service.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { build, refusal } from './payments-county.ts';
import { bedIn, day, freeBeds, importChanges, mapOf, p7Number, staysCounty, whereIs } from './stays-county.ts';

const away = { plannedUntil: null, destination: null, escort: null, approvedBy: null, note: null } as const;
const absence = (personId: number, kind: 'leave' | 'hospital', fromOn: string) => ({ ...away, personId, kind, fromOn: day(fromOn) });
const transferOf = (personId: number, homeId: number, bedId: number | null, onDate: string) =>
  ({ personId, homeId, bedId, onDate: day(onDate), reason: 'careUpgrade', detail: noDepartureDetail }) as const;

/** Sums of a sheet for one person, by payee. */
function paid(context: Parameters<typeof build>[0], month: string, personId: number) {
  build(context, month);
  return rows<{ payee: string; homeId: number | null; fen: number }>(
    context,
    `SELECT l.payee_kind AS payee, l.payee_home_id AS homeId, sum(l.fen) AS fen FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
     WHERE s.month = ? AND l.person_id = ? GROUP BY 1, 2 ORDER BY 1`,
    month,
    personId,
  );
}

describe('J6 分散转集中', () => {
  const admitted = (today: string) => {
    const county = staysCounty(today, 5);
    const [bedId = 0] = freeBeds(county.context, county.h1, '2022-04-18');
    stays.reserve(county.context, { personId: county.p7, bedId, fromOn: day('2022-04-10'), plannedUntil: null, note: null });
    placement.admit(county.context, { personId: county.p7, homeId: county.h1, bedId, onDate: day('2022-04-18'), note: null });
    return { ...county, bedId };
  };

  it('4月18日入住：床位占用，预留到期，4月30日已是集中供养', () => {
    const { context, h1, p7, bedId } = admitted('2022-04-30');
    expect(bedIn(mapOf(context, h1, '2022-04-17'), bedId)).toMatchObject({ state: 'reserved', reserved: { personId: p7 }, person: null });
    expect(bedIn(mapOf(context, h1, '2022-04-18'), bedId)).toMatchObject({
      state: 'occupied',
      person: { personId: p7 },
      since: '2022-04-18',
      reserved: null,
    });
    expect(people.get(context, p7, day('2022-04-30')).person).toMatchObject({ mode: 'centralised', homeId: h1 });
    expect(mapOf(context, h1, '2022-04-30').counts).toMatchObject({ occupied: 6, nursing: 80, reserved: 0, withoutBed: 0 });
    expect(movementsRegister(context, { homeId: h1, from: day('2022-04-01'), until: day('2022-04-30') })).toMatchObject([
      { kind: 'admission', personId: p7, onDate: '2022-04-18', place: expect.stringContaining('主楼') as string },
    ]);
  });

  it('4月发本人和照料人，5月起发机构', () => {
    const april = admitted('2022-04-30');
    expect(paid(april.context, '2022-04', april.p7)).toEqual([{ payee: 'person', homeId: null, fen: 126_300 }]);
    const may = admitted('2022-05-10');
    expect(paid(may.context, '2022-05', may.p7)).toEqual([{ payee: 'home', homeId: may.h1, fen: 126_300 }]);
  });

  it('异动表导入的入住没有床位：列为未安排床位，占用照算，可以补安排', () => {
    const { context, h1, p7 } = staysCounty('2022-04-30', 5);
    importChanges(context, {
      变动类型: '供养方式变更',
      姓名: '欧阳待安',
      身份证号: p7Number,
      变动日期: '2022-04-18',
      变动后: '集中供养',
      供养机构: '县中心敬老院',
    });
    const map = mapOf(context, h1, '2022-04-30');
    expect(map.withoutBed).toMatchObject([{ personId: p7, since: '2022-04-18' }]);
    expect(map.counts).toMatchObject({ occupied: 6, withoutBed: 1 });
    const [bedId = 0] = freeBeds(context, h1, '2022-04-18');
    expect(refusal(() => stays.assign(context, { personId: p7, bedId, fromOn: day('2022-04-17'), note: null })).code).toBe(
      'STAY_NOT_IN_HOME',
    );
    stays.assign(context, { personId: p7, bedId, fromOn: day('2022-04-18'), note: null });
    expect(mapOf(context, h1, '2022-04-30').counts).toMatchObject({ occupied: 6, withoutBed: 0 });
  });

  it('入住记录撤销后，床位空出，本人仍是分散供养', () => {
    const { context, h1, p7, bedId } = admitted('2022-04-30');
    const factId = row<{ id: number }>(context, "SELECT max(fact_id) AS id FROM fact WHERE person_id = ? AND kind = 'mode'", p7)?.id ?? 0;
    people.cancelFact(context, { factId, reason: '没有入住' });
    expect(bedIn(mapOf(context, h1, '2022-04-30'), bedId).state).toBe('free');
    expect(mapOf(context, h1, '2022-04-30').counts.occupied).toBe(5);
  });
});

describe('J7 一床两人', () => {
  const bedTaken = { plannedUntil: null, note: null };

  it('原住人未退床时不能预留，提示写明是谁，姓名脱敏；退出当天即可预留', () => {
    const { context, p1, p7, bed3052 } = staysCounty('2022-03-20', 5);
    const reserve = () => stays.reserve(context, { personId: p7, bedId: bed3052, fromOn: day('2022-03-12'), ...bedTaken });
    const refused = refusal(reserve);
    expect([refused.code, refused.params['name']]).toEqual(['BED_OCCUPIED', '诸葛**']);
    expect(refused.message).not.toContain('长寿');
    people.record(context, { kind: 'end', personId: p1, validFrom: day('2022-03-12'), reason: 'death', remark: null });
    expect(refusal(() => stays.reserve(context, { personId: p7, bedId: bed3052, fromOn: day('2022-03-11'), ...bedTaken })).code).toBe(
      'BED_OCCUPIED',
    );
    reserve();
    const again = refusal(() => stays.reserve(context, { personId: p7, bedId: bed3052, fromOn: day('2022-03-12'), ...bedTaken }));
    expect([again.code, again.params['bed']]).toEqual(['STAY_ALREADY_RESERVED', '主楼 3层 305 2床']);
  });

  it('数据库本身拒绝重叠，不论哪个程序写入', () => {
    const { context, h1, p1, p7, bed3052 } = staysCounty('2022-03-20', 5);
    const [free = 0] = freeBeds(context, h1, '2022-03-20');
    const insert = (bedId: number, personId: number, kind: string, from: string, until: string | null) => () =>
      context.connection
        .prepare(
          'INSERT INTO bed_stay (uid, bed_id, person_id, kind, from_on, until_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
        )
        .run(newUid(), bedId, personId, kind, from, until, '2022-03-20T00:00:00.000Z');
    expect(insert(bed3052, p7, 'occupied', '2022-03-12', null)).toThrow('overlap: bed');
    expect(insert(bed3052, p7, 'reserved', '2022-03-12', null)).toThrow('overlap: bed');
    expect(insert(free, p1, 'occupied', '2022-03-12', '2022-03-13')).toThrow('overlap: person');
    outages.close(context, { homeId: h1, bedIds: [free], kind: 'repair', fromOn: day('2022-03-15'), plannedUntil: null, reason: '漏水' });
    expect(insert(free, p7, 'occupied', '2022-03-10', null)).toThrow('overlap: out_of_use');
    expect(insert(free, p7, 'occupied', '2022-03-10', '2022-03-15')).not.toThrow();
    expect(() => context.connection.prepare('UPDATE bed_stay SET until_on = NULL WHERE bed_id = ?').run(free)).toThrow(
      'overlap: out_of_use',
    );
    expect(() => context.connection.prepare('UPDATE bed_stay SET bed_id = ? WHERE bed_id = ?').run(bed3052, free)).toThrow('overlap: bed');
    expect(() => context.connection.prepare('DELETE FROM bed_stay').run()).toThrow('never deleted');
  });

  it('停用、撤减的床位不能用；有人的床位不能停用、撤减', () => {
    const { context, h1, p1, p7, bed3052 } = staysCounty('2022-03-20', 5);
    const [one = 0, other = 0] = freeBeds(context, h1, '2022-03-20');
    const close = { homeId: h1, kind: 'renovation', fromOn: day('2022-03-01'), plannedUntil: day('2022-06-30'), reason: '改造' } as const;
    const refused = refusal(() => outages.close(context, { ...close, bedIds: [one, bed3052] }));
    expect([refused.code, refused.params['name']]).toEqual(['BED_OCCUPIED', '诸葛**']);
    // All of them or none.
    expect(bedIn(mapOf(context, h1, '2022-03-20'), one).state).toBe('free');
    outages.close(context, { ...close, bedIds: [one] });
    expect(mapOf(context, h1, '2022-03-20').counts).toMatchObject({ registered: 120, renovation: 1, available: 119 });
    expect(refusal(() => stays.move(context, { personId: p1, bedId: one, onDate: day('2022-03-20'), note: null })).code).toBe(
      'BED_OUT_OF_USE',
    );
    expect(refusal(() => rooms.retireBed(context, { bedId: bed3052, onDate: day('2022-03-20'), reason: '拆除' })).code).toBe('BED_IN_USE');
    rooms.retireBed(context, { bedId: other, onDate: day('2022-03-20'), reason: '拆除' });
    expect(refusal(() => stays.reserve(context, { personId: p7, bedId: other, fromOn: day('2022-04-01'), ...bedTaken })).code).toBe(
      'BED_RETIRED',
    );
    expect(mapOf(context, h1, '2022-03-20').counts).toMatchObject({ drawn: 119, undrawn: 1 });
  });

  it('数字逐项对得上：登记的床位就是空闲、预留、住人和停用之和', () => {
    const { context, h1, p1, p7 } = staysCounty('2022-03-20', 5);
    const [one = 0, other = 0] = freeBeds(context, h1, '2022-03-20');
    stays.reserve(context, { personId: p7, bedId: one, fromOn: day('2022-03-12'), ...bedTaken });
    outages.close(context, { homeId: h1, bedIds: [other], kind: 'repair', fromOn: day('2022-03-12'), plannedUntil: null, reason: '漏水' });
    absences.startAbsence(context, absence(p1, 'leave', '2022-03-18'));
    const { counts } = mapOf(context, h1, '2022-03-20');
    expect(counts.drawn).toBe(counts.free + counts.reserved + (counts.occupied - counts.withoutBed) + counts.repair + counts.renovation);
    expect(counts).toMatchObject({ registered: 120, available: 119, occupied: 5, leave: 1, inHouse: 4, reserved: 1, repair: 1, free: 113 });
  });
});

describe('J8 月中转院', () => {
  const moved = (today: string) => {
    const county = staysCounty(today, 5);
    const [bedId = 0] = freeBeds(county.context, county.h2, '2022-07-11');
    placement.transfer(county.context, transferOf(county.p1, county.h2, bedId, '2022-07-11'));
    return { ...county, bedId };
  };

  it('一步办成：没有空日，没有重日，两院登记册各有一条', () => {
    const { context, h1, h2, p1, bed3052, bedId } = moved('2022-08-05');
    expect([whereIs(context, h1, p1, '2022-07-10'), whereIs(context, h2, p1, '2022-07-10')]).toEqual(['305-2', null]);
    expect([whereIs(context, h1, p1, '2022-07-11'), whereIs(context, h2, p1, '2022-07-11')]).toEqual([null, '101-1']);
    expect(bedIn(mapOf(context, h1, '2022-07-11'), bed3052).state).toBe('free');
    expect(bedIn(mapOf(context, h2, '2022-07-11'), bedId).state).toBe('occupied');
    const july = { from: day('2022-07-01'), until: day('2022-07-31') };
    expect(movementsRegister(context, { homeId: h1, ...july })).toMatchObject([
      { kind: 'transferOut', otherHomeName: '东山镇敬老院', reason: '护理升级', place: '主楼 3层 305 2床' },
    ]);
    expect(movementsRegister(context, { homeId: h2, ...july })).toMatchObject([
      { kind: 'transferIn', otherHomeName: '县中心敬老院', reason: '护理升级', place: '主楼 1层 101 1床' },
    ]);
    const nights = [h1, h2].map((homeId) => occupancyOf(context, { homeId, month: isoMonth('2022-07') }, day('2022-08-05')).personNights);
    expect(nights).toEqual([4 * 31 + 10, 21]);
  });

  it('7月发原机构，8月发新机构', () => {
    const july = moved('2022-07-31');
    expect(paid(july.context, '2022-07', july.p1)).toEqual([{ payee: 'home', homeId: july.h1, fen: 126_300 }]);
    const august = moved('2022-08-05');
    expect(paid(august.context, '2022-08', august.p1)).toEqual([{ payee: 'home', homeId: august.h2, fen: 126_300 }]);
  });

  it('转院撤销后回到原床；原机构的人不能再转到原机构', () => {
    const { context, h1, h2, p1 } = moved('2022-08-05');
    expect(refusal(() => placement.transfer(context, transferOf(p1, h2, null, '2022-08-01'))).code).toBe('STAY_ALREADY_IN_HOME');
    const factId = row<{ id: number }>(context, "SELECT max(fact_id) AS id FROM fact WHERE person_id = ? AND kind = 'mode'", p1)?.id ?? 0;
    people.cancelFact(context, { factId, reason: '没有转院' });
    expect([whereIs(context, h1, p1, '2022-08-05'), whereIs(context, h2, p1, '2022-08-05')]).toEqual(['305-2', null]);
    expect(movementsRegister(context, { homeId: h1, from: day('2022-07-01'), until: day('2022-07-31') })).toEqual([]);
  });

  it('晚报的转院插在已有床位变动之前', () => {
    const { context, h1, h2, p1 } = staysCounty('2022-08-05', 5);
    const [other = 0] = freeBeds(context, h1, '2022-08-01');
    stays.move(context, { personId: p1, bedId: other, onDate: day('2022-08-01'), note: null });
    placement.transfer(context, transferOf(p1, h2, null, '2022-07-11'));
    expect(whereIs(context, h1, p1, '2022-08-05')).toBeNull();
    expect(mapOf(context, h2, '2022-08-05').withoutBed).toMatchObject([{ personId: p1, since: '2022-07-11' }]);
  });
});

describe('J9 长期住院', () => {
  it('床位保留、入住率照算、实住不算，满30天提醒，登记册44夜，6月足额', () => {
    const county = staysCounty('2022-06-01', 5);
    const { context, h1, p1, bed3052, setToday } = county;
    const { absenceId } = absences.startAbsence(context, absence(p1, 'hospital', '2022-05-03'));
    expect(bedIn(mapOf(context, h1, '2022-05-20'), bed3052)).toMatchObject({
      state: 'hospital',
      since: '2022-05-03',
      person: { personId: p1 },
    });
    expect(mapOf(context, h1, '2022-05-20').counts).toMatchObject({ occupied: 5, inHouse: 4, hospital: 1 });
    const overdue = (on: string) => managerDays(context, { day: day(on) }).find(({ homeId }) => homeId === h1)?.overdue;
    expect(overdue('2022-06-01')).toEqual([]);
    setToday('2022-06-02');
    expect(overdue('2022-06-02')).toMatchObject([{ personId: p1, days: 30, why: 'tooLong' }]);
    const told = (on: string) => summary(context, 'county_clerk', day(on)).tasks.filter(({ id }) => id === 'away');
    expect(told('2022-06-01')).toEqual([]);
    expect(told('2022-06-02')).toMatchObject([{ title: '1 人请假住院未返' }]);
    expect(paid(context, '2022-06', p1)).toEqual([{ payee: 'home', homeId: h1, fen: 126_300 }]);
    setToday('2022-06-20');
    expect(absences.endAbsence(context, { absenceId, onDate: day('2022-06-16') })).toEqual({ nights: 44 });
    const period = { homeId: h1, from: day('2022-05-01'), until: day('2022-06-30') };
    expect(absencesRegister(context, period, day('2022-06-20'))).toMatchObject([
      { personId: p1, nights: 44, untilOn: '2022-06-16', place: '主楼 3层 305 2床' },
    ]);
    const nights = ['2022-05', '2022-06'].map(
      (month) => occupancyOf(context, { homeId: h1, month: isoMonth(month) }, day('2022-06-20')).hospitalNights,
    );
    expect(nights).toEqual([29, 15]);
    expect(bedIn(mapOf(context, h1, '2022-06-16'), bed3052).state).toBe('occupied');
    expect(people.get(context, p1, day('2022-06-20')).person.mode).toBe('centralised');
  });

  it('离院期间不能再登记一次，返院不能早于离院', () => {
    const { context, p1 } = staysCounty('2022-06-20', 5);
    const { absenceId } = absences.startAbsence(context, absence(p1, 'hospital', '2022-05-03'));
    expect(refusal(() => absences.startAbsence(context, absence(p1, 'leave', '2022-06-01'))).code).toBe('ABSENCE_OVERLAP');
    expect(refusal(() => absences.endAbsence(context, { absenceId, onDate: day('2022-05-02') })).code).toBe('ABSENCE_BACK_TOO_EARLY');
    absences.endAbsence(context, { absenceId, onDate: day('2022-05-10') });
    expect(refusal(() => absences.endAbsence(context, { absenceId, onDate: day('2022-05-11') })).code).toBe('ABSENCE_ENDED');
    absences.startAbsence(context, { ...absence(p1, 'leave', '2022-04-01'), untilOn: day('2022-05-03') });
    expect(refusal(() => absences.startAbsence(context, { ...absence(p1, 'leave', '2022-04-01'), untilOn: day('2022-04-02') })).code).toBe(
      'ABSENCE_OVERLAP',
    );
  });
});

describe('院内日常', () => {
  it('换床、互换、误录撤回', () => {
    const { context, h1, p1 } = staysCounty('2022-03-20', 5);
    const neighbour = mapOf(context, h1, '2022-03-20').rooms[0]?.beds[0]?.person?.personId ?? 0;
    const at = (personId: number, on = '2022-03-20') => whereIs(context, h1, personId, on);
    stays.swap(context, { personId: p1, otherPersonId: neighbour, onDate: day('2022-03-10') });
    expect([at(p1), at(neighbour), at(p1, '2022-03-09'), at(neighbour, '2022-03-09')]).toEqual(['101-1', '305-2', '305-2', '101-1']);
    const [free = 0] = freeBeds(context, h1, '2022-03-20');
    const { bedStayId } = stays.move(context, { personId: p1, bedId: free, onDate: day('2022-03-15'), note: null });
    expect(at(p1)).not.toBe('101-1');
    stays.withdraw(context, { bedStayId, reason: '换错了人' });
    expect([at(p1), at(p1, '2022-03-15')]).toEqual(['101-1', '101-1']);
    expect(refusal(() => stays.withdraw(context, { bedStayId, reason: '再撤' })).code).toBe('STAY_WITHDRAWN');
  });

  it('取消预留：之前的日子仍是预留', () => {
    const { context, h1, p7 } = staysCounty('2022-03-20', 5);
    const [bedId = 0] = freeBeds(context, h1, '2022-03-20');
    const { bedStayId } = stays.reserve(context, { personId: p7, bedId, fromOn: day('2022-03-12'), plannedUntil: null, note: null });
    stays.cancelReservation(context, { bedStayId, reason: '本人改变主意' });
    expect(['2022-03-19', '2022-03-20'].map((on) => bedIn(mapOf(context, h1, on), bedId).state)).toEqual(['reserved', 'free']);
  });

  it('退出的各种原因：转分散改供养方式，终止要有情形，社会机构另记', () => {
    const exit = (reason: 'scattered' | 'termination' | 'socialHome' | 'voluntary', terminationReason: 'voluntary' | null = null) => {
      const { context, h1, p1 } = staysCounty('2022-03-20', 5);
      const caregiver = reason === 'scattered' ? { name: '李照料', phone: null, idNumber: null } : null;
      placement.exit(context, { personId: p1, onDate: day('2022-03-12'), reason, terminationReason, caregiver, detail: noDepartureDetail });
      const { mode, status, caregiverName } = people.get(context, p1, day('2022-03-20')).person;
      const [row] = movementsRegister(context, { homeId: h1, from: day('2022-03-01'), until: day('2022-03-31') });
      return [mode, status, caregiverName, row?.reason, mapOf(context, h1, '2022-03-12').counts.occupied];
    };
    expect(exit('scattered')).toEqual(['scattered', 'active', '李照料', '转分散供养', 4]);
    expect(exit('voluntary')).toEqual(['scattered', 'active', null, '自愿退出集中供养', 4]);
    expect(exit('socialHome')).toEqual(['scattered', 'active', null, '转社会机构', 4]);
    expect(exit('termination', 'voluntary')).toEqual(['centralised', 'ended', null, '终止供养（自愿退出）', 4]);
    expect(refusal(() => exit('termination')).fields).toHaveProperty('terminationReason');
  });

  it('点名：应到不含请假住院的人，再点一次以后一次为准，外人不收', () => {
    const { context, h1, p1, p7 } = staysCounty('2022-03-20', 5);
    absences.startAbsence(context, absence(p1, 'leave', '2022-03-18'));
    const someone = mapOf(context, h1, '2022-03-20').rooms[0]?.beds[0]?.person?.personId ?? 0;
    const call = (absent: readonly number[]) =>
      days.rollCall(context, {
        homeId: h1,
        day: day('2022-03-20'),
        absent: absent.map((personId) => ({ personId, finding: 'missing' as const, note: null })),
        note: null,
      });
    expect(call([someone])).toMatchObject({ expected: 4, present: 3 });
    expect(call([])).toMatchObject({ expected: 4, present: 4 });
    expect(managerDays(context, { day: day('2022-03-20') }).find(({ homeId }) => homeId === h1)?.rollCall).toMatchObject({ present: 4 });
    expect(refusal(() => call([p7])).code).toBe('ROLL_NOT_IN_HOME');
  });

  it('事故：24小时内报告，超时标明，销号后不能再改', () => {
    const { context, h1, p1 } = staysCounty('2022-03-20', 5);
    const incident = { homeId: h1, personId: p1, kind: 'fall', severity: 'serious', description: '走廊滑倒', measures: null } as const;
    const { incidentId } = days.saveIncident(context, {
      ...incident,
      incidentId: null,
      happenedAt: '2022-03-18 08:00',
      reportedAt: '2022-03-19 08:01',
    });
    days.saveIncident(context, { ...incident, incidentId: null, happenedAt: '2022-03-18 08:00', reportedAt: '2022-03-19 08:00' });
    const list = incidents(context, { homeId: h1, from: day('2022-03-01'), until: day('2022-03-31') }, context.clock.now());
    expect(list.map(({ reportedAt, isLate }) => `${reportedAt} ${isLate}`)).toEqual(['2022-03-19 08:00 false', '2022-03-19 08:01 true']);
    days.closeIncident(context, { incidentId, onDate: day('2022-03-20'), measures: '铺防滑垫' });
    expect(
      refusal(() => days.saveIncident(context, { ...incident, incidentId, happenedAt: '2022-03-18 08:00', reportedAt: null })).code,
    ).toBe('INCIDENT_CLOSED');
  });

  it('花名册按床位排列，状态和起始日期照当日', () => {
    const { context, h1, p1 } = staysCounty('2022-03-20', 5);
    absences.startAbsence(context, absence(p1, 'hospital', '2022-03-18'));
    const register = residentsRegister(context, { homeId: h1, day: day('2022-03-20') });
    expect(register.map(({ room, bed }) => `${room}-${bed}`)).toEqual(['101-1', '101-2', '102-1', '102-2', '305-2']);
    expect(register.at(-1)).toMatchObject({
      personId: p1,
      state: 'hospital',
      stateSince: '2022-03-18',
      admittedOn: '2018-05-10',
      bedType: 'nursing',
    });
    expect(residentsRegister(context, { homeId: h1, day: day('2018-05-09') })).toEqual([]);
  });

  it('房间：重复的房间号一间也不建，空房可以撤销', () => {
    const { context, h1 } = staysCounty('2022-03-20', 5);
    const more = {
      homeId: h1,
      building: '主楼',
      firstRoom: 10,
      lastRoom: 12,
      bedsPerRoom: 2,
      sex: 'any',
      level: null,
      bedType: 'normal',
      fromOn: day('2022-01-01'),
    } as const;
    expect(refusal(() => rooms.layOut(context, { ...more, floors: [1, 2] })).params['rooms']).toBe('110、210');
    expect(mapOf(context, h1, '2022-03-20').rooms).toHaveLength(60);
    expect(rooms.layOut(context, { ...more, firstRoom: 11, floors: [1, 2] })).toEqual({ rooms: 4, beds: 8 });
    const room = mapOf(context, h1, '2022-03-20').rooms.find(({ name }) => name === '112');
    expect(refusal(() => rooms.removeRoom(context, { roomId: room?.roomId ?? 0, reason: '拆除' })).code).toBe('ROOM_NOT_EMPTY');
    for (const { bedId } of room?.beds ?? []) rooms.retireBed(context, { bedId, onDate: day('2022-03-20'), reason: '拆除' });
    rooms.removeRoom(context, { roomId: room?.roomId ?? 0, reason: '拆除' });
    expect(mapOf(context, h1, '2022-03-20').counts.drawn).toBe(126);
    // A past day keeps the room it had.
    const [past, now] = ['2022-03-19', '2022-03-20'].map((on) => mapOf(context, h1, on).rooms.filter(({ name }) => name === '112'));
    expect([past?.map(({ beds }) => beds.length), now]).toEqual([[2], []]);
    expect(mapOf(context, h1, '2022-03-19').counts.drawn).toBe(128);
  });

  it('一个用例要么全成要么全不成', () => {
    const { context, h1, p7, bed3052 } = staysCounty('2022-03-20', 5);
    const before = row<{ n: number }>(context, 'SELECT count(*) AS n FROM fact')?.n;
    expect(
      refusal(() => placement.admit(context, { personId: p7, homeId: h1, bedId: bed3052, onDate: day('2022-03-15'), note: null })).code,
    ).toBe('BED_OCCUPIED');
    expect(row<{ n: number }>(context, 'SELECT count(*) AS n FROM fact')?.n).toBe(before);
    expect(transaction(context, () => mapOf(context, h1, '2022-03-20').counts.occupied)).toBe(5);
  });
});
