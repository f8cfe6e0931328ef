/** Money of renovation projects: contracts, changes, payments under their caps, retention, funds by source. Amounts in fen. */
import { z } from 'zod';
import { everybody, everyClerk, method, signers } from './method.ts';
import { projectMoneySchema } from './renovation-shapes.ts';
import { contractKindSchema, fundKindSchema, fundSourceSchema, paymentBasisSchema, procurementSchema } from './renovation-terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

const reason = z.string().trim().min(2, '请填写理由').max(200);
const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `不超过${longest}个字`)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const required = (words: string, longest: number) => z.string().trim().min(1, `请填写${words}`).max(longest);
const positive = fenSchema.refine((value) => value > 0, '金额应大于零');
const notZero = fenSchema.refine((value) => value !== 0, '金额不能是零');

export const contractInputSchema = z.object({
  projectId: idSchema,
  /** Of one that stands only the credit code and the days of retention and insurance may change; anything else is a change (变更). */
  contractId: idSchema.nullable(),
  kind: contractKindSchema,
  contractNo: required('合同编号', 60),
  contractor: required('承包单位', 60),
  creditCode: text(18),
  procurement: procurementSchema,
  priceFen: positive,
  signedOn: isoDateSchema,
  beginsOn: isoDateSchema.nullable(),
  endsOn: isoDateSchema.nullable(),
  /** Thousandths of the price with its changes. */
  retentionPermille: z.number().int().min(0, '不能小于零').max(1000),
  retentionUntil: isoDateSchema.nullable(),
  insuredUntil: isoDateSchema.nullable(),
});

export const changeInputSchema = z.object({
  contractId: idSchema,
  changedOn: isoDateSchema,
  /** Below zero: less. Zero where only the end changes. */
  deltaFen: fenSchema,
  documentNo: required('变更文号', 60),
  reason,
  endsOn: isoDateSchema.nullable(),
});

export const paymentInputSchema = z.object({
  contractId: idSchema,
  paymentNo: required('付款凭证号', 40),
  paidOn: isoDateSchema,
  payee: required('收款单位', 60),
  fen: positive,
  invoiceNo: text(40),
  basis: paymentBasisSchema,
  note: text(200),
  sources: z
    .array(z.object({ source: fundSourceSchema, fen: positive }))
    .min(1, '请填写资金来源')
    .max(20),
  /** 垫付: why more is paid than the source has received; an approver's. */
  exceptionReason: text(200),
});

export const fundInputSchema = z.object({
  projectId: idSchema,
  source: fundSourceSchema,
  kind: fundKindSchema.exclude(['spent']),
  happenedOn: isoDateSchema,
  documentNo: required('文号或凭证号', 60),
  /** Below zero: taken back by the document. */
  fen: notZero,
});

export const renovationMoneyMethods = {
  'renovation.money': method({
    title: '查看改造项目资金',
    access: everybody,
    reach: { record: 'project', key: 'projectId' },
    input: z.object({ projectId: idSchema }),
    output: projectMoneySchema,
  }),
  'renovation.saveContract': method({
    title: '登记改造合同',
    access: everyClerk,
    reach: 'county',
    input: contractInputSchema,
    output: z.object({ contractId: z.number() }),
  }),
  'renovation.withdrawContract': method({
    title: '撤销改造合同',
    access: everyClerk,
    reach: 'county',
    input: z.object({ contractId: idSchema, reason }),
    output: z.object({}),
  }),
  'renovation.addChange': method({
    title: '登记合同变更',
    access: everyClerk,
    reach: 'county',
    input: changeInputSchema,
    output: z.object({ changeId: z.number() }),
  }),
  'renovation.withdrawChange': method({
    title: '撤销合同变更',
    access: everyClerk,
    reach: 'county',
    input: z.object({ changeId: idSchema, reason }),
    output: z.object({}),
  }),
  'renovation.addPayment': method({
    title: '登记改造付款',
    access: signers,
    reach: 'county',
    input: paymentInputSchema,
    output: z.object({ paymentId: z.number() }),
  }),
  'renovation.withdrawPayment': method({
    title: '撤销改造付款',
    access: signers,
    reach: 'county',
    input: z.object({ paymentId: idSchema, reason }),
    output: z.object({}),
  }),
  'renovation.addFund': method({
    title: '登记改造资金',
    access: everyClerk,
    reach: 'county',
    input: fundInputSchema,
    output: z.object({ fundId: z.number() }),
  }),
  'renovation.withdrawFund': method({
    title: '撤销改造资金',
    access: everyClerk,
    reach: 'county',
    input: z.object({ fundId: idSchema, reason }),
    output: z.object({}),
  }),
} as const;
