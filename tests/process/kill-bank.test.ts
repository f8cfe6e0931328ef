/** The power goes while the answer of a bank is taken: afterwards no row of it is there, or every one. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { systemClock } from '../../database/core/clock.ts';
import { yuanText } from '../../database/documents/xlsx/cell-value.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { brokenSheets } from '../../database/features/payments/service.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

const kills = process.env['YIYANG_LONG'] === '1' ? 200 : 6;
const month = '2022-01';
let folder: TemporaryFolder;
let db: string;
let result: string;
let rowCount: number;
let failedLines: number;

/** Of a result that was taken: everything hangs together to the fen. */
type Found = { results: number; answers: number; returned: number; state: string; audited: number };

function found(file: string): Found {
  const ledger = login(file, '管理员', testPassphrase, systemClock);
  try {
    const { connection } = ledger;
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    expect(verifyChain(connection).faults).toEqual([]);
    expect(brokenSheets(ledger)).toEqual([]);
    return connection
      .prepare(
        `SELECT (SELECT count(*) FROM bank_result) AS results, (SELECT count(*) FROM bank_result_row) AS answers, (SELECT count(*) FROM line_return) AS returned,
           (SELECT state FROM sheet) AS state, (SELECT count(*) FROM audit WHERE action = 'bank.importResult') AS audited`,
      )
      .get() as Found;
  } finally {
    closeLedger(ledger);
  }
}

/** What the bank sends back: every third payment failed. */
function answerFor(file: string): void {
  const ledger = login(db, '管理员', testPassphrase, systemClock);
  try {
    const rows = ledger.connection
      .prepare(
        `SELECT f.batch_number AS batch, b.sequence, b.payee_account AS account, b.fen,
           (SELECT count(*) FROM bank_file_line k WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence) AS lines
         FROM bank_file_row b JOIN bank_file f USING (bank_file_id) ORDER BY b.sequence`,
      )
      .all() as { batch: string; sequence: number; account: string; fen: number; lines: number }[];
    rowCount = rows.length;
    failedLines = rows.filter(({ sequence }) => sequence % 3 === 0).reduce((sum, { lines }) => sum + lines, 0);
    const lines = rows.map(
      ({ batch, sequence, account, fen }) =>
        `${batch},${sequence},${account},${yuanText(fen)},${sequence % 3 === 0 ? '失败,账户已销户' : '成功,'}`,
    );
    writeFileSync(file, `批次号,序号,账号,金额,处理结果,失败原因\r\n${lines.join('\r\n')}\r\n`);
  } finally {
    closeLedger(ledger);
  }
}

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城.yiyang');
  result = join(folder.path, '回盘.csv');
  for (const words of [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
    ['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid'],
    ['pay', 'build', '--month', month],
    ['pay', 'lock', '--month', month, '--reason', '测试'],
    ['bank', 'export', '--month', month, '--out', join(folder.path, '代发.csv')],
    ['bank', 'send', '--month', month, '--document', '样财送〔2022〕1号'],
  ])
    expect(await command([...words, '--db', db])).toMatchObject({ code: 0 });
  answerFor(result);
}, 300_000);
afterAll(() => folder.remove());

function copy(name: string): string {
  const file = join(folder.path, name, '肥城.yiyang');
  mkdirSync(join(folder.path, name));
  for (const ending of ['', '.key']) copyFileSync(`${db}${ending}`, `${file}${ending}`);
  return file;
}

it(`survives ${kills} kills`, { timeout: kills * 40_000 + 60_000 }, async () => {
  const words = ['bank', 'result', result];
  const startedAt = Date.now();
  const whole = copy('whole');
  expect(await command([...words, '--db', whole])).toMatchObject({ code: 0 });
  const longest = Date.now() - startedAt;
  const before = found(db);
  const after = { results: 1, answers: rowCount, returned: failedLines, state: 'sent', audited: 1 };
  expect(before).toEqual({ results: 0, answers: 0, returned: 0, state: 'sent', audited: 0 });
  expect(found(whole)).toEqual(after);
  const ends = { asBefore: 0, whole: 0 };
  for (let round = 0; round < kills; round += 1) {
    const file = copy(`round-${round}`);
    const child = startCommand([...words, '--db', file]);
    const ending = finished(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), longest * (0.4 + Math.random() * 0.65));
    await ending;
    clearTimeout(timer);
    const now = found(file);
    expect(now).toEqual(now.results === 0 ? before : after);
    ends[now.results === 0 ? 'asBefore' : 'whole'] += 1;
    // The same file once more, now and then: the ledger ends where it would have ended without the cut.
    if (round % 4 === 0) expect(await command([...words, '--db', file])).toMatchObject({ code: 0 });
    if (round % 4 === 0) expect(found(file)).toEqual(after);
    rmSync(join(folder.path, `round-${round}`), { recursive: true });
  }
  process.stdout.write(`kills while a bank's answer was taken: ${JSON.stringify(ends)}\n`);
  expect(ends.asBefore + ends.whole).toBe(kills);
});
