/**
 * Entry of the main process: the order of start and of the end. The lock comes before anything that opens a file, the backend before the
 * window, because it is ready by the time the page asks.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, ipcMain, protocol, session, utilityProcess, type WebContents } from 'electron';
import type { Result } from '../contract/result.ts';
import type { BackendEvent } from '../contract/wire.ts';
import { type Backend, type Channel, createBackend, secondDeathMilliseconds } from './backend-process.ts';
import { endOnFault } from './fault.ts';
import { chooseFile } from './files.ts';
import { FitNodeMissing, forkBackend, isInsideElectron, type NodePlaces } from './fork-backend.ts';
import type { Gate } from './gate.ts';
import { type Log, openLog } from './log.ts';
import { offerEditing, setMenu } from './menu.ts';
import { createPages, createPaperShelf, origin, startErrorAddress } from './pages.ts';
import { profileFolder, profileRefusal, selfTestProfile, temporaryProfile } from './profile.ts';
import { hardenContents, hardenSession, registerScheme, setSwitches } from './security.ts';
import { type StartError, startErrorAction, startErrorPage } from './start-error.ts';
import { createWindow } from './window.ts';

const isDemo = process.argv.includes('--demo');
const { isPackaged } = app;
/** Works on a ledger of its own in a temporary folder, whatever is running beside it; no window is shown. */
const isSelfTest = process.argv.includes('--self-test');
const profile = isSelfTest ? selfTestProfile() : profileFolder(process.env['YIYANG_PROFILE'], app.getPath('appData'), isDemo);
const profileProblem = profileRefusal(profile);

app.setPath('userData', profileProblem === null ? profile : temporaryProfile());
app.setPath('sessionData', join(app.getPath('userData'), 'browser'));
app.setPath('crashDumps', join(app.getPath('userData'), 'browser', 'crashes'));
setSwitches(isPackaged);
registerScheme();
setMenu();

const rendererFolder = join(import.meta.dirname, '../renderer');
const preload = join(import.meta.dirname, 'preload.cjs');
const places: NodePlaces = { isPackaged, resources: process.resourcesPath, project: app.getAppPath(), given: process.env['YIYANG_NODE'] };

function fork(): Channel {
  // A plain Node cannot read inside the archive; packaging puts the backend beside it.
  const folder = isPackaged ? import.meta.dirname.replace('app.asar', 'app.asar.unpacked') : import.meta.dirname;
  const argument = JSON.stringify({ profileFolder: profile, appVersion: app.getVersion(), isDemo });
  return forkBackend({ entry: join(folder, '../backend/backend.cjs'), argument, places }, utilityProcess);
}

