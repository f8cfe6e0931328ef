/** `report situation` from the command line: a page for the county and for each township, and refusals in words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { closeLedger, ledgerFileIn } from '../../database/features/ledger/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { command } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let db = '';
beforeAll(async () => {
  folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-06-30'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  await takeInSampleCounty({ connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } });
  closeLedger(ledger);
  db = ledgerFileIn(folder.path, '测试台账');
}, 60_000);
afterAll(() => folder.remove());

test('one page for the county and one for each of its fourteen townships; a day that is none is refused', async () => {
  const out = join(folder.path, '单页.pdf');
  const made = await command(['report', 'situation', '--db', db, '--as-of', '2022-06-30', '--each', '--json', '--out', out]);
  expect([made.code, made.stderr]).toEqual([0, '']);
  expect(JSON.parse(made.stdout)).toEqual({ file: out, pages: 15 });
  expect(readFileSync(out).subarray(0, 4).toString()).toBe('%PDF');
  const refused = await command(['report', 'situation', '--db', db, '--as-of', '2022-6-31', '--out', out]);
  expect([refused.code, refused.stderr.includes('日期应形如')]).toEqual([2, true]);
}, 60_000);
