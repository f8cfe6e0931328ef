/** One project from the pipeline to the hand-over by clicks: stages, money under its caps, photos, acceptance with new beds, retention returned. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { png } from '../helpers/pictures.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, openCounty, screens } from './steps.ts';

const dayMilliseconds = 86_400_000;
/** A day so many days ago; the ledger takes nothing from days to come. */
const ago = (days: number): string => new Date(Date.now() - days * dayMilliseconds).toLocaleDateString('sv-SE');
const soon = (days: number): string => ago(-days);

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tablist', { name: '项目的内容' }).getByRole('tab', { name }).click();
}

async function choose(page: Page, form: Locator, label: RegExp, option: string | RegExp): Promise<void> {
  await form.getByRole('combobox', { name: label }).click();
  await page
    .getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option })
    .first()
    .click();
}

async function fill(form: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(new RegExp(`^${label}`)).fill(value);
}

async function enterStage(page: Page, stage: string, values: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: `登记阶段：${stage}`, exact: true }).click();
  const form = page.getByRole('dialog', { name: `登记阶段：${stage}` });
  await fill(form, values);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toBeHidden();
}

async function register({ page }: Desk): Promise<string> {
  await area(page, '改造').click();
  await expect(page.getByText('还没有改造项目')).toBeVisible();
  await page.getByRole('button', { name: '登记项目' }).first().click();
  const form = page.getByRole('dialog', { name: '登记改造项目' });
  await form.getByLabel(/^敬老院/).click();
  const option = page.getByRole('option').first();
  const home = ((await option.textContent()) ?? '').replace(/\s.*$/, '');
  await option.click();
  await fill(form, { 项目名称: '失能照护单元改造', 项目编号: 'GZ-E2E-01', 年度任务批次: ago(0).slice(0, 4), 估算投资: '950000' });
  await choose(page, form, /^改造类型/, '改扩建');
  for (const [index, value] of ['40', '10', '42', '12'].entries())
    await form
      .getByLabel(index % 2 === 1 ? /^其中护理型/ : index === 0 ? /^改造前床位/ : /^改造后床位/)
      .nth(index === 3 ? 1 : 0)
      .fill(value);
  await fill(form, { 入库日期: ago(200), 需求说明或鉴定报告号: '鉴字〔01〕号' });
  await screens(page, '改造-登记项目');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '失能照护单元改造' })).toBeVisible();
  return home;
}

async function plan({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: '编制基准计划' }).click();
  const form = page.getByRole('dialog', { name: '编制基准计划' });
  await fill(form, { 立项: ago(180), 设计: ago(160), 招采: ago(140), 合同: ago(120), 开工: ago(110), 完工: ago(40), 竣工验收: ago(20) });
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
}

async function fund(page: Page, kind: string, amount: string): Promise<void> {
  await page.getByRole('button', { name: '登记资金' }).click();
  const form = page.getByRole('dialog', { name: '登记资金' });
  await choose(page, form, /^资金来源/, '省级补助');
  await choose(page, form, /^类别/, kind);
  await fill(form, { 金额: amount, 日期: ago(115), 文号或凭证号: '财社〔09〕号' });
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toBeHidden();
}

async function contract({ page }: Desk): Promise<void> {
  await tab(page, '合同与付款');
  await page.getByRole('button', { name: '登记合同' }).click();
  const form = page.getByRole('dialog', { name: '登记合同' });
  await choose(page, form, /^采购方式/, '公开招标');
  await fill(form, { 合同编号: 'HT-01', 承包单位: '测试建设有限公司', 合同价: '800000', 签订日期: ago(118) });
  await fill(form, { 计划开工: ago(110), 计划完工: ago(40), 质保到期: ago(1), 保险到期: soon(200) });
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
}

type Payment = { readonly amount: string; readonly basis: string; readonly no: string; readonly days: number };
async function pay(page: Page, { amount, basis, no, days }: Payment): Promise<Locator> {
  await page.getByRole('button', { name: '登记付款' }).click();
  const form = page.getByRole('dialog', { name: /^登记付款/ });
  await fill(form, { 付款金额: amount, 付款日期: ago(days), 付款凭证号: no, 发票号: `FP${no}` });
  await choose(page, form, /^款项/, basis);
  return form;
}

