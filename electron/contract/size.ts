/** Sizes of files and disks in words. */
const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** `3.2 MB`, as the system's own windows write it. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value)} ${units[unit] ?? 'TB'}`;
}
