/** Money that goes into no batch is issued anew by a later sheet, and no sheet is archived before that is sure. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { rows } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import * as people from '../../database/features/people/service.ts';
import { refusal, register } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { accountOfHome, approved, bankCounty, make, on, resultFile, sentRows, step, take, type BankCounty } from './bank-county.ts';

let folder: TemporaryFolder;
let county: BankCounty;
beforeEach(() => {
  folder = temporaryFolder();
  county = bankCounty();
});
afterEach(() => folder.remove());

type Line = { readonly type: string; readonly forMonth: string; readonly fen: number };

function linesOfHome(sheetId: number): Line[] {
  return rows(
    county.context,
    'SELECT line_type AS type, for_month AS forMonth, fen FROM sheet_line WHERE sheet_id = ? AND payee_home_id IS NOT NULL ORDER BY 1, 2, 3',
    sheetId,
  );
}

const sum = (lines: readonly { readonly fen: number }[]): number => lines.reduce((total, { fen }) => total + fen, 0);

test('机构合计不为正：应发和抵扣一起转下月，下一张表重新补发、重新抵扣，仍付原账户', () => {
  const { context, clerk, approver, resident, homeIds } = county;
  for (const month of ['2022-01', '2022-02']) make(clerk, approved(context, month));
  people.record(context, { kind: 'end', personId: resident, validFrom: isoDate('2021-12-20'), reason: 'means', remark: null });
  const newcomer = (sequence: number, month: string): number =>
    register(on(context, '2022-02-20'), {
      sequence,
      mode: 'centralised',
      homeId: homeIds[0] ?? null,
      caregiver: null,
      assessedOn: isoDate(`${month}-10`),
      confirmedOn: isoDate(`${month}-10`),
    });
  newcomer(8, '2022-02');
  const march = approved(context, '2022-03');
  const before = linesOfHome(march);
  const types = (lines: readonly Line[]): Set<string> => new Set(lines.map(({ type }) => type));
  expect(types(before)).toEqual(new Set(['BASIC', 'CARE', 'OFFSET']));
  expect(sum(before)).toBeLessThan(0);
  make(clerk, march);
  step(clerk, march, 'send');
  // The caregiver without an account as well.
  expect(bank.putBack(clerk, { sheetId: march, happenedOn: clerk.clock.today() })).toEqual({
    lines: before.length + 1,
    fen: sum(before) + 30_000,
  });
  step(approver, march, 'pay', { note: '机构为负数，不拨' });

  for (const sequence of [3, 4]) newcomer(sequence, '2022-02');
  const april = approved(context, '2022-04');
  const after = linesOfHome(april);
  const offsets = (lines: readonly Line[]): Line[] => lines.filter(({ type }) => type === 'OFFSET');
  expect(offsets(after)).toEqual(offsets(before));
  const backPaid = after.filter(({ type, forMonth }) => type === 'BACKPAY' && forMonth === '2022-03');
  // What March held for the first newcomer, and March of the two who were recorded late.
  expect(sum(backPaid)).toBe(3 * sum(before.filter(({ fen }) => fen > 0)));
  expect(sum(after)).toBeGreaterThan(0);
  const { bankFileId } = make(clerk, april);
  expect(sentRows(context, bankFileId).find(({ account }) => account === accountOfHome)?.fen).toBe(sum(after));
});

test('归档之前：没有列入批次又没有转下月的、没有回盘结果的，都不归档', async () => {
  const { context, clerk, approver } = county;
  const sheetId = approved(context, '2022-01');
  make(clerk, sheetId);
  step(clerk, sheetId, 'send');
  step(approver, sheetId, 'pay', { note: '以现金发放' });
  const { code, message } = refusal(() => step(approver, sheetId, 'archive', { note: '以现金发放' }));
  expect(code).toBe('SHEET_ARCHIVE_OPEN_LINES');
  expect(message).toContain('未列入批次 1 笔');
  bank.putBack(clerk, { sheetId, happenedOn: clerk.clock.today() });
  expect(refusal(() => step(approver, sheetId, 'archive')).code).toBe('SHEET_ARCHIVE_OPEN_LINES');
});

test('全部有回盘结果、未列入的已转下月：可以归档', async () => {
  const { context, clerk, approver } = county;
  const sheetId = approved(context, '2022-01');
  const { bankFileId } = make(clerk, sheetId);
  step(clerk, sheetId, 'send');
  const answers = sentRows(context, bankFileId).map((row) => ({ ...row, outcome: '成功' }));
  await take(clerk, resultFile(folder.path, '回盘.csv', answers));
  step(approver, sheetId, 'pay', { note: '账号待补' });
  expect(refusal(() => step(approver, sheetId, 'archive')).code).toBe('SHEET_ARCHIVE_OPEN_LINES');
  bank.putBack(clerk, { sheetId, happenedOn: clerk.clock.today() });
  expect(() => step(approver, sheetId, 'archive')).not.toThrow();
});
