/** The recovery ledger (追回台账): what locked sheets say was overpaid, gathered into cases, claimed by numbered notices until nothing is open. */
import { z } from 'zod';
import { approvers, countyUsers, everyClerk, method, signers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { debtorKinds, recoveryCauses, recoveryStates, type CaseState, type DebtorKind, type RecoveryCause } from './recoveries-terms.ts';
import { fenSchema, idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

const idsOf = <Id extends string>(list: readonly { readonly id: Id }[]): [Id, ...Id[]] => list.map(({ id }) => id) as [Id, ...Id[]];
const stateIds = idsOf(recoveryStates).filter((id): id is CaseState => id !== 'suspected') as [CaseState, ...CaseState[]];
export const caseStateSchema = z.enum(stateIds);
const note = z.string().trim().max(200, '不超过200个字').nullable();
export const recoveryReasonSchema = z.string().trim().min(2, '请填写理由').max(200, '理由不超过200个字');

/** Always claimed = received + offset + written off + open. */
export const recoveryBalanceSchema = z.object({
  claimedFen: z.number(),
  receivedFen: z.number(),
  offsetFen: z.number(),
  writtenOffFen: z.number(),
  openFen: z.number(),
});

export const recoveryCaseSchema = recoveryBalanceSchema.extend({
  caseId: z.number(),
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  townName: z.string().nullable(),
  debtorKind: z.enum(idsOf<DebtorKind>(debtorKinds)),
  debtorName: z.string(),
  cause: z.enum(idsOf<RecoveryCause>(recoveryCauses)),
  state: caseStateSchema,
  verifiedOn: isoDateSchema,
  noticeNumber: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  /** Past the day of the notice with something still open, and not handed over. */
  isOverdue: z.boolean(),
  /** A request to write off waits for somebody else. */
  asksWriteOff: z.boolean(),
  firstMonth: isoMonthSchema,
  lastMonth: isoMonthSchema,
});
export type RecoveryCase = z.infer<typeof recoveryCaseSchema>;

export const recoveryItemSchema = recoveryBalanceSchema.extend({
  recoveryId: z.number(),
  sheetMonth: isoMonthSchema,
  forMonth: isoMonthSchema,
  of: z.string(),
  payeeKind: z.string().nullable(),
  payeeName: z.string().nullable(),
});
export type RecoveryItem = z.infer<typeof recoveryItemSchema>;

/** Overpaid by locked sheets, in no case yet: 疑点. */
export const suspectedSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  townName: z.string().nullable(),
  openFen: z.number(),
  items: z.array(recoveryItemSchema),
});
export type Suspected = z.infer<typeof suspectedSchema>;

export const recoveryDetailSchema = recoveryCaseSchema.extend({
  debtorRelation: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  reason: z.string(),
  documentNo: z.string().nullable(),
  verifiedBy: z.string(),
  items: z.array(recoveryItemSchema),
  notices: z.array(
    z.object({
      noticeId: z.number(),
      noticeNumber: z.string(),
      issuedOn: isoDateSchema,
      dueOn: isoDateSchema,
      fen: z.number(),
      recordedBy: z.string(),
    }),
  ),
  receipts: z.array(
    z.object({
      receiptId: z.number(),
      receiptNo: z.string(),
      receivedOn: isoDateSchema,
      fen: z.number(),
      payer: z.string(),
      note: z.string().nullable(),
      recordedBy: z.string(),
      withdrawnReason: z.string().nullable(),
    }),
  ),
  writeOffs: z.array(
    z.object({
      writeOffId: z.number(),
      fen: z.number(),
      reason: z.string(),
      documentNo: z.string().nullable(),
      askedBy: z.string(),
      askedAt: z.string(),
      decision: z.enum(['approved', 'refused', 'withdrawn']).nullable(),
      decidedBy: z.string().nullable(),
      decisionReason: z.string().nullable(),
      /** The user who asks is not the one who decides. */
      mayDecide: z.boolean(),
    }),
  ),
  events: z.array(
    z.object({
      action: z.string(),
      state: caseStateSchema,
      onDay: isoDateSchema,
      detail: z.string().nullable(),
      at: z.string(),
      userName: z.string(),
    }),
  ),
  /** Steps that may be taken now, whoever may take them. */
  steps: z.array(z.enum(['notice', 'deliver', 'receive', 'askWriteOff', 'handOver', 'withdraw'])),
});
export type RecoveryDetail = z.infer<typeof recoveryDetailSchema>;

