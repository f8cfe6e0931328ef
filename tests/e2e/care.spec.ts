/** From the list of who is due to the signed form; a paper in one click; a proposal accepted line by line. One county, one window. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportPlain } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { area, openCounty } from './steps.ts';

test('an assessment from the due list to its form, a paper, a proposal decided line by line', async ({ desk, folder }) => {
  test.setTimeout(240_000);
  await openCounty(desk, folder);
  const { page } = desk;

  await test.step('评估：从待评估名单到评估表', async () => {
    await area(page, '评估').click();
    await page.getByRole('button', { name: /^已过有效期/ }).click();
    await page.locator('[role="row"]').getByRole('button', { name: /^评估/ }).first().click();
    const heading = page.getByRole('heading', { level: 1, name: /^新评估：/ });
    await expect(heading).toBeVisible();
    const name = ((await heading.textContent()) ?? '').replace('新评估：', '');
    const items = page.getByRole('radiogroup').filter({ has: page.getByRole('radio', { name: '不能' }) });
    await expect(items).toHaveCount(6);
    // Nothing is answered by itself.
    await expect(page.getByText('还有 6 项没有评定')).toBeVisible();
    for (let item = 0; item < 6; item += 1)
      await items
        .nth(item)
        .getByRole('radio', { name: item < 2 ? '不能' : '能', exact: true })
        .click();
    await page.getByLabel('评估人1').fill('张评估');
    await page.getByLabel('评估人2').fill('王评估');
    await page.getByLabel('见证人').fill('村主任');
    const seen = page.getByLabel('以上已核对，情况属实');
    if (await seen.isVisible()) await seen.check();
    await page.getByRole('button', { name: '登记结论' }).click();
    await expect(page.getByText(`已登记${name}的评估结论`, { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
    await expect(page.getByRole('region', { name: '纸面预览' })).toBeVisible({ timeout: 20_000 });
  });

  await test.step('文书：一个人的意愿书存为 PDF', async () => {
    await page.evaluate(() => {
      location.hash = '/people/papers?people=1';
    });
    await page.getByRole('group', { name: '文书' }).getByRole('checkbox').first().check();
    await expect(page.getByRole('region', { name: '纸面预览' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('group', { name: '评估表' })).toBeVisible();
  });

  await test.step('方案：逐条采纳，名额列在预留里，收回', async () => {
    await area(page, '安置').click();
    await page.getByRole('tab', { name: '安置方案' }).click();
    await page.getByRole('button', { name: '编制方案' }).click();
    const lines = page.getByRole('listbox', { name: '安排' });
    await expect(lines.getByRole('option').first()).toBeVisible({ timeout: 60_000 });
    const first = lines.getByRole('option').first();
    const who = (await first.locator('b').first().textContent()) ?? '';
    await lines.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('已采纳 1 人')).toBeVisible();
    await expect(first).toContainText(/已采纳|已预留/);
    await area(page, '床位').click();
    await page.getByRole('tab', { name: '预留' }).click();
    const kept = page.locator('[role="gridcell"][data-field="name"]', { hasText: who });
    await expect(kept).toBeVisible();
    await page.getByRole('button', { name: `释放${who}的预留` }).click();
    const dialog = page.getByRole('alertdialog', { name: '释放预留？' });
    await dialog.getByRole('textbox', { name: '理由' }).fill('本人暂不入住');
    await dialog.getByRole('button', { name: '释放', exact: true }).click();
    await expect(page.getByText('已释放 1 处预留')).toBeVisible();
    await expect(kept).toHaveCount(0);
  });

  await test.step('花名册：存为 PDF', async () => {
    await page.getByRole('tab', { name: '登记册' }).click();
    const file = join(folder, '花名册.pdf');
    await desk.saveTo(file);
    await page.getByRole('button', { name: '保存 PDF' }).click();
    await exportPlain(page, '保存集中供养人员花名册');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
