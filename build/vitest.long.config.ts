import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** Minutes instead of seconds: hundreds of kills, thousands of damaged files, a random history of years. */
export default defineConfig({
  root,
  test: { include: ['tests/long/**/*.test.ts'], pool: 'forks', fileParallelism: false, testTimeout: 3_600_000, hookTimeout: 600_000 },
});
