import { z } from 'zod';
import { approvers, everybody, everyClerk, method, officers, signers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { areaTypeSchema, selfCareLevelSchema, supportModeSchema } from './terms.ts';
import { optionalScheme, schemeSchema } from './schemes.ts';
import { sheetPaperSchema } from './sheet-papers.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** Payment sheets (发放表): built, prepared, reviewed, approved, printed. */
export const sheetStates = [
  { id: 'draft', label: '草稿', wordings: [] },
  { id: 'prepared', label: '已制表', wordings: [] },
  { id: 'reviewed', label: '已审核', wordings: [] },
  { id: 'approved', label: '已审批', wordings: [] },
  { id: 'sent', label: '已送财政', wordings: [] },
  { id: 'paid', label: '已发放', wordings: [] },
  { id: 'archived', label: '已归档', wordings: [] },
] as const;
export type SheetState = (typeof sheetStates)[number]['id'];
export const sheetStateSchema = z.enum(['draft', 'prepared', 'reviewed', 'approved', 'sent', 'paid', 'archived']);

export const lineTypes = [
  { id: 'BASIC', label: '基本生活标准' },
  { id: 'CARE', label: '照料护理费' },
  { id: 'BACKPAY', label: '补发' },
  { id: 'OFFSET', label: '抵扣' },
  { id: 'FUNERAL', label: '丧葬费' },
  { id: 'PRICE', label: '价格临时补贴' },
  { id: 'OTHER', label: '一次性补助' },
  { id: 'SUBSIDY', label: '运营奖补' },
] as const;
/** Of every scheme; a line of a person is never a subsidy of a village. */
export type AnyLineType = (typeof lineTypes)[number]['id'];
export type LineType = Exclude<AnyLineType, 'SUBSIDY'>;
export type RegularType = 'BASIC' | 'CARE' | 'PRICE' | 'OTHER';
export type PayeeKind = 'home' | 'person' | 'caregiver' | 'handler';
/** 村集体: the village account of a happiness home. */
export type AnyPayeeKind = PayeeKind | 'village';
export const lineTypeSchema = z.enum(['BASIC', 'CARE', 'BACKPAY', 'OFFSET', 'FUNERAL', 'PRICE', 'OTHER']);
export const anyLineTypeSchema = z.enum(lineTypes.map(({ id }) => id) as [AnyLineType, ...AnyLineType[]]);
export const payeeKindSchema = z.enum(['home', 'person', 'caregiver', 'handler']);
export const anyPayeeKindSchema = z.enum(['home', 'person', 'caregiver', 'handler', 'village']);
export const payeeKindLabels: Readonly<Record<AnyPayeeKind, string>> = {
  home: '机构',
  person: '本人',
  caregiver: '照料人',
  handler: '经办人',
  village: '村集体',
};

export const sheetCardSchema = z.object({
  sheetId: z.number(),
  scheme: schemeSchema,
  /** What the sheet of another scheme than destitute support is called, and the document it pays under. */
  title: z.string().nullable(),
  documentNo: z.string().nullable(),
  month: isoMonthSchema,
  state: sheetStateSchema,
  persons: z.number(),
  lines: z.number(),
  totalFen: z.number(),
  toHomesFen: z.number(),
  builtAt: z.string(),
  builtBy: z.string(),
  /** Who signed the sheet as it stands; null while nobody has. */
  preparedBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** Something was recorded after the draft was built. */
  isStale: z.boolean(),
});
export type SheetCard = z.infer<typeof sheetCardSchema>;

/** Where lines are grouped on paper: a home, or the scattered people of a township. */
export const sheetGroupSchema = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['home', 'town']),
  persons: z.number(),
  /** The basic amount; on sheets of other schemes their one amount (价格临时补贴, 一次性补助). */
  basicFen: z.number(),
  careFen: z.number(),
  otherFen: z.number(),
  totalFen: z.number(),
  /** Payees without a recorded account. */
  missingAccounts: z.number(),
});
export type SheetGroup = z.infer<typeof sheetGroupSchema>;

export const sheetActionSchema = z.enum(['prepare', 'review', 'approve', 'return']);
export type SheetAction = z.infer<typeof sheetActionSchema>;

export const sheetDetailSchema = z.object({
  card: sheetCardSchema,
  groups: z.array(sheetGroupSchema),
  events: z.array(
    z.object({
      action: z.string(),
      state: sheetStateSchema,
      reason: z.string().nullable(),
      isOverride: z.boolean(),
      at: z.string(),
      userName: z.string(),
    }),
  ),
  copies: z.array(
    z.object({ kind: z.enum(['pdf', 'xlsx']), scope: z.string(), copyNumber: z.number(), at: z.string(), userName: z.string() }),
  ),
  /** Actions the user who asks may take now; `needsReason` when only with a recorded reason. */
  actions: z.array(z.object({ action: sheetActionSchema, needsReason: z.boolean() })),
});
export type SheetDetail = z.infer<typeof sheetDetailSchema>;

