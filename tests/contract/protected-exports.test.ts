/** Files with numbers in full leave the program encrypted, stamped and in the log; nothing readable of them touches the disk. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { Role } from '../../electron/contract/method.ts';
import type { Protection } from '../../electron/contract/protection.ts';
import type { Result } from '../../electron/contract/result.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { newUid, row, rows } from '../../database/core/sql.ts';
import { insertUser, noPlace } from '../../database/features/users/accounts.ts';
import { build, smallCounty, type SmallCounty } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

const passphrase = 'kfm7-p3xd-9rtq-wh2n';
const encrypted: Protection = { kind: 'encrypted', purpose: '送代发银行', passphrase };
const plain: Protection = { kind: 'plain', purpose: '本单位办公使用' };
const month = '2022-01';

let county: SmallCounty;
let router: Router;
let profile: TemporaryFolder;
let folder: TemporaryFolder;
let auditorId = 0;
let idNumber = '';

beforeAll(() => {
  county = smallCounty();
  build(county.context, month);
  profile = temporaryFolder();
  const { context } = county;
  auditorId = insertUser(context.connection, newUid(), '督查员', 'auditor', context.clock.now(), noPlace);
  idNumber = row<{ id: string }>(context, 'SELECT id_number AS id FROM person WHERE person_id = ?', county.scattered)?.id ?? '';
  router = createRouter({ profileFolder: profile.path, appVersion: '1', isDemo: false, clock: context.clock, emit: () => undefined });
});
afterAll(() => profile.remove());
beforeEach(() => {
  folder = temporaryFolder();
  actAs('admin');
});
afterEach(() => folder.remove());

function actAs(role: Role): void {
  const { context } = county;
  const [userId, name] = role === 'auditor' ? [auditorId, '督查员'] : [context.actor.userId, context.actor.name];
  router.backend.state.ledger = {
    file: ':memory:',
    dataKey: Buffer.alloc(32),
    connection: context.connection,
    session: {
      ledger: { name: '测试台账', regionCode: '370983', regionName: '肥城市', file: ':memory:', isDemo: false },
      user: { userId, name, role, townCode: null, homeId: null, placeName: null, isPassphraseTemporary: false },
      lastLogin: { at: null, wrongTries: 0, lastWrongAt: null },
    },
  } as never;
}

const call = (method: string, input: unknown, path: string): Promise<Result<unknown>> =>
  router.handle({ method, input, path, jobId: null });
const exportPeople = (protection: unknown, path: string): Promise<Result<unknown>> =>
  call('people.export', { filter: noPeopleFilter, protection }, path);

type Line = { readonly sha256: string; readonly purpose: string | null; readonly protection: string; readonly rows: number };
function lastLine(action: string): Line & Record<string, unknown> {
  const found = row<{ after: string }>(
    county.context,
    'SELECT after_json AS after FROM audit WHERE action = ? ORDER BY seq DESC LIMIT 1',
    action,
  );
  return JSON.parse(found?.after ?? '{}') as Line & Record<string, unknown>;
}

async function opened(file: string, password: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(file)), { password, useWebWorkers: false });
  const [entry] = await reader.getEntries();
  if (!entry || entry.directory) throw new Error('nothing inside');
  return { name: entry.filename, bytes: await entry.getData(new Uint8ArrayWriter()) };
}

/** All texts of a workbook. */
async function textOf(workbook: Uint8Array): Promise<string> {
  const reader = new ZipReader(new Uint8ArrayReader(workbook), { useWebWorkers: false });
  const parts: string[] = [];
  for (const entry of await reader.getEntries())
    if (!entry.directory) parts.push(new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())));
  return parts.join('\n');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an encrypted list of people', () => {
  it('opens with its passphrase only, is stamped, and stands in the log with its hash', async () => {
    const file = join(folder.path, '名单.zip');
    expect(await exportPeople(encrypted, file)).toMatchObject({ ok: true, value: { file, rows: 2 } });
    const inner = await opened(file, passphrase);
    expect(inner.name).toBe('名单.xlsx');
    const text = await textOf(inner.bytes);
    expect(text).toContain(idNumber);
    expect(text).toContain('管理员 第1次导出 用途：送代发银行');
    await expect(opened(file, `${passphrase}x`)).rejects.toThrow('Invalid password');
    const line = lastLine('people.export');
    expect(line).toMatchObject({
      protection: 'encrypted',
      purpose: '送代发银行',
      rows: 2,
      copyNumber: 1,
      fileName: '名单.zip',
      sha256: sha256(readFileSync(file)),
    });
    expect(JSON.stringify(line)).not.toContain(passphrase);
  });

  it('is a zip of WinZip AES-256, version AE-2, with the sizes in front', async () => {
    const file = join(folder.path, '名单.zip');
    await exportPeople(encrypted, file);
    const bytes = readFileSync(file);
    const extra = 30 + bytes.readUInt16LE(26);
    expect({
      signature: bytes.readUInt32LE(0).toString(16),
      isEncrypted: (bytes.readUInt16LE(6) & 1) === 1,
      hasDescriptor: (bytes.readUInt16LE(6) & 8) === 8,
      method: bytes.readUInt16LE(8),
      crc: bytes.readUInt32LE(14),
      header: bytes.readUInt16LE(extra).toString(16),
      vendorVersion: bytes.readUInt16LE(extra + 4),
      vendor: bytes.toString('latin1', extra + 6, extra + 8),
      strength: bytes.readUInt8(extra + 8),
    }).toEqual({
      signature: '4034b50',
      isEncrypted: true,
      hasDescriptor: false,
      method: 99,
      crc: 0,
      header: '9901',
      vendorVersion: 2,
      vendor: 'AE',
      strength: 3,
    });
  });

  it.skipIf(spawnSync('7z', ['i']).error !== undefined)('opens in 7-Zip', async () => {
    const file = join(folder.path, '名单.zip');
    await exportPeople(encrypted, file);
    expect(spawnSync('7z', ['t', '-pwrong', file]).status).not.toBe(0);
    execFileSync('7z', ['x', `-p${passphrase}`, `-o${folder.path}`, file]);
    expect(await textOf(readFileSync(join(folder.path, '名单.xlsx')))).toContain(idNumber);
  });

  it('leaves no readable file in the folder, not even for a moment', async () => {
    const seen = new Set<string>();
    const watcher = watch(folder.path, (_, name) => seen.add(String(name)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await exportPeople(encrypted, join(folder.path, '名单.zip'));
    await call('payments.saveWorkbook', { month, scope: null, paper: 'A4', protection: encrypted }, join(folder.path, '发放表.zip'));
    await call('payments.savePaper', { month, scope: null, paper: 'A4', protection: encrypted }, join(folder.path, '纸质表.zip'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    watcher.close();
    const files = ['发放表.zip', '名单.zip', '纸质表.zip'];
    expect([...seen].toSorted()).toEqual(files.flatMap((name) => [name, `${name}.partial`]).toSorted());
    expect(readdirSync(folder.path).toSorted()).toEqual(files.toSorted());
    for (const name of files) {
      const bytes = readFileSync(join(folder.path, name));
      // Neither the parts of a workbook nor the head of a PDF.
      expect(['xl/worksheets', '%PDF', idNumber].filter((trace) => bytes.includes(trace))).toEqual([]);
    }
    expect((await opened(join(folder.path, '纸质表.zip'), passphrase)).bytes.subarray(0, 5)).toEqual(new TextEncoder().encode('%PDF-'));
  });

  it.each([
    ['abc', '至少 12 个字符'],
    ['密码密码密码密码密码密码密码', '只能用英文字母、数字和符号：各种解压软件对中文和空格的处理不同'],
  ])('is refused the passphrase %s', async (weak, words) => {
    const file = join(folder.path, '名单.zip');
    expect(await exportPeople({ ...encrypted, passphrase: weak }, file)).toMatchObject({
      ok: false,
      error: { fields: { 'protection.passphrase': words } },
    });
    expect(existsSync(file)).toBe(false);
  });

  it('is refused a passphrase that is long and weak', async () => {
    expect(await exportPeople({ ...encrypted, passphrase: '123456789012' }, join(folder.path, '名单.zip'))).toMatchObject({
      ok: false,
      error: { code: 'WEAK_PASSPHRASE' },
    });
  });

  it('is refused without a purpose', async () => {
    expect(await exportPeople({ ...encrypted, purpose: '' }, join(folder.path, '名单.zip'))).toMatchObject({
      ok: false,
      error: { fields: { 'protection.purpose': '请选择或填写用途' } },
    });
  });
});

describe('other ways out', () => {
  it('a masked list holds no number in full', async () => {
    const file = join(folder.path, '名单.xlsx');
    expect(await exportPeople({ kind: 'masked' }, file)).toMatchObject({ ok: true });
    const text = await textOf(readFileSync(file));
    for (const { number } of rows<{ number: string }>(
      county.context,
      'SELECT id_number AS number FROM person UNION SELECT account_number FROM person WHERE account_number IS NOT NULL',
    ))
      expect(text).not.toContain(number);
    expect(text).toContain(`${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`);
    expect(lastLine('people.export')).toMatchObject({ protection: 'masked', purpose: null, sha256: sha256(readFileSync(file)) });
  });

  it('a masked sheet holds no number in full either', async () => {
    const file = join(folder.path, '发放表.xlsx');
    expect(await call('payments.saveWorkbook', { month, scope: null, paper: 'A4', protection: { kind: 'masked' } }, file)).toMatchObject({
      ok: true,
    });
    const text = await textOf(readFileSync(file));
    for (const { number } of rows<{ number: string }>(
      county.context,
      'SELECT id_number AS number FROM sheet_person UNION SELECT payee_account FROM sheet_line WHERE payee_account IS NOT NULL',
    ))
      expect(text).not.toContain(number);
  });

  it('a plain file needs its own choice and is named in the log', async () => {
    const file = join(folder.path, '发放表.xlsx');
    expect(await call('payments.saveWorkbook', { month, scope: null, paper: 'A4', protection: plain }, file)).toMatchObject({ ok: true });
    expect(await textOf(readFileSync(file))).toContain('用途：本单位办公使用');
    expect(lastLine('sheet.export')).toMatchObject({ protection: 'plain', purpose: '本单位办公使用', sha256: sha256(readFileSync(file)) });
    expect(await call('payments.saveWorkbook', { month, scope: null, paper: 'A4' }, file)).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
  });

  it.each([encrypted, plain])('an auditor gets none that is $kind', async (protection) => {
    actAs('auditor');
    const file = join(folder.path, '名单');
    expect(await exportPeople(protection, file)).toMatchObject({
      ok: false,
      error: { text: { what: '只读督查用户只能导出脱敏的文件。', next: '需要完整号码时，请由经办人员说明用途后导出。' } },
    });
    expect(readdirSync(folder.path)).toEqual([]);
    expect(await exportPeople({ kind: 'masked' }, file)).toMatchObject({ ok: true });
  });

  it('a paper that was looked at stands in the log once', async () => {
    const count = (): number =>
      row<{ n: number }>(county.context, "SELECT count(*) AS n FROM audit WHERE action = 'sheet.preview'")?.n ?? 0;
    const preview = (scope: unknown): Promise<Result<unknown>> =>
      router.handle({ method: 'payments.paper', input: { month, scope, paper: 'A4', purpose: 'preview' }, path: null, jobId: null });
    await preview(null);
    await preview(null);
    expect(count()).toBe(1);
    await preview({ homeId: county.homeIds[0] });
    expect(count()).toBe(2);
    actAs('admin');
    await preview(null);
    expect(count()).toBe(3);
  });
});
