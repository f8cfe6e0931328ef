/** One valid call of every method of assessments and of the calendar. */
import { join } from 'node:path';
import type { MethodName } from '../../electron/contract/index.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import { ableAnswers, sixItemScale, worldAssessment } from './role-world.assessments.ts';
import type { Place, World } from './role-world.ts';

type Names = Extract<MethodName, `assessments.${string}` | `calendar.${string}`>;

const tryout = ({ person }: Place, world: World) => ({
  personId: person.personId,
  scaleId: sixItemScale(world.admin()),
  kind: 'other' as const,
  assessedOn: isoDate('2022-01-29'),
  answers: ableAnswers,
  changes: [],
  concludedLevel: null,
  assessors: ['评估甲', '评估乙'],
});

export const assessmentInputs: { readonly [Name in Names]: Row<Name> } = {
  'assessments.scales': { ask: () => ({}) },
  'assessments.due': {
    ask: ({ townCode, person }) => ({ state: 'reported', townCode, homeId: person.homeId, offset: 0, limit: 50 }),
    isTelling: true,
  },
  'assessments.page': {
    ask: ({ person }) => ({ search: person.name, kind: null, isDoubtfulOnly: false, offset: 0, limit: 50 }),
    isTelling: true,
  },
  'assessments.ofPerson': { ask: ({ person }) => ({ personId: person.personId }), isTelling: true },
  'assessments.get': { ask: ({ assessmentId }) => ({ assessmentId }), isTelling: true },
  'assessments.tryOut': { ask: (place, world) => tryout(place, world) },
  'assessments.conclude': {
    ask: (place, world) => ({
      ...tryout(place, world),
      ...structuredClone(worldAssessment),
      assessors: [...worldAssessment.assessors],
      changes: [],
      acknowledged: ['kindMismatch'],
    }),
  },
  'assessments.withdraw': { ask: ({ assessmentId }) => ({ assessmentId, reason: '录错' }) },
  'assessments.report': {
    ask: ({ person }) => ({ personId: person.personId, reportedOn: isoDate('2022-01-28'), reporter: '照料人', description: '卧床不起' }),
  },
  'assessments.closeReport': { ask: ({ conditionReportId }) => ({ conditionReportId, reason: '误报' }) },
  'assessments.paper': { ask: ({ assessmentId }) => ({ assessmentId, purpose: 'print' }) },
  'assessments.savePaper': {
    ask: ({ assessmentId }) => ({ assessmentId, format: 'pdf', protection: { kind: 'plain', purpose: '送代发银行' } }),
    path: ({ folder }) => join(folder, '评估表.pdf'),
  },
  'assessments.saveTiers': {
    ask: () => ({
      tiers: { 0: 'independent', 1: 'independent', 2: 'partialLoss', 3: 'completeLoss', 4: 'completeLoss' },
      validFrom: isoDate('2022-01-20'),
      documentNo: '样〔2022〕2号',
    }),
  },
  'calendar.years': { ask: () => ({}) },
  'calendar.saveYear': {
    ask: () => ({
      year: 2030,
      lines:
        '1月1日 休 元旦\n2月2日至2月8日 休 春节\n4月5日 休 清明节\n5月1日至5月5日 休 劳动节\n6月5日 休 端午节\n10月1日至10月7日 休 国庆节',
      documentNo: '国办发明电〔2029〕1号',
    }),
  },
};
