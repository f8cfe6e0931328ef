/** The three scores of a case: of the village (entered by the township), of the township, of the county on the spot by two people. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import {
  canGive,
  pointsText,
  scoreSheet,
  type Answer,
  type ItemResult,
  type SheetBody,
  type SheetItem,
  type SheetResult,
} from '../../../electron/contract/grading-sheet.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { scoreStages, type CaseAction, type ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { bodyOf, requiredCase, requiredRound } from './case-rows.ts';
import { itemsOf, scoresOf, type StoredCase } from './queries-cases.ts';
import { requireStep, takeStep } from './step.ts';
import type { StoredAnswer } from './scores.ts';

const stageBefore: Readonly<Record<ScoreStage, ScoreStage | null>> = { self: null, town: 'self', county: 'town' };
const actions: Readonly<Record<ScoreStage, CaseAction>> = { self: 'submitSelf', town: 'submitTown', county: 'submitCounty' };
const shownItems = 5;

export type ScoreInput = {
  readonly answers: readonly Answer[];
  readonly assessedOn: IsoDate;
  readonly assessor: string;
  readonly secondAssessor: string | null;
  readonly thirdParty: string | null;
  readonly remark: string | null;
  readonly isFinal: boolean;
  readonly isReview: boolean;
};

/** @throws AppError GRADING_ITEM_UNKNOWN, GRADING_ITEM_TWICE, GRADING_POINTS */
function checkAnswers(body: SheetBody, answers: readonly Answer[]): void {
  const items = new Map<string, SheetItem>(body.groups.flatMap((group) => group.items.map((item) => [item.code, item])));
  const bonus = new Map((body.bonus?.items ?? []).map((item) => [item.code, item]));
  const seen = new Set<string>();
  for (const { code, points, notApplicable, ticked } of answers) {
    if (seen.has(code)) throw new AppError('GRADING_ITEM_TWICE', { code });
    seen.add(code);
    const item = items.get(code);
    const extra = bonus.get(code);
    if (!item && !extra) throw new AppError('GRADING_ITEM_UNKNOWN', { code });
    const refused = { code, name: item?.name ?? extra?.name ?? '', points: points === null ? '—' : pointsText(points) };
    if (extra && points !== null && (points > extra.max || points % body.step !== 0)) throw new AppError('GRADING_POINTS', refused);
    if (!item) continue;
    if (points !== null && !canGive(item, points, body.step)) throw new AppError('GRADING_POINTS', refused);
    if (notApplicable !== null && !item.notApplicable.some((entry) => entry.code === notApplicable))
      throw new AppError('GRADING_POINTS', refused);
    if (ticked !== null && item.kind === 'checklist' && ticked.some((part) => !item.parts.some((known) => known.code === part)))
      throw new AppError('GRADING_POINTS', refused);
  }
}

/** The final score of the stage whose points this one must explain itself against. */
function comparedItems(reader: Reader, caseId: number, stage: ScoreStage, isReview: boolean): ReadonlyMap<string, ItemResult> | null {
  if (stage === 'self') return null;
  const against: ScoreStage = stage === 'town' ? 'self' : isReview ? 'county' : 'town';
  const score = scoresOf(reader, caseId).findLast((found) => found.stage === against && found.isFinal === 1);
  if (!score) return null;
  return new Map(
    itemsOf(reader, score.scoreId).map(({ code, points, isNotApplicable }) => [
      code,
      { code, points, isNotApplicable: isNotApplicable === 1, isRedistributed: false },
    ]),
  );
}

function nameOf(body: SheetBody, code: string): string {
  const items = [...body.groups.flatMap((group) => group.items), ...(body.bonus?.items ?? [])];
  return items.find((item) => item.code === code)?.name ?? '';
}

/** All items and the bonus, as they count. */
function countedItems(body: SheetBody, answers: readonly Answer[], result: SheetResult): readonly ItemResult[] {
  const byCode = new Map(answers.map((answer) => [answer.code, answer]));
  const bonus = (body.bonus?.items ?? []).map(({ code }) => ({
    code,
    points: byCode.get(code)?.points ?? 0,
    isNotApplicable: false,
    isRedistributed: false,
  }));
  return [...result.items, ...bonus];
}

