/** Reads what the checks of a sheet look at, in few statements whatever the number of people, and keeps what they found. */
import type { Severity, SheetCheckId } from '../../../../electron/contract/sheet-checks.ts';
import { happinessStatuses, type HappinessStatus } from '../../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { AreaType, PersonCategory, SelfCareLevel, StandardKind, SupportMode } from '../../../../electron/contract/terms.ts';
import { firstDayOf, lastDayOf, type IsoDate, type IsoMonth } from '../../../../electron/contract/values.ts';
import { row, rows, run, newUid, type Reader, type Writer } from '../../../core/sql.ts';
import { standardName } from '../../standards/rules.ts';
import type { CheckedHome, CheckedLine, CheckedPerson, CheckedVillage, RawFinding } from './rules-basis.ts';

const standingFact = 'NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)';

type PersonRow = {
  readonly personId: number;
  readonly name: string;
  readonly bornOn: IsoDate;
  readonly category: PersonCategory | null;
  readonly diedOn: IsoDate | null;
};

/** Everybody on the sheet, as known now. */
export function peopleChecked(reader: Reader, sheetId: number, month: IsoMonth): ReadonlyMap<number, CheckedPerson> {
  const day = firstDayOf(month);
  const assessed = new Map(
    rows<{ personId: number; assessedOn: IsoDate }>(
      reader,
      `SELECT f.person_id AS personId, max(f.valid_from) AS assessedOn FROM fact f
       WHERE f.kind = 'level' AND f.valid_from < ? AND ${standingFact} GROUP BY f.person_id`,
      day,
    ).map(({ personId, assessedOn }) => [personId, assessedOn]),
  );
  const people = rows<PersonRow>(
    reader,
    `SELECT p.person_id AS personId, p.name, p.born_on AS bornOn, p.category, CASE WHEN p.end_reason = 'death' THEN p.ended_on END AS diedOn
     FROM sheet_person s JOIN person p ON p.person_id = s.person_id WHERE s.sheet_id = ?`,
    sheetId,
  );
  return new Map(people.map((person) => [person.personId, { ...person, assessedOn: assessed.get(person.personId) ?? null }]));
}

type LineRow = Omit<CheckedLine, 'standardFen' | 'standardName'> & {
  readonly standardFen: number | null;
  readonly kind: StandardKind | null;
  readonly areaType: AreaType | null;
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
};

export function linesChecked(reader: Reader, sheetId: number): CheckedLine[] {
  return rows<LineRow>(
    reader,
    `SELECT l.person_id AS personId, l.line_type AS type, l.for_month AS forMonth, l.side, l.fen, l.payee_kind AS payeeKind, l.payee_home_id AS homeId,
       l.payee_name AS payeeName, l.payee_account AS payeeAccount, l.days,
       CASE WHEN v.standard_id IS NULL THEN s.amount_fen END AS standardFen, s.kind, s.area_type AS areaType, s.mode, s.level
     FROM sheet_line l LEFT JOIN standard s ON s.standard_id = l.standard_id LEFT JOIN standard_void v ON v.standard_id = l.standard_id
     WHERE l.sheet_id = ? ORDER BY l.line_id`,
    sheetId,
  ).map(({ kind, areaType, mode, level, ...line }) => ({
    ...line,
    standardName: kind === null ? '' : standardName({ kind, areaType, mode, level }),
  }));
}

export function homesChecked(reader: Reader, sheetId: number): CheckedHome[] {
  return rows(
    reader,
    'SELECT home_id AS homeId, name, account_holder AS holder, account_number AS account FROM sheet_home WHERE sheet_id = ? ORDER BY code',
    sheetId,
  );
}

type VillageRow = Omit<CheckedVillage, 'stopped'> & { readonly status: HappinessStatus | null; readonly since: IsoDate | null };

