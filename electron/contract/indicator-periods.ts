/** 期末封存: indicators of a period as they were reported, and what later truth makes of them. */
import { z } from 'zod';
import { indicatorCodeSchema, indicatorRowSchema } from './indicators.ts';
import { approvers, countyUsers, method } from './method.ts';
import { isoDateSchema } from './values.ts';

const toldSchema = indicatorRowSchema.pick({ numerator: true, denominator: true, shown: true, target: true, met: true });
const namedSchema = z.object({ key: z.string(), name: z.string() });

export const closedValueSchema = indicatorRowSchema
  .pick({
    code: true,
    name: true,
    scope: true,
    batchYear: true,
    lists: true,
    unit: true,
    numeratorTitle: true,
    denominatorTitle: true,
    footnote: true,
    targetUnit: true,
    isCeiling: true,
  })
  .extend(toldSchema.shape)
  .extend({ townCode: z.string().nullable() });
export type ClosedValue = z.infer<typeof closedValueSchema>;

export const indicatorCorrectionSchema = indicatorRowSchema
  .pick({ name: true, batchYear: true, lists: true, unit: true, numeratorTitle: true, denominatorTitle: true })
  .extend({
    code: indicatorCodeSchema,
    /** Of the closed period that is corrected. */
    periodEnd: isoDateSchema,
    townCode: z.string().nullable(),
    townName: z.string().nullable(),
    /** As told last: closed, or corrected in an earlier report. */
    closed: toldSchema,
    /** Null where it is not counted any more. */
    now: toldSchema.nullable(),
    /** Into and out of the denominator. */
    came: z.array(namedSchema),
    went: z.array(namedSchema),
    /** In the denominator then and now, in the numerator once. */
    gained: z.array(namedSchema),
    lost: z.array(namedSchema),
    /** Homes, projects and the like with other figures. */
    changed: z.array(namedSchema),
    /** Titles of the parameters that were changed since. */
    parameters: z.array(z.string()),
    /** One sentence for the report; it names nobody. */
    text: z.string(),
  });
export type IndicatorCorrection = z.infer<typeof indicatorCorrectionSchema>;

const periodSchema = z.object({
  periodId: z.number(),
  end: isoDateSchema,
  closedAt: z.string(),
  closedBy: z.string(),
  /** Corrections of earlier periods it tells, of the county. */
  corrections: z.number(),
});
export type IndicatorPeriod = z.infer<typeof periodSchema>;

const ofPlace = { end: isoDateSchema, townCode: z.string().nullable() };

export const indicatorPeriodMethods = {
  'indicatorPeriods.list': method({
    title: '查看期末封存',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.object({
      /** Newest first. */
      periods: z.array(periodSchema),
      /** Ends of months that may be closed now, newest first. */
      open: z.array(isoDateSchema),
      towns: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  /** Closed values beside what is known today. */
  'indicatorPeriods.values': method({
    title: '查看期末封存',
    access: countyUsers,
    reach: 'county',
    input: z.object(ofPlace),
    output: z.array(z.object({ closed: closedValueSchema, now: toldSchema.nullable(), isSame: z.boolean() })),
  }),
  /** What the report of this period tells, or will tell, of the periods closed before it. */
  'indicatorPeriods.corrections': method({
    title: '查看更正',
    access: countyUsers,
    reach: 'county',
    input: z.object(ofPlace),
    output: z.array(indicatorCorrectionSchema),
  }),
  'indicatorPeriods.close': method({
    title: '封存期末数',
    access: approvers,
    reach: 'county',
    input: z.object({ end: isoDateSchema }),
    output: z.object({ periodId: z.number(), rows: z.number(), corrections: z.number() }),
  }),
} as const;
