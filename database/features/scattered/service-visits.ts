/** Visits: the plan, entering many at once, risks followed until they are closed. */
import type { ScatteredPerson, ScatteredPlace } from '../../../electron/contract/scattered-person.ts';
import type { Visit, VisitFilter, VisitInput, VisitRisk, VisitStanding } from '../../../electron/contract/visits.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { isInScope, scopeName, scopeOfActor, type ScopedReader } from '../users/scope.ts';
import { phoneCounts, visitFrequency } from './policy.ts';
import { listedPeople, personOf, supportFactsOf, type ListedRow, type PersonOfLedger } from './queries-people.ts';
import { insertVisit, lastVisits, risksFound, visitExists, visitOf, visitsOfPerson, type LastVisits } from './queries-visits.ts';
import { homeSupport, isAtHomeOn, levelOn } from './rules-support.ts';
import { daysBetween, isCounted, visitDue, type VisitFrequency } from './rules-visits.ts';
import { countBy, shownPerson } from './service-agreement-list.ts';

/** Everybody supported at home today, in the order of villages. */
export function peopleAtHome(reader: ScopedReader, place: ScatteredPlace): ListedRow[] {
  return listedPeople(reader, place);
}

type PlanRow = ScatteredPerson & {
  standing: VisitStanding;
  dueOn: IsoDate;
  lastVisitedOn: IsoDate | null;
  lastTry: { visitedOn: IsoDate; result: Visit['result'] } | null;
  openRisk: VisitRisk | null;
};

const unvisited: LastVisits = { lastVisitedOn: null, lastTriedOn: null, lastTryResult: null, openRisk: null };
const urgency: readonly VisitStanding[] = ['never', 'overdue', 'thisWeek', 'later'];

/** Everybody on the list today with the day he is due; in the order of villages, so that one way serves many. */
function plan(reader: ScopedReader, place: ScatteredPlace, today: IsoDate, frequency: VisitFrequency): PlanRow[] {
  const visits = lastVisits(reader, place, phoneCounts(reader, today), today);
  return listedPeople(reader, place).map((person) => {
    const { lastVisitedOn, lastTriedOn, lastTryResult, openRisk } = visits.get(person.personId) ?? unvisited;
    const { standing, dueOn } = visitDue({ level: person.level, lastVisitedOn, listedFrom: person.listedFrom }, today, frequency);
    const isTriedSince = lastTriedOn !== null && lastTryResult !== null && (lastVisitedOn === null || lastTriedOn > lastVisitedOn);
    return {
      ...shownPerson(person),
      standing,
      dueOn,
      lastVisitedOn,
      openRisk,
      lastTry: isTriedSince ? { visitedOn: lastTriedOn, result: lastTryResult } : null,
    };
  });
}

export function visitPlan(
  reader: ScopedReader,
  input: VisitFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): { total: number; rows: PlanRow[]; counts: Record<string, number>; openRisks: number; frequency: VisitFrequency } {
  const frequency = visitFrequency(reader, today);
  const all = plan(reader, input, today, frequency);
  const found = input.standing === null ? all : all.filter((person) => person.standing === input.standing);
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit),
    counts: { ...Object.fromEntries(urgency.map((standing) => [standing, 0])), ...countBy(all, ({ standing }) => standing) },
    openRisks: risksFound(reader, input, true).length,
    frequency,
  };
}

/** The latest visits of one person, and when the next one is due. */
export function personVisits(
  reader: Reader,
  personId: number,
  today: IsoDate,
): { rows: Visit[]; standing: VisitStanding | null; dueOn: IsoDate | null; everyDays: number } {
  const frequency = visitFrequency(reader, today);
  const isPhoneCounted = phoneCounts(reader, today);
  const facts = supportFactsOf(reader, personId);
  const level = levelOn(facts, today);
  const visits = visitsOfPerson(reader, personId);
  const last = visits.find((visit) => visit.withdrawnAt === null && visit.visitedOn <= today && isCounted(visit, isPhoneCounted));
  const stretch = homeSupport(facts).find(({ from, until }) => from <= today && (until === null || until > today));
  const due = stretch ? visitDue({ level, lastVisitedOn: last?.visitedOn ?? null, listedFrom: stretch.from }, today, frequency) : null;
  return { rows: visits, standing: due?.standing ?? null, dueOn: due?.dueOn ?? null, everyDays: daysBetween(frequency, level) };
}

/** @throws AppError OUT_OF_SCOPE, PERSON_NOT_FOUND */
export function ownPerson(writer: Writer, personId: number, action: string): PersonOfLedger {
  const scoped = { connection: writer.connection, scope: scopeOfActor(writer) };
  if (!isInScope(scoped, 'person', personId)) throw new AppError('OUT_OF_SCOPE', { action, place: scopeName(scoped) });
  const person = personOf(writer, personId);
  if (!person || person.status === 'void') throw new AppError('PERSON_NOT_FOUND');
  return person;
}