/** Happiness homes of a sheet with the account they were last paid to, and how they stand now. */
export function villagesChecked(reader: Reader, sheetId: number, month: IsoMonth): CheckedVillage[] {
  const state = (column: string): string =>
    `(SELECT ${column} FROM happiness_status t WHERE t.happiness_home_id = h.happiness_home_id AND t.withdrawn_at IS NULL AND t.valid_from <= @day
       ORDER BY t.valid_from DESC, t.happiness_status_id DESC LIMIT 1)`;
  return rows<VillageRow>(
    reader,
    `SELECT h.happiness_home_id AS happinessHomeId, h.name, h.fen, h.account_number AS account, ${state('t.status')} AS status, ${state('t.valid_from')} AS since,
       (SELECT l.payee_account FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.happiness_home_id = h.happiness_home_id
          AND s.scheme = 'happiness' AND s.month < @month AND s.fingerprint IS NOT NULL AND l.payee_account IS NOT NULL
          ORDER BY s.month DESC, l.line_id DESC LIMIT 1) AS lastAccount
     FROM sheet_happiness_home h WHERE h.sheet_id = @sheetId ORDER BY h.town_code, h.village_code, h.code`,
    { sheetId, month, day: lastDayOf(month) },
  ).map(({ status, since, ...village }) => ({
    ...village,
    stopped:
      status === null || since === null || status === 'operating' || status === 'preparing'
        ? null
        : { label: labelOf(happinessStatuses, status), from: since },
  }));
}

/** Active people confirmed before the month, without a regular line for it and without a hold: suspensions are not looked at here. */
export function peopleWithoutLine(reader: Reader, sheetId: number, month: IsoMonth): number[] {
  return rows<{ personId: number }>(
    reader,
    `SELECT p.person_id AS personId FROM person p WHERE p.status = 'active' AND p.confirmed_on < @day
       AND NOT EXISTS (SELECT 1 FROM sheet_line l WHERE l.sheet_id = @sheetId AND l.person_id = p.person_id AND l.line_type IN ('BASIC', 'CARE') AND l.for_month = @month)
       AND NOT EXISTS (SELECT 1 FROM payment_hold h WHERE h.person_id = p.person_id AND h.scheme = 'destitute' AND h.from_month <= @month
         AND h.lifted_at IS NULL)`,
    { sheetId, month, day: firstDayOf(month) },
  ).map(({ personId }) => personId);
}

/** Names a person's caregivers were ever recorded under. */
export function caregiverNames(reader: Reader, personId: number): string[] {
  return rows<{ name: string }>(
    reader,
    `SELECT json_extract(f.detail, '$.name') AS name FROM fact f WHERE f.person_id = ? AND f.kind = 'caregiver' AND ${standingFact}`,
    personId,
  ).map(({ name }) => name);
}

export type Finding = RawFinding & { readonly severity: Severity; readonly documentNo: string; readonly documentTitle: string };
export type StoredFinding = Finding & {
  readonly findingId: number;
  readonly reasonText: string | null;
  readonly reasonBy: string | null;
  readonly reasonAt: string | null;
};

/** Standing findings of a sheet, as they were last written down. */
export function storedFindings(reader: Reader, sheetId: number): StoredFinding[] {
  return rows(
    reader,
    `SELECT f.finding_id AS findingId, f.finding_key AS key, f.check_code AS "check", f.severity, f.person_id AS personId, f.home_id AS homeId, f.fen, f.text,
       f.document_no AS documentNo, f.document_title AS documentTitle, r.reason AS reasonText, u.name AS reasonBy, r.at AS reasonAt
     FROM sheet_finding f LEFT JOIN sheet_finding_reason r ON r.finding_id = f.finding_id LEFT JOIN user_account u ON u.user_id = r.user_id
     WHERE f.sheet_id = ? AND f.cleared_at IS NULL ORDER BY f.finding_id`,
    sheetId,
  );
}

export function lastCheckedAt(reader: Reader, sheetId: number): string | null {
  return row<{ at: string | null }>(reader, 'SELECT max(at) AS at FROM sheet_check WHERE sheet_id = ?', sheetId)?.at ?? null;
}

