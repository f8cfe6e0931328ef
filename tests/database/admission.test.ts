/** From the application into the bed, what follows when the person changes by another way, and which beds suit. */
import { beforeEach, describe, expect, test } from 'vitest';
import { finish, row, rows } from '../../database/core/sql.ts';
import { exit } from '../../database/features/beds/service-homes.ts';
import { reserve } from '../../database/features/beds/service-stays.ts';
import { admitApplicant } from '../../database/features/placement/admission.ts';
import { approve, change, close, move } from '../../database/features/placement/applications.ts';
import { bedsFor } from '../../database/features/placement/beds.ts';
import { waitingList } from '../../database/features/placement/waiting.ts';
import { waitingPage } from '../../database/features/placement/waiting-page.ts';
import { undoSteps } from '../../database/features/imports/batches.ts';
import * as people from '../../database/features/people/service.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser } from '../helpers/ledger.ts';
import { blank, openOffice, today, type Office } from './applicants.ts';
import { idNumberOf, refusal, register } from './payments-county.ts';
import { importChanges } from './stays-county.ts';

let county: Office['county'];
let clerk: Office['clerk'];
let approver: Office['approver'];
let applied: Office['applied'];
let assessSafety: Office['assessSafety'];
let bedIn: Office['bedIn'];
let stateOf: Office['stateOf'];

beforeEach(() => {
  ({ county, clerk, approver, applied, assessSafety, bedIn, stateOf } = openOffice());
});

describe('admission', () => {
  test('without will and safety assessment nobody is admitted; what else is missing is said', () => {
    const bedId = bedIn(county.homeIds[0]);
    const applicationId = applied(county.scattered, { willSignedOn: null, willWitness: null });
    const admit = () => admitApplicant(clerk, { applicationId, bedId, onDate: isoDate('2022-04-18'), note: null });
    expect(refusal(admit).params).toEqual({ missing: '本人意愿书还没有签，还没有做入院前安全风险评估' });
    const { personId: _, phone: __, ...particulars } = blank(county.scattered);
    change(clerk, { ...particulars, applicationId });
    assessSafety(applicationId);
    expect(admit().warnings).toEqual(['陈分散：还没有体检', '陈分散：还没有经县级审批', '陈分散：还没有签入住协议']);
    expect(stateOf(applicationId)).toEqual({ state: 'admitted', closedOn: '2022-04-18' });
  });

  test('P4 moves in on 2022-04-18: out of the list from that day, in the bed, the care agreement is not ours to end here', () => {
    const bedId = bedIn(county.homeIds[0]);
    people.record(clerk, { kind: 'wish', personId: county.scattered, validFrom: isoDate('2022-02-01'), wish: 'willing' });
    const applicationId = applied(county.scattered);
    assessSafety(applicationId);
    reserve(clerk, { personId: county.scattered, bedId, fromOn: isoDate('2022-04-15'), plannedUntil: null, note: null });
    expect(waitingPage(clerk, { asOf: isoDate('2022-04-17'), search: '', level: null, offset: 0, limit: 10 }).rows[0]).toMatchObject({
      waitingDays: 75,
      reservation: { homeName: '东山敬老院' },
    });
    admitApplicant(clerk, { applicationId, bedId, onDate: isoDate('2022-04-18'), note: null });
    expect(waitingList(clerk, isoDate('2022-04-30'))).toEqual([]);
    expect(waitingList(clerk, isoDate('2022-04-17'))).toHaveLength(1);
    expect(people.get(clerk, county.scattered, today).person).toMatchObject({ mode: 'centralised', homeName: '东山敬老院' });
    expect(
      rows(clerk, "SELECT from_on AS fromOn, until_on AS untilOn FROM bed_stay WHERE kind = 'occupied' AND withdrawn_at IS NULL"),
    ).toEqual([{ fromOn: '2022-04-18', untilOn: null }]);
  });

  test('the bed that is held for him stands first; for everybody else it is taken', () => {
    const [held] = [bedIn(county.homeIds[1]), bedIn(county.homeIds[0])];
    const second = register(clerk, { sequence: 3, name: '王第三' });
    reserve(clerk, { personId: county.scattered, bedId: held ?? 0, fromOn: isoDate('2022-06-01'), plannedUntil: null, note: null });
    const bedsOf = (personId: number) =>
      bedsFor(clerk, { personId, asOf: today, isFittingOnly: true, isGrouped: true, limit: 9 }).rows.map(({ bedId, isReserved }) => [
        bedId,
        isReserved,
      ]);
    expect(bedsOf(county.scattered)[0]).toEqual([held, true]);
    expect(bedsOf(second)).toHaveLength(1);
  });

  test('P7 on the bed of P1: refused while he lies there, with his name masked; free from the day he died', () => {
    const bedId = bedIn(county.homeIds[0]);
    const first = register(clerk, { sequence: 3, name: '赵甲乙', mode: 'scattered' });
    const firstApplication = applied(first);
    assessSafety(firstApplication);
    admitApplicant(clerk, { applicationId: firstApplication, bedId, onDate: isoDate('2022-04-18'), note: null });
    const second = applied(county.scattered);
    assessSafety(second);
    const admit = (day: string) => admitApplicant(clerk, { applicationId: second, bedId, onDate: isoDate(day), note: null });
    const refused = refusal(() => admit('2022-05-12'));
    expect(refused.code).toBe('BED_OCCUPIED');
    expect(JSON.stringify(refused.params)).toContain('赵**');
    expect(JSON.stringify(refused.params)).not.toContain('赵甲乙');
    exit(clerk, {
      personId: first,
      onDate: isoDate('2022-05-12'),
      reason: 'death',
      terminationReason: null,
      caregiver: null,
      detail: noDepartureDetail,
    });
    admit('2022-05-12');
    expect(stateOf(second)).toEqual({ state: 'admitted', closedOn: '2022-05-12' });
  });

  test('the day of admission is not before the assessment', () => {
    const bedId = bedIn(county.homeIds[0]);
    const applicationId = applied(county.scattered);
    assessSafety(applicationId, isoDate('2022-05-10'));
    expect(refusal(() => admitApplicant(clerk, { applicationId, bedId, onDate: isoDate('2022-05-01'), note: null })).fields).toEqual({
      onDate: '意愿书和安全风险评估应在入住之前',
    });
  });
});

