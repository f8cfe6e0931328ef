/** The program opens its demonstration ledger, and never a real one in its place. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { finish } from '../../database/core/sql.ts';
import { administratorName } from '../../database/features/demo/passphrases.ts';
import { demoFiles, makeDemoSteps } from '../../database/features/demo/service.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { fileLedger } from '../helpers/ledger.ts';
import { clock, codeOf, copied, demoProfile, folder, parentIn, small, tree, withRouter } from '../helpers/demo.ts';

afterAll(() => folder.remove());

/** Making one takes seconds; the tests copy it. */
beforeAll(() => {
  finish(makeDemoSteps({ parent: parentIn(demoProfile('small')), ...small }));
});

describe('the program started for a demonstration', () => {
  it('makes its ledger with progress, and stops when asked', async () => {
    const profile = demoProfile('cancelled');
    await withRouter(profile, true, async ({ send, events }) => {
      const opening = send('ledger.openDemo');
      while (!events.some((event) => event.type === 'progress')) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await send('jobs.cancel', { jobId: 'job' })).toEqual({ ok: true, value: { isCancelled: true } });
      expect(codeOf(await opening)).toBe('CANCELLED');
    });
    expect(readdirSync(parentIn(profile))).toEqual([]);
  });

  it('opens what it has made before, as its administrator, and makes nothing', async () => {
    const { profile, files } = copied('second');
    const names = Object.keys(tree(profile));
    const key = readFileSync(keyFileOf(files.ledger));
    await withRouter(profile, true, async ({ send, events }) => {
      expect(await send('ledger.openDemo')).toMatchObject({
        ok: true,
        value: { ledger: { isDemo: true, file: files.ledger }, user: { name: administratorName, role: 'admin' } },
      });
      expect(events.filter((event) => event.type === 'progress')).toEqual([]);
      expect(await send('ledger.status')).toMatchObject({
        ok: true,
        value: { isDemo: true, recent: [{ file: files.ledger, isDemo: true }] },
      });
    });
    expect(new Set(Object.keys(tree(profile)))).toEqual(new Set([...names, join(profile, 'recent-ledgers.json')]));
    expect(readFileSync(keyFileOf(files.ledger)).equals(key)).toBe(true);
  });

  it('says where the passphrase was when it does not fit any more', async () => {
    const { profile, files } = copied('changed');
    writeFileSync(files.passphrases, readFileSync(files.passphrases, 'utf8').replace(/口令：\S+/, '口令：abcd-2345-efgh-6789'));
    await withRouter(profile, true, async ({ send }) => {
      expect(await send('ledger.openDemo')).toMatchObject({
        ok: false,
        error: { code: 'DEMO_PASSPHRASE', params: { file: files.passphrases } },
      });
      rmSync(files.passphrases);
      expect(codeOf(await send('ledger.openDemo'))).toBe('DEMO_PASSPHRASE');
    });
  });

  it('works in the profile of demonstrations only', async () => {
    const profile = join(folder.path, 'real');
    for (const isDemo of [true, false])
      await withRouter(profile, isDemo, async ({ send }) => {
        expect(await send('ledger.openDemo')).toMatchObject({ ok: false, error: { code: 'DEMO_PROFILE', params: { folder: profile } } });
      });
    await withRouter(demoProfile('off'), false, async ({ send }) => expect(codeOf(await send('ledger.openDemo'))).toBe('DEMO_PROFILE'));
    expect(existsSync(profile)).toBe(false);
  });

  it('never touches a real ledger, not even one in the place of its own', async () => {
    const profile = demoProfile('beside');
    const parent = parentIn(profile);
    mkdirSync(parent, { recursive: true });
    const real = ['演示台账', '肥城市'].map((name) => fileLedger(parent, { name }).ledger);
    for (const ledger of real) closeLedger(ledger);
    const before = tree(parent);
    await withRouter(profile, true, async ({ router, send }) => {
      expect(await send('ledger.openDemo')).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_DEMO' } });
      for (const { file } of real) {
        expect(codeOf(await send('ledger.inspectFile', {}, file))).toBe('LEDGER_NOT_DEMO');
        router.backend.grantedFiles.add(file);
        expect(codeOf(await send('ledger.login', { file, userName: '管理员', passphrase: '青山绿水 2022 长寿' }))).toBe('LEDGER_NOT_DEMO');
        expect(codeOf(await send('ledger.recover', { file, recoveryKey: 'x', userName: '管理员', passphrase: '青山绿水 2022 长寿' }))).toBe(
          'LEDGER_NOT_DEMO',
        );
      }
      expect(await send('ledger.status')).toMatchObject({ ok: true, value: { recent: [] } });
    });
    expect(tree(parent)).toEqual(before);
  });

  it('is not deceived by the key file: the ledger itself says what it is, before a word is written to it', () => {
    const parent = join(folder.path, 'forged');
    mkdirSync(parent);
    const { ledger } = fileLedger(parent, { name: '真台账' });
    const lines = verifyChain(ledger.connection).lines;
    closeLedger(ledger);
    const keys = JSON.parse(readFileSync(keyFileOf(ledger.file), 'utf8')) as Record<string, unknown>;
    writeFileSync(keyFileOf(ledger.file), JSON.stringify({ ...keys, isDemo: true }));
    expect(() => login(ledger.file, '管理员', '青山绿水 2022 长寿', clock, 'demo')).toThrow('这是正式台账');
    writeFileSync(keyFileOf(ledger.file), JSON.stringify(keys));
    const again = login(ledger.file, '管理员', '青山绿水 2022 长寿', clock, 'real');
    expect(verifyChain(again.connection)).toMatchObject({ lines: lines + 1, faults: [] });
    closeLedger(again);
  });
});

describe('the program started for real work', () => {
  it('neither opens nor lists a demonstration ledger', async () => {
    const files = demoFiles(parentIn(demoProfile('small')));
    const profile = join(folder.path, 'real-work');
    mkdirSync(profile);
    writeFileSync(
      join(profile, 'recent-ledgers.json'),
      JSON.stringify([{ file: files.ledger, name: '演示台账', regionName: '肥城市', isDemo: true, openedAt: '2026-11-22T01:00:00.000Z' }]),
    );
    await withRouter(profile, false, async ({ send }) => {
      expect(await send('ledger.status')).toMatchObject({ ok: true, value: { isDemo: false, recent: [] } });
      expect(codeOf(await send('ledger.inspectFile', {}, files.ledger))).toBe('LEDGER_IS_DEMO');
      expect(codeOf(await send('ledger.inspectRecent', { file: files.ledger }))).toBe('LEDGER_NOT_FOUND');
    });
  });
});
