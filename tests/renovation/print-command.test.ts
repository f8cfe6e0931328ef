/** `renovation print` from the command line: a file for each kind, refusals in words. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { closeLedger, ledgerFileIn } from '../../database/features/ledger/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { command } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { renovationCounty } from './papers-world.ts';

let folder: TemporaryFolder;
let db = '';
beforeAll(() => {
  folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  renovationCounty({ connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } });
  closeLedger(ledger);
  db = ledgerFileIn(folder.path, '测试台账');
}, 60_000);
afterAll(() => folder.remove());

const print = (...words: string[]) => command(['renovation', 'print', '--db', db, ...words]);

test.each([
  ['gantt.pdf', '%PDF', ['--kind', 'gantt', '--paper', 'A4']],
  ['monthly.xlsx', 'PK', ['--kind', 'monthly', '--month', '2022-09']],
  ['sheet.pdf', '%PDF', ['--kind', 'project', '--project', '370983R202101']],
  ['acceptance.docx', 'PK', ['--kind', 'acceptance', '--project', '潮泉镇敬老院改造提升项目']],
  ['payments.xlsx', 'PK', ['--kind', 'payments', '--year', '2021']],
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
  const file = join(folder.path, 'gantt.xlsx');
  const { code, stderr } = await print('--kind', 'gantt', '--out', file);
  expect([code, existsSync(file)]).toEqual([2, false]);
  expect(stderr).toContain('项目进度图');
  expect((await print('--kind', 'assets', '--project', '370983R202199', '--out', file)).stderr).toContain('没有这个编号或名称的改造项目');
  expect((await print('--kind', 'payments', '--year', '2019', '--out', join(folder.path, 'x.pdf'))).stderr).toContain('没有改造项目');
}, 60_000);
