/** What is decided of a graded home between rounds: suspension with a deadline, resumption, downgrade, 摘牌, closing. The earlier grade stays to be read. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { DecisionKind } from '../../../electron/contract/grading-terms.ts';
import { happinessGrades, happinessStatuses, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, nextQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { nextDay } from '../calendar/days.ts';
import { type HappinessHome, type RecordedGrade, standingGrades, standingStatuses } from '../happiness/service.ts';
import { gradeFactOn, gradeOn } from '../happiness/rules-entitlement.ts';
import { statusOn } from '../happiness/rules-status.ts';
import { recordGrade } from '../happiness/service-grades.ts';
import { recordStatus } from '../happiness/service-homes.ts';
import { policyNumber } from '../parameters/service.ts';
import { casesOfHome } from './queries-cases.ts';
import { requiredHome } from './service-case.ts';

type Decision = {
  readonly happinessHomeId: number;
  readonly kind: DecisionKind;
  readonly decidedOn: IsoDate;
  readonly effectiveFrom: IsoDate;
  readonly grade?: HappinessGrade;
  readonly rectifyBy?: IsoDate;
  readonly reason: string;
  readonly documentNo: string;
  readonly gradeId?: number;
  readonly statusId?: number;
};

function insertDecision(writer: Writer, home: HappinessHome, decision: Decision): { decisionId: number; effectiveFrom: IsoDate } {
  const { happinessHomeId, kind, decidedOn, effectiveFrom, reason, documentNo } = decision;
  const awarded = casesOfHome(writer, happinessHomeId).find(({ state }) => state === 'awarded');
  const decisionId = run(
    writer,
    `INSERT INTO grading_decision (uid, happiness_home_id, grading_case_id, kind, decided_on, effective_from, grade, rectify_by, reason, document_no,
       happiness_grade_id, happiness_status_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    happinessHomeId,
    awarded?.caseId ?? null,
    kind,
    decidedOn,
    effectiveFrom,
    decision.grade ?? null,
    decision.rectifyBy ?? null,
    reason,
    documentNo,
    decision.gradeId ?? null,
    decision.statusId ?? null,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: `grading.${kind}`,
    entity: 'happiness_home',
    entityId: happinessHomeId,
    after: {
      happinessHomeName: home.name,
      date: decidedOn,
      effectiveFrom,
      reason,
      documentNo,
      ...(decision.grade === undefined ? {} : { happinessGrade: decision.grade }),
      ...(decision.rectifyBy === undefined ? {} : { rectifyBy: decision.rectifyBy }),
    },
  });
  return { decisionId, effectiveFrom };
}

/** @throws AppError GRADING_DAY */
function requirePast(context: WriteContext, day: IsoDate): void {
  if (day > context.clock.today()) throw new AppError('GRADING_DAY', { date: formatDate(day), why: '晚于今天' });
}

const statusNow = (reader: Reader, happinessHomeId: number, day: IsoDate): string =>
  statusOn(standingStatuses(reader).get(happinessHomeId) ?? [], day)?.status ?? 'operating';

/** The grade that would hold when the decision takes effect. @throws AppError GRADING_NO_GRADE */
function requiredGrade(reader: Reader, home: HappinessHome, day: IsoDate): { grade: HappinessGrade; fact: RecordedGrade } {
  const own = standingGrades(reader).get(home.happinessHomeId) ?? [];
  const grade = gradeOn(own, day);
  const fact = gradeFactOn(own, day);
  if (grade === null || !fact) throw new AppError('GRADING_NO_GRADE', { home: home.name, date: formatDate(day) });
  return { grade, fact };
}

/** @throws AppError GRADING_RECTIFY, GRADING_STATUS, GRADING_NO_GRADE, GRADING_DAY */
export function suspend(context: WriteContext, input: ParsedInputOf<'grading.suspend'>): OutputOf<'grading.suspend'> {
  const { happinessHomeId, decidedOn, rectifyBy, reason, documentNo } = input;
  requirePast(context, decidedOn);
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    const days = policyNumber(writer, 'grading.rectifyDays', decidedOn);
    const latest = nextDay(decidedOn, days);
    if (rectifyBy > latest) throw new AppError('GRADING_RECTIFY', { date: formatDate(rectifyBy), days, latest: formatDate(latest) });
    if (rectifyBy < decidedOn) throw new AppError('GRADING_DAY', { date: formatDate(rectifyBy), why: '整改期限早于决定日期' });
    const status = statusNow(writer, happinessHomeId, decidedOn);
    if (status !== 'operating') throw new AppError('GRADING_STATUS', { home: home.name, status: labelOf(happinessStatuses, status) });
    requiredGrade(writer, home, decidedOn);
    const { statusId } = recordStatus(writer, {
      happinessHomeId,
      validFrom: decidedOn,
      status: 'suspended',
      reason,
      documentNo,
      rectifyBy,
    });
    const effectiveFrom = nextQuarterStart(nextDay(decidedOn, -1));
    return insertDecision(writer, home, {
      happinessHomeId,
      kind: 'suspend',
      decidedOn,
      effectiveFrom,
      rectifyBy,
      reason,
      documentNo,
      statusId,
    });
  });
}

