/** What the window reads of recoveries and of what waits. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import type { RecoveryCase, RecoveryFilter, Suspected } from '../../../electron/contract/recoveries.ts';
import type { PendingStanding } from '../../../electron/contract/recoveries-terms.ts';
import { terminationReasons, labelOf } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { requiredCase } from './case-state.ts';
import { caseSql, eventsOfCase, itemsOfCase, suspectedRows, type CaseRow, type ItemRow } from './queries-cases.ts';
import { noticesOfCase, receiptsOfCase, writeOffsOfCase } from './queries-money.ts';
import { decisionsOf, pendingRows, standingOf, type DecisionRow, type PendingRow } from './queries-pending.ts';
import { closedStates, stepsFrom, type Balance } from './rules-states.ts';

const noBalance: Balance = { claimedFen: 0, receivedFen: 0, offsetFen: 0, writtenOffFen: 0, openFen: 0 };

export function addBalances(balances: readonly Balance[]): Balance {
  return balances.reduce(
    (sum, one) => ({
      claimedFen: sum.claimedFen + one.claimedFen,
      receivedFen: sum.receivedFen + one.receivedFen,
      offsetFen: sum.offsetFen + one.offsetFen,
      writtenOffFen: sum.writtenOffFen + one.writtenOffFen,
      openFen: sum.openFen + one.openFen,
    }),
    noBalance,
  );
}

function shown(found: CaseRow, today: IsoDate): RecoveryCase {
  const isOverdue = found.dueOn !== null && found.dueOn < today && found.openFen > 0 && ['noticed', 'collecting'].includes(found.state);
  return { ...found, asksWriteOff: found.asksWriteOff === 1, isOverdue };
}

const isClosed = (found: CaseRow): boolean => closedStates.includes(found.state);

function matches(
  search: string,
  { name, idNumber }: { readonly name: string; readonly idNumber: string | null },
  ...more: (string | null)[]
): boolean {
  const wanted = search.trim();
  // The last four of an ID number are what its mask shows; no digit before them may be tried out.
  return (
    wanted === '' ||
    name.includes(wanted) ||
    idNumber === wanted ||
    (wanted.length === 4 && (idNumber?.endsWith(wanted) ?? false)) ||
    more.some((text) => text?.includes(wanted) ?? false)
  );
}

/** Every case of a filter, those with something open first, by the day they are due. */
export function casesOf(reader: Reader, filter: RecoveryFilter, today: IsoDate): RecoveryCase[] {
  const all = rows<CaseRow>(reader, `${caseSql} ORDER BY openFen = 0, dueOn IS NULL, dueOn, caseId DESC`);
  return all
    .filter((found) => filter.standing === 'all' || (filter.standing === 'closed') === isClosed(found))
    .map((found) => shown(found, today))
    .filter((found) => filter.standing !== 'overdue' || found.isOverdue)
    .filter((found) => matches(filter.search, found, found.debtorName, found.noticeNumber, found.townName));
}

type Page = { readonly offset: number; readonly limit: number };

/** A withdrawn case claims nothing: its amounts are suspected again, and are not counted twice. */
const standing = (found: RecoveryCase): boolean => found.state !== 'withdrawn';

export function cases(reader: Reader, { offset, limit, ...filter }: RecoveryFilter & Page, today: IsoDate): OutputOf<'recoveries.cases'> {
  const found = casesOf(reader, filter, today);
  return { total: found.length, totals: addBalances(found.filter(standing)), rows: found.slice(offset, offset + limit) };
}

function itemOf({ recoveryId, sheetMonth, forMonth, of, payeeKind, payeeName, ...balance }: ItemRow): Suspected['items'][number] {
  const { claimedFen, receivedFen, offsetFen, writtenOffFen, openFen } = balance;
  return { recoveryId, sheetMonth, forMonth, of, payeeKind, payeeName, claimedFen, receivedFen, offsetFen, writtenOffFen, openFen };
}

function suspectedPeople(reader: Reader, personId: number | null = null): Suspected[] {
  return [...Map.groupBy(suspectedRows(reader, personId), (item) => item.personId).values()].flatMap((items) => {
    const [first] = items;
    if (!first) return [];
    const { personId: id, name, idNumber, townName } = first;
    return [
      { personId: id, name, idNumber, townName, openFen: items.reduce((sum, item) => sum + item.openFen, 0), items: items.map(itemOf) },
    ];
  });
}

export function suspected(reader: Reader, search: string): OutputOf<'recoveries.suspected'> {
  return { rows: suspectedPeople(reader).filter((person) => matches(search, person, person.townName)) };
}

