/** A wrong entry is withdrawn with its reason and stays to be read. */
import { AppError } from '../../../electron/contract/result.ts';
import { run, type Writer } from '../../core/sql.ts';

type Table =
  | 'renovation_project'
  | 'renovation_stage'
  | 'renovation_work_item'
  | 'renovation_contract'
  | 'renovation_contract_change'
  | 'renovation_payment'
  | 'renovation_fund';

export function withdrawRow(writer: Writer, table: Table, id: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN */
export function requireStanding<Row extends { readonly isWithdrawn: 0 | 1 }>(found: Row | undefined): Row {
  if (!found) throw new AppError('RENOVATION_ENTRY_NOT_FOUND');
  if (found.isWithdrawn === 1) throw new AppError('RENOVATION_ENTRY_WITHDRAWN');
  return found;
}
