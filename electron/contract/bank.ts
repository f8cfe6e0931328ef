/** Payment through a bank (银行代发): batches out, results in, lines that come back, the last steps of a sheet. */
import { z } from 'zod';
import { bankLayoutSchema, storedLayoutSchema } from './bank-layout.ts';
import { countyUsers, everyClerk, method, signers } from './method.ts';
import { lineTypeSchema, payeeKindSchema, sheetStateSchema } from './payments.ts';
import { scanProtectionSchema } from './protection.ts';
import { schemeSchema } from './schemes.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** Parts of a sheet that are funded, and therefore sent to the bank, apart. */
export const bankParts = [
  { id: 'all', label: '全部' },
  { id: 'homes', label: '供养机构' },
  { id: 'people', label: '个人和照料人' },
  { id: 'basic', label: '基本生活标准' },
  { id: 'care', label: '照料护理费' },
  { id: 'other', label: '其他款项' },
] as const;
export type BankPart = (typeof bankParts)[number]['id'];
const partSchema = z.enum(['all', 'homes', 'people', 'basic', 'care', 'other']);

/** Why a line stays out of a batch. */
export const leftOutReasons = [
  { id: 'noAccount', label: '账号待补' },
  { id: 'temporaryId', label: '没有身份证号（临时编号）' },
  { id: 'returnedAccount', label: '退票账户未更正' },
  { id: 'notPositive', label: '该收款人合计不大于零' },
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number]['id'];
const leftOutReasonSchema = z.enum(['noAccount', 'temporaryId', 'returnedAccount', 'notPositive']);

export const handoverActions = [
  { id: 'send', label: '送财政' },
  { id: 'pay', label: '确认发放' },
  { id: 'archive', label: '归档' },
] as const;
export type HandoverAction = (typeof handoverActions)[number]['id'];
const handoverActionSchema = z.enum(['send', 'pay', 'archive']);

export const rowOutcomes = [
  { id: 'open', label: '待回盘' },
  { id: 'success', label: '成功' },
  { id: 'failed', label: '失败' },
  { id: 'returned', label: '已退票' },
] as const;
export type RowOutcome = (typeof rowOutcomes)[number]['id'];

/** How a returned line stands. */
export const returnStandings = [
  { id: 'waiting', label: '待更正账户' },
  { id: 'ready', label: '待重发' },
  { id: 'reissued', label: '已重发' },
] as const;
export type ReturnStanding = (typeof returnStandings)[number]['id'];

const leftOutSchema = z.object({
  reason: leftOutReasonSchema,
  personId: z.number(),
  personName: z.string(),
  payeeKind: payeeKindSchema,
  payeeName: z.string().nullable(),
  lines: z.number(),
  fen: z.number(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

const fileSchema = z.object({
  bankFileId: z.number(),
  batchNumber: z.string(),
  part: partSchema,
  layoutName: z.string(),
  format: z.enum(['xlsx', 'csv', 'txt']),
  rows: z.number(),
  lines: z.number(),
  totalFen: z.number(),
  fileHash: z.string(),
  madeOn: isoDateSchema,
  madeBy: z.string(),
  withdrawnReason: z.string().nullable(),
  success: z.number(),
  failed: z.number(),
  /** Rows the bank has not answered yet. */
  open: z.number(),
});
export type BankFileCard = z.infer<typeof fileSchema>;

const bankSheetSchema = z.object({
  sheetId: z.number(),
  scheme: schemeSchema,
  month: isoMonthSchema,
  name: z.string(),
  state: sheetStateSchema,
  lines: z.number(),
  totalFen: z.number(),
  /** These four add up to the sheet. */
  paidFen: z.number(),
  openFen: z.number(),
  returnedFen: z.number(),
  restFen: z.number(),
  restLines: z.number(),
  returnedLines: z.number(),
  handovers: z.array(
    z.object({
      action: handoverActionSchema,
      happenedOn: isoDateSchema,
      documentNumber: z.string().nullable(),
      note: z.string().nullable(),
      at: z.string(),
      userName: z.string(),
    }),
  ),
  files: z.array(fileSchema),
  results: z.array(
    z.object({
      fileName: z.string(),
      resultOn: isoDateSchema,
      success: z.number(),
      failed: z.number(),
      at: z.string(),
      userName: z.string(),
    }),
  ),
  /** What the user who asks may do now. `needsReason`: an administrator in the place of a second person. `needsNote`: not every line is answered for. */
  actions: z.array(z.object({ action: handoverActionSchema, needsReason: z.boolean(), needsNote: z.boolean() })),
});
export type BankSheet = z.infer<typeof bankSheetSchema>;

const fileRowSchema = z.object({
  sequence: z.number(),
  payeeKind: payeeKindSchema,
  payeeName: z.string(),
  payeeBank: z.string().nullable(),
  payeeAccount: z.string(),
  people: z.string(),
  lines: z.number(),
  fen: z.number(),
  outcome: z.enum(['open', 'success', 'failed', 'returned']),
  reason: z.string().nullable(),
});
export type BankFileRow = z.infer<typeof fileRowSchema>;

/** Why a result file was not taken. `row` is the row number in the file, from 1. */
const problemSchema = z.object({ row: z.number(), column: z.string(), code: z.string(), message: z.string() });
export type ResultProblem = z.infer<typeof problemSchema>;

const returnSchema = z.object({
  returnId: z.number(),
  sheetMonth: isoMonthSchema,
  personId: z.number(),
  personName: z.string(),
  idNumber: z.string(),
  townName: z.string(),
  type: lineTypeSchema,
  of: z.string().nullable(),
  forMonth: isoMonthSchema,
  fen: z.number(),
  payeeKind: payeeKindSchema,
  payeeName: z.string().nullable(),
  payeeAccount: z.string().nullable(),
  returnedOn: isoDateSchema,
  reason: z.string(),
  batchNumber: z.string().nullable(),
  standing: z.enum(['waiting', 'ready', 'reissued']),
  /** Month of the sheet that issues it anew. */
  reissuedIn: isoMonthSchema.nullable(),
});
export type LineReturn = z.infer<typeof returnSchema>;

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
        paidFen: true,
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
