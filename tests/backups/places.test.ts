/** The second place, full and read-only disks, attachments, and nobody's name in any of it. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import type { WriteContext } from '../../database/core/sql.ts';
import { openConnection, closeConnection } from '../../database/core/open.ts';
import { attachmentsFolder, attachmentStore, contentHash, putContent } from '../../database/features/attachments/store.ts';
import { manifestName } from '../../database/features/backups/manifest.ts';
import { attachmentPool, copiesIn, ownPlace, problemOf } from '../../database/features/backups/place.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { copyToSecondPlace, type SecondOutcome } from '../../database/features/backups/service-second.ts';
import { packLedger } from '../../database/features/backups/service-pack.ts';
import { restoreElsewhere } from '../../database/features/backups/service-elsewhere.ts';
import { secondPlace, setSecondPlace, stateOfSecond } from '../../database/features/backups/settings.ts';
import { closeLedger, ledgerFileIn, type OpenLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { leaks } from '../helpers/leaks.ts';
import { needlesOf } from '../helpers/needles.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';
import { smallDisk } from '../helpers/small-disk.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
let ledger: OpenLedger;
const clock = fixedClock(isoDate('2022-12-31'));
const options: MakeOptions = { kind: 'manual', clock, appVersion: '0.1.0', madeBy: null };
const contextOf = ({ connection, session }: OpenLedger): WriteContext => ({ connection, clock, actor: session.user });

beforeEach(() => {
  folder = temporaryFolder();
  ledger = fileLedger(folder.path, { clock }).ledger;
});
afterEach(() => {
  closeLedger(ledger);
  folder.remove();
});

const refusal = async (work: () => unknown): Promise<{ code: string; text: string }> => {
  try {
    await work();
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error), text: (error as Error).message };
  }
  return { code: 'nothing', text: '' };
};
const toSecond = async (): Promise<SecondOutcome> => {
  const { copy, manifest } = await makeBackup(ledger, options);
  return copyToSecondPlace(ledger, { ...copy, manifest }, options);
};

it('copies to the second place, says when it is not plugged in, and never spoils the copy at home', async () => {
  expect((await toSecond()).state).toBe('none');
  const stick = join(folder.path, '优盘');
  mkdirSync(stick);
  expect((await refusal(() => setSecondPlace(ledger, contextOf(ledger), dirname(ledger.file)))).code).toBe('SECOND_PLACE_INSIDE');
  expect(setSecondPlace(ledger, contextOf(ledger), stick).isSameDisk).toBe(true);
  expect((await toSecond()).state).toBe('copied');
  const place = secondPlace(ledger);
  if (!place) throw new Error('no second place');
  expect(place.folder).toBe(join(stick, '测试台账-备份'));
  const [there] = copiesIn(place);
  expect(there && problemOf(there, ledger.dataKey)).toBeNull();
  expect(ledger.connection.prepare("SELECT count(*) FROM backup WHERE place = 'second'").pluck().get()).toBe(1);
  renameSync(stick, `${stick}-拔出`);
  expect(stateOfSecond(place)).toBe('absent');
  expect((await toSecond()).state).toBe('absent');
  // Another file in the way: told in words, and the copy at home stands.
  mkdirSync(stick);
  writeFileSync(place.folder, '不是文件夹');
  const failed = await toSecond();
  expect(failed.state).toBe('failed');
  expect(failed.problem).toContain(place.folder);
  expect(copiesIn(ownPlace(ledger.file)).every((copy) => problemOf(copy, ledger.dataKey) === null)).toBe(true);
});

it('takes attachments along once, also into the package and out again', async () => {
  const attachments = attachmentsFolder(ledger.file);
  const content = Buffer.alloc(4900, 3);
  const store = attachmentStore(attachments, ledger.dataKey);
  const name = putContent(store, content, contentHash(content));
  const sealed = readFileSync(join(attachments, name));
  const lost = `cd/cd${'0'.repeat(62)}.att`;
  const add = ledger.connection.prepare(
    "INSERT INTO attachment_content (sha256, file_name, media_type, bytes, added_at) VALUES (randomblob(32), ?, 'image/png', 4900, '2022-12-31T01:00:00.000Z')",
  );
  for (const file of [name, lost]) add.run(file);
  const first = await makeBackup(ledger, options);
  expect([first.manifest.attachments, first.manifest.missingAttachments]).toEqual([[{ name, bytes: sealed.length }], [lost]]);
  const pooled = join(attachmentPool(first.copy.place), name);
  expect(readFileSync(pooled)).toEqual(sealed);
  const pack = join(folder.path, '搬.yiyangpack');
  await packLedger(ledger, pack, options);
  const file = ledgerFileIn(join(folder.path, '新'), '测试台账');
  const who = { kind: 'user', name: '管理员', passphrase: testPassphrase } as const;
  const moved = await restoreElsewhere({ path: pack, who, file, replaces: false, clock });
  expect(moved.missingAttachments).toBe(0);
  expect(readFileSync(join(attachmentsFolder(file), name))).toEqual(sealed);
  // Where the pool has lost it, that is told.
  rmSync(pooled);
  const other = ledgerFileIn(join(folder.path, '新二'), '测试台账');
  expect((await restoreElsewhere({ path: first.copy.folder, who, file: other, replaces: false, clock })).missingAttachments).toBe(1);
});

it('tells of a full disk in words, leaves nothing half written, and the ledger works on', async () => {
  const disk = smallDisk(folder.path, 16);
  if (!disk) return;
  const small = fileLedger(disk.path, { clock }).ledger;
  try {
    disk.fill();
    const full = await refusal(() => makeBackup(small, options));
    expect(full.code).toBe('DISK_FULL');
    expect(full.text).toContain('磁盘空间不足');
    disk.free();
    const { copy } = await makeBackup(small, options);
    expect(readdirSync(dirname(copy.folder))).toEqual([copy.id]);
    const pack = join(disk.path, '搬.yiyangpack');
    disk.fill();
    expect((await refusal(() => packLedger(small, pack, options))).code).toBe('DISK_FULL');
    disk.free();
    expect(readdirSync(disk.path).filter((name) => name.includes('yiyangpack'))).toEqual([]);
    // At the second place: the copy at home is made all the same.
    setSecondPlace(ledger, contextOf(ledger), disk.path);
    disk.fill();
    const second = await toSecond();
    expect(second.state).toBe('failed');
    expect(second.problem).toContain('磁盘空间不足');
    disk.free();
  } finally {
    closeLedger(small);
    disk.remove();
  }
});

it('refuses a folder it may not write to', async () => {
  const place = ownPlace(ledger.file);
  writeFileSync(place.folder, '');
  const blocked = await refusal(() => makeBackup(ledger, options));
  expect(blocked.code).toBe('FILE_NOT_WRITABLE');
  expect(blocked.text).toContain(place.folder);
  rmSync(place.folder);
  if (process.getuid?.() === 0) return;
  mkdirSync(place.folder);
  chmodSync(place.folder, 0o500);
  expect((await refusal(() => makeBackup(ledger, options))).code).toBe('FILE_NOT_WRITABLE');
  chmodSync(place.folder, 0o700);
});

it('deletes only what it has written', async () => {
  const place = ownPlace(ledger.file);
  await makeBackup(ledger, options);
  const strange = join(place.folder, '20200101-010101-daily');
  mkdirSync(strange);
  writeFileSync(join(strange, '全家福.jpg'), 'x');
  const partial = join(place.folder, '20200101-020202-daily.partial');
  mkdirSync(partial);
  writeFileSync(join(partial, '测试台账.yiyang'), 'x');
  writeFileSync(join(partial, '全家福.jpg'), 'x');
  await makeBackup(ledger, options);
  expect(readdirSync(strange)).toEqual(['全家福.jpg']);
  expect(readdirSync(partial)).toEqual(['全家福.jpg']);
});

it('holds nobody that can be read without a passphrase', async () => {
  await takeInSampleCounty(contextOf(ledger));
  const all = needlesOf(ledger);
  expect(all.numbers).toBeGreaterThan(600);
  // Every tenth: each is looked for in every byte.
  const needles = { ...all, bytes: all.bytes.filter((_, index) => index % 10 === 0) };
  const stick = join(folder.path, '优盘');
  mkdirSync(stick);
  setSecondPlace(ledger, contextOf(ledger), stick);
  expect((await toSecond()).state).toBe('copied');
  const { made } = await packLedger(ledger, join(folder.path, '搬.yiyangpack'), options);
  // The search finds what is there: one number planted beside the copy.
  const planted = join(made.copy.folder, 'planted.txt');
  writeFileSync(planted, needles.bytes[0] ?? '');
  expect(leaks(needles, folder.path).map((found) => found.split(': ')[0])).toEqual([planted]);
  rmSync(planted);
  // And the copy is the ledger, encrypted: it opens with the key alone.
  const copy = join(made.copy.folder, made.manifest.ledgerFile.name);
  expect((await refusal(() => openConnection(copy, Buffer.alloc(32), 'existing'))).code).toBe('LEDGER_DAMAGED');
  closeConnection(openConnection(copy, ledger.dataKey, 'existing'));
  expect(readdirSync(made.copy.folder)).toContain(manifestName);
});
