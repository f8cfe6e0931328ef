/** A veto that lay in the period of an award is worth the same whenever it is learnt: what is vetoed is not graded. */
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { caseById } from '../../database/features/grading/queries-cases.ts';
import { award } from '../../database/features/grading/service-award.ts';
import { downgrade } from '../../database/features/grading/service-decisions.ts';
import { publish } from '../../database/features/grading/service-notice.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { addVeto, withdrawVeto } from '../../database/features/grading/service-veto.ts';
import { standingGrades } from '../../database/features/happiness/queries-year.ts';
import { gradeOn } from '../../database/features/happiness/rules-entitlement.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { answersOf, plan, plannedRound } from './papers-world.ts';

const documentNo = '样民发〔2022〕30号';
const score = { assessedOn: isoDate('2022-08-15'), isFinal: true, remark: null, assessor: '评定甲' } as const;

function scored() {
  const made = plannedRound();
  const context = { ...made.ledger, clock: fixedClock(isoDate('2023-11-20')) };
  const [caseId = 0] = made.cases;
  const [happinessHomeId = 0] = made.homes;
  const answers = answersOf(made.body);
  saveSelf(context, { ...score, caseId, answers });
  saveTown(context, { ...score, caseId, answers });
  saveCounty(context, { ...score, secondAssessor: '评定乙', thirdParty: null, caseId, answers });
  publish(context, { caseIds: [caseId], fromOn: plan.noticeFrom });
  const awardOn = (onDate: IsoDate): void => {
    award(context, { caseIds: [caseId], onDate, documentNo, effectiveFrom: null });
  };
  const vetoOn = (occurredOn: string, caseOf: number | null = null) =>
    addVeto(context, {
      happinessHomeId,
      caseId: caseOf,
      code: 'V1',
      occurredOn: isoDate(occurredOn),
      foundOn: isoDate('2023-11-01'),
      evidence: '火灾事故认定书',
      documentNo: null,
    });
  /** The first days of the quarters of 2022 and 2023. */
  const grades = (): string =>
    [2022, 2023]
      .flatMap((year) => ['01', '04', '07', '10'].map((month) => isoDate(`${year}-${month}-01`)))
      .map((day) => gradeOn(standingGrades(context).get(happinessHomeId) ?? [], day))
      .join(' ');
  return { context, caseId, happinessHomeId, awardOn, vetoOn, grades };
}

describe('a veto within the period of an award', () => {
  it('learnt after the award strikes it, from the day it began; withdrawn, everything holds again', () => {
    const home = scored();
    home.awardOn(isoDate('2022-10-20'));
    expect(home.grades()).toBe('G2 G2 G2 G2 G1 G1 G1 G1');
    const veto = home.vetoOn('2022-02-11');
    expect(veto).toMatchObject({ suspendsFrom: '2022-04-01', struckFrom: ['2023-01-01'] });
    expect(home.grades()).toBe('G2 G0 G0 G0 G0 G0 G0 G0');
    expect(caseById(home.context, home.caseId)).toMatchObject({ state: 'awarded', countyTotal: 1000, vetoes: 'V1' });
    withdrawVeto(home.context, { vetoId: veto.vetoId, reason: '认定有误' });
    expect(home.grades()).toBe('G2 G2 G2 G2 G1 G1 G1 G1');
  });

  it('learnt before it comes to the same', () => {
    const home = scored();
    home.vetoOn('2022-02-11');
    home.awardOn(isoDate('2022-10-20'));
    expect(home.grades()).toBe('G2 G0 G0 G0 G0 G0 G0 G0');
    expect(caseById(home.context, home.caseId)).toMatchObject({ state: 'notGraded', countyTotal: 1000 });
  });

  it('strikes what was decided of the award since', () => {
    const home = scored();
    home.awardOn(isoDate('2022-10-20'));
    downgrade(home.context, {
      happinessHomeId: home.happinessHomeId,
      decidedOn: isoDate('2023-05-10'),
      grade: 'G3',
      reason: '年度复核不合格',
      documentNo,
    });
    expect(home.grades()).toBe('G2 G2 G2 G2 G1 G1 G3 G3');
    expect(home.vetoOn('2022-02-11').struckFrom).toEqual(['2023-01-01', '2023-07-01']);
    expect(home.grades()).toBe('G2 G0 G0 G0 G0 G0 G0 G0');
  });

  it('between the planned end of the round and a late award counts in it', () => {
    const home = scored();
    home.vetoOn('2022-11-20');
    home.awardOn(isoDate('2023-01-10'));
    expect(home.grades()).toBe('G2 G2 G2 G2 G0 G0 G0 G0');
  });
});

describe('a veto outside the period of an award', () => {
  it('of two years before leaves the award, of a day after it ends it with its own quarter', () => {
    const old = scored();
    old.awardOn(isoDate('2022-10-20'));
    expect(old.vetoOn('2021-02-11').struckFrom).toEqual([]);
    expect(old.grades()).toBe('G2 G2 G2 G2 G1 G1 G1 G1');
    const late = scored();
    late.awardOn(isoDate('2022-10-20'));
    expect(late.vetoOn('2023-02-11')).toMatchObject({ suspendsFrom: '2023-04-01', struckFrom: [] });
    expect(late.grades()).toBe('G2 G2 G2 G2 G1 G0 G0 G0');
  });
});
