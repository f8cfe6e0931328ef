/** What the security settings really are in the running program: asked of the live window, tried from inside its page, read from its own file. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app, BrowserWindow, type Session, type WebContents } from 'electron';
import { requiredFuses, readFuses, wrongFuses, type Fuses } from './fuses.ts';
import { origin } from './pages.ts';
import { developmentSwitches, webPreferences } from './security.ts';
import { expect, type Checks } from './self-test-checks.ts';

export type SecurityReport = {
  webPreferences: Readonly<Record<string, unknown>>;
  contentPolicy: string | null;
  /** What a page finds and gets when it tries. */
  page: Readonly<Record<string, unknown>>;
  /** How the operating system holds the page's process. */
  pageProcess: Readonly<Record<string, string | boolean>>;
  proxy: string | null;
  fuses: Fuses | null;
  requiredFuses: Readonly<Record<string, boolean>>;
  applicationPath: string;
};

export type SecurityTrial = {
  readonly checks: Checks;
  readonly window: BrowserWindow;
  readonly session: Session;
  readonly preload: string;
  readonly isPackaged: boolean;
};

/** Runs inside the page. Every attempt gives its outcome as a word; `port` is a server on this computer that must never hear anything. */
const attempts = (port: number): string => `(async () => {
  const late = () => new Promise((done) => setTimeout(() => done('no answer'), 8000));
  const outcome = async (run) => { try { return String(await Promise.race([run(), late()])); } catch (error) { return 'refused: ' + error.name; } };
  return {
    node: [typeof require, typeof process, typeof module, typeof global, typeof Buffer].join(' '),
    bridge: Object.keys(window.yiyang).sort().join(' '),
    bridgeFrozen: await outcome(() => { 'use strict'; window.yiyang.call = 1; return 'changed'; }),
    evaluation: await outcome(() => new Function('return 1')()),
    inlineScript: await outcome(() => { const s = document.createElement('script'); s.textContent = 'window.inlineRan = 1'; document.head.append(s); s.remove(); return window.inlineRan === 1 ? 'ran' : 'refused'; }),
    inlineStyle: await outcome(() => { const d = document.createElement('div'); d.setAttribute('style', 'width: 7px'); document.body.append(d); const w = d.style.width; const c = getComputedStyle(d).width; d.remove(); return c === '7px' ? 'applied' : 'refused'; }),
    network: await outcome(() => fetch('http://127.0.0.1:${port}/page')),
    image: await outcome(() => new Promise((done) => { const i = new Image(); i.onload = () => done('loaded'); i.onerror = () => done('refused'); i.src = 'http://127.0.0.1:${port}/image.png'; })),
    socket: await outcome(() => new Promise((done) => { const s = new WebSocket('ws://127.0.0.1:${port}/'); s.onopen = () => done('open'); s.onerror = () => done('refused'); })),
    file: await outcome(() => fetch('file:///etc/hostname')),
    above: await outcome(async () => (await fetch('/..%2f..%2fpackage.json')).status),
    window: await outcome(() => window.open('${origin}/') === null ? 'refused' : 'opened'),
    frame: await outcome(() => new Promise((done) => { const f = document.createElement('iframe'); f.onload = () => { let inside = 'refused'; try { inside = f.contentDocument === null ? 'refused' : f.contentDocument.location.href; } catch {} done(inside); f.remove(); }; f.src = '${origin}/'; document.body.append(f); setTimeout(() => done('refused'), 2000); })),
    notifications: await outcome(() => Notification.requestPermission()),
    camera: await outcome(async () => (await navigator.permissions.query({ name: 'camera' })).state),
    location: await outcome(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
    clipboardRead: await outcome(() => navigator.clipboard.readText()),
    unknownMethod: await outcome(async () => (await window.yiyang.call('fs.readFile', {})).error.code),
    beforeLogin: await outcome(async () => (await window.yiyang.call('divisions.list', {})).error.code),
    pathInInput: await outcome(async () => (await window.yiyang.call('ledger.inspectRecent', { file: '/etc/passwd' })).error.code),
    status: await outcome(async () => (await window.yiyang.call('ledger.status', {})).ok),
  };
})()`;

/** What every attempt has to come to. */
const expectedOutcomes: Readonly<Record<string, RegExp>> = {
  node: /^undefined( undefined){4}$/,
  bridge: /^call onEvent platform print$/,
  bridgeFrozen: /^refused: TypeError$/,
  evaluation: /^refused: EvalError$/,
  inlineScript: /^refused$/,
  inlineStyle: /^refused$/,
  network: /^refused/,
  image: /^refused$/,
  socket: /^refused/,
  file: /^refused/,
  above: /^404$/,
  window: /^refused$/,
  frame: /^refused$/,
  notifications: /^denied$/,
  camera: /^denied$/,
  location: /^denied$/,
  clipboardRead: /^refused/,
  unknownMethod: /^UNKNOWN_METHOD$/,
  beforeLogin: /^NOT_LOGGED_IN$/,
  pathInInput: /^LEDGER_NOT_FOUND$/,
  status: /^true$/,
};

const wantedPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
];

type Listener = { readonly port: number; readonly heard: () => number; readonly close: () => void };

function listen(): Promise<Listener> {
  let heard = 0;
  const server: Server = createServer((_, answer) => {
    heard++;
    answer.end();
  });
  server.on('connection', () => void heard++);
  const { promise, resolve } = Promise.withResolvers<Listener>();
  server.listen(0, '127.0.0.1', () =>
    resolve({ port: (server.address() as AddressInfo).port, heard: () => heard, close: () => void server.close() }),
  );
  return promise;
}