export function clearFinding(writer: Writer, findingId: number): void {
  run(writer, 'UPDATE sheet_finding SET cleared_at = ? WHERE finding_id = ?', writer.at, findingId);
}

export function insertFinding(writer: Writer, sheetId: number, finding: Finding): void {
  const { key, check, severity, personId, homeId, fen, text, documentNo, documentTitle } = finding;
  run(
    writer,
    `INSERT INTO sheet_finding (uid, sheet_id, finding_key, check_code, severity, person_id, home_id, fen, text, document_no, document_title, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    sheetId,
    key,
    check,
    severity,
    personId,
    homeId,
    fen,
    text,
    documentNo,
    documentTitle,
    writer.at,
  );
}

export function insertCheck(
  writer: Writer,
  sheet: { readonly sheetId: number; readonly builtAt: string },
  red: number,
  yellow: number,
): void {
  run(
    writer,
    'INSERT INTO sheet_check (sheet_id, built_at, red_count, yellow_count, at, user_id) VALUES (?, ?, ?, ?, ?, ?)',
    sheet.sheetId,
    sheet.builtAt,
    red,
    yellow,
    writer.at,
    writer.actor.userId,
  );
}

export function insertReason(writer: Writer, findingId: number, reason: string): void {
  run(
    writer,
    'INSERT INTO sheet_finding_reason (finding_id, reason, at, user_id) VALUES (?, ?, ?, ?)',
    findingId,
    reason,
    writer.at,
    writer.actor.userId,
  );
}

export type Named = { readonly name: string; readonly idNumber: string | null; readonly placeName: string | null };

/** Whom findings of a page are about: names as the sheet has them, of somebody not on it as the register has them. */
export function namesOfPeople(reader: Reader, sheetId: number, personIds: readonly number[]): ReadonlyMap<number, Named> {
  const found = rows<Named & { readonly personId: number }>(
    reader,
    `SELECT p.person_id AS personId, coalesce(s.name, p.name) AS name, coalesce(s.id_number, p.id_number, p.temporary_number) AS idNumber,
       coalesce(h.name, s.town_name, (SELECT d.name FROM division d WHERE d.code = p.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1)) AS placeName
     FROM person p LEFT JOIN sheet_person s ON s.sheet_id = ? AND s.person_id = p.person_id
       LEFT JOIN sheet_home h ON h.sheet_id = s.sheet_id AND h.home_id = s.home_id
     WHERE p.person_id IN (SELECT value FROM json_each(?))`,
    sheetId,
    JSON.stringify(personIds),
  );
  return new Map(found.map(({ personId, ...named }) => [personId, named]));
}

export function namesOfHomes(reader: Reader, homeIds: readonly number[]): ReadonlyMap<number, string> {
  const found = rows<{ homeId: number; name: string }>(
    reader,
    'SELECT home_id AS homeId, name FROM home WHERE home_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(homeIds),
  );
  return new Map(found.map(({ homeId, name }) => [homeId, name]));
}

type SettingRow = { readonly value: string; readonly documentNo: string; readonly documentTitle: string };
export type Setting = {
  readonly check: SheetCheckId;
  readonly severity: Severity | null;
  readonly documentNo: string;
  readonly documentTitle: string;
};

/** How a check is set on a day, with the document that says so. */
export function settingOf(reader: Reader, check: SheetCheckId, day: IsoDate): Setting {
  const found = row<SettingRow>(
    reader,
    `SELECT value_json AS value, document_no AS documentNo, document_title AS documentTitle FROM parameter
     WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1`,
    `sheet.check.${check}`,
    day,
  );
  const value: unknown = found ? JSON.parse(found.value) : 'off';
  return {
    check,
    severity: value === 'red' || value === 'yellow' ? value : null,
    documentNo: found?.documentNo ?? '',
    documentTitle: found?.documentTitle ?? '',
  };
}
