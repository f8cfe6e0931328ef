/** The papers of an owner, as they are listed. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import type { PhotoPurpose } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { attachmentLimits } from './limits.ts';
import { attachmentsOf, ownerName, type FiledTable, type FullRow, type Owner, type Whose } from './queries.ts';
import { sealedSize } from './sealed-file.ts';
import type { AttachmentStore } from './store.ts';

/** A look at the folder only: whether the file is there and as long as it should be. */
function isPresent(store: AttachmentStore, { fileName, bytes }: FullRow): boolean {
  return statSync(join(store.folder, fileName), { throwIfNoEntry: false })?.size === sealedSize(bytes);
}

/** @throws AppError PERSON_NOT_FOUND, HOME_NOT_FOUND */
export function requireOwner(reader: Reader, owner: Whose): string {
  const name = ownerName(reader, owner);
  const codes = {
    person: 'PERSON_NOT_FOUND',
    home: 'HOME_NOT_FOUND',
    gradingCase: 'GRADING_CASE_NOT_FOUND',
    renovationProject: 'RENOVATION_NOT_FOUND',
    filed: 'FILED_NOT_FOUND',
  } as const;
  if (name === null) throw new AppError(codes[owner.entity]);
  return name;
}

/** @throws AppError PERSON_NOT_FOUND, HOME_NOT_FOUND, GRADING_CASE_NOT_FOUND */
export function list(reader: Reader, store: AttachmentStore, owner: Owner): { rows: AttachmentRow[]; limitBytes: number } {
  requireOwner(reader, owner);
  return { rows: attachmentsOf(reader, owner).map((found) => rowOf(store, found)), limitBytes: attachmentLimits(reader).bytes };
}

/** Of a grading, with the item each proves. @throws AppError GRADING_CASE_NOT_FOUND */
export function evidenceOf(
  reader: Reader,
  store: AttachmentStore,
  caseId: number,
): (AttachmentRow & { readonly itemCode: string | null })[] {
  const owner: Owner = { entity: 'gradingCase', id: caseId, itemCode: null };
  requireOwner(reader, owner);
  return attachmentsOf(reader, owner).map((found) => ({ ...rowOf(store, found), itemCode: found.itemCode }));
}

/** Papers filed under a record of another table. */
export function filedUnder(reader: Reader, store: AttachmentStore, table: FiledTable, id: number): AttachmentRow[] {
  return attachmentsOf(reader, { entity: 'filed', id, table }).map((found) => rowOf(store, found));
}

/** Of a renovation, with what each shows. @throws AppError RENOVATION_NOT_FOUND */
export function photosOf(
  reader: Reader,
  store: AttachmentStore,
  projectId: number,
): (AttachmentRow & { readonly purpose: PhotoPurpose; readonly takenOn: IsoDate | null })[] {
  const owner = { entity: 'renovationProject', id: projectId } as const;
  requireOwner(reader, owner);
  return attachmentsOf(reader, owner).map((found) => ({
    ...rowOf(store, found),
    purpose: found.purpose ?? 'document',
    takenOn: found.takenOn,
  }));
}

function rowOf(store: AttachmentStore, found: FullRow): AttachmentRow {
  const { attachmentId, kind, title, mediaType, bytes, addedAt, addedBy, withdrawnAt, withdrawnBy, withdrawReason } = found;
  return {
    attachmentId,
    kind,
    title,
    mediaType,
    bytes,
    addedAt,
    addedBy,
    withdrawnAt,
    withdrawnBy,
    withdrawReason,
    isPresent: isPresent(store, found),
  };
}
