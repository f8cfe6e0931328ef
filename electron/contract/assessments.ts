import { z } from 'zod';
import { conditionReportSchema, dueRowSchema, dueStateSchema } from './assessment-due.ts';
import { scaleSchema, byItem } from './assessment-scale.ts';
import { everybody, everyClerk, everyReporter, method, officers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { selfCareLevelSchema, sexSchema, supportModeSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** Self-care assessments by scales that are data, the reports that ask for one, and who is due. */
export const assessmentKinds = [
  { id: 'first', label: '首次评估' },
  { id: 'regular', label: '定期评估' },
  { id: 'change', label: '变更评估' },
  { id: 'recheck', label: '复核评估' },
  { id: 'other', label: '其他' },
] as const;
export type AssessmentKind = (typeof assessmentKinds)[number]['id'];
export const assessmentKindSchema = z.enum(assessmentKinds.map((kind) => kind.id) as [AssessmentKind, ...AssessmentKind[]]);

/** What speaks against a result without forbidding it: each is looked at before the assessment is concluded, and kept with it. */
export const doubtKinds = [
  { id: 'twoLevels', label: '与上次相差两级' },
  { id: 'pace', label: '同一评估人一天内评估过多' },
  { id: 'beforeFormer', label: '早于已有评估' },
  { id: 'disagrees', label: '两种量表结论不一致' },
  { id: 'answerAgainstRule', label: '等级变更情形与评分不一致' },
  { id: 'supportEnded', label: '供养已终止' },
  { id: 'overridden', label: '结论与评分不同' },
  { id: 'late', label: '超过评估期限' },
  { id: 'kindMismatch', label: '评估类型与记录不符' },
] as const;
export type DoubtKind = (typeof doubtKinds)[number]['id'];
const doubtKindSchema = z.enum(doubtKinds.map((kind) => kind.id) as [DoubtKind, ...DoubtKind[]]);
export const doubtSchema = z.object({ kind: doubtKindSchema, text: z.string() });
export type Doubt = z.infer<typeof doubtSchema>;

const nameText = (what: string) => z.string().trim().min(1, `请填写${what}`).max(20);
export const assessorSchema = z.object({ name: nameText('评估人'), unit: z.string().trim().max(40).nullable() });
export type Assessor = z.infer<typeof assessorSchema>;

/** While it is filled in: anything may still be missing. */
export const assessmentTryoutSchema = z.object({
  personId: idSchema,
  scaleId: idSchema,
  kind: assessmentKindSchema,
  assessedOn: isoDateSchema,
  answers: byItem(z.string().max(40)),
  changes: z.array(z.string().max(40)).max(20),
  concludedLevel: z.string().max(40).nullable(),
  assessors: z.array(z.string().max(20)).max(6),
});

export const assessmentInputSchema = assessmentTryoutSchema.extend({
  place: z.string().trim().min(1, '请填写评估地点').max(80),
  agency: z.string().trim().max(60).nullable(),
  /** What was seen, by item. */
  notes: byItem(z.string().trim().max(100)),
  concludedLevel: z.string().max(40),
  overrideReason: z.string().trim().max(200).nullable(),
  assessors: z.array(assessorSchema).min(1, '请填写评估人').max(6),
  witness: z.string().trim().max(20).nullable(),
  opinion: z.string().trim().max(200).nullable(),
  /** The doubts the clerk has seen and lets stand. */
  acknowledged: z.array(doubtKindSchema).max(30),
});
export type AssessmentInput = z.infer<typeof assessmentInputSchema>;

export const scaleRowSchema = z.object({
  scaleId: z.number(),
  scale: scaleSchema,
  /** Whether its newest result decides the care tier. */
  isDeciding: z.boolean(),
  /** Of several versions the one in force. */
  isCurrent: z.boolean(),
});
export type ScaleRow = z.infer<typeof scaleRowSchema>;

export const assessmentRulesSchema = z.object({
  assessorCount: z.number(),
  validMonths: z.number(),
  warnDays: z.number(),
  maxPerDay: z.number(),
  reassessWorkDays: z.number(),
  jumpLevels: z.number(),
});
const tierMapSchema = z.record(z.string().max(10), selfCareLevelSchema).refine((tiers) => Object.keys(tiers).length <= 20, '等级过多');

export const assessmentRowSchema = z.object({
  assessmentId: z.number(),
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  townName: z.string().nullable(),
  homeName: z.string().nullable(),
  scaleTitle: z.string(),
  kind: assessmentKindSchema,
  assessedOn: isoDateSchema,
  totalText: z.string(),
  computedLabel: z.string(),
  concludedLabel: z.string(),
  isOverridden: z.boolean(),
  assessors: z.array(z.string()),
  doubts: z.array(doubtKindSchema),
  isDeciding: z.boolean(),
  /** First month paid by it; null when it decides nothing. */
  effectFrom: z.string().nullable(),
  /** `cancelled`: its record of the level was taken back elsewhere. */
  state: z.enum(['standing', 'withdrawn', 'cancelled']),
});
export type AssessmentRow = z.infer<typeof assessmentRowSchema>;

/** The form as it was: everything that is printed stands here, as it was known when it was concluded. */
export const assessmentFormSchema = z.object({
  title: z.string(),
  scale: scaleSchema,
  person: z.object({
    name: z.string(),
    sex: sexSchema,
    bornOn: isoDateSchema,
    idNumber: z.string().nullable(),
    certificateNumber: z.string().nullable(),
    mode: supportModeSchema.nullable(),
    address: z.string().nullable(),
  }),
  kind: assessmentKindSchema,
  assessedOn: isoDateSchema,
  place: z.string(),
  agency: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string()),
  changes: z.array(z.string()),
  total: z.number(),
  groups: z.array(z.object({ id: z.string(), title: z.string(), points: z.number(), highest: z.number(), answered: z.number() })),
  preliminary: z.string(),
  computedLevel: z.string(),
  concludedLevel: z.string(),
  overrideReason: z.string().nullable(),
  reasons: z.array(z.string()),
  /** Conclusion by the other scale at that time, in words. */
  reference: z.string().nullable(),
  assessors: z.array(assessorSchema),
  witness: z.string().nullable(),
  opinion: z.string().nullable(),
  /** Words of the care tier and the first month, where this scale decides it. */
  tier: z.string().nullable(),
  effectFrom: z.string().nullable(),
});
export type AssessmentForm = z.infer<typeof assessmentFormSchema>;

const dueFilter = z.object({ state: dueStateSchema, townCode: z.string().max(12).nullable(), homeId: idSchema.nullable() });
const reasonText = z.string().trim().min(1, '请填写理由').max(200);
const one = { reach: { record: 'assessment', key: 'assessmentId' }, input: z.object({ assessmentId: idSchema }) } as const;

export const assessmentMethods = {
  'assessments.scales': method({
    title: '查看评估量表',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ scales: z.array(scaleRowSchema), rules: assessmentRulesSchema, tiers: tierMapSchema, tiersDocumentNo: z.string() }),
  }),
  'assessments.due': method({
    title: '查看待评估名单',
    access: everybody,
    reach: 'own',
    input: dueFilter.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    output: z.object({
      total: z.number(),
      rows: z.array(dueRowSchema),
      counts: z.object({
        reported: z.number(),
        reportedLate: z.number(),
        overdue: z.number(),
        /** Of them those paid by a level above 具备. */
        overdueHigher: z.number(),
        soon: z.number(),
        never: z.number(),
      }),
      /** People of the state by place, for the choice beside the list. */
      towns: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })),
      homes: z.array(z.object({ homeId: z.number(), name: z.string(), count: z.number() })),
      today: isoDateSchema,
    }),
  }),
  'assessments.page': method({
    title: '查看评估记录',
    access: everybody,
    reach: 'own',
    input: z.object({
      search: z.string().max(60),
      kind: assessmentKindSchema.nullable(),
      isDoubtfulOnly: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number(), rows: z.array(assessmentRowSchema) }),
  }),
  'assessments.ofPerson': method({
    title: '查看评估记录',
    access: everybody,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema }),
    output: z.object({
      rows: z.array(assessmentRowSchema),
      reports: z.array(conditionReportSchema),
      validUntil: isoDateSchema.nullable(),
      isOverdue: z.boolean(),
      isExempt: z.boolean(),
      hasEnded: z.boolean(),
    }),
  }),
  'assessments.get': method({
    title: '查看评估表',
    access: everybody,
    ...one,
    output: z.object({
      row: assessmentRowSchema,
      form: assessmentFormSchema,
      doubts: z.array(doubtSchema),
      recordedAt: z.string(),
      recordedBy: z.string(),
      withdrawnAt: z.string().nullable(),
      withdrawnBy: z.string().nullable(),
      withdrawnReason: z.string().nullable(),
    }),
  }),
  /** What would come of it, before anything is written. */
  'assessments.tryOut': method({
    title: '试算评估结论',
    access: everyClerk,
    reach: { record: 'person', key: 'personId' },
    input: assessmentTryoutSchema,
    output: z.object({ doubts: z.array(doubtSchema), effect: z.array(z.string()), isDeciding: z.boolean() }),
  }),
  'assessments.conclude': method({
    title: '登记评估结论',
    access: everyClerk,
    reach: { record: 'person', key: 'personId' },
    input: assessmentInputSchema,
    output: z.object({ assessmentId: z.number(), effect: z.array(z.string()), closedReports: z.number() }),
  }),
  'assessments.withdraw': method({
    title: '撤销评估',
    access: everyClerk,
    reach: one.reach,
    input: z.object({ assessmentId: idSchema, reason: reasonText }),
    output: z.object({}),
  }),
  'assessments.report': method({
    title: '登记变化报告',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({
      personId: idSchema,
      reportedOn: isoDateSchema,
      reporter: z.string().trim().min(1, '请填写报告人').max(40),
      description: z.string().trim().min(1, '请写明有什么变化').max(200),
    }),
    output: z.object({ conditionReportId: z.number(), dueOn: isoDateSchema, warning: z.string().nullable() }),
  }),
  'assessments.closeReport': method({
    title: '撤回变化报告',
    access: everyClerk,
    reach: { record: 'conditionReport', key: 'conditionReportId' },
    input: z.object({ conditionReportId: idSchema, reason: reasonText }),
    output: z.object({}),
  }),
  /** The official form on A4, for the preview and the printer; full numbers only in what is saved or printed. */
  'assessments.paper': method({
    title: '打印评估表',
    access: officers,
    reach: one.reach,
    input: z.object({ assessmentId: idSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({
      pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      pages: z.number(),
      warnings: z.array(z.string()),
    }),
  }),
  'assessments.savePaper': method({
    title: '保存评估表',
    access: officers,
    reach: one.reach,
    input: z.object({ assessmentId: idSchema, format: z.enum(['pdf', 'docx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存评估表', filterName: '评估表', extensions: ['pdf', 'docx'], encryptedAs: 'zip' },
  }),
  'assessments.saveTiers': method({
    title: '修改等级对应',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      tiers: tierMapSchema,
      validFrom: isoDateSchema,
      documentNo: z.string().trim().min(1, '请填写依据文号').max(60),
    }),
    output: z.object({}),
  }),
} as const;