export const recoveryFilterSchema = z.object({
  /** `open`: everything with something left to collect; `overdue`: of these what is past its day. */
  standing: z.enum(['open', 'overdue', 'closed', 'all']),
  search: z.string().max(60),
});
export type RecoveryFilter = z.infer<typeof recoveryFilterSchema>;

export const verifyRecoverySchema = z.object({
  recoveryIds: z.array(idSchema).min(1, '请选择多发的项目').max(500),
  debtorKind: z.enum(idsOf<DebtorKind>(debtorKinds), '请选择由谁退回'),
  debtorName: z.string().trim().min(1, '请填写退款人姓名').max(40),
  debtorRelation: z.string().trim().max(20).nullable(),
  phone: z.string().trim().max(40).nullable(),
  address: z.string().trim().max(100).nullable(),
  cause: z.enum(idsOf<RecoveryCause>(recoveryCauses), '请选择多发原因'),
  reason: recoveryReasonSchema,
  documentNo: z.string().trim().max(60).nullable(),
  verifiedOn: isoDateSchema,
});
export type VerifyRecovery = z.infer<typeof verifyRecoverySchema>;

export const receiveSchema = z.object({
  caseId: idSchema,
  receiptNo: z.string().trim().min(1, '请填写票据号').max(40),
  receivedOn: isoDateSchema,
  fen: fenSchema.refine((fen) => fen > 0, '金额应大于零'),
  payer: z.string().trim().min(1, '请填写缴款人').max(40),
  note,
});
export const issueNoticeSchema = z.object({ caseId: idSchema, issuedOn: isoDateSchema, dueOn: isoDateSchema });
export const deliverSchema = z.object({
  caseId: idSchema,
  deliveredOn: isoDateSchema,
  way: z.enum(['直接送达', '留置送达', '邮寄送达', '公告送达'], '请选择送达方式'),
  receiver: z.string().trim().min(1, '请填写签收人').max(40),
});
export const handOverSchema = z.object({
  caseId: idSchema,
  handedOn: isoDateSchema,
  to: z.string().trim().min(2, '请填写接收单位').max(40),
  documentNo: z.string().trim().max(60).nullable(),
  reason: recoveryReasonSchema,
});
export const askWriteOffSchema = z.object({
  caseId: idSchema,
  reason: recoveryReasonSchema,
  documentNo: z.string().trim().max(60).nullable(),
});
const decisionSchema = z
  .object({ decision: z.enum(['approved', 'refused']), reason: note })
  .refine(({ decision, reason }) => decision === 'approved' || (reason ?? '') !== '', { path: ['reason'], message: '请填写不同意的理由' });

/** A notice to an overpaid payee, or the payment order of a decision. */
export const recoveryPaperSchema = z.union([z.object({ noticeId: idSchema }), z.object({ decisionId: idSchema })]);
export type RecoveryPaper = z.infer<typeof recoveryPaperSchema>;

const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const county = { reach: 'county' } as const;
const changedCase = z.object({ caseId: z.number(), state: caseStateSchema });
const saved = z.object({ file: z.string() });

