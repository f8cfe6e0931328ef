/** A round of four happiness homes in two townships, scored by village, township and county on the shipped sheet, published and awarded. */
import { rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import { caseById } from '../../database/features/grading/queries-cases.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { template, templates } from '../../database/features/grading/service-templates.ts';
import { takeStep } from '../../database/features/grading/step.ts';
import { addGrade, recordGrade } from '../../database/features/happiness/service-grades.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { noAnswer, type Answer, type SheetBody } from '../../electron/contract/grading-sheet.ts';
import type { HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { feicheng, memoryLedger, type TestLedger } from '../helpers/ledger.ts';

export const plan = {
  startsOn: isoDate('2022-07-01'),
  selfUntil: isoDate('2022-07-31'),
  townUntil: isoDate('2022-08-19'),
  countyUntil: isoDate('2022-09-16'),
  noticeFrom: isoDate('2022-09-19'),
  noticeUntil: isoDate('2022-09-25'),
  reviewUntil: isoDate('2022-10-12'),
  awardUntil: isoDate('2022-10-31'),
};

/** Full points, less what is taken from single items, each with its reason. */
export function answersOf(
  body: SheetBody,
  less: Readonly<Record<string, readonly [points: number, reason: string | null]>> = {},
): Answer[] {
  return body.groups
    .flatMap(({ items }) => items)
    .map((item) => {
      const [points = item.max, reason = null] = less[item.code] ?? [];
      return { ...noAnswer(item.code), points, reason };
    });
}

export type GradedRound = {
  readonly ledger: TestLedger;
  readonly roundId: number;
  readonly cases: readonly number[];
  readonly homes: readonly number[];
};

const [firstTown, secondTown] = divisionsOf(feicheng).filter(({ level, name }) => level === 'town' && name.endsWith('镇'));
const villagesOf = (town: string | undefined): readonly { readonly code: string; readonly name: string }[] =>
  divisionsOf(feicheng).filter(({ level, parentCode }) => level === 'village' && parentCode === town);
/** Two villages in each of two townships; the grade each home has had. */
const places = [
  ...villagesOf(firstTown?.code)
    .slice(0, 2)
    .map((village) => ({ town: firstTown, village, grade: 'G2' as const })),
  ...villagesOf(secondTown?.code)
    .slice(0, 2)
    .map((village, index) => ({ town: secondTown, village, grade: index === 0 ? ('G1' as const) : null })),
];

export function plannedRound(ledger: TestLedger = memoryLedger()): GradedRound & { readonly body: SheetBody } {
  const [sheet] = templates(ledger);
  const { body } = template(ledger, sheet?.templateId ?? 0);
  const homes = transaction(ledger, (writer) =>
    places.map(({ town, village }, index) =>
      insertHome(
        writer,
        {
          code: `370983F00${index + 1}`,
          name: `${village.name.replace(/(?:村委会|居委会)$/, '')}农村幸福院`,
          townCode: town?.code ?? '',
          villageCode: village.code,
          creditCode: null,
          builtYear: 2014 + index,
          openedOn: isoDate('2015-06-01'),
          floorAreaCenti: 24_560 + index * 100,
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
  for (const [index, { grade }] of places.entries())
    if (grade !== null)
      addGrade(ledger, {
        happinessHomeId: homes[index] ?? 0,
        grade,
        effectiveFrom: isoDate('2021-10-01'),
        validTo: null,
        documentNo: '肥民发〔2021〕40号',
        cause: 'award',
      });
  const { roundId } = createRound(ledger, {
    kind: 'award',
    year: 2022,
    name: '2022年度等级评定',
    templateId: sheet?.templateId ?? 0,
    documentNo: '肥民发〔2022〕30号',
    plan,
    happinessHomeIds: homes,
  });
  const cases = rows<{ id: number }>(
    ledger,
    'SELECT grading_case_id AS id FROM grading_case WHERE grading_round_id = ? ORDER BY happiness_home_id',
    roundId,
  ).map(({ id }) => id);
  return { ledger, roundId, cases, homes, body };
}

const score = (ledger: WriteContext, caseId: number, answers: Answer[], assessedOn: string) => ({
  caseId,
  answers,
  assessedOn: isoDate(assessedOn),
  isFinal: true,
  remark: null,
});

/** Up to the county, whose turn it is. */
export function reviewedRound(asked?: TestLedger): GradedRound & { readonly body: SheetBody } {
  const round = plannedRound(asked);
  const { ledger, cases, body } = round;
  for (const caseId of cases) {
    saveSelf(ledger, { ...score(ledger, caseId, answersOf(body), '2022-07-20'), assessor: '村委会赵明' });
    saveTown(ledger, {
      ...score(ledger, caseId, answersOf(body, { QC1: [60, '台账少两个月'] }), '2022-08-10'),
      assessor: '镇民政办孙丽',
    });
  }
  return round;
}

const county: readonly Readonly<Record<string, readonly [number, string | null]>>[] = [
  { QC1: [60, null] },
  { QC1: [60, null], QB1: [20, '灭火器过期两具'], QE1: [10, '没有稳定来源'], QC5: [0, '没有探访记录'], QD4: [5, '台账不全'] },
  { QC1: [60, null], QB4: [20, '没有采购台账'] },
  {
    QC1: [0, '全年开放不足'],
    QD1: [0, '开放145天'],
    QB1: [0, '没有器材'],
    QB3: [0, '通道堵塞'],
    QB5: [0, '没有演练'],
    QB6: [0, '没有参保'],
  },
];
const grades: readonly HappinessGrade[] = ['G1', 'G2', 'G1', 'G0'];
export const documentNo = '肥民发〔2022〕47号';

/** To the end: two first-grade homes, one second, one that is refused. */
export function awardedRound(asked?: TestLedger): GradedRound & { readonly body: SheetBody } {
  const round = reviewedRound(asked);
  const { ledger, cases, homes, body } = round;
  for (const [index, caseId] of cases.entries()) {
    saveCounty(ledger, {
      ...score(ledger, caseId, answersOf(body, county[index]), '2022-09-14'),
      assessor: '赵敏',
      secondAssessor: '孙立国',
      thirdParty: null,
    });
    transaction(ledger, (writer) => {
      const found = () => {
        const entry = caseById(writer, caseId);
        if (!entry) throw new Error('no case');
        return entry;
      };
      const grade = grades[index] ?? 'G0';
      takeStep(writer, found(), 'publish', { onDate: plan.noticeFrom, untilOn: plan.noticeUntil, grade });
      const decided = { onDate: isoDate('2022-09-28'), documentNo, grade };
      if (grade === 'G0') takeStep(writer, found(), 'refuseGrade', { ...decided, reason: '安全管理得分不足' });
      else {
        takeStep(writer, found(), 'award', { ...decided, effectiveFrom: isoDate('2022-10-01'), untilOn: isoDate('2025-09-30') });
        recordGrade(writer, {
          happinessHomeId: homes[index] ?? 0,
          grade,
          effectiveFrom: isoDate('2022-10-01'),
          validTo: isoDate('2025-09-30'),
          documentNo,
          cause: 'award',
          vetoCode: null,
          recoversYear: null,
          gradingCaseId: caseId,
        });
      }
    });
  }
  return round;
}