function start(): void {
  const log = openLog(profileProblem === null ? join(profile, 'logs') : null);
  endOnFault(log);
  log.write('info', 'start', {
    version: app.getVersion(),
    electron: process.versions.electron,
    system: process.platform,
    isDemo,
    isPackaged,
  });
  const papers = createPaperShelf();
  let window: BrowserWindow | null = null;
  let startError: { readonly error: StartError; readonly isCopied: boolean } | null = null;
  let isStopping = false;

  /** A load that is overtaken by the next one rejects; what is shown then is the next one. */
  const load = (address: string): void => {
    // Not at once: inside a refused navigation the load would be refused with it.
    setImmediate(() => void window?.loadURL(address).catch(() => undefined));
  };
  const showStartError = (error: StartError, isCopied = false): void => {
    startError = { error, isCopied };
    load(startErrorAddress);
  };

  const backend: Backend = createBackend({
    fork,
    log,
    now: () => performance.now(),
    onEvent: (event: BackendEvent) => {
      if (window?.webContents.isDestroyed() === false) window.webContents.send('yiyang:event', event);
    },
    onFailure: (reason, error) => {
      const isNode = error instanceof FitNodeMissing;
      log.write('error', 'backend.failed', { reason, text: error instanceof Error ? error.message : null });
      showStartError({ kind: isNode ? 'node' : 'backend', subject: isNode ? error.message : `后台进程（${reason}）`, report: report(log) });
    },
  });
  if (profileProblem === null) {
    if (!isInsideElectron) backend.start();
  } else startError = { error: { kind: 'profile', subject: `${profile}（${profileProblem}）`, report: report(log) }, isCopied: false };

  const followLink = (contents: WebContents, url: string): void => {
    const action =
      contents === window?.webContents && startError !== null && contents.getURL() === startErrorAddress ? startErrorAction(url) : null;
    if (action === null) return log.write('warn', 'refused.navigation');
    if (startError === null) return;
    if (action === 'quit') return app.quit();
    if (action === 'copy') {
      void clipboard.writeText(startError.error.report);
      return showStartError(startError.error, true);
    }
    if (startError.error.kind === 'profile') {
      app.relaunch();
      return app.quit();
    }
    startError = null;
    backend.start();
    // A start that fails at once has put the page back already.
    if (startError === null) load(`${origin}/`);
  };
  app.on('web-contents-created', (_, contents) => {
    hardenContents(contents, log, followLink);
    offerEditing(contents);
  });
  app.on('second-instance', () => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  const end = async (): Promise<void> => {
    await backend.close();
    isClosed = true;
    log.write('info', 'end');
    // Not at once: inside `will-quit` it is ignored, and the program would never end.
    setImmediate(() => app.quit());
  };
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void end();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isStopping = true;
      app.quit();
    });
  }

  openWindow().catch((error: unknown) => {
    log.write('error', 'window.failed', { text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    app.exit(1);
  });

  async function openWindow(): Promise<void> {
    await app.whenReady();
    if (profileProblem === null && isInsideElectron) backend.start();
    hardenSession(session.defaultSession, log);
    const startErrorHtml = (): string | null => (startError === null ? null : startErrorPage(startError.error, startError.isCopied));
    protocol.handle('app', createPages({ folder: rendererFolder, startError: startErrorHtml, papers }));
    const opened = createWindow({
      profile,
      preload,
      title: isDemo ? '颐养台账（演示）' : '颐养台账',
      isStopping: () => isStopping,
    });
    window = opened;
    opened.once('closed', () => {
      window = null;
    });
    let pageDiedAt = Number.NEGATIVE_INFINITY;
    opened.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
      log.write('error', 'page.died', { reason, exitCode });
      if (isStopping) return;
      const isSecond = performance.now() - pageDiedAt < secondDeathMilliseconds;
      pageDiedAt = performance.now();
      // What was saved is with the backend, and so is who is logged in.
      if (isSecond) showStartError({ kind: 'page', subject: `页面进程（${reason}，${exitCode}）`, report: report(log) });
      else load(`${origin}/`);
    });
    let gate: Promise<Gate> | null = null;
    const loadedGate = (): Promise<Gate> => (gate ??= loadGate());
    ipcMain.handle('yiyang', async (event, message): Promise<Result<unknown>> => (await loadedGate())(event, message));
    // While the page reads its first lines this process has nothing to do; earlier the contract would keep the page itself waiting.
    opened.webContents.once('did-navigate', () => void loadedGate());
    load(startError === null ? `${origin}/` : startErrorAddress);
  }

  async function loadGate(): Promise<Gate> {
    const [{ createGate }, { createPrinter }] = await Promise.all([import('./gate.ts'), import('./print.ts')]);
    return createGate({
      window: () => (window === null ? null : window.webContents),
      call: backend.call,
      chooseFile: (need, suggestedName) => (window === null ? Promise.resolve(null) : chooseFile(window, need, suggestedName)),
      printers: async () => {
        const found = await window?.webContents.getPrintersAsync().catch(() => null);
        return found?.map((printer) => printer.displayName || printer.name) ?? null;
      },
      print: createPrinter({ parent: () => window, papers, testPrinter: isPackaged ? undefined : process.env['YIYANG_TEST_PRINTER'] }),
      log,
      now: () => performance.now(),
    });
  }
}

/** For technical support: versions, and the last lines of the log, which hold no personal data. */
function report(log: Log): string {
  const { electron, chrome, node } = process.versions;
  const lines = [
    `颐养台账 ${app.getVersion()} · Electron ${electron} · Chromium ${chrome} · Node ${node} · ${process.platform} ${process.getSystemVersion()} ${process.arch}`,
  ];
  return [...lines, new Date().toISOString(), ...log.tail()].join('\n');
}

async function selfTest(): Promise<void> {
  const { runSelfTest } = await import('./self-test.ts');
  await runSelfTest({ profile, fork, renderer: rendererFolder, preload });
}

if (isSelfTest) void selfTest();
else if (profileProblem === null && !app.requestSingleInstanceLock()) app.exit(0);
else start();