describe('what the county decides', () => {
  const admit = (context: Office['clerk'], applicationId: number, bedId: number) =>
    admitApplicant(context, { applicationId, bedId, onDate: isoDate('2022-04-18'), note: null });
  const decide = (applicationId: number, homeId: number | null) =>
    approve(approver, {
      applicationId,
      onDate: isoDate('2022-04-15'),
      isPassed: homeId !== null,
      homeId,
      opinion: homeId === null ? '床位留给更急需的' : null,
      overrideReason: null,
    });

  test('against a refusal nobody is admitted, by whomever', () => {
    const bedId = bedIn(county.homeIds[0]);
    const applicationId = applied(county.scattered);
    assessSafety(applicationId);
    decide(applicationId, null);
    expect(refusal(() => admit(clerk, applicationId, bedId)).params).toEqual({ missing: '县级审批不同意' });
    decide(applicationId, county.homeIds[0]);
    admit(clerk, applicationId, bedId);
    expect(stateOf(applicationId)?.state).toBe('admitted');
  });

  test('a home, which is paid for its residents, takes in only whom the county approved for it', () => {
    const [own, other] = county.homeIds;
    const bedId = bedIn(own);
    const manager = asUser(clerk, '院长', 'home_manager', { townCode: null, homeId: own });
    const applicationId = applied(county.scattered);
    assessSafety(applicationId);
    expect(refusal(() => admit(manager, applicationId, bedId)).params).toEqual({ missing: '还没有经县级审批' });
    decide(applicationId, other);
    expect(refusal(() => admit(manager, applicationId, bedId)).params).toEqual({ missing: '县级审批同意入住的是西河敬老院' });
    expect(people.get(clerk, county.scattered, today).person.mode).toBe('scattered');
    decide(applicationId, own);
    admit(manager, applicationId, bedId);
    expect(people.get(clerk, county.scattered, today).person).toMatchObject({ mode: 'centralised', homeName: '东山敬老院' });
  });

  test('the office is told when a bed is not in the home that was approved', () => {
    const [own, other] = county.homeIds;
    const applicationId = applied(county.scattered);
    assessSafety(applicationId);
    decide(applicationId, other);
    const { warnings } = admit(clerk, applicationId, bedIn(own));
    expect(warnings.at(-1)).toBe('陈分散：县级审批同意入住的是西河敬老院');
    expect(stateOf(applicationId)?.state).toBe('admitted');
  });
});

