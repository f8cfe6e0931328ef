/**
 * `npm run package:check`: packs the program and proves the package on this computer: what it holds, installing, the self-test as an ordinary
 * user with the sandbox on, attempts to open it up from outside, an upgrade and removal with a ledger in place. Root on a Debian system; takes
 * some minutes. `-- --packed` takes what lies in release/ already. `-- --from OLD.deb` upgrades from an older package instead of the same one.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debFolder, debName, makeDeb } from './deb.mjs';
import { ensureElectron } from './electron.mjs';
import { fitNode, projectRoot, withChinese } from './fit-node.mjs';
import { fuses, readFuses, wrongFuses } from './fuses.mjs';
import { fingerprintOf, isListening, ordinaryUser, runAs, startAs, system } from './package-check-system.mjs';
import { ensureSystem } from './system.mjs';

const root = projectRoot();
const release = join(root, 'release');
const icons = join(root, 'build/resources/icons');
const largestBytes = 150 * 1024 * 1024;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const arch = process.arch;
const folder = join(release, 'linux-unpacked');
const deb = join(release, `${debName}_${version}_${arch === 'x64' ? 'amd64' : arch}.deb`);
const program = '/usr/bin/yiyang';
const month = '2022-01';

/** @param {string} text @returns {never} */
function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
if (process.platform !== 'linux' || spawnSync('dpkg-deb', ['--version']).status !== 0) stop('本检查要在 Debian 系的 Linux 上运行。');
if (process.getuid?.() !== 0) stop('本检查要安装和卸载软件包、新建一个临时用户：请用 root 运行。');
if (spawnSync('dpkg-query', ['-W', '-f', '${Status}', debName], { encoding: 'utf8' }).stdout?.includes('installed'))
  stop(`本机已经装有 ${debName}，检查会把它卸载。请先自行卸载，或换一台电脑检查。`);

/** @type {{ title: string, isPassed: boolean, detail: string, seconds: number }[]} */
const rows = [];

/**
 * @param {string} title
 * @param {() => string | Promise<string>} run gives what was found, throws what is wrong
 */
async function check(title, run) {
  const startedAt = performance.now();
  /** @param {boolean} isPassed @param {string} detail */
  const note = (isPassed, detail) => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    rows.push({ title, isPassed, detail, seconds });
    process.stdout.write(`${isPassed ? '通过' : '失败'}  ${title}（${seconds} 秒）  ${detail}\n`);
  };
  try {
    note(true, await run());
  } catch (error) {
    note(false, error instanceof Error ? error.message : String(error));
  }
}

/** @param {unknown} isRight @param {string} detail @returns {asserts isRight} */
function expect(isRight, detail) {
  if (!isRight) throw new Error(detail);
}

/** @param {readonly string[]} command */
const node = (command) =>
  spawnSync(fitNode(), [...command], { cwd: root, stdio: ['ignore', 2, 2], env: withChinese(process.env) }).status === 0;

const words = process.argv.slice(2);
const older = words.includes('--from') ? words[words.indexOf('--from') + 1] : undefined;
const runtime = await ensureElectron();
if (runtime === null) stop('没有可用的 Electron：见上面的说明。');
ensureSystem(runtime.folder, { virtualScreen: true });
if (!words.includes('--packed') && !node([join(root, 'build/package.mjs')])) stop('没有打成安装包：见上面的错误信息。');
if (!existsSync(deb)) stop(`没有 ${deb}：请先运行 npm run package。`);

const scratch = mkdtempSync(join(tmpdir(), 'yiyang-check-'));
const user = await ordinaryUser();
const config = join(user.home, '.config/yiyang-ledger');
const ledger = join(user.home, '台账', '肥城.yiyang');
const environment = { YIYANG_PASSPHRASE: '松柏常青 检查安装包 58' };

/**
 * The command line of a package, under the Node it brought, or under the build's where Electron's own serves.
 * @param {string} resources
 * @param {readonly string[]} args
 */
function commandOf(resources, args) {
  const own = join(resources, 'node/node');
  const entry = join(resources, 'app.asar.unpacked/out/backend/cli.cjs');
  return runAs(user, existsSync(own) ? own : fitNode(), [entry, ...args], environment);
}

/** @param {readonly string[]} args */
function command(args) {
  const answer = commandOf(join(debFolder, 'resources'), [...args, '--db', ledger, '--json']);
  expect(answer.status === 0, `${args.join(' ')}：${answer.stderr.trim()}`);
  return JSON.parse(answer.stdout);
}

