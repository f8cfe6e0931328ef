import { expect, test } from './fixtures.ts';

test('the built program opens on a computer that has no ledger yet', async ({ desk }) => {
  await expect(desk.page).toHaveTitle(/颐养台账/);
  await expect(desk.page.getByRole('button', { name: '新建台账' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: '打开台账文件' })).toBeEnabled();
});
