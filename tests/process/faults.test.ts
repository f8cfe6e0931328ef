/**
 * The disk fails in every kind of write: on a real file system of a few megabytes that is filled to the last byte, made read-only, pulled out.
 * Each refusal says what, where and what to do; afterwards the ledger is as it was, and works again as soon as the disk does.
 */
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireError } from '../../electron/contract/result.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { openOffice, type Office } from '../helpers/office.ts';
import { sampleFile } from '../helpers/sample-county.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import { smallDisk, type SmallDisk } from '../helpers/small-disk.ts';

const month = '2022-01';
const paper = { month, scope: null, paper: 'A4', protection: { kind: 'plain', purpose: '上报' } };
const person = {
  name: '测试人',
  sex: 'male',
  bornOn: '1950-01-01',
  idNumber: null,
  ethnicity: null,
  villageCode: '',
  areaType: 'rural',
  address: null,
  category: 'elder',
  disability: { certificateNumber: null, kind: null, grade: null },
  level: 'independent',
  assessedOn: '2021-12-01',
  mode: 'scattered',
  homeId: null,
  caregiver: null,
  confirmedOn: '2021-12-01',
  account: null,
  caregiverAccount: null,
  phone: null,
  wish: null,
  remark: null,
};

let folder: TemporaryFolder;
let office: Office;
const call: Office['call'] = (...asked) => office.call(...asked);
const refusal: Office['refusal'] = (...asked) => office.refusal(...asked);
const take: Office['take'] = (...asked) => office.take(...asked);
const open: Office['open'] = () => office.open();

/** Rows of every table; the audit chain and the structure are proved on the way. */
function counts(): Record<string, number> {
  const { connection } = open();
  expect(connection.inTransaction).toBe(false);
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(connection.pragma('foreign_key_check')).toEqual([]);
  expect(verifyChain(connection).faults).toEqual([]);
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((table) => [table, connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]));
}

/** Every file below a folder, without what the open ledger keeps beside itself. */
function files(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-wal'))
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();
}

