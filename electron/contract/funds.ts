/** Fund sources (资金来源): what was allocated and received in a year, what each sheet draws on, what the year will need. */
import { z } from 'zod';
import { fundBasisSchema, fundEntryKindSchema, fundPlanSchema, isWholePlan, planFields } from './funds-plan.ts';
import {
  documentSchema,
  forecastSchema,
  fundedSheetSchema,
  fundEntrySchema,
  ruleSchema,
  sheetFundingSchema,
  sourceSchema,
} from './funds-shapes.ts';
import { countyUsers, everyClerk, method, signers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

const yearSchema = z.number().int().min(2000).max(2100);
const reason = z.string().trim().min(2, '请填写理由').max(200);

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
