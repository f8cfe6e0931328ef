/**
 * `npm start`: from a fresh clone, or from yesterday, to the window. Plain Node 20.11 with nothing installed; every step that is already
 * done is skipped. What follows `npm start --` goes to the program, such as `--demo`.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './install.mjs';

const root = join(import.meta.dirname ?? '.', '..');

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`);

/** @param {string} text @returns {never} */
function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/**
 * Runs one of the build scripts under the fit Node.
 * @param {readonly string[]} command
 * @returns {Promise<number>} exit code
 */
async function runScript(command) {
  const { fitNode } = await import('./fit-node.mjs');
  return new Promise((resolve) => {
    const child = spawn(fitNode(), [...command], { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function main() {
  installPackages();

  const { fitNode } = await import('./fit-node.mjs');
  const { isFresh } = await import('./build.mjs');
  const { ensureElectron, findElectron } = await import('./electron.mjs');
  const { ensureSystem, hasDisplay, startVirtualScreen } = await import('./system.mjs');

  // The build is one core's work and fetching Electron the network's: both at once.
  const stale = !isFresh('backend') || !isFresh('desk');
  if (stale) say('正在构建程序……');
  const [built, fetched] = await Promise.all([
    stale ? runScript(['build/build.mjs', '--quiet']) : 0,
    findElectron() === null ? runScript(['build/electron.mjs']) : 0,
  ]);
  if (built !== 0) stop('构建失败：见上面的错误信息。');
  const runtime = fetched === 0 ? await ensureElectron() : null;
  if (runtime === null) stop('没有可用的 Electron：见上面的说明。');
  ensureSystem(runtime.folder);
  if (runtime.kind === 'fallback') say('提示：正在使用替代的 Electron，只适合开发和测试；能够连通官方下载时会自动换用。');

  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, YIYANG_NODE: fitNode() };
  delete environment['ELECTRON_RUN_AS_NODE'];
  delete environment['NODE_OPTIONS'];
  /** @type {{ display: string, stop: () => void } | null} */
  let screen = null;
  if (process.platform === 'linux' && !hasDisplay()) {
    screen = await startVirtualScreen();
    environment['DISPLAY'] = screen.display;
    flags.push('--disable-gpu');
    say(
      `本机没有显示器：窗口开在虚拟屏幕 ${screen.display}（1366×768）上。要看到窗口，任选一种：\n` +
        `  · 另开一个终端运行 x11vnc -display ${screen.display} -localhost（软件包 x11vnc），再用 VNC 查看器连接 127.0.0.1:5900；\n` +
        `  · 截一张图：import -display ${screen.display} -window root 窗口.png（软件包 imagemagick）；\n` +
        '  · 从有显示器的电脑用 ssh -X 登录后，重新运行 npm start。',
    );
  }

  const child = spawn(runtime.executable, [root, ...flags, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: environment });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('error', (error) => {
    screen?.stop();
    stop(`窗口没有启动：${error.message}`);
  });
  child.on('exit', (code, signal) => {
    screen?.stop();
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}

await main();
