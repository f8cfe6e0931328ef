/**
 * The six most dangerous things, tried by those who may not do them, in the real window: no button, no address, and a call by hand from the
 * page is refused by the backend.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { Page } from '@playwright/test';
import type { OutputOf, MethodName } from '../../electron/contract/index.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { Bridge } from '../../electron/contract/wire.ts';
import { exportPlain } from './exports.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, countyPassphrase, logIn, logOut, makeCounty, screens } from './steps.ts';

declare const window: Window & { readonly yiyang: Bridge };

const users = [
  { name: '王乡镇', role: 'town_clerk', place: '老城街道', options: ['--town', '370983002'] },
  { name: '李院长', role: 'home_manager', place: '老城敬老院', options: ['--home', '370983H03'] },
  { name: '赵督查', role: 'auditor', place: null, options: [] },
] as const;

/** A county with a sheet that waits for its approval. */
function countyOfUsers(folder: string): string {
  const file = join(folder, '肥城', '肥城.yiyang');
  makeCounty(file, [
    ['pay', 'build', '--month', '2022-01'],
    ...users.map(({ name, role, options }) => ['user', 'add', '--name', name, '--role', role, ...options]),
  ]);
  return file;
}

/** As a page that went wrong would call, past every button. */
function byHand(page: Page, method: MethodName, input: unknown): Promise<Result<unknown>> {
  return page.evaluate(([name, value]) => window.yiyang.call(name, value), [method, input] as const);
}

async function value<Name extends MethodName>(page: Page, method: Name, input: unknown): Promise<OutputOf<Name>> {
  const result = await byHand(page, method, input);
  if (!result.ok) throw new Error(`${method}: ${result.error.text.what}`);
  return result.value as OutputOf<Name>;
}

async function codeOf(page: Page, method: MethodName, input: unknown): Promise<string> {
  const result = await byHand(page, method, input);
  return result.ok ? 'answered' : result.error.code;
}

/** Types an address into the window. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${address}`);
}

const button = (page: Page, name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
const noPage = (page: Page): ReturnType<Page['getByText']> => page.getByText('没有这个页面');
const month = '2022-01';

type Others = {
  readonly person: { readonly personId: number; readonly name: string };
  readonly homeId: number;
  readonly auditorId: number;
  readonly backup: string;
};

/** Looked up by the administrator, who also brings the sheet one step before its lock. */
async function prepare({ page }: Desk): Promise<Others> {
  await value(page, 'payments.prepare', { month });
  await value(page, 'payments.review', { month, reason: '代办' });
  const filter = { ...noPeopleFilter, townCode: '370983104', mode: 'centralised' };
  const { rows } = await value(page, 'people.page', { filter, sort: null, offset: 0, limit: 1 });
  const homes = await value(page, 'homes.list', {});
  const list = await value(page, 'users.list', {});
  const { id } = await value(page, 'backups.make', {});
  const [person] = rows;
  return {
    person: { personId: person?.personId ?? 0, name: person?.name ?? '' },
    homeId: homes.find((home) => home.code === '370983H01')?.homeId ?? 0,
    auditorId: list.find((user) => user.name === '赵督查')?.userId ?? 0,
    backup: id,
  };
}

