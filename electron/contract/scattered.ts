/** Support at home (分散供养): agreements with caregivers, and what a person's page shows of everything. */
import { z } from 'zod';
import { fiveHavesCheckSchema, fiveHavesHintSchema, fiveHavesItemSchema, fiveHavesStandingSchema } from './five-haves.ts';
import { isMasked } from './masking.ts';
import { everyRegistrar, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import {
  exportedSchema,
  scatteredPersonSchema,
  scatteredPlaceSchema,
  tablePageSchema,
  withdrawReasonSchema,
  workbookFile,
} from './scattered-person.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';
import { personVisitsSchema } from './visits.ts';

/** Derived from days: nothing of it is stored. */
export const agreementStates = [
  { id: 'upcoming', label: '待生效', wordings: [] },
  { id: 'inForce', label: '生效', wordings: [] },
  { id: 'expiring', label: '即将到期', wordings: [] },
  { id: 'ending', label: '将终止', wordings: [] },
  { id: 'expired', label: '已到期', wordings: [] },
  { id: 'renewed', label: '已续签', wordings: [] },
  { id: 'ended', label: '已终止', wordings: [] },
  { id: 'withdrawn', label: '已撤回', wordings: [] },
] as const;
export type AgreementState = (typeof agreementStates)[number]['id'];
const agreementStateSchema = z.enum(agreementStates.map(({ id }) => id) as [AgreementState, ...AgreementState[]]);

/** Ends that follow from what is recorded about the person; they come and go with it. */
export const followedEnds = [
  { id: 'centralised', label: '已转集中供养', wordings: [] },
  { id: 'death', label: '本人去世', wordings: [] },
  { id: 'termination', label: '供养终止', wordings: [] },
  { id: 'caregiverReplaced', label: '更换照料人', wordings: [] },
] as const;
export type FollowedEnd = (typeof followedEnds)[number]['id'];
/** Ends that somebody records. */
export const agreementEnds = [
  { id: 'personWish', label: '本人要求解除', wordings: [] },
  { id: 'caregiverQuits', label: '照料人辞去', wordings: [] },
  { id: 'caregiverUnable', label: '照料人无力照料', wordings: [] },
  { id: 'caregiverDied', label: '照料人去世', wordings: [] },
  { id: 'breach', label: '违约解除', wordings: [] },
  { id: 'otherEnd', label: '其他原因', wordings: [] },
] as const;
type AgreementEnd = (typeof agreementEnds)[number]['id'];
export const allAgreementEnds = [...followedEnds, ...agreementEnds];

/** 与本人关系. */
export const caregiverRelations = ['亲属', '邻居', '村（社区）干部', '公益岗位人员', '养老服务机构', '社会工作者', '其他'] as const;

/** Standing of a person as to agreements; `none`: on the list without one. */
export const agreementStandings = [{ id: 'none', label: '未签协议', wordings: [] }, ...agreementStates] as const;
const standingSchema = z.enum(['none', ...agreementStates.map(({ id }) => id)] as ['none', ...AgreementState[]]);
export type AgreementStanding = z.infer<typeof standingSchema>;

const agreementSchema = z.object({
  agreementId: z.number(),
  agreementNumber: z.string().nullable(),
  caregiverName: z.string(),
  caregiverIdNumber: z.string().nullable(),
  caregiverPhone: z.string().nullable(),
  relation: z.string().nullable(),
  entrustedBy: z.string(),
  signedOn: isoDateSchema,
  fromOn: isoDateSchema,
  untilOn: isoDateSchema,
  content: z.string(),
  frequency: z.string(),
  feeFen: fenSchema.nullable(),
  emergencyContact: z.string().nullable(),
  breach: z.string().nullable(),
  /** The one it follows. */
  renewsAgreementId: z.number().nullable(),
  /** Last day, when it ends before its term. */
  endedOn: isoDateSchema.nullable(),
  endReason: z.string().nullable(),
  endNote: z.string().nullable(),
  /** The end follows from a record of the person and goes when that is withdrawn. */
  isEndFollowed: z.boolean(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  state: agreementStateSchema,
  /** Days to the last day; below zero after it. */
  daysLeft: z.number(),
  warnings: z.array(z.string()),
});
export type Agreement = z.infer<typeof agreementSchema>;

const optionalText = (longest: number) => z.string().trim().max(longest).nullable();
const numberText = (longest: number) =>
  optionalText(longest).refine((text) => text === null || !isMasked(text), '请填写完整号码，带“*”的只是显示');
/** 长期 is often written as the last day a calendar knows; the term after it could not be reckoned. */
const farthest = '2200-01-01';
const term = {
  agreementNumber: optionalText(40),
  signedOn: isoDateSchema,
  fromOn: isoDateSchema,
  untilOn: isoDateSchema.refine((day) => day < farthest, '截止日期过远，长期的按约定的年限填写'),
  content: z.string().trim().min(1, '请填写照料内容').max(300),
  frequency: z.string().trim().min(1, '请填写照料频次').max(60),
  feeFen: fenSchema.refine((fee) => fee >= 0, '照料费不能为负数').nullable(),
};
const isTermInOrder = (input: { readonly fromOn: string; readonly untilOn: string }): boolean => input.untilOn >= input.fromOn;
const termOrder = { path: ['untilOn'], message: '截止日期不能早于起始日期' };

export const agreementInputSchema = z
  .object({
    personId: idSchema,
    ...term,
    caregiverName: z.string().trim().min(1, '请填写照料人姓名').max(40),
    caregiverIdNumber: numberText(18),
    caregiverPhone: numberText(60),
    relation: optionalText(20),
    /** 甲方: the township, or the village committee entrusted by it. */
    entrustedBy: z.string().trim().min(1, '请填写委托方（甲方）').max(60),
    emergencyContact: optionalText(60),
    breach: optionalText(300),
  })
  .refine(isTermInOrder, termOrder);
export type AgreementInput = z.infer<typeof agreementInputSchema>;

/** The same three parties for a new term. */
export const renewalInputSchema = z.object({ agreementId: idSchema, ...term }).refine(isTermInOrder, termOrder);
export type RenewalInput = z.infer<typeof renewalInputSchema>;

export const agreementEndSchema = z.object({
  agreementId: idSchema,
  endedOn: isoDateSchema,
  reason: z.enum(agreementEnds.map(({ id }) => id) as [AgreementEnd, ...AgreementEnd[]]),
  note: optionalText(200),
});

const agreementFilterSchema = scatteredPlaceSchema.extend({ standing: standingSchema.nullable() });
export type AgreementFilter = z.infer<typeof agreementFilterSchema>;

const warned = z.object({ agreementId: z.number(), warnings: z.array(z.string()) });

export const scatteredMethods = {
  /** Everything about the support at home of one person. */
  'scattered.ofPerson': method({
    title: '查看分散供养照料',
    access: scatteredReaders,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema }),
    output: z.object({
      /** Supported at home today. */
      isListed: z.boolean(),
      agreements: z.array(agreementSchema),
      checks: z.array(fiveHavesCheckSchema),
      fiveHaves: z.object({
        standing: fiveHavesStandingSchema,
        dueOn: isoDateSchema.nullable(),
        items: z.array(fiveHavesItemSchema),
        hints: z.array(fiveHavesHintSchema),
      }),
      visits: personVisitsSchema,
      wish: z.object({
        wish: z.string().nullable(),
        askedOn: isoDateSchema.nullable(),
        witness: z.string().nullable(),
        isDue: z.boolean(),
      }),
      /** For the form of a new agreement. */
      proposal: z.object({
        entrustedBy: z.string(),
        caregiverName: z.string().nullable(),
        fromOn: isoDateSchema,
        untilOn: isoDateSchema,
        content: z.string(),
        frequency: z.string(),
      }),
    }),
  }),
  'agreements.page': method({
    title: '查看照料协议',
    access: scatteredReaders,
    reach: 'own',
    input: agreementFilterSchema.extend(tablePageSchema),
    output: z.object({
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({ isListed: z.boolean(), standing: standingSchema, agreement: agreementSchema.nullable() }),
      ),
      counts: z.record(z.string(), z.number()),
    }),
  }),
  'agreements.record': method({
    title: '登记照料协议',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: agreementInputSchema,
    output: warned,
  }),
  'agreements.renew': method({
    title: '续签照料协议',
    access: everyRegistrar,
    reach: { record: 'agreement', key: 'agreementId' },
    input: renewalInputSchema,
    output: warned,
  }),
  'agreements.end': method({
    title: '终止照料协议',
    access: everyRegistrar,
    reach: { record: 'agreement', key: 'agreementId' },
    input: agreementEndSchema,
    output: z.object({}),
  }),
  /** Takes back an end that somebody recorded; one that follows from a record goes with that record. */
  'agreements.undoEnd': method({
    title: '撤销终止照料协议',
    access: everyRegistrar,
    reach: { record: 'agreement', key: 'agreementId' },
    input: z.object({ agreementId: idSchema, reason: withdrawReasonSchema }),
    output: z.object({}),
  }),
  'agreements.withdraw': method({
    title: '撤回照料协议',
    access: everyRegistrar,
    reach: { record: 'agreement', key: 'agreementId' },
    input: z.object({ agreementId: idSchema, reason: withdrawReasonSchema }),
    output: z.object({}),
  }),
  'agreements.export': method({
    title: '导出照料协议登记表',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: agreementFilterSchema, protection: protectionSchema }),
    output: exportedSchema,
    file: workbookFile('导出照料协议登记表'),
    isJob: true,
  }),
} as const;
