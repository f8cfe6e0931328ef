/** Supervision: problems registered, assigned, put right, checked by somebody else, closed. */
import type { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import {
  supervisionActions,
  supervisionStates,
  type supervisionInputSchema,
  type SupervisionRow,
  type supervisionStepInputSchema,
} from '../../../electron/contract/supervision-shapes.ts';
import type { supervisionMethods } from '../../../electron/contract/supervision.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { attachmentLimits } from '../attachments/limits.ts';
import { filedUnder } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { policyDocuments } from '../tasks/library.ts';
import { isInScope, scopeOfActor, type ScopedReader } from '../users/scope.ts';
import { findProblem, findStep, nextNumber, problems, standingSteps, stepsOf, type Problem, type Step } from './queries.ts';
import { nextActions, standingOf, stateAfter } from './rules.ts';

type StepInput = z.output<typeof supervisionStepInputSchema>;

function standingProblems(reader: Reader, asOf: IsoDate, isAsked: (problem: Problem) => boolean): SupervisionRow[] {
  const steps = standingSteps(reader, asOf);
  return problems(reader, asOf)
    .filter(isAsked)
    .map(({ recordedAt: _at, recordedBy: _by, placeCode: _place, ...problem }) => ({
      ...problem,
      ...standingOf(steps.get(problem.supervisionId) ?? [], problem.foundOn, asOf),
    }));
}

export function problemsOn(reader: Reader, asOf: IsoDate): SupervisionRow[] {
  return standingProblems(reader, asOf, () => true);
}

/** Of a township those assigned to it; a home has none. */
export function problemsFor(reader: ScopedReader, asOf: IsoDate): SupervisionRow[] {
  const { scope } = reader;
  if (scope.kind === 'county') return problemsOn(reader, asOf);
  if (scope.kind === 'home') return [];
  return standingProblems(reader, asOf, ({ placeCode, supervisionId }) => {
    return placeCode === scope.townCode && isInScope(reader, 'supervision', supervisionId);
  }).filter(({ state }) => state !== 'found');
}

function requireProblem(reader: Reader, supervisionId: number): Problem {
  const found = findProblem(reader, supervisionId);
  if (!found) throw new AppError('SUPERVISION_NOT_FOUND');
  return found;
}

const standing = (steps: readonly Step[]): Step[] => steps.filter(({ withdrawnAt }) => withdrawnAt === null);

/** Whoever told the last rectification neither checks nor closes it. */
function rectifierOf(steps: readonly Step[]): number | null {
  return standing(steps).findLast(({ action }) => action === 'rectify')?.recordedById ?? null;
}

/** @throws AppError SUPERVISION_NOT_FOUND */
export function problemOn(
  reader: ScopedReader,
  store: AttachmentStore,
  { supervisionId, asOf, userId }: { readonly supervisionId: number; readonly asOf: IsoDate; readonly userId: number },
): z.output<(typeof supervisionMethods)['supervision.get']['output']> {
  const { placeCode: _place, ...problem } = requireProblem(reader, supervisionId);
  const steps = stepsOf(reader, supervisionId);
  const now = standingOf(standing(steps), problem.foundOn, asOf);
  return {
    ...problem,
    ...now,
    steps: steps.map(({ supervisionId: _problem, recordedById: _by, ...step }) => step),
    next: nextActions(now.state).filter((action) => reader.scope.kind === 'county' || action === 'rectify'),
    isOwnRectification: rectifierOf(steps) === userId,
    attachments: filedUnder(reader, store, 'supervision', supervisionId),
    limitBytes: attachmentLimits(reader).bytes,
  };
}

/** @throws AppError INVALID_INPUT */
export function register(
  context: WriteContext,
  input: z.output<typeof supervisionInputSchema>,
): { supervisionId: number; problemNo: string } {
  return transaction(context, (writer) => {
    const { foundOn, topic, source, unit, townCode, homeId, problem, taskCode } = input;
    if (foundOn > context.clock.today()) throw new AppError('INVALID_INPUT', {}, { foundOn: '不能晚于今天' });
    if (townCode !== null && !row(writer, "SELECT 1 FROM division WHERE code = ? AND level = 'town'", townCode))
      throw new AppError('INVALID_INPUT', {}, { townCode: '请选择区划表中的乡镇' });
    if (homeId !== null && !row(writer, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId))
      throw new AppError('HOME_NOT_FOUND');
    if (taskCode !== null && !policyDocuments().some(({ tasks }) => tasks.some(({ code }) => code === taskCode)))
      throw new AppError('TASK_NOT_FOUND', { code: taskCode });
    const problemNo = nextNumber(writer, foundOn.slice(0, 'YYYY'.length));
    const supervisionId = run(
      writer,
      `INSERT INTO supervision (uid, number, found_on, topic, source, unit, town_code, home_id, problem, task_code, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      problemNo,
      foundOn,
      topic,
      source,
      unit,
      townCode,
      homeId,
      problem,
      taskCode,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'supervision.register',
      entity: 'supervision',
      entityId: supervisionId,
      after: {
        supervisionNo: problemNo,
        problemFoundOn: foundOn,
        supervisionTopic: topic,
        supervisionSource: source,
        inspectedUnit: unit,
        problem,
        taskCode,
      },
    });
    return { supervisionId, problemNo };
  });
}

/** @throws AppError SUPERVISION_NOT_FOUND, SUPERVISION_HAS_STEPS */
export function withdrawProblem(
  context: WriteContext,
  { supervisionId, reason }: { readonly supervisionId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const { problemNo, foundOn, unit, problem } = requireProblem(writer, supervisionId);
    if (standing(stepsOf(writer, supervisionId)).length > 0) throw new AppError('SUPERVISION_HAS_STEPS', { problemNo });
    run(
      writer,
      'UPDATE supervision SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE supervision_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      supervisionId,
    );
    writer.audit({
      action: 'supervision.withdraw',
      entity: 'supervision',
      entityId: supervisionId,
      before: { supervisionNo: problemNo, problemFoundOn: foundOn, inspectedUnit: unit, problem },
      after: { reason },
    });
  });
}

/** @throws AppError SUPERVISION_NOT_FOUND, SUPERVISION_STEP, SUPERVISION_OWN, SUPERVISION_DAY, INVALID_INPUT, NOT_ALLOWED */
export function step(context: WriteContext, input: StepInput): { stepId: number } {
  return transaction(context, (writer) => {
    const { supervisionId, action, happenedOn } = input;
    // A township answers; assigning, checking and closing stay with the county.
    if (action !== 'rectify' && scopeOfActor(writer).kind !== 'county')
      throw new AppError('NOT_ALLOWED', { action: `督查${labelOf(supervisionActions, action)}` });
    const { problemNo, foundOn } = requireProblem(writer, supervisionId);
    const steps = stepsOf(writer, supervisionId);
    const state = stateAfter(standing(steps));
    if (!nextActions(state).includes(action))
      throw new AppError('SUPERVISION_STEP', {
        problemNo,
        state: labelOf(supervisionStates, state),
        action: labelOf(supervisionActions, action),
      });
    if (['pass', 'fail', 'close'].includes(action) && rectifierOf(steps) === writer.actor.userId)
      throw new AppError('SUPERVISION_OWN', { problemNo });
    if (happenedOn > context.clock.today()) throw new AppError('INVALID_INPUT', {}, { happenedOn: '不能晚于今天' });
    const day = standing(steps).findLast((each) => each.action !== 'account')?.happenedOn ?? foundOn;
    if (happenedOn < day) throw new AppError('SUPERVISION_DAY', { day });
    const stepId = run(
      writer,
      `INSERT INTO supervision_step (uid, supervision_id, action, happened_on, responsible_unit, responsible_person, due_on, text, document_no,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      supervisionId,
      action,
      happenedOn,
      input.responsibleUnit || null,
      input.responsiblePerson || null,
      input.dueOn,
      input.text,
      input.documentNo || null,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: `supervision.${action}`,
      entity: 'supervision',
      entityId: supervisionId,
      after: { supervisionNo: problemNo, ...told(input) },
    });
    return { stepId };
  });
}

function told({ happenedOn, responsibleUnit, responsiblePerson, dueOn, text, documentNo }: StepInput | Step) {
  return { happenedOn, responsibleUnit, responsiblePerson, dueOn, stepText: text, documentNo };
}

/** The last step only. @throws AppError SUPERVISION_NOT_FOUND, SUPERVISION_STEP_LAST */
export function withdrawStep(context: WriteContext, { stepId, reason }: { readonly stepId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const found = findStep(writer, stepId);
    if (!found || found.withdrawnAt !== null) throw new AppError('SUPERVISION_NOT_FOUND');
    const { problemNo } = requireProblem(writer, found.supervisionId);
    if (standing(stepsOf(writer, found.supervisionId)).at(-1)?.stepId !== stepId) throw new AppError('SUPERVISION_STEP_LAST');
    run(
      writer,
      'UPDATE supervision_step SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE supervision_step_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      stepId,
    );
    writer.audit({
      action: 'supervision.withdrawStep',
      entity: 'supervision',
      entityId: found.supervisionId,
      before: { supervisionNo: problemNo, supervisionStep: found.action, ...told(found) },
      after: { reason },
    });
  });
}
