/** A death frees the bed from that day, by whatever way it is told, however late, and gives it back when it was told wrongly. */
import { describe, expect, it } from 'vitest';
import { finish, rows } from '../../database/core/sql.ts';
import * as absences from '../../database/features/beds/service-absences.ts';
import * as placement from '../../database/features/beds/service-homes.ts';
import * as stays from '../../database/features/beds/service-stays.ts';
import { movementsRegister, occupancyOf } from '../../database/features/beds/registers.ts';
import { undoSteps } from '../../database/features/imports/batches.ts';
import * as people from '../../database/features/people/service.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { build, refusal } from './payments-county.ts';
import {
  auditActions,
  bedIn,
  day,
  freeBeds,
  importChanges,
  mapOf,
  p1Number,
  staysCounty,
  whereIs,
  type StaysCounty,
} from './stays-county.ts';

const byForm = ({ context, p1 }: StaysCounty): void => {
  people.record(context, { kind: 'end', personId: p1, validFrom: day('2022-03-12'), reason: 'death', remark: null });
};
const byImport = ({ context }: StaysCounty): void => {
  importChanges(context, { 序号: 1, 变动类型: '死亡', 姓名: '诸葛长寿', 身份证号: p1Number, 变动日期: '2022-03-12' });
};
const byExit = ({ context, p1 }: StaysCounty): void => {
  placement.exit(context, {
    personId: p1,
    onDate: day('2022-03-12'),
    reason: 'death',
    terminationReason: null,
    caregiver: null,
    detail: { ...noDepartureDetail, deathPlace: '院内', deathCause: '疾病' },
  });
};

describe.each([
  ['登记', byForm],
  ['导入异动表', byImport],
  ['办理退出', byExit],
])('J1 12日死亡，%s', (_, tell) => {
  const county = staysCounty();
  const { context, h1, p1, p7, bed3052 } = county;
  const before = mapOf(context, h1, '2022-03-11').counts;
  stays.reserve(context, {
    personId: p1,
    bedId: freeBeds(context, h1, '2022-03-20')[0] ?? 0,
    fromOn: day('2022-04-01'),
    plannedUntil: null,
    note: null,
  });
  absences.startAbsence(context, {
    personId: p1,
    kind: 'hospital',
    fromOn: day('2022-03-08'),
    plannedUntil: null,
    destination: '县医院',
    escort: null,
    approvedBy: null,
    note: null,
  });
  tell(county);

  it('入住率由 95/120 变为 94/120，床位 305-2 自 12 日起空出', () => {
    expect([before.occupied, before.available]).toEqual([95, 120]);
    const { counts } = mapOf(context, h1, '2022-03-12');
    expect([counts.occupied, counts.available, counts.inHouse]).toEqual([94, 120, 94]);
    expect(bedIn(mapOf(context, h1, '2022-03-11'), bed3052)).toMatchObject({
      state: 'hospital',
      person: { personId: p1 },
      freeFrom: '2022-03-12',
    });
    expect(bedIn(mapOf(context, h1, '2022-03-12'), bed3052)).toMatchObject({ state: 'free', person: null, freeFrom: '2022-03-12' });
    stays.reserve(context, { personId: p7, bedId: bed3052, fromOn: day('2022-03-12'), plannedUntil: null, note: null });
  });

  it('预留和住院一并结束，每一条都进审计', () => {
    const ended = rows<{ kind: string; untilOn: string; ended: number }>(
      context,
      `SELECT kind, until_on AS untilOn, end_fact_id IS NOT NULL AS ended FROM bed_stay WHERE person_id = @p1
       UNION ALL SELECT kind, until_on, end_fact_id IS NOT NULL FROM absence WHERE person_id = @p1 ORDER BY 1`,
      { p1 },
    );
    expect(ended).toEqual([
      { kind: 'hospital', untilOn: '2022-03-12', ended: 1 },
      { kind: 'occupied', untilOn: '2022-03-12', ended: 1 },
      { kind: 'reserved', untilOn: '2022-04-01', ended: 1 },
    ]);
    expect(auditActions(context, p1).filter((action) => action === 'bed.followEnd')).toHaveLength(3);
  });

  it('退出登记册有这一条，当月月报逐日相符', () => {
    const period = { homeId: h1, from: day('2022-03-01'), until: day('2022-03-31') };
    expect(movementsRegister(context, period)).toMatchObject([
      { kind: 'exit', personId: p1, onDate: '2022-03-12', reason: '死亡', place: '主楼 3层 305 2床' },
    ]);
    const month = occupancyOf(context, { homeId: h1, month: isoMonth('2022-03') }, day('2022-03-20'));
    expect(month.days).toHaveLength(20);
    expect(month.days[10]).toMatchObject({ day: '2022-03-11', occupied: 95, inHouse: 94, hospital: 1, left: 0 });
    expect(month.days[11]).toMatchObject({ day: '2022-03-12', occupied: 94, inHouse: 94, hospital: 0, left: 1 });
    expect([month.personNights, month.hospitalNights]).toEqual([11 * 95 + 9 * 94, 4]);
  });

  it('死亡之后不再发给机构', () => {
    build(context, '2022-04');
    const april = rows(
      context,
      "SELECT l.line_type AS type, l.of_type AS ofType, l.payee_kind AS payee FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE s.month = '2022-04' AND l.person_id = ?",
      p1,
    );
    expect(april).toEqual([{ type: 'FUNERAL', ofType: null, payee: 'home' }]);
  });
});

