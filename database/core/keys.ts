/**
 * The key file beside a ledger. A ledger has one random 32-byte data key; this file holds it only wrapped,
 * once per user (scrypt of the passphrase, AES-256-GCM) and once for the printed recovery key. So users come and go
 * without encrypting the ledger anew. Written to a temporary name and renamed; a second copy of it stands as `.bak`.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt, scryptSync } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../electron/contract/result.ts';
import { fileFault } from './faults.ts';

const slotSchema = z.object({
  kind: z.enum(['user', 'recovery']),
  /** Uid of the user in hex; null for the recovery key. */
  userUid: z.string().nullable(),
  name: z.string(),
  kdf: z.object({ name: z.literal('scrypt'), N: z.number().int(), r: z.number().int(), p: z.number().int(), salt: z.string() }),
  nonce: z.string(),
  sealed: z.string(),
  tag: z.string(),
});
const keyFileSchema = z.object({
  format: z.literal('yiyang-ledger-key'),
  version: z.literal(1),
  ledgerUid: z.string(),
  ledgerName: z.string(),
  regionName: z.string(),
  /** Missing in key files of real ledgers. */
  isDemo: z.boolean().optional(),
  createdAt: z.string(),
  slots: z.array(slotSchema),
});
export type KeyFile = z.infer<typeof keyFileSchema>;
export type KeySlot = z.infer<typeof slotSchema>;

/**
 * Cost of one try at a passphrase: 160 MiB and 0.4 s on a core of a small server (`npm run bench -- scrypt` measures it; not less than 0.3 s).
 * A slot keeps the cost it was made with; one that cost less is wrapped anew at the next login of its user.
 */
export const scryptCost = { N: 2 ** 17, r: 10, p: 1 } as const;
/** The recovery key has 160 random bits: guessing is hopeless at any cost, opening need not wait. */
const recoveryCost = { N: 2 ** 14, r: 8, p: 1 } as const;

export function keyFileOf(ledgerFile: string): string {
  return `${ledgerFile}.key`;
}

