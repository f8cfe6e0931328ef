/** Who would be paid by a one-off item and how much, before it is registered. */
import { itemRefusals, type ItemInput, type ItemPreview } from '../../../electron/contract/top-ups.ts';
import { monthOf } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { paidHomes, placeNames } from './queries-basis.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from './queries-facts.ts';
import { onDay, type PersonFacts } from './rules-facts.ts';
import { decideItem, itemRules } from './rules-items.ts';
import { payeeOf, type DueLine } from './rules.ts';
import { termsOfInput } from './service-items.ts';

const peopleAtOnce = 500;
const peopleShown = 100;

type Group = ItemPreview['groups'][number];
type Counted = { -readonly [Key in keyof Group]: Group[Key] };

/** @throws AppError ITEM_PERSON_UNKNOWN, ITEM_AMOUNT_MISSING, HOME_NOT_FOUND */
export function previewItem(reader: Reader, input: ItemInput): ItemPreview {
  const terms = termsOfInput(reader, input);
  const { dueIn } = itemRules(terms);
  const month = monthOf(terms.asOf);
  const homes = paidHomes(reader);
  const places = placeNames(reader);
  const cancelled = cancelledFacts(reader, everything);
  const preview = { persons: 0, totalFen: 0, toHomesFen: 0 };
  const groups = new Map<string, Counted>();
  const people: ItemPreview['people'] = [];
  const refused: ItemPreview['refused'] = [];
  const count = (facts: PersonFacts, due: DueLine): void => {
    const townCode = onDay(facts.residences, terms.asOf)?.value.townCode ?? '';
    const townName = places.get(townCode) ?? townCode;
    const key = due.homeId === null ? `town:${townCode}` : `home:${due.homeId}`;
    const group = groups.get(key) ?? {
      key,
      name: due.homeId === null ? townName : (homes.get(due.homeId)?.name ?? ''),
      persons: 0,
      totalFen: 0,
    };
    groups.set(key, group);
    group.persons += 1;
    group.totalFen += due.fen;
    preview.persons += 1;
    preview.totalFen += due.fen;
    if (due.homeId !== null) preview.toHomesFen += due.fen;
    if (people.length >= peopleShown) return;
    const { personId, name, idNumber } = facts;
    people.push({ personId, name, idNumber, townName, fen: due.fen, payee: payeeOf(facts, homes, due, month).name ?? name });
  };
  for (const { first, last } of personRanges(reader, peopleAtOnce))
    for (const facts of factsOfPeople(reader, first, last, cancelled, everything)) {
      const [due] = dueIn(facts, month);
      if (due) count(facts, due);
      else if (terms.target.kind === 'list' && terms.target.people.has(facts.personId))
        refused.push(refusedRow(facts, decideItem(facts, terms)));
    }
  return { ...preview, groups: [...groups.values()].sort((one, other) => (one.key < other.key ? -1 : 1)), people, refused };
}

function refusedRow({ personId, name, idNumber }: PersonFacts, decision: ReturnType<typeof decideItem>): ItemPreview['refused'][number] {
  const refusal = 'refusal' in decision ? itemRefusals.find(({ id }) => id === decision.refusal)?.label : undefined;
  return { personId, name, idNumber, refusal: refusal ?? '' };
}
