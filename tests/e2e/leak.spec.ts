/**
 * A day's work in the real window, every way a person could get to the disk: lists, papers, attachments, backups, sealed exports, refusals,
 * logs. Then every file of the profile, the ledger's folder and the temporary folder is searched: running, stopped and killed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { leaks, type Needles } from '../helpers/leaks.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, logInToCounty, makeCounty, sampleFile } from './steps.ts';

function countyWithNeedles(file: string): Needles {
  makeCounty(file);
  // This loader cannot read a ledger; the same Node as a program can.
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, '../helpers/needles.ts'), file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const found = JSON.parse(printed) as { numbers: number; names: number; bytes: string[] };
  return { ...found, bytes: found.bytes.map((needle) => Buffer.from(needle, 'base64')) };
}

/** A scan as an office has it: a paper with somebody's name and number written out. */
function scanOf(needles: Needles): Buffer {
  const [number, name] = [needles.bytes[0], needles.bytes.at(-1)];
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n% '),
    number ?? Buffer.alloc(0),
    name ?? Buffer.alloc(0),
    Buffer.from('\nstartxref\n0\n%%EOF\n'),
  ]);
}

type Answer = { readonly ok: boolean };
type Options = { readonly suggestedName?: string };

/** As the page itself calls; the answer of a refusal is an answer too. */
async function call(desk: Desk, method: string, input: unknown, options: Options = {}): Promise<Answer> {
  type Call = (method: string, input: unknown, options: Options) => Promise<Answer>;
  return desk.page.evaluate(([name, given, how]) => (window as unknown as { yiyang: { call: Call } }).yiyang.call(name, given, how), [
    method,
    input,
    options,
  ] as const);
}

async function succeed(desk: Desk, method: string, input: unknown, options: Options = {}): Promise<void> {
  expect(await call(desk, method, input, options), method).toMatchObject({ ok: true });
}

async function work(desk: Desk, folder: string, scan: string): Promise<void> {
  const { page, open, saveTo } = desk;
  await area(page, '人员').click();
  await expect(page.locator('[data-rowindex="0"]')).toBeVisible();
  await page.locator('[data-rowindex="0"] [role="gridcell"][data-field="name"]').dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await succeed(desk, 'people.reveal', { personId: 1, reason: '核对身份信息' });
  await succeed(desk, 'payments.build', { month: '2022-01' });
  await succeed(desk, 'payments.paper', { month: '2022-01', scope: null, paper: 'A4', purpose: 'preview' });
  await open(scan);
  await succeed(desk, 'attachments.addToPerson', { personId: 1, kind: 'idCard', title: '' });
  const protection = { kind: 'encrypted', purpose: '报财政部门核对拨款', passphrase: 'Haikuo-8213-Fengshou' };
  await saveTo(join(folder, '名单.zip'));
  await succeed(desk, 'people.export', { filter: noPeopleFilter, protection }, { suggestedName: '名单.zip' });
  await saveTo(join(folder, '发放表.zip'));
  await succeed(desk, 'payments.saveWorkbook', { month: '2022-01', scope: null, paper: 'A4', protection }, { suggestedName: '发放表.zip' });
  await succeed(desk, 'backups.make', {});
  await saveTo(join(folder, '搬迁.yiyangpack'));
  await succeed(desk, 'backups.pack', {});
  // A preview holds the whole file in memory; a refusal names what was wrong with it.
  await open(sampleFile('特困人员花名册_更正.xls'));
  await succeed(desk, 'imports.preview', { kind: null });
  expect((await call(desk, 'people.register', { name: '张三丰', idNumber: '370999194001010011' })).ok).toBe(false);
  await area(page, '发放表').click();
  await area(page, '审计日志').click();
  await expect(page.getByRole('heading', { name: '审计日志' })).toBeVisible();
}

test('no file tells who is in the ledger: running, stopped and killed', async ({ openDesk, folder }) => {
  test.setTimeout(240_000);
  const [office, temporary] = [join(folder, '办公室'), join(folder, 'temporary')];
  mkdirSync(office);
  mkdirSync(temporary);
  const file = join(office, '肥城.yiyang');
  const needles = countyWithNeedles(file);
  expect(needles.numbers).toBeGreaterThan(1000);
  const scan = join(folder, 'scan.pdf');
  writeFileSync(scan, scanOf(needles));

  const environment = { TMPDIR: temporary };
  const desk = await openDesk({ environment });
  const everywhere = [desk.profile, office, temporary];
  // Answers for dialogs can only be left with a program that has started.
  await expect(desk.page.getByRole('button', { name: '打开台账文件' })).toBeVisible();
  await desk.open(file);
  await desk.page.getByRole('button', { name: '打开台账文件' }).click();
  await logInToCounty(desk);
  await work(desk, office, scan);
  expect(readdirSync(office)).toEqual(expect.arrayContaining(['attachments', 'backups', '名单.zip', '发放表.zip', '搬迁.yiyangpack']));
  expect(leaks(needles, ...everywhere), 'running').toEqual([]);

  await desk.app.close();
  expect(leaks(needles, ...everywhere), 'stopped').toEqual([]);

  const again = await openDesk({ environment, profile: desk.profile });
  await logInToCounty(again);
  await area(again.page, '人员').click();
  await expect(again.page.locator('[data-rowindex="0"]')).toBeVisible();
  const ended = new Promise((resolve) => again.app.process().once('exit', resolve));
  again.app.process().kill('SIGKILL');
  await ended;
  expect(leaks(needles, ...everywhere), 'killed').toEqual([]);

  // The search itself finds what is there.
  writeFileSync(join(temporary, 'control.bin'), Buffer.concat([Buffer.from('前'), scanOf(needles), Buffer.from('后')]));
  expect(leaks(needles, ...everywhere).length).toBeGreaterThan(0);
});