export function newDataKey(): Buffer {
  return randomBytes(32);
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const recoveryKeyGroups = 8;

/** 32 characters without I, L, O, U: eight groups of four that can be read aloud and typed. */
export function newRecoveryKey(): string {
  const characters = Array.from({ length: recoveryKeyGroups * 4 }, () => alphabet[randomInt(alphabet.length)] ?? '0');
  return Array.from({ length: recoveryKeyGroups }, (_, group) => characters.slice(group * 4, group * 4 + 4).join('')).join('-');
}

function canonicalRecoveryKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

function deriveKey(secret: string, kdf: KeySlot['kdf']): Buffer {
  return scryptSync(secret.normalize('NFKC'), Buffer.from(kdf.salt, 'base64'), 32, {
    N: kdf.N,
    r: kdf.r,
    p: kdf.p,
    maxmem: 256 * 1024 * 1024,
  });
}

/** Binds a slot to its ledger and its user: a slot copied elsewhere does not open. */
function boundTo(ledgerUid: string, kind: string, userUid: string | null): Buffer {
  return Buffer.from(`${ledgerUid}:${kind}:${userUid ?? ''}`);
}

export type Holder = { readonly kind: 'user'; readonly userUid: string; readonly name: string } | { readonly kind: 'recovery' };

export function wrapKey(ledgerUid: string, dataKey: Buffer, holder: Holder, secret: string): KeySlot {
  const userUid = holder.kind === 'user' ? holder.userUid : null;
  const cost = holder.kind === 'user' ? scryptCost : recoveryCost;
  const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(holder.kind === 'user' ? secret : canonicalRecoveryKey(secret), kdf), nonce);
  cipher.setAAD(boundTo(ledgerUid, holder.kind, userUid));
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    kind: holder.kind,
    userUid,
    name: holder.kind === 'user' ? holder.name : '',
    kdf,
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** Made when a try cost less than today: to be wrapped anew while the passphrase is at hand. */
export function isCheapSlot({ kdf }: KeySlot): boolean {
  return kdf.N * kdf.r * kdf.p < scryptCost.N * scryptCost.r * scryptCost.p;
}

/** The key file with this slot in place of the one its holder had. */
export function withSlot(keys: KeyFile, slot: KeySlot): KeyFile {
  const isOther = (old: KeySlot): boolean => (slot.kind === 'recovery' ? old.kind !== 'recovery' : old.userUid !== slot.userUid);
  // A name stands once: logging in goes by it.
  return { ...keys, slots: [...keys.slots.filter((old) => isOther(old) && (old.kind !== 'user' || old.name !== slot.name)), slot] };
}

export function withoutUsers(keys: KeyFile, userUids: ReadonlySet<string>): KeyFile {
  return { ...keys, slots: keys.slots.filter((slot) => slot.userUid === null || !userUids.has(slot.userUid)) };
}

export function slotOfUser(keys: KeyFile, userUid: string): KeySlot | undefined {
  return keys.slots.find((slot) => slot.kind === 'user' && slot.userUid === userUid);
}

export function slotOfRecovery(keys: KeyFile): KeySlot | undefined {
  return keys.slots.find((slot) => slot.kind === 'recovery');
}

/** What a slot goes by in the list of revoked ones: only what it cannot open without, so that no edit of the rest makes another of it. */
export function slotHash({ kdf, nonce, sealed }: KeySlot): Buffer {
  const hash = createHash('sha256');
  for (const part of [kdf.salt, nonce, sealed]) hash.update(Buffer.from(part, 'base64'));
  return hash.digest();
}

function unwrapSlot(ledgerUid: string, slot: KeySlot, secret: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey(secret, slot.kdf), Buffer.from(slot.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(boundTo(ledgerUid, slot.kind, slot.userUid));
    decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(slot.sealed, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

/** Data key for a user's passphrase. @throws AppError WRONG_PASSPHRASE, the same for an unknown name. */
export function unlockForUser(keys: KeyFile, userName: string, passphrase: string): { dataKey: Buffer; userUid: string; slot: KeySlot } {
  const slot = keys.slots.find((candidate) => candidate.kind === 'user' && candidate.name === userName.trim());
  const dataKey = slot ? unwrapSlot(keys.ledgerUid, slot, passphrase) : null;
  if (!slot?.userUid || !dataKey) throw new AppError('WRONG_PASSPHRASE');
  return { dataKey, userUid: slot.userUid, slot };
}

/** Data key for the printed recovery key. @throws AppError RECOVERY_KEY_WRONG */
export function unlockForRecovery(keys: KeyFile, recoveryKey: string): Buffer {
  const slot = slotOfRecovery(keys);
  const dataKey = slot ? unwrapSlot(keys.ledgerUid, slot, canonicalRecoveryKey(recoveryKey)) : null;
  if (!dataKey) throw new AppError('RECOVERY_KEY_WRONG', { groups: recoveryKeyGroups });
  return dataKey;
}

export type FoundKeys = { readonly keys: KeyFile; readonly state: 'whole' | 'missing' | 'damaged' };

/**
 * The key file, or its second copy when it is missing or damaged; that one is put in its place at the next login, which proves that it opens this
 * ledger. @throws AppError LEDGER_KEY_MISSING, LEDGER_KEY_DAMAGED, LEDGER_NOT_A_LEDGER
 */
export function findKeys(ledgerFile: string): FoundKeys {
  const file = keyFileOf(ledgerFile);
  const text = textIn(file);
  const keys = keyFileIn(text ?? '');
  if (keys) return { keys, state: 'whole' };
  const second = secondCopyOf(ledgerFile);
  if (second && isOfSameLedger(text, second)) return { keys: second, state: text === null ? 'missing' : 'damaged' };
  if (text === null && !existsSync(`${file}.bak`)) throw new AppError('LEDGER_KEY_MISSING', { file });
  throw new AppError(text !== null && isOtherFormat(text) ? 'LEDGER_NOT_A_LEDGER' : 'LEDGER_KEY_DAMAGED', { file });
}

/** @throws AppError LEDGER_KEY_MISSING, LEDGER_KEY_DAMAGED, LEDGER_NOT_A_LEDGER */
export function readKeyFile(ledgerFile: string): KeyFile {
  return findKeys(ledgerFile).keys;
}

/** Null when there is none, or not a whole one. */
export function secondCopyOf(ledgerFile: string): KeyFile | null {
  return keyFileIn(textIn(`${keyFileOf(ledgerFile)}.bak`) ?? '');
}

function textIn(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** As far as a damaged key file still says whose it is. */
function isOfSameLedger(damaged: string | null, second: KeyFile): boolean {
  const uid = /"ledgerUid":\s*"([0-9a-f]{32})"/.exec(damaged ?? '')?.[1];
  return uid === undefined || uid === second.ledgerUid;
}

function isOtherFormat(text: string): boolean {
  const parsed = z.object({ format: z.string() }).safeParse(parseJson(text));
  return parsed.success && parsed.data.format !== keyFileSchema.shape.format.value;
}

/** The keys in the text of a key file, as it also lies in copies; null for anything else. */
export function keyFileIn(text: string): KeyFile | null {
  const parsed = keyFileSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What made the write fail keeps this too; that is what is told.
  }
}

function writeWhole(file: string, text: string): void {
  const partial = `${file}.partial`;
  try {
    const handle = openSync(partial, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch (error) {
    removeQuietly(partial);
    throw fileFault(error, file);
  }
}

/** So that a power cut does not bring the file before back. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Only a promise about power cuts is lost.
  }
}

const textOf = (keys: KeyFile): string => `${JSON.stringify(keys, null, 2)}\n`;

/** A second copy of the same, not the version before: that one would still open with a passphrase that has been changed. */
function writeSecondCopy(file: string, text: string): void {
  try {
    writeWhole(`${file}.bak`, text);
  } catch {
    // The key file itself is written, so the change holds; none is better than an old one, and the next login writes it again.
    removeQuietly(`${file}.bak`);
  }
}

/** Whole or not at all; a damaged one is kept beside it. @throws AppError DISK_FULL, FILE_NOT_WRITABLE; the file is then what it was before */
export function writeKeyFile(ledgerFile: string, keys: KeyFile): void {
  const file = keyFileOf(ledgerFile);
  const before = textIn(file);
  if (before !== null && !keyFileIn(before)) copyFileSync(file, `${file}.damaged-${Date.now()}`);
  writeWhole(file, textOf(keys));
  writeSecondCopy(file, textOf(keys));
  syncFolder(dirname(file));
}

/** After a crash between the two the second copy may still be the version before. */
export function repairSecondCopy(ledgerFile: string, keys: KeyFile): void {
  const file = keyFileOf(ledgerFile);
  const copy = `${file}.bak`;
  if (!existsSync(copy) || readFileSync(copy, 'utf8') !== textOf(keys)) writeSecondCopy(file, textOf(keys));
}
