/**
 * Walks the audit chain from its first line and names what is wrong with it: which lines were changed, taken out, put in, moved or cut off.
 * In steps, a few milliseconds each, without a cursor left open between them: other work may write meanwhile.
 */
import type { AnchorStanding, AuditFault, AuditReport } from '../../electron/contract/audit.ts';
import { compareAnchor, type Anchor, type AnchorPoint } from './anchor.ts';
import { chainStart, contentSql, lineHash } from './audit.ts';
import { explainBad, type BadLine } from './audit-faults.ts';
import type { Connection } from './open.ts';
import { finish, type Steps } from './sql.ts';
import { statement } from './statement.ts';

/** Lines read at once: two or three milliseconds. */
const chunk = 500;
/** Beyond so many unfit lines in a row or apart, the rest is only counted. */
const mostBad = 4_000;
/** How many lines taken out or put in before a renumbering are looked for. */
const farthest = 64;
/** Each costs `2 * farthest` hashes. */
const mostSearches = 400;

type Row = readonly [seq: number, hash: Buffer, content: Buffer];

type Walk = {
  lines: number;
  lastSeq: number;
  previous: Buffer;
  /** What the number of a line was before lines ahead of it were taken out or put in and the rest renumbered. */
  offset: number;
  searches: number;
  readonly faults: AuditFault[];
  readonly bad: BadLine[];
  isOverflown: boolean;
};

/** @param anchor what stands beside the ledger; `missing` for a ledger in memory */
export function* verifySteps(connection: Connection, anchor: Anchor): Steps<AuditReport> {
  const select = statement(connection, `SELECT seq, hash, ${contentSql} FROM audit WHERE seq > ? ORDER BY seq LIMIT ${chunk}`).raw();
  const total = (statement(connection, 'SELECT max(seq) AS last FROM audit').get() as { last: number | null }).last ?? 0;
  const head = headOf(connection);
  const walk: Walk = {
    lines: 0,
    lastSeq: 0,
    previous: chainStart,
    offset: 0,
    searches: 0,
    faults: [],
    bad: [],
    isOverflown: false,
  };
  refuseBeforeFirst(connection, walk);
  for (;;) {
    const rows = select.all(walk.lastSeq) as Row[];
    for (const row of rows) pass(walk, row, head);
    if (rows.length < chunk) break;
    yield { done: walk.lines, total: Math.max(total, walk.lines), phase: '正在核验日志' };
  }
  return reportOf(connection, walk, anchor);
}

/** At once, for callers without progress. */
export function verifyChain(connection: Connection, anchor: Anchor = { state: 'missing' }): AuditReport {
  return finish(verifySteps(connection, anchor));
}

type Head = { readonly seq: number; readonly hash: Buffer };

function headOf(connection: Connection): Head | undefined {
  return statement(connection, 'SELECT seq, hash FROM audit_head').get() as Head | undefined;
}

function refuseBeforeFirst(connection: Connection, walk: Walk): void {
  const early = statement(connection, 'SELECT min(seq) AS first, max(seq) AS last FROM audit WHERE seq < 1').get() as {
    first: number | null;
    last: number | null;
  };
  if (early.first !== null && early.last !== null) walk.faults.push({ kind: 'inserted', from: early.first, to: early.last });
}

function pass(walk: Walk, [seq, hash, content]: Row, head: Head | undefined): void {
  const hasGap = seq !== walk.lastSeq + 1;
  if (hasGap) walk.faults.push({ kind: 'removed', from: walk.lastSeq + 1, to: seq - 1 });
  const isFit = lineHash(walk.previous, seq + walk.offset, content).equals(hash);
  // After a gap the hash of the line before is not known: that the line was sealed after another one proves nothing against it.
  if (!isFit && !hasGap) unfit(walk, { seq, hash, content, previous: walk.previous, trueSeq: seq + walk.offset }, head);
  walk.previous = hash;
  walk.lastSeq = seq;
  walk.lines += 1;
}

function unfit(walk: Walk, line: BadLine, head: Head | undefined): void {
  const before = walk.bad.at(-1);
  if (before?.seq === line.seq - 1 && walk.searches < mostSearches && followRenumbering(walk, line, head)) return;
  if (walk.bad.length < mostBad) {
    walk.bad.push(line);
    return;
  }
  const last = walk.faults.at(-1);
  if (walk.isOverflown && last?.kind === 'edited') walk.faults[walk.faults.length - 1] = { ...last, to: line.seq };
  else walk.faults.push({ kind: 'edited', from: line.seq, to: line.seq });
  walk.isOverflown = true;
}

