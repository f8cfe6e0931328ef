/** What is recorded of the entrusted operation of homes (托管运营) around the contract, and a line of the county's register. */
import { z } from 'zod';
import { contractRowSchema, homeWarningSchema } from './home-details.ts';
import { procurementSchema } from './renovation-terms.ts';
import type { Term } from './terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

export const checkResults = [
  { id: 'good', label: '优秀', wordings: [] },
  { id: 'passed', label: '合格', wordings: [] },
  { id: 'rectify', label: '限期整改', wordings: [] },
  { id: 'failed', label: '不合格', wordings: [] },
] as const satisfies readonly Term[];
export const exitKinds = [
  { id: 'expired', label: '期满不续', wordings: [] },
  { id: 'agreed', label: '协商解除', wordings: [] },
  { id: 'breach', label: '违约解除', wordings: [] },
  { id: 'other', label: '其他', wordings: [] },
] as const satisfies readonly Term[];

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const required = (longest: number, message: string) => z.string().trim().min(1, message).max(longest);
const beds = z.number().int('床位应为整数').min(0).max(100_000);
const charge = fenSchema.refine((fen) => fen >= 0, '金额不能为负数').nullable();
const entered = { recordedBy: z.string(), recordedAt: z.string() };

const bidderFields = {
  name: required(60, '请填写单位名称'),
  creditCode: words(30),
  feeFen: charge,
  note: words(200),
};
/** `865` → `86.5`. */
export function pointsText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** One decimal at most; kept in tenths. */
const points = (most: number) =>
  z
    .number()
    .min(0, `应在 0 至 ${most} 之间`)
    .max(most, `应在 0 至 ${most} 之间`)
    .refine((score) => Number.isInteger(Math.round(score * 1e6) / 1e5), '至多一位小数');
const bidderSchema = z.object({
  bidderId: z.number(),
  ...bidderFields,
  scoreTenths: z.number().nullable(),
  isChosen: z.boolean(),
  ...entered,
});
export type BidderRow = z.infer<typeof bidderSchema>;

const tenderFields = {
  tenderNo: required(40, '请填写招选编号'),
  method: procurementSchema,
  announcedOn: isoDateSchema,
  closesOn: isoDateSchema.nullable(),
  guaranteedBeds: beds,
  requirement: words(400),
};
export const tenderSchema = z.object({
  tenderId: z.number(),
  ...tenderFields,
  decidedOn: isoDateSchema.nullable(),
  documentNo: z.string().nullable(),
  contractId: z.number().nullable(),
  bidders: z.array(bidderSchema),
  ...entered,
});
export type TenderRow = z.infer<typeof tenderSchema>;
export const tenderInputSchema = z
  .object({ homeId: idSchema, tenderId: idSchema.nullable(), ...tenderFields })
  .refine(({ announcedOn, closesOn }) => closesOn === null || closesOn >= announcedOn, {
    path: ['closesOn'],
    message: '截止日期不能早于公告日期',
  });
export const bidderInputSchema = z.object({ homeId: idSchema, tenderId: idSchema, ...bidderFields, score: points(1000).nullable() });
export const decideInputSchema = z.object({
  homeId: idSchema,
  tenderId: idSchema,
  bidderId: idSchema,
  decidedOn: isoDateSchema,
  documentNo: required(60, '请填写确定结果的文号'),
});

const renewalFields = {
  renewedOn: isoDateSchema,
  untilOn: isoDateSchema,
  guaranteedBeds: beds,
  feeFen: charge,
  documentNo: required(60, '请填写续约文号'),
  note: words(200),
};
const renewalSchema = z.object({
  renewalId: z.number(),
  ...renewalFields,
  untilBefore: isoDateSchema,
  guaranteedBefore: z.number(),
  feeBefore: fenSchema.nullable(),
  ...entered,
});
export const renewalInputSchema = z.object({ homeId: idSchema, contractId: idSchema, ...renewalFields });

const checkFields = {
  year: z.number().int('年度应为四位数').min(2000).max(2999),
  checkedOn: isoDateSchema,
  result: z.enum(['good', 'passed', 'rectify', 'failed']),
  findings: words(400),
  rectifyBy: isoDateSchema.nullable(),
  documentNo: words(60),
};
const checkSchema = z.object({ checkId: z.number(), ...checkFields, scoreTenths: z.number(), ...entered });
export type CheckRow = z.infer<typeof checkSchema>;
export const checkInputSchema = z
  .object({ homeId: idSchema, contractId: idSchema, ...checkFields, score: points(100) })
  .refine(({ result, rectifyBy }) => (result === 'rectify') === (rectifyBy !== null), {
    path: ['rectifyBy'],
    message: '限期整改的请填写整改期限，其他结果不填',
  })
  .refine(({ rectifyBy, checkedOn }) => rectifyBy === null || rectifyBy >= checkedOn, {
    path: ['rectifyBy'],
    message: '整改期限不能早于考核日期',
  });

const exitFields = {
  kind: z.enum(['expired', 'agreed', 'breach', 'other']),
  decidedOn: isoDateSchema,
  leavesOn: isoDateSchema,
  reason: required(200, '请填写退出原因'),
  residentsPlan: required(400, '请填写在院人员安排'),
  assetsPlan: words(400),
  documentNo: words(60),
};
const exitSchema = z.object({
  exitId: z.number(),
  ...exitFields,
  handedBackOn: isoDateSchema.nullable(),
  handoverNote: z.string().nullable(),
  depositReturnedFen: fenSchema.nullable(),
  ...entered,
});
export const exitInputSchema = z
  .object({ homeId: idSchema, contractId: idSchema, ...exitFields })
  .refine(({ decidedOn, leavesOn }) => leavesOn >= decidedOn, { path: ['leavesOn'], message: '撤出日期不能早于决定日期' });
export const handBackInputSchema = z.object({
  homeId: idSchema,
  contractId: idSchema,
  handedBackOn: isoDateSchema,
  handoverNote: required(400, '请填写移交情况'),
  depositReturnedFen: charge,
});

export const contractLifeSchema = z.object({
  contract: contractRowSchema,
  renewals: z.array(renewalSchema),
  checks: z.array(checkSchema),
  exit: exitSchema.nullable(),
});
export type ContractLife = z.infer<typeof contractLifeSchema>;

export const registerRowSchema = z.object({
  homeId: z.number(),
  homeCode: z.string(),
  homeName: z.string(),
  townName: z.string(),
  /** 拟托管, 招选中, 已签约, 运营中, 考核整改, 拟退出, 已退出. */
  stage: z.string(),
  operator: z.string().nullable(),
  brand: z.string().nullable(),
  fromOn: isoDateSchema.nullable(),
  untilOn: isoDateSchema.nullable(),
  /** Till the end of the contract; below zero once it has passed. */
  daysLeft: z.number().nullable(),
  renewals: z.number(),
  guaranteedBeds: z.number().nullable(),
  /** Destitute people living there, beds free for more, and what is missing to the promise. */
  living: z.number(),
  free: z.number(),
  missingBeds: z.number(),
  feeFen: fenSchema.nullable(),
  depositFen: fenSchema.nullable(),
  checkYear: z.number().nullable(),
  checkScoreTenths: z.number().nullable(),
  checkResult: z.string().nullable(),
  warnings: z.array(homeWarningSchema),
});
export type OperatorRow = z.infer<typeof registerRowSchema>;
