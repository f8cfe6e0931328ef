/** From the ledger to what the papers say. */
import { mealModes } from '../../../../electron/contract/happiness-terms.ts';
import { pointsText, proposeGrade } from '../../../../electron/contract/grading-sheet.ts';
import type { GradingPaper } from '../../../../electron/contract/grading-papers.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { daysBetween, type IsoDate } from '../../../../electron/contract/values.ts';
import { row, type Reader } from '../../../core/sql.ts';
import {
  gradeWord,
  type AwardContent,
  type HomeOnPaper,
  type PublicNoticeContent,
  type ScoreSheetContent,
  type SummaryContent,
  type SummaryHome,
} from './content.ts';
import {
  casesOnPaper,
  itemsOfScore,
  newestCountyScore,
  roundOnPaper,
  scoresOfRound,
  vetoesOfRound,
  type PaperCase,
  type PaperItem,
  type PaperRound,
  type PaperScore,
} from './queries.ts';
import { villageText } from './offices.ts';
import { caseSchema, groupPointsSchema, pointsOfGroup, templateOnPaper, type PaperTemplate, versionText } from './template-view.ts';

export function regionOf(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}

/** @throws AppError GRADING_PAPER_ROUND */
export function requiredRound(reader: Reader, roundId: number): PaperRound {
  const round = roundOnPaper(reader, roundId);
  if (!round) throw new AppError('GRADING_PAPER_ROUND');
  return round;
}

export function homeOf(entry: PaperCase): HomeOnPaper {
  const { code, name, townName, villageName, builtYear, floorAreaCenti, restPlaces, mealMode, servedPeople } = entry;
  return {
    code,
    name,
    townName,
    villageName: villageText(villageName),
    builtYear,
    floorAreaCenti,
    restPlaces,
    mealMode: mealMode === null ? null : labelOf(mealModes, mealMode),
    servedPeople,
  };
}

/** The case in which an item was said not to apply. */
function notApplicableOf(item: PaperItem | undefined): string | null {
  return item === undefined || item.isNotApplicable === 0 ? null : (caseSchema.parse(JSON.parse(item.answerJson)).notApplicable ?? '');
}

type Scores = { readonly self: PaperScore | null; readonly town: PaperScore | null; readonly county: PaperScore | null };

function scoresByCase(reader: Reader, roundId: number): ReadonlyMap<number, Scores> {
  const byCase = Map.groupBy(scoresOfRound(reader, roundId), ({ caseId }) => caseId);
  return new Map(
    [...byCase].map(([caseId, scores]) => {
      const of = (stage: PaperScore['stage']): PaperScore | null => scores.find((score) => score.stage === stage) ?? null;
      return [caseId, { self: of('self'), town: of('town'), county: of('county') }];
    }),
  );
}

const noScores: Scores = { self: null, town: null, county: null };

/**
 * The score sheets of a round, one case at a time.
 * @param withBegun the workbook for the visit shows what the county has begun, too
 */
export function scoreContents(reader: Reader, round: PaperRound, withBegun: boolean): (entry: PaperCase) => ScoreSheetContent {
  const all: RoundScores = {
    region: regionOf(reader),
    template: templateOnPaper(round.bodyJson),
    scores: scoresByCase(reader, round.roundId),
    vetoes: Map.groupBy(vetoesOfRound(reader, round.roundId), ({ caseId }) => caseId),
  };
  return (entry) => scoreContent(reader, round, entry, withBegun, all);
}

type RoundScores = {
  readonly region: string;
  readonly template: PaperTemplate;
  readonly scores: ReadonlyMap<number, Scores>;
  readonly vetoes: ReadonlyMap<number, readonly { readonly code: string; readonly occurredOn: string; readonly evidence: string }[]>;
};

