/** Grades by points and conditions, J15 and J16 of the handbook, and what no statement may do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rows, transaction } from '../../database/core/sql.ts';
import { caseById } from '../../database/features/grading/queries-cases.ts';
import { award } from '../../database/features/grading/service-award.ts';
import { object, publish, review } from '../../database/features/grading/service-notice.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { shippedSheet } from '../../database/features/grading/service-templates.ts';
import { addVeto } from '../../database/features/grading/service-veto.ts';
import { gradesOf } from '../../database/features/happiness/queries-homes.ts';
import { recordGrade } from '../../database/features/happiness/service-grades.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { caseSteps } from '../../electron/contract/grading-terms.ts';
import { sheetFaults } from '../../electron/contract/grading-sheet-check.ts';
import { noAnswer, proposeGrade, scoreSheet, type SheetBody } from '../../electron/contract/grading-sheet.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { answersOf, plan, plannedRound } from './papers-world.ts';

const { body } = shippedSheet();
/** Group points of a total: `QB` as given. */
const graded = (total: number, safety: number, vetoes: readonly string[] = []) =>
  proposeGrade(body, { total, groups: [{ code: 'QB', points: safety }] }, vetoes).grade;

describe('the shipped sheet', () => {
  it('has 32 items of six groups, a hundred points and nothing wrong', () => {
    expect(body.groups.map(({ code, max, items }) => [code, max, items.length])).toEqual([
      ['QA', 200, 6],
      ['QB', 200, 6],
      ['QC', 300, 7],
      ['QD', 150, 6],
      ['QE', 80, 4],
      ['QF', 70, 3],
    ]);
    expect(sheetFaults(body)).toEqual([]);
    expect(scoreSheet(body, answersOf(body)).total).toBe(1000);
  });
});

describe('grades', () => {
  it.each([
    [1000, 200, 'G1'],
    [900, 160, 'G1'],
    [895, 200, 'G2'],
    [899, 160, 'G2'],
    [900, 155, 'G2'],
    [900, 135, 'G3'],
    [900, 115, 'G0'],
    [800, 140, 'G2'],
    [795, 200, 'G3'],
    [800, 139, 'G3'],
    [600, 120, 'G3'],
    [600, 119, 'G0'],
    [595, 200, 'G0'],
  ])('%i tenths with %i of safety give %s', (total, safety, grade) => expect(graded(total, safety)).toBe(grade));

  it('keeps the points and gives G0 for a veto', () => expect(graded(925, 200, ['V1'])).toBe('G0'));
});

describe('points', () => {
  it('never exceed a group, whatever does not apply and is carried by the others', () => {
    const spread: SheetBody = {
      ...body,
      groups: body.groups.map((group) => ({
        ...group,
        items: group.items.map((item) => ({ ...item, notApplicable: [{ code: 'NA', text: '不适用', rule: 'REDISTRIBUTE' as const }] })),
      })),
    };
    const items = spread.groups.flatMap((group) => group.items);
    const one = fc.record({ isAway: fc.boolean(), share: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: items.length, maxLength: items.length }), (choices) => {
        const answers = items.map((item, index) => {
          const choice = choices[index] ?? { isAway: false, share: 0 };
          return choice.isAway
            ? { ...noAnswer(item.code), notApplicable: 'NA' }
            : { ...noAnswer(item.code), points: choice.share > 0 ? item.max : 0 };
        });
        const result = scoreSheet(spread, answers);
        for (const group of result.groups) expect(group.points).toBeLessThanOrEqual(group.max);
        if (result.total !== null) expect(result.total).toBeLessThanOrEqual(1000);
      }),
    );
  });
});

const documentNo = '样民发〔2022〕30号';
const score = { assessedOn: isoDate('2022-08-15'), isFinal: true, remark: null, assessor: '评定甲' } as const;
const byTwo = { ...score, secondAssessor: '评定乙', thirdParty: null } as const;

