/** A stolen copy, ledger and key file together, without a passphrase: what can be done to the key file does not open it. */
import { copyFileSync, readFileSync } from 'node:fs';
import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import {
  isCheapSlot,
  keyFileOf,
  readKeyFile,
  scryptCost,
  slotOfUser,
  unlockForRecovery,
  unlockForUser,
  wrapKey,
  writeKeyFile,
  type KeyFile,
  type KeySlot,
} from '../../database/core/keys.ts';
import { openConnection } from '../../database/core/open.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { addUser } from '../../database/features/users/service.ts';
import { blockKeyFile } from '../helpers/key-file.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

const clock = fixedClock(isoDate('2022-12-31'));
const clerkPassphrase = '松柏常青 第二个人 77';
let folder: TemporaryFolder;
let file: string;
let dataKey: Buffer;
let recoveryKey: string;
let whole: KeyFile;

function code(work: () => unknown): string {
  try {
    work();
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

beforeAll(() => {
  folder = temporaryFolder();
  const created = fileLedger(folder.path);
  ({ recoveryKey } = created);
  file = created.ledger.file;
  dataKey = Buffer.from(created.ledger.dataKey);
  const { connection, session } = created.ledger;
  const context = { connection, clock, actor: { userId: session.user.userId, name: session.user.name } };
  addUser(created.ledger, context, { name: '王经办', role: 'county_clerk', passphrase: clerkPassphrase, isTemporary: false });
  closeLedger(created.ledger);
  whole = readKeyFile(file);
});
beforeEach(() => writeKeyFile(file, whole));
afterAll(() => folder.remove());

const slotNamed = (name: string): KeySlot => whole.slots.find((slot) => slot.name === name) as KeySlot;
const recoverySlot = (): KeySlot => whole.slots.find((slot) => slot.kind === 'recovery') as KeySlot;

function edited(name: string, change: (slot: KeySlot) => KeySlot): KeyFile {
  return { ...whole, slots: whole.slots.map((slot) => (slot.name === name && slot.kind === 'user' ? change(slot) : slot)) };
}

describe('a copy without a passphrase', () => {
  it('holds neither the data key nor a passphrase in readable form', () => {
    const text = readFileSync(keyFileOf(file));
    for (const secret of [dataKey, Buffer.from(testPassphrase), Buffer.from(recoveryKey), Buffer.from(recoveryKey.replaceAll('-', ''))])
      for (const form of [secret, Buffer.from(secret.toString('hex')), Buffer.from(secret.toString('base64'))])
        expect(text.includes(form)).toBe(false);
    expect(readFileSync(file).includes(dataKey)).toBe(false);
  });

  it('opens for no wrong passphrase, however near', () => {
    for (const wrong of ['', ' ', testPassphrase.slice(0, -1), `${testPassphrase} `, testPassphrase.toUpperCase(), clerkPassphrase])
      if (wrong !== testPassphrase) expect(code(() => unlockForUser(whole, '管理员', wrong))).toBe('WRONG_PASSPHRASE');
    expect(code(() => unlockForUser(whole, '管理员', testPassphrase))).toBe('opened');
    expect(
      code(() =>
        unlockForRecovery(
          whole,
          recoveryKey.replace(/^./, (sign) => (sign === '7' ? '8' : '7')),
        ),
      ),
    ).toBe('RECOVERY_KEY_WRONG');
  });

  it('does not open by a data key that is one bit off', () => {
    const near = Buffer.from(dataKey);
    near[31] = (near[31] ?? 0) ^ 1;
    expect(code(() => openConnection(file, near, 'existing'))).toBe('LEDGER_DAMAGED');
  });
});

describe('an edited key file', () => {
  const changes: readonly [string, (slot: KeySlot) => KeySlot][] = [
    ['a lower cost', (slot) => ({ ...slot, kdf: { ...slot.kdf, N: 2 ** 10 } })],
    ['fewer blocks', (slot) => ({ ...slot, kdf: { ...slot.kdf, r: 1 } })],
    ['another salt', (slot) => ({ ...slot, kdf: { ...slot.kdf, salt: slotNamed('王经办').kdf.salt } })],
    ['the sealed key of another', (slot) => ({ ...slot, sealed: slotNamed('王经办').sealed, tag: slotNamed('王经办').tag })],
    ['the uid of another', (slot) => ({ ...slot, userUid: slotNamed('王经办').userUid })],
    ['the recovery slot as a user’s', (slot) => ({ ...recoverySlot(), kind: 'user', userUid: slot.userUid, name: slot.name })],
    ['a cost that no computer can pay', (slot) => ({ ...slot, kdf: { ...slot.kdf, N: 2 ** 30 } })],
    ['a cost that is none', (slot) => ({ ...slot, kdf: { ...slot.kdf, N: -1 } })],
  ];
  it.each(changes)('does not open the user’s slot: %s', (_, change) => {
    writeKeyFile(file, edited('管理员', change));
    expect(code(() => unlockForUser(readKeyFile(file), '管理员', testPassphrase))).toBe('WRONG_PASSPHRASE');
  });

  it('opens nothing under the uid of another ledger', () => {
    const other = { ...whole, ledgerUid: '0'.repeat(32) };
    expect(code(() => unlockForUser(other, '管理员', testPassphrase))).toBe('WRONG_PASSPHRASE');
    expect(code(() => unlockForRecovery(other, recoveryKey))).toBe('RECOVERY_KEY_WRONG');
  });

  it('gives nobody the place of another by swapped names: the session belongs to whose passphrase it is', () => {
    const clerk = slotNamed('王经办');
    writeKeyFile(file, {
      ...whole,
      slots: [{ ...clerk, name: '管理员' }, { ...slotNamed('管理员'), name: '王经办' }, recoverySlot()],
    });
    const ledger = login(file, '管理员', clerkPassphrase, clock);
    expect(ledger.session.user).toMatchObject({ name: '王经办', role: 'county_clerk' });
    closeLedger(ledger);
  });

  it('with a slot of one’s own making opens nothing: it wraps another key', () => {
    const uid = slotNamed('管理员').userUid ?? '';
    const forged = wrapKey(whole.ledgerUid, Buffer.alloc(32, 7), { kind: 'user', userUid: uid, name: '管理员' }, clerkPassphrase);
    writeKeyFile(file, { ...whole, slots: [forged, recoverySlot()] });
    expect(code(() => login(file, '管理员', clerkPassphrase, clock))).toBe('LEDGER_DAMAGED');
    writeKeyFile(file, whole);
    closeLedger(login(file, '管理员', testPassphrase, clock));
  });
});

describe('the cost of a try', () => {
  it('is that of the constants, in every slot of a user', () => {
    for (const name of ['管理员', '王经办']) expect(slotNamed(name).kdf).toMatchObject(scryptCost);
    expect(scryptCost.N * scryptCost.r * 128).toBeGreaterThanOrEqual(128 * 1024 * 1024);
  });

  it('of an older slot is raised at the next login; a slot as dear as today’s stays as it is', () => {
    const admin = slotNamed('管理员');
    const cheap = cheaply(admin, testPassphrase);
    expect(isCheapSlot(cheap)).toBe(true);
    writeKeyFile(file, { ...whole, slots: [cheap, slotNamed('王经办'), recoverySlot()] });
    closeLedger(login(file, '管理员', testPassphrase, clock));
    const renewed = slotOfUser(readKeyFile(file), admin.userUid ?? '') as KeySlot;
    expect(renewed.kdf).toMatchObject(scryptCost);
    expect(renewed.kdf.salt).not.toBe(cheap.kdf.salt);
    expect(readFileSync(`${keyFileOf(file)}.bak`, 'utf8')).toBe(readFileSync(keyFileOf(file), 'utf8'));
    closeLedger(login(file, '管理员', testPassphrase, clock));
    expect(slotOfUser(readKeyFile(file), admin.userUid ?? '')).toEqual(renewed);
  });

  it('keeps nobody out when the key file cannot be written', () => {
    const cheap = cheaply(slotNamed('管理员'), testPassphrase);
    writeKeyFile(file, { ...whole, slots: [cheap, recoverySlot(), slotNamed('王经办')] });
    const copy = `${keyFileOf(file)}.saved`;
    copyFileSync(keyFileOf(file), copy);
    const restore = blockKeyFile(file);
    closeLedger(login(file, '管理员', testPassphrase, clock));
    restore();
    expect(readFileSync(keyFileOf(file), 'utf8')).toBe(readFileSync(copy, 'utf8'));
  });
});

/** The same data key under the same passphrase, as a program with a lower cost wrapped it. */
function cheaply(slot: KeySlot, passphrase: string): KeySlot {
  const kdf = { ...slot.kdf, N: 2 ** 12 };
  const key = scryptSync(passphrase.normalize('NFKC'), Buffer.from(kdf.salt, 'base64'), 32, { N: kdf.N, r: kdf.r, p: kdf.p });
  return { ...slot, kdf, ...sealed(key, slot) };
}

function sealed(key: Buffer, slot: KeySlot): Pick<KeySlot, 'nonce' | 'sealed' | 'tag'> {
  // Never the same slot twice: one that was replaced counts no more.
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(`${whole.ledgerUid}:${slot.kind}:${slot.userUid ?? ''}`));
  const content = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { nonce: nonce.toString('base64'), sealed: content.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
}
