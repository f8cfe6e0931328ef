/** Words of the copies. */
import { backupKindLabels, type BackupCopy } from '../../../electron/contract/backups.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';

export type Status = OutputOf<'backups.status'>;
export type Holding = OutputOf<'backups.preview'>['holding'];
export type Loss = OutputOf<'backups.preview'>['loss'];
export type Source = { readonly place: BackupCopy['place']; readonly id: string } | { readonly file: string };

export function daysText(days: number | null): string {
  if (days === null) return '还没有';
  return days <= 0 ? '今天' : days === 1 ? '昨天' : `${days} 天前`;
}

export function kindText(kind: BackupCopy['kind']): string {
  return backupKindLabels[kind];
}

export const placeLabels = { own: '本机', second: '第二位置' } as const;
