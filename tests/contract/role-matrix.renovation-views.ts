/** Who may look at the progress chart of renovations; a project stands in each of the two homes. */
import { save } from '../../database/features/renovation/service-projects.ts';
import type { renovationViewMethods } from '../../electron/contract/renovation-views.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';

type Rows = { readonly [Each in keyof typeof renovationViewMethods]: Row<Each> };

export const renovationViewGolden = {
  'renovation.gantt': ['A C V T H R', 'lists'],
} as const satisfies Readonly<Record<keyof Rows, Rule>>;

export const renovationViewInputs: Rows = {
  'renovation.gantt': {
    ask: () => ({ search: '', townCode: null, homeId: null, batchYear: null, stage: null, kind: null, asOf: null }),
    before: (world) => {
      for (const { homeId } of [world.own('home_manager'), world.other('home_manager')])
        save(world.admin(), {
          projectId: null,
          code: `样图${homeId}`,
          name: '样本敬老院改造',
          batchYear: 2021,
          homeId,
          kind: 'rebuild',
          content: null,
          floorAreaCenti: null,
          bedsBefore: 40,
          nursingBefore: 0,
          bedsAfter: 60,
          nursingAfter: 30,
          approvalNo: null,
          approvedOn: null,
          approvedFen: null,
          estimateFen: null,
          readyOn: null,
          unit: null,
          managerName: null,
        });
      return '';
    },
  },
};
