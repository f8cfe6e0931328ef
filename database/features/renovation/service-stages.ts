/** Stages reached, each with its gate; the project stands still, goes on, ends; the last entry taken back. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import type { StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { requireApprover } from './exceptions.ts';
import { capsFrom, factsOf, milestonesOf } from './money.ts';
import { contractsOf } from './queries-money.ts';
import { stageById, stagesOfProject } from './queries-projects.ts';
import { requiredProject } from './required.ts';
import { firstBreach } from './rules-money.ts';
import { refusalOf, stageLabel } from './rules-stages.ts';
import { requireStanding, withdrawRow } from './withdraw.ts';
import { evidenceRefusal, refuseStageHeld, requireAcceptance, withdrawEvidence } from './works-gates.ts';

type StageRow = {
  readonly projectId: number;
  readonly stage: StageEntryKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly exceptionReason: string | null;
  readonly exceptionBy: number | null;
  readonly batchId: number | null;
};

/** A row and its line of the log; the gate is the caller's. */
export function insertStage(writer: Writer, entry: StageRow): number {
  const { projectId, stage, happenedOn, documentNo, note, exceptionReason, exceptionBy, batchId } = entry;
  const stageId = run(
    writer,
    `INSERT INTO renovation_stage (uid, renovation_project_id, stage, happened_on, document_no, note, exception_reason, exception_by, batch_id,
       recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    stage,
    happenedOn,
    documentNo,
    note,
    exceptionReason,
    exceptionBy,
    batchId,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'renovation.stage',
    entity: 'renovation_project',
    entityId: projectId,
    after: { renovationStage: stage, happenedOn, documentNo, note, exceptionReason },
  });
  return stageId;
}

type StageInput = Omit<ParsedInputOf<'renovation.recordStage'>, 'approvedFen'> & {
  readonly approvedFen?: number | null | undefined;
  /** Of an import, which tells of the past and needs no gate. */
  readonly batchId: number | null;
};

/**
 * One more entry of a project, through its gate; an approver's reason opens what may be passed over. A reason nobody needs is not kept.
 * @param today left out by a use case that has compared the day with it itself
 * @throws AppError RENOVATION_NOT_FOUND, the refusals of the gates, RENOVATION_EXCEPTION_ROLE, RENOVATION_SAME_PERSON, ACCEPTANCE_MISSING
 */
export function recordStage(writer: Writer, input: StageInput, today: IsoDate = input.happenedOn): { stageId: number } {
  const { projectId, stage, happenedOn, documentNo, note, batchId } = input;
  const project = requiredProject(writer, projectId);
  if (batchId !== null) return { stageId: insertStage(writer, { ...input, exceptionReason: null, exceptionBy: null }) };
  const entries = stagesOfProject(writer, projectId).filter(({ isWithdrawn }) => isWithdrawn === 0);
  const approvedFen = input.approvedFen ?? project.approvedFen;
  const signedOn = contractsOf(writer, projectId)
    .filter(({ isWithdrawn }) => isWithdrawn === 0)
    .map((contract) => contract.signedOn);
  const refusal =
    refusalOf({ entries, stage, happenedOn, documentNo, note, today, approvedFen, signedOn }) ?? evidenceRefusal(writer, project, input);
  const isException = refusal !== null && refusal.canExcept && input.exceptionReason !== null;
  if (refusal && !isException) throw new AppError(refusal.code, refusal.params, refusal.fields);
  if (isException) requireApprover(writer, entries.at(-1)?.recordedById ?? null);
  requireAcceptance(writer, { projectId, stage, happenedOn, batchId });
  if (stage === 'approved') writeApproval(writer, projectId, { approvedFen, approvalNo: documentNo, approvedOn: happenedOn });
  return {
    stageId: insertStage(writer, {
      projectId,
      stage,
      happenedOn,
      documentNo,
      note,
      exceptionReason: isException ? input.exceptionReason : null,
      exceptionBy: isException ? writer.actor.userId : null,
      batchId: null,
    }),
  };
}

type Approval = { readonly approvedFen: number | null; readonly approvalNo: string | null; readonly approvedOn: IsoDate };

/** What 立项 tells is the project's own too: number, day and amount of the approval, where they are not there yet. */
function writeApproval(writer: Writer, projectId: number, { approvedFen, approvalNo, approvedOn }: Approval): void {
  const before = requiredProject(writer, projectId);
  const after = {
    approvedFen,
    approvalNo: before.approvalNo ?? approvalNo,
    approvedOn: before.approvedOn ?? approvedOn,
  };
  if (after.approvedFen === before.approvedFen && after.approvalNo === before.approvalNo && after.approvedOn === before.approvedOn) return;
  run(
    writer,
    'UPDATE renovation_project SET approved_fen = ?, approval_no = ?, approved_on = ? WHERE renovation_project_id = ?',
    after.approvedFen,
    after.approvalNo,
    after.approvedOn,
    projectId,
  );
  writer.audit({
    action: 'renovation.change',
    entity: 'renovation_project',
    entityId: projectId,
    before: { approvedFen: before.approvedFen, approvalNo: before.approvalNo, approvedOn: before.approvedOn },
    after,
  });
}

export function recordStageOf(context: WriteContext, input: ParsedInputOf<'renovation.recordStage'>): { stageId: number } {
  return transaction(context, (writer) => recordStage(writer, { ...input, batchId: null }, context.clock.today()));
}

/**
 * The last entry only, and none that payments rest on.
 * @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, RENOVATION_STAGE_NOT_LAST, RENOVATION_STAGE_USED, ACCEPTANCE_HELD
 */
export function withdrawStage(context: WriteContext, input: ParsedInputOf<'renovation.withdrawStage'>): void {
  transaction(context, (writer) => {
    const entry = requireStanding(stageById(writer, input.stageId));
    refuseStageHeld(writer, { projectId: input.projectId, stage: entry.stage });
    takeBackStage(writer, input, context.clock.today());
  });
}

/** For callers who take back what rests on the stage beside it, an acceptance with its beds. */
export function takeBackStage(
  writer: Writer,
  { projectId, stageId, reason }: ParsedInputOf<'renovation.withdrawStage'>,
  today: IsoDate,
): void {
  const entry = requireStanding(stageById(writer, stageId));
  if (entry.projectId !== projectId) throw new AppError('RENOVATION_ENTRY_NOT_FOUND');
  const last = stagesOfProject(writer, projectId).findLast(({ isWithdrawn }) => isWithdrawn === 0);
  if (last && last.stageId !== stageId)
    throw new AppError('RENOVATION_STAGE_NOT_LAST', { stage: stageLabel(entry.stage), after: stageLabel(last.stage) });
  withdrawRow(writer, 'renovation_stage', stageId, reason);
  withdrawEvidence(writer, projectId, entry.stage, reason);
  const milestones = milestonesOf(writer, projectId);
  for (const contract of contractsOf(writer, projectId).filter(({ isWithdrawn }) => isWithdrawn === 0)) {
    const over = firstBreach(factsOf(writer, contract, today), milestones, capsFrom(writer));
    if (over !== null)
      throw new AppError('RENOVATION_STAGE_USED', {
        stage: stageLabel(entry.stage),
        contract: contract.contractNo ?? contract.contractor,
        date: formatDate(over),
      });
  }
  writer.audit({
    action: 'renovation.withdrawStage',
    entity: 'renovation_project',
    entityId: projectId,
    before: { renovationStage: entry.stage, happenedOn: entry.happenedOn, documentNo: entry.documentNo },
    after: { withdrawn: true, reason },
  });
}
