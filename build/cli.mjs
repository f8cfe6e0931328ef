/**
 * `npm run -s cli -- COMMAND`: the command line on the built backend, which is built first, quietly, where it is missing or older than its
 * sources. Standard output belongs to the command alone.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { fitNode, projectRoot } from './fit-node.mjs';

if (!buildStale(['backend'], { quiet: true })) {
  process.stderr.write('命令行没有构建成功：见上面的错误信息。\n');
  process.exit(1);
}
// npm changes into the project folder; the paths in the arguments were typed where the caller stood.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
const child = spawn(fitNode(), [join(projectRoot(), 'out/backend/cli.cjs'), ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`命令行没有启动：${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
