/** `letters run` from the command line: a letter for every home and for everybody in the registers, and refusals in words. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { row } from '../../database/core/sql.ts';
import { readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { closeLedger, ledgerFileIn } from '../../database/features/ledger/service.ts';
import { sampleFile } from '../../database/features/letters/samples.ts';
import { keep } from '../../database/features/letters/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { command } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let db = '';
let homes = 0;
let people = 0;
beforeAll(async () => {
  folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-06-30'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  const context = { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } };
  await takeInSampleCounty(context);
  const read = { templateId: null, note: null };
  keep(context, { ...read, subject: 'home', name: '核对函' }, '核对函.docx', sampleFile('homeCheck'));
  keep(context, { ...read, subject: 'person', name: '慰问信' }, '慰问信.docx', sampleFile('visitNotice'));
  const count = (from: string): number => row<{ n: number }>(context, `SELECT count(*) AS n FROM ${from}`)?.n ?? 0;
  homes = count('home WHERE withdrawn_at IS NULL');
  people = count("person WHERE status = 'active'");
  closeLedger(ledger);
  db = ledgerFileIn(folder.path, '测试台账');
}, 60_000);
afterAll(() => folder.remove());

test('a Word file for each home and each person in one package; what is not there is refused and leaves no folder', async () => {
  const out = join(folder.path, '函件');
  const run = (...more: string[]) => command(['letters', 'run', '--db', db, '--json', ...more]);
  const wrong = await run('--template', '核对信', '--subject', 'home', '--out', out);
  expect([wrong.code, wrong.stderr.includes('可用模板：核对函'), existsSync(out)]).toEqual([2, true, false]);
  const nobody = await run('--template', '核对函', '--subject', 'dog', '--out', out);
  expect([nobody.code, nobody.stderr.includes('home（敬老院）')]).toEqual([2, true]);
  for (const [template, subject, letters] of [
    ['核对函', 'home', homes],
    ['慰问信', 'person', people],
  ] as const) {
    const made = await run('--template', template, '--subject', subject, '--out', out);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const answer = JSON.parse(made.stdout) as { file: string; letters: number };
    expect(answer.letters).toBe(letters);
    expect(readZip(readFileSync(answer.file)).filter(({ path }) => path.endsWith('.docx'))).toHaveLength(letters);
  }
  expect((await command(['--help'])).stdout).toContain('letters run --template');
}, 120_000);
