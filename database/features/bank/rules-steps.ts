/** The last steps of a sheet: sent to the finance office, paid, archived; who may take them. Pure. */
import { handoverActions, type BankSheet, type HandoverAction } from '../../../electron/contract/bank.ts';
import type { Role } from '../../../electron/contract/method.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import { labelIn } from './words.ts';

export const handoverSteps: Readonly<Record<HandoverAction, { readonly from: SheetState; readonly to: SheetState }>> = {
  send: { from: 'approved', to: 'sent' },
  pay: { from: 'sent', to: 'paid' },
  archive: { from: 'paid', to: 'archived' },
};

const rolesOf: Readonly<Record<HandoverAction, readonly Role[]>> = {
  send: ['admin', 'county_clerk'],
  pay: ['admin', 'county_approver'],
  archive: ['admin', 'county_clerk', 'county_approver'],
};

export function stepLabel(action: HandoverAction): string {
  return labelIn(handoverActions, action);
}

export type Actor = { readonly userId: number; readonly role: Role };
export type StepPermission = 'allowed' | 'notAllowed' | 'samePerson' | 'override';

/** Who sent a sheet does not confirm that it was paid; an administrator may, with a reason that is kept. */
export function stepPermission(action: HandoverAction, actor: Actor, senderId: number | null): StepPermission {
  if (!rolesOf[action].includes(actor.role)) return 'notAllowed';
  if (action !== 'pay' || actor.userId !== senderId) return 'allowed';
  return actor.role === 'admin' ? 'override' : 'samePerson';
}

/** @param unanswered lines nobody has said anything about: paid only with a note on how */
export function permittedSteps(state: SheetState, actor: Actor, senderId: number | null, unanswered: number): BankSheet['actions'] {
  return (['send', 'pay', 'archive'] as const).flatMap((action) => {
    const permission = stepPermission(action, actor, senderId);
    if (handoverSteps[action].from !== state || permission === 'notAllowed' || permission === 'samePerson') return [];
    return [{ action, needsReason: permission === 'override', needsNote: action === 'pay' && unanswered > 0 }];
  });
}