function scoreContent(reader: Reader, round: PaperRound, entry: PaperCase, withBegun: boolean, all: RoundScores): ScoreSheetContent {
  const { template } = all;
  const own = all.scores.get(entry.caseId) ?? noScores;
  const county = withBegun ? (newestCountyScore(reader, entry.caseId) ?? null) : own.county;
  const itemsOf = (score: PaperScore | null) =>
    new Map(score === null ? [] : itemsOfScore(reader, score.scoreId).map((item) => [item.code, item]));
  const items = { self: itemsOf(own.self), town: itemsOf(own.town), county: itemsOf(county) };
  const vetoes = new Map((all.vetoes.get(entry.caseId) ?? []).map((veto) => [veto.code, veto]));
  return {
    region: all.region,
    year: round.year,
    roundName: round.name,
    templateName: round.templateName,
    templateVersion: round.templateVersion,
    home: homeOf(entry),
    groups: template.groups.map((group) => ({
      code: group.code,
      name: group.name,
      max: group.max,
      points: {
        self: pointsOfGroup(own.self, group.code),
        town: pointsOfGroup(own.town, group.code),
        county: pointsOfGroup(county, group.code),
      },
      items: group.items.map(({ code, name, max, rule, cases }) => ({
        cases,
        code,
        name,
        max,
        rule,
        points: {
          self: items.self.get(code)?.points ?? null,
          town: items.town.get(code)?.points ?? null,
          county: items.county.get(code)?.points ?? null,
        },
        notApplicable: notApplicableOf(items.county.get(code) ?? items.town.get(code) ?? items.self.get(code)),
        townReason: items.town.get(code)?.reason ?? null,
        countyReason: items.county.get(code)?.reason ?? null,
      })),
    })),
    vetoes: template.vetoes.map(({ code, text }) => ({
      code,
      text,
      isTrue: vetoes.has(code) ? true : own.county === null ? null : false,
      occurredOn: vetoes.get(code)?.occurredOn ?? null,
      note: vetoes.get(code)?.evidence ?? null,
    })),
    totals: {
      max: template.max,
      bonus: template.hasBonus ? (county?.bonusTenths ?? 0) : null,
      self: own.self?.totalTenths ?? null,
      town: own.town?.totalTenths ?? null,
      county: county?.totalTenths ?? null,
    },
    grade: entry.grade,
    gradeNote: entry.grade === null ? null : whyLower(template, county, [...vetoes.keys()], entry.state === 'awarded'),
    assessors:
      county === null ? [] : [county.assessor, county.secondAssessor].filter((name): name is string => name !== null && name !== ''),
    assessedOn: county?.assessedOn ?? null,
    documentNo: entry.documentNo,
    validFrom: entry.effectiveFrom,
    validTo: entry.validTo,
  };
}

/** What keeps a home from the grade its points alone would give. */
function whyLower({ body }: PaperTemplate, score: PaperScore | null, vetoes: readonly string[], isAwarded: boolean): string | null {
  if (vetoes.length > 0) return isAwarded ? '授牌后查实一票否决，等级另行暂停' : '一票否决，不予评定';
  if (score === null || score.totalTenths === null) return null;
  const groups = groupPointsSchema.parse(JSON.parse(score.groupsJson));
  const { failed } = proposeGrade(body, { total: score.totalTenths, groups }, []);
  const parts = failed.map(({ grade, group, points, minimum }) => {
    const name = body.groups.find(({ code }) => code === group)?.name ?? group;
    return `“${name}”${pointsText(points)}分，低于${gradeWord(grade)}要求的${pointsText(minimum)}分`;
  });
  return parts.length === 0 ? null : parts.join('；');
}

function summaryHomes(reader: Reader, round: PaperRound, template: PaperTemplate, cases: readonly PaperCase[]): readonly SummaryHome[] {
  const scores = scoresByCase(reader, round.roundId);
  const vetoes = Map.groupBy(vetoesOfRound(reader, round.roundId), ({ caseId }) => caseId);
  return cases.map((entry) => {
    const own = scores.get(entry.caseId);
    return {
      ...homeOf(entry),
      townCode: entry.townCode,
      totals: {
        self: own?.self?.totalTenths ?? null,
        town: own?.town?.totalTenths ?? null,
        county: own?.county?.totalTenths ?? null,
      },
      groupPoints: template.groups.map(({ code }) => pointsOfGroup(own?.county ?? null, code)),
      vetoCodes: [...new Set((vetoes.get(entry.caseId) ?? []).map(({ code }) => code))],
      grade: entry.grade,
      gradeBefore: entry.gradeBefore,
      validFrom: entry.effectiveFrom,
      validTo: entry.validTo,
      remark: entry.state === 'notGraded' ? (entry.reason ?? '不予评定') : null,
    };
  });
}

