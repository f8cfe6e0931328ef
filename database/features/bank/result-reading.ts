/** A file the bank sent back, as rows: by the titles of its columns, wherever they stand. Pure. */
import { AppError } from '../../../electron/contract/result.ts';
import { parseYuan } from '../../../electron/contract/values.ts';
import { normaliseAccountNumber } from '../people/bank-account.ts';
import { closedText } from '../people/plain-text.ts';
import { field, fieldWords } from '../imports/columns.ts';
import { dataRowsOf } from '../imports/data-rows.ts';
import { detectTable, type HeaderSpec } from '../imports/detect.ts';
import type { CellGrid, WorkbookGrid } from '../imports/reader-grid.ts';

const fields = [
  field('batch', '批次号', '批次 批次编号 批号 代发批次 代发批次号'),
  field('sequence', '序号', '顺序号 明细序号 笔序号 行号', { isRequired: true }),
  field('account', '收款人账户', '收款账号 账号 收款账户 收款人账号 卡号 银行账号 银行卡号 客户账号', { isRequired: true }),
  field('amount', '金额', '交易金额 发放金额 代发金额 实发金额 付款金额', { isRequired: true }),
  field('outcome', '处理结果', '结果 交易结果 发放结果 状态 交易状态 处理状态 代发结果 成功标志', { isRequired: true }),
  field('reason', '失败原因', '原因 退票原因 退回原因 错误原因 返回信息 失败信息 附言'),
  field('name', '收款人名称', '户名 收款人 姓名 账户名称', { isUnused: true }),
] as const;
const spec: HeaderSpec = { kind: 'bankResult', label: '银行回盘', fields, words: fieldWords(fields) };

export type ResultRow = {
  /** In the file, from 1. */
  readonly row: number;
  /** Null: the file has no such column, or the cell is empty. */
  readonly batch: string | null;
  readonly sequence: string;
  readonly account: string;
  readonly amount: string;
  readonly outcome: string;
  readonly reason: string;
};
export type ResultFile = {
  readonly hasBatch: boolean;
  readonly columns: Readonly<Record<'sequence' | 'account' | 'amount' | 'outcome' | 'batch', string>>;
  readonly rows: readonly ResultRow[];
};

/** @throws AppError HEADER_NOT_FOUND, COLUMN_NOT_MAPPED */
export function readResult(grid: WorkbookGrid): ResultFile {
  const table = detectTable(grid, spec);
  if (table.missing.length > 0) throw new AppError('COLUMN_NOT_MAPPED', { columns: table.missing.map(({ title }) => title).join('、') });
  const sheet = grid.sheets.find(({ name }) => name === table.sheetName)?.rows;
  if (!sheet) throw new AppError('SHEET_NOT_FOUND', { sheet: table.sheetName });
  const mapping = table.mapping as Readonly<Record<string, number | undefined>>;
  const text = (row: number, key: string): string => closedText(cellText(sheet, row, mapping[key]));
  const titleOf = (key: string): string => table.titles.find(({ column }) => column === mapping[key])?.title ?? '';
  const identity = [mapping['account']].filter((column) => column !== undefined);
  return {
    hasBatch: mapping['batch'] !== undefined,
    columns: {
      batch: titleOf('batch'),
      sequence: titleOf('sequence'),
      account: titleOf('account'),
      amount: titleOf('amount'),
      outcome: titleOf('outcome'),
    },
    rows: dataRowsOf(sheet, table, identity, []).map((row) => ({
      row,
      batch: text(row, 'batch') || null,
      sequence: text(row, 'sequence'),
      account: normaliseAccountNumber(text(row, 'account')),
      amount: text(row, 'amount'),
      outcome: text(row, 'outcome'),
      reason: text(row, 'reason'),
    })),
  };
}

function cellText(sheet: CellGrid, row: number, column: number | undefined): string {
  return column === undefined ? '' : sheet.textAt(row, column);
}

/** In fen; the batch says in which unit its amounts stand. Null: no amount. */
export function amountOf(text: string, unit: 'yuan' | 'fen'): number | null {
  if (unit === 'fen') return /^\d{1,15}$/.test(text) ? Number(text) : null;
  return parseYuan(text);
}

const successWords = /^(?:交易|处理|代发|发放|付款|入账|已)?(?:成功|已发放|已入账|已付款|已完成|完成)$|^(?:Y|S|SUCCESS|OK)$/i;
const failedWords = /^(?:交易|处理|代发|发放|付款|入账|已)?(?:失败|不成功|未成功|退票|退回|退款|已退票|已退回)$|^(?:N|F|FAIL|FAILED)$/i;

/** Null: neither word; nothing is guessed. */
export function outcomeOf(text: string): 'success' | 'failed' | null {
  if (successWords.test(text)) return 'success';
  return failedWords.test(text) ? 'failed' : null;
}
