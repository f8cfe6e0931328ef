/** Words for what the file system refuses. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在或磁盘已拔出',
  ENOTDIR: '文件夹的位置被同名文件占用',
  EEXIST: '文件夹的位置被同名文件占用',
  EACCES: '没有访问权限',
  EPERM: '没有访问权限，或文件正被占用',
  EBUSY: '文件正被占用',
  EISDIR: '同名的文件夹已经存在',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘空间不足',
  EFBIG: '文件超过磁盘允许的大小',
  EIO: '磁盘读写出错',
  ENXIO: '磁盘已拔出',
  ENODEV: '磁盘已拔出',
  ESTALE: '网络磁盘的连接已断开',
  EMFILE: '打开的文件太多',
};

export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) throw error;
  return reasons[code] ?? code;
}
