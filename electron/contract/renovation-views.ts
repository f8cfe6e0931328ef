/** Renovation projects as the progress chart (进度图) draws them: planned, expected and reached day of every stage. */
import { z } from 'zod';
import { everybody, method } from './method.ts';
import { planDaySchema, projectRowSchema } from './renovation-shapes.ts';
import { renovationMethods } from './renovation.ts';
import { isoDateSchema } from './values.ts';

const ganttRowSchema = projectRowSchema
  .pick({
    projectId: true,
    code: true,
    name: true,
    batchYear: true,
    homeName: true,
    townName: true,
    stage: true,
    state: true,
    lagDays: true,
    tone: true,
    percent: true,
  })
  .extend({
    /** The ten stages in order. */
    dates: z.array(planDaySchema.pick({ stage: true, baselineOn: true, forecastOn: true, actualOn: true, slipDays: true })),
  });
export type GanttRow = z.infer<typeof ganttRowSchema>;

export const renovationViewMethods = {
  'renovation.gantt': method({
    title: '查看改造进度图',
    access: everybody,
    reach: 'own',
    input: renovationMethods['renovation.list'].input,
    output: z.object({
      asOf: isoDateSchema,
      rows: z.array(ganttRowSchema),
      /** Without the filter. */
      total: z.number(),
      years: z.array(z.number()),
    }),
  }),
} as const;
