/** What keeps a stage and the evidence it rests on together. */
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, run, type Reader, type Writer } from '../../core/sql.ts';
import { residenciesIn } from '../beds/residents.ts';
import { stageLabel, type Refusal } from './rules-stages.ts';

type StandingAcceptance = { readonly acceptanceId: number; readonly acceptedOn: IsoDate };

export function standingAcceptance(reader: Reader, projectId: number): StandingAcceptance | undefined {
  return row(
    reader,
    `SELECT renovation_acceptance_id AS acceptanceId, accepted_on AS acceptedOn FROM renovation_acceptance
     WHERE renovation_project_id = ? AND withdrawn_at IS NULL AND batch_id IS NULL`,
    projectId,
  );
}

/** 竣工验收 is no stage by itself: it needs the acceptance with its fire document. Imports tell of the past. @throws AppError ACCEPTANCE_MISSING */
export function requireAcceptance(
  writer: Writer,
  { projectId, stage, happenedOn, batchId }: { projectId: number; stage: string; happenedOn: IsoDate; batchId: number | null },
): void {
  if (stage !== 'accepted' || batchId !== null) return;
  const found = standingAcceptance(writer, projectId);
  if (!found) throw new AppError('ACCEPTANCE_MISSING');
  if (found.acceptedOn > happenedOn)
    throw new AppError('ACCEPTANCE_DAY', { date: formatDate(found.acceptedOn), why: '验收阶段不能早于验收日期' });
}

/** A stage that added beds is taken back with them, not alone. @throws AppError ACCEPTANCE_HELD */
export function refuseStageHeld(reader: Reader, { projectId, stage }: { readonly projectId: number; readonly stage: string }): void {
  if (stage === 'accepted' && standingAcceptance(reader, projectId)) throw new AppError('ACCEPTANCE_HELD');
}

/** Each stage that has more behind it than a document: where it stands and what it is called. */
const evidence = {
  inUse: { table: 'renovation_opening', what: '入住安全评估' },
  settled: { table: 'renovation_settlement', what: '审定金额' },
} as const;
const evidenceOf = (stage: string) => (stage === 'inUse' || stage === 'settled' ? evidence[stage] : null);

/**
 * 投入使用 rests on the safety assessment, 结算审计 on the audited amount, 开工 on where the residents go meanwhile: none of them is entered with a
 * number alone. Null when it is there; an approver may say why it is not.
 * @param entry note: for 开工 the plan of the relocation, or that nobody has to move
 */
export function evidenceRefusal(
  reader: Reader,
  { projectId, homeId }: { readonly projectId: number; readonly homeId: number },
  { stage, happenedOn, note }: { readonly stage: string; readonly happenedOn: IsoDate; readonly note: string | null },
): Refusal | null {
  const needed = evidenceOf(stage);
  if (needed) {
    if (row(reader, `SELECT 1 FROM ${needed.table} WHERE renovation_project_id = ? AND withdrawn_at IS NULL`, projectId)) return null;
    const params = { what: needed.what, stage: stageLabel(stage as keyof typeof evidence) };
    return { code: 'RENOVATION_STAGE_EVIDENCE', params, fields: { stage: `还没有登记${needed.what}` }, canExcept: true };
  }
  if (stage !== 'construction' || note !== null) return null;
  const living = residenciesIn(reader, homeId).filter(({ from, until }) => from <= happenedOn && (until === null || happenedOn < until));
  if (living.length === 0) return null;
  return {
    code: 'RENOVATION_STAGE_RELOCATION',
    params: { count: living.length },
    fields: { note: '请写明安置方案文号，或说明不需要搬离' },
    canExcept: true,
  };
}

/** What was told with a stage goes with it: it would open the gate again by itself. */
export function withdrawEvidence(writer: Writer, projectId: number, stage: string, reason: string): void {
  const needed = evidenceOf(stage);
  if (!needed) return;
  run(
    writer,
    `UPDATE ${needed.table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_project_id = ? AND withdrawn_at IS NULL`,
    writer.at,
    writer.actor.userId,
    reason,
    projectId,
  );
}

/** Beds that are closed for a project, people who live elsewhere for it, beds it added: they would belong to nothing without it. */
export function hasWorksLeft(reader: Reader, projectId: number): boolean {
  const found = row(
    reader,
    `SELECT 1 FROM renovation_closure c JOIN bed_outage o ON o.bed_outage_id = c.bed_outage_id
       WHERE c.renovation_project_id = @projectId AND o.withdrawn_at IS NULL AND o.until_on IS NULL
     UNION ALL SELECT 1 FROM renovation_relocation WHERE renovation_project_id = @projectId AND withdrawn_at IS NULL AND returned_on IS NULL
     UNION ALL SELECT 1 FROM renovation_acceptance WHERE renovation_project_id = @projectId AND withdrawn_at IS NULL AND batch_id IS NULL LIMIT 1`,
    { projectId },
  );
  return found !== undefined;
}
