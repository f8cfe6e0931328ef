/** What a bank or a finance office wants to read: columns, their order, form of the file, unit of the amounts. */
import { z } from 'zod';

export const bankFields = [
  { id: 'sequence', label: '序号' },
  { id: 'batchNumber', label: '批次号' },
  { id: 'amount', label: '金额' },
  { id: 'payeeName', label: '收款人名称' },
  { id: 'payeeAccount', label: '收款人账户' },
  { id: 'payeeBank', label: '开户银行' },
  { id: 'summary', label: '摘要' },
  { id: 'fixed', label: '固定内容' },
] as const;
export type BankField = (typeof bankFields)[number]['id'];
const fieldIds = bankFields.map(({ id }) => id) as [BankField, ...BankField[]];

export const bankFormats = [
  { id: 'xlsx', label: 'Excel 工作簿' },
  { id: 'csv', label: 'CSV 文件' },
  { id: 'txt', label: '文本文件' },
] as const;
export const bankEncodings = [
  { id: 'gb18030', label: 'GB18030' },
  { id: 'utf8', label: 'UTF-8' },
] as const;
export const bankUnits = [
  { id: 'yuan', label: '元' },
  { id: 'fen', label: '分' },
] as const;
export const bankGroupings = [
  { id: 'payee', label: '每个收款账户合并一行' },
  { id: 'line', label: '每笔款项一行' },
] as const;
/** Between the columns of a text; a comma needs quotes where a text holds one, the others never stand in a name. */
export const bankSeparators = [
  { id: 'comma', label: '逗号', mark: ',' },
  { id: 'bar', label: '竖线', mark: '|' },
  { id: 'tab', label: '制表符', mark: '\t' },
] as const;

/** What a summary may name. */
export const summaryWords = ['{月份}', '{项目}', '{批次号}'] as const;

const mostColumns = 30;
const columnSchema = z.object({
  field: z.enum(fieldIds),
  /** Title of the column; also where the layout has no header, for people. */
  header: z.string().trim().min(1, '请填写列名').max(30, '列名不超过30个字'),
  /** What stands in every row of a column of fixed content. */
  text: z.string().trim().max(60, '固定内容不超过60个字').default(''),
});

export const bankLayoutSchema = z
  .object({
    format: z.enum(['xlsx', 'csv', 'txt']),
    encoding: z.enum(['gb18030', 'utf8']),
    separator: z.enum(['comma', 'bar', 'tab']),
    hasHeader: z.boolean(),
    unit: z.enum(['yuan', 'fen']),
    grouping: z.enum(['payee', 'line']),
    summary: z.string().trim().max(60, '摘要不超过60个字'),
    columns: z.array(columnSchema).min(1, '请至少留一列').max(mostColumns, `最多 ${mostColumns} 列`),
  })
  .superRefine(({ columns }, context) => {
    for (const needed of ['amount', 'payeeName', 'payeeAccount'] as const)
      if (!columns.some(({ field }) => field === needed))
        context.addIssue({
          code: 'custom',
          path: ['columns'],
          message: `缺少“${bankFields.find(({ id }) => id === needed)?.label ?? ''}”一列，银行无法付款`,
        });
    const headers = columns.map(({ header }) => header);
    const repeated = headers.find((header, index) => headers.indexOf(header) !== index);
    if (repeated !== undefined) context.addIssue({ code: 'custom', path: ['columns'], message: `有两列都叫“${repeated}”` });
  });
export type BankLayout = z.output<typeof bankLayoutSchema>;

export const storedLayoutSchema = z.object({
  layoutKey: z.string(),
  name: z.string(),
  /** 0: as it comes with the program. */
  version: z.number(),
  layout: bankLayoutSchema,
  recordedAt: z.string().nullable(),
  recordedBy: z.string().nullable(),
});
export type StoredLayout = z.infer<typeof storedLayoutSchema>;
