/** `--self-test` of the built program: one report, exit status 0, nothing of its ledger left on the disk. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable, expect, root, test } from './fixtures.ts';

test('the self-test works a month in a ledger of its own, tries the page, and leaves nothing', ({ folder }) => {
  const temporary = join(folder, 'temporary');
  const profile = join(folder, 'profile');
  mkdirSync(temporary);
  const isRoot = process.getuid?.() === 0;
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _nodeOptions, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    electronExecutable(),
    [root, ...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--self-test'],
    {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...environment, TMPDIR: temporary, YIYANG_PROFILE: profile, YIYANG_NODE: environment['YIYANG_NODE'] ?? process.execPath },
    },
  );
  expect(stdout, stderr).toMatch(/^\{/);
  const report = JSON.parse(stdout) as { isPassed: boolean; failed: string[]; checks: { name: string }[]; security: { page: object } };
  expect(report.failed).toEqual([]);
  expect([status, report.isPassed]).toEqual([0, true]);
  const names = report.checks.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'security.page',
      'security.network',
      'ledger.write',
      'sheet.paper',
      'backup.restore',
      'backup.move',
      'ledger.closed',
    ]),
  );
  expect(Object.keys(report.security.page).length).toBeGreaterThan(15);
  // The user's own settings are not touched; of the temporary folder Chromium may write its caches once more after everything was removed.
  expect(readdirSync(folder)).not.toContain('profile');
  const left = readdirSync(temporary, { recursive: true, encoding: 'utf8' });
  expect(left.filter((path) => /\.yiyang|\.pdf|files|logs/.test(path))).toEqual([]);
});
