/** An error nobody expected in the main process: told in Chinese, in the log without what it says about a person, and the program is gone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('an unexpected error of the main process ends the program with words', async ({ openDesk }) => {
  const { app, page, profile } = await openDesk();
  await page.waitForLoadState();
  const program = app.process();
  let printed = '';
  program.stdout?.on('data', (text) => (printed += String(text)));
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  await app.evaluate(({ dialog }) => {
    // The real box waits until somebody has read it.
    dialog.showErrorBox = (title, content) => process.stdout.write(`${title}\n${content}\n`);
    setTimeout(() => {
      throw new Error('planted 370999194103050011');
    }, 50);
  });
  expect(await ended).toBe(1);
  expect(printed).toContain('颐养台账遇到意外错误，需要关闭\n已保存的数据不受影响');
  const log = readFileSync(join(profile, 'logs/yiyang.log'), 'utf8');
  expect(log.split('\n').find((line) => line.includes('"event":"fault"'))).toContain('planted [digits×18]');
});
