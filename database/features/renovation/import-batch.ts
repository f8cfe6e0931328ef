/** What an import of 改造提升项目进度台账 writes: the project, its dated stages, its plan, funds, contracts and progress, all under the batch. */
import { stageOrder, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Writer } from '../../core/sql.ts';
import type { ProjectLine, ProjectRecord } from '../imports/records.ts';
import { writeContracts, writeFunds, writePlans, writeProgress, type Entry } from './import-rows.ts';
import { projectLine, undatedNote, type LedgerLine } from './ledger-lines.ts';

type Key = keyof ProjectLine;

/** Columns of the project itself by the field of the line. */
const master: Readonly<Partial<Record<Key, string>>> = {
  name: 'name',
  batchYear: 'batch_year',
  kind: 'kind',
  content: 'content',
  floorAreaCenti: 'floor_area_centi',
  bedsBefore: 'beds_before',
  nursingBefore: 'nursing_before',
  bedsAfter: 'beds_after',
  nursingAfter: 'nursing_after',
  approvalNo: 'approval_no',
  approvedFen: 'approved_fen',
  unit: 'unit',
  managerName: 'manager_name',
  managerPhone: 'manager_phone',
};
export const masterColumns: readonly string[] = Object.values(master);

export function storedMaster(reader: Pick<Writer, 'connection'>, projectId: number): Record<string, unknown> {
  return (
    row<Record<string, unknown>>(
      reader,
      `SELECT ${masterColumns.join(', ')} FROM renovation_project WHERE renovation_project_id = ?`,
      projectId,
    ) ?? {}
  );
}

function insertProject(writer: Writer, line: ProjectLine, batchId: number): number {
  return run(
    writer,
    `INSERT INTO renovation_project (uid, code, name, batch_year, home_id, kind, content, floor_area_centi, beds_before, nursing_before, beds_after,
       nursing_after, approval_no, approved_fen, unit, manager_name, manager_phone, batch_id, recorded_at, recorded_by)
     VALUES (@uid, @code, @name, @batchYear, (SELECT home_id FROM home WHERE code = @homeCode AND withdrawn_at IS NULL), @kind, @content, @floorAreaCenti,
       @bedsBefore, @nursingBefore, @bedsAfter, @nursingAfter, @approvalNo, @approvedFen, @unit, @managerName, @managerPhone, @batchId, @at, @userId)`,
    {
      uid: newUid(),
      code: line.code,
      name: line.name ?? line.code,
      batchYear: line.batchYear,
      homeCode: line.homeCode,
      kind: line.kind,
      content: line.content,
      floorAreaCenti: line.floorAreaCenti,
      bedsBefore: line.bedsBefore ?? 0,
      nursingBefore: line.nursingBefore ?? 0,
      bedsAfter: line.bedsAfter ?? 0,
      nursingAfter: line.nursingAfter ?? 0,
      approvalNo: line.approvalNo,
      approvedFen: line.approvedFen,
      unit: line.unit,
      managerName: line.managerName,
      managerPhone: line.managerPhone,
      batchId,
      at: writer.at,
      userId: writer.actor.userId,
    },
  );
}

/** Before and after are kept for the undo. */
function changeProject({ writer, projectId, batchId }: Entry, line: ProjectLine, changed: ReadonlySet<Key>): void {
  const keys = (Object.keys(master) as Key[]).filter((key) => changed.has(key));
  if (keys.length === 0) return;
  const before = storedMaster(writer, projectId);
  run(
    writer,
    `UPDATE renovation_project SET ${keys.map((key) => `${master[key]} = ?`).join(', ')} WHERE renovation_project_id = ?`,
    ...keys.map((key) => line[key]),
    projectId,
  );
  run(
    writer,
    'INSERT INTO renovation_replaced (batch_id, renovation_project_id, before_json, after_json) VALUES (?, ?, ?, ?)',
    batchId,
    projectId,
    JSON.stringify(before),
    JSON.stringify(storedMaster(writer, projectId)),
  );
}

