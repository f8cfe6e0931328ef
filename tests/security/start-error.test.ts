import { describe, expect, test } from 'vitest';
import { startErrorAction, startErrorPage } from '../../electron/main/start-error.ts';

describe('the page for a program that cannot start', () => {
  test('says what happened, to what, and what can be done', () => {
    const page = startErrorPage({ kind: 'profile', subject: '/home/县局/.config（EACCES）', report: '' }, false);
    for (const text of ['不能写入本程序的设置文件夹', '/home/县局/.config（EACCES）', '重试', '复制错误报告', '退出'])
      expect(page).toContain(text);
    expect(page).not.toContain('<script');
  });

  test('text of the system cannot become part of the page', () => {
    const page = startErrorPage({ kind: 'backend', subject: `<img src=x onerror="alert('1')">&`, report: '' }, false);
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
    expect(page).not.toContain('<img');
  });

  test('only its own three links mean anything', () => {
    expect(startErrorAction('app://yiyang/start-error/retry')).toBe('retry');
    expect(startErrorAction('app://yiyang/start-error/copy')).toBe('copy');
    expect(startErrorAction('app://yiyang/start-error/quit')).toBe('quit');
    for (const address of [
      'app://yiyang/start-error',
      'app://yiyang/start-error/',
      'app://yiyang/start-error/quit/now',
      'https://yiyang/start-error/quit',
      'app://evil/start-error/quit',
    ])
      expect(startErrorAction(address)).toBeNull();
  });
});
