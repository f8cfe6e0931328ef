/** The first real month of a county, by clicks in the real window: from no ledger at all to a sealed payment sheet on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEachByLibreOffice, type SheetCell } from '../documents/libre-office.ts';
import { expect, test } from './fixtures.ts';
import { readSheetPaper } from './sheet-paper.ts';
import { exportPlain } from './exports.ts';
import { area, chooseTable, countClicks, createLedger, firstLogIn, logOut, sampleFile, screens, writeRows } from './steps.ts';

type Line = { readonly id: string; readonly fen: number };
type Expected = {
  readonly roster: { readonly rejected: readonly { readonly row: number }[] };
  readonly sheets: Readonly<Record<string, { readonly lines: readonly Line[] }>>;
};
const expected = JSON.parse(readFileSync(sampleFile('expected.json'), 'utf8')) as Expected;
const lines = expected.sheets['2022-01']?.lines ?? [];
const idNumbers = new Set(lines.map((line) => line.id));
const total = lines.reduce((sum, line) => sum + line.fen, 0);

const administrator = { name: '王主任', passphrase: '青松 河湾 灯塔 2022' };
const approver = { name: '李审核', temporary: '临时 给的 口令 8264', passphrase: '白云 山谷 麦田 7391' };

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** Name of each person by his ID number, as the rosters of the office write them. */
function namesIn(books: readonly ReadonlyMap<string, readonly SheetCell[][]>[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const book of books)
    for (const rows of book.values()) {
      const header = rows.findIndex((row) => row.some((cell) => cell.text.trim() === '姓名'));
      const nameAt = rows[header]?.findIndex((cell) => cell.text.trim() === '姓名') ?? -1;
      for (const row of rows.slice(header + 1)) {
        const idNumber = row.map((cell) => plain(cell.text)).find((text) => idNumbers.has(text));
        const name = (row[nameAt]?.text ?? '').replaceAll(/\s/g, '');
        if (idNumber !== undefined && name !== '') names.set(idNumber, name);
      }
    }
  return names;
}

