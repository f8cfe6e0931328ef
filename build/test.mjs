/**
 * `npm test`: everything that decides whether the program is right, in one command, on a machine with nothing but Node and npm: types, lint,
 * format, arrows, dead code, vitest, build, Playwright in the real window. Every step runs even if an earlier one failed; the last line counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installPackages } from './install.mjs';

installPackages();

const { projectRoot } = await import('./fit-node.mjs');
const { ensureTestCommands } = await import('./system.mjs');
ensureTestCommands();
const root = projectRoot();
const reports = join(root, 'out/reports');
const unitReport = join(reports, 'unit.json');
const againReport = join(reports, 'unit-again.json');
const silentFiles = join(reports, 'silent.json');
const windowReport = join(reports, 'window.json');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/**
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
function run(title, command, args, environment = {}) {
  process.stdout.write(`\n── ${title}\n`);
  const start = performance.now();
  const { status } = spawnSync(command, [...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: command === 'npm' && process.platform === 'win32',
  });
  return { title, passed: status === 0, seconds: (performance.now() - start) / 1000 };
}

/** @param {string} path @returns {any} null when the runner did not get as far as writing it */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Files whose worker stopped answering and was ended (see vitest-watch.ts) run once more, by themselves, when nothing else was wrong: a worker
 * that hangs on its way in or out says nothing about the program. A file that hangs twice fails.
 */
function runSilentAgain() {
  const silent = new Set(readReport(silentFiles) ?? []);
  const failed = (readReport(unitReport)?.testResults ?? []).filter((/** @type {any} */ file) => file.status === 'failed');
  const isAllSilent = failed.every((/** @type {any} */ file) => silent.has(relative(root, file.name)));
  if (silent.size === 0 || !isAllSilent) return null;
  return run('再跑无响应的文件', node, [...vitest, '--reporter=json', `--outputFile.json=${againReport}`, ...silent]);
}

const node = process.execPath;
const tool = join(root, 'build/run.mjs');
const checks = [
  run('类型', 'npm', ['run', '-s', 'typecheck']),
  run('代码规则', 'npm', ['run', '-s', 'lint:code']),
  run('书写格式', 'npm', ['run', '-s', 'lint:format']),
  run('依赖方向', 'npm', ['run', '-s', 'lint:arrows']),
  run('无用代码', 'npm', ['run', '-s', 'lint:dead']),
];
const vitest = [tool, 'vitest', 'run', '--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=build/vitest-watch.ts'];
const unit = run('单元、性质、数据库与契约测试', node, [...vitest, '--reporter=json', `--outputFile.json=${unitReport}`], {
  YIYANG_TEST_SILENT_FILES: silentFiles,
});
const again = unit.passed ? null : runSilentAgain();
const built = run('构建', node, [join(root, 'build/build.mjs'), '--quiet']);
const windows = built.passed
  ? run('窗口测试', node, [tool, join(root, 'build/e2e.mjs')], { PLAYWRIGHT_JSON_OUTPUT_FILE: windowReport })
  : { title: '窗口测试', passed: false, seconds: 0 };

const unitResult = readReport(unitReport);
const windowResult = readReport(windowReport);
const againResult = readReport(againReport);
const steps = [...checks, built, ...(again?.passed ? [again] : [unit]), windows];
process.stdout.write('\n');
for (const { title, passed, seconds } of steps)
  process.stdout.write(`${passed ? '通过' : '失败'}  ${title}（${Math.round(seconds)} 秒）\n`);

const passedTests = (unitResult?.numPassedTests ?? 0) + (againResult?.numPassedTests ?? 0) + (windowResult?.stats?.expected ?? 0);
// A step that failed without a failing test (a type error, a runner that broke) counts as one failure, so that the line never looks clean.
const failedTests =
  (unitResult?.numFailedTests ?? 0) +
  (againResult?.numFailedTests ?? 0) +
  (windowResult?.stats?.unexpected ?? 0) +
  (windowResult?.stats?.flaky ?? 0);
const failedSteps = steps.filter((step) => !step.passed).length;
process.stdout.write(`${passedTests} passed, ${failedTests > 0 ? failedTests : failedSteps} failed\n`);
process.exit(failedSteps === 0 && failedTests === 0 && passedTests > 0 ? 0 : 1);
