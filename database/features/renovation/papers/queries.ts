/** What only the papers ask of the ledger. SQL only. */
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { rows, type Reader } from '../../../core/sql.ts';

/** 县级、片区中心、乡镇, by home. */
export function homeLevelOf(reader: Reader): ReadonlyMap<number, string> {
  const found = rows<{ homeId: number; level: string }>(reader, 'SELECT home_id AS homeId, home_level AS level FROM home');
  return new Map(found.map(({ homeId, level }) => [homeId, level]));
}

const isStandingPhoto = `c.media_type LIKE 'image/%' AND a.entity = 'renovationProject'
  AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = a.attachment_id)`;

export function photoCounts(reader: Reader): ReadonlyMap<number, number> {
  const found = rows<{ projectId: number; photos: number }>(
    reader,
    `SELECT a.renovation_project_id AS projectId, count(*) AS photos FROM attachment a JOIN attachment_content c ON c.content_id = a.content_id
     WHERE ${isStandingPhoto} AND a.purpose <> 'document' GROUP BY a.renovation_project_id`,
  );
  return new Map(found.map(({ projectId, photos }) => [projectId, photos]));
}

export type PhotoFacts = {
  readonly title: string;
  readonly purpose: string;
  readonly takenOn: IsoDate | null;
  readonly fileName: string;
  readonly sha256: Buffer;
};

/** Of one project, in the order of the days they were taken. */
export function photosOfProject(reader: Reader, projectId: number): PhotoFacts[] {
  return rows(
    reader,
    `SELECT a.title, a.purpose, a.taken_on AS takenOn, c.file_name AS fileName, c.sha256
     FROM attachment a JOIN attachment_content c ON c.content_id = a.content_id
     WHERE a.renovation_project_id = ? AND ${isStandingPhoto} ORDER BY ifnull(a.taken_on, substr(a.added_at, 1, 10)), a.attachment_id`,
    projectId,
  );
}

/** When anything of a project was last recorded; instants. */
export function updatedAt(reader: Reader): ReadonlyMap<number, string> {
  const found = rows<{ projectId: number; at: string }>(
    reader,
    `SELECT projectId, max(at) AS at FROM (
       SELECT renovation_project_id AS projectId, recorded_at AS at FROM renovation_project
       UNION ALL SELECT renovation_project_id, recorded_at FROM renovation_stage
       UNION ALL SELECT renovation_project_id, recorded_at FROM renovation_progress
       UNION ALL SELECT renovation_project_id, recorded_at FROM renovation_fund
       UNION ALL SELECT c.renovation_project_id, p.recorded_at FROM renovation_payment p
         JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id) GROUP BY projectId`,
  );
  return new Map(found.map(({ projectId, at }) => [projectId, at]));
}

/** Fire documents by project: of an acceptance that stands, else the number a file told with the day of acceptance. */
export function fireDocuments(reader: Reader): ReadonlyMap<number, string> {
  const found = rows<{ projectId: number; documentNo: string }>(
    reader,
    `SELECT projectId, documentNo FROM (
       SELECT renovation_project_id AS projectId, document_no AS documentNo, 0 AS place, renovation_stage_id AS id FROM renovation_stage
         WHERE withdrawn_at IS NULL AND stage = 'accepted' AND batch_id IS NOT NULL AND document_no IS NOT NULL
       UNION ALL
       SELECT renovation_project_id, fire_document_no, 1, renovation_acceptance_id FROM renovation_acceptance a
         WHERE withdrawn_at IS NULL AND fire_document_no IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_undo o WHERE o.batch_id = a.batch_id))
     ORDER BY place, id`,
  );
  return new Map(found.map(({ projectId, documentNo }) => [projectId, documentNo]));
}

/** Stages a file names without their day, as `7 construction`: the day they stand under is that of the file. */
export function undatedStages(reader: Reader, note: string): ReadonlySet<string> {
  const found = rows<{ key: string }>(
    reader,
    `SELECT renovation_project_id || ' ' || stage AS key FROM renovation_stage WHERE withdrawn_at IS NULL AND batch_id IS NOT NULL AND note = ?`,
    note,
  );
  return new Set(found.map(({ key }) => key));
}

/** The last told of problems and what is done about them, by project. */
export function lastReports(reader: Reader): ReadonlyMap<number, { readonly problems: string | null; readonly nextSteps: string | null }> {
  const found = rows<{ projectId: number; problems: string | null; nextSteps: string | null }>(
    reader,
    `SELECT renovation_project_id AS projectId, problems, next_steps AS nextSteps FROM renovation_progress t
     WHERE withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM import_undo o WHERE o.batch_id = t.batch_id) ORDER BY month, renovation_progress_id`,
  );
  return new Map(found.map((report) => [report.projectId, report]));
}
