/** J6 for the time of the works: whoever is relocated stays 集中供养 all the while; money and rates follow the home he lives in. */
import { describe, expect, it } from 'vitest';
import { rows, transaction } from '../../database/core/sql.ts';
import { figures } from '../../database/features/indicators/service.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { rollSheet } from '../../database/features/beds/reading.ts';
import { rollCall } from '../../database/features/beds/service-days.ts';
import { bedsFor } from '../../database/features/placement/beds.ts';
import { bedsOn } from '../../database/features/placement/planner/queries.ts';
import { closeRooms, reopenRooms } from '../../database/features/renovation/service-closures.ts';
import { changeReturn, withdrawRelocation } from '../../database/features/renovation/service-relocation-changes.ts';
import { bringBack, relocate } from '../../database/features/renovation/service-relocations.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import * as homes from '../../database/features/beds/service-homes.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { build, refusal } from '../database/payments-county.ts';
import { bedIn, freeBeds, mapOf, staysCounty, whereIs, type StaysCounty } from '../database/stays-county.ts';
import { insertProject } from './works-project.ts';

const day = isoDate;

/** H1 is being built; five people live there, P1 in 305-2. */
function begun(today = '2022-04-30'): StaysCounty & { projectId: number } {
  const county = staysCounty(today, 5);
  const projectId = transaction(county.context, (writer) =>
    insertProject(writer, { homeId: county.h1, until: 'construction', days: { construction: '2022-04-01' } }),
  );
  return { ...county, projectId };
}

const to = { toHomeId: null, place: null, documentNo: '样民安〔2022〕4号', note: null } as const;

function elsewhere({ context, projectId, p1, h2 }: ReturnType<typeof begun>, bedId: number | null, fromOn = '2022-04-18'): void {
  relocate(context, {
    ...to,
    projectId,
    kind: 'otherHome',
    fromOn: day(fromOn),
    plannedReturn: day('2022-06-30'),
    toHomeId: h2,
    people: [{ personId: p1, bedId }],
  });
}

/** Who is paid for a person by the sheet of a month, which is approved then. */
function paid(context: StaysCounty['context'], month: string, personId: number): { payee: string; homeId: number | null; fen: number }[] {
  build(context, month);
  lockSheet(context, { scheme: 'destitute', month: isoMonth(month), reason: '审批' });
  return rows(
    context,
    `SELECT l.payee_kind AS payee, l.payee_home_id AS homeId, sum(l.fen) AS fen FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
     WHERE s.month = ? AND l.person_id = ? GROUP BY 1, 2 ORDER BY 1`,
    month,
    personId,
  );
}

/** Numerator and denominator of 集中供养率 of the completely dependent. */
function rate(context: StaysCounty['context'], on: string): [number, number] | null {
  const found = figures(countyWide(context), { asOf: day(on) }).find(({ code }) => code === 'IND01');
  return found ? [found.numerator, found.denominator] : null;
}

const worksOn = ({ context, projectId }: ReturnType<typeof begun>, on: string) =>
  works(countyWide(context), projectId, { role: 'county_clerk', today: day(on) });

