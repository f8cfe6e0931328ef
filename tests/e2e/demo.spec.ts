/** A demonstration from its first start to the login of somebody else, in the window itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from './fixtures.ts';

const folderOf = (desk: Desk): string => join(`${desk.profile}-demo`, '台账');

function passphraseOf(desk: Desk, userName: string): string {
  const text = readFileSync(join(folderOf(desk), '演示台账', '演示台账口令.txt'), 'utf8');
  return new RegExp(`用户：${userName}（[^）]*）\\s*口令：(\\S+)`).exec(text)?.[1] ?? '';
}

test('the first start makes the ledger and opens it, the second only opens it', async ({ openDesk }) => {
  test.setTimeout(180_000);
  const first = await openDesk({ args: ['--demo'] });
  const progress = first.page.getByRole('progressbar', { name: '正在准备演示台账' });
  await expect(progress).toBeVisible({ timeout: 30_000 });

  // Cancelled, nothing is left; begun anew, it becomes whole.
  await first.page.getByRole('button', { name: '取消' }).click();
  await expect(first.page.getByText('已取消，没有留下任何文件。')).toBeVisible({ timeout: 30_000 });
  expect(readdirSync(folderOf(first))).toEqual([]);
  await first.page.getByRole('button', { name: '重新生成' }).click();
  await expect(first.page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 120_000 });
  await expect(first.page.getByRole('banner')).toContainText('演示台账');
  await expect(first.page.getByText(/年\d+月发放表核对草稿并制表/)).toBeVisible();
  expect(readdirSync(folderOf(first))).toEqual(['演示台账']);

  // Who logs out wants to be somebody else: no way back in without a passphrase.
  await first.page.getByRole('button', { name: '演示管理员' }).click();
  await first.page.getByRole('button', { name: '退出登录' }).click();
  await first.page.getByRole('button', { name: '演示审批' }).click();
  await first.page.getByLabel('口令', { exact: true }).fill(passphraseOf(first, '演示审批'));
  await first.page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(first.page.getByRole('button', { name: '演示审批' })).toBeVisible({ timeout: 30_000 });
  await first.app.close();

  const second = await openDesk({ args: ['--demo'], profile: first.profile });
  await expect(second.page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 30_000 });
  await expect(second.page.getByRole('button', { name: '演示管理员' })).toBeVisible();
  expect(readdirSync(folderOf(second))).toEqual(['演示台账']);
  for (const path of [...pages, ...sheetPages()]) await expectWhole(second, path);
});

/** Every page that stands without a choice made before, and one record of each kind. */
const pages = `
  / /people /people/new /people/1 /people/1/assess /people/papers?people=1 /people/1/money /payments /payments/what-if /payments/funds
  /payments/funds?view=entries /payments/funds?view=sheets /payments/funds?view=rules /payments/top-ups /payments/bank /payments/recoveries /payments/recoveries?view=all
  /payments/recoveries?view=pending /payments/recoveries/1 /payments/recovery-papers/notice/1 /payments/overlaps /payments/overlaps?view=all /payments/overlaps/1 /imports /imports/new /beds
  /beds/roll-call /beds/absences /beds/incidents /beds/registers /beds/reservations /beds/homes /homes /homes/1 /assessments
  /assessments/1 /placement /placement/applications /placement/applications/1 /placement/plan /scattered
  /scattered/visits/new /scattered/month /scattered/risks /scattered/agreements /scattered/five-haves
  /scattered/wishes /happiness /happiness/1 /happiness/1?tab=grades /happiness/1?tab=money /happiness/1?tab=use /happiness/months
  /happiness/schedule /happiness/budget /happiness/charts /happiness/grading
  /happiness/grading/templates /happiness/grading/templates/1 /happiness/grading/templates/new /happiness/grading/rounds/1
  /happiness/grading/rounds/2 /happiness/grading/cases/1 /payments/happiness /renovation /renovation/board /renovation/project/1 /renovation/gantt /renovation/progress /renovation/targets /renovation/coverage /renovation/choice /renovation/operators /renovation/papers /tasks /tasks/targets /tasks/A-%28%E4%BA%94%297 /documents /documents/1 /supervision /supervision/1 /registers /registers/dibaoReview /registers/dibaoExit?standing=all /registers/reliefReserve /registers/priceWatch /registers/reliefReserve/1 /registers/reliefReserve/1/paper /indicators /indicators?code=IND02&side=trend /indicators?code=IND02&side=places /indicators/periods /indicators/periods?view=next /reports/quarter /reports/quarter?view=report /reports/quarter?view=reminder /reports/standing /reports/standing?report=quarterly /reports/own /reports/own?report=new /reports/situation /standards /papers /papers/word /papers/letters?subject=home /users /check /backups /attachments /audit`
  .trim()
  .split(/\s+/);

/** What is looked at of the last month's sheet: the demonstration lives until the month before this one. */
function sheetPages(): string[] {
  const today = new Date();
  const last = new Date(today.getFullYear(), today.getMonth(), 0);
  const month = `/payments/${last.getFullYear()}-${String(last.getMonth() + 1).padStart(2, '0')}`;
  return [month, ...['checks', 'changes', 'holds'].map((view) => `${month}?view=${view}`), `${month}/paper?document=changes`];
}

/** Drawn to its end, in Chinese, without a refusal, nothing cut off at the side. */
async function expectWhole({ page }: Desk, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.evaluate((target) => {
      location.hash = target;
    }, path);
    const main = page.locator('main');
    await expect(main.getByRole('heading').first()).toBeVisible();
    await expect(main.getByRole('progressbar')).toHaveCount(0, { timeout: 20_000 });
    await expect(main.getByRole('button', { name: '复制错误报告' })).toHaveCount(0);
    await expect(main.getByText(/程序内部出错|没有这个页面|No rows|Loading|undefined|NaN/)).toHaveCount(0);
    expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  });
}
