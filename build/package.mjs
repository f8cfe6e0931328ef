/**
 * `npm run package`: builds the program and packs it for this system: on Linux a folder and a .deb, on Windows the installer. What this machine
 * cannot build is named with the reason and the place where it can be. `-- --arm64` packs for the other processor, `-- --win` for Windows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeDeb, sizeOf } from './deb.mjs';
import { ensureElectron } from './electron.mjs';
import { fitNode, projectRoot, withChinese } from './fit-node.mjs';
import { fuses, readFuses, wrongFuses } from './fuses.mjs';

const root = projectRoot();
const release = join(root, 'release');
/** What fits through the offices' mail and document exchange. */
const largestBytes = 150 * 1024 * 1024;
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const words = new Set(process.argv.slice(2));
const isWindows = words.has('--win') || (process.platform === 'win32' && !words.has('--linux'));
const arch = words.has('--arm64') ? 'arm64' : words.has('--x64') ? 'x64' : process.arch;

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`);

/** @param {string} text @returns {never} */
function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** @param {readonly string[]} command */
const node = (command) =>
  spawnSync(fitNode(), [...command], { cwd: root, stdio: ['ignore', 2, 2], env: withChinese(process.env) }).status === 0;

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** @type {{ what: string, path: string, bytes: number, note: string }[]} */
const made = [];
/** @type {{ what: string, why: string, how: string }[]} */
const notMade = [];

/** @param {readonly string[]} targets */
const pack = (targets) =>
  node([join(root, 'node_modules/electron-builder/cli.js'), '--config', 'build/electron-builder.mjs', '--publish', 'never', ...targets]);

/** @param {string} executable */
async function checkFuses(executable) {
  const wrong = wrongFuses(await readFuses(executable));
  if (wrong.length > 0) stop(`安全开关与设计不符，不能交付：${executable}：${wrong.join('、')}`);
  return `${Object.keys(fuses).length} 项安全开关已写入并读回核对`;
}

async function packLinux() {
  if (!pack(['--linux', 'dir', `--${arch}`])) stop('程序文件夹没有打成：见上面的错误信息。');
  const folder = join(release, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
  made.push({ what: `Linux ${arch} 程序文件夹`, path: folder, bytes: sizeOf(folder), note: await checkFuses(join(folder, 'yiyang')) });
  const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0;
  if (hasDpkg) {
    const deb = makeDeb({ folder, output: release, version, arch, icons: join(root, 'build/resources/icons') });
    made.push({
      what: `Linux ${arch} 安装包`,
      path: deb,
      bytes: statSync(deb).size,
      note: `安装：sudo apt install ./${relative(root, deb)}`,
    });
  } else
    notMade.push({
      what: `Linux ${arch} .deb 安装包`,
      why: '本机没有 dpkg-deb',
      how: '在 Debian、Ubuntu、统信或麒麟系统上运行 npm run package',
    });
  notMade.push({
    what: 'Windows 安装程序（x64、arm64）',
    why: 'NSIS 与 Windows 版 Electron 需从 GitHub 下载，写入图标和卸载程序需要 Windows（或 wine）',
    how: '在能够上网的 Windows 10/11 电脑上：安装 Node.js 20 以上，npm ci，npm run package',
  });
  notMade.push({
    what: `Linux ${arch === 'x64' ? 'arm64' : 'x64'} 文件夹与安装包`,
    why: '需要下载对应处理器的 Electron',
    how: `在能够上网的 Debian 系电脑上：npm run package -- --${arch === 'x64' ? 'arm64' : 'x64'}；或在该处理器的电脑上直接运行 npm run package`,
  });
}

async function packWindows() {
  if (!pack(['--win', 'nsis', ...(words.has('--x64') || words.has('--arm64') ? [`--${arch}`] : ['--x64', '--arm64'])]))
    stop(
      'Windows 安装程序没有打成：见上面的错误信息。\n' +
        '它需要从 GitHub 下载 Windows 版 Electron 和 NSIS，在 Linux 上还需要 wine。请在能够上网的 Windows 10/11 电脑上运行 npm ci 和 npm run package；\n' +
        '国内可先设置环境变量 ELECTRON_MIRROR 和 ELECTRON_BUILDER_BINARIES_MIRROR 指向可用的镜像。',
    );
  for (const name of ['win-unpacked', 'win-arm64-unpacked']) {
    const executable = join(release, name, 'yiyang.exe');
    if (existsSync(executable))
      made.push({ what: name, path: join(release, name), bytes: sizeOf(join(release, name)), note: await checkFuses(executable) });
  }
  for (const name of readdirSync(release).filter((file) => file.startsWith(`yiyang-ledger-setup-${version}`) && file.endsWith('.exe')))
    made.push({
      what: 'Windows 安装程序',
      path: join(release, name),
      bytes: statSync(join(release, name)).size,
      note: '按用户安装，不需要管理员',
    });
  notMade.push({ what: 'Linux 文件夹与 .deb', why: '本次只打 Windows', how: '在 Debian 系电脑上运行 npm run package' });
}

if (!node([join(root, 'build/build.mjs'), '--quiet'])) stop('构建失败：见上面的错误信息。');
const runtime = await ensureElectron();
if (runtime === null) stop('没有可用的 Electron：见上面的说明。');
await (isWindows ? packWindows() : packLinux());

say(`\n颐养台账 ${version} 打包结果`);
for (const { what, path, bytes, note } of made)
  say(`  已打成  ${what}\n          ${relative(root, path)}（${megabytes(bytes)}）\n          ${note}`);
for (const { what, why, how } of notMade) say(`  未打成  ${what}\n          原因：${why}\n          办法：${how}`);
if (runtime.kind === 'fallback')
  say(
    '\n注意：本机连不上 Electron 官方下载，以上用替代的旧版 Electron 打成，只供试验安装、升级和自检；\n' +
      '      交付使用的安装包必须在能够上网的电脑上重新打包（同一命令，自动换用官方 Electron）。',
  );
const tooLarge = made.filter(({ path, bytes }) => statSync(path).isFile() && bytes > largestBytes);
if (tooLarge.length > 0) stop(`安装包超过 ${megabytes(largestBytes)}：${tooLarge.map(({ path }) => path).join('、')}`);
