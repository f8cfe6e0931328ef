/**
 * Wrong passphrases, counted in a small file beside the ledger: it must be read before anybody has logged in, so it is not encrypted and holds
 * no names, only hashes of them. It slows down guessing at the program's own door; whoever can write in the folder can delete it, and is held
 * off by the cost of a try (keys.ts) alone. Losing it, or not being able to write it, never keeps anybody out.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../electron/contract/result.ts';
import type { Clock } from './clock.ts';

/** The settings of the lock-out. They hold for every ledger: before login its own settings cannot be read. */
export const lockOut = { freeTries: 5, firstWaitSeconds: 60, longestWaitSeconds: 60 * 60 } as const;

const entrySchema = z.object({
  /** Wrong tries since the last right one. */
  wrong: z.number().int().min(0),
  /** Of those, and of earlier ones, how many nobody has been told of. */
  untold: z.number().int().min(0),
  /** UTC instant of the last wrong try. */
  at: z.iso.datetime(),
  /** Seconds the computer had been running then; a clock that is set cannot change it. */
  uptime: z.number().nullable(),
});
type Entry = z.infer<typeof entrySchema>;
const fileSchema = z.object({
  format: z.literal('yiyang-ledger-tries'),
  version: z.literal(1),
  entries: z.record(z.string(), entrySchema),
  /** When the file was found damaged and begun anew; told at the next login. */
  damagedAt: z.string().nullable(),
});
type TriesFile = z.infer<typeof fileSchema>;

/** Whose tries: a user by name, all names that do not exist together, or the recovery key. */
export type Trier = { readonly kind: 'user'; readonly name: string } | { readonly kind: 'unknown' } | { readonly kind: 'recovery' };

export type WrongTries = { readonly count: number; readonly lastAt: string };

export function triesFileOf(ledgerFile: string): string {
  return `${ledgerFile}.tries`;
}

/** How long nobody may try after so many wrong tries in a row. */
export function waitSeconds(wrong: number): number {
  if (wrong < lockOut.freeTries) return 0;
  return Math.min(lockOut.firstWaitSeconds * 2 ** (wrong - lockOut.freeTries), lockOut.longestWaitSeconds);
}

/** `40 秒`, `2 分钟`, `1 小时`; minutes are rounded up. */
export function waitText(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} 分钟` : '1 小时';
}

function keyOf(ledgerUid: string, trier: Trier): string {
  const who = trier.kind === 'user' ? `user:${trier.name.normalize('NFC').trim()}` : trier.kind;
  return createHash('sha256').update(`${ledgerUid}:${who}`).digest('hex').slice(0, 32);
}

const empty = (damagedAt: string | null): TriesFile => ({ format: 'yiyang-ledger-tries', version: 1, entries: {}, damagedAt });

function read(ledgerFile: string, now: string): TriesFile {
  const file = triesFileOf(ledgerFile);
  if (!existsSync(file)) return empty(null);
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return empty(now);
  }
}

function write(ledgerFile: string, content: TriesFile): void {
  const file = triesFileOf(ledgerFile);
  const partial = `${file}.partial`;
  try {
    if (Object.keys(content.entries).length === 0 && content.damagedAt === null) {
      rmSync(file, { force: true });
      return;
    }
    const handle = openSync(partial, 'w', 0o600);
    try {
      writeSync(handle, `${JSON.stringify(content)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch {
    // A folder that cannot be written keeps nobody out.
  }
}

/** Seconds since the last wrong try. A clock set back counts as no time passed, one set forward by no more than the computer has been running. */
function secondsSince(entry: Entry, clock: Clock): number {
  const byClock = (Date.parse(clock.now()) - Date.parse(entry.at)) / 1000;
  const uptime = clock.uptime?.() ?? null;
  // After a restart of the computer only its clock is left.
  if (uptime === null || entry.uptime === null || uptime < entry.uptime) return byClock;
  const running = uptime - entry.uptime;
  return byClock < 0 ? running : Math.min(byClock, running);
}

/**
 * Counts one more try before it is made: who ends the program in between has tried all the same.
 * @returns what to do when the try was right: it was none of the wrong ones
 * @throws AppError TRIES_EXHAUSTED while one must wait; such a call is not counted
 */
export function beginTry(ledgerFile: string, ledgerUid: string, trier: Trier, clock: Clock): () => void {
  const content = read(ledgerFile, clock.now());
  const key = keyOf(ledgerUid, trier);
  const before = content.entries[key];
  const mark = { at: clock.now(), uptime: clock.uptime?.() ?? null };
  if (before) {
    const since = secondsSince(before, clock);
    const wait = waitSeconds(before.wrong);
    // The clock was set back: the wait begins anew, or it would last until the old time comes again.
    if (since < 0 && wait > 0) write(ledgerFile, { ...content, entries: { ...content.entries, [key]: { ...before, ...mark } } });
    const left = Math.ceil(wait - Math.max(since, 0));
    if (left > 0) throw new AppError('TRIES_EXHAUSTED', { wait: waitText(left), seconds: left, tries: before.wrong });
  }
  const counted: Entry = { wrong: (before?.wrong ?? 0) + 1, untold: (before?.untold ?? 0) + 1, ...mark };
  write(ledgerFile, { ...content, entries: { ...content.entries, [key]: counted } });
  return () => {
    const { [key]: _, ...others } = content.entries;
    // What nobody was told of stays until it is told.
    write(ledgerFile, { ...content, entries: before && before.untold > 0 ? { ...others, [key]: { ...before, wrong: 0 } } : others });
  };
}

/** Somebody gets a new passphrase: the wrong tries at the old one no longer make him wait; they are still told. */
export function endWait(ledgerFile: string, ledgerUid: string, trier: Trier, clock: Clock): void {
  const content = read(ledgerFile, clock.now());
  const key = keyOf(ledgerUid, trier);
  const entry = content.entries[key];
  if (entry) write(ledgerFile, { ...content, entries: { ...content.entries, [key]: { ...entry, wrong: 0 } } });
}

/** What is to be told of a trier; null when there is nothing. */
export function untoldTries(ledgerFile: string, ledgerUid: string, trier: Trier, clock: Clock): WrongTries | null {
  const entry = read(ledgerFile, clock.now()).entries[keyOf(ledgerUid, trier)];
  return entry && entry.untold > 0 ? { count: entry.untold, lastAt: entry.at } : null;
}

/** UTC instant when the file was found damaged; null when it was not, or it has been told. */
export function untoldDamage(ledgerFile: string, clock: Clock): string | null {
  return read(ledgerFile, clock.now()).damagedAt;
}

/** After the audit has taken it in. How long anybody must wait does not change; only names that nobody has begin anew, no right try would end theirs. */
export function forgetTold(ledgerFile: string, ledgerUid: string, triers: readonly Trier[], clock: Clock): void {
  const content = read(ledgerFile, clock.now());
  const told = new Set(triers.map((trier) => keyOf(ledgerUid, trier)));
  const kept = Object.entries(content.entries).flatMap(([key, entry]): [string, Entry][] => {
    if (!told.has(key)) return [[key, entry]];
    return entry.wrong > 0 && key !== keyOf(ledgerUid, { kind: 'unknown' }) ? [[key, { ...entry, untold: 0 }]] : [];
  });
  write(ledgerFile, { ...content, entries: Object.fromEntries(kept), damagedAt: null });
}
