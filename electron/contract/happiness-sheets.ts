/** Sheets of the operating subsidy (运营奖补资金发放表): built by batch, read home by home, explained, and what a home was due and paid. */
import { z } from 'zod';
import { happinessGradeSchema, monthVerdictSchema, shortfallRuleSchema } from './happiness-terms.ts';
import { countyUsers, everyClerk, method, scatteredReaders, type Access } from './method.ts';
import { anyLineTypeSchema, sheetCardSchema, sheetStateSchema } from './payments.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

export const happinessBatches = [
  { id: 'first', label: '第一批', wordings: [] },
  { id: 'second', label: '第二批', wordings: [] },
  { id: 'correction', label: '更正', wordings: [] },
] as const;
export const happinessBatchSchema = z.enum(['first', 'second', 'correction']);
export type HappinessBatch = z.infer<typeof happinessBatchSchema>;

/** Officers who have happiness homes to answer for. */
const explainers = ['admin', 'county_clerk', 'county_approver', 'town_clerk'] as const satisfies Access;

const yearSchema = z.number().int().min(2000).max(2100);
const sharesSchema = z.object({ cityFen: z.number(), countyFen: z.number(), townFen: z.number() });
const month = z.object({ month: isoMonthSchema });
const ofHome = { record: 'happinessHome', key: 'happinessHomeId' } as const;

export const subsidyLineSchema = z.object({
  lineId: z.number(),
  type: anyLineTypeSchema,
  /** `YYYY-01` the first batch of a year, `YYYY-12` the rest of it. */
  forMonth: isoMonthSchema,
  fen: z.number(),
  /** In words: 2022年第一批, 补发2022年, 抵扣2022年多拨. */
  title: z.string(),
});
export type SubsidyLine = z.infer<typeof subsidyLineSchema>;

/** One home of a sheet, as on paper. */
export const subsidyRowSchema = z.object({
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  grade: happinessGradeSchema.nullable(),
  annualFen: z.number(),
  /** Null where only the first batch is due yet: its months are still to come. */
  countedMonths: z.number().nullable(),
  /** Of the year of the batch, by what was known when the sheet was built. */
  entitlementFen: z.number(),
  /** Of that year before this sheet, less what came back. */
  issuedFen: z.number(),
  fen: z.number(),
  ...sharesSchema.shape,
  /** Taken off by this sheet, above zero. */
  offsetFen: z.number(),
  /** Overpaid and still to be offset or refunded. */
  carriedFen: z.number(),
  lines: z.array(subsidyLineSchema),
  account: z.object({ holder: z.string(), bank: z.string(), number: z.string() }).nullable(),
});
export type SubsidyRow = z.infer<typeof subsidyRowSchema>;

export const subsidySheetSchema = z.object({
  card: sheetCardSchema,
  year: z.number(),
  batch: happinessBatchSchema,
  /** What may be paid for the year; null: not limited. */
  appropriationFen: z.number().nullable(),
  shortfall: shortfallRuleSchema,
  /** k as it is printed; null where everybody is paid in full. */
  scale: z.string().nullable(),
  /** 应补 of all homes in the year, before a budget cuts it. */
  neededFen: z.number(),
  homes: z.number(),
  missingAccounts: z.number(),
  carriedFen: z.number(),
  ...sharesSchema.shape,
  towns: z.array(z.object({ townCode: z.string(), townName: z.string(), homes: z.number(), fen: z.number(), ...sharesSchema.shape })),
});

/** Why a home stands on a sheet with what it has: as it was known when the sheet was built. */
export const subsidyExplanationSchema = z.object({
  code: z.string(),
  name: z.string(),
  townName: z.string(),
  sheetTitle: z.string(),
  stateLabel: z.string(),
  builtAt: z.string(),
  fingerprint: z.string().nullable(),
  year: z.number(),
  months: z.array(
    z.object({
      month: isoMonthSchema,
      grade: happinessGradeSchema.nullable(),
      documentNo: z.string().nullable(),
      openDays: z.number().nullable(),
      minOpenDays: z.number(),
      annualFen: z.number(),
      isCounted: z.boolean(),
      verdict: monthVerdictSchema,
    }),
  ),
  /** The reckoning as a clerk would write it. */
  steps: z.array(z.string()),
  lines: z.array(subsidyLineSchema),
  /** What earlier sheets, the bank and refunds hold for the years of this sheet. */
  entries: z.array(z.object({ year: z.number(), what: z.string(), on: z.string(), fen: z.number() })),
  fen: z.number(),
  carriedFen: z.number(),
  parameters: z.array(z.object({ title: z.string(), value: z.string(), validFrom: isoDateSchema, documentNo: z.string() })),
});
export type SubsidyExplanation = z.infer<typeof subsidyExplanationSchema>;

