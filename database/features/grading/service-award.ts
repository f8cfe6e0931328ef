/** 发文授牌: the grades of many homes by one document; what reaches none, or has a veto, ends as not graded. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { RoundKind } from '../../../electron/contract/grading-terms.ts';
import type { GradeCause } from '../../../electron/contract/happiness-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, isQuarterStart, nextQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { standingGrades } from '../happiness/service.ts';
import { gradeOn } from '../happiness/rules-entitlement.ts';
import { recordGrade } from '../happiness/service-grades.ts';
import { bodyOf, proposalOf, requiredCase, requiredRound } from './case-rows.ts';
import { validityEnd } from './policy.ts';
import { vetoesOfHome } from './queries-answers.ts';
import { eventsOf, type StoredCase } from './queries-cases.ts';
import { requireStep, takeStep } from './step.ts';

const causes: Readonly<Record<RoundKind, GradeCause>> = { award: 'award', recheck: 'recheck', regrade: 'award' };

/** @throws AppError GRADING_OBJECTION_OPEN, GRADING_NOTICE_RUNNING, GRADING_DAY */
function requireOver(writer: Writer, found: StoredCase, onDate: IsoDate): void {
  if (found.noticeUntil === null || onDate <= found.noticeUntil)
    throw new AppError('GRADING_NOTICE_RUNNING', {
      home: found.name,
      date: found.noticeUntil === null ? '—' : formatDate(found.noticeUntil),
    });
  const last = eventsOf(writer, found.caseId).at(-1);
  if (last && onDate < last.onDate)
    throw new AppError('GRADING_DAY', { date: formatDate(onDate), why: `早于“${found.name}”上一步的 ${formatDate(last.onDate)}` });
}

/** A grade of a veto that was written when it was found is not written twice, unless something graded the home since. */
function isWritten(writer: Writer, found: StoredCase, codes: readonly string[], effectiveFrom: IsoDate): boolean {
  const own = standingGrades(writer).get(found.happinessHomeId) ?? [];
  return (
    gradeOn(own, effectiveFrom) === 'G0' &&
    vetoesOfHome(writer, found.happinessHomeId).some(
      ({ code, gradeId, withdrawnReason }) => gradeId !== null && withdrawnReason === null && codes.includes(code),
    )
  );
}

function awardOne(
  writer: Writer,
  found: StoredCase,
  input: { onDate: IsoDate; documentNo: string; effectiveFrom: IsoDate; validTo: IsoDate },
): boolean {
  const { onDate, documentNo, effectiveFrom, validTo } = input;
  const round = requiredRound(writer, found.roundId);
  const proposal = proposalOf(bodyOf(writer, round.templateId), found);
  const grade = proposal?.grade ?? 'G0';
  const isAwarded = grade !== 'G0';
  requireStep(writer, found, isAwarded ? 'award' : 'refuseGrade');
  requireOver(writer, found, onDate);
  takeStep(writer, found, isAwarded ? 'award' : 'refuseGrade', {
    onDate,
    documentNo,
    grade,
    effectiveFrom,
    ...(isAwarded ? { untilOn: validTo } : {}),
  });
  const [veto] = proposal?.vetoes ?? [];
  if (veto !== undefined && isWritten(writer, found, proposal?.vetoes ?? [], effectiveFrom)) return isAwarded;
  const wasReviewed = found.state === 'reviewed';
  recordGrade(writer, {
    happinessHomeId: found.happinessHomeId,
    grade,
    effectiveFrom,
    validTo: isAwarded ? validTo : null,
    documentNo,
    cause: veto === undefined ? (wasReviewed ? 'appeal' : causes[round.kind]) : 'veto',
    vetoCode: veto ?? null,
    gradingCaseId: found.caseId,
  });
  return isAwarded;
}

/** Everything or nothing. @throws AppError GRADING_STEP, GRADING_NOTICE_RUNNING, GRADING_EFFECTIVE, GRADING_DAY, GRADING_CASE_NOT_FOUND */
export function award(context: WriteContext, input: ParsedInputOf<'grading.award'>): OutputOf<'grading.award'> {
  const { onDate, documentNo } = input;
  if (onDate > context.clock.today()) throw new AppError('GRADING_DAY', { date: formatDate(onDate), why: '晚于今天' });
  const effectiveFrom = input.effectiveFrom ?? nextQuarterStart(onDate);
  if (!isQuarterStart(effectiveFrom)) throw new AppError('GRADING_EFFECTIVE', { date: formatDate(effectiveFrom) });
  return transaction(context, (writer) => {
    const validTo = validityEnd(writer, effectiveFrom);
    const ids = [...new Set(input.caseIds)];
    let awarded = 0;
    for (const caseId of ids)
      if (awardOne(writer, requiredCase(writer, caseId), { onDate, documentNo, effectiveFrom, validTo })) awarded += 1;
    return { awarded, notGraded: ids.length - awarded, effectiveFrom, validTo };
  });
}
