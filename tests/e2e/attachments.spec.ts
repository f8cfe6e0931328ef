/** Scans of a person in the real window: added, looked at under the content policy, copied out, damaged and found. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pdf, plainJpeg, telephoneJpeg } from '../helpers/pictures.ts';
import { exportPlain } from './exports.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, openCounty, screens } from './steps.ts';

const secret = '北纬36.19东经116.77';

async function add({ page, open }: Desk, kind: string, file: string): Promise<void> {
  await page.getByRole('button', { name: '添加附件' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /种类/ }).click();
  await page.getByRole('option', { name: kind, exact: true }).click();
  await open(file);
  await dialog.getByRole('button', { name: '选择文件并添加' }).click();
}

test('scans are added, looked at, copied out, and missed when they are gone', async ({ desk, folder }) => {
  test.setTimeout(180_000);
  const { page, saveTo } = desk;
  const stored = join(dirname(await openCounty(desk, folder)), 'attachments');
  const file = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  await area(page, '人员').click();
  await page.locator('[data-rowindex="0"] [data-field="name"]').click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '附件' })).toBeVisible();

  await add(desk, '身份证件', file('身份证.jpg', Buffer.from('BM......')));
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('（BMP 图片）。请用看图软件打开，另存为 JPEG 后再添加。');
  await page.getByRole('button', { name: '取消' }).click();

  await add(desk, '身份证件', file('身份证正面.jpg', telephoneJpeg(6, secret)));
  const list = page.getByRole('list', { name: '附件' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await add(desk, '特困认定审批表', file('审批表.pdf', pdf('审批')));
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await screens(page, '附件-清单');

  // The picture is drawn the way the telephone was held: higher than wide.
  await list.getByRole('button', { name: '身份证正面', exact: true }).click();
  const picture = page.getByRole('img', { name: '身份证正面' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([12, 16]);
  await page.keyboard.press('r');
  await expect(picture).toHaveCSS('transform', /matrix\((?:-?0|[\d.e-]+), 1, -1, /);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('img', { name: '第 1 页' })).toHaveAttribute('data-drawn', 'true');
  await screens(page, '附件-查看');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+s');
  await saveTo(join(folder, '另存'));
  await exportPlain(page, '另存附件');
  await expect(page.getByText(`已另存：${join(folder, '另存.jpg')}`)).toBeVisible();
  const copy = readFileSync(join(folder, '另存.jpg'));
  expect(copy.includes(Buffer.from(secret))).toBe(false);
  expect(copy.subarray(-100).equals(plainJpeg.subarray(-100))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  for (const name of readdirSync(stored, { recursive: true, encoding: 'utf8' }).filter((entry) => entry.endsWith('.att'))) {
    const bytes = readFileSync(join(stored, name));
    expect(bytes.includes(Buffer.from('%PDF'))).toBe(false);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(join(stored, name), bytes);
  }
  await page.evaluate(() => {
    location.hash = '#/attachments';
  });
  await expect(page.getByText(/^2 份附件缺失或被改动。/)).toBeVisible();
  await expect(page.getByText('内容与添加时不一致')).toHaveCount(2);
  await screens(page, '附件-核对');

  await area(page, '审计日志').click();
  for (const action of ['添加附件', '查看附件', '另存附件'])
    await expect(page.getByRole('gridcell', { name: action }).first()).toBeVisible();
});