function recordOne(writer: Writer, visit: VisitInput, index: number): void {
  const person = ownPerson(writer, visit.personId, '登记探访');
  const name = person.name;
  if (!isAtHomeOn(homeSupport(supportFactsOf(writer, visit.personId)), visit.visitedOn))
    throw new AppError(
      'VISIT_NOT_AT_HOME',
      { name, date: formatDate(visit.visitedOn) },
      { [`visits.${index}.visitedOn`]: '这天不是分散供养人员' },
    );
  if (visitExists(writer, visit))
    throw new AppError(
      'VISIT_EXISTS',
      { name, date: formatDate(visit.visitedOn), visitor: visit.visitor },
      { [`visits.${index}.visitedOn`]: '已登记过' },
    );
  const { personId, ...after } = visit;
  const visitId = insertVisit(writer, visit, person.townCode ?? '');
  writer.audit({ action: 'visit.record', entity: 'visit', entityId: visitId, personId, after });
}

/** All or none. @throws AppError FACT_IN_FUTURE, OUT_OF_SCOPE, VISIT_NOT_AT_HOME, VISIT_EXISTS */
export function recordVisits(
  context: WriteContext,
  { visits }: { readonly visits: readonly VisitInput[] },
): { recorded: number; warnings: string[] } {
  const today = context.clock.today();
  for (const [index, visit] of visits.entries()) refuseFuture(visit.visitedOn, today, `visits.${index}.visitedOn`);
  return transaction(context, (writer) => {
    for (const [index, visit] of visits.entries()) recordOne(writer, visit, index);
    const uncounted = visits.filter((visit) => visit.result === 'visited' && visit.method !== 'home').length;
    const warnings = uncounted > 0 && !phoneCounts(writer, today) ? [`电话、视频探访 ${uncounted} 人次不计入探访率`] : [];
    return { recorded: visits.length, warnings };
  });
}

/** @throws AppError VISIT_NOT_FOUND, RECORD_WITHDRAWN */
function standingVisit(writer: Writer, visitId: number): NonNullable<ReturnType<typeof visitOf>> {
  const visit = visitOf(writer, visitId);
  if (!visit) throw new AppError('VISIT_NOT_FOUND');
  if (visit.withdrawnAt !== null) throw new AppError('RECORD_WITHDRAWN');
  return visit;
}

export function withdrawVisit(context: WriteContext, { visitId, reason }: { readonly visitId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const visit = standingVisit(writer, visitId);
    run(
      writer,
      'UPDATE visit SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE visit_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      visitId,
    );
    const before = { visitedOn: visit.visitedOn, visitor: visit.visitor, method: visit.method, result: visit.result, risk: visit.risk };
    writer.audit({ action: 'visit.withdraw', entity: 'visit', entityId: visitId, personId: visit.personId, before, after: { reason } });
  });
}

/** @throws AppError RISK_ABSENT, RISK_CLOSED, RISK_CLOSED_EARLY, FACT_IN_FUTURE */
export function closeRisk(
  context: WriteContext,
  { visitId, closedOn, note }: { readonly visitId: number; readonly closedOn: IsoDate; readonly note: string },
): void {
  refuseFuture(closedOn, context.clock.today(), 'closedOn');
  transaction(context, (writer) => {
    const visit = standingVisit(writer, visitId);
    if (visit.risk === 'none') throw new AppError('RISK_ABSENT');
    if (visit.riskClosedOn !== null) throw new AppError('RISK_CLOSED', { date: formatDate(visit.riskClosedOn) });
    if (closedOn < visit.visitedOn)
      throw new AppError('RISK_CLOSED_EARLY', { date: formatDate(visit.visitedOn) }, { closedOn: '早于探访日期' });
    run(writer, 'UPDATE visit SET risk_closed_on = ?, risk_closed_note = ? WHERE visit_id = ?', closedOn, note, visitId);
    writer.audit({
      action: 'visit.closeRisk',
      entity: 'visit',
      entityId: visitId,
      personId: visit.personId,
      before: { risk: visit.risk, findings: visit.findings, riskClosedOn: null },
      after: { risk: visit.risk, riskClosedOn: closedOn, riskClosedNote: note },
    });
  });
}

export function risks(
  reader: ScopedReader,
  input: ScatteredPlace & { readonly isOpenOnly: boolean; readonly offset: number; readonly limit: number },
  today: IsoDate,
): { total: number; rows: (ScatteredPerson & { visit: Visit; openDays: number })[] } {
  const found = risksFound(reader, input, input.isOpenOnly);
  const daysSince = (from: IsoDate, until: IsoDate): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit).map((row) => {
      const { personId, name, idNumber, townName, villageName, level, caregiverOnRecord, ...visit } = row;
      const person = { personId, name, idNumber, townName, villageName, level, caregiverOnRecord };
      return { ...person, visit, openDays: daysSince(visit.visitedOn, visit.riskClosedOn ?? today) };
    }),
  };
}
