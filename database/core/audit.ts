/** The audit chain: every line carries the SHA-256 of its own content and of the line before it. Append only. */
import { hash as digest } from 'node:crypto';
import { statement } from './statement.ts';
import type { Connection } from './open.ts';

export type Actor = { readonly userId: number | null; readonly name: string };

export type AuditEntry = {
  /** `noun.verb`, such as `person.register`. */
  readonly action: string;
  /** Table the change is about. */
  readonly entity: string;
  readonly entityId: number | null;
  /** Whom it is about, when `entity` is not the person itself. */
  readonly personId?: number;
  readonly before?: unknown;
  readonly after?: unknown;
};

type Line = {
  readonly at: string;
  readonly userId: number | null;
  readonly userName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly personId: number | null;
  readonly before: string | null;
  readonly after: string | null;
};

export const chainStart = Buffer.alloc(32);
/** Between fields; cannot stand in any of them unescaped because the JSON parts escape control characters. */
const separator = '\u001f';

/** Content of a line without its number, as it is hashed. Lines without a person hash as they did before that column was there. */
function contentOf(line: Line): string {
  const fields = [
    line.at,
    line.userId ?? '',
    line.userName,
    line.action,
    line.entity,
    line.entityId ?? '',
    line.before ?? '',
    line.after ?? '',
    ...(line.personId === null ? [] : [line.personId]),
  ];
  return fields.join(separator);
}

/** The same in SQL, as bytes: a million lines are read without being made into strings and back. */
export const contentSql = `CAST(at || char(31) || ifnull(user_id, '') || char(31) || user_name || char(31) || action || char(31) || entity || char(31)
  || ifnull(entity_id, '') || char(31) || ifnull(before_json, '') || char(31) || ifnull(after_json, '')
  || CASE WHEN person_id IS NULL THEN '' ELSE char(31) || person_id END AS BLOB)`;

let scratch = Buffer.alloc(64 * 1024);

/** Hash of the line `seq` with this content, standing after a line with the hash `previous`. */
export function lineHash(previous: Buffer, seq: number, content: Buffer): Buffer {
  const size = 32 + 21 + content.length;
  if (scratch.length < size) scratch = Buffer.alloc(size * 2);
  previous.copy(scratch, 0);
  const end = 32 + scratch.write(`${seq}${separator}`, 32, 'latin1');
  content.copy(scratch, end);
  return digest('sha256', scratch.subarray(0, end + content.length), 'buffer');
}

export type Audit = (entry: AuditEntry) => void;

/** Writer of audit lines for one transaction: reads the head once, then chains in memory. */
export function auditFor(connection: Connection, actor: Actor, at: string): Audit {
  // Goes on after the recorded end, not after the last line left: where lines were cut off, the gap stays to be found.
  const head = statement(
    connection,
    `SELECT seq, hash FROM (SELECT seq, hash, 1 AS rank FROM audit_head UNION ALL SELECT * FROM (SELECT seq, hash, 2 FROM audit ORDER BY seq DESC LIMIT 1))
     ORDER BY seq DESC, rank LIMIT 1`,
  ).get() as { seq: number; hash: Buffer } | undefined;
  let seq = head?.seq ?? 0;
  let hash = head?.hash ?? chainStart;
  // Half a character pair would be stored otherwise than it is hashed.
  const userName = actor.name.toWellFormed();
  const insert = statement(
    connection,
    'INSERT INTO audit (seq, at, user_id, user_name, action, entity, entity_id, person_id, before_json, after_json, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (entry) => {
    const line: Line = {
      at,
      userId: actor.userId,
      userName,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      personId: entry.personId ?? null,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
    };
    seq += 1;
    hash = lineHash(hash, seq, Buffer.from(contentOf(line)));
    insert.run(
      seq,
      line.at,
      line.userId,
      line.userName,
      line.action,
      line.entity,
      line.entityId,
      line.personId,
      line.before,
      line.after,
      hash,
    );
  };
}
