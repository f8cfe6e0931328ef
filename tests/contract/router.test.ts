/** Every method of the contract through the one door: who may call it, what it refuses, and that its answers are what the contract says. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods, type InputOf, type MethodName, type OutputOf } from '../../electron/contract/index.ts';
import { describeError, isErrorCode } from '../../electron/contract/messages.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

const names = Object.keys(methods) as MethodName[];
const everyLine = { kind: null, userId: null, personId: null, from: null, to: null, search: null };
/** What somebody may call whose passphrase was chosen by somebody else. */
const isBeforeChange: ReadonlySet<string> = new Set([
  'users.changePassphrase',
  'users.idleLock',
  'session.lock',
  'session.unlock',
  'session.touch',
]);
const clerkPassphrase = '松柏常青 第二个人 77';
let folder: TemporaryFolder;
let router: Router;
let events: BackendEvent[];

async function send(method: string, input: unknown, path: string | null = null): Promise<Result<unknown>> {
  return router.handle({ method, input, path, jobId: null });
}

/** The value, checked against the contract's own description of it. */
async function call<Name extends MethodName>(name: Name, input: InputOf<Name>, path: string | null = null): Promise<OutputOf<Name>> {
  const result = await send(name, input, path);
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.text.what} ${JSON.stringify(result.error.fields ?? {})}`);
  return methods[name].output.parse(result.value) as OutputOf<Name>;
}

async function refused(name: MethodName, input: unknown, path: string | null = null): Promise<string> {
  const result = await send(name, input, path);
  return result.ok ? 'not refused' : result.error.code;
}

async function take(
  kind: InputOf<'imports.preview'>['kind'],
  file: string,
  isSkippingInvalid = false,
): Promise<OutputOf<'imports.commit'>> {
  const preview = await call('imports.preview', { kind }, sampleFile(file));
  return call('imports.commit', { previewId: preview.previewId, isSkippingInvalid });
}

beforeAll(() => {
  folder = temporaryFolder();
  events = [];
  router = createRouter({
    profileFolder: join(folder.path, 'profile'),
    emit: (event) => events.push(event),
    appVersion: '0.0.0',
    isDemo: false,
    clock: fixedClock(isoDate('2022-02-01')),
  });
});
afterAll(() => {
  router.close();
  folder.remove();
});

const hostile: readonly unknown[] = [
  null,
  undefined,
  7,
  'x',
  [],
  { personId: 'x' },
  { month: '2022-13' },
  { __proto__: { month: '2022-01' } },
  { filter: {} },
  { file: '../../etc/passwd' },
  'a'.repeat(100_000),
];

const protection = { kind: 'plain', purpose: '核对样本' } as const;

describe('before login', () => {
  it.each(names.filter((name) => methods[name].access !== 'anyone'))('%s is refused', async (name) => {
    for (const input of [{}, ...hostile]) expect(await refused(name, input)).toBe('NOT_LOGGED_IN');
  });

  it('knows no other method, not even those every object has', async () => {
    for (const name of ['people.delete', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(await send(name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
  });

  it('opens only files the user has pointed at', async () => {
    expect(await refused('ledger.inspectRecent', { file: '/etc/passwd' })).toBe('LEDGER_NOT_FOUND');
    expect(await refused('ledger.login', { file: join(folder.path, 'x.yiyang'), userName: '管理员', passphrase: 'x' })).toBe(
      'LEDGER_NOT_FOUND',
    );
    expect(await refused('ledger.create', { name: '甲', regionCode: '370983', userName: '管理员', passphrase: testPassphrase })).toBe(
      'CANCELLED',
    );
  });
});

describe('a working day', { timeout: 60_000 }, () => {
  it('creates the ledger and answers every question as the contract says', async () => {
    expect((await call('ledger.status', {})).session).toBeNull();
    expect(await call('ledger.checkPassphrase', { passphrase: '12345678', userName: '甲' })).toMatchObject({ isStrong: false });
    expect((await call('regions.provinces', {})).length).toBe(31);
    const shandong = await call('regions.cities', { provinceCode: '37' });
    expect(shandong.map((city) => city.name)).toContain('泰安市');
    expect((await call('regions.counties', { cityCode: '3709' })).map((county) => county.code)).toContain('370983');
    const created = await call(
      'ledger.create',
      { name: '肥城市台账', regionCode: '370983', userName: '管理员', passphrase: testPassphrase },
      folder.path,
    );
    expect(created).toMatchObject({ divisions: 649, session: { user: { role: 'admin' } } });
    const paper = await call('ledger.recoveryPaper', { recoveryKey: created.recoveryKey });
    expect(Buffer.from(paper.pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await call('today.summary', {})).tasks.map((task) => task.id)).toEqual([
      'homes',
      'standards',
      'roster',
      'policyProfile',
      'secondPlace',
    ]);
  });

  it('imports what the office has', async () => {
    await take(null, '敬老院名册.xlsx');
    await take(null, '救助标准表.xlsx');
    const preview = await call('imports.preview', { kind: null }, sampleFile('特困人员花名册.xlsx'));
    expect(preview).toMatchObject({ kind: 'roster', asOf: '2021-12-31', counts: { rows: 601, fresh: 589, rejected: 12 } });
    const rejected = await call('imports.rows', { previewId: preview.previewId, status: 'rejected', offset: 0, limit: 100 });
    expect(rejected.rows.map((row) => row.issues[0]?.code)).toContain('ID_SCIENTIFIC');
    const errors = join(folder.path, '错误.xlsx');
    expect(await call('imports.saveErrors', { previewId: preview.previewId }, errors)).toEqual({ file: errors });
    const [line] = (await call('audit.page', { ...everyLine, kind: 'export', offset: 0, limit: 1 })).rows;
    expect([line?.action, JSON.parse(line?.after ?? '')]).toEqual([
      'import.saveErrors',
      { fileName: '特困人员花名册.xlsx', rejected: 12, protection: 'plain', purpose: '更正后重新导入' },
    ]);
    const remapped = await call('imports.remap', {
      previewId: preview.previewId,
      kind: null,
      sheetName: null,
      headerRow: null,
      mapping: null,
    });
    expect(remapped.counts).toEqual(preview.counts);
    expect(await refused('imports.commit', { previewId: preview.previewId, isSkippingInvalid: false })).toBe('IMPORT_REJECTED');
    expect((await call('imports.commit', { previewId: preview.previewId, isSkippingInvalid: true })).accepted).toBe(589);
    expect(await refused('imports.rows', { previewId: preview.previewId, status: null, offset: 0, limit: 10 })).toBe('PREVIEW_GONE');
    await take('roster', '特困人员花名册_更正.xls');
    expect((await call('imports.batches', {})).map((batch) => batch.kind)).toEqual(['roster', 'roster', 'standards', 'homes']);
    expect(events.some((event) => event.type === 'changed' && event.topics.includes('people'))).toBe(true);
  });

  it('lists, finds and shows people', async () => {
    const page = await call('people.page', { filter: noPeopleFilter, sort: { key: 'bornOn', isDescending: false }, offset: 0, limit: 100 });
    expect([page.total, page.rows.length]).toEqual([600, 100]);
    const detail = await call('people.get', { personId: page.rows[0]?.personId ?? 0 });
    expect(detail.timeline.length).toBeGreaterThan(5);
    expect(await refused('people.get', { personId: 99_999 })).toBe('PERSON_NOT_FOUND');
    const file = join(folder.path, '名单.xlsx');
    expect(await call('people.export', { filter: { ...noPeopleFilter, mode: 'centralised' }, protection }, file)).toMatchObject({ file });
    expect((await call('homes.list', {})).length).toBe(12);
    expect((await call('standards.list', {})).length).toBe(11);
    expect((await call('parameters.list', {})).every((parameter) => parameter.documentNo !== '' && parameter.title !== parameter.key)).toBe(
      true,
    );
    expect((await call('divisions.list', {})).length).toBe(649);
  });

  it('builds, prepares and prints; another person reviews and approves', async () => {
    expect(await call('payments.sheets', {})).toMatchObject({ sheets: [], suggestedMonth: '2022-02' });
    expect(await call('payments.build', { month: '2022-01' as never })).toMatchObject({
      state: 'draft',
      totalFen: 58_321_500,
      persons: 600,
    });
    const sheet = await call('payments.sheet', { month: '2022-01' as never });
    expect(sheet.groups.reduce((sum, group) => sum + group.totalFen, 0)).toBe(58_321_500);
    const rows = await call('payments.rows', {
      month: '2022-01' as never,
      groupKey: sheet.groups[0]?.key ?? null,
      search: '',
      isMissingAccountOnly: false,
      offset: 0,
      limit: 20,
    });
    const explained = await call('payments.explain', { month: '2022-01' as never, personId: rows.rows[0]?.personId ?? 0 });
    expect(explained.lines.length).toBe(2);
    const paper = await call('payments.paper', { month: '2022-01' as never, scope: null, paper: 'A4', purpose: 'preview' });
    expect(paper.pages).toBeGreaterThan(30);
    await call(
      'payments.savePaper',
      { month: '2022-01' as never, scope: { homeId: 1 }, paper: 'A3', protection },
      join(folder.path, '表.pdf'),
    );
    await call('payments.saveWorkbook', { month: '2022-01' as never, scope: null, paper: 'A4', protection }, join(folder.path, '表.xlsx'));
    await call('payments.prepare', { month: '2022-01' as never });
    expect(await refused('payments.review', { month: '2022-01', reason: null })).toBe('SHEET_SAME_PERSON');
    const temporary = '临时给的 口令 2468';
    await call('users.add', { name: '审批员', role: 'county_approver', passphrase: temporary });
    const file = (await call('ledger.status', {})).session?.ledger.file ?? '';
    await call('ledger.logout', {});
    expect((await call('ledger.inspectRecent', { file })).userNames).toEqual(['管理员', '审批员']);
    expect(await refused('ledger.login', { file, userName: '审批员', passphrase: testPassphrase })).toBe('WRONG_PASSPHRASE');
    expect((await call('ledger.login', { file, userName: '审批员', passphrase: temporary })).user.isPassphraseTemporary).toBe(true);
    for (const name of names.filter((candidate) => methods[candidate].access !== 'anyone' && !isBeforeChange.has(candidate)))
      expect([name, await refused(name, {})]).toEqual([name, 'PASSPHRASE_TEMPORARY']);
    await call('users.changePassphrase', { oldPassphrase: temporary, newPassphrase: clerkPassphrase });
    expect((await call('ledger.status', {})).session?.user.isPassphraseTemporary).toBe(false);
    expect((await call('today.summary', {})).tasks.map((task) => task.title)).toContain('2022年1月发放表等待审核');
    await call('payments.review', { month: '2022-01' as never, reason: null });
    const approved = await call('payments.approve', { month: '2022-01' as never, reason: null });
    expect(approved.state).toBe('approved');
    expect(approved.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await refused('payments.return', { month: '2022-01', reason: '改一改' })).toBe('SHEET_LOCKED');
  });

  it('lets the approver do nothing that is the clerks’', async () => {
    const forbidden = names.filter(
      (name) => Array.isArray(methods[name].access) && !(methods[name].access as readonly string[]).includes('county_approver'),
    );
    expect(forbidden).toContain('people.register');
    for (const name of forbidden) for (const input of [{}, ...hostile]) expect(await refused(name, input)).toBe('NOT_ALLOWED');
  });

  it('stops somebody who was disabled while the window stood open', async () => {
    const connection = router.backend.state.ledger?.connection;
    connection?.exec("UPDATE user_account SET disabled_at = '2022-02-01T00:00:00.000Z' WHERE name = '审批员'");
    const file = router.backend.state.ledger?.file ?? '';
    expect(await refused('people.page', {})).toBe('USER_DISABLED');
    expect(await refused('people.page', {})).toBe('NOT_LOGGED_IN');
    expect(await refused('ledger.login', { file, userName: '审批员', passphrase: clerkPassphrase })).toBe('USER_DISABLED');
    await call('ledger.login', { file, userName: '管理员', passphrase: testPassphrase });
  });

  it('keeps the chain and shows it', async () => {
    const page = await call('audit.page', { ...everyLine, offset: 0, limit: 100, search: '2022-01' });
    expect(page.rows.map((row) => row.action)).toContain('sheet.approve');
    expect(await call('audit.verify', {})).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
    expect((await call('users.list', {})).length).toBe(2);
  });

  it('refuses hostile input of every method without a fault of the program', async () => {
    const faults: string[] = [];
    for (const name of names.filter((candidate) => candidate !== 'ledger.logout'))
      for (const input of hostile) {
        const result = await send(name, input);
        if (!result.ok && result.error.code === 'INTERNAL') faults.push(name);
      }
    expect(faults).toEqual([]);
  });
});

it('says every refusal in Chinese, with what to do next', () => {
  for (const code of ['LEDGER_IN_USE', 'IMPORT_REJECTED', 'SHEET_LOCKED', 'STANDARD_TOO_LOW'] as const) {
    expect(isErrorCode(code)).toBe(true);
    const { what, next } = describeError(code, {});
    for (const text of [what, next]) expect(text).toMatch(/^[\u4e00-\u9fff“”（）《》，。；：、—0-9%A-Za-z ./]+$/u);
  }
});
