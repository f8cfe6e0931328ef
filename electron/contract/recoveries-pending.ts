/** What waits because support had ended (补发-已终止人员): paid to somebody by a payment order, or not paid, each by two people. */
import { z } from 'zod';
import { approvers, countyUsers, everyClerk, method } from './method.ts';
import { caseStateSchema, recoveryReasonSchema, recoveryBalanceSchema, suspectedSchema } from './recoveries.ts';
import { pendingPayees, pendingStandings, type PendingPayee, type PendingStanding } from './recoveries-terms.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

const idsOf = <Id extends string>(list: readonly { readonly id: Id }[]): [Id, ...Id[]] => list.map(({ id }) => id) as [Id, ...Id[]];
const standingSchema = z.enum(idsOf<PendingStanding>(pendingStandings));
const payeeSchema = z.enum(idsOf<PendingPayee>(pendingPayees), '请选择付给谁');

export const pendingItemSchema = z.object({
  pendingId: z.number(),
  sheetMonth: isoMonthSchema,
  forMonth: isoMonthSchema,
  of: z.string(),
  /** Null: the person's own side. */
  homeName: z.string().nullable(),
  fen: z.number(),
  /** Ordered or paid; settled against a recovery or an offset; the rest. */
  paidFen: z.number(),
  settledFen: z.number(),
  leftFen: z.number(),
  standing: standingSchema,
});

export const pendingDecisionSchema = z.object({
  decisionId: z.number(),
  choice: z.enum(['pay', 'deny']),
  payeeKind: payeeSchema.nullable(),
  payeeName: z.string().nullable(),
  payeeRelation: z.string().nullable(),
  payeeBank: z.string().nullable(),
  payeeAccount: z.string().nullable(),
  fen: z.number(),
  reason: z.string(),
  documentNo: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  decision: z.enum(['approved', 'refused', 'withdrawn']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  orderNumber: z.string().nullable(),
  paidOn: isoDateSchema.nullable(),
  voucherNo: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type PendingDecision = z.infer<typeof pendingDecisionSchema>;

export const pendingPersonSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  townName: z.string().nullable(),
  endedOn: isoDateSchema.nullable(),
  endReason: z.string().nullable(),
  fen: z.number(),
  leftFen: z.number(),
  standing: standingSchema,
  items: z.array(pendingItemSchema),
  decisions: z.array(pendingDecisionSchema),
});
export type PendingPerson = z.infer<typeof pendingPersonSchema>;

const optional = (most: number) => z.string().trim().max(most).nullable();
export const proposePendingSchema = z
  .object({
    pendingIds: z.array(idSchema).min(1, '请选择待付项目').max(500),
    choice: z.enum(['pay', 'deny'], '请选择支付或不予支付'),
    payeeKind: payeeSchema.nullable(),
    payeeName: optional(40),
    payeeRelation: optional(20),
    payeeHomeId: idSchema.nullable(),
    payeeBank: optional(60),
    payeeAccount: optional(40),
    reason: recoveryReasonSchema,
    documentNo: optional(60),
  })
  .superRefine(({ choice, payeeKind, payeeName, payeeBank, payeeAccount, payeeHomeId, documentNo }, context) => {
    const need = (isMissing: boolean, path: string, message: string): void => {
      if (isMissing) context.addIssue({ code: 'custom', path: [path], message });
    };
    if (choice === 'deny') return;
    need(payeeKind === null, 'payeeKind', '请选择付给谁');
    if (payeeKind === 'home') return need(payeeHomeId === null, 'payeeHomeId', '请选择供养机构');
    need(!payeeName, 'payeeName', '请填写收款人姓名');
    need(!payeeBank, 'payeeBank', '请填写开户银行');
    need(!payeeAccount, 'payeeAccount', '请填写收款账号');
    need(payeeKind === 'heir' && !documentNo, 'documentNo', '付给继承人的，请填写证明文件（如继承公证书号）');
  });
export type ProposePending = z.infer<typeof proposePendingSchema>;

export const recordPaymentSchema = z.object({
  decisionId: idSchema,
  paidOn: isoDateSchema,
  voucherNo: z.string().trim().min(1, '请填写付款凭证号').max(40),
});

const county = { reach: 'county' } as const;
const changed = z.object({ decisionId: z.number() });

export const pendingMethods = {
  'recoveries.pending': method({
    title: '查看待定补发',
    access: countyUsers,
    ...county,
    input: z.object({ standing: z.enum(['open', 'all']), search: z.string().max(60) }),
    output: z.object({ rows: z.array(pendingPersonSchema) }),
  }),
  'recoveries.ofPerson': method({
    title: '查看追回与待定',
    access: countyUsers,
    ...county,
    input: z.object({ personId: idSchema }),
    output: z.object({
      balance: recoveryBalanceSchema,
      suspected: suspectedSchema.nullable(),
      cases: z.array(z.object({ caseId: z.number(), state: caseStateSchema, claimedFen: z.number(), openFen: z.number() })),
      pending: pendingPersonSchema.nullable(),
    }),
  }),
  'recoveries.proposePending': method({
    title: '提出待定补发的处理意见',
    access: everyClerk,
    ...county,
    input: proposePendingSchema,
    output: changed,
  }),
  /** By another than who proposed. */
  'recoveries.decidePending': method({
    title: '审批待定补发',
    access: approvers,
    ...county,
    input: z
      .object({ decisionId: idSchema, decision: z.enum(['approved', 'refused']), reason: optional(200) })
      .refine(({ decision, reason }) => decision === 'approved' || (reason ?? '') !== '', {
        path: ['reason'],
        message: '请填写不同意的理由',
      }),
    output: changed.extend({ orderNumber: z.string().nullable() }),
  }),
  'recoveries.takeBackPending': method({
    title: '撤回处理意见',
    access: everyClerk,
    ...county,
    input: z.object({ decisionId: idSchema, reason: recoveryReasonSchema }),
    output: changed,
  }),
  'recoveries.recordPayment': method({
    title: '登记付款',
    access: everyClerk,
    ...county,
    input: recordPaymentSchema,
    output: changed,
  }),
  'recoveries.cancelOrder': method({
    title: '取消付款单',
    access: approvers,
    ...county,
    input: z.object({ decisionId: idSchema, reason: recoveryReasonSchema }),
    output: changed,
  }),
} as const;
