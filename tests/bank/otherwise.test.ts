/** Lines paid in cash, by cheque or by another transfer, and rows of a batch answered by hand: each line has one place, and the sheet can be archived. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { newUid, rows } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import { canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { showSheet } from '../../database/features/payments/service.ts';
import { history } from '../../database/features/payments/service-history.ts';
import * as people from '../../database/features/people/service.ts';
import { refusal, register } from '../database/payments-county.ts';
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
const day = isoDate('2022-01-31');
const cash = { kind: 'cash', paidOn: day, voucherNo: '签领表2022-1', note: null } as const;

const rest = (sheetId: number) => bank.restLines(county.context, { sheetId, search: '', ...paging });
const figures = (sheetId: number) => bank.bankSheet(county.context, sheetId, county.context.actor.userId);
const payAll = (sheetId: number) =>
  bank.recordOther(county.clerk, { sheetId, lineIds: rest(sheetId).rows.map(({ lineId }) => lineId), ...cash });

/** Locked and at the finance office, in no batch. */
function sent(month = '2022-01'): number {
  const sheetId = approved(county.context, month);
  step(county.clerk, sheetId, 'send');
  return sheetId;
}

function insertSql(lineId: number, more: { fen?: number; withdrawn?: boolean } = {}): () => unknown {
  const { connection, actor } = county.context;
  return () =>
    connection
      .prepare(
        `INSERT INTO other_payment (uid, line_id, kind, paid_on, voucher_no, fen, recorded_at, recorded_by)
         VALUES (?, ?, 'cash', '2022-01-31', '1', coalesce(?, (SELECT fen FROM sheet_line WHERE line_id = ?)), '2022-01-31T08:00:00.000Z', ?)`,
      )
      .run(newUid(), lineId, more.fen ?? null, lineId, actor.userId);
}

