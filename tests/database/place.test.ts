/** Where a live ledger may lie, for Windows and Linux alike: the judgement is pure, what this computer says is asked apart. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSystemIn, judgePlace, lookAtPlace, programFolderOf, requireLedgerPlace, type Place } from '../../database/core/place.ts';
import { inspectLedger } from '../../database/features/ledger/service.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const windows = (path: string, more: Partial<Place> = {}): Place => ({
  platform: 'win32',
  path,
  realPath: path,
  fileSystem: null,
  syncFolders: [],
  markers: [],
  programFolder: null,
  ...more,
});
const linux = (path: string, fileSystem: string, more: Partial<Place> = {}): Place => ({
  ...windows(path),
  platform: 'linux',
  fileSystem,
  ...more,
});

it('finds the installed program around its own code', () => {
  const inside = 'resources/app.asar.unpacked/out/backend';
  expect(programFolderOf(`/opt/yiyang-ledger/${inside}`)).toBe('/opt/yiyang-ledger');
  expect(programFolderOf('C:\\Programs\\yiyang\\resources\\app.asar\\out\\backend')).toBe('C:\\Programs\\yiyang');
  expect(programFolderOf('/home/wang/source/out/backend')).toBeNull();
  expect(lookAtPlace(folder.path).programFolder).toBeNull();
});

describe('judging a place', () => {
  const network = 'LEDGER_ON_NETWORK';
  const sync = 'LEDGER_IN_SYNC_FOLDER';
  it.each<[string, Place, string | null]>([
    ['a local folder', windows('D:\\民政\\台账'), null],
    ['the root of a disk', windows('D:\\'), null],
    ['a USB stick', windows('F:\\台账'), null],
    ['a share', windows('\\\\fileserver\\共享\\台账'), network],
    ['a share with slashes', windows('//fileserver/share'), network],
    ['a share by its long name', windows('\\\\?\\UNC\\fileserver\\share'), network],
    ['a local disk by its long name', windows('\\\\?\\D:\\台账'), null],
    ['a mapped drive, as the system resolves it', windows('Z:\\台账', { realPath: '\\\\192.168.1.9\\public\\台账' }), network],
    ['a folder joined to a share', windows('D:\\台账', { realPath: '\\\\nas\\homes\\台账' }), network],
    ['OneDrive', windows('C:\\Users\\wang\\OneDrive\\台账'), sync],
    ['OneDrive of an office', windows('C:\\Users\\wang\\OneDrive - 肥城市民政局\\台账'), sync],
    ['OneDrive under another name', windows('E:\\同步\\台账', { syncFolders: [{ name: 'OneDrive', folder: 'e:\\同步' }] }), sync],
    ['beside OneDrive', windows('E:\\同步之外\\台账', { syncFolders: [{ name: 'OneDrive', folder: 'E:\\同步' }] }), null],
    ['坚果云', windows('D:\\我的坚果云\\台账'), sync],
    ['Nutstore', windows('C:\\Users\\wang\\Nutstore\\1\\台账'), sync],
    ['百度网盘', windows('D:\\BaiduSyncdisk\\台账'), sync],
    ['the downloads of 百度网盘 are no sync folder', windows('D:\\BaiduNetdiskDownload\\台账'), null],
    ['微云', windows('D:\\微云\\台账'), sync],
    ['阿里云盘', windows('D:\\阿里云盘\\台账'), sync],
    ['WPS云盘', windows('C:\\Users\\wang\\WPSDrive\\123\\WPS云盘\\台账'), sync],
    ['iCloud', windows('C:\\Users\\wang\\iCloudDrive\\台账'), sync],
    ['Dropbox of a company', windows('C:\\Users\\wang\\Dropbox (Office)\\台账'), sync],
    ['Google Drive', windows('C:\\Users\\wang\\Google Drive\\台账'), sync],
    ['a folder that only has the word in it', windows('D:\\OneDrive说明书\\台账'), null],
    ['a full-width name', windows('D:\\ＯｎｅＤｒｉｖｅ\\台账'), sync],
    ['a marker of Syncthing above', linux('/home/wang/台账', 'ext4', { markers: ['.stfolder'] }), sync],
    ['ext4', linux('/home/wang/台账', 'ext4'), null],
    ['btrfs', linux('/home/wang/台账', 'btrfs'), null],
    ['an NTFS stick through FUSE', linux('/media/wang/U盘/台账', 'fuseblk'), null],
    ['an encrypted home through FUSE', linux('/home/wang/台账', 'fuse.gocryptfs'), null],
    ['NFS', linux('/mnt/nas/台账', 'nfs4'), network],
    ['Samba', linux('/mnt/nas/台账', 'cifs'), network],
    ['sshfs', linux('/home/wang/remote/台账', 'fuse.sshfs'), network],
    ['the file manager’s view of a share', linux('/run/user/1000/gvfs/台账', 'fuse.gvfsd-fuse'), network],
    ['rclone', linux('/home/wang/cloud/台账', 'fuse.rclone'), network],
    ['a link into a cloud folder', linux('/home/wang/台账', 'ext4', { realPath: '/home/wang/Dropbox/台账' }), sync],
    [
      'the program’s own folder',
      windows('C:\\Programs\\yiyang\\台账', { programFolder: 'c:\\programs\\Yiyang' }),
      'LEDGER_IN_PROGRAM_FOLDER',
    ],
    [
      'a link into the program’s folder',
      linux('/home/wang/台账', 'ext4', { realPath: '/opt/yiyang-ledger/台账', programFolder: '/opt/yiyang-ledger' }),
      'LEDGER_IN_PROGRAM_FOLDER',
    ],
    ['beside the program', windows('C:\\Programs\\yiyang台账', { programFolder: 'C:\\Programs\\yiyang' }), null],
    ['a path that looks like a share on Linux', linux('//home/wang/台账', 'ext4'), null],
  ])('%s', (_, place, code) => {
    expect(judgePlace(place)?.code ?? null).toBe(code);
  });

  it('finds the file system of the longest mount point, the last of equal ones', () => {
    const mounts = [
      '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
      '40 27 0:40 / /mnt rw - tmpfs tmpfs rw',
      '41 40 0:41 / /mnt/县\\040共享 rw shared:1 - cifs //nas/share rw',
      '42 27 0:42 / /mntx rw - nfs4 nas:/x rw',
      '43 40 0:43 / /mnt/two rw - ext4 /dev/sdb rw',
      '44 40 0:44 / /mnt/two rw - fuse.sshfs host: rw',
      '',
    ].join('\n');
    expect(fileSystemIn(mounts, '/home/wang')).toBe('ext4');
    expect(fileSystemIn(mounts, '/mnt/县 共享/台账')).toBe('cifs');
    expect(fileSystemIn(mounts, '/mnt/其他')).toBe('tmpfs');
    expect(fileSystemIn(mounts, '/mntx/台账')).toBe('nfs4');
    expect(fileSystemIn(mounts, '/mnt/two')).toBe('fuse.sshfs');
    expect(fileSystemIn('', '/home')).toBeNull();
  });
});

describe('on this computer', () => {
  const refusal = (work: () => unknown): AppError => {
    try {
      work();
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
    throw new Error('not refused');
  };

  it('an ordinary folder is fine, one that is not there yet too', () => {
    expect(judgePlace(lookAtPlace(folder.path))).toBeNull();
    expect(judgePlace(lookAtPlace(join(folder.path, '还没有', '台账')))).toBeNull();
  });

  it.runIf(process.platform === 'linux')('names the file system it really lies on', () => {
    expect(lookAtPlace('/proc').fileSystem).toBe('proc');
  });

  it('a ledger is neither made nor opened in a cloud folder, with the reason and the way out', () => {
    const cloud = join(folder.path, '我的坚果云');
    mkdirSync(cloud);
    const error = refusal(() => fileLedger(cloud));
    expect(error.code).toBe('LEDGER_IN_SYNC_FOLDER');
    expect(error.message).toBe(`台账不能放在云盘同步文件夹里（坚果云）：${join(cloud, '测试台账/测试台账.yiyang')}`);
    const existing = join(folder.path, '台账', '旧台账.yiyang');
    mkdirSync(join(folder.path, '台账'));
    writeFileSync(join(folder.path, '台账', '.dropbox'), '');
    writeFileSync(existing, '');
    expect(refusal(() => inspectLedger(existing))).toMatchObject({ code: 'LEDGER_IN_SYNC_FOLDER', params: { kind: 'Dropbox' } });
  });

  it('asks the system by an injected look, as for a mapped drive', () => {
    const look = (path: string): Place => windows(path, { realPath: '\\\\nas\\share' });
    expect(refusal(() => requireLedgerPlace('Z:\\台账.yiyang', look))).toMatchObject({
      code: 'LEDGER_ON_NETWORK',
      params: { kind: '网络共享或映射的网络驱动器' },
    });
  });

  it('an ordinary ledger opens', () => {
    expect(() => closeLedger(fileLedger(join(folder.path)).ledger)).not.toThrow();
  });
});
