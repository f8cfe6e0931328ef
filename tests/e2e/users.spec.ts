/** Users in the real window: added, logged in for the first time, locked out of sight and back with his work, disabled; the recovery key renewed. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { area, createLedger, firstLogIn, logIn, logOut, screens } from './steps.ts';

const administrator = { name: '赵明霞', passphrase: '石榴 风车 湖水 5208' };
const clerk = { name: '孙立军', temporary: '临时 给的 口令 8264', passphrase: '白云 山谷 麦田 7391' };

/** What a screen reader is given of the page. */
async function spoken(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot();
}

test('用户：增加、首次登录改口令、锁定与解锁、停用', async ({ desk, folder }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  await createLedger(desk, {
    folder,
    regionCode: '370983',
    ledgerName: '用户测试台账',
    userName: administrator.name,
    passphrase: administrator.passphrase,
  });

  await test.step('a township clerk with a temporary passphrase', async () => {
    await area(page, '用户').click();
    await page.getByRole('button', { name: '增加用户' }).click();
    const dialog = page.getByRole('dialog', { name: '增加用户' });
    await dialog.getByLabel('用户名').fill(clerk.name);
    await dialog.getByRole('combobox', { name: '角色' }).click();
    await page.getByRole('option', { name: '乡镇民政办' }).click();
    await expect(dialog.getByLabel('角色说明')).toContainText('只有本乡镇的人员和发放内容');
    await dialog.getByLabel('临时口令', { exact: true }).fill('12345678');
    await dialog.getByLabel('再填一次临时口令').fill('12345678');
    await dialog.getByRole('button', { name: '增加', exact: true }).click();
    await expect(dialog.getByText('请选择乡镇')).toBeVisible();
    await dialog.getByRole('combobox', { name: '乡镇（街道）' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: '增加', exact: true }).click();
    await expect(dialog.getByText(/口令太弱/)).toBeVisible();
    await dialog.getByLabel('临时口令', { exact: true }).fill(clerk.temporary);
    await dialog.getByLabel('再填一次临时口令').fill(clerk.temporary);
    await screens(page, '用户-增加');
    await dialog.getByRole('button', { name: '增加', exact: true }).click();
    await expect(page.getByText(`已增加用户“${clerk.name}”。`)).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: clerk.name })).toContainText('临时口令');
    await screens(page, '用户-列表');
  });

  await test.step('his first login changes the passphrase; a wrong try is told at the next one', async () => {
    await logOut(desk, administrator.name);
    await firstLogIn(desk, clerk);
    await expect(area(page, '用户')).toHaveCount(0);
    await logOut(desk, clerk.name);
    await page.getByRole('group', { name: '选择用户' }).getByRole('button', { name: administrator.name }).click();
    await page.getByLabel('口令', { exact: true }).fill('不是这个');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByText(/用户名或口令不正确/)).toBeVisible();
    await logIn(desk, administrator.name, administrator.passphrase);
    await expect(page.getByRole('alert')).toContainText('期间有 1 次口令错误');
    await screens(page, '用户-口令错误提示');
    await page.getByRole('button', { name: '关闭提示' }).click();
  });

  await test.step('the window locks over a half filled form and gives it back', async () => {
    await area(page, '用户').click();
    await page.getByRole('button', { name: '增加用户' }).click();
    const dialog = page.getByRole('dialog', { name: '增加用户' });
    await dialog.getByLabel('用户名').fill('写了一半的名字');
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: '窗口已锁定' })).toBeVisible();
    const heard = await spoken(page);
    for (const text of ['写了一半的名字', clerk.name, '增加用户', '今日']) expect(heard).not.toContain(text);
    expect(heard).toContain('窗口已锁定');
    await expect(dialog).toBeHidden();
    await screens(page, '用户-锁定');
    // Nothing behind the cover takes keys, mouse or calls.
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Escape');
    const refused = await page.evaluate(() =>
      (window as unknown as { yiyang: { call: (method: string, input: unknown) => Promise<unknown> } }).yiyang.call('users.list', {}),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest('[data-lock-screen]') !== null,
        ),
      ).toBe(true);
    }
    await page.getByLabel(`${administrator.name}的口令`).fill('不是这个');
    await page.getByRole('button', { name: '解锁' }).click();
    await expect(page.getByText(/^口令不正确。/)).toBeVisible();
    await page.getByRole('button', { name: '换用户登录' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('换用户登录后不能找回');
    await screens(page, '用户-锁定-换用户');
    await page.getByRole('button', { name: '留在这里' }).click();
    await page.getByLabel(`${administrator.name}的口令`).fill(administrator.passphrase);
    await page.getByRole('button', { name: '解锁' }).click();
    await expect(page.getByRole('heading', { name: '窗口已锁定' })).toHaveCount(0);
    await expect(dialog.getByLabel('用户名')).toHaveValue('写了一半的名字');
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '放弃并离开' }).click();
    await page.getByRole('button', { name: '关闭提示' }).click();
  });

  await test.step('reset, disable, enable', async () => {
    const row = page.getByRole('row').filter({ hasText: clerk.name });
    await row.getByRole('button', { name: '重设口令' }).click();
    await expect(page.getByRole('dialog')).toContainText('管理员看不到原来的口令');
    await screens(page, '用户-重设口令');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await row.getByRole('button', { name: '停用' }).click();
    await screens(page, '用户-停用');
    await page.getByRole('alertdialog').getByRole('button', { name: '停用' }).click();
    await expect(row).toContainText('已停用');
    await row.getByRole('button', { name: '启用' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('临时口令', { exact: true }).fill('又一个 临时 口令 937');
    await dialog.getByLabel('再填一次临时口令').fill('又一个 临时 口令 937');
    await dialog.getByRole('button', { name: '启用' }).click();
    await expect(row).toContainText('临时口令');
    await row.getByRole('button', { name: '角色' }).click();
    await screens(page, '用户-改角色');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  await test.step('a new recovery key', async () => {
    await page.getByRole('button', { name: '更换恢复密钥' }).click();
    await page.getByLabel(`${administrator.name}的口令`).fill(administrator.passphrase);
    await screens(page, '用户-更换恢复密钥');
    await page.getByRole('button', { name: '生成新的恢复密钥' }).click();
    const key = page.getByRole('list', { name: '恢复密钥' }).getByRole('listitem');
    await expect(key).toHaveCount(8);
    const words = (await key.allInnerTexts()).map((group) => group.split('\n').at(-1)?.trim() ?? '');
    await screens(page, '用户-新恢复密钥');
    await page.getByRole('button', { name: '已经保存，下一步' }).click();
    const check = page.getByRole('form', { name: '核对恢复密钥' });
    await expect(check.getByRole('textbox')).toHaveCount(2);
    for (const [index, word] of words.entries()) {
      const field = check.getByLabel(`恢复密钥第${index + 1}组`);
      if ((await field.count()) > 0) await field.fill(word);
    }
    await page.getByRole('button', { name: '启用新的恢复密钥' }).click();
    await expect(page.getByText('恢复密钥已更换，原来的恢复密钥作废。')).toBeVisible();
    await page.getByRole('button', { name: '10 分钟无操作锁定' }).click();
    await page.getByLabel('多长时间后锁定').fill('15');
    await screens(page, '用户-锁定时间');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('button', { name: '15 分钟无操作锁定' })).toBeVisible();
    await page.getByRole('button', { name: administrator.name, exact: true }).click();
    await screens(page, '用户-菜单');
    await page.getByRole('button', { name: /锁定窗口/ }).click();
    await expect(page.getByRole('heading', { name: '窗口已锁定' })).toBeVisible();
    await page.getByRole('button', { name: '换用户登录' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click();
  });

  await test.step('after five wrong tries one waits, and sees how long', async () => {
    await page.getByRole('group', { name: '选择用户' }).getByRole('button', { name: clerk.name }).click();
    for (let time = 0; time < 6; time += 1) {
      await page.getByLabel('口令', { exact: true }).fill(`不是这个 ${time}`);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      if (time < 5) await expect(page.getByText(/用户名或口令不正确/)).toBeVisible();
    }
    await expect(page.getByText(/口令连续错误 5 次，还要等 \d+ 秒/)).toBeVisible();
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeDisabled();
    await screens(page, '用户-等待');
    await logIn(desk, administrator.name, administrator.passphrase);
  });
});
