/** The visit workbook comes back: looked at first, then recorded as the county's scores, all of its homes or none. */
import type { z } from 'zod';
import { answerSchema, canGive, noAnswer, type Answer } from '../../../../electron/contract/grading-sheet.ts';
import type { gradingPaperMethods, gradingVisitMethods, VisitScore } from '../../../../electron/contract/grading-papers.ts';
import { caseStates } from '../../../../electron/contract/grading-terms.ts';
import type { gradingMethods } from '../../../../electron/contract/grading.ts';
import { describeError } from '../../../../electron/contract/messages.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext } from '../../../core/sql.ts';
import type { WorkbookGrid } from '../../imports/reader-grid.ts';
import { requiredCase } from '../case-rows.ts';
import { vetoesOfHome } from '../queries-answers.ts';
import { addVeto } from '../service-veto.ts';
import { requiredRound } from './contents.ts';
import {
  casesOnPaper,
  itemsOfScore,
  newestCountyScore,
  type PaperCase,
  type PaperItem,
  type PaperRound,
  type PaperScore,
} from './queries.ts';
import { caseSchema, templateOnPaper } from './template-view.ts';
import { readVisits, type KnownTemplate, type ReadVisit, type VisitFault } from './visit-reading.ts';
import type { VisitMark } from './visit-workbook.ts';

type Recorded = { readonly score: PaperScore | null; readonly items: ReadonlyMap<string, PaperItem> };

function recordedOf(reader: Reader, caseId: number): Recorded {
  const score = newestCountyScore(reader, caseId) ?? null;
  return { score, items: new Map(score === null ? [] : itemsOfScore(reader, score.scoreId).map((item) => [item.code, item])) };
}

const caseOf = (item: PaperItem | undefined): string | null =>
  item === undefined || item.isNotApplicable === 0 ? null : (caseSchema.parse(JSON.parse(item.answerJson)).notApplicable ?? '');

type VisitItem = VisitScore['items'][number];
const isSaid = ({ points, notApplicable, reason }: VisitItem): boolean => points !== null || notApplicable !== null || reason !== null;

/** What the sheet leaves empty is not said: it stays as it is recorded. */
function isSame(item: VisitItem, recorded: PaperItem | undefined): boolean {
  if (!isSaid(item)) return true;
  return (
    (item.points === null && item.notApplicable === null
      ? true
      : (recorded?.points ?? null) === (item.notApplicable === null ? item.points : (recorded?.points ?? null)) &&
        caseOf(recorded) === item.notApplicable) &&
    (item.reason === null || item.reason === (recorded?.reason ?? null))
  );
}

function knownTemplate(round: PaperRound): KnownTemplate {
  const { body, vetoes } = templateOnPaper(round.bodyJson);
  const items = body.groups.flatMap((group) => group.items);
  return {
    groups: new Set(body.groups.map(({ code }) => code)),
    vetoes: new Set(vetoes.map(({ code }) => code)),
    items: new Map(
      items.map((item) => [
        item.code,
        { max: item.max, canGive: (points: number) => canGive(item, points, body.step), cases: item.notApplicable },
      ]),
    ),
  };
}

function belongs(mark: VisitMark, round: PaperRound, cases: ReadonlyMap<string, PaperCase>): string | null {
  if (mark.round !== round.uid) return `这张表是另一个评定批次的，不属于“${round.name}”。请选择本批次导出的表。`;
  if (mark.template !== round.templateUid)
    return `这张表用的不是本批次的评分标准（${round.templateName}，第${round.templateVersion}版）。请重新导出。`;
  if (!cases.has(mark.home)) return '本批次没有这处幸福院，或者已撤出。请删除这张表。';
  return null;
}

function scoreOf({ items, vetoes, assessors, assessedOn }: ReadVisit, entry: PaperCase): VisitScore {
  return {
    caseId: entry.caseId,
    items: items.map(({ code, points, notApplicable, reason }) => ({ code, points, notApplicable, reason })),
    vetoes: vetoes.map(({ code, isTrue, occurredOn, note }) => ({ code, isTrue, occurredOn: occurredOn as IsoDate | null, note })),
    assessors: [...assessors],
    assessedOn: assessedOn as IsoDate | null,
  };
}

