/** Refusals after which the ledger is closed: its file can no longer be trusted or reached, and every further click would be refused too. */
import type { ErrorCode } from './messages.ts';

const endings: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'LEDGER_DISK_GONE',
  'LEDGER_DISK_ERROR',
  'LEDGER_FILE_MOVED',
  'LEDGER_FILE_RESCUED',
  'LEDGER_BROKEN',
]);

export function endsSession(code: ErrorCode): boolean {
  return endings.has(code);
}
