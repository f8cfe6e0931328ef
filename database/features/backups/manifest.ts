/**
 * What a copy says of itself, in a small file beside it: which ledger, when, why, where the audit chain stood, what lies in it. Sealed with a
 * key derived from the data key, so that only copies this ledger has made are believed, and only those are ever deleted by the rotation.
 * Holds no person and no amount.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupKinds } from '../../../electron/contract/backups.ts';
import { AppError } from '../../../electron/contract/result.ts';

export const manifestName = '备份说明.yiyangbackup';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** No way out of the folder of the copy. */
const fileName = z.string().regex(/^[^\\/:*?"<>|]{1,120}$/u);
const attachmentName = z.string().regex(/^[0-9a-f]{2}\/[0-9a-f]{64}\.att$/);

const contentSchema = z.object({
  format: z.literal('yiyang-backup'),
  version: z.literal(1),
  kind: z.enum(backupKinds),
  madeAt: z.string(),
  /** Null for one the program made by itself. */
  madeBy: z.string().nullable(),
  appVersion: z.string(),
  ledger: z.object({ uid: z.string().regex(/^[0-9a-f]{32}$/), name: z.string(), regionName: z.string(), isDemo: z.boolean() }),
  schemaVersion: z.number().int().positive(),
  /** Last line of the audit chain. */
  audit: z.object({ seq: z.number().int().positive(), hash, at: z.string() }),
  /** Earlier lines, further and further apart: by them another ledger finds how far both agree. */
  trail: z.array(z.object({ seq: z.number().int().positive(), hash })),
  tables: z.record(z.string(), z.number().int().min(0)),
  ledgerFile: z.object({ name: fileName, bytes: z.number().int().positive(), sha256: hash }),
  keyFile: z.object({ name: fileName, bytes: z.number().int().positive(), sha256: hash }),
  /** In the pool beside the copies; `missingAttachments` were not there, or damaged, when the copy was made. */
  attachments: z.array(z.object({ name: attachmentName, bytes: z.number().int().positive() })),
  missingAttachments: z.array(attachmentName),
});
export type ManifestContent = z.infer<typeof contentSchema>;

const manifestSchema = contentSchema.extend({ seal: hash });
export type Manifest = z.infer<typeof manifestSchema>;

/** The content has come through the schema, which settles the order of the fields. */
function sealOf(content: ManifestContent, dataKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(0), 'yiyang-ledger/backup-manifest', 32));
  return createHmac('sha256', key).update(JSON.stringify(content)).digest();
}

export function sealManifest(content: ManifestContent, dataKey: Uint8Array): Manifest {
  const ordered = contentSchema.parse(content);
  return { ...ordered, seal: sealOf(ordered, dataKey).toString('hex') };
}

export function isSealedBy(manifest: Manifest, dataKey: Uint8Array): boolean {
  const { seal, ...content } = manifest;
  return timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(content, dataKey));
}

export function manifestBytes(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** Null for anything that is no manifest. */
export function parseManifest(bytes: Buffer): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Larger than one of a county with a million attachments. */
const largestManifestBytes = 200 * 1024 * 1024;

/** A manifest never changes; the first page asks for all of them whenever anything is saved. */
const known = new Map<string, { readonly mtimeMs: number; readonly size: number; readonly manifest: Manifest | null }>();

/** The manifest of a folder; null when there is none, or when it is damaged. */
export function manifestIn(folder: string): Manifest | null {
  const file = join(folder, manifestName);
  try {
    const { mtimeMs, size } = statSync(file);
    const before = known.get(file);
    if (before?.mtimeMs === mtimeMs && before.size === size) return before.manifest;
    const manifest = size > largestManifestBytes ? null : parseManifest(readFileSync(file));
    known.set(file, { mtimeMs, size, manifest });
    return manifest;
  } catch {
    known.delete(file);
    return null;
  }
}

/** Nobody works in a copy: it would no longer be the copy that was checked. @throws AppError BACKUP_IS_A_COPY */
export function refuseCopy(ledgerFile: string, folder: string): void {
  if (existsSync(join(folder, manifestName))) throw new AppError('BACKUP_IS_A_COPY', { file: ledgerFile });
}
