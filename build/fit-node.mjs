/**
 * Where a Node.js stands that can carry this program: SQLite with encryption needs Node-API 10 (Node 22.14 or newer; an older one does not
 * refuse, it crashes), and running TypeScript sources needs 22.18. The one pinned in the lockfile goes before whatever is on the machine.
 */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

const minimumVersion = [22, 18];

/** @returns {string} the project folder, absolute */
export function projectRoot() {
  return join(import.meta.dirname, '..');
}

/** @returns {string | null} path of the executable, or null when there is none: before `npm ci`, or on a system without a pinned one */
export function findFitNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(projectRoot(), 'node_modules', `node-${system}-${process.arch}`, 'bin', executable);
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [minimumMajor = 0, minimumMinor = 0] = minimumVersion;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return process.execPath;
  return null;
}

/** As findFitNode, but says what to do and ends the process (exit 1) when there is none. */
export function fitNode() {
  const found = findFitNode();
  if (found !== null) return found;
  process.stderr.write(
    `没有找到合适的 Node.js：当前是 ${process.versions.node}，需要 ${minimumVersion.join('.')} 或更高。\n` +
      '请先在项目文件夹运行 npm ci；若仍有此提示，请安装较新的 Node.js 后重试。\n',
  );
  process.exit(1);
}

/**
 * Whether this module is what Node was asked to run, not something imported.
 * @param {string} filename the module's import.meta.filename
 */
export function isEntry(filename) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === filename;
}

/**
 * The environment for tools and tests: where the locale cannot write Chinese file names (a bare container), one that can.
 * @param {NodeJS.ProcessEnv} environment
 */
export function withChinese(environment) {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return process.platform !== 'linux' || /utf-?8/i.test(locale) ? environment : { ...environment, LC_ALL: 'C.UTF-8' };
}
