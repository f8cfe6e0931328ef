/** The roll call as it is ticked: everybody present but those known to be away. Pure. */
import type { OutputOf } from '../../../electron/contract/index.ts';

type Sheet = OutputOf<'stays.rollSheet'>;
export type RollPerson = Sheet['people'][number];
export type RollMark = { readonly finding: 'leave' | 'hospital' | 'missing'; readonly note: string };

/** Where somebody lives during works is kept with the roll call. */
const awayNote = ({ relocatedTo }: RollPerson): string => (relocatedTo === null ? '' : `改造期间临时安置：${relocatedTo}`);

/** Marks to begin with: those of today's earlier roll call, else who is away by the ledger. */
export function marksOf({ people, taken }: Sheet): ReadonlyMap<number, RollMark> {
  const marks = new Map<number, RollMark>();
  for (const person of people) if (person.away) marks.set(person.personId, { finding: person.away, note: awayNote(person) });
  for (const absent of taken?.absent ?? [])
    if (people.some((person) => person.personId === absent.personId))
      marks.set(absent.personId, { finding: absent.finding, note: absent.note ?? '' });
  return marks;
}

/** Space: present becomes missing and back. Who is away by the ledger comes back as what is recorded. */
export function toggled(marks: ReadonlyMap<number, RollMark>, person: RollPerson): ReadonlyMap<number, RollMark> {
  const next = new Map(marks);
  if (next.has(person.personId)) next.delete(person.personId);
  else next.set(person.personId, { finding: person.away ?? 'missing', note: awayNote(person) });
  return next;
}

export function noted(marks: ReadonlyMap<number, RollMark>, personId: number, note: string): ReadonlyMap<number, RollMark> {
  const mark = marks.get(personId);
  return mark ? new Map(marks).set(personId, { ...mark, note }) : marks;
}

/** For the method: whoever is not named is present. */
export function absentOf(
  people: readonly RollPerson[],
  marks: ReadonlyMap<number, RollMark>,
): readonly { readonly personId: number; readonly finding: RollMark['finding']; readonly note: string | null }[] {
  return people.flatMap(({ personId }) => {
    const mark = marks.get(personId);
    return mark ? [{ personId, finding: mark.finding, note: mark.note.trim() === '' ? null : mark.note.trim() }] : [];
  });
}

export type RollSums = { readonly expected: number; readonly present: number; readonly missing: number; readonly away: number };

/** Those who are known to be away are not expected. */
export function rollSums(people: readonly RollPerson[], marks: ReadonlyMap<number, RollMark>): RollSums {
  let missing = 0;
  let away = 0;
  for (const { personId } of people) {
    const finding = marks.get(personId)?.finding;
    if (finding === 'missing') missing += 1;
    else if (finding) away += 1;
  }
  const expected = people.length - away;
  return { expected, present: expected - missing, missing, away };
}