export const recoveryMethods = {
  'recoveries.summary': method({
    title: '查看追回台账',
    access: countyUsers,
    ...county,
    input: z.object({}),
    output: recoveryBalanceSchema.extend({
      cases: z.number(),
      openCases: z.number(),
      overdueCases: z.number(),
      suspected: z.number(),
      suspectedFen: z.number(),
      /** What waits for a decision or for its payment. */
      pendingPeople: z.number(),
      pendingFen: z.number(),
      /** Days a notice gives, by parameter. */
      noticeDays: z.number(),
    }),
  }),
  'recoveries.suspected': method({
    title: '查看追回台账',
    access: countyUsers,
    ...county,
    input: z.object({ search: z.string().max(60) }),
    output: z.object({ rows: z.array(suspectedSchema) }),
  }),
  'recoveries.cases': method({
    title: '查看追回台账',
    access: countyUsers,
    ...county,
    input: recoveryFilterSchema.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({ total: z.number(), totals: recoveryBalanceSchema, rows: z.array(recoveryCaseSchema) }),
  }),
  'recoveries.case': method({
    title: '查看追回案件',
    access: countyUsers,
    ...county,
    input: z.object({ caseId: idSchema }),
    output: recoveryDetailSchema,
  }),
  'recoveries.verify': method({ title: '核定追回', access: everyClerk, ...county, input: verifyRecoverySchema, output: changedCase }),
  'recoveries.withdrawCase': method({
    title: '撤销核定',
    access: everyClerk,
    ...county,
    input: z.object({ caseId: idSchema, reason: recoveryReasonSchema }),
    output: changedCase,
  }),
  'recoveries.issueNotice': method({
    title: '发出追回通知书',
    access: everyClerk,
    ...county,
    input: issueNoticeSchema,
    output: changedCase.extend({ noticeId: z.number(), noticeNumber: z.string() }),
  }),
  'recoveries.deliver': method({ title: '登记送达', access: everyClerk, ...county, input: deliverSchema, output: changedCase }),
  'recoveries.receive': method({ title: '登记收回', access: everyClerk, ...county, input: receiveSchema, output: changedCase }),
  'recoveries.withdrawReceipt': method({
    title: '撤销收款登记',
    access: everyClerk,
    ...county,
    input: z.object({ receiptId: idSchema, reason: recoveryReasonSchema }),
    output: changedCase,
  }),
  'recoveries.askWriteOff': method({ title: '申请核销', access: everyClerk, ...county, input: askWriteOffSchema, output: changedCase }),
  /** By another than who asked. */
  'recoveries.decideWriteOff': method({
    title: '审批核销',
    access: approvers,
    ...county,
    input: decisionSchema.safeExtend({ writeOffId: idSchema }),
    output: changedCase,
  }),
  'recoveries.takeBackWriteOff': method({
    title: '撤回核销申请',
    access: everyClerk,
    ...county,
    input: z.object({ writeOffId: idSchema, reason: recoveryReasonSchema }),
    output: changedCase,
  }),
  'recoveries.handOver': method({ title: '移交追回', access: signers, ...county, input: handOverSchema, output: changedCase }),
  'recoveries.paper': method({
    title: '预览追回文书',
    access: signers,
    ...county,
    input: z.object({ paper: recoveryPaperSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
  }),
  'recoveries.savePaper': method({
    title: '保存追回文书',
    access: signers,
    ...county,
    input: z.object({ paper: recoveryPaperSchema, format: z.enum(['pdf', 'docx']), protection: protectionSchema }),
    output: saved,
    file: { dialog: 'save', title: '保存追回文书', filterName: '文书', extensions: ['pdf', 'docx'], encryptedAs: 'zip' },
  }),
  'recoveries.saveLedger': method({
    title: '导出追回台账',
    access: countyUsers,
    ...county,
    input: z.object({ filter: recoveryFilterSchema, format: z.enum(['xlsx', 'pdf']), protection: protectionSchema }),
    output: saved.extend({ rows: z.number() }),
    file: { dialog: 'save', title: '导出追回台账', filterName: '追回台账', extensions: ['xlsx', 'pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
