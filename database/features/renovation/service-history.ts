/** What was done to a project, by whom and when, in the words of the log. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { actionText, auditSummary } from '../../../electron/contract/audit-words.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { requiredProject } from './required.ts';

type Line = {
  readonly auditId: number;
  readonly at: string;
  readonly userName: string;
  readonly action: string;
  readonly after: string | null;
};

/** Newest first. @throws AppError RENOVATION_NOT_FOUND */
export function history(reader: Reader, projectId: number): OutputOf<'renovation.history'> {
  requiredProject(reader, projectId);
  const lines = rows<Line>(
    reader,
    `SELECT seq AS auditId, at, user_name AS userName, action, after_json AS after FROM audit
     WHERE entity = 'renovation_project' AND entity_id = ? ORDER BY seq DESC LIMIT 500`,
    projectId,
  );
  return {
    rows: lines.map(({ after, action, ...line }) => ({ ...line, action: actionText(action), text: auditSummary(after) })),
  };
}
