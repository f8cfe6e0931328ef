/**
 * The county at a glance and its letters, by clicks in the demonstration: the hard targets with what stands behind them, the page of A4 as it is
 * saved, a Word file of the office refused for its wrong placeholders with their places and then read in, a letter for every home in one file.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { row, table, wordFile } from '../letters/word-file.ts';
import { exportPlain } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { screens } from './steps.ts';

const wordsOf = (file: string): string =>
  readZip(readFileSync(file))
    .filter(({ path }) => path === 'word/document.xml')
    .map((part) => partText(part).replace(/<[^>]+>/g, ''))
    .join('');

test('the hard targets, the page of A4, and letters to all homes from a Word file', async ({ openDesk, folder }) => {
  test.setTimeout(240_000);
  const desk = await openDesk({ args: ['--demo'], profile: join(folder, 'profile') });
  const { page, saveTo, open } = desk;
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 120_000 });

  await test.step('home page: targets above the tasks, the county on the other side', async () => {
    const wall = page.getByRole('group', { name: '目标任务' });
    await expect(wall.getByRole('button')).toHaveCount(4);
    await screens(page, '今日-目标');
    await page.getByRole('button', { name: '全县情况' }).click();
    await expect(page.getByRole('heading', { name: '各乡镇敬老院床位' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^近一年月末/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /床位 \d+ 张/ })).toBeVisible();
    await screens(page, '今日-全县情况');
    const shown = await wall.getByRole('button').first().getByText(/%$/).first().textContent();
    await wall.getByRole('button').first().click();
    await expect(page.getByRole('heading', { name: '指标' })).toBeVisible();
    await expect(page.getByText(shown ?? '—').first()).toBeVisible();
    await page.goBack();
  });

  await test.step('the page of A4 is saved as it is seen', async () => {
    await page.getByRole('button', { name: '打印单页情况表' }).click();
    await expect(page.getByRole('button', { name: '保存', exact: true })).toBeEnabled({ timeout: 30_000 });
    await screens(page, '单页情况表');
    const file = join(folder, '单页.pdf');
    await saveTo(file);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await exportPlain(page, '保存单页情况表');
    await expect(page.getByText(`已保存：${file}`)).toBeVisible();
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text.split('\f').filter((one) => one.trim() !== '')).toHaveLength(1);
    expect(text).toContain('特困供养和养老服务情况表');
  });

  const name = '节前走访函';
  await test.step('a Word file with wrong placeholders is refused with each place, then read in', async () => {
    const file = join(folder, `${name}.docx`);
    await page.evaluate(() => (location.hash = '/papers/word'));
    const read = async (): Promise<void> => {
      await open(file);
      await page.getByRole('button', { name: '读入 Word 模板' }).click();
      const dialog = page.getByRole('dialog', { name: '读入 Word 模板' });
      await dialog.getByLabel(/^为谁制作/).click();
      await page.getByRole('option', { name: '敬老院' }).click();
      await dialog.getByRole('button', { name: '选择 Word 文件' }).click();
    };
    writeFileSync(file, wordFile(['{{机构名字}}：', table(row('{{名单.姓名}}', '{{名单.年令}}'))]));
    await read();
    const faults = page.getByRole('dialog', { name: `“${name}.docx”有 2 处错误` });
    await expect(faults.getByRole('row', { name: /正文第1段/ })).toContainText('机构名称');
    await expect(faults.getByRole('row', { name: /第1个表格第1行第2格/ })).toContainText('名单.年龄');
    await screens(page, 'Word模板-错误');
    await faults.getByRole('button', { name: '知道了' }).click();
    writeFileSync(file, wordFile(['{{机构名称}}：现有{{入住人数}}人。', table(row('{{名单.姓名}}', '{{名单.年龄}}'))]));
    await read();
    await expect(page.getByRole('grid', { name: 'Word 模板' })).toContainText(name);
    await screens(page, 'Word模板');
  });

  await test.step('a letter for every home, all in one Word file', async () => {
    await page.evaluate(() => (location.hash = '/papers/letters?subject=home'));
    await page.getByRole('group', { name: '模板' }).getByRole('button', { name }).click();
    const homes = page.getByRole('group', { name: '敬老院' });
    await page.getByRole('checkbox', { name: '全选' }).check();
    const names = await homes.getByRole('checkbox').count();
    expect(names).toBeGreaterThan(5);
    await screens(page, '批量函件');
    const file = join(folder, '函件.docx');
    await saveTo(file);
    await page.getByRole('button', { name: '合成一个 Word' }).click();
    await exportPlain(page, '合成一个 Word 文件');
    await expect(page.getByText(`已制作 ${names} 份`)).toBeVisible();
    const words = wordsOf(file);
    expect(words).not.toContain('{{');
    expect(words.match(/：现有\d+人。/g)).toHaveLength(names);
  });
});
