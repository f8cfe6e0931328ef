/** Fund sources (资金来源): what was allocated and received in a year, what each sheet draws on, what the year will need. */
import { z } from 'zod';
import { countyUsers, everyClerk, method, signers } from './method.ts';
import { sheetStateSchema } from './payments.ts';
import { protectionSchema } from './protection.ts';
import { fenSchema, idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

export const fundEntryKinds = [
  { id: 'carried', label: '上年结转', wordings: [] },
  { id: 'allocated', label: '资金下达', wordings: [] },
  { id: 'received', label: '资金到位', wordings: [] },
] as const;
export type FundEntryKind = (typeof fundEntryKinds)[number]['id'];
export const fundEntryKindSchema = z.enum(['carried', 'allocated', 'received']);

/** How a sheet draws on its sources. */
export const fundDrawings = [
  { id: 'order', label: '按次序', wordings: [] },
  { id: 'percent', label: '按比例', wordings: [] },
] as const;
export type FundDrawing = (typeof fundDrawings)[number]['id'];
/** What a balance is reckoned from. */
export const fundBases = [
  { id: 'received', label: '到位资金', wordings: [] },
  { id: 'allocated', label: '下达资金', wordings: [] },
] as const;
export type FundBasis = (typeof fundBases)[number]['id'];
export const fundBasisSchema = z.enum(['received', 'allocated']);

/** Shares are whole ten thousandths (百分之一的一个百分点): 3000 is 30%. */
export const wholeShare = 10_000;
const mostSources = 20;

const planFields = {
  kind: z.enum(['order', 'percent']),
  /** In the order of drawing; the last one bears what is left. `share` is null where sources are drawn in order. */
  shares: z
    .array(z.object({ sourceId: idSchema, share: z.number().int().min(1).max(wholeShare).nullable() }))
    .min(1, '请至少选择一个资金来源')
    .max(mostSources),
};
type PlanFields = { readonly kind: FundDrawing; readonly shares: readonly { readonly sourceId: number; readonly share: number | null }[] };

/** What is wrong with a plan, in Chinese; null for nothing. */
export function fundPlanFault({ kind, shares }: PlanFields): string | null {
  if (new Set(shares.map(({ sourceId }) => sourceId)).size !== shares.length) return '同一资金来源只能列一次';
  if (kind === 'order') return null;
  if (shares.some(({ share }) => share === null)) return '请填写每个来源的比例';
  const sum = shares.reduce((total, { share }) => total + (share ?? 0), 0);
  return sum === wholeShare ? null : `各来源比例合计应为100%，现为${sum / 100}%`;
}

const isWholePlan = (plan: PlanFields, context: z.core.$RefinementCtx): void => {
  const fault = fundPlanFault(plan);
  if (fault !== null) context.addIssue({ code: 'custom', path: ['shares'], message: fault });
};
const fundPlanSchema = z.object(planFields).superRefine(isWholePlan);
export type FundPlan = z.infer<typeof fundPlanSchema>;

const yearSchema = z.number().int().min(2000).max(2100);
const reason = z.string().trim().min(2, '请填写理由').max(200);

const sourceSchema = z.object({
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

const documentSchema = z.object({
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

const ruleSchema = z.object({
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

const fundedSheetSchema = z.object({
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
  by: z.enum(['chosen', 'rule', 'none']),
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

const forecastSchema = z.object({
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

export const fundEntryInputSchema = z
  .object({
    sourceId: idSchema,
    kind: fundEntryKindSchema,
    year: yearSchema,
    onDate: isoDateSchema,
    documentNo: z.string().trim().min(2, '请填写文号').max(60),
    amountFen: fenSchema.refine((value) => value !== 0, '金额不能为0'),
    note: z.string().trim().max(200).nullable(),
  })
  .refine(({ amountFen, note }) => amountFen > 0 || (note !== null && note !== ''), {
    path: ['note'],
    message: '收回资金（负数）请在备注写明原因',
  });
export const fundSourceInputSchema = z.object({
  sourceId: idSchema.nullable(),
  name: z.string().trim().min(2, '请填写名称').max(30),
});
export const fundRuleInputSchema = z
  .object({
    ...planFields,
    validFrom: isoDateSchema,
    basis: fundBasisSchema,
    documentNo: z.string().trim().min(2, '请填写文号').max(60),
    documentTitle: z.string().trim().max(120),
  })
  .superRefine(isWholePlan);
/** As the form of the window fills it: the plan and why. */
export const fundChoiceSchema = z.object({ ...planFields, reason }).superRefine(isWholePlan);

const exportInput = z.object({ year: yearSchema, protection: protectionSchema });

export const fundMethods = {
  'funds.year': method({
    title: '查看资金',
    access: countyUsers,
    reach: 'county',
    input: z.object({ year: yearSchema.nullable() }),
    output: z.object({
      year: z.number(),
      /** Years with entries or sheets, newest first. */
      years: z.array(z.number()),
      basis: fundBasisSchema,
      sources: z.array(sourceSchema),
      totals: sourceSchema.omit({ sourceId: true, name: true, isStopped: true }),
      documents: z.array(documentSchema),
      sheets: z.array(fundedSheetSchema),
      /** Approved sheets that were never given a source. */
      unfundedFen: z.number(),
      /** Came back for sheets that have no source. */
      unassignedBackFen: z.number(),
    }),
  }),
  'funds.forecast': method({
    title: '查看全年资金测算',
    access: countyUsers,
    reach: 'county',
    input: z.object({ year: yearSchema }),
    output: forecastSchema,
    isJob: true,
  }),
  'funds.entries': method({
    title: '查看资金登记',
    access: countyUsers,
    reach: 'county',
    input: z.object({ year: yearSchema }),
    output: z.array(fundEntrySchema),
  }),
  'funds.record': method({
    title: '登记资金',
    access: everyClerk,
    reach: 'county',
    input: fundEntryInputSchema,
    output: z.object({ entryId: z.number() }),
  }),
  'funds.withdraw': method({
    title: '撤销资金登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ entryId: idSchema, reason }),
    output: z.object({}),
  }),
  'funds.saveSource': method({
    title: '设置资金来源',
    access: everyClerk,
    reach: 'county',
    input: fundSourceInputSchema,
    output: z.object({ sourceId: z.number() }),
  }),
  'funds.stopSource': method({
    title: '停用资金来源',
    access: everyClerk,
    reach: 'county',
    input: z.object({ sourceId: idSchema, reason }),
    output: z.object({}),
  }),
  'funds.rules': method({
    title: '查看资金使用规则',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.array(ruleSchema),
  }),
  'funds.saveRule': method({
    title: '设置资金使用规则',
    access: everyClerk,
    reach: 'county',
    input: fundRuleInputSchema,
    output: z.object({ ruleId: z.number() }),
  }),
  'funds.withdrawRule': method({
    title: '撤销资金使用规则',
    access: everyClerk,
    reach: 'county',
    input: z.object({ ruleId: idSchema, reason }),
    output: z.object({}),
  }),
  'funds.ofSheet': method({
    title: '查看发放表的资金来源',
    access: countyUsers,
    reach: 'county',
    input: z.object({ sheetId: idSchema }),
    output: sheetFundingSchema,
  }),
  'funds.choose': method({
    title: '选择发放表的资金来源',
    access: signers,
    reach: 'county',
    /** `plan` null: by the rule again. */
    input: z.object({ sheetId: idSchema, plan: fundPlanSchema.nullable(), reason }),
    output: sheetFundingSchema,
  }),
  'funds.savePaper': method({
    title: '保存资金台账',
    access: countyUsers,
    reach: 'county',
    input: exportInput,
    output: z.object({ file: z.string(), pages: z.number() }),
    file: { dialog: 'save', title: '保存资金台账', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  'funds.saveWorkbook': method({
    title: '导出资金台账',
    access: countyUsers,
    reach: 'county',
    input: exportInput,
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出资金台账', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
