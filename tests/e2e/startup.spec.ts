/** How the program starts, starts twice, loses its backend, cannot start, and ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from './fixtures.ts';

const logOf = (desk: Desk): string => readFileSync(join(desk.profile, 'logs/yiyang.log'), 'utf8');

async function ready(desk: Desk): Promise<void> {
  await expect(desk.page.getByRole('button', { name: '新建台账' })).toBeVisible();
}

/** Process id of the backend, whichever way it was started: the program writes it down when it is ready. */
function backendOf(desk: Desk): number {
  const line = logOf(desk)
    .split('\n')
    .filter((text) => text.includes('"backend.ready"'))
    .at(-1);
  return (JSON.parse(line ?? '{}') as { pid: number }).pid;
}

async function killBackend(desk: Desk): Promise<void> {
  const before = backendOf(desk);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => logOf(desk).split('"backend.died"').length, { timeout: 5_000 }).toBeGreaterThan(1);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

test('a second start of the same profile ends at once and brings the first window forward', async ({ desk }) => {
  await ready(desk);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { spawnfile } = desk.app.process();
  const root = join(import.meta.dirname, '../..');
  const second = spawn(spawnfile, [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'], {
    env: { ...process.env, YIYANG_PROFILE: desk.profile },
    stdio: 'ignore',
  });
  expect(await exitOf(second)).toBe(0);
  await expect
    .poll(() =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((open) => [open.isMinimized(), open.isVisible()])),
    )
    .toEqual([[false, true]]);
  expect(logOf(desk).match(/"event":"start"/g)).toHaveLength(1);
});

test('a demonstration runs beside the real program, in a profile of its own', async ({ desk, openDesk }) => {
  await ready(desk);
  const demonstration = await openDesk({ profile: desk.profile, args: ['--demo'] });
  await expect(demonstration.page).toHaveTitle(/颐养台账/);
  await expect(demonstration.page.getByRole('navigation')).toBeVisible({ timeout: 60_000 });
  const folders = await Promise.all(
    [desk, demonstration].map(({ app }) => app.evaluate(({ app: electron }) => electron.getPath('userData'))),
  );
  expect(folders).toEqual([desk.profile, `${desk.profile}-demo`]);
  expect(existsSync(join(`${desk.profile}-demo`, 'logs/yiyang.log'))).toBe(true);
});

test('a backend that dies is started again and says so; the second time the program stops and explains', async ({ desk }) => {
  await ready(desk);
  const first = backendOf(desk);
  await killBackend(desk);
  await expect(desk.page.getByText('后台进程意外停止，已自动重新启动。')).toBeVisible();
  await expect.poll(() => backendOf(desk)).not.toBe(first);
  await expect(desk.page.getByRole('button', { name: '新建台账' })).toBeEnabled();

  await killBackend(desk);
  await expect(desk.page.getByRole('heading', { name: '后台进程没有能够运行' })).toBeVisible();
  await expect(desk.page.getByText(/退出状态 (SIGKILL|9)/)).toBeVisible();
  await desk.page.screenshot({ path: test.info().outputPath('start-error.png') });

  await desk.page.getByRole('link', { name: '复制错误报告' }).click();
  await expect(desk.page.getByRole('status')).toHaveText('已复制');
  const report = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(report).toMatch(/颐养台账 \d+\.\d+\.\d+ · Electron \d+/);
  expect(report).toContain('"backend.died"');

  await desk.page.getByRole('link', { name: '重试' }).click();
  await ready(desk);
  expect(isRunning(backendOf(desk))).toBe(true);
});

test('a call that waits when the backend dies is told that it was not confirmed', async ({ desk }) => {
  await ready(desk);
  const pid = backendOf(desk);
  process.kill(pid, 'SIGSTOP');
  const answer = desk.page.evaluate(() =>
    (window as unknown as { yiyang: { call: (method: string, input: unknown) => Promise<unknown> } }).yiyang.call('ledger.status', {}),
  );
  await desk.page.waitForTimeout(200);
  process.kill(pid, 'SIGKILL');
  expect(await answer).toMatchObject({
    ok: false,
    error: { code: 'BACKEND_STOPPED', text: { what: '后台进程意外停止，刚才的操作没有确认完成。' } },
  });
});

test('a page that dies comes back', async ({ desk }) => {
  await ready(desk);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => logOf(desk)).toContain('"page.died"');
  await expect
    .poll(
      () =>
        desk.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.body.innerText.includes('新建台账')"),
        ),
      { timeout: 15_000 },
    )
    .toBe(true);
});

test('a profile folder that cannot be made is explained, with the folder', async ({ openDesk, folder }) => {
  writeFileSync(join(folder, 'file'), '');
  const desk = await openDesk({ profile: join(folder, 'file/profile') });
  await expect(desk.page.getByRole('heading', { name: '不能写入本程序的设置文件夹' })).toBeVisible();
  await expect(desk.page.getByText(`${join(folder, 'file/profile')}（ENOTDIR）`)).toBeVisible();
  await expect(desk.page.getByRole('link')).toHaveText(['重试', '复制错误报告', '退出']);
  const ended = exitOf(desk.app.process());
  await desk.page.getByRole('link', { name: '退出' }).click();
  expect(await ended).toBe(0);
});

test('a Node that does not work is explained', async ({ openDesk, folder }) => {
  test.skip(process.platform === 'win32', 'a shell script stands in for the broken Node');
  const broken = join(folder, 'node');
  writeFileSync(broken, '#!/bin/sh\necho "cannot run here" >&2\nexit 9\n', { mode: 0o755 });
  const desk = await openDesk({ environment: { YIYANG_NODE: broken } });
  await expect(
    desk.page
      .getByRole('heading')
      .or(desk.page.getByRole('button', { name: '新建台账' }))
      .first(),
  ).toBeVisible();
  const nodeApi = await desk.app.evaluate(() => Number(process.versions['napi']));
  test.skip(nodeApi >= 10, 'this Electron carries the backend itself');
  await expect(desk.page.getByRole('heading', { name: '后台进程没有能够运行' })).toBeVisible();
  await expect(desk.page.getByText('退出状态 9')).toBeVisible();
  expect(logOf(desk)).toContain('cannot run here');
});

test('the window comes back as large and where it was', async ({ openDesk, folder }) => {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const first = await openDesk({ profile });
  await ready(first);
  const size = { x: 20, y: 10, width: 1300, height: 730 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), size);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await first.app.waitForEvent('close');
  expect(JSON.parse(readFileSync(join(profile, 'window.json'), 'utf8'))).toEqual({ bounds: size, isMaximised: false });
  const second = await openDesk({ profile });
  await ready(second);
  expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(size);
});

test('asked to stop, it ends in order and takes its backend with it', async ({ desk }) => {
  await ready(desk);
  const pid = backendOf(desk);
  const main = desk.app.process();
  const ended = exitOf(main);
  main.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(isRunning(pid)).toBe(false);
  expect(logOf(desk)).toContain('"event":"end"');
});

test('killed, it leaves no backend behind, and the next start is not kept out', async ({ desk, openDesk }) => {
  await ready(desk);
  const pid = backendOf(desk);
  const main = desk.app.process();
  const ended = exitOf(main);
  main.kill('SIGKILL');
  await ended;
  await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  await ready(await openDesk({ profile: desk.profile }));
});
