/** Concluding an assessment, taking it back, looking at it. */
import { itemsOf, levelLabel, levelRank } from '../../../electron/contract/assessment-scale.ts';
import { assessmentKinds, type AssessmentInput, type AssessmentRow, type Doubt } from '../../../electron/contract/assessments.ts';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, formatYuan, firstDayOf, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { newest } from '../people/facts.ts';
import { nameInitials } from '../people/pinyin.ts';
import * as people from '../people/service.ts';
import { insertCancellation, insertFact, refreshPerson, trueFacts } from '../people/store.ts';
import type { ScopedReader } from '../users/scope.ts';
import { careStandard, effectFrom, effectOf } from './effect.ts';
import { findAssessment, levelFacts, pageOfAssessments, type PageFilter, type StoredAssessment } from './queries.ts';
import { scaleById } from './scales.ts';
import { closeAnswered, reopenAnswered } from './service-reports.ts';
import { formOf, resultOf, rowOf, shown, type StoredResult } from './view.ts';
import { weigh, type Weighed } from './weigh.ts';

export function tryOut(reader: Reader, input: InputOf<'assessments.tryOut'>, today: IsoDate): OutputOf<'assessments.tryOut'> {
  const weighed = weigh(reader, input, today);
  return { doubts: [...weighed.doubts], isDeciding: weighed.isDeciding, effect: effectWords(reader, weighed, input.assessedOn) };
}

function effectWords(reader: Reader, weighed: Weighed, assessedOn: IsoDate): string[] {
  const { person, stored, isDeciding, decidingTitle, tier, rules } = weighed;
  if (tier === null) return [];
  const input = { personId: person.personId, scale: stored.scale, isDeciding, decidingTitle, tier, assessedOn };
  return effectOf(reader, { ...input, validMonths: rules.validMonths });
}

/**
 * One transaction: the form, the level it decides, the reports it answers.
 * @throws AppError of `weigh`, ASSESSMENT_INCOMPLETE, ASSESSMENT_SIGNATURES, ASSESSMENT_LEVEL, REASON_REQUIRED, ASSESSMENT_SAME_DAY, ASSESSMENT_DOUBTS
 */
export function conclude(context: WriteContext, input: AssessmentInput): OutputOf<'assessments.conclude'> {
  return transaction(context, (writer) => {
    const assessors = input.assessors.map((assessor) => assessor.name);
    const weighed = weigh(writer, { ...input, assessors }, context.clock.today());
    requireComplete(weighed);
    requireSignatures(weighed, input);
    requireConclusion(weighed, input);
    requireOnlyOne(writer, weighed, input.assessedOn);
    requireSeen(weighed.doubts, input.acknowledged);
    const effect = effectWords(writer, weighed, input.assessedOn);
    const result = storedResult(writer, weighed, input.assessedOn);
    const assessmentId = insertAssessment(writer, input, weighed, result);
    if (weighed.isDeciding) recordLevel(writer, assessmentId, input, weighed);
    const closedReports = weighed.isDeciding ? closeAnswered(writer, weighed.reports, input.assessedOn) : 0;
    writer.audit({
      action: 'assessment.conclude',
      entity: 'assessment',
      entityId: assessmentId,
      personId: input.personId,
      before: { level: weighed.person.level, assessedOn: weighed.person.lastAssessedOn, openReports: weighed.reports.length },
      after: { ...auditOf(input, weighed), effect, closedReports },
    });
    return { assessmentId, effect, closedReports };
  });
}

/** A blank is not a 能. */
function requireComplete({ evaluation, stored }: Weighed): void {
  if (evaluation.missing.length === 0) return;
  const titles = itemsOf(stored.scale)
    .filter((item) => evaluation.missing.includes(item.id))
    .map((item) => item.title);
  throw new AppError(
    'ASSESSMENT_INCOMPLETE',
    { count: titles.length, items: titles.slice(0, 6).join('、') },
    Object.fromEntries(evaluation.missing.map((id) => [`answers.${id}`, '请选择'])),
  );
}

