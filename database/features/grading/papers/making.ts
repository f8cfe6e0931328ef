/** Which content and which layout a paper is. */
import { homeLetters, type GradingPaper, type GradingPaperFormat } from '../../../../electron/contract/grading-papers.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { daysBetween, formatDate, type IsoDate } from '../../../../electron/contract/values.ts';
import { row, type Reader } from '../../../core/sql.ts';
import type { Letter } from '../../../documents/letter/letter.ts';
import type { Report } from '../../../documents/report-table.ts';
import { nextDay } from '../../calendar/days.ts';
import { homeById } from '../../happiness/service.ts';
import { readyTemplate } from '../../papers/templates.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { dayText, gradeWord } from './content.ts';
import { gradeOfHome, spendingContent } from './contents-homes.ts';
import { awardContent, noticeContent, regionOf, requiredRound, scoreContents, summaryContent } from './contents.ts';
import { letterAward, letterHome, letterNotice } from './letter-round.ts';
import { letterScore } from './letter-score.ts';
import { committeeOf, governmentOf, villageText } from './offices.ts';
import { casesOnPaper, type PaperCase, type PaperRound } from './queries.ts';
import { reportPosting } from './report-posting.ts';
import { reportScore } from './report-score.ts';
import { reportSpending } from './report-spending.ts';
import { reportSummary } from './report-summary.ts';
import { visitWorkbook } from './visit-workbook.ts';

/** Letters have at least one. */
export type Made =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'letters'; readonly name: string; readonly letters: readonly Letter[] }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array };

/** @throws AppError GRADING_PAPER_CASE */
function requiredCase(reader: Reader, caseId: number): { readonly round: PaperRound; readonly entry: PaperCase } {
  const found = row<{ roundId: number }>(reader, 'SELECT grading_round_id AS roundId FROM grading_case WHERE grading_case_id = ?', caseId);
  const [entry] = found ? casesOnPaper(reader, found.roundId, null, caseId) : [];
  if (!found || !entry) throw new AppError('GRADING_PAPER_CASE');
  return { round: requiredRound(reader, found.roundId), entry };
}

/** @throws AppError GRADING_PAPER_ROUND, GRADING_PAPER_EMPTY */
function requiredCases(
  reader: Reader,
  roundId: number,
  townCode: string | null,
): { readonly round: PaperRound; readonly cases: readonly PaperCase[] } {
  const round = requiredRound(reader, roundId);
  const cases = casesOnPaper(reader, roundId, townCode, null);
  if (cases.length === 0) throw new AppError('GRADING_PAPER_EMPTY', { round: round.name });
  return { round, cases };
}

const oneLetter = (letter: Letter): Made => ({ kind: 'letters', name: letter.name, letters: [letter] });
const oneReport = (report: Report): Made => ({ kind: 'report', report });

function homeLetter(reader: Reader, paper: Extract<GradingPaper, { kind: 'letter' }>, today: IsoDate): Letter {
  const home = homeById(reader, paper.happinessHomeId);
  if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
  const region = regionOf(reader);
  // A grade that was taken already is named as it was before: the letter says what is taken.
  const { effectiveFrom } = paper;
  const gradeDay = effectiveFrom !== null && effectiveFrom <= today ? nextDay(effectiveFrom, -1) : today;
  const word = gradeWord(gradeOfHome(reader, home.happinessHomeId, gradeDay));
  const name = labelOf(homeLetters, paper.letter);
  const day = paper.documentDay ?? today;
  return letterHome(
    readyTemplate(reader, paper.letter),
    {
      name: `${name}（${home.name}）`,
      values: {
        县名: region,
        民政局: `${region}民政局`,
        年度: today.slice(0, 4),
        幸福院名称: home.name,
        幸福院编号: home.code,
        所在乡镇: home.townName,
        所在村: villageText(home.villageName),
        村民委员会: committeeOf(villageText(home.villageName)),
        乡镇政府: governmentOf(home.townName),
        等级: word === '' ? null : word,
        事由: paper.reason?.replace(/[。；]+$/u, '') ?? null,
        否决情形: paper.vetoText?.replace(/[。；]+$/u, '') ?? null,
        整改期限: dayText(paper.rectifyBy) || null,
        整改天数: paper.rectifyBy === null ? null : String(daysBetween(day, paper.rectifyBy)),
        生效日期: dayText(paper.effectiveFrom) || null,
        复核日期: dayText(paper.recheckOn) || null,
        监督电话: paper.phone,
        文号: paper.documentNo,
        成文日期: formatDate(day),
        今天: formatDate(today),
      },
    },
    null,
  );
}

/**
 * @param footLine who made this copy; it stands on tables and score sheets, not on official documents (GB/T 9704-2012 leaves no room for it)
 * @throws AppError GRADING_PAPER_ROUND, GRADING_PAPER_CASE, GRADING_PAPER_EMPTY, GRADING_NOT_PUBLISHED, GRADING_SPENDING_EMPTY, TEMPLATE_FAULTS
 */
export function made(reader: ScopedReader, paper: GradingPaper, format: GradingPaperFormat, footLine: string, today: IsoDate): Made {
  switch (paper.kind) {
    case 'score': {
      const { round, entry } = requiredCase(reader, paper.caseId);
      const content = scoreContents(reader, round, false)(entry);
      return format === 'xlsx' ? oneReport(reportScore(content, footLine)) : oneLetter(letterScore(content, paper, footLine));
    }
    case 'scores': {
      const { round, cases } = requiredCases(reader, paper.roundId, paper.townCode);
      const contentOf = scoreContents(reader, round, false);
      const letters = cases.map((entry) => letterScore(contentOf(entry), paper, footLine));
      return { kind: 'letters', name: `${round.name}评分表`, letters };
    }
    case 'summary':
      return oneReport(reportSummary(summaryContent(reader, paper.roundId, paper.townCode, today), paper.size, footLine));
    case 'posting':
      return oneReport(reportPosting(noticeContent(reader, paper), 'A4', footLine));
    case 'notice':
      return oneLetter(letterNotice(readyTemplate(reader, 'gradingNotice'), noticeContent(reader, paper), null));
    case 'award':
      return oneLetter(letterAward(readyTemplate(reader, 'gradingAward'), awardContent(reader, paper), null));
    case 'spending':
      return oneReport(reportSpending(spendingContent(reader, paper, today), paper.happinessHomeId !== null, 'A4', footLine));
    case 'letter':
      return oneLetter(homeLetter(reader, paper, today));
    case 'visit': {
      const { round, cases } = requiredCases(reader, paper.roundId, paper.townCode);
      const contentOf = scoreContents(reader, round, true);
      const sheets = cases.map((entry) => ({
        mark: { round: round.uid, template: round.templateUid, home: entry.uid },
        content: contentOf(entry),
      }));
      return { kind: 'workbook', bytes: visitWorkbook(sheets) };
    }
  }
}
