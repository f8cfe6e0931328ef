/** Whose records a user works with, and whether one record is among them. */
import { officers, type RecordKind, type Role, type Scope } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { UserRow } from './accounts.ts';

/**
 * Whether a search may compare with numbers in full. Where it may not, or where nobody says so, what is found tells no more than the masks
 * show: else digit after digit could be tried out.
 */
export type SearchReader = Reader & { readonly canSeeNumbers?: boolean };

/** A reader that knows for whom it reads: what lists, searches, sums and papers take. */
export type ScopedReader = SearchReader & { readonly scope: Scope };

export function canSeeNumbers(role: Role): boolean {
  return officers.some((officer) => officer === role);
}

export const wholeCounty: Scope = { kind: 'county' };

/** For work that is the county's by its nature: imports, the command line, the demonstration. */
export function countyWide({ connection }: Reader): ScopedReader {
  return { connection, scope: wholeCounty, canSeeNumbers: true };
}

export function scopeOf(user: Pick<UserRow, 'townCode' | 'homeId'>): Scope {
  if (user.townCode !== null) return { kind: 'town', townCode: user.townCode };
  if (user.homeId !== null) return { kind: 'home', homeId: user.homeId };
  return wholeCounty;
}

/** For use cases that write: the scope of the one who acts, as the ledger knows him now. @throws AppError NOT_LOGGED_IN */
export function scopeOfActor(context: Reader & { readonly actor: { readonly userId: number } }): Scope {
  return scopeOf(actorOf(context));
}

/** @throws AppError NOT_LOGGED_IN when the ledger does not know him */
export function actorOf({
  connection,
  actor,
}: Reader & { readonly actor: { readonly userId: number } }): Pick<UserRow, 'role' | 'townCode' | 'homeId'> {
  const found = row<Pick<UserRow, 'role' | 'townCode' | 'homeId'>>(
    { connection },
    'SELECT role, town_code AS townCode, home_id AS homeId FROM user_account WHERE user_id = ?',
    actor.userId,
  );
  if (!found) throw new AppError('NOT_LOGGED_IN');
  return found;
}

/** The one column that tells whether a person or a home belongs to the scope; both tables call it the same. Null for the whole county. */
export function boundColumn(scope: Scope): { readonly column: 'town_code' | 'home_id'; readonly value: string | number } | null {
  if (scope.kind === 'town') return { column: 'town_code', value: scope.townCode };
  if (scope.kind === 'home') return { column: 'home_id', value: scope.homeId };
  return null;
}

export type PlaceCondition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** Keeps rows of `person` or `home` under this alias to the scope: ` AND p.town_code = ?`; empty for the whole county. */
export function placeCondition(scope: Scope, alias: string): PlaceCondition {
  const bound = boundColumn(scope);
  return bound ? { sql: ` AND ${alias}.${bound.column} = ?`, values: [bound.value] } : { sql: '', values: [] };
}

const homeOfRoom = 'SELECT h.town_code AS townCode, h.home_id AS homeId FROM room r JOIN home h ON h.home_id = r.home_id';

/** A township has to do with a problem found in it from the day it was assigned. */
const assignedProblems = `SELECT s.supervision_id, coalesce(s.town_code, sh.town_code) AS townCode
  FROM supervision s LEFT JOIN home sh ON sh.home_id = s.home_id
  WHERE s.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM supervision_step t
    WHERE t.supervision_id = s.supervision_id AND t.action = 'assign' AND t.withdrawn_at IS NULL)`;