/** @param userId who asks: nobody decides on what he asked for himself @throws AppError RECOVERY_CASE_NOT_FOUND */
export function recoveryCase(reader: Reader, caseId: number, userId: number, today: IsoDate): OutputOf<'recoveries.case'> {
  const found = requiredCase(reader, caseId);
  return {
    ...found,
    ...shown(found, today),
    items: itemsOfCase(reader, caseId).map(itemOf),
    notices: noticesOfCase(reader, caseId).map(({ noticeId, noticeNumber, issuedOn, dueOn, fen, recordedBy }) => ({
      noticeId,
      noticeNumber,
      issuedOn,
      dueOn,
      fen,
      recordedBy,
    })),
    receipts: receiptsOfCase(reader, caseId),
    writeOffs: writeOffsOfCase(reader, caseId).map((request) => ({
      ...request,
      mayDecide: request.decision === null && request.askedById !== userId,
    })),
    events: eventsOfCase(reader, caseId),
    steps: (Object.keys(stepsFrom) as (keyof typeof stepsFrom)[]).filter(
      (step) =>
        stepsFrom[step].includes(found.state) &&
        (found.openFen > 0 || step === 'withdraw') &&
        (step !== 'askWriteOff' || found.asksWriteOff === 0) &&
        (step !== 'deliver' || found.noticeNumber !== null),
    ),
  };
}

const order: readonly PendingStanding[] = ['open', 'asked', 'ordered', 'denied', 'paid', 'settled'];

function decisionOf(decision: DecisionRow, userId: number): PendingPerson['decisions'][number] {
  return { ...decision, mayDecide: decision.decision === null && decision.askedById !== userId };
}

function pendingPeople(reader: Reader, userId: number, personId: number | null): PendingPerson[] {
  const decisions = Map.groupBy(decisionsOf(reader, personId), (decision) => decision.personId);
  return [...Map.groupBy(pendingRows(reader, personId), (item) => item.personId).values()]
    .flatMap((items): PendingPerson[] => {
      const [first] = items;
      if (!first) return [];
      const standings = items.map(standingOf);
      return [
        {
          personId: first.personId,
          name: first.name,
          idNumber: first.idNumber,
          townName: first.townName,
          endedOn: first.endedOn,
          endReason: endReason(first),
          fen: items.reduce((sum, item) => sum + item.fen, 0),
          leftFen: items.reduce((sum, item) => sum + item.leftFen, 0),
          standing: order.find((one) => standings.includes(one)) ?? 'settled',
          items: items.map((item) => ({ ...item, standing: standingOf(item) })),
          decisions: (decisions.get(first.personId) ?? []).map((decision) => decisionOf(decision, userId)),
        },
      ];
    })
    .toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

export function endReason({ endReason: reason }: Pick<PendingRow, 'endReason'>): string | null {
  if (reason === null) return null;
  return reason === 'death' ? '死亡' : labelOf(terminationReasons, reason);
}

const isWaiting = ({ standing: standingNow }: { readonly standing: PendingStanding }): boolean =>
  ['open', 'asked', 'ordered'].includes(standingNow);

export function pending(
  reader: Reader,
  filter: { readonly standing: 'open' | 'all'; readonly search: string },
  userId: number,
): OutputOf<'recoveries.pending'> {
  const found = pendingPeople(reader, userId, null).filter((person) => matches(filter.search, person, person.townName));
  return { rows: filter.standing === 'all' ? found : found.filter((person) => person.items.some(isWaiting)) };
}

export function ofPerson(reader: Reader, personId: number, userId: number): OutputOf<'recoveries.ofPerson'> {
  const found = rows<CaseRow>(reader, `${caseSql} WHERE personId = ? ORDER BY caseId DESC`, personId);
  const [waiting = null] = pendingPeople(reader, userId, personId);
  const [suspicion = null] = suspectedPeople(reader, personId);
  const active = found.filter(({ state }) => state !== 'withdrawn');
  return {
    balance: addBalances([...active, ...(suspicion?.items ?? [])]),
    suspected: suspicion,
    cases: found.map(({ caseId, state, claimedFen, openFen }) => ({ caseId, state, claimedFen, openFen })),
    pending: waiting,
  };
}

export function summary(reader: Reader, today: IsoDate): OutputOf<'recoveries.summary'> {
  const all = casesOf(reader, { standing: 'all', search: '' }, today).filter(standing);
  const suspicious = suspectedPeople(reader);
  const waiting = pendingRows(reader)
    .map((item) => ({ ...item, standing: standingOf(item) }))
    .filter(isWaiting);
  return {
    ...addBalances(all),
    cases: all.length,
    openCases: all.filter(({ openFen }) => openFen > 0).length,
    overdueCases: all.filter(({ isOverdue }) => isOverdue).length,
    suspected: suspicious.length,
    suspectedFen: suspicious.reduce((sum, { openFen }) => sum + openFen, 0),
    pendingPeople: new Set(waiting.map(({ personId }) => personId)).size,
    pendingFen: waiting.reduce((sum, item) => sum + (item.standing === 'ordered' ? item.paidFen : item.leftFen), 0),
    noticeDays: policyNumber(reader, 'recovery.noticeDays', today),
  };
}