/** Linux: the filter on system calls, and that no new right can be had. Elsewhere: what Chromium itself says. */
function processState(pid: number): Readonly<Record<string, string | boolean>> {
  if (process.platform !== 'linux') return { sandboxed: app.getAppMetrics().find((entry) => entry.pid === pid)?.sandboxed ?? false };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const value = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  return {
    seccomp: value('Seccomp'),
    noNewPrivileges: value('NoNewPrivs'),
    sandboxed: value('Seccomp') === '2' && value('NoNewPrivs') === '1',
  };
}

const liveSettings = (contents: WebContents): Readonly<Record<string, unknown>> => {
  const live = { ...(contents as WebContents & { getLastWebPreferences: () => object | null }).getLastWebPreferences() } as Record<
    string,
    unknown
  >;
  return Object.fromEntries(Object.keys(webPreferences).map((name) => [name, live[name]]));
};

/** A page that was not made by the program's window, with the same door: the gate must not know it. */
async function strangerAnswer(preload: string): Promise<string> {
  const stranger = new BrowserWindow({ show: false, webPreferences: { ...webPreferences, preload } });
  try {
    await stranger.loadURL(`${origin}/`);
    return String(
      await stranger.webContents.executeJavaScript(`window.yiyang.call('ledger.status', {}).then((r) => r.ok ? 'answered' : r.error.code)`),
    );
  } finally {
    stranger.destroy();
  }
}

export async function trySecurity({ checks, window, session, preload, isPackaged }: SecurityTrial): Promise<SecurityReport> {
  const contents = window.webContents;
  const report: SecurityReport = {
    webPreferences: {},
    contentPolicy: null,
    page: {},
    pageProcess: {},
    proxy: null,
    fuses: null,
    requiredFuses,
    applicationPath: app.getAppPath(),
  };
  const single = (name: string, title: string, run: () => Promise<string> | string): Promise<void> =>
    checks.chapter(() => checks.check(`security.${name}`, title, run));

  await single('webPreferences', '窗口隔离设置', () => {
    report.webPreferences = liveSettings(contents);
    const wrong = Object.entries(webPreferences).filter(([name, wanted]) => (report.webPreferences[name] ?? false) !== wanted);
    expect(wrong.length === 0, `与设计不符：${wrong.map(([name]) => name).join('、')}`);
    return `${Object.keys(webPreferences).length} 项`;
  });
  await single('contentPolicy', '页面内容策略', async () => {
    const policy = String(await contents.executeJavaScript(`fetch('/').then((answer) => answer.headers.get('content-security-policy'))`));
    report.contentPolicy = policy;
    const missing = wantedPolicy.filter((rule) => !policy.split('; ').includes(rule));
    expect(missing.length === 0 && !policy.includes('unsafe'), `缺少：${missing.join('、')}`);
    return policy;
  });
  const listener = await listen();
  await single('page', '页面越权尝试全部被拒', async () => {
    report.page = (await contents.executeJavaScript(attempts(listener.port))) as Record<string, unknown>;
    const wrong = Object.entries(expectedOutcomes).filter(([name, wanted]) => !wanted.test(String(report.page[name])));
    expect(wrong.length === 0, wrong.map(([name]) => `${name}：${String(report.page[name])}`).join('；'));
    return `${Object.keys(expectedOutcomes).length} 种尝试`;
  });
  await single('navigation', '页面不能被带走', async () => {
    await contents.executeJavaScript(`location.href = 'http://127.0.0.1:${listener.port}/away'; 0`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(contents.getURL() === `${origin}/`, `页面到了 ${contents.getURL()}`);
    return contents.getURL();
  });
  await single('network', '程序不连接网络', async () => {
    report.proxy = await session.resolveProxy(`http://127.0.0.1:${listener.port}/`);
    const answer = await session.fetch(`http://127.0.0.1:${listener.port}/main`).then(
      () => 'answered',
      () => 'refused',
    );
    expect(answer === 'refused' && listener.heard() === 0, `本机服务收到 ${listener.heard()} 次连接`);
    return `本机服务收到 0 次连接；代理为 ${report.proxy}`;
  });
  listener.close();
  await single('stranger', '不认识的窗口不能调用', async () => {
    const code = await strangerAnswer(preload);
    expect(code === 'NOT_ALLOWED', code);
    return code;
  });
  await single('sandbox', '页面进程在沙箱内', () => {
    report.pageProcess = processState(contents.getOSProcessId());
    const open = ['no-sandbox', 'disable-setuid-sandbox', 'disable-web-security'].filter((name) => app.commandLine.hasSwitch(name));
    // A development runtime may be started by root, which Chromium allows without its sandbox only.
    expect(
      !isPackaged || (report.pageProcess['sandboxed'] === true && open.length === 0),
      `${JSON.stringify(report.pageProcess)} ${open.join('、')}`,
    );
    return JSON.stringify(report.pageProcess);
  });
  await single('switches', '调试开关已去除', () => {
    const open = developmentSwitches.filter((name) => app.commandLine.hasSwitch(name));
    expect(!isPackaged || open.length === 0, open.join('、'));
    return `${developmentSwitches.length} 个`;
  });
  await single('fuses', '可执行文件中的安全开关', () => {
    report.fuses = readFuses(process.execPath);
    expect(!isPackaged || report.fuses !== null, '没有找到安全开关');
    const wrong = report.fuses === null ? [] : wrongFuses(report.fuses);
    expect(!isPackaged || wrong.length === 0, `与设计不符：${wrong.join('、')}`);
    return isPackaged ? `${Object.keys(requiredFuses).length} 项` : '开发运行环境，不要求';
  });
  await single('archive', '程序代码在归档文件内', () => {
    expect(!isPackaged || app.getAppPath().endsWith('app.asar'), app.getAppPath());
    return app.getAppPath();
  });
  return report;
}