describe('其他方式发放', () => {
  test('全部以现金签领：不必写说明就可以确认发放、归档；五处金额之和等于发放表', () => {
    const { approver, clerk } = county;
    const sheetId = sent();
    const before = [...canonicalLines(county.context, sheetId)].join('');
    expect(rest(sheetId)).toMatchObject({ total: 4, totalFen: 222_600 });
    expect(figures(sheetId)).toMatchObject({ restLines: 4, restFen: 222_600, otherFen: 0 });
    expect(payAll(sheetId)).toEqual({ lines: 4, fen: 222_600 });
    expect(figures(sheetId)).toMatchObject({ restLines: 0, otherLines: 4, otherFen: 222_600, paidFen: 0, openFen: 0, returnedFen: 0 });
    step(approver, sheetId, 'pay');
    step(clerk, sheetId, 'archive');
    expect(figures(sheetId).state).toBe('archived');
    expect([...canonicalLines(county.context, sheetId)].join('')).toBe(before);
    // Paid is paid: nothing of it comes again.
    approved(county.context, '2022-02');
    expect(showSheet(county.context, isoMonth('2022-02')).lines.filter(({ type }) => type === 'BACKPAY')).toEqual([]);
  });

  test('一部分代发、一部分现金：同一笔不能两处付', () => {
    const { clerk, context } = county;
    const sheetId = approved(context, '2022-01');
    make(clerk, sheetId);
    step(clerk, sheetId, 'send');
    const [caregiver] = rest(sheetId).rows;
    expect(rest(sheetId).rows).toMatchObject([{ payeeKind: 'caregiver', payeeName: '李照料', leftOut: 'noAccount', fen: 30_000 }]);
    const inBatch = rows<{ id: number }>(context, 'SELECT line_id AS id FROM bank_file_line').map(({ id }) => id);
    const both = { sheetId, lineIds: [caregiver?.lineId ?? 0, inBatch[0] ?? 0], ...cash };
    expect(refusal(() => bank.recordOther(clerk, both)).code).toBe('OTHER_PAYMENT_NOT_OPEN');
    expect(figures(sheetId).otherLines).toBe(0);
    payAll(sheetId);
    expect(figures(sheetId)).toMatchObject({ totalFen: 222_600, otherFen: 30_000, openFen: 192_600, restFen: 0 });
    expect(refusal(() => bank.putBack(clerk, { sheetId, happenedOn: day })).code).toBe('BANK_NOTHING_LEFT');
    expect(refusal(() => make(clerk, sheetId)).code).toBe('BANK_NOTHING_TO_SEND');
  });

  test('登记有误可以撤销，撤销后仍可列入批次；归档之后不能撤销', () => {
    const { clerk, approver, context } = county;
    const sheetId = sent();
    payAll(sheetId);
    const { rows: list } = bank.otherPayments(context, { sheetId, ...paging });
    const [first] = list;
    const withdrawal = { otherPaymentId: first?.otherPaymentId ?? 0, reason: '未到场领取' };
    bank.withdrawOtherPayment(clerk, withdrawal);
    expect(refusal(() => bank.withdrawOtherPayment(clerk, withdrawal)).code).toBe('OTHER_PAYMENT_WITHDRAWN');
    expect(figures(sheetId)).toMatchObject({ restLines: 1, otherLines: 3 });
    expect(bank.otherPayments(context, { sheetId, ...paging }).totalFen).toBe(222_600 - (first?.fen ?? 0));
    // Not even by an older program that deletes without a trigger.
    expect(() =>
      context.connection.exec(
        'INSERT OR REPLACE INTO other_payment SELECT other_payment_id, uid, line_id, kind, paid_on, voucher_no, fen, note, recorded_at, recorded_by, NULL, NULL, NULL FROM other_payment WHERE withdrawn_at IS NOT NULL',
      ),
    ).toThrow('append-only: other_payment');
    payAll(sheetId);
    step(approver, sheetId, 'pay');
    step(clerk, sheetId, 'archive');
    const standing = bank.otherPayments(context, { sheetId, ...paging }).rows[0]?.otherPaymentId ?? 0;
    expect(refusal(() => bank.withdrawOtherPayment(clerk, { otherPaymentId: standing, reason: '再改' })).code).toBe('OTHER_PAYMENT_CLOSED');
    expect(() =>
      context.connection.exec(
        `UPDATE other_payment SET withdrawn_at = 'x', withdrawn_by = 1, withdrawn_reason = 'x' WHERE other_payment_id = ${standing}`,
      ),
    ).toThrow('locked: other_payment');
  });

  test('送财政之前、日期不对：拒绝', () => {
    const { clerk, context } = county;
    const sheetId = approved(context, '2022-01');
    expect(refusal(() => payAll(sheetId)).code).toBe('OTHER_PAYMENT_CLOSED');
    step(clerk, sheetId, 'send');
    const lineIds = rest(sheetId).rows.map(({ lineId }) => lineId);
    const at = (paidOn: string) => refusal(() => bank.recordOther(clerk, { sheetId, lineIds, ...cash, paidOn: isoDate(paidOn) })).code;
    expect(at('2022-02-01')).toBe('FACT_IN_FUTURE');
    expect(at('2022-01-30')).toBe('SHEET_STEP_TOO_EARLY');
  });

  test('有抵扣的收款人：他的款项一起登记，合计须大于零', () => {
    const { context, clerk, resident, homeIds } = county;
    for (const month of ['2022-01', '2022-02']) approved(context, month);
    people.record(context, { kind: 'end', personId: resident, validFrom: isoDate('2021-12-20'), reason: 'means', remark: null });
    for (const sequence of [3, 4, 5])
      register(on(context, '2022-02-20'), {
        sequence,
        mode: 'centralised',
        homeId: homeIds[0],
        caregiver: null,
        assessedOn: isoDate('2022-02-10'),
        confirmedOn: isoDate('2022-02-10'),
      });
    const sheetId = sent('2022-03');
    const ofHome = rest(sheetId).rows.filter(({ payeeKind }) => payeeKind === 'home');
    expect(ofHome.some(({ fen }) => fen < 0)).toBe(true);
    const some = ofHome.filter(({ fen }) => fen > 0).map(({ lineId }) => lineId);
    expect(refusal(() => bank.recordOther(clerk, { sheetId, lineIds: some, ...cash })).code).toBe('OTHER_PAYMENT_DEDUCTION');
    const all = ofHome.map(({ lineId }) => lineId);
    expect(bank.recordOther(clerk, { sheetId, lineIds: all, ...cash }).fen).toBe(ofHome.reduce((sum, { fen }) => sum + fen, 0));
  });
});

