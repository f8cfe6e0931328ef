import type { PolicyProfile, Resting } from '../../../electron/contract/tasks-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type StoredDocument = {
  readonly documentId: number;
  readonly shippedId: PolicyProfile | null;
  readonly documentNo: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: IsoDate | null;
  readonly text: string | null;
};

const stored = `SELECT policy_document_id AS documentId, shipped_id AS shippedId, document_no AS documentNo, title, issuer, issued_on AS issuedOn, text
  FROM policy_document WHERE withdrawn_at IS NULL`;

export function storedDocuments(reader: Reader): StoredDocument[] {
  return rows<StoredDocument>(reader, `${stored} ORDER BY policy_document_id`);
}

export function findDocument(reader: Reader, documentId: number): StoredDocument | undefined {
  return row<StoredDocument>(reader, `${stored} AND policy_document_id = ?`, documentId);
}

export function documentIdOf(reader: Reader, shippedId: PolicyProfile): number {
  return storedDocuments(reader).find((each) => each.shippedId === shippedId)?.documentId ?? 0;
}

export function papersByDocument(reader: Reader): ReadonlyMap<number, number> {
  const found = rows<{ documentId: number; papers: number }>(
    reader,
    `SELECT filed_id AS documentId, count(*) AS papers FROM attachment a WHERE filed_table = 'policy_document'
       AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = a.attachment_id) GROUP BY filed_id`,
  );
  return new Map(found.map(({ documentId, papers }) => [documentId, papers]));
}

export type StoredLink = {
  readonly linkId: number;
  readonly documentId: number;
  readonly place: string | null;
  readonly kind: Resting['kind'];
  readonly key: string;
};

const link = `SELECT policy_link_id AS linkId, policy_document_id AS documentId, place, subject_kind AS kind, subject_key AS "key"
  FROM policy_link WHERE withdrawn_at IS NULL`;

export function linksOf(reader: Reader, documentId: number): StoredLink[] {
  return rows<StoredLink>(reader, `${link} AND policy_document_id = ? ORDER BY policy_link_id`, documentId);
}

export function findLink(reader: Reader, linkId: number): StoredLink | undefined {
  return row<StoredLink>(reader, `${link} AND policy_link_id = ?`, linkId);
}

export function linksByDocument(reader: Reader): ReadonlyMap<number, number> {
  const found = rows<{ documentId: number; links: number }>(
    reader,
    'SELECT policy_document_id AS documentId, count(*) AS links FROM policy_link WHERE withdrawn_at IS NULL GROUP BY policy_document_id',
  );
  return new Map(found.map(({ documentId, links }) => [documentId, links]));
}
