/** Payment through a bank (银行代发): batches out, results in, lines that come back, the last steps of a sheet. */
import { z } from 'zod';
import { bankLayoutSchema, storedLayoutSchema } from './bank-layout.ts';
import {
  partSchema,
  handoverActionSchema,
  leftOutSchema,
  fileSchema,
  bankSheetSchema,
  fileRowSchema,
  problemSchema,
  returnSchema,
} from './bank-terms.ts';
import { countyUsers, everyClerk, method, signers } from './method.ts';
import { scanProtectionSchema } from './protection.ts';
import { idSchema, isoDateSchema } from './values.ts';

export * from './bank-terms.ts';

const sheet = z.object({ sheetId: idSchema });
const reasonText = z.string().trim().min(2, '请填写原因').max(100, '原因不超过100个字');
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) };
/** Ledgers hold sheets of years; the list of the window shows the newest. */
export const bankMethods = {
  'bank.sheets': method({
    title: '查看银行代发',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.array(
      bankSheetSchema.pick({
        sheetId: true,
        scheme: true,
        month: true,
        name: true,
        state: true,
        lines: true,
        totalFen: true,
        settledFen: true,
        paidFen: true,
        otherFen: true,
        openFen: true,
        returnedFen: true,
        restFen: true,
      }),
    ),
  }),
  'bank.sheet': method({ title: '查看银行代发', access: countyUsers, reach: 'county', input: sheet, output: bankSheetSchema }),
  /** What a batch of this part would hold now, and what stays out of it and why. */
  'bank.preview': method({
    title: '查看银行代发',
    access: countyUsers,
    reach: 'county',
    input: sheet.extend({ part: partSchema, layoutKey: z.string() }),
    output: z.object({
      rows: z.number(),
      lines: z.number(),
      totalFen: z.number(),
      leftOutLines: z.number(),
      leftOutFen: z.number(),
      leftOut: z.array(leftOutSchema),
    }),
  }),
  'bank.makeFile': method({
    title: '制作代发批次',
    access: everyClerk,
    reach: 'county',
    input: sheet.extend({ part: partSchema, layoutKey: z.string() }),
    output: fileSchema,
  }),
  'bank.withdrawFile': method({
    title: '作废代发批次',
    access: everyClerk,
    reach: 'county',
    input: z.object({ bankFileId: idSchema, reason: reasonText }),
    output: z.object({}),
  }),
  'bank.saveFile': method({
    title: '保存代发文件',
    access: everyClerk,
    reach: 'county',
    input: z.object({ bankFileId: idSchema, protection: scanProtectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '保存代发文件', filterName: '代发文件', extensions: ['xlsx', 'csv', 'txt'], encryptedAs: 'zip' },
  }),
  'bank.rows': method({
    title: '查看代发批次',
    access: countyUsers,
    reach: 'county',
    input: z.object({ bankFileId: idSchema, outcome: z.enum(['open', 'success', 'failed', 'returned']).nullable(), ...page }),
    output: z.object({ total: z.number(), rows: z.array(fileRowSchema) }),
  }),
  /** Takes the whole file or nothing of it. */
  'bank.importResult': method({
    title: '导入银行回盘',
    access: everyClerk,
    reach: 'county',
    /** The batch, where the file does not name it itself. */
    input: z.object({ bankFileId: idSchema.nullable(), resultOn: isoDateSchema }),
    output: z.object({
      fileName: z.string(),
      rows: z.number(),
      success: z.number(),
      failed: z.number(),
      unchanged: z.number(),
      failedFen: z.number(),
      problems: z.array(problemSchema),
    }),
    file: { dialog: 'open', title: '选择银行回盘文件', filterName: '回盘文件', extensions: ['xlsx', 'xls', 'csv', 'txt'] },
  }),
  /** A row the bank never answered; the paper it rests on is named. */
  'bank.answerRow': method({
    title: '人工登记代发结果',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      bankFileId: idSchema,
      sequence: z.number().int().positive(),
      outcome: z.enum(['success', 'failed'], '请选择结果'),
      answeredOn: isoDateSchema,
      documentNo: z.string().trim().min(1, '请填写依据').max(60, '依据不超过60个字'),
      reason: reasonText,
    }),
    output: z.object({ lines: z.number(), fen: z.number() }),
  }),
  /** A payment that came back after it had gone through, on a slip of paper. */
  'bank.recordReturn': method({
    title: '登记退票',
    access: everyClerk,
    reach: 'county',
    input: z.object({ bankFileId: idSchema, sequence: z.number().int().positive(), returnedOn: isoDateSchema, reason: reasonText }),
    output: z.object({ lines: z.number(), fen: z.number() }),
  }),
  /** What could not go out with any batch is paid with a later sheet. */
  'bank.putBack': method({
    title: '转入下月补发',
    access: everyClerk,
    reach: 'county',
    input: sheet.extend({ happenedOn: isoDateSchema }),
    output: z.object({ lines: z.number(), fen: z.number() }),
  }),
  'bank.release': method({
    title: '原账户重发',
    access: everyClerk,
    reach: 'county',
    input: z.object({ returnId: idSchema, reason: reasonText }),
    output: z.object({}),
  }),
  'bank.returns': method({
    title: '查看退票',
    access: countyUsers,
    reach: 'county',
    input: z.object({ sheetId: idSchema.nullable(), standing: z.enum(['waiting', 'ready', 'reissued']).nullable(), ...page }),
    output: z.object({ total: z.number(), totalFen: z.number(), rows: z.array(returnSchema) }),
  }),
  /** 已送财政, 已发放, 已归档. */
  'bank.advance': method({
    title: '登记送财政、发放、归档',
    access: signers,
    reach: 'county',
    input: sheet.extend({
      action: handoverActionSchema,
      happenedOn: isoDateSchema,
      documentNumber: z.string().trim().max(60, '文号不超过60个字').nullable(),
      note: z.string().trim().max(200).nullable(),
      reason: z.string().trim().max(200).nullable(),
    }),
    output: bankSheetSchema,
  }),
  'bank.layouts': method({
    title: '查看代发模板',
    access: countyUsers,
    reach: 'none',
    input: z.object({}),
    output: z.array(storedLayoutSchema),
  }),
  /** A new version; batches keep the layout they were made with. */
  'bank.saveLayout': method({
    title: '保存代发模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      /** Null: a new layout. */
      layoutKey: z.string().max(40).nullable(),
      name: z.string().trim().min(1, '请填写模板名称').max(30, '名称不超过30个字'),
      layout: bankLayoutSchema,
    }),
    output: storedLayoutSchema,
  }),
  'bank.retireLayout': method({
    title: '停用代发模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({ layoutKey: z.string().max(40) }),
    output: z.object({}),
  }),
} as const;
