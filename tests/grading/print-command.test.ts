/** `happiness print` from the command line: a file for each kind, refusals in words. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { command } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { ledgerFileIn } from '../../database/features/ledger/service.ts';
import { awardedRound } from './papers-world.ts';

let folder: TemporaryFolder;
let db = '';
beforeAll(() => {
  folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  const context = { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } };
  awardedRound({ ...context, ...countyWide(context) });
  closeLedger(ledger);
  db = ledgerFileIn(folder.path, '测试台账');
}, 60_000);
afterAll(() => folder.remove());

const print = (...words: string[]) => command(['happiness', 'print', '--db', db, ...words]);

test.each([
  ['summary.pdf', '%PDF', ['--year', '2022', '--kind', 'summary']],
  ['score.docx', 'PK', ['--round', '2022年度等级评定', '--kind', 'score', '--home', '370983F002']],
  ['award.docx', 'PK', ['--year', '2022', '--kind', 'award']],
  ['posting.xlsx', 'PK', ['--year', '2022', '--kind', 'posting', '--phone', '0538-3210000']],
  ['visit.xlsx', 'PK', ['--year', '2022', '--kind', 'visit']],
])(
  '%s',
  async (name, begins, words) => {
    const file = join(folder.path, name);
    const { code, stderr } = await print(...words, '--out', file);
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(file).subarray(0, begins.length).toString()).toBe(begins);
  },
  60_000,
);

test('what cannot be made is refused in words, and no file is left', async () => {
  const file = join(folder.path, 'award.xlsx');
  const { code, stderr } = await print('--year', '2022', '--kind', 'award', '--out', file);
  expect(code).not.toBe(0);
  expect(stderr).toContain('评定结果通知');
  expect(existsSync(file)).toBe(false);
  expect((await print('--year', '2019', '--kind', 'award', '--out', file)).stderr).toContain('没有这个评定批次');
}, 60_000);
