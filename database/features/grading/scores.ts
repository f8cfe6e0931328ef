/** Scores as they are read back, with their items. */
import { z } from 'zod';
import type { CaseScore } from '../../../electron/contract/grading-shapes.ts';
import { answerSchema } from '../../../electron/contract/grading-sheet.ts';
import type { Reader } from '../../core/sql.ts';
import { readGroups } from './case-rows.ts';
import { itemsOf, type StoredScore } from './queries-cases.ts';

export const storedAnswerSchema = answerSchema.pick({ ticked: true, band: true, isPassed: true, points: true, notApplicable: true });
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;

export function headOf(score: StoredScore): Omit<CaseScore, 'items'> {
  const { groupsJson, isFinal, isReview, ...head } = score;
  return { ...head, isFinal: isFinal === 1, isReview: isReview === 1, groups: readGroups(groupsJson) };
}

export function scoreWithItems(reader: Reader, score: StoredScore): CaseScore {
  return {
    ...headOf(score),
    items: itemsOf(reader, score.scoreId).map(({ code, points, isNotApplicable, answerJson, reason, remark }) => ({
      ...storedAnswerSchema.parse(JSON.parse(answerJson)),
      code,
      reason,
      remark,
      counted: points,
      isNotApplicable: isNotApplicable === 1,
    })),
  };
}
