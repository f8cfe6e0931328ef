/**
 * Policy tasks by clicks in the demonstration: a clerk tells how far a task is and files a paper under it, follows the clause to the document
 * and a parameter back to its clause; a problem is assigned and put right, and whoever put it right cannot check it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallestPng } from '../helpers/smallest-png.ts';
import { expect, test } from './fixtures.ts';
import { area, screens } from './steps.ts';

test('a task, its clause, its evidence; a problem with two people', async ({ openDesk, folder }) => {
  test.setTimeout(240_000);
  const desk = await openDesk({ args: ['--demo'], profile: join(folder, 'profile') });
  const { page, open } = desk;
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 120_000 });
  const go = (path: string): Promise<void> => page.evaluate((target) => void (location.hash = target), path);

  await test.step('the ledger of tasks, and one of them told anew', async () => {
    await area(page, '任务').click();
    await expect(page.getByText('依据 泰民〔2021〕17号，共 37 项')).toBeVisible();
    await screens(page, '政策任务');
    await page.getByRole('gridcell', { name: '精神障碍社区康复服务' }).click();
    await expect(page.getByRole('heading', { name: '精神障碍社区康复服务' })).toBeVisible();
    await page.getByRole('button', { name: '登记进展' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('进度').fill('55');
    await dialog.getByLabel('进展情况和备注').fill('县医院已签承接协议');
    await screens(page, '登记任务进展');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('进度 55%')).toBeVisible();
    await expect(page.getByRole('list', { name: '进展登记' }).getByRole('listitem').first()).toContainText('县医院已签承接协议');
  });

  await test.step('a paper is filed under what was told', async () => {
    const picture = join(folder, '承接协议.png');
    writeFileSync(picture, smallestPng);
    await open(picture);
    await page.getByRole('button', { name: '添加佐证材料' }).first().click();
    await expect(page.getByText('已添加佐证：承接协议')).toBeVisible();
    await expect(page.getByRole('list', { name: '精神障碍社区康复服务的材料' })).toContainText('承接协议');
    await screens(page, '任务');
  });

  await test.step('from the task to its clause, from a parameter to its document', async () => {
    await page.getByRole('link', { name: '泰民〔2021〕17号' }).click();
    await expect(page.getByRole('heading', { name: /^二（三）/ })).toBeInViewport();
    await screens(page, '政策文件');
    await page.getByRole('link', { name: '照料服务“五有”落实率目标' }).click();
    const parameter = page.getByRole('row', { name: /照料服务“五有”落实率目标/ });
    await expect(parameter).toBeInViewport();
    await parameter.getByRole('link', { name: '泰民〔2021〕17号' }).click();
    await expect(page.getByRole('heading', { name: '泰民〔2021〕17号' })).toBeVisible();
  });

  await test.step('the wall says how many more', async () => {
    await go('/tasks/targets');
    await expect(page.getByRole('article', { name: '生活不能自理特困人员集中供养率' })).toContainText(/再集中供养\d+人/);
    await screens(page, '目标墙');
  });

  await test.step('a problem is assigned and put right; the same hand does not check it', async () => {
    await go('/supervision');
    await page.getByRole('button', { name: '登记问题' }).click();
    const dialog = page.getByRole('dialog');
    const choose = async (label: string, option: string): Promise<void> => {
      await dialog.getByLabel(label).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('来源', '自查');
    await choose('类别', '资金管理');
    await dialog.getByLabel('被查单位').fill('石横镇人民政府');
    await dialog.getByLabel('发现的问题').fill('发放表缺一处签字');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^督〔\d{4}〕7号$/ })).toBeVisible();
    await page.getByRole('button', { name: '交办', exact: true }).click();
    const due = `${new Date().getFullYear() + 1}-01-31`;
    await dialog.getByLabel('整改期限').fill(due);
    await dialog.getByLabel('交办要求').fill('补签并复核其余各月');
    await dialog.getByRole('button', { name: '交办', exact: true }).click();
    await expect(page.getByText('整改中').first()).toBeVisible();
    await page.getByRole('button', { name: '登记整改情况' }).click();
    await dialog.getByRole('textbox', { name: '整改情况' }).fill('已补签');
    await dialog.getByRole('button', { name: '登记整改情况' }).click();
    await expect(page.getByText('整改由您登记，请由另一名用户核查、销号。')).toBeVisible();
    await expect(page.getByRole('button', { name: '核查通过' })).toHaveCount(0);
    await screens(page, '督查问题');
  });

  expect(desk.complaints).toEqual([]);
});
