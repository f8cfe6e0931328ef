/** `npm run bench [-- names]`: the benchmarks; each measures the program beside the bare thing in the same run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fitNode, projectRoot, withChinese } from './fit-node.mjs';
import { ensureCommands } from './system.mjs';

ensureCommands([{ command: 'sqlite3', packages: ['sqlite3'], purpose: '作比较的 sqlite3 工具' }]);
const { status } = spawnSync(fitNode(), [join(projectRoot(), 'tests/bench/run.ts'), ...process.argv.slice(2)], {
  cwd: projectRoot(),
  stdio: 'inherit',
  env: withChinese(process.env),
});
process.exit(status ?? 1);
