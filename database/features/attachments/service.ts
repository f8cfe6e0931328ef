/** Scans and photos of people and homes: added, looked at, withdrawn, copied out. Files first, rows after: a row never stands without its file. */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import {
  attachmentKinds,
  attachmentMediaTypes,
  kindsOf,
  type AddedAttachment,
  type AttachmentKind,
  type AttachmentMediaType,
} from '../../../electron/contract/attachments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import type { ExportContent } from '../exports/service.ts';
import { scopeName, scopeOfActor } from '../users/scope.ts';
import { attachmentLimits } from './limits.ts';
import { requireOwner } from './listing.ts';
import { attachmentsWithContent, findAttachment, findContent, ownerName, type FullRow, type Owner } from './queries.ts';
import { readSource, type SourceFile } from './source-file.ts';
import { contentHash, putContent, readContent, type AttachmentStore } from './store.ts';

function kindLabel(kind: AttachmentKind): string {
  return attachmentKinds.find((known) => known.id === kind)?.label ?? kind;
}

export type AddInput = {
  readonly owner: Owner;
  readonly kind: AttachmentKind;
  /** Empty: the file's own name. */
  readonly title: string;
  readonly path: string;
};

/**
 * @throws AppError PERSON_NOT_FOUND, HOME_NOT_FOUND, ATTACHMENT_KIND, ATTACHMENT_EXISTS, ATTACHMENT_NOT_STORED and the refusals of `readSource`
 */
export function add(context: WriteContext, store: AttachmentStore, input: AddInput): AddedAttachment {
  const { owner, kind } = input;
  requireOwner(context, owner);
  if (!kindsOf(owner.entity).some((known) => known.id === kind))
    throw new AppError('ATTACHMENT_KIND', {
      kind: kindLabel(kind),
      kinds: kindsOf(owner.entity)
        .map((known) => known.label)
        .join('、'),
    });
  const source = readSource(input.path, attachmentLimits(context));
  const sha256 = contentHash(source.bytes);
  refuseTwice(context, owner, sha256);
  const fileName = putContent(store, source.bytes, sha256);
  return transaction(context, (writer) => insert(writer, input, source, sha256, fileName));
}

/** Neither side gains from the same paper twice on one person; the rows would only hide each other. @throws AppError ATTACHMENT_EXISTS */
function refuseTwice(reader: Reader, owner: Owner, sha256: Buffer): void {
  const content = findContent(reader, sha256);
  if (!content) return;
  const same = attachmentsWithContent(reader, content.contentId).find((found) => isOf(found, owner) && found.withdrawnAt === null);
  if (same) throw new AppError('ATTACHMENT_EXISTS', { title: same.title, kind: kindLabel(same.kind), date: same.addedAt.slice(0, 10) });
}

/** One photo may prove two items of a sheet, or show a project for two purposes, each in its own right. */
function isOf(found: FullRow, owner: Owner): boolean {
  if (found.entity !== owner.entity || found.ownerId !== owner.id) return false;
  if (owner.entity === 'filed') return found.filedTable === owner.table;
  if (owner.entity === 'renovationProject') return found.purpose === owner.purpose;
  return owner.entity !== 'gradingCase' || found.itemCode === owner.itemCode;
}

