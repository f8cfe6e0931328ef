/**
 * What happened to the lines of an audit chain that do not fit where they stand: moved, changed places with another, or changed.
 * A line's hash was made of its number, its content and the hash of the line before it; so its true place can be found by trying.
 */
import type { AuditFault } from '../../electron/contract/audit.ts';
import { lineHash } from './audit.ts';
import type { Connection } from './open.ts';
import { statement } from './statement.ts';

export type BadLine = {
  readonly seq: number;
  readonly hash: Buffer;
  readonly content: Buffer;
  /** Hash of the line that stands before it. */
  readonly previous: Buffer;
  /** Its number when it was written, when lines ahead of it were renumbered. */
  readonly trueSeq: number;
};

/** Trying costs the third power of this; with more lines broken, that some were moved is no longer worth knowing. */
const mostTried = 48;

export function explainBad(connection: Connection, bad: readonly BadLine[]): AuditFault[] {
  const moved = bad.length <= mostTried ? movedLines(connection, bad) : { faults: [], innocent: new Set<number>() };
  const edited = bad.filter((line) => !moved.innocent.has(line.seq)).map((line) => line.seq);
  return [...moved.faults, ...inRanges(edited)];
}

function inRanges(numbers: readonly number[]): AuditFault[] {
  const faults: AuditFault[] = [];
  for (const seq of numbers) {
    const last = faults.at(-1);
    if (last && last.to === seq - 1) faults[faults.length - 1] = { ...last, to: seq };
    else faults.push({ kind: 'edited', from: seq, to: seq });
  }
  return faults;
}

/** Lines that fit elsewhere, and those that stand right and only lost the line before them. */
function movedLines(connection: Connection, bad: readonly BadLine[]): { faults: AuditFault[]; innocent: Set<number> } {
  const hashAt = statement(connection, 'SELECT hash FROM audit WHERE seq = ?').pluck();
  const places = bad.map((line) => line.trueSeq);
  const innocent = new Set<number>();
  /** From where it stands to where it belongs. */
  const belongs = new Map<number, number>();
  for (const line of bad) {
    const fits = (place: number): boolean => {
      const before = place === line.trueSeq ? undefined : (hashAt.get(place - 1) as Buffer | undefined);
      return (
        (before !== undefined && lineHash(before, place, line.content).equals(line.hash)) ||
        bad.some((other) => other !== line && lineHash(other.hash, place, line.content).equals(line.hash))
      );
    };
    const place = [line.trueSeq, ...places].find(fits);
    const changedWith = bad.find((other) => other !== line && lineHash(line.previous, line.trueSeq, other.content).equals(line.hash));
    if (place === undefined && changedWith === undefined) continue;
    innocent.add(line.seq);
    const target = place ?? changedWith?.trueSeq ?? line.trueSeq;
    if (target !== line.trueSeq) belongs.set(line.trueSeq, target);
  }
  return { faults: rounds(belongs), innocent };
}

/** Lines that changed places among each other are one fault. */
function rounds(belongs: ReadonlyMap<number, number>): AuditFault[] {
  const seen = new Set<number>();
  const faults: AuditFault[] = [];
  for (const start of belongs.keys()) {
    const round: number[] = [];
    for (let at: number | undefined = start; at !== undefined && !seen.has(at); at = belongs.get(at)) {
      seen.add(at);
      round.push(at);
    }
    if (round.length > 0) faults.push({ kind: 'reordered', from: Math.min(...round), to: Math.max(...round) });
  }
  return faults;
}
