/** A restore takes no line of the log away; attachments in the pool are looked at, mended or told; half copies elsewhere are swept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { carriedLine, type CarriedLine } from '../../electron/contract/audit-carried.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { lineHash } from '../../database/core/audit.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import { attachmentsFolder, attachmentStore, contentHash, putContent, readContent } from '../../database/features/attachments/store.ts';
import { lostLog } from '../../database/features/backups/carry-log.ts';
import { attachmentPool, ownPlace, type Place } from '../../database/features/backups/place.ts';
import { damagedInPools } from '../../database/features/backups/pool-check.ts';
import { lossOf } from '../../database/features/backups/preview.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { restoreBackup } from '../../database/features/backups/service-restore.ts';
import { copyToSecondPlace } from '../../database/features/backups/service-second.ts';
import { secondPlace, setSecondPlace } from '../../database/features/backups/settings.ts';
import { openSource } from '../../database/features/backups/source.ts';
import { holdsEverything } from '../../database/features/backups/standing.ts';
import { closeLedger, type OpenLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
let ledger: OpenLedger;
const clock = fixedClock(isoDate('2022-12-31'));
const options: MakeOptions = { kind: 'manual', clock, appVersion: '0.1.0', madeBy: '管理员' };
const context = (): WriteContext => ({ connection: ledger.connection, clock, actor: ledger.session.user });

beforeEach(() => {
  folder = temporaryFolder();
  ledger = fileLedger(folder.path, { clock }).ledger;
});
afterEach(() => {
  closeLedger(ledger);
  folder.remove();
});

async function back(path: string): Promise<{ readonly lostLines: number; readonly safetyCopy: string }> {
  const report = await restoreBackup(ledger, {
    path,
    passphrase: testPassphrase,
    clock,
    appVersion: '',
    onLedger: (next) => {
      if (next) ledger = next;
    },
  });
  return report;
}

const something = (reason: string): void =>
  transaction(context(), (writer) =>
    writer.audit({ action: 'person.cancelFact', entity: 'person', entityId: 7, before: { name: '甲' }, after: { reason } }),
  );

type Stored = Omit<CarriedLine, 'before' | 'after'> & { readonly before: string | null; readonly after: string | null };

function log(): Stored[] {
  return rows<Stored>(
    ledger,
    `SELECT seq, at, user_id AS userId, user_name AS userName, action, entity, entity_id AS entityId, person_id AS personId,
       before_json AS before, after_json AS after, lower(hex(hash)) AS hash FROM audit ORDER BY seq`,
  );
}
const carried = (): CarriedLine[] => log().flatMap(({ action, after }) => carriedLine(action, after) ?? []);

it('carries every line the copy does not have, with all it held', async () => {
  const { copy } = await makeBackup(ledger, options);
  something('要被抹去的');
  const before = log();
  const { audit } = openSource(copy.folder).manifest;
  const lines = before.filter(({ seq }) => seq > audit.seq);
  expect(lossOf(ledger, openSource(copy.folder)).logLines).toBe(lines.length);
  const { lostLines } = await back(copy.folder);
  // The copy of the state before has a line too.
  expect(lostLines).toBe(lines.length + 1);
  expect(carried().slice(0, -1)).toEqual(lines);
  expect(carried().at(-1)).toMatchObject({ action: 'backup.make', seq: (before.at(-1)?.seq ?? 0) + 1 });
  const after = log();
  const restore = after.findIndex(({ action }) => action === 'ledger.restore');
  expect(after.slice(restore + 1, restore + 1 + lostLines).every(({ action }) => action === 'audit.carried')).toBe(true);
  expect(verifyChain(ledger.connection).faults).toEqual([]);
  // What was carried is no work that would ask for a copy, and no loss to be told of.
  expect(lossOf(ledger, openSource(copy.folder)).lines).toBe(0);
  expect(holdsEverything(ledger, { ...copy, manifest: openSource(copy.folder).manifest })).toBe(true);
  // Its seal can be computed again from what was carried.
  const [first] = carried();
  const content = [first?.at, first?.userId, first?.userName, first?.action, first?.entity, first?.entityId, first?.before, first?.after];
  const previous = Buffer.from(audit.hash, 'hex');
  const hash = lineHash(previous, audit.seq + 1, Buffer.from(content.map((field) => field ?? '').join('\u001f')));
  expect(hash.toString('hex')).toBe(first?.hash);
});

it('loses none on the way back and forth, and wraps none twice', async () => {
  const { copy } = await makeBackup(ledger, options);
  something('第一回');
  const { safetyCopy } = await back(copy.folder);
  something('第二回');
  await back(copy.folder);
  const said = (): (string | undefined)[] =>
    carried()
      .filter(({ action }) => action === 'person.cancelFact')
      .map(({ after }) => (JSON.parse(after ?? '{}') as { reason?: string }).reason);
  expect(said()).toEqual(['第一回', '第二回']);
  expect(carried().some(({ action }) => action === 'audit.carried')).toBe(false);
  expect(carried().filter(({ action }) => action === 'ledger.restore')).toHaveLength(1);
  // To the state that has the first one as a line of its own.
  await back(join(ownPlace(ledger.file).folder, safetyCopy));
  expect(said()).toEqual(['第二回']);
  expect(carried().filter(({ action }) => action === 'ledger.restore')).toHaveLength(2);
  expect(new Set(carried().map(({ hash }) => hash)).size).toBe(carried().length);
  expect(verifyChain(ledger.connection).faults).toEqual([]);
});

it('carries the newest where there are too many, and counts the rest', async () => {
  const other = fileLedger(folder.path, { name: '另一本', clock }).ledger;
  for (let number = 0; number < 9; number += 1) something(String(number));
  const lost = lostLog(other, ledger, 4);
  expect([lost.carried.length, lost.left, lost.lines]).toEqual([4, log().length - 4, log().length]);
  expect(lost.carried.map(({ seq }) => seq)).toEqual(
    log()
      .slice(-4)
      .map(({ seq }) => seq),
  );
  closeLedger(other);
});

function attach(text: string): { readonly name: string; readonly sha256: Buffer } {
  const content = Buffer.from(text.repeat(400));
  const sha256 = contentHash(content);
  const name = putContent(attachmentStore(attachmentsFolder(ledger.file), ledger.dataKey), content, sha256);
  ledger.connection
    .prepare(
      "INSERT INTO attachment_content (sha256, file_name, media_type, bytes, added_at) VALUES (?, ?, 'image/png', ?, '2022-12-31T01:00:00.000Z')",
    )
    .run(sha256, name, content.length);
  return { name, sha256 };
}
function harm(file: string): void {
  const bytes = readFileSync(file);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
const stateIn = (pool: string, { name, sha256 }: { name: string; sha256: Buffer }): string =>
  readContent(attachmentStore(pool, ledger.dataKey), name, sha256).state;

it('looks at the pool turn by turn and copies a damaged one anew', async () => {
  const attachments = Array.from({ length: 40 }, (_, index) => attach(`件${index}`));
  const pool = attachmentPool(ownPlace(ledger.file));
  const daily = { ...options, kind: 'daily' } as const;
  await makeBackup(ledger, daily);
  for (const attachment of attachments) harm(join(pool, attachment.name));
  const damaged = (): number => attachments.filter((attachment) => stateIn(pool, attachment) !== 'whole').length;
  await makeBackup(ledger, daily);
  expect(damaged()).toBe(38);
  // By hand none is looked at: the round belongs to the days.
  await makeBackup(ledger, options);
  expect(damaged()).toBe(38);
  await makeBackup(ledger, daily);
  expect(damaged()).toBe(36);
  await makeBackup(ledger, { ...options, kind: 'move' });
  expect(damaged()).toBe(0);
  expect(damagedInPools([ownPlace(ledger.file)])).toBe(0);
});

it('copies no damaged attachment, tells of it, and mends the copy when there is a whole one again', async () => {
  const attachment = attach('照片');
  const live = join(attachmentsFolder(ledger.file), attachment.name);
  const whole = readFileSync(live);
  harm(live);
  const own = ownPlace(ledger.file);
  const first = await makeBackup(ledger, options);
  expect(first.manifest.attachments).toEqual([]);
  expect(first.manifest.missingAttachments).toEqual([attachment.name]);
  expect(existsSync(join(attachmentPool(own), attachment.name))).toBe(false);
  expect(damagedInPools([own])).toBe(1);
  writeFileSync(live, whole);
  const second = await makeBackup(ledger, options);
  expect(second.manifest.missingAttachments).toEqual([]);
  expect(stateIn(attachmentPool(own), attachment)).toBe('whole');
  expect(damagedInPools([own])).toBe(0);
  // Cut short where it lies: what an earlier copy has whole stays.
  writeFileSync(live, whole.subarray(0, 300));
  expect((await makeBackup(ledger, { ...options, kind: 'move' })).manifest.missingAttachments).toEqual([]);
  expect(stateIn(attachmentPool(own), attachment)).toBe('whole');
});

function stick(): Place {
  const path = join(folder.path, '优盘');
  mkdirSync(path);
  setSecondPlace(ledger, context(), path);
  return secondPlace(ledger) ?? expect.fail('no second place');
}

it('brings whole attachments to the second place, from the ledger where the copy at home has decayed', async () => {
  const place = stick();
  const attachment = attach('证');
  const { copy, manifest } = await makeBackup(ledger, options);
  harm(join(attachmentPool(ownPlace(ledger.file)), attachment.name));
  expect(await copyToSecondPlace(ledger, { ...copy, manifest }, options)).toEqual({ state: 'copied', problem: null });
  expect(stateIn(attachmentPool(place), attachment)).toBe('whole');
});

it('sweeps what a kill has left at the second place before it copies there', async () => {
  const place = stick();
  const left = join(place.folder, '20221201-090000-daily.partial');
  mkdirSync(left, { recursive: true });
  for (const name of ['测试台账.yiyang', '测试台账.yiyang.key.partial']) writeFileSync(join(left, name), 'x');
  const { copy, manifest } = await makeBackup(ledger, options);
  expect((await copyToSecondPlace(ledger, { ...copy, manifest }, options)).state).toBe('copied');
  expect(readdirSync(place.folder)).toEqual([copy.id]);
});
