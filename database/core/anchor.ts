/**
 * The anchor of the audit chain: a small file beside the ledger that remembers where the chain stood, sealed with a key derived from the
 * data key. Whoever cuts the chain, or edits a line and computes all hashes after it anew, leaves a ledger that agrees with itself but not
 * with this file. It proves nothing against somebody who knows the data key and rewrites both; a copy kept elsewhere does.
 * Losing it, or not being able to write it, never loses or stops anything.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Connection } from './open.ts';
import { statement } from './statement.ts';

/** Last line of a chain. `at` is the UTC instant of that line. */
export type AuditHead = { readonly seq: number; readonly hash: Buffer; readonly at: string };

const pointSchema = z.object({ seq: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.string() });
const anchorSchema = z.object({
  format: z.literal('yiyang-audit-anchor'),
  version: z.literal(1),
  /** Oldest first. */
  points: z.array(pointSchema).min(1),
  mac: z.string(),
});
/** Where the chain stood once: number and hash (hex) of its last line then. */
export type AnchorPoint = z.infer<typeof pointSchema>;

export type Anchor =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | { readonly state: 'read'; readonly points: readonly AnchorPoint[] };

/** The first line that differs lies after `after` (0: nothing earlier is known) and not after `point.seq`. */
export type AnchorMismatch = {
  readonly kind: 'behind' | 'other';
  readonly point: AnchorPoint;
  readonly after: number;
};

/** Enough to say in which week a chain was computed anew; thinned from the old end. */
const mostPoints = 120;

export function anchorFileOf(ledgerFile: string): string {
  return `${ledgerFile}.anchor`;
}

function macOf(dataKey: Buffer, points: readonly AnchorPoint[]): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'yiyang audit anchor 1', 32));
  const content = points.map((point) => `${point.seq}:${point.hash}:${point.at}`).join('\n');
  return createHmac('sha256', key).update(content).digest();
}

function parse(text: string): z.infer<typeof anchorSchema> | null {
  try {
    return anchorSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What stands beside the ledger; a file that cannot be read, or whose seal does not fit, is `damaged`. */
export function readAnchor(ledgerFile: string, dataKey: Buffer): Anchor {
  const file = anchorFileOf(ledgerFile);
  if (!existsSync(file)) return { state: 'missing' };
  let content: z.infer<typeof anchorSchema> | null;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch {
    content = null;
  }
  if (content === null) return { state: 'damaged' };
  const expected = macOf(dataKey, content.points);
  const found = Buffer.from(content.mac, 'hex');
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return { state: 'damaged' };
  return { state: 'read', points: content.points };
}

/** Null when there is no line yet. */
export function readHead(connection: Connection): AuditHead | null {
  return (statement(connection, 'SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1').get() as AuditHead | undefined) ?? null;
}

/** Null when every point fits. A few look-ups by key: cheap enough for every login. */
export function compareAnchor(connection: Connection, points: readonly AnchorPoint[]): AnchorMismatch | null {
  const hashAt = statement(connection, 'SELECT hash FROM audit WHERE seq = ?').pluck();
  const last = readHead(connection)?.seq ?? 0;
  let after = 0;
  for (const point of points) {
    if (point.seq > last) return { kind: 'behind', point: points.at(-1) ?? point, after: last };
    const hash = hashAt.get(point.seq) as Buffer | undefined;
    if (hash?.toString('hex') !== point.hash) return { kind: 'other', point, after };
    after = point.seq;
  }
  return null;
}

function thinned(points: readonly AnchorPoint[]): readonly AnchorPoint[] {
  if (points.length <= mostPoints) return points;
  const half = Math.floor(points.length / 2);
  return points.filter((_, index) => index >= half || index % 2 === 0);
}

function write(ledgerFile: string, dataKey: Buffer, points: readonly AnchorPoint[]): boolean {
  // Without its ledger (moved away while it was open) it would only lie about.
  if (!existsSync(ledgerFile)) return false;
  const file = anchorFileOf(ledgerFile);
  const partial = `${file}.partial`;
  const content = { format: 'yiyang-audit-anchor', version: 1, points, mac: macOf(dataKey, points).toString('hex') };
  try {
    const handle = openSync(partial, 'w', 0o600);
    try {
      writeSync(handle, `${JSON.stringify(content, null, 1)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
    return true;
  } catch {
    try {
      rmSync(partial, { force: true });
    } catch {
      // A folder that cannot be written keeps the anchor it has.
    }
    return false;
  }
}

function pointOf(head: AuditHead): AnchorPoint {
  return { seq: head.seq, hash: head.hash.toString('hex'), at: head.at };
}

/**
 * Begins the anchor anew with this head, whatever stood there: after a restore, or when an administrator has answered for a mismatch.
 * @returns false when the file could not be written
 */
export function writeAnchor(ledgerFile: string, dataKey: Buffer, head: AuditHead): boolean {
  return write(ledgerFile, dataKey, [pointOf(head)]);
}

export type AnchorStep = 'written' | 'unwritable' | 'begun' | 'missing' | 'damaged' | AnchorMismatch['kind'];

/**
 * Moves the anchor on to the head of the ledger: at login, after each backup, at close. One that is damaged or does not fit is evidence and
 * stays as it is. Never throws.
 * @param mayBegin at login only, which writes a line about it: somebody may have taken the one before away while the ledger was open
 * @returns `begun` when there was none; `missing`, `behind`, `other`, `damaged` when it was left alone
 */
export function moveAnchor(ledgerFile: string, dataKey: Buffer, connection: Connection, mayBegin = false): AnchorStep {
  try {
    // Closed in the middle of an import: its lines are not committed, and never will be.
    if (connection.inTransaction) return 'unwritable';
    const head = readHead(connection);
    if (head === null) return 'unwritable';
    const anchor = readAnchor(ledgerFile, dataKey);
    if (anchor.state === 'damaged') return 'damaged';
    if (anchor.state === 'missing' && !mayBegin) return 'missing';
    if (anchor.state === 'missing') return writeAnchor(ledgerFile, dataKey, head) ? 'begun' : 'unwritable';
    const mismatch = compareAnchor(connection, anchor.points);
    if (mismatch !== null) return mismatch.kind;
    if (anchor.points.at(-1)?.seq === head.seq) return 'written';
    return write(ledgerFile, dataKey, thinned([...anchor.points, pointOf(head)])) ? 'written' : 'unwritable';
  } catch {
    return 'unwritable';
  }
}
