/** The way of a problem: found, assigned, rectified, checked, closed. Pure. */
import type { SupervisionAction, SupervisionRow, SupervisionState } from '../../../electron/contract/supervision-shapes.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';

type Step = {
  readonly action: SupervisionAction;
  readonly happenedOn: IsoDate;
  readonly responsibleUnit: string | null;
  readonly responsiblePerson: string | null;
  readonly dueOn: IsoDate | null;
};

const after: Readonly<Record<Exclude<SupervisionAction, 'account'>, SupervisionState>> = {
  assign: 'assigned',
  rectify: 'rectified',
  pass: 'checked',
  fail: 'assigned',
  close: 'closed',
};

const open: Readonly<Record<SupervisionState, readonly SupervisionAction[]>> = {
  found: ['assign', 'account'],
  assigned: ['rectify', 'assign', 'account'],
  rectified: ['pass', 'fail', 'account'],
  checked: ['close', 'account'],
  closed: ['account'],
};

/** 问责 stands beside the way. */
export function stateAfter(steps: readonly Pick<Step, 'action'>[]): SupervisionState {
  return steps.reduce<SupervisionState>((state, { action }) => (action === 'account' ? state : after[action]), 'found');
}

export function nextActions(state: SupervisionState): readonly SupervisionAction[] {
  return open[state];
}

type Standing = Pick<
  SupervisionRow,
  'state' | 'responsibleUnit' | 'responsiblePerson' | 'dueOn' | 'daysLeft' | 'isOverdue' | 'accounts' | 'closedOn' | 'days'
>;

/** @param steps that stand, in order */
export function standingOf(steps: readonly Step[], foundOn: IsoDate, asOf: IsoDate): Standing {
  const state = stateAfter(steps);
  const assigned = steps.findLast(({ responsibleUnit }) => responsibleUnit !== null);
  const dueOn = steps.findLast((step) => step.dueOn !== null)?.dueOn ?? null;
  const isOpen = state === 'assigned';
  const daysLeft = isOpen && dueOn !== null ? daysBetween(asOf, dueOn) : null;
  const closedOn = steps.findLast(({ action }) => action === 'close')?.happenedOn ?? null;
  return {
    state,
    responsibleUnit: assigned?.responsibleUnit ?? null,
    responsiblePerson: assigned?.responsiblePerson ?? null,
    dueOn,
    daysLeft,
    isOverdue: daysLeft !== null && daysLeft < 0,
    accounts: steps.filter(({ action }) => action === 'account').length,
    closedOn,
    days: daysBetween(foundOn, closedOn ?? asOf),
  };
}
