/** What holds for the time before the first dated fact of a kind. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';

type Dated = { readonly factId: number; readonly validFrom: IsoDate };

/**
 * The ledger begins with the roster: what the first row of it, or the registration, said of a person holds for all days before its own date
 * too. Where that entry was withdrawn, the earliest by day stands in its place. On equal days the last recorded is true.
 * @param facts of one kind that nothing cancels, in any order
 * @param firstFactId the first that was ever recorded of this kind, withdrawn or not
 */
export function initialOf<Fact extends Dated>(facts: readonly Fact[], firstFactId: number | null): Fact | null {
  const registered = facts.find(({ factId }) => factId === firstFactId);
  const day =
    registered?.validFrom ??
    facts.reduce<IsoDate | null>((least, { validFrom }) => (least === null || validFrom < least ? validFrom : least), null);
  return facts.reduce<Fact | null>(
    (last, fact) => (fact.validFrom === day && (last === null || fact.factId > last.factId) ? fact : last),
    null,
  );
}

/** In a query: the first that was ever recorded of a fact's kind; the fact stands under the alias `f`. */
export const firstFactOf = '(SELECT min(x.fact_id) FROM fact x WHERE x.person_id = f.person_id AND x.kind = f.kind)';
export const firstFactColumn = `${firstFactOf} AS firstFactId`;