describe('数据库拒绝', () => {
  test('同一笔登记两次、在批次里、已退票、金额不符、改、删、替换', async () => {
    const { context, clerk } = county;
    const sheetId = approved(context, '2022-01');
    const { bankFileId } = make(clerk, sheetId);
    const [caregiver] = rest(sheetId).rows;
    const restLine = caregiver?.lineId ?? 0;
    expect(insertSql(restLine)).toThrow('locked: other_payment');
    step(clerk, sheetId, 'send');
    const [inBatch] = rows<{ id: number }>(context, 'SELECT line_id AS id FROM bank_file_line');
    expect(insertSql(inBatch?.id ?? 0)).toThrow('paid twice: other_payment');
    expect(insertSql(restLine, { fen: 29_999 })).toThrow('wrong amount: other_payment');
    insertSql(restLine)();
    expect(insertSql(restLine)).toThrow('paid twice: other_payment');
    const { connection } = context;
    const sql = (text: string) => () => connection.exec(text);
    expect(sql('UPDATE other_payment SET fen = 1')).toThrow('append-only: other_payment');
    expect(sql('DELETE FROM other_payment')).toThrow('never deleted: other_payment');
    expect(
      sql(
        `INSERT OR REPLACE INTO other_payment SELECT other_payment_id, uid, line_id, 'cheque', paid_on, voucher_no, fen, note, recorded_at, recorded_by, withdrawn_at, withdrawn_by, withdrawn_reason FROM other_payment`,
      ),
    ).toThrow('paid twice: other_payment');
    const [row] = rows<{ sequence: number }>(context, 'SELECT sequence FROM bank_file_row LIMIT 1');
    expect(sql(`INSERT INTO bank_file_line VALUES (${restLine}, ${bankFileId}, ${row?.sequence})`)).toThrow('paid twice: bank_file_line');
    expect(
      sql(
        `INSERT INTO line_return (uid, line_id, returned_on, reason, recorded_at, recorded_by) VALUES (randomblob(16), ${restLine}, '2022-01-31', 'x', 'x', 1)`,
      ),
    ).toThrow('paid otherwise: line_return');
    const answers = sentRows(context, bankFileId).map((one) => ({ ...one, outcome: '失败', reason: '账户已销户' }));
    await take(clerk, resultFile(folder.path, '回盘.csv', answers));
    expect(insertSql(inBatch?.id ?? 0)).toThrow('paid twice: other_payment');
  });
});

describe('人工登记代发结果', () => {
  const answer = { answeredOn: day, documentNo: '银行回单0017', reason: '回盘缺这一行，凭回单核实' } as const;

  test('回盘只答了一部分：其余逐笔登记成功或失败，然后可以归档', async () => {
    const { context, clerk, approver } = county;
    const sheetId = approved(context, '2022-01');
    const { bankFileId } = make(clerk, sheetId);
    step(clerk, sheetId, 'send');
    const [first, second, third] = sentRows(context, bankFileId);
    if (!first || !second) throw new Error('the batch has two rows at least');
    expect(third).toBeUndefined();
    await take(clerk, resultFile(folder.path, '回盘.csv', [{ ...first, outcome: '成功' }]));
    step(approver, sheetId, 'pay', { note: '银行只回了一部分' });
    const of = (sequence: number, outcome: 'success' | 'failed') => ({ bankFileId, sequence, outcome, ...answer });
    expect(refusal(() => bank.answerRow(clerk, of(first.sequence, 'failed'))).code).toBe('BANK_ROW_ANSWERED');
    expect(refusal(() => bank.answerRow(clerk, of(99, 'failed'))).code).toBe('BANK_ROW_NOT_FOUND');
    const early = { ...of(second.sequence, 'success'), answeredOn: isoDate('2022-01-30') };
    expect(refusal(() => bank.answerRow(clerk, early)).code).toBe('BANK_ANSWER_EARLY');
    expect(bank.answerRow(clerk, of(second.sequence, 'failed')).fen).toBe(second.fen);
    expect(figures(sheetId)).toMatchObject({ openFen: 0, returnedFen: second.fen, paidFen: first.fen, restFen: 30_000 });
    expect(figures(sheetId).results.at(-1)).toMatchObject({ fileName: '银行回单0017', handReason: answer.reason, failed: 1 });
    payAll(sheetId);
    step(approver, sheetId, 'archive');
    expect(refusal(() => bank.answerRow(clerk, of(second.sequence, 'success'))).code).toBe('BANK_ANSWER_CLOSED');
  });

  test('已发放之后数据库不收没有依据的结果，也不收一份依据两行', () => {
    const { context, clerk, approver } = county;
    const sheetId = approved(context, '2022-01');
    const { bankFileId } = make(clerk, sheetId);
    step(clerk, sheetId, 'send');
    bank.answerRow(clerk, { bankFileId, sequence: 1, outcome: 'success', ...answer });
    const [result] = rows<{ id: number }>(context, 'SELECT bank_result_id AS id FROM bank_hand_answer');
    const insert = `INSERT INTO bank_result_row VALUES (${bankFileId}, 2, ${result?.id}, 'success', NULL)`;
    expect(() => context.connection.exec(insert)).toThrow('one by one: bank_result_row');
    step(approver, sheetId, 'pay', { note: '余款待查' });
    context.connection.exec(
      `INSERT INTO bank_result (uid, file_name, file_hash, result_on, success_count, failed_count, recorded_at, recorded_by)
       VALUES (randomblob(16), 'x', '${'0'.repeat(64)}', '2022-01-31', 1, 0, 'x', 1)`,
    );
    const late = `INSERT INTO bank_result_row SELECT ${bankFileId}, 2, max(bank_result_id), 'success', NULL FROM bank_result`;
    expect(() => context.connection.exec(late)).toThrow('locked: bank_result_row');
    expect(() => context.connection.exec("UPDATE bank_hand_answer SET reason = 'x'")).toThrow('append-only: bank_hand_answer');
    expect(() => context.connection.exec('DELETE FROM bank_hand_answer')).toThrow('append-only: bank_hand_answer');
  });
});