const townAndHome: Readonly<Record<RecordKind, string>> = {
  person: 'SELECT town_code AS townCode, home_id AS homeId FROM person WHERE person_id = ?',
  home: 'SELECT town_code AS townCode, home_id AS homeId FROM home WHERE home_id = ?',
  fact: 'SELECT p.town_code AS townCode, p.home_id AS homeId FROM fact f JOIN person p ON p.person_id = f.person_id WHERE f.fact_id = ?',
  attachment: `SELECT coalesce(p.town_code, h.town_code, g.town_code, rh.town_code, e.town_code, v.townCode) AS townCode,
      coalesce(p.home_id, a.home_id, r.home_id) AS homeId
    FROM attachment a LEFT JOIN person p ON p.person_id = a.person_id LEFT JOIN home h ON h.home_id = a.home_id
      LEFT JOIN grading_case g ON g.grading_case_id = a.grading_case_id
      LEFT JOIN renovation_project r ON r.renovation_project_id = a.renovation_project_id LEFT JOIN home rh ON rh.home_id = r.home_id
      LEFT JOIN register_record e ON a.filed_table = 'register_record' AND e.register_record_id = a.filed_id
      LEFT JOIN (${assignedProblems}) v ON a.filed_table = 'supervision' AND v.supervision_id = a.filed_id WHERE a.attachment_id = ?`,
  room: `${homeOfRoom} WHERE r.room_id = ?`,
  bed: `${homeOfRoom} JOIN bed b ON b.room_id = r.room_id WHERE b.bed_id = ?`,
  bedStay: `${homeOfRoom} JOIN bed b ON b.room_id = r.room_id JOIN bed_stay s ON s.bed_id = b.bed_id WHERE s.bed_stay_id = ?`,
  bedOutage: `${homeOfRoom} JOIN bed b ON b.room_id = r.room_id JOIN bed_outage o ON o.bed_id = b.bed_id WHERE o.bed_outage_id = ?`,
  absence: 'SELECT h.town_code AS townCode, h.home_id AS homeId FROM absence a JOIN home h ON h.home_id = a.home_id WHERE a.absence_id = ?',
  incident:
    'SELECT h.town_code AS townCode, h.home_id AS homeId FROM incident i JOIN home h ON h.home_id = i.home_id WHERE i.incident_id = ?',
  // Somebody who applies lives in no home yet: his application is of the home he was approved for, else of the one he wishes.
  application: `SELECT p.town_code AS townCode, coalesce((SELECT s.detail_json ->> '$.homeId' FROM application_step s
      WHERE s.application_id = a.application_id AND s.kind = 'approval' AND s.is_passed = 1 ORDER BY s.application_step_id DESC LIMIT 1), a.wished_home_id) AS homeId
    FROM application a JOIN person p ON p.person_id = a.person_id WHERE a.application_id = ?`,
  assessment:
    'SELECT p.town_code AS townCode, p.home_id AS homeId FROM assessment a JOIN person p ON p.person_id = a.person_id WHERE a.assessment_id = ?',
  conditionReport:
    'SELECT p.town_code AS townCode, p.home_id AS homeId FROM condition_report r JOIN person p ON p.person_id = r.person_id WHERE r.condition_report_id = ?',
  agreement:
    'SELECT p.town_code AS townCode, p.home_id AS homeId FROM care_agreement r JOIN person p ON p.person_id = r.person_id WHERE r.care_agreement_id = ?',
  fiveHavesCheck:
    'SELECT p.town_code AS townCode, p.home_id AS homeId FROM five_haves_check r JOIN person p ON p.person_id = r.person_id WHERE r.five_haves_check_id = ?',
  visit: 'SELECT p.town_code AS townCode, p.home_id AS homeId FROM visit r JOIN person p ON p.person_id = r.person_id WHERE r.visit_id = ?',
  happinessHome: 'SELECT town_code AS townCode, NULL AS homeId FROM happiness_home WHERE happiness_home_id = ?',
  gradingCase: 'SELECT town_code AS townCode, NULL AS homeId FROM grading_case WHERE grading_case_id = ?',
  project:
    'SELECT h.town_code AS townCode, h.home_id AS homeId FROM renovation_project p JOIN home h ON h.home_id = p.home_id WHERE p.renovation_project_id = ?',
  registerRecord: 'SELECT town_code AS townCode, NULL AS homeId FROM register_record WHERE register_record_id = ?',
  supervision: `SELECT townCode, NULL AS homeId FROM (${assignedProblems}) WHERE supervision_id = ?`,
};

/** Papers of the library are read by everybody, as its documents are. */
const publicPaper = "SELECT 1 FROM attachment WHERE attachment_id = ? AND filed_table = 'policy_document'";

/** A record that does not exist is outside too: who is bound to a place learns nothing of the others. */
export function isInScope({ connection, scope }: ScopedReader, record: RecordKind, id: number): boolean {
  if (scope.kind === 'county') return true;
  if (record === 'attachment' && row({ connection }, publicPaper, id)) return true;
  const found = row<{ townCode: string | null; homeId: number | null }>({ connection }, townAndHome[record], id);
  if (!found) return false;
  return scope.kind === 'town' ? found.townCode === scope.townCode : found.homeId === scope.homeId;
}

/** The name of the place a user is bound to; null for the whole county. */
export function scopeName({ connection, scope }: ScopedReader): string | null {
  if (scope.kind === 'county') return null;
  if (scope.kind === 'home')
    return row<{ name: string }>({ connection }, 'SELECT name FROM home WHERE home_id = ?', scope.homeId)?.name ?? null;
  return (
    row<{ name: string }>({ connection }, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', scope.townCode)
      ?.name ?? null
  );
}