test('the first month: roster in, sheet prepared by one, reviewed and approved by another, printed', async ({ desk, folder }) => {
  test.setTimeout(400_000);
  const { page } = desk;
  page.setDefaultTimeout(20_000);

  await test.step('a new ledger of 肥城市, its recovery key written down', async () => {
    await createLedger(desk, {
      folder,
      regionCode: '370983',
      ledgerName: '肥城颐养台账',
      userName: administrator.name,
      passphrase: administrator.passphrase,
    });
    await screens(page, '04-今日-空');
  });

  await test.step('homes and standards: four clicks each', async () => {
    const clicks = await countClicks(page);
    await chooseTable(desk, '敬老院名册.xlsx');
    await screens(page, '05-导入-机构');
    await writeRows(desk, 12);
    expect(await clicks()).toBe(4);
    await screens(page, '06-导入结果');
    await chooseTable(desk, '救助标准表.xlsx');
    await expect(page.getByRole('heading', { name: '导入救助标准表' })).toBeVisible();
    await writeRows(desk, 11);
    await area(page, '导入').click();
    await screens(page, '07-导入');
  });

  await test.step('the roster: twelve rejected rows at their cells, marked in a workbook, skipped', async () => {
    await chooseTable(desk, '特困人员花名册.xlsx');
    await expect(page.getByRole('tab', { name: '不合格 12' })).toHaveAttribute('aria-selected', 'true');
    const grid = page.getByRole('grid', { name: '预览' });
    const shownRows = (): Promise<readonly number[]> =>
      grid.locator('[role=row][data-id]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-id'))));
    await expect.poll(shownRows).toEqual(expected.roster.rejected.map((rejected) => rejected.row));
    await expect(grid.getByRole('row', { name: /桃花源不存在村/ }).locator('[data-mark=error]')).toHaveText('桃花源不存在村');
    await screens(page, '08-花名册-不合格');

    await grid.getByText('没有填写。请补填。').click();
    await expect(page.getByRole('region', { name: '第 470 行的说明' })).toContainText('“姓名”没有填写。请补填。');
    await page.getByRole('button', { name: '对应关系' }).click();
    await screens(page, '09-花名册-对应关系');
    await page.getByRole('button', { name: '收起', exact: true }).click();

    const marked = join(folder, '花名册（标注错误）.xlsx');
    await desk.saveTo(marked);
    await page.getByRole('button', { name: '另存标注错误的表格' }).click();
    await expect(page.getByText(`已保存：${marked}`)).toBeVisible();

    const write = page.getByRole('region', { name: '写入' });
    await expect(write.getByRole('button', { name: '请先选择' })).toBeDisabled();
    await page.getByLabel('跳过不合格的 12 行，写入其余 589 行').check();
    await writeRows(desk, 589);
    await screens(page, '10-花名册-已写入');
  });

  await test.step('the corrected rows, in an old workbook; a second time nothing changes', async () => {
    await chooseTable(desk, '特困人员花名册_更正.xls');
    await writeRows(desk, 11);
    await chooseTable(desk, '特困人员花名册_更正.xls');
    await expect(page.getByText('与台账一致，没有任何变动。')).toBeVisible();
    await screens(page, '11-没有变动');
    await page.getByRole('button', { name: '完成' }).click();
    await area(page, '人员').click();
    await screens(page, '12-人员');
  });

  await test.step('a second user who reviews and approves', async () => {
    await area(page, '用户').click();
    await page.getByRole('button', { name: '增加用户' }).click();
    await page.getByLabel('用户名').fill(approver.name);
    await page.getByRole('combobox', { name: '角色' }).click();
    await page.getByRole('option', { name: '县级审核审批' }).click();
    await page.getByLabel('临时口令', { exact: true }).fill(approver.temporary);
    await page.getByLabel('再填一次临时口令').fill(approver.temporary);
    await screens(page, '13-增加用户');
    await page.getByRole('dialog').getByRole('button', { name: '增加', exact: true }).click();
    await expect(page.getByText(`已增加用户“${approver.name}”。`)).toBeVisible();
  });

  await test.step('the sheet of January, built and prepared', async () => {
    await area(page, '今日').click();
    await screens(page, '14-今日');
    const clicks = await countClicks(page);
    await area(page, '发放表').click();
    await screens(page, '15-发放表-空');
    await page.getByRole('button', { name: '编制第一个月' }).click();
    await page.getByLabel('年', { exact: true }).click();
    await page.getByRole('option', { name: '2022年' }).click();
    await page.getByLabel('月', { exact: true }).click();
    await page.getByRole('option', { name: '1月', exact: true }).click();
    await screens(page, '16-起始月份');
    await page.getByRole('button', { name: '编制2022年1月发放表' }).click();
    const totals = page.getByLabel('全表合计');
    await expect(totals).toContainText('583,215.00', { timeout: 60_000 });
    await expect(totals).toContainText('600');
    await expect(page.getByRole('grid', { name: '发放明细' }).getByRole('row').nth(3)).toBeVisible();
    await screens(page, '17-发放表-草稿');
    await page.getByRole('button', { name: '制表', exact: true }).click();
    await screens(page, '18-制表');
    await page.getByRole('alertdialog').getByRole('button', { name: '制表', exact: true }).click();
    await expect(page.getByText('2022年1月发放表已制表，等待审核。')).toBeVisible();
    expect(await clicks()).toBeLessThanOrEqual(12);
  });

  await test.step('the preparer himself can only override, with a reason', async () => {
    await page.getByRole('button', { name: '审核', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('您是这份发放表的制表人。');
    await expect(question.getByRole('button', { name: '审核', exact: true })).toBeDisabled();
    await screens(page, '19-两人原则');
    await question.getByRole('button', { name: '取消' }).click();
    await logOut(desk, administrator.name);
    await screens(page, '20-登录');
  });

  await test.step('reviewed and approved by the other', async () => {
    await firstLogIn(desk, approver);
    await screens(page, '21-今日-审核');
    await area(page, '发放表').click();
    await page.getByRole('row', { name: /2022年1月/ }).click();
    for (const step of ['审核', '审批']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: step, exact: true }).click();
    }
    await expect(page.getByText('2022年1月发放表已审批锁定。')).toBeVisible();
    await expect(page.getByText(/^指纹 [0-9A-F]{8}$/)).toBeVisible();
    const progress = page.getByRole('list', { name: '办理进度' });
    await expect(progress.getByRole('listitem').nth(1)).toContainText(administrator.name);
    await expect(progress.getByRole('listitem').nth(3)).toContainText(approver.name);
    await screens(page, '22-发放表-已审批');
    await area(page, '发放表').click();
    await screens(page, '23-发放表');
    await page.getByRole('row', { name: /2022年1月/ }).click();
  });

  await test.step('why this amount', async () => {
    await page.getByLabel('在表中查找').fill('㛃');
    const grid = page.getByRole('grid', { name: '发放明细' });
    await expect(grid.locator('[role=row][data-id]').first()).toContainText('㛃');
    await grid.locator('[role=row][data-id]').first().click();
    const reasons = page.getByRole('dialog', { name: /发放依据/ });
    await expect(reasons.getByRole('heading', { name: '2022年1月基本生活标准' })).toBeVisible();
    await expect(reasons).toContainText('样民发〔2022〕2号');
    await expect(reasons).toContainText('663.00 元/月 × 1 个月 ＝ 663.00 元');
    await expect(reasons).toContainText('导入《特困人员花名册');
    await screens(page, '24-发放依据');
    await reasons.getByRole('button', { name: '关闭' }).click();
    await page.getByLabel('在表中查找').fill('');
    await page.getByRole('button', { name: '新城敬老院' }).click();
    await expect(page.getByText('收款单位')).toBeVisible();
    await screens(page, '25-发放表-机构');
    await page.getByRole('button', { name: /^全部/ }).click();
  });

  const pdf = join(folder, '发放表.pdf');
  const workbook = join(folder, '发放表.xlsx');
  await test.step('the paper in the window, as a file, as a workbook', async () => {
    await page.getByRole('button', { name: '预览与打印' }).click();
    await expect(page.getByRole('img', { name: '第 1 页' })).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
    await screens(page, '26-预览');
    await page.getByRole('button', { name: '下一页' }).click();
    await expect(page.getByLabel('页码')).toHaveValue('2');
    await expect(page.getByRole('img', { name: '第 2 页' })).toHaveAttribute('data-drawn', 'true');
    await desk.saveTo(pdf);
    await page.getByRole('button', { name: '保存 PDF' }).click();
    await exportPlain(page);
    await expect(page.getByText(`页：${pdf}`)).toBeVisible({ timeout: 60_000 });
    await desk.saveTo(workbook);
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await exportPlain(page);
    await expect(page.getByText(`行：${workbook}`)).toBeVisible({ timeout: 60_000 });

    await page.getByRole('combobox', { name: /打印范围/ }).click();
    await page.getByRole('option', { name: /王瓜店街道/ }).click();
    await page.getByRole('button', { name: 'A3 横排' }).click();
    await expect(page.getByRole('img', { name: '第 1 页' })).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
    await screens(page, '27-预览-乡镇-A3');
    await page.getByRole('button', { name: '2022年1月发放表' }).click();
    await page.getByRole('button', { name: '办理经过' }).click();
    const copies = page.getByRole('dialog', { name: /办理经过/ }).getByRole('table', { name: '打印与导出' });
    await expect(copies.getByRole('row')).toHaveCount(3);
    await screens(page, '28-办理经过');
  });

  await test.step('what stands on the paper', () => {
    const pages = readSheetPaper(pdf);
    const main = pages.filter((sheet) => sheet.kind === 'main');
    expect(main.flatMap((sheet) => sheet.rows)).toHaveLength(600);
    // Rows give the page, pages give the part, parts give the county.
    let part = 0;
    let county = 0;
    for (const sheet of main) {
      expect(sheet.subtotal).toBe(sheet.rows.reduce((sum, row) => sum + row, 0));
      part += sheet.subtotal ?? 0;
      if (sheet.total === null) continue;
      expect(sheet.total).toBe(part);
      county += part;
      part = 0;
    }
    expect([part, county, total]).toEqual([0, 58_321_500, 58_321_500]);
    const summary = pages.filter((sheet) => sheet.kind === 'summary');
    expect(summary.at(-1)?.total).toBe(total);
    expect(summary.at(-1)?.text).toContain('人民币（大写）：伍拾捌万叁仟贰佰壹拾伍元整');
    for (const [index, sheet] of pages.entries()) expect(sheet.text).toMatch(new RegExp(`第 *${index + 1} *页 +共 *${pages.length} *页`));
  });

  await test.step('everybody is on paper and in the workbook, rare characters and every digit included', () => {
    const [roster, correction, exported] = readEachByLibreOffice([
      sampleFile('特困人员花名册.xlsx'),
      sampleFile('特困人员花名册_更正.xls'),
      workbook,
    ]);
    if (!roster || !correction || !exported) throw new Error('a workbook could not be read');
    const names = namesIn([roster, correction]);
    expect(names.size).toBe(600);
    const onPaper = readSheetPaper(pdf)
      .filter((sheet) => sheet.kind === 'main')
      .flatMap((sheet) => sheet.text.split('\n'));
    const cells = [...exported.values()].flat();
    for (const [idNumber, name] of names) {
      expect(onPaper.some((line) => line.includes(idNumber) && line.includes(name))).toBe(true);
      expect(cells.some((row) => row.some((cell) => cell.isText && cell.text === idNumber) && row.some((cell) => cell.text === name))).toBe(
        true,
      );
    }
    for (const rare of ['䶮', '㛃', '𬭚']) expect(onPaper.join('\n')).toContain(rare);
  });
});
