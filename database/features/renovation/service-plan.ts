/** When the stages should be reached: the baseline once, the forecast as often as it changes; and what the works consist of. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { renovationStages, stageOrder, type RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { requireApprover } from './exceptions.ts';
import { plansOf, workItemsOf, type StoredPlan } from './queries-projects.ts';
import { requiredProject } from './required.ts';
import { stageLabel } from './rules-stages.ts';
import { withdrawRow } from './withdraw.ts';

type PlanInput = ParsedInputOf<'renovation.setPlan'>;
type Day = { readonly stage: RenovationStage; readonly plannedOn: IsoDate };

/** One row of a plan, whoever tells it. */
export function insertPlan(
  writer: Writer,
  plan: Day & {
    readonly projectId: number;
    readonly kind: 'baseline' | 'forecast';
    readonly reason: string | null;
    readonly documentNo: string | null;
    readonly batchId: number | null;
  },
): number {
  return run(
    writer,
    `INSERT INTO renovation_plan (uid, renovation_project_id, stage, kind, planned_on, reason, document_no, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    plan.projectId,
    plan.stage,
    plan.kind,
    plan.plannedOn,
    plan.reason,
    plan.documentNo,
    plan.batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** Dates keep the order of the stages, with what was planned before for the others. @throws AppError RENOVATION_PLAN_ORDER */
function requireOrder(rows: readonly Day[], standing: readonly StoredPlan[]): void {
  const days = new Map([...standing, ...rows].map(({ stage, plannedOn }) => [stage, plannedOn]));
  let before: Day | null = null;
  for (const { id } of renovationStages) {
    const plannedOn = days.get(id);
    if (plannedOn === undefined) continue;
    if (before !== null && plannedOn < before.plannedOn)
      throw new AppError(
        'RENOVATION_PLAN_ORDER',
        { stage: stageLabel(id), before: stageLabel(before.stage) },
        { [`days.${id}`]: `不能早于${stageLabel(before.stage)}（${before.plannedOn}）` },
      );
    before = { stage: id, plannedOn };
  }
}

/**
 * @throws AppError RENOVATION_NOT_FOUND, RENOVATION_PLAN_ORDER, RENOVATION_PLAN_REASON, RENOVATION_BASELINE_SET, RENOVATION_EXCEPTION_ROLE
 */
export function setPlan(context: WriteContext, input: PlanInput): { written: number } {
  return transaction(context, (writer) => {
    const { projectId, kind, reason, documentNo } = input;
    requiredProject(writer, projectId);
    const plans = plansOf(writer, projectId);
    const standing = plans.filter((plan) => plan.kind === kind);
    const rows = [...new Map(input.rows.map((row) => [row.stage, row])).values()].filter(
      ({ stage, plannedOn }) => !standing.some((plan) => plan.stage === stage && plan.plannedOn === plannedOn),
    );
    requireOrder(rows, standing);
    if (rows.length === 0) return { written: 0 };
    if (kind === 'baseline') requireFirst(writer, rows, standing, { reason, documentNo });
    else if (reason === null) throw new AppError('RENOVATION_PLAN_REASON', {}, { reason: '请填写原因' });
    const ordered = rows.toSorted((one, other) => stageOrder(one.stage) - stageOrder(other.stage));
    for (const row of ordered) insertPlan(writer, { ...row, projectId, kind, reason, documentNo, batchId: null });
    const told = (days: readonly Day[]) => days.map(({ stage, plannedOn }) => ({ renovationStage: stage, plannedOn }));
    writer.audit({
      action: kind === 'baseline' ? 'renovation.baseline' : 'renovation.forecast',
      entity: 'renovation_project',
      entityId: projectId,
      before: standing.length === 0 ? null : { stageDays: told(standing) },
      after: { stageDays: told(ordered), reason, documentNo },
    });
    return { written: rows.length };
  });
}

type Ground = Pick<PlanInput, 'reason' | 'documentNo'>;
/** A day of the baseline that stands is moved only by an approver, with a document and a reason. */
function requireFirst(writer: Writer, rows: readonly Day[], standing: readonly StoredPlan[], { reason, documentNo }: Ground): void {
  if (!rows.some(({ stage }) => standing.some((plan) => plan.stage === stage))) return;
  if (reason === null || documentNo === null)
    throw new AppError('RENOVATION_BASELINE_SET', {}, reason === null ? { reason: '请写明原因' } : { documentNo: '请填写文号' });
  requireApprover(writer, null);
}

/** The whole list: what is left out is taken off, what stays keeps its row. @throws AppError RENOVATION_NOT_FOUND, RENOVATION_ITEM_TWICE */
export function saveWorkItems(context: WriteContext, { projectId, items }: ParsedInputOf<'renovation.saveWorkItems'>): { items: number } {
  return transaction(context, (writer) => {
    requiredProject(writer, projectId);
    const twice = items.find(({ item }, index) => items.findIndex((other) => other.item === item) < index);
    if (twice) throw new AppError('RENOVATION_ITEM_TWICE', { item: twice.item }, { [`items.${items.indexOf(twice)}.item`]: '已在清单中' });
    const before = workItemsOf(writer, projectId);
    for (const gone of before.filter((known) => !items.some(({ item }) => item === known.item)))
      withdrawRow(writer, 'renovation_work_item', gone.workItemId, '从工程内容清单中去掉');
    items.forEach((item, index) => {
      const known = before.find((one) => one.item === item.item);
      const values = [index + 1, item.content, item.budgetFen, item.percent, item.plannedOn];
      if (known)
        run(
          writer,
          'UPDATE renovation_work_item SET position = ?, content = ?, budget_fen = ?, percent = ?, planned_on = ? WHERE renovation_work_item_id = ?',
          ...values,
          known.workItemId,
        );
      else
        run(
          writer,
          `INSERT INTO renovation_work_item (uid, renovation_project_id, item, position, content, budget_fen, percent, planned_on, recorded_at, recorded_by)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          newUid(),
          projectId,
          item.item,
          ...values,
          writer.at,
          writer.actor.userId,
        );
    });
    const toldItems = before.map(({ item, content, budgetFen, percent, plannedOn }) => ({ item, content, budgetFen, percent, plannedOn }));
    writer.audit({
      action: 'renovation.workItems',
      entity: 'renovation_project',
      entityId: projectId,
      before: before.length === 0 ? null : { workItems: toldItems },
      after: { workItems: items },
    });
    return { items: items.length };
  });
}
