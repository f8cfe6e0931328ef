/** Public notice of the results, objections, and what the review made of them. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { dueAfter } from '../calendar/service.ts';
import { bodyOf, proposalOf, requiredCase, requiredRound } from './case-rows.ts';
import { planDays } from './policy.ts';
import { objectionsOf } from './queries-answers.ts';
import { eventsOf, scoresOf, type StoredCase } from './queries-cases.ts';
import { noticeEnd } from './rules-plan.ts';
import { recordScore } from './service-scores.ts';
import { requireStep, takeStep } from './step.ts';

/** A notice begins after what it tells: the county's score, and the review when it is given once more. @throws AppError GRADING_DAY */
function afterScore(writer: Writer, found: StoredCase, day: IsoDate): void {
  const scored = scoresOf(writer, found.caseId).findLast(({ stage, isFinal }) => stage === 'county' && isFinal === 1);
  if (scored && day < scored.assessedOn)
    throw new AppError('GRADING_DAY', { date: formatDate(day), why: `早于“${found.name}”评定的 ${formatDate(scored.assessedOn)}` });
  const reviewed = eventsOf(writer, found.caseId).findLast(({ action }) => action === 'review');
  if (reviewed && day < reviewed.onDate)
    throw new AppError('GRADING_DAY', { date: formatDate(day), why: `早于“${found.name}”复核的 ${formatDate(reviewed.onDate)}` });
}

/** Everything or nothing. @throws AppError GRADING_CASE_NOT_FOUND, GRADING_STEP, GRADING_DAY */
export function publish(context: WriteContext, { caseIds, fromOn }: ParsedInputOf<'grading.publish'>): OutputOf<'grading.publish'> {
  return transaction(context, (writer) => {
    const untilOn = noticeEnd(fromOn, planDays(writer, fromOn).notice);
    const ids = [...new Set(caseIds)];
    for (const caseId of ids) {
      const found = requiredCase(writer, caseId);
      requireStep(writer, found, 'publish');
      afterScore(writer, found, fromOn);
      const body = bodyOf(writer, requiredRound(writer, found.roundId).templateId);
      takeStep(writer, found, 'publish', { onDate: fromOn, untilOn, grade: proposalOf(body, found)?.grade ?? 'G0' });
    }
    return { published: ids.length, untilOn };
  });
}

/** Raised while the notice runs; a second one joins the first. @throws AppError GRADING_STEP, GRADING_NOTICE_OVER, GRADING_DAY */
export function object(context: WriteContext, input: ParsedInputOf<'grading.object'>): OutputOf<'grading.object'> {
  const { caseId, raisedOn, raisedBy, phone, content } = input;
  if (raisedOn > context.clock.today()) throw new AppError('GRADING_DAY', { date: formatDate(raisedOn), why: '晚于今天' });
  return transaction(context, (writer) => {
    const found = requiredCase(writer, caseId);
    requireStep(writer, found, 'object');
    if (found.noticeUntil !== null && raisedOn > found.noticeUntil)
      throw new AppError('GRADING_NOTICE_OVER', { home: found.name, date: formatDate(found.noticeUntil) });
    const noticed = eventsOf(writer, caseId).findLast(({ action }) => action === 'publish');
    if (noticed && raisedOn < noticed.onDate)
      throw new AppError('GRADING_DAY', { date: formatDate(raisedOn), why: `早于“${found.name}”公示开始的 ${formatDate(noticed.onDate)}` });
    const due = dueAfter(writer, raisedOn, planDays(writer, raisedOn).appeal);
    const objectionId = run(
      writer,
      `INSERT INTO grading_objection (uid, grading_case_id, raised_on, raised_by, phone, content, answer_by, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      caseId,
      raisedOn,
      raisedBy,
      phone,
      content,
      due.day,
      writer.at,
      writer.actor.userId,
    );
    takeStep(writer, found, 'object', { onDate: raisedOn, reason: content });
    return { objectionId, answerBy: due.day, warning: due.warning };
  });
}

function answerAll(writer: Writer, found: StoredCase, { answers, answeredOn }: ParsedInputOf<'grading.review'>): void {
  const open = new Set(
    objectionsOf(writer, found.caseId)
      .filter(({ outcome, raisedOn }) => outcome === null && raisedOn <= answeredOn)
      .map(({ objectionId }) => objectionId),
  );
  for (const { objectionId, outcome, answer } of answers) {
    if (!open.delete(objectionId)) throw new AppError('GRADING_OBJECTION_UNKNOWN');
    run(
      writer,
      'INSERT INTO grading_answer (grading_objection_id, answered_on, outcome, answer, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
      objectionId,
      answeredOn,
      outcome,
      answer,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'grading.answer',
      entity: 'grading_case',
      entityId: found.caseId,
      after: { happinessHomeName: found.name, objectionOutcome: outcome, answer, date: answeredOn },
    });
  }
  const left = objectionsOf(writer, found.caseId).filter(({ outcome }) => outcome === null).length;
  if (left > 0) throw new AppError('GRADING_OBJECTION_OPEN', { home: found.name, count: left });
}

/** @throws AppError GRADING_STEP, GRADING_OBJECTION_UNKNOWN, GRADING_OBJECTION_OPEN, GRADING_REASON, GRADING_ASSESSORS, GRADING_DAY */
export function review(context: WriteContext, input: ParsedInputOf<'grading.review'>): OutputOf<'grading.review'> {
  const { caseId, answeredOn, score } = input;
  if (answeredOn > context.clock.today()) throw new AppError('GRADING_DAY', { date: formatDate(answeredOn), why: '晚于今天' });
  return transaction(context, (writer) => {
    const found = requiredCase(writer, caseId);
    requireStep(writer, found, 'review');
    answerAll(writer, found, input);
    if (score) {
      const { secondAssessor } = score;
      recordScore(writer, found, 'county', {
        ...score,
        secondAssessor: secondAssessor === '' ? null : secondAssessor,
        assessedOn: answeredOn,
        isFinal: true,
        isReview: true,
      });
    }
    const state = takeStep(writer, found, 'review', { onDate: answeredOn });
    return { state, total: requiredCase(writer, caseId).countyTotal };
  });
}
