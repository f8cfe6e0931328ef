/**
 * A checked copy (bytes, structure of the copy, manifest, entry in the ledger) beside a bare VACUUM INTO of the same ledger, which is neither
 * flushed nor checked; and going back to it, with the safety copy. 128 MB unless `YIYANG_BACKUP_MB` says otherwise: 1100 for the largest county.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import type { WriteContext } from '../../database/core/sql.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { restoreBackup } from '../../database/features/backups/service-restore.ts';
import { closeLedger, type OpenLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase } from '../helpers/ledger.ts';
import { tableHashes } from '../helpers/table-hashes.ts';
import { bounded, compared, timed, type BenchResult } from './bench.ts';
import { fillWithPeople } from './many-people.ts';

const megabytes = Number(process.env['YIYANG_BACKUP_MB'] ?? 128);
const rounds = megabytes > 500 ? 2 : 3;
const clock = fixedClock(isoDate('2022-12-31'));
const restoreMostMilliseconds = 60_000;

/** Facts by the hundred thousand, as imports of many years leave them. */
function fill({ connection, session }: OpenLedger): void {
  const context: WriteContext = { connection, clock, actor: session.user };
  fillWithPeople(context, 2_000);
  const bytes = (): number => (connection.pragma('page_count', { simple: true }) as number) * 4096;
  const grow = connection.prepare(
    `INSERT INTO fact (uid, person_id, kind, valid_from, detail, source, recorded_at, recorded_by)
     SELECT randomblob(16), person_id, 'contact', valid_from, json_object('note', hex(randomblob(80))), source, recorded_at, recorded_by FROM fact LIMIT 50000`,
  );
  while (bytes() < megabytes * 1024 * 1024) grow.run();
}

export async function run(): Promise<BenchResult[]> {
  const folder = temporaryFolder();
  let { ledger } = fileLedger(folder.path, { clock });
  try {
    fill(ledger);
    const options: MakeOptions = { kind: 'manual', clock, appVersion: '', madeBy: null };
    const own: number[] = [];
    const bare: number[] = [];
    const target = join(folder.path, 'bare.yiyang');
    let copyFolder = '';
    for (let round = 0; round < rounds; round += 1) {
      rmSync(target, { force: true });
      bare.push(await timed(() => ledger.connection.prepare('VACUUM INTO ?').run(target)));
      own.push(
        await timed(async () => {
          copyFolder = (await makeBackup(ledger, options)).copy.folder;
        }),
      );
    }
    rmSync(target, { force: true });
    const before = tableHashes(ledger.connection);
    const restoring = await timed(async () => {
      const restored = await restoreBackup(ledger, {
        path: copyFolder,
        passphrase: testPassphrase,
        clock,
        appVersion: '',
        onLedger: () => undefined,
      });
      ledger = restored.ledger;
    });
    const after = tableHashes(ledger.connection);
    // Lines about the copies and the restore itself come after the copy.
    const moving = new Set(['audit', 'audit_head', 'backup']);
    for (const [name, hash] of Object.entries(before))
      if (!moving.has(name) && after[name] !== hash) throw new Error(`the table ${name} is not what it was`);
    const size = Math.round(statSync(ledger.file).size / 1024 / 1024);
    return [
      compared(`backup: checked copy of ${size} MB beside VACUUM INTO`, own, bare, 2.2),
      bounded(`backup: restore of ${size} MB with a safety copy`, restoring, restoreMostMilliseconds),
    ];
  } finally {
    closeLedger(ledger);
    folder.remove();
  }
}
