/** Support at home (分散供养): agreements with caregivers, the five-haves checklist, and what a person's page shows of both. */
import { z } from 'zod';
import { isMasked } from './masking.ts';
import { everyRegistrar, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import { scatteredPersonSchema, scatteredPlaceSchema, tablePageSchema, withdrawReasonSchema } from './scattered-person.ts';
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
const term = {
  agreementNumber: optionalText(40),
  signedOn: isoDateSchema,
  fromOn: isoDateSchema,
  untilOn: isoDateSchema,
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

const itemSchema = z.object({ key: z.string().min(1).max(40), text: z.string() });
export type FiveHavesItem = z.infer<typeof itemSchema>;
const answeredSchema = itemSchema.extend({ isMet: z.boolean(), note: z.string().nullable() });
/** What the ledger itself knows of an item, to be compared with the answer. */
const hintSchema = z.object({ key: z.string(), isMet: z.boolean(), text: z.string() });
export type FiveHavesHint = z.infer<typeof hintSchema>;
const checkSchema = z.object({
  checkId: z.number(),
  checkedOn: isoDateSchema,
  checkedBy: z.string(),
  items: z.array(answeredSchema),
  isComplete: z.boolean(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type FiveHavesCheck = z.infer<typeof checkSchema>;

export const fiveHavesStandings = [
  { id: 'never', label: '从未检查', wordings: [] },
  { id: 'lacking', label: '未落实', wordings: [] },
  { id: 'due', label: '应复查', wordings: [] },
  { id: 'complete', label: '已落实', wordings: [] },
] as const;
const fiveHavesStandingSchema = z.enum(['never', 'lacking', 'due', 'complete']);
export type FiveHavesStanding = z.infer<typeof fiveHavesStandingSchema>;

const fiveHavesFilterSchema = scatteredPlaceSchema.extend({
  standing: fiveHavesStandingSchema.nullable(),
  /** Only people who lack this item. */
  missingKey: z.string().max(40).nullable(),
});
export type FiveHavesFilter = z.infer<typeof fiveHavesFilterSchema>;

export const fiveHavesInputSchema = z.object({
  personId: idSchema,
  checkedOn: isoDateSchema,
  checkedBy: z.string().trim().min(1, '请填写检查人').max(40),
  /** Each item of the checklist once; none is answered beforehand. */
  items: z.array(z.object({ key: z.string().min(1).max(40), isMet: z.boolean(), note: optionalText(120) })).max(20),
});
export type FiveHavesInput = z.infer<typeof fiveHavesInputSchema>;

const exported = z.object({ file: z.string(), rows: z.number() });
const workbook = (title: string) =>
  ({ dialog: 'save', title, filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' }) as const;

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
      checks: z.array(checkSchema),
      fiveHaves: z.object({
        standing: fiveHavesStandingSchema,
        dueOn: isoDateSchema.nullable(),
        items: z.array(itemSchema),
        hints: z.array(hintSchema),
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
    output: exported,
    file: workbook('导出照料协议登记表'),
    isJob: true,
  }),
  'fiveHaves.page': method({
    title: '查看五有落实',
    access: scatteredReaders,
    reach: 'own',
    input: fiveHavesFilterSchema.extend(tablePageSchema),
    output: z.object({
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({
          standing: fiveHavesStandingSchema,
          dueOn: isoDateSchema.nullable(),
          check: checkSchema.nullable(),
          /** What the ledger says of the items it knows. */
          hints: z.array(hintSchema),
        }),
      ),
      items: z.array(itemSchema),
      counts: z.record(z.string(), z.number()),
      /** People who lack an item, by its key; of those who were checked. */
      missing: z.record(z.string(), z.number()),
    }),
  }),
  'fiveHaves.record': method({
    title: '登记五有检查',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: fiveHavesInputSchema,
    output: z.object({ checkId: z.number(), isComplete: z.boolean(), warnings: z.array(z.string()) }),
  }),
  'fiveHaves.withdraw': method({
    title: '撤回五有检查',
    access: everyRegistrar,
    reach: { record: 'fiveHavesCheck', key: 'checkId' },
    input: z.object({ checkId: idSchema, reason: withdrawReasonSchema }),
    output: z.object({}),
  }),
  'fiveHaves.export': method({
    title: '导出五有落实清单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: fiveHavesFilterSchema, protection: protectionSchema }),
    output: exported,
    file: workbook('导出五有落实清单'),
    isJob: true,
  }),
} as const;