/** Two unfit lines in a row: does the second one follow the first under another number? Then lines were taken out or put in before them. */
function followRenumbering(walk: Walk, line: BadLine, head: Head | undefined): boolean {
  walk.searches += 1;
  const shift = shifts(walk, line.seq, head).find((by) => lineHash(line.previous, line.trueSeq + by, line.content).equals(line.hash));
  if (shift === undefined) return false;
  const before = walk.bad.pop();
  const first = before?.trueSeq ?? line.trueSeq - 1;
  walk.offset += shift;
  if (shift > 0) {
    walk.faults.push({ kind: 'removed', from: first, to: first + shift - 1 });
    return true;
  }
  const from = line.seq - 1 + shift;
  walk.faults.push({ kind: 'inserted', from, to: line.seq - 2 });
  while ((walk.bad.at(-1)?.seq ?? 0) >= from) walk.bad.pop();
  return true;
}

function shifts(walk: Walk, seq: number, head: Head | undefined): number[] {
  const found: number[] = [];
  for (let by = 1; by <= farthest; by += 1) {
    found.push(by);
    if (seq + walk.offset - by > 0) found.push(-by);
  }
  // As many as the recorded end says are missing in all.
  const missing = head ? head.seq - seq : 0;
  for (let by = farthest + 1; by <= Math.min(missing, 4 * farthest); by += 1) found.push(by);
  return found;
}

function reportOf(connection: Connection, walk: Walk, anchor: Anchor): AuditReport {
  const chain = [...walk.faults, ...endFaults(walk, headOf(connection))];
  const inside = [...chain, ...explainBad(connection, walk.bad)];
  const outside = anchor.state === 'read' ? anchorFaults(connection, anchor.points, walk.lastSeq, inside) : null;
  return {
    lines: walk.lines,
    head: walk.lines === 0 ? null : { seq: walk.lastSeq, hash: walk.previous.toString('hex') },
    faults: [...inside, ...(outside?.faults ?? [])].toSorted((one, other) => one.from - other.from),
    anchor: outside?.standing ?? { state: anchor.state === 'damaged' ? 'damaged' : 'missing' },
  };
}

function endFaults(walk: Walk, head: Head | undefined): AuditFault[] {
  const { lastSeq, previous, offset, bad } = walk;
  const last = lastSeq + offset;
  if (!head) return walk.lines === 0 ? [] : [{ kind: 'head', from: lastSeq, to: lastSeq }];
  const isSameHash = head.hash.equals(previous);
  if (head.seq > last) {
    const lost = bad.at(-1)?.seq === lastSeq ? bad.pop() : undefined;
    // The last line is the recorded one under a smaller number: lines before it were taken out.
    if (isSameHash && lost) return [{ kind: 'removed', from: last, to: head.seq - 1 }];
    if (lost) bad.push(lost);
    return [{ kind: 'truncated', from: last + 1, to: head.seq }];
  }
  if (head.seq < last) {
    while ((bad.at(-1)?.seq ?? 0) > head.seq - offset) bad.pop();
    return [{ kind: 'inserted', from: head.seq - offset + 1, to: lastSeq }];
  }
  return isSameHash ? [] : [{ kind: 'head', from: lastSeq, to: lastSeq }];
}

const movingKinds: ReadonlySet<AuditFault['kind']> = new Set(['removed', 'inserted', 'reordered', 'truncated']);

/** Adds the fault that only the anchor shows: an end cut off together with its record, or a chain computed anew. */
function anchorFaults(
  connection: Connection,
  points: readonly AnchorPoint[],
  lastSeq: number,
  faults: readonly AuditFault[],
): { standing: AnchorStanding; faults: readonly AuditFault[] } {
  const mismatch = compareAnchor(connection, points);
  const newest = mismatch?.point ?? points.at(-1);
  const since = points[0]?.at ?? '';
  const standing: AnchorStanding = { state: mismatch?.kind ?? 'agrees', seq: newest?.seq ?? 0, at: newest?.at ?? '', since };
  if (mismatch === null) return { standing, faults: [] };
  const { kind, after, point } = mismatch;
  const isExplained = faults.some((fault) => movingKinds.has(fault.kind) && fault.from <= point.seq);
  if (isExplained) return { standing, faults: [] };
  return {
    standing,
    faults: [
      kind === 'behind' ? { kind: 'truncated', from: lastSeq + 1, to: point.seq } : { kind: 'rebuilt', from: after + 1, to: point.seq },
    ],
  };
}
