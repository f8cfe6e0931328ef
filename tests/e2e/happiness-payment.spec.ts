/**
 * One happiness home from its own score to the printed payment, by clicks and by two people; a veto found later turns its second batch into a
 * recovery; and the papers of the round come out the same when a new version of the score sheet has superseded the old one.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exportPlain } from './exports.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { awardNow, before, build, fillMonths, findVeto, makeRound, open, register, scoreAndPublish, year } from './grading-steps.ts';
import { area, countyPassphrase, firstLogIn, logIn, logOut, openCounty, screens } from './steps.ts';

const approver = { name: '李审核', temporary: '临时 给的 口令 8264', passphrase: '白云 山谷 麦田 7391' };
const account = '9001020304050607';

async function addApprover({ page }: Desk): Promise<void> {
  await area(page, '用户').click();
  await page.getByRole('button', { name: '增加用户' }).click();
  await page.getByLabel('用户名').fill(approver.name);
  await page.getByRole('combobox', { name: '角色' }).click();
  await page.getByRole('option', { name: '县级审核审批' }).click();
  await page.getByLabel('临时口令', { exact: true }).fill(approver.temporary);
  await page.getByLabel('再填一次临时口令').fill(approver.temporary);
  await page.getByRole('dialog').getByRole('button', { name: '增加', exact: true }).click();
  await expect(page.getByText(`已增加用户“${approver.name}”。`)).toBeVisible();
}

async function addAccount({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: '登记账户' }).click();
  const dialog = page.getByRole('dialog', { name: '登记村级账户' });
  await dialog.getByLabel(/^启用日期/).fill(`${before}-01-01`);
  await dialog.getByLabel(/^账号/).fill(account);
  await dialog.getByLabel(/^开户银行/).fill('样本农商银行');
  await dialog.getByLabel(/^户名/).fill('测试村股份经济合作社');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** From the year's schedule to a sheet that waits for the other's review. */
async function buildAndPrepare({ page }: Desk, batch: string, month: string): Promise<void> {
  await open(page, `/happiness/schedule?year=${year}`);
  await page.getByRole('button', { name: '编制发放表' }).click();
  const dialog = page.getByRole('dialog', { name: `编制${year}年运营奖补发放表` });
  await dialog.getByLabel(/^批次/).click();
  await page.getByRole('option', { name: batch }).click();
  await dialog.getByLabel(/^列入哪个月/).fill(month);
  await dialog.getByLabel(/^发放依据的文号/).fill(`测财社〔${year}〕5号`);
  await dialog.getByRole('button', { name: '编制', exact: true }).click();
  await expect(page.getByRole('grid', { name: '发放明细' })).toContainText('测试村幸福院');
  await page.getByRole('button', { name: '制表', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '制表', exact: true }).click();
  await expect(page.getByText('已制表，等待审核。', { exact: false }).first()).toBeVisible();
}

async function reviewAndApprove({ page }: Desk, month: string): Promise<void> {
  await open(page, `/payments/of/happiness/${month}`);
  for (const step of ['审核', '审批']) {
    await page.getByRole('button', { name: step, exact: true }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('1 处');
    await question.getByRole('button', { name: step, exact: true }).click();
  }
  await expect(page.getByText(/^指纹 [0-9A-F]{8}$/)).toBeVisible();
}

const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
/** Lines broken in a narrow cell are one word again. */
const bare = (text: string): string => text.replaceAll(/\s/g, '');

async function printSheet({ page, saveTo }: Desk, file: string, picture: string): Promise<string> {
  await page.getByRole('button', { name: '预览与打印' }).click();
  await expect(page.getByRole('img', { name: '第 1 页' })).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
  await screens(page, picture);
  await saveTo(file);
  await page.getByRole('button', { name: '保存 PDF' }).click();
  await exportPlain(page);
  await expect(page.getByText(`页：${file}`)).toBeVisible({ timeout: 60_000 });
  return textOf(file);
}

/** A paper of the round, without the foot that numbers the copy. */
async function printRound({ page, saveTo }: Desk, menu: string, name: string, file: string): Promise<string> {
  await open(page, '/happiness/grading');
  await page.getByRole('gridcell', { name: `${before}年农村幸福院等级评定` }).click();
  await page.getByRole('button', { name: '文书', exact: true }).click();
  await page.getByRole('menuitem', { name: menu }).click();
  await page.getByRole('dialog').getByRole('button', { name: '预览', exact: true }).click();
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeEnabled({ timeout: 30_000 });
  await saveTo(file);
  await page.getByRole('button', { name: 'PDF', exact: true }).click();
  await exportPlain(page, `保存${name}`);
  await expect(page.getByText(`已保存：${file}`)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  const text = textOf(file);
  expect(text).toContain('测试村幸福院');
  return text.replaceAll(/^.*(?:导出|打印).*\d{4}.*$/gm, '');
}

async function supersede(page: Page): Promise<void> {
  await open(page, '/happiness/grading/templates');
  await page.getByRole('gridcell', { name: '测试评分表' }).click();
  await page.getByRole('button', { name: '复制为新版本' }).click();
  await expect(page.getByText('CS 第 2 版')).toBeVisible();
  await page.getByRole('button', { name: /^QA1/ }).click();
  await page.getByLabel('评分项名称').fill('改过的评判');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^印发文号/)
    .fill(`测民发〔${year}〕2号`);
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('内容不再改变')).toBeVisible();
}

