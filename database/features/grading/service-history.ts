/** What a home was graded in all its years, and what a round came to over the county. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Reader } from '../../core/sql.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { gradesOf, standingStatuses } from '../happiness/service.ts';
import { statusOn } from '../happiness/rules-status.ts';
import type { ScopedReader } from '../users/scope.ts';
import { bodyOf, readGroups, requiredRound, rowMaker } from './case-rows.ts';
import { casesOfHome, casesOfRound, decisionsOf, eventsOf } from './queries-cases.ts';
import { newestPublished } from './queries-templates.ts';
import { requiredHome, vetoRows } from './service-case.ts';

/** @throws AppError HAPPINESS_NOT_FOUND */
export function history(reader: Reader, happinessHomeId: number, today: IsoDate): OutputOf<'grading.history'> {
  requiredHome(reader, happinessHomeId);
  const make = rowMaker(reader, today);
  const sheet = newestPublished(reader);
  return {
    cases: casesOfHome(reader, happinessHomeId).map((found) => {
      const { year, kind, name } = requiredRound(reader, found.roundId);
      const documentNo = eventsOf(reader, found.caseId).findLast((event) => event.documentNo !== null)?.documentNo ?? null;
      return { ...make(found), year, kind, roundName: name, documentNo };
    }),
    decisions: decisionsOf(reader, happinessHomeId),
    vetoes: sheet ? vetoRows(reader, happinessHomeId, sheet.body) : [],
    grades: gradesOf(reader, happinessHomeId).map(
      ({ gradeId, grade, effectiveFrom, validTo, documentNo, cause, gradingCaseId, withdrawnReason }) => ({
        gradeId,
        grade,
        effectiveFrom,
        validTo,
        documentNo,
        cause,
        caseId: gradingCaseId,
        isWithdrawn: withdrawnReason !== null,
      }),
    ),
    status: statusOn(standingStatuses(reader).get(happinessHomeId) ?? [], today)?.status ?? null,
  };
}

type Statistics = OutputOf<'grading.statistics'>;
type Distribution = Statistics['distribution'][number];
type Place = { readonly townCode: string | null; readonly townName: string };

function distributionOf(place: Place, cases: readonly { readonly state: string; readonly grade: string | null }[]): Distribution {
  const count = (grade: string): number => cases.filter((found) => found.grade === grade).length;
  return {
    ...place,
    G1: count('G1'),
    G2: count('G2'),
    G3: count('G3'),
    G0: count('G0'),
    open: cases.filter(({ grade }) => grade === null).length,
  };
}

/** Of the cases the caller may see; those taken out of the round do not count. @throws AppError GRADING_ROUND_NOT_FOUND */
export function statistics(reader: ScopedReader, roundId: number, today: IsoDate): Statistics {
  const { templateId } = requiredRound(reader, roundId);
  const body = bodyOf(reader, templateId);
  const make = rowMaker(reader, today);
  const found = casesOfRound(reader, reader.scope, roundId)
    .filter(({ state }) => state !== 'withdrawn')
    .map((stored) => {
      const row = make(stored);
      const points = new Map(stored.groupsJson === null ? [] : readGroups(stored.groupsJson).map((group) => [group.code, group.points]));
      return { ...row, grade: row.decidedGrade ?? row.proposedGrade, points };
    });
  const towns = [...Map.groupBy(found, ({ townCode }) => townCode)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const scored = found.filter(({ points }) => points.size > 0);
  const sum = (rows: typeof found, code: string): number => rows.reduce((total, { points }) => total + (points.get(code) ?? 0), 0);
  return {
    distribution: [
      ...towns.map(([townCode, rows]) => distributionOf({ townCode, townName: rows[0]?.townName ?? townCode }, rows)),
      distributionOf({ townCode: null, townName: '全县' }, found),
    ],
    groups: body.groups.map(({ code, name, max }) => ({
      code,
      name,
      max,
      homes: scored.length,
      sum: sum(scored, code),
      towns: towns.flatMap(([townCode, rows]) => {
        const own = rows.filter(({ points }) => points.size > 0);
        return own.length === 0 ? [] : [{ townCode, townName: own[0]?.townName ?? townCode, homes: own.length, sum: sum(own, code) }];
      }),
    })),
    scored: scored.length,
  };
}