test('六件最要紧的事，无权的人在窗口里办不到', async ({ desk, folder }) => {
  test.setTimeout(300_000);
  const { page } = desk;
  await desk.open(countyOfUsers(folder));
  await page.getByRole('button', { name: '打开台账文件' }).click();
  await logIn(desk, '管理员', countyPassphrase);
  const others = await prepare(desk);
  await logOut(desk, '管理员');

  for (const { name, role, place } of users) {
    const isBound = place !== null;
    await test.step(`${name} 登录，看到的是自己的范围`, async () => {
      await logIn(desk, name, countyPassphrase);
      if (isBound) {
        await expect(page.getByRole('banner').getByText(place)).toBeVisible();
        await expect(page.getByRole('contentinfo')).toContainText(place);
      }
      await expect(area(page, '用户')).toHaveCount(0);
      await expect(area(page, '导入')).toHaveCount(isBound ? 0 : 1);
      await screens(page, `角色-${role}-今日`);
    });

    await test.step('审批发放表', async () => {
      await goTo(page, `/payments/${month}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('2022年1月');
      await expect(button(page, /^(审批|审核|制表|退回|编制)/)).toHaveCount(0);
      await expect(button(page, '预览与打印')).toHaveCount(isBound ? 1 : 0);
      await screens(page, `角色-${role}-发放表`);
      for (const method of ['payments.approve', 'payments.review', 'payments.return'] as const)
        expect(await codeOf(page, method, { month, reason: '代办' })).toBe('NOT_ALLOWED');
    });

    await test.step('导出人员', async () => {
      await area(page, '人员').click();
      await expect(page.getByText(/^共 \d+ 人$/)).toBeVisible();
      await screens(page, `角色-${role}-人员`);
      if (!isBound) {
        const plain = { filter: noPeopleFilter, protection: { kind: 'plain', purpose: '本单位办公使用' } };
        await desk.saveTo(join(folder, '督查.xlsx'));
        expect(await codeOf(page, 'people.export', plain)).toBe('EXPORT_MASKED_ONLY');
        expect(existsSync(join(folder, '督查.xlsx'))).toBe(false);
        return;
      }
      const file = join(folder, `${role}.xlsx`);
      await button(page, '导出名单').click();
      await desk.saveTo(file);
      await exportPlain(page);
      await expect(page.getByText(/已导出 \d+ 人/)).toBeVisible();
      const text = JSON.stringify(XLSX.read(readFileSync(file)).Sheets);
      const total = (await value(page, 'people.page', { filter: noPeopleFilter, sort: null, offset: 0, limit: 1 })).total;
      expect(text.match(new RegExp(place, 'g'))?.length).toBeGreaterThanOrEqual(total);
      expect(text).not.toContain(others.person.name);
    });

    await test.step('重设口令', async () => {
      await goTo(page, '/users');
      await expect(noPage(page)).toBeVisible();
      expect(await codeOf(page, 'users.resetPassphrase', { userId: others.auditorId, passphrase: '另外一个 口令 7788' })).toBe(
        'NOT_ALLOWED',
      );
    });

    await test.step('恢复备份', async () => {
      await goTo(page, '/backups');
      if (isBound) await expect(noPage(page)).toBeVisible();
      else await expect(button(page, /恢复/)).toHaveCount(0);
      expect(await codeOf(page, 'backups.restore', { source: { place: 'own', id: others.backup }, passphrase: countyPassphrase })).toBe(
        'NOT_ALLOWED',
      );
    });

    await test.step('打开别处的人', async () => {
      await goTo(page, `/people/${others.person.personId}`);
      if (isBound) {
        await expect(page.getByText('超出了本用户的范围')).toBeVisible();
        await expect(page.getByText(others.person.name)).toHaveCount(0);
        await screens(page, `角色-${role}-别处的人`);
        expect(await codeOf(page, 'people.get', { personId: others.person.personId })).toBe('OUT_OF_SCOPE');
      } else {
        await expect(page.getByRole('heading', { level: 1, name: others.person.name })).toBeVisible();
        await expect(button(page, /死亡登记|评估结果|其他变动/)).toHaveCount(0);
        await screens(page, `角色-${role}-人员页`);
      }
      expect(await codeOf(page, 'people.reveal', { personId: others.person.personId, reason: '核对身份信息' })).toBe(
        isBound ? 'OUT_OF_SCOPE' : 'NOT_ALLOWED',
      );
    });

    await test.step('打印别的敬老院的发放表', async () => {
      await goTo(page, `/payments/${month}/paper?scope=home:${others.homeId}`);
      if (isBound) {
        const part = page.getByRole('combobox', { name: '打印范围' });
        await expect(part).toContainText(place);
        await part.click();
        await expect(page.getByRole('option')).toHaveCount(1);
        await page.keyboard.press('Escape');
        await expect(page.getByText(/共 \d+ 页/)).toBeVisible({ timeout: 30_000 });
        await expect(page.getByText('肥城县级特困供养服务中心')).toHaveCount(0);
        await screens(page, `角色-${role}-打印`);
      } else await expect(noPage(page)).toBeVisible();
      const paper = { month, scope: { homeId: others.homeId }, paper: 'A4', purpose: 'print' };
      expect(await codeOf(page, 'payments.paper', paper)).toBe(isBound ? 'OUT_OF_SCOPE' : 'NOT_ALLOWED');
    });

    await goTo(page, '/');
    await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
    await logOut(desk, name);
  }

  await test.step('每一次拒绝都在审计里，发放表仍然等着审批', async () => {
    await logIn(desk, '管理员', countyPassphrase);
    expect((await value(page, 'payments.sheet', { month })).card.state).toBe('reviewed');
    const filter = { kind: 'refusal', userId: null, personId: null, from: null, to: null, search: null };
    const refusals = await value(page, 'audit.page', { ...filter, offset: 0, limit: 100 });
    for (const { name } of users) expect(refusals.rows.filter(({ userName }) => userName === name).length).toBeGreaterThanOrEqual(7);
  });
});