async function photo({ page, open }: Desk, folder: string, purpose: string, shade: number): Promise<void> {
  const file = join(folder, `${purpose}.png`);
  writeFileSync(file, png({ width: 320, height: 240, shade, text: purpose }));
  await page.getByRole('button', { name: '添加照片或材料' }).click();
  const form = page.getByRole('dialog', { name: '添加照片或材料' });
  await choose(page, form, /^内容/, purpose);
  await open(file);
  await form.getByRole('button', { name: '选择文件并添加' }).click();
  await expect(form).toBeHidden();
}

/** Numerator and denominator of an indicator, as its page says them. */
async function counted(page: Page, name: RegExp): Promise<readonly [number, number]> {
  await page.evaluate(() => {
    location.hash = '/indicators';
  });
  const row = page.getByRole('list', { name: '指标' }).getByRole('listitem').filter({ hasText: name }).first();
  await expect(row).toBeVisible();
  const [, part = '', whole = ''] = /([\d,]+) \/ ([\d,]+)/.exec(await row.innerText()) ?? [];
  return [Number(part.replaceAll(',', '')), Number(whole.replaceAll(',', ''))];
}

async function backToProject(page: Page): Promise<void> {
  await area(page, '改造').click();
  await page.getByRole('gridcell', { name: '失能照护单元改造' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: '失能照护单元改造' })).toBeVisible();
}

/** Somebody who cannot look after himself, supported at home until now, takes one of the new places. */
async function placeSomebody(page: Page, home: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/people?mode=scattered&status=active&level=completeLoss';
  });
  await page.locator('[data-rowindex="0"] [data-field="name"]').click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '供养方式变更', exact: true }).click();
  const form = page.getByRole('dialog', { name: '供养方式变更' });
  await form.getByRole('radio', { name: '集中供养' }).click();
  await form.getByLabel(/^入院日期/).fill(ago(0));
  await form.getByLabel(/^供养机构/).fill(home);
  await page.getByRole('option', { name: new RegExp(home) }).click();
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toBeHidden();
}

