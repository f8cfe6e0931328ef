/** Taking an import of projects back as a whole: nothing is deleted, all of the batch is withdrawn. */
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { datedBy, masterColumns, storedMaster } from './import-batch.ts';

/** Tables of a project with rows of their own batch. */
const batched = ['renovation_progress', 'renovation_stage', 'renovation_fund', 'renovation_contract', 'renovation_batch_project'] as const;
const touched = `SELECT renovation_project_id FROM renovation_project WHERE batch_id = @batchId
  UNION SELECT renovation_project_id FROM renovation_replaced WHERE batch_id = @batchId
  ${[...batched, 'renovation_plan'].map((table) => `UNION SELECT renovation_project_id FROM ${table} WHERE batch_id = @batchId`).join('\n  ')}`;
/** What may be recorded of a project after an import; every one of them rests on it. */
const recordedLater: readonly string[] = [
  ...batched.map((table) => `SELECT renovation_project_id, batch_id, recorded_at FROM ${table} WHERE withdrawn_at IS NULL`),
  'SELECT renovation_project_id, batch_id, recorded_at FROM renovation_plan',
  'SELECT renovation_project_id, batch_id, recorded_at FROM renovation_acceptance WHERE withdrawn_at IS NULL',
  ...['renovation_work_item', 'renovation_relocation', 'renovation_asset', 'renovation_opening', 'renovation_settlement'].map(
    (table) => `SELECT renovation_project_id, NULL, recorded_at FROM ${table} WHERE withdrawn_at IS NULL`,
  ),
  `SELECT c.renovation_project_id, NULL, p.recorded_at FROM renovation_payment p
   JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id WHERE p.withdrawn_at IS NULL`,
  `SELECT c.renovation_project_id, NULL, x.recorded_at FROM renovation_contract_change x
   JOIN renovation_contract c ON c.renovation_contract_id = x.renovation_contract_id WHERE x.withdrawn_at IS NULL`,
  `SELECT c.renovation_project_id, NULL, o.recorded_at FROM renovation_closure c
   JOIN bed_outage o ON o.bed_outage_id = c.bed_outage_id WHERE o.withdrawn_at IS NULL`,
  `SELECT renovation_project_id, NULL, added_at FROM attachment WHERE renovation_project_id IS NOT NULL`,
];

type Touched = { readonly projectId: number; readonly name: string };

function touchedBy(reader: Reader, batchId: number): Touched[] {
  return rows(
    reader,
    `SELECT renovation_project_id AS projectId, name FROM renovation_project WHERE renovation_project_id IN (${touched}) ORDER BY code`,
    { batchId },
  );
}

/** What has built on a batch, in words; null while it can still be taken back. */
export function projectsUsedBy(reader: Reader, batchId: number): string | null {
  for (const sql of recordedLater) {
    const found = row<{ name: string }>(
      reader,
      `WITH later (project_id, batch_id, at) AS (${sql}) SELECT p.name FROM later l JOIN renovation_project p ON p.renovation_project_id = l.project_id
       WHERE l.project_id IN (${touched}) AND (l.batch_id > @batchId
         OR (l.batch_id IS NULL AND l.at >= (SELECT imported_at FROM import_batch WHERE batch_id = @batchId))) LIMIT 1`,
      { batchId },
    );
    if (found) return `${found.name}之后又有登记`;
  }
  const locked = row<{ year: number }>(
    reader,
    `SELECT v.year FROM renovation_year_value v JOIN json_each(v.projects_json) j ON (j.value ->> '$.projectId') IN (${touched})
     WHERE v.locked_at >= (SELECT imported_at FROM import_batch WHERE batch_id = @batchId) LIMIT 1`,
    { batchId },
  );
  if (locked) return `${locked.year}年度改造完成率已锁定`;
  const changed = replacedBy(reader, batchId).find(({ projectId, after }) => JSON.stringify(storedMaster(reader, projectId)) !== after);
  return changed ? `${changed.name}之后又有修改` : null;
}

function replacedBy(reader: Reader, batchId: number) {
  return rows<Touched & { before: string; after: string }>(
    reader,
    `SELECT r.renovation_project_id AS projectId, p.name, r.before_json AS "before", r.after_json AS "after"
     FROM renovation_replaced r JOIN renovation_project p ON p.renovation_project_id = r.renovation_project_id WHERE r.batch_id = ?`,
    batchId,
  );
}

/** @returns projects that lost something */
export function undoProjects(writer: Writer, { batchId, fileName }: { readonly batchId: number; readonly fileName: string }): number {
  const reason = `撤销导入《${fileName}》`;
  const projects = touchedBy(writer, batchId);
  const replaced = new Map(replacedBy(writer, batchId).map((entry) => [entry.projectId, entry]));
  const taken = new Map<number, Record<string, number>>();
  for (const table of batched) {
    const counts = rows<{ projectId: number; count: number }>(
      writer,
      `SELECT renovation_project_id AS projectId, count(*) AS count FROM ${table} WHERE batch_id = ? AND withdrawn_at IS NULL GROUP BY 1`,
      batchId,
    );
    for (const { projectId, count } of counts) taken.set(projectId, { ...taken.get(projectId), [table]: count });
    withdraw(writer, table, batchId, reason);
  }
  restoreUndated(writer, batchId);
  const created = new Set(
    rows<{ projectId: number }>(
      writer,
      'SELECT renovation_project_id AS projectId FROM renovation_project WHERE batch_id = ? AND withdrawn_at IS NULL',
      batchId,
    ).map(({ projectId }) => projectId),
  );
  withdraw(writer, 'renovation_project', batchId, reason);
  for (const { projectId, name } of projects) {
    const entry = replaced.get(projectId);
    if (entry) {
      const values = JSON.parse(entry.before) as Record<string, unknown>;
      run(
        writer,
        `UPDATE renovation_project SET ${masterColumns.map((column) => `${column} = ?`).join(', ')} WHERE renovation_project_id = ?`,
        ...masterColumns.map((column) => values[column]),
        projectId,
      );
    }
    writer.audit({
      action: created.has(projectId) ? 'renovation.importWithdraw' : 'renovation.importUndo',
      entity: 'renovation_project',
      entityId: projectId,
      before: { name },
      after: { batchId, reason, removedEntries: Object.values(taken.get(projectId) ?? {}).reduce((sum, count) => sum + count, 0) },
    });
  }
  return projects.length;
}

/** What gave way to the days of the batch stands again, as the earlier file told it. */
function restoreUndated(writer: Writer, batchId: number): void {
  const given = rows<{ projectId: number; stage: string; happenedOn: string; documentNo: string | null; note: string; batchId: number }>(
    writer,
    `SELECT renovation_project_id AS projectId, stage, happened_on AS happenedOn, document_no AS documentNo, note, batch_id AS batchId
     FROM renovation_stage WHERE withdrawn_reason = ? AND batch_id IS NOT NULL ORDER BY renovation_stage_id`,
    datedBy(batchId),
  );
  for (const stage of given)
    run(
      writer,
      `INSERT INTO renovation_stage (uid, renovation_project_id, stage, happened_on, document_no, note, batch_id, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      stage.projectId,
      stage.stage,
      stage.happenedOn,
      stage.documentNo,
      stage.note,
      stage.batchId,
      writer.at,
      writer.actor.userId,
    );
}

function withdraw(writer: Writer, table: (typeof batched)[number] | 'renovation_project', batchId: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE batch_id = ? AND withdrawn_at IS NULL`,
    writer.at,
    writer.actor.userId,
    reason,
    batchId,
  );
}
