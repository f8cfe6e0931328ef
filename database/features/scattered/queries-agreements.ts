import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { placeCondition } from '../users/scope.ts';
import type { CaregiverKnown } from './rules-agreements.ts';

export type AgreementDetail = {
  readonly breach: string | null;
  /** The caregiver that was recorded with it, to be taken back with it. */
  readonly caregiverFactId: number | null;
  readonly endNote: string | null;
};

export type StoredAgreement = {
  readonly agreementId: number;
  readonly personId: number;
  readonly agreementNumber: string | null;
  readonly caregiverName: string;
  readonly caregiverIdNumber: string | null;
  readonly caregiverPhone: string | null;
  readonly relation: string | null;
  readonly entrustedBy: string;
  readonly signedOn: IsoDate;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly content: string;
  readonly frequency: string;
  readonly feeFen: number | null;
  readonly emergencyContact: string | null;
  readonly detail: string;
  readonly renewsAgreementId: number | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: string | null;
  readonly endFactId: number | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
};

const agreementSql = `SELECT a.care_agreement_id AS agreementId, a.person_id AS personId, a.number AS agreementNumber, a.caregiver_name AS caregiverName,
    a.caregiver_id_number AS caregiverIdNumber, a.caregiver_phone AS caregiverPhone, a.relation, a.entrusted_by AS entrustedBy,
    a.signed_on AS signedOn, a.from_on AS fromOn, a.until_on AS untilOn, a.content, a.frequency, a.fee_fen AS feeFen,
    a.emergency_contact AS emergencyContact, a.detail_json AS detail, a.renews_agreement_id AS renewsAgreementId, a.ended_on AS endedOn,
    a.end_reason AS endReason, a.end_fact_id AS endFactId, a.recorded_at AS recordedAt, u.name AS recordedBy, a.withdrawn_at AS withdrawnAt,
    a.withdrawn_reason AS withdrawnReason
  FROM care_agreement a JOIN user_account u ON u.user_id = a.recorded_by JOIN person p ON p.person_id = a.person_id`;

/** Of one person, the newest term first; withdrawn ones too. */
export function agreementsOfPerson(reader: Reader, personId: number): StoredAgreement[] {
  return rows(reader, `${agreementSql} WHERE a.person_id = ? ORDER BY a.from_on DESC, a.care_agreement_id DESC`, personId);
}

/** Of everybody in reach, without the withdrawn ones. */
export function standingAgreements(reader: ScopedReader): StoredAgreement[] {
  const own = placeCondition(reader.scope, 'p');
  return rows(
    reader,
    `${agreementSql} WHERE a.withdrawn_at IS NULL AND p.status <> 'void'${own.sql} ORDER BY a.from_on DESC, a.care_agreement_id DESC`,
    ...own.values,
  );
}

export function agreementOf(reader: Reader, agreementId: number): StoredAgreement | undefined {
  return row(reader, `${agreementSql} WHERE a.care_agreement_id = ?`, agreementId);
}

type RecordedCaregiver = {
  readonly factId: number;
  readonly validFrom: IsoDate;
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
};

/** The caregiver recorded for a day: only what is dated up to it. */
export function caregiverOn(reader: Reader, personId: number, day: IsoDate): RecordedCaregiver | undefined {
  return row(
    reader,
    `SELECT f.fact_id AS factId, f.valid_from AS validFrom, f.detail ->> '$.name' AS name, f.detail ->> '$.idNumber' AS idNumber, f.detail ->> '$.phone' AS phone
     FROM fact f WHERE f.person_id = ? AND f.kind = 'caregiver' AND f.valid_from <= ?
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)
     ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1`,
    personId,
    day,
  );
}

/** What the ledger knows of a caregiver beside the agreement itself. */
export function caregiverKnown(
  reader: Reader,
  agreement: Pick<StoredAgreement, 'personId' | 'caregiverName' | 'caregiverIdNumber'>,
  day: IsoDate,
): CaregiverKnown {
  const { personId, caregiverName: name, caregiverIdNumber: idNumber } = agreement;
  const account = row<{ holder: string | null }>(
    reader,
    `SELECT f.detail ->> '$.holder' AS holder FROM fact f WHERE f.person_id = ? AND f.kind = 'caregiverAccount'
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1`,
    personId,
  );
  const asPerson =
    idNumber === null
      ? undefined
      : row<{ status: string; level: string | null; endReason: string | null }>(
          reader,
          "SELECT status, level, end_reason AS endReason FROM person WHERE id_number = ? AND status <> 'void'",
          idNumber,
        );
  const persons =
    idNumber === null
      ? 0
      : (row<{ n: number }>(
          reader,
          `SELECT count(DISTINCT person_id) AS n FROM care_agreement WHERE caregiver_id_number = ? AND withdrawn_at IS NULL
             AND from_on <= ? AND until_on >= ? AND (ended_on IS NULL OR ended_on >= ?)`,
          idNumber,
          day,
          day,
          day,
        )?.n ?? 0);
  return {
    name,
    idNumber,
    asPerson: asPerson ? { status: asPerson.status, level: asPerson.level, isDead: asPerson.endReason === 'death' } : null,
    persons,
    accountHolder: account?.holder ?? null,
    hasAccount: account !== undefined,
  };
}
