import { z } from 'zod';
import { countyUsers, everyClerk, method } from './method.ts';
import { idSchema } from './values.ts';

/** Import of the workbooks an office already has. */
export const importKinds = [
  { id: 'roster', label: '特困人员花名册' },
  { id: 'changes', label: '特困人员异动登记表' },
  { id: 'homes', label: '敬老院名册' },
  { id: 'standards', label: '救助标准表' },
  { id: 'happiness', label: '农村幸福院运营情况表' },
  { id: 'projects', label: '改造提升项目进度台账' },
] as const;
export type ImportKind = (typeof importKinds)[number]['id'];
export const importKindSchema = z.enum(importKinds.map((kind) => kind.id) as [ImportKind, ...ImportKind[]]);

export const issueCodes = [
  'REQUIRED_MISSING',
  'BAD_DATE',
  'BAD_ENUM',
  'BAD_AMOUNT',
  'ID_SCIENTIFIC',
  'ID_CHECKSUM',
  'ID_BIRTH_MISMATCH',
  'ID_SEX_MISMATCH',
  'DUPLICATE_IN_FILE',
  'DUPLICATE_EXISTING',
  'UNKNOWN_DIVISION',
  'UNKNOWN_HOME',
  'UNKNOWN_PERSON',
  'CONFLICT',
  'MASKED_NUMBER',
] as const;
export type IssueCode = (typeof issueCodes)[number];

export const importIssueSchema = z.object({
  /** Row of the sheet as the user sees it, from 1. */
  row: z.number(),
  /** Header of the column. */
  column: z.string(),
  /** Position of the column from 1; null when the column is missing. */
  columnNumber: z.number().nullable(),
  code: z.string(),
  /** The cell as it stood. */
  value: z.string(),
  message: z.string(),
});
export type ImportIssue = z.infer<typeof importIssueSchema>;

export const previewSchema = z.object({
  previewId: z.string(),
  kind: importKindSchema,
  fileName: z.string(),
  sheetName: z.string(),
  sheetNames: z.array(z.string()),
  /** Rows of the header, from 1. */
  headerRows: z.array(z.number()),
  asOf: z.string().nullable(),
  /** Year the rows are judged for; null where each row says its own, or nothing does. */
  year: z.number().nullable(),
  /** The table must be of one year and does not say which: it is asked for. */
  asksYear: z.boolean(),
  /** Every field of the kind and the column it is read from. */
  fields: z.array(z.object({ key: z.string(), title: z.string(), isRequired: z.boolean(), column: z.number().nullable() })),
  columns: z.array(z.object({ number: z.number(), title: z.string(), sample: z.string() })),
  isMappingRemembered: z.boolean(),
  counts: z.object({
    rows: z.number(),
    fresh: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
    issues: z.number(),
    warnings: z.number(),
  }),
});
export type ImportPreview = z.infer<typeof previewSchema>;

export const previewRowSchema = z.object({
  row: z.number(),
  status: z.enum(['new', 'changed', 'unchanged', 'rejected']),
  /** Cell texts in the order of `columns` of the preview. */
  cells: z.array(z.string()),
  issues: z.array(importIssueSchema),
  warnings: z.array(importIssueSchema),
  /** For a changed row: what is recorded and what the file says. */
  changes: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** The largest sheet a workbook can hold; a number beyond it would be counted up to for ever. */
const lastRow = 1_048_576;
const lastColumn = 16_384;
const mappingSchema = z.record(z.string(), z.number().int().positive().max(lastColumn).nullable());

export const importMethods = {
  'imports.preview': method({
    title: '导入',
    access: everyClerk,
    reach: 'county',
    /** Null kind: recognised by the header. HEADER_NOT_FOUND carries a `previewId` for `imports.remap` with kind and header row. */
    input: z.object({ kind: importKindSchema.nullable() }),
    output: previewSchema,
    file: {
      dialog: 'open',
      title: '选择要导入的表格',
      filterName: '表格文件',
      extensions: ['xlsx', 'xls', 'csv', 'et', 'htm', 'html', 'xml', 'txt'],
    },
    isJob: true,
  }),
  /** The same file again with another sheet, header row or mapping; the choice is remembered for this header. */
  'imports.remap': method({
    title: '调整对应关系',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      previewId: z.string(),
      kind: importKindSchema.nullable(),
      sheetName: z.string().nullable(),
      headerRow: z.number().int().positive().max(lastRow, '没有这一行').nullable(),
      mapping: mappingSchema.nullable(),
      year: z.number().int().min(2000).max(2100).nullable().optional(),
    }),
    output: previewSchema,
    isJob: true,
  }),
  'imports.rows': method({
    title: '查看预览',
    access: everyClerk,
    reach: 'county',
    /** What is wrong must be readable to be mended; everything else comes masked. */
    isInFull: true,
    input: z.object({
      previewId: z.string(),
      status: z.enum(['new', 'changed', 'unchanged', 'rejected', 'warned']).nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number(), rows: z.array(previewRowSchema) }),
  }),
  'imports.commit': method({
    title: '写入导入数据',
    access: everyClerk,
    reach: 'county',
    input: z.object({ previewId: z.string(), isSkippingInvalid: z.boolean() }),
    output: z.object({ batchId: z.number().nullable(), accepted: z.number(), unchanged: z.number(), rejected: z.number() }),
    isJob: true,
  }),
  'imports.discard': method({
    title: '放弃预览',
    access: everyClerk,
    reach: 'county',
    input: z.object({ previewId: z.string() }),
    output: z.object({}),
  }),
  /** The user's own file with the bad cells marked and the reason beside them. */
  'imports.saveErrors': method({
    title: '保存错误清单',
    access: everyClerk,
    reach: 'county',
    input: z.object({ previewId: z.string() }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存标注了错误的表格（含完整号码，不加密）', filterName: 'Excel 工作簿', extensions: ['xlsx'] },
  }),
  'imports.batches': method({
    title: '查看导入记录',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.array(
      z.object({
        batchId: z.number(),
        kind: importKindSchema,
        fileName: z.string(),
        accepted: z.number(),
        unchanged: z.number(),
        rejected: z.number(),
        importedAt: z.string(),
        importedBy: z.string(),
        undoneAt: z.string().nullable(),
        undoneBy: z.string().nullable(),
        /** Why it cannot be undone any more; null when it can. */
        blockedBy: z.string().nullable(),
      }),
    ),
  }),
  'imports.undo': method({
    title: '撤销导入',
    access: everyClerk,
    reach: 'county',
    input: z.object({ batchId: idSchema }),
    output: z.object({ undone: z.number() }),
    isJob: true,
  }),
} as const;
