/** Grading of happiness homes (等级评定): score sheets in versions, rounds, cases and their three scores. */
import { z } from 'zod';
import {
  caseDetailSchema,
  caseRowSchema,
  planSchema,
  roundRowSchema,
  sheetFaultSchema,
  templateRowSchema,
  templateSchema,
} from './grading-shapes.ts';
import { answerSchema, sheetBodySchema } from './grading-sheet.ts';
import { caseStateSchema, roundKindSchema, scoreStageSchema } from './grading-terms.ts';
import { everyClerk, everyRegistrar, method, scatteredReaders } from './method.ts';
import { idSchema, isoDateSchema } from './values.ts';

const year = z.number().int().min(2000).max(2100);
export const gradingReason = z.string().trim().min(2, '请填写理由').max(200, '理由不超过200个字');
export const gradingDocument = z.string().trim().min(2, '请填写文号').max(60);
const name = (least: string) => z.string().trim().min(1, least).max(40);
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `不超过${longest}个字`)
    .nullable()
    .transform((value) => (value === '' ? null : value));

const answers = z.array(answerSchema).max(300);
const scoreFields = {
  caseId: idSchema,
  answers,
  assessedOn: isoDateSchema,
  /** False keeps what is filled in so far; true hands it in. */
  isFinal: z.boolean(),
  remark: optional(500),
};
const savedSchema = z.object({ scoreId: z.number(), total: z.number().nullable(), state: caseStateSchema });
const ofCase = { record: 'gradingCase', key: 'caseId' } as const;

export const gradingMethods = {
  'grading.templates': method({
    title: '查看评分表',
    access: scatteredReaders,
    reach: 'none',
    input: z.object({}),
    output: z.array(templateRowSchema),
  }),
  'grading.template': method({
    title: '查看评分表',
    access: scatteredReaders,
    reach: 'none',
    input: z.object({ templateId: idSchema }),
    output: templateSchema,
  }),
  /** A new sheet (null), or what a draft says; faults are told, not refused, until it is published. */
  'grading.saveDraft': method({
    title: '编制评分表',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      templateId: idSchema.nullable(),
      code: z.string().trim().min(1, '请填写评分表编号').max(20),
      name: name('请填写评分表名称'),
      body: sheetBodySchema,
    }),
    output: z.object({ templateId: z.number(), faults: z.array(sheetFaultSchema) }),
  }),
  /** A new draft with everything of a published or retired version. */
  'grading.copyTemplate': method({
    title: '复制评分表为新版本',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema }),
    output: z.object({ templateId: z.number() }),
  }),
  'grading.publishTemplate': method({
    title: '发布评分表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema, documentNo: gradingDocument }),
    output: z.object({}),
  }),
  /** No new round uses it; its old ones open as before. */
  'grading.retireTemplate': method({
    title: '停用评分表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema }),
    output: z.object({}),
  }),
  'grading.discardDraft': method({
    title: '删除评分表草稿',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema }),
    output: z.object({}),
  }),
  'grading.rounds': method({
    title: '查看评定批次',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({}),
    output: z.array(roundRowSchema),
  }),
  /** Days of a plan as the parameters give them, for the form; nothing is written. */
  'grading.plan': method({
    title: '测算评定时间安排',
    access: everyClerk,
    reach: 'county',
    input: z.object({ startsOn: isoDateSchema, selfUntil: isoDateSchema }),
    output: z.object({ plan: planSchema, warning: z.string().nullable() }),
  }),
  /** Homes that can be in a round of this kind, each with why not. */
  'grading.candidates': method({
    title: '查看可参评幸福院',
    access: everyClerk,
    reach: 'county',
    input: z.object({ kind: roundKindSchema, year }),
    output: z.array(
      z.object({
        happinessHomeId: z.number(),
        code: z.string(),
        name: z.string(),
        townName: z.string(),
        villageName: z.string(),
        grade: z.string().nullable(),
        validTo: isoDateSchema.nullable(),
        isProposed: z.boolean(),
        why: z.string(),
      }),
    ),
  }),
  'grading.createRound': method({
    title: '建立评定批次',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      kind: roundKindSchema,
      year,
      name: name('请填写批次名称'),
      templateId: idSchema,
      documentNo: optional(60),
      plan: planSchema,
      /** Null: all homes that are proposed. */
      happinessHomeIds: z.array(idSchema).min(1, '请选择幸福院').max(5000).nullable(),
    }),
    output: z.object({ roundId: z.number(), cases: z.number() }),
  }),
  'grading.cases': method({
    title: '查看评定名单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({
      roundId: idSchema,
      townCode: z.string().max(12).nullable(),
      state: caseStateSchema.nullable(),
      isLateOnly: z.boolean(),
      search: z.string().trim().max(40),
    }),
    output: z.array(caseRowSchema),
  }),
  'grading.case': method({
    title: '查看幸福院评定',
    access: scatteredReaders,
    reach: ofCase,
    input: z.object({ caseId: idSchema }),
    output: caseDetailSchema,
  }),
  /** The township enters it for the village. */
  'grading.saveSelf': method({
    title: '填报自评分',
    access: everyRegistrar,
    reach: ofCase,
    input: z.object({ ...scoreFields, assessor: z.string().trim().min(2, '请填写自评人').max(30) }),
    output: savedSchema,
  }),
  'grading.saveTown': method({
    title: '填报初审分',
    access: everyRegistrar,
    reach: ofCase,
    input: z.object({ ...scoreFields, assessor: z.string().trim().min(2, '请填写初审人').max(30) }),
    output: savedSchema,
  }),
  /** On the spot, by two different people. */
  'grading.saveCounty': method({
    title: '填报评定分',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      ...scoreFields,
      assessor: z.string().trim().min(2, '请填写评定人').max(30),
      secondAssessor: z.string().trim().max(30),
      thirdParty: optional(60),
    }),
    output: savedSchema,
  }),
  'grading.sendBack': method({
    title: '退回评定',
    access: everyRegistrar,
    reach: ofCase,
    input: z.object({ caseId: idSchema, reason: gradingReason }),
    output: z.object({ state: caseStateSchema }),
  }),
  /** Refused the grading, or is taken out of the round. */
  'grading.leave': method({
    title: '登记拒评或撤出',
    access: everyClerk,
    reach: 'county',
    input: z.object({ caseId: idSchema, action: z.enum(['decline', 'withdraw']), reason: gradingReason }),
    output: z.object({ state: caseStateSchema }),
  }),
  /** A photo or paper that proves an item, or the case as a whole. */
  'grading.addEvidence': method({
    title: '添加评定佐证',
    access: everyRegistrar,
    reach: ofCase,
    input: z.object({
      caseId: idSchema,
      itemCode: z.string().trim().max(12).nullable(),
      title: z.string().trim().max(100, '标题不超过100个字'),
    }),
    output: z.object({ attachmentId: z.number(), title: z.string(), isTrimmed: z.boolean(), elsewhere: z.number() }),
    file: {
      dialog: 'open',
      title: '选择佐证照片',
      filterName: '图片和 PDF',
      extensions: ['jpg', 'jpeg', 'png', 'pdf', 'heic', 'tif', 'tiff', 'bmp', 'webp', 'ofd', 'doc', 'docx'],
    },
  }),
  /** What another score of the case said in full, a replaced one too. */
  'grading.score': method({
    title: '查看历次评分',
    access: scatteredReaders,
    reach: ofCase,
    input: z.object({ caseId: idSchema, stage: scoreStageSchema }),
    output: z.array(caseDetailSchema.shape.self.unwrap()),
  }),
} as const;
