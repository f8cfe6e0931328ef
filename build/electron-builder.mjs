/**
 * How the program is packed; `npm run package` calls electron-builder with this for the system it runs on. Targets: a folder for Linux, from
 * which build/deb.mjs makes the .deb, and an installer for Windows that asks for no administrator.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureElectron } from './electron.mjs';
import { projectRoot } from './fit-node.mjs';
import { fuses } from './fuses.mjs';

const root = projectRoot();
const target = process.argv.includes('--win') ? 'win32' : process.argv.includes('--mac') ? 'darwin' : 'linux';
const isForThisMachine = target === process.platform && !process.argv.includes(process.arch === 'x64' ? '--arm64' : '--x64');

/** For another system or processor electron-builder fetches the same version's archive itself. */
const runtime = isForThisMachine ? await ensureElectron() : null;
const version =
  runtime === null
    ? JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version
    : readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');
/** Electron 36 and newer carry a Node that can open the ledger themselves; with an older one the package brings the pinned Node along. */
const bringsNode = Number(version.split('.')[0]) < 36;
const executable = target === 'win32' ? 'node.exe' : 'node';
const pinnedNode = `node_modules/node-${target === 'win32' ? 'win' : target}-${process.arch}/bin/${executable}`;

export default {
  appId: 'cn.yiyang.ledger',
  productName: '颐养台账',
  directories: { output: 'release', buildResources: 'build/resources' },
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  electronVersion: version,
  ...(runtime === null ? {} : { electronDist: runtime.folder }),
  electronLanguages: ['zh-CN', 'en-US'],
  electronFuses: fuses,
  files: [
    'out/**',
    '!out/reports/**',
    '!out/.*',
    'package.json',
    '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
    '!**/node_modules/better-sqlite3/{deps,src}/**',
    // Native files of other systems; a positive pattern would not bring back what another one left out.
    `!**/node_modules/better-sqlite3/prebuilds/!(${target}-\${arch}).node`,
    '!**/node_modules/node-addon-api/**',
  ],
  asar: true,
  // The backend may run under a plain Node, which cannot read inside the archive.
  asarUnpack: ['out/backend/**', 'node_modules/better-sqlite3/**'],
  extraResources: bringsNode && existsSync(join(root, pinnedNode)) ? [{ from: pinnedNode, to: `node/${executable}` }] : [],
  afterPack: (/** @type {{ appOutDir: string }} */ context) => {
    rmSync(join(context.appOutDir, 'resources/default_app.asar'), { force: true });
  },
  linux: { target: 'dir', category: 'Office', executableName: 'yiyang', icon: 'build/resources/icons' },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: 'build/resources/icon.ico',
    executableName: 'yiyang',
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    artifactName: 'yiyang-ledger-setup-${version}-${arch}.${ext}',
    // One file per processor: both in one would be twice as large to carry on a USB stick.
    buildUniversalInstaller: false,
    oneClick: false,
    perMachine: false,
    // Without these the installer offers to install for all users, and asks for an administrator.
    selectPerMachineByDefault: false,
    allowElevation: false,
    packElevateHelper: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN'],
    language: '2052',
    shortcutName: '颐养台账',
    uninstallDisplayName: '颐养台账 ${version}',
    // Settings, and with them the list of ledgers, outlive the program; ledgers themselves stand where their users put them.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
};
