import type { WireError } from '../../electron/contract/result.ts';
import { faultText } from './client.ts';
import { showToast } from './toast-store.ts';

/**
 * Code, number and time of an error as text for technical support. Names, ID numbers and file paths stay out: of the parameters only
 * the report number is taken.
 */
export function errorReport(error: WireError): string {
  const report = error.params['report'];
  const number = typeof report === 'string' ? report : '';
  return [
    `颐养台账错误报告`,
    `时间：${new Date().toISOString()}`,
    `代码：${error.code}`,
    number ? `编号：${number}` : '',
    `页面：${location.hash.replace(/\d+/g, '…') || '#/'}`,
    number ? faultText(number) : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export async function copyErrorReport(error: WireError): Promise<void> {
  await copyText(errorReport(error), '错误报告已复制，可粘贴发给技术支持。');
}

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ tone: 'success', text: done });
  } catch {
    showToast({ tone: 'error', text: '系统没有允许复制。', next: '请在页面上选中文字后按 Ctrl+C。' });
  }
}
