/** Users and their key slots: what is written in which order, so that a crash locks nobody out and lets nobody in who was disabled. */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { keyFileOf, readKeyFile, slotOfUser, unlockForUser, writeKeyFile } from '../../database/core/keys.ts';
import { row, rows, type WriteContext } from '../../database/core/sql.ts';
import { acceptRecoveryKey, proposeRecoveryKey, recover } from '../../database/features/ledger/recovery.ts';
import { closeLedger, inspectLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { findUserByName, uidOfUser } from '../../database/features/users/accounts.ts';
import { changePassphrase, checkPassphrase, resetPassphrase } from '../../database/features/users/passphrases.ts';
import { addUser, changeRole, disableUser, enableUser, userCards } from '../../database/features/users/service.ts';
import { blockKeyFile } from '../helpers/key-file.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

const clock = fixedClock(isoDate('2022-12-31'));
const first = '松柏常青 第二个人 77';
const second = '春暖花开 面朝大海 31';
let folder: TemporaryFolder;
let ledger: OpenLedger;
let file: string;
let recoveryKey: string;

function contextOf(open: OpenLedger): WriteContext {
  const { userId, name } = open.session.user;
  return { connection: open.connection, clock, actor: { userId, name } };
}

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const userNamed = (name: string) => findUserByName(ledger, name) ?? expect.fail(`no user ${name}`);
const hasSlot = (name: string): boolean => readKeyFile(file).slots.some((slot) => slot.name === name);
const opens = (name: string, passphrase: string): boolean => {
  try {
    unlockForUser(readKeyFile(file), name, passphrase);
    return true;
  } catch {
    return false;
  }
};

function addClerk(name = '王经办', passphrase = first, isTemporary = false): number {
  return addUser(ledger, contextOf(ledger), { name, role: 'county_clerk', passphrase, isTemporary }).userId;
}

/** The ledger as it is when somebody logs in after all. */
function reopen(name = '管理员', passphrase = testPassphrase): OpenLedger {
  closeLedger(ledger);
  ledger = login(file, name, passphrase, clock);
  return ledger;
}

beforeEach(() => {
  folder = temporaryFolder();
  const created = fileLedger(folder.path);
  ({ ledger, recoveryKey } = created);
  file = ledger.file;
});
afterEach(() => {
  closeLedger(ledger);
  folder.remove();
});

describe('roles and places', () => {
  const town = (): string =>
    row<{ code: string }>(ledger, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1")?.code ?? '';

  it('a township clerk has a township, nobody else one', () => {
    const base = { passphrase: first, isTemporary: true } as const;
    const context = contextOf(ledger);
    expect(refusal(() => addUser(ledger, context, { ...base, name: '甲', role: 'town_clerk' })).fields).toEqual({ townCode: '请选择乡镇' });
    expect(refusal(() => addUser(ledger, context, { ...base, name: '甲', role: 'town_clerk', townCode: '999999999999' })).code).toBe(
      'USER_PLACE_MISSING',
    );
    expect(refusal(() => addUser(ledger, context, { ...base, name: '甲', role: 'home_manager' })).fields).toEqual({
      homeId: '请选择敬老院',
    });
    expect(refusal(() => addUser(ledger, context, { ...base, name: '甲', role: 'auditor', townCode: town() })).code).toBe(
      'USER_PLACE_UNFIT',
    );
    expect(hasSlot('甲')).toBe(false);
    addUser(ledger, context, { ...base, name: '乡镇办', role: 'town_clerk', townCode: town() });
    expect(userCards(ledger, file).at(-1)).toMatchObject({
      name: '乡镇办',
      townCode: town(),
      isPassphraseTemporary: true,
      hasPassphrase: true,
    });
    expect(userCards(ledger, file).at(-1)?.placeName).toMatch(/[街道镇乡]/);
    expect(userCards(ledger, file).map((user) => user.lastLoginAt)).toEqual(['2022-12-31T01:00:00.000Z', null]);
    changeRole(context, { userId: userNamed('乡镇办').userId, role: 'auditor', townCode: null, homeId: null });
    expect(userNamed('乡镇办')).toMatchObject({ role: 'auditor', townCode: null });
    const line = row<{ before: string; after: string }>(
      ledger,
      "SELECT before_json AS before, after_json AS after FROM audit WHERE action = 'user.changeRole'",
    );
    expect(JSON.parse(line?.before ?? '')).toMatchObject({ role: 'town_clerk', townCode: town() });
    expect(JSON.parse(line?.after ?? '')).toMatchObject({ role: 'auditor', townCode: null });
  });

  it('nobody decides about himself, and there is always an administrator', () => {
    const context = contextOf(ledger);
    const own = ledger.session.user.userId;
    expect(refusal(() => changeRole(context, { userId: own, role: 'auditor', townCode: null, homeId: null })).code).toBe('OWN_ACCOUNT');
    expect(refusal(() => disableUser(ledger, context, own)).code).toBe('OWN_ACCOUNT');
    expect(refusal(() => resetPassphrase(ledger, context, { userId: own, passphrase: second })).code).toBe('OWN_ACCOUNT');
    // As an administrator by command would be asked whose account has been disabled meanwhile.
    const clerk = addClerk();
    const asClerk = { ...context, actor: { userId: clerk, name: '王经办' } };
    expect(refusal(() => disableUser(ledger, asClerk, own)).code).toBe('LAST_ADMINISTRATOR');
    expect(refusal(() => changeRole(asClerk, { userId: own, role: 'auditor', townCode: null, homeId: null })).code).toBe(
      'LAST_ADMINISTRATOR',
    );
    expect(refusal(() => disableUser(ledger, context, 99)).code).toBe('UNKNOWN_USER');
  });
});

describe('key slots', () => {
  it('a disabled user has none, in neither copy; enabling gives a new one, to be changed at once', () => {
    const userId = addClerk();
    const old = readFileSync(keyFileOf(file));
    disableUser(ledger, contextOf(ledger), userId);
    expect(hasSlot('王经办')).toBe(false);
    expect(readFileSync(`${keyFileOf(file)}.bak`).equals(readFileSync(keyFileOf(file)))).toBe(true);
    expect(inspectLedger(file).userNames).toEqual(['管理员']);
    enableUser(ledger, contextOf(ledger), { userId, passphrase: second });
    expect(userNamed('王经办')).toMatchObject({ disabledAt: null, isPassphraseTemporary: true });
    expect([opens('王经办', first), opens('王经办', second)]).toEqual([false, true]);
    expect(reopen('王经办', second).session.user.isPassphraseTemporary).toBe(true);
    closeLedger(ledger);
    // An old key file in both places still opens the file with the old passphrase, but the ledger refuses it and the log keeps the try.
    for (const ending of ['', '.bak']) writeFileSync(`${keyFileOf(file)}${ending}`, old);
    expect(opens('王经办', first)).toBe(true);
    const told = refusal(() => login(file, '王经办', first, clock));
    expect([told.code, told.message]).toEqual(['KEY_REVOKED', '口令已更换，旧的钥匙文件不能再用。']);
    ledger = login(file, '管理员', testPassphrase, clock);
    expect(rows(ledger, "SELECT user_name AS name, after_json AS after FROM audit WHERE action = 'session.revokedKey'")).toEqual([
      { name: '王经办', after: '{"tried":"user"}' },
    ]);
    // The administrator helps with another reset.
    resetPassphrase(ledger, contextOf(ledger), { userId, passphrase: second });
    expect(reopen('王经办', second).session.user.isPassphraseTemporary).toBe(true);
  });

  it('an old key file beside the second copy of today is put right, and only the passphrase of today enters', () => {
    const userId = addClerk();
    const old = readFileSync(keyFileOf(file));
    resetPassphrase(ledger, contextOf(ledger), { userId, passphrase: second });
    closeLedger(ledger);
    writeFileSync(keyFileOf(file), old);
    expect(refusal(() => login(file, '王经办', first, clock)).code).toBe('KEY_REVOKED');
    expect(readFileSync(keyFileOf(file)).equals(readFileSync(`${keyFileOf(file)}.bak`))).toBe(true);
    ledger = login(file, '王经办', second, clock);
    expect(rows(ledger, "SELECT after_json AS after FROM audit WHERE action = 'ledger.keyFileRepaired'")).toEqual([
      { after: '{"keyFile":"outdated"}' },
    ]);
  });

  it('an old key file unlocks no window and proves nobody while the ledger is open', () => {
    const old = readFileSync(keyFileOf(file));
    changePassphrase(ledger, contextOf(ledger), { oldPassphrase: testPassphrase, newPassphrase: second });
    const today = readFileSync(keyFileOf(file));
    writeFileSync(keyFileOf(file), old);
    expect(refusal(() => checkPassphrase(ledger, contextOf(ledger), testPassphrase)).code).toBe('KEY_REVOKED');
    writeFileSync(keyFileOf(file), today);
    checkPassphrase(ledger, contextOf(ledger), second);
    expect(() => ledger.connection.exec('DELETE FROM revoked_key')).toThrow('append-only: revoked_key');
    expect(() => ledger.connection.exec("UPDATE revoked_key SET revoked_at = ''")).toThrow('append-only: revoked_key');
  });

  it('resetting needs no old passphrase and asks for a new one at the next login', () => {
    const userId = addClerk();
    expect(refusal(() => resetPassphrase(ledger, contextOf(ledger), { userId, passphrase: '123456' })).code).toBe('WEAK_PASSPHRASE');
    resetPassphrase(ledger, contextOf(ledger), { userId, passphrase: second });
    expect([opens('王经办', first), opens('王经办', second)]).toEqual([false, true]);
    const clerk = reopen('王经办', second);
    expect(clerk.session.user.isPassphraseTemporary).toBe(true);
    const own = contextOf(clerk);
    expect(refusal(() => changePassphrase(clerk, own, { oldPassphrase: second, newPassphrase: ` ${second}`.slice(1) })).code).toBe(
      'PASSPHRASE_REUSED',
    );
    expect(refusal(() => changePassphrase(clerk, own, { oldPassphrase: second, newPassphrase: '12345678' })).fields).toHaveProperty(
      'newPassphrase',
    );
    changePassphrase(clerk, own, { oldPassphrase: second, newPassphrase: first });
    expect(reopen('王经办', first).session.user.isPassphraseTemporary).toBe(false);
  });

  it('lists who cannot log in for want of a slot', () => {
    addClerk();
    const keys = readKeyFile(file);
    writeKeyFile(file, { ...keys, slots: keys.slots.filter((slot) => slot.name !== '王经办') });
    expect(userCards(ledger, file).map((user) => [user.name, user.hasPassphrase])).toEqual([
      ['管理员', true],
      ['王经办', false],
    ]);
  });
});

describe('cut short between key file and ledger', () => {
  it('while disabling: he is refused, and his slot goes at the next login of anybody', () => {
    const userId = addClerk();
    const keys = readFileSync(keyFileOf(file));
    disableUser(ledger, contextOf(ledger), userId);
    closeLedger(ledger);
    writeFileSync(keyFileOf(file), keys);
    expect(refusal(() => login(file, '王经办', first, clock)).code).toBe('USER_DISABLED');
    expect(hasSlot('王经办')).toBe(false);
    writeFileSync(keyFileOf(file), keys);
    writeFileSync(`${keyFileOf(file)}.bak`, keys);
    ledger = login(file, '管理员', testPassphrase, clock);
    expect(hasSlot('王经办')).toBe(false);
    expect(readFileSync(`${keyFileOf(file)}.bak`, 'utf8')).not.toContain('王经办');
  });

  it('while disabling, with a key file that cannot be written: said so, and done at the next try', () => {
    const userId = addClerk();
    const restore = blockKeyFile(file);
    const told = refusal(() => disableUser(ledger, contextOf(ledger), userId));
    expect(told.code).toBe('KEY_SLOT_LEFT');
    expect(told.message).toContain('“王经办”已停用');
    expect(userNamed('王经办').disabledAt).not.toBeNull();
    restore();
    disableUser(ledger, contextOf(ledger), userId);
    expect(hasSlot('王经办')).toBe(false);
    expect(rows(ledger, "SELECT 1 FROM audit WHERE action = 'user.disable'")).toHaveLength(1);
  });

  it.each(['key file', 'ledger'] as const)(
    'while the %s was still the one before, everybody enabled gets in, nobody else',
    (before) => {
      const disabled = addClerk('停用的');
      disableUser(ledger, contextOf(ledger), disabled);
      const reset = addClerk('重设的');
      const changing = addClerk('修改的');
      reopen();
      const saved = { keys: readFileSync(keyFileOf(file)), ledger: `${file}.saved` };
      closeLedger(ledger);
      copyFileSync(file, saved.ledger);
      /** Does the work, then puts one of the two files back as it was. */
      const cutShort = (name: string, passphrase: string, work: (open: OpenLedger) => void): void => {
        copyFileSync(saved.ledger, file);
        writeKeyFile(file, JSON.parse(saved.keys.toString()) as never);
        rmSync(`${file}.anchor`, { force: true });
        const open = login(file, name, passphrase, clock);
        work(open);
        closeLedger(open);
        rmSync(`${file}.anchor`, { force: true });
        if (before === 'key file') writeFileSync(keyFileOf(file), saved.keys);
        else copyFileSync(saved.ledger, file);
      };
      const enters = (name: string, passphrase: string): boolean | string => {
        try {
          const open = login(file, name, passphrase, clock);
          const { isPassphraseTemporary } = open.session.user;
          closeLedger(open);
          return isPassphraseTemporary ? 'must change' : true;
        } catch (error) {
          return error instanceof AppError ? error.code : String(error);
        } finally {
          rmSync(`${file}.tries`, { force: true });
        }
      };

      cutShort('管理员', testPassphrase, (open) =>
        addUser(open, contextOf(open), { name: '新来的', role: 'auditor', passphrase: second, isTemporary: true }),
      );
      // With the slot but unknown to the ledger he is nobody; without one he gets his passphrase by a reset.
      expect(enters('新来的', second)).toBe('WRONG_PASSPHRASE');
      expect(enters('管理员', testPassphrase)).toBe(true);
      if (before === 'ledger') expect(hasSlot('新来的')).toBe(false);

      cutShort('管理员', testPassphrase, (open) => enableUser(open, contextOf(open), { userId: disabled, passphrase: second }));
      expect(enters('停用的', second)).toBe(before === 'ledger' ? 'USER_DISABLED' : 'WRONG_PASSPHRASE');
      expect(enters('停用的', first)).toBe('WRONG_PASSPHRASE');

      cutShort('管理员', testPassphrase, (open) => resetPassphrase(open, contextOf(open), { userId: reset, passphrase: second }));
      // The key file is written before the commit: one of before beside a ledger that knows the change was put back by somebody.
      if (before === 'key file') expect(enters('重设的', first)).toBe('KEY_REVOKED');
      expect(enters('重设的', second)).toBe(before === 'key file' ? 'must change' : true);

      cutShort('修改的', first, (open) => changePassphrase(open, contextOf(open), { oldPassphrase: first, newPassphrase: second }));
      if (before === 'key file') expect(enters('修改的', first)).toBe('KEY_REVOKED');
      expect(enters('修改的', second)).toBe(true);
      expect(changing).toBeGreaterThan(0);
      ledger = login(file, '管理员', testPassphrase, clock);
    },
    60_000,
  );

  it('a commit that fails leaves the key file as it was', () => {
    const userId = addClerk();
    disableUser(ledger, contextOf(ledger), userId);
    const keys = readFileSync(keyFileOf(file), 'utf8');
    // A deferred foreign key is checked by COMMIT alone: the same place where a full disk speaks.
    ledger.connection.exec(
      'CREATE TEMP TABLE p (id INTEGER PRIMARY KEY); CREATE TEMP TABLE c (p INTEGER REFERENCES p DEFERRABLE INITIALLY DEFERRED)',
    );
    ledger.connection.exec('CREATE TEMP TRIGGER fail AFTER UPDATE ON user_account BEGIN INSERT INTO c VALUES (1); END');
    expect(() => enableUser(ledger, contextOf(ledger), { userId, passphrase: second })).toThrow(/FOREIGN KEY/);
    expect(readFileSync(keyFileOf(file), 'utf8')).toBe(keys);
    expect(userNamed('王经办').disabledAt).not.toBeNull();
  });
});

describe('the printed recovery key', () => {
  const onlyRecovery = (): void => {
    const keys = readKeyFile(file);
    writeKeyFile(file, { ...keys, slots: keys.slots.filter((slot) => slot.kind === 'recovery') });
  };

  it('opens for the administrator when all key slots are gone', () => {
    closeLedger(ledger);
    onlyRecovery();
    expect(inspectLedger(file).userNames).toEqual([]);
    const wrong = refusal(() => recover(file, recoveryKey, '不知道名字', second, clock));
    expect(wrong.code).toBe('NOT_AN_ADMINISTRATOR');
    expect(wrong.fields?.['userName']).toBe('请填写系统管理员的用户名：管理员');
    expect(inspectLedger(file).userNames).toEqual([]);
    ledger = recover(file, recoveryKey, '管理员', second, clock);
    expect(ledger.session.user).toMatchObject({ name: '管理员', role: 'admin', isPassphraseTemporary: false });
    expect(reopen('管理员', second).session.user.role).toBe('admin');
  });

  it('opens when everybody is disabled: an administrator is enabled again, or a new name becomes one', () => {
    addClerk();
    const disableAll = (): void => {
      ledger.connection.exec("UPDATE user_account SET disabled_at = '2022-12-31T02:00:00.000Z'");
      closeLedger(ledger);
    };
    disableAll();
    expect(refusal(() => recover(file, recoveryKey, '王经办', second, clock)).code).toBe('NOT_AN_ADMINISTRATOR');
    ledger = recover(file, recoveryKey, '管理员', second, clock);
    expect(userNamed('王经办').disabledAt).not.toBeNull();
    disableAll();
    ledger = recover(file, recoveryKey, '新主任', first, clock);
    expect(ledger.session.user).toMatchObject({ name: '新主任', role: 'admin' });
    expect(userNamed('管理员').disabledAt).not.toBeNull();
    expect(inspectLedger(file).userNames).toEqual(['新主任']);
    const line = row<{ userName: string; userId: number; entityId: number }>(
      ledger,
      "SELECT user_name AS userName, user_id AS userId, entity_id AS entityId FROM audit WHERE action = 'session.recover' ORDER BY seq DESC LIMIT 1",
    );
    expect(line).toEqual({ userName: '新主任', userId: userNamed('新主任').userId, entityId: userNamed('新主任').userId });
  });

  it('is exchanged by an administrator who proves himself; the old one is void only when the new one has been typed back', () => {
    const context = contextOf(ledger);
    expect(refusal(() => acceptRecoveryKey(ledger, context)).code).toBe('RECOVERY_KEY_NOT_PROPOSED');
    expect(refusal(() => proposeRecoveryKey(ledger, context, first)).code).toBe('WRONG_PASSPHRASE');
    const next = proposeRecoveryKey(ledger, context, testPassphrase);
    expect(next).not.toBe(recoveryKey);
    const printed = readFileSync(keyFileOf(file));
    closeLedger(ledger);
    ledger = recover(file, recoveryKey, '管理员', second, clock);
    const again = proposeRecoveryKey(ledger, contextOf(ledger), second);
    acceptRecoveryKey(ledger, contextOf(ledger));
    closeLedger(ledger);
    for (const old of [recoveryKey, next])
      expect(refusal(() => recover(file, old, '管理员', first, clock)).code).toBe('RECOVERY_KEY_WRONG');
    // An old key file brings the old recovery key back no more.
    const today = readFileSync(keyFileOf(file));
    for (const ending of ['', '.bak']) writeFileSync(`${keyFileOf(file)}${ending}`, printed);
    expect(refusal(() => recover(file, recoveryKey, '管理员', first, clock)).message).toBe('恢复密钥已更换，旧的钥匙文件不能再用。');
    expect(refusal(() => login(file, '管理员', testPassphrase, clock)).code).toBe('KEY_REVOKED');
    for (const ending of ['', '.bak']) writeFileSync(`${keyFileOf(file)}${ending}`, today);
    ledger = recover(file, again, '管理员', first, clock);
    expect(rows(ledger, "SELECT user_id AS userId FROM audit WHERE action = 'session.revokedKey' ORDER BY seq")).toEqual([
      { userId: null },
      { userId: 1 },
    ]);
    expect(readKeyFile(file).slots.filter((slot) => slot.kind === 'recovery')).toHaveLength(1);
    expect(rows(ledger, "SELECT 1 FROM audit WHERE action = 'ledger.renewRecoveryKey'")).toHaveLength(1);
    expect(slotOfUser(readKeyFile(file), uidOfUser(ledger, 1) ?? '')).toBeDefined();
    expect(existsSync(`${keyFileOf(file)}.partial`)).toBe(false);
  });
});
