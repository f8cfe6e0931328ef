/** Why the next step of a sheet is not this user's to take. Pure. */
import { signers, type Role } from '../../../electron/contract/method.ts';
import type { SheetDetail } from '../../../electron/contract/payments.ts';

/** Null when the user can take the next step, or there is none. */
export function waitingFor(detail: SheetDetail, role: Role): string | null {
  const { state } = detail.card;
  const next = state === 'draft' ? 'prepare' : state === 'prepared' ? 'review' : state === 'reviewed' ? 'approve' : null;
  if (next === null || detail.actions.some((action) => action.action === next)) return null;
  if (next === 'prepare') return '等待经办人员制表。';
  const word = next === 'review' ? '审核' : '审批';
  if (!(signers as readonly Role[]).includes(role)) return `等待县级${word}。`;
  return role === 'county_clerk'
    ? `等待${word}：请由“县级审核审批”用户登录后${word}。`
    : `制表人不能${word}自己编制的发放表，请由另一名用户登录后${word}。`;
}
