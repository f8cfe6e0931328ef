import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = join(import.meta.dirname, '..');
/** What needs a window, or minutes, has commands of its own: e2e, bench, test:long. */
const exclude = [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**', 'out/**', 'release/**'];
const common = { root, exclude, testTimeout: 20_000, hookTimeout: 60_000 };

/** Small files that try everything, and those that wait for processes: begun last they keep one core waiting for minutes. */
const longest = ['/tests/contract/', '/tests/process/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => longest.some((folder) => moduleId.includes(folder));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    // The runner would leave one core idle; two cores are the smallest machine this has to be quick on.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...common, name: 'node', environment: 'node', include: ['tests/**/*.test.ts'], pool: 'forks' } },
      {
        plugins: [react()],
        test: {
          ...common,
          // One wait for a part of the page may take as long as a whole test elsewhere (see setup-dom.ts).
          testTimeout: 40_000,
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