function countyScored(less: Parameters<typeof answersOf>[1] = {}) {
  const made = plannedRound();
  const context = { ...made.ledger, clock: fixedClock(isoDate('2022-11-20')) };
  const [caseId = 0] = made.cases;
  const [happinessHomeId = 0] = made.homes;
  const answers = answersOf(made.body, less);
  saveSelf(context, { ...score, caseId, answers });
  saveTown(context, { ...score, caseId, answers });
  saveCounty(context, { ...byTwo, caseId, answers });
  return { ...made, context, caseId, happinessHomeId, answers };
}

describe('J15: 92.5 points with a kitchen fire', () => {
  it('keeps the score, refuses the grade, and ends the old one with the quarter of the accident', () => {
    const { context, caseId, happinessHomeId } = countyScored({
      QC1: [30, '年助餐天数不足'],
      QE1: [10, '资金来源不稳定'],
      QD4: [25, '缺值班记录'],
    });
    transaction(context, (writer) =>
      recordGrade(writer, {
        happinessHomeId,
        grade: 'G1',
        effectiveFrom: isoDate('2022-01-01'),
        validTo: null,
        documentNo,
        cause: 'award',
      }),
    );
    expect(caseById(context, caseId)?.countyTotal).toBe(925);
    const veto = addVeto(context, {
      happinessHomeId,
      caseId,
      code: 'V1',
      occurredOn: isoDate('2022-02-11'),
      foundOn: isoDate('2022-08-15'),
      evidence: '消防部门火灾事故认定书',
      documentNo: null,
    });
    expect(veto).toMatchObject({ suspendsFrom: '2022-04-01', recoversYear: null });
    publish(context, { caseIds: [caseId], fromOn: plan.noticeFrom });
    expect(award(context, { caseIds: [caseId], onDate: isoDate('2022-10-20'), documentNo, effectiveFrom: null })).toMatchObject({
      awarded: 0,
      notGraded: 1,
    });
    expect(caseById(context, caseId)).toMatchObject({ state: 'notGraded', countyTotal: 925, decidedGrade: 'G0', vetoes: 'V1' });
    const [newest] = gradesOf(context, happinessHomeId);
    expect(newest).toMatchObject({ grade: 'G0', effectiveFrom: '2022-04-01', cause: 'veto', vetoCode: 'V1' });
  });
});

describe('J16: 89.5 points', () => {
  it('are G2, explained by the threshold, from the next quarter for three years', () => {
    const { context, caseId, happinessHomeId } = countyScored({ QC1: [0, '没有助餐'], QD4: [5, '台账不全'] });
    expect(caseById(context, caseId)?.countyTotal).toBe(895);
    publish(context, { caseIds: [caseId], fromOn: plan.noticeFrom });
    award(context, { caseIds: [caseId], onDate: isoDate('2022-09-27'), documentNo, effectiveFrom: null });
    expect(gradesOf(context, happinessHomeId)[0]).toMatchObject({ grade: 'G2', effectiveFrom: '2022-10-01', validTo: '2025-09-30' });
  });
});

