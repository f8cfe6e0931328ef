import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rows, type Reader } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import { brokenSheets } from '../../database/features/payments/fingerprint.ts';
import { refusal } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { tableHashes } from '../helpers/table-hashes.ts';
import { approved, bankCounty, make, resultFile, sentRows, step, take, type Answered, type BankCounty } from './bank-county.ts';

let county: BankCounty;
let folder: TemporaryFolder;
let sheetId: number;
let bankFileId: number;
beforeEach(() => {
  county = bankCounty();
  folder = temporaryFolder();
  sheetId = approved(county.context, '2022-01');
  bankFileId = make(county.clerk, sheetId).bankFileId;
  step(county.clerk, sheetId, 'send');
});
afterEach(() => folder.remove());

/** Every table but the log. */
function contentOf({ connection }: Reader): Record<string, string> {
  return Object.fromEntries(Object.entries(tableHashes(connection)).filter(([name]) => !name.startsWith('audit')));
}

/** The whole answer, with some rows made different. */
function answers(change: (row: Answered) => Answered = (row) => row): Answered[] {
  return sentRows(county.context, bankFileId).map((row) => change({ ...row, outcome: '交易成功' }));
}

test('两次导入同一文件，第二次什么也不变', async () => {
  const { context, clerk } = county;
  const file = resultFile(
    folder.path,
    '回盘.csv',
    answers((row) => (row.sequence === 2 ? { ...row, outcome: '退票', reason: '户名不符' } : row)),
  );
  expect(await take(clerk, file)).toMatchObject({ rows: 2, success: 1, failed: 1, failedFen: 66_300, unchanged: 0, problems: [] });
  const before = contentOf(context);
  expect(await take(clerk, file)).toMatchObject({ rows: 2, success: 0, failed: 0, unchanged: 2, problems: [] });
  expect(contentOf(context)).toEqual(before);
  expect(rows(context, 'SELECT reason, bank_file_id AS id FROM line_return')).toEqual([{ reason: '户名不符', id: bankFileId }]);
});

test('分两次回来的结果合在一起；没有批次号的文件按选定的批次核对', async () => {
  const { context, clerk } = county;
  const [first, second] = answers();
  if (!first || !second) return expect.fail('two rows');
  expect(await take(clerk, resultFile(folder.path, '一.csv', [first]))).toMatchObject({ success: 1 });
  const file = join(folder.path, '二.csv');
  writeFileSync(file, `序号,收款人账户,金额,状态\r\n2,${second.account},663.00,失败\r\n`);
  await expect(take(clerk, file)).rejects.toMatchObject({ code: 'BANK_RESULT_NO_BATCH' });
  expect(await take(clerk, file, bankFileId)).toMatchObject({ failed: 1, problems: [] });
  expect(bank.bankSheet(context, sheetId, clerk.actor.userId)).toMatchObject({ openFen: 0, paidFen: 126_300, returnedFen: 66_300 });
  expect(rows(context, 'SELECT reason FROM line_return')).toEqual([{ reason: '银行未注明原因' }]);
});

