/** Reading the audit chain. */
import { verifyChain, type ChainReport } from '../../core/audit.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type AuditPageInput = { offset: number; limit: number; action: string | null; userId: number | null; search: string | null };
export type AuditRow = { seq: number; at: string; userName: string; action: string; entity: string; entityId: number | null; before: string | null; after: string | null };

const where = `WHERE (?1 IS NULL OR action = ?1 OR action LIKE ?1 || '.%') AND (?2 IS NULL OR user_id = ?2)
  AND (?3 IS NULL OR instr(coalesce(after_json, '') || coalesce(before_json, '') || user_name || action, ?3) > 0)`;

export function page(reader: Reader, input: AuditPageInput): { total: number; rows: AuditRow[] } {
  const filters = [input.action, input.userId, input.search?.trim() || null] as const;
  const total = row<{ total: number }>(reader, `SELECT count(*) AS total FROM audit ${where}`, ...filters)?.total ?? 0;
  const found = rows<AuditRow>(
    reader,
    `SELECT seq, at, user_name AS userName, action, entity, entity_id AS entityId, before_json AS "before", after_json AS "after"
     FROM audit ${where} ORDER BY seq DESC LIMIT ?4 OFFSET ?5`,
    ...filters, input.limit, input.offset,
  );
  return { total, rows: found };
}

export function verify(reader: Reader): ChainReport {
  return verifyChain(reader.connection);
}
