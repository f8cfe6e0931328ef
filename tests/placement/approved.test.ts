/** What the county has approved binds the planner: into that home or nowhere, with the reason, and counted. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import * as people from '../../database/features/people/service.ts';
import { apply, approve } from '../../database/features/placement/applications.ts';
import { decide } from '../../database/features/placement/planner/decide.ts';
import { makePlan, planView } from '../../database/features/placement/planner/service.ts';
import { reachTarget, whatIf } from '../../database/features/placement/planner/what-if.ts';
import type { PlanLine, PlanView } from '../../electron/contract/planner.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { register } from '../database/payments-county.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

const today = isoDate('2022-06-30');
let context: TestLedger;
let near: number;
let far: number;
let privateHome: number;
let sequence = 0;

/** @param decision the home the county approves, 'nowhere' for a refusal, null for none yet */
function applicant(
  name: string,
  decision: number | 'nowhere' | null,
  { wished = null, partner = null }: { readonly wished?: number | null; readonly partner?: number | null } = {},
): number {
  sequence += 1;
  const personId = register(context, { sequence, name, level: 'completeLoss', caregiver: null, account: null });
  people.record(context, { kind: 'wish', personId, validFrom: isoDate(`2022-02-${String(sequence).padStart(2, '0')}`), wish: 'willing' });
  const { applicationId } = apply(context, {
    personId,
    appliedOn: isoDate('2022-05-01'),
    wishedHomeId: wished,
    partnerPersonId: partner,
    willSignedOn: null,
    willWitness: null,
    contactName: null,
    phone: null,
    hasGuardian: null,
    note: null,
  });
  if (decision !== null) decideOn(applicationId, decision);
  return applicationId;
}

function decideOn(applicationId: number, decision: number | 'nowhere', onDate = isoDate('2022-06-01')): void {
  const isPassed = decision !== 'nowhere';
  const homeId = isPassed ? decision : null;
  approve(context, { applicationId, onDate, isPassed, homeId, opinion: isPassed ? null : '材料不全', overrideReason: '测试代办' });
}

beforeEach(() => {
  sequence = 0;
  context = { ...memoryLedger({ clock: fixedClock(today) }) };
  const towns = rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 2").map(
    ({ code }) => code,
  );
  const home = (code: string, name: string, town: number, beds: number, operationMode: 'public' | 'private' = 'public'): number =>
    homes.save(context, {
      homeId: null,
      code,
      name,
      homeLevel: 'town',
      townCode: towns[town] ?? '',
      bedsRegistered: beds,
      nursingBeds: beds,
      operationMode,
      openedOn: null,
      creditCode: null,
    }).homeId;
  near = home('H01', '东山敬老院', 0, 3);
  far = home('H02', '西河敬老院', 1, 1);
  privateHome = home('H03', '康寿养老院', 0, 5, 'private');
});

async function plan(): Promise<PlanView> {
  const { planId } = await makePlan(context, { asOf: today }, {});
  return seen(planId);
}

function seen(planId: number): PlanView {
  const { plan: found } = planView(context, planId, today);
  if (!found) throw new Error('there is no proposal');
  return found;
}

function lineFor(view: PlanView, name: string): PlanLine {
  const line = view.lines.find((candidate) => candidate.name === name);
  if (!line) throw new Error(`nobody called ${name}`);
  return line;
}

