import type { Visit, VisitMethod, VisitResult, VisitRisk } from '../../../electron/contract/visits.ts';
import type { ScatteredPerson, ScatteredPlace } from '../../../electron/contract/scattered-person.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { chosen, personColumns } from './queries-people.ts';
import type { VisitFact } from './rules-visits.ts';

const visitColumns = `v.visit_id AS visitId, v.visited_on AS visitedOn, v.visitor, v.visitor_role AS visitorRole, v.method, v.result, v.findings, v.risk,
  v.action, v.risk_closed_on AS riskClosedOn, v.risk_closed_note AS riskClosedNote, v.recorded_at AS recordedAt, u.name AS recordedBy,
  v.withdrawn_at AS withdrawnAt, v.withdrawn_reason AS withdrawnReason`;

const latest = 60;

/** The latest visits of one person, withdrawn ones too. */
export function visitsOfPerson(reader: Reader, personId: number): Visit[] {
  return rows(
    reader,
    `SELECT ${visitColumns} FROM visit v JOIN user_account u ON u.user_id = v.recorded_by
     WHERE v.person_id = ? ORDER BY v.visited_on DESC, v.visit_id DESC LIMIT ${latest}`,
    personId,
  );
}

export function visitOf(reader: Reader, visitId: number): (Visit & { readonly personId: number; readonly personName: string }) | undefined {
  return row(
    reader,
    `SELECT ${visitColumns}, v.person_id AS personId, p.name AS personName
     FROM visit v JOIN user_account u ON u.user_id = v.recorded_by JOIN person p ON p.person_id = v.person_id WHERE v.visit_id = ?`,
    visitId,
  );
}

/** Visits of two days and all between, of people in reach. */
export function visitsBetween(reader: ScopedReader, place: ScatteredPlace, from: IsoDate, until: IsoDate): VisitFact[] {
  const { sql, values } = chosen(reader, place);
  return rows(
    reader,
    `SELECT v.person_id AS personId, v.visited_on AS visitedOn, v.method, v.result FROM visit v JOIN person p ON p.person_id = v.person_id
     WHERE v.withdrawn_at IS NULL AND v.visited_on BETWEEN ? AND ?${sql} ORDER BY v.visited_on, v.visit_id`,
    from,
    until,
    ...values,
  );
}

export type LastVisits = {
  readonly lastVisitedOn: IsoDate | null;
  readonly lastTriedOn: IsoDate | null;
  readonly lastTryResult: VisitResult | null;
  readonly openRisk: VisitRisk | null;
};

const openRisk = `max(CASE WHEN v.risk_closed_on IS NOT NULL THEN 0 ELSE CASE v.risk WHEN 'high' THEN 3 WHEN 'middle' THEN 2 WHEN 'low' THEN 1 ELSE 0 END END)`;
const rankedRisks = [null, 'low', 'middle', 'high'] as const;

/** Of every person in reach who was ever called on: the last visit that counts, the last try, the gravest risk that is open. */
export function lastVisits(reader: ScopedReader, place: ScatteredPlace, phoneCounts: boolean, today: IsoDate): Map<number, LastVisits> {
  const { sql, values } = chosen(reader, place);
  const methods: readonly VisitMethod[] = phoneCounts ? ['home', 'phone', 'video'] : ['home'];
  const found = rows<{
    personId: number;
    lastVisitedOn: IsoDate | null;
    lastTry: string | null;
    rank: number;
  }>(
    reader,
    `SELECT v.person_id AS personId,
       max(CASE WHEN v.result = 'visited' AND v.method IN (${methods.map(() => '?').join(', ')}) THEN v.visited_on END) AS lastVisitedOn,
       max(CASE WHEN v.result <> 'visited' THEN v.visited_on || v.result END) AS lastTry,
       ${openRisk} AS rank
     FROM visit v JOIN person p ON p.person_id = v.person_id WHERE v.withdrawn_at IS NULL AND v.visited_on <= ?${sql} GROUP BY v.person_id`,
    ...methods,
    today,
    ...values,
  );
  return new Map(
    found.map(({ personId, lastVisitedOn, lastTry, rank }) => [
      personId,
      {
        lastVisitedOn,
        lastTriedOn: (lastTry?.slice(0, 10) ?? null) as IsoDate | null,
        lastTryResult: (lastTry?.slice(10) ?? null) as VisitResult | null,
        openRisk: rankedRisks[rank] ?? null,
      },
    ]),
  );
}

export type RiskRow = ScatteredPerson & Visit;

/** Visits that found a risk; the gravest of the open ones first, the latest closed ones after them. */
export function risksFound(reader: ScopedReader, place: ScatteredPlace, isOpenOnly: boolean): RiskRow[] {
  const { sql, values } = chosen(reader, place);
  return rows(
    reader,
    `SELECT ${personColumns}, ${visitColumns} FROM visit v JOIN user_account u ON u.user_id = v.recorded_by JOIN person p ON p.person_id = v.person_id
     WHERE v.withdrawn_at IS NULL AND v.risk <> 'none'${isOpenOnly ? ' AND v.risk_closed_on IS NULL' : ''}${sql}
     ORDER BY v.risk_closed_on IS NOT NULL, CASE v.risk WHEN 'high' THEN 0 WHEN 'middle' THEN 1 ELSE 2 END, v.visited_on, v.visit_id`,
    ...values,
  );
}

export function visitExists(
  reader: Reader,
  visit: { readonly personId: number; readonly visitedOn: string; readonly visitor: string; readonly method: string },
): boolean {
  return (
    row(
      reader,
      'SELECT 1 FROM visit WHERE person_id = ? AND visited_on = ? AND visitor = ? AND method = ? AND withdrawn_at IS NULL',
      visit.personId,
      visit.visitedOn,
      visit.visitor,
      visit.method,
    ) !== undefined
  );
}

export type NewVisit = Omit<
  Visit,
  'visitId' | 'riskClosedOn' | 'riskClosedNote' | 'recordedAt' | 'recordedBy' | 'withdrawnAt' | 'withdrawnReason'
> & {
  readonly personId: number;
};

export function insertVisit(writer: Writer, visit: NewVisit, townCode: string): number {
  return run(
    writer,
    `INSERT INTO visit (uid, person_id, town_code, visited_on, visitor, visitor_role, method, result, findings, risk, action, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    visit.personId,
    townCode,
    visit.visitedOn,
    visit.visitor,
    visit.visitorRole,
    visit.method,
    visit.result,
    visit.findings,
    visit.risk,
    visit.action,
    writer.at,
    writer.actor.userId,
  );
}