describe('有一行不符，整份文件不收', () => {
  const refused: readonly [string, (row: Answered) => Answered, string, RegExp][] = [
    ['批次不存在', (row) => ({ ...row, batch: 'DF209901001' }), 'UNKNOWN_BATCH', /DF209901001/],
    ['序号不存在', (row) => ({ ...row, sequence: 77 }), 'UNKNOWN_SEQUENCE', /没有序号 77/],
    ['账号不符', (row) => ({ ...row, account: '6228480000000000026' }), 'ACCOUNT_DIFFERS', /尾号0026/],
    ['金额不符', (row) => ({ ...row, fen: row.fen + 1 }), 'AMOUNT_DIFFERS', /663\.01/],
    ['结果看不懂', (row) => ({ ...row, outcome: '处理中' }), 'UNKNOWN_OUTCOME', /“处理中”/],
  ];
  test.each(refused)('%s', async (_, change, code, message) => {
    const { context, clerk } = county;
    const before = contentOf(context);
    const answer = await take(
      clerk,
      resultFile(
        folder.path,
        '回盘.csv',
        answers((row) => (row.sequence === 2 ? change(row) : row)),
      ),
    );
    expect(answer).toMatchObject({ success: 0, failed: 0, unchanged: 0, problems: [{ row: 3, code }] });
    expect(answer.problems[0]?.message).toMatch(message);
    expect(contentOf(context)).toEqual(before);
    expect(rows(context, "SELECT count(*) AS count FROM audit WHERE action = 'bank.refuseResult'")).toEqual([{ count: 1 }]);
  });

  test('同一行出现两次；与以前登记的结果相反', async () => {
    const { clerk } = county;
    const [first, second] = answers();
    if (!first || !second) return expect.fail('two rows');
    expect((await take(clerk, resultFile(folder.path, '一.csv', [first, second, first]))).problems).toMatchObject([
      { row: 4, code: 'DUPLICATE_IN_FILE' },
    ]);
    await take(clerk, resultFile(folder.path, '二.csv', [first, second]));
    const turned = [{ ...first, outcome: '失败', reason: '销户' }, second];
    expect((await take(clerk, resultFile(folder.path, '三.csv', turned))).problems).toMatchObject([{ row: 2, code: 'OUTCOME_DIFFERS' }]);
  });

  test('已确认发放的月份不再接收，也不改变', async () => {
    const { context, clerk, approver } = county;
    const [first] = answers();
    step(approver, sheetId, 'pay', { note: '银行纸质回单' });
    const before = contentOf(context);
    expect((await take(clerk, resultFile(folder.path, '一.csv', first ? [first] : []))).problems).toMatchObject([{ code: 'BATCH_CLOSED' }]);
    expect(contentOf(context)).toEqual(before);
    expect(brokenSheets(context)).toEqual([]);
  });

  test('送财政之前不接收；作废的批次不接收；有了结果的批次不作废', async () => {
    const other = bankCounty();
    const otherSheet = approved(other.context, '2022-01');
    const early = make(other.clerk, otherSheet);
    const list = sentRows(other.context, early.bankFileId).map((row) => ({ ...row, outcome: '成功' }));
    const file = resultFile(folder.path, '早.csv', list);
    expect((await take(other.clerk, file)).problems.map(({ code }) => code)).toEqual(['BATCH_CLOSED', 'BATCH_CLOSED']);
    bank.withdrawFile(other.clerk, { bankFileId: early.bankFileId, reason: '重做' });
    expect((await take(other.clerk, file)).problems[0]?.code).toBe('BATCH_WITHDRAWN');
    await take(county.clerk, resultFile(folder.path, '回盘.csv', answers()));
    expect(refusal(() => bank.withdrawFile(county.clerk, { bankFileId, reason: '重做' })).code).toBe('BANK_FILE_ANSWERED');
  });
});

test('数据库自己也不让改：结果、批次、退票只增不改，一笔款不进两个批次', async () => {
  const { context, clerk } = county;
  await take(
    clerk,
    resultFile(
      folder.path,
      '回盘.csv',
      answers((row) => ({ ...row, outcome: '失败', reason: '销户' })),
    ),
  );
  const attempt = (sql: string) => () => context.connection.prepare(sql).run();
  expect(attempt("UPDATE bank_result_row SET outcome = 'success', reason = NULL")).toThrow('append-only: bank_result_row');
  expect(attempt('DELETE FROM line_return')).toThrow('append-only: line_return');
  expect(attempt('UPDATE bank_file SET total_fen = 1')).toThrow('append-only: bank_file');
  expect(attempt('DELETE FROM bank_file')).toThrow('never deleted: bank_file');
  expect(attempt('UPDATE bank_file_row SET fen = 1')).toThrow('append-only: bank_file_row');
  expect(attempt('INSERT INTO bank_file_line SELECT line_id, bank_file_id, 2 FROM bank_file_line WHERE sequence = 1')).toThrow(
    /paid twice: bank_file_line|wrong sheet: bank_file_line/,
  );
  expect(
    attempt("INSERT INTO sheet_handover SELECT sheet_id, 'send', happened_on, NULL, NULL, recorded_at, recorded_by FROM sheet_handover"),
  ).toThrow('UNIQUE');
});
