import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeError } from '../../electron/contract/messages.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { keyFileOf, newRecoveryKey, readKeyFile, unlockForRecovery, writeKeyFile } from '../../database/core/keys.ts';
import { closeConnection, openConnection } from '../../database/core/open.ts';
import { recover } from '../../database/features/ledger/recovery.ts';
import { closeLedger, createLedger, inspectLedger, ledgerFileIn, login } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

const clock = fixedClock(isoDate('2022-12-31'));
let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function closedLedger(): { file: string; recoveryKey: string } {
  const created = fileLedger(folder.path);
  closeLedger(created.ledger);
  return { file: created.ledger.file, recoveryKey: created.recoveryKey };
}

describe('creating a ledger', () => {
  it('is encrypted from the first byte and opens again with the passphrase', () => {
    const { file } = closedLedger();
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 15).toString()).not.toBe('SQLite format 3');
    expect(bytes.includes('CREATE TABLE')).toBe(false);
    expect(existsSync(`${file}-wal`)).toBe(false);
    const ledger = login(file, '管理员', testPassphrase, clock);
    expect(ledger.session).toMatchObject({ ledger: { name: '测试台账', regionCode: '370983' }, user: { name: '管理员', role: 'admin' } });
    closeLedger(ledger);
  });

  it('refuses a weak passphrase, an unknown region, a name that is taken and a folder that is gone', () => {
    const input = {
      file: ledgerFileIn(folder.path, '甲'),
      name: '甲',
      regionCode: '370983',
      userName: '管理员',
      passphrase: testPassphrase,
      isDemo: false,
      clock,
    };
    expect(refusal(() => createLedger({ ...input, passphrase: '123456' })).code).toBe('WEAK_PASSPHRASE');
    const unknown = refusal(() => createLedger({ ...input, regionCode: '370999' }));
    expect(unknown.message).toBe('区划代码 370999 不在全国区划表中。');
    const { file } = closedLedger();
    const before = readFileSync(file);
    const taken = refusal(() => createLedger({ ...input, file }));
    expect(taken.message).toBe(`这里已经有一本台账：${file}`);
    expect(readFileSync(file).equals(before)).toBe(true);
    const gone = ledgerFileIn(join(folder.path, '没有', '这个文件夹'), '甲');
    expect(refusal(() => createLedger({ ...input, file: gone })).code).toBe('LEDGER_FOLDER_GONE');
  });

  it('takes a city as region with all its counties', () => {
    const created = fileLedger(folder.path, { name: '全市', regionCode: '3709' });
    const counties = created.ledger.connection.prepare("SELECT count(*) FROM division WHERE level = 'county'").pluck().get();
    expect(counties).toBeGreaterThan(4);
    closeLedger(created.ledger);
  });
});

