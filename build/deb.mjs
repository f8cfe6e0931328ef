/**
 * Makes a .deb of the packed folder with dpkg-deb alone. No maintainer scripts: what installing and removing does is dpkg's own work on the
 * listed files, so removing cannot touch anything else. Menus, icons and file types are refreshed by the triggers of the system's packages.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const debName = 'yiyang-ledger';
export const debFolder = `/opt/${debName}`;

/** Debian 12's names, then those of Debian 13 and Ubuntu 24.04. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libnspr4',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libdrm2',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libcups2 | libcups2t64',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libpango-1.0-0',
  'libcairo2',
  'libstdc++6',
];

const desktopEntry = `[Desktop Entry]
Type=Application
Name=颐养台账
Name[en]=Yiyang Ledger
GenericName=特困人员救助供养台账
Comment=登记特困人员、敬老院和救助标准，编制和打印发放表
Exec=${debFolder}/yiyang
Icon=${debName}
Terminal=false
Categories=Office;
Keywords=特困;敬老院;供养;发放表;台账;
StartupWMClass=颐养台账
`;

const fileType = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-yiyang-ledger">
    <comment>颐养台账文件</comment>
    <glob pattern="*.yiyang"/>
    <icon name="${debName}"/>
  </mime-type>
</mime-info>
`;

/** Folders 755, programs 755, the rest 644, whatever the umask of the building user was. @param {string} path */
function settlePermissions(path) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if (!entry.isDirectory()) return chmodSync(path, (entry.mode & 0o100) === 0 ? 0o644 : 0o755);
  chmodSync(path, 0o755);
  for (const name of readdirSync(path)) settlePermissions(join(path, name));
}

/** @param {string} path @returns {number} bytes below it */
export function sizeOf(path) {
  const entry = lstatSync(path);
  return entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : entry.size;
}

/**
 * @param {{ folder: string, output: string, version: string, arch: string, icons: string, isQuick?: boolean }} options folder: what
 *   electron-builder packed; arch: as Node calls it; isQuick: larger and made at once, for a package that is never handed out
 * @returns {string} path of the .deb
 * @throws when dpkg-deb fails; its words are in the message
 */
export function makeDeb({ folder, output, version, arch, icons, isQuick = false }) {
  const debArch = arch === 'x64' ? 'amd64' : arch;
  const staging = mkdtempSync(join(tmpdir(), 'yiyang-deb-'));
  try {
    const program = join(staging, debFolder);
    cpSync(folder, program, { recursive: true });
    for (const name of ['usr/bin', 'usr/share/applications', 'usr/share/mime/packages', `usr/share/doc/${debName}`])
      mkdirSync(join(staging, name), { recursive: true });
    symlinkSync(`${debFolder}/yiyang`, join(staging, 'usr/bin/yiyang'));
    writeFileSync(join(staging, `usr/share/applications/${debName}.desktop`), desktopEntry);
    writeFileSync(join(staging, `usr/share/mime/packages/${debName}.xml`), fileType);
    for (const name of readdirSync(icons)) {
      const place = join(staging, 'usr/share/icons/hicolor', name.replace('.png', ''), 'apps');
      mkdirSync(place, { recursive: true });
      cpSync(join(icons, name), join(place, `${debName}.png`));
    }
    const licences = `颐养台账 ${version}\n本软件含有 Electron 与 Chromium，许可文件见 ${debFolder}/LICENSE.electron.txt、${debFolder}/LICENSES.chromium.html；\n字体许可见 ${debFolder}/resources/app.asar.unpacked/out/backend/data/documents/fonts/licences。\n`;
    writeFileSync(join(staging, `usr/share/doc/${debName}/copyright`), licences);
    settlePermissions(staging);
    // Chromium's helper for systems that do not let an ordinary user make namespaces, such as Ubuntu 24.04.
    chmodSync(join(program, 'chrome-sandbox'), 0o4755);

    mkdirSync(join(staging, 'DEBIAN'));
    const control = [
      `Package: ${debName}`,
      `Version: ${version}`,
      `Architecture: ${debArch}`,
      'Maintainer: Yiyang Ledger <ledger@yiyang.invalid>',
      `Installed-Size: ${Math.ceil(sizeOf(join(staging, 'opt')) / 1024)}`,
      `Depends: ${depends.join(', ')}`,
      'Recommends: fonts-noto-cjk',
      'Section: office',
      'Priority: optional',
      'Description: 颐养台账 特困人员救助供养台账',
      ' 县级民政局和敬老院的桌面台账：特困人员、敬老院、救助标准，按月编制、审批、打印发放表。',
      ' 数据加密保存在本机，程序不连接网络。卸载只删除程序，不动台账文件。',
    ];
    writeFileSync(join(staging, 'DEBIAN/control'), `${control.join('\n')}\n`);
    const file = join(output, `${debName}_${version}_${debArch}.deb`);
    rmSync(file, { force: true });
    const made = spawnSync(
      'dpkg-deb',
      ['--root-owner-group', ...(isQuick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z2']), '--build', staging, file],
      { encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`dpkg-deb: ${made.error?.message ?? made.stderr.trim()}`);
    return file;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