describe('approved for a home', () => {
  test('he goes there although another home is nearer and wished for', async () => {
    applicant('周批', far, { wished: near });
    const view = await plan();
    expect(lineFor(view, '周批')).toMatchObject({
      homeId: far,
      isWished: false,
      approvedHomeName: '西河敬老院',
      whyNotWished: '县级审批同意入住的是西河敬老院',
      whyNotNearer: null,
    });
    expect(lineFor(view, '周批').why).toContain('县级审批同意的机构');
    expect(view).toMatchObject({ placed: 1, approved: 1, approvedPlaced: 1, refused: 0 });
  });

  test('with no fit bed there he is in no other home, the reason says so, and he is counted', async () => {
    applicant('周一', far);
    applicant('周二', far);
    applicant('周三', privateHome);
    const view = await plan();
    expect(view).toMatchObject({ placed: 1, approved: 3, approvedPlaced: 1 });
    expect(lineFor(view, '周一').homeId).toBe(far);
    expect(lineFor(view, '周二')).toMatchObject({ homeId: null, greedyHomeName: null });
    expect(lineFor(view, '周二').why).toBe('县级审批同意入住的是西河敬老院，该院合适床位已安排给他人，其中 1 人名次在前');
    expect(lineFor(view, '周三').why).toBe('县级审批同意入住的是康寿养老院，该院不在可安置之列');
  });

  test('the newest decision counts, and one of a later day not yet', async () => {
    const first = applicant('吴改', far);
    decideOn(first, near, isoDate('2022-06-20'));
    expect(lineFor(await plan(), '吴改').homeId).toBe(near);
    const { planId } = await makePlan(context, { asOf: isoDate('2022-06-10') }, {});
    expect(lineFor(seen(planId), '吴改').homeId).toBe(far);
  });

  test('refused he goes nowhere, and leaves his bed to others', async () => {
    applicant('郑拒', 'nowhere', { wished: far });
    applicant('王后', far);
    const view = await plan();
    expect(lineFor(view, '郑拒')).toMatchObject({ homeId: null, why: '县级审批不同意入住', whyNotWished: '县级审批不同意入住' });
    expect(lineFor(view, '王后').homeId).toBe(far);
    expect(view).toMatchObject({ refused: 1, approved: 1, approvedPlaced: 1 });
  });
});

test('of a couple one approval binds both; two approvals for two homes leave both on the list', async () => {
  const bind = async (one: number | null, other: number | null): Promise<PlanView> => {
    const first = applicant('孙甲', one);
    const { personId } = rows<{ personId: number }>(
      context,
      'SELECT person_id AS personId FROM application WHERE application_id = ?',
      first,
    )[0] ?? { personId: 0 };
    applicant('孙乙', other, { partner: personId });
    return plan();
  };
  const view = await bind(near, null);
  expect([lineFor(view, '孙甲').homeId, lineFor(view, '孙乙').homeId]).toEqual([near, near]);
  expect(lineFor(view, '孙乙').why).toContain('县级审批同意的机构');
  const second = rows<{ applicationId: number }>(context, 'SELECT max(application_id) AS applicationId FROM application')[0];
  decideOn(second?.applicationId ?? 0, far, today);
  const parted = await plan();
  expect([lineFor(parted, '孙甲').homeId, lineFor(parted, '孙乙').homeId]).toEqual([null, null]);
  expect(lineFor(parted, '孙甲').why).toContain('同住人批准的是另一家机构');
});

test('a decision made after the proposal: the proposal is outdated, and the line is refused with the reason', async () => {
  const applicationId = applicant('冯迟', null);
  const view = await plan();
  expect(lineFor(view, '冯迟').homeId).toBe(near);
  decideOn(applicationId, far, today);
  expect(seen(view.planId).isOutdated).toBe(true);
  const { decided, refused } = decide(context, { lineIds: [lineFor(view, '冯迟').lineId], decision: 'accepted', reason: null });
  expect(decided).toBe(0);
  expect(refused[0]?.text).toContain('不能安排到东山敬老院：县级审批同意入住的是西河敬老院');
});

test('more beds elsewhere help nobody who is approved for a full home', async () => {
  for (const name of ['陈一', '陈二', '陈三']) applicant(name, far);
  const nearer = await whatIf(context, { asOf: today, changes: [{ homeId: near, nursing: 5, normal: 0, isClosed: false }] }, {});
  expect([nearer.before.placed, nearer.after.placed]).toEqual([1, 1]);
  const there = await whatIf(context, { asOf: today, changes: [{ homeId: far, nursing: 2, normal: 0, isClosed: false }] }, {});
  expect(there.after.placed).toBe(3);
  const answer = await reachTarget(context, { asOf: today, target: 100, bedCostFen: fen(1) }, {});
  expect(answer).toMatchObject({ missing: 3, placedNow: 1, beds: 2, shortOf: 0, homes: [{ homeId: far, beds: 2 }] });
});
