/** The library of policy documents: read, added, taken down, linked. Those that come with the program never change. */
import type { z } from 'zod';
import type { documentInputSchema, documentMethods, DocumentRow } from '../../../electron/contract/documents.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Resting } from '../../../electron/contract/tasks-shapes.ts';
import { newUid, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { attachmentLimits } from '../attachments/limits.ts';
import { filedUnder } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { policyDocuments } from './library.ts';
import {
  findDocument,
  findLink,
  linksByDocument,
  linksOf,
  papersByDocument,
  storedDocuments,
  type StoredDocument,
} from './queries-documents.ts';
import { linkable, namedCounts, restingOn } from './resting.ts';
import { clausesOf, sameNumber, type Clause } from './rules-clauses.ts';
import { followed } from './service.ts';

type Input = z.output<typeof documentInputSchema>;

function requireDocument(reader: Reader, documentId: number): StoredDocument {
  const found = findDocument(reader, documentId);
  if (!found) throw new AppError('DOCUMENT_NOT_FOUND');
  return found;
}

function shippedOf({ shippedId }: StoredDocument) {
  return policyDocuments().find(({ id }) => id === shippedId) ?? null;
}

function clausesIn(stored: StoredDocument): readonly Clause[] {
  return shippedOf(stored)?.clauses ?? clausesOf(stored.text ?? '');
}

function rowOf(
  stored: StoredDocument,
  known: {
    readonly follows: string | null;
    readonly named: ReadonlyMap<string, number>;
    readonly papers: ReadonlyMap<number, number>;
    readonly links: ReadonlyMap<number, number>;
  },
): DocumentRow {
  const { documentId, shippedId, documentNo, title, issuer, issuedOn } = stored;
  return {
    documentId,
    shippedId,
    documentNo,
    title,
    issuer,
    issuedOn,
    clauses: clausesIn(stored).length,
    tasks: shippedOf(stored)?.tasks.length ?? 0,
    isFollowed: shippedId !== null && shippedId === known.follows,
    resting: (known.named.get(sameNumber(documentNo)) ?? 0) + (known.links.get(documentId) ?? 0),
    attachments: known.papers.get(documentId) ?? 0,
  };
}

function known(reader: Reader): Parameters<typeof rowOf>[1] {
  return {
    follows: followed(reader)?.id ?? null,
    named: namedCounts(reader),
    papers: papersByDocument(reader),
    links: linksByDocument(reader),
  };
}

export function documents(reader: Reader): { rows: DocumentRow[] } {
  const about = known(reader);
  return { rows: storedDocuments(reader).map((stored) => rowOf(stored, about)) };
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export function documentOn(
  reader: Reader,
  store: AttachmentStore,
  documentId: number,
): z.output<(typeof documentMethods)['documents.get']['output']> {
  const stored = requireDocument(reader, documentId);
  const shipped = shippedOf(stored);
  const resting = restingOn(reader, stored);
  const clauses = clausesIn(stored);
  const tasks = shipped?.tasks ?? [];
  const isKnown = (place: string | null): boolean => clauses.some((clause) => clause.place === place);
  return {
    ...rowOf(stored, known(reader)),
    text: shipped?.text ?? stored.text ?? '',
    clauses: clauses.map((clause) => ({
      ...clause,
      tasks: tasks.filter(({ place }) => place === clause.place).map(({ code, content }) => ({ code, content })),
      resting: resting.filter(({ place }) => place === clause.place),
    })),
    whole: resting.filter(({ place }) => !isKnown(place)),
    papers: filedUnder(reader, store, 'policy_document', documentId),
    limitBytes: attachmentLimits(reader).bytes,
  };
}

/** @throws AppError DOCUMENT_NOT_FOUND, DOCUMENT_SHIPPED, DOCUMENT_EXISTS */
export function saveDocument(context: WriteContext, input: Input): { documentId: number } {
  return transaction(context, (writer) => {
    const { documentId, documentNo, title, issuer, issuedOn, text } = input;
    const before = documentId === null ? null : requireDocument(writer, documentId);
    if (before?.shippedId) throw new AppError('DOCUMENT_SHIPPED', { documentNo: before.documentNo });
    const same = storedDocuments(writer).find((each) => sameNumber(each.documentNo) === sameNumber(documentNo));
    if (same && same.documentId !== documentId) throw new AppError('DOCUMENT_EXISTS', { documentNo: same.documentNo });
    const values = [documentNo, title, issuer, issuedOn, text];
    const saved =
      documentId ??
      run(
        writer,
        'INSERT INTO policy_document (document_no, title, issuer, issued_on, text, uid, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ...values,
        newUid(),
        writer.at,
        writer.actor.userId,
      );
    if (documentId !== null)
      run(
        writer,
        'UPDATE policy_document SET document_no = ?, title = ?, issuer = ?, issued_on = ?, text = ? WHERE policy_document_id = ?',
        ...values,
        documentId,
      );
    writer.audit({
      action: 'document.save',
      entity: 'policy_document',
      entityId: saved,
      before: before && told(before),
      after: told({ ...input, text }),
    });
    return { documentId: saved };
  });
}

function told({ documentNo, title, issuer, issuedOn, text }: Omit<StoredDocument, 'documentId' | 'shippedId'>) {
  return { documentNo, documentTitle: title, issuer, issuedOn, textLength: text?.length ?? 0 };
}

/** @throws AppError DOCUMENT_NOT_FOUND, DOCUMENT_SHIPPED */
export function withdrawDocument(
  context: WriteContext,
  { documentId, reason }: { readonly documentId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const before = requireDocument(writer, documentId);
    if (before.shippedId) throw new AppError('DOCUMENT_SHIPPED', { documentNo: before.documentNo });
    run(
      writer,
      'UPDATE policy_document SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE policy_document_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      documentId,
    );
    writer.audit({ action: 'document.withdraw', entity: 'policy_document', entityId: documentId, before: told(before), after: { reason } });
  });
}

type LinkInput = {
  readonly documentId: number;
  readonly place: string | null;
  readonly kind: Resting['kind'];
  readonly key: string;
  readonly note: string | null;
};

/** @throws AppError DOCUMENT_NOT_FOUND, CLAUSE_NOT_FOUND, LINK_NOT_FOUND, LINK_EXISTS */
export function link(context: WriteContext, { documentId, place, kind, key, note }: LinkInput): { linkId: number } {
  return transaction(context, (writer) => {
    const stored = requireDocument(writer, documentId);
    if (place !== null && !clausesIn(stored).some((clause) => clause.place === place))
      throw new AppError('CLAUSE_NOT_FOUND', { documentNo: stored.documentNo, place });
    const subject = linkable(writer).find((each) => each.kind === kind && each.key === key);
    if (!subject) throw new AppError('LINK_NOT_FOUND');
    if (linksOf(writer, documentId).some((each) => each.place === place && each.kind === kind && each.key === key))
      throw new AppError('LINK_EXISTS', { title: subject.title });
    const linkId = run(
      writer,
      `INSERT INTO policy_link (uid, policy_document_id, place, subject_kind, subject_key, note, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      documentId,
      place,
      kind,
      key,
      note || null,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'document.link',
      entity: 'policy_document',
      entityId: documentId,
      after: { documentNo: stored.documentNo, clausePlace: place, linkedSubject: subject.title, note },
    });
    return { linkId };
  });
}

/** @throws AppError LINK_NOT_FOUND */
export function unlink(context: WriteContext, { linkId, reason }: { readonly linkId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const found = findLink(writer, linkId);
    if (!found) throw new AppError('LINK_NOT_FOUND');
    const subject = linkable(writer).find((each) => each.kind === found.kind && each.key === found.key);
    run(
      writer,
      'UPDATE policy_link SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE policy_link_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      linkId,
    );
    writer.audit({
      action: 'document.unlink',
      entity: 'policy_document',
      entityId: found.documentId,
      before: { clausePlace: found.place, linkedSubject: subject?.title ?? found.key },
      after: { reason },
    });
  });
}
