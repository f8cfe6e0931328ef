import type { ApplicationState } from '../../../electron/contract/placement.ts';
import type { SelfCareLevel, Sex } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { placeCondition, type PlaceCondition, type ScopedReader } from '../users/scope.ts';
import { homeOfApplication } from './queries-waiting.ts';

export type StoredApplication = {
  readonly applicationId: number;
  readonly applicationNumber: string;
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly idNumber: string | null;
  readonly level: SelfCareLevel | null;
  readonly townName: string | null;
  readonly villageName: string | null;
  readonly appliedOn: IsoDate;
  readonly wishedHomeId: number | null;
  readonly wishedHomeName: string | null;
  readonly partnerPersonId: number | null;
  readonly partnerName: string | null;
  readonly willSignedOn: IsoDate | null;
  readonly willWitness: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly hasGuardian: number | null;
  readonly note: string | null;
  readonly state: ApplicationState;
  readonly closedOn: IsoDate | null;
  readonly closedReason: string | null;
  readonly recordedAt: string;
  readonly recordedById: number;
  readonly recordedBy: string;
};

const divisionName = (column: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = ${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;

const applicationSql = `SELECT a.application_id AS applicationId, a.number AS applicationNumber, a.person_id AS personId, p.name, p.sex, p.born_on AS bornOn,
    p.id_number AS idNumber, p.level, ${divisionName('p.town_code')} AS townName, ${divisionName('p.village_code')} AS villageName,
    a.applied_on AS appliedOn, a.wished_home_id AS wishedHomeId, h.name AS wishedHomeName, a.partner_person_id AS partnerPersonId, q.name AS partnerName,
    a.will_signed_on AS willSignedOn, a.will_witness AS willWitness, a.contact_name AS contactName, a.contact_phone AS contactPhone,
    a.has_guardian AS hasGuardian, a.note, a.state, a.closed_on AS closedOn, a.closed_reason AS closedReason, a.recorded_at AS recordedAt,
    a.recorded_by AS recordedById, u.name AS recordedBy
  FROM application a JOIN person p ON p.person_id = a.person_id JOIN user_account u ON u.user_id = a.recorded_by
    LEFT JOIN home h ON h.home_id = a.wished_home_id LEFT JOIN person q ON q.person_id = a.partner_person_id`;

export function applicationById(reader: Reader, applicationId: number): StoredApplication | undefined {
  return row(reader, `${applicationSql} WHERE a.application_id = ?`, applicationId);
}

/** The open one, else the last; what a change of the person may reach. */
export function newestApplicationOf(reader: Reader, personId: number): StoredApplication | undefined {
  return row(reader, `${applicationSql} WHERE a.person_id = ? ORDER BY a.state <> 'open', a.application_id DESC LIMIT 1`, personId);
}

export type ApplicationFilter = { readonly state: ApplicationState | null; readonly search: string };

function conditionOf(scope: ScopedReader['scope'], { state, search }: ApplicationFilter): PlaceCondition {
  const place: PlaceCondition =
    scope.kind === 'home' ? { sql: ` AND ${homeOfApplication} = ?`, values: [scope.homeId] } : placeCondition(scope, 'p');
  const text = search.trim();
  return {
    sql: `WHERE 1 = 1${place.sql}${state === null ? '' : ' AND a.state = ?'}${text === '' ? '' : ' AND (instr(p.name, ?) > 0 OR instr(a.number, ?) > 0)'}`,
    values: [...place.values, ...(state === null ? [] : [state]), ...(text === '' ? [] : [text, text])],
  };
}

export function countApplications({ connection, scope }: ScopedReader, filter: ApplicationFilter): number {
  const { sql, values } = conditionOf(scope, filter);
  return (
    row<{ total: number }>(
      { connection },
      `SELECT count(*) AS total FROM application a JOIN person p ON p.person_id = a.person_id ${sql}`,
      ...values,
    )?.total ?? 0
  );
}

/** Those under way first, the newest of each before. */
export function pageOfApplications(
  { connection, scope }: ScopedReader,
  filter: ApplicationFilter,
  offset: number,
  limit: number,
): StoredApplication[] {
  const { sql, values } = conditionOf(scope, filter);
  return rows(
    { connection },
    `${applicationSql} ${sql} ORDER BY a.state <> 'open', a.applied_on DESC, a.application_id DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
}

export type StoredStep = {
  readonly applicationStepId: number;
  readonly kind: 'medical' | 'safety' | 'approval' | 'agreement';
  readonly onDate: IsoDate;
  readonly isPassed: number;
  readonly detail: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** In the order of their entry. */
export function stepsOfApplication(reader: Reader, applicationId: number): StoredStep[] {
  return rows(
    reader,
    `SELECT s.application_step_id AS applicationStepId, s.kind, s.on_date AS onDate, s.is_passed AS isPassed, s.detail_json AS detail,
       u.name AS recordedBy, s.recorded_at AS recordedAt
     FROM application_step s JOIN user_account u ON u.user_id = s.recorded_by WHERE s.application_id = ? ORDER BY s.application_step_id`,
    applicationId,
  );
}

export function insertStep(
  writer: Writer,
  step: {
    readonly applicationId: number;
    readonly kind: StoredStep['kind'];
    readonly onDate: string;
    readonly isPassed: boolean;
    readonly detail: object;
  },
): number {
  return run(
    writer,
    'INSERT INTO application_step (uid, application_id, kind, on_date, is_passed, detail_json, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    step.applicationId,
    step.kind,
    step.onDate,
    step.isPassed ? 1 : 0,
    JSON.stringify(step.detail),
    writer.at,
    writer.actor.userId,
  );
}

export type Particulars = {
  readonly appliedOn: string;
  readonly wishedHomeId: number | null;
  readonly partnerPersonId: number | null;
  readonly willSignedOn: string | null;
  readonly willWitness: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly hasGuardian: boolean | null;
  readonly note: string | null;
};

const flag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

export function insertApplication(writer: Writer, personId: number, applicationNumber: string, given: Particulars): number {
  return run(
    writer,
    `INSERT INTO application (uid, number, person_id, applied_on, wished_home_id, partner_person_id, will_signed_on, will_witness, contact_name,
       contact_phone, has_guardian, note, state, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    newUid(),
    applicationNumber,
    personId,
    given.appliedOn,
    given.wishedHomeId,
    given.partnerPersonId,
    given.willSignedOn,
    given.willWitness,
    given.contactName,
    given.contactPhone,
    flag(given.hasGuardian),
    given.note,
    writer.at,
    writer.actor.userId,
  );
}

export function updateApplication(writer: Writer, applicationId: number, given: Particulars): void {
  run(
    writer,
    `UPDATE application SET applied_on = ?, wished_home_id = ?, partner_person_id = ?, will_signed_on = ?, will_witness = ?, contact_name = ?,
       contact_phone = ?, has_guardian = ?, note = ? WHERE application_id = ?`,
    given.appliedOn,
    given.wishedHomeId,
    given.partnerPersonId,
    given.willSignedOn,
    given.willWitness,
    given.contactName,
    given.contactPhone,
    flag(given.hasGuardian),
    given.note,
    applicationId,
  );
}

export function setApplicationState(
  writer: Writer,
  applicationId: number,
  ending: { readonly state: ApplicationState; readonly closedOn: string | null; readonly closedReason: string | null },
): void {
  run(
    writer,
    'UPDATE application SET state = ?, closed_on = ?, closed_reason = ? WHERE application_id = ?',
    ending.state,
    ending.closedOn,
    ending.closedReason,
    applicationId,
  );
}

/** The highest serial of a year among numbers such as `2022-0007`; 0 for none. */
export function lastSerial(reader: Reader, year: string): number {
  return (
    row<{ serial: number | null }>(
      reader,
      'SELECT max(CAST(substr(number, 6) AS INTEGER)) AS serial FROM application WHERE number GLOB ?',
      `${year}-*`,
    )?.serial ?? 0
  );
}

export type PersonState = {
  readonly name: string;
  readonly status: 'active' | 'suspended' | 'ended' | 'void';
  readonly mode: string | null;
  readonly homeName: string | null;
};

export function personState(reader: Reader, personId: number): PersonState | undefined {
  return row(
    reader,
    'SELECT p.name, p.status, p.mode, h.name AS homeName FROM person p LEFT JOIN home h ON h.home_id = p.home_id WHERE p.person_id = ?',
    personId,
  );
}

export function homeName(reader: Reader, homeId: number): string | null {
  return row<{ name: string }>(reader, 'SELECT name FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId)?.name ?? null;
}

export function insertMove(writer: Writer, personId: number, place: string, reason: string): number {
  return run(
    writer,
    'INSERT INTO waiting_move (uid, person_id, place, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
    newUid(),
    personId,
    place,
    reason,
    writer.at,
    writer.actor.userId,
  );
}
