/** Word templates as they are kept, and what letters read of homes, villages and their people. */
import type { LetterSubject } from '../../../electron/contract/word-templates.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { boundColumn, type ScopedReader } from '../users/scope.ts';

export type TemplateRow = {
  readonly templateId: number;
  readonly subject: LetterSubject;
  readonly name: string;
  readonly version: number;
  readonly fileName: string;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

const newest = `FROM word_template t JOIN word_template_version v ON v.word_template_version_id =
    (SELECT word_template_version_id FROM word_template_version w WHERE w.word_template_id = t.word_template_id ORDER BY w.version DESC LIMIT 1)
  JOIN user_account u ON u.user_id = v.recorded_by WHERE t.withdrawn_at IS NULL`;
const columns = `t.word_template_id AS templateId, t.subject, t.name, v.version, v.file_name AS fileName, v.note, v.recorded_at AS recordedAt, u.name AS recordedBy`;

export function standingTemplates(reader: Reader): TemplateRow[] {
  return rows(reader, `SELECT ${columns} ${newest} ORDER BY t.subject, t.name`);
}

export function templateById(reader: Reader, templateId: number): TemplateRow | undefined {
  return row(reader, `SELECT ${columns} ${newest} AND t.word_template_id = ?`, templateId);
}

export function contentOf(reader: Reader, templateId: number, version: number): Uint8Array {
  const found = row<{ content: Uint8Array }>(
    reader,
    'SELECT content FROM word_template_version WHERE word_template_id = ? AND version = ?',
    templateId,
    version,
  );
  return found?.content ?? new Uint8Array();
}

export function isNameTaken(reader: Reader, name: string, besideId: number | null): boolean {
  return (
    row(reader, 'SELECT 1 FROM word_template WHERE name = ? AND withdrawn_at IS NULL AND word_template_id IS NOT ?', name, besideId) !==
    undefined
  );
}

export function insertTemplate(writer: Writer, subject: LetterSubject, name: string): number {
  return run(
    writer,
    'INSERT INTO word_template (uid, subject, name, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)',
    newUid(),
    subject,
    name,
    writer.at,
    writer.actor.userId,
  );
}

type NewVersion = {
  readonly templateId: number;
  readonly version: number;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly note: string | null;
};

export function insertVersion(writer: Writer, { templateId, version, fileName, content, sha256, note }: NewVersion): void {
  run(
    writer,
    `INSERT INTO word_template_version (uid, word_template_id, version, file_name, content, sha256, note, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    templateId,
    version,
    fileName,
    Buffer.from(content),
    sha256,
    note,
    writer.at,
    writer.actor.userId,
  );
}

export function withdrawTemplate(writer: Writer, templateId: number, reason: string): void {
  run(
    writer,
    'UPDATE word_template SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE word_template_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    templateId,
  );
}

export function nextLetterCopy(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action = 'letter.export'")?.n ?? 0);
}

export function regionName(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}

const divisionName = (code: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = ${code} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;

export type HomeParticulars = {
  readonly homeId: number;
  readonly code: string;
  readonly creditCode: string | null;
  readonly director: string | null;
  readonly phone: string | null;
};

export function homeParticulars(reader: Reader, homeId: number, today: string): HomeParticulars | undefined {
  return row(
    reader,
    `SELECT h.home_id AS homeId, h.code, h.credit_code AS creditCode, p.profile_json ->> '$.director' AS director, p.profile_json ->> '$.phone' AS phone
     FROM home h LEFT JOIN home_profile p ON p.home_profile_id =
       (SELECT home_profile_id FROM home_profile q WHERE q.home_id = h.home_id AND q.valid_from <= ? ORDER BY q.valid_from DESC, q.home_profile_id DESC LIMIT 1)
     WHERE h.home_id = ? AND h.withdrawn_at IS NULL`,
    today,
    homeId,
  );
}

export type VillageRow = {
  readonly code: string;
  readonly name: string;
  readonly townName: string;
  readonly people: number;
  readonly centralised: number;
  readonly scattered: number;
  readonly completeLoss: number;
  readonly waiting: number;
};

/** Villages of the scope with somebody in the register; a home has none. */
export function villagesOf({ connection, scope }: ScopedReader): VillageRow[] {
  const bound = boundColumn(scope);
  return rows(
    { connection },
    `SELECT p.village_code AS code, coalesce(${divisionName('p.village_code')}, p.village_code) AS name,
       coalesce(${divisionName('p.town_code')}, '') AS townName, count(*) AS people,
       count(*) FILTER (WHERE p.mode = 'centralised') AS centralised, count(*) FILTER (WHERE p.mode = 'scattered') AS scattered,
       count(*) FILTER (WHERE p.level = 'completeLoss') AS completeLoss,
       count(*) FILTER (WHERE p.wish = 'willing' AND p.mode = 'scattered') AS waiting
     FROM person p WHERE p.status IN ('active', 'suspended') AND p.village_code IS NOT NULL${bound ? ` AND p.${bound.column} = ?` : ''}
     GROUP BY p.village_code, p.town_code ORDER BY p.town_code, p.village_code`,
    ...(bound ? [bound.value] : []),
  );
}

export type ListedPerson = {
  readonly name: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly idNumber: string | null;
  readonly level: string | null;
  readonly mode: string | null;
  readonly villageName: string | null;
  readonly homeName: string | null;
};

/** In the register of a home or of a village, in the order of the roster. */
export function peopleOf(reader: Reader, by: 'home_id' | 'village_code', key: string | number): ListedPerson[] {
  return rows(
    reader,
    `SELECT p.name, p.sex, p.born_on AS bornOn, p.id_number AS idNumber, p.level, p.mode, ${divisionName('p.village_code')} AS villageName,
       (SELECT h.name FROM home h WHERE h.home_id = p.home_id) AS homeName
     FROM person p WHERE p.${by} = ? AND p.status IN ('active', 'suspended')${by === 'home_id' ? " AND p.mode = 'centralised'" : ''}
     ORDER BY p.town_code, p.village_code, p.person_id`,
    key,
  );
}

export type HappinessOf = { readonly name: string; readonly happinessHomeId: number };

export function happinessHomeOf(reader: Reader, villageCode: string): HappinessOf | undefined {
  return row(
    reader,
    'SELECT name, happiness_home_id AS happinessHomeId FROM happiness_home WHERE village_code = ? AND withdrawn_at IS NULL ORDER BY code LIMIT 1',
    villageCode,
  );
}