/** @throws AppError GRADING_INCOMPLETE, GRADING_REASON, GRADING_ASSESSORS */
function checkFinal(reader: Reader, found: StoredCase, stage: ScoreStage, body: SheetBody, input: ScoreInput, result: SheetResult): void {
  const { assessor, secondAssessor, answers, isReview } = input;
  if (stage === 'county' && (!secondAssessor || secondAssessor.trim() === '' || secondAssessor.trim() === assessor.trim()))
    throw new AppError('GRADING_ASSESSORS', {}, { secondAssessor: '请填写另一名评定人' });
  if (result.missing.length > 0)
    throw new AppError(
      'GRADING_INCOMPLETE',
      {
        count: result.missing.length,
        items: `${result.missing.slice(0, shownItems).join('、')}${result.missing.length > shownItems ? '等' : ''}`,
      },
      Object.fromEntries(result.missing.map((code) => [code, '还没有评分'])),
    );
  const compared = comparedItems(reader, found.caseId, stage, isReview);
  if (!compared) return;
  const reasons = new Map(answers.map(({ code, reason }) => [code, reason]));
  const wanting = countedItems(body, answers, result).flatMap((item) => {
    const before = compared.get(item.code);
    const isSame = before !== undefined && before.points === item.points && before.isNotApplicable === item.isNotApplicable;
    return isSame || before === undefined || (reasons.get(item.code) ?? '').trim() !== '' ? [] : [{ item, before }];
  });
  const [first] = wanting;
  if (!first) return;
  const against = stage === 'town' ? 'self' : isReview ? 'county' : 'town';
  throw new AppError(
    'GRADING_REASON',
    {
      code: first.item.code,
      name: nameOf(body, first.item.code),
      stage: labelOf(scoreStages, against),
      before: pointsText(first.before.points ?? 0),
      points: pointsText(first.item.points ?? 0),
    },
    Object.fromEntries(wanting.map(({ item }) => [item.code, '请填写差异理由'])),
  );
}

function storedAnswer(answer: Answer | undefined): StoredAnswer {
  return {
    ticked: answer?.ticked ?? null,
    band: answer?.band ?? null,
    isPassed: answer?.isPassed ?? null,
    points: answer?.points ?? null,
    notApplicable: answer?.notApplicable ?? null,
  };
}

function insertScore(writer: Writer, caseId: number, stage: ScoreStage, body: SheetBody, input: ScoreInput, result: SheetResult): number {
  const scoreId = run(
    writer,
    `INSERT INTO grading_score (uid, grading_case_id, stage, is_final, is_review, total_tenths, bonus_tenths, groups_json, assessed_on, assessor,
       second_assessor, third_party, remark, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    caseId,
    stage,
    input.isFinal ? 1 : 0,
    input.isReview ? 1 : 0,
    result.total,
    result.bonus,
    JSON.stringify(result.groups),
    input.assessedOn,
    input.assessor,
    input.secondAssessor,
    input.thirdParty,
    input.remark,
    writer.at,
    writer.actor.userId,
  );
  const byCode = new Map(input.answers.map((answer) => [answer.code, answer]));
  for (const item of countedItems(body, input.answers, result)) {
    const answer = byCode.get(item.code);
    const reason = answer?.reason?.trim();
    run(
      writer,
      `INSERT INTO grading_score_item (grading_score_id, item_code, points_tenths, is_not_applicable, answer_json, reason, remark)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      scoreId,
      item.code,
      item.points,
      item.isNotApplicable ? 1 : 0,
      JSON.stringify(storedAnswer(answer)),
      reason === undefined || reason === '' ? null : reason,
      answer?.remark ?? null,
    );
  }
  return scoreId;
}

/** Within the caller's transaction: checks the answers, keeps them, does not move the case. @throws AppError GRADING_* */
export function recordScore(
  writer: Writer,
  found: StoredCase,
  stage: ScoreStage,
  input: ScoreInput,
): { scoreId: number; total: number | null } {
  const body = bodyOf(writer, requiredRound(writer, found.roundId).templateId);
  checkAnswers(body, input.answers);
  const result = scoreSheet(body, input.answers);
  if (input.isFinal) checkFinal(writer, found, stage, body, input, result);
  const scoreId = insertScore(writer, found.caseId, stage, body, input, result);
  writer.audit({
    action: 'grading.score',
    entity: 'grading_case',
    entityId: found.caseId,
    after: {
      happinessHomeName: found.name,
      scoreStage: stage,
      totalTenths: result.total,
      assessedOn: input.assessedOn,
      assessor: input.assessor,
      ...(input.secondAssessor ? { secondAssessor: input.secondAssessor } : {}),
      ...(input.thirdParty ? { thirdParty: input.thirdParty } : {}),
      isFinal: input.isFinal,
    },
  });
  return { scoreId, total: result.total };
}

