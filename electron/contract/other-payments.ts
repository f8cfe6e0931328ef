/** Lines of a sheet paid by another way than the bank (其他方式发放): cash against signature, cheque, another transfer. */
import { z } from 'zod';
import { leftOutSchema } from './bank-terms.ts';
import { countyUsers, everyClerk, method } from './method.ts';
import { anyLineTypeSchema, anyPayeeKindSchema } from './payments.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

export const otherPaymentKinds = [
  { id: 'cash', label: '现金签领', wordings: [] },
  { id: 'cheque', label: '支票', wordings: [] },
  { id: 'transfer', label: '其他转账', wordings: [] },
] as const;
const kindSchema = z.enum(['cash', 'cheque', 'transfer'], '请选择发放方式');

/** More is not chosen by hand. */
export const mostOtherLines = 500;
const lineIdsSchema = z.array(idSchema).min(1, '请选择款项').max(mostOtherLines, `一次最多登记 ${mostOtherLines} 笔`);
const reason = z.string().trim().min(2, '请填写原因').max(100, '原因不超过100个字');

const lineSchema = z.object({
  lineId: z.number(),
  personId: z.number().nullable(),
  personName: z.string(),
  idNumber: z.string(),
  townName: z.string(),
  type: anyLineTypeSchema,
  of: z.string().nullable(),
  forMonth: isoMonthSchema,
  /** As it is to be paid; below zero for a deduction. */
  fen: z.number(),
  payeeKind: anyPayeeKindSchema,
  payeeName: z.string().nullable(),
});

/** In no batch, not come back, not paid. */
export const restLineSchema = lineSchema.extend({
  /** Why no batch takes it; null where one would. */
  leftOut: leftOutSchema.shape.reason.nullable(),
});
export type RestLine = z.infer<typeof restLineSchema>;

export const otherPaymentSchema = lineSchema.extend({
  otherPaymentId: z.number(),
  kind: kindSchema,
  paidOn: isoDateSchema,
  voucherNo: z.string(),
  note: z.string().nullable(),
  at: z.string(),
  userName: z.string(),
  withdrawnReason: z.string().nullable(),
});
export type OtherPayment = z.infer<typeof otherPaymentSchema>;

export const recordOtherSchema = z.object({
  sheetId: idSchema,
  lineIds: lineIdsSchema,
  kind: kindSchema,
  paidOn: isoDateSchema,
  voucherNo: z.string().trim().min(1, '请填写凭证号').max(60, '凭证号不超过60个字'),
  note: z.string().trim().max(200, '说明不超过200个字').nullable(),
});

const county = { reach: 'county' } as const;
const done = z.object({ lines: z.number(), fen: z.number() });
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(mostOtherLines) };

export const otherPaymentMethods = {
  'otherPayments.lines': method({
    title: '查看未列入批次的款项',
    access: countyUsers,
    ...county,
    input: z.object({ sheetId: idSchema, search: z.string().max(60), ...page }),
    output: z.object({ total: z.number(), totalFen: z.number(), rows: z.array(restLineSchema) }),
  }),
  'otherPayments.list': method({
    title: '查看其他方式发放',
    access: countyUsers,
    ...county,
    input: z.object({ sheetId: idSchema, ...page }),
    output: z.object({ total: z.number(), totalFen: z.number(), rows: z.array(otherPaymentSchema) }),
  }),
  'otherPayments.record': method({ title: '登记其他方式发放', access: everyClerk, ...county, input: recordOtherSchema, output: done }),
  'otherPayments.withdraw': method({
    title: '撤销其他方式发放',
    access: everyClerk,
    ...county,
    input: z.object({ otherPaymentId: idSchema, reason }),
    output: done,
  }),
  /** To be signed at the counter; before the money is handed out or, with the lines recorded already, afterwards. */
  'otherPayments.saveSignatures': method({
    title: '导出现金签领表',
    access: everyClerk,
    ...county,
    input: z.object({
      sheetId: idSchema,
      /** Null: every line that stands in no batch. */
      lineIds: lineIdsSchema.nullable(),
      format: z.enum(['xlsx', 'pdf']),
      protection: protectionSchema,
    }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '保存现金签领表', filterName: '签领表', extensions: ['xlsx', 'pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