function isUnchanged(score: VisitScore, { score: recorded, items }: Recorded): boolean {
  if (!score.items.every((item) => isSame(item, items.get(item.code)))) return false;
  const [first = recorded?.assessor, second = recorded?.secondAssessor ?? undefined] = score.assessors;
  return (
    recorded === null ||
    (first === recorded.assessor &&
      (second ?? '') === (recorded.secondAssessor ?? '') &&
      (score.assessedOn ?? recorded.assessedOn) === recorded.assessedOn)
  );
}

/** Where the county's score can still be given. */
const openState = 'townReviewed';

type VisitAnswer = z.output<(typeof gradingPaperMethods)['grading.readVisit']['output']>;
type VisitCommit = z.output<(typeof gradingVisitMethods)['grading.commitVisit']['input']>;
type CountyInput = z.output<(typeof gradingMethods)['grading.saveCounty']['input']>;

/** What somebody must know before he records it; nothing is written. @throws AppError GRADING_PAPER_ROUND */
export function readVisit(reader: Reader, roundId: number, workbook: WorkbookGrid): VisitAnswer {
  const round = requiredRound(reader, roundId);
  const byUid = new Map(casesOnPaper(reader, roundId, null, null).map((entry) => [entry.uid, entry]));
  const known = knownTemplate(round);
  const { visits, faults } = readVisits(workbook, (mark) => belongs(mark, round, byUid) ?? known);
  const all: VisitFault[] = [...faults];
  const homes = visits.flatMap((visit) => {
    const entry = byUid.get(visit.mark.home);
    if (!entry) return [];
    const score = scoreOf(visit, entry);
    const recorded = recordedOf(reader, entry.caseId);
    const changed = score.items.filter((item) => !isSame(item, recorded.items.get(item.code))).length;
    if (entry.state !== openState && !isUnchanged(score, recorded))
      all.push({ sheet: visit.sheet, row: null, message: `${entry.name}现为“${labelOf(caseStates, entry.state)}”，不能再导入评定分。` });
    const missing = score.items.filter(
      (item) => item.points === null && item.notApplicable === null && (recorded.items.get(item.code)?.points ?? null) === null,
    ).length;
    const { happinessHomeId } = requiredCase(reader, entry.caseId);
    const vetoes = score.vetoes.filter(({ isTrue }) => isTrue === true).map((veto) => vetoWords(reader, happinessHomeId, veto));
    const unchanged = score.items.length - changed - missing;
    return [{ sheet: visit.sheet, name: entry.name, changed, unchanged, missing, vetoes, score }];
  });
  return { homes, faults: all };
}

export type SaveCounty = (context: WriteContext, input: CountyInput) => unknown;

/** The parts of an answer that say how the points came about. */
const storedSchema = answerSchema.pick({ ticked: true, band: true, isPassed: true, notApplicable: true }).partial();

/** What was ticked in the window stays ticked where the sheet gives the same points. */
function answerOf(item: VisitItem, recorded: PaperItem | undefined): Answer | null {
  const kept: Answer | null =
    recorded === undefined
      ? null
      : answerSchema.parse({
          ...noAnswer(item.code),
          points: recorded.points,
          reason: recorded.reason,
          ...storedSchema.parse(JSON.parse(recorded.answerJson)),
        });
  if (!isSaid(item)) return kept;
  const reason = item.reason ?? recorded?.reason ?? null;
  if (kept !== null && isSame({ ...item, reason: null }, recorded)) return { ...kept, reason };
  return { ...noAnswer(item.code), points: item.points, notApplicable: item.notApplicable, reason };
}

type VisitVeto = VisitScore['vetoes'][number];
type ToldVeto = VisitVeto & { readonly occurredOn: IsoDate; readonly note: string };
const leastEvidence = 4;

/** With its day and its evidence it is recorded as a veto; without them the remark of the score keeps it, and the preview says so. */
const isTold = (veto: VisitVeto): veto is ToldVeto =>
  veto.isTrue === true && veto.occurredOn !== null && (veto.note?.trim().length ?? 0) >= leastEvidence;