describe('on a small disk', { timeout: 60_000 }, () => {
  let disk: SmallDisk | null = null;
  let file = '';
  let preview = '';

  beforeAll(async () => {
    folder = temporaryFolder();
    disk = smallDisk(folder.path, 48);
    office = openOffice(folder.path);
    if (disk === null) return;
    await call('ledger.create', { name: '肥城', regionCode: '370983', userName: '管理员', passphrase: testPassphrase }, disk.path);
    file = open().file;
    await take('homes', '敬老院名册.xlsx');
    await take('standards', '救助标准表.xlsx');
    await take('roster', '特困人员花名册.xlsx', true);
    await take('roster', '特困人员花名册_更正.xls');
    const divisions = (await call('divisions.list', {})) as { code: string; level: string }[];
    person.villageCode = divisions.find((division) => division.level === 'village')?.code ?? '';
    writeFileSync(join(folder.path, '照片.png'), smallestPng);
  });
  afterAll(() => {
    office.router.close();
    disk?.remove();
    folder.remove();
  });
  beforeEach(async (context) => {
    if (disk === null) return context.skip('no small disk could be mounted here');
    if (!office.router.backend.state.ledger) await login();
  });
  afterEach(() => disk?.free());

  const theDisk = (): SmallDisk => disk as SmallDisk;
  const login = (): Promise<unknown> => call('ledger.login', { file, userName: '管理员', passphrase: testPassphrase });

  function expectFull(error: WireError, about: string): void {
    expect(error.text.what).toBe(`磁盘空间不足，没有写成：${about}`);
    expect(error.code).toBe('DISK_FULL');
    expect(error.text.next).toMatch(
      /^这个磁盘只剩 (?:\d+ 字节|[\d.]+ KB)。这一次没有写成，台账里已保存的内容没有受影响；请删除或移走不用的文件，腾出空间后再做一次。$/,
    );
  }

  type Write = {
    readonly what: string;
    readonly method: string;
    readonly input: () => unknown;
    readonly path?: () => string;
    /** While there is still room: what the write itself then needs. */
    readonly prepare?: () => Promise<void>;
  };
  const writes: readonly Write[] = [
    { what: 'a registration', method: 'people.register', input: () => person },
    {
      what: 'an import',
      method: 'imports.commit',
      prepare: async () => {
        const answer = await call('imports.preview', { kind: 'changes' }, sampleFile('特困人员异动登记表_2022-02.xlsx'));
        preview = (answer as { previewId: string }).previewId;
      },
      input: () => ({ previewId: preview, isSkippingInvalid: true }),
    },
    { what: 'a payment sheet', method: 'payments.build', input: () => ({ month }) },
    { what: 'a paper', method: 'payments.savePaper', input: () => paper, path: () => join(theDisk().path, '发放表.pdf') },
    { what: 'a workbook', method: 'payments.saveWorkbook', input: () => paper, path: () => join(theDisk().path, '发放表.xlsx') },
    { what: 'a backup', method: 'backups.make', input: () => ({}) },
    {
      what: 'an attachment',
      method: 'attachments.addToHome',
      input: () => ({ homeId: 1, kind: 'other', title: '' }),
      path: () => join(folder.path, '照片.png'),
    },
  ];

  it.each(writes)('$what on a full disk is refused in words, leaves nothing behind, and is done once there is room', async (write) => {
    // Logged in afresh: the log of changes is short, so that every write needs room.
    await call('ledger.logout', {});
    await login();
    await write.prepare?.();
    const before = counts();
    const filesBefore = files(theDisk().path);
    theDisk().fill();
    const error = await refusal(write.method, write.input(), write.path?.());
    expectFull(error, error.text.what.slice(error.text.what.indexOf('：') + 1));
    expect(error.text.what).toContain(theDisk().path);
    expect(counts()).toEqual(before);
    expect(files(theDisk().path).filter((name) => name !== '.ballast')).toEqual(filesBefore);
    expect(office.events.filter((event) => event.type === 'loggedOut')).toEqual([]);
    // Looking things up goes on.
    expect(await call('homes.list', {})).toHaveLength(12);

    theDisk().free();
    await write.prepare?.();
    await call(write.method, write.input(), write.path?.());
    expect(counts()).not.toEqual(before);
  });

  it('logs out from a full disk; a login there is refused with the reason; nothing saved is missing', async () => {
    const before = counts();
    await call('ledger.logout', {});
    theDisk().fill();
    expectFull(await refusal('ledger.login', { file, userName: '管理员', passphrase: testPassphrase }), file);
    theDisk().free();
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
    theDisk().fill();
    await call('ledger.logout', {});
    theDisk().free();
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('a copy for somebody else on a full stick names the stick, and the ledger goes on', async () => {
    const stick = smallDisk(join(folder.path, 'stick'), 1) as SmallDisk;
    try {
      stick.fill();
      for (const [method, name] of [
        ['payments.savePaper', '发放表.pdf'],
        ['payments.saveWorkbook', '发放表.xlsx'],
      ] as const) {
        expectFull(await refusal(method, paper, join(stick.path, name)), join(stick.path, name));
        expect(files(stick.path)).toEqual(['.ballast']);
      }
      stick.free();
      await call('payments.saveWorkbook', paper, join(stick.path, '发放表.xlsx'));
      stick.readOnly(true);
      const error = await refusal('payments.saveWorkbook', paper, join(stick.path, '另一份.xlsx'));
      expect(error.text.what).toBe(`无法写入文件：${join(stick.path, '另一份.xlsx')}（磁盘是只读的）`);
      stick.pull();
      const gone = await refusal('payments.savePaper', paper, join(stick.path, '没有', '发放表.pdf'));
      expect(gone.text.what).toBe(`无法写入文件：${join(stick.path, '没有', '发放表.pdf')}（文件夹不存在）`);
    } finally {
      stick.remove();
    }
  });

  it('a new ledger on a full disk leaves nothing behind', async () => {
    await call('ledger.logout', {});
    theDisk().fill();
    const before = files(theDisk().path);
    const input = { name: '第二本', regionCode: '370983', userName: '管理员', passphrase: testPassphrase };
    const error = await refusal('ledger.create', input, theDisk().path);
    expectFull(error, join(theDisk().path, '第二本', '第二本.yiyang'));
    expect(files(theDisk().path)).toEqual(before);
    theDisk().free();
    await call('ledger.create', input, theDisk().path);
    await login();
  });

  it('a read-only disk: opening is refused in words, and works again when it may be written', async () => {
    const before = counts();
    await call('ledger.logout', {});
    theDisk().readOnly(true);
    try {
      expect(await refusal('ledger.login', { file, userName: '管理员', passphrase: testPassphrase })).toMatchObject({
        code: 'LEDGER_READ_ONLY',
        text: { what: `台账只能读、不能写：${file}` },
      });
      expect(
        await refusal(
          'ledger.create',
          { name: '只读', regionCode: '370983', userName: '管理员', passphrase: testPassphrase },
          theDisk().path,
        ),
      ).toMatchObject({ code: 'LEDGER_FOLDER_NOT_WRITABLE' });
    } finally {
      theDisk().readOnly(false);
    }
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('a disk pulled out while somebody works: the ledger is left with words, what was saved is there when it is plugged in again', async () => {
    const before = counts();
    theDisk().pull();
    const error = await refusal('people.register', person);
    expect(error).toMatchObject({ code: 'LEDGER_DISK_GONE', text: { what: `存放台账的磁盘或文件夹不见了：${file}` } });
    expect(office.events.at(-1)).toMatchObject({ type: 'loggedOut', reason: 'fault', error: { code: 'LEDGER_DISK_GONE' } });
    expect(await refusal('people.register', person)).toMatchObject({ code: 'NOT_LOGGED_IN' });
    theDisk().plugIn();
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
    await call('people.register', person);
  });

  it('a ledger deleted under the program is saved beside it and opens with the same passphrase', async () => {
    const before = counts();
    rmSync(file);
    const error = await refusal('people.register', person);
    expect(error.code).toBe('LEDGER_FILE_RESCUED');
    const rescued = String(error.params['rescued']);
    expect(error.text.what).toBe(`台账文件在使用中被移走或删除：${file}`);
    expect(error.text.next).toContain(`已保存的全部内容另存在：${rescued}`);
    expect(existsSync(rescued) && existsSync(keyFileOf(rescued))).toBe(true);
    office.router.backend.grantedFiles.add(rescued);
    await call('ledger.login', { file: rescued, userName: '管理员', passphrase: testPassphrase });
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
    // Back in its place under its old name, as somebody would do who knows his way.
    await call('ledger.logout', {});
    renameSync(rescued, file);
    rmSync(keyFileOf(rescued));
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('a ledger replaced by another file is left, and neither file is touched', async () => {
    await call('people.register', person);
    const before = counts();
    renameSync(file, `${file}.原来的`);
    writeFileSync(file, '别的内容');
    expect(await refusal('people.register', person)).toMatchObject({ code: 'LEDGER_FILE_MOVED' });
    expect(office.router.backend.state.ledger).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('别的内容');
    // No log is left that would be mixed into what stands there now.
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    renameSync(`${file}.原来的`, file);
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('the log of changes deleted under the program stops the next write', async () => {
    await call('people.register', person);
    const before = counts();
    rmSync(`${file}-wal`);
    expect(await refusal('people.register', person)).toMatchObject({ code: 'LEDGER_FILE_MOVED' });
    await login();
    expect({ ...counts(), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('without the key file no passphrase is changed', async () => {
    for (const ending of ['', '.bak']) renameSync(`${keyFileOf(file)}${ending}`, `${keyFileOf(file)}${ending}.weg`);
    const error = await refusal('users.changePassphrase', { oldPassphrase: testPassphrase, newPassphrase: '另一个很长的口令 8866' });
    expect(error).toMatchObject({ code: 'LEDGER_KEY_MISSING', params: { file: keyFileOf(file) } });
    // With the second copy back, the next login puts the key file back from it.
    renameSync(`${keyFileOf(file)}.bak.weg`, `${keyFileOf(file)}.bak`);
    await call('ledger.logout', {});
    await login();
    expect(readFileSync(keyFileOf(file), 'utf8')).toBe(readFileSync(`${keyFileOf(file)}.weg`, 'utf8'));
  });

  it('a second program is told who keeps it waiting, at once, and writes nothing', async () => {
    const before = counts();
    const second = await command(['verify', '--db', file]);
    expect(second.code).toBe(2);
    expect(second.stderr.trim()).toBe(`台账正被另一个程序使用：${file}请先关闭另一个窗口或命令，再试一次。`);
    expect(counts()).toEqual(before);
    await call('ledger.logout', {});
    // Two commands started together: one works, the other is told; or both, one after the other.
    const pair = await Promise.all([1, 2].map(() => finished(startCommand(['verify', '--db', file]))));
    for (const { code, stderr } of pair)
      if (code !== 0) expect([code, stderr.trim()]).toEqual([2, expect.stringContaining('台账正被另一个程序使用')]);
    expect(pair.some(({ code }) => code === 0)).toBe(true);
    await login();
  });

  it('none of this was a fault of the program', () => {
    expect(office.faults()).toEqual([]);
  });
});
