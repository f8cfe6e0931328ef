/** The audit chain: every line carries the SHA-256 of its own content and of the line before it. Append only. */
import { createHash } from 'node:crypto';
import { statement } from './statement.ts';
import type { Connection } from './open.ts';

export type Actor = { readonly userId: number | null; readonly name: string };

export type AuditEntry = {
  /** `noun.verb`, such as `person.register`. */
  readonly action: string;
  /** Table the change is about. */
  readonly entity: string;
  readonly entityId: number | null;
  readonly before?: unknown;
  readonly after?: unknown;
};

type Line = {
  at: string;
  userId: number | null;
  userName: string;
  action: string;
  entity: string;
  entityId: number | null;
  before: string | null;
  after: string | null;
};

const chainStart = Buffer.alloc(32);
/** Between fields; cannot stand in any of them unescaped because the JSON parts escape control characters. */
const separator = '\u001f';

function lineHash(previous: Buffer, seq: number, line: Line): Buffer {
  const fields = [
    seq,
    line.at,
    line.userId ?? '',
    line.userName,
    line.action,
    line.entity,
    line.entityId ?? '',
    line.before ?? '',
    line.after ?? '',
  ];
  return createHash('sha256').update(previous).update(fields.join(separator)).digest();
}

export type Audit = (entry: AuditEntry) => void;

/** Writer of audit lines for one transaction: reads the head once, then chains in memory. */
export function auditFor(connection: Connection, actor: Actor, at: string): Audit {
  const head = statement(connection, 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: Buffer }
    | undefined;
  let seq = head?.seq ?? 0;
  let hash = head?.hash ?? chainStart;
  const insert = statement(
    connection,
    'INSERT INTO audit (seq, at, user_id, user_name, action, entity, entity_id, before_json, after_json, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (entry) => {
    const line: Line = {
      at,
      userId: actor.userId,
      userName: actor.name,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
    };
    seq += 1;
    hash = lineHash(hash, seq, line);
    insert.run(seq, line.at, line.userId, line.userName, line.action, line.entity, line.entityId, line.before, line.after, hash);
  };
}

export type ChainReport = { readonly lines: number; readonly firstBroken: number | null };

/** Walks the chain from the start; names the first line that does not fit what stands before it. */
export function verifyChain(connection: Connection): ChainReport {
  const rows = connection
    .prepare(
      'SELECT seq, at, user_id AS userId, user_name AS userName, action, entity, entity_id AS entityId, before_json AS "before", after_json AS "after", hash FROM audit ORDER BY seq',
    )
    .iterate() as IterableIterator<Line & { seq: number; hash: Buffer }>;
  let previous: Buffer = chainStart;
  let lines = 0;
  for (const row of rows) {
    if (row.seq !== lines + 1 || !lineHash(previous, row.seq, row).equals(row.hash)) return { lines, firstBroken: lines + 1 };
    previous = row.hash;
    lines += 1;
  }
  return { lines, firstBroken: null };
}
