/** Random lives of grading cases, through the use cases and through time: no gate is skipped, nothing said is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { row, rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import { objectionsOf } from '../../database/features/grading/queries-answers.ts';
import { caseById, eventsOf, itemsOf, scoresOf } from '../../database/features/grading/queries-cases.ts';
import { award } from '../../database/features/grading/service-award.ts';
import { object, publish, review } from '../../database/features/grading/service-notice.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { leave, saveCounty, saveSelf, saveTown, sendBack } from '../../database/features/grading/service-scores.ts';
import { template, templates } from '../../database/features/grading/service-templates.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { caseSteps, type CaseState } from '../../electron/contract/grading-terms.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { feicheng, memoryLedger } from '../helpers/ledger.ts';
import { expected, noted, walk, type Book, type Move, type Points } from './case-walk.ts';
import { answersOf, documentNo, plan } from './papers-world.ts';

const ledger = memoryLedger();
const sheet = template(ledger, templates(ledger)[0]?.templateId ?? 0);
const { body } = sheet;
const villages = divisionsOf(feicheng).filter(({ level }) => level === 'village');
const walks = 200;

/** A round of so many homes, of which each walk takes one that is fresh; a failing walk needs more while it is made shorter. */
function roundOf(homes: number): number[] {
  const ids = transaction(ledger, (writer) =>
    villages.slice(0, homes).map((village, index) =>
      insertHome(
        writer,
        {
          code: `370983F${String(index + 1).padStart(3, '0')}`,
          name: `${village.name}${index + 1}农村幸福院`,
          townCode: village.parentCode ?? '',
          villageCode: village.code,
          creditCode: null,
          builtYear: 2014,
          openedOn: isoDate('2015-06-01'),
          floorAreaCenti: 24_560,
          restPlaces: 12,
          mealMode: 'cooked',
          managerName: '李长顺',
          phone: null,
          villageElders: 180,
        },
        null,
      ),
    ),
  );
  const { roundId } = createRound(ledger, {
    kind: 'award',
    year: 2022,
    name: '2022年度等级评定',
    templateId: sheet.templateId,
    documentNo: '肥民发〔2022〕30号',
    plan,
    happinessHomeIds: ids,
  });
  return rows<{ id: number }>(
    ledger,
    'SELECT grading_case_id AS id FROM grading_case WHERE grading_round_id = ? ORDER BY grading_case_id',
    roundId,
  ).map(({ id }) => id);
}
const cases = roundOf(500);

function answers(given: Points, isExplained: boolean) {
  return answersOf(body, { QB1: [given, isExplained ? '消防器材过期' : null] });
}

function take(context: WriteContext, caseId: number, book: Book, move: Move): void {
  const day = book.today;
  const alone = { caseId, assessedOn: day, remark: null, assessor: '评定甲' } as const;
  switch (move.kind) {
    case 'wait':
      return;
    case 'self':
      saveSelf(context, { ...alone, isFinal: move.isFinal, answers: answers(move.points, false) });
      return;
    case 'town':
      saveTown(context, { ...alone, isFinal: move.isFinal, answers: answers(move.points, move.isExplained) });
      return;
    case 'county':
      saveCounty(context, {
        ...alone,
        isFinal: move.isFinal,
        answers: answers(move.points, move.isExplained),
        secondAssessor: move.isAlone ? ' 评定甲 ' : '评定乙',
        thirdParty: null,
      });
      return;
    case 'back':
      sendBack(context, { caseId, reason: '缺少材料' });
      return;
    case 'publish':
      publish(context, { caseIds: [caseId], fromOn: day });
      return;
    case 'object':
      object(context, { caseId, raisedOn: day, raisedBy: '村民代表', phone: null, content: '用电有隐患' });
      return;
    case 'review': {
      const open = objectionsOf(context, caseId).filter(({ outcome }) => outcome === null);
      review(context, {
        caseId,
        answeredOn: day,
        answers: (move.isWhole ? open : open.slice(1)).map(({ objectionId }) => ({
          objectionId,
          outcome: 'partly',
          answer: '经现场复核',
        })),
        score:
          move.points === null
            ? null
            : {
                answers: answers(move.points, move.isExplained),
                assessor: '复核甲',
                secondAssessor: '复核乙',
                thirdParty: null,
                remark: null,
              },
      });
      return;
    }
    case 'award':
      award(context, { caseIds: [caseId], onDate: day, documentNo, effectiveFrom: null });
      return;
    case 'decline':
    case 'withdraw':
      leave(context, { caseId, action: move.kind, reason: '村委会申请' });
      return;
  }
}

