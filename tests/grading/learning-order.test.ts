/** What an office learns of a home, in whatever order: the same grade of each month and the same money. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { transaction } from '../../database/core/sql.ts';
import { caseById } from '../../database/features/grading/queries-cases.ts';
import { vetoesOfHome } from '../../database/features/grading/queries-answers.ts';
import { award } from '../../database/features/grading/service-award.ts';
import { object, publish, review } from '../../database/features/grading/service-notice.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { addVeto, withdrawVeto } from '../../database/features/grading/service-veto.ts';
import { entitlementOf, type YearResult } from '../../database/features/happiness/rules-entitlement.ts';
import { gradesOf, homeById } from '../../database/features/happiness/queries-homes.ts';
import { standingGrades } from '../../database/features/happiness/queries-year.ts';
import { addGrade, recordGrade, withdrawGrade } from '../../database/features/happiness/service-grades.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import type { HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate, nextQuarterStart, type IsoDate, type IsoMonth } from '../../electron/contract/values.ts';
import { answersOf, documentNo, plan, plannedRound } from './papers-world.ts';

const round = plannedRound();
const context = { ...round.ledger, clock: fixedClock(isoDate('2023-12-20')) };
const pattern = homeById(context, round.homes[0] ?? 0);
let homes = 0;

function freshHome(): number {
  if (!pattern) throw new Error('no home');
  homes += 1;
  const { townCode, villageCode } = pattern;
  return transaction(context, (writer) =>
    insertHome(
      writer,
      {
        code: `370983X${String(homes).padStart(4, '0')}`,
        name: `第${homes}农村幸福院`,
        townCode,
        villageCode,
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
  );
}

type Fact = {
  readonly kind: 'award' | 'downgrade' | 'veto';
  readonly quarter: number;
  readonly grade: HappinessGrade;
  readonly isEnding: boolean;
  readonly isTakenBack: boolean;
};
/** First days of the quarters of two years; the 15th of the month before each is where an accident lies that ends a grade with it. */
const quarters = [2022, 2023].flatMap((year) => ['01', '04', '07', '10'].map((month) => isoDate(`${year}-${month}-01`)));
const accidents = ['2021-12-15', '2022-03-15', '2022-06-15', '2022-09-15', '2022-12-15', '2023-03-15', '2023-06-15', '2023-09-15'].map(
  (day) => isoDate(day),
);

/** Learns one fact; what was a mistake is taken back at once. */
function learn(happinessHomeId: number, fact: Fact): void {
  const effectiveFrom = quarters[fact.quarter] ?? isoDate('2022-01-01');
  if (fact.kind === 'veto') {
    const occurredOn = accidents[fact.quarter] ?? effectiveFrom;
    const { vetoId } = addVeto(context, {
      happinessHomeId,
      caseId: null,
      code: 'V1',
      occurredOn,
      foundOn: isoDate('2023-12-01'),
      evidence: '火灾事故认定书',
      documentNo,
    });
    if (fact.isTakenBack) withdrawVeto(context, { vetoId, reason: '认定有误' });
    return;
  }
  const validTo: IsoDate | null = fact.isEnding ? isoDate('2023-06-30') : null;
  const entry = { happinessHomeId, grade: fact.grade, effectiveFrom, validTo: effectiveFrom > '2023-06-30' ? null : validTo, documentNo };
  const { gradeId } = addGrade(context, { ...entry, cause: fact.kind });
  if (fact.isTakenBack) withdrawGrade(context, { gradeId, reason: '登记有误' });
}

const amounts = { G1: fen(1_200_000), G2: fen(800_000), G3: fen(500_000), G0: fen(0) };
function yearsOf(happinessHomeId: number): YearResult[] {
  const grades = standingGrades(context).get(happinessHomeId) ?? [];
  return [2022, 2023].map((year) =>
    entitlementOf({
      year,
      grades,
      months: new Map(Array.from({ length: 12 }, (_, index) => [`${year}-${String(index + 1).padStart(2, '0')}` as IsoMonth, 20])),
      suspensions: [],
      amounts,
      minOpenDays: 15,
      firstBatchPercent: 60,
      split: { city: 30, county: 50, town: 20 },
    }),
  );
}

