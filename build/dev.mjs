/**
 * `npm run dev`: builds, opens the window, and watches the sources. A change of the page rebuilds and reloads it, any other change restarts the
 * program. It is always the built program on its own origin with its own content policy: a development server would need exceptions from both,
 * and what is seen in development would not be what is shipped.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { fitNode, isEntry, projectRoot } from './fit-node.mjs';
import { ensureSystem, hasDisplay, startVirtualScreen } from './system.mjs';

const root = projectRoot();
const quietMilliseconds = 150;

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`);

/** @param {string} port of the page's debugger */
async function reloadPage(port) {
  const targets = /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */ (
    await (await fetch(`http://127.0.0.1:${port}/json`)).json()
  );
  for (const target of targets.filter(({ type }) => type === 'page')) {
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Page.reload', params: { ignoreCache: true } })));
    socket.addEventListener('message', () => socket.close());
  }
}

async function main() {
  if (!buildStale(['backend', 'desk'], { quiet: true })) process.exit(1);
  const runtime = await ensureElectron({ beforeFirstRun: ensureSystem });
  if (runtime === null) process.exit(1);
  ensureSystem(runtime.folder);
  const { executable } = runtime;
  const screen = process.platform === 'linux' && !hasDisplay() ? await startVirtualScreen() : null;
  if (screen !== null) say(`窗口开在虚拟屏幕 ${screen.display} 上。`);

  let port = '';
  let restarting = false;
  const open = () => {
    const flags = [
      '--remote-debugging-port=0',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(screen === null ? [] : ['--disable-gpu']),
    ];
    const child = spawn(executable, [root, ...flags, ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'pipe'],
      env: { ...process.env, YIYANG_NODE: fitNode(), ...(screen === null ? {} : { DISPLAY: screen.display }) },
    });
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1] ?? port;
      process.stderr.write(chunk);
    });
    child.on('exit', (code) => {
      if (restarting) return;
      screen?.stop();
      process.exit(code ?? 0);
    });
    return child;
  };
  let child = open();

  let pageOnly = true;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const rebuild = async () => {
    const reload = pageOnly;
    pageOnly = true;
    if (!buildStale(['backend', 'desk'], { quiet: true })) return;
    if (reload && port !== '') {
      say('页面已更新。');
      await reloadPage(port).catch(() => say('页面没有刷新，请在窗口里按 Ctrl+R。'));
      return;
    }
    say('程序已更新，正在重新打开窗口……');
    restarting = true;
    child.once('exit', () => {
      restarting = false;
      child = open();
    });
    child.kill();
  };
  for (const folder of ['electron', 'database', 'renderer']) {
    watch(join(root, folder), { recursive: true }, () => {
      if (folder !== 'renderer') pageOnly = false;
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), quietMilliseconds);
    });
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
}

if (isEntry(import.meta.filename)) await main();
