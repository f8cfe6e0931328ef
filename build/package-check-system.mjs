/** What the check of the package needs of the system: an ordinary user who did not exist before, a screen of his, and the package tools. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

/** @typedef {{ name: string, uid: number, gid: number, home: string, display: string, stop: () => void }} OrdinaryUser */

/**
 * Runs a system command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @throws with what it printed when it fails
 */
export function system(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `${stderr}${stdout}`.trim().slice(-600)}`);
  return stdout;
}

/** @returns {Promise<OrdinaryUser>} a new user with a home and a virtual screen; `stop` removes both */
export async function ordinaryUser() {
  const name = `yiyang-check-${process.pid}`;
  system('useradd', ['--create-home', '--shell', '/usr/sbin/nologin', name]);
  const [, , uid = '', gid = '', , home = ''] = system('getent', ['passwd', name]).trim().split(':');
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    uid: Number(uid),
    gid: Number(gid),
  });
  const display = await new Promise((resolve, reject) => {
    screen.on('error', reject);
    screen.on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code}`)));
    screen.stdio[3]?.on('data', (chunk) => resolve(`:${String(chunk).trim()}`));
  });
  screen.removeAllListeners('exit');
  const stop = () => {
    screen.kill();
    spawnSync('userdel', ['--remove', '--force', name]);
  };
  return { name, uid: Number(uid), gid: Number(gid), home, display, stop };
}

/** @param {OrdinaryUser} user @param {Record<string, string>} [more] @returns {Record<string, string>} nothing of the calling user's */
const environmentOf = (user, more = {}) => ({
  HOME: user.home,
  USER: user.name,
  LOGNAME: user.name,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  DISPLAY: user.display,
  ...more,
});

/**
 * @param {OrdinaryUser} user
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
export function runAs(user, command, args, environment) {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], {
    uid: user.uid,
    gid: user.gid,
    cwd: user.home,
    env: environmentOf(user, environment),
    encoding: 'utf8',
    timeout: 300_000,
    // A program that shows an error and waits does not heed the polite one.
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout: stdout ?? '', stderr: `${error?.message ?? ''}${stderr ?? ''}` };
}

/**
 * Starts a program that stays.
 * @param {OrdinaryUser} user
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
export function startAs(user, command, args, environment) {
  const child = spawn(command, [...args], {
    uid: user.uid,
    gid: user.gid,
    cwd: user.home,
    env: environmentOf(user, environment),
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code));
    child.on('error', (error) => resolve(error.message));
  });
  return { ended, end: () => child.kill('SIGTERM'), kill: () => child.kill('SIGKILL') };
}

/** @param {number} port @returns {Promise<boolean>} whether anything on this computer answers there */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/**
 * Every file below a folder with its content's hash, in one string.
 * @param {string} folder
 * @returns {string}
 */
export function fingerprintOf(folder) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const visit = (path) => {
    const entry = lstatSync(path);
    if (entry.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (entry.isSymbolicLink()) hash.update(`${path}\0${readlinkSync(path)}\n`);
    else hash.update(`${path}\0${createHash('sha256').update(readFileSync(path)).digest('hex')}\n`);
  };
  visit(folder);
  return hash.digest('hex');
}