const told = (years: readonly YearResult[]) =>
  years.map(({ months, entitlementFen, firstBatchFen, secondBatchFen, split }) => ({
    // No grade and 不达标 are worth the same.
    grades: months.map(({ grade, isCounted }) => [grade ?? 'G0', isCounted]),
    entitlementFen,
    firstBatchFen,
    secondBatchFen,
    split,
  }));

/** At most one fact for a quarter: of two for the same day the later recorded one corrects the other. */
const facts = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('award' as const, 'downgrade' as const, 'veto' as const),
    quarter: fc.integer({ min: 0, max: 7 }),
    grade: fc.constantFrom<HappinessGrade>('G1', 'G2', 'G3'),
    isEnding: fc.boolean(),
    isTakenBack: fc.integer({ min: 0, max: 3 }).map((draw) => draw === 0),
  }),
  { selector: ({ quarter }) => quarter, minLength: 2, maxLength: 6 },
);
const shuffled = facts.chain((made) =>
  fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length, maxLength: made.length })),
);

/** By hand: the newest fact of the quarters up to this one decides. */
function gradeByHand(made: readonly Fact[], quarter: number): string {
  const fact = made
    .filter(({ isTakenBack, quarter: begun }) => !isTakenBack && begun <= quarter)
    .toSorted((one, other) => other.quarter - one.quarter)[0];
  if (!fact || fact.kind === 'veto') return 'G0';
  return fact.isEnding && fact.quarter < 6 && quarter >= 6 ? 'G0' : fact.grade;
}

