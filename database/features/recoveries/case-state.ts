/** A case after a posting: its balance, its state, one line in its history. */
import type { RecoveryAction } from '../../../electron/contract/recoveries-terms.ts';
import { formatInstant } from '../../../electron/contract/instant.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatYuan, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, run, type Reader, type Writer } from '../../core/sql.ts';
import { activeCasesOf, caseRow, insertEvent, type CaseRow } from './queries-cases.ts';
import { stateAfter } from './rules-states.ts';

/** @throws AppError RECOVERY_CASE_NOT_FOUND */
export function requiredCase(reader: Reader, caseId: number): CaseRow {
  const found = caseRow(reader, caseId);
  if (!found) throw new AppError('RECOVERY_CASE_NOT_FOUND');
  return found;
}

/** Enters what happened; the state follows from what is open now. */
export function note(writer: Writer, caseId: number, action: RecoveryAction, onDay: IsoDate, detail: string | null): CaseRow {
  const before = requiredCase(writer, caseId);
  insertEvent(writer, { caseId, action, state: stateAfter(before.state, action, before.openFen), onDay, detail });
  return requiredCase(writer, caseId);
}

/** A later sheet has settled something of these recoveries: their cases say so, and a request to write off what has changed is void. */
export function settleCases(writer: Writer, recoveryIds: readonly number[]): void {
  const today = isoDate(formatInstant(writer.at).slice(0, 10));
  for (const caseId of activeCasesOf(writer, recoveryIds)) {
    const { offsetFen, openFen } = note(writer, caseId, 'settle', today, null);
    const request = row<{ id: number }>(
      writer,
      'SELECT write_off_id AS id FROM recovery_write_off WHERE case_id = ? AND decision IS NULL',
      caseId,
    );
    if (request)
      run(
        writer,
        "UPDATE recovery_write_off SET decision = 'withdrawn', decided_at = ?, decided_by = ?, decision_reason = ? WHERE write_off_id = ?",
        writer.at,
        writer.actor.userId,
        `以后的补发已累计抵扣 ${formatYuan(offsetFen)} 元，未收回 ${formatYuan(openFen)} 元`,
        request.id,
      );
  }
}
