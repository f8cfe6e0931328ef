/** A happiness home, its score sheet and its round by clicks, shared by the end-to-end tests of the grading and of its money. */
import type { Page } from '@playwright/test';
import { expect, type Desk } from './fixtures.ts';
import { area, screens } from './steps.ts';

export async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, path);
}

export async function register({ page }: Desk): Promise<void> {
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

export async function build({ page }: Desk): Promise<void> {
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
  await page.getByRole('button', { name: /^一票否决/ }).click();
  await page.getByRole('button', { name: '添加否决项' }).click();
  await page.getByLabel('否决项1内容').fill('发生较大安全责任事故');
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

export async function score({ page }: Desk, points: string, submit: string, reason: string | null): Promise<void> {
  await page.getByLabel('QA1 得分').fill(points);
  if (reason !== null) {
    await expect(page.getByRole('button', { name: submit })).toBeDisabled();
    await page.getByLabel('QA1 差异理由').fill(reason);
  }
  await page.getByRole('button', { name: submit }).click();
}

/** Everything happened in the past, so that the notice is over; the program asks only that the days follow each other. */
export const year = new Date().getFullYear() - 1;
export const before = year - 1;

async function scoredOn(desk: Desk, day: string, points: string, submit: string): Promise<void> {
  await desk.page.getByLabel(submit === '完成评定' ? '现场日期' : '日期', { exact: true }).fill(day);
  await score(desk, points, submit, null);
}

export async function fillMonths({ app, page }: Desk): Promise<void> {
  await open(page, `/happiness/months?year=${year}`);
  await page.locator('[data-row="0"][data-column="0"]').click();
  await app.evaluate(({ clipboard }, block) => clipboard.writeText(block), Array.from({ length: 12 }, () => '20').join('\t'));
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: '保存 12 个月' }).click();
  await expect(page.getByText('已保存 12 个月')).toBeVisible();
}

export async function expectYear(page: Page, ...amounts: readonly string[]): Promise<void> {
  await open(page, `/happiness/schedule?year=${year}`);
  const line = page.locator('[role="row"]').filter({ hasText: '测试村幸福院' });
  for (const amount of amounts) await expect(line.getByRole('gridcell', { name: amount, exact: true }).first()).toBeVisible();
}

export async function makeRound({ page }: Desk): Promise<void> {
  await open(page, '/happiness/grading');
  await page.getByRole('button', { name: '建立批次' }).first().click();
  const dialog = page.getByRole('dialog', { name: '建立评定批次' });
  await dialog.getByLabel(/^评分表/).click();
  await page.getByRole('option', { name: '测试评分表 第 1 版' }).click();
  await dialog.getByLabel(/^年度/).fill(`${before}`);
  await dialog.getByLabel(/^开始/).fill(`${before}-07-01`);
  await dialog.getByLabel(/^自评申报截止/).fill(`${before}-07-20`);
  // The plan that follows from the two days has come.
  await expect(dialog.getByLabel(/^发文授牌截止/)).toHaveValue(new RegExp(`^${before}-`));
  await dialog.getByRole('button', { name: '建立', exact: true }).click();
  await page.getByRole('gridcell', { name: '测试村幸福院' }).click();
}

/** Self score, township, county by two people, public notice. */
export async function scoreAndPublish(desk: Desk, points: string): Promise<void> {
  const { page } = desk;
  await page.getByLabel('自评人').fill('张自评');
  await scoredOn(desk, `${before}-07-10`, points, '提交自评');
  await expect(page.getByText('待乡镇初审')).toBeVisible();
  await scoredOn(desk, `${before}-08-01`, points, '完成初审');
  await expect(page.getByText('待县级评定')).toBeVisible();
  await page.getByLabel('第二评定人').fill('李评定');
  await scoredOn(desk, `${before}-08-20`, points, '完成评定');
  await page.getByRole('button', { name: '公示', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^公示开始/)
    .fill(`${before}-09-01`);
  await page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
  await expect(page.getByText('公示中').first()).toBeVisible();
}

/** On the page of a case the notice of which is over. */
export async function awardNow({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: '发文授牌' }).click();
  const dialog = page.getByRole('dialog', { name: '发文授牌' });
  await dialog.getByLabel(/^文号/).fill(`测民发〔${before}〕9号`);
  await dialog.getByLabel(/^发文日期/).fill(`${before}-10-08`);
  await dialog.getByRole('button', { name: '发文授牌' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('已授牌', { exact: true })).toBeVisible();
}

/** An accident of the next spring, proven: on the page of a case. */
export async function findVeto({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: '登记否决事项' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^否决事项/).click();
  await page.getByRole('option', { name: /发生较大安全责任事故/ }).click();
  await dialog.getByLabel(/^发生日期/).fill(`${year}-05-10`);
  await dialog.getByLabel(/^事实和证据/).fill('应急部门事故认定书');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText(new RegExp(`自 ${year}-07-01 起暂停等级`))).toBeVisible();
}
