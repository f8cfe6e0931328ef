/** Rows of cases as everybody sees them: totals, vetoes, proposed and decided grade, clock. */
import { z } from 'zod';
import type { CaseRow } from '../../../electron/contract/grading-shapes.ts';
import { proposeGrade, type GradeProposal, type SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { type RecordedGrade, standingGrades } from '../happiness/service.ts';
import { gradeFactOn } from '../happiness/rules-entitlement.ts';
import { caseById, roundById, type StoredCase, type StoredRound } from './queries-cases.ts';
import { templateById } from './queries-templates.ts';
import { clockOf } from './rules-plan.ts';

const groupsSchema = z.array(z.object({ code: z.string(), points: z.number(), max: z.number() }));
export type GroupPoints = z.infer<typeof groupsSchema>[number];

export function readGroups(json: string): GroupPoints[] {
  return groupsSchema.parse(JSON.parse(json));
}

export function vetoCodesOf(found: StoredCase): string[] {
  return found.vetoes === null ? [] : found.vetoes.split(',');
}

/** What the county's score and the vetoes make; null before it is scored. A veto alone is no proposal: the score is still kept. */
export function proposalOf(body: SheetBody, found: StoredCase): GradeProposal | null {
  if (found.countyTotal === null || found.groupsJson === null) return null;
  return proposeGrade(body, { total: found.countyTotal, groups: readGroups(found.groupsJson) }, vetoCodesOf(found));
}

/** Rounds and sheets read once for many rows. */
export type RowMaker = (found: StoredCase) => CaseRow;

/** @throws AppError GRADING_ROUND_NOT_FOUND */
export function requiredRound(reader: Reader, roundId: number): StoredRound {
  const round = roundById(reader, roundId);
  if (!round) throw new AppError('GRADING_ROUND_NOT_FOUND');
  return round;
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND */
export function bodyOf(reader: Reader, templateId: number): SheetBody {
  const template = templateById(reader, templateId);
  if (!template) throw new AppError('GRADING_TEMPLATE_NOT_FOUND');
  return template.body;
}

/** @throws AppError GRADING_CASE_NOT_FOUND */
export function requiredCase(reader: Reader, caseId: number): StoredCase {
  const found = caseById(reader, caseId);
  if (!found) throw new AppError('GRADING_CASE_NOT_FOUND');
  return found;
}

export function rowMaker(reader: Reader, today: IsoDate): RowMaker {
  const rounds = new Map<number, { round: StoredRound; body: SheetBody }>();
  const grades: ReadonlyMap<number, RecordedGrade[]> = standingGrades(reader);
  const known = (roundId: number): { round: StoredRound; body: SheetBody } => {
    const found = rounds.get(roundId);
    if (found) return found;
    const round = requiredRound(reader, roundId);
    const made = { round, body: bodyOf(reader, round.templateId) };
    rounds.set(roundId, made);
    return made;
  };
  return (found) => {
    const { round, body } = known(found.roundId);
    const { groupsJson: _groups, vetoes: _vetoes, answerBy, ...row } = found;
    return {
      ...row,
      vetoCodes: vetoCodesOf(found),
      proposedGrade: proposalOf(body, found)?.grade ?? null,
      gradeBefore: gradeFactOn(grades.get(found.happinessHomeId) ?? [], round.startsOn)?.grade ?? null,
      ...clockOf(round, found.state, answerBy, today),
    };
  };
}
