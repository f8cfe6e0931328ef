/** What a user does by clicks, shared by the end-to-end tests, and pictures of what he sees. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Desk } from './fixtures.ts';

export const sampleFile = (name: string): string => join(import.meta.dirname, '../samples/feicheng', name);

/** The smallest window the product promises, and a common large one. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
] as const;

/** Pictures of the screen as it stands, at both sizes, for looking at them later; the window is left at the smaller one. */
export async function screens(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    // Tables lay themselves out anew.
    await page.waitForTimeout(150);
    const path = join(import.meta.dirname, '../../test-results/screens', `${name}-${size.width}x${size.height}.png`);
    await page.screenshot({ path });
  }
}

/** Counts what the user clicks from now on; keys and dialogs of the system are not clicks. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    if (counted.clicks === undefined) window.addEventListener('pointerdown', (event) => event.isTrusted && (counted.clicks += 1), true);
    counted.clicks = 0;
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

/** An area of the navigation. */
export function area(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('navigation', { name: '功能区' }).getByRole('button', { name, exact: true });
}

type NewLedger = {
  readonly folder: string;
  readonly regionCode: string;
  readonly ledgerName: string;
  readonly userName: string;
  readonly passphrase: string;
};

/** From the start page to the first page of the new ledger, the recovery key written down on the way. */
export async function createLedger(
  { page, open }: Desk,
  { folder, regionCode, ledgerName, userName, passphrase }: NewLedger,
): Promise<void> {
  await page.getByRole('button', { name: '新建台账' }).click();
  await page.getByLabel('区划代码').fill(regionCode);
  await expect(page.getByLabel('台账名称')).not.toHaveValue('');
  await page.getByLabel('台账名称').fill(ledgerName);
  await screens(page, '01-名称与区划');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('管理员用户名').fill(userName);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再填一次口令').fill(passphrase);
  await screens(page, '02-管理员与口令');
  await page.getByRole('button', { name: '下一步' }).click();
  await open(folder);
  await page.getByRole('button', { name: '选择文件夹并建立' }).click();

  const key = page.getByRole('list', { name: '恢复密钥' }).getByRole('listitem');
  await expect(key).toHaveCount(8, { timeout: 60_000 });
  const groups = await key.allInnerTexts();
  const words = groups.map((group) => group.split('\n').at(-1)?.trim() ?? '');
  await screens(page, '03-恢复密钥');
  await page.getByRole('button', { name: '已经保存，下一步' }).click();
  const check = page.getByRole('form', { name: '核对恢复密钥' });
  await expect(check.getByRole('textbox')).toHaveCount(2);
  for (const [index, word] of words.entries()) {
    const field = check.getByLabel(`恢复密钥第${index + 1}组`);
    if ((await field.count()) > 0) await field.fill(word);
  }
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
}

export async function logOut({ page }: Desk, userName: string): Promise<void> {
  await page.getByRole('button', { name: userName, exact: true }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
}

/** On the login page. */
export async function logIn({ page }: Desk, userName: string, passphrase: string): Promise<void> {
  await page.getByRole('group', { name: '选择用户' }).getByRole('button', { name: userName, exact: true }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
}

/** With the passphrase an administrator has given: first it is changed. */
export async function firstLogIn(
  { page }: Desk,
  { name, temporary, passphrase }: { readonly name: string; readonly temporary: string; readonly passphrase: string },
): Promise<void> {
  await page.getByRole('group', { name: '选择用户' }).getByRole('button', { name, exact: true }).click();
  await page.getByLabel('口令', { exact: true }).fill(temporary);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '请先修改口令' })).toBeVisible();
  await page.getByLabel('临时口令', { exact: true }).fill(temporary);
  await page.getByLabel('新口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再填一次新口令').fill(passphrase);
  await screens(page, '先修改临时口令');
  await page.getByRole('button', { name: '修改并进入' }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
}

/** Opens the wizard with a sample; what it is, the program finds out itself. */
export async function chooseTable({ page, open }: Desk, name: string): Promise<void> {
  await area(page, '导入').click();
  await open(sampleFile(name));
  await page.getByRole('button', { name: '选择文件' }).click();
  await expect(page.getByRole('region', { name: '写入' })).toBeVisible({ timeout: 30_000 });
}

/** Writes what the wizard shows, and waits for the page of the result. @param rows as the button says it */
export async function writeRows({ page }: Desk, rows: number): Promise<void> {
  await page
    .getByRole('region', { name: '写入' })
    .getByRole('button', { name: `写入 ${rows} 行` })
    .click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `写入 ${rows} 行` })
    .click();
  await expect(page.getByText(`已写入台账 ${rows} `)).toBeVisible({ timeout: 60_000 });
}

export const countyPassphrase = '青山绿水 2022 长寿';

/** A county with its roster, made by the command line; its administrator is called 管理员. @param more further commands, in order */
export function makeCounty(file: string, more: readonly (readonly string[])[] = []): void {
  const program = join(import.meta.dirname, '../../out/backend/cli.cjs');
  const env = { ...process.env, YIYANG_PASSPHRASE: countyPassphrase, YIYANG_NEW_PASSPHRASE: countyPassphrase };
  for (const words of [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
    ['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid'],
    ...more,
  ])
    execFileSync(process.execPath, [program, ...words, '--db', file], { env, stdio: 'pipe' });
}

/** On the login page of a ledger with one user. */
export async function logInToCounty({ page }: Desk): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(countyPassphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
}

/** @returns the ledger file of the county that is now open in the window */
export async function openCounty(desk: Desk, folder: string): Promise<string> {
  const file = join(folder, '肥城', '肥城.yiyang');
  makeCounty(file);
  await desk.open(file);
  await desk.page.getByRole('button', { name: '打开台账文件' }).click();
  await logInToCounty(desk);
  return file;
}
