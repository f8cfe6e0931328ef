/** The way of a sheet: prepared by one, reviewed and approved by others, returned with a reason until it is locked. */
import type { SheetAction, SheetCard, SheetState } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { checkAt } from './checks/record.ts';
import { fixFunding } from '../funds/service-sheet.ts';
import { settleNettings } from '../recoveries/service-netting.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  insertEvent,
  isOutdated,
  knownNow,
  knownOf,
  setState,
  sheetEvents,
  sheetHeaders,
  userOf,
  type SheetHeader,
} from './queries-sheets.ts';
import { actionLabels, earliestOpen, headingOf, isLocked, permissionFor, sheetName, stateLabel, steps } from './rules-states.ts';
import { cardOf, preparerOf, requiredSheet } from './service-read.ts';

/** A sheet by its month; of destitute support when no scheme is named. */
type SheetKey = { readonly month: IsoMonth; readonly scheme?: Scheme | undefined };
type Step = Exclude<SheetAction, 'return'>;

/** @throws AppError SHEET_STALE, SHEET_WRONG_STATE, SHEET_EARLIER_OPEN, NOT_ALLOWED */
export function prepareSheet(context: WriteContext, month: IsoMonth, scheme: Scheme = destitute): SheetCard {
  return advance(context, { month, scheme }, ['prepare'], null);
}

/** @param reason needed when an administrator reviews what he prepared @throws AppError SHEET_SAME_PERSON, SHEET_WRONG_STATE, NOT_ALLOWED */
export function reviewSheet(context: WriteContext, input: SheetKey & { readonly reason: string | null }): SheetCard {
  return advance(context, input, ['review'], input.reason);
}

/** Locks the sheet and gives it its fingerprint. @throws AppError as `reviewSheet` */
export function approveSheet(context: WriteContext, input: SheetKey & { readonly reason: string | null }): SheetCard {
  return advance(context, input, ['approve'], input.reason);
}

/** Prepares, reviews and approves in one go, for the command line. @throws AppError NOT_ALLOWED unless by an administrator, REASON_REQUIRED, SHEET_LOCKED */
export function lockSheet(context: WriteContext, input: SheetKey & { readonly reason: string }): SheetCard {
  if (userOf(context, context.actor.userId)?.role !== 'admin') throw new AppError('NOT_ALLOWED', { action: '锁定发放表' });
  if (input.reason.trim() === '') throw new AppError('REASON_REQUIRED', { action: '锁定发放表' });
  const header = requiredSheet(context, input.month, input.scheme);
  if (isLocked(header.state)) throw new AppError('SHEET_LOCKED', { month: sheetName(header) });
  const remaining = (['prepare', 'review', 'approve'] as const).slice(['draft', 'prepared', 'reviewed'].indexOf(header.state));
  return advance(context, input, remaining, input.reason);
}

function advance(context: WriteContext, key: SheetKey, actions: readonly Step[], reason: string | null): SheetCard {
  return transaction(context, (writer) => {
    for (const action of actions) takeStep(writer, key, action, reason?.trim() || null);
    return cardOf(writer, requiredSheet(writer, key.month, key.scheme));
  });
}

function takeStep(writer: Writer, key: SheetKey, action: Step, reason: string | null): void {
  const header = requiredSheet(writer, key.month, key.scheme);
  const step = steps[action];
  if (header.state !== step.from)
    throw new AppError('SHEET_WRONG_STATE', { month: sheetName(header), state: stateLabel(header.state), action: actionLabels[action] });
  refuseOutOfTurn(writer, header, action);
  const isOverride = requirePermission(writer, header, action, reason);
  checkAt(writer, header, action, reason);
  if (action === 'approve') fixFunding(writer, header.sheetId, reason);
  moveTo(writer, header, action, step.to, reason, isOverride);
}

/** A draft must know everything recorded; what is learnt later goes into the next sheet, unless a whole earlier sheet came between. */
function refuseOutOfTurn(writer: Writer, header: SheetHeader, action: Step): void {
  const month = sheetName(header);
  const earlier = earliestOpen(header.scheme, sheetHeaders(writer, header.scheme), header.month);
  if (earlier) throw new AppError('SHEET_EARLIER_OPEN', { month, earlier: formatMonth(earlier) });
  const isBypassed = knownOf(header).lockedSheets !== knownNow(writer, header.month, header.scheme).lockedSheets;
  if (isBypassed || (action === 'prepare' && isOutdated(writer, header))) throw new AppError('SHEET_STALE', { month });
}

function requirePermission(writer: Writer, header: SheetHeader, action: SheetAction, reason: string | null): boolean {
  const user = userOf(writer, writer.actor.userId);
  const permission = user ? permissionFor(action, user, preparerOf(sheetEvents(writer, header.sheetId))) : 'notAllowed';
  if (permission === 'notAllowed') throw new AppError('NOT_ALLOWED', { action: `${actionLabels[action]}发放表` });
  const isSamePerson = permission === 'samePerson' || permission === 'override';
  if (isSamePerson && (permission === 'samePerson' || reason === null))
    throw new AppError('SHEET_SAME_PERSON', { role: `${actionLabels[action]}人`, name: writer.actor.name });
  return isSamePerson;
}

/** Back to the draft, with a reason; what is approved never goes back. @throws AppError NOT_ALLOWED, SHEET_LOCKED, SHEET_WRONG_STATE, REASON_REQUIRED */
export function returnSheet(context: WriteContext, input: SheetKey & { readonly reason: string }): SheetCard {
  return transaction(context, (writer) => {
    const header = requiredSheet(writer, input.month, input.scheme);
    const month = sheetName(header);
    requirePermission(writer, header, 'return', null);
    if (isLocked(header.state)) throw new AppError('SHEET_LOCKED', { month });
    if (header.state === 'draft')
      throw new AppError('SHEET_WRONG_STATE', { month, state: stateLabel('draft'), action: actionLabels.return });
    if (input.reason.trim() === '') throw new AppError('REASON_REQUIRED', { action: actionLabels.return });
    moveTo(writer, header, 'return', 'draft', input.reason.trim(), false);
    return cardOf(writer, requiredSheet(writer, input.month, input.scheme));
  });
}

function moveTo(
  writer: Writer,
  header: SheetHeader,
  action: SheetAction,
  state: SheetState,
  reason: string | null,
  isOverride: boolean,
): void {
  const fingerprint = state === 'approved' ? fingerprintOf(writer, header.sheetId) : null;
  setState(writer, header.sheetId, state, fingerprint);
  insertEvent(writer, { sheetId: header.sheetId, action, state, reason, isOverride });
  writer.audit({
    action: `sheet.${action}`,
    entity: 'sheet',
    entityId: header.sheetId,
    before: { state: header.state },
    after: {
      ...headingOf(header),
      month: header.month,
      state,
      reason,
      isOverride,
      ...(fingerprint ? { fingerprint, totalFen: header.totalFen } : {}),
    },
  });
  // Before anything of the sheet can be paid: what it gives back settles what is still claimed for the same month.
  if (fingerprint) settleNettings(writer, header.sheetId);
}
