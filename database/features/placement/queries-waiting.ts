import type { WaitingPlace } from '../../../electron/contract/placement-waiting.ts';
import type { Sex } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { placeCondition, type PlaceCondition, type ScopedReader } from '../users/scope.ts';
import type { Fact } from '../people/facts.ts';
import { firstFactColumn } from '../people/first-fact.ts';

/** The home a person was approved for, else the one he wishes; of an application under the alias `a`. */
export const homeOfApplication = `coalesce((SELECT s.detail_json ->> '$.homeId' FROM application_step s
  WHERE s.application_id = a.application_id AND s.kind = 'approval' AND s.is_passed = 1 ORDER BY s.application_step_id DESC LIMIT 1), a.wished_home_id)`;

const openApplication = `a.applied_on <= @asOf AND (a.closed_on IS NULL OR a.closed_on > @asOf)`;

/** Nobody who waits lives in a home: to a home belong those who wish for it or are approved for it. */
function waitingCondition(scope: ScopedReader['scope']): PlaceCondition {
  if (scope.kind !== 'home') return placeCondition(scope, 'p');
  return {
    sql: ` AND EXISTS (SELECT 1 FROM application a WHERE a.person_id = p.person_id AND ${openApplication} AND ${homeOfApplication} = ?)`,
    values: [scope.homeId],
  };
}

const newestOf = (
  kind: string,
): string => `(SELECT f.value FROM fact f WHERE f.person_id = p.person_id AND f.kind = '${kind}' AND f.valid_from <= @asOf
  AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1)`;

export type WaitingPerson = {
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly idNumber: string | null;
};

/** Everybody who may be waiting on a day: willing or with an open application, and not in a home. Whether he is in the register his facts tell. */
function candidateSql(condition: string): string {
  return `SELECT p.person_id AS personId, p.name, p.sex, p.born_on AS bornOn, p.id_number AS idNumber FROM person p WHERE p.status <> 'void'${condition}
    AND ((p.wish IS NOT NULL AND ${newestOf('wish')} = 'willing')
      OR EXISTS (SELECT 1 FROM application a WHERE a.person_id = p.person_id AND ${openApplication}))
    AND ${newestOf('mode')} IS NOT 'centralised'`;
}

export function waitingPeople({ connection, scope }: ScopedReader, asOf: IsoDate): WaitingPerson[] {
  const condition = waitingCondition(scope);
  return rows({ connection }, `${candidateSql(condition.sql)} ORDER BY p.person_id`, ...condition.values, { asOf });
}

/** What is true of people on the day, in the order of truth. */
export function factsOfWaiting(reader: Reader, personIds: readonly number[], asOf: IsoDate): (Fact & { personId: number })[] {
  return rows(
    reader,
    `SELECT f.person_id AS personId, f.fact_id AS factId, f.kind, f.valid_from AS validFrom, f.value, f.home_id AS homeId, f.detail
     FROM json_each(@personIds) asked CROSS JOIN fact f ON f.person_id = asked.value
     WHERE f.kind IN ('confirmation', 'end', 'mode', 'level', 'wish', 'residence', 'suspension') AND f.valid_from <= @asOf
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)
     ORDER BY f.person_id, f.valid_from, f.fact_id`,
    { personIds: JSON.stringify(personIds), asOf },
  );
}

/** Every mode a person ever had, later ones too: what was registered first holds for the time before it. */
export function modesOfWaiting(reader: Reader, personIds: readonly number[]): WaitingMode[] {
  return rows(
    reader,
    `SELECT f.person_id AS personId, f.fact_id AS factId, f.valid_from AS validFrom, f.value, ${firstFactColumn}
     FROM json_each(@personIds) asked CROSS JOIN fact f ON f.person_id = asked.value AND f.kind = 'mode'
     WHERE NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.person_id, f.valid_from, f.fact_id`,
    { personIds: JSON.stringify(personIds) },
  );
}
export type WaitingMode = {
  readonly personId: number;
  readonly factId: number;
  readonly validFrom: IsoDate;
  readonly value: string | null;
  readonly firstFactId: number | null;
};

export type OpenApplication = {
  readonly applicationId: number;
  readonly personId: number;
  readonly applicationNumber: string;
  readonly appliedOn: IsoDate;
  readonly wishedHomeId: number | null;
  readonly wishedHomeName: string | null;
  readonly partnerPersonId: number | null;
  readonly partnerName: string | null;
  readonly willSignedOn: IsoDate | null;
  readonly hasGuardian: number | null;
  /** The newest decision of the county up to the day: 1 approved, 0 refused, null none. */
  readonly isApproved: number | null;
  readonly approvedHomeId: number | null;
  readonly approvedHomeName: string | null;
};

export function applicationsOpenOn(reader: Reader, asOf: IsoDate): OpenApplication[] {
  return rows(
    reader,
    `SELECT a.application_id AS applicationId, a.person_id AS personId, a.number AS applicationNumber, a.applied_on AS appliedOn,
       a.wished_home_id AS wishedHomeId, h.name AS wishedHomeName, a.partner_person_id AS partnerPersonId, q.name AS partnerName,
       CASE WHEN a.will_signed_on <= @asOf THEN a.will_signed_on END AS willSignedOn, a.has_guardian AS hasGuardian,
       s.is_passed AS isApproved, k.home_id AS approvedHomeId, k.name AS approvedHomeName
     FROM application a LEFT JOIN application_step s ON s.application_step_id =
         (SELECT max(n.application_step_id) FROM application_step n WHERE n.application_id = a.application_id AND n.kind = 'approval' AND n.on_date <= @asOf)
       LEFT JOIN home k ON s.is_passed = 1 AND k.home_id = s.detail_json ->> '$.homeId'
       LEFT JOIN home h ON h.home_id = a.wished_home_id LEFT JOIN person q ON q.person_id = a.partner_person_id
     WHERE ${openApplication} ORDER BY a.application_id`,
    { asOf },
  );
}

export type WaitingMove = {
  readonly personId: number;
  readonly place: WaitingPlace;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** Every move by hand up to the end of a day, the newest of a person last. */
export function movesUntil(reader: Reader, asOf: IsoDate): WaitingMove[] {
  return rows(
    reader,
    `SELECT m.person_id AS personId, m.place, m.reason, m.recorded_at AS recordedAt, u.name AS recordedBy
     FROM waiting_move m JOIN user_account u ON u.user_id = m.recorded_by
     WHERE date(m.recorded_at, 'localtime') <= ? ORDER BY m.waiting_move_id`,
    asOf,
  );
}

export function divisionNames(reader: Reader): ReadonlyMap<string, string> {
  return new Map(
    rows<{ code: string; name: string }>(reader, 'SELECT code, name FROM division ORDER BY valid_to IS NULL, code').map(
      ({ code, name }) => [code, name],
    ),
  );
}
