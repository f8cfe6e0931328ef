/** One step of a case, by the table of steps; the ledger refuses what is not in it. */
import { caseActions, caseStates, caseSteps, type CaseAction, type CaseState } from '../../../electron/contract/grading-terms.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { roles } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, type Writer } from '../../core/sql.ts';
import { actorOf } from '../users/scope.ts';
import type { StoredCase } from './queries-cases.ts';

export type StepDetail = {
  readonly onDate: IsoDate;
  readonly untilOn?: IsoDate;
  readonly documentNo?: string;
  readonly reason?: string;
  readonly grade?: HappinessGrade;
  readonly effectiveFrom?: IsoDate;
};

/** @throws AppError GRADING_STEP when the state does not allow it, GRADING_ROLE when the role does not */
export function requireStep(writer: Writer, found: Pick<StoredCase, 'name' | 'state'>, action: CaseAction): CaseState {
  const step = caseSteps.find((candidate) => candidate.from === found.state && candidate.action === action);
  if (!step)
    throw new AppError('GRADING_STEP', { home: found.name, state: labelOf(caseStates, found.state), action: labelOf(caseActions, action) });
  if (!step.roles.includes(actorOf(writer).role))
    throw new AppError('GRADING_ROLE', {
      action: labelOf(caseActions, action),
      roles: roles
        .filter(({ id }) => step.roles.includes(id))
        .map(({ label }) => label)
        .join('、'),
    });
  return step.to;
}

/** Within the caller's transaction. @throws AppError as `requireStep` */
export function takeStep(writer: Writer, found: StoredCase, action: CaseAction, detail: StepDetail): CaseState {
  const to = requireStep(writer, found, action);
  run(
    writer,
    `INSERT INTO grading_event (uid, grading_case_id, from_state, action, to_state, on_date, until_on, document_no, reason, grade, effective_from,
       recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    found.caseId,
    found.state,
    action,
    to,
    detail.onDate,
    detail.untilOn ?? null,
    detail.documentNo ?? null,
    detail.reason ?? null,
    detail.grade ?? null,
    detail.effectiveFrom ?? null,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: `grading.${action}`,
    entity: 'grading_case',
    entityId: found.caseId,
    before: { caseState: found.state },
    after: {
      happinessHomeName: found.name,
      caseState: to,
      date: detail.onDate,
      ...(detail.untilOn === undefined ? {} : { untilOn: detail.untilOn }),
      ...(detail.documentNo === undefined ? {} : { documentNo: detail.documentNo }),
      ...(detail.reason === undefined ? {} : { reason: detail.reason }),
      ...(detail.grade === undefined ? {} : { happinessGrade: detail.grade }),
      ...(detail.effectiveFrom === undefined ? {} : { effectiveFrom: detail.effectiveFrom }),
    },
  });
  return to;
}
