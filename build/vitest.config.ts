import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');
/** What needs a window, or minutes, has commands of its own: e2e, bench, test:long. */
const exclude = [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**', 'out/**', 'release/**'];
/** Two cores are the smallest machine this has to be quick on; more workers than that only wait for each other. */
const common = { root, exclude, testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  root,
  test: {
    projects: [
      { test: { ...common, name: 'node', environment: 'node', include: ['tests/**/*.test.ts'], pool: 'forks' } },
      {
        plugins: [react()],
        test: {
          ...common,
          name: 'jsdom',
          environment: 'jsdom',
          include: ['tests/**/*.dom.test.tsx'],
          setupFiles: ['tests/setup-dom.ts'],
          pool: 'forks',
        },
      },
    ],
  },
});
