/**
 * Where a live ledger may lie: on a disk of this computer, in a folder nobody copies behind its back. A network drive loses the exclusive lock
 * and half of a write when it breaks off; a cloud folder copies, rolls back or replaces the file between two writes. Backups and exports may
 * go anywhere.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../electron/contract/result.ts';
import { folderThatIsThere } from './disk.ts';

/** What the system says about a folder; everything the judgement needs, so that it can be tested for any system. */
export type Place = {
  readonly platform: NodeJS.Platform;
  /** As the user gave it. */
  readonly path: string;
  /** With links followed. On Windows the system answers `\\server\share\…` for a mapped network drive. */
  readonly realPath: string;
  /** Linux: the name of the file system, `ext4`, `cifs`, `fuse.sshfs`; null where it is not known. */
  readonly fileSystem: string | null;
  /** Folders that sync programs name in the environment. */
  readonly syncFolders: readonly { readonly name: string; readonly folder: string }[];
  /** Marker files of sync programs found in the folder or above it. */
  readonly markers: readonly string[];
  /** Where the program is installed; null when it runs from its sources. */
  readonly programFolder: string | null;
};

export type PlaceRefusal = {
  readonly code: 'LEDGER_ON_NETWORK' | 'LEDGER_IN_SYNC_FOLDER' | 'LEDGER_IN_PROGRAM_FOLDER';
  readonly kind: string;
};

/** File systems whose disk is elsewhere. `fuseblk` (NTFS and exFAT sticks) and encrypting ones (`fuse.gocryptfs`, `fuse.encfs`) are local. */
const networkFileSystems: ReadonlySet<string> = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'coda',
  'ceph',
  'glusterfs',
  'lustre',
  'gfs2',
  'ocfs2',
  'davfs',
  'vboxsf',
  'prl_fs',
  'fuse.vmhgfs-fuse',
  'fuse.sshfs',
  'fuse.gvfsd-fuse',
  'fuse.kio-fuse',
  'fuse.smbnetfs',
  'fuse.curlftpfs',
  'fuse.davfs2',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.juicefs',
  'fuse.JuiceFS',
  'fuse.ceph',
  'fuse.ceph-fuse',
  'fuse.glusterfs',
  'fuse.google-drive-ocamlfuse',
  'fuse.onedriver',
  'fuse.jmtpfs',
  'fuse.simple-mtpfs',
  'fuse.ifuse',
]);

/** Folders that sync programs make, by the whole name of one folder on the way, lower case. */
const syncNames: Readonly<Record<string, string>> = {
  onedrive: 'OneDrive',
  dropbox: 'Dropbox',
  nutstore: '坚果云',
  'nutstore files': '坚果云',
  坚果云: '坚果云',
  我的坚果云: '坚果云',
  baidusyncdisk: '百度网盘同步空间',
  百度网盘: '百度网盘',
  百度网盘同步空间: '百度网盘同步空间',
  百度云同步盘: '百度云同步盘',
  iclouddrive: 'iCloud',
  'icloud drive': 'iCloud',
  'com~apple~clouddocs': 'iCloud',
  'google drive': 'Google Drive',
  googledrive: 'Google Drive',
  'google 云端硬盘': 'Google Drive',
  我的云端硬盘: 'Google Drive',
  微云: '腾讯微云',
  腾讯微云: '腾讯微云',
  微云同步助手: '腾讯微云',
  weiyun: '腾讯微云',
  阿里云盘: '阿里云盘',
  阿里云盘同步: '阿里云盘',
  aliyundrive: '阿里云盘',
  adrive: '阿里云盘',
  wps云盘: 'WPS云盘',
  wpsdrive: 'WPS云盘',
  'wps cloud files': 'WPS云盘',
  天翼云盘: '天翼云盘',
  天翼云盘同步盘: '天翼云盘',
  和彩云: '和彩云',
  中国移动云盘: '中国移动云盘',
  '115sync': '115网盘',
  夸克网盘: '夸克网盘',
  nextcloud: 'Nextcloud',
  owncloud: 'ownCloud',
  seafile: 'Seafile',
  synologydrive: 'Synology Drive',
  megasync: 'MEGA',
  pcloud: 'pCloud',
};

