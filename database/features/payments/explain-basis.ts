/** What the explanations of one person on one sheet stand on. */
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import type { Reader } from '../../core/sql.ts';
import type { ExplainedRow, HeldEntry, Horizon } from './queries-explain.ts';
import type { SheetHeader } from './queries-sheets.ts';
import type { PersonFacts } from './rules-facts.ts';
import type { SchemeRules } from './rules-schemes.ts';

export type Basis = {
  readonly reader: Reader;
  readonly header: SheetHeader;
  readonly personId: number;
  readonly facts: PersonFacts;
  readonly horizon: Horizon;
  readonly rules: SchemeRules;
  readonly rows: readonly ExplainedRow[];
  readonly held: readonly HeldEntry[];
  /** Every fact ever recorded of the person, in words. */
  readonly timeline: readonly TimelineEntry[];
};
