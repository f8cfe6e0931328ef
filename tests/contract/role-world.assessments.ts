/** An assessment and a report of a changed condition for one person of the world. */
import { isoDate } from '../../electron/contract/values.ts';
import { row, type Reader, type WriteContext } from '../../database/core/sql.ts';
import { report } from '../../database/features/assessments/service-reports.ts';
import { conclude } from '../../database/features/assessments/service.ts';

/** What a form of the six items says of somebody who needs help with nothing. */
export const ableAnswers = { eat: 'able', dress: 'able', bed: 'able', toilet: 'able', walk: 'able', bathe: 'able' } as const;

export const worldAssessment = {
  kind: 'other',
  place: '家中',
  agency: null,
  answers: ableAnswers,
  notes: {},
  changes: [],
  concludedLevel: 'independent',
  overrideReason: null,
  assessors: [
    { name: '评估甲', unit: null },
    { name: '评估乙', unit: null },
  ],
  witness: '见证人',
  opinion: null,
} as const;

export function sixItemScale(reader: Reader): number {
  return row<{ id: number }>(reader, "SELECT assessment_scale_id AS id FROM assessment_scale WHERE code = 'SIX_ITEMS'")?.id ?? 0;
}

export function assess(context: WriteContext, personId: number): { assessmentId: number; conditionReportId: number } {
  const scaleId = sixItemScale(context);
  const { assessmentId } = conclude(context, {
    ...structuredClone(worldAssessment),
    assessors: [...worldAssessment.assessors],
    changes: [],
    personId,
    scaleId,
    assessedOn: isoDate('2022-01-25'),
    acknowledged: ['twoLevels', 'disagrees', 'kindMismatch'],
  });
  const { conditionReportId } = report(context, {
    personId,
    reportedOn: isoDate('2022-01-27'),
    reporter: '村委会',
    description: '近来行走不便',
  });
  return { assessmentId, conditionReportId };
}
