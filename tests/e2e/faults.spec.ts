/** What the user sees when the disk fails: the self-check, a full disk, a ledger that vanishes, a clock that was set back, a cloud folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, sampleFile, screens } from './steps.ts';

const passphrase = '青山绿水 2022 长寿';
const program = join(import.meta.dirname, '../../out/backend/cli.cjs');

/** A ledger by the command line. */
function makeLedger(file: string, commands: readonly (readonly string[])[] = []): void {
  const env = { ...process.env, YIYANG_PASSPHRASE: passphrase };
  for (const words of [['init', '--region', '370983'], ...commands])
    execFileSync(process.execPath, [program, ...words, '--db', file], { env, stdio: 'pipe' });
}

/** A ledger whose last line bears another time. In a process of its own: the tests' loader does not take the database. */
function makeLedgerAt(now: string, folder: string): void {
  const root = join(import.meta.dirname, '../..');
  const code = `
    import { fileLedger } from ${JSON.stringify(join(root, 'tests/helpers/ledger.ts'))};
    import { closeLedger } from ${JSON.stringify(join(root, 'database/features/ledger/service.ts'))};
    const clock = { today: () => ${JSON.stringify(now.slice(0, 10))}, now: () => ${JSON.stringify(now)} };
    closeLedger(fileLedger(${JSON.stringify(folder)}, { name: '肥城', clock }).ledger);`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'pipe' });
}

async function openLedger(desk: Desk, file: string): Promise<void> {
  await desk.open(file);
  await desk.page.getByRole('button', { name: '打开台账文件' }).click();
  await logIn(desk);
}

async function logIn({ page }: Desk): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
}

test('the self-check says in words how things are, and saves a pack of logs', async ({ desk, folder }) => {
  makeLedger(join(folder, '肥城.yiyang'));
  await openLedger(desk, join(folder, '肥城.yiyang'));
  const { page } = desk;
  await area(page, '自检').click();
  const table = page.getByRole('table', { name: '检查结果' });
  await expect(table.getByRole('row')).toHaveCount(13);
  await expect(table.getByRole('row', { name: /^台账文件 正常 结构完好/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^打印字体 正常/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^打印机 (?:正常|注意) / })).toBeVisible();
  // The worst first.
  await expect(table.getByRole('row').first()).toContainText('有问题');
  await screens(page, '70-自检');
  const pack = join(folder, '日志.zip');
  await desk.saveTo(pack);
  await page.getByRole('button', { name: '保存日志包' }).click();
  await expect(page.getByText('日志包已保存。')).toBeVisible();
  const names = readZip(readFileSync(pack)).map((part) => part.name.toString());
  expect(names).toEqual(['versions.json', 'check.json', 'yiyang.log']);
});

test('a full disk is told where the work was done, and the work goes through once there is room', async ({ desk, folder }) => {
  test.setTimeout(180_000);
  const disk = smallDisk(folder, 64);
  test.skip(disk === null, 'no small disk could be mounted here');
  if (disk === null) return;
  try {
    const file = join(disk.path, '肥城', '肥城.yiyang');
    makeLedger(file, [
      ['import', 'homes', sampleFile('敬老院名册.xlsx')],
      ['import', 'standards', sampleFile('救助标准表.xlsx')],
    ]);
    await openLedger(desk, file);
    const { page } = desk;
    disk.fill();
    await area(page, '导入').click();
    await desk.open(sampleFile('特困人员花名册.xlsx'));
    await page.getByRole('button', { name: '选择文件' }).click();
    const write = page.getByRole('region', { name: '写入' });
    await expect(write).toBeVisible({ timeout: 30_000 });
    await write.getByRole('radio', { name: /^跳过不合格/ }).check();
    await write.getByRole('button', { name: /^写入 \d+ 行$/ }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^写入 \d+ 行$/ })
      .click();
    await expect(page.getByText(/^磁盘空间不足，没有写成：/)).toBeVisible();
    await screens(page, '71-磁盘已满');
    disk.free();
    await write.getByRole('button', { name: /^写入 \d+ 行$/ }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^写入 \d+ 行$/ })
      .click();
    await expect(page.getByText('已写入台账 589 ')).toBeVisible({ timeout: 60_000 });
  } finally {
    disk.free();
    await desk.app.close().catch(() => undefined);
    disk.remove();
  }
});

test('a ledger deleted under the window is left with words; the saved one stands in the list', async ({ desk, folder }) => {
  mkdirSync(join(folder, '台账'));
  const file = join(folder, '台账', '肥城.yiyang');
  makeLedger(file);
  await openLedger(desk, file);
  const { page } = desk;
  await area(page, '自检').click();
  await expect(page.getByRole('table', { name: '检查结果' })).toBeVisible();
  rmSync(file);
  await desk.saveTo(join(folder, '日志.zip'));
  await page.getByRole('button', { name: '保存日志包' }).click();
  await expect(page.getByRole('heading', { name: '台账文件被移走' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(`台账文件在使用中被移走或删除：${file}`);
  await screens(page, '72-台账文件被删除');
  await page.getByRole('button', { name: '返回台账列表' }).click();
  await page.getByRole('button', { name: /抢救/ }).click();
  await logIn(desk);
});

test('a ledger in a cloud folder is not opened, and the page says where to move it', async ({ desk, folder }) => {
  const file = join(folder, '肥城.yiyang');
  makeLedger(file);
  const cloud = join(folder, '我的坚果云');
  mkdirSync(cloud);
  execFileSync('cp', [file, `${file}.key`, cloud]);
  await desk.open(join(cloud, '肥城.yiyang'));
  const { page } = desk;
  await page.getByRole('button', { name: '打开台账文件' }).click();
  await expect(page.getByRole('heading', { name: '台账不能放在这里' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('请连同旁边的钥匙文件（.key）和附件文件夹一起移到不同步的文件夹，再打开');
  await screens(page, '73-云盘文件夹');
});

test('a clock that stands before the last line: an administrator sees both times and may go on', async ({ desk, folder }) => {
  const file = join(folder, '肥城', '肥城.yiyang');
  makeLedgerAt('2099-01-01T04:00:00.000Z', folder);
  await desk.open(file);
  const { page } = desk;
  await page.getByRole('button', { name: '打开台账文件' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const dialog = page.getByRole('alertdialog', { name: '电脑时间对不上' });
  await expect(dialog).toContainText('早于台账最后一次记录（2099-01-01');
  await screens(page, '74-电脑时间');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText(/^电脑时间（.*）早于台账最后一次记录/)).toBeVisible();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await dialog.getByRole('button', { name: '时间没有错，继续登录' }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
});