describe('改造期间转往他院', () => {
  it('四月十八日转院：四月三十日仍是集中供养，率不变，4月拨原院、5月拨新院；回迁后7月拨原院', () => {
    const county = begun();
    const { context, setToday, h1, h2, p1, bed3052, projectId } = county;
    const before = rate(context, '2022-04-17');
    const [bedId = 0] = freeBeds(context, h2, '2022-04-18');
    elsewhere(county, bedId);
    expect(people.get(context, p1, day('2022-04-30')).person).toMatchObject({ mode: 'centralised', homeId: h2, status: 'active' });
    expect(rate(context, '2022-04-18')).toEqual(before);
    expect(rate(context, '2022-04-30')).toEqual(before);
    expect(before).toEqual([5, 6]);
    expect(whereIs(context, h1, p1, '2022-04-17')).toBe('305-2');
    expect(whereIs(context, h2, p1, '2022-04-18')).not.toBeNull();
    expect(rows(context, 'SELECT kind, reason, to_home_id AS toHomeId FROM departure WHERE person_id = ?', p1)).toEqual([
      { kind: 'transfer', reason: 'renovation', toHomeId: h2 },
    ]);
    expect(paid(context, '2022-04', p1)).toEqual([{ payee: 'home', homeId: h1, fen: 126_300 }]);
    setToday('2022-06-20');
    expect(paid(context, '2022-05', p1)).toEqual([{ payee: 'home', homeId: h2, fen: 126_300 }]);
    expect(worksOn(county, '2022-06-20').relocations).toMatchObject([
      { personId: p1, state: 'away', toHomeId: h2, fromBed: '主楼 3层 305 2床', isFromBedFree: true, mode: 'centralised' },
    ]);
    const relocationId = worksOn(county, '2022-06-20').relocations[0]?.relocationId ?? 0;
    expect(bringBack(context, { projectId, returnedOn: day('2022-06-20'), people: [{ relocationId, bedId: bed3052 }] })).toEqual({
      returned: 1,
    });
    expect(whereIs(context, h1, p1, '2022-06-20')).toBe('305-2');
    expect(people.get(context, p1, day('2022-06-20')).person).toMatchObject({ mode: 'centralised', homeId: h1 });
    expect(paid(context, '2022-06', p1)).toEqual([{ payee: 'home', homeId: h2, fen: 126_300 }]);
    setToday('2022-07-31');
    expect(paid(context, '2022-07', p1)).toEqual([{ payee: 'home', homeId: h1, fen: 126_300 }]);
    expect(rate(context, '2022-07-31')).toEqual(before);
    expect(worksOn(county, '2022-07-31').relocations).toMatchObject([{ state: 'back', returnedOn: '2022-06-20' }]);
  });

  it('过了预计回迁日期即逾期；延期有理由；中途去世的不再算在外', () => {
    const county = begun();
    elsewhere(county, null);
    county.setToday('2022-07-05');
    expect(worksOn(county, '2022-07-05').relocations).toMatchObject([{ state: 'late', daysLate: 5 }]);
    const relocationId = worksOn(county, '2022-07-05').relocations[0]?.relocationId ?? 0;
    const { context, projectId, p1 } = county;
    changeReturn(context, { projectId, relocationId, plannedReturn: day('2022-08-31'), reason: '雨季停工' });
    expect(worksOn(county, '2022-07-05').relocations).toMatchObject([{ state: 'away', plannedReturn: '2022-08-31' }]);
    homes.exit(context, {
      personId: p1,
      onDate: day('2022-07-04'),
      reason: 'death',
      terminationReason: null,
      caregiver: null,
      detail: noDepartureDetail,
    });
    expect(worksOn(county, '2022-09-30').relocations).toMatchObject([{ state: 'over', daysLate: 0, mode: null }]);
  });

  it('停用的床和留给回迁老人的床不进安置方案，也不推荐给别人；临时床位记着预计腾出日期', () => {
    const county = begun();
    const { context, projectId, h1, h2, p1, p7, bed3052 } = county;
    const [bedId = 0] = freeBeds(context, h2, '2022-04-18');
    const offered = (personId: number): number[] =>
      bedsFor(countyWide(context), { personId, asOf: day('2022-04-30'), isFittingOnly: false, isGrouped: false, limit: 500 }).rows.map(
        (bed) => bed.bedId,
      );
    const planned = (): boolean => bedsOn(context, day('2022-04-30')).find((bed) => bed.bedId === bed3052)?.isOut === 1;
    elsewhere(county, bedId);
    expect(bedIn(mapOf(context, h2, '2022-04-30'), bedId)).toMatchObject({ plannedUntil: '2022-06-30' });
    expect(bedIn(mapOf(context, h1, '2022-04-30'), bed3052).state).toBe('free');
    expect(planned()).toBe(true);
    expect(offered(p7)).not.toContain(bed3052);
    expect(offered(p1)).toContain(bed3052);
    const before = offered(p7).length;
    const room = mapOf(context, h1, '2022-04-30').rooms.find(({ name }) => name === '401')?.roomId ?? 0;
    closeRooms(context, { projectId, roomIds: [room], bedIds: [], fromOn: day('2022-04-20'), plannedUntil: null, reason: '改造施工' });
    expect(offered(p7).length).toBe(before - 2);
    const relocationId = worksOn(county, '2022-04-30').relocations[0]?.relocationId ?? 0;
    bringBack(context, { projectId, returnedOn: day('2022-04-29'), people: [{ relocationId, bedId: null }] });
    expect(planned()).toBe(false);
    expect(offered(p7)).toContain(bed3052);
  });

  it('撤销：回到原来的床位，转院不算数', () => {
    const county = begun();
    const { context, projectId, h1, h2, p1 } = county;
    elsewhere(county, freeBeds(context, h2, '2022-04-18')[0] ?? null);
    const relocationId = worksOn(county, '2022-04-30').relocations[0]?.relocationId ?? 0;
    withdrawRelocation(context, { projectId, relocationId, reason: '登记错人' });
    expect(whereIs(context, h1, p1, '2022-04-30')).toBe('305-2');
    expect(whereIs(context, h2, p1, '2022-04-30')).toBeNull();
    expect(people.get(context, p1, day('2022-04-30')).person).toMatchObject({ homeId: h1, mode: 'centralised' });
    expect(worksOn(county, '2022-04-30').relocations).toMatchObject([{ state: 'withdrawn', withdrawnReason: '登记错人' }]);
    expect(() => elsewhere(county, null)).not.toThrow();
  });
});

