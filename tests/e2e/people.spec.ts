import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { exportEncrypted } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { area, openCounty } from './steps.ts';

const born = '19480312';
const digits = `370999${born}882`;
const idNumber = digits + idCheckCharacter(digits);

test('people are found, opened and left by keys; a person is typed without a mouse', async ({ desk, folder }) => {
  test.setTimeout(180_000);
  await openCounty(desk, folder);
  const { page } = desk;
  const { keyboard } = page;
  const name = (row: number) => page.locator(`[data-rowindex="${row}"] [role="gridcell"][data-field="name"]`);

  await area(page, '人员').click();
  await expect(name(0)).toBeVisible();
  const first = (await name(0).textContent()) ?? '';
  await keyboard.press('Control+f');
  await keyboard.type('z');
  await expect(page.getByText(/^符合条件 \d+ 人$/)).toBeVisible();
  // The rows of the former list may stand a moment longer than the new count.
  await expect(name(0)).not.toHaveText(first);
  await keyboard.press('ArrowDown');
  await expect(name(0)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(name(1)).toBeFocused();
  const second = await name(1).textContent();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: second ?? '' })).toBeVisible();
  await expect(page.getByRole('region', { name: '2021年' }).getByRole('listitem').first()).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('z');
  await expect(name(1)).toBeFocused();

  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await keyboard.press(key);
  };
  await press('Control+n');
  await expect(page.getByLabel('身份证号')).toBeFocused();
  await keyboard.type(idNumber);
  await expect(page.getByText(/^1948年3月12日出生，女，\d+岁$/)).toBeVisible();
  await press('Enter');
  await keyboard.type('王桂兰');
  // The number has told sex and birth; ethnicity is typed, the telephone is not known.
  for (const key of ['Enter', 'Enter', 'Enter']) await press(key);
  await keyboard.type('汉族');
  for (const key of ['Enter', 'Enter']) await press(key);
  await keyboard.type('仪阳');
  for (const key of ['Enter', 'Enter']) await press(key);
  await keyboard.type('罗山崖');
  for (const key of ['Enter', 'Enter', '1', 'Enter', 'Enter']) await press(key);
  await keyboard.type('6228480000000000018');
  await press('Enter');
  await keyboard.type('样本农商银行');
  for (const key of ['Enter', 'Enter', 'Enter']) await press(key);
  await keyboard.type('20220210');
  for (const key of ['Enter', '2', 'Enter']) await press(key);
  await keyboard.type('20220201');
  for (const key of ['Enter', 'Enter', 'Enter', 'Enter', '2', 'Enter', '1', 'Enter']) await press(key);
  await keyboard.type('李四');
  await press('Control+Enter');
  await expect(page.getByRole('dialog', { name: '已登记 王桂兰' })).toBeVisible();
  expect(keys).toBeLessThanOrEqual(70);
  await page.getByRole('button', { name: '打开', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: '王桂兰' })).toBeVisible();
  const account = page.getByRole('button', { name: '显示完整号码' }).last();
  await expect(page.getByText('尾号0018', { exact: true })).toBeVisible();
  await account.focus();
  await keyboard.press('Enter');
  await keyboard.type('核对收款账户');
  await keyboard.press('Enter');
  await expect(page.getByText('6228480000000000018', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '隐藏号码' }).first().click();
  await expect(page.getByText('6228480000000000018', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: '评估结果', exact: true }).click();
  await keyboard.type('20220301');
  await keyboard.press('Enter');
  await keyboard.press('3');
  await expect(page.getByRole('status', { name: '对发放的影响' })).toHaveText(
    '自2022年4月起按“全护理”计发，照料护理费每月由 300.00 元变为 600.00 元。',
  );
  await keyboard.press('Control+Enter');
  const newest = page.getByRole('region', { name: '2022年' }).getByRole('listitem').first();
  await expect(newest).toContainText('评估为完全丧失生活自理能力');
  await newest.hover();
  await newest.getByRole('button', { name: /^撤销/ }).click();
  await page.getByLabel('撤销理由').fill('日期录错');
  await page.getByRole('button', { name: '撤销记录' }).click();
  await expect(newest).toContainText('撤销：日期录错');
});

test('homes lead to their residents; a standard below the floor is refused with the floor', async ({ desk, folder }) => {
  test.setTimeout(180_000);
  await openCounty(desk, folder);
  const { page } = desk;
  await area(page, '机构').click();
  await page.getByRole('gridcell', { name: '石横镇敬老院', exact: true }).dblclick();
  await expect(page).toHaveURL(/#\/homes\/\d+$/);
  await page.getByRole('button', { name: '在院人员', exact: true }).click();
  await expect(page).toHaveURL(/#\/people\?home=\d+&status=active$/);
  await expect(page.getByRole('button', { name: '机构：石横镇敬老院' })).toBeVisible();
  await expect(page.locator('[role="gridcell"][data-field="place"]').first()).toHaveText('石横镇敬老院');
  const list = join(folder, '名单.zip');
  await desk.saveTo(list);
  await page.getByRole('button', { name: '导出名单' }).click();
  const password = await exportEncrypted(page);
  const [inner] = await new ZipReader(new Uint8ArrayReader(readFileSync(list)), { password, useWebWorkers: false }).getEntries();
  if (!inner || inner.directory) throw new Error('nothing inside');
  const workbook = await inner.getData(new Uint8ArrayWriter());
  expect([inner.filename, inner.encrypted, String.fromCharCode(...workbook.subarray(0, 2))]).toEqual(['名单.xlsx', true, 'PK']);
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();

  await area(page, '救助标准').click();
  await page.getByRole('button', { name: '登记标准' }).click();
  await page.keyboard.press('2');
  await page.getByRole('radio', { name: /农村/ }).click();
  await page.getByRole('textbox', { name: /^标准/ }).fill('660');
  await page.getByRole('textbox', { name: /^起始日期/ }).fill('2022-07-01');
  await page.getByRole('textbox', { name: /^文号/ }).fill('样民发〔2022〕9号');
  await expect(page.getByRole('status', { name: '对发放的影响' })).toContainText('为同期低保标准（510.00 元）的 1.29 倍，低于 1.3 倍');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('不得低于 663.00 元', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '放弃并离开' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
