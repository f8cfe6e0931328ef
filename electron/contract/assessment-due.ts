/** Who is to be assessed: reports of a changed condition, and validities that end. */
import { z } from 'zod';
import { selfCareLevelSchema, sexSchema, supportModeSchema } from './terms.ts';
import { isoDateSchema } from './values.ts';

export const conditionReportSchema = z.object({
  conditionReportId: z.number(),
  reportedOn: isoDateSchema,
  reporter: z.string(),
  description: z.string(),
  dueOn: isoDateSchema,
  closedOn: isoDateSchema.nullable(),
  closedReason: z.string().nullable(),
  /** Working days left, negative when it is late; null when it is closed. */
  workDaysLeft: z.number().nullable(),
  warning: z.string().nullable(),
});
export type ConditionReport = z.infer<typeof conditionReportSchema>;

export const dueStates = [
  { id: 'reported', label: '变化报告' },
  { id: 'overdue', label: '已过有效期' },
  { id: 'soon', label: '即将到期' },
  { id: 'never', label: '从未评估' },
] as const;
export type DueState = (typeof dueStates)[number]['id'];
export const dueStateSchema = z.enum(dueStates.map((state) => state.id) as [DueState, ...DueState[]]);

export const dueRowSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  sex: sexSchema,
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  mode: supportModeSchema.nullable(),
  homeName: z.string().nullable(),
  level: selfCareLevelSchema.nullable(),
  assessedOn: isoDateSchema.nullable(),
  /** Last day the assessment holds, or the day a reported change must be assessed by. */
  dueOn: isoDateSchema.nullable(),
  /** Calendar days left of a validity, working days of a report; negative when late. */
  daysLeft: z.number().nullable(),
  report: z.object({ conditionReportId: z.number(), reportedOn: isoDateSchema, reporter: z.string(), description: z.string() }).nullable(),
});
export type DueRow = z.infer<typeof dueRowSchema>;
