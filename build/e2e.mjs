/** `npm run e2e [-- files]`: the end-to-end tests in the built program's real window, on a virtual screen where there is none. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { fitNode, projectRoot, withChinese } from './fit-node.mjs';
import { ensureSystem, ensureTestCommands, startVirtualScreen } from './system.mjs';

const root = projectRoot();
if (!buildStale(['backend', 'desk'], { quiet: true })) process.exit(1);
const runtime = await ensureElectron({ beforeFirstRun: ensureSystem });
if (runtime === null) process.exit(1);
ensureSystem(runtime.folder, { virtualScreen: true });
ensureTestCommands();

// Always screens of their own and of the smallest size: windows popping up on a developer's desk steal the focus, and lose it. Two files run at a
// time, each on its own screen with its own clipboard: a window waits for its backend most of the time.
const screens = process.platform === 'linux' ? await Promise.all([startVirtualScreen(), startVirtualScreen()]) : [];
const { status } = spawnSync(
  fitNode(),
  [
    join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    join(root, 'build/playwright.config.ts'),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...withChinese(process.env),
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      YIYANG_NODE: fitNode(),
      ...(screens.length === 0 ? {} : { YIYANG_SCREENS: screens.map(({ display }) => display).join(' ') }),
    },
  },
);
for (const screen of screens) screen.stop();
process.exit(status ?? 1);
