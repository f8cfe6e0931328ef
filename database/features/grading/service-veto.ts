/** 一票否决 found true: the score is kept, a grade in force ends with the quarter it happened in. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, nextQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { standingGrades } from '../happiness/service.ts';
import { gradeOn } from '../happiness/rules-entitlement.ts';
import { recordGrade, takeBackGrade } from '../happiness/service-grades.ts';
import { bodyOf, requiredCase, requiredRound } from './case-rows.ts';
import { gradesOfVeto, gradesStruckBy, vetoById, vetoesOfHome } from './queries-answers.ts';
import { newestPublished } from './queries-templates.ts';
import { casesOfHome } from './queries-cases.ts';
import { requiredHome, vetoRows } from './service-case.ts';

/** 套取挪用奖补资金: the award of that whole year comes back. */
const misuse = 'V3';

type Known = readonly { readonly code: string; readonly text: string }[];

function knownVetoes(reader: Reader, caseId: number | null): Known {
  if (caseId !== null) return bodyOf(reader, requiredRound(reader, requiredCase(reader, caseId).roundId).templateId).vetoes;
  return newestPublished(reader)?.body.vetoes ?? [];
}

/** Whether a grade that earns something is in force on that day or begins later. */
function endsSomething(reader: Reader, happinessHomeId: number, day: IsoDate): boolean {
  const own = standingGrades(reader).get(happinessHomeId) ?? [];
  const before = gradeOn(own, day);
  return (before !== null && before !== 'G0') || own.some(({ effectiveFrom, grade }) => effectiveFrom > day && grade !== 'G0');
}

/** @throws AppError GRADING_VETO_UNKNOWN, GRADING_VETO_EXISTS, GRADING_DAY, GRADING_CASE_NOT_FOUND, HAPPINESS_NOT_FOUND */
export function addVeto(context: WriteContext, input: ParsedInputOf<'grading.addVeto'>): OutputOf<'grading.addVeto'> {
  const { happinessHomeId, caseId, code, occurredOn, foundOn, evidence, documentNo } = input;
  if (foundOn > context.clock.today()) throw new AppError('GRADING_DAY', { date: formatDate(foundOn), why: '晚于今天' });
  if (foundOn < occurredOn) throw new AppError('GRADING_DAY', { date: formatDate(foundOn), why: '查实日期早于发生日期' });
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    if (caseId !== null && requiredCase(writer, caseId).happinessHomeId !== happinessHomeId) throw new AppError('GRADING_CASE_NOT_FOUND');
    if (!knownVetoes(writer, caseId).some((known) => known.code === code)) throw new AppError('GRADING_VETO_UNKNOWN', { code });
    const same = vetoesOfHome(writer, happinessHomeId).find(
      (veto) => veto.withdrawnReason === null && veto.code === code && veto.occurredOn === occurredOn,
    );
    if (same) throw new AppError('GRADING_VETO_EXISTS', { home: home.name, date: formatDate(occurredOn) });
    const suspendsFrom = nextQuarterStart(occurredOn);
    const recoversYear = code === misuse ? Number(occurredOn.slice(0, 4)) : null;
    const isEnding = recoversYear !== null || endsSomething(writer, happinessHomeId, suspendsFrom);
    // Written though no grade is known: one that is entered later, of earlier days, ends here all the same.
    const gradeId = recordGrade(writer, {
      happinessHomeId,
      grade: 'G0',
      effectiveFrom: suspendsFrom,
      validTo: null,
      documentNo,
      cause: 'veto',
      vetoCode: code,
      recoversYear,
      gradingCaseId: caseId,
    });
    const vetoId = run(
      writer,
      `INSERT INTO grading_veto (uid, happiness_home_id, grading_case_id, code, occurred_on, found_on, evidence, document_no, happiness_grade_id,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      happinessHomeId,
      caseId,
      code,
      occurredOn,
      foundOn,
      evidence,
      documentNo,
      gradeId,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'grading.veto',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      after: { happinessHomeName: home.name, vetoCode: code, occurredOn, foundOn, evidence, documentNo },
    });
    const struck = gradesStruckBy(writer, vetoId, suspendsFrom);
    for (const { effectiveFrom, caseId: awardedBy } of struck)
      recordGrade(writer, {
        happinessHomeId,
        grade: 'G0',
        effectiveFrom,
        validTo: null,
        documentNo,
        cause: 'veto',
        vetoCode: code,
        gradingCaseId: awardedBy,
      });
    return {
      vetoId,
      suspendsFrom: isEnding ? suspendsFrom : null,
      recoversYear,
      struckFrom: struck.map(({ effectiveFrom }) => effectiveFrom),
    };
  });
}

/** What it ended or struck holds again; what an award decided because of it stays. @throws AppError GRADING_VETO_NOT_FOUND, GRADING_VETO_DECIDED */
export function withdrawVeto(context: WriteContext, { vetoId, reason }: ParsedInputOf<'grading.withdrawVeto'>): void {
  transaction(context, (writer) => {
    const veto = vetoById(writer, vetoId);
    if (!veto || veto.withdrawnReason !== null) throw new AppError('GRADING_VETO_NOT_FOUND');
    const home = requiredHome(writer, veto.happinessHomeId);
    const decided = casesOfHome(writer, veto.happinessHomeId).find(
      (found) => found.state === 'notGraded' && (found.vetoes ?? '').split(',').includes(veto.code),
    );
    if (decided) throw new AppError('GRADING_VETO_DECIDED', { home: home.name, document: requiredRound(writer, decided.roundId).name });
    run(
      writer,
      'UPDATE grading_veto SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE grading_veto_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      vetoId,
    );
    for (const gradeId of gradesOfVeto(writer, veto)) takeBackGrade(writer, gradeId, reason);
    writer.audit({
      action: 'grading.withdrawVeto',
      entity: 'happiness_home',
      entityId: veto.happinessHomeId,
      before: { happinessHomeName: home.name, vetoCode: veto.code, occurredOn: veto.occurredOn },
      after: { withdrawn: true, reason },
    });
  });
}

/** @throws AppError HAPPINESS_NOT_FOUND */
export function vetoes(reader: Reader, happinessHomeId: number): OutputOf<'grading.vetoes'> {
  requiredHome(reader, happinessHomeId);
  const sheet = newestPublished(reader);
  return { known: sheet?.body.vetoes ?? [], rows: sheet ? vetoRows(reader, happinessHomeId, sheet.body) : [] };
}
