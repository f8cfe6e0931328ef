/** The ways a file with numbers leaves the window. */
import type { Page } from '@playwright/test';

/** Answers the question of an export: readable by everybody, against the warning. */
export async function exportPlain(page: Page, title?: string): Promise<void> {
  const dialog = page.getByRole('dialog', title === undefined ? {} : { name: title });
  await dialog.getByRole('radio', { name: /^不加密的完整文件/ }).check();
  await dialog.getByRole('combobox', { name: /给谁/ }).fill('本单位办公使用');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '选择位置并导出' }).click();
}

/** As it is offered: encrypted, with the passphrase the program has drawn. @returns the passphrase */
export async function exportEncrypted(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /给谁/ }).fill('送代发银行');
  await dialog.getByRole('button', { name: '选择位置并导出' }).click();
  const passphrase = (await dialog.getByRole('status', { name: '文件密码' }).textContent()) ?? '';
  await dialog.getByRole('button', { name: '密码已记下' }).click();
  return passphrase;
}