/** @throws AppError GRADING_NOT_SUSPENDED, GRADING_DAY */
export function resume(context: WriteContext, input: ParsedInputOf<'grading.resume'>): OutputOf<'grading.resume'> {
  const { happinessHomeId, decidedOn, reason, documentNo } = input;
  requirePast(context, decidedOn);
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    if (statusNow(writer, happinessHomeId, decidedOn) !== 'suspended') throw new AppError('GRADING_NOT_SUSPENDED', { home: home.name });
    const { statusId } = recordStatus(writer, {
      happinessHomeId,
      validFrom: decidedOn,
      status: 'operating',
      reason,
      documentNo,
      rectifyBy: null,
    });
    const effectiveFrom = nextQuarterStart(nextDay(decidedOn, -1));
    return insertDecision(writer, home, { happinessHomeId, kind: 'resume', decidedOn, effectiveFrom, reason, documentNo, statusId });
  });
}

/** Best first. */
const order: readonly HappinessGrade[] = ['G1', 'G2', 'G3', 'G0'];

/** From the first day of the next quarter, to the end of the old validity. @throws AppError GRADING_NO_GRADE, GRADING_NOT_LOWER, GRADING_DAY */
export function downgrade(context: WriteContext, input: ParsedInputOf<'grading.downgrade'>): OutputOf<'grading.downgrade'> {
  const { happinessHomeId, decidedOn, grade, reason, documentNo } = input;
  requirePast(context, decidedOn);
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    const effectiveFrom = nextQuarterStart(decidedOn);
    const before = requiredGrade(writer, home, effectiveFrom);
    if (order.indexOf(grade) <= order.indexOf(before.grade))
      throw new AppError('GRADING_NOT_LOWER', { home: home.name, grade: labelOf(happinessGrades, before.grade) });
    const gradeId = recordGrade(writer, {
      happinessHomeId,
      grade,
      effectiveFrom,
      validTo: before.fact.validTo,
      documentNo,
      cause: 'downgrade',
    });
    return insertDecision(writer, home, {
      happinessHomeId,
      kind: 'downgrade',
      decidedOn,
      effectiveFrom,
      grade,
      reason,
      documentNo,
      gradeId,
    });
  });
}

/** 摘牌 takes the grade from the next quarter; 停办 says the home is no longer run. @throws AppError GRADING_NO_GRADE, GRADING_STATUS, GRADING_DAY */
export function remove(context: WriteContext, input: ParsedInputOf<'grading.remove'>): OutputOf<'grading.remove'> {
  const { happinessHomeId, kind, decidedOn, reason, documentNo } = input;
  requirePast(context, decidedOn);
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    const status = statusNow(writer, happinessHomeId, decidedOn);
    if (status === 'closed' || status === 'removed')
      throw new AppError('GRADING_STATUS', { home: home.name, status: labelOf(happinessStatuses, status) });
    const effectiveFrom = nextQuarterStart(decidedOn);
    if (kind === 'remove') requiredGrade(writer, home, decidedOn);
    const { statusId } = recordStatus(writer, {
      happinessHomeId,
      validFrom: decidedOn,
      status: kind === 'remove' ? 'removed' : 'closed',
      reason,
      documentNo,
      rectifyBy: null,
    });
    const gradeId =
      kind === 'remove'
        ? recordGrade(writer, { happinessHomeId, grade: 'G0', effectiveFrom, validTo: null, documentNo, cause: 'removal' })
        : undefined;
    return insertDecision(writer, home, {
      happinessHomeId,
      kind,
      decidedOn,
      effectiveFrom,
      reason,
      documentNo,
      statusId,
      ...(gradeId === undefined ? {} : { grade: 'G0' as const, gradeId }),
    });
  });
}