describe('what follows a change of the person', () => {
  const record = (input: object): number => people.record(clerk, { personId: county.scattered, ...input } as never).factId;
  const end = (day: string) => ({ kind: 'end', validFrom: isoDate(day), reason: 'death', remark: null });
  const centralised = (day: string) => ({
    kind: 'mode',
    validFrom: isoDate(day),
    mode: 'centralised',
    homeId: county.homeIds[1],
    caregiver: null,
  });

  test('a death closes it, the death taken back opens it again', () => {
    const applicationId = applied(county.scattered);
    const factId = record(end('2022-05-12'));
    expect(stateOf(applicationId)).toEqual({ state: 'closed', closedOn: '2022-05-12' });
    people.cancelFact(clerk, { factId, reason: '误报' });
    expect(stateOf(applicationId)).toEqual({ state: 'open', closedOn: null });
    expect(
      rows<{ action: string }>(clerk, "SELECT action FROM audit WHERE action LIKE 'application.%' ORDER BY seq").map(
        ({ action }) => action,
      ),
    ).toEqual(['application.register', 'application.close', 'application.reopen']);
  });

  test('admitted elsewhere it is done, taken back it is open, left later it stays done', () => {
    const applicationId = applied(county.scattered);
    const factId = record(centralised('2022-05-12'));
    expect(stateOf(applicationId)).toEqual({ state: 'admitted', closedOn: '2022-05-12' });
    people.cancelFact(clerk, { factId, reason: '没有入住' });
    expect(stateOf(applicationId)).toEqual({ state: 'open', closedOn: null });
    record(centralised('2022-05-20'));
    record({ kind: 'mode', validFrom: isoDate('2022-06-10'), mode: 'scattered', homeId: null, caregiver: null });
    expect(stateOf(applicationId)).toEqual({ state: 'admitted', closedOn: '2022-05-20' });
  });

  test.each([
    ['死亡', { 变动类型: '死亡', 变动日期: '2022-05-12' }, { state: 'closed', closedOn: '2022-05-12' }],
    [
      '入住别处',
      { 变动类型: '供养方式变更', 变动日期: '2022-05-12', 变动前: '分散供养', 变动后: '集中供养', 供养机构: '西河敬老院' },
      { state: 'admitted', closedOn: '2022-05-12' },
    ],
  ])('told by an imported list of changes: %s; the import undone it is open again', (_, cells, closed) => {
    const applicationId = applied(county.scattered);
    const batchId = importChanges(clerk, { 序号: 1, 姓名: '陈分散', 身份证号: idNumberOf(1), ...cells });
    expect(stateOf(applicationId)).toEqual(closed);
    expect(waitingList(clerk, today)).toEqual([]);
    finish(undoSteps(clerk, batchId));
    expect(stateOf(applicationId)).toEqual({ state: 'open', closedOn: null });
    expect(waitingList(clerk, today)).toHaveLength(1);
  });

  test('closed by hand it stays closed whatever happens', () => {
    const applicationId = applied(county.scattered);
    close(clerk, { applicationId, onDate: isoDate('2022-04-20'), reason: '本人改主意' });
    const factId = record(end('2022-05-12'));
    people.cancelFact(clerk, { factId, reason: '误报' });
    expect(stateOf(applicationId)).toEqual({ state: 'closed', closedOn: '2022-04-20' });
    expect(refusal(() => assessSafety(applicationId)).code).toBe('APPLICATION_CLOSED');
  });
});

test('beds: those that suit first, the wished home before others, what does not suit with its reason', () => {
  const person = register(clerk, { sequence: 3, name: '王第三', sex: 'male', level: 'completeLoss' });
  const fit = bedIn(county.homeIds[0]);
  const wished = bedIn(county.homeIds[1], { sex: 'male', level: 'completeLoss' });
  const womens = bedIn(county.homeIds[0], { sex: 'female' });
  const plain = bedIn(county.homeIds[0], { bedType: 'normal' });
  const able = bedIn(county.homeIds[1], { level: 'partialLoss' });
  applied(person, { wishedHomeId: county.homeIds[1] });
  const found = bedsFor(clerk, { personId: person, asOf: today, isFittingOnly: false, isGrouped: false, limit: 50 });
  expect([found.fitting, found.total]).toEqual([2, 5]);
  expect(found.rows.map(({ bedId }) => bedId).slice(0, 2)).toEqual([wished, fit]);
  expect(
    bedsFor(clerk, { personId: person, asOf: today, isFittingOnly: true, isGrouped: true, limit: 50 }).rows.map(({ alike }) => alike),
  ).toEqual([1, 1]);
  const reasons = new Map(found.rows.map(({ bedId, misfits }) => [bedId, misfits]));
  expect([reasons.get(womens), reasons.get(plain), reasons.get(able)]).toEqual([['女房间'], ['不是护理型床位'], ['房间适合部分丧失']]);
  reserve(clerk, { personId: county.scattered, bedId: fit, fromOn: isoDate('2022-07-10'), plannedUntil: null, note: null });
  expect(
    bedsFor(clerk, { personId: person, asOf: today, isFittingOnly: false, isGrouped: false, limit: 50 }).rows.find(
      ({ bedId }) => bedId === fit,
    )?.misfits,
  ).toEqual(['2022年7月10日起已有安排']);
});

test('a move by hand has its reason in the log and on the list', () => {
  people.record(clerk, { kind: 'wish', personId: county.scattered, validFrom: isoDate('2022-02-01'), wish: 'willing' });
  move(clerk, { personId: county.scattered, place: 'first', reason: '房屋倒塌' });
  expect(waitingList(clerk, today)[0]).toMatchObject({
    place: 'first',
    movedBy: '经办',
    reasons: ['手动置前：房屋倒塌', '部分丧失生活自理能力', '等候149天', '77周岁'],
  });
  expect(row<{ after: string }>(clerk, "SELECT after_json AS after FROM audit WHERE action = 'waiting.move'")?.after).toContain('房屋倒塌');
});
