/**
 * `node build/run.mjs <tool|file> [arguments]` runs a tool under the fit Node. The links in node_modules/.bin are not used: npm 10 does not
 * make them for optional packages, and they would run under whatever Node called them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { fitNode, projectRoot, withChinese } from './fit-node.mjs';

/** @type {Record<string, string>} */
const tools = {
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  oxlint: 'oxlint/bin/oxlint',
  oxfmt: 'oxfmt/bin/oxfmt',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'knip/bin/knip.js',
  'electron-builder': 'electron-builder/cli.js',
};

const [tool, ...rest] = process.argv.slice(2);
if (tool === undefined) {
  process.stderr.write(`用法：node build/run.mjs <${Object.keys(tools).join('|')}|文件> [参数]\n`);
  process.exit(1);
}

const known = tools[tool];
const entry = known === undefined ? resolve(tool) : join(projectRoot(), 'node_modules', known);
if (!existsSync(entry)) {
  process.stderr.write(known === undefined ? `找不到要运行的文件：${tool}\n` : `缺少 ${tool}：请先运行 npm ci。\n`);
  process.exit(1);
}

const child = spawn(fitNode(), [entry, ...rest], { stdio: 'inherit', env: withChinese(process.env) });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`无法启动 ${tool}：${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  // A shell reports a death by signal as 128 + its number.
  process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});
