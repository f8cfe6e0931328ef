/** Files with people's numbers that leave the program: protected as asked, stamped, written whole, entered in the audit with their hash. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { exportPassphraseFault, shortestExportPassphrase, type Protection } from '../../../electron/contract/protection.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { encryptedZip } from '../../documents/encrypted-zip.ts';
import { openPartialFile } from '../../documents/xlsx/partial-file.ts';
import { passphraseStrength } from '../ledger/passphrase.ts';

/** A file as it was made in memory, and the line that goes into the audit with it. */
export type ExportContent = { readonly bytes: Uint8Array; readonly extension: string; readonly entry: AuditEntry };

/** @throws AppError EXPORT_MASKED_ONLY for an auditor, WEAK_PASSPHRASE */
export function requireProtection(role: Role, protection: Protection): void {
  if (role === 'auditor' && protection.kind !== 'masked') throw new AppError('EXPORT_MASKED_ONLY');
  if (protection.kind !== 'encrypted') return;
  const fault = exportPassphraseFault(protection.passphrase);
  const strength = passphraseStrength(protection.passphrase, '');
  const reason = fault ?? (strength.isStrong ? null : strength.reason);
  if (reason !== null)
    throw new AppError('WEAK_PASSPHRASE', { reason, length: shortestExportPassphrase }, { 'protection.passphrase': reason });
}

export function purposeOf(protection: Protection): string | null {
  return protection.kind === 'masked' ? null : protection.purpose;
}

/** The line stands in the audit before the file has its name: no file leaves without one. */
function writeAudited(context: WriteContext, file: string, bytes: Uint8Array, entry: AuditEntry, protection: Protection): void {
  const partial = openPartialFile(file);
  try {
    partial.append(bytes);
    transaction(context, (writer) => {
      writer.audit({
        ...entry,
        after: {
          ...(entry.after as Readonly<Record<string, unknown>>),
          protection: protection.kind,
          purpose: purposeOf(protection),
          fileName: basename(file),
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      });
    });
    partial.commit();
  } finally {
    partial.discard();
  }
}

/** Masked or plain, in one step. @throws AppError FILE_NOT_WRITABLE, DISK_FULL */
export function saveReadable(
  context: WriteContext,
  { bytes, entry }: ExportContent,
  file: string,
  protection: Exclude<Protection, { kind: 'encrypted' }>,
): void {
  writeAudited(context, file, bytes, entry, protection);
}

/** As the user chose; an encrypted file never lies on the disk in plain. @throws AppError FILE_NOT_WRITABLE, DISK_FULL */
export async function saveProtected(context: WriteContext, content: ExportContent, file: string, protection: Protection): Promise<void> {
  if (protection.kind !== 'encrypted') return saveReadable(context, content, file, protection);
  const inner = `${basename(file).replace(/\.zip$/i, '')}.${content.extension}`;
  const zip = await encryptedZip(inner, content.bytes, protection.passphrase, new Date(context.clock.now()));
  writeAudited(context, file, zip, content.entry, protection);
}