describe('院内调整和临时安置点', () => {
  it('在院内换床：腾出的房间改造停用，回迁换回原床', () => {
    const county = begun();
    const { context, projectId, h1, p1, bed3052 } = county;
    const bedId = freeBeds(context, h1, '2022-04-18').at(-1) ?? 0;
    const rooms = worksOn(county, '2022-04-30').rooms;
    const room305 = rooms.find(({ name }) => name === '305')?.roomId ?? 0;
    const close = {
      projectId,
      roomIds: [room305],
      bedIds: [],
      fromOn: day('2022-04-18'),
      plannedUntil: day('2022-06-30'),
      reason: '改造施工',
    };
    expect(refusal(() => closeRooms(context, close)).code).toBe('BED_OCCUPIED');
    relocate(context, {
      ...to,
      projectId,
      kind: 'sameHome',
      fromOn: day('2022-04-18'),
      plannedReturn: day('2022-06-30'),
      people: [{ personId: p1, bedId }],
    });
    expect(closeRooms(context, close)).toEqual({ closed: 2 });
    const map = mapOf(context, h1, '2022-04-30');
    expect(map.counts).toMatchObject({ registered: 120, renovation: 2, available: 118, occupied: 5, withoutBed: 0 });
    expect(bedIn(map, bed3052)).toMatchObject({ state: 'renovation', plannedUntil: '2022-06-30' });
    // A closed bed takes nobody.
    expect(refusal(() => bringBack(context, back(county, bed3052))).code).toBe('BED_OUT_OF_USE');
    const outageIds = worksOn(county, '2022-04-30').closures.map(({ outageId }) => outageId);
    expect(reopenRooms(context, { projectId, outageIds, onDate: day('2022-04-25') })).toEqual({ reopened: 2 });
    bringBack(context, back(county, bed3052));
    expect(whereIs(context, h1, p1, '2022-04-28')).toBe('305-2');
    expect(paid(context, '2022-04', p1)).toEqual([{ payee: 'home', homeId: h1, fen: 126_300 }]);
  });

  const back = (county: ReturnType<typeof begun>, bedId: number | null) => ({
    projectId: county.projectId,
    returnedOn: day('2022-04-28'),
    people: [{ relocationId: worksOn(county, '2022-04-30').relocations[0]?.relocationId ?? 0, bedId }],
  });

  it('到临时安置点：离开床位，仍是本院集中供养，拨款不变，回迁一步到床', () => {
    const county = begun();
    const { context, projectId, h1, p1, bed3052 } = county;
    const before = rate(context, '2022-04-17');
    relocate(context, {
      ...to,
      projectId,
      kind: 'temporary',
      fromOn: day('2022-04-18'),
      plannedReturn: day('2022-04-25'),
      place: '镇中学宿舍楼',
      people: [{ personId: p1, bedId: null }],
    });
    expect(whereIs(context, h1, p1, '2022-04-20')).toBeNull();
    expect(mapOf(context, h1, '2022-04-20').counts).toMatchObject({ occupied: 5, withoutBed: 1 });
    const onRoll = (on: string) =>
      rollSheet(countyWide(context), { homeId: h1, day: day(on) }).people.find(({ personId }) => personId === p1);
    expect(onRoll('2022-04-17')).toMatchObject({ away: null, relocatedTo: null });
    expect(onRoll('2022-04-20')).toMatchObject({ away: 'leave', relocatedTo: '镇中学宿舍楼' });
    expect(rollCall(context, { homeId: h1, day: day('2022-04-20'), absent: [], note: null })).toMatchObject({ expected: 4, present: 4 });
    expect(people.get(context, p1, day('2022-04-20')).person).toMatchObject({ mode: 'centralised', homeId: h1 });
    expect(rate(context, '2022-04-20')).toEqual(before);
    expect(worksOn(county, '2022-04-30').relocations).toMatchObject([{ state: 'late', daysLate: 5, place: '镇中学宿舍楼' }]);
    bringBack(context, back(county, bed3052));
    expect(whereIs(context, h1, p1, '2022-04-28')).toBe('305-2');
    expect(onRoll('2022-04-28')).toMatchObject({ away: null, relocatedTo: null });
    expect(paid(context, '2022-04', p1)).toEqual([{ payee: 'home', homeId: h1, fen: 126_300 }]);
  });

  it('一人不能同时在两处安置；不住在本院的、没有床位的、工程已验收的，点名拒绝', () => {
    const county = begun();
    const { context, projectId, p1, p7, h2 } = county;
    const ask = { ...to, projectId, kind: 'sameHome', fromOn: day('2022-04-18'), plannedReturn: day('2022-06-30') } as const;
    expect(refusal(() => relocate(context, { ...ask, people: [{ personId: p1, bedId: null }] })).code).toBe('RELOCATION_NO_BED');
    expect(refusal(() => relocate(context, { ...ask, people: [{ personId: p7, bedId: 1 }] })).code).toBe('RELOCATION_NOT_HERE');
    elsewhere(county, null);
    expect(refusal(() => elsewhere(county, null)).code).toBe('RELOCATION_OPEN');
    const other = transaction(context, (writer) =>
      insertProject(writer, { homeId: h2, code: 'GZ-2', until: 'approved', days: { approved: '2022-01-10' } }),
    );
    expect(rows(context, 'SELECT count(*) AS n FROM renovation_relocation')).toEqual([{ n: 1 }]);
    expect(refusal(() => bringBack(context, { ...back(county, null), projectId: other })).code).toBe('RELOCATION_NOT_FOUND');
  });
});
