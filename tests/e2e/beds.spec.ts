/** A day of a home manager in the real window, by keys where keys do it: rooms, beds, moving, hospital and back, the roll call; it is all there after a restart. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Result } from '../../electron/contract/result.ts';
import type { Bridge } from '../../electron/contract/wire.ts';
import { expect, test, type Desk } from './fixtures.ts';
import { area, countyPassphrase, logIn, makeCounty, screens } from './steps.ts';

declare const window: Window & { readonly yiyang: Bridge };

const manager = '李院长';
const home = '老城敬老院';

function countyWithManager(folder: string): string {
  const file = join(folder, '肥城', '肥城.yiyang');
  makeCounty(file, [['user', 'add', '--name', manager, '--role', 'home_manager', '--home', '370983H03']]);
  return file;
}

/** As a page that went wrong would call. */
const byHand = (page: Page, method: string, input: unknown): Promise<Result<unknown>> =>
  page.evaluate(([name, value]) => window.yiyang.call(name, value), [method, input] as const);

const bed = (page: Page, room: number, label: number): ReturnType<Page['locator']> =>
  page.locator(`[role=gridcell][aria-label*="${room}室 ${label}床"]`);

/** The person taken up is put down on the bed that has the focus. */
async function putDown({ page }: Desk, title: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: title })).toHaveCount(0);
}

test('院长的一天：登记房间、安排床位、换床、住院、返院、点名，重启后都在', async ({ desk, openDesk, folder }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const { keyboard } = page;
  await desk.open(countyWithManager(folder));
  await page.getByRole('button', { name: '打开台账文件' }).click();
  await logIn(desk, manager, countyPassphrase);

  await expect(page.getByRole('heading', { name: `${home}今天` })).toBeVisible();
  await expect(page.getByRole('button', { name: /今天还没有点名/ })).toBeVisible();
  await screens(page, '院长-今日');

  await area(page, '床位').click();
  await expect(page.getByText('还没有登记房间和床位')).toBeVisible();
  await expect(page.getByRole('combobox', { name: '机构' })).toHaveCount(0);
  const day = await page.getByRole('textbox', { name: '床位图日期' }).inputValue();
  const other = await byHand(page, 'beds.map', { homeId: 1, day });
  expect(other.ok ? 'answered' : other.error.code).toBe('OUT_OF_SCOPE');
  await screens(page, '院长-还没有房间');

  await keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: '批量登记房间床位' });
  await form.getByRole('textbox', { name: /^末层/ }).fill('2');
  await form.getByRole('textbox', { name: /^每层末间/ }).fill('8');
  await expect(form.getByRole('status', { name: '将登记的房间' })).toHaveText('将登记1号楼 101 至 208，共 16 间、32 张床位。');
  await screens(page, '院长-批量登记');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('gridcell')).toHaveCount(32);

  const waiting = page.getByRole('list', { name: '未安排床位的人员' }).getByRole('listitem');
  const before = await waiting.count();
  const name = ((await waiting.first().locator('span').first().textContent()) ?? '').trim();
  await waiting.first().focus();
  await keyboard.press('Enter');
  await expect(bed(page, 101, 1)).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('status', { name: '正在选择床位' })).toContainText(`101室 2床：安排${name}`);
  await putDown(desk, '安排床位');
  await expect(bed(page, 101, 2)).toHaveAttribute('aria-label', new RegExp(`在住.*${name}`));

  // A second one by the mouse.
  await page.getByRole('tab', { name: `未安排床位 ${before - 1}` }).click();
  await waiting.first().dragTo(bed(page, 102, 1));
  await expect(page.getByRole('dialog', { name: '安排床位' })).toBeVisible();
  await screens(page, '院长-拖放');
  await keyboard.press('Control+Enter');
  await expect(bed(page, 102, 1)).toHaveAttribute('aria-label', /在住/);

  await bed(page, 101, 2).click();
  await keyboard.press('m');
  await keyboard.press('End');
  await expect(bed(page, 108, 2)).toBeFocused();
  await keyboard.press('ArrowDown');
  await screens(page, '院长-换床');
  await keyboard.press('PageUp');
  await expect(bed(page, 101, 1)).toBeFocused();
  await putDown(desk, '换床');
  await expect(bed(page, 101, 1)).toHaveAttribute('aria-label', new RegExp(`在住.*${name}`));
  await expect(bed(page, 101, 2)).toHaveAttribute('aria-label', /空闲/);
  await expect(bed(page, 101, 1)).toBeFocused();

  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '住院…' }).click();
  await expect(page.getByRole('dialog', { name: '登记住院' })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(bed(page, 101, 1)).toHaveAttribute('aria-label', new RegExp(`住院.*${name}`));
  await screens(page, '院长-住院');
  await bed(page, 101, 1).focus();
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '返院…' }).click();
  await expect(page.getByRole('dialog', { name: '登记返院' })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(bed(page, 101, 1)).toHaveAttribute('aria-label', new RegExp(`在住.*${name}`));

  await page.getByRole('tab', { name: '点名' }).click();
  const everybody = page.getByRole('group', { name: '点名册' }).getByRole('checkbox');
  await everybody.first().focus();
  await keyboard.press('Space');
  await expect(everybody.first()).not.toBeChecked();
  await page.getByRole('textbox', { name: `${name}的说明` }).fill('去集市未归');
  await keyboard.press('Control+s');
  await expect(page.getByText(/今天已点名：应到 \d+ 人，实到 \d+ 人/)).toBeVisible();
  await screens(page, '院长-点名');
  await desk.app.close();

  const again = await openDesk({ profile: desk.profile });
  await logIn(again, manager, countyPassphrase);
  await expect(again.page.getByRole('button', { name: /今天已点名/ })).toBeVisible();
  await area(again.page, '床位').click();
  await expect(bed(again.page, 101, 1)).toHaveAttribute('aria-label', new RegExp(`在住.*${name}`));
  await expect(again.page.getByRole('tab', { name: `未安排床位 ${before - 2}` })).toBeVisible();
});
