/** The five-haves checklist: checks by hand against the items of the day, who lacks what, and what the ledger itself knows. */
import type {
  FiveHavesCheck,
  FiveHavesFilter,
  FiveHavesHint,
  FiveHavesInput,
  FiveHavesItem,
  FiveHavesStanding,
} from '../../../electron/contract/five-haves.ts';
import type { ScatteredPerson } from '../../../electron/contract/scattered-person.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { currentAgreement, termOf } from './agreement-view.ts';
import { fiveHavesItems, fiveHavesMonths, phoneCounts } from './policy.ts';
import { agreementsOfPerson, standingAgreements, type StoredAgreement } from './queries-agreements.ts';
import { listedPeople, personOf } from './queries-people.ts';
import { lastVisits, visitsOfPerson } from './queries-visits.ts';
import { isInForce, lastDay } from './rules-agreements.ts';
import { contradictions, fiveHavesStanding, hintsFor, isComplete, isFulfilled } from './rules-five-haves.ts';
import { isCounted } from './rules-visits.ts';
import { countBy, shownPerson } from './service-agreement-list.ts';

type StoredCheck = Omit<FiveHavesCheck, 'items' | 'isComplete'> & {
  readonly personId: number;
  readonly items: string;
  readonly isComplete: number;
};

const checkSql = `SELECT k.five_haves_check_id AS checkId, k.person_id AS personId, k.checked_on AS checkedOn, k.checked_by AS checkedBy, k.items_json AS items,
  k.is_complete AS isComplete, k.withdrawn_at AS withdrawnAt, k.withdrawn_reason AS withdrawnReason FROM five_haves_check k`;

function shownCheck({ personId: _, items, ...check }: StoredCheck): FiveHavesCheck {
  return { ...check, items: JSON.parse(items) as FiveHavesCheck['items'], isComplete: check.isComplete === 1 };
}

/** The newest first, withdrawn ones too. */
export function checksOfPerson(reader: Reader, personId: number): FiveHavesCheck[] {
  return rows<StoredCheck>(
    reader,
    `${checkSql} WHERE k.person_id = ? ORDER BY k.checked_on DESC, k.five_haves_check_id DESC`,
    personId,
  ).map(shownCheck);
}

/** The newest check that stands, of everybody in reach, of those made up to a day. */
function newestChecks(reader: ScopedReader, until: IsoDate): Map<number, FiveHavesCheck> {
  const own = placeCondition(reader.scope, 'p');
  const found = rows<StoredCheck>(
    reader,
    `${checkSql} JOIN person p ON p.person_id = k.person_id WHERE k.withdrawn_at IS NULL AND k.checked_on <= ?${own.sql} ORDER BY k.checked_on, k.five_haves_check_id`,
    until,
    ...own.values,
  );
  return new Map(found.map((check) => [check.personId, shownCheck(check)]));
}

function agreementUntil(all: readonly StoredAgreement[], day: IsoDate): IsoDate | null {
  const current = currentAgreement(all, day);
  return current && isInForce(termOf(current), day) ? lastDay(termOf(current)) : null;
}

/** What the ledger knows of one person on a day. */
export function hintsOfPerson(reader: Reader, personId: number, items: readonly FiveHavesItem[], day: IsoDate): FiveHavesHint[] {
  const isPhoneCounted = phoneCounts(reader, day);
  const visit = visitsOfPerson(reader, personId).find(
    (one) => one.withdrawnAt === null && one.visitedOn <= day && isCounted(one, isPhoneCounted),
  );
  return hintsFor(items, {
    caregiverName: personOf(reader, personId)?.caregiverName ?? null,
    agreementUntil: agreementUntil(agreementsOfPerson(reader, personId), day),
    lastVisitedOn: visit?.visitedOn ?? null,
    day,
    cycleMonths: fiveHavesMonths(reader, day),
  });
}

type Row = ScatteredPerson & { standing: FiveHavesStanding; dueOn: IsoDate | null; check: FiveHavesCheck | null; hints: FiveHavesHint[] };

export function fiveHavesRows(reader: ScopedReader, filter: FiveHavesFilter, today: IsoDate): Row[] {
  const items = fiveHavesItems(reader, today);
  const cycleMonths = fiveHavesMonths(reader, today);
  const checks = newestChecks(reader, today);
  const agreements = Map.groupBy(standingAgreements(reader), ({ personId }) => personId);
  const visits = lastVisits(reader, filter, phoneCounts(reader, today), today);
  return listedPeople(reader, filter).map((person) => {
    const check = checks.get(person.personId) ?? null;
    const known = {
      caregiverName: person.caregiverOnRecord,
      agreementUntil: agreementUntil(agreements.get(person.personId) ?? [], today),
      lastVisitedOn: visits.get(person.personId)?.lastVisitedOn ?? null,
    };
    return {
      ...shownPerson(person),
      ...fiveHavesStanding(check, today, cycleMonths),
      check,
      hints: hintsFor(items, { ...known, day: today, cycleMonths }),
    };
  });
}