function requireSignatures({ rules }: Weighed, { assessors, witness }: AssessmentInput): void {
  const names = assessors.map((assessor) => assessor.name.trim());
  const fields: Record<string, string> = {};
  if (names.length < rules.assessorCount) fields['assessors'] = `需要 ${rules.assessorCount} 名评估人`;
  if (new Set(names).size < names.length) fields['assessors'] = '评估人不能是同一人';
  const seen = witness?.trim() ?? '';
  if (seen === '') fields['witness'] = '请填写见证人';
  if (names.includes(seen)) fields['witness'] = '见证人不能是评估人';
  if (Object.keys(fields).length > 0)
    throw new AppError('ASSESSMENT_SIGNATURES', { count: rules.assessorCount, what: Object.values(fields).join('；') }, fields);
}

function requireConclusion({ evaluation, stored, tier }: Weighed, { concludedLevel, overrideReason }: AssessmentInput): void {
  if (levelRank(stored.scale, concludedLevel) < 0 || tier === null)
    throw new AppError('ASSESSMENT_LEVEL', { level: concludedLevel, scale: stored.scale.shortTitle });
  if (concludedLevel !== evaluation.level && (overrideReason ?? '') === '')
    throw new AppError('REASON_REQUIRED', { action: '结论与评分不同' }, { overrideReason: '请写明改变结论的理由' });
}

function requireOnlyOne(writer: Writer, { person, stored }: Weighed, assessedOn: IsoDate): void {
  const same = row(
    writer,
    `SELECT 1 FROM assessment a JOIN assessment_scale s ON s.assessment_scale_id = a.assessment_scale_id
     WHERE a.person_id = ? AND s.code = ? AND a.assessed_on = ? AND a.withdrawn_at IS NULL`,
    person.personId,
    stored.scale.code,
    assessedOn,
  );
  if (same)
    throw new AppError(
      'ASSESSMENT_SAME_DAY',
      { name: person.name, date: formatDate(assessedOn), scale: stored.scale.shortTitle },
      { assessedOn: '这一天已有评估' },
    );
}

function requireSeen(doubts: readonly Doubt[], acknowledged: readonly string[]): void {
  const unseen = doubts.filter((doubt) => !acknowledged.includes(doubt.kind));
  if (unseen.length > 0) throw new AppError('ASSESSMENT_DOUBTS', { doubts: unseen.map((doubt) => doubt.text).join('；') });
}

function storedResult(reader: Reader, weighed: Weighed, assessedOn: IsoDate): StoredResult {
  const { person, evaluation, doubts, reference, isDeciding, tier } = weighed;
  const known = people.get(reader, person.personId, assessedOn).person;
  const facts = trueFacts(reader, person.personId);
  if (tier === null || evaluation.preliminary === null) throw new RangeError('nothing to store');
  const from = effectFrom(assessedOn);
  const standard = careStandard(reader, tier, firstDayOf(from));
  return {
    total: evaluation.total,
    groups: [...evaluation.groups],
    preliminary: evaluation.preliminary,
    reasons: evaluation.reasons,
    doubts,
    person: {
      name: known.name,
      sex: known.sex,
      bornOn: known.bornOn,
      idNumber: known.idNumber,
      certificateNumber: newest(facts, 'certificate')?.value ?? null,
      mode: known.mode,
      address: known.homeName ?? known.address ?? `${known.townName ?? ''}${known.villageName ?? ''}`,
    },
    reference,
    isDeciding,
    tier,
    effectFrom: isDeciding ? from : null,
    care: standard ? { amount: formatYuan(standard.amountFen), documentNo: standard.documentNo } : null,
  };
}