/** @param {string} executable @param {string} wantedVersion */
function selfTest(executable, wantedVersion) {
  const { status, stdout, stderr } = runAs(user, executable, ['--self-test']);
  const report = stdout.trim().startsWith('{') ? JSON.parse(stdout) : null;
  expect(report !== null, `退出状态 ${status}，没有报告：${stderr.trim().slice(-400)}`);
  const failed = report.checks.filter((/** @type {{ isPassed: boolean }} */ entry) => !entry.isPassed);
  const problems = failed.map((/** @type {{ name: string, detail: string }} */ entry) => `${entry.name}：${entry.detail}`);
  expect(status === 0 && report.isPassed, `退出状态 ${status}：${report.fault ?? ''} ${problems.join('；')}`);
  expect(report.isPackaged && report.version === wantedVersion, `报告来自版本 ${report.version}`);
  expect(report.security.pageProcess.sandboxed === true, '页面进程不在沙箱内');
  return `${report.checks.length} 项检查，${Math.round(report.milliseconds / 1000)} 秒，Electron ${report.runtime.electron}`;
}

/** @param {string} text */
const logged = (text) =>
  existsSync(join(config, 'logs/yiyang.log')) && readFileSync(join(config, 'logs/yiyang.log'), 'utf8').includes(text);

/** @param {() => boolean} isReady @param {number} seconds */
async function waitFor(isReady, seconds) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    if (isReady()) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return isReady();
}

