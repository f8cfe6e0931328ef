/** Layouts that come with the program; the county makes its own from them, or changes them. */
import type { BankLayout } from '../../../electron/contract/bank-layout.ts';

export type ShippedLayout = { readonly layoutKey: string; readonly name: string; readonly layout: BankLayout };

const column = (field: BankLayout['columns'][number]['field'], header: string, text = ''): BankLayout['columns'][number] => ({
  field,
  header,
  text,
});

export const shippedLayouts: readonly ShippedLayout[] = [
  {
    // Columns of the batch a treasury payment system (国库集中支付) takes: 经济分类编码 and 行别编码 are the office's own to fill in.
    layoutKey: 'treasury',
    name: '财政集中支付',
    layout: {
      format: 'xlsx',
      encoding: 'gb18030',
      separator: 'comma',
      hasHeader: true,
      unit: 'yuan',
      grouping: 'payee',
      summary: '{月份}{项目} {批次号}',
      columns: [
        column('sequence', '序号'),
        column('amount', '金额'),
        column('fixed', '经济分类编码'),
        column('fixed', '收款人行别编码'),
        column('payeeName', '收款人名称'),
        column('payeeAccount', '收款人账户'),
        column('payeeBank', '开户银行'),
        column('summary', '摘要'),
      ],
    },
  },
  {
    layoutKey: 'agent',
    name: '银行代发（CSV）',
    layout: {
      format: 'csv',
      encoding: 'gb18030',
      separator: 'comma',
      hasHeader: true,
      unit: 'yuan',
      grouping: 'payee',
      summary: '{月份}{项目}',
      columns: [
        column('batchNumber', '批次号'),
        column('sequence', '序号'),
        column('payeeAccount', '账号'),
        column('payeeName', '户名'),
        column('amount', '金额'),
        column('summary', '摘要'),
      ],
    },
  },
  {
    layoutKey: 'plain',
    name: '银行代发（文本，金额以分计）',
    layout: {
      format: 'txt',
      encoding: 'gb18030',
      separator: 'bar',
      hasHeader: false,
      unit: 'fen',
      grouping: 'line',
      summary: '{月份}{项目}',
      columns: [
        column('sequence', '序号'),
        column('payeeAccount', '账号'),
        column('payeeName', '户名'),
        column('amount', '金额'),
        column('summary', '摘要'),
      ],
    },
  },
];
