/** Wrong passphrases: after five one waits, longer each time, whatever is done to the clock or the file; the user is told at his next login. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import type { IsoDate } from '../../electron/contract/values.ts';
import type { Clock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import { beginTry, forgetTold, lockOut, triesFileOf, untoldDamage, untoldTries, waitSeconds, waitText } from '../../database/core/tries.ts';
import { recover } from '../../database/features/ledger/recovery.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { command } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

/** A computer whose clock and running time are set by the test. */
function computer(start = '2022-12-31T01:00:00.000Z') {
  let wall = Date.parse(start);
  let uptime: number | null = 5_000;
  const clock: Clock = {
    today: () => new Date(wall).toISOString().slice(0, 10) as IsoDate,
    now: () => new Date(wall).toISOString(),
    uptime: () => uptime ?? 0,
  };
  return {
    clock,
    pass: (seconds: number) => {
      wall += seconds * 1000;
      uptime = (uptime ?? 0) + seconds;
    },
    setClock: (seconds: number) => (wall += seconds * 1000),
    restart: () => (uptime = 20),
  };
}

const user = { kind: 'user', name: '王经办' } as const;
const uid = 'ab'.repeat(16);
let folder: TemporaryFolder;
let file: string;

function refusal(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, '台账.yiyang');
});
afterEach(() => folder.remove());

describe('waiting', () => {
  it('doubles from one minute to one hour', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 4000].map(waitSeconds)).toEqual([0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    expect([1, 59, 60, 61, 3599, 3600].map(waitText)).toEqual(['1 秒', '59 秒', '1 分钟', '2 分钟', '1 小时', '1 小时']);
    expect(lockOut).toEqual({ freeTries: 5, firstWaitSeconds: 60, longestWaitSeconds: 3600 });
  });

  const attempt = (clock: Clock): number => Number(refusal(() => beginTry(file, uid, user, clock))?.params['seconds'] ?? 0);
  const fail = (clock: Clock, times: number): void => {
    for (let time = 0; time < times; time += 1) expect(attempt(clock)).toBe(0);
  };

  it('begins after the fifth try in a row, grows with each one after it, and ends with a right one', () => {
    const pc = computer();
    fail(pc.clock, 5);
    expect(attempt(pc.clock)).toBe(60);
    pc.pass(59);
    expect(attempt(pc.clock)).toBe(1);
    pc.pass(1);
    fail(pc.clock, 1);
    expect(attempt(pc.clock)).toBe(120);
    pc.pass(120);
    beginTry(file, uid, user, pc.clock)();
    fail(pc.clock, 5);
    expect(attempt(pc.clock)).toBe(60);
  });

  it('is each user’s own, and the recovery key’s', () => {
    const pc = computer();
    fail(pc.clock, 5);
    expect(refusal(() => beginTry(file, uid, { kind: 'user', name: '别人' }, pc.clock))).toBeNull();
    expect(refusal(() => beginTry(file, uid, { kind: 'recovery' }, pc.clock))).toBeNull();
    expect(refusal(() => beginTry(file, uid, { kind: 'unknown' }, pc.clock))).toBeNull();
    expect(attempt(pc.clock)).toBe(60);
  });

  it('is not shortened by setting the clock, back or forward, nor by a restart', () => {
    const pc = computer();
    fail(pc.clock, 5);
    pc.setClock(3600);
    expect(attempt(pc.clock)).toBe(60);
    pc.setClock(-2 * 3600);
    expect(attempt(pc.clock)).toBe(60);
    pc.pass(30);
    expect(attempt(pc.clock)).toBe(30);
    pc.restart();
    // Only the clock is left, and it stands before the last try: the wait begins anew and then runs out.
    expect(attempt(pc.clock)).toBe(60);
    pc.pass(60);
    expect(attempt(pc.clock)).toBe(0);
  });

  it('is not ended by years of a clock that was wrong', () => {
    const pc = computer('2036-01-01T00:00:00.000Z');
    fail(pc.clock, 5);
    pc.restart();
    pc.setClock(-10 * 365 * 86_400);
    expect(attempt(pc.clock)).toBe(60);
    pc.pass(60);
    expect(attempt(pc.clock)).toBe(0);
  });

  it('counts a try before it is made: ending the program in between does not help', () => {
    const pc = computer();
    // None of these is told to be right or wrong.
    for (let time = 0; time < 5; time += 1) beginTry(file, uid, user, pc.clock);
    expect(attempt(pc.clock)).toBe(60);
  });
});

