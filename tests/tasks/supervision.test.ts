/** A problem of supervision from its finding to its closing. */
import { describe, expect, it } from 'vitest';
import { run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { stateAfter, nextActions, standingOf } from '../../database/features/supervision/rules.ts';
import { problemsOn, register, step, withdrawProblem, withdrawStep } from '../../database/features/supervision/service.ts';

import type { SupervisionAction } from '../../electron/contract/supervision-shapes.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger } from '../helpers/ledger.ts';

const problem = {
  foundOn: isoDate('2022-01-10'),
  topic: 'dibao' as const,
  source: 'special' as const,
  unit: '样镇民政办',
  townCode: null,
  homeId: null,
  problem: '两户未按期复核',
  taskCode: 'A-(十二)',
};
const told = (supervisionId: number, action: SupervisionAction, happenedOn: string, dueOn: string | null = null) => ({
  supervisionId,
  action,
  happenedOn: isoDate(happenedOn),
  responsibleUnit: action === 'assign' ? '样镇民政办' : null,
  responsiblePerson: null,
  dueOn: dueOn === null ? null : isoDate(dueOn),
  text: '已办',
  documentNo: null,
});

/** One finds and checks, another puts right. */
function twoPeople(): { readonly one: WriteContext; readonly other: WriteContext } {
  const one = memoryLedger();
  return { one, other: asUser(one, '样二', 'county_clerk') };
}
const now = (context: WriteContext, day: string) => problemsOn(context, isoDate(day))[0];

describe('a problem', () => {
  it('goes its way with two people and is closed', () => {
    const { one, other } = twoPeople();
    const { supervisionId, problemNo } = register(one, problem);
    expect(problemNo).toBe('督〔2022〕1号');
    expect(now(one, '2022-01-10')).toMatchObject({ state: 'found', days: 0, responsibleUnit: null });
    step(one, told(supervisionId, 'assign', '2022-01-11', '2022-01-31'));
    expect(now(one, '2022-01-31')).toMatchObject({ state: 'assigned', daysLeft: 0, isOverdue: false, responsibleUnit: '样镇民政办' });
    expect(now(one, '2022-02-01')).toMatchObject({ daysLeft: -1, isOverdue: true });
    step(other, told(supervisionId, 'rectify', '2022-02-02'));
    expect(now(one, '2022-02-02')).toMatchObject({ state: 'rectified', isOverdue: false });
    expect(() => step(other, told(supervisionId, 'pass', '2022-02-03'))).toThrow(/SUPERVISION_OWN|本人/);
    step(one, told(supervisionId, 'fail', '2022-02-03', '2022-02-10'));
    expect(now(one, '2022-02-03')).toMatchObject({ state: 'assigned', dueOn: '2022-02-10' });
    step(other, told(supervisionId, 'rectify', '2022-02-08'));
    step(one, told(supervisionId, 'pass', '2022-02-09'));
    expect(() => step(other, told(supervisionId, 'close', '2022-02-10'))).toThrow(/SUPERVISION_OWN|本人/);
    step(one, told(supervisionId, 'close', '2022-02-10'));
    step(one, told(supervisionId, 'account', '2022-02-12'));
    expect(now(one, '2022-03-31')).toMatchObject({ state: 'closed', closedOn: '2022-02-10', days: 31, accounts: 1 });
    // As it stood then.
    expect(now(one, '2022-02-01')).toMatchObject({ state: 'assigned' });
  });

  it('takes no step out of its order, and none before the last', () => {
    const { one } = twoPeople();
    const { supervisionId } = register(one, problem);
    for (const action of ['rectify', 'pass', 'close'] as const)
      expect(() => step(one, told(supervisionId, action, '2022-01-12'))).toThrow(/SUPERVISION_STEP|不能登记/);
    expect(() => step(one, told(supervisionId, 'assign', '2022-01-09', '2022-01-31'))).toThrow(/SUPERVISION_DAY|不能早于/);
    step(one, told(supervisionId, 'assign', '2022-01-11', '2022-01-31'));
    expect(() => withdrawProblem(one, { supervisionId, reason: '误登' })).toThrow(/SUPERVISION_HAS_STEPS|已经办理/);
  });

  it('is held by the ledger itself, past any program', () => {
    const { one, other } = twoPeople();
    const { supervisionId } = register(one, problem);
    step(one, told(supervisionId, 'assign', '2022-01-11', '2022-01-31'));
    step(other, told(supervisionId, 'rectify', '2022-01-12'));
    const insert = (action: string, by: number) => () =>
      transaction(one, (writer) =>
        run(
          writer,
          `INSERT INTO supervision_step (uid, supervision_id, action, happened_on, text, recorded_at, recorded_by)
           VALUES (randomblob(16), ?, ?, '2022-01-13', '越过', ?, ?)`,
          supervisionId,
          action,
          writer.at,
          by,
        ),
      );
    expect(insert('close', one.actor.userId)).toThrow(/wrong step/);
    expect(insert('pass', other.actor.userId)).toThrow(/two people/);
    expect(insert('pass', one.actor.userId)).not.toThrow();
    expect(() => transaction(one, (writer) => run(writer, "UPDATE supervision SET problem = '没有问题'"))).toThrow(/append-only|has steps/);
  });

  it('goes back one step at a time, with a reason', () => {
    const { one, other } = twoPeople();
    const { supervisionId } = register(one, problem);
    const { stepId: first } = step(one, told(supervisionId, 'assign', '2022-01-11', '2022-01-31'));
    const { stepId: second } = step(other, told(supervisionId, 'rectify', '2022-01-12'));
    expect(() => withdrawStep(one, { stepId: first, reason: '误登' })).toThrow(/SUPERVISION_STEP_LAST|最后一步/);
    withdrawStep(one, { stepId: second, reason: '误登' });
    withdrawStep(one, { stepId: first, reason: '误登' });
    expect(now(one, '2022-02-01')).toMatchObject({ state: 'found' });
    withdrawProblem(one, { supervisionId, reason: '误登' });
    expect(problemsOn(one, isoDate('2022-02-01'))).toEqual([]);
    // Its number is not given again.
    expect(register(one, problem).problemNo).toBe('督〔2022〕2号');
  });
});

describe('the rules', () => {
  it('name a next action for every state but only 问责 once it is closed', () => {
    const way: SupervisionAction[] = ['assign', 'rectify', 'pass', 'close'];
    for (const [index, action] of way.entries()) {
      const before = way.slice(0, index).map((each) => ({ action: each }));
      expect(nextActions(stateAfter(before))).toContain(action);
    }
    expect(nextActions('closed')).toEqual(['account']);
    expect(standingOf([], isoDate('2022-01-01'), isoDate('2022-01-11'))).toMatchObject({ state: 'found', days: 10, isOverdue: false });
  });
});
