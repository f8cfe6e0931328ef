import { z } from 'zod';
import { countyUsers, everyClerk, method, signers } from './method.ts';
import { sheetCardSchema, sheetStateSchema } from './payments.ts';
import { schemeSchema } from './schemes.ts';
import { selfCareLevelSchema, supportModeSchema } from './terms.ts';
import { fenSchema, idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** Price-linked temporary subsidy (价格临时补贴) and one-off items (一次性项目): what they rest on, and their sheets. */
/** Basis points (3.6 % = 360) of the whole. */
export const pointsOfWhole = 10_000;

const reason = z.string().trim().min(1, '请填写理由').max(200);
const documentNo = z.string().trim().min(1, '请填写文号').max(80);
const documentTitle = z.string().trim().max(200).nullable();

/** A percentage with up to two decimals, as the statistics office publishes it; prices may fall. */
const percentSchema = z
  .number('请填写涨跌幅')
  .min(-100, '涨跌幅应在 -100% 到 100% 之间')
  .max(100, '涨跌幅应在 -100% 到 100% 之间')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, '涨跌幅最多两位小数');

/** The sheet of a month, as far as there is one. */
export const sheetBriefSchema = z.object({ month: isoMonthSchema, state: sheetStateSchema, persons: z.number(), totalFen: z.number() });

export const priceMonthSchema = z.object({
  priceId: z.number(),
  month: isoMonthSchema,
  /** Per cent against the same month of the year before. */
  cpi: z.number(),
  food: z.number().nullable(),
  releasedOn: isoDateSchema,
  documentNo: z.string(),
  recordedBy: z.string(),
  /** What sets the subsidy going that month, in per cent, and whether the prices reach it. */
  trigger: z.number(),
  foodTrigger: z.number(),
  status: z.enum(['met', 'metByFood', 'notMet']),
  /** 20 working days after the release; null where nothing is to be paid. */
  payBy: isoDateSchema.nullable(),
  sheet: sheetBriefSchema.nullable(),
  withdrawnReason: z.string().nullable(),
});
export type PriceMonthRow = z.infer<typeof priceMonthSchema>;

export const itemTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('mode'), mode: supportModeSchema }),
  z.object({ kind: z.literal('level'), level: selfCareLevelSchema }),
  z.object({ kind: z.literal('home'), homeId: idSchema }),
  /** ID numbers as pasted: separated by spaces, commas or lines. */
  z.object({ kind: z.literal('list'), idNumbers: z.string().trim().min(1, '请填写身份证号').max(200_000) }),
]);

const amount = fenSchema.refine((value) => value > 0, '金额应大于零');
export const itemInputSchema = z.object({
  title: z.string().trim().min(2, '请填写项目名称').max(40, '项目名称不超过 40 字'),
  documentNo,
  documentTitle,
  /** Whoever is supported at the end of this day; its month is the month of the sheet. */
  asOf: isoDateSchema,
  target: itemTargetSchema,
  /** The same for everybody, or by self-care level; a level left out receives nothing. */
  amounts: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('same'), fen: amount }),
    z.object({ kind: z.literal('byLevel'), fen: z.partialRecord(selfCareLevelSchema, amount.nullable()) }),
  ]),
  /** Whoever receives the basic amount (home or person), or the person in every case. */
  payee: z.enum(['basic', 'person']),
});
export type ItemInput = z.infer<typeof itemInputSchema>;

export const itemPayees = [
  { id: 'basic', label: '同基本生活标准（集中供养拨付机构，分散供养发给本人）' },
  { id: 'person', label: '一律发给本人' },
] as const;

export const itemRefusals = [
  { id: 'notSupported', label: '截止日不在供养期内' },
  { id: 'suspended', label: '截止日暂停供养' },
  { id: 'notMeant', label: '不在发放范围' },
  { id: 'noAmount', label: '该档没有金额' },
  { id: 'incomplete', label: '缺少户籍、评估或供养方式' },
] as const;

export const itemRowSchema = z.object({
  scheme: schemeSchema,
  title: z.string(),
  documentNo: z.string(),
  documentTitle: z.string().nullable(),
  asOf: isoDateSchema,
  /** To whom, in words. */
  target: z.string(),
  amounts: z.string(),
  payee: z.enum(['basic', 'person']),
  recordedBy: z.string(),
  withdrawnReason: z.string().nullable(),
  sheets: z.array(sheetBriefSchema),
});
export type ItemRow = z.infer<typeof itemRowSchema>;

/** How many people and how much, by the home or the township that receives. */
export const itemPreviewSchema = z.object({
  persons: z.number(),
  totalFen: z.number(),
  toHomesFen: z.number(),
  groups: z.array(z.object({ key: z.string(), name: z.string(), persons: z.number(), totalFen: z.number() })),
  /** The first of those who are paid. */
  people: z.array(
    z.object({
      personId: z.number(),
      name: z.string(),
      idNumber: z.string(),
      townName: z.string(),
      fen: z.number(),
      payee: z.string(),
    }),
  ),
  /** Of a list of persons: who gets nothing, and why. */
  refused: z.array(z.object({ personId: z.number(), name: z.string(), idNumber: z.string(), refusal: z.string() })),
});
export type ItemPreview = z.infer<typeof itemPreviewSchema>;

export const topUpMethods = {
  'topUps.prices': method({
    title: '查看价格补贴',
    access: countyUsers,
    reach: 'county',
    input: z.object({ withWithdrawn: z.boolean() }),
    /** Newest month first. `formula`: what the amount is taken of. */
    output: z.object({ months: z.array(priceMonthSchema), others: z.array(sheetBriefSchema) }),
  }),
  'topUps.recordPrices': method({
    title: '录入价格指数',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      month: isoMonthSchema,
      cpi: percentSchema,
      food: percentSchema.nullable(),
      releasedOn: isoDateSchema,
      documentNo: z.string().trim().min(1, '请填写发布文件或来源').max(120),
    }),
    output: z.object({ priceId: z.number() }),
  }),
  'topUps.withdrawPrices': method({
    title: '作废价格指数',
    access: signers,
    reach: 'county',
    input: z.object({ priceId: idSchema, reason }),
    output: z.object({}),
  }),
  'topUps.buildPrice': method({
    title: '编制价格临时补贴发放表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ month: isoMonthSchema, documentNo, documentTitle, isCorrection: z.boolean() }),
    output: sheetCardSchema,
    isJob: true,
  }),
  'topUps.items': method({
    title: '查看一次性项目',
    access: countyUsers,
    reach: 'county',
    input: z.object({ withWithdrawn: z.boolean() }),
    output: z.object({ items: z.array(itemRowSchema) }),
  }),
  'topUps.previewItem': method({
    title: '试算一次性项目',
    access: everyClerk,
    reach: 'county',
    input: itemInputSchema,
    output: itemPreviewSchema,
  }),
  'topUps.addItem': method({
    title: '登记一次性项目',
    access: everyClerk,
    reach: 'county',
    input: itemInputSchema,
    output: z.object({ scheme: schemeSchema }),
  }),
  'topUps.withdrawItem': method({
    title: '撤销一次性项目',
    access: signers,
    reach: 'county',
    input: z.object({ scheme: schemeSchema, reason }),
    output: z.object({}),
  }),
  'topUps.buildItem': method({
    title: '编制一次性项目发放表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ scheme: schemeSchema, month: isoMonthSchema, isCorrection: z.boolean() }),
    output: sheetCardSchema,
    isJob: true,
  }),
} as const;
