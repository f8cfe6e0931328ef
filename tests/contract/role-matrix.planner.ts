/** One valid call of every method of the planner. */
import type { plannerMethods } from '../../electron/contract/planner.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';

type Rows = { readonly [Name in keyof typeof plannerMethods]: Row<Name> };

const asOf = isoDate('2022-01-20');

export const plannerInputs: Rows = {
  'planner.facts': { ask: () => ({ asOf }) },
  'planner.make': { ask: () => ({ asOf }), isSlow: true },
  'planner.plan': { ask: () => ({ planId: null }) },
  'planner.decide': { ask: () => ({ lineIds: [1], decision: 'declined', reason: '本人不去' }), otherwise: ['PLAN_NOT_FOUND'] },
  'planner.whatIf': { ask: ({ homeId }) => ({ asOf, changes: [{ homeId, nursing: 2, normal: 0, isClosed: false }] }), isSlow: true },
  'planner.reach': { ask: () => ({ asOf, target: 60, bedCostFen: null }), isSlow: true },
};
