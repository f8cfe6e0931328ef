/** What is told of funds: sources and documents of a year, rules, entries, what sheets drew, the forecast. */
import { z } from 'zod';
import { fundBasisSchema, fundEntryKindSchema, planFields } from './funds-plan.ts';
import { sheetStateSchema } from './payments.ts';
import { isoDateSchema, isoMonthSchema } from './values.ts';

export const sourceSchema = z.object({
  sourceId: z.number(),
  name: z.string(),
  isStopped: z.boolean(),
  carriedFen: z.number(),
  allocatedFen: z.number(),
  receivedFen: z.number(),
  spentFen: z.number(),
  /** Recovered and returned by the bank within the year. */
  backFen: z.number(),
  /** By the basis of the rule in force. */
  balanceFen: z.number(),
  /** 到位率: received of allocated; 执行率: spent of allocated; each with what was carried over. `—` where nothing was allocated. */
  receiptRate: z.string(),
  executionRate: z.string(),
});
export type FundSourceYear = z.infer<typeof sourceSchema>;

export const documentSchema = z.object({
  sourceId: z.number(),
  sourceName: z.string(),
  documentNo: z.string(),
  firstOn: isoDateSchema,
  allocatedFen: z.number(),
  receivedFen: z.number(),
  /** Documents of one source are drawn on in the order of their days. */
  spentFen: z.number(),
  leftFen: z.number(),
});
export type FundDocument = z.infer<typeof documentSchema>;

export const ruleSchema = z.object({
  ruleId: z.number(),
  validFrom: isoDateSchema,
  plan: z.object(planFields),
  basis: fundBasisSchema,
  documentNo: z.string(),
  documentTitle: z.string(),
  recordedBy: z.string(),
  isWithdrawn: z.boolean(),
  withdrawnReason: z.string().nullable(),
});
export type FundRule = z.infer<typeof ruleSchema>;

export const fundEntrySchema = z.object({
  entryId: z.number(),
  sourceId: z.number(),
  sourceName: z.string(),
  kind: fundEntryKindSchema,
  year: z.number(),
  onDate: isoDateSchema,
  documentNo: z.string(),
  fen: z.number(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
});
export type FundEntry = z.infer<typeof fundEntrySchema>;

export const fundedSheetSchema = z.object({
  sheetId: z.number(),
  month: isoMonthSchema,
  scheme: z.string(),
  /** Of a sheet of another scheme than monthly support. */
  title: z.string().nullable(),
  state: sheetStateSchema,
  totalFen: z.number(),
  shares: z.array(z.object({ sourceId: z.number(), sourceName: z.string(), fen: z.number() })),
});
export type FundedSheet = z.infer<typeof fundedSheetSchema>;

/** What each source pays of one sheet: as fixed at approval, or as it would be now. */
export const sheetFundingSchema = z.object({
  sheetId: z.number(),
  month: isoMonthSchema,
  totalFen: z.number(),
  isFixed: z.boolean(),
  /** Nothing is entered for the year and no rule holds: the sheet is approved without sources. */
  isUnused: z.boolean(),
  /** By which rule: `chosen` for this sheet, the dated `rule`, or `none` although the year has entries. */
  /** `scheme`: as the scheme of the sheet shares it out (市、县、乡 of the operating subsidy). */
  by: z.enum(['chosen', 'rule', 'scheme', 'none']),
  plan: z.object(planFields).nullable(),
  basis: fundBasisSchema,
  ruleDocumentNo: z.string().nullable(),
  choiceReason: z.string().nullable(),
  rows: z.array(
    z.object({
      sourceId: z.number(),
      sourceName: z.string(),
      availableFen: z.number(),
      fen: z.number(),
      leftFen: z.number(),
      isOverspent: z.boolean(),
      overspendReason: z.string().nullable(),
    }),
  ),
  /** Approval needs a reason. */
  overspentFen: z.number(),
});
export type SheetFunding = z.infer<typeof sheetFundingSchema>;

export const forecastSchema = z.object({
  year: z.number(),
  /** `paid`: approved; `built`: a sheet not yet approved; `due`: computed from what is known now. */
  months: z.array(z.object({ month: isoMonthSchema, kind: z.enum(['paid', 'built', 'due']), fen: z.number(), persons: z.number() })),
  paidFen: z.number(),
  /** Approved sheets of other schemes within the year. */
  otherPaidFen: z.number(),
  backFen: z.number(),
  expectedFen: z.number(),
  /** Spent and expected together, less what came back. */
  totalFen: z.number(),
  allocatedFen: z.number(),
  receivedFen: z.number(),
  /** Allocated less total; below zero when money will be missing. */
  differenceFen: z.number(),
  /** First month that what is allocated no longer pays in full. */
  firstShortMonth: isoMonthSchema.nullable(),
});
export type FundForecast = z.infer<typeof forecastSchema>;
