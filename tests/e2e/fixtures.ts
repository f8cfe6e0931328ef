/**
 * The built program in a window of its own with a profile folder of its own. A message on the page's console of level error, or an uncaught
 * error of the page, fails the test at its end: a refused style or script of the content policy shows nowhere else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';

export const root = join(import.meta.dirname, '../..');

export type Desk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The folder that takes the place of the user's own application data. */
  readonly profile: string;
  /** What the page complained about so far. */
  readonly complaints: readonly string[];
  /** The next dialog that asks where to save answers with this path; null cancels it. */
  readonly saveTo: (path: string | null) => Promise<void>;
  /** The next dialog that asks which file or folder to open answers with these paths; none cancels it. */
  readonly open: (...paths: readonly string[]) => Promise<void>;
};

export type LaunchOptions = {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Reuses the profile of an earlier window, as a second start does. */
  readonly profile?: string;
};

/** The test command hands over which Electron to test with; a single run by hand looks for itself. */
function chooseElectron(): void {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) return;
  const folder = execFileSync(process.execPath, [join(root, 'build/electron.mjs'), '--folder'], { encoding: 'utf8' }).trim();
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
}

/** For a test that starts the program without driving it. */
export function electronExecutable(): string {
  chooseElectron();
  return join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', process.platform === 'win32' ? 'electron.exe' : 'electron');
}

async function launch(profile: string, options: LaunchOptions): Promise<Desk> {
  const isRoot = process.getuid?.() === 0;
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _nodeOptions, ...inherited } = process.env;
  chooseElectron();
  // Without executablePath: then Playwright holds the program's start until it listens, and no early complaint of the page is lost.
  const app = await _electron.launch({
    args: [root, ...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', ...(options.args ?? [])],
    cwd: root,
    env: {
      ...(inherited as Record<string, string>),
      YIYANG_PROFILE: profile,
      YIYANG_NODE: process.env['YIYANG_NODE'] ?? process.execPath,
      ...options.environment,
    },
  });
  // On the context, not on the page: the first lines of a page come before anybody could listen to it.
  const complaints: string[] = [];
  app.context().on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  app.context().on('weberror', (error) => complaints.push(String(error.error())));
  const page = await app.firstWindow();
  return {
    app,
    page,
    profile,
    complaints,
    saveTo: (path) =>
      app.evaluate(({ dialog }, answer) => {
        const original = dialog.showSaveDialog.bind(dialog);
        dialog.showSaveDialog = () => {
          dialog.showSaveDialog = original;
          return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
        };
      }, path),
    open: (...paths) =>
      app.evaluate(({ dialog }, answer) => {
        const original = dialog.showOpenDialog.bind(dialog);
        dialog.showOpenDialog = () => {
          dialog.showOpenDialog = original;
          return Promise.resolve({ canceled: answer.length === 0, filePaths: [...answer] });
        };
      }, paths),
  };
}

const closingMilliseconds = 15_000;

/** A test that failed over unsaved input leaves a window that asks before it closes, and nobody answers: then it is ended. */
async function end({ app }: Desk): Promise<void> {
  const timer = setTimeout(() => app.process().kill('SIGKILL'), closingMilliseconds);
  // A test may have closed the window itself.
  await app.close().catch(() => {});
  clearTimeout(timer);
}

type Fixtures = {
  /** Opens one more window, or the first one with options; every one is closed and checked when the test ends. */
  readonly openDesk: (options?: LaunchOptions) => Promise<Desk>;
  /** A folder for this test's files. */
  readonly folder: string;
  readonly desk: Desk;
};

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names a fixture needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yiyang-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  openDesk: async ({ folder }, use) => {
    const desks: Desk[] = [];
    await use(async (options = {}) => {
      const desk = await launch(options.profile ?? mkdtempSync(join(folder, 'profile-')), options);
      desks.push(desk);
      return desk;
    });
    const complaints = desks.flatMap((desk) => desk.complaints);
    for (const desk of desks) await end(desk);
    expect(complaints, 'errors on the page').toEqual([]);
  },
  desk: async ({ openDesk }, use) => {
    await use(await openDesk());
  },
});

export { expect };
