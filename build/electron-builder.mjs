/**
 * The package. `npm run package` makes the unpacked folder under release/, which needs no tool beyond what is installed; installers for Windows
 * and archives need electron-builder's own downloads and are made on a machine that reaches them: `npm run package -- --win`.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureElectron } from './electron.mjs';
import { projectRoot } from './fit-node.mjs';

const root = projectRoot();
const target = process.argv.includes('--win') ? 'win32' : process.argv.includes('--mac') ? 'darwin' : 'linux';
const arch = process.argv.includes('--arm64') ? 'arm64' : 'x64';

const runtime = target === process.platform ? await ensureElectron() : null;
const version = runtime === null ? null : readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');
/** Electron 36 and newer carry a Node that can open the ledger themselves; with an older one the package brings the pinned Node along. */
const bringsNode = runtime?.kind === 'fallback';
const executable = target === 'win32' ? 'node.exe' : 'node';
const pinnedNode = `node_modules/node-${target === 'win32' ? 'win' : target}-${arch}/bin/${executable}`;

/** Native files of other systems; a positive pattern would not bring back what another one left out, so each is named. */
const prebuilds = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64',
  'linux-x64',
  'linuxmusl-arm64',
  'linuxmusl-x64',
  'win32-arm64',
  'win32-x64',
];
const others = prebuilds.filter((name) => name !== `${target}-${arch}`);

export default {
  appId: 'cn.yiyang.ledger',
  productName: '颐养台账',
  directories: { output: 'release', buildResources: 'build/resources' },
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  ...(runtime === null || version === null ? {} : { electronDist: runtime.folder, electronVersion: version }),
  files: [
    'out/**',
    '!out/reports/**',
    '!out/.*',
    'package.json',
    '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
    '!**/node_modules/better-sqlite3/{deps,src}/**',
    ...others.map((name) => `!**/node_modules/better-sqlite3/prebuilds/**/*${name}*`),
    ...others.map((name) => `!**/node_modules/better-sqlite3/prebuilds/${name}/**`),
    '!**/node_modules/node-addon-api/**',
  ],
  asar: true,
  // The backend may run under a plain Node, which cannot read inside the archive.
  asarUnpack: ['out/backend/**', 'node_modules/better-sqlite3/**'],
  extraResources: bringsNode && existsSync(join(root, pinnedNode)) ? [{ from: pinnedNode, to: `node/${executable}` }] : [],
  afterPack: (/** @type {{ appOutDir: string }} */ context) => {
    rmSync(join(context.appOutDir, 'resources/default_app.asar'), { force: true });
  },
  linux: { target: 'dir', category: 'Office', executableName: 'yiyang-ledger' },
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN'],
    language: '2052',
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
};
