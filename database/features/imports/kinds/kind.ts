/** What one kind of import is: its columns, and how one row is judged against what the ledger knows. */
import type { ImportKind } from '../../../../electron/contract/imports.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import type { FieldSpec, FieldWords } from '../columns.ts';
import type { KnownLedger } from '../known-ledger.ts';
import type { RecordOf } from '../records.ts';
import type { Row } from '../row.ts';

/** What holds for the whole file. */
export type FileContext = {
  /** The day of the import; nothing that happened can be later. */
  readonly today: IsoDate;
  /** The day of which the file speaks, when it says one. */
  readonly asOf: IsoDate | null;
  /** The year its title names, when it names one. */
  readonly year: number | null;
  readonly known: KnownLedger;
};

/** How a sound row stands to what is recorded. A row with issues is rejected whatever is said here. */
export type Judgement<Kind extends ImportKind> = {
  readonly record: RecordOf[Kind];
  readonly status: 'new' | 'changed' | 'unchanged';
} | null;

/** Judges the rows of one file, one after the other; remembers what earlier rows said. */
export type RowJudge<Kind extends ImportKind, Key extends string> = (row: Row<Key>) => Judgement<Kind>;

export type KindSpec<Kind extends ImportKind = ImportKind, Key extends string = string> = {
  readonly kind: Kind;
  readonly label: string;
  readonly fields: readonly FieldSpec<Key>[];
  readonly words: FieldWords<Key>;
  /** Fields that only data rows fill. */
  readonly identity: readonly Key[];
  /** Fields that say nothing by themselves. */
  readonly numbering: readonly Key[];
  /** Begins a file. */
  judge(context: FileContext): RowJudge<Kind, Key>;
  /** The order in which rows are judged when it is not that of the file; the verdicts keep the order of the file. */
  readonly inOrder?: (rows: readonly Row<Key>[], context: FileContext) => readonly Row<Key>[];
};
