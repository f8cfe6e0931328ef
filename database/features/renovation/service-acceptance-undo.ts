/** A wrong acceptance: stage, figures and map go back to what they were, together; refused once something rests on it. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { doneSchema, takeBackFromMap } from './acceptance-map.ts';
import { requiredWorkProject, stagesOf } from './queries-works-project.ts';
import { takeBackStage } from './service-stages.ts';
import { refuseLaterCapacity, writeCapacity } from './service-acceptance.ts';

type Stored = {
  readonly acceptanceId: number;
  readonly acceptedOn: IsoDate;
  readonly documentNo: string | null;
  readonly homeCapacityId: number | null;
  readonly doneJson: string;
};

function requiredAcceptance(writer: Writer, projectId: number): Stored {
  const found = row<Stored>(
    writer,
    `SELECT renovation_acceptance_id AS acceptanceId, accepted_on AS acceptedOn, document_no AS documentNo, home_capacity_id AS homeCapacityId,
       done_json AS doneJson FROM renovation_acceptance WHERE renovation_project_id = ? AND withdrawn_at IS NULL AND batch_id IS NULL`,
    projectId,
  );
  if (!found) throw new AppError('ACCEPTANCE_NOT_FOUND');
  return found;
}

/** Whoever changed the beds of the home since, on the same day too, did so after the acceptance. @throws AppError ACCEPTANCE_CAPACITY_LATER */
function refuseNewerCapacity(writer: Writer, homeId: number, { homeCapacityId, acceptedOn }: Stored, home: string): void {
  const newest = row<{ id: number | null }>(writer, 'SELECT max(home_capacity_id) AS id FROM home_capacity WHERE home_id = ?', homeId)?.id;
  if (homeCapacityId !== null && newest !== homeCapacityId)
    throw new AppError('ACCEPTANCE_CAPACITY_LATER', { home, date: formatDate(acceptedOn) });
}

/** @throws AppError ACCEPTANCE_NOT_FOUND, ACCEPTANCE_FOLLOWED, ACCEPTANCE_IN_USE, ACCEPTANCE_CAPACITY_LATER, RENOVATION_STAGE_USED */
export function withdrawAcceptance(context: WriteContext, { projectId, reason }: ParsedInputOf<'renovation.withdrawAcceptance'>): void {
  transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    const found = requiredAcceptance(writer, projectId);
    const stages = stagesOf(writer, projectId);
    const accepted = stages.findLast(({ stage }) => stage === 'accepted');
    if (accepted && stages.at(-1)?.stageId !== accepted.stageId) throw new AppError('ACCEPTANCE_FOLLOWED', { name: project.name });
    refuseLaterCapacity(writer, project, found.acceptedOn);
    refuseNewerCapacity(writer, project.homeId, found, project.homeName);
    if (accepted) takeBackStage(writer, { projectId, stageId: accepted.stageId, reason }, context.clock.today());
    run(
      writer,
      'UPDATE renovation_acceptance SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_acceptance_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      found.acceptanceId,
    );
    const done = doneSchema.parse(JSON.parse(found.doneJson));
    takeBackFromMap(writer, done, found.acceptedOn, reason);
    const { bedsRegistered, nursingBeds } = done;
    if (found.homeCapacityId !== null) writeCapacity(writer, project.homeId, { bedsRegistered, nursingBeds }, found.acceptedOn);
    writer.audit({
      action: 'renovation.withdrawAcceptance',
      entity: 'renovation_project',
      entityId: projectId,
      before: { projectName: project.name, acceptedOn: found.acceptedOn, documentNo: found.documentNo },
      after: { reason, homeName: project.homeName, bedsRegistered, nursingBeds },
    });
  });
}
