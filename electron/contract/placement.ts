/** Applications for a place in a home (入住申请): the written will, the checks before admission, approval, agreement, admission. */
import { z } from 'zod';
import { isMasked } from './masking.ts';
import { admitters, approvers, everybody, everyRegistrar, everyReporter, method } from './method.ts';
import { waitingMethods } from './placement-waiting.ts';
import { selfCareLevelSchema, sexSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

export const applicationStates = [
  { id: 'open', label: '办理中' },
  { id: 'admitted', label: '已入住' },
  { id: 'closed', label: '已关闭' },
] as const;
export type ApplicationState = (typeof applicationStates)[number]['id'];
const stateSchema = z.enum(['open', 'admitted', 'closed']);

/** The line an application goes along. `isRequired`: nobody is admitted without it; what else is missing warns. */
export const applicationSteps = [
  { id: 'will', label: '本人意愿', isRequired: true },
  { id: 'medical', label: '体检', isRequired: false },
  { id: 'safety', label: '安全风险评估', isRequired: true },
  { id: 'approval', label: '县级审批', isRequired: false },
  { id: 'agreement', label: '入住协议', isRequired: false },
  { id: 'admission', label: '入住', isRequired: false },
] as const;
export type ApplicationStepKind = (typeof applicationSteps)[number]['id'];

export const riskLevels = [
  { id: 'none', label: '无风险' },
  { id: 'low', label: '低风险' },
  { id: 'medium', label: '中风险' },
  { id: 'high', label: '高风险' },
] as const;
export const riskSchema = z.enum(['none', 'low', 'medium', 'high']);
export type Risk = z.infer<typeof riskSchema>;

const text = (longest: number) => z.string().trim().max(longest).nullable();

export const safetyFindingSchema = z.object({ code: z.string().max(30), risk: riskSchema, measures: text(200) });

/** Newest of a step, as the line shows it. `waiting`: not done yet. */
export const stepStateSchema = z.enum(['done', 'failed', 'waiting']);
const stepViewSchema = z.object({
  kind: z.enum(['will', 'medical', 'safety', 'approval', 'agreement', 'admission']),
  state: stepStateSchema,
  onDate: isoDateSchema.nullable(),
  /** What was found, in words. */
  text: z.string().nullable(),
});
export type StepView = z.infer<typeof stepViewSchema>;

export const applicationRowSchema = z.object({
  applicationId: z.number(),
  applicationNumber: z.string(),
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  age: z.number(),
  level: selfCareLevelSchema.nullable(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  appliedOn: isoDateSchema,
  wishedHomeName: z.string().nullable(),
  approvedHomeName: z.string().nullable(),
  state: stateSchema,
  closedOn: isoDateSchema.nullable(),
  closedReason: z.string().nullable(),
  steps: z.array(stepViewSchema),
});
export type ApplicationRow = z.infer<typeof applicationRowSchema>;

export const applicationDetailSchema = applicationRowSchema.extend({
  idNumber: z.string().nullable(),
  wishedHomeId: z.number().nullable(),
  approvedHomeId: z.number().nullable(),
  partner: z.object({ personId: z.number(), name: z.string() }).nullable(),
  willSignedOn: isoDateSchema.nullable(),
  willWitness: z.string().nullable(),
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  hasGuardian: z.boolean().nullable(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  /** What stands in the way of admission, and what only ought to be there. */
  missing: z.array(z.object({ kind: z.string(), isRequired: z.boolean(), text: z.string() })),
  /** Whoever registered it does not approve it, unless an administrator says why. */
  approval: z.object({ isOwn: z.boolean() }),
  /** Newest safety assessment, item by item. */
  findings: z.array(safetyFindingSchema.extend({ text: z.string() })),
  /** Every entry ever made, newest first. */
  history: z.array(
    z.object({
      key: z.number(),
      kind: z.string(),
      onDate: isoDateSchema,
      isPassed: z.boolean(),
      text: z.string(),
      recordedBy: z.string(),
      recordedAt: z.string(),
    }),
  ),
  reservation: z
    .object({
      bedStayId: z.number().nullable(),
      bedId: z.number().nullable(),
      homeName: z.string(),
      place: z.string(),
      fromOn: isoDateSchema,
    })
    .nullable(),
});
export type ApplicationDetail = z.infer<typeof applicationDetailSchema>;

const particulars = {
  appliedOn: isoDateSchema,
  wishedHomeId: idSchema.nullable(),
  partnerPersonId: idSchema.nullable(),
  willSignedOn: isoDateSchema.nullable(),
  willWitness: text(40),
  contactName: text(40),
  hasGuardian: z.boolean().nullable(),
  note: text(200),
};
/** A mask is no number: left out, the telephone stays as it is recorded. */
const phoneSchema = text(60).refine((phone) => phone === null || !isMasked(phone), '请填写完整号码，带“*”的只是显示');
const withWitness = <Shape extends { willSignedOn: string | null; willWitness: string | null }>(input: Shape): boolean =>
  input.willSignedOn === null || (input.willWitness ?? '') !== '';
const witnessFault = { path: ['willWitness'], message: '意愿书需有见证人' };

export const applyInputSchema = z.object({ ...particulars, personId: idSchema, phone: phoneSchema }).refine(withWitness, witnessFault);
export type ApplyInput = z.infer<typeof applyInputSchema>;
export const changeApplicationSchema = z
  .object({ ...particulars, applicationId: idSchema, phone: phoneSchema.optional() })
  .refine(withWitness, witnessFault);
export type ChangeApplicationInput = z.infer<typeof changeApplicationSchema>;

const stepBase = { applicationId: idSchema, onDate: isoDateSchema };
export const stepInputSchema = z.discriminatedUnion('kind', [
  z.object({
    ...stepBase,
    kind: z.literal('medical'),
    isPassed: z.boolean(),
    institution: z.string().trim().min(1, '请填写体检机构').max(60),
    hasInfectiousDisease: z.boolean(),
    conclusion: z.string().trim().min(1, '请填写体检结论').max(200),
  }),
  z.object({
    ...stepBase,
    kind: z.literal('safety'),
    isPassed: z.boolean(),
    assessors: z.string().trim().min(1, '请填写评估人').max(60),
    items: z.array(safetyFindingSchema).min(1).max(30),
    conclusion: text(200),
  }),
  z.object({
    ...stepBase,
    kind: z.literal('agreement'),
    agreementNumber: z.string().trim().min(1, '请填写协议编号').max(40),
    signedBy: z.string().trim().min(1, '请填写签订人').max(60),
  }),
]);
export type StepInput = z.infer<typeof stepInputSchema>;

export const approveInputSchema = z
  .object({
    ...stepBase,
    isPassed: z.boolean(),
    /** Where he is to live; none when it is not approved. */
    homeId: idSchema.nullable(),
    opinion: text(200),
    /** An administrator who approves what he registered himself says why. */
    overrideReason: text(200),
  })
  .refine((input) => !input.isPassed || input.homeId !== null, { path: ['homeId'], message: '请选择入住机构' })
  .refine((input) => input.isPassed || (input.opinion ?? '') !== '', { path: ['opinion'], message: '不同意的请写明意见' });
export type ApproveInput = z.infer<typeof approveInputSchema>;

const reasonSchema = z.string().trim().min(2, '请填写理由').max(200);
const saved = z.object({ applicationId: z.number(), applicationNumber: z.string(), warnings: z.array(z.string()) });

export const placementMethods = {
  ...waitingMethods,
  'placement.applications': method({
    title: '查看入住申请',
    access: everybody,
    reach: 'own',
    input: z.object({
      state: stateSchema.nullable(),
      search: z.string().max(60),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number(), rows: z.array(applicationRowSchema) }),
  }),
  'placement.application': method({
    title: '查看入住申请',
    access: everybody,
    reach: { record: 'application', key: 'applicationId' },
    input: z.object({ applicationId: idSchema }),
    output: applicationDetailSchema,
  }),
  'placement.apply': method({
    title: '登记入住申请',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: applyInputSchema,
    output: saved,
  }),
  'placement.change': method({
    title: '修改入住申请',
    access: everyRegistrar,
    reach: { record: 'application', key: 'applicationId' },
    input: changeApplicationSchema,
    output: saved,
  }),
  /** Medical check, safety assessment, agreement; entered again the newest holds. */
  'placement.step': method({
    title: '登记入住申请环节',
    access: everyReporter,
    reach: { record: 'application', key: 'applicationId' },
    input: stepInputSchema,
    output: z.object({}),
  }),
  'placement.approve': method({
    title: '审批入住申请',
    access: approvers,
    reach: { record: 'application', key: 'applicationId' },
    input: approveInputSchema,
    output: z.object({}),
  }),
  /** One step: the person lives in the home from the day, in the bed; the application is done. */
  'placement.admit': method({
    title: '办理申请入住',
    access: admitters,
    reach: { record: 'application', key: 'applicationId' },
    input: z.object({ applicationId: idSchema, bedId: idSchema, onDate: isoDateSchema, note: text(200) }),
    output: z.object({ warnings: z.array(z.string()) }),
  }),
  'placement.close': method({
    title: '关闭入住申请',
    access: everyRegistrar,
    reach: { record: 'application', key: 'applicationId' },
    input: z.object({ applicationId: idSchema, onDate: isoDateSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
} as const;
