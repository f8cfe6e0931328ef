import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** The tests of the daily run that know a longer way: hundreds of kills, thousands of damaged files. Minutes become hours. */
const longer = [
  'tests/process/kill*.test.ts',
  'tests/imports/fuzz.test.ts',
  'tests/contract/hostile-inputs.test.ts',
  'tests/database/stays-property.test.ts',
  'tests/database/payments-histories.test.ts',
];

export default defineConfig({
  root,
  test: { include: longer, env: { YIYANG_LONG: '1' }, pool: 'forks', fileParallelism: false, testTimeout: 7_200_000, hookTimeout: 600_000 },
});
