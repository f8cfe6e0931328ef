/** The operation subsidy of happiness homes: schedule of a year, explanation, budget, distribution of grades, use of the money, refunds. */
import { z } from 'zod';
import {
  happinessBudgetSchema,
  happinessDistributionSchema,
  happinessExplanationSchema,
  happinessScheduleSchema,
} from './happiness-shapes.ts';
import { happinessRefundSchema, happinessSpendingSchema } from './happiness-use-shapes.ts';
import { happinessGradeSchema, spendingPurposeSchema } from './happiness-terms.ts';
import { countyUsers, everyClerk, everyRegistrar, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

const yearSchema = z.number().int().min(2000).max(2100);
const reason = z.string().trim().min(2, '请填写理由').max(200);
const person = (words: string) => z.string().trim().min(2, `请填写${words}`).max(30);
const note = z.string().trim().max(200).nullable();
const positive = fenSchema.refine((value) => value > 0, '金额应大于零');

export const happinessSpendingInputSchema = z.object({
  happinessHomeId: idSchema,
  spentOn: isoDateSchema,
  purpose: spendingPurposeSchema,
  amountFen: positive,
  voucherNo: z.string().trim().min(1, '请填写票据号').max(40),
  handledBy: person('经手人'),
  witnessedBy: person('证明人'),
  approvedBy: person('审批人'),
  publishedOn: isoDateSchema.nullable(),
  note,
});
export const happinessRefundInputSchema = z.object({
  happinessHomeId: idSchema,
  forYear: yearSchema,
  refundedOn: isoDateSchema,
  amountFen: positive,
  receiptNo: z.string().trim().min(1, '请填写收据号').max(40),
  note,
});

const exportInput = z.object({ year: yearSchema, protection: protectionSchema });

export const happinessMoneyMethods = {
  'happiness.schedule': method({
    title: '查看奖补测算',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ year: yearSchema }),
    output: happinessScheduleSchema,
  }),
  'happiness.explain': method({
    title: '查看奖补计算依据',
    access: scatteredReaders,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: z.object({ happinessHomeId: idSchema, year: yearSchema }),
    output: happinessExplanationSchema,
  }),
  'happiness.budget': method({
    title: '查看奖补预算测算',
    access: countyUsers,
    reach: 'county',
    /** The year the budget is for; homes expected to open with their first month; homes that may go up or down. */
    input: z.object({
      year: yearSchema,
      newHomes: z
        .array(
          z.object({
            count: z.number().int().min(1).max(500),
            firstMonth: z.number().int().min(1).max(12),
            grade: happinessGradeSchema.exclude(['G0']),
          }),
        )
        .max(20),
      moves: z.array(z.object({ from: happinessGradeSchema, to: happinessGradeSchema, homes: z.number().int().min(1).max(5000) })).max(20),
    }),
    output: happinessBudgetSchema,
  }),
  'happiness.distribution': method({
    title: '查看等级分布',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ year: yearSchema }),
    output: happinessDistributionSchema,
  }),
  'happiness.spending': method({
    title: '查看奖补资金使用',
    access: scatteredReaders,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: z.object({ happinessHomeId: idSchema, year: yearSchema.nullable() }),
    output: z.object({ rows: z.array(happinessSpendingSchema), spentFen: z.number(), publishedFen: z.number(), refundedFen: z.number() }),
  }),
  'happiness.addSpending': method({
    title: '登记奖补资金使用',
    access: everyRegistrar,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: happinessSpendingInputSchema,
    output: z.object({ spendingId: z.number() }),
  }),
  'happiness.withdrawSpending': method({
    title: '撤销奖补资金使用',
    access: everyRegistrar,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: z.object({ happinessHomeId: idSchema, spendingId: idSchema, reason }),
    output: z.object({}),
  }),
  'happiness.refunds': method({
    title: '查看奖补退回',
    access: countyUsers,
    reach: 'county',
    input: z.object({ year: yearSchema }),
    output: z.array(happinessRefundSchema),
  }),
  'happiness.addRefund': method({
    title: '登记奖补退回',
    access: everyClerk,
    reach: 'county',
    input: happinessRefundInputSchema,
    output: z.object({ refundId: z.number() }),
  }),
  'happiness.withdrawRefund': method({
    title: '撤销奖补退回',
    access: everyClerk,
    reach: 'county',
    input: z.object({ refundId: idSchema, reason }),
    output: z.object({}),
  }),
  'happiness.saveSchedulePaper': method({
    title: '保存奖补测算表',
    access: countyUsers,
    reach: 'county',
    input: exportInput,
    output: z.object({ file: z.string(), pages: z.number() }),
    file: { dialog: 'save', title: '保存奖补测算表', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  'happiness.saveScheduleWorkbook': method({
    title: '导出奖补测算表',
    access: countyUsers,
    reach: 'county',
    input: exportInput,
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出奖补测算表', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
