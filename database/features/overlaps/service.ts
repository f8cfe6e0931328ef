/** A hit is recorded, referred to the other office, answered and closed; destitute sheets are never touched. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { evidenceKinds, overlapBenefits, overlapStates, type OverlapState } from '../../../electron/contract/overlaps.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, formatMonth, formatYuan, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { dueAfter } from '../calendar/service.ts';
import { policyNumber } from '../parameters/service.ts';
import * as queries from './queries.ts';
import { missingEvidence, type OverlapTerms } from './rules.ts';
import { compute, feedbackDays, requiredOverlap } from './service-read.ts';

export { list, one } from './service-read.ts';

type Labels = readonly { readonly id: string; readonly label: string }[];
const label = (list: Labels, id: string): string => list.find((entry) => entry.id === id)?.label ?? id;
const textOrNull = (text: string | null): string | null => (text === '' ? null : text);

/** @throws AppError PERSON_NOT_FOUND */
function requiredName(reader: Reader, personId: number): string {
  const name = queries.personName(reader, personId);
  if (name === null) throw new AppError('PERSON_NOT_FOUND');
  return name;
}

/** What would be recorded. @throws AppError PERSON_NOT_FOUND */
export function preview(reader: Reader, terms: OverlapTerms & { readonly personId: number }): OutputOf<'overlaps.preview'> {
  requiredName(reader, terms.personId);
  return compute(reader, terms);
}

function refuseDay(day: IsoDate, from: IsoDate | null, today: IsoDate, field: string): void {
  if (day > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(day) }, { [field]: '不能晚于今天' });
  if (from !== null && day < from)
    throw new AppError(
      'OVERLAP_DAY',
      { date: formatDate(day), from: formatDate(from), until: formatDate(today) },
      { [field]: `不能早于${formatDate(from)}` },
    );
}

function requireState(found: queries.OverlapRow, states: readonly OverlapState[], action: string): void {
  if (!states.includes(found.state))
    throw new AppError('OVERLAP_WRONG_STATE', { name: found.name, state: label(overlapStates, found.state), action });
}

/** @throws AppError PERSON_NOT_FOUND, FACT_IN_FUTURE, OVERLAP_TOO_LATE, OVERLAP_EXISTS, OVERLAP_NONE */
export function record(context: WriteContext, input: ParsedInputOf<'overlaps.record'>): OutputOf<'overlaps.record'> {
  return transaction(context, (writer) => {
    const { personId, benefit, foundOn, fromMonth, untilMonth, source, monthlyFen, householdSize } = input;
    const name = requiredName(writer, personId);
    refuseDay(foundOn, null, context.clock.today(), 'foundOn');
    const until = formatMonth(untilMonth);
    if (untilMonth > monthOf(foundOn))
      throw new AppError('OVERLAP_TOO_LATE', { until, date: formatDate(foundOn) }, { untilMonth: '不能晚于发现当月' });
    const words = { name, from: formatMonth(fromMonth), until };
    if (queries.hasOverlap(writer, { personId, benefit, fromMonth, untilMonth }))
      throw new AppError('OVERLAP_EXISTS', { ...words, benefit: label(overlapBenefits, benefit) });
    const { fen } = compute(writer, input);
    if (fen === 0) throw new AppError('OVERLAP_NONE', words);
    const overlapId = queries.insertOverlap(writer, { ...input, note: textOrNull(input.note) });
    writer.audit({
      action: 'overlap.record',
      entity: 'benefit_overlap',
      entityId: overlapId,
      personId,
      after: {
        benefit: label(overlapBenefits, benefit),
        foundOn,
        source,
        fromMonth,
        untilMonth,
        monthlyFen,
        householdSize,
        totalFen: fen,
        note: input.note,
      },
    });
    return { overlapId };
  });
}

/** A hit that was none, or was typed wrong. @throws AppError OVERLAP_NOT_FOUND, OVERLAP_WRONG_STATE */
export function withdraw(context: WriteContext, { overlapId, reason }: ParsedInputOf<'overlaps.withdraw'>): void {
  transaction(context, (writer) => {
    const found = requiredOverlap(writer, overlapId);
    requireState(found, ['found', 'referred'], '撤销登记');
    queries.withdraw(writer, 'benefit_overlap', 'overlap_id', overlapId, reason);
    const { personId, benefit, fromMonth, untilMonth } = found;
    writer.audit({
      action: 'overlap.withdraw',
      entity: 'benefit_overlap',
      entityId: overlapId,
      personId,
      before: { benefit: label(overlapBenefits, benefit), fromMonth, untilMonth },
      after: { reason },
    });
  });
}

/**
 * Months and amount stay as the letter says them; the other office answers by the day that is counted here.
 * @throws AppError OVERLAP_NOT_FOUND, OVERLAP_WRONG_STATE, FACT_IN_FUTURE, OVERLAP_DAY, OVERLAP_NONE
 */
