import type { ErrorCode } from '../../../electron/contract/messages.ts';

/** Refusals that concern the ledger as a whole: they get a page with choices. All others are shown at the form. */
const ledgerRefusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'LEDGER_NOT_FOUND',
  'LEDGER_IN_USE',
  'LEDGER_DAMAGED',
  'LEDGER_NEWER',
  'LEDGER_NOT_A_LEDGER',
  'LEDGER_KEY_MISSING',
  'LEDGER_KEY_DAMAGED',
  'LEDGER_FOLDER_GONE',
  'LEDGER_FOLDER_NOT_WRITABLE',
  'LEDGER_READ_ONLY',
  'LEDGER_DISK_GONE',
  'LEDGER_DISK_ERROR',
  'LEDGER_FILE_MOVED',
  'LEDGER_FILE_RESCUED',
  'LEDGER_BROKEN',
  'LEDGER_ON_NETWORK',
  'LEDGER_IN_SYNC_FOLDER',
  'LEDGER_IN_PROGRAM_FOLDER',
  'DISK_FULL',
  'LEDGER_MIGRATION_FAILED',
  'LEDGER_SCHEMA_CHANGED',
  'LEDGER_IS_DEMO',
  'LEDGER_NOT_DEMO',
  'INTERNAL',
  'BACKEND_STOPPED',
]);

export function concernsLedger(code: ErrorCode): boolean {
  return ledgerRefusals.has(code);
}

/** Heading of the page; what happened to which file stands below it. */
export function refusalTitle(code: ErrorCode): string {
  switch (code) {
    case 'LEDGER_NOT_FOUND':
    case 'LEDGER_FOLDER_GONE':
      return '找不到台账';
    case 'LEDGER_IN_USE':
      return '台账正在使用';
    case 'LEDGER_DAMAGED':
      return '台账已损坏';
    case 'LEDGER_NEWER':
      return '需要新版程序';
    case 'LEDGER_NOT_A_LEDGER':
      return '不是台账文件';
    case 'LEDGER_KEY_MISSING':
      return '缺少钥匙文件';
    case 'LEDGER_KEY_DAMAGED':
      return '钥匙文件已损坏';
    case 'LEDGER_FOLDER_NOT_WRITABLE':
      return '文件夹不能写入';
    case 'LEDGER_READ_ONLY':
      return '台账不能写入';
    case 'LEDGER_DISK_GONE':
      return '存放台账的磁盘不见了';
    case 'LEDGER_DISK_ERROR':
      return '磁盘读写出错';
    case 'LEDGER_FILE_MOVED':
    case 'LEDGER_FILE_RESCUED':
      return '台账文件被移走';
    case 'LEDGER_BROKEN':
      return '台账已损坏';
    case 'LEDGER_ON_NETWORK':
    case 'LEDGER_IN_SYNC_FOLDER':
    case 'LEDGER_IN_PROGRAM_FOLDER':
      return '台账不能放在这里';
    case 'DISK_FULL':
      return '磁盘空间不足';
    case 'LEDGER_MIGRATION_FAILED':
      return '台账升级没有完成';
    case 'LEDGER_SCHEMA_CHANGED':
      return '台账与程序不一致';
    case 'LEDGER_IS_DEMO':
      return '这是演示台账';
    case 'LEDGER_NOT_DEMO':
      return '这是正式台账';
    default:
      return '台账没有打开';
  }
}

/** A copy can stand in for the ledger. */
export function isRestoreUseful(code: ErrorCode): boolean {
  return [
    'LEDGER_DAMAGED',
    'LEDGER_BROKEN',
    'LEDGER_KEY_MISSING',
    'LEDGER_KEY_DAMAGED',
    'LEDGER_NOT_FOUND',
    'LEDGER_FILE_MOVED',
    'LEDGER_FILE_RESCUED',
  ].includes(code);
}

/** Trying again helps where the cause lies outside the file. */
export function isRetryUseful(code: ErrorCode): boolean {
  return ![
    'LEDGER_NOT_A_LEDGER',
    'LEDGER_NEWER',
    'LEDGER_SCHEMA_CHANGED',
    'LEDGER_IS_DEMO',
    'LEDGER_NOT_DEMO',
    'LEDGER_ON_NETWORK',
    'LEDGER_IN_SYNC_FOLDER',
    'LEDGER_IN_PROGRAM_FOLDER',
    'LEDGER_BROKEN',
  ].includes(code);
}
