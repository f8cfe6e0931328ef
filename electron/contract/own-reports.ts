/** Reports that clerks put together themselves (自定义报表), and the standing ones of the office (标准报表): one engine, on screen, on paper, as a workbook. */
import { z } from 'zod';
import { everybody, method, officers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** `number`: an ID number, an account, a telephone; it is shown, and asked only whether it is there. */
export const reportColumnKinds = ['text', 'number', 'choice', 'integer', 'money', 'date', 'month'] as const;
export type ReportColumnKind = (typeof reportColumnKinds)[number];

export const reportPeriods = [
  { id: 'thisMonth', label: '本月' },
  { id: 'lastMonth', label: '上月' },
  { id: 'thisQuarter', label: '本季度' },
  { id: 'lastQuarter', label: '上季度' },
  { id: 'thisYear', label: '本年' },
  { id: 'lastYear', label: '上年' },
] as const;
export type ReportPeriod = (typeof reportPeriods)[number]['id'];

/** `in`: one of the values. `between`: from the first to the second, both included, either may be empty; amounts in fen. */
export const filterKinds = ['in', 'contains', 'between', 'period', 'filled', 'empty'] as const;
export type ReportFilterKind = (typeof filterKinds)[number];

const key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9.]*$/)
  .max(60);
export const mostReportColumns = 40;

export const reportFilterSchema = z.object({
  column: key,
  is: z.enum(filterKinds),
  values: z.array(z.string().max(100)).max(300),
});
export type ReportFilter = z.infer<typeof reportFilterSchema>;

export const reportDefinitionSchema = z.object({
  subject: key,
  columns: z.array(key).min(1, '请至少选一列').max(mostReportColumns, `一张表最多 ${mostReportColumns} 列`),
  /** All of them hold. */
  filters: z.array(reportFilterSchema).max(20),
  /** Rows stand together by these, each group with its subtotal. */
  groupBy: z.array(key).max(3),
  /** A line for each group and nobody by name. */
  isSummary: z.boolean(),
  sortBy: z.object({ column: key, isDescending: z.boolean() }).nullable(),
  /** Null: the day it is asked for. */
  asOf: isoDateSchema.nullable(),
  paper: z.enum(['A4', 'A3']),
});
export type ReportDefinition = z.infer<typeof reportDefinitionSchema>;

const optionSchema = z.object({ id: z.string(), label: z.string() });
const columnSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Part of the list of columns it stands in. */
  section: z.string(),
  kind: z.enum(reportColumnKinds),
  options: z.array(optionSchema),
  canGroup: z.boolean(),
  isSummed: z.boolean(),
});
export type SubjectColumn = z.infer<typeof columnSchema>;

const subjectSchema = z.object({
  id: z.string(),
  title: z.string(),
  hint: z.string(),
  /** What a row is: `人`, `笔`. */
  unit: z.string(),
  /** The state on a day is asked for; else what is recorded today. */
  isDated: z.boolean(),
  columns: z.array(columnSchema),
  start: reportDefinitionSchema,
});
export type ReportSubject = z.infer<typeof subjectSchema>;

const savedSchema = z.object({
  reportId: z.number(),
  name: z.string(),
  subjectTitle: z.string(),
  isShared: z.boolean(),
  /** Of the one who asks: he may change and withdraw it. */
  mayChange: z.boolean(),
  owner: z.string(),
  savedAt: z.string(),
  version: z.number(),
  definition: reportDefinitionSchema,
});
export type SavedReport = z.infer<typeof savedSchema>;

const standingSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Where it is prescribed or described: `特困人员花名册`. */
  group: z.string(),
  purpose: z.string(),
  /** Made here on a day; null where a page of its own makes it. */
  isMade: z.boolean(),
  /** Page that makes it, or that holds what stands in it; null for none. */
  link: z.string().nullable(),
  linkLabel: z.string().nullable(),
});
export type StandingReport = z.infer<typeof standingSchema>;

/** What is to be made: as it is being put together, or a standing one by its name. */
export const reportSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own'), title: z.string().trim().min(1, '请填写报表名称').max(60), definition: reportDefinitionSchema }),
  z.object({ kind: z.literal('standing'), id: z.string().max(60), asOf: isoDateSchema.nullable() }),
]);
export type ReportSource = z.infer<typeof reportSourceSchema>;

const cellSchema = z.union([z.string(), z.number()]).nullable();
const previewSchema = z.object({
  title: z.string(),
  lead: z.string(),
  columns: z.array(
    z.object({
      title: z.string(),
      group: z.string().nullable(),
      kind: z.enum(['index', 'text', 'code', 'money', 'wan', 'integer', 'decimal', 'date', 'month']),
      widthMm: z.number(),
    }),
  ),
  /** The first ones only. */
  rows: z.array(z.object({ cells: z.array(cellSchema), link: z.string().nullable(), isSum: z.boolean() })),
  /** Records of the whole report, without subtotals. */
  total: z.number(),
  notes: z.array(z.string()),
});
export type ReportPreview = z.infer<typeof previewSchema>;
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const reason = z.string().trim().min(2, '请填写原因').max(200);

export const ownReportMethods = {
  'ownReports.subjects': method({
    title: '查看报表对象',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.array(subjectSchema),
  }),
  /** His own and those everybody may use. */
  'ownReports.list': method({
    title: '查看自定义报表',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.array(savedSchema),
  }),
  'ownReports.save': method({
    title: '保存自定义报表',
    access: officers,
    reach: 'own',
    input: z.object({
      reportId: idSchema.nullable(),
      name: z.string().trim().min(1, '请填写报表名称').max(60, '名称不超过60个字'),
      isShared: z.boolean(),
      definition: reportDefinitionSchema,
    }),
    output: z.object({ reportId: z.number() }),
  }),
  'ownReports.withdraw': method({
    title: '停用自定义报表',
    access: officers,
    reach: 'own',
    input: z.object({ reportId: idSchema, reason }),
    output: z.object({}),
  }),
  'reports.standing': method({
    title: '查看标准报表',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.array(standingSchema),
  }),
  'reports.preview': method({
    title: '查看报表',
    access: everybody,
    reach: 'own',
    input: z.object({ source: reportSourceSchema }),
    output: previewSchema,
  }),
  /** To look at, or to print (numbered and logged). */
  'reports.paper': method({
    title: '打印报表',
    access: everybody,
    reach: 'own',
    input: z.object({ source: reportSourceSchema, isMasked: z.boolean(), purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'reports.savePaper': method({
    title: '保存报表',
    access: everybody,
    reach: 'own',
    input: z.object({ source: reportSourceSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '保存报表', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  'reports.saveWorkbook': method({
    title: '导出报表',
    access: everybody,
    reach: 'own',
    input: z.object({ source: reportSourceSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出报表', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
