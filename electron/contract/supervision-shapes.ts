/** Supervision (督查): a problem, and its way from 交办 to 销号. */
import { z } from 'zod';
import { attachmentRowSchema } from './attachments.ts';
import { idSchema, isoDateSchema } from './values.ts';

export const supervisionTopics = [
  { id: 'dibao', label: '农村低保专项治理', wordings: [] },
  { id: 'destitute', label: '特困供养', wordings: [] },
  { id: 'money', label: '资金管理', wordings: [] },
  { id: 'home', label: '敬老院管理', wordings: [] },
  { id: 'happiness', label: '农村幸福院', wordings: [] },
  { id: 'renovation', label: '改造提升', wordings: [] },
  { id: 'other', label: '其他', wordings: [] },
] as const;
const topicSchema = z.enum(['dibao', 'destitute', 'money', 'home', 'happiness', 'renovation', 'other']);

export const supervisionSources = [
  { id: 'self', label: '自查', wordings: [] },
  { id: 'superior', label: '上级督查', wordings: [] },
  { id: 'special', label: '专项检查', wordings: [] },
  { id: 'audit', label: '审计', wordings: [] },
  { id: 'petition', label: '信访举报', wordings: [] },
  { id: 'other', label: '其他', wordings: [] },
] as const;
const sourceSchema = z.enum(['self', 'superior', 'special', 'audit', 'petition', 'other']);

export const supervisionStates = [
  { id: 'found', label: '待交办', wordings: [] },
  { id: 'assigned', label: '整改中', wordings: [] },
  { id: 'rectified', label: '待核查', wordings: [] },
  { id: 'checked', label: '待销号', wordings: [] },
  { id: 'closed', label: '已销号', wordings: [] },
] as const;
const stateSchema = z.enum(['found', 'assigned', 'rectified', 'checked', 'closed']);
export type SupervisionState = z.infer<typeof stateSchema>;

export const supervisionActions = [
  { id: 'assign', label: '交办', wordings: [] },
  { id: 'rectify', label: '整改', wordings: [] },
  { id: 'pass', label: '核查通过', wordings: [] },
  { id: 'fail', label: '核查退回', wordings: [] },
  { id: 'close', label: '销号', wordings: [] },
  { id: 'account', label: '问责', wordings: [] },
] as const;
const actionSchema = z.enum(['assign', 'rectify', 'pass', 'fail', 'close', 'account']);
export type SupervisionAction = z.infer<typeof actionSchema>;

const words = (longest: number) => z.string().trim().max(longest, `不超过${longest}个字`).nullable();
const required = (longest: number, message: string) => z.string().trim().min(1, message).max(longest, `不超过${longest}个字`);

export const supervisionInputSchema = z.object({
  foundOn: isoDateSchema,
  topic: topicSchema,
  source: sourceSchema,
  unit: required(60, '请填写被查单位'),
  townCode: z.string().max(12).nullable(),
  homeId: idSchema.nullable(),
  problem: required(1000, '请写明发现的问题'),
  taskCode: z.string().max(20).nullable(),
});

export const supervisionStepInputSchema = z
  .object({
    supervisionId: idSchema,
    action: actionSchema,
    happenedOn: isoDateSchema,
    responsibleUnit: words(60),
    responsiblePerson: words(40),
    dueOn: isoDateSchema.nullable(),
    text: required(1000, '请写明情况'),
    documentNo: words(60),
  })
  .refine(({ action, responsibleUnit }) => action !== 'assign' || Boolean(responsibleUnit), {
    path: ['responsibleUnit'],
    message: '请填写责任单位',
  })
  .refine(({ action, dueOn }) => (action === 'assign' || action === 'fail') === (dueOn !== null), {
    path: ['dueOn'],
    message: '请填写整改期限',
  })
  .refine(({ happenedOn, dueOn }) => dueOn === null || dueOn >= happenedOn, { path: ['dueOn'], message: '不能早于办理日期' });

export const supervisionRowSchema = z.object({
  supervisionId: z.number(),
  problemNo: z.string(),
  foundOn: isoDateSchema,
  topic: topicSchema,
  source: sourceSchema,
  unit: z.string(),
  townName: z.string().nullable(),
  homeName: z.string().nullable(),
  problem: z.string(),
  taskCode: z.string().nullable(),
  state: stateSchema,
  responsibleUnit: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  /** To the deadline of what is not rectified yet, negative after it. */
  daysLeft: z.number().nullable(),
  isOverdue: z.boolean(),
  /** 问责. */
  accounts: z.number(),
  closedOn: isoDateSchema.nullable(),
  /** Days from its finding to its closing, or until now. */
  days: z.number(),
});
export type SupervisionRow = z.infer<typeof supervisionRowSchema>;

export const supervisionStepSchema = z.object({
  stepId: z.number(),
  action: actionSchema,
  happenedOn: isoDateSchema,
  responsibleUnit: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  text: z.string(),
  documentNo: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type SupervisionStep = z.infer<typeof supervisionStepSchema>;

export const supervisionSchema = supervisionRowSchema.extend({
  recordedAt: z.string(),
  recordedBy: z.string(),
  steps: z.array(supervisionStepSchema),
  /** What may be done next, by whoever asks. */
  next: z.array(actionSchema),
  /** Why the check is not open to whoever asks: he told the rectification himself. */
  isOwnRectification: z.boolean(),
  attachments: z.array(attachmentRowSchema),
});
