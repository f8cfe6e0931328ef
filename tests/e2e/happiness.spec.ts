/** A happiness home from its registration to the money of its year: months pasted from a spreadsheet, the schedule to the fen, why, and after a new start. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './fixtures.ts';
import { area, logInToCounty, openCounty, screens } from './steps.ts';

/** The whole of last year is told: every month of it has begun. */
const year = new Date().getFullYear() - 1;

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, path);
}

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function register({ page }: Desk): Promise<void> {
  await area(page, '幸福院').click();
  await expect(page.getByText('还没有登记幸福院')).toBeVisible();
  await page.getByRole('button', { name: '登记幸福院' }).first().click();
  const dialog = page.getByRole('dialog', { name: '登记幸福院' });
  await dialog.getByLabel(/^名称/).fill('测试村幸福院');
  await dialog.getByLabel(/^编号/).fill('XF0001');
  for (const label of [/^乡镇/, /^村（社区）/]) {
    await dialog.getByLabel(label).click();
    await page.getByRole('option').first().click();
  }
  await dialog.getByLabel(/^开办日期/).fill(`${year - 1}-05-01`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '测试村幸福院' })).toBeVisible();
}

async function addGrade({ page }: Desk, grade: string, from: string): Promise<void> {
  await page.getByRole('tab', { name: '等级', exact: true }).click();
  await page.getByRole('button', { name: '登记等级' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, /^等级/, grade);
  await choose(page, /^来由/, '期初登记');
  await dialog.getByLabel(/^生效日期/).fill(from);
  await dialog.getByLabel(/^文号/).fill(`测民发〔${from.slice(0, 4)}〕1号`);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: '历次等级' })).toContainText(from);
}

/** What the clipboard of the system holds. */
type Picture = {
  readonly getSize: () => { readonly width: number; readonly height: number };
  readonly toPNG: () => { readonly toString: (encoding: string) => string };
};

/** Through the clipboard of the system, as from a spreadsheet. */
async function paste({ app, page }: Desk, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, block) => clipboard.writeText(block), text);
  await page.keyboard.press('Control+V');
}

async function expectYear({ page }: Desk): Promise<void> {
  await open(page, `/happiness/schedule?year=${year}`);
  const line = page.locator('[role="row"]').filter({ hasText: '测试村幸福院' });
  // Three months at 8,000 a year, eight at 12,000; April was open on ten days only: (3 × 8,000 + 8 × 12,000) ÷ 12.
  await expect(line).toContainText('10,000.00');
  // 60 % of the grade of 1 January, and the rest.
  await expect(line).toContainText('4,800.00');
  await expect(line).toContainText('5,200.00');
  for (const share of ['3,000.00', '5,000.00', '2,000.00']) await expect(line).toContainText(share);
}

test('a home is registered, its months are pasted, its year is reckoned and explained, and it is all there after a new start', async ({
  desk,
  folder,
  openDesk,
}) => {
  test.setTimeout(240_000);
  const file = await openCounty(desk, folder);
  const { page } = desk;

  await test.step('登记幸福院和等级', async () => {
    await register(desk);
    await addGrade(desk, '二级', `${year}-01-01`);
    await addGrade(desk, '一级', `${year}-04-01`);
    await screens(page, '幸福院-等级');
  });

  await test.step('粘贴各月开放天数，超过当月天数的不写入', async () => {
    await open(page, `/happiness/months?year=${year}`);
    const cell = (month: number) => page.locator(`[data-row="0"][data-column="${month - 1}"]`);
    await cell(1).click();
    await paste(desk, '20\t21\t32\t10\t20\t20\t20\t20\t20\t20\t20\t15\r\n');
    const faults = page.getByRole('region', { name: '不能保存的格子' });
    await expect(faults.getByRole('listitem')).toHaveText(['测试村幸福院 3月开放天数“32”超过当月的31天']);
    await screens(page, '幸福院-月度运营');
    await cell(3).click();
    await page.keyboard.type('22');
    await page.keyboard.press('Enter');
    await expect(faults).toBeHidden();
    await page.keyboard.press('Control+Z');
    await expect(faults).toBeVisible();
    await page.keyboard.press('Control+Y');
    await page.getByRole('button', { name: '保存 12 个月' }).click();
    await expect(page.getByText('已保存 12 个月')).toBeVisible();
    await expect(cell(3).getByRole('textbox')).toHaveValue('22');
  });

  await test.step('测算到分，并说明理由', async () => {
    await expectYear(desk);
    await page.locator('[role="row"]').filter({ hasText: '测试村幸福院' }).click();
    const drawer = page.getByRole('dialog', { name: `${year}年奖补计算依据` });
    await expect(drawer.getByRole('row').filter({ hasText: '4月' }).first()).toContainText('不足15天');
    await expect(drawer).toContainText('10,000.00 元');
    await screens(page, '幸福院-计算依据');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  await test.step('图表复制成图片', async () => {
    await open(page, `/happiness/charts?year=${year}`);
    const copied = page.getByRole('button', { name: '复制图片：各年等级分布（处）' });
    await copied.click();
    await expect(page.getByText('图已复制')).toBeVisible();
    const size = await desk.app.evaluate(({ clipboard }) => {
      const picture = (clipboard as unknown as { readonly readImage: () => Picture }).readImage();
      return { ...picture.getSize(), png: picture.toPNG().toString('base64') };
    });
    expect(size.width).toBeGreaterThan(600);
    expect(size.height).toBeGreaterThan(400);
    writeFileSync(join(folder, '图.png'), Buffer.from(size.png, 'base64'));
    await test.info().attach('图', { path: join(folder, '图.png') });
    await screens(page, '幸福院-图表');
  });

  await test.step('没有保存的填写，离开时先问', async () => {
    await open(page, `/happiness/months?year=${year}`);
    await page.locator('[data-row="0"][data-column="3"]').click();
    await page.keyboard.type('15');
    await page.keyboard.press('Enter');
    await area(page, '今日').click();
    const asked = page.getByRole('alertdialog');
    await expect(asked).toContainText('1 格填写还没有保存');
    await asked.getByRole('button', { name: '放弃并离开' }).click();
    await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
  });

  await test.step('重新启动以后都在', async () => {
    await desk.app.close();
    const again = await openDesk({ profile: desk.profile });
    expect(file).toContain('肥城.yiyang');
    await logInToCounty(again);
    await expectYear(again);
  });
});
