/** Words and answers of payment through a bank. */
import { z } from 'zod';
import { anyLineTypeSchema, anyPayeeKindSchema, sheetStateSchema } from './payments.ts';
import { schemeSchema } from './schemes.ts';
import { isoDateSchema, isoMonthSchema } from './values.ts';

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
export const partSchema = z.enum(['all', 'homes', 'people', 'basic', 'care', 'other']);

/** Why a line stays out of a batch. */
export const leftOutReasons = [
  { id: 'noAccount', label: '账号待补' },
  { id: 'temporaryId', label: '没有身份证号（临时编号）' },
  { id: 'returnedAccount', label: '退票账户未更正' },
  { id: 'notPositive', label: '该收款人合计不大于零' },
  /** Nobody has seen it but who typed it: the sheet was approved without it. */
  { id: 'ownAccount', label: '账户由本人在审批后补录，须由另一人制作批次' },
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number]['id'];
const leftOutReasonSchema = z.enum(['noAccount', 'temporaryId', 'returnedAccount', 'notPositive', 'ownAccount']);

export const handoverActions = [
  { id: 'send', label: '送财政' },
  { id: 'pay', label: '确认发放' },
  { id: 'archive', label: '归档' },
] as const;
export type HandoverAction = (typeof handoverActions)[number]['id'];
export const handoverActionSchema = z.enum(['send', 'pay', 'archive']);

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

export const leftOutSchema = z.object({
  reason: leftOutReasonSchema,
  /** Null for the village of a happiness home. */
  personId: z.number().nullable(),
  personName: z.string(),
  payeeKind: anyPayeeKindSchema,
  payeeName: z.string().nullable(),
  lines: z.number(),
  fen: z.number(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

export const fileSchema = z.object({
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

export const bankSheetSchema = z.object({
  sheetId: z.number(),
  scheme: schemeSchema,
  month: isoMonthSchema,
  name: z.string(),
  state: sheetStateSchema,
  lines: z.number(),
  totalFen: z.number(),
  /** These six add up to the sheet. Settled against what was claimed back, so that it never went out. */
  settledFen: z.number(),
  paidFen: z.number(),
  /** By another way than the bank. */
  otherFen: z.number(),
  openFen: z.number(),
  returnedFen: z.number(),
  restFen: z.number(),
  otherLines: z.number(),
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
      /** Of one row answered by hand; `fileName` is its document then. */
      handReason: z.string().nullable(),
    }),
  ),
  /** What the user who asks may do now. `needsReason`: an administrator in the place of a second person. `needsNote`: not every line is answered for. */
  actions: z.array(z.object({ action: handoverActionSchema, needsReason: z.boolean(), needsNote: z.boolean() })),
});
export type BankSheet = z.infer<typeof bankSheetSchema>;

export const fileRowSchema = z.object({
  sequence: z.number(),
  payeeKind: anyPayeeKindSchema,
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
export const problemSchema = z.object({ row: z.number(), column: z.string(), code: z.string(), message: z.string() });
export type ResultProblem = z.infer<typeof problemSchema>;

export const returnSchema = z.object({
  returnId: z.number(),
  sheetMonth: isoMonthSchema,
  /** Null for the village of a happiness home. */
  personId: z.number().nullable(),
  personName: z.string(),
  idNumber: z.string(),
  townName: z.string(),
  type: anyLineTypeSchema,
  of: z.string().nullable(),
  forMonth: isoMonthSchema,
  fen: z.number(),
  payeeKind: anyPayeeKindSchema,
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
