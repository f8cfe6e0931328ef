/** What is told of happiness homes: the list, one home, its months, grades and states, its money. */
import { z } from 'zod';
import {
  gradeCauseSchema,
  happinessGradeSchema,
  happinessStatusSchema,
  mealModeSchema,
  monthVerdictSchema,
  shortfallRuleSchema,
  villageAccountKindSchema,
} from './happiness-terms.ts';
import { isoDateSchema, isoMonthSchema } from './values.ts';

export const happinessAlertSchema = z.object({
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  townName: z.string(),
  /**
   * `closedRun`: closed for months on end, veto V5. `closedYear`: open on too few days of a year that has ended, veto V5. `lowMonth`: a month under the minimum. `rectifyDue`: the
   * deadline is near or past. `gradeExpiring`: its validity is near its end or past. `noAccount`: graded, but nowhere to pay to. `notTold`: last month not told.
   */
  kind: z.enum(['closedRun', 'closedYear', 'lowMonth', 'rectifyDue', 'gradeExpiring', 'noAccount', 'notTold']),
  tone: z.enum(['warn', 'todo']),
  text: z.string(),
  /** Month or deadline it is about. */
  about: z.string(),
});
export type HappinessAlert = z.infer<typeof happinessAlertSchema>;

const placeFields = {
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
} as const;

const happinessRowSchema = z.object({
  ...placeFields,
  /** In force on the day asked for; null: not graded. */
  grade: happinessGradeSchema.nullable(),
  gradeFrom: isoDateSchema.nullable(),
  gradeValidTo: isoDateSchema.nullable(),
  status: happinessStatusSchema,
  statusFrom: isoDateSchema.nullable(),
  openedOn: isoDateSchema.nullable(),
  builtYear: z.number().nullable(),
  restPlaces: z.number().nullable(),
  villageElders: z.number().nullable(),
  hasAccount: z.boolean(),
  /** Of the year of that day. */
  monthsTold: z.number(),
  countedMonths: z.number(),
  openDays: z.number(),
  entitlementFen: z.number(),
  alerts: z.number(),
});
export type HappinessRow = z.infer<typeof happinessRowSchema>;

export const happinessListSchema = z.object({
  asOf: isoDateSchema,
  rows: z.array(happinessRowSchema),
  /** Of all homes of the caller's places, whatever is filtered. */
  total: z.number(),
  byGrade: z.array(z.object({ grade: happinessGradeSchema.nullable(), count: z.number() })),
  byStatus: z.array(z.object({ status: happinessStatusSchema, count: z.number() })),
  byTown: z.array(z.object({ townCode: z.string(), townName: z.string(), count: z.number() })),
});

export const happinessEntryFields = {
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
} as const;

const happinessStatusRowSchema = z.object({
  statusId: z.number(),
  validFrom: isoDateSchema,
  status: happinessStatusSchema,
  reason: z.string().nullable(),
  documentNo: z.string().nullable(),
  rectifyBy: isoDateSchema.nullable(),
  ...happinessEntryFields,
});
export const happinessGradeRowSchema = z.object({
  gradeId: z.number(),
  grade: happinessGradeSchema,
  effectiveFrom: isoDateSchema,
  validTo: isoDateSchema.nullable(),
  documentNo: z.string().nullable(),
  cause: gradeCauseSchema,
  vetoCode: z.string().nullable(),
  recoversYear: z.number().nullable(),
  gradingCaseId: z.number().nullable(),
  ...happinessEntryFields,
});
export type HappinessGradeRow = z.infer<typeof happinessGradeRowSchema>;
const happinessAccountRowSchema = z.object({
  accountId: z.number(),
  validFrom: isoDateSchema,
  kind: villageAccountKindSchema,
  holder: z.string(),
  bank: z.string(),
  number: z.string(),
  ...happinessEntryFields,
});

export const happinessDetailSchema = z.object({
  ...placeFields,
  creditCode: z.string().nullable(),
  builtYear: z.number().nullable(),
  openedOn: isoDateSchema.nullable(),
  /** Hundredths of a square metre. */
  floorAreaCenti: z.number().nullable(),
  restPlaces: z.number().nullable(),
  mealMode: mealModeSchema.nullable(),
  managerName: z.string().nullable(),
  phone: z.string().nullable(),
  villageElders: z.number().nullable(),
  grade: happinessGradeSchema.nullable(),
  status: happinessStatusSchema,
  account: happinessAccountRowSchema.nullable(),
  /** Newest first; withdrawn ones too. */
  accounts: z.array(happinessAccountRowSchema),
  statuses: z.array(happinessStatusRowSchema),
  grades: z.array(happinessGradeRowSchema),
  alerts: z.array(happinessAlertSchema),
  /** Years with months, grades or money, newest first. */
  years: z.array(z.number()),
});
export type HappinessDetail = z.infer<typeof happinessDetailSchema>;