/** One township or the whole county. @throws AppError GRADING_PAPER_ROUND, GRADING_PAPER_EMPTY */
export function summaryContent(reader: Reader, roundId: number, townCode: string | null, today: IsoDate): SummaryContent {
  const round = requiredRound(reader, roundId);
  const template = templateOnPaper(round.bodyJson);
  const cases = casesOnPaper(reader, roundId, townCode, null);
  if (cases.length === 0) throw new AppError('GRADING_PAPER_EMPTY', { round: round.name });
  return {
    region: regionOf(reader),
    year: round.year,
    roundName: round.name,
    templateName: versionText(round.templateName, round.templateVersion),
    groups: template.groups.map(({ code, name, max }) => ({ code, name, max })),
    homes: summaryHomes(reader, round, template, cases),
    asOf: today,
    isDraft: cases.some(({ state }) => state !== 'awarded' && state !== 'notGraded'),
  };
}

/** Homes whose result has been published. @throws AppError GRADING_NOT_PUBLISHED */
function published(reader: Reader, round: PaperRound, townCode: string | null): readonly PaperCase[] {
  const cases = casesOnPaper(reader, round.roundId, townCode, null).filter(
    ({ noticeFrom, grade }) => noticeFrom !== null && grade !== null,
  );
  if (cases.length === 0) throw new AppError('GRADING_NOT_PUBLISHED', { round: round.name });
  return cases;
}

/** @throws AppError GRADING_PAPER_ROUND, GRADING_NOT_PUBLISHED */
export function noticeContent(
  reader: Reader,
  { roundId, phone, address, townCode = null }: { roundId: number; phone: string; address: string | null; townCode?: string | null },
): PublicNoticeContent {
  const round = requiredRound(reader, roundId);
  const cases = published(reader, round, townCode);
  const from = cases.map(({ noticeFrom }) => noticeFrom ?? '').reduce((one, other) => (one < other ? one : other));
  const until = cases.map(({ noticeUntil }) => noticeUntil ?? '').reduce((one, other) => (one > other ? one : other));
  const region = regionOf(reader);
  return {
    region,
    unit: `${region}民政局`,
    year: round.year,
    roundName: round.name,
    from,
    until,
    days: 1 + daysBetween(from as IsoDate, until as IsoDate),
    phone,
    address,
    homes: summaryHomes(reader, round, templateOnPaper(round.bodyJson), cases),
  };
}

/** What has been awarded or refused; before that a draft of what has been published, its number to be filled in. @throws AppError GRADING_NOT_PUBLISHED */
export function awardContent(reader: Reader, paper: Extract<GradingPaper, { kind: 'award' }>): AwardContent {
  const round = requiredRound(reader, paper.roundId);
  const all = published(reader, round, null);
  const decided = all.filter(({ documentNo }) => documentNo !== null);
  const cases = decided.length > 0 ? decided : all;
  const first = decided.find(({ effectiveFrom }) => effectiveFrom !== null) ?? decided[0];
  const region = regionOf(reader);
  return {
    region,
    unit: `${region}民政局`,
    year: round.year,
    roundName: round.name,
    templateName: versionText(round.templateName, round.templateVersion),
    recipients: paper.recipients.replace(/[：:]$/u, ''),
    documentNo: paper.documentNo ?? first?.documentNo ?? null,
    documentDay: paper.documentDay ?? first?.documentDay ?? null,
    validFrom: first?.effectiveFrom ?? null,
    validTo: first?.validTo ?? null,
    publishedFrom: all[0]?.noticeFrom ?? null,
    publishedUntil: all[0]?.noticeUntil ?? null,
    homes: summaryHomes(reader, round, templateOnPaper(round.bodyJson), cases),
  };
}
