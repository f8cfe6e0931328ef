/** The folder of this computer's settings: recent ledgers, window size, log. Ledgers themselves live where their users put them. */
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** A demonstration gets a profile of its own whatever else was asked for, so that it never sees a real ledger in the list of recent ones. */
export function profileFolder(given: string | undefined, applicationData: string, isDemo: boolean): string {
  const folder = given === undefined || given === '' ? join(applicationData, 'yiyang-ledger') : isAbsolute(given) ? given : resolve(given);
  return isDemo ? `${folder}-demo` : folder;
}

/** @returns null when the folder is there and can be written, else what the system says */
export function profileRefusal(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    // Root may pass the check above on a disk that is mounted read-only.
    mkdirSync(join(folder, 'logs'), { recursive: true });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Somewhere for the browser's own files while the page that explains the missing profile is shown. */
export function temporaryProfile(): string {
  return mkdtempSync(join(tmpdir(), 'yiyang-'));
}

const selfTestPrefix = 'yiyang-self-test-';
const hour = 3_600_000;

/** Everything of a self-test lies below it. What earlier ones left is removed: Chromium writes its caches again after the program's last line. */
export function selfTestProfile(): string {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(selfTestPrefix))) {
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - statSync(folder).mtimeMs > hour) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
  return mkdtempSync(join(tmpdir(), selfTestPrefix));
}