describe('没有送出去的不说明账户有误', () => {
  test('没有身份证号转下月补发的，补录之后照原账户送', () => {
    const { context, clerk } = county;
    const personId = register(context, {
      sequence: 6,
      name: '钱无号',
      idNumber: null,
      account: { bank: '样本农商银行', holder: '钱无号', number: '6228480000000000034' },
    });
    const sheetId = approved(context, '2022-01');
    make(clerk, sheetId);
    step(clerk, sheetId, 'send');
    bank.putBack(clerk, { sheetId, happenedOn: day });
    people.record(context, {
      kind: 'identity',
      personId,
      validFrom: day,
      idNumber: '370999194503120016',
      reason: '补录',
      name: '钱无号',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      ethnicity: '汉族',
    });
    const next = approved(context, '2022-02');
    const { leftOut } = bank.preview(context, { sheetId: next, part: 'all', layoutKey: 'agent' });
    expect(leftOut.filter(({ personName, payeeKind }) => personName === '钱无号' && payeeKind === 'person')).toEqual([]);
  });
});

test('人员收支记录写明每笔怎样付的', () => {
  const { context, scattered } = county;
  const sheetId = sent();
  payAll(sheetId);
  const sheets = history({ ...context, scope: { kind: 'county' } }, scattered).sheets;
  expect(sheets[0]?.entries.map(({ paidBy }) => paidBy)).toEqual([
    '现金签领，2022年1月31日，凭证 签领表2022-1',
    '现金签领，2022年1月31日，凭证 签领表2022-1',
  ]);
});

describe('现金签领表', () => {
  const masked = { kind: 'masked' } as const;
  const listOf = (sheetId: number, lineIds: number[] | null) => {
    const { report, entry } = bank.signatureList(county.clerk, { sheetId, lineIds, format: 'xlsx', protection: masked }, masked);
    return { cells: [...(report.tables[0]?.rows ?? [])], total: (entry.after as { totalFen: number }).totalFen };
  };

  test('每个领款人一行，几笔款项合在一起；合计等于未列入批次的金额，号码打码', () => {
    const sheetId = sent();
    const { cells, total } = listOf(sheetId, null);
    expect(total).toBe(222_600);
    expect(cells.map((row) => [row[3], row[5], row[6], row[7]])).toEqual([
      ['张集中', '东山敬老院专户（机构）', '基本生活标准、照料护理费', 126_300],
      ['陈分散', '陈分散', '基本生活标准', 66_300],
      ['陈分散', '李照料（照料人）', '照料护理费', 30_000],
    ]);
    expect(cells[1]?.[4]).toMatch(/^370999\*{8}\d{3}[\dX]$/);
  });

  test('只列所选的；已登记的不再列出', () => {
    const sheetId = sent();
    const [first] = rest(sheetId).rows;
    payAll(sheetId);
    expect(refusal(() => listOf(sheetId, null)).code).toBe('OTHER_PAYMENT_NOTHING');
    expect(refusal(() => listOf(sheetId, [first?.lineId ?? 0])).code).toBe('OTHER_PAYMENT_NOT_OPEN');
  });
});
