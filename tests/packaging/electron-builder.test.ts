/** What the packaging is told: fuses, one native file, no administrator on Windows, no application data removed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fuses } from '../../build/fuses.mjs';

let runtime: string;
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'yiyang-test-'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', runtime);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(runtime, { recursive: true, force: true });
});

async function configWith(electronVersion: string) {
  writeFileSync(join(runtime, 'version'), `v${electronVersion}\n`);
  return (await import('../../build/electron-builder.mjs')).default;
}

it('burns the fuses in, packs the code into an archive, takes the runtime that was found', async () => {
  const config = await configWith('33.2.1');
  expect(config).toMatchObject({ electronFuses: fuses, asar: true, electronVersion: '33.2.1', electronDist: runtime, npmRebuild: false });
});

it('installs for one user without an administrator, and removing leaves settings and ledgers', async () => {
  const { nsis, win } = await configWith('33.2.1');
  expect(nsis).toMatchObject({
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: false,
    packElevateHelper: false,
    deleteAppDataOnUninstall: false,
    buildUniversalInstaller: false,
  });
  expect(win).toMatchObject({ requestedExecutionLevel: 'asInvoker', target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] });
});

it('brings a Node along only where Electron has none that can open a ledger', async () => {
  expect((await configWith('35.9.9')).extraResources).toHaveLength(process.platform === 'linux' && process.arch === 'x64' ? 1 : 0);
  vi.resetModules();
  expect((await configWith('45.4.1')).extraResources).toEqual([]);
});