test('one home from its own score to the printed payment; a veto found later makes the second batch a recovery; the old round prints as it did', async ({
  desk,
  folder,
}) => {
  test.setTimeout(360_000);
  await openCounty(desk, folder);
  const { page } = desk;
  const grid = page.getByRole('grid', { name: '发放明细' });

  await test.step('登记幸福院、村级账户、全年开放天数和第二个用户', async () => {
    await addApprover(desk);
    await register(desk);
    await addAccount(desk);
    await fillMonths(desk);
  });
  await test.step('自评、初审、评定、公示、授牌', async () => {
    await build(desk);
    await makeRound(desk);
    await scoreAndPublish(desk, '91');
    await awardNow(desk);
  });
  const grading = await page.evaluate(() => location.hash.slice(1));

  await test.step('第一批：一人制表，另一人审核审批，印成发放表', async () => {
    await buildAndPrepare(desk, '第一批', `${year}-02`);
    for (const amount of ['7,200.00', '0.00'])
      await expect(grid.getByRole('gridcell', { name: amount, exact: true }).first()).toBeVisible();
    await logOut(desk, '管理员');
    await firstLogIn(desk, approver);
    await reviewAndApprove(desk, `${year}-02`);
    await screens(page, '奖补-第一批-已审批');
    const paper = bare(await printSheet(desk, join(folder, '第一批.pdf'), '奖补-第一批-打印'));
    for (const words of [
      `运营奖补资金（${year}年第一批）发放表`,
      '测试村幸福院',
      '一级',
      '12,000.00',
      '7,200.00',
      '2,160.00',
      '3,600.00',
      '1,440.00',
      '柒仟贰佰元整',
      '测试村股份经济合作社',
      account,
      '指纹',
    ])
      expect(paper).toContain(words);
  });

  const papers = [
    ['评分表（逐处）', '等级评定评分表'],
    ['等级评定汇总表', '等级评定汇总表'],
  ] as const;
  const firstPrints: string[] = [];
  await test.step('新版本发布以后，原批次的评分表和汇总表照原样印出', async () => {
    await logOut(desk, approver.name);
    await logIn(desk, '管理员', countyPassphrase);
    for (const [index, [menu, name]] of papers.entries())
      firstPrints.push(await printRound(desk, menu, name, join(folder, `前${index}.pdf`)));
    await supersede(page);
    for (const [index, [menu, name]] of papers.entries()) {
      const again = await printRound(desk, menu, name, join(folder, `后${index}.pdf`));
      expect(again).toBe(firstPrints[index]);
      expect(again).not.toContain('改过的评判');
    }
    expect(firstPrints[0]).toContain('现场综合评判');
  });

  await test.step('查实一票否决：第二批不拨，多拨 1,200.00 元列为待收回', async () => {
    await open(page, grading);
    await findVeto(desk);
    await buildAndPrepare(desk, '第二批', `${year}-12`);
    for (const amount of ['6,000.00', '7,200.00', '1,200.00'])
      await expect(grid.getByRole('gridcell', { name: amount, exact: true }).first()).toBeVisible();
    await grid.getByRole('gridcell', { name: '测试村幸福院' }).click();
    await expect(page.getByRole('dialog')).toContainText('多拨 1,200.00 元，应抵扣或退回');
    await screens(page, '奖补-第二批-依据');
    await page.keyboard.press('Escape');
    await logOut(desk, '管理员');
    await logIn(desk, approver.name, approver.passphrase);
    await reviewAndApprove(desk, `${year}-12`);
    const paper = bare(await printSheet(desk, join(folder, '第二批.pdf'), '奖补-第二批-打印'));
    for (const words of [
      `（${year}年第二批）发放表`,
      '6,000.00',
      '7,200.00',
      '多拨1,200.00',
      '元待收回',
      '1处幸福院尚有多拨1,200.00元待抵扣或退回',
    ])
      expect(paper).toContain(words);
  });
});
