/**
 * `node build/build.mjs [all|backend|desk] [--force] [--quiet]` builds what is stale: `backend` (command line, backend process, its data) and
 * `desk` (window, main process, preload). A half is fresh while no source of it changed; `npm start` and the command line ask here every time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitNode, isEntry, projectRoot } from './fit-node.mjs';

/** @typedef {'backend' | 'desk'} Part */

const root = projectRoot();
const output = join(root, 'out');
const lock = join(output, '.building');
/** A build takes seconds; a lock this old was left behind by one that was killed. */
const staleLockMilliseconds = 120_000;

const shared = ['package.json', 'package-lock.json', 'build/vite.config.ts', 'electron/contract'];
/** @type {Record<Part, readonly string[]>} */
const sources = {
  backend: [...shared, 'electron/backend', 'database'],
  desk: [...shared, 'electron/main', 'electron/preload', 'renderer'],
};
/** @type {Record<Part, string>} */
const results = { backend: join(output, 'backend'), desk: join(output, 'electron') };

/**
 * @param {string} path
 * @param {(file: string) => void} visit
 */
function walk(path, visit) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (!entry.isDirectory()) return visit(`${path}\0${entry.size}\0${entry.mtimeMs}`);
  for (const name of readdirSync(path).sort()) walk(join(path, name), visit);
}

/** Size and time of every source file, hashed: reading them all would cost more than it tells. @param {Part} part */
function fingerprint(part) {
  const hash = createHash('sha256');
  for (const source of sources[part]) walk(join(root, source), (line) => hash.update(`${line}\n`));
  return hash.digest('hex');
}

/** @param {Part} part */
const stampOf = (part) => join(output, `.stamp-${part}`);

/** @param {Part} part */
export function isFresh(part) {
  const stamp = stampOf(part);
  return existsSync(results[part]) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(part);
}

/** Two builds into one folder would mix; the second waits, then usually finds nothing left to do. */
function acquireLock() {
  mkdirSync(output, { recursive: true });
  for (;;) {
    try {
      return mkdirSync(lock);
    } catch {
      const held = statSync(lock, { throwIfNoEntry: false });
      if (held !== undefined && Date.now() - held.mtimeMs > staleLockMilliseconds) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/**
 * Builds the halves that are stale. Everything the bundler says goes to standard error, so that a command's own output stays clean.
 * @param {readonly Part[]} parts
 * @param {{ force?: boolean, quiet?: boolean }} [options]
 * @returns {boolean} false when a build failed; its message is already on standard error
 */
export function buildStale(parts, options = {}) {
  const { force = false, quiet = false } = options;
  if (!force && parts.every(isFresh)) return true;
  acquireLock();
  let succeeded = true;
  try {
    for (const part of parts) {
      if (!force && isFresh(part)) continue;
      // Taken before the build: a file saved meanwhile leaves the half stale, never falsely fresh.
      const before = fingerprint(part);
      rmSync(stampOf(part), { force: true });
      const built = spawnSync(
        fitNode(),
        [
          join(root, 'node_modules/vite/bin/vite.js'),
          'build',
          '--app',
          '--config',
          join(root, 'build/vite.config.ts'),
          '--logLevel',
          quiet ? 'error' : 'info',
        ],
        { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production', YIYANG_PART: part } },
      );
      if (built.status === 0) writeFileSync(stampOf(part), before);
      else succeeded = false;
    }
    return succeeded;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

if (isEntry(import.meta.filename)) {
  const argument = process.argv[2] ?? 'all';
  /** @type {readonly Part[]} */
  const parts = argument === 'backend' || argument === 'desk' ? [argument] : ['backend', 'desk'];
  const done = buildStale(parts, { force: process.argv.includes('--force'), quiet: process.argv.includes('--quiet') });
  if (!done) process.stderr.write('构建失败：见上面的错误信息。\n');
  process.exit(done ? 0 : 1);
}
