/** Brings node_modules to what the lockfile says. Plain Node 20.11 with nothing installed; does nothing when that is already so. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// An older Node has no import.meta.dirname; it is told so below instead of failing here.
const root = join(import.meta.dirname ?? '.', '..');

/** @param {string} text @returns {never} */
function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 11)) stop(`Node.js ${process.versions.node} 太旧：需要 20.11 或更高。请更新 Node.js 后重试。`);
}

/** Whether npm's own record of what it installed agrees with the lockfile: then a plain `npm ci` was run by hand, and is not run again. */
function installedAsLocked() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {Record<string, { version?: string, integrity?: string, optional?: boolean }>} */
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  /** @type {typeof installed} */
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Ends the process (exit 1) with what to do when Node is too old or npm fails. */
export function installPackages() {
  checkNode();
  const stamp = join(root, 'node_modules/.yiyang-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!installedAsLocked()) {
    process.stderr.write('正在安装软件包（第一次约需一分钟）……\n');
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) stop('软件包没有装上：请检查网络和软件包源，然后重试。');
  }
  writeFileSync(stamp, lock);
}
