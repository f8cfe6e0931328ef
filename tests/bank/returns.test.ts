import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { rows } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import { brokenSheets, canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { returnSheet, showSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { refusal } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { approved, bankCounty, make, on, resultFile, sentRows, step, take, type BankCounty } from './bank-county.ts';

let folder: TemporaryFolder;
let county: BankCounty;
beforeEach(() => {
  folder = temporaryFolder();
  county = bankCounty();
});
afterEach(() => folder.remove());

const paging = { offset: 0, limit: 100 };

/** Approved, in the bank's hands, sent to the finance office. */
function sent(month: string): { sheetId: number; bankFileId: number } {
  const sheetId = approved(county.context, month);
  const { bankFileId } = make(county.clerk, sheetId);
  step(county.clerk, sheetId, 'send');
  return { sheetId, bankFileId };
}

/** The person's own payment fails, everything else goes through. */
async function failOwn(bankFileId: number): Promise<string> {
  const answers = sentRows(county.context, bankFileId).map((row) =>
    row.name === '陈分散' ? { ...row, outcome: '失败', reason: '账户已销户' } : { ...row, outcome: '成功' },
  );
  const file = resultFile(folder.path, '回盘.csv', answers);
  await take(county.clerk, file);
  return file;
}

beforeEach(() => {
  const { context, scattered } = county;
  people.record(context, {
    kind: 'caregiverAccount',
    personId: scattered,
    validFrom: isoDate('2022-01-05'),
    account: { bank: '样本农商银行', holder: '李照料', number: '6217000000000000020' },
  });
});

describe('J27 银行退票', () => {
  test('本人基本生活标准退回（销户），照料人的到账：下月补发 663.00，本月仍是已发放（部分退回）', async () => {
    const { context, clerk, approver, scattered } = county;
    const { sheetId, bankFileId } = sent('2022-01');
    const before = [...canonicalLines(context, sheetId)].join('');
    await failOwn(bankFileId);
    step(approver, sheetId, 'pay');
    expect(bank.bankSheet(context, sheetId, context.actor.userId)).toMatchObject({
      state: 'paid',
      totalFen: 222_600,
      paidFen: 156_300,
      returnedFen: 66_300,
      openFen: 0,
      restFen: 0,
      returnedLines: 1,
    });
    expect(bank.returns(context, { sheetId, standing: null, ...paging }).rows).toMatchObject([
      { type: 'BASIC', forMonth: '2022-01', fen: 66_300, payeeName: '陈分散', reason: '账户已销户', standing: 'waiting', reissuedIn: null },
    ]);
    people.record(context, {
      kind: 'account',
      personId: scattered,
      validFrom: isoDate('2022-01-31'),
      account: { bank: '样本农商银行', holder: '陈分散', number: '6228480000000000026' },
    });
    expect(bank.returns(context, { sheetId, standing: 'ready', ...paging }).total).toBe(1);

    const next = approved(context, '2022-02');
    expect(showSheet(context, isoMonth('2022-02')).lines.filter(({ type }) => type === 'BACKPAY')).toMatchObject([
      { month: '2022-01', of: 'BASIC', fen: 66_300, payee: 'person' },
    ]);
    const returned = rows<{ id: number }>(context, 'SELECT line_id AS id FROM line_return');
    expect(rows(context, "SELECT corrects_line_id AS id FROM sheet_line WHERE sheet_id = ? AND line_type = 'BACKPAY'", next)).toEqual(
      returned,
    );
    expect(bank.returns(context, { sheetId: null, standing: null, ...paging }).rows).toMatchObject([
      { standing: 'reissued', reissuedIn: '2022-02' },
    ]);
    const file = make(clerk, next);
    expect(sentRows(context, file.bankFileId).find(({ name }) => name === '陈分散')).toMatchObject({
      account: '6228480000000000026',
      fen: 132_600,
    });
    // The month it came back from is the same paper, byte for byte.
    expect([...canonicalLines(context, sheetId)].join('')).toBe(before);
    expect(brokenSheets(context)).toEqual([]);
  });

  test('账户没有更正：补发和当月款项都不再送到同一账户，更正后用新账户补作一批', async () => {
    const { context, clerk, scattered } = county;
    const { bankFileId } = sent('2022-01');
    await failOwn(bankFileId);
    const next = approved(context, '2022-02');
    const { leftOut, leftOutFen } = bank.preview(context, { sheetId: next, part: 'all', layoutKey: 'agent' });
    expect(leftOut).toMatchObject([{ reason: 'returnedAccount', personName: '陈分散', lines: 2, fen: 132_600 }]);
    const first = make(clerk, next);
    expect(first.totalFen + leftOutFen).toBe(222_600 + 66_300);
    expect(refusal(() => make(clerk, next)).code).toBe('BANK_NOTHING_TO_SEND');
    people.record(context, {
      kind: 'account',
      personId: scattered,
      validFrom: isoDate('2022-01-31'),
      account: { bank: '样本农商银行', holder: '陈分散', number: '6228480000000000026' },
    });
    const second = make(clerk, next);
    expect(sentRows(context, second.bankFileId)).toMatchObject([{ account: '6228480000000000026', fen: 132_600 }]);
    expect(second.batchNumber).toBe('DF202202002');
  });

  test('银行误退：准予原账户重发之后照原账户送', async () => {
    const { context, clerk } = county;
    const { bankFileId } = sent('2022-01');
    await failOwn(bankFileId);
    const next = approved(context, '2022-02');
    const [returned] = bank.returns(context, { sheetId: null, standing: null, ...paging }).rows;
    bank.release(clerk, { returnId: returned?.returnId ?? 0, reason: '银行系统故障，账户无误' });
    expect(refusal(() => bank.release(clerk, { returnId: returned?.returnId ?? 0, reason: '再来' })).code).toBe('BANK_RETURN_RELEASED');
    expect(bank.preview(context, { sheetId: next, part: 'all', layoutKey: 'agent' })).toMatchObject({ leftOutLines: 0, totalFen: 288_900 });
  });

  test('到账之后又退回：凭退票单登记；归档之后不再登记', async () => {
    const { context, clerk, approver } = county;
    const { sheetId, bankFileId } = sent('2022-01');
    const answers = sentRows(context, bankFileId).map((row) => ({ ...row, outcome: '成功' }));
    await take(clerk, resultFile(folder.path, '全部成功.csv', answers));
    step(approver, sheetId, 'pay');
    const slip = { bankFileId, sequence: 2, returnedOn: isoDate('2022-01-31'), reason: '户名不符' };
    expect(bank.recordReturn(clerk, slip)).toEqual({ lines: 1, fen: 66_300 });
    expect(refusal(() => bank.recordReturn(clerk, slip)).code).toBe('BANK_ROW_RETURNED');
    expect(refusal(() => bank.recordReturn(clerk, { ...slip, sequence: 99 })).code).toBe('BANK_ROW_NOT_FOUND');
    expect(refusal(() => bank.recordReturn(clerk, { ...slip, sequence: 1, returnedOn: isoDate('2022-02-01') })).code).toBe(
      'FACT_IN_FUTURE',
    );
    step(approver, sheetId, 'archive');
    expect(refusal(() => bank.recordReturn(clerk, { ...slip, sequence: 1 })).code).toBe('BANK_RETURN_CLOSED');
  });
});

describe('J28 已发放之后', () => {
  test('审批人退回：拒绝，发放表一个字节不变', async () => {
    const { context, approver } = county;
    const { sheetId, bankFileId } = sent('2022-01');
    await failOwn(bankFileId);
    step(approver, sheetId, 'pay');
    const before = [...canonicalLines(context, sheetId)].join('');
    expect(refusal(() => returnSheet(approver, { month: isoMonth('2022-01'), reason: '想改一下' })).code).toBe('SHEET_LOCKED');
    for (const state of ['draft', 'approved', 'sent'])
      expect(() => context.connection.prepare('UPDATE sheet SET state = ? WHERE sheet_id = ?').run(state, sheetId)).toThrow(
        'locked: sheet state',
      );
    expect([...canonicalLines(context, sheetId)].join('')).toBe(before);
  });

  test('送财政的人不能确认发放；管理员注明理由可以代办', () => {
    const { context, clerk, approver } = county;
    const sheetId = approved(context, '2022-01');
    make(clerk, sheetId);
    expect(refusal(() => step(approver, sheetId, 'send')).code).toBe('NOT_ALLOWED');
    step(context, sheetId, 'send');
    expect(refusal(() => step(clerk, sheetId, 'pay')).code).toBe('NOT_ALLOWED');
    expect(refusal(() => step(context, sheetId, 'pay', { note: '财政直接支付' })).code).toBe('SHEET_STEP_SAME_PERSON');
    expect(refusal(() => step(approver, sheetId, 'pay')).code).toBe('SHEET_STEP_OPEN_LINES');
    expect(refusal(() => step(approver, sheetId, 'archive')).code).toBe('SHEET_WRONG_STATE');
    step(context, sheetId, 'pay', { note: '财政直接支付', reason: '赵审批出差' });
    expect(bank.bankSheet(context, sheetId, approver.actor.userId)).toMatchObject({
      state: 'paid',
      handovers: [
        { action: 'send', documentNumber: '样财送〔2022〕2号' },
        { action: 'pay', note: '财政直接支付', userName: '管理员' },
      ],
      actions: [{ action: 'archive', needsReason: false, needsNote: false }],
    });
    expect(rows(context, "SELECT action, is_override AS isOverride FROM sheet_event WHERE action IN ('send', 'pay')")).toEqual([
      { action: 'send', isOverride: 0 },
      { action: 'pay', isOverride: 1 },
    ]);
  });

  test('日期不早于上一步，不晚于今天', () => {
    const { context, clerk, approver } = county;
    const sheetId = approved(context, '2022-01');
    step(clerk, sheetId, 'send');
    const early = { sheetId, action: 'pay', happenedOn: isoDate('2022-01-30'), documentNumber: null, note: '现金', reason: null } as const;
    expect(refusal(() => bank.advance(approver, early)).code).toBe('SHEET_STEP_TOO_EARLY');
    expect(refusal(() => bank.advance(approver, { ...early, happenedOn: isoDate('2022-02-01') })).code).toBe('FACT_IN_FUTURE');
    expect(() => bank.advance(on(approver, '2022-02-01'), { ...early, happenedOn: isoDate('2022-02-01') })).not.toThrow();
  });
});

test('没有账号的款项：表上照列，不进批次，转下月补发后算未发放', () => {
  const bare = bankCounty();
  const sheetId = approved(bare.context, '2022-01');
  expect(bank.preview(bare.context, { sheetId, part: 'all', layoutKey: 'agent' }).leftOut).toMatchObject([
    { reason: 'noAccount', payeeKind: 'caregiver', payeeName: '李照料', lines: 1, fen: 30_000 },
  ]);
  const made = make(bare.clerk, sheetId);
  expect(made.totalFen).toBe(192_600);
  expect(refusal(() => bank.putBack(bare.clerk, { sheetId, happenedOn: isoDate('2022-01-31') })).code).toBe('BANK_RETURN_CLOSED');
  step(bare.clerk, sheetId, 'send');
  expect(bank.putBack(bare.clerk, { sheetId, happenedOn: isoDate('2022-01-31') })).toEqual({ lines: 1, fen: 30_000 });
  expect(refusal(() => bank.putBack(bare.clerk, { sheetId, happenedOn: isoDate('2022-01-31') })).code).toBe('BANK_NOTHING_LEFT');
  approved(bare.context, '2022-02');
  expect(showSheet(bare.context, isoMonth('2022-02')).lines.filter(({ type }) => type === 'BACKPAY')).toMatchObject([
    { of: 'CARE', fen: 30_000 },
  ]);
});
