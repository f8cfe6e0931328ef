/**
 * From launching the built program to a login page that can be typed into, beside an empty Electron window with React and one field,
 * launched the same way, round by round. Limit: 1.5 times. Needs Electron and a screen; makes a virtual screen where there is none.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { createRouter } from '../../electron/backend/router.ts';
import { compared, type BenchResult } from './bench.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 7;
const warmUps = 2;
const limit = 1.5;

/** Loaded into the main process of both: tells when the page shows the field, painted, in a window that is shown. */
const look = `new Promise((resolve) => {
  const look = () => {
    const field = document.querySelector('input[type="password"]:not(:disabled)');
    if (field === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => requestAnimationFrame(resolve));
  };
  look();
})`;
const watcher = `
const { app } = require('electron');
app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', () => void contents.executeJavaScript(${JSON.stringify(look)}).then(() => process.stdout.write('USABLE\\n')));
});
`;

const bareMain = `
const { app, BrowserWindow } = require('electron');
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));
`;

const barePage = `
import { createRoot } from 'react-dom/client';
import { createElement } from 'react';
createRoot(document.getElementById('root')).render(createElement('form', null, createElement('input', { type: 'password' }), createElement('button', null, '登录')));
`;

async function makeBareProgram(folder: string): Promise<string> {
  const program = join(folder, 'bare');
  mkdirSync(program);
  writeFileSync(join(program, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(program, 'main.cjs'), bareMain);
  writeFileSync(
    join(program, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>bare</title><div id="root"></div><script src="page.js"></script>',
  );
  // Inside the project, or React would not be found.
  const source = join(root, 'out/bare-page.mjs');
  writeFileSync(source, barePage);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: program,
      emptyOutDir: false,
      target: 'chrome130',
      lib: { entry: source, formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  });
  rmSync(source);
  return program;
}

/** A profile as it is on the second day: one ledger, opened before. */
async function makeProfile(folder: string): Promise<string> {
  const profile = join(folder, 'profile');
  const ledgers = join(folder, 'ledgers');
  mkdirSync(profile);
  mkdirSync(ledgers);
  const router = createRouter({ profileFolder: profile, emit: () => undefined, appVersion: '0.0.0', isDemo: false });
  const input = { name: '试验台账', regionCode: '370983', userName: '管理员', passphrase: 'correct horse battery staple 7' };
  const created = await router.handle({ method: 'ledger.create', input, path: ledgers, jobId: null });
  router.close();
  if (!created.ok) throw new Error(created.error.text.what);
  return profile;
}

type Screen = { readonly display: string; readonly stop: () => void };

async function openScreen(): Promise<Screen> {
  const given = process.env['DISPLAY'] ?? '';
  if (process.platform !== 'linux' || given !== '') return { display: given, stop: () => undefined };
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    screen.once('error', reject);
    screen.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
  return { display, stop: () => void screen.kill() };
}

async function launch(program: string, electron: string, folder: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const flags = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const startedAt = performance.now();
  const child = spawn(electron, ['-r', join(folder, 'watcher.cjs'), program, ...flags], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const usableAt = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('USABLE') && resolve(performance.now()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before its page was usable`)));
  });
  child.kill('SIGTERM');
  await ended;
  return usableAt - startedAt;
}

export async function run(): Promise<BenchResult[]> {
  execFileSync(process.execPath, [join(root, 'build/build.mjs'), 'all', '--quiet'], { stdio: 'inherit' });
  const electron = execFileSync(process.execPath, [join(root, 'build/electron.mjs'), '--print'], { encoding: 'utf8' }).trim();
  const folder = mkdtempSync(join(tmpdir(), 'yiyang-start-'));
  const screen = await openScreen();
  try {
    writeFileSync(join(folder, 'watcher.cjs'), watcher);
    const bareProgram = await makeBareProgram(folder);
    const profile = await makeProfile(folder);
    const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _nodeOptions, ...inherited } = process.env;
    const environment = { ...inherited, DISPLAY: screen.display, YIYANG_NODE: process.execPath };
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const bareTime = await launch(bareProgram, electron, folder, { ...environment, XDG_CONFIG_HOME: join(folder, 'bare-profile') });
      const ownTime = await launch(root, electron, folder, { ...environment, YIYANG_PROFILE: profile });
      if (round < 0) continue;
      bare.push(bareTime);
      own.push(ownTime);
    }
    return [compared('start to a usable login page', own, bare, limit)];
  } finally {
    screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
