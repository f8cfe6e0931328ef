/** The built program in a real window over a ledger of its own, logged in. */
import { _electron, type Page } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../database/core/clock.ts';
import type { WriteContext } from '../../database/core/sql.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, testPassphrase } from '../helpers/ledger.ts';

const root = join(import.meta.dirname, '../..');

/** @param fill writes what is to be measured @param measure begins on the first page */
export async function inWindow<Result>(fill: (context: WriteContext) => void, measure: (page: Page) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const profile = join(folder, 'profile');
  const display = process.env['DISPLAY'] ?? ':91';
  const screen = process.env['DISPLAY'] ? null : spawn('Xvfb', [display, '-screen', '0', '1920x1080x24'], { stdio: 'ignore' });
  try {
    const { ledger } = fileLedger(folder);
    fill({ connection: ledger.connection, clock: systemClock, actor: { userId: 1, name: '管理员' } });
    closeLedger(ledger);
    mkdirSync(profile);
    const card = { file: ledger.file, name: '测试台账', regionName: '肥城市', isDemo: false, openedAt: systemClock.now() };
    writeFileSync(join(profile, 'recent-ledgers.json'), JSON.stringify([card]));
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= execFileSync(process.execPath, [join(root, 'build/electron.mjs'), '--folder'], {
      encoding: 'utf8',
    }).trim();
    const app = await _electron.launch({
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
      cwd: root,
      env: { ...(process.env as Record<string, string>), DISPLAY: display, YIYANG_PROFILE: profile, YIYANG_NODE: process.execPath },
    });
    try {
      const page = await app.firstWindow();
      await page.getByText('测试台账').first().click();
      await page.getByLabel('口令').first().fill(testPassphrase);
      await page.getByLabel('口令').first().press('Enter');
      await page.getByRole('heading', { name: '今日' }).waitFor();
      return await measure(page);
    } finally {
      await app.close();
    }
  } finally {
    screen?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
