/** What papers read: one person at a time, newest rows first. */
import type { DepartureDetail } from '../../../electron/contract/stays-terms.ts';
import { noDepartureDetail } from '../../../electron/contract/stays-terms.ts';
import type { AreaType, SelfCareLevel, Sex, SupportMode } from '../../../electron/contract/terms.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

export function regionName(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}

export type PersonOnPaper = {
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly idNumber: string | null;
  readonly status: string;
  readonly confirmedOn: IsoDate | null;
  readonly areaType: AreaType | null;
  readonly level: SelfCareLevel | null;
  readonly mode: SupportMode | null;
};

export function personOf(reader: Reader, personId: number): PersonOnPaper | undefined {
  return row(
    reader,
    `SELECT person_id AS personId, name, sex, born_on AS bornOn, id_number AS idNumber, status, confirmed_on AS confirmedOn, area_type AS areaType, level, mode
     FROM person WHERE person_id = ? AND status <> 'void'`,
    personId,
  );
}

export function divisionName(reader: Reader, code: string | null): string | null {
  if (code === null) return null;
  return (
    row<{ name: string }>(reader, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', code)?.name ?? null
  );
}

export type HomeOnPaper = {
  readonly name: string;
  readonly townCode: string;
  readonly creditCode: string | null;
  readonly address: string | null;
  readonly director: string | null;
  readonly phone: string | null;
};

export function homeOf(reader: Reader, homeId: number, today: IsoDate): HomeOnPaper | undefined {
  return row(
    reader,
    `SELECT h.name, h.town_code AS townCode, h.credit_code AS creditCode, p.profile_json ->> '$.address' AS address,
       p.profile_json ->> '$.director' AS director, p.profile_json ->> '$.phone' AS phone
     FROM home h LEFT JOIN home_profile p ON p.home_profile_id =
       (SELECT home_profile_id FROM home_profile q WHERE q.home_id = h.home_id AND q.valid_from <= ? ORDER BY q.valid_from DESC, q.home_profile_id DESC LIMIT 1)
     WHERE h.home_id = ?`,
    today,
    homeId,
  );
}

export type StayOnPaper = {
  readonly building: string;
  readonly floor: number;
  readonly room: string;
  readonly bed: string;
  readonly bedType: string;
};

/** The bed he lies in on the day, else the one that is reserved for him. */
export function stayOf(reader: Reader, personId: number, today: IsoDate): StayOnPaper | undefined {
  return row(
    reader,
    `SELECT r.building, r.floor, r.name AS room, b.label AS bed, b.bed_type AS bedType
     FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE s.person_id = ? AND s.withdrawn_at IS NULL AND (s.until_on IS NULL OR s.until_on > ?) AND (s.kind = 'reserved' OR s.from_on <= ?)
     ORDER BY s.kind = 'reserved', s.from_on DESC LIMIT 1`,
    personId,
    today,
    today,
  );
}

export type ApplicationOnPaper = {
  readonly applicationId: number;
  readonly number: string;
  readonly appliedOn: string;
  readonly wishedHomeId: number | null;
  readonly wishedHomeName: string | null;
  readonly willSignedOn: string | null;
  readonly willWitness: string | null;
  readonly partnerPersonId: number | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
};

/** The open one, else the newest. */
export function applicationOf(reader: Reader, personId: number): ApplicationOnPaper | undefined {
  return row(
    reader,
    `SELECT a.application_id AS applicationId, a.number, a.applied_on AS appliedOn, a.wished_home_id AS wishedHomeId, h.name AS wishedHomeName,
       a.will_signed_on AS willSignedOn, a.will_witness AS willWitness, a.partner_person_id AS partnerPersonId, a.contact_name AS contactName, a.contact_phone AS contactPhone
     FROM application a LEFT JOIN home h ON h.home_id = a.wished_home_id
     WHERE a.person_id = ? ORDER BY a.state <> 'open', a.application_id DESC LIMIT 1`,
    personId,
  );
}

export function newestApplicationId(reader: Reader, personId: number): number | undefined {
  return row<{ id: number }>(
    reader,
    "SELECT application_id AS id FROM application WHERE person_id = ? ORDER BY state <> 'open', application_id DESC LIMIT 1",
    personId,
  )?.id;
}

export type StepOnPaper = { readonly onDate: string; readonly detail: Readonly<Record<string, unknown>> };
type StepKind = 'medical' | 'safety' | 'approval' | 'agreement';

/** The newest of each kind. */
export function stepsOf(reader: Reader, applicationId: number): Readonly<Partial<Record<StepKind, StepOnPaper>>> {
  const found: Partial<Record<StepKind, StepOnPaper>> = {};
  for (const { kind, onDate, detail } of rows<{ kind: StepKind; onDate: string; detail: string }>(
    reader,
    'SELECT kind, on_date AS onDate, detail_json AS detail FROM application_step WHERE application_id = ? ORDER BY application_step_id',
    applicationId,
  ))
    found[kind] = { onDate, detail: JSON.parse(detail) as Record<string, unknown> };
  return found;
}

export type AgreementOnPaper = {
  readonly number: string | null;
  readonly caregiverName: string;
  readonly caregiverIdNumber: string | null;
  readonly caregiverPhone: string | null;
  readonly relation: string | null;
  readonly entrustedBy: string;
  readonly signedOn: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly content: string;
  readonly frequency: string;
  readonly feeFen: Fen | null;
  readonly emergencyContact: string | null;
  readonly breach: string | null;
};

/** The one in force, else the newest. */
export function agreementOf(reader: Reader, personId: number, today: IsoDate): AgreementOnPaper | undefined {
  return row(
    reader,
    `SELECT number, caregiver_name AS caregiverName, caregiver_id_number AS caregiverIdNumber, caregiver_phone AS caregiverPhone, relation,
       entrusted_by AS entrustedBy, signed_on AS signedOn, from_on AS fromOn, until_on AS untilOn, content, frequency, fee_fen AS feeFen,
       emergency_contact AS emergencyContact, detail_json ->> '$.breach' AS breach
     FROM care_agreement WHERE person_id = ? AND withdrawn_at IS NULL
     ORDER BY (ended_on IS NULL AND from_on <= ? AND until_on >= ?) DESC, from_on DESC, care_agreement_id DESC LIMIT 1`,
    personId,
    today,
    today,
  );
}

export type DepartureRow = {
  readonly onDate: string;
  readonly reason: string;
  readonly homeName: string;
  readonly toHomeName: string | null;
  readonly detail: DepartureDetail;
};

export function departureOf(reader: Reader, personId: number, kind: 'transfer' | 'exit'): DepartureRow | undefined {
  const found = row<Omit<DepartureRow, 'detail'> & { readonly detail: string }>(
    reader,
    `SELECT d.on_date AS onDate, d.reason, h.name AS homeName, t.name AS toHomeName, d.detail_json AS detail
     FROM departure d JOIN home h ON h.home_id = d.home_id LEFT JOIN home t ON t.home_id = d.to_home_id
     WHERE d.person_id = ? AND d.kind = ?
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE d.fact_id IS NOT NULL AND c.cancels_fact_id = d.fact_id)
     ORDER BY d.on_date DESC, d.departure_id DESC LIMIT 1`,
    personId,
    kind,
  );
  return found && { ...found, detail: { ...noDepartureDetail, ...(JSON.parse(found.detail) as Partial<DepartureDetail>) } };
}

export type AbsenceOnPaper = {
  readonly kind: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly plannedUntil: string | null;
  readonly destination: string | null;
  readonly escort: string | null;
  readonly approvedBy: string | null;
};

export function absenceOf(reader: Reader, personId: number): AbsenceOnPaper | undefined {
  return row(
    reader,
    `SELECT kind, from_on AS fromOn, until_on AS untilOn, planned_until AS plannedUntil, destination, escort, approved_by AS approvedBy
     FROM absence WHERE person_id = ? AND withdrawn_at IS NULL ORDER BY from_on DESC, absence_id DESC LIMIT 1`,
    personId,
  );
}

export type StoredTemplate = {
  readonly kind: string;
  readonly version: number;
  readonly body: string;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

const templateSql = `SELECT t.kind, t.version, t.body, t.note, t.recorded_at AS recordedAt, u.name AS recordedBy
  FROM paper_template t JOIN user_account u ON u.user_id = t.recorded_by`;

/** The county's own wordings of one paper, newest first. */
export function templatesOf(reader: Reader, kind: string): StoredTemplate[] {
  return rows(reader, `${templateSql} WHERE t.kind = ? ORDER BY t.version DESC`, kind);
}

export function newestTemplate(reader: Reader, kind: string): StoredTemplate | undefined {
  return row(reader, `${templateSql} WHERE t.kind = ? ORDER BY t.version DESC LIMIT 1`, kind);
}

export function insertTemplate(writer: Writer, template: { kind: string; version: number; body: string; note: string | null }): number {
  return run(
    writer,
    'INSERT INTO paper_template (uid, kind, version, body, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    template.kind,
    template.version,
    template.body,
    template.note,
    writer.at,
    writer.actor.userId,
  );
}

/** Copies are counted over the whole ledger: the number names one run and no other. */
export function nextCopyNumber(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action IN ('paper.print', 'paper.export')")?.n ?? 0);
}
