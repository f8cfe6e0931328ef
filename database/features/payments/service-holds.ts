/** Holding payments of a person back and letting them go again; the next sheet that is built follows. */
import type { HeldType, HoldRow } from '../../../electron/contract/payments-holds.ts';
import { lineTypes, type SheetState } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import { addMonths, formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { holdOf, holdRows, insertHold, markLifted } from './queries-holds.ts';
import { stateLabel } from './rules-states.ts';

export type HoldInput = {
  readonly scheme?: Scheme | undefined;
  readonly personId: number;
  readonly type: HeldType | null;
  readonly fromMonth: IsoMonth;
  readonly reason: string;
};

export type HoldsInput = { readonly scheme?: Scheme | undefined; readonly personId: number | null; readonly withLifted: boolean };

export function holds(reader: Reader, { scheme = destitute, personId, withLifted }: HoldsInput): { holds: HoldRow[] } {
  return { holds: holdRows(reader, { scheme, personId, withLifted }) };
}

/** What is held, in words: 照料护理费, 全部款项. */
export function heldLabel(type: HeldType | null): string {
  return type === null ? '全部款项' : (lineTypes.find(({ id }) => id === type)?.label ?? type);
}

/**
 * Nothing of it is issued from the sheet of `fromMonth` on.
 * @throws AppError PERSON_NOT_FOUND, HOLD_EXISTS, HOLD_TOO_EARLY when that month's sheet is locked already, HOLD_SHEET_PREPARED while it is reviewed
 */
export function holdPayments(context: WriteContext, input: HoldInput): { holdId: number } {
  return transaction(context, (writer) => {
    const { scheme = destitute, personId, type, fromMonth, reason } = input;
    const person = row<{ name: string }>(writer, 'SELECT name FROM person WHERE person_id = ?', personId);
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    const standing = holdRows(writer, { scheme, personId, withLifted: false }).find((hold) => hold.type === type);
    if (standing)
      throw new AppError('HOLD_EXISTS', {
        name: person.name,
        type: heldLabel(type),
        month: formatMonth(standing.fromMonth),
        reason: standing.reason,
      });
    const locked = row<{ month: IsoMonth | null }>(
      writer,
      'SELECT max(month) AS month FROM sheet WHERE scheme = ? AND fingerprint IS NOT NULL',
      scheme,
    )?.month;
    if (locked && fromMonth <= locked)
      throw new AppError(
        'HOLD_TOO_EARLY',
        { month: formatMonth(locked), next: formatMonth(addMonths(locked, 1)) },
        { fromMonth: '这个月的发放表已经锁定' },
      );
    refuseUnderReview(writer, scheme, personId, fromMonth);
    const heldOn = context.clock.today();
    const holdId = insertHold(writer, { scheme, personId, type, reason, fromMonth, heldOn });
    writer.audit({
      action: 'hold.place',
      entity: 'payment_hold',
      entityId: holdId,
      personId,
      after: { name: person.name, scheme, lineType: type, month: fromMonth, reason },
    });
    return { holdId };
  });
}

/** A sheet that is prepared or reviewed no longer changes: a hold would be accepted and not kept. */
function refuseUnderReview(writer: Writer, scheme: Scheme, personId: number, fromMonth: IsoMonth): void {
  const sheet = row<{ month: IsoMonth; state: SheetState }>(
    writer,
    `SELECT s.month, s.state FROM sheet s JOIN sheet_person p ON p.sheet_id = s.sheet_id AND p.person_id = ?
     WHERE s.scheme = ? AND s.month >= ? AND s.state IN ('prepared', 'reviewed') ORDER BY s.month LIMIT 1`,
    personId,
    scheme,
    fromMonth,
  );
  if (sheet)
    throw new AppError(
      'HOLD_SHEET_PREPARED',
      { month: formatMonth(sheet.month), state: stateLabel(sheet.state) },
      { fromMonth: '这个月的发放表正在审核' },
    );
}

/** @throws AppError HOLD_NOT_FOUND, HOLD_LIFTED */
export function liftHold(context: WriteContext, input: { readonly holdId: number; readonly reason: string }): Record<string, never> {
  return transaction(context, (writer) => {
    const hold = holdOf(writer, input.holdId);
    if (!hold) throw new AppError('HOLD_NOT_FOUND');
    if (hold.liftedAt !== null) throw new AppError('HOLD_LIFTED', { name: hold.name, by: hold.liftedBy ?? '' });
    markLifted(writer, input.holdId, input.reason);
    const { name, scheme, type, fromMonth, reason } = hold;
    writer.audit({
      action: 'hold.lift',
      entity: 'payment_hold',
      entityId: input.holdId,
      personId: hold.personId,
      before: { name, scheme, lineType: type, month: fromMonth, reason },
      after: { name, reason: input.reason },
    });
    return {};
  });
}
