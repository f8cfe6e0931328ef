/** A clerk builds a report of ten columns by clicks, saves it, opens it again and takes it away as a workbook. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('ten columns, a filter and groups by no more than 25 clicks', async ({ openDesk, folder }) => {
  test.setTimeout(180_000);
  const desk = await openDesk({ args: ['--demo'] });
  const { page } = desk;
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 120_000 });
  await page.evaluate(() => {
    location.hash = '/reports/own';
  });
  let clicks = 0;
  const click = async (target: ReturnType<typeof page.getByRole>): Promise<void> => {
    await target.click();
    clicks += 1;
  };
  await click(page.getByRole('button', { name: '新建报表' }).first());
  const table = page.getByRole('grid', { name: '报表内容' });
  await expect(table.getByRole('row').nth(1)).toBeVisible({ timeout: 20_000 });

  // Nine columns stand already: four others come, three go.
  for (const title of ['出生日期', '人员类别', '确认日期', '月标准合计', '年龄', '供养机构', '性别'])
    await click(page.getByRole('checkbox', { name: title, exact: true }));
  await expect(page.getByRole('heading', { name: /^已选 10 列/ })).toBeVisible();

  await click(page.getByRole('combobox', { name: '加一个条件' }));
  await click(page.getByRole('option', { name: '供养方式', exact: true }));
  await click(page.getByRole('combobox', { name: '供养方式的取值' }));
  await click(page.getByRole('option', { name: '分散供养' }));
  await page.keyboard.press('Escape');
  await click(page.getByRole('combobox', { name: '按列分组' }));
  await click(page.getByRole('option', { name: '乡镇（街道）', exact: true }));
  await page.keyboard.press('Escape');
  await expect(page.getByText(/供养方式为分散供养/)).toBeVisible({ timeout: 20_000 });
  await expect(table.getByText('集中供养', { exact: true })).toHaveCount(0);

  await page.getByRole('textbox', { name: '报表名称' }).fill('分散供养人员十列表');
  await click(page.getByRole('checkbox', { name: '大家共用' }));
  await click(page.getByRole('button', { name: '保存', exact: true }));
  await expect(page.getByText('报表已保存。')).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(25);

  await page.getByRole('button', { name: '全部报表' }).click();
  await page.getByRole('grid', { name: '自定义报表' }).getByText('分散供养人员十列表').click();
  await expect(page.getByRole('heading', { name: /^已选 10 列/ })).toBeVisible();
  await expect(page.getByText(/供养方式为分散供养/)).toBeVisible({ timeout: 20_000 });

  const file = join(folder, '分散供养人员十列表.xlsx');
  await desk.saveTo(file);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await page.getByRole('radio', { name: /脱敏文件/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保存|导出|生成/ })
    .last()
    .click();
  await expect.poll(() => existsSync(file) && statSync(file).size > 5000, { timeout: 30_000 }).toBe(true);
  const sheet = execFileSync('unzip', ['-p', file], { encoding: 'utf8', maxBuffer: 64_000_000 });
  for (const words of ['月标准合计', '出生日期', '人员类别', '供养方式为分散供养', '小计（']) expect(sheet).toContain(words);
});
