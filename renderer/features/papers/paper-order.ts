/** Which papers for whom, as it stands in the address: `/people/papers?people=12&kinds=wish`, or the filters of the people list. Pure. */
import {
  personPaperKinds,
  templatePaperKinds,
  type PaperSelection,
  type PersonPaperKind,
  type TemplatePaperKind,
} from '../../../electron/contract/papers.ts';
import { peopleQueryOf, readPeopleView } from '../people/people-query.ts';

export function kindLabel(kind: TemplatePaperKind): string {
  return templatePaperKinds.find(({ id }) => id === kind)?.label ?? kind;
}

/** In the order of the list, each once; what nobody knows counts as not chosen. */
export function kindsOf(query: URLSearchParams): readonly PersonPaperKind[] {
  const asked = new Set((query.get('kinds') ?? '').split(','));
  return personPaperKinds.filter(({ id }) => asked.has(id)).map(({ id }) => id);
}

export function selectionOf(query: URLSearchParams): PaperSelection {
  const personIds = (query.get('people') ?? '').split(',').filter((id) => /^[1-9]\d{0,14}$/.test(id));
  return personIds.length > 0 ? { personIds: personIds.map(Number) } : { filter: readPeopleView(query).filter };
}

/** The same selection with other kinds, for `keepQuery`. */
export function orderQuery(query: URLSearchParams, kinds: readonly PersonPaperKind[]): Readonly<Record<string, string | null>> {
  return { ...Object.fromEntries(query), kinds: kinds.length === 0 ? null : kinds.join(',') };
}

function selectionQuery(selection: PaperSelection): URLSearchParams {
  const values =
    'personIds' in selection ? { people: selection.personIds.join(',') } : peopleQueryOf({ filter: selection.filter, sort: null, page: 0 });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query;
}

/** Letters from the county's own Word files, for the same people. */
export function lettersAddress(selection: PaperSelection): string {
  return `/papers/letters?${selectionQuery(selection).toString()}`;
}

export function makeAddress(selection: PaperSelection, kinds: readonly PersonPaperKind[] = []): string {
  const query = selectionQuery(selection);
  if (kinds.length > 0) query.set('kinds', kinds.join(','));
  return `/people/papers?${query.toString()}`;
}