/** One person of a sheet with his payments, as on paper. */
export const sheetRowSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string(),
  townName: z.string(),
  villageName: z.string(),
  areaType: areaTypeSchema,
  level: selfCareLevelSchema,
  mode: supportModeSchema,
  homeName: z.string().nullable(),
  /** The basic amount; on sheets of other schemes their one amount (价格临时补贴, 一次性补助). */
  basicFen: z.number(),
  careFen: z.number(),
  otherFen: z.number(),
  totalFen: z.number(),
  basicPayee: z.string().nullable(),
  basicAccount: z.string().nullable(),
  carePayee: z.string().nullable(),
  careAccount: z.string().nullable(),
});
export type SheetRow = z.infer<typeof sheetRowSchema>;

export const postingSchema = z
  .object({
    from: isoDateSchema,
    until: isoDateSchema,
    /** 监督电话, where objections are taken. */
    phone: z
      .string()
      .trim()
      .min(7, '请填写监督电话')
      .max(40)
      .regex(/^[\d\-、，, 转]+$/, '监督电话只填号码，多个用“、”隔开'),
  })
  .refine((posting) => posting.until >= posting.from, { path: ['until'], message: '止日期不能早于起日期' });
export type Posting = z.infer<typeof postingSchema>;

export const paperInputSchema = z.object({
  month: isoMonthSchema,
  ...optionalScheme,
  /** Left out: the sheet itself. */
  document: sheetPaperSchema.optional(),
  /** Null: everything, homes first, then townships, then the summary. */
  scope: z.union([z.object({ homeId: idSchema }), z.object({ townCode: z.string() })]).nullable(),
  paper: z.enum(['A4', 'A3']),
  /** For posting in public (公示): masked names, no ID number, no account. Left out: the copy for sealing, in full. */
  posting: postingSchema.optional(),
});
export type PaperInput = z.infer<typeof paperInputSchema>;

const month = z.object({ month: isoMonthSchema, ...optionalScheme });
const workbookFile = { dialog: 'save', title: '导出发放表', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' } as const;
const paperFile = { dialog: 'save', title: '保存发放表', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' } as const;

export const paymentMethods = {
  'payments.sheets': method({
    title: '查看发放表',
    access: everybody,
    reach: 'own',
    input: z.object(optionalScheme),
    /** `nextMonth`: the month to build next; null when an earlier one is still open. */
    output: z.object({ sheets: z.array(sheetCardSchema), nextMonth: isoMonthSchema.nullable(), suggestedMonth: isoMonthSchema }),
  }),
  'payments.build': method({
    title: '编制发放表',
    access: everyClerk,
    reach: 'county',
    input: month,
    output: sheetCardSchema,
    isJob: true,
  }),
  'payments.sheet': method({ title: '查看发放表', access: everybody, reach: 'own', input: month, output: sheetDetailSchema }),
  'payments.rows': method({
    title: '查看发放表',
    access: everybody,
    reach: 'own',
    input: z.object({
      month: isoMonthSchema,
      ...optionalScheme,
      groupKey: z.string().nullable(),
      search: z.string().max(60),
      isMissingAccountOnly: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ total: z.number(), totalFen: z.number(), rows: z.array(sheetRowSchema) }),
  }),
  'payments.prepare': method({
    title: '制表',
    access: everyClerk,
    reach: 'county',
    input: month,
    output: sheetCardSchema,
  }),
  'payments.review': method({
    title: '审核',
    access: approvers,
    reach: 'county',
    input: z.object({ month: isoMonthSchema, ...optionalScheme, reason: z.string().trim().max(200).nullable() }),
    output: sheetCardSchema,
  }),
  'payments.approve': method({
    title: '审批',
    access: approvers,
    reach: 'county',
    input: z.object({ month: isoMonthSchema, ...optionalScheme, reason: z.string().trim().max(200).nullable() }),
    output: sheetCardSchema,
  }),
  'payments.return': method({
    title: '退回',
    access: signers,
    reach: 'county',
    input: z.object({ month: isoMonthSchema, ...optionalScheme, reason: z.string().trim().min(1, '请填写退回理由').max(200) }),
    output: sheetCardSchema,
  }),
  /** The paper itself, for preview and print; the same bytes as the saved file but for the foot line. */
  'payments.paper': method({
    title: '预览发放表',
    access: officers,
    reach: 'own',
    input: paperInputSchema.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({
      pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      pages: z.number(),
      warnings: z.array(z.string()),
    }),
    isJob: true,
  }),
  'payments.savePaper': method({
    title: '保存发放表',
    access: officers,
    reach: 'own',
    input: paperInputSchema.extend({ protection: protectionSchema }),
    output: z.object({ file: z.string(), pages: z.number(), warnings: z.array(z.string()) }),
    file: paperFile,
    isJob: true,
  }),
  'payments.saveWorkbook': method({
    title: '导出发放表',
    access: officers,
    reach: 'own',
    input: paperInputSchema.extend({ protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: workbookFile,
    isJob: true,
  }),
} as const;
