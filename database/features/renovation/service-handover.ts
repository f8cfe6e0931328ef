/** 投入使用 and 结算审计: each with its evidence and its stage, in one transaction. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { policyNumber } from '../parameters/service.ts';
import { refuseFuture } from '../people/checks.ts';
import { requiredWorkProject } from './queries-works-project.ts';
import { recordStage } from './service-stages.ts';

/** Told again, as after a withdrawn stage, the older says nothing any more. */
function replaceOlder(writer: Writer, table: 'renovation_opening' | 'renovation_settlement', projectId: number): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = '重新登记' WHERE renovation_project_id = ? AND withdrawn_at IS NULL`,
    writer.at,
    writer.actor.userId,
    projectId,
  );
}

/** @throws AppError RENOVATION_NOT_FOUND, INVALID_INPUT and what `recordStage` refuses */
export function putInUse(context: WriteContext, input: ParsedInputOf<'renovation.putInUse'>): OutputOf<'renovation.putInUse'> {
  const { projectId, openedOn, documentNo, safetyAssessedOn, safetyDocumentNo, filingChangedOn, filingNo, note, exceptionReason } = input;
  refuseFuture(openedOn, context.clock.today(), 'openedOn');
  if (safetyAssessedOn > openedOn) throw new AppError('INVALID_INPUT', {}, { safetyAssessedOn: '入住安全评估应在投入使用之前' });
  return transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    replaceOlder(writer, 'renovation_opening', projectId);
    const openingId = run(
      writer,
      `INSERT INTO renovation_opening (uid, renovation_project_id, opened_on, safety_assessed_on, safety_document_no, filing_changed_on, filing_no, note,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      projectId,
      openedOn,
      safetyAssessedOn,
      safetyDocumentNo,
      filingChangedOn,
      filingNo,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'renovation.putInUse',
      entity: 'renovation_project',
      entityId: projectId,
      after: {
        projectName: project.name,
        homeName: project.homeName,
        putInUseOn: openedOn,
        documentNo,
        safetyAssessedOn,
        safetyDocumentNo,
        filingChangedOn,
        filingNo,
        note,
      },
    });
    const { stageId } = recordStage(
      writer,
      {
        projectId,
        stage: 'inUse',
        happenedOn: openedOn,
        documentNo,
        note,
        exceptionReason,
        batchId: null,
      },
      context.clock.today(),
    );
    return { openingId, stageId };
  });
}

/** 结算价 above this share of 批复投资 must be approved anew. */
export function needsReapproval(reader: Reader, auditedFen: number, approvedFen: number | null, day: IsoDate): boolean {
  if (approvedFen === null) return false;
  const permyriad = Math.round(policyNumber(reader, 'renovation.reapprovalPercent', day) * 100);
  return BigInt(auditedFen) * 10_000n > BigInt(approvedFen) * BigInt(permyriad);
}

/** @throws AppError RENOVATION_NOT_FOUND and what `recordStage` refuses */
export function settle(context: WriteContext, input: ParsedInputOf<'renovation.settle'>): OutputOf<'renovation.settle'> {
  const { projectId, settledOn, documentNo, auditor, auditedFen, assetRegistrationNo, note, exceptionReason } = input;
  refuseFuture(settledOn, context.clock.today(), 'settledOn');
  return transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    replaceOlder(writer, 'renovation_settlement', projectId);
    const settlementId = run(
      writer,
      `INSERT INTO renovation_settlement (uid, renovation_project_id, settled_on, document_no, auditor, audited_fen, asset_registration_no, note, recorded_at,
         recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      projectId,
      settledOn,
      documentNo,
      auditor,
      auditedFen,
      assetRegistrationNo,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'renovation.settle',
      entity: 'renovation_project',
      entityId: projectId,
      after: { projectName: project.name, settledOn, documentNo, auditor, auditedFen, assetRegistrationNo, note },
    });
    const { stageId } = recordStage(
      writer,
      {
        projectId,
        stage: 'settled',
        happenedOn: settledOn,
        documentNo,
        note,
        exceptionReason,
        batchId: null,
      },
      context.clock.today(),
    );
    return { settlementId, stageId, needsReapproval: needsReapproval(writer, auditedFen, project.approvedFen, settledOn) };
  });
}
