/** A copy of a county is made, checked, taken back, taken elsewhere; equal table by table each time. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { holdsEverything, newestOwn } from '../../database/features/backups/standing.ts';
import { manifestName } from '../../database/features/backups/manifest.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { restoreBackup, restoreElsewhere } from '../../database/features/backups/service-restore.ts';
import { packLedger } from '../../database/features/backups/service-pack.ts';
import { openSource } from '../../database/features/backups/source.ts';
import { lossOf } from '../../database/features/backups/preview.ts';
import { closeLedger, ledgerFileIn, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { addUser } from '../../database/features/users/service.ts';
import type { WriteContext } from '../../database/core/sql.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';
import { tableHashes } from '../helpers/table-hashes.ts';

let folder: TemporaryFolder;
let ledger: OpenLedger;
let recoveryKey: string;
const clock: Clock = fixedClock(isoDate('2022-12-31'));
const contextOf = ({ connection, session }: OpenLedger): WriteContext => ({ connection, clock, actor: session.user });
const options: MakeOptions = { kind: 'manual', clock, appVersion: '0.1.0', madeBy: '管理员' };

beforeEach(() => {
  folder = temporaryFolder();
  const created = fileLedger(folder.path, { clock });
  ledger = created.ledger;
  recoveryKey = created.recoveryKey;
});
afterEach(() => {
  closeLedger(ledger);
  folder.remove();
});

const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'nothing';
};

it('goes back to a copy table by table and says what is lost', async () => {
  await takeInSampleCounty(contextOf(ledger));
  const before = tableHashes(ledger.connection);
  const { copy, manifest } = await makeBackup(ledger, options);
  expect(readdirSync(copy.folder).toSorted()).toEqual(['备份说明.yiyangbackup', '测试台账.yiyang', '测试台账.yiyang.key'].toSorted());
  expect(manifest.tables['person']).toBe(600);
  expect(holdsEverything(ledger, newestOwn(ledger))).toBe(true);
  await importSample(contextOf(ledger), 'changes', '特困人员异动登记表_2022-02.xlsx', true);
  expect(holdsEverything(ledger, newestOwn(ledger))).toBe(false);
  const loss = lossOf(ledger, openSource(copy.folder));
  expect(loss.isAncestor).toBe(true);
  expect(loss.lines).toBeGreaterThan(0);
  expect(JSON.stringify(loss.groups)).not.toMatch(/\d{15}/);
  const report = await restoreBackup(ledger, {
    path: copy.folder,
    passphrase: testPassphrase,
    clock,
    appVersion: '0.1.0',
    onLedger: () => undefined,
  });
  ledger = report.ledger;
  const after = tableHashes(ledger.connection);
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  // The log tells of the restore, the list of copies knows both.
  expect(changed).toEqual(['audit', 'audit_head', 'backup']);
  expect(verifyChain(ledger.connection).faults).toEqual([]);
  expect(existsSync(join(dirname(copy.folder), report.safetyCopy, manifestName))).toBe(true);
  const line = ledger.connection.prepare("SELECT before_json, after_json FROM audit WHERE action = 'ledger.restore'").get() as Record<
    string,
    string
  >;
  expect(JSON.parse(line['after_json'] ?? '')).toMatchObject({ seq: manifest.audit.seq, hash: manifest.audit.hash });
  // And forward again, to the state before.
  const forward = await restoreBackup(ledger, {
    path: join(dirname(copy.folder), report.safetyCopy),
    passphrase: testPassphrase,
    clock,
    appVersion: '',
    onLedger: () => undefined,
  });
  ledger = forward.ledger;
  expect(ledger.connection.prepare("SELECT count(*) FROM import_batch WHERE kind = 'changes'").pluck().get()).toBe(1);
});
