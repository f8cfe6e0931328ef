/** A score sheet built by clicks, published, used by a round, and superseded; one home from its own score to the public notice. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './fixtures.ts';
import { area, openCounty, screens } from './steps.ts';

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, path);
}

async function register({ page }: Desk): Promise<void> {
  await area(page, '幸福院').click();
  await page.getByRole('button', { name: '登记幸福院' }).first().click();
  const dialog = page.getByRole('dialog', { name: '登记幸福院' });
  await dialog.getByLabel(/^名称/).fill('测试村幸福院');
  await dialog.getByLabel(/^编号/).fill('XF0001');
  for (const label of [/^乡镇/, /^村（社区）/]) {
    await dialog.getByLabel(label).click();
    await page.getByRole('option').first().click();
  }
  await dialog.getByLabel(/^开办日期/).fill(`${new Date().getFullYear() - 2}-05-01`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '测试村幸福院' })).toBeVisible();
}

async function build({ page }: Desk): Promise<void> {
  await open(page, '/happiness/grading/templates');
  await page.getByRole('button', { name: '新评分表' }).click();
  await page.getByLabel('评分表编号').fill('CS');
  await page.getByLabel('评分表名称').fill('测试评分表');
  await page.getByRole('button', { name: '添加一组' }).click();
  await page.getByLabel('组名称').fill('运营情况');
  await page.getByLabel('本组满分').fill('100');
  await page.getByRole('button', { name: '添加评分项到 QA' }).click();
  await page.getByLabel('评分项名称').fill('现场综合评判');
  await page.getByLabel('评分项满分').fill('90');
  await expect(page.getByLabel('分值合计')).toHaveText('合计 90，还差 10 分');
  await expect(page.getByRole('button', { name: '发布' })).toBeDisabled();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByLabel('评分项满分')).toHaveValue('0');
  await page.getByLabel('评分项满分').fill('100');
  await expect(page.getByLabel('分值合计')).toHaveText('合计 100 分');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText('已保存草稿，可以发布')).toBeVisible();
  await screens(page, '评分表-编制');
  await page.getByRole('button', { name: '发布' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^印发文号/)
    .fill('测民发〔2026〕1号');
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('内容不再改变')).toBeVisible();
}

async function score({ page }: Desk, points: string, submit: string, reason: string | null): Promise<void> {
  await page.getByLabel('QA1 得分').fill(points);
  if (reason !== null) {
    await expect(page.getByRole('button', { name: submit })).toBeDisabled();
    await page.getByLabel('QA1 差异理由').fill(reason);
  }
  await page.getByRole('button', { name: submit }).click();
}

test('a sheet is built by clicks and published, a round uses it, one home goes from its own score to the notice', async ({
  desk,
  folder,
}) => {
  test.setTimeout(240_000);
  await openCounty(desk, folder);
  const { page } = desk;
  await test.step('登记幸福院', () => register(desk));
  await test.step('编制并发布评分表', () => build(desk));

  await test.step('建立批次', async () => {
    await open(page, '/happiness/grading');
    await page.getByRole('button', { name: '建立批次' }).first().click();
    const dialog = page.getByRole('dialog', { name: '建立评定批次' });
    await dialog.getByLabel(/^评分表/).click();
    await page.getByRole('option', { name: '测试评分表 第 1 版' }).click();
    await expect(dialog.getByLabel(/^发文授牌截止/)).not.toHaveValue('');
    await dialog.getByRole('button', { name: '建立', exact: true }).click();
    await page.getByRole('gridcell', { name: '测试村幸福院' }).click();
  });

  await test.step('自评、初审、评定，不一致的须写理由', async () => {
    await expect(page.getByText('请填写自评人')).toBeVisible();
    await page.getByLabel('自评人').fill('张自评');
    await score(desk, '95', '提交自评', null);
    await expect(page.getByText('待乡镇初审')).toBeVisible();
    await score(desk, '88.5', '完成初审', '活动记录不全');
    await expect(page.getByText('待县级评定')).toBeVisible();
    await page.getByLabel('第二评定人').fill('李评定');
    await score(desk, '91', '完成评定', '补齐了记录');
    await expect(page.getByText('待公示')).toBeVisible();
    await screens(page, '评定-三栏');
    await expect(page.getByText('补齐了记录')).toBeVisible();
  });

  await test.step('公示', async () => {
    await page.getByRole('button', { name: '公示', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
    await expect(page.getByText('公示中')).toBeVisible();
  });

  await test.step('新版本另行编制，原来的批次仍用原版', async () => {
    await open(page, '/happiness/grading/templates');
    await page.getByRole('gridcell', { name: '测试评分表' }).click();
    await page.getByRole('button', { name: '复制为新版本' }).click();
    await expect(page.getByText('CS 第 2 版')).toBeVisible();
    await open(page, '/happiness/grading');
    await expect(page.getByRole('gridcell', { name: '测试评分表 第 1 版' })).toBeVisible();
  });
});
