/** Projects registered, changed and taken back. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { projectByCode, type StoredProject } from './queries-projects.ts';
import { requiredProject } from './required.ts';
import { hasWorksLeft } from './works-gates.ts';
import { insertStage } from './service-stages.ts';
import { withdrawRow } from './withdraw.ts';

type Input = ParsedInputOf<'renovation.save'>;
export type ProjectContent = Omit<Input, 'projectId' | 'managerPhone' | 'enteredOn' | 'needDocumentNo'> & {
  readonly managerPhone: string | null;
};

const columns = [
  'code',
  'name',
  'batch_year',
  'home_id',
  'kind',
  'content',
  'floor_area_centi',
  'beds_before',
  'nursing_before',
  'beds_after',
  'nursing_after',
  'approval_no',
  'approved_on',
  'approved_fen',
  'estimate_fen',
  'ready_on',
  'unit',
  'manager_name',
  'manager_phone',
] as const;
const valuesOf = (project: ProjectContent): (string | number | null)[] => [
  project.code,
  project.name,
  project.batchYear,
  project.homeId,
  project.kind,
  project.content,
  project.floorAreaCenti,
  project.bedsBefore,
  project.nursingBefore,
  project.bedsAfter,
  project.nursingAfter,
  project.approvalNo,
  project.approvedOn,
  project.approvedFen,
  project.estimateFen,
  project.readyOn,
  project.unit,
  project.managerName,
  project.managerPhone,
];

/** For the log: the kind by a name of its own, the amounts by names of amounts. */
export function told({ kind, ...project }: ProjectContent): object {
  return { ...project, projectKind: kind };
}

export function contentOf(project: StoredProject): ProjectContent {
  const { projectId: _id, homeName: _home, homeCode: _code, townCode: _town, townName: _name, batchId: _batch, ...content } = project;
  return content as ProjectContent;
}

/** A row only: no stage, no line of the log. */
export function insertProject(writer: Writer, project: ProjectContent, batchId: number | null): number {
  return run(
    writer,
    `INSERT INTO renovation_project (uid, ${columns.join(', ')}, batch_id, recorded_at, recorded_by) VALUES (?, ${columns.map(() => '?').join(', ')}, ?, ?, ?)`,
    newUid(),
    ...valuesOf(project),
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

export function updateProject(writer: Writer, projectId: number, project: ProjectContent): void {
  run(
    writer,
    `UPDATE renovation_project SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE renovation_project_id = ?`,
    ...valuesOf(project),
    projectId,
  );
}

function requireHome(writer: Writer, homeId: number): void {
  if (!row(writer, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId))
    throw new AppError('HOME_NOT_FOUND', {}, { homeId: '请选择已登记的敬老院' });
}

/** A new project enters the pipeline. @throws AppError RENOVATION_EXISTS, RENOVATION_NOT_FOUND, HOME_NOT_FOUND, FACT_IN_FUTURE, RENOVATION_IN_OTHER_TASK */
export function save(context: WriteContext, { projectId, ...input }: Input): { projectId: number } {
  return transaction(context, (writer) => {
    const { enteredOn, needDocumentNo, managerPhone, ...rest } = input;
    const same = projectByCode(writer, rest.code);
    if (same && same.projectId !== projectId)
      throw new AppError('RENOVATION_EXISTS', { code: rest.code, name: same.name }, { code: '已登记给另一个项目' });
    requireHome(writer, rest.homeId);
    if (projectId !== null) return { projectId: change(writer, projectId, rest, managerPhone) };
    const project = { ...rest, managerPhone: managerPhone ?? null };
    const made = insertProject(writer, project, null);
    writer.audit({ action: 'renovation.register', entity: 'renovation_project', entityId: made, after: told(project) });
    enter(writer, made, enteredOn ?? context.clock.today(), needDocumentNo ?? null, context.clock.today());
    return { projectId: made };
  });
}

function enter(writer: Writer, projectId: number, happenedOn: IsoDate, documentNo: string | null, today: IsoDate): void {
  if (happenedOn > today) throw new AppError('FACT_IN_FUTURE', { date: happenedOn }, { enteredOn: '不能晚于今天' });
  const nothing = { note: null, exceptionReason: null, exceptionBy: null, batchId: null };
  insertStage(writer, { projectId, stage: 'pipeline', happenedOn, documentNo, ...nothing });
}

function change(
  writer: Writer,
  projectId: number,
  rest: Omit<ProjectContent, 'managerPhone'>,
  managerPhone: string | null | undefined,
): number {
  const before = contentOf(requiredProject(writer, projectId));
  const after = { ...rest, managerPhone: managerPhone === undefined ? before.managerPhone : managerPhone };
  refuseOtherTask(writer, projectId, after);
  updateProject(writer, projectId, after);
  writer.audit({
    action: 'renovation.change',
    entity: 'renovation_project',
    entityId: projectId,
    before: told(before),
    after: told(after),
  });
  return projectId;
}

function taskOf(writer: Writer, projectId: number): { readonly year: number } | undefined {
  return row(
    writer,
    'SELECT year FROM renovation_batch_project WHERE renovation_project_id = ? AND withdrawn_at IS NULL AND removed_on IS NULL',
    projectId,
  );
}

/** A project of a year's task (年度任务) leaves it by a document only. @throws AppError RENOVATION_IN_OTHER_TASK */
function refuseOtherTask(writer: Writer, projectId: number, { name, batchYear }: ProjectContent): void {
  const task = taskOf(writer, projectId);
  if (task && task.year !== batchYear)
    throw new AppError(
      'RENOVATION_IN_OTHER_TASK',
      { name, year: batchYear, other: task.year },
      { batchYear: `已在 ${task.year} 年度任务中` },
    );
}

/** @throws AppError RENOVATION_NOT_FOUND, RENOVATION_PAID, RENOVATION_IN_WORKS, RENOVATION_WITHDRAW_TASK */
export function withdrawProject(context: WriteContext, { projectId, reason }: ParsedInputOf<'renovation.withdrawProject'>): void {
  transaction(context, (writer) => {
    const project = requiredProject(writer, projectId);
    const paid = row(
      writer,
      `SELECT 1 FROM renovation_payment p JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
       WHERE c.renovation_project_id = ? AND p.withdrawn_at IS NULL`,
      projectId,
    );
    if (paid) throw new AppError('RENOVATION_PAID', { name: project.name });
    if (hasWorksLeft(writer, projectId)) throw new AppError('RENOVATION_IN_WORKS', { name: project.name });
    // As first approved it stays in the count: a document takes it out, not a withdrawal.
    const task = taskOf(writer, projectId);
    if (task) throw new AppError('RENOVATION_WITHDRAW_TASK', { name: project.name, year: task.year });
    withdrawRow(writer, 'renovation_project', projectId, reason);
    writer.audit({
      action: 'renovation.withdraw',
      entity: 'renovation_project',
      entityId: projectId,
      before: told(contentOf(project)),
      after: { withdrawn: true, reason },
    });
  });
}
