/** The power goes while a ledger of a former schema is being upgraded: afterwards it opens, and every row is there. */
import { existsSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { schemaVersion } from '../../database/core/migrate.ts';
import { closeConnection } from '../../database/core/open.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { migrations } from '../../database/migrations/index.ts';
import { finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase } from '../helpers/ledger.ts';
import { copyOfOldLedger, hashOf, oldLedgers, oldVersions, openAsItIs, type Content } from '../helpers/old-ledgers.ts';

const kills = process.env['YIYANG_LONG'] === '1' ? 100 : 3;
const folder = temporaryFolder();
afterAll(() => folder.remove());

type Run = { readonly isCut: boolean; readonly milliseconds: number };

/**
 * Upgrades; kills the program so long after it has opened the ledger, or lets it end.
 * @returns how long it worked in the ledger: the passphrase before that takes longer, and a cut there proves nothing
 */
async function upgraded(office: string, file: string, cutAfter: number | null): Promise<Run> {
  const child = startCommand(['verify', '--db', file]);
  const ending = finished(child);
  let openedAt: number | null = null;
  const watcher = watch(office, { recursive: true }, (_, name) => {
    if (openedAt !== null || name?.endsWith('-wal') !== true) return;
    openedAt = Date.now();
    if (cutAfter !== null) setTimeout(() => child.kill('SIGKILL'), cutAfter);
  });
  const { code } = await ending;
  watcher.close();
  return { isCut: code === null, milliseconds: Date.now() - (openedAt ?? Date.now()) };
}

it.each(oldVersions)(`%s survives ${kills} kills`, { timeout: kills * 20_000 }, async (version) => {
  const content = JSON.parse(readFileSync(join(oldLedgers, version, 'content.json'), 'utf8')) as Content;
  const found = { before: 0, between: 0, after: 0, uncut: 0 };
  const measured = await upgraded(join(folder.path, 'whole'), copyOfOldLedger(version, join(folder.path, 'whole')), null);
  for (let round = 0; round < kills; round += 1) {
    const office = join(folder.path, `${version}-${round}`);
    const file = copyOfOldLedger(version, office);
    // The upgrade is the first part of the work, so most cuts fall there.
    if (!(await upgraded(office, file, Math.random() ** 2 * measured.milliseconds)).isCut) found.uncut += 1;
    const asLeft = openAsItIs(file);
    const left = schemaVersion(asLeft);
    closeConnection(asLeft);
    if (left === Number(version.slice(7))) found.before += 1;
    else if (left === migrations.length) found.after += 1;
    else found.between += 1;
    const ledger = login(file, '管理员', testPassphrase, fixedClock(isoDate('2026-12-31')));
    expect(schemaVersion(ledger.connection)).toBe(migrations.length);
    expect(ledger.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(ledger.connection.pragma('foreign_key_check')).toEqual([]);
    for (const [table, { columns, rows, sha256 }] of Object.entries(content))
      expect([table, hashOf(ledger.connection, table, columns, rows)]).toEqual([table, { rows, sha256 }]);
    closeLedger(ledger);
    expect(existsSync(`${file}-wal`)).toBe(false);
    rmSync(office, { recursive: true });
  }
  process.stdout.write(`${version}: ${JSON.stringify(found)}\n`);
  expect(found.uncut).toBeLessThan(kills);
});