function remarkOf({ vetoes }: VisitScore): string | null {
  const found = vetoes
    .filter((veto) => veto.isTrue === true && !isTold(veto))
    .map(({ code, note }) => (note === null ? code : `${code}（${note}）`));
  return found.length === 0 ? null : `现场核查发现一票否决情形：${found.join('、')}`.slice(0, 500);
}

const isStanding = (reader: Reader, happinessHomeId: number, { code, occurredOn }: ToldVeto): boolean =>
  vetoesOfHome(reader, happinessHomeId).some(
    (veto) => veto.withdrawnReason === null && veto.code === code && veto.occurredOn === occurredOn,
  );

function vetoWords(reader: Reader, happinessHomeId: number, veto: VisitVeto): string {
  if (!isTold(veto)) return `${veto.code}：没有写明发生日期和事实，只记入备注`;
  return isStanding(reader, happinessHomeId, veto) ? `${veto.code}：已登记` : `${veto.code}：登记（${veto.occurredOn} 发生）`;
}

/** Vetoes told of and not recorded yet. @returns how many @throws AppError GRADING_DAY */
function recordVetoes(context: WriteContext, { caseId, vetoes, assessedOn }: VisitScore): number {
  const { happinessHomeId } = requiredCase(context, caseId);
  const fresh = vetoes.filter(isTold).filter((veto) => !isStanding(context, happinessHomeId, veto));
  for (const { code, occurredOn, note } of fresh)
    addVeto(context, {
      happinessHomeId,
      caseId,
      code,
      occurredOn,
      foundOn: assessedOn !== null && assessedOn >= occurredOn ? assessedOn : context.clock.today(),
      evidence: note.trim(),
      documentNo: null,
    });
  return fresh.length;
}

/**
 * All or nothing. A home whose sheet says what is recorded is left alone, so the same file twice changes nothing.
 * @param save the county's score as the window records it
 * @throws AppError VISIT_NOT_OF_ROUND naming the home and why
 */
export function commitVisit(
  context: WriteContext,
  { roundId, scores, isFinal }: VisitCommit,
  save: SaveCounty,
): { homes: number; unchanged: number; vetoes: number } {
  return transaction(context, (writer) => {
    const round = requiredRound(writer, roundId);
    const cases = new Map(casesOnPaper(writer, roundId, null, null).map((entry) => [entry.caseId, entry]));
    const known = new Set(templateOnPaper(round.bodyJson).groups.flatMap(({ items }) => items.map(({ code }) => code)));
    let homes = 0;
    let vetoes = 0;
    for (const score of scores) {
      const entry = cases.get(score.caseId);
      const refuse = (why: string): never => {
        throw new AppError('VISIT_NOT_OF_ROUND', { home: entry?.name ?? '不在本批次的幸福院', why });
      };
      if (!entry || score.items.some(({ code }) => !known.has(code))) return refuse('不是本批次导出的表');
      const recorded = recordedOf(writer, entry.caseId);
      try {
        vetoes += recordVetoes(context, score);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refuse(describeError(error.code, error.params).what);
      }
      if (isUnchanged(score, recorded) && (recorded.score?.isFinal === 1 || !isFinal || entry.state !== openState)) continue;
      if (entry.state !== openState) refuse(`现为“${labelOf(caseStates, entry.state)}”`);
      const [first = recorded.score?.assessor, second = recorded.score?.secondAssessor ?? ''] = score.assessors;
      const assessedOn = score.assessedOn ?? (recorded.score?.assessedOn as IsoDate | undefined);
      if (first === undefined || assessedOn === undefined) return refuse('没有填写评定人或者评定日期');
      try {
        save(context, {
          caseId: entry.caseId,
          answers: score.items.map((item) => answerOf(item, recorded.items.get(item.code))).filter((answer) => answer !== null),
          assessedOn,
          isFinal,
          remark: remarkOf(score),
          assessor: first,
          secondAssessor: second,
          thirdParty: recorded.score?.thirdParty ?? null,
        });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refuse(describeError(error.code, error.params).what);
      }
      homes++;
    }
    return { homes, unchanged: scores.length - homes, vetoes };
  });
}
