/** A copy of a county is made, checked, taken back, taken elsewhere; equal table by table each time. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { checkpointPages } from '../../database/core/open.ts';
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { holdsEverything, newestOwn } from '../../database/features/backups/standing.ts';
import { manifestBytes, manifestName, sealManifest, type ManifestContent } from '../../database/features/backups/manifest.ts';
import { copiesIn, ownPlace, problemOf } from '../../database/features/backups/place.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { restoreElsewhere } from '../../database/features/backups/service-elsewhere.ts';
import { restoreBackup } from '../../database/features/backups/service-restore.ts';
import { packLedger } from '../../database/features/backups/service-pack.ts';
import { openSource } from '../../database/features/backups/source.ts';
import { lossOf } from '../../database/features/backups/preview.ts';
import { closeLedger, ledgerFileIn, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { listUsers } from '../../database/features/users/accounts.ts';
import { addUser, disableUser } from '../../database/features/users/service.ts';
import { changePassphrase } from '../../database/features/users/passphrases.ts';
import { transaction, type WriteContext } from '../../database/core/sql.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';
import { tableHashes } from '../helpers/table-hashes.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

// Passphrases cost a third of a second each, and everything is flushed to the disk.
vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
let ledger: OpenLedger;
let recoveryKey: string;
const clock: Clock = fixedClock(isoDate('2022-12-31'));
const contextOf = ({ connection, session }: OpenLedger): WriteContext => ({ connection, clock, actor: session.user });
const options: MakeOptions = { kind: 'manual', clock, appVersion: '0.1.0', madeBy: '管理员' };

beforeEach(() => {
  folder = temporaryFolder();
  const created = fileLedger(folder.path, { clock });
  ledger = created.ledger;
  recoveryKey = created.recoveryKey;
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

it('goes back to a copy table by table and says what is lost', async () => {
  await takeInSampleCounty(contextOf(ledger));
  const before = tableHashes(ledger.connection);
  const { copy, manifest } = await makeBackup(ledger, options);
  expect(readdirSync(copy.folder).toSorted()).toEqual(['备份说明.yiyangbackup', '测试台账.yiyang', '测试台账.yiyang.key'].toSorted());
  expect(manifest.tables['person']).toBe(600);
  expect(holdsEverything(ledger, newestOwn(ledger))).toBe(true);
  await importSample(contextOf(ledger), 'changes', '特困人员异动登记表_2022-02.xlsx', true);
  expect(holdsEverything(ledger, newestOwn(ledger))).toBe(false);
  const loss = lossOf(ledger, openSource(copy.folder));
  expect(loss.isAncestor).toBe(true);
  expect(loss.lines).toBeGreaterThan(0);
  expect(JSON.stringify(loss.groups)).not.toMatch(/\d{15}/);
  const report = await restoreBackup(ledger, {
    path: copy.folder,
    passphrase: testPassphrase,
    clock,
    appVersion: '0.1.0',
    onLedger: () => undefined,
  });
  ledger = report.ledger;
  const after = tableHashes(ledger.connection);
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  // The log tells of the restore, the list of copies knows both.
  expect(changed).toEqual(['audit', 'audit_head', 'backup']);
  expect(verifyChain(ledger.connection).faults).toEqual([]);
  expect(existsSync(join(dirname(copy.folder), report.safetyCopy, manifestName))).toBe(true);
  const line = ledger.connection.prepare("SELECT before_json, after_json FROM audit WHERE action = 'ledger.restore'").get() as Record<
    string,
    string
  >;
  expect(JSON.parse(line['after_json'] ?? '')).toMatchObject({ seq: manifest.audit.seq, hash: manifest.audit.hash });
  // And forward again, to the state before.
  const forward = await restoreBackup(ledger, {
    path: join(dirname(copy.folder), report.safetyCopy),
    passphrase: testPassphrase,
    clock,
    appVersion: '',
    onLedger: () => undefined,
  });
  ledger = forward.ledger;
  expect(ledger.connection.prepare("SELECT count(*) FROM import_batch WHERE kind = 'changes'").pluck().get()).toBe(1);
});

const manual = (): Promise<{ copy: { folder: string; id: string } }> => makeBackup(ledger, options);
const back = async (path: string, passphrase = testPassphrase): Promise<Awaited<ReturnType<typeof restoreBackup>>> => {
  const report = await restoreBackup(ledger, {
    path,
    passphrase,
    clock,
    appVersion: '',
    onLedger: (next) => {
      if (next) ledger = next;
    },
  });
  return report;
};
const userNames = (): string[] => listUsers({ connection: ledger.connection }).map((user) => user.name);

it('leaves everybody the passphrase and the rights of today', async () => {
  const context = contextOf(ledger);
  const kept = addUser(ledger, context, {
    name: '王经办',
    role: 'county_clerk',
    passphrase: '杨柳依依 2022 春风',
    townCode: null,
    homeId: null,
    isTemporary: false,
  });
  const gone = addUser(ledger, context, {
    name: '李离职',
    role: 'county_clerk',
    passphrase: '雨雪霏霏 2022 冬日',
    townCode: null,
    homeId: null,
    isTemporary: false,
  });
  const { copy } = await manual();
  const keysOfThen = readFileSync(`${ledger.file}.key`);
  disableUser(ledger, context, gone.userId);
  addUser(ledger, context, {
    name: '赵新来',
    role: 'auditor',
    passphrase: '昔我往矣 2022 今来',
    townCode: null,
    homeId: null,
    isTemporary: false,
  });
  changePassphrase(
    ledger,
    { ...context, actor: { userId: kept.userId, name: '王经办' } },
    {
      oldPassphrase: '杨柳依依 2022 春风',
      newPassphrase: '关关雎鸠 2022 河洲',
    },
  );
  const report = await back(copy.folder);
  expect([report.usersDisabled, report.usersDropped]).toEqual([[], []]);
  expect(userNames().toSorted()).toEqual(['李离职', '王经办', '管理员', '赵新来'].toSorted());
  const { file } = ledger;
  closeLedger(ledger);
  const enter = (name: string, passphrase: string): Promise<string> =>
    refusal(() => {
      closeLedger(login(file, name, passphrase, clock));
    });
  expect(await enter('王经办', '关关雎鸠 2022 河洲')).toBe('nothing');
  expect(await enter('王经办', '杨柳依依 2022 春风')).toBe('WRONG_PASSPHRASE');
  expect(await enter('赵新来', '昔我往矣 2022 今来')).toBe('nothing');
  // Shut out after the copy was made, and so he stays.
  expect(['WRONG_PASSPHRASE', 'USER_DISABLED']).toContain(await enter('李离职', '雨雪霏霏 2022 冬日'));
  // The copy did not know what has been revoked since; the restored ledger does.
  const keysOfToday = readFileSync(`${file}.key`);
  for (const ending of ['.key', '.key.bak']) writeFileSync(`${file}${ending}`, keysOfThen);
  expect(await enter('王经办', '杨柳依依 2022 春风')).toBe('KEY_REVOKED');
  for (const ending of ['.key', '.key.bak']) writeFileSync(`${file}${ending}`, keysOfToday);
  expect(await enter('王经办', '关关雎鸠 2022 河洲')).toBe('nothing');
  ledger = login(file, '管理员', testPassphrase, clock);
  // Elsewhere the copy with its own keys stays what it was.
  const other = ledgerFileIn(join(folder.path, '别处'), '测试台账');
  await restoreElsewhere({
    path: copy.folder,
    who: { kind: 'user', name: '管理员', passphrase: testPassphrase },
    file: other,
    replaces: false,
    clock,
  });
  closeLedger(login(other, '王经办', '杨柳依依 2022 春风', clock));
});

it('names the users only a copy of another course knows, and shuts them out', async () => {
  const first = await manual();
  addUser(ledger, contextOf(ledger), {
    name: '周分支',
    role: 'county_clerk',
    passphrase: '在水一方 2022 蒹葭',
    townCode: null,
    homeId: null,
    isTemporary: false,
  });
  const second = await manual();
  // Without the user: as if he had never been, by a restore of the whole folder by hand.
  const { file } = ledger;
  closeLedger(ledger);
  for (const ending of ['', '.key']) writeFileSync(`${file}${ending}`, readFileSync(join(first.copy.folder, `${basename(file)}${ending}`)));
  rmSync(`${file}.anchor`);
  ledger = login(file, '管理员', testPassphrase, clock);
  const loss = lossOf(ledger, openSource(second.copy.folder));
  expect(loss.isAncestor).toBe(false);
  expect(loss.usersOnlyInCopy).toEqual(['周分支']);
  const report = await back(second.copy.folder);
  expect(report.usersDisabled).toEqual(['周分支']);
  expect(listUsers({ connection: ledger.connection }).find((user) => user.name === '周分支')?.disabledAt).not.toBeNull();
});

it('moves to a new computer as one file, by passphrase or recovery key', async () => {
  await importSample(contextOf(ledger), 'homes', '敬老院名册.xlsx');
  const pack = join(folder.path, '搬迁.yiyangpack');
  const before = tableHashes(ledger.connection);
  await packLedger(ledger, pack, options);
  const source = openSource(pack);
  expect(source.manifest.tables['home']).toBe(12);
  const whos = [
    { kind: 'user', name: '管理员', passphrase: testPassphrase },
    { kind: 'recovery', recoveryKey },
  ] as const;
  for (const [index, who] of whos.entries()) {
    const file = ledgerFileIn(join(folder.path, `新电脑${index}`), '测试台账');
    const { card } = await restoreElsewhere({ path: pack, who, file, replaces: false, clock });
    expect(card.userNames).toEqual(['管理员']);
    const moved = login(file, '管理员', testPassphrase, clock);
    const after = tableHashes(moved.connection);
    expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(['audit', 'audit_head']);
    expect(verifyChain(moved.connection).faults).toEqual([]);
    closeLedger(moved);
    expect(await refusal(() => restoreElsewhere({ path: pack, who, file, replaces: false, clock }))).toBe('LEDGER_EXISTS');
  }
  const other = ledgerFileIn(join(folder.path, '别处'), '测试台账');
  const wrong = { kind: 'user', name: '管理员', passphrase: '猜猜看' } as const;
  expect(await refusal(() => restoreElsewhere({ path: pack, who: wrong, file: other, replaces: false, clock }))).toBe('WRONG_PASSPHRASE');
  expect(existsSync(other)).toBe(false);
});

it('puts a damaged ledger aside and stands a copy in its place', async () => {
  const { copy } = await manual();
  const { file } = ledger;
  closeLedger(ledger);
  const bytes = readFileSync(file);
  bytes.fill(7, 4096, 12_288);
  writeFileSync(file, bytes);
  expect(await refusal(() => login(file, '管理员', testPassphrase, clock))).toBe('LEDGER_DAMAGED');
  const who = { kind: 'user', name: '管理员', passphrase: testPassphrase } as const;
  const restored = await restoreElsewhere({ path: join(copy.folder, manifestName), who, file, replaces: true, clock });
  expect(readFileSync(restored.keptAs ?? '').equals(bytes)).toBe(true);
  ledger = login(file, '管理员', testPassphrase, clock);
  expect(verifyChain(ledger.connection).faults).toEqual([]);
  closeLedger(ledger);
  // A whole one is not put aside before login: in the window it goes back with a copy of the state before.
  expect(await refusal(() => restoreElsewhere({ path: copy.folder, who, file, replaces: true, clock }))).toBe('LEDGER_EXISTS');
  ledger = login(file, '管理员', testPassphrase, clock);
});

it('puts back the keys alone where the ledger is whole and both key files are gone', async () => {
  const { copy } = await manual();
  const { file } = ledger;
  await importSample(contextOf(ledger), 'homes', '敬老院名册.xlsx');
  closeLedger(ledger);
  const bytes = readFileSync(file);
  rmSync(`${file}.key.bak`);
  writeFileSync(`${file}.key`, 'no keys');
  expect(await refusal(() => login(file, '管理员', testPassphrase, clock))).toBe('LEDGER_KEY_DAMAGED');
  const who = { kind: 'user', name: '管理员', passphrase: testPassphrase } as const;
  const { keptAs } = await restoreElsewhere({ path: copy.folder, who, file, replaces: true, clock });
  expect(keptAs).toBeNull();
  expect(readFileSync(file).equals(bytes)).toBe(true);
  ledger = login(file, '管理员', testPassphrase, clock);
  expect(ledger.connection.prepare('SELECT count(*) FROM home').pluck().get()).toBe(12);
  expect(ledger.connection.prepare("SELECT after_json FROM audit WHERE action = 'ledger.keyFileRepaired'").pluck().all()).toEqual([
    '{"keyFile":"copy"}',
  ]);
  changePassphrase(ledger, contextOf(ledger), { oldPassphrase: testPassphrase, newPassphrase: '关关雎鸠 2022 河洲' });
  const today = readFileSync(`${file}.key`);
  closeLedger(ledger);
  for (const ending of ['.key', '.key.bak']) rmSync(`${file}${ending}`);
  // The ledger knows that this passphrase was changed after the copy.
  expect(await refusal(() => restoreElsewhere({ path: copy.folder, who, file, replaces: true, clock }))).toBe('KEY_REVOKED');
  expect(existsSync(`${file}.key`)).toBe(false);
  const paper = { kind: 'recovery', recoveryKey } as const;
  await restoreElsewhere({ path: copy.folder, who: paper, file, replaces: true, clock });
  expect(existsSync(`${file}.key`)).toBe(true);
  writeFileSync(`${file}.key`, today);
  ledger = login(file, '管理员', '关关雎鸠 2022 河洲', clock);
});

it('refuses what is no copy, a damaged, a foreign and a newer one, and leaves the ledger open and as it was', async () => {
  const { copy } = await manual();
  const before = tableHashes(ledger.connection)['person'];
  const damaged = (await manual()).copy.folder;
  const file = join(damaged, basename(ledger.file));
  const bytes = readFileSync(file);
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await refusal(() => back(damaged))).toBe('BACKUP_DAMAGED');
  truncateSync(file, 8192);
  expect(await refusal(() => back(damaged))).toBe('BACKUP_DAMAGED');
  expect(copiesIn(ownPlace(ledger.file)).map((found) => problemOf(found, ledger.dataKey))).toContain(`文件不完整：${basename(file)}`);
  const manifestFile = join(copy.folder, manifestName);
  const text = readFileSync(manifestFile, 'utf8');
  writeFileSync(manifestFile, text.replace(/"schemaVersion": \d+/, '"schemaVersion": 1'));
  expect(await refusal(() => back(copy.folder))).toBe('BACKUP_OTHER_KEY');
  writeFileSync(
    manifestFile,
    manifestBytes(sealManifest({ ...(JSON.parse(text) as ManifestContent), schemaVersion: 999 }, ledger.dataKey)),
  );
  expect(await refusal(() => back(copy.folder))).toBe('LEDGER_NEWER');
  writeFileSync(manifestFile, '{"format":"yiyang-backup"}');
  expect(await refusal(() => back(copy.folder))).toBe('BACKUP_DAMAGED');
  expect(await refusal(() => back(ledger.file))).toBe('BACKUP_NOT_ONE');
  expect(await refusal(() => back(join(folder.path, '没有')))).toBe('FILE_NOT_FOUND');
  writeFileSync(join(folder.path, '假.yiyangpack'), Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]));
  expect(['BACKUP_NOT_ONE', 'BACKUP_DAMAGED']).toContain(await refusal(() => back(join(folder.path, '假.yiyangpack'))));
  expect(await refusal(() => back(copy.folder, '不是这个口令'))).toBe('WRONG_PASSPHRASE');
  const other = fileLedger(folder.path, { name: '别的台账', clock });
  const foreign = await makeBackup(other.ledger, options);
  closeLedger(other.ledger);
  expect(await refusal(() => back(foreign.copy.folder))).toBe('BACKUP_OTHER_LEDGER');
  expect(tableHashes(ledger.connection)['person']).toBe(before);
  expect(readdirSync(dirname(ledger.file)).filter((name) => name.includes('restoring'))).toEqual([]);
});

it('lets nobody work in a copy', async () => {
  const { copy } = await manual();
  expect(await refusal(() => login(join(copy.folder, basename(ledger.file)), '管理员', testPassphrase, clock))).toBe('BACKUP_IS_A_COPY');
});

it('takes a copy while rows are being written, as it was at one moment', async () => {
  const context = contextOf(ledger);
  const making = manual();
  for (let round = 0; round < 200; round += 1) {
    transaction(context, (writer) => writer.audit({ action: 'parameter.test', entity: 'parameter', entityId: round }));
    if (round % 20 === 0)
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
  }
  const { copy } = await making;
  const manifest = openSource(copy.folder).manifest;
  const now = ledger.connection.prepare('SELECT max(seq) FROM audit').pluck().get() as number;
  expect(manifest.audit.seq).toBeLessThan(now);
  // Put off meanwhile, checkpoints go on again.
  expect(ledger.connection.pragma('wal_autocheckpoint', { simple: true })).toBe(checkpointPages);
  const report = await back(copy.folder);
  expect(report.lostLines).toBeGreaterThan(150);
});

it('stops when asked, and when the ledger is closed under it; nothing is left', async () => {
  const controller = new AbortController();
  const making = refusal(() => makeBackup(ledger, { ...options, signal: controller.signal }));
  controller.abort();
  expect(await making).toBe('CANCELLED');
  const { file } = ledger;
  const second = refusal(() => makeBackup(ledger, options));
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
  closeLedger(ledger);
  expect(await second).toBe('CANCELLED');
  ledger = login(file, '管理员', testPassphrase, clock);
  expect(readdirSync(ownPlace(file).folder)).toEqual([]);
  // The lock is held: closing the reader's handle has not dropped it.
  expect(await refusal(() => login(file, '管理员', testPassphrase, clock))).toBe('LEDGER_IN_USE');
});
