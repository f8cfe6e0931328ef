/** The same report with every number that leads to a person masked. */
import { maskAccountNumber, maskIdNumber, maskPhones, maskText } from '../../electron/contract/masking.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from './report-table.ts';

const maskOfTitle: Readonly<Record<string, (value: string) => string>> = {
  身份证号: (value) => (value.startsWith('T') ? value : maskIdNumber(value)),
  一卡通账号: maskAccountNumber,
  账号: (value) => (/^\d+$/.test(value) ? maskAccountNumber(value) : value),
  联系电话: maskPhones,
};

function maskerOf({ title, kind }: ReportColumn): ((value: string) => string) | null {
  if (kind !== 'code' && kind !== 'text') return null;
  return maskOfTitle[title] ?? maskText;
}

function* maskedRows({ rows, columns }: ReportTable): Generator<ReportRow> {
  const maskers = columns.map(maskerOf);
  for (const row of rows)
    yield row.map((cell, index) => {
      const mask = maskers[index];
      return mask && typeof cell === 'string' ? mask(cell) : cell;
    });
}

export function maskReport(report: Report): Report {
  return {
    ...report,
    tables: report.tables.map((table) => ({ ...table, rows: maskedRows(table), notes: table.notes.map(maskText) })),
  };
}
