/** What a policy task is, how far it is, and what may be told of it. */
import { z } from 'zod';
import { attachmentRowSchema } from './attachments.ts';
import { isoDateSchema } from './values.ts';

export const policyProfiles = [
  { id: 'TA-2021-17', label: '泰民〔2021〕17号' },
  { id: 'QH-2022-47', label: '铁清民发〔2022〕47号' },
] as const;
export const policyProfileSchema = z.enum(['TA-2021-17', 'QH-2022-47']);
export type PolicyProfile = z.infer<typeof policyProfileSchema>;

export const taskStates = [
  { id: 'idle', label: '未启动', wordings: [] },
  { id: 'running', label: '推进中', wordings: [] },
  { id: 'done', label: '已完成', wordings: [] },
  { id: 'late', label: '滞后', wordings: [] },
  { id: 'standing', label: '长期坚持', wordings: [] },
] as const;
const taskStateSchema = z.enum(['idle', 'running', 'done', 'late', 'standing']);
export type TaskState = z.infer<typeof taskStateSchema>;

export const taskFrequencies = [
  { id: 'once', label: '一次性', wordings: [] },
  { id: 'month', label: '月', wordings: [] },
  { id: 'quarter', label: '季', wordings: [] },
  { id: 'year', label: '年', wordings: [] },
  { id: 'standing', label: '长期', wordings: [] },
] as const;
const taskFrequencySchema = z.enum(['once', 'month', 'quarter', 'year', 'standing']);

/** `unknown`: no indicator of the program counts it, or nobody stands in its denominator. `due`: open and near its deadline. */
const targetStateSchema = z.enum(['met', 'open', 'due', 'overdue', 'unknown']);

const taskTargetSchema = z.object({
  /** Of the document, letter for letter. */
  words: z.string(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  /** Days to the deadline, negative after it. */
  daysLeft: z.number().nullable(),
  indicator: z.string().nullable(),
  /** After the deadline a target is counted as of the deadline, where the ledger knows that day; else as of today. */
  countedOn: isoDateSchema,
  shown: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** `met` also where it was reached after its deadline. */
  state: targetStateSchema,
  /** As of today, whenever it was counted. */
  nowShown: z.string().nullable(),
  /** `60%以上`. */
  bar: z.string(),
  /** Of today: `低3.2个百分点`; null once it is met or where nothing is counted. */
  gap: z.string().nullable(),
  /** How many more: `再集中供养8人`. */
  need: z.string().nullable(),
  /** Tenths of a percent of the way as of today, at most 1000. */
  done: z.number().nullable(),
});
export type TaskTarget = z.infer<typeof taskTargetSchema>;

const text = (longest: number) => z.string().trim().max(longest, `不超过${longest}个字`).nullable();

const told = {
  owner: z.string().nullable(),
  partners: z.string().nullable(),
  person: z.string().nullable(),
  beginOn: isoDateSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  progress: z.number(),
  state: taskStateSchema,
  remarks: z.string().nullable(),
  note: z.string().nullable(),
};

export const policyTaskSchema = z.object({
  code: z.string(),
  place: z.string(),
  content: z.string(),
  words: z.string(),
  frequency: taskFrequencySchema,
  targets: z.array(taskTargetSchema),
  /** Of the last entry, and where the program counts the number itself, of that. */
  ...told,
  /** Progress and state come from the number, not from what was told. */
  isCounted: z.boolean(),
  /** To the next deadline, negative after it; null where there is none. */
  daysLeft: z.number().nullable(),
  /** Due: open and near its deadline. */
  clock: z.enum(['none', 'open', 'due', 'overdue', 'done']),
  enteredOn: isoDateSchema.nullable(),
  enteredBy: z.string().nullable(),
  /** 佐证材料. */
  evidence: z.number(),
  /** Problems of supervision that are not closed. */
  openProblems: z.number(),
});
export type PolicyTask = z.infer<typeof policyTaskSchema>;

export const taskEntrySchema = z.object({
  entryId: z.number(),
  enteredOn: isoDateSchema,
  ...told,
  recordedAt: z.string(),
  recordedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  attachments: z.array(attachmentRowSchema),
});
export type TaskEntry = z.infer<typeof taskEntrySchema>;

export const taskCodeSchema = z
  .string()
  .regex(/^[AB]-.+$/)
  .max(20);

export const taskEntryInputSchema = z
  .object({
    code: taskCodeSchema,
    enteredOn: isoDateSchema,
    owner: text(60),
    partners: text(200),
    person: text(40),
    beginOn: isoDateSchema.nullable(),
    dueOn: isoDateSchema.nullable(),
    progress: z.number('请填写 0 至 100 的整数').int('请填写整数').min(0, '不能小于 0').max(100, '不能大于 100'),
    state: taskStateSchema,
    remarks: text(500),
    note: text(500),
  })
  .refine(({ state, progress }) => state !== 'done' || progress === 100, { path: ['progress'], message: '已完成的进度为 100' })
  .refine(({ state, progress }) => state !== 'idle' || progress === 0, { path: ['progress'], message: '未启动的进度为 0' })
  .refine(({ beginOn, dueOn }) => beginOn === null || dueOn === null || dueOn >= beginOn, { path: ['dueOn'], message: '不能早于开始日期' });

/** What of the program a clause is carried out by, or what names its document. */
export const linkKinds = [
  { id: 'page', label: '业务' },
  { id: 'indicator', label: '指标' },
  { id: 'standard', label: '救助标准' },
  { id: 'parameter', label: '参数' },
  { id: 'template', label: '评分表' },
  { id: 'register', label: '登记台账' },
  { id: 'batch', label: '年度任务' },
] as const;
export const linkKindSchema = z.enum(['page', 'indicator', 'standard', 'parameter', 'template', 'register', 'batch']);

export const restingSchema = z.object({
  kind: linkKindSchema,
  key: z.string(),
  /** `农村低保标准`. */
  title: z.string(),
  /** `每月 6000 元，2022-01-01 起`. */
  detail: z.string().nullable(),
  /** Page of the window. */
  link: z.string(),
  /** The clause; null: the document as a whole. */
  place: z.string().nullable(),
  /** Of a link a clerk set; null where the record itself names the document. */
  linkId: z.number().nullable(),
});
export type Resting = z.infer<typeof restingSchema>;
