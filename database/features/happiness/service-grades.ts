/** Grades of homes: each from the first day of a quarter on, withdrawn with a reason and never changed. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import type { HappinessGradeRow } from '../../../electron/contract/happiness-shapes.ts';
import type { GradeCause, HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { isQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { gradeById, gradesOf, homeById } from './queries-homes.ts';
import { withdrawRow } from './withdraw.ts';

export type GradeEntry = {
  readonly happinessHomeId: number;
  readonly grade: HappinessGrade;
  /** First day of a quarter; of a change within one `nextQuarterStart` of its day. */
  readonly effectiveFrom: IsoDate;
  readonly validTo?: IsoDate | null;
  readonly documentNo: string | null;
  readonly cause: GradeCause;
  /** 一票否决 item, with `G0`. */
  readonly vetoCode?: string | null;
  /** The year whose award is taken back whole, with cause `veto`. */
  readonly recoversYear?: number | null;
  readonly gradingCaseId?: number | null;
  readonly batchId?: number | null;
};

/** Writes a grade within the caller's transaction and says so in the log; what held before stays. @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_GRADE_DAY */
export function recordGrade(writer: Writer, entry: GradeEntry): number {
  const { happinessHomeId, grade, effectiveFrom, documentNo, cause } = entry;
  const home = homeById(writer, happinessHomeId);
  if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
  if (!isQuarterStart(effectiveFrom)) throw new AppError('HAPPINESS_GRADE_DAY', { name: home.name, date: effectiveFrom });
  const validTo = entry.validTo ?? null;
  const vetoCode = entry.vetoCode ?? null;
  const recoversYear = entry.recoversYear ?? null;
  const gradingCaseId = entry.gradingCaseId ?? null;
  const gradeId = run(
    writer,
    `INSERT INTO happiness_grade (uid, happiness_home_id, grade, effective_from, valid_to, document_no, cause, veto_code, recovers_year,
       grading_case_id, batch_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    happinessHomeId,
    grade,
    effectiveFrom,
    validTo,
    documentNo,
    cause,
    vetoCode,
    recoversYear,
    gradingCaseId,
    entry.batchId ?? null,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'happiness.grade',
    entity: 'happiness_home',
    entityId: happinessHomeId,
    after: {
      happinessHomeName: home.name,
      happinessGrade: grade,
      effectiveFrom,
      validTo,
      documentNo,
      gradeCause: cause,
      ...(vetoCode === null ? {} : { vetoCode }),
      ...(recoversYear === null ? {} : { recoversYear }),
    },
  });
  return gradeId;
}

/** Takes a grade back within the caller's transaction: the one before it holds again. @throws AppError HAPPINESS_ENTRY_NOT_FOUND, HAPPINESS_ENTRY_WITHDRAWN */
export function takeBackGrade(writer: Writer, gradeId: number, reason: string): void {
  const grade = gradeById(writer, gradeId);
  if (!grade) throw new AppError('HAPPINESS_ENTRY_NOT_FOUND');
  if (grade.withdrawnReason !== null) throw new AppError('HAPPINESS_ENTRY_WITHDRAWN');
  withdrawRow(writer, 'happiness_grade', gradeId, reason);
  writer.audit({
    action: 'happiness.withdrawGrade',
    entity: 'happiness_home',
    entityId: grade.happinessHomeId,
    before: { happinessGrade: grade.grade, effectiveFrom: grade.effectiveFrom, documentNo: grade.documentNo },
    after: { withdrawn: true, reason },
  });
}

/** @throws AppError as `recordGrade`, HAPPINESS_GRADE_EXISTS for the same once more, HAPPINESS_GRADE_VETOED on the day of a veto's */
export function addGrade(context: WriteContext, input: ParsedInputOf<'happiness.addGrade'>): { gradeId: number } {
  return transaction(context, (writer) => {
    const ofDay = gradesOf(writer, input.happinessHomeId).filter(
      ({ withdrawnReason, effectiveFrom }) => withdrawnReason === null && effectiveFrom === input.effectiveFrom,
    );
    const veto = ofDay.find(({ cause, grade }) => cause === 'veto' && grade === 'G0');
    if (veto)
      throw new AppError('HAPPINESS_GRADE_VETOED', {
        name: homeById(writer, input.happinessHomeId)?.name ?? '',
        date: input.effectiveFrom,
        code: veto.vetoCode ?? '',
      });
    const [standing] = ofDay;
    if (standing && standing.grade === input.grade && standing.validTo === input.validTo)
      throw new AppError('HAPPINESS_GRADE_EXISTS', { date: input.effectiveFrom, document: standing.documentNo ?? '未填文号' });
    return { gradeId: recordGrade(writer, input) };
  });
}

/** A veto goes only where it was entered: its grade alone cannot be taken away behind it. */
function requireNoVeto(writer: Writer, gradeId: number): void {
  const veto = row<{ code: string; occurredOn: IsoDate }>(
    writer,
    'SELECT code, occurred_on AS occurredOn FROM grading_veto WHERE happiness_grade_id = ? AND withdrawn_at IS NULL',
    gradeId,
  );
  if (veto) throw new AppError('HAPPINESS_GRADE_OF_VETO', { code: veto.code, date: veto.occurredOn });
}

/** A grade of a grading round is taken back there. @throws AppError as `takeBackGrade`, HAPPINESS_GRADE_OF_ROUND, HAPPINESS_GRADE_OF_VETO */
export function withdrawGrade(context: WriteContext, { gradeId, reason }: { readonly gradeId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    requireNoVeto(writer, gradeId);
    if (gradeById(writer, gradeId)?.gradingCaseId != null) throw new AppError('HAPPINESS_GRADE_OF_ROUND');
    takeBackGrade(writer, gradeId, reason);
  });
}

/** Newest first; withdrawn ones too. */
export function grades(reader: Reader, happinessHomeId: number): HappinessGradeRow[] {
  return gradesOf(reader, happinessHomeId).map(({ happinessHomeId: _home, ...grade }) => grade);
}
