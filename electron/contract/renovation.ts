/** Renovation of nursing homes (敬老院改造提升): projects, stages with their gates, plans, work items, photos. */
import { z } from 'zod';
import { attachmentMethods, attachmentTitleSchema } from './attachments.ts';
import { everybody, everyClerk, everyRegistrar, everyReporter, method, signers } from './method.ts';
import { projectDetailSchema, projectListSchema } from './renovation-shapes.ts';
import {
  fundSourceSchema,
  photoPurposeSchema,
  planKindSchema,
  projectKindSchema,
  renovationStageSchema,
  stageEntrySchema,
} from './renovation-terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

const reason = z.string().trim().min(2, '请填写理由').max(200);
const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `不超过${longest}个字`)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const beds = (words: string) => z.number(`请填写${words}`).int('床位应为整数').min(0, '不能小于零').max(10_000, '不超过10000张');
const amount = fenSchema.refine((value) => value >= 0, '金额不能小于零').nullable();

export const projectInputSchema = z
  .object({
    /** Null: a new one, which enters the pipeline. */
    projectId: idSchema.nullable(),
    code: z.string().trim().min(1, '请填写项目编号').max(30),
    name: z.string().trim().min(2, '请填写项目名称').max(80),
    batchYear: z.number().int('年份应为整数').min(2000, '请填写四位年份').max(2100, '请填写四位年份').nullable(),
    homeId: idSchema,
    kind: projectKindSchema,
    content: text(500),
    floorAreaCenti: z.number().int().min(0).max(100_000_000).nullable(),
    bedsBefore: beds('改造前床位'),
    nursingBefore: beds('改造前护理型床位'),
    bedsAfter: beds('改造后床位'),
    nursingAfter: beds('改造后护理型床位'),
    approvalNo: text(60),
    approvedOn: isoDateSchema.nullable(),
    approvedFen: amount,
    estimateFen: amount,
    readyOn: isoDateSchema.nullable(),
    unit: text(60),
    managerName: text(30),
    /** It is told masked and cannot come back: absent, what is recorded stays. */
    managerPhone: z
      .string()
      .trim()
      .regex(/^$|^[\d-]{7,20}$/, '电话应为数字')
      .nullable()
      .transform((value) => (value === '' ? null : value))
      .optional(),
    /** Day and paper of a new one's need statement; today when absent. */
    enteredOn: isoDateSchema.optional(),
    needDocumentNo: text(60).optional(),
  })
  .refine(({ nursingBefore, bedsBefore }) => nursingBefore <= bedsBefore, {
    path: ['nursingBefore'],
    message: '护理型床位不能多于床位合计',
  })
  .refine(({ nursingAfter, bedsAfter }) => nursingAfter <= bedsAfter, { path: ['nursingAfter'], message: '护理型床位不能多于床位合计' });

export const stageInputSchema = z.object({
  projectId: idSchema,
  stage: stageEntrySchema,
  happenedOn: isoDateSchema,
  /** Without it only for an approver's reason. */
  documentNo: text(60),
  note: text(200),
  exceptionReason: text(200),
  /** With 立项: 批复投资, written to the project with the document number and the day. */
  approvedFen: amount.optional(),
});

export const planRowSchema = z.object({ stage: renovationStageSchema, plannedOn: isoDateSchema });

export const workItemInputSchema = z.object({
  item: z.string().trim().min(1, '请填写工程内容').max(60),
  content: text(200),
  budgetFen: amount,
  percent: z.number('请填写完成比例').int('应为整数').min(0, '不能小于零').max(100, '不超过100'),
  plannedOn: isoDateSchema.nullable(),
});

const ofProject = { record: 'project', key: 'projectId' } as const;

export const renovationMethods = {
  'renovation.list': method({
    title: '查看改造项目',
    access: everybody,
    reach: 'own',
    input: z.object({
      /** Name, code, home. */
      search: z.string().trim().max(40),
      townCode: z.string().max(12).nullable(),
      homeId: idSchema.nullable(),
      batchYear: z.number().int().nullable(),
      /** Present stage, or 暂停 or 取消. */
      stage: stageEntrySchema.nullable(),
      kind: projectKindSchema.nullable(),
      /** Today when null. */
      asOf: isoDateSchema.nullable(),
    }),
    output: projectListSchema,
  }),
  'renovation.get': method({
    title: '查看改造项目',
    access: everybody,
    reach: ofProject,
    input: z.object({ projectId: idSchema }),
    output: projectDetailSchema,
  }),
  'renovation.save': method({
    title: '登记改造项目',
    access: everyClerk,
    reach: 'county',
    input: projectInputSchema,
    output: z.object({ projectId: z.number() }),
  }),
  'renovation.withdrawProject': method({
    title: '撤销改造项目',
    access: everyClerk,
    reach: 'county',
    input: z.object({ projectId: idSchema, reason }),
    output: z.object({}),
  }),
  /** An exception (例外) is an approver's. */
  'renovation.recordStage': method({
    title: '登记改造项目阶段',
    access: signers,
    reach: 'county',
    input: stageInputSchema,
    output: z.object({ stageId: z.number() }),
  }),
  'renovation.withdrawStage': method({
    title: '撤销改造项目阶段',
    access: signers,
    reach: 'county',
    input: z.object({ projectId: idSchema, stageId: idSchema, reason }),
    output: z.object({}),
  }),
  /** The baseline once; again only by an approver with a document. */
  'renovation.setPlan': method({
    title: '登记改造项目计划',
    access: signers,
    reach: 'county',
    input: z.object({
      projectId: idSchema,
      kind: planKindSchema,
      reason: text(200),
      documentNo: text(60),
      rows: z.array(planRowSchema).min(1, '请至少填写一个阶段的日期').max(10),
    }),
    output: z.object({ written: z.number() }),
  }),
  /** The whole list: what is left out is taken off. */
  'renovation.saveWorkItems': method({
    title: '登记工程内容',
    access: everyRegistrar,
    reach: ofProject,
    input: z.object({ projectId: idSchema, items: z.array(workItemInputSchema).max(60) }),
    output: z.object({ items: z.number() }),
  }),
  'renovation.workTemplate': method({
    title: '查看工程内容模板',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ items: z.array(z.string()) }),
  }),
  'renovation.sources': method({
    title: '查看改造资金来源',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.array(z.object({ id: fundSourceSchema, label: z.string() })),
  }),
  'renovation.addPhoto': method({
    title: '添加改造项目照片或材料',
    access: everyReporter,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      purpose: photoPurposeSchema,
      /** Empty: the name of the file without its ending. */
      title: attachmentTitleSchema,
      /** The photo itself keeps no time. */
      takenOn: isoDateSchema.nullable().optional(),
    }),
    output: attachmentMethods['attachments.addToHome'].output,
    file: {
      dialog: 'open',
      title: '选择照片或材料',
      filterName: '图片和 PDF',
      extensions: ['jpg', 'jpeg', 'png', 'pdf', 'heic', 'tif', 'tiff', 'bmp', 'webp', 'ofd', 'doc', 'docx'],
    },
  }),
  /** Who did what to the project when, newest first. */
  'renovation.history': method({
    title: '查看改造项目经过',
    access: everybody,
    reach: ofProject,
    input: z.object({ projectId: idSchema }),
    output: z.object({
      rows: z.array(z.object({ auditId: z.number(), at: z.string(), userName: z.string(), action: z.string(), text: z.string() })),
    }),
  }),
} as const;
