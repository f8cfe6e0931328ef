/** The bytes of a batch: what the layout says, and nothing else. Pure; the same rows give the same bytes. */
import { bankSeparators, type BankLayout } from '../../../electron/contract/bank-layout.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { yuanText } from '../../documents/xlsx/cell-value.ts';
import { plainWorkbook } from '../../documents/xlsx/plain-workbook.ts';
import { encodeGb18030 } from './gb18030.ts';

export type ContentRow = {
  readonly sequence: number;
  readonly payeeName: string;
  readonly payeeBank: string | null;
  readonly payeeAccount: string;
  readonly fen: number;
};
export type Batch = { readonly batchNumber: string; readonly month: IsoMonth; readonly item: string; readonly rows: readonly ContentRow[] };

function summaryOf(layout: BankLayout, { month, item, batchNumber }: Batch): string {
  return layout.summary.replaceAll('{月份}', formatMonth(month)).replaceAll('{项目}', item).replaceAll('{批次号}', batchNumber);
}

/** `66300` → `663.00`: programs of banks want both decimals and no thousands. */
function twoDecimals(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function cellOf(
  column: BankLayout['columns'][number],
  layout: BankLayout,
  batch: Batch,
  row: ContentRow,
  summary: string,
): string | number {
  switch (column.field) {
    case 'sequence':
      return row.sequence;
    case 'batchNumber':
      return batch.batchNumber;
    case 'amount':
      return layout.unit === 'fen' ? row.fen : layout.format === 'xlsx' ? yuanText(row.fen) : twoDecimals(row.fen);
    case 'payeeName':
      return row.payeeName;
    case 'payeeAccount':
      return row.payeeAccount;
    case 'payeeBank':
      return row.payeeBank ?? '';
    case 'summary':
      return summary;
    case 'fixed':
      return column.text;
  }
}

/** Line breaks and the mark between columns have no place in a value; a comma is quoted (RFC 4180). */
function textCell(value: string | number, mark: string): string {
  const text = String(value).replace(/[\r\n]+/g, ' ');
  if (mark !== ',') return text.replaceAll(mark, ' ');
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function batchContent(layout: BankLayout, batch: Batch): Uint8Array {
  const summary = summaryOf(layout, batch);
  const cells = batch.rows.map((row) => layout.columns.map((column) => cellOf(column, layout, batch, row, summary)));
  const headers = layout.columns.map(({ header }) => header);
  if (layout.format === 'xlsx') {
    const kinds = layout.columns.map(({ field }) => {
      if (field === 'amount' && layout.unit === 'yuan') return 'money';
      return field === 'amount' || field === 'sequence' ? 'integer' : 'text';
    });
    return plainWorkbook({ sheetName: '代发', headers: layout.hasHeader ? headers : null, rows: cells, kinds });
  }
  const mark = layout.format === 'csv' ? ',' : (bankSeparators.find(({ id }) => id === layout.separator)?.mark ?? '|');
  const lines = [...(layout.hasHeader ? [headers] : []), ...cells].map((line) => line.map((value) => textCell(value, mark)).join(mark));
  const text = `${lines.join('\r\n')}\r\n`;
  if (layout.encoding === 'gb18030') return encodeGb18030(text);
  // Programs for tables take a CSV without this mark for their own encoding.
  return Buffer.from(layout.format === 'csv' ? `\ufeff${text}` : text, 'utf8');
}