describe('grades and money', () => {
  it('do not depend on the order in which awards, downgrades, vetoes and withdrawals are learnt', () => {
    fc.assert(
      fc.property(shuffled, ([made, order]) => {
        const [one, other] = [freshHome(), freshHome()];
        for (const fact of made) learn(one, fact);
        for (const fact of order) learn(other, fact);
        expect(told(yearsOf(other))).toEqual(told(yearsOf(one)));
        const months = yearsOf(one).flatMap((year) => year.months);
        expect(months.map(({ grade }) => grade ?? 'G0')).toEqual(months.map((_, index) => gradeByHand(made, Math.floor(index / 3))));
        for (const { entitlementFen, firstBatchFen, secondBatchFen, split } of yearsOf(one)) {
          expect(firstBatchFen + secondBatchFen).toBe(entitlementFen);
          expect(split.cityFen + split.countyFen + split.townFen).toBe(entitlementFen);
        }
      }),
      { numRuns: 150, seed: 370_983 },
    );
  }, 120_000);

  it('a veto registered before the grade it ends was known ends it all the same', () => {
    const home = freshHome();
    const accident = { kind: 'veto', quarter: 1, grade: 'G0', isEnding: false, isTakenBack: false } as const;
    learn(home, accident);
    learn(home, { kind: 'award', quarter: 0, grade: 'G2', isEnding: false, isTakenBack: false });
    expect(yearsOf(home)[0]).toMatchObject({ countedMonths: 3, entitlementFen: 200_000 });
    expect(nextQuarterStart(accidents[1] ?? isoDate('2022-03-15'))).toBe(quarters[1]);
  });

  it('the grade of a veto goes only with the veto', () => {
    const home = freshHome();
    learn(home, { kind: 'award', quarter: 0, grade: 'G2', isEnding: false, isTakenBack: false });
    learn(home, { kind: 'veto', quarter: 1, grade: 'G0', isEnding: false, isTakenBack: false });
    const [veto] = vetoesOfHome(context, home);
    expect(codeOf(() => withdrawGrade(context, { gradeId: veto?.gradeId ?? 0, reason: '登记有误' }))).toBe('HAPPINESS_GRADE_OF_VETO');
    // Nor can another grade be written over it on its day.
    const sameDay = {
      happinessHomeId: home,
      grade: 'G1',
      effectiveFrom: isoDate('2022-04-01'),
      validTo: null,
      documentNo,
      cause: 'award',
    } as const;
    expect(codeOf(() => addGrade(context, sameDay))).toBe('HAPPINESS_GRADE_VETOED');
    expect(yearsOf(home)[0]).toMatchObject({ countedMonths: 3, entitlementFen: 200_000 });
    withdrawVeto(context, { vetoId: veto?.vetoId ?? 0, reason: '认定有误' });
    expect(yearsOf(home)[0]).toMatchObject({ countedMonths: 12, entitlementFen: 800_000 });
  });
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe('days of a case', () => {
  const [caseId = 0, second = 0] = round.cases;
  const answers = answersOf(round.body);
  const stage = (of: number, day: string) => ({
    caseId: of,
    answers,
    assessedOn: isoDate(day),
    isFinal: true,
    remark: null,
    assessor: '评定甲',
  });
  const byTwo = { secondAssessor: '评定乙', thirdParty: null } as const;

  it('no stage, notice, objection or second notice lies before what it follows', () => {
    saveSelf(context, stage(caseId, '2022-07-20'));
    expect(codeOf(() => saveTown(context, stage(caseId, '2022-07-19')))).toBe('GRADING_DAY');
    saveTown(context, stage(caseId, '2022-07-20'));
    expect(codeOf(() => saveCounty(context, { ...stage(caseId, '2022-07-19'), ...byTwo }))).toBe('GRADING_DAY');
    saveCounty(context, { ...stage(caseId, '2022-09-14'), ...byTwo });
    expect(codeOf(() => publish(context, { caseIds: [caseId], fromOn: isoDate('2022-09-13') }))).toBe('GRADING_DAY');
    publish(context, { caseIds: [caseId], fromOn: plan.noticeFrom });
    const objection = { caseId, raisedBy: '村民代表', phone: null, content: '用电有隐患' };
    expect(codeOf(() => object(context, { ...objection, raisedOn: isoDate('2022-09-18') }))).toBe('GRADING_DAY');
    const { objectionId } = object(context, { ...objection, raisedOn: isoDate('2022-09-20') });
    review(context, {
      caseId,
      answeredOn: isoDate('2022-09-28'),
      answers: [{ objectionId, outcome: 'rejected', answer: '经现场复核不属实' }],
      score: null,
    });
    // A second notice that was over before the review would have told nobody.
    expect(codeOf(() => publish(context, { caseIds: [caseId], fromOn: isoDate('2022-09-20') }))).toBe('GRADING_DAY');
    publish(context, { caseIds: [caseId], fromOn: isoDate('2022-09-28') });
    expect(caseById(context, caseId)).toMatchObject({ state: 'published', noticeUntil: '2022-10-04' });
  });

  it('a refusal by veto ends a grade that was entered after the veto', () => {
    const happinessHomeId = caseById(context, second)?.happinessHomeId ?? 0;
    saveSelf(context, stage(second, '2022-07-20'));
    saveTown(context, stage(second, '2022-08-10'));
    saveCounty(context, { ...stage(second, '2022-09-14'), ...byTwo });
    addVeto(context, {
      happinessHomeId,
      caseId: second,
      code: 'V1',
      occurredOn: isoDate('2022-02-11'),
      foundOn: isoDate('2022-09-15'),
      evidence: '火灾事故认定书',
      documentNo: null,
    });
    transaction(context, (writer) =>
      recordGrade(writer, { happinessHomeId, grade: 'G2', effectiveFrom: isoDate('2022-07-01'), documentNo, cause: 'award' }),
    );
    publish(context, { caseIds: [second], fromOn: plan.noticeFrom });
    award(context, { caseIds: [second], onDate: isoDate('2022-09-28'), documentNo, effectiveFrom: null });
    expect(gradesOf(context, happinessHomeId)[0]).toMatchObject({
      grade: 'G0',
      effectiveFrom: '2022-10-01',
      cause: 'veto',
      vetoCode: 'V1',
    });
  });
});
