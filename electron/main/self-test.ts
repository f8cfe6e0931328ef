/**
 * `yiyang --self-test`: does the installed program work on this computer, and is it as closed as it should be? A month of work on a ledger in a
 * temporary folder, then the live security settings. One JSON report on standard output; exit status 0 when every check passed, else 1.
 */
import { mkdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, webContents } from 'electron';
import type { Result } from '../contract/result.ts';
import { createBackend, type Channel } from './backend-process.ts';
import { createGate } from './gate.ts';
import { openLog } from './log.ts';
import { createPages, createPaperShelf, origin, paperAddress } from './pages.ts';
import { openPaperIn } from './print.ts';
import { hardenContents, hardenSession, webPreferences } from './security.ts';
import { createChecks } from './self-test-checks.ts';
import { tryLedger } from './self-test-ledger.ts';
import { trySecurity } from './self-test-security.ts';

export type SelfTestOptions = {
  /** A new temporary folder; everything happens below it, and it is removed at the end. */
  readonly profile: string;
  readonly fork: () => Channel;
  readonly renderer: string;
  readonly preload: string;
};

/** Longer than the slowest computer in use needs; then the report says what was done so far. */
const longestMilliseconds = 180_000;

const filesName = 'files';
const logsName = 'logs';

/** Chromium may be writing into its own folder; what it leaves, without anything of the ledger, the next self-test removes. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Nobody is there to read it.
  }
}

async function runChecks(
  { profile, fork, renderer, preload }: SelfTestOptions,
  checks: ReturnType<typeof createChecks>,
): Promise<object | null> {
  const log = openLog(join(profile, logsName));
  let backendProblem: string | null = null;
  const backend = createBackend({
    fork,
    log,
    onEvent: () => undefined,
    onFailure: (reason, error) => {
      backendProblem = error instanceof Error ? error.message : reason;
    },
    now: () => performance.now(),
  });
  const papers = createPaperShelf();
  app.on('web-contents-created', (_, contents) => hardenContents(contents, log, () => undefined));
  app.on('window-all-closed', () => undefined);
  // Nothing is shown, and a display driver that fails while the page loads may keep it from ever being loaded.
  app.disableHardwareAcceleration();
  await app.whenReady();
  backend.start();
  hardenSession(session.defaultSession, log);
  protocol.handle('app', createPages({ folder: renderer, startError: () => null, papers }));
  const window = new BrowserWindow({ show: false, webPreferences: { ...webPreferences, preload } });
  const gate = createGate({
    window: () => window.webContents,
    call: backend.call,
    chooseFile: () => Promise.resolve(null),
    printers: () => Promise.resolve(null),
    print: () => Promise.resolve(false),
    log,
    now: () => performance.now(),
  });
  ipcMain.handle('yiyang', (event, message): Promise<Result<unknown>> => gate(event, message));

  let security: object | null = null;
  await checks.chapter(async () => {
    await checks.check('program.window', '打开窗口页面', async () => {
      await window.loadURL(`${origin}/`);
      return window.webContents.getTitle();
    });
    await checks.check('program.backend', '启动后台进程', async () => {
      const answer = await backend.call({ method: 'ledger.status', input: {}, path: null, jobId: null });
      if (!answer.ok) throw new Error(backendProblem ?? answer.error.text.what);
      return (answer.value as { readonly version: string }).version;
    });
    security = await trySecurity({ checks, window, session: session.defaultSession, preload, isPackaged: app.isPackaged });
    const folder = join(profile, filesName);
    mkdirSync(folder);
    await tryLedger({
      checks,
      backend,
      folder,
      openPaper: async (pdf) => {
        const viewer = new BrowserWindow({ show: false, webPreferences: { ...webPreferences, plugins: true } });
        try {
          await openPaperIn(viewer, paperAddress(papers.put(pdf)));
          return (await viewer.webContents.getPrintersAsync()).length;
        } finally {
          viewer.destroy();
        }
      },
    });
  });
  await backend.close();
  for (const contents of webContents.getAllWebContents()) contents.close();
  return security;
}

export async function runSelfTest(options: SelfTestOptions): Promise<void> {
  const startedAt = performance.now();
  // Electron would show a dialog, and wait for somebody to close it.
  process.on('uncaughtException', (error) => {
    writeSync(2, `${error.stack ?? error.message}\n`);
    app.exit(1);
  });
  const checks = createChecks(() => performance.now());
  let fault: string | null = null;
  let security: object | null = null;
  const { promise: tooLong, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`超过 ${longestMilliseconds / 1000} 秒没有完成`)), longestMilliseconds);
  try {
    security = await Promise.race([runChecks(options, checks), tooLong]);
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }
  clearTimeout(timer);
  const { electron, chrome, node } = process.versions;
  const isPassed = fault === null && checks.done.every((check) => check.isPassed);
  const report = {
    program: '颐养台账',
    version: app.getVersion(),
    isPassed,
    isPackaged: app.isPackaged,
    runtime: { electron, chrome, node, platform: process.platform, system: process.getSystemVersion(), arch: process.arch },
    milliseconds: Math.round(performance.now() - startedAt),
    fault,
    failed: checks.done.filter((check) => !check.isPassed).map(({ name }) => name),
    checks: checks.done,
    security,
  };
  writeSync(1, `${JSON.stringify(report, null, 2)}\n`);
  for (const name of [filesName, logsName]) remove(join(options.profile, name));
  process.once('exit', () => remove(options.profile));
  app.exit(isPassed ? 0 : 1);
}
