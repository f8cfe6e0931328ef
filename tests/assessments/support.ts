/** A small county with assessments to make. */
import { fixedClock } from '../../database/core/clock.ts';
import { row, type Reader, type WriteContext } from '../../database/core/sql.ts';
import { conclude } from '../../database/features/assessments/service.ts';
import type { AssessmentInput, DoubtKind } from '../../electron/contract/assessments.ts';
import { isoDate } from '../../electron/contract/values.ts';

export const sixIds = ['eat', 'dress', 'bed', 'toilet', 'walk', 'bathe'] as const;
export type SixId = (typeof sixIds)[number];

/** Answers of the six items; those named are not reached. */
export function six(...unable: readonly SixId[]): Record<string, string> {
  return Object.fromEntries(sixIds.map((id) => [id, unable.includes(id) ? 'unable' : 'able']));
}

export function scaleIdOf(reader: Reader, code: string, version = 1): number {
  const found = row<{ id: number }>(
    reader,
    'SELECT assessment_scale_id AS id FROM assessment_scale WHERE code = ? AND version = ?',
    code,
    version,
  );
  if (!found) throw new RangeError(`no scale ${code}`);
  return found.id;
}

export function at(context: WriteContext, day: string): WriteContext {
  return { ...context, clock: fixedClock(isoDate(day)) };
}

export type Given = Partial<Omit<AssessmentInput, 'personId' | 'assessedOn'>>;

export function formFor(reader: Reader, personId: number, assessedOn: string, given: Given = {}): AssessmentInput {
  return {
    personId,
    scaleId: scaleIdOf(reader, 'SIX_ITEMS'),
    kind: 'regular',
    assessedOn: isoDate(assessedOn),
    place: '本人家中',
    agency: null,
    answers: six(),
    notes: {},
    changes: [],
    concludedLevel: 'independent',
    overrideReason: null,
    assessors: [
      { name: '评估甲', unit: '县福利中心' },
      { name: '评估乙', unit: null },
    ],
    witness: '村委会主任',
    opinion: null,
    acknowledged: [],
    ...given,
  };
}

/** Concludes with every doubt looked at. */
export function concludeAnyway(context: WriteContext, personId: number, assessedOn: string, given: Given = {}) {
  const all: DoubtKind[] = [
    'twoLevels',
    'pace',
    'beforeFormer',
    'disagrees',
    'answerAgainstRule',
    'supportEnded',
    'overridden',
    'late',
    'kindMismatch',
  ];
  return conclude(context, formFor(context, personId, assessedOn, { acknowledged: all, ...given }));
}