describe('死亡登记之后', () => {
  it('登记有误撤销的，床位仍空则归还原人，连同预留和住院', () => {
    const county = staysCounty('2022-03-20', 5);
    const { context, h1, p1 } = county;
    const { factId } = people.record(context, { kind: 'end', personId: p1, validFrom: day('2022-03-12'), reason: 'death', remark: null });
    expect(whereIs(context, h1, p1, '2022-03-20')).toBeNull();
    people.cancelFact(context, { factId, reason: '同名误登' });
    expect(whereIs(context, h1, p1, '2022-03-20')).toBe('305-2');
    expect(auditActions(context, p1)).toContain('bed.followRestore');
  });

  it('床位已给别人的，撤销后住院不动，本人列为未安排床位', () => {
    const { context, h1, p1, p7, bed3052 } = staysCounty('2022-03-20', 5);
    const { factId } = people.record(context, { kind: 'end', personId: p1, validFrom: day('2022-03-12'), reason: 'death', remark: null });
    placement.admit(context, { personId: p7, homeId: h1, bedId: bed3052, onDate: day('2022-03-15'), note: null });
    people.cancelFact(context, { factId, reason: '同名误登' });
    const map = mapOf(context, h1, '2022-03-20');
    expect(bedIn(map, bed3052).person?.personId).toBe(p7);
    expect(map.withoutBed.map(({ personId }) => personId)).toEqual([p1]);
    expect(map.counts).toMatchObject({ occupied: 6, withoutBed: 1 });
    expect(auditActions(context, p1)).toContain('bed.followTaken');
  });

  it('整批撤销导入，床位一并归还', () => {
    const county = staysCounty('2022-03-20', 5);
    const { context, h1, p1 } = county;
    const batchId = importChanges(context, { 变动类型: '死亡', 姓名: '诸葛长寿', 身份证号: p1Number, 变动日期: '2022-03-12' });
    expect(whereIs(context, h1, p1, '2022-03-15')).toBeNull();
    finish(undoSteps(context, batchId));
    expect(whereIs(context, h1, p1, '2022-03-15')).toBe('305-2');
  });

  it('迟报：死亡之后的换床不算数，两张床都自死亡之日起空出', () => {
    const { context, h1, p1, bed3052 } = staysCounty('2022-04-20', 5);
    const [other = 0] = freeBeds(context, h1, '2022-04-20');
    stays.move(context, { personId: p1, bedId: other, onDate: day('2022-04-01'), note: null });
    const { factId } = people.record(context, {
      kind: 'end',
      personId: p1,
      validFrom: day('2022-03-12'),
      reason: 'death',
      remark: '火化信息比对',
    });
    for (const on of ['2022-03-12', '2022-04-10']) {
      const map = mapOf(context, h1, on);
      expect([bedIn(map, bed3052).state, bedIn(map, other).state]).toEqual(['free', 'free']);
    }
    people.cancelFact(context, { factId, reason: '比对有误' });
    expect(bedIn(mapOf(context, h1, '2022-03-20'), bed3052).person?.personId).toBe(p1);
    expect(bedIn(mapOf(context, h1, '2022-04-10'), other).person?.personId).toBe(p1);
    expect(bedIn(mapOf(context, h1, '2022-04-10'), bed3052).state).toBe('free');
  });

  it('先报转分散，再得知更早死亡：以更早的为准；撤销死亡后仍按转分散那天', () => {
    const { context, h1, p1 } = staysCounty('2022-04-20', 5);
    people.record(context, { kind: 'mode', personId: p1, validFrom: day('2022-04-10'), mode: 'scattered', homeId: null, caregiver: null });
    const { factId } = people.record(context, { kind: 'end', personId: p1, validFrom: day('2022-03-12'), reason: 'death', remark: null });
    expect(whereIs(context, h1, p1, '2022-03-12')).toBeNull();
    people.cancelFact(context, { factId, reason: '比对有误' });
    expect(whereIs(context, h1, p1, '2022-04-09')).toBe('305-2');
    expect(whereIs(context, h1, p1, '2022-04-10')).toBeNull();
  });

  it('已终止的人不能再安排床位', () => {
    const county = staysCounty('2022-03-20', 5);
    byForm(county);
    const { context, h1, p1 } = county;
    const [bedId = 0] = freeBeds(context, h1, '2022-03-20');
    expect(refusal(() => stays.assign(context, { personId: p1, bedId, fromOn: day('2022-03-12'), note: null })).code).toBe(
      'STAY_NOT_IN_HOME',
    );
    expect(
      refusal(() => stays.reserve(context, { personId: p1, bedId, fromOn: day('2022-03-20'), plannedUntil: null, note: null })).code,
    ).toBe('STAY_NOT_SUPPORTED');
    expect(refusal(() => placement.admit(context, { personId: p1, homeId: h1, bedId, onDate: day('2022-03-15'), note: null })).code).toBe(
      'PERSON_ENDED',
    );
  });
});