/** Names that go on after a known beginning: `OneDrive - 肥城市民政局`, `Dropbox (Office)`. */
const syncBeginnings: readonly (readonly [RegExp, string])[] = [
  [/^onedrive\s*[-–—(]/i, 'OneDrive'],
  [/^dropbox\s*[-–—(]/i, 'Dropbox'],
  [/^google ?drive\s*[-–—(]/i, 'Google Drive'],
  [/^nutstore[\s_-]/i, '坚果云'],
];

/** Files that sync programs leave at the top of what they sync. */
export const syncMarkers: Readonly<Record<string, string>> = {
  '.dropbox': 'Dropbox',
  '.dropbox.cache': 'Dropbox',
  '.849C9593-D756-4E56-8D6E-42412F2A707B': 'OneDrive',
  '.tmp.driveupload': 'Google Drive',
  '.tmp.drivedownload': 'Google Drive',
  '.stfolder': 'Syncthing',
  '.nextcloudsync.log': 'Nextcloud',
  '.owncloudsync.log': 'ownCloud',
  '.seafile-data': 'Seafile',
  '.SynologyWorkingDirectory': 'Synology Drive',
};

const isShare = (path: string): boolean => /^(?:\\\\\?\\UNC\\|\\\\(?![.?]\\)|\/\/[^/])/i.test(path);

const segmentsOf = (path: string): readonly string[] => path.split(/[/\\]+/).filter((segment) => segment !== '');

function syncNameOf(segment: string): string | null {
  const name = segment.normalize('NFKC').trim();
  return syncNames[name.toLowerCase()] ?? syncBeginnings.find(([beginning]) => beginning.test(name))?.[1] ?? null;
}

function isInside(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const plain = (text: string): string => {
    const joined = segmentsOf(text).join('/');
    return platform === 'win32' ? joined.toLowerCase() : joined;
  };
  const whole = plain(folder);
  return whole !== '' && `${plain(path)}/`.startsWith(`${whole}/`);
}

/** Pure: null where a live ledger may lie. */
export function judgePlace(place: Place): PlaceRefusal | null {
  const paths = [place.path, place.realPath];
  if (place.platform === 'win32' && paths.some(isShare)) return { code: 'LEDGER_ON_NETWORK', kind: '网络共享或映射的网络驱动器' };
  if (place.fileSystem !== null && networkFileSystems.has(place.fileSystem))
    return { code: 'LEDGER_ON_NETWORK', kind: `网络文件系统 ${place.fileSystem}` };
  const bySegment = paths
    .flatMap(segmentsOf)
    .map(syncNameOf)
    .find((name) => name !== null);
  const byEnvironment = place.syncFolders.find(({ folder }) => paths.some((path) => isInside(path, folder, place.platform)))?.name;
  const byMarker = place.markers.map((marker) => syncMarkers[marker]).find((name) => name !== undefined);
  const kind = bySegment ?? byEnvironment ?? byMarker;
  const { programFolder } = place;
  // An update and a removal of the program on Windows empty its folder.
  if (programFolder !== null && paths.some((path) => isInside(path, programFolder, place.platform)))
    return { code: 'LEDGER_IN_PROGRAM_FOLDER', kind: '程序安装文件夹' };
  return kind === undefined ? null : { code: 'LEDGER_IN_SYNC_FOLDER', kind };
}

/** `\040` and the like, as the kernel writes spaces in the list of mounts. */
const unescapeMount = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));

/** Name of the file system of a folder, from the kernel's list of mounts: the longest mount point on the way; of equal ones the last. */
export function fileSystemIn(mounts: string, folder: string): string | null {
  let best: { readonly length: number; readonly type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [before, after] = line.split(' - ');
    const point = unescapeMount(before?.split(' ')[4] ?? '');
    const type = after?.split(' ')[0];
    if (point === '' || type === undefined || (!isInside(folder, point, 'linux') && point !== '/')) continue;
    if (best === null || point.length >= best.length) best = { length: point.length, type };
  }
  return best?.type ?? null;
}

function mountsOfThisComputer(): string | null {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return null;
  }
}

const syncVariables: readonly (readonly [string, string])[] = [
  ['OneDrive', 'OneDrive'],
  ['OneDriveConsumer', 'OneDrive'],
  ['OneDriveCommercial', 'OneDrive'],
];

function markersAbove(folder: string): string[] {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    for (const marker of Object.keys(syncMarkers)) if (existsSync(join(at, marker))) found.push(marker);
    if (dirname(at) === at) return found;
  }
}

/**
 * The folder that a packaged backend is part of, null for one that is not packaged.
 * @param moduleFolder where its code lies
 */
export function programFolderOf(moduleFolder: string): string | null {
  return /^(.+?)[\\/]resources[\\/]app\.asar(?:\.unpacked)?(?:[\\/]|$)/.exec(moduleFolder)?.[1] ?? null;
}

/** Asks this computer about a folder, or the nearest one above it that is there. */
export function lookAtPlace(path: string): Place {
  const folder = folderThatIsThere(path);
  let realPath = folder;
  try {
    realPath = realpathSync.native(folder);
  } catch {
    // A drive that is not connected any more: it is judged by its name.
  }
  const mounts = process.platform === 'linux' ? mountsOfThisComputer() : null;
  return {
    platform: process.platform,
    path,
    realPath,
    fileSystem: mounts === null ? null : fileSystemIn(mounts, realPath),
    syncFolders: syncVariables.flatMap(([variable, name]) => {
      const value = process.env[variable];
      return value === undefined || value === '' ? [] : [{ name, folder: value }];
    }),
    markers: markersAbove(realPath),
    programFolder: programFolderOf(import.meta.dirname),
  };
}

/** For a ledger that is made, opened or restored. @throws AppError LEDGER_ON_NETWORK, LEDGER_IN_SYNC_FOLDER, LEDGER_IN_PROGRAM_FOLDER */
export function requireLedgerPlace(file: string, look: (path: string) => Place = lookAtPlace): void {
  const refusal = judgePlace(look(dirname(file)));
  if (refusal) throw new AppError(refusal.code, { file, kind: refusal.kind });
}
