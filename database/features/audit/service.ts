/** Reading the audit chain. */
import { verifyChain, type ChainReport } from '../../core/audit.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type AuditPageInput = { offset: number; limit: number; action: string | null; userId: number | null; search: string | null };
export type AuditRow = {
  seq: number;
  at: string;
  userName: string;
  action: string;
  entity: string;
  entityId: number | null;
  before: string | null;
  after: string | null;
};

const where = `WHERE (@action IS NULL OR action = @action OR action LIKE @action || '.%') AND (@userId IS NULL OR user_id = @userId)
  AND (@search IS NULL OR instr(coalesce(after_json, '') || coalesce(before_json, '') || user_name || action, @search) > 0)`;

export function page(reader: Reader, input: AuditPageInput): { total: number; rows: AuditRow[] } {
  const filters = { action: input.action, userId: input.userId, search: input.search?.trim() || null };
  const total = row<{ total: number }>(reader, `SELECT count(*) AS total FROM audit ${where}`, filters)?.total ?? 0;
  const found = rows<AuditRow>(
    reader,
    `SELECT seq, at, user_name AS userName, action, entity, entity_id AS entityId, before_json AS "before", after_json AS "after"
     FROM audit ${where} ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
    { ...filters, limit: input.limit, offset: input.offset },
  );
  return { total, rows: found };
}

export function verify(reader: Reader): ChainReport {
  return verifyChain(reader.connection);
}
