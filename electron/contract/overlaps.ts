/**
 * Benefits drawn twice (重复享受). Who has destitute support has neither dibao nor the two disability subsidies (国发〔2016〕14号、国发〔2015〕52号): the
 * other programme stops and takes back what it paid for the same months; destitute sheets stay as they are.
 */
import { z } from 'zod';
import { countyUsers, everyClerk, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { fenSchema, idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

export const overlapBenefits = [
  { id: 'dibao', label: '最低生活保障', wordings: ['低保'] },
  { id: 'disabilityCare', label: '重度残疾人护理补贴', wordings: [] },
  { id: 'disabilityLiving', label: '困难残疾人生活补贴', wordings: [] },
] as const;
export type OverlapBenefit = (typeof overlapBenefits)[number]['id'];
const benefitSchema = z.enum(['dibao', 'disabilityCare', 'disabilityLiving'], '请选择其他待遇');

export const overlapStates = [
  { id: 'found', label: '待转送' },
  { id: 'referred', label: '已转送，等待反馈' },
  { id: 'closed', label: '已办结' },
  { id: 'withdrawn', label: '已撤销' },
] as const;
export type OverlapState = (typeof overlapStates)[number]['id'];
const stateSchema = z.enum(['found', 'referred', 'closed', 'withdrawn']);

export const evidenceKinds = [
  { id: 'recomputed', label: '家庭已重新核算', wordings: [] },
  { id: 'recovered', label: '已追回', wordings: [] },
  { id: 'feedback', label: '书面反馈', wordings: [] },
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number]['id'];
const evidenceKindSchema = z.enum(['recomputed', 'recovered', 'feedback'], '请选择反馈内容');

const documentNo = z.string().trim().min(1, '请填写文号或凭证号').max(60, '不超过60个字');
const note = z.string().trim().max(200, '不超过200个字').nullable();
const reason = z.string().trim().min(2, '请填写原因').max(100, '原因不超过100个字');

/** Of a household on dibao the whole household's amount and how many it is for. */
const termsSchema = z.object({
  personId: idSchema,
  benefit: benefitSchema,
  fromMonth: isoMonthSchema,
  untilMonth: isoMonthSchema,
  monthlyFen: fenSchema.refine((fen) => fen > 0, '金额应大于零'),
  householdSize: z.number().int('请填写整数').min(1, '至少1人').max(30, '请核对家庭享受人数').nullable(),
});
type Terms = z.output<typeof termsSchema>;
/** What is longer is a slip of the keyboard. */
const mostYears = 50;
const hasMonths = ({ fromMonth, untilMonth }: Pick<Terms, 'fromMonth' | 'untilMonth'>): boolean =>
  fromMonth <= untilMonth && Number(untilMonth.slice(0, 4)) - Number(fromMonth.slice(0, 4)) <= mostYears;
const hasHousehold = ({ benefit, householdSize }: Pick<Terms, 'benefit' | 'householdSize'>): boolean =>
  (benefit === 'dibao') === (householdSize !== null);
const months = { path: ['untilMonth'], message: `不能早于开始月份，也不能晚${mostYears}年以上` };
const household = { path: ['householdSize'], message: '低保请填写家庭享受人数，其他待遇不填' };

export const overlapTermsSchema = termsSchema.refine(hasMonths, months).refine(hasHousehold, household);
export const recordOverlapSchema = termsSchema
  .extend({ foundOn: isoDateSchema, source: z.string().trim().min(2, '请填写发现途径').max(60), note })
  .refine(hasMonths, months)
  .refine(hasHousehold, household);
export const referOverlapSchema = z.object({
  overlapId: idSchema,
  referredOn: isoDateSchema,
  office: z.string().trim().min(2, '请填写转送单位').max(60),
  documentNo,
});
const evidenceSchema = z.object({
  overlapId: idSchema,
  kind: evidenceKindSchema,
  receivedOn: isoDateSchema,
  documentNo,
  fen: fenSchema.nullable(),
  note,
});
export const addEvidenceSchema = evidenceSchema.refine(({ kind, fen }) => (kind === 'recovered' ? fen !== null && fen > 0 : fen === null), {
  path: ['fen'],
  message: '追回的请填写金额，其他反馈不填',
});

const monthSchema = z.object({
  month: isoMonthSchema,
  /** `paid`: on locked sheets of this ledger. `entitled`: before its first sheet, by the facts. `none`: nothing was paid for the month. */
  standing: z.enum(['paid', 'entitled', 'none']),
  /** Net of destitute support for the month. */
  ownFen: z.number(),
  /** What the other programme has to take back for it. */
  otherFen: z.number(),
});
export type OverlapMonth = z.infer<typeof monthSchema>;
const computedSchema = z.object({ shareFen: z.number(), fen: z.number(), months: z.array(monthSchema) });
export type OverlapComputed = z.infer<typeof computedSchema>;

export const overlapSchema = z.object({
  overlapId: z.number(),
  personId: z.number(),
  name: z.string(),
  idNumber: z.string(),
  townName: z.string().nullable(),
  benefit: benefitSchema,
  state: stateSchema,
  foundOn: isoDateSchema,
  fromMonth: isoMonthSchema,
  untilMonth: isoMonthSchema,
  /** Months both were paid; as referred, before that as it is now. */
  monthCount: z.number(),
  fen: z.number(),
  office: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  /** The day has come and the case is not closed. */
  isDue: z.boolean(),
  recoveredFen: z.number(),
});
export type Overlap = z.infer<typeof overlapSchema>;

export const overlapDetailSchema = overlapSchema.extend({
  source: z.string(),
  monthlyFen: z.number(),
  householdSize: z.number().nullable(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  withdrawnReason: z.string().nullable(),
  /** As everything is known now. */
  computed: computedSchema,
  referral: z
    .object({
      referredOn: isoDateSchema,
      office: z.string(),
      documentNo: z.string(),
      fen: z.number(),
      dueOn: isoDateSchema,
      recordedBy: z.string(),
    })
    .nullable(),
  evidence: z.array(
    z.object({
      evidenceId: z.number(),
      kind: evidenceKindSchema,
      receivedOn: isoDateSchema,
      documentNo: z.string(),
      fen: z.number().nullable(),
      note: z.string().nullable(),
      recordedBy: z.string(),
      withdrawnReason: z.string().nullable(),
    }),
  ),
  closing: z.object({ closedOn: isoDateSchema, note: z.string().nullable(), recordedBy: z.string() }).nullable(),
  /** What is still to come before it can be closed. */
  missing: z.array(evidenceKindSchema),
  /** A year of the count whose holidays nobody has entered. */
  calendarWarning: z.string().nullable(),
});
export type OverlapDetail = z.infer<typeof overlapDetailSchema>;

export const overlapFilterSchema = z.object({ standing: z.enum(['open', 'due', 'closed', 'all']), search: z.string().max(60) });
export type OverlapFilter = z.infer<typeof overlapFilterSchema>;

const county = { reach: 'county' } as const;
const one = z.object({ overlapId: idSchema });

export const overlapMethods = {
  'overlaps.list': method({
    title: '查看重复享受台账',
    access: countyUsers,
    ...county,
    input: overlapFilterSchema.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({
      total: z.number(),
      fen: z.number(),
      recoveredFen: z.number(),
      counts: z.object({ open: z.number(), due: z.number(), closed: z.number(), all: z.number() }),
      feedbackDays: z.number(),
      rows: z.array(overlapSchema),
    }),
  }),
  'overlaps.one': method({ title: '查看重复享受', access: countyUsers, ...county, input: one, output: overlapDetailSchema }),
  'overlaps.preview': method({ title: '测算重复享受', access: everyClerk, ...county, input: overlapTermsSchema, output: computedSchema }),
  'overlaps.record': method({ title: '登记重复享受', access: everyClerk, ...county, input: recordOverlapSchema, output: one }),
  'overlaps.withdraw': method({
    title: '撤销重复享受登记',
    access: everyClerk,
    ...county,
    input: one.extend({ reason }),
    output: z.object({}),
  }),
  'overlaps.refer': method({
    title: '转送重复享受',
    access: everyClerk,
    ...county,
    input: referOverlapSchema,
    output: z.object({ fen: z.number(), dueOn: isoDateSchema }),
  }),
  'overlaps.addEvidence': method({ title: '登记重复享受反馈', access: everyClerk, ...county, input: addEvidenceSchema, output: one }),
  'overlaps.withdrawEvidence': method({
    title: '撤销重复享受反馈',
    access: everyClerk,
    ...county,
    input: z.object({ evidenceId: idSchema, reason }),
    output: z.object({}),
  }),
  'overlaps.close': method({
    title: '办结重复享受',
    access: everyClerk,
    ...county,
    input: one.extend({ closedOn: isoDateSchema, note }),
    output: z.object({}),
  }),
  'overlaps.saveList': method({
    title: '导出重复享受台账',
    access: countyUsers,
    ...county,
    input: z.object({ filter: overlapFilterSchema, format: z.enum(['xlsx', 'pdf']), protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出重复享受台账', filterName: '重复享受台账', extensions: ['xlsx', 'pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