/** Nobody reviews what is not yet scored: paper entered late keeps the order of its days. @throws AppError GRADING_DAY */
function requireAfterStage(reader: Reader, caseId: number, stage: ScoreStage, assessedOn: IsoDate): void {
  const earlier = stageBefore[stage];
  const before = scoresOf(reader, caseId).findLast((found) => found.stage === earlier && found.isFinal === 1);
  if (earlier === null || !before || assessedOn >= before.assessedOn) return;
  const why = `早于${labelOf(scoreStages, earlier)}的 ${formatDate(before.assessedOn)}`;
  throw new AppError('GRADING_DAY', { date: formatDate(assessedOn), why });
}

function save(context: WriteContext, caseId: number, stage: ScoreStage, input: ScoreInput): OutputOf<'grading.saveSelf'> {
  const today = context.clock.today();
  if (input.assessedOn > today) throw new AppError('GRADING_DAY', { date: formatDate(input.assessedOn), why: '晚于今天' });
  return transaction(context, (writer) => {
    const found = requiredCase(writer, caseId);
    requireStep(writer, found, actions[stage]);
    const { startsOn, name } = requiredRound(writer, found.roundId);
    if (input.assessedOn < startsOn)
      throw new AppError('GRADING_DAY', { date: formatDate(input.assessedOn), why: `早于“${name}”启动的 ${formatDate(startsOn)}` });
    requireAfterStage(writer, caseId, stage, input.assessedOn);
    const { scoreId, total } = recordScore(writer, found, stage, input);
    const state = input.isFinal ? takeStep(writer, found, actions[stage], { onDate: input.assessedOn }) : found.state;
    return { scoreId, total, state };
  });
}

const alone = { secondAssessor: null, thirdParty: null, isReview: false } as const;

/** @throws AppError GRADING_STEP, GRADING_INCOMPLETE, GRADING_POINTS, GRADING_DAY */
export function saveSelf(context: WriteContext, { caseId, ...input }: ParsedInputOf<'grading.saveSelf'>): OutputOf<'grading.saveSelf'> {
  return save(context, caseId, 'self', { ...alone, ...input });
}

/** @throws AppError as `saveSelf`, GRADING_REASON */
export function saveTown(context: WriteContext, { caseId, ...input }: ParsedInputOf<'grading.saveTown'>): OutputOf<'grading.saveTown'> {
  return save(context, caseId, 'town', { ...alone, ...input });
}

/** @throws AppError as `saveTown`, GRADING_ASSESSORS */
export function saveCounty(
  context: WriteContext,
  { caseId, ...input }: ParsedInputOf<'grading.saveCounty'>,
): OutputOf<'grading.saveCounty'> {
  const { secondAssessor } = input;
  return save(context, caseId, 'county', { ...input, secondAssessor: secondAssessor === '' ? null : secondAssessor, isReview: false });
}

/** To the stage before: the village fills in again, the township reviews again, the county scores again. @throws AppError GRADING_STEP, GRADING_ROLE */
export function sendBack(context: WriteContext, { caseId, reason }: ParsedInputOf<'grading.sendBack'>): OutputOf<'grading.sendBack'> {
  return transaction(context, (writer) => {
    const found = requiredCase(writer, caseId);
    const action = found.state === 'townReviewed' ? 'returnTown' : found.state === 'countyScored' ? 'rescore' : 'returnSelf';
    return { state: takeStep(writer, found, action, { onDate: context.clock.today(), reason }) };
  });
}

/** @throws AppError GRADING_STEP */
export function leave(context: WriteContext, { caseId, action, reason }: ParsedInputOf<'grading.leave'>): OutputOf<'grading.leave'> {
  return transaction(context, (writer) => ({
    state: takeStep(writer, requiredCase(writer, caseId), action, { onDate: context.clock.today(), reason }),
  }));
}
