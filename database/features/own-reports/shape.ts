/** What a subject of reports is: its rows as SQL, its columns as data. A subject more is a definition more. */
import type { ReportColumnKind } from '../../../electron/contract/own-reports.ts';
import type { Role } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ReportDefinition } from '../../../electron/contract/own-reports.ts';
import type { ScopedReader } from '../users/scope.ts';

export type Option = { readonly id: string; readonly label: string };

export type Column = {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly kind: ReportColumnKind;
  /** Expression over the subject's tables; `@asOf` is the day. */
  readonly sql: string;
  readonly widthMm: number;
  /** Of a choice: what its ids are called, in the order they are sorted. */
  readonly options?: readonly Option[];
  /** Of a `number`, and of an address: what is left of it where it is not shown in full. */
  readonly mask?: (value: string) => string;
  /** Rows may stand together by it; not where nearly every row has its own. */
  readonly canGroup?: false;
  /** Added up in subtotals and totals. */
  readonly isSummed?: true;
};

export type Subject = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly unit: string;
  readonly readers: readonly Role[];
  readonly isDated: boolean;
  /** After FROM, with every join the columns need. */
  readonly from: string;
  /** Which rows there are at all. */
  readonly where: string;
  /** Column that binds a row to a township, and to a home; null where no user of a home has such rows. */
  readonly town: string;
  readonly home: string | null;
  readonly columns: readonly Column[];
  /** Page of the row in the window, as an SQL expression. */
  readonly link: string | null;
  /** Order where none is chosen. */
  readonly order: string;
  /** More that the SQL names: `@stock`. */
  readonly bindings?: (reader: ScopedReader, asOf: IsoDate) => Readonly<Record<string, string | number>>;
  readonly start: Pick<ReportDefinition, 'columns'> & Partial<ReportDefinition>;
};

/** Name of the newest division of a code. */
export const placeName = (code: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = ${code} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;
