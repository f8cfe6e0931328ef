/** A score sheet built by clicks, published, used by a round, and superseded; one home from its own score to the public notice. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exportPlain } from './exports.ts';
import { expect, test } from './fixtures.ts';
import {
  before,
  build,
  expectYear,
  fillMonths,
  findVeto,
  makeRound,
  open,
  register,
  score,
  scoreAndPublish,
  year,
} from './grading-steps.ts';
import { openCounty, screens } from './steps.ts';

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

  await test.step('异议复核，同时调整评定分', async () => {
    await page.getByRole('button', { name: '提出异议' }).click();
    const raised = page.getByRole('dialog');
    await raised.getByLabel(/^异议人/).fill('村民代表');
    await raised.getByLabel(/^异议内容/).fill('补充材料没有计分');
    await raised.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('异议复核中')).toBeVisible();
    await page.getByRole('button', { name: '复核', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^结论/).click();
    await page.getByRole('option').first().click();
    await dialog.locator('[name="answers.0.answer"]').fill('经核实，补计两分');
    await dialog.getByRole('checkbox').check();
    await dialog.getByLabel('QA1 得分').fill('93');
    await dialog.getByLabel('QA1 差异理由').fill('补充材料属实');
    await screens(page, '评定-异议复核');
    await dialog.getByRole('button', { name: '完成复核' }).click();
    await expect(page.getByText('已复核', { exact: true })).toBeVisible();
    await expect(page.getByText('评定总分 93 分', { exact: false })).toBeVisible();
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

test('after the notice the home is awarded and its year paid; a veto found later ends the grade and turns the second batch into a recovery', async ({
  desk,
  folder,
}) => {
  test.setTimeout(240_000);
  await openCounty(desk, folder);
  const { page } = desk;
  await register(desk);
  const home = await page.evaluate(() => location.hash.slice(1));
  await fillMonths(desk);
  await build(desk);
  await makeRound(desk);
  const grading = await page.evaluate(() => location.hash.slice(1));

  await test.step('三级评分、公示', async () => {
    await scoreAndPublish(desk, '91');
  });

  await test.step('公示期未满不能授牌，期满授牌', async () => {
    await page.getByRole('button', { name: '发文授牌' }).click();
    const dialog = page.getByRole('dialog', { name: '发文授牌' });
    await dialog.getByLabel(/^文号/).fill(`测民发〔${before}〕9号`);
    await dialog.getByLabel(/^发文日期/).fill(`${before}-09-05`);
    await dialog.getByRole('button', { name: '发文授牌' }).click();
    await expect(page.getByText(/的公示到.*才结束，不能提前发文/)).toBeVisible();
    await dialog.getByLabel(/^发文日期/).fill(`${before}-10-08`);
    await dialog.getByRole('button', { name: '发文授牌' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('已授牌', { exact: true })).toBeVisible();
    await screens(page, '评定-已授牌');
    await open(page, `${home}?tab=grades`);
    await expect(page.getByRole('table', { name: '历次等级' }).getByRole('row').nth(1)).toContainText(
      new RegExp(`一级.*${year}-01-01.*评定授牌.*测民发〔${before}〕9号`),
    );
    await expectYear(page, '12,000.00', '7,200.00', '4,800.00');
  });

  await test.step('印发评定结果通知', async () => {
    await open(page, '/happiness/grading');
    await page.getByRole('gridcell', { name: `${before}年农村幸福院等级评定` }).click();
    await page.getByRole('button', { name: '文书', exact: true }).click();
    await page.getByRole('menuitem', { name: '评定结果通知' }).click();
    await page.getByRole('button', { name: '预览', exact: true }).click();
    const file = join(folder, '通知.pdf');
    await desk.saveTo(file);
    await page.getByRole('button', { name: 'PDF', exact: true }).click();
    await exportPlain(page, '保存评定结果通知');
    await expect(page.getByText(/^已保存/).first()).toBeVisible({ timeout: 30_000 });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const words of [`测民发〔${before}〕9号`, '测试村幸福院', '一级']) expect(text).toContain(words);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  });

  await test.step('授牌以后查实一票否决：下季度起不达标，第二批变为追回', async () => {
    await open(page, grading);
    await findVeto(desk);
    await screens(page, '评定-授牌后否决');
    await open(page, `${home}?tab=grades`);
    await expect(page.getByRole('table', { name: '历次等级' })).toContainText(new RegExp(`不达标.*${year}-07-01.*一票否决`));
    await screens(page, '幸福院-否决后等级');
    // Six months of 1,000 are due, 7,200 of the first batch are paid out.
    await expectYear(page, '6,000.00', '7,200.00', '-1,200.00');
    await screens(page, '幸福院-否决后测算');
  });

  await test.step('暂停奖补通知书按登记的事实填好', async () => {
    await open(page, home);
    await page.getByRole('button', { name: '通知书' }).click();
    await page.getByRole('menuitem', { name: '暂停奖补通知书' }).click();
    const dialog = page.getByRole('dialog', { name: /暂停奖补通知书/ });
    await expect(dialog.getByLabel(/^一票否决情形/)).toHaveValue('发生较大安全责任事故');
    await expect(dialog.getByLabel(/^暂停等级自/)).toHaveValue(`${year}-07-01`);
    await screens(page, '通知书-内容');
    await dialog.getByRole('button', { name: '预览' }).click();
    await expect(page.getByRole('button', { name: '打印', exact: true })).toBeEnabled({ timeout: 30_000 });
    const file = join(folder, '暂停.pdf');
    await desk.saveTo(file);
    await page.getByRole('button', { name: 'PDF', exact: true }).click();
    await exportPlain(page, '保存暂停奖补通知书');
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    // The grade it had before the suspension, not the one the suspension made.
    expect(text).toContain('现为一级');
    expect(text).toContain(`暂停自${year}年7月1日起计算`);
  });
});