function insert(writer: Writer, { owner, kind, title }: AddInput, source: SourceFile, sha256: Buffer, fileName: string): AddedAttachment {
  const shownTitle = title.trim() || titleOf(source.name) || kindLabel(kind);
  const contentId =
    findContent(writer, sha256)?.contentId ??
    run(
      writer,
      'INSERT INTO attachment_content (sha256, file_name, media_type, bytes, added_at) VALUES (?, ?, ?, ?, ?)',
      sha256,
      fileName,
      source.mediaType,
      source.bytes.length,
      writer.at,
    );
  const attachmentId = run(
    writer,
    `INSERT INTO attachment (uid, content_id, entity, person_id, home_id, grading_case_id, item_code, renovation_project_id, purpose, taken_on,
       filed_table, filed_id, kind, title, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    contentId,
    owner.entity,
    owner.entity === 'person' ? owner.id : null,
    owner.entity === 'home' ? owner.id : null,
    owner.entity === 'gradingCase' ? owner.id : null,
    owner.entity === 'gradingCase' ? owner.itemCode : null,
    owner.entity === 'renovationProject' ? owner.id : null,
    owner.entity === 'renovationProject' ? owner.purpose : null,
    owner.entity === 'renovationProject' ? owner.takenOn : null,
    owner.entity === 'filed' ? owner.table : null,
    owner.entity === 'filed' ? owner.id : null,
    kind,
    shownTitle,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'attachment.add',
    entity: 'attachment',
    entityId: attachmentId,
    ...person(owner),
    after: {
      ...whose(owner, ownerName(writer, owner) ?? ''),
      attachmentTitle: shownTitle,
      attachmentKind: kind,
      mediaType: source.mediaType,
      bytes: source.bytes.length,
      sha256: sha256.toString('hex'),
    },
  });
  const others = new Set(
    attachmentsWithContent(writer, contentId)
      .filter((found) => found.withdrawnAt === null && (found.entity !== owner.entity || found.ownerId !== owner.id))
      .map((found) => `${found.entity} ${found.ownerId}`),
  );
  return { attachmentId, title: shownTitle, isTrimmed: source.isTrimmed, elsewhere: others.size };
}

/** Name of a file as a title: without its ending, in one line, not longer than a typed one. */
function titleOf(fileName: string): string {
  const stem = fileName.slice(0, fileName.length - extname(fileName).length).normalize('NFC');
  const plain = stem.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').trim();
  return [...plain].slice(0, 100).join('');
}

/** Whose it is, as the audit keeps it. */
function whose(owner: Owner, name: string): Record<string, string | number> {
  if (owner.entity === 'gradingCase') return { happinessHomeName: name, ...(owner.itemCode === null ? {} : { itemCode: owner.itemCode }) };
  if (owner.entity === 'renovationProject')
    return { projectName: name, photoPurpose: owner.purpose, ...(owner.takenOn === null ? {} : { takenOn: owner.takenOn }) };
  if (owner.entity === 'filed') return { filedUnder: name };
  return owner.entity === 'person' ? { personName: name } : { homeId: owner.id, homeName: name };
}

function person(owner: Owner): { personId?: number } {
  return owner.entity === 'person' ? { personId: owner.id } : {};
}

function ownerOf({ entity, ownerId: id, itemCode, purpose, takenOn, filedTable }: FullRow): Owner {
  if (entity === 'filed') return { entity, id, table: filedTable ?? 'policy_document' };
  if (entity === 'gradingCase') return { entity, id, itemCode };
  return entity === 'renovationProject' ? { entity, id, purpose: purpose ?? 'document', takenOn } : { entity, id };
}

/** A line about an attachment that is there already. */
function entry(action: string, found: FullRow, more: Readonly<Record<string, string>> = {}): AuditEntry {
  const owner = ownerOf(found);
  return {
    action,
    entity: 'attachment',
    entityId: found.attachmentId,
    ...person(owner),
    after: { ...whose(owner, found.ownerName), attachmentTitle: found.title, attachmentKind: found.kind, ...more },
  };
}

/** @throws AppError ATTACHMENT_NOT_FOUND */
function requireAttachment(reader: Reader, attachmentId: number): FullRow {
  const found = findAttachment(reader, attachmentId);
  if (!found) throw new AppError('ATTACHMENT_NOT_FOUND');
  return found;
}

/** @throws AppError ATTACHMENT_MISSING, ATTACHMENT_ALTERED, ATTACHMENT_UNREADABLE */
function requireContent(store: AttachmentStore, found: FullRow): Buffer {
  const content = readContent(store, found.fileName, found.sha256);
  if (content.state === 'whole') return content.bytes;
  const codes = { missing: 'ATTACHMENT_MISSING', altered: 'ATTACHMENT_ALTERED', unreadable: 'ATTACHMENT_UNREADABLE' } as const;
  throw new AppError(codes[content.state], { title: found.title, folder: store.folder });
}

/** The content for the viewer; who looked at it stands in the audit before anything is shown. @throws AppError ATTACHMENT_* */
export function open(
  context: WriteContext,
  store: AttachmentStore,
  attachmentId: number,
): { mediaType: AttachmentMediaType; bytes: Uint8Array } {
  const found = requireAttachment(context, attachmentId);
  const bytes = requireContent(store, found);
  transaction(context, (writer) => writer.audit(entry('attachment.view', found)));
  return { mediaType: found.mediaType, bytes };
}

/** What the county filed under its documents and problems, whoever is bound to a place reads and leaves alone. @throws AppError OUT_OF_SCOPE */
function refuseCountyPapers(writer: Writer, attachmentId: number): void {
  const scope = scopeOfActor(writer);
  if (scope.kind === 'county') return;
  const others = row(
    writer,
    "SELECT 1 FROM attachment WHERE attachment_id = ? AND filed_table IN ('policy_document', 'supervision') AND added_by <> ?",
    attachmentId,
    writer.actor.userId,
  );
  if (others) throw new AppError('OUT_OF_SCOPE', { action: '撤下附件', place: scopeName({ connection: writer.connection, scope }) });
}

/** It stays visible, crossed out, and its file stays. @throws AppError ATTACHMENT_NOT_FOUND, ATTACHMENT_ALREADY_WITHDRAWN, OUT_OF_SCOPE */
export function withdraw(context: WriteContext, input: { readonly attachmentId: number; readonly reason: string }): void {
  const { attachmentId, reason } = input;
  transaction(context, (writer) => {
    refuseCountyPapers(writer, attachmentId);
    const found = requireAttachment(writer, attachmentId);
    if (found.withdrawnAt !== null) throw new AppError('ATTACHMENT_ALREADY_WITHDRAWN', { title: found.title });
    run(
      writer,
      'INSERT INTO attachment_withdrawal (attachment_id, reason, withdrawn_at, withdrawn_by) VALUES (?, ?, ?, ?)',
      attachmentId,
      reason,
      writer.at,
      writer.actor.userId,
    );
    writer.audit(entry('attachment.withdraw', found, { reason }));
  });
}

/** A copy for outside the ledger, and the line that goes into the audit with it. @throws AppError ATTACHMENT_* */
export function copyOut(context: WriteContext, store: AttachmentStore, attachmentId: number): ExportContent {
  const found = requireAttachment(context, attachmentId);
  const bytes = requireContent(store, found);
  return { bytes, extension: endingOf(found.mediaType), entry: entry('attachment.save', found, {}) };
}

/** The ending of a plain copy follows its content, whatever was typed. @throws AppError FILE_NOT_WRITABLE */
export function plainCopyPath(context: WriteContext, attachmentId: number, path: string): string {
  return withEnding(path, requireAttachment(context, attachmentId).mediaType);
}

function endingOf(mediaType: AttachmentMediaType): string {
  return attachmentMediaTypes.find((type) => type.id === mediaType)?.ending ?? '';
}

/** The dialog has asked about the name as typed; with its ending it may be another file, which nobody agreed to replace. */
function withEnding(path: string, mediaType: AttachmentMediaType): string {
  const ending = endingOf(mediaType);
  const typed = extname(path).slice(1).toLowerCase();
  if (typed === ending || (typed === 'jpeg' && ending === 'jpg')) return path;
  const file = `${path}.${ending}`;
  if (existsSync(file)) throw new AppError('FILE_NOT_WRITABLE', { file, reason: '同名的文件已经存在' });
  return file;
}

export { evidenceOf, filedUnder, list, photosOf } from './listing.ts';
export { attachmentFiles, findOwner, type Owner } from './queries.ts';
