/** Applications on their way: who may apply, what is entered, who decides. */
import { beforeEach, describe, expect, test } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { applicationDetail, applicationsPage } from '../../database/features/placement/applications-read.ts';
import { apply, approve, change, enterStep } from '../../database/features/placement/applications.ts';
import { safetyItems } from '../../database/features/placement/safety.ts';
import { waitingList } from '../../database/features/placement/waiting.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { blank, openOffice, today, type Office } from './applicants.ts';
import { refusal, register } from './payments-county.ts';

let county: Office['county'];
let clerk: Office['clerk'];
let approver: Office['approver'];
let applied: Office['applied'];
let assessSafety: Office['assessSafety'];
let missingOf: Office['missingOf'];

beforeEach(() => {
  ({ county, clerk, approver, applied, assessSafety, missingOf } = openOffice());
});

test('numbers run through the year', () => {
  const second = register(clerk, { sequence: 3, name: '王第三' });
  const third = register(clerk, { sequence: 4, name: '王第四' });
  applied(county.scattered);
  applied(second);
  applied(third, { appliedOn: isoDate('2021-12-30'), willSignedOn: null });
  expect(rows<{ number: string }>(clerk, 'SELECT number FROM application ORDER BY application_id').map(({ number }) => number)).toEqual([
    '2022-0001',
    '2022-0002',
    '2021-0001',
  ]);
});

test('who lives in a home, has ended, or has applied already cannot apply; an unsigned will is said', () => {
  expect(refusal(() => applied(county.resident)).code).toBe('PERSON_NOT_WAITING');
  expect(apply(clerk, { ...blank(county.scattered), willSignedOn: null, willWitness: null }).warnings).toEqual([
    '意愿书还没有签：签了才能办理入住',
  ]);
  expect(refusal(() => applied(county.scattered)).params).toEqual({ name: '陈分散', number: '2022-0001' });
  const dead = register(clerk, { sequence: 3, name: '王第三' });
  people.record(clerk, { kind: 'end', personId: dead, validFrom: isoDate('2022-05-01'), reason: 'death', remark: null });
  expect(refusal(() => applied(dead)).code).toBe('PERSON_NOT_WAITING');
});

test('a change keeps the telephone it does not name', () => {
  const applicationId = applied(county.scattered);
  const { personId: _, phone: __, ...particulars } = blank(county.scattered);
  change(clerk, { ...particulars, applicationId, contactName: '李联系', wishedHomeId: county.homeIds[1] });
  expect(applicationDetail(clerk, applicationId, 0, today)).toMatchObject({
    contact: { phone: '13800000000' },
    wishedHomeName: '西河敬老院',
  });
});

describe('safety assessment', () => {
  test('every protection is looked at, a medium risk has its measures', () => {
    const applicationId = applied(county.scattered);
    const enter = (items: readonly { code: string; risk: 'none' | 'medium'; measures: string | null }[]) =>
      refusal(() =>
        enterStep(clerk, {
          kind: 'safety',
          applicationId,
          onDate: today,
          isPassed: true,
          assessors: '护理长',
          items: [...items],
          conclusion: null,
        }),
      );
    const all = safetyItems(clerk, today).map(({ code }) => ({ code, risk: 'none' as const, measures: null }));
    expect(all).toHaveLength(9);
    expect(enter(all.slice(1)).fields).toEqual({ 'items.0.risk': '请评估“噎食”' });
    expect(enter(all.map((item, place) => (place === 5 ? { ...item, risk: 'medium' } : item))).fields).toEqual({
      'items.5.measures': '“跌倒”为中风险，请写明防护措施',
    });
    expect(missingOf(applicationId)).toContain('safety!');
  });

  test('found unfit it stands in the way, assessed again it does not', () => {
    const applicationId = applied(county.scattered);
    assessSafety(applicationId, isoDate('2022-04-10'), false);
    expect(missingOf(applicationId)).toContain('safety!');
    assessSafety(applicationId, isoDate('2022-05-10'), true);
    expect(missingOf(applicationId)).toEqual(['medical', 'approval', 'agreement']);
    expect(applicationDetail(clerk, applicationId, 0, today).history).toHaveLength(2);
  });
});

describe('approval', () => {
  const decision = { onDate: today, isPassed: true, opinion: null, overrideReason: null };
  test('by another than the one who registered; an administrator only with a reason that is kept', () => {
    const admin = { ...county.context, clock: clerk.clock };
    const { applicationId } = apply(admin, blank(county.scattered));
    const input = { ...decision, applicationId, homeId: county.homeIds[0] };
    expect(refusal(() => approve(admin, input)).code).toBe('APPLICATION_OWN');
    approve(admin, { ...input, overrideReason: '审核人员外出' });
    expect(row<{ after: string }>(clerk, "SELECT after_json AS after FROM audit WHERE action = 'application.approval'")?.after).toContain(
      '审核人员外出',
    );
    const second = applied(register(clerk, { sequence: 3, name: '王第三' }));
    expect(refusal(() => approve(clerk, { ...input, applicationId: second, overrideReason: '代办' })).code).toBe('APPLICATION_OWN');
    approve(approver, { ...input, applicationId: second });
    expect(applicationDetail(clerk, second, 0, today).approvedHomeName).toBe('东山敬老院');
  });

  test('the home he is approved for sees the application, not the one he had wished for', () => {
    const applicationId = applied(county.scattered, { wishedHomeId: county.homeIds[0] });
    const [east, west] = county.homeIds.map((homeId, place) => asUser(clerk, `院长${place}`, 'home_manager', { townCode: null, homeId }));
    const seen = (reader: TestLedger | undefined): number =>
      reader
        ? applicationsPage(reader, { state: 'open', search: '', offset: 0, limit: 10 }, today).total + waitingList(reader, today).length
        : -1;
    expect([seen(east), seen(west)]).toEqual([2, 0]);
    approve(approver, { ...decision, applicationId, homeId: county.homeIds[1] });
    expect([seen(east), seen(west)]).toEqual([0, 2]);
  });
});