test('a project goes from the pipeline to the hand-over; the beds it adds change the rates', async ({ desk, folder }) => {
  test.setTimeout(300_000);
  await openCounty(desk, folder);
  const { page } = desk;
  const bedsBefore = await counted(page, /护理型床位/);
  const placedBefore = await counted(page, /集中供养率/);

  const home = await test.step('储备', () => register(desk));
  await test.step('基准计划', () => plan(desk));
  await test.step('立项到招采，缺文号不能登记', async () => {
    await page.getByRole('button', { name: '登记阶段：立项', exact: true }).click();
    const form = page.getByRole('dialog', { name: '登记阶段：立项' });
    await fill(form, { 日期: ago(180), 批复投资: '1000000' });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(/文号/).last()).toBeVisible();
    await fill(form, { 立项批复文号: '发改社〔08〕号' });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(form).toBeHidden();
    await enterStage(page, '设计', { 日期: ago(158), 设计文件或审查意见号: '审图〔03〕号' });
    await enterStage(page, '招采', { 日期: ago(140), 招采公告或文件号: '采购〔11〕号' });
  });

  await test.step('资金和合同', async () => {
    await tab(page, '资金');
    for (const kind of ['计划（批复）', '下达', '到位']) await fund(page, kind, '1000000');
    await screens(page, '改造-资金');
    await contract(desk);
    await tab(page, '概况与阶段');
    await enterStage(page, '合同', { 日期: ago(118), 合同编号: 'HT-01' });
    await screens(page, '改造-阶段');
    await tab(page, '合同与付款');
  });
  await test.step('预付款；进度款超过上限被拒绝，改为可付的金额', async () => {
    const first = await pay(page, { amount: '200000', basis: '预付款', no: '01', days: 112 });
    await first.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('已登记付款 200,000.00 元')).toBeVisible();
    await expect(first).toBeHidden();
    await enterStage(page, '开工', { 日期: ago(108), 开工报告号: '开工〔01〕号', 住养老人安置方案: '样民安〔01〕号' });
    await tab(page, '合同与付款');
    const second = await pay(page, { amount: '500000', basis: '进度款', no: '02', days: 60 });
    await expect(second.getByRole('status', { name: '对合同的影响' })).toContainText('超过上限 60,000.00 元');
    await second.getByRole('button', { name: '登记', exact: true }).click();
    await expect(second.getByRole('alert')).toContainText('440,000.00');
    await screens(page, '改造-付款超上限');
    await second.getByLabel(/^付款金额/).fill('440000');
    await second.getByRole('button', { name: '登记', exact: true }).click();
    await expect(second).toBeHidden();
    await expect(page.getByRole('table', { name: '付款' }).getByRole('row')).toHaveCount(3);
    await screens(page, '改造-合同与付款');
  });

  await test.step('照片', async () => {
    await tab(page, '工程进度与照片');
    await photo(desk, folder, '改造前', 60);
    await photo(desk, folder, '施工进度', 120);
    await photo(desk, folder, '改造后', 200);
    await page.getByRole('button', { name: '显示照片（3）' }).click();
    await expect(page.getByRole('img', { name: '改造后' })).toBeVisible();
    await screens(page, '改造-照片');
  });

  await test.step('完工、验收，床位一并增加', async () => {
    await enterStage(page, '完工', { 日期: ago(35), 完工报告号: '完工〔01〕号' });
    await page.getByRole('button', { name: '登记阶段：竣工验收', exact: true }).click();
    const form = page.getByRole('dialog', { name: /^登记竣工验收/ });
    await fill(form, { 验收日期: ago(18), 验收文号: '验字〔02〕号', 验收组成员: '民政、住建、消防', 电气检测报告编号: 'DQ-7' });
    await fill(form, { 验收意见: '合格，同意交付使用' });
    await form.getByRole('button', { name: '全部符合' }).click();
    await form.getByRole('button', { name: '添加新房间' }).click();
    await expect(form.getByRole('status', { name: '对床位的影响' })).toContainText('床位图新增 1 间 2 张');
    await form.getByRole('button', { name: '登记验收' }).click();
    // No acceptance without the paper of the fire brigade.
    await expect(form).toBeVisible();
    await fill(form, { 消防验收或备案文号: '消验〔05〕号' });
    await screens(page, '改造-验收');
    await form.getByRole('button', { name: '登记验收' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText(/^已登记竣工验收/)).toBeVisible();
    await expect.poll(() => counted(page, /护理型床位/)).toEqual([bedsBefore[0] + 2, bedsBefore[1] + 2]);
  });

  await test.step('投入使用、移交、审计', async () => {
    await backToProject(page);
    await tab(page, '验收与移交');
    await page.getByRole('button', { name: '登记投入使用', exact: true }).click();
    const opening = page.getByRole('dialog', { name: '登记投入使用' });
    await fill(opening, { 投入使用日期: ago(10), 文号: '启用〔01〕号', 入住安全评估日期: ago(12), 安全评估报告编号: 'AQ-1' });
    await opening.getByRole('button', { name: '登记', exact: true }).click();
    await expect(opening).toBeHidden();
    await page.getByRole('button', { name: '登记移交' }).click();
    const assets = page.getByRole('dialog', { name: '登记资产移交' });
    await fill(assets, { 接收人: '李院长', '资产 1': '护理床', 单价: '2600' });
    await assets.getByLabel(/^数量/).fill('2');
    await assets.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('资产移交（合计 5,200.00 元）')).toBeVisible();
    await page.getByRole('button', { name: '登记阶段：结算审计', exact: true }).click();
    const settlement = page.getByRole('dialog', { name: '登记结算审计' });
    await fill(settlement, { 审计日期: ago(5), 报告文号: '审〔04〕号', 审计单位: '测试会计师事务所', 审定金额: '800000' });
    await settlement.getByRole('button', { name: '登记', exact: true }).click();
    await expect(settlement).toBeHidden();
    await screens(page, '改造-验收与移交');
  });

  await test.step('付结算款，退还质保金', async () => {
    await tab(page, '合同与付款');
    const last = await pay(page, { amount: '136000', basis: '结算款', no: '03', days: 3 });
    await last.getByRole('button', { name: '登记', exact: true }).click();
    await expect(last).toBeHidden();
    await page.getByRole('button', { name: '退还质保金' }).click();
    const back = page.getByRole('dialog', { name: /^退还质保金/ });
    await expect(back.getByLabel(/^付款金额/)).toHaveValue('24,000.00');
    await fill(back, { 付款凭证号: '04' });
    await back.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('已登记退还质保金 24,000.00 元')).toBeVisible();
    await expect(page.getByText('支付率').locator('..')).toContainText('100.0%');
  });

  await test.step('看板和集中供养率', async () => {
    await page.evaluate(() => {
      location.hash = '/renovation/board';
    });
    await expect(page.getByRole('region', { name: '结算审计 1 个' })).toBeVisible();
    await screens(page, '改造-看板');
    await placeSomebody(page, home);
    await expect.poll(() => counted(page, /集中供养率/)).toEqual([placedBefore[0] + 1, placedBefore[1]]);
  });
});
