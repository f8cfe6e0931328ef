/** States of a sheet and who may move it. Pure. */
import type { Role } from '../../../electron/contract/method.ts';
import { sheetStates, type SheetAction, type SheetState } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { addMonths, formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';

export const actionLabels: Readonly<Record<SheetAction, string>> = { prepare: '制表', review: '审核', approve: '审批', return: '退回' };

/** Where each step starts and where it leads. */
export const steps: Readonly<Record<Exclude<SheetAction, 'return'>, { readonly from: SheetState; readonly to: SheetState }>> = {
  prepare: { from: 'draft', to: 'prepared' },
  review: { from: 'prepared', to: 'reviewed' },
  approve: { from: 'reviewed', to: 'approved' },
};

/** As refusals name a sheet: `2022年3月`, `2022年3月价格临时补贴`, `2022年3月“春节慰问金”`. Goes before 发放表. */
export function sheetName(sheet: { readonly month: IsoMonth; readonly scheme: Scheme; readonly title: string | null }): string {
  const month = formatMonth(sheet.month);
  if (sheet.scheme === 'destitute') return month;
  if (sheet.scheme === 'price') return `${month}价格临时补贴`;
  if (sheet.scheme === 'happiness') return `${month}${sheet.title ?? '农村幸福院运营奖补资金'}`;
  return `${month}“${sheet.title ?? '一次性项目'}”`;
}

/** Follows 发放表 in a sentence: 已审批, 还是草稿. */
export function stateLabel(state: SheetState): string {
  return state === 'draft' ? '还是草稿' : labelOf(sheetStates, state);
}

export function isLocked(state: SheetState): boolean {
  return state !== 'draft' && state !== 'prepared' && state !== 'reviewed';
}

const rolesOf: Readonly<Record<SheetAction, readonly Role[]>> = {
  prepare: ['admin', 'county_clerk'],
  review: ['admin', 'county_approver'],
  approve: ['admin', 'county_approver'],
  return: ['admin', 'county_clerk', 'county_approver'],
};

export type Actor = { readonly userId: number; readonly role: Role };
export type Permission = 'allowed' | 'notAllowed' | 'samePerson' | 'override';

/** Who prepared a sheet neither reviews nor approves it; an administrator may, with a reason that is kept. */
export function permissionFor(action: SheetAction, actor: Actor, preparerId: number | null): Permission {
  if (!rolesOf[action].includes(actor.role)) return 'notAllowed';
  if (action === 'return' || action === 'prepare' || actor.userId !== preparerId) return 'allowed';
  return actor.role === 'admin' ? 'override' : 'samePerson';
}

export type PermittedAction = { readonly action: SheetAction; readonly needsReason: boolean };

export function permittedActions(state: SheetState, actor: Actor, preparerId: number | null): PermittedAction[] {
  const actions: PermittedAction[] = [];
  for (const action of ['prepare', 'review', 'approve'] as const) {
    const permission = permissionFor(action, actor, preparerId);
    if (steps[action].from === state && (permission === 'allowed' || permission === 'override'))
      actions.push({ action, needsReason: permission === 'override' });
  }
  if ((state === 'prepared' || state === 'reviewed') && permissionFor('return', actor, preparerId) === 'allowed')
    actions.push({ action: 'return', needsReason: true });
  return actions;
}

export type SheetInLine = { readonly month: IsoMonth; readonly state: SheetState };

/** The month the ledger's payments begin with: the first locked sheet; until there is one, the first sheet at all. */
export function ledgerStart(sheets: readonly SheetInLine[]): { readonly month: IsoMonth; readonly isFixed: boolean } | null {
  const months = (list: readonly SheetInLine[]): IsoMonth | undefined => list.map((sheet) => sheet.month).sort()[0];
  const locked = months(sheets.filter((sheet) => isLocked(sheet.state)));
  const first = locked ?? months(sheets);
  return first ? { month: first, isFixed: locked !== undefined } : null;
}

/** The first earlier month, from the start of the ledger, without a locked sheet. */
export function earliestOpenBefore(sheets: readonly SheetInLine[], month: IsoMonth): IsoMonth | null {
  const start = ledgerStart(sheets);
  if (!start) return null;
  const locked = new Set(sheets.filter((sheet) => isLocked(sheet.state)).map((sheet) => sheet.month));
  for (let earlier = start.month; earlier < month; earlier = addMonths(earlier, 1)) if (!locked.has(earlier)) return earlier;
  return null;
}

/**
 * The first earlier month whose sheet is still open. Destitute support is due every month; other schemes have sheets of some months only, and
 * what lies between them needs none.
 */
export function earliestOpen(scheme: Scheme, sheets: readonly SheetInLine[], month: IsoMonth): IsoMonth | null {
  if (scheme === 'destitute') return earliestOpenBefore(sheets, month);
  const open = sheets.filter((sheet) => sheet.month < month && !isLocked(sheet.state)).map((sheet) => sheet.month);
  return open.sort()[0] ?? null;
}

/** What names a sheet of another scheme in the audit. */
export function headingOf(sheet: { readonly scheme: Scheme; readonly title: string | null }): { readonly sheetTitle?: string } {
  return sheet.title === null ? {} : { sheetTitle: sheet.title };
}

/** The month that can be built next; null while a sheet is not locked. */
export function nextMonth(sheets: readonly SheetInLine[]): IsoMonth | null {
  if (sheets.some((sheet) => !isLocked(sheet.state))) return null;
  const last = sheets
    .map((sheet) => sheet.month)
    .sort()
    .at(-1);
  return last ? addMonths(last, 1) : null;
}