/** issued − offset − returned − refunded = due + carried − open, for every year. */
export const subsidyYearSchema = z.object({
  year: z.number(),
  /** As known now: of a year of which the ledger has paid the first batch alone, that batch. */
  dueFen: z.number(),
  issuedFen: z.number(),
  offsetFen: z.number(),
  returnedFen: z.number(),
  refundedFen: z.number(),
  /** Above zero: still to be paid; below: overpaid, to be offset or refunded. */
  balanceFen: z.number(),
});
export const subsidyHistorySchema = z.object({
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  years: z.array(subsidyYearSchema),
  totals: subsidyYearSchema.omit({ year: true }),
  entries: z.array(
    z.object({
      /** Month of the sheet; null for a refund. */
      month: isoMonthSchema.nullable(),
      on: z.string(),
      state: sheetStateSchema.nullable(),
      year: z.number(),
      what: z.string(),
      documentNo: z.string().nullable(),
      fen: z.number(),
    }),
  ),
});
export type SubsidyHistory = z.infer<typeof subsidyHistorySchema>;

export const happinessSheetMethods = {
  /** Of a month still a draft: built anew. Each batch of a year once; what changes later comes with a sheet of corrections or the next batch. */
  'happiness.buildSheet': method({
    title: '编制运营奖补发放表',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      month: isoMonthSchema,
      year: yearSchema,
      batch: happinessBatchSchema,
      documentNo: z.string().trim().min(1, '请填写发放依据的文号').max(60),
      documentTitle: z.string().trim().max(120).nullable(),
    }),
    output: sheetCardSchema,
  }),
  'happiness.sheet': method({
    title: '查看运营奖补发放表',
    access: scatteredReaders,
    reach: 'own',
    input: month,
    output: subsidySheetSchema,
  }),
  'happiness.sheetRows': method({
    title: '查看运营奖补发放表',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({
      month: isoMonthSchema,
      townCode: z.string().max(12).nullable(),
      search: z.string().max(60),
      isMissingAccountOnly: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ total: z.number(), totalFen: z.number(), rows: z.array(subsidyRowSchema) }),
  }),
  'happiness.explainSheet': method({
    title: '查看运营奖补发放依据',
    access: scatteredReaders,
    reach: ofHome,
    input: z.object({ month: isoMonthSchema, happinessHomeId: idSchema }),
    output: subsidyExplanationSchema,
  }),
  'happiness.saveExplanation': method({
    title: '保存运营奖补发放依据',
    access: explainers,
    reach: ofHome,
    input: z.object({ month: isoMonthSchema, happinessHomeId: idSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), pages: z.number() }),
    file: { dialog: 'save', title: '保存运营奖补发放依据', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  'happiness.money': method({
    title: '查看运营奖补拨付情况',
    access: scatteredReaders,
    reach: ofHome,
    input: z.object({ happinessHomeId: idSchema }),
    output: subsidyHistorySchema,
  }),
  /** Net of each home: issued less offset, returned and refunded, by locked sheets; homes without any are left out. Withheld of it: for other years. */
  'happiness.issued': method({
    title: '查看运营奖补拨付情况',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ year: yearSchema }),
    output: z.array(z.object({ happinessHomeId: z.number(), issuedFen: z.number(), withheldFen: z.number() })),
  }),
  /** Which batches of a year have sheets, for the schedule page. */
  'happiness.batches': method({
    title: '查看运营奖补拨付情况',
    access: countyUsers,
    reach: 'county',
    input: z.object({ year: yearSchema }),
    output: z.array(z.object({ batch: happinessBatchSchema, month: isoMonthSchema, state: sheetStateSchema, totalFen: z.number() })),
  }),
} as const;
