/**
 * One table that feeds paper, workbook and screen. What a report says is decided here once; the writers only draw it.
 * Money cells are integer fen (`wan` prints them in 万元, rounded to two decimals; its sums are of the exact amounts), decimals integer tenths; days and months are ISO text; codes (ID numbers, accounts, division codes) are text whatever they look like.
 */
export type ColumnKind = 'index' | 'text' | 'code' | 'money' | 'wan' | 'integer' | 'decimal' | 'date' | 'month';

export type ReportColumn = {
  readonly title: string;
  /** Neighbouring columns with the same group share one cell in the upper header row. */
  readonly group?: string;
  readonly kind: ColumnKind;
  /** Width on A4 landscape; columns are stretched together to fill the page. */
  readonly widthMm: number;
  /** Page subtotal, running total and grand total are printed for this column (money, wan and integer only). */
  readonly isSummed?: boolean;
};

/** Cells in the order of the columns. */
export type ReportRow = readonly (string | number | null)[];

export type ReportTable = {
  /** Short name: bookmark in the PDF, sheet name in the workbook. */
  readonly name: string;
  /** Title row, merged over all columns. */
  readonly title: string;
  /** Second line: unit, period, currency (page numbers are added by the paper). */
  readonly lead: { readonly left: string; readonly centre: string; readonly right: string };
  readonly columns: readonly ReportColumn[];
  /** Read once, in order; may be a cursor over more rows than fit in memory. */
  readonly rows: Iterable<ReportRow>;
  readonly rowCount: number;
  /** Index of the money column whose grand total is printed in capital characters; null prints none. */
  readonly wordsColumn: number | null;
  /** Shows 本页小计, 累计 and 合计; false for annexes without sums. */
  readonly hasTotals: boolean;
  /** Sign-off line after the last row, in order, such as `制表人：`. */
  readonly signOff: readonly string[];
  /** Unit whose seal goes over the sign-off; null leaves no seal place. */
  readonly sealOf: string | null;
  /** Small print under the table on its last page. */
  readonly notes: readonly string[];
};

export type Report = {
  readonly tables: readonly ReportTable[];
  readonly paper: 'A4' | 'A3';
  /** Rows half as high again, for tables with sentences in them; fewer stand on a page. */
  readonly hasTallRows?: true;
  /** Text across every page until the content is approved, such as `草稿`; null when final. */
  readonly watermark: string | null;
  /** First characters of the fingerprint of the locked content; null before. */
  readonly fingerprint: string | null;
  /** Names this print or export: time, user, copy number. The only line in which two prints of a locked sheet differ. */
  readonly footLine: string;
};
