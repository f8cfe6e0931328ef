/** The live window against what a page that went wrong could try. Settings are read from the running program, not from the sources. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bridge } from '../../electron/contract/wire.ts';
import { expect, test, type Desk } from './fixtures.ts';

declare const window: Window & { readonly yiyang: Bridge };

/** What the page complained about, taken out: here the complaint of the browser is what the test wants to see. */
function takeComplaints(desk: Desk): string[] {
  return (desk.complaints as string[]).splice(0);
}

const logOf = (desk: Desk): string => readFileSync(join(desk.profile, 'logs/yiyang.log'), 'utf8');

async function ready(desk: Desk): Promise<void> {
  await expect(desk.page.getByRole('button', { name: '新建台账' })).toBeVisible();
}

let server: Server;
let hits: string[];
let port: number;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
test.beforeEach(() => {
  hits = [];
});
test.afterAll(() => void server.close());

test('the settings of the live window', async ({ desk }) => {
  await ready(desk);
  const settings = await desk.app.evaluate(({ BrowserWindow, Menu }) =>
    BrowserWindow.getAllWindows().map((open) => ({
      // Not in the published types, but the only place where Chromium says what is in force.
      preferences: (open.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences(),
      url: open.webContents.getURL(),
      labels: Menu.getApplicationMenu()?.items.map((item) => item.label),
    })),
  );
  expect(settings).toHaveLength(1);
  expect(settings[0]?.url).toMatch(/^app:\/\/yiyang\//);
  expect(settings[0]?.preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  // Left out of the answer when they are off.
  for (const name of ['plugins', 'nodeIntegrationInWorker', 'navigateOnDragDrop'])
    expect(settings[0]?.preferences[name] ?? false).toBe(false);
  // No menu of Electron's own, in English.
  expect((settings[0]?.labels ?? []).join('')).not.toMatch(/[A-Za-z]/);
});

test('of Electron and Node the page sees four things and no more', async ({ desk }) => {
  await ready(desk);
  const seen = await desk.page.evaluate(() => ({
    bridge: Object.keys(window.yiyang).toSorted(),
    leaks: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in window),
    origin: location.origin,
    isIsolated: window.isSecureContext,
  }));
  expect(seen).toEqual({ bridge: ['call', 'onEvent', 'platform', 'print'], leaks: [], origin: 'app://yiyang', isIsolated: true });
});

test('script, style, frame or picture that is not the program’s own does not run', async ({ desk }) => {
  await ready(desk);
  const outcome = await desk.page.evaluate(async (address) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const add = (html: string): Element => {
      const box = document.createElement('div');
      box.innerHTML = html;
      document.body.append(box);
      return box;
    };
    const script = document.createElement('script');
    script.textContent = 'window.isOwned = true';
    document.body.append(script);
    add('<img src=x onerror="window.isOwned = true"><svg onload="window.isOwned = true"></svg>');
    const outside = document.createElement('script');
    outside.src = `${address}/script.js`;
    document.body.append(outside);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.body.append(style);
    add(`<iframe src="${address}/frame"></iframe><object data="${address}/object"></object><embed src="${address}/embed">`);
    add(`<img src="${address}/picture.png"><video src="${address}/film"></video><link rel="stylesheet" href="${address}/style.css">`);
    add(`<base href="${address}/">`);
    // Whatever the test runner itself calls may use eval until it first waits.
    await new Promise((resolve) => setTimeout(resolve, 500));
    let evaluated = true;
    try {
      // oxlint-disable-next-line no-eval -- that it fails is the point
      (0, eval)('1');
    } catch {
      evaluated = false;
    }
    return {
      isOwned: 'isOwned' in window,
      outline: getComputedStyle(document.body).outlineWidth,
      evaluated,
      violations: [...new Set(violations)].toSorted(),
    };
  }, `http://127.0.0.1:${port}`);
  expect(outcome).toMatchObject({ isOwned: false, evaluated: false });
  expect(outcome.outline).not.toBe('7px');
  for (const directive of [
    'base-uri',
    'frame-src',
    'img-src',
    'media-src',
    'object-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ])
    expect(outcome.violations).toContain(directive);
  expect(hits).toEqual([]);
  const complaints = takeComplaints(desk);
  expect(complaints.length).toBeGreaterThan(8);
  // Beside the refusals only the picture that is not there.
  for (const complaint of complaints) expect(complaint).toMatch(/Content Security Policy|status of 404/);
});

test('nothing leaves for the network, neither from the page nor from its session', async ({ desk }) => {
  expect(await (await fetch(`http://127.0.0.1:${port}/control`)).text()).toBe('reached');
  expect(hits).toEqual(['/control']);
  await ready(desk);
  const outcomes = await desk.page.evaluate(async (address) => {
    const refused = async (attempt: () => unknown): Promise<boolean> => {
      try {
        return (await attempt()) === false;
      } catch {
        return true;
      }
    };
    const opened = (url: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
      });
    const answered = (url: string): Promise<boolean> =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.addEventListener('load', () => resolve(true));
        request.addEventListener('error', () => resolve(false));
        request.send();
      });
    const streamed = (url: string): Promise<boolean> =>
      new Promise((resolve) => {
        const source = new EventSource(url);
        source.addEventListener('open', () => resolve(true));
        source.addEventListener('error', () => resolve(false));
      });
    navigator.sendBeacon(`${address}/beacon`, 'x');
    const candidates = async (): Promise<string[]> => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
      const found: string[] = [];
      connection.addEventListener(
        'icecandidate',
        ({ candidate }) => candidate !== null && candidate.candidate !== '' && found.push(candidate.candidate),
      );
      connection.createDataChannel('way out');
      await connection.setLocalDescription(await connection.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      connection.close();
      return found;
    };
    return {
      fetch: await refused(() => fetch(`${address}/fetch`)),
      named: await refused(() => fetch('https://example.com/')),
      request: await refused(() => answered(`${address}/xhr`)),
      peer: (await candidates()).length === 0,
      socket: await refused(() => opened(address.replace('http', 'ws'))),
      stream: await refused(() => streamed(`${address}/events`)),
      worker: await refused(
        () =>
          new Promise((resolve, reject) => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).addEventListener('error', reject)),
      ),
    };
  }, `http://127.0.0.1:${port}`);
  expect(outcomes).toEqual({ fetch: true, named: true, request: true, peer: true, socket: true, stream: true, worker: true });
  // Without the page's policy in the way: the session itself refuses, the program's own code included.
  const behindPolicy = await desk.app.evaluate(async ({ BrowserWindow, session }, address) => {
    const other = new BrowserWindow({ show: false });
    await other.loadURL('data:text/html,');
    const script = `fetch('${address}/bare', { mode: 'no-cors' }).then(() => 'reached', () => 'refused')`;
    const fetched = (await other.webContents.executeJavaScript(script)) as string;
    const moved = await other.loadURL(`${address}/load`).then(
      () => 'reached',
      () => 'refused',
    );
    other.destroy();
    const fromProgram = await session.defaultSession.fetch(`${address}/session`).then(
      () => 'reached',
      () => 'refused',
    );
    return { fetched, moved, fromProgram };
  }, `http://127.0.0.1:${port}`);
  expect(behindPolicy).toEqual({ fetched: 'refused', moved: 'refused', fromProgram: 'refused' });
  expect(hits).toEqual(['/control']);
  takeComplaints(desk);
});