export function refer(context: WriteContext, input: ParsedInputOf<'overlaps.refer'>): OutputOf<'overlaps.refer'> {
  return transaction(context, (writer) => {
    const { overlapId, referredOn, office, documentNo } = input;
    const found = requiredOverlap(writer, overlapId);
    requireState(found, ['found'], '转送');
    refuseDay(referredOn, found.foundOn, context.clock.today(), 'referredOn');
    const { fen, months } = compute(writer, found);
    const { name, personId, fromMonth, untilMonth } = found;
    if (fen === 0) throw new AppError('OVERLAP_NONE', { name, from: formatMonth(fromMonth), until: formatMonth(untilMonth) });
    const dueOn = dueAfter(writer, referredOn, policyNumber(writer, feedbackDays, referredOn)).day;
    const counted = months.filter(({ otherFen }) => otherFen > 0).map(({ month }) => month);
    queries.insertReferral(writer, { overlapId, referredOn, office, documentNo, months: counted, fen, dueOn });
    writer.audit({
      action: 'overlap.refer',
      entity: 'benefit_overlap',
      entityId: overlapId,
      personId,
      after: { office, referredOn, documentNo, months: counted.map(formatMonth).join('、'), totalFen: fen, feedbackDue: dueOn },
    });
    return { fen, dueOn };
  });
}

/** @throws AppError OVERLAP_NOT_FOUND, OVERLAP_WRONG_STATE, OVERLAP_EVIDENCE_KIND, FACT_IN_FUTURE, OVERLAP_DAY */
export function addEvidence(context: WriteContext, input: ParsedInputOf<'overlaps.addEvidence'>): OutputOf<'overlaps.addEvidence'> {
  return transaction(context, (writer) => {
    const { overlapId, kind, receivedOn, documentNo, fen, note } = input;
    const found = requiredOverlap(writer, overlapId);
    requireState(found, ['referred'], '登记反馈');
    if (kind === 'recomputed' && found.benefit !== 'dibao')
      throw new AppError('OVERLAP_EVIDENCE_KIND', { benefit: label(overlapBenefits, found.benefit) }, { kind: '只用于低保' });
    refuseDay(receivedOn, found.referredOn, context.clock.today(), 'receivedOn');
    queries.insertEvidence(writer, { ...input, note: textOrNull(note) });
    writer.audit({
      action: 'overlap.evidence',
      entity: 'benefit_overlap',
      entityId: overlapId,
      personId: found.personId,
      after: { evidence: label(evidenceKinds, kind), feedbackOn: receivedOn, documentNo, recoveredFen: fen, note },
    });
    return { overlapId };
  });
}

/** @throws AppError OVERLAP_EVIDENCE_NOT_FOUND, OVERLAP_WRONG_STATE */
export function withdrawEvidence(context: WriteContext, { evidenceId, reason }: ParsedInputOf<'overlaps.withdrawEvidence'>): void {
  transaction(context, (writer) => {
    const paper = queries.evidenceRow(writer, evidenceId);
    if (!paper || paper.withdrawnReason !== null) throw new AppError('OVERLAP_EVIDENCE_NOT_FOUND');
    const found = requiredOverlap(writer, paper.overlapId);
    requireState(found, ['referred'], '撤销反馈');
    queries.withdraw(writer, 'overlap_evidence', 'evidence_id', evidenceId, reason);
    writer.audit({
      action: 'overlap.withdrawEvidence',
      entity: 'benefit_overlap',
      entityId: found.overlapId,
      personId: found.personId,
      before: { evidence: label(evidenceKinds, paper.kind), documentNo: paper.documentNo, recoveredFen: paper.fen },
      after: { reason },
    });
  });
}

/**
 * Of dibao only with both papers, of the others with the answer of their office; less recovered than referred needs a word why.
 * @throws AppError OVERLAP_NOT_FOUND, OVERLAP_WRONG_STATE, OVERLAP_EVIDENCE_MISSING, OVERLAP_SHORTFALL, FACT_IN_FUTURE, OVERLAP_DAY
 */
export function close(context: WriteContext, { overlapId, closedOn, note }: ParsedInputOf<'overlaps.close'>): void {
  transaction(context, (writer) => {
    const found = requiredOverlap(writer, overlapId);
    const { name, benefit, personId, referredFen, recoveredFen } = found;
    requireState(found, ['referred'], '办结');
    const papers = queries.evidenceOf(writer, overlapId).filter(({ withdrawnReason }) => withdrawnReason === null);
    const missing = missingEvidence(
      benefit,
      papers.map(({ kind }) => kind),
    );
    if (missing.length > 0)
      throw new AppError('OVERLAP_EVIDENCE_MISSING', { name, missing: missing.map((kind) => label(evidenceKinds, kind)).join('、') });
    const lastPaper =
      papers
        .map(({ receivedOn }) => receivedOn)
        .toSorted()
        .at(-1) ?? null;
    refuseDay(closedOn, lastPaper, context.clock.today(), 'closedOn');
    const left = (referredFen ?? 0) - recoveredFen;
    const why = textOrNull(note);
    if (left > 0 && why === null)
      throw new AppError(
        'OVERLAP_SHORTFALL',
        { fen: formatYuan(referredFen ?? 0), recovered: formatYuan(recoveredFen), left: formatYuan(left) },
        { note: '请写明未追回的原因' },
      );
    queries.insertClosing(writer, overlapId, closedOn, why);
    writer.audit({
      action: 'overlap.close',
      entity: 'benefit_overlap',
      entityId: overlapId,
      personId,
      before: { state: label(overlapStates, found.state) },
      after: { closedOn, totalFen: referredFen, recoveredFen, note: why },
    });
  });
}