export function lacks(row: { readonly check: FiveHavesCheck | null }, key: string): boolean {
  return row.check?.items.some((item) => item.key === key && !item.isMet) ?? false;
}

export function wantedRows(all: readonly Row[], filter: Pick<FiveHavesFilter, 'standing' | 'missingKey'>): Row[] {
  const { standing, missingKey } = filter;
  return all.filter((row) => (standing === null || row.standing === standing) && (missingKey === null || lacks(row, missingKey)));
}

export function fiveHavesPage(
  reader: ScopedReader,
  input: FiveHavesFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): {
  total: number;
  rows: Row[];
  items: FiveHavesItem[];
  counts: Record<string, number>;
  fulfilled: number;
  listed: number;
  missing: Record<string, number>;
} {
  const all = fiveHavesRows(reader, input, today);
  const found = wantedRows(all, input);
  const items = [...fiveHavesItems(reader, today)];
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit),
    items,
    counts: countBy(all, ({ standing }) => standing),
    fulfilled: fulfilledOn(
      reader,
      today,
      all.map(({ personId }) => personId),
    ).length,
    listed: all.length,
    missing: Object.fromEntries(items.map(({ key }) => [key, all.filter((row) => lacks(row, key)).length])),
  };
}

/**
 * Of the people supported at home on a day, those with every item met and an agreement in force then (IND13).
 * @param listed keys of the people supported at home at the end of `asOf`
 */
export function fulfilledOn(reader: ScopedReader, asOf: IsoDate, listed: readonly number[]): number[] {
  const checks = newestChecks(reader, asOf);
  const agreements = Map.groupBy(standingAgreements(reader), ({ personId }) => personId);
  return listed.filter((personId) =>
    isFulfilled(
      checks.get(personId) ?? null,
      (agreements.get(personId) ?? []).some((stored) => isInForce(termOf(stored), asOf)),
    ),
  );
}

/** @throws AppError FIVE_HAVES_ITEMS, CHECK_EXISTS, FACT_IN_FUTURE */
export function recordCheck(context: WriteContext, input: FiveHavesInput): { checkId: number; isComplete: boolean; warnings: string[] } {
  const { personId, checkedOn, checkedBy } = input;
  refuseFuture(checkedOn, context.clock.today(), 'checkedOn');
  return transaction(context, (writer) => {
    const person = personOf(writer, personId);
    if (!person || person.status === 'void') throw new AppError('PERSON_NOT_FOUND');
    const items = fiveHavesItems(writer, checkedOn);
    const answers = items.flatMap(({ key, text }) => {
      const [answer, second] = input.items.filter((item) => item.key === key);
      return answer && !second ? [{ key, text, isMet: answer.isMet, note: answer.note }] : [];
    });
    if (answers.length !== items.length || input.items.length !== items.length) throw new AppError('FIVE_HAVES_ITEMS');
    if (checksOfPerson(writer, personId).some((check) => check.checkedOn === checkedOn && check.withdrawnAt === null))
      throw new AppError('CHECK_EXISTS', { name: person.name, date: formatDate(checkedOn) }, { checkedOn: '这天已有一次检查' });
    const isWhole = isComplete(answers);
    const checkId = run(
      writer,
      'INSERT INTO five_haves_check (uid, person_id, checked_on, checked_by, items_json, is_complete, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      personId,
      checkedOn,
      checkedBy,
      JSON.stringify(answers),
      isWhole ? 1 : 0,
      writer.at,
      writer.actor.userId,
    );
    const unmet = answers.filter(({ isMet }) => !isMet).map(({ text }) => text);
    writer.audit({
      action: 'fiveHaves.record',
      entity: 'five_haves_check',
      entityId: checkId,
      personId,
      after: { checkedOn, checkedBy, isComplete: isWhole, missing: unmet.join('、') },
    });
    return { checkId, isComplete: isWhole, warnings: contradictions(items, answers, hintsOfPerson(writer, personId, items, checkedOn)) };
  });
}

/** @throws AppError CHECK_NOT_FOUND, RECORD_WITHDRAWN */
export function withdrawCheck(context: WriteContext, { checkId, reason }: { readonly checkId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const stored = row<StoredCheck>(writer, `${checkSql} WHERE k.five_haves_check_id = ?`, checkId);
    if (!stored) throw new AppError('CHECK_NOT_FOUND');
    if (stored.withdrawnAt !== null) throw new AppError('RECORD_WITHDRAWN');
    run(
      writer,
      'UPDATE five_haves_check SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE five_haves_check_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      checkId,
    );
    writer.audit({
      action: 'fiveHaves.withdraw',
      entity: 'five_haves_check',
      entityId: checkId,
      personId: stored.personId,
      before: { checkedOn: stored.checkedOn, checkedBy: stored.checkedBy, isComplete: stored.isComplete === 1 },
      after: { reason },
    });
  });
}