test('the window stays on its page', async ({ desk }) => {
  await ready(desk);
  const start = desk.page.url();
  await desk.page.evaluate(() => ((window as unknown as { isSame: boolean }).isSame = true));
  for (const address of [
    `http://127.0.0.1:${port}/`,
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<h1>other</h1>',
    'app://other/',
    'app://yiyang/start-error',
    'app://yiyang/start-error/quit',
    'javascript:window.isOwned=true',
    'chrome://gpu',
  ]) {
    await desk.page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    await desk.page.evaluate((to) => location.assign(to), address).catch(() => {});
    await desk.page.evaluate((to) => {
      const form = document.createElement('form');
      form.action = to;
      document.body.append(form);
      form.submit();
      form.remove();
    }, address);
  }
  await desk.page.waitForTimeout(300);
  expect(desk.page.url()).toBe(start);
  expect(await desk.page.evaluate(() => ['isSame' in window, 'isOwned' in window])).toEqual([true, false]);
  expect(hits).toEqual([]);
  expect(logOf(desk)).toContain('refused.navigation');
  takeComplaints(desk);
});

test('no second window, no download, no permission', async ({ desk }) => {
  await ready(desk);
  const outcome = await desk.page.evaluate(async (address) => {
    const opened = [window.open(address), window.open('app://yiyang/'), window.open('about:blank', '_blank', 'noopener')];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = '名册.csv';
    document.body.append(link);
    link.click();
    link.remove();
    const denied = async (attempt: () => Promise<unknown>): Promise<boolean> => {
      try {
        const answer = await attempt();
        return answer === 'denied' || (Array.isArray(answer) && answer.length === 0);
      } catch {
        return true;
      }
    };
    return {
      opened: opened.filter((other) => other !== null).length,
      notification: await denied(() => Notification.requestPermission()),
      place: await denied(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      camera: await denied(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
      screen: await denied(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await denied(() => navigator.clipboard.readText()),
      fonts: await denied(() => (window as unknown as { queryLocalFonts: () => Promise<unknown> }).queryLocalFonts()),
    };
  }, `http://127.0.0.1:${port}/`);
  expect(outcome).toEqual({ opened: 0, notification: true, place: true, camera: true, screen: true, clipboard: true, fonts: true });
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => logOf(desk)).toContain('refused.download');
  for (const event of ['refused.window', 'refused.permission']) expect(logOf(desk)).toContain(event);
  takeComplaints(desk);
});

test('what the contract does not have is refused', async ({ desk }) => {
  await ready(desk);
  const codes = await desk.page.evaluate(async () => {
    const ask = async (method: unknown, input: unknown, options?: object): Promise<string> => {
      const result = await window.yiyang.call(method as string, input, options);
      return result.ok ? 'done' : result.error.code;
    };
    const printed = await window.yiyang.print('ledger.status', {});
    return {
      unknown: await ask('people.dropAll', {}),
      inherited: await ask('constructor', {}),
      notText: await ask(['ledger.status'], {}),
      withPath: await ask('ledger.status', {}, { path: '/etc/passwd' }),
      hugeInput: await ask('ledger.status', { text: 'x'.repeat(2_000_000) }),
      beforeLogin: await ask('users.list', {}),
      noPaper: printed.ok ? 'done' : printed.error.code,
    };
  });
  expect(codes).toEqual({
    unknown: 'UNKNOWN_METHOD',
    inherited: 'UNKNOWN_METHOD',
    notText: 'INVALID_INPUT',
    withPath: 'INVALID_INPUT',
    hugeInput: 'INVALID_INPUT',
    beforeLogin: 'NOT_LOGGED_IN',
    noPaper: 'UNKNOWN_METHOD',
  });
});

test('a path comes from the dialog, whatever the page says', async ({ desk, folder }) => {
  await ready(desk);
  const chosen = join(folder, '选中的.yiyang');
  await desk.open(chosen);
  const answer = await desk.page.evaluate(() => window.yiyang.call('ledger.inspectFile', { file: '/etc/passwd', path: '/etc/passwd' }));
  expect(answer).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_FOUND', params: { file: chosen } } });
  await desk.open();
  const cancelled = await desk.page.evaluate(() => window.yiyang.call('ledger.inspectFile', {}));
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
});

test('another page with the same preload script is not heard', async ({ desk }) => {
  await ready(desk);
  const answers = await desk.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const found: unknown[] = [];
      for (const address of ['app://yiyang/', 'data:text/html,<title>app://yiyang/</title>', 'about:blank']) {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
        await other.loadURL(address);
        found.push(
          await other.webContents.executeJavaScript(
            "yiyang.call('ledger.status', {}).then((result) => (result.ok ? 'heard' : result.error.code))",
          ),
        );
        other.destroy();
      }
      return found;
    },
    join(import.meta.dirname, '../../out/electron/preload.cjs'),
  );
  expect(answers).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
});
