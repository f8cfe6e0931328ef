/** A project as its works need to know it: home, floor area, where it stands. */
import type { StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';

export type WorkStage = {
  readonly stageId: number;
  readonly stage: StageEntryKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
};

export type WorkProject = {
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly batchYear: number | null;
  readonly homeId: number;
  readonly homeName: string;
  readonly townCode: string;
  readonly townName: string;
  readonly floorAreaCenti: number | null;
  readonly approvedFen: Fen | null;
};

/** Condition on a row (alias) that is withdrawn by itself or with the import it came from. */
export const stands = (alias: string): string =>
  `${alias}.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = ${alias}.batch_id)`;

const projectSql = `SELECT p.renovation_project_id AS projectId, p.code, p.name, p.batch_year AS batchYear, p.home_id AS homeId, h.name AS homeName,
    h.town_code AS townCode, coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), '') AS townName,
    p.floor_area_centi AS floorAreaCenti, p.approved_fen AS approvedFen
  FROM renovation_project p JOIN home h ON h.home_id = p.home_id WHERE ${stands('p')}`;

/** @throws AppError RENOVATION_NOT_FOUND */
export function requiredWorkProject(reader: Reader, projectId: number): WorkProject {
  const found = row<WorkProject>(reader, `${projectSql} AND p.renovation_project_id = ?`, projectId);
  if (!found) throw new AppError('RENOVATION_NOT_FOUND');
  return found;
}

/** All of the scope, by year of the batch and code. */
export function workProjects({ connection, scope }: ScopedReader): WorkProject[] {
  const own = placeCondition(scope, 'h');
  return rows({ connection }, `${projectSql}${own.sql} ORDER BY p.batch_year, p.code`, ...own.values);
}

const stageSql = `SELECT s.renovation_project_id AS projectId, s.renovation_stage_id AS stageId, s.stage, s.happened_on AS happenedOn, s.document_no AS documentNo
  FROM renovation_stage s WHERE ${stands('s')}`;

/** Standing entries, the earliest first. */
export function stagesOf(reader: Reader, projectId: number): WorkStage[] {
  return rows(reader, `${stageSql} AND s.renovation_project_id = ? ORDER BY s.happened_on, s.renovation_stage_id`, projectId);
}

export function stagesByProject(reader: Reader): Map<number, WorkStage[]> {
  const found = rows<WorkStage & { projectId: number }>(reader, `${stageSql} ORDER BY s.happened_on, s.renovation_stage_id`);
  return Map.groupBy(found, ({ projectId }) => projectId);
}