const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe('refusals', () => {
  it('a difference without a reason, one assessor, an award before the notice is over, an objection left open', () => {
    const made = plannedRound();
    const context = { ...made.ledger, clock: fixedClock(isoDate('2022-11-20')) };
    const [caseId = 0] = made.cases;
    const answers = answersOf(made.body);
    const less = answersOf(made.body, { QB2: [0, null] });
    expect(refusal(() => saveTown(context, { ...score, caseId, answers }))).toBe('GRADING_STEP');
    saveSelf(context, { ...score, caseId, answers });
    expect(refusal(() => saveTown(context, { ...score, caseId, answers: less }))).toBe('GRADING_REASON');
    saveTown(context, { ...score, caseId, answers });
    expect(refusal(() => saveCounty(context, { ...byTwo, secondAssessor: '评定甲', caseId, answers }))).toBe('GRADING_ASSESSORS');
    expect(refusal(() => saveCounty(context, { ...byTwo, caseId, answers: answers.slice(1) }))).toBe('GRADING_INCOMPLETE');
    saveCounty(context, { ...byTwo, caseId, answers });
    publish(context, { caseIds: [caseId], fromOn: isoDate('2022-09-19') });
    const early = { caseIds: [caseId], onDate: isoDate('2022-09-25'), documentNo, effectiveFrom: null };
    expect(refusal(() => award(context, early))).toBe('GRADING_NOTICE_RUNNING');
    const { objectionId } = object(context, {
      caseId,
      raisedOn: isoDate('2022-09-20'),
      raisedBy: '村民代表',
      phone: null,
      content: '用电有隐患',
    });
    expect(refusal(() => award(context, { ...early, onDate: isoDate('2022-10-20') }))).toBe('GRADING_STEP');
    const reviewed = review(context, {
      caseId,
      answeredOn: isoDate('2022-09-28'),
      answers: [{ objectionId, outcome: 'upheld', answer: '经现场复核属实' }],
      score: {
        answers: answersOf(made.body, { QB2: [0, '私拉电线'] }),
        assessor: '复核甲',
        secondAssessor: '复核乙',
        thirdParty: null,
        remark: null,
      },
    });
    expect(reviewed).toEqual({ state: 'reviewed', total: 970 });
    // Somebody else is heard too while the notice runs, and nobody after it.
    const other = { caseId, raisedBy: '另一位村民', phone: null, content: '没有统计助餐' };
    expect(refusal(() => object(context, { ...other, raisedOn: isoDate('2022-09-26') }))).toBe('GRADING_NOTICE_OVER');
    const again = object(context, { ...other, raisedOn: isoDate('2022-09-25') });
    expect(refusal(() => award(context, { ...early, onDate: isoDate('2022-10-20') }))).toBe('GRADING_STEP');
    const answers2 = [{ objectionId: again.objectionId, outcome: 'rejected' as const, answer: '助餐已按台账计分' }];
    expect(review(context, { caseId, answeredOn: isoDate('2022-10-08'), answers: answers2, score: null })).toEqual({
      state: 'reviewed',
      total: 970,
    });
    expect(award(context, { ...early, onDate: isoDate('2022-10-20') })).toMatchObject({ awarded: 1 });
  });

  it('the ledger itself refuses what no step allows', () => {
    const { context, caseId } = countyScored();
    const say = (sql: string): string => {
      try {
        context.connection.exec(sql);
        return 'done';
      } catch (error) {
        return String(error);
      }
    };
    expect(say(`UPDATE grading_template SET name = 'x'`)).toMatch(/published: grading_template/);
    expect(say(`UPDATE grading_case SET state = 'awarded'`)).toMatch(/no such step/);
    expect(say(`UPDATE grading_score SET total_tenths = 1000`)).toMatch(/append-only/);
    expect(say(`DELETE FROM grading_score_item`)).toMatch(/append-only/);
    expect(say(`UPDATE grading_event SET on_date = '2022-01-01'`)).toMatch(/append-only/);
    const event = (action: string, to: string): string =>
      `INSERT INTO grading_event (uid, grading_case_id, from_state, action, to_state, on_date, until_on, document_no, grade, effective_from, recorded_at, recorded_by)
       VALUES (randomblob(16), ${caseId}, (SELECT state FROM grading_case WHERE grading_case_id = ${caseId}), '${action}', '${to}', '2022-09-20', '2022-09-26', 'x', 'G1', '2022-10-01', 'x', 1)`;
    expect(say(event('award', 'awarded'))).toMatch(/no such step|notice not over|FOREIGN KEY/);
    publish(context, { caseIds: [caseId], fromOn: isoDate('2022-09-19') });
    expect(say(event('award', 'awarded'))).toMatch(/notice not over/);
    expect(
      say(`INSERT INTO grading_score (uid, grading_case_id, stage, is_final, is_review, total_tenths, bonus_tenths, groups_json, assessed_on, assessor, recorded_at, recorded_by)
        VALUES (randomblob(16), ${caseId}, 'county', 1, 0, 10, 0, '[]', '2022-09-01', '甲', 'x', 1)`),
    ).toMatch(/out of turn|CHECK/);
  });

  it('the table of steps in the ledger is the one of the contract', () => {
    const { context } = countyScored();
    const stored = rows<{ step: string }>(context, `SELECT from_state || ' ' || action || ' ' || to_state AS step FROM grading_step`);
    expect(stored.map(({ step }) => step).toSorted()).toEqual(
      caseSteps.map(({ from, action, to }) => `${from} ${action} ${to}`).toSorted(),
    );
  });
});
