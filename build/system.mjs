/**
 * What Electron needs of a Linux system besides itself: shared libraries, a Chinese font, a screen (a virtual one will do).
 * Root on Debian or Ubuntu gets what is missing; everybody else gets one line to type.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} text */
const say = (text) => void process.stderr.write(`${text}\n`);

/** Package names; Ubuntu 24.04 and Debian 13 renamed some with the ending t64, so both are tried. */
const libraryPackages = [
  'libgtk-3-0',
  'libnss3',
  'libnspr4',
  'libasound2',
  'libgbm1',
  'libnotify4',
  'libxss1',
  'libxtst6',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libpango-1.0-0',
  'libcairo2',
  'libx11-xcb1',
];

/** @param {string} command */
const onPath = (command) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)));

/** @param {string} electronFolder @returns {string[]} file names of shared libraries the program asks for and the system lacks */
function missingLibraries(electronFolder) {
  const answer = spawnSync('ldd', [join(electronFolder, 'electron')], { encoding: 'utf8' });
  return (answer.stdout ?? '')
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}

function hasChineseFont() {
  const answer = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() !== '';
}

export const hasDisplay = () => Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** @param {string} name */
function knownToApt(name) {
  const answer = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout ?? '';
  return answer.includes('Candidate: ') && !answer.includes('Candidate: (none)');
}

/** @param {readonly string[]} names @returns {string[]} the names this system's package lists know */
function aptNames(names) {
  return names.flatMap((name) => [`${name}t64`, name].find(knownToApt) ?? []);
}

/**
 * Installs Debian packages, or says what to type, and then ends the process with exit code 1.
 * @param {readonly string[]} names plain Debian 12 names
 * @param {string} purpose what they are for, in Chinese
 */
export function installOrExplain(names, purpose) {
  if (!onPath('apt-get')) {
    say(`缺少${purpose}。请用本系统的软件包工具安装与下列 Debian 软件包相当的软件包，然后重试：\n${names.join(' ')}`);
    process.exit(1);
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  if (process.getuid?.() !== 0) {
    const known = aptNames(names);
    say(
      `缺少${purpose}。请运行下面一行，然后重试：\nsudo apt-get install -y --no-install-recommends ${(known.length > 0 ? known : names).join(' ')}`,
    );
    process.exit(1);
  }
  say(`正在安装${purpose}……`);
  // A fresh system has no package lists, and a name is only known to those.
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'ignore'], env: environment });
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...aptNames(names)], {
    encoding: 'utf8',
    env: environment,
  });
  if (install.status !== 0) {
    say(`没有装上${purpose}：\n${install.stderr}${install.stdout}\n请处理后重试。`);
    process.exit(1);
  }
}

/**
 * Makes sure that the Electron in a folder can start here. Does nothing on other systems than Linux.
 * @param {string} electronFolder
 * @param {{ virtualScreen?: boolean }} [options] virtualScreen: it will be needed although there is a display
 */
export function ensureSystem(electronFolder, options = {}) {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(electronFolder);
  if (libraries.length > 0) {
    installOrExplain(libraryPackages, `窗口需要的系统库（${libraries.join('、')}）`);
    const left = missingLibraries(electronFolder);
    if (left.length > 0) {
      say(`装好系统库后仍然缺少：${left.join('、')}。请安装含有这些文件的软件包后重试。`);
      process.exit(1);
    }
  }
  if (!hasChineseFont()) installOrExplain(['fontconfig', 'fonts-noto-cjk'], '中文字体');
  if ((options.virtualScreen === true || !hasDisplay()) && !onPath('Xvfb')) installOrExplain(['xvfb'], '虚拟屏幕');
}

/**
 * Makes sure of commands that tests call. On other systems than Linux their absence shows in the tests themselves.
 * @param {readonly { command: string, packages: readonly string[], purpose: string }[]} wanted
 */
export function ensureCommands(wanted) {
  if (process.platform !== 'linux') return;
  const missing = wanted.filter(({ command }) => !onPath(command));
  if (missing.length > 0)
    installOrExplain(
      missing.flatMap(({ packages }) => packages),
      missing.map(({ purpose }) => purpose).join('、'),
    );
}

/** What the tests read papers and workbooks back with: other people's programs, not the ones that wrote them. */
export function ensureTestCommands() {
  ensureCommands([
    { command: 'pdftotext', packages: ['poppler-utils'], purpose: '读取 PDF 文字的工具' },
    { command: 'soffice', packages: ['libreoffice-calc'], purpose: '读回工作簿的 LibreOffice' },
    { command: 'lowriter', packages: ['libreoffice-writer'], purpose: '读回 Word 文件的 LibreOffice' },
  ]);
}

/**
 * Starts a virtual screen of 1366×768, the smallest the program is made for.
 * @returns {Promise<{ display: string, stop: () => void }>} display: such as ':99'
 */
export function startVirtualScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    screen.on('error', reject);
    screen.on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code}`)));
    screen.stdio[3]?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) resolve({ display: `:${text.trim()}`, stop: () => void screen.kill() });
    });
    screen.unref();
  });
}
