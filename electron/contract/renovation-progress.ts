/** Monthly progress of renovations (进度月报), who has not reported, and what of the works waits. */
import { z } from 'zod';
import { everybody, everyReporter, method } from './method.ts';
import { progressMonthSchema, renovationAlertSchema } from './renovation-works-shapes.ts';
import { fenSchema, idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

const ofProject = { record: 'project', key: 'projectId' } as const;
const optional = z
  .string()
  .trim()
  .max(500, '不超过500个字')
  .nullable()
  .transform((value) => (value === '' ? null : value));

export const renovationProgressMethods = {
  /** Null: the month whose report is due now. */
  'renovation.progress': method({
    title: '查看进度月报',
    access: everybody,
    reach: 'own',
    input: z.object({ month: isoMonthSchema.nullable() }),
    output: progressMonthSchema,
  }),
  /** Told again it replaces what the month said; whether it came in time is told by the first report of the month. */
  'renovation.saveProgress': method({
    title: '填报进度月报',
    access: everyReporter,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      month: isoMonthSchema,
      percent: z.number().int('形象进度应为整数').min(0).max(100, '不超过100'),
      doneFen: fenSchema.refine((value) => value >= 0, '完成投资不能为负'),
      work: z.string().trim().min(2, '请填写本月主要工作').max(500, '不超过500个字'),
      problems: optional,
      coordination: optional,
      nextSteps: optional,
      /** Null: today. Another day, of a report that came on paper, is entered by the county. */
      reportedOn: isoDateSchema.nullable(),
    }),
    output: z.object({ progressId: z.number(), isLate: z.boolean() }),
  }),
  'renovation.withdrawProgress': method({
    title: '撤销进度月报',
    access: everyReporter,
    reach: ofProject,
    input: z.object({ projectId: idSchema, progressId: idSchema, reason: z.string().trim().min(2, '请填写理由').max(200) }),
    output: z.object({}),
  }),
  /** Of one project, or of all of the scope; the most pressing first. */
  'renovation.alerts': method({
    title: '查看改造提醒',
    access: everybody,
    reach: 'own',
    input: z.object({ projectId: idSchema.nullable() }),
    output: z.array(renovationAlertSchema),
  }),
} as const;
