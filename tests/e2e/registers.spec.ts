/** Registers by clicks in the demonstration: a case of dibao review led to its decision within its working days, an overdue one found and finished late. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { area, screens } from './steps.ts';

async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

test('a dibao case from its acceptance to its decision; an overdue one', async ({ openDesk, folder }) => {
  test.setTimeout(240_000);
  const { page } = await openDesk({ args: ['--demo'], profile: join(folder, 'profile') });
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible({ timeout: 120_000 });
  const dialog = page.getByRole('dialog');
  const take = async (step: string, fill: () => Promise<void>): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
    await fill();
    await dialog.getByRole('button', { name: step, exact: true }).click();
    await expect(dialog).toBeHidden();
  };

  await test.step('all registers, and a new case', async () => {
    await area(page, '登记').click();
    await expect(page.getByRole('list', { name: '登记簿' }).getByRole('listitem')).toHaveCount(14);
    await screens(page, '登记');
    await page.getByRole('button', { name: /^低保审核确认/ }).click();
    await screens(page, '登记簿');
    await page.getByRole('main').getByRole('button', { name: '登记', exact: true }).click();
    await choose(page, dialog, '乡镇（街道）', '桃园镇');
    await dialog.getByRole('textbox', { name: '申请人' }).fill('李新办');
    await dialog.getByRole('textbox', { name: '家庭人口' }).fill('2');
    await screens(page, '新登记');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByRole('heading', { name: /李新办/ })).toBeVisible();
  });

  await test.step('through its steps to the decision, in time', async () => {
    await take('登记入户调查', () => dialog.getByRole('textbox', { name: '调查人' }).fill('王、李'));
    await take('提出审核意见', () => dialog.getByRole('textbox', { name: '审核意见' }).fill('符合条件'));
    await take('确认', async () => {
      await dialog.getByRole('textbox', { name: '保障人数' }).fill('2');
      await dialog.getByRole('textbox', { name: '月保障金额' }).fill('620');
    });
    await expect(page.getByText('已确认').first()).toBeVisible();
    await expect(page.getByText('按期').first()).toBeVisible();
    await screens(page, '登记事项');
  });

  await test.step('an overdue one is told as such and finished late', async () => {
    await page.evaluate(() => void (location.hash = '/registers/dibaoReview?standing=overdue'));
    const late = page.getByRole('row').filter({ hasText: '已超' }).first();
    await expect(late).toBeVisible();
    await late.click();
    await take('确认', async () => {
      await dialog.getByRole('textbox', { name: '保障人数' }).fill('1');
      await dialog.getByRole('textbox', { name: '月保障金额' }).fill('310');
    });
    await expect(page.getByText(/超期 \d+ 天办结/).first()).toBeVisible();
  });
});
