import type { AttachmentEntity, AttachmentKind, AttachmentMediaType } from '../../../electron/contract/attachments.ts';
import type { PhotoPurpose } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { many, one, query, row, rows, type Reader } from '../../core/sql.ts';
import { sealedSize } from './sealed-file.ts';

export type StoredFile = {
  /** Below the attachments folder, with `/`: `ab/ab12….att`. */
  readonly fileName: string;
  readonly sha256: Buffer;
  /** Of the content. */
  readonly bytes: number;
  /** Of the file on the disk. */
  readonly sealedBytes: number;
};

/** Every file the ledger needs, each once: what a backup copies and a restored ledger must find. */
export function attachmentFiles(reader: Reader): (StoredFile & { readonly contentId: number })[] {
  return many(
    reader,
    query
      .selectFrom('attachment_content')
      .select(['content_id as contentId', 'file_name as fileName', 'sha256', 'bytes'])
      .orderBy('content_id'),
  ).map((content) => ({ ...content, sealedBytes: sealedSize(content.bytes) }));
}

/** Of a grading: of one item or veto of its sheet, or of the case as a whole (null). Of a renovation: what it shows, and when it was taken. */
export type Owner =
  | { readonly entity: 'person' | 'home'; readonly id: number }
  | { readonly entity: 'gradingCase'; readonly id: number; readonly itemCode: string | null }
  | { readonly entity: 'renovationProject'; readonly id: number; readonly purpose: PhotoPurpose; readonly takenOn: IsoDate | null }
  | { readonly entity: 'filed'; readonly id: number; readonly table: FiledTable };

/** Whose records may have papers filed under them; name of such a record, by its number. */
const filedNames = {
  policy_document: 'SELECT document_no AS name FROM policy_document WHERE policy_document_id = ',
  policy_task_entry: 'SELECT task_code AS name FROM policy_task_entry WHERE policy_task_entry_id = ',
  supervision: 'SELECT number AS name FROM supervision WHERE supervision_id = ',
  register_record: 'SELECT number AS name FROM register_record WHERE register_record_id = ',
} as const;
export type FiledTable = keyof typeof filedNames;

const filedName = `CASE a.filed_table ${Object.entries(filedNames)
  .map(([table, sql]) => `WHEN '${table}' THEN (${sql}a.filed_id)`)
  .join(' ')} END`;

const nameSql: Readonly<Record<Exclude<AttachmentEntity, 'filed'>, string>> = {
  person: 'SELECT name FROM person WHERE person_id = ?',
  home: 'SELECT name FROM home WHERE home_id = ?',
  gradingCase:
    'SELECT h.name FROM grading_case c JOIN happiness_home h ON h.happiness_home_id = c.happiness_home_id WHERE c.grading_case_id = ?',
  renovationProject: 'SELECT name FROM renovation_project WHERE renovation_project_id = ?',
};

export type Whose =
  | { readonly entity: Exclude<AttachmentEntity, 'filed'>; readonly id: number }
  | { readonly entity: 'filed'; readonly id: number; readonly table: FiledTable };

/** Name of the person or home, of a grading that of its happiness home; null when there is none. */
export function ownerName(reader: Reader, owner: Whose): string | null {
  const sql = owner.entity === 'filed' ? `${filedNames[owner.table]}?` : nameSql[owner.entity];
  return row<{ name: string }>(reader, sql, owner.id)?.name ?? null;
}

export type FullRow = {
  readonly attachmentId: number;
  readonly contentId: number;
  readonly entity: AttachmentEntity;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly itemCode: string | null;
  readonly purpose: PhotoPurpose | null;
  readonly takenOn: IsoDate | null;
  readonly filedTable: FiledTable | null;
  readonly kind: AttachmentKind;
  readonly title: string;
  readonly mediaType: AttachmentMediaType;
  readonly bytes: number;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawReason: string | null;
};

const fullRow = `SELECT a.attachment_id AS attachmentId, a.content_id AS contentId, a.entity, coalesce(a.person_id, a.home_id, a.grading_case_id, a.renovation_project_id, a.filed_id) AS ownerId,
    coalesce(p.name, h.name, k.name, r.name, ${filedName}) AS ownerName, a.item_code AS itemCode, a.purpose, a.taken_on AS takenOn,
    a.filed_table AS filedTable, a.kind, a.title, c.media_type AS mediaType, c.bytes, c.file_name AS fileName, c.sha256,
    a.added_at AS addedAt, u.name AS addedBy, w.withdrawn_at AS withdrawnAt, x.name AS withdrawnBy, w.reason AS withdrawReason
  FROM attachment a
  JOIN attachment_content c ON c.content_id = a.content_id
  JOIN user_account u ON u.user_id = a.added_by
  LEFT JOIN person p ON p.person_id = a.person_id
  LEFT JOIN home h ON h.home_id = a.home_id
  LEFT JOIN grading_case g ON g.grading_case_id = a.grading_case_id
  LEFT JOIN happiness_home k ON k.happiness_home_id = g.happiness_home_id
  LEFT JOIN renovation_project r ON r.renovation_project_id = a.renovation_project_id
  LEFT JOIN attachment_withdrawal w ON w.attachment_id = a.attachment_id
  LEFT JOIN user_account x ON x.user_id = w.withdrawn_by`;

const ownerColumns: Readonly<Record<AttachmentEntity, string>> = {
  filed: 'a.filed_table = @table AND a.filed_id',
  person: 'a.person_id',
  home: 'a.home_id',
  gradingCase: 'a.grading_case_id',
  renovationProject: 'a.renovation_project_id',
};

/** The latest first; withdrawn ones keep their place. Of a grading those of all its items. */
export function attachmentsOf(reader: Reader, owner: Whose): FullRow[] {
  const values = owner.entity === 'filed' ? { id: owner.id, table: owner.table } : { id: owner.id };
  return rows<FullRow>(reader, `${fullRow} WHERE ${ownerColumns[owner.entity]} = @id ORDER BY a.attachment_id DESC`, values);
}

export function findAttachment(reader: Reader, attachmentId: number): FullRow | undefined {
  return row<FullRow>(reader, `${fullRow} WHERE a.attachment_id = ?`, attachmentId);
}

export function attachmentsWithContent(reader: Reader, contentId: number): FullRow[] {
  return rows<FullRow>(reader, `${fullRow} WHERE a.content_id = ? ORDER BY a.attachment_id`, contentId);
}

export function findContent(reader: Reader, sha256: Buffer): { readonly contentId: number } | undefined {
  return one(reader, query.selectFrom('attachment_content').select('content_id as contentId').where('sha256', '=', sha256));
}

export function countAttachments(reader: Reader): number {
  return row<{ count: number }>(reader, 'SELECT count(*) AS count FROM attachment')?.count ?? 0;
}

/** By ID number, or by the number of a home; void records are not meant. */
export function findOwner(reader: Reader, by: { readonly idNumber: string } | { readonly homeCode: string }): Owner | null {
  if ('idNumber' in by) {
    const found = row<{ id: number }>(
      reader,
      "SELECT person_id AS id FROM person WHERE id_number = ? AND status <> 'void'",
      by.idNumber.trim().toUpperCase(),
    );
    return found ? { entity: 'person', id: found.id } : null;
  }
  const found = row<{ id: number }>(reader, 'SELECT home_id AS id FROM home WHERE code = ? AND withdrawn_at IS NULL', by.homeCode.trim());
  return found ? { entity: 'home', id: found.id } : null;
}
