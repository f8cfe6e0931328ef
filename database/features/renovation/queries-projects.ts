/** Projects, stages, plans and work items as they are recorded. SQL only. */
import type { ProjectKind, RenovationStage, StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { beyondPaymentsSql } from './queries-spent.ts';

export type StoredProject = {
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly batchYear: number | null;
  readonly homeId: number;
  readonly homeName: string;
  readonly homeCode: string;
  readonly townCode: string;
  readonly townName: string;
  readonly kind: ProjectKind;
  readonly content: string | null;
  readonly floorAreaCenti: number | null;
  readonly bedsBefore: number;
  readonly nursingBefore: number;
  readonly bedsAfter: number;
  readonly nursingAfter: number;
  readonly approvalNo: string | null;
  readonly approvedOn: IsoDate | null;
  readonly approvedFen: number | null;
  readonly estimateFen: number | null;
  readonly readyOn: IsoDate | null;
  readonly unit: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
  readonly batchId: number | null;
};

const projectSql = `SELECT p.renovation_project_id AS projectId, p.code, p.name, p.batch_year AS batchYear, p.home_id AS homeId, h.name AS homeName,
    h.code AS homeCode, h.town_code AS townCode,
    coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
    p.kind, p.content, p.floor_area_centi AS floorAreaCenti, p.beds_before AS bedsBefore, p.nursing_before AS nursingBefore,
    p.beds_after AS bedsAfter, p.nursing_after AS nursingAfter, p.approval_no AS approvalNo, p.approved_on AS approvedOn,
    p.approved_fen AS approvedFen, p.estimate_fen AS estimateFen, p.ready_on AS readyOn, p.unit, p.manager_name AS managerName,
    p.manager_phone AS managerPhone, p.batch_id AS batchId
  FROM renovation_project p JOIN home h ON h.home_id = p.home_id WHERE p.withdrawn_at IS NULL`;

/** Newest year first, by code; those in the pipeline first of all. */
export function storedProjects(reader: ScopedReader): StoredProject[] {
  const own = placeCondition(reader.scope, 'h');
  return rows(reader, `${projectSql}${own.sql} ORDER BY p.batch_year IS NOT NULL, p.batch_year DESC, p.code`, ...own.values);
}

export function storedProject(reader: Reader, projectId: number): StoredProject | undefined {
  return row(reader, `${projectSql} AND p.renovation_project_id = ?`, projectId);
}

export function projectByCode(reader: Reader, code: string): StoredProject | undefined {
  return row(reader, `${projectSql} AND p.code = ?`, code);
}

const entry = 'u.name AS recordedBy, t.recorded_at AS recordedAt, t.withdrawn_reason AS withdrawnReason, w.name AS withdrawnBy';
const people = 'JOIN user_account u ON u.user_id = t.recorded_by LEFT JOIN user_account w ON w.user_id = t.withdrawn_by';
export type Recorded = {
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
};
export { entry as recordedColumns, people as recordedPeople };

export type StoredStage = Recorded & {
  readonly stageId: number;
  readonly projectId: number;
  readonly stage: StageEntryKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly exceptionReason: string | null;
  readonly exceptionBy: string | null;
  readonly recordedById: number;
  readonly batchId: number | null;
  readonly isWithdrawn: 0 | 1;
};
const stageSql = `SELECT t.renovation_stage_id AS stageId, t.renovation_project_id AS projectId, t.stage, t.happened_on AS happenedOn,
    t.document_no AS documentNo, t.note, t.exception_reason AS exceptionReason, x.name AS exceptionBy, t.recorded_by AS recordedById,
    t.batch_id AS batchId, t.withdrawn_at IS NOT NULL AS isWithdrawn, ${entry}
  FROM renovation_stage t ${people} LEFT JOIN user_account x ON x.user_id = t.exception_by`;
const byDay = 'ORDER BY t.happened_on, t.renovation_stage_id';

/** The earliest first; withdrawn ones too. */
export function stagesOfProject(reader: Reader, projectId: number): StoredStage[] {
  return rows(reader, `${stageSql} WHERE t.renovation_project_id = ? ${byDay}`, projectId);
}

export function stageById(reader: Reader, stageId: number): StoredStage | undefined {
  return row(reader, `${stageSql} WHERE t.renovation_stage_id = ?`, stageId);
}

type StandingEntry = Pick<StoredStage, 'projectId' | 'stage' | 'happenedOn'>;
/** Of all projects, the earliest first. */
export function standingStages(reader: Reader): Map<number, StandingEntry[]> {
  const found = rows<StandingEntry>(
    reader,
    `SELECT t.renovation_project_id AS projectId, t.stage, t.happened_on AS happenedOn FROM renovation_stage t WHERE t.withdrawn_at IS NULL ${byDay}`,
  );
  return Map.groupBy(found, ({ projectId }) => projectId);
}

export type StoredPlan = {
  readonly projectId: number;
  readonly stage: RenovationStage;
  readonly kind: 'baseline' | 'forecast';
  readonly plannedOn: IsoDate;
  readonly reason: string | null;
  readonly documentNo: string | null;
};
/** What counts: the last recorded of a stage and kind. @param projectId null: of all */
export function plansOf(reader: Reader, projectId: number | null): StoredPlan[] {
  return rows(
    reader,
    `SELECT t.renovation_project_id AS projectId, t.stage, t.kind, t.planned_on AS plannedOn, t.reason, t.document_no AS documentNo
     FROM renovation_plan t
     WHERE (? IS NULL OR t.renovation_project_id = ?) AND NOT EXISTS (SELECT 1 FROM import_undo o WHERE o.batch_id = t.batch_id)
       AND NOT EXISTS (SELECT 1 FROM renovation_plan n WHERE n.renovation_project_id = t.renovation_project_id AND n.kind = t.kind
         AND n.stage = t.stage AND n.renovation_plan_id > t.renovation_plan_id AND NOT EXISTS (SELECT 1 FROM import_undo o WHERE o.batch_id = n.batch_id))`,
    projectId,
    projectId,
  );
}

export type StoredItem = {
  readonly workItemId: number;
  readonly projectId: number;
  readonly position: number;
  readonly item: string;
  readonly content: string | null;
  readonly budgetFen: number | null;
  readonly percent: number;
  readonly plannedOn: IsoDate | null;
};
/** In their order. @param projectId null: of all */
export function workItemsOf(reader: Reader, projectId: number | null): StoredItem[] {
  return rows(
    reader,
    `SELECT t.renovation_work_item_id AS workItemId, t.renovation_project_id AS projectId, t.position, t.item, t.content, t.budget_fen AS budgetFen,
       t.percent, t.planned_on AS plannedOn
     FROM renovation_work_item t WHERE (? IS NULL OR t.renovation_project_id = ?) AND t.withdrawn_at IS NULL ORDER BY t.renovation_project_id, t.position`,
    projectId,
    projectId,
  );
}

/** 形象进度 of the last month told by a day, by project. */
export function lastPercents(reader: Reader, asOf: IsoDate): ReadonlyMap<number, number> {
  const found = rows<{ projectId: number; percent: number }>(
    reader,
    `SELECT t.renovation_project_id AS projectId, t.percent FROM renovation_progress t
     WHERE t.withdrawn_at IS NULL AND t.month <= substr(?, 1, 7) AND NOT EXISTS (SELECT 1 FROM import_undo o WHERE o.batch_id = t.batch_id)
     ORDER BY t.month, t.renovation_progress_id`,
    asOf,
  );
  return new Map(found.map(({ projectId, percent }) => [projectId, percent]));
}

/** Received and spent, by project: what payments and files tell. */
export function amountsByProject(
  reader: Reader,
  asOf: IsoDate,
): ReadonlyMap<number, { readonly receivedFen: number; readonly paidFen: number }> {
  const found = rows<{ projectId: number; receivedFen: number; paidFen: number }>(
    reader,
    `SELECT projectId, sum(received) AS receivedFen, sum(paid) AS paidFen FROM (
       SELECT renovation_project_id AS projectId, fen AS received, 0 AS paid FROM renovation_fund
         WHERE withdrawn_at IS NULL AND kind = 'received' AND happened_on <= @day
       UNION ALL
       SELECT p.renovation_project_id, 0, ${beyondPaymentsSql('p.renovation_project_id')} FROM renovation_project p
         WHERE EXISTS (SELECT 1 FROM renovation_fund f WHERE f.renovation_project_id = p.renovation_project_id AND f.kind = 'spent')
       UNION ALL
       SELECT c.renovation_project_id, 0, p.fen FROM renovation_payment p JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
         WHERE p.withdrawn_at IS NULL AND p.paid_on <= @day)
     GROUP BY projectId`,
    { day: asOf },
  );
  return new Map(found.map(({ projectId, ...amounts }) => [projectId, amounts]));
}
