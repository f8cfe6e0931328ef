/** Monthly reports as they are stored. */
import type { Fen, IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { stands } from './queries-works-project.ts';

export type StoredProgress = {
  readonly progressId: number;
  readonly projectId: number;
  readonly month: IsoMonth;
  readonly percent: number;
  readonly doneFen: Fen;
  readonly work: string;
  readonly problems: string | null;
  readonly coordination: string | null;
  readonly nextSteps: string | null;
  readonly reportedOn: IsoDate;
  readonly isFromFile: number;
  readonly isStanding: number;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
};

const progressSql = `SELECT g.renovation_progress_id AS progressId, g.renovation_project_id AS projectId, g.month, g.percent, g.done_fen AS doneFen, g.work, g.problems,
    g.coordination, g.next_steps AS nextSteps, g.reported_on AS reportedOn, g.batch_id IS NOT NULL AS isFromFile, (${stands('g')}) AS isStanding,
    u.name AS recordedBy, g.recorded_at AS recordedAt, g.withdrawn_reason AS withdrawnReason, w.name AS withdrawnBy
  FROM renovation_progress g JOIN user_account u ON u.user_id = g.recorded_by LEFT JOIN user_account w ON w.user_id = g.withdrawn_by`;

/** Of one project, newest first, the replaced and withdrawn too. */
export function progressRows(reader: Reader, projectId: number): StoredProgress[] {
  return rows(reader, `${progressSql} WHERE g.renovation_project_id = ? ORDER BY g.month DESC, g.renovation_progress_id DESC`, projectId);
}

/** Of all projects up to a month, those that stand, in the order they were recorded. */
export function progressUntil(reader: Reader, month: IsoMonth): StoredProgress[] {
  return rows(reader, `${progressSql} WHERE g.month <= ? AND ${stands('g')} ORDER BY g.renovation_progress_id`, month);
}

export function progressById(reader: Reader, projectId: number, progressId: number): StoredProgress | undefined {
  return row(reader, `${progressSql} WHERE g.renovation_progress_id = ? AND g.renovation_project_id = ?`, progressId, projectId);
}

/** Progress photos that were taken in a month, by project. */
export function photosIn(reader: Reader, month: IsoMonth): Map<number, number> {
  const found = rows<{ projectId: number; photos: number }>(
    reader,
    `SELECT a.renovation_project_id AS projectId, count(*) AS photos FROM attachment a
     WHERE a.entity = 'renovationProject' AND a.purpose = 'progress' AND substr(ifnull(a.taken_on, a.added_at), 1, 7) = ?
       AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = a.attachment_id) GROUP BY a.renovation_project_id`,
    month,
  );
  return new Map(found.map(({ projectId, photos }) => [projectId, photos]));
}
