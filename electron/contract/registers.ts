/** Light registers of a county's duties (登记簿): dibao clocks, relief, referrals, services, training, alerts. */
import { z } from 'zod';
import { attachmentMethods, attachmentRowSchema, attachmentTitleSchema, scanFile } from './attachments.ts';
import { everyRegistrar, method, scatteredReaders, signers } from './method.ts';
import { protectionSchema, reasonSchema } from './protection.ts';
import {
  registerCountsSchema,
  registerDefinitionSchema,
  registerFilterSchema,
  registerRowSchema,
  registerStepSchema,
  registerValueSchema,
} from './registers-shapes.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** A clerk of a place works on his own; the county's signers decide steps that are theirs. */
const steppers = [...signers, 'town_clerk'] as const;
const registerCode = z.string().min(1).max(40);
/** A number that was told masked does not come back: what is absent stays as recorded. */
const valuesInput = z.record(z.string().max(40), z.union([registerValueSchema, z.string().max(2000)]));
const record = { record: 'registerRecord', key: 'recordId' } as const;
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const longestPage = 200;

const importRowSchema = z.object({ row: z.number(), column: z.string().nullable(), message: z.string() });

export const registerMethods = {
  'registers.definitions': method({
    title: '查看登记簿',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({}),
    output: z.object({ registers: z.array(z.object({ definition: registerDefinitionSchema, counts: registerCountsSchema })) }),
  }),
  'registers.page': method({
    title: '查看登记簿',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({
      code: registerCode,
      filter: registerFilterSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(longestPage),
    }),
    output: z.object({
      total: z.number(),
      counts: registerCountsSchema,
      states: z.array(z.object({ id: z.string(), count: z.number() })),
      /** Of what is chosen, not of the page alone. */
      totals: z.record(z.string(), z.number()),
      balances: z.array(
        z.object({
          townCode: z.string(),
          townName: z.string(),
          plusFen: z.number(),
          minusFen: z.number(),
          fen: z.number(),
          isLow: z.boolean(),
        }),
      ),
      rows: z.array(registerRowSchema),
    }),
  }),
  'registers.get': method({
    title: '查看登记簿',
    access: scatteredReaders,
    reach: record,
    input: z.object({ recordId: idSchema }),
    output: registerRowSchema.extend({
      code: registerCode,
      steps: z.array(registerStepSchema),
      /** Steps the one who asks may take now. */
      next: z.array(z.string()),
      mayEdit: z.boolean(),
      recordedBy: z.string(),
      recordedAt: z.string(),
      withdrawnReason: z.string().nullable(),
      /** Scans that prove it. */
      papers: z.array(attachmentRowSchema),
      limitBytes: z.number(),
    }),
  }),
  /** A new record, or one that is not finished put right. */
  'registers.save': method({
    title: '登记',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({ code: registerCode, recordId: idSchema.nullable(), townCode: z.string().max(12).nullable(), values: valuesInput }),
    output: z.object({ recordId: z.number(), recordNo: z.string() }),
  }),
  'registers.step': method({
    title: '办理登记事项',
    access: steppers,
    reach: record,
    input: z.object({
      recordId: idSchema,
      transition: z.string().max(40),
      doneOn: isoDateSchema,
      values: valuesInput,
      reason: z.string().trim().max(200, '不超过200个字').nullable(),
    }),
    output: z.object({ state: z.string() }),
  }),
  /** The last step, or the whole record while it has none. */
  'registers.withdraw': method({
    title: '撤销登记',
    access: everyRegistrar,
    reach: record,
    input: z.object({ recordId: idSchema, stepId: idSchema.nullable(), reason: reasonSchema }),
    output: z.object({}),
  }),
  'registers.addPaper': method({
    title: '添加登记材料',
    access: everyRegistrar,
    reach: record,
    input: z.object({ recordId: idSchema, title: attachmentTitleSchema }),
    output: attachmentMethods['attachments.addToHome'].output,
    file: { ...scanFile, title: '选择登记材料' },
  }),
  'registers.paper': method({
    title: '预览登记表',
    access: scatteredReaders,
    reach: record,
    input: z.object({ recordId: idSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number() }),
  }),
  'registers.savePaper': method({
    title: '保存登记表',
    access: scatteredReaders,
    reach: record,
    input: z.object({ recordId: idSchema, protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存登记表', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
  }),
  'registers.export': method({
    title: '导出登记簿',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ code: registerCode, filter: registerFilterSchema, format: z.enum(['xlsx', 'pdf']), protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出登记簿', filterName: '登记簿', extensions: ['xlsx', 'pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  /** An empty workbook with the columns `registers.import` reads. */
  'registers.template': method({
    title: '保存导入模板',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({ code: registerCode }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存导入模板', filterName: 'Excel 工作簿', extensions: ['xlsx'] },
  }),
  /** With `isCommitted` false nothing is recorded; with any refused row neither. The same file again records nothing. */
  'registers.import': method({
    title: '导入登记簿',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({ code: registerCode, isCommitted: z.boolean() }),
    output: z.object({
      rows: z.number(),
      fresh: z.number(),
      unchanged: z.number(),
      refused: z.array(importRowSchema),
      isCommitted: z.boolean(),
    }),
    file: { dialog: 'open', title: '选择登记簿文件', filterName: '表格', extensions: ['xlsx', 'xls', 'csv'] },
  }),
} as const;
