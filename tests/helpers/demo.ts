/** Demonstrations for tests: profiles in a temporary folder, a small ledger made once, the program started on it. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { profileFolder } from '../../electron/main/profile.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { readPassphrase } from '../../database/features/demo/passphrases.ts';
import { demoFiles, type DemoFiles } from '../../database/features/demo/service.ts';
import { temporaryFolder, type TemporaryFolder } from './ledger.ts';

export const clock = fixedClock(isoDate('2026-11-22'));
export const small = { today: clock.today(), people: 60, mostMonths: 4 } as const;

export const folder: TemporaryFolder = temporaryFolder();

/** A profile folder as the main process chooses it for a demonstration. */
export function demoProfile(name: string): string {
  return profileFolder(join(folder.path, name), folder.path, true);
}

export function parentIn(profile: string): string {
  return join(profile, '台账');
}

export function passphraseOf(files: DemoFiles, userName: string): string {
  const passphrase = readPassphrase(files.passphrases, userName);
  if (passphrase === null) throw new Error(`no passphrase of ${userName}`);
  return passphrase;
}

/** A copy of the small demonstration in a profile of its own: making one more takes seconds. */
export function copied(name: string): { readonly profile: string; readonly files: DemoFiles } {
  const profile = demoProfile(name);
  const files = demoFiles(parentIn(profile));
  cpSync(demoFiles(parentIn(demoProfile('small'))).folder, files.folder, { recursive: true });
  return { profile, files };
}

/** Every file below a folder with the hash of its bytes and the moment it was written. */
export function tree(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[file] = `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${statSync(file).mtimeMs}`;
  }
  return found;
}

export type Opened = {
  readonly router: Router;
  readonly events: BackendEvent[];
  readonly send: (method: string, input?: unknown, path?: string) => Promise<Result<unknown>>;
};

export async function withRouter<T>(profile: string, isDemo: boolean, work: (opened: Opened) => Promise<T>): Promise<T> {
  const events: BackendEvent[] = [];
  const router = createRouter({ profileFolder: profile, emit: (event) => events.push(event), appVersion: '0.0.0', isDemo, clock });
  try {
    return await work({
      router,
      events,
      send: (method, input = {}, path) => router.handle({ method, input, path: path ?? null, jobId: 'job' }),
    });
  } finally {
    router.close();
  }
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