describe('the file', () => {
  it('holds no name', () => {
    beginTry(file, uid, user, computer().clock);
    const text = readFileSync(triesFileOf(file), 'utf8');
    expect(text).not.toContain(user.name);
    expect(text).toContain('yiyang-ledger-tries');
  });

  it.each([
    ['no JSON', '{"format":'],
    ['empty', ''],
    ['another file', '{"format":"x"}'],
    [
      'an impossible time',
      JSON.stringify({
        format: 'yiyang-ledger-tries',
        version: 1,
        damagedAt: null,
        entries: { a: { wrong: 1, untold: 1, at: 'x', uptime: 0 } },
      }),
    ],
  ])('damaged counts as empty, and is told: %s', (_, text) => {
    const { clock } = computer();
    writeFileSync(triesFileOf(file), text);
    expect(untoldDamage(file, clock)).toBe(clock.now());
    for (let time = 0; time < 5; time += 1) beginTry(file, uid, user, clock);
    expect(refusal(() => beginTry(file, uid, user, clock))?.code).toBe('TRIES_EXHAUSTED');
    expect(untoldDamage(file, clock)).toBe(clock.now());
    forgetTold(file, uid, [user], clock);
    expect(untoldDamage(file, clock)).toBeNull();
    expect(refusal(() => beginTry(file, uid, user, clock))?.code).toBe('TRIES_EXHAUSTED');
  });

  it('that cannot be written keeps nobody out', () => {
    mkdirSync(`${triesFileOf(file)}.partial`);
    const { clock } = computer();
    for (let time = 0; time < 9; time += 1) expect(refusal(() => beginTry(file, uid, user, clock))).toBeNull();
  });

  it('is gone when there is nothing to remember', () => {
    const { clock } = computer();
    beginTry(file, uid, user, clock);
    expect(existsSync(triesFileOf(file))).toBe(true);
    beginTry(file, uid, user, clock)();
    expect(untoldTries(file, uid, user, clock)).toMatchObject({ count: 1 });
    forgetTold(file, uid, [user], clock);
    expect(existsSync(triesFileOf(file))).toBe(false);
  });
});

describe('a ledger', () => {
  it('tells the user, writes it down, and counts recovery keys too', { timeout: 60_000 }, () => {
    const pc = computer();
    const created = fileLedger(folder.path, { clock: pc.clock });
    closeLedger(created.ledger);
    const ledgerFile = created.ledger.file;
    const enter = (passphrase: string, name = '管理员') => login(ledgerFile, name, passphrase, pc.clock);
    for (let time = 0; time < 3; time += 1) expect(refusal(() => enter('不是这个'))?.code).toBe('WRONG_PASSPHRASE');
    expect(refusal(() => enter('不是这个', '没有这个人'))?.code).toBe('WRONG_PASSPHRASE');
    pc.pass(300);
    const ledger = enter(testPassphrase);
    expect(ledger.session.lastLogin).toEqual({
      at: '2022-12-31T01:00:00.000Z',
      wrongTries: 3,
      lastWrongAt: '2022-12-31T01:00:00.000Z',
    });
    const lines = rows<{ after: string }>(
      ledger,
      "SELECT after_json AS after FROM audit WHERE action = 'session.wrongPassphrase' ORDER BY seq",
    );
    expect(lines.map(({ after }) => JSON.parse(after) as unknown)).toEqual([
      { tried: 'user', count: 3, lastWrongAt: '2022-12-31T01:00:00.000Z' },
      { tried: 'unknown', count: 1, lastWrongAt: '2022-12-31T01:00:00.000Z' },
    ]);
    closeLedger(ledger);
    const again = enter(testPassphrase);
    expect(again.session.lastLogin).toEqual({ at: '2022-12-31T01:05:00.000Z', wrongTries: 0, lastWrongAt: null });
    closeLedger(again);

    for (let time = 0; time < 5; time += 1) expect(refusal(() => enter('不是这个'))?.code).toBe('WRONG_PASSPHRASE');
    const waiting = refusal(() => enter(testPassphrase));
    expect(waiting?.code).toBe('TRIES_EXHAUSTED');
    expect(waiting?.message).toBe('口令连续错误 5 次，1 分钟内不能再试。');
    const wrongKey = 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA';
    for (let time = 0; time < 5; time += 1)
      expect(refusal(() => recover(ledgerFile, wrongKey, '管理员', testPassphrase, pc.clock))?.code).toBe('RECOVERY_KEY_WRONG');
    expect(refusal(() => recover(ledgerFile, created.recoveryKey, '管理员', testPassphrase, pc.clock))?.message).toBe(
      '恢复密钥连续错误 5 次，1 分钟内不能再试。',
    );
    pc.pass(60);
    const recovered = recover(ledgerFile, created.recoveryKey, '管理员', testPassphrase, pc.clock);
    expect(recovered.session.lastLogin.wrongTries).toBe(5);
    const kinds = rows<{ after: string }>(
      recovered,
      "SELECT after_json AS after FROM audit WHERE action = 'session.wrongPassphrase' ORDER BY seq DESC LIMIT 2",
    );
    expect(kinds.map(({ after }) => (JSON.parse(after) as { tried: string }).tried).toSorted()).toEqual(['recovery', 'user']);
    closeLedger(recovered);
    expect(existsSync(triesFileOf(ledgerFile))).toBe(false);

    writeFileSync(triesFileOf(ledgerFile), 'xx');
    const noted = enter(testPassphrase);
    expect(rows(noted, "SELECT 1 FROM audit WHERE action = 'session.triesDamaged'")).toHaveLength(1);
    closeLedger(noted);
  });

  it('refuses the command line as it refuses the window', { timeout: 60_000 }, async () => {
    const { ledger } = fileLedger(folder.path);
    closeLedger(ledger);
    for (let time = 0; time < 5; time += 1)
      expect(await command(['verify', '--db', ledger.file], { passphrase: '不是这个' })).toMatchObject({ code: 2 });
    const refused = await command(['verify', '--db', ledger.file]);
    expect(refused).toMatchObject({ code: 2, json: { error: { code: 'TRIES_EXHAUSTED' } } });
    expect(refused.stderr).toMatch(/口令连续错误 5 次，(\d+ 秒|1 分钟)内不能再试。请在 (\d+ 秒|1 分钟)后重试/);
    rmSync(triesFileOf(ledger.file));
    expect((await command(['verify', '--db', ledger.file])).json).toMatchObject({ ok: true });
  });
});
