/** The outcome of checking a file: one verdict for each data row, and what the whole is about. */
import type { ImportIssue, ImportKind, IssueCode } from '../../../electron/contract/imports.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { DetectedTable } from './detect.ts';
import type { RecordOf } from './records.ts';

/** Doubts; none of them keeps a row out. */
export const warningCodes = [
  'CELL_ERROR',
  'ID_FIFTEEN_DIGITS',
  'ID_PROVINCE',
  'CAREGIVER_ID',
  'AGE_CATEGORY',
  'DATE_ORDER',
  'DISABILITY_CERTIFICATE',
  'AMOUNT_STANDARD',
  'AMOUNT_TOTAL',
  'AMOUNT_FLOOR',
  'ACCOUNT_FORM',
  'ACCOUNT_LUHN',
  'ACCOUNT_HOLDER',
  'PHONE_FORM',
  'CREDIT_CODE',
  'HOME_IGNORED',
  'BEFORE_DIFFERS',
  'SAME_AS_RECORDED',
  'NAME_FORM',
  'MONTH_AHEAD',
  'VETO_ENDED',
  'SAME_NAME',
  'FIRE_DOCUMENT',
  'FUNDS_ORDER',
  'SOURCES_SUM',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type CellIssue = ImportIssue & { readonly code: IssueCode; readonly field: string };
export type CellWarning = ImportIssue & { readonly code: WarningCode; readonly field: string };
/** What a row would change in something recorded. */
export type Difference = { readonly field: string; readonly title: string; readonly before: string; readonly after: string };

export type RowStatus = 'new' | 'changed' | 'unchanged' | 'rejected';
export type RowVerdict<Kind extends ImportKind = ImportKind> = {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly status: RowStatus;
  /** null when the row is rejected. */
  readonly record: RecordOf[Kind] | null;
  readonly differences: readonly Difference[];
  readonly issues: readonly CellIssue[];
  readonly warnings: readonly CellWarning[];
};

export type CheckedFile<Kind extends ImportKind = ImportKind> = {
  readonly kind: Kind;
  readonly table: DetectedTable;
  /** The day of which the file speaks (截止日期), when it says one. */
  readonly asOf: IsoDate | null;
  /** 填报单位, when the file says one. */
  readonly unit: string | null;
  /** Data rows: no blanks, titles, totals or signatures. */
  readonly rows: number;
  readonly counts: Readonly<Record<RowStatus, number>>;
  readonly verdicts: readonly RowVerdict<Kind>[];
};

/** What keeps rows out, one entry for each row and code: the first cell of several. */
export function rejectionsOf(file: CheckedFile): CellIssue[] {
  const rejections: CellIssue[] = [];
  for (const { issues } of file.verdicts) {
    const seen = new Set<IssueCode>();
    for (const issue of issues) {
      if (!seen.has(issue.code)) rejections.push(issue);
      seen.add(issue.code);
    }
  }
  return rejections;
}

export function warningsOf(file: CheckedFile): CellWarning[] {
  return file.verdicts.flatMap((verdict) => verdict.warnings);
}
