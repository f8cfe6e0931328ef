/** 年度任务 of the renovation of homes: the task of each year, its projects, locked values; 县级敬老院 coverage; the ledger workbook. */
import { z } from 'zod';
import { approvers, countyUsers, everybody, everyClerk, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema } from './values.ts';

const yearSchema = z.number('请填写年份').int('年份应为整数').min(2000, '请填写四位年份').max(2100, '请填写四位年份');
const documentNo = z.string().trim().min(1, '请填写文号').max(60, '不超过60个字');
const day = isoDateSchema;

const targetProjectSchema = z.object({
  projectId: z.number(),
  code: z.string(),
  name: z.string(),
  isDone: z.boolean(),
  acceptedOn: day.nullable(),
  /** Why it does not count yet: 在建, 已完工，未竣工验收; null when it does. */
  why: z.string().nullable(),
});

const memberSchema = targetProjectSchema.extend({
  homeName: z.string(),
  townName: z.string(),
  addedOn: day.nullable(),
  documentNo: z.string().nullable(),
  /** Taken out of the task by a document. */
  removed: z.object({ on: day, documentNo: z.string().nullable(), by: z.string().nullable() }).nullable(),
});

const rateShape = {
  numerator: z.number(),
  denominator: z.number(),
  shown: z.string(),
  /** By the number of projects of the task; null without a task. */
  met: z.boolean().nullable(),
};

const yearTaskSchema = z.object({
  year: z.number(),
  /** 任务数 as recorded; null while no document was. */
  targetCount: z.number().nullable(),
  documentNo: z.string().nullable(),
  issuedOn: day.nullable(),
  note: z.string().nullable(),
  /** 任务数 or, without a document, the parameter of the year. */
  target: z.number().nullable(),
  ...rateShape,
  started: z.number(),
  completed: z.number(),
  missing: z.number().nullable(),
  /** The year is over and its value is not locked yet. */
  canLock: z.boolean(),
  /** What was reported stays, whatever happens later. */
  locked: z
    .object({ asOf: day, ...rateShape, lockedAt: z.string(), lockedBy: z.string(), projects: z.array(targetProjectSchema) })
    .nullable(),
  projects: z.array(memberSchema),
});
export type YearTask = z.infer<typeof yearTaskSchema>;

const coverageHomeSchema = z.object({
  homeId: z.number(),
  code: z.string(),
  name: z.string(),
  level: z.string(),
  townCode: z.string(),
  townName: z.string(),
  isOpen: z.boolean(),
  bedsRegistered: z.number(),
  nursingBeds: z.number(),
  /** `40.0%`; `—` without beds. */
  nursingShare: z.string(),
  residents: z.number(),
  completeLoss: z.number(),
  /** Counts as the county's home. */
  counts: z.boolean(),
  /** Every test of the definition for a county home; none for others. */
  tests: z.array(z.object({ text: z.string(), isMet: z.boolean() })),
});
export type CoverageHome = z.infer<typeof coverageHomeSchema>;

const coverageSchema = z.object({
  asOf: day,
  /** 0.5 for half; null where nothing is set. */
  minNursingShare: z.number().nullable(),
  /** Percent of the counties. */
  target: z.number().nullable(),
  met: z.boolean().nullable(),
  counties: z.array(z.object({ code: z.string(), name: z.string(), isCovered: z.boolean(), homeIds: z.array(z.number()) })),
  homes: z.array(coverageHomeSchema),
  towns: z.array(
    z.object({
      townCode: z.string(),
      townName: z.string(),
      /** Homes in the township that are open. */
      homes: z.number(),
      nursingBeds: z.number(),
      /** People of the township who have lost all self-care, and those of them who live in a home. */
      inNeed: z.number(),
      inCare: z.number(),
      /** Willing and not in a home yet. */
      waiting: z.number(),
    }),
  ),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const batchInputSchema = z.object({
  year: yearSchema,
  targetCount: z.number('请填写任务数').int('任务数应为整数').min(0, '不能小于零').max(1000, '不超过1000处'),
  documentNo,
  issuedOn: day.nullable(),
  note: z
    .string()
    .trim()
    .max(200, '不超过200个字')
    .nullable()
    .transform((value) => (value === '' ? null : value)),
});
export const addToBatchInputSchema = z.object({
  year: yearSchema,
  projectIds: z.array(idSchema).min(1, '请选择项目').max(200),
  documentNo,
  addedOn: day,
});
export const removeFromBatchInputSchema = z.object({
  year: yearSchema,
  projectId: idSchema,
  documentNo,
  removedOn: day,
  reason: z.string().trim().min(2, '请填写理由').max(200),
});

export const renovationTargetMethods = {
  'renovation.batches': method({
    title: '查看改造年度任务',
    access: everybody,
    reach: 'own',
    input: z.object({ asOf: day.nullable() }),
    output: z.object({ asOf: day, years: z.array(yearTaskSchema) }),
  }),
  'renovation.saveBatch': method({
    title: '登记改造年度任务',
    access: everyClerk,
    reach: 'county',
    input: batchInputSchema,
    output: z.object({ batchId: z.number() }),
  }),
  'renovation.addToBatch': method({
    title: '列入改造年度任务',
    access: everyClerk,
    reach: 'county',
    input: addToBatchInputSchema,
    output: z.object({ added: z.number() }),
  }),
  /** A cancelled project stays in the denominator; only a document changes the task. */
  'renovation.removeFromBatch': method({
    title: '调出改造年度任务',
    access: approvers,
    reach: 'county',
    input: removeFromBatchInputSchema,
    output: z.object({}),
  }),
  'renovation.lockYear': method({
    title: '锁定改造年度完成值',
    access: approvers,
    reach: 'county',
    input: z.object({
      year: yearSchema,
      /** 31 December of the year when null. */
      asOf: day.nullable(),
    }),
    output: z.object({ numerator: z.number(), denominator: z.number() }),
  }),
  'renovation.coverage': method({
    title: '查看县级敬老院覆盖',
    access: everybody,
    reach: 'own',
    input: z.object({ asOf: day.nullable() }),
    output: coverageSchema,
  }),
  /** 改造提升项目进度台账; what it writes can be imported again and changes nothing. */
  'renovation.export': method({
    title: '导出改造提升项目进度台账',
    access: countyUsers,
    reach: 'county',
    input: z.object({ asOf: day.nullable(), protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出改造提升项目进度台账', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