function insertStage(
  { writer, projectId, batchId }: Entry,
  stage: StageEntryKind,
  on: IsoDate,
  documentNo: string | null,
  note: string | null,
): void {
  run(
    writer,
    `INSERT INTO renovation_stage (uid, renovation_project_id, stage, happened_on, document_no, note, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    stage,
    on,
    documentNo,
    note,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** Why an undated stage no longer stands; the undo finds by it what to put back. */
export const datedBy = (batchId: number): string => `以第${batchId}号导入的日期代替`;

/** A stage that only the day of an earlier file told gives way to a real day, its own or that of a later stage. */
function withdrawUndated({ writer, projectId, batchId }: Entry, stage: StageEntryKind, on: IsoDate): void {
  const undated = rows<{ id: number; stage: StageEntryKind; happenedOn: IsoDate }>(
    writer,
    `SELECT renovation_stage_id AS id, stage, happened_on AS happenedOn FROM renovation_stage
     WHERE renovation_project_id = ? AND withdrawn_at IS NULL AND batch_id IS NOT NULL AND note = ?`,
    projectId,
    undatedNote,
  );
  for (const entry of undated)
    if (entry.stage === stage || (entry.happenedOn > on && stageOrder(entry.stage) >= 0 && stageOrder(entry.stage) < stageOrder(stage)))
      run(
        writer,
        'UPDATE renovation_stage SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_stage_id = ?',
        writer.at,
        writer.actor.userId,
        datedBy(batchId),
        entry.id,
      );
}

/** Stages with a day of their own, then the one the file names; one without a day is known since the day of the file. */
function writeStages(entry: Entry, line: ProjectLine, changed: ReadonlySet<Key>, before: LedgerLine | null): void {
  const reached = new Set(before?.stages.filter(({ isUndated }) => !isUndated).map(({ stage }) => stage));
  const dated = [
    ['construction', 'startedOn', null],
    ['completed', 'completedOn', null],
    ['accepted', 'acceptedOn', line.fireDocumentNo],
  ] as const;
  for (const [stage, key, documentNo] of dated) {
    const on = line[key];
    if (!changed.has(key) || on === null || reached.has(stage)) continue;
    withdrawUndated(entry, stage, on);
    insertStage(entry, stage, on, documentNo, null);
    reached.add(stage);
  }
  if (!changed.has('stage') || line.stage === null) return;
  if (stageOrder(line.stage) < 0) {
    insertStage(entry, line.stage, entry.asOf, null, undatedNote);
    return;
  }
  if (before?.line.stage === 'suspended') insertStage(entry, 'resumed', entry.asOf, null, undatedNote);
  const isThere = reached.has(line.stage) || before?.stages.some(({ stage }) => stage === line.stage) === true;
  if (!isThere) insertStage(entry, line.stage, entry.asOf, line.stage === 'approved' ? line.approvalNo : null, undatedNote);
}

/** A project of a year's task counts there from the file on. */
function joinBatch({ writer, projectId, batchId, asOf }: Entry, line: ProjectLine, changed: ReadonlySet<Key>): void {
  if (!changed.has('batchYear') || line.batchYear === null) return;
  run(
    writer,
    `INSERT INTO renovation_batch_project (uid, year, renovation_project_id, added_on, document_no, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    line.batchYear,
    projectId,
    asOf,
    line.approvalNo,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** Names under which the log has words. */
const auditNames: Readonly<Partial<Record<Key, string>>> = { kind: 'projectKind', stage: 'renovationStage' };

/** One row of the file: only what is not recorded yet. */
export function writeProjectRow(
  writer: Writer,
  { line, asOf, changed }: ProjectRecord,
  { batchId, source }: { readonly batchId: number; readonly source: string },
): void {
  const before = projectLine(writer, line.code);
  const projectId = before?.projectId ?? insertProject(writer, line, batchId);
  const entry: Entry = { writer, projectId, batchId, asOf };
  if (before) changeProject(entry, line, changed);
  joinBatch(entry, line, changed);
  writePlans(entry, line, changed);
  writeStages(entry, line, changed, before);
  writeFunds(entry, line, changed, before);
  writeContracts(entry, line, changed);
  writeProgress(entry, line, changed, before);
  const told = (from: ProjectLine): Record<string, unknown> =>
    Object.fromEntries([...changed].filter((key) => from[key] !== null).map((key) => [auditNames[key] ?? key, from[key]]));
  writer.audit({
    action: before ? 'renovation.importChange' : 'renovation.import',
    entity: 'renovation_project',
    entityId: projectId,
    ...(before ? { before: { name: before.line.name, ...told(before.line) } } : {}),
    after: { source, code: line.code, name: before?.line.name ?? line.name, ...told(line) },
  });
}