describe('opening a ledger', () => {
  it('says the same for a wrong passphrase and a wrong name', () => {
    const { file } = closedLedger();
    const wrong = refusal(() => login(file, '管理员', '不对的口令不对的口令', clock));
    expect({ what: wrong.message, next: describeError(wrong.code, wrong.params).next }).toEqual({
      what: '用户名或口令不正确。',
      next: '请检查大小写和输入法后重试；忘记口令请由管理员重设。',
    });
    expect(refusal(() => login(file, '没有此人', testPassphrase, clock)).message).toBe(wrong.message);
  });

  it('tells that another program uses it', () => {
    const created = fileLedger(folder.path);
    const { file } = created.ledger;
    expect(refusal(() => login(file, '管理员', testPassphrase, clock)).message).toBe(`台账正被另一个程序使用：${file}`);
    closeLedger(created.ledger);
  });

  it('tells that the file, its folder or its key is gone', () => {
    const { file } = closedLedger();
    renameSync(keyFileOf(file), join(folder.path, 'elsewhere'));
    rmSync(`${keyFileOf(file)}.bak`);
    expect(refusal(() => inspectLedger(file)).message).toBe(`找不到台账的钥匙文件：${keyFileOf(file)}`);
    unlinkSync(file);
    expect(refusal(() => inspectLedger(file)).message).toBe(`找不到台账文件：${file}`);
    rmSync(dirname(file), { recursive: true });
    expect(refusal(() => inspectLedger(file)).message).toBe(`台账所在的文件夹不存在：${dirname(file)}`);
  });

  it.each([
    ['cut in the middle', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    [
      'overwritten at the start',
      (file: string) => writeFileSync(file, Buffer.concat([Buffer.alloc(4096, 7), readFileSync(file).subarray(4096)])),
    ],
    [
      'altered inside',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(1, 40_960, 45_056);
        writeFileSync(file, bytes);
      },
    ],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['replaced by text', (file: string) => writeFileSync(file, '不是台账')],
  ])('tells that the file is damaged and leaves it as it is: %s', (_, harm) => {
    const { file } = closedLedger();
    harm(file);
    const before = readFileSync(file);
    expect(refusal(() => login(file, '管理员', testPassphrase, clock)).message).toBe(`台账文件已损坏，无法打开：${file}`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a ledger of a newer program without touching it', () => {
    const created = fileLedger(folder.path);
    created.ledger.connection.pragma('user_version = 99');
    const { file } = created.ledger;
    closeLedger(created.ledger);
    const error = refusal(() => login(file, '管理员', testPassphrase, clock));
    expect(error.code).toBe('LEDGER_NEWER');
    expect(error.params['found']).toBe(99);
    const key = unlockForRecovery(readKeyFile(file), created.recoveryKey);
    const connection = openConnection(file, key, 'existing');
    expect(connection.pragma('user_version', { simple: true })).toBe(99);
    closeConnection(connection);
  });

  it('refuses a ledger whose migrations differ from ours', () => {
    const created = fileLedger(folder.path);
    created.ledger.connection.exec("UPDATE migration SET sha256 = 'x' WHERE version = 2");
    const { file } = created.ledger;
    closeLedger(created.ledger);
    expect(refusal(() => login(file, '管理员', testPassphrase, clock))).toMatchObject({
      code: 'LEDGER_SCHEMA_CHANGED',
      params: { version: 2 },
    });
  });

  it('refuses a key file that is none', () => {
    const { file } = closedLedger();
    writeFileSync(keyFileOf(file), '{"format":"other"}');
    rmSync(`${keyFileOf(file)}.bak`);
    expect(refusal(() => inspectLedger(file)).code).toBe('LEDGER_NOT_A_LEDGER');
  });

  const half = (file: string): void => truncateSync(file, 100);
  it.each([
    ['missing', (key: string) => rmSync(key)],
    ['damaged', half],
  ] as const)('opens with the second copy of a key file that is %s, puts it back and says so', (found, spoil) => {
    const { file } = closedLedger();
    const key = keyFileOf(file);
    const whole = readFileSync(key);
    spoil(key);
    const spoilt = existsSync(key) ? readFileSync(key) : null;
    expect(inspectLedger(file).userNames).toEqual(['管理员']);
    // Only who opens the ledger proves that the second copy is its own.
    expect(refusal(() => login(file, '管理员', '不是这个口令 99', clock)).code).toBe('WRONG_PASSPHRASE');
    expect(existsSync(key) ? readFileSync(key) : null).toEqual(spoilt);
    const ledger = login(file, '管理员', testPassphrase, clock);
    expect(readFileSync(key).equals(whole)).toBe(true);
    const kept = readdirSync(dirname(file)).filter((name) => name.includes('.key.damaged-'));
    expect(kept.map((name) => readFileSync(join(dirname(file), name)))).toEqual(spoilt ? [spoilt] : []);
    const told = ledger.connection.prepare("SELECT after_json FROM audit WHERE action = 'ledger.keyFileRepaired'").pluck();
    expect(told.all()).toEqual([`{"keyFile":"${found}"}`]);
    closeLedger(ledger);
    const again = login(file, '管理员', testPassphrase, clock);
    expect(again.connection.prepare("SELECT count(*) FROM audit WHERE action = 'ledger.keyFileRepaired'").pluck().get()).toBe(1);
    closeLedger(again);
  });

  it('the recovery key opens by the second copy too', () => {
    const { file, recoveryKey } = closedLedger();
    rmSync(keyFileOf(file));
    closeLedger(recover(file, recoveryKey, '管理员', '另一个很长的口令 8866', clock));
    expect(readFileSync(keyFileOf(file), 'utf8')).toBe(readFileSync(`${keyFileOf(file)}.bak`, 'utf8'));
    closeLedger(login(file, '管理员', '另一个很长的口令 8866', clock));
  });

  it('says what to do when both copies of the key file are damaged, or the second is of another ledger', () => {
    const { file } = closedLedger();
    const key = keyFileOf(file);
    const other = fileLedger(folder.path, { name: '别的台账' });
    closeLedger(other.ledger);
    const second = readFileSync(`${key}.bak`);
    half(key);
    half(`${key}.bak`);
    const told = refusal(() => inspectLedger(file));
    expect([told.code, told.message]).toEqual(['LEDGER_KEY_DAMAGED', `台账的钥匙文件已损坏，它的第二份也不能用：${key}`]);
    copyFileSync(keyFileOf(other.ledger.file), `${key}.bak`);
    expect(refusal(() => login(file, '管理员', testPassphrase, clock)).code).toBe('LEDGER_KEY_DAMAGED');
    writeFileSync(`${key}.bak`, second);
    closeLedger(login(file, '管理员', testPassphrase, clock));
  });
});

describe('recovery key', () => {
  it('opens a ledger and gives the administrator a new passphrase', () => {
    const { file, recoveryKey } = closedLedger();
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    closeLedger(recover(file, typed, '管理员', '另一个很长的口令 8866', clock));
    expect(refusal(() => login(file, '管理员', testPassphrase, clock)).code).toBe('WRONG_PASSPHRASE');
    closeLedger(login(file, '管理员', '另一个很长的口令 8866', clock));
  });

  it('refuses a wrong key', () => {
    const { file } = closedLedger();
    expect(refusal(() => recover(file, newRecoveryKey(), '管理员', '另一个很长的口令 8866', clock)).message).toBe('恢复密钥不正确。');
  });

  it('does not open with the slot of another ledger', () => {
    const { file, recoveryKey } = closedLedger();
    const other = fileLedger(folder.path, { name: '别的台账' });
    closeLedger(other.ledger);
    const keys = readKeyFile(other.ledger.file);
    writeKeyFile(other.ledger.file, { ...keys, slots: readKeyFile(file).slots });
    expect(refusal(() => unlockForRecovery(readKeyFile(other.ledger.file), recoveryKey)).code).toBe('RECOVERY_KEY_WRONG');
  });

  it('keeps a second copy of the key file, without any passphrase that was changed', () => {
    const { file, recoveryKey } = closedLedger();
    closeLedger(recover(file, recoveryKey, '管理员', '另一个很长的口令 8866', clock));
    expect(readFileSync(`${keyFileOf(file)}.bak`, 'utf8')).toBe(readFileSync(keyFileOf(file), 'utf8'));
  });
});

it('moves a leftover of a creation that was cut short aside', () => {
  const file = ledgerFileIn(folder.path, '半途');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.building`, 'half a ledger');
  const { file: whole } = closedLedger();
  copyFileSync(keyFileOf(whole), keyFileOf(file));
  const created = fileLedger(folder.path, { name: '半途' });
  closeLedger(created.ledger);
  const ledger = login(file, '管理员', testPassphrase, clock);
  expect(ledger.session.ledger.name).toBe('半途');
  closeLedger(ledger);
});