const outcome = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};
const said = (caseId: number) => scoresOf(ledger, caseId).map((score) => ({ ...score, items: itemsOf(ledger, score.scoreId) }));

/** Of what stands in the ledger alone. */
function checkRecord(caseId: number, state: CaseState): void {
  const events = eventsOf(ledger, caseId);
  let at: CaseState = 'planned';
  for (const { fromState, action, toState } of events) {
    expect(fromState).toBe(at);
    expect(caseSteps).toContainEqual(expect.objectContaining({ from: fromState, action, to: toState }));
    at = toState;
  }
  expect(at).toBe(state);
  expect(caseById(ledger, caseId)?.state).toBe(state);
  const last = events.at(-1);
  if (last?.action !== 'award') return;
  const notice = events.findLast(({ action }) => action === 'publish');
  expect(notice?.untilOn?.localeCompare(last.onDate)).toBe(-1);
  expect(objectionsOf(ledger, caseId).every(({ outcome: answered }) => answered !== null)).toBe(true);
  for (const score of scoresOf(ledger, caseId).filter(({ stage, isFinal }) => stage === 'county' && isFinal === 1)) {
    expect(score.secondAssessor).not.toBeNull();
    expect(score.secondAssessor?.trim()).not.toBe(score.assessor.trim());
  }
  expect(
    ['self', 'town', 'county'].every((stage) => scoresOf(ledger, caseId).some((score) => score.stage === stage && score.isFinal === 1)),
  ).toBe(true);
}

describe('a case', () => {
  it('passes every gate, or is refused by its name, whatever is tried and when', () => {
    const reached = new Set<string>();
    let used = 0;
    fc.assert(
      fc.property(walk, (made) => {
        const caseId = cases[used++];
        if (caseId === undefined) throw new Error('no fresh case left');
        const book: Book = { state: 'planned', today: plan.startsOn, noticeUntil: null, open: 0, self: null, town: null, county: null };
        for (const move of made) {
          const before = said(caseId);
          const events = eventsOf(ledger, caseId);
          const due = expected(book, move);
          const context = { ...ledger, clock: fixedClock(book.today) };
          expect(`${move.kind} in ${book.state}: ${outcome(() => take(context, caseId, book, move))}`).toBe(
            `${move.kind} in ${book.state}: ${due}`,
          );
          if (due === 'done') noted(book, move);
          else expect(eventsOf(ledger, caseId)).toEqual(events);
          reached.add(`${move.kind} ${due}`);
          expect(said(caseId).slice(0, before.length)).toEqual(before);
          if (due !== 'done') expect(said(caseId)).toHaveLength(before.length);
          checkRecord(caseId, book.state);
        }
      }),
      { numRuns: walks, seed: 370_983 },
    );
    // A walk that never comes so far proves nothing.
    for (const need of [
      'town GRADING_REASON',
      'county GRADING_REASON',
      'county GRADING_ASSESSORS',
      'object GRADING_NOTICE_OVER',
      'review GRADING_OBJECTION_OPEN',
      'review GRADING_REASON',
      'award GRADING_NOTICE_RUNNING',
      'award GRADING_STEP',
      'award done',
      'review done',
    ])
      expect(reached).toContain(need);
    expect(row<{ n: number }>(ledger, "SELECT count(*) AS n FROM happiness_grade WHERE cause IN ('award', 'appeal')")?.n).toBe(
      row<{ n: number }>(ledger, "SELECT count(*) AS n FROM grading_case WHERE state = 'awarded'")?.n,
    );
  }, 120_000);
});
