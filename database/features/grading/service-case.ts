/** One case with everything the three columns show: sheet, scores, facts, vetoes, objections, steps, evidence. */
import type { CaseDetail, CaseScore } from '../../../electron/contract/grading-shapes.ts';
import type { SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { stepsFrom, type ScoreStage } from '../../../electron/contract/grading-terms.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { evidenceOf } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { type HappinessHome, homeById, monthsBetween } from '../happiness/service.ts';
import { proposalOf, requiredCase, requiredRound, rowMaker } from './case-rows.ts';
import { vetoPolicy } from './policy.ts';
import { objectionsOf, vetoesOfHome } from './queries-answers.ts';
import { eventsOf, scoresOf, type StoredRound } from './queries-cases.ts';
import { explainGrade } from './rules-explain.ts';
import { itemProposals, periodBefore, vetoProposals, type HomeFacts } from './rules-proposals.ts';
import { headOf, scoreWithItems } from './scores.ts';
import { requiredTemplate } from './service-templates.ts';

/** Master data and the months of the period, of one month the last recorded. */
export function factsOf(reader: Reader, home: HappinessHome, startsOn: IsoDate): HomeFacts {
  const { from, until } = periodBefore(startsOn);
  const months = new Map(
    monthsBetween(reader, from, until)
      .filter(({ happinessHomeId }) => happinessHomeId === home.happinessHomeId)
      .map((month) => [month.month, month]),
  );
  return { ...home, months: [...months.values()].toSorted((one, other) => (one.month < other.month ? -1 : 1)) };
}

function facts(reader: Reader, home: HappinessHome, round: StoredRound, body: SheetBody): CaseDetail['facts'] {
  const period = periodBefore(round.startsOn);
  const known = factsOf(reader, home, round.startsOn);
  return {
    ...period,
    items: itemProposals(body, known, period),
    vetoes: vetoProposals(body, known, period, vetoPolicy(reader, round.startsOn)),
  };
}

/** @throws AppError HAPPINESS_NOT_FOUND */
export function requiredHome(reader: Reader, happinessHomeId: number): HappinessHome {
  const home = homeById(reader, happinessHomeId);
  if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
  return home;
}

/** Vetoes of a home with the words of the sheet. */
export function vetoRows(reader: Reader, happinessHomeId: number, body: SheetBody): CaseDetail['vetoes'] {
  const words = new Map(body.vetoes.map(({ code, text }) => [code, text]));
  return vetoesOfHome(reader, happinessHomeId).map(({ happinessHomeId: _home, gradeId: _grade, ...veto }) => ({
    ...veto,
    text: words.get(veto.code) ?? veto.code,
  }));
}

export type CaseView = { readonly store: AttachmentStore; readonly role: Role; readonly today: IsoDate };

/** @throws AppError GRADING_CASE_NOT_FOUND */
export function caseDetail(reader: Reader, caseId: number, { store, role, today }: CaseView): CaseDetail {
  const found = requiredCase(reader, caseId);
  const round = requiredRound(reader, found.roundId);
  const template = requiredTemplate(reader, round.templateId);
  const home = requiredHome(reader, found.happinessHomeId);
  const { body } = template;
  const stored = scoresOf(reader, caseId);
  const last = (stage: ScoreStage): CaseScore | null => {
    const score = stored.findLast((candidate) => candidate.stage === stage && candidate.isFinal === 1);
    return score ? scoreWithItems(reader, score) : null;
  };
  const county = last('county');
  const newest = stored.at(-1);
  const proposal = proposalOf(body, found);
  const { kind, year, name, documentNo, startsOn, selfUntil, townUntil, countyUntil, noticeFrom, noticeUntil, reviewUntil, awardUntil } =
    round;
  return {
    ...rowMaker(reader, today)(found),
    round: {
      roundId: round.roundId,
      kind,
      year,
      name,
      documentNo,
      startsOn,
      selfUntil,
      townUntil,
      countyUntil,
      noticeFrom,
      noticeUntil,
      reviewUntil,
      awardUntil,
    },
    template: { templateId: template.templateId, code: template.code, name: template.name, version: template.version, body },
    home: {
      builtYear: home.builtYear,
      floorAreaCenti: home.floorAreaCenti,
      restPlaces: home.restPlaces,
      mealMode: home.mealMode,
      villageElders: home.villageElders,
      managerName: home.managerName,
    },
    self: last('self'),
    town: last('town'),
    county,
    draft: newest && newest.isFinal === 0 ? scoreWithItems(reader, newest) : null,
    scores: stored.map(headOf),
    proposal,
    explanation:
      proposal && county && county.total !== null
        ? explainGrade(body, county.total, proposal, { state: found.state, grade: found.decidedGrade })
        : [],
    facts: facts(reader, home, round, body),
    vetoes: vetoRows(reader, found.happinessHomeId, body),
    objections: objectionsOf(reader, caseId),
    events: eventsOf(reader, caseId),
    evidenceFiles: evidenceOf(reader, store, caseId),
    actions: stepsFrom(found.state, role),
  };
}

/** Every score of a stage, replaced ones too, oldest first. @throws AppError GRADING_CASE_NOT_FOUND */
export function scoresOfStage(reader: Reader, caseId: number, stage: ScoreStage): CaseScore[] {
  requiredCase(reader, caseId);
  return scoresOf(reader, caseId)
    .filter((score) => score.stage === stage)
    .map((score) => scoreWithItems(reader, score));
}