/** Everything somebody with this user's rights, or root, might try at the start of the program. */
async function tryToOpenUp() {
  const marker = join(user.home, 'marker');
  const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`;
  const script = join(user.home, 'script.js');
  writeFileSync(script, code);
  const asNode = runAs(user, '/usr/bin/timeout', ['20', program, '-e', code], { ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' });
  expect(!existsSync(marker), `ELECTRON_RUN_AS_NODE 运行了外来代码（${asNode.status}）`);
  const app = join(debFolder, 'resources/app');
  mkdirSync(app);
  cpSync(script, join(app, 'index.js'));
  writeFileSync(join(app, 'package.json'), '{"main":"index.js"}');
  rmSync(config, { recursive: true, force: true });
  const running = startAs(user, program, ['--inspect=127.0.0.1:9491', '--remote-debugging-port=9492', `--js-flags=--trace`], {
    NODE_OPTIONS: `--require ${script}`,
    ELECTRON_RUN_AS_NODE: '',
  });
  try {
    expect(await waitFor(() => logged('"backend.ready"'), 60), '程序没有启动');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(!existsSync(marker), 'NODE_OPTIONS 或 resources/app 运行了外来代码');
    expect(!(await isListening(9491)), '--inspect 打开了调试端口');
    expect(!(await isListening(9492)), '--remote-debugging-port 打开了调试端口');
  } finally {
    running.end();
    rmSync(app, { recursive: true, force: true });
  }
  const ended = await Promise.race([running.ended, new Promise((resolve) => setTimeout(() => resolve('没有结束'), 20_000))]);
  running.kill();
  expect(ended === 0 && logged('"end"'), `结束状态 ${String(ended)}`);
  return '作为 Node 运行、NODE_OPTIONS、替换代码文件夹、两种调试端口：都不生效；正常启动并正常结束';
}

/** @returns {string} path of a package of the next version */
function nextVersion() {
  const next = `${version}+1`;
  const target = join(scratch, 'next');
  const packed = node([
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config',
    'build/electron-builder.mjs',
    '--publish',
    'never',
    '--linux',
    'dir',
    `--${arch}`,
    `-c.extraMetadata.version=${next}`,
    `-c.directories.output=${target}`,
  ]);
  expect(packed, '下一版本没有打成');
  return makeDeb({ folder: join(target, 'linux-unpacked'), output: scratch, version: next, arch, icons, isQuick: true });
}

try {
  await check('可执行文件中的安全开关', async () => {
    const wrong = wrongFuses(await readFuses(join(folder, 'yiyang')));
    expect(wrong.length === 0, wrong.join('、'));
    return `${Object.keys(fuses).length} 项与设计一致`;
  });
  await check('安装包内容', () => {
    const { size } = statSync(deb);
    expect(size <= largestBytes, `${size} 字节，太大`);
    const control = system('dpkg-deb', ['--ctrl-tarfile', deb]).match(/\.\/(preinst|postinst|prerm|postrm|config|triggers)/g);
    expect(control === null, `含有安装脚本：${control?.join('、')}`);
    const lines = system('dpkg-deb', ['--contents', deb]).trim().split('\n');
    const outside = lines.filter((line) => !/ \.\/($|opt\/$|opt\/yiyang-ledger\/|usr\/$|usr\/(bin|share)\/)/.test(line));
    expect(outside.length === 0, `装到别处：${outside.join('；')}`);
    const loose = lines.filter((line) => !line.startsWith('l') && (/^.{5}w|^.{8}w/.test(line) || !line.includes(' root/root ')));
    expect(loose.length === 0, `他人可写：${loose.join('；')}`);
    const privileged = lines.filter((line) => /^.{3}[sS]|^.{6}[sS]/.test(line)).map((line) => line.split(' ').at(-1));
    expect(privileged.join() === `.${debFolder}/chrome-sandbox`, `带特权的文件：${privileged.join()}`);
    return `${lines.length} 个文件，${Math.round(size / 1024 / 1024)} MB，没有安装脚本，只有 chrome-sandbox 带特权`;
  });
  await check('不安装，从文件夹运行自检（普通用户，沙箱开启）', () => {
    const copy = join(user.home, '颐养台账');
    cpSync(folder, copy, { recursive: true });
    const detail = selfTest(join(copy, 'yiyang'), version);
    const inside = commandOf(join(copy, 'resources'), ['init', '--region', '370983', '--db', join(copy, '台账/肥城.yiyang')]);
    expect(inside.status === 2 && inside.stderr.includes('安装文件夹'), `台账建进了安装文件夹：${inside.stderr}`);
    rmSync(copy, { recursive: true, force: true });
    return `${detail}；不许把台账建在安装文件夹里`;
  });
  await check('安装', () => {
    system('apt-get', ['install', '-y', '--no-install-recommends', older ?? deb]);
    return `${system('dpkg-query', ['-W', '-f', '${Package} ${Version}', debName])}；菜单项${existsSync(`/usr/share/applications/${debName}.desktop`) ? '有' : '无'}`;
  });
  if (older === undefined) {
    await check('安装后的自检（普通用户，沙箱开启）', () => selfTest(program, version));
    await check('从外面打开程序的尝试', tryToOpenUp);
  }
  /** @type {unknown} */
  let before;
  await check('用安装的版本建台账、导入、编制', () => {
    mkdirSync(join(user.home, '台账'));
    chownSync(join(user.home, '台账'), user.uid, user.gid);
    cpSync(join(root, 'tests/samples/feicheng'), join(user.home, '样例'), { recursive: true });
    command(['init', '--region', '370983']);
    command(['import', 'homes', join(user.home, '样例/敬老院名册.xlsx')]);
    command(['import', 'standards', join(user.home, '样例/救助标准表.xlsx')]);
    command(['import', 'roster', join(user.home, '样例/特困人员花名册.xlsx'), '--skip-invalid']);
    command(['pay', 'build', '--month', month]);
    before = command(['pay', 'lock', '--month', month, '--reason', '检查安装包']);
    return `${/** @type {{ persons: number }} */ (before).persons} 人`;
  });
  await check('升级：数据不动，新版本能打开', () => {
    const files = fingerprintOf(user.home);
    system('apt-get', ['install', '-y', '--no-install-recommends', older === undefined ? nextVersion() : deb]);
    const installed = system('dpkg-query', ['-W', '-f', '${Version}', debName]);
    expect(fingerprintOf(user.home) === files, '升级改动了用户的文件');
    expect(command(['verify']).ok === true, '新版本核验台账不通过');
    const after = command(['pay', 'show', '--month', month]);
    expect(JSON.stringify(after) === JSON.stringify(before), '新版本显示的发放表与旧版本不同');
    return `${installed}；台账核验通过，发放表逐字相同`;
  });
  await check('升级后的自检', () => selfTest(program, system('dpkg-query', ['-W', '-f', '${Version}', debName])));
  await check('卸载：程序清干净，台账和设置一个字节不动', () => {
    const files = fingerprintOf(user.home);
    system('apt-get', ['purge', '-y', debName]);
    const left = [debFolder, program, `/usr/share/applications/${debName}.desktop`, `/usr/share/mime/packages/${debName}.xml`].filter(
      existsSync,
    );
    expect(left.length === 0, `留下了 ${left.join('、')}`);
    expect(fingerprintOf(user.home) === files && existsSync(ledger), '卸载改动了用户的文件');
    return '用户文件夹逐字节相同';
  });
} finally {
  spawnSync('dpkg', ['--purge', debName]);
  user.stop();
  rmSync(scratch, { recursive: true, force: true });
}

const failed = rows.filter((row) => !row.isPassed).length;
process.stdout.write(`\n${'─'.repeat(60)}\n`);
for (const { title, isPassed, seconds } of rows)
  process.stdout.write(`${isPassed ? '通过' : '失败'}  ${String(seconds).padStart(4)} 秒  ${title}\n`);
process.stdout.write(failed === 0 ? `安装包 ${version} 的 ${rows.length} 项检查全部通过。\n` : `${failed} 项没有通过。\n`);
process.exit(failed === 0 ? 0 : 1);
