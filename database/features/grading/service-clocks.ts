/** What of grading is due or late: stages of rounds, notices that are over, objections, validity that ends, the yearly recheck. */
import type { GradingClock } from '../../../electron/contract/grading-shapes.ts';
import { roundStages, type RoundStage } from '../../../electron/contract/grading-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { daysBetween } from '../calendar/days.ts';
import { homesOf, standingGrades } from '../happiness/service.ts';
import { gradeOn } from '../happiness/rules-entitlement.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { clockOf } from './rules-plan.ts';
import { openCases, roundRows, type StoredCase, type StoredRound } from './queries-cases.ts';

type Due = { readonly found: StoredCase; readonly round: StoredRound; readonly stage: RoundStage; readonly dueOn: IsoDate };

/** One entry for all homes of a round that wait in the same stage; objections one each. */
function stageClocks(due: readonly Due[], today: IsoDate, lead: number): GradingClock[] {
  const near = due.filter(({ dueOn }) => daysBetween(today, dueOn) <= lead);
  return [...Map.groupBy(near, ({ round, stage, dueOn }) => `${round.roundId} ${stage} ${dueOn}`).values()].flatMap(
    (group): GradingClock[] => {
      const [first] = group;
      if (!first) return [];
      const { round, stage, dueOn } = first;
      const isLate = dueOn < today;
      return [
        {
          kind: 'stage',
          roundId: round.roundId,
          caseId: group.length === 1 ? first.found.caseId : null,
          happinessHomeId: group.length === 1 ? first.found.happinessHomeId : null,
          name: group.length === 1 ? first.found.name : round.name,
          stage,
          homes: group.length,
          dueOn,
          isLate,
          text: `“${round.name}”${labelOf(roundStages, stage)}${isLate ? `已逾期 ${daysBetween(dueOn, today)} 天` : `截至${formatDate(dueOn)}`}，${group.length} 处未完成`,
        },
      ];
    },
  );
}

function objectionClock({ found, round, dueOn }: Due, today: IsoDate): GradingClock {
  const isLate = dueOn < today;
  return {
    kind: 'objection',
    roundId: round.roundId,
    caseId: found.caseId,
    happinessHomeId: found.happinessHomeId,
    name: found.name,
    stage: 'review',
    homes: 1,
    dueOn,
    isLate,
    text: `“${found.name}”的异议${isLate ? `已超过答复期限 ${daysBetween(dueOn, today)} 天` : `应于${formatDate(dueOn)}前答复`}`,
  };
}

/** Notices that have run out and wait for the document. */
function noticeClocks(due: readonly Due[], today: IsoDate): GradingClock[] {
  const over = due.filter(({ found }) => found.state === 'published' && found.noticeUntil !== null && found.noticeUntil < today);
  return [...Map.groupBy(over, ({ round }) => round.roundId).values()].flatMap((group): GradingClock[] => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        kind: 'notice',
        roundId: first.round.roundId,
        caseId: null,
        happinessHomeId: null,
        name: first.round.name,
        stage: 'award',
        homes: group.length,
        dueOn: first.round.awardUntil,
        isLate: first.round.awardUntil < today,
        text: `“${first.round.name}”${group.length} 处幸福院公示期已满，可以发文授牌`,
      },
    ];
  });
}

/** In the months of the recheck, while no round of this year checks the homes that have a grade. */
function recheckClocks(reader: ScopedReader, today: IsoDate): GradingClock[] {
  const year = Number(today.slice(0, 4));
  if (Number(today.slice(5, 7)) < policyNumber(reader, 'grading.recheckMonth', today)) return [];
  if (roundRows(reader).some((round) => round.kind === 'recheck' && round.year === year)) return [];
  const grades = standingGrades(reader);
  const graded = homesOf(reader, reader.scope).filter(({ happinessHomeId }) => {
    const grade = gradeOn(grades.get(happinessHomeId) ?? [], today);
    return grade !== null && grade !== 'G0';
  });
  if (graded.length === 0) return [];
  return [
    {
      kind: 'recheck',
      roundId: null,
      caseId: null,
      happinessHomeId: null,
      name: `${year}年度复核`,
      stage: null,
      homes: graded.length,
      dueOn: `${year}-12-31` as IsoDate,
      isLate: false,
      text: `${graded.length} 处有等级的幸福院还没有安排${year}年度复核`,
    },
  ];
}

/** Late ones first, then by day. */
export function clocks(reader: ScopedReader, today: IsoDate): GradingClock[] {
  const rounds = new Map(roundRows(reader).map((round) => [round.roundId, round]));
  const lead = policyNumber(reader, 'grading.clockLeadDays', today);
  const due = openCases(reader, reader.scope).flatMap((found): Due[] => {
    const round = rounds.get(found.roundId);
    if (!round) return [];
    const { stage, dueOn } = clockOf(round, found.state, found.answerBy, today);
    return stage === null || dueOn === null ? [] : [{ found, round, stage, dueOn }];
  });
  const made = [
    ...stageClocks(
      due.filter(({ stage }) => stage !== 'review'),
      today,
      lead,
    ),
    ...due.filter(({ stage }) => stage === 'review').map((found) => objectionClock(found, today)),
    ...noticeClocks(due, today),
    ...recheckClocks(reader, today),
  ];
  return made.toSorted((one, other) => Number(other.isLate) - Number(one.isLate) || (one.dueOn < other.dueOn ? -1 : 1));
}