function insertAssessment(
  writer: Writer,
  input: AssessmentInput,
  { stored, evaluation, reports, isDeciding }: Weighed,
  result: StoredResult,
): number {
  const notes = Object.fromEntries(Object.entries(input.notes).filter(([, note]) => note !== ''));
  return run(
    writer,
    `INSERT INTO assessment (uid, person_id, assessment_scale_id, kind, assessed_on, place, agency, answers_json, computed_level, concluded_level,
       override_reason, result_json, assessors_json, witness, opinion, condition_report_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    input.personId,
    stored.scaleId,
    input.kind,
    input.assessedOn,
    input.place,
    input.agency || null,
    JSON.stringify({ answers: input.answers, notes, changes: input.changes }),
    evaluation.level,
    input.concludedLevel,
    input.concludedLevel === evaluation.level ? null : input.overrideReason,
    JSON.stringify(result),
    JSON.stringify(input.assessors),
    input.witness,
    input.opinion || null,
    isDeciding ? (reports[0]?.conditionReportId ?? null) : null,
    writer.at,
    writer.actor.userId,
  );
}

/** The level counts from the month after the day of the assessment: payment reads the fact by its day. */
function recordLevel(writer: Writer, assessmentId: number, input: AssessmentInput, { tier, stored }: Weighed): void {
  const factId = insertFact(
    writer,
    input.personId,
    { kind: 'level', validFrom: input.assessedOn, value: tier, detail: { assessmentId } },
    { source: `评估表（${stored.scale.shortTitle}）`, batchId: null },
  );
  run(writer, 'UPDATE assessment SET level_fact_id = ? WHERE assessment_id = ?', factId, assessmentId);
  refreshPerson(writer, input.personId, nameInitials);
}

function auditOf(input: AssessmentInput, { person, stored, evaluation, doubts, tier }: Weighed): Record<string, unknown> {
  const { scale } = stored;
  return {
    personName: person.name,
    scaleTitle: scale.shortTitle,
    scaleVersion: scale.version,
    assessmentKind: assessmentKinds.find((kind) => kind.id === input.kind)?.label,
    assessedOn: input.assessedOn,
    total: evaluation.total,
    computedLevel: levelLabel(scale, evaluation.level ?? ''),
    concludedLevel: levelLabel(scale, input.concludedLevel),
    tier,
    overrideReason: input.overrideReason,
    assessors: input.assessors.map((assessor) => assessor.name).join('、'),
    witness: input.witness,
    doubts: doubts.map((doubt) => doubt.text).join('；'),
  };
}

/** @throws AppError ASSESSMENT_NOT_FOUND */
export function requireAssessment(reader: Reader, assessmentId: number): StoredAssessment {
  const found = findAssessment(reader, assessmentId);
  if (!found) throw new AppError('ASSESSMENT_NOT_FOUND');
  return found;
}

/** The form stays to be read, crossed out; the level it decided is cancelled, the reports it answered are open again. */
export function withdraw(context: WriteContext, { assessmentId, reason }: InputOf<'assessments.withdraw'>): void {
  transaction(context, (writer) => {
    const found = requireAssessment(writer, assessmentId);
    if (found.withdrawnAt !== null) throw new AppError('ASSESSMENT_WITHDRAWN', { name: found.name, date: formatDate(found.assessedOn) });
    run(
      writer,
      'UPDATE assessment SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE assessment_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      assessmentId,
    );
    if (found.levelFactId !== null && found.isFactCancelled === 0) {
      if (levelFacts(writer, found.personId).length === 1) throw new AppError('ASSESSMENT_ONLY_LEVEL', { name: found.name });
      insertCancellation(writer, found.personId, found.levelFactId, found.assessedOn, reason, null);
      refreshPerson(writer, found.personId, nameInitials);
    }
    const reopened = resultOf(found).isDeciding ? reopenAnswered(writer, found.personId, found.assessedOn) : 0;
    const { scale } = scaleById(writer, found.scaleId);
    writer.audit({
      action: 'assessment.withdraw',
      entity: 'assessment',
      entityId: assessmentId,
      personId: found.personId,
      before: { assessedOn: found.assessedOn, concludedLevel: levelLabel(scale, found.concludedLevel) },
      after: { personName: found.name, reason, reopenedReports: reopened },
    });
  });
}

export function page(
  reader: ScopedReader,
  input: PageFilter & { offset: number; limit: number },
): { total: number; rows: AssessmentRow[] } {
  const { total, ids } = pageOfAssessments(reader, input, input.offset, input.limit);
  return { total, rows: ids.map((id) => shown(reader, requireAssessment(reader, id))) };
}

export function get(reader: Reader, assessmentId: number): OutputOf<'assessments.get'> {
  const stored = requireAssessment(reader, assessmentId);
  const { scale } = scaleById(reader, stored.scaleId);
  const { recordedAt, recordedBy, withdrawnAt, withdrawnBy, withdrawnReason } = stored;
  const said = { recordedAt, recordedBy, withdrawnAt, withdrawnBy, withdrawnReason };
  return { row: rowOf(stored, scale), form: formOf(stored, scale), doubts: [...resultOf(stored).doubts], ...said };
}
