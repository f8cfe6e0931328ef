/** One valid call of every method of payments held back: the person of the place, from the month after the sheet of the world. */
import { holdPayments } from '../../database/features/payments/service-holds.ts';
import { addMonths } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type Names = 'holds.list' | 'holds.place' | 'holds.lift';

const fromMonth = addMonths(worldMonth, 1);

function held(world: World): string {
  const { personId } = world.own('county_clerk').person;
  return String(holdPayments(world.admin(), { personId, type: null, fromMonth, reason: '账户有误' }).holdId);
}

export const holdInputs: { readonly [Name in Names]: Row<Name> } = {
  'holds.list': { ask: () => ({ personId: null, withLifted: true }) },
  'holds.place': { ask: ({ person }) => ({ personId: person.personId, type: 'CARE', fromMonth, reason: '死亡疑点，正在核实' }) },
  'holds.lift': { ask: (_, __, prepared) => ({ holdId: Number(prepared), reason: '已核实' }), before: held },
};
