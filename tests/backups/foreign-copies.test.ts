/** Copies of other ledgers before login, guessing at a copy, two copies made at once, attachments a copy has whole. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { restoreElsewhere } from '../../database/features/backups/service-elsewhere.ts';
import { attachmentsFolder, attachmentStore, contentHash, putContent, readContent } from '../../database/features/attachments/store.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { restoreBackup } from '../../database/features/backups/service-restore.ts';
import { packLedger } from '../../database/features/backups/service-pack.ts';
import { closeLedger, ledgerFileIn, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
let ledger: OpenLedger;
const clock = fixedClock(isoDate('2022-12-31'));
const options: MakeOptions = { kind: 'manual', clock, appVersion: '0.1.0', madeBy: '管理员' };
const who = { kind: 'user', name: '管理员', passphrase: testPassphrase } as const;

beforeEach(() => {
  folder = temporaryFolder();
  ledger = fileLedger(folder.path, { clock }).ledger;
});
afterEach(() => {
  closeLedger(ledger);
  folder.remove();
});

const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'nothing';
};

it('a copy of another ledger, with a key of its own, puts no ledger aside', async () => {
  mkdirSync(join(folder.path, '别人'));
  const foreign = fileLedger(join(folder.path, '别人'), { clock, name: '别人的台账' }).ledger;
  const pack = join(folder.path, '别人.yiyangpack');
  await packLedger(foreign, pack, options);
  closeLedger(foreign);
  const { file } = ledger;
  closeLedger(ledger);
  const before = [file, keyFileOf(file)].map((path) => readFileSync(path));
  expect(await refusal(() => restoreElsewhere({ path: pack, who, file, replaces: true, clock }))).toBe('BACKUP_OTHER_LEDGER');
  expect([file, keyFileOf(file)].map((path) => readFileSync(path))).toEqual(before);
  expect(readdirSync(dirname(file)).filter((name) => /damaged|other/.test(name))).toEqual([]);
  ledger = login(file, '管理员', testPassphrase, clock);
});

it('who guesses at a copy waits, however many new places he names', async () => {
  const { copy } = await makeBackup(ledger, options);
  const triesBeside = join(folder.path, 'restore');
  const guess = (number: number, passphrase = `猜 ${number}`): Promise<string> =>
    refusal(() =>
      restoreElsewhere({
        path: copy.folder,
        who: { ...who, passphrase },
        file: ledgerFileIn(join(folder.path, `处${number}`), '测试台账'),
        replaces: false,
        triesBeside,
        clock,
      }),
    );
  for (let number = 0; number < 5; number += 1) expect(await guess(number)).toBe('WRONG_PASSPHRASE');
  expect(await guess(5, testPassphrase)).toBe('TRIES_EXHAUSTED');
});

it('two copies at once do not spoil each other', async () => {
  const made = await Promise.all([makeBackup(ledger, { ...options, kind: 'daily' }), makeBackup(ledger, options)]);
  for (const { copy, manifest } of made) expect(existsSync(join(copy.folder, manifest.ledgerFile.name))).toBe(true);
});

it('a damaged attachment is mended by a restore, a whole one is left as it is', async () => {
  const store = attachmentStore(attachmentsFolder(ledger.file), ledger.dataKey);
  const [harmed, whole] = ['一', '二'].map((text) => {
    const content = Buffer.from(text.repeat(400));
    const sha256 = contentHash(content);
    const name = putContent(store, content, sha256);
    ledger.connection
      .prepare(
        "INSERT INTO attachment_content (sha256, file_name, media_type, bytes, added_at) VALUES (?, ?, 'image/png', ?, '2022-12-31T01:00:00.000Z')",
      )
      .run(sha256, name, content.length);
    return { name, sha256, path: join(store.folder, name) };
  });
  if (!harmed || !whole) throw new Error('two were put');
  const { copy } = await makeBackup(ledger, options);
  const bytes = readFileSync(harmed.path);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(harmed.path, bytes);
  expect(readContent(store, harmed.name, harmed.sha256).state).toBe('altered');
  const kept = statSync(whole.path).ino;
  await restoreBackup(ledger, {
    path: copy.folder,
    passphrase: testPassphrase,
    clock,
    appVersion: '0.1.0',
    onLedger: (next) => {
      if (next) ledger = next;
    },
  });
  const after = attachmentStore(attachmentsFolder(ledger.file), ledger.dataKey);
  expect(readContent(after, harmed.name, harmed.sha256).state).toBe('whole');
  expect(statSync(whole.path).ino).toBe(kept);
});
