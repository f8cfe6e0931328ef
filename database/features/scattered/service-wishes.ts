/** The wish to live in a home is asked again every so many months; asked in a visit, with a witness, recorded for many at once. */
import type { ScatteredPerson, ScatteredPlace } from '../../../electron/contract/scattered-person.ts';
import type { WishStanding } from '../../../electron/contract/visits.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AdmissionWish } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { nameInitials } from '../people/pinyin.ts';
import { insertFact, refreshPerson } from '../people/store.ts';
import type { ScopedReader } from '../users/scope.ts';
import { reaskMonths } from './policy.ts';
import { chosen, listedPeople, supportFactsOf } from './queries-people.ts';
import { monthsLater } from './rules-five-haves.ts';
import { homeSupport, isAtHomeOn } from './rules-support.ts';
import { countBy, shownPerson } from './service-agreement-list.ts';
import { ownPerson } from './service-visits.ts';

type Asked = { readonly personId: number; readonly wish: AdmissionWish; readonly askedOn: IsoDate; readonly witness: string | null };

const askedSql = `SELECT f.person_id AS personId, f.value AS wish, f.valid_from AS askedOn, f.detail ->> '$.witness' AS witness
  FROM fact f JOIN person p ON p.person_id = f.person_id
  WHERE f.kind = 'wish' AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)`;

export function wishOfPerson(reader: Reader, personId: number): Asked | null {
  return rows<Asked>(reader, `${askedSql} AND f.person_id = ? ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1`, personId)[0] ?? null;
}

export function wishStanding(
  askedOn: IsoDate | null,
  today: IsoDate,
  months: number,
): { readonly standing: WishStanding; readonly dueOn: IsoDate | null } {
  if (askedOn === null) return { standing: 'never', dueOn: null };
  const dueOn = monthsLater(askedOn, months);
  return { standing: dueOn <= today ? 'due' : 'valid', dueOn };
}

export type WishRow = ScatteredPerson & {
  standing: WishStanding;
  wish: AdmissionWish | null;
  askedOn: IsoDate | null;
  witness: string | null;
  dueOn: IsoDate | null;
};

export function wishPage(
  reader: ScopedReader,
  input: ScatteredPlace & { readonly standing: WishStanding | null; readonly offset: number; readonly limit: number },
  today: IsoDate,
): { total: number; rows: WishRow[]; counts: Record<string, number>; reaskMonths: number } {
  const months = reaskMonths(reader, today);
  const { sql, values } = chosen(reader, input);
  const asked = new Map(
    rows<Asked>(reader, `${askedSql}${sql} ORDER BY f.valid_from, f.fact_id`, ...values).map((wish) => [wish.personId, wish]),
  );
  const all = listedPeople(reader, input).map((person): WishRow => {
    const { wish = null, askedOn = null, witness = null } = asked.get(person.personId) ?? {};
    return { ...shownPerson(person), wish, askedOn, witness, ...wishStanding(askedOn, today, months) };
  });
  const found = input.standing === null ? all : all.filter((person) => person.standing === input.standing);
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit),
    counts: countBy(all, ({ standing }) => standing),
    reaskMonths: months,
  };
}

function recordOne(writer: Writer, personId: number, wish: AdmissionWish, askedOn: IsoDate, witness: string): void {
  const person = ownPerson(writer, personId, '登记意愿询问');
  if (!isAtHomeOn(homeSupport(supportFactsOf(writer, personId)), askedOn)) throw new AppError('WISH_NOT_AT_HOME', { name: person.name });
  const known = wishOfPerson(writer, personId);
  insertFact(
    writer,
    personId,
    { kind: 'wish', validFrom: askedOn, value: wish, detail: { witness } },
    { source: '意愿询问', batchId: null },
  );
  refreshPerson(writer, personId, nameInitials);
  writer.audit({
    action: 'person.wish',
    entity: 'person',
    entityId: personId,
    before: known === null ? null : { validFrom: known.askedOn, wish: known.wish, witness: known.witness },
    after: { validFrom: askedOn, wish, witness },
  });
}

/** All or none. @throws AppError FACT_IN_FUTURE, OUT_OF_SCOPE, WISH_NOT_AT_HOME */
export function recordWishes(
  context: WriteContext,
  input: {
    readonly askedOn: IsoDate;
    readonly witness: string;
    readonly wishes: readonly { readonly personId: number; readonly wish: AdmissionWish }[];
  },
): { recorded: number } {
  refuseFuture(input.askedOn, context.clock.today(), 'askedOn');
  return transaction(context, (writer) => {
    for (const { personId, wish } of input.wishes) recordOne(writer, personId, wish, input.askedOn, input.witness);
    return { recorded: input.wishes.length };
  });
}
