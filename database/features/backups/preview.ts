/** What a copy holds, and what would be lost by going back to it. */
import { actionText } from '../../../electron/contract/audit-words.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import type { Manifest } from './manifest.ts';
import type { BackupSource } from './source.ts';
import { noWork } from './standing.ts';

type Preview = OutputOf<'backups.preview'>;
export type Holding = Preview['holding'];
export type Loss = Preview['loss'];

export function holdingOf({ manifest }: { readonly manifest: Manifest }): Holding {
  const { tables, ledger } = manifest;
  const attachments = manifest.attachments.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    madeAt: manifest.madeAt,
    madeBy: manifest.madeBy,
    kind: manifest.kind,
    appVersion: manifest.appVersion,
    ledgerName: ledger.name,
    regionName: ledger.regionName,
    isDemo: ledger.isDemo,
    schemaVersion: manifest.schemaVersion,
    isOlderSchema: manifest.schemaVersion < (migrations.at(-1)?.version ?? 0),
    lastChangeAt: manifest.audit.at,
    people: tables['person'] ?? 0,
    homes: tables['home'] ?? 0,
    sheets: tables['sheet'] ?? 0,
    payLines: tables['sheet_line'] ?? 0,
    attachments: manifest.attachments.length,
    missingAttachments: manifest.missingAttachments.length,
    auditLines: manifest.audit.seq,
    bytes: manifest.ledgerFile.bytes + attachments,
  };
}

/** The last line both have: the copy's own end, or an earlier one when the ledger has gone another way since. */
function commonLine(reader: Reader, manifest: Manifest): number {
  for (const { seq, hash } of [manifest.audit, ...manifest.trail]) {
    const found = row<{ hash: string }>(reader, 'SELECT lower(hex(hash)) AS hash FROM audit WHERE seq = ?', seq);
    if (found?.hash === hash) return seq;
  }
  return 0;
}

/** Of each kind the newest few, by what names them; numbers of people never. */
const examplesShown = 3;

export function lossOf(reader: Reader, source: BackupSource): Loss {
  const { manifest } = source;
  const common = commonLine(reader, manifest);
  const groups = rows<{ action: string; count: number; newestAt: string }>(
    reader,
    `SELECT action, count(*) AS count, max(at) AS newestAt FROM audit WHERE seq > ? AND ${noWork} GROUP BY action ORDER BY count DESC, action`,
    common,
  ).map(({ action, ...group }) => ({ ...group, action: actionText(action), examples: examplesOf(reader, common, action) }));
  return {
    isAncestor: common === manifest.audit.seq,
    lines: groups.reduce((sum, { count }) => sum + count, 0),
    logLines: (row<{ last: number | null }>(reader, 'SELECT max(seq) AS last FROM audit')?.last ?? 0) - common,
    groups: merged(groups),
    usersOnlyInCopy: usersOnlyIn(reader, source),
  };
}

/** They come back disabled: nobody holds a passphrase of theirs. */
function usersOnlyIn(reader: Reader, source: BackupSource): string[] {
  return source.keys.slots
    .filter(
      ({ kind, userUid }) =>
        kind === 'user' && userUid !== null && !row(reader, 'SELECT 1 FROM user_account WHERE uid = unhex(?)', userUid),
    )
    .map(({ name }) => name);
}

/** Several actions may go by one name. */
function merged(groups: Loss['groups']): Loss['groups'] {
  const byName = new Map<string, Loss['groups'][number]>();
  for (const group of groups) {
    const known = byName.get(group.action);
    byName.set(
      group.action,
      known
        ? {
            action: group.action,
            count: known.count + group.count,
            newestAt: known.newestAt > group.newestAt ? known.newestAt : group.newestAt,
            examples: [...known.examples, ...group.examples].slice(0, examplesShown),
          }
        : group,
    );
  }
  return [...byName.values()].toSorted((one, other) => other.count - one.count);
}

function examplesOf(reader: Reader, after: number, action: string): string[] {
  const lines = rows<{ name: string | null; month: string | null; file: string | null; person: string | null }>(
    reader,
    `SELECT coalesce(json_extract(a.after_json, '$.name'), json_extract(a.before_json, '$.name')) AS name, json_extract(a.after_json, '$.month') AS month,
       coalesce(json_extract(a.after_json, '$.fileName'), json_extract(a.after_json, '$.documentNo')) AS file,
       (SELECT p.name FROM person p WHERE p.person_id = coalesce(a.person_id, CASE a.entity WHEN 'person' THEN a.entity_id END)) AS person
     FROM audit a WHERE a.seq > ? AND a.action = ? ORDER BY a.seq DESC LIMIT ${examplesShown}`,
    after,
    action,
  );
  return [
    ...new Set(lines.map(({ name, month, file, person }) => person ?? name ?? file ?? month).filter((text) => typeof text === 'string')),
  ];
}
