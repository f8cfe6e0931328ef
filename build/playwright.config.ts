import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = join(import.meta.dirname, '..');

export default defineConfig({
  testDir: join(root, 'tests/e2e'),
  outputDir: join(root, 'test-results'),
  // One window at a time: Electron without a graphics card keeps both cores busy, and two of them would only measure each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 120_000,
  // A window that never closes ends the run with its name, not with the patience of whoever waits for it.
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? [['list']] : [['list'], ['json']],
  use: { viewport: { width: 1366, height: 768 }, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