/** Null: not told. */
const happinessCellSchema = z.object({
  month: isoMonthSchema,
  openDays: z.number(),
  mealDays: z.number().nullable(),
  meals: z.number().nullable(),
  servedPeople: z.number().nullable(),
  activities: z.number().nullable(),
  safetyChecks: z.number().nullable(),
  isInsured: z.boolean().nullable(),
});
export type HappinessCell = z.infer<typeof happinessCellSchema>;
export const happinessMonthsSchema = z.object({
  year: z.number(),
  minOpenDays: z.number(),
  years: z.array(z.number()),
  rows: z.array(
    z.object({
      ...placeFields,
      cells: z.array(happinessCellSchema),
      /** Months that earn nothing because the home was open on too few days. */
      lowMonths: z.array(isoMonthSchema),
    }),
  ),
});

const happinessSplitSchema = z.object({ cityFen: z.number(), countyFen: z.number(), townFen: z.number() });
const happinessScheduleRowSchema = z.object({
  ...placeFields,
  /** In force on 1 January, and at the end of the year (today, in the running year). */
  januaryGrade: happinessGradeSchema.nullable(),
  grade: happinessGradeSchema.nullable(),
  monthsTold: z.number(),
  countedMonths: z.number(),
  entitlementFen: z.number(),
  /** What the budget allows of it; the same where it suffices. */
  payableFen: z.number(),
  firstBatchFen: z.number(),
  secondBatchFen: z.number(),
  /** Of the entitlement. */
  split: happinessSplitSchema,
  /** Given back by the village for this year. */
  refundedFen: z.number(),
});
export type HappinessScheduleRow = z.infer<typeof happinessScheduleRowSchema>;
const sumFields = {
  homes: z.number(),
  entitlementFen: z.number(),
  payableFen: z.number(),
  firstBatchFen: z.number(),
  secondBatchFen: z.number(),
  split: happinessSplitSchema,
} as const;
export const happinessScheduleSchema = z.object({
  year: z.number(),
  years: z.array(z.number()),
  rows: z.array(happinessScheduleRowSchema),
  total: z.object(sumFields),
  byTown: z.array(z.object({ townCode: z.string(), townName: z.string(), ...sumFields })),
  byGrade: z.array(z.object({ grade: happinessGradeSchema.nullable(), ...sumFields })),
  /** Null: no budget is entered for the year. */
  appropriationFen: z.number().nullable(),
  shortfall: shortfallRuleSchema,
  /** k with ten decimals; null where the budget suffices. */
  factor: z.string().nullable(),
  firstShortGrade: happinessGradeSchema.nullable(),
  /** Negative second batches: too much was paid before. */
  toRecoverFen: z.number(),
});
export type HappinessSchedule = z.infer<typeof happinessScheduleSchema>;

const policyLineSchema = z.object({ title: z.string(), value: z.string(), validFrom: isoDateSchema, documentNo: z.string() });
export const happinessExplanationSchema = z.object({
  ...placeFields,
  year: z.number(),
  months: z.array(
    z.object({
      month: isoMonthSchema,
      grade: happinessGradeSchema.nullable(),
      /** Document the grade rests on. */
      gradeDocumentNo: z.string().nullable(),
      gradeFrom: isoDateSchema.nullable(),
      openDays: z.number().nullable(),
      minOpenDays: z.number(),
      annualFen: z.number(),
      /** A twelfth, for reading: the year is rounded once. */
      amountFen: z.number(),
      isCounted: z.boolean(),
      verdict: monthVerdictSchema,
      text: z.string(),
    }),
  ),
  countedMonths: z.number(),
  entitlementFen: z.number(),
  firstBatchFen: z.number(),
  secondBatchFen: z.number(),
  split: happinessSplitSchema,
  /** Arithmetic in words, line by line: entitlement, batches, split, shortage. */
  steps: z.array(z.object({ title: z.string(), text: z.string(), fen: z.number().nullable() })),
  /** Parameters with their documents. */
  policies: z.array(policyLineSchema),
});
export type HappinessExplanation = z.infer<typeof happinessExplanationSchema>;

const happinessScenarioSchema = z.object({
  title: z.string(),
  /** Homes by the grade they are reckoned with. */
  homes: z.array(z.object({ grade: happinessGradeSchema.nullable(), count: z.number(), fen: z.number() })),
  /** Homes expected to open, for the rest of the year. */
  newHomes: z.number(),
  newFen: z.number(),
  recoverFen: z.number(),
  totalFen: z.number(),
  split: happinessSplitSchema,
});
export const happinessBudgetSchema = z.object({
  /** The year the budget is for. */
  year: z.number(),
  asOf: isoDateSchema,
  scenarios: z.array(happinessScenarioSchema),
  lastYearFen: z.number(),
  appropriationFen: z.number().nullable(),
  lastAppropriationFen: z.number().nullable(),
});
export type HappinessBudget = z.infer<typeof happinessBudgetSchema>;

const shareSchema = z.object({
  grade: happinessGradeSchema.nullable(),
  count: z.number(),
  /** Tenths of a percent by largest remainder: they add up to 1000. */
  perMille: z.number(),
  fen: z.number(),
});
export const happinessDistributionSchema = z.object({
  /** Operating homes on the last day of each year (today, in the running one). */
  years: z.array(z.object({ year: z.number(), asOf: isoDateSchema, homes: z.number(), shares: z.array(shareSchema) })),
  towns: z.array(z.object({ townCode: z.string(), townName: z.string(), homes: z.number(), shares: z.array(shareSchema) })),
  year: z.number(),
});
export type HappinessDistribution = z.infer<typeof happinessDistributionSchema>;
