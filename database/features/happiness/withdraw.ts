/** A wrong entry is withdrawn with its reason and stays to be read. */
import { run, type Writer } from '../../core/sql.ts';

type Table = 'happiness_account' | 'happiness_status' | 'happiness_month' | 'happiness_grade' | 'happiness_spending' | 'happiness_refund';

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
