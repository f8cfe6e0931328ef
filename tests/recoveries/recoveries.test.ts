import { beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { openLines } from '../../database/features/bank/queries.ts';
import * as people from '../../database/features/people/service.ts';
import * as recoveries from '../../database/features/recoveries/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { balanceOf, caseOf, cashOf, die, dueOf, lock, lockFrom, office, receive, verified, type Office } from './recoveries-county.ts';

let at: Office;
beforeEach(() => {
  at = office();
});

/** Paid 963.00 a month from January to April; died on 28 January, learnt in April; the sheet of May claims February to April. */
function deadUnnoticed(): number {
  lockFrom(at, '2022-01', '2022-04');
  at.goTo('2022-04-20');
  const fact = die(at.clerk, at.scattered, '2022-01-28');
  at.goTo('2022-05-01');
  lock(at, '2022-05');
  return fact;
}

describe('从疑点到收回', () => {
  test('多发的是疑点；同一人几个月的合成一件，金额相等', () => {
    deadUnnoticed();
    const { rows: suspected } = recoveries.suspected(at.clerk, '');
    expect(suspected.map(({ name, openFen, items }) => [name, openFen, items.length])).toEqual([['陈分散', 288_900, 6]]);
    expect(suspected[0]?.items.map(({ forMonth, of, payeeKind, openFen }) => `${forMonth} ${of} ${payeeKind} ${openFen / 100}`)).toEqual([
      '2022-02 BASIC person 663',
      '2022-02 CARE caregiver 300',
      '2022-03 BASIC person 663',
      '2022-03 CARE caregiver 300',
      '2022-04 BASIC person 663',
      '2022-04 CARE caregiver 300',
    ]);
    const caseId = verified(at);
    expect(balanceOf(at, caseId)).toBe('2889 0 0 0 2889');
    expect(recoveries.suspected(at.clerk, '').rows).toEqual([]);
    expect(refusal(() => verified(at)).code).toBe('RECOVERY_NOT_OPEN');
  });

  test('通知书编号按月连续；限期过了是逾期；分次退回，退清即已收回', () => {
    deadUnnoticed();
    const caseId = verified(at);
    const issue = (issuedOn: string, dueOn: string): string =>
      recoveries.issueNotice(at.clerk, { caseId, issuedOn: isoDate(issuedOn), dueOn: isoDate(dueOn) }).noticeNumber;
    expect(issue('2022-05-01', '2022-05-31')).toBe('202205-001');
    at.goTo('2022-06-02');
    expect(recoveries.cases(at.clerk, { standing: 'overdue', search: '', offset: 0, limit: 50 }, isoDate('2022-05-31')).total).toBe(0);
    expect(caseOf(at, caseId)).toMatchObject({ state: 'noticed', isOverdue: true });
    expect(issue('2022-05-20', '2022-06-20')).toBe('202205-002');
    expect(issue('2022-06-02', '2022-07-02')).toBe('202206-001');
    recoveries.deliver(at.clerk, { caseId, deliveredOn: isoDate('2022-06-02'), way: '直接送达', receiver: '陈侄子' });
    expect(caseOf(at, caseId).state).toBe('collecting');
    receive(at, caseId, 1000, '0001');
    expect([balanceOf(at, caseId), caseOf(at, caseId).state]).toEqual(['2889 1000 0 0 1889', 'collecting']);
    expect(refusal(() => receive(at, caseId, 1, '0001')).message).toBe('票据 0001 已登记在陈分散的追回中。');
    expect(refusal(() => receive(at, caseId, 1889.01, '0002')).message).toBe('票据 0002 的金额 1,889.01 元超过未收回的 1,889.00 元。');
    receive(at, caseId, 1889, '0002');
    expect([balanceOf(at, caseId), caseOf(at, caseId).state, caseOf(at, caseId).isOverdue]).toEqual([
      '2889 2889 0 0 0',
      'recovered',
      false,
    ]);
  });

  test('登记错的收款撤销，写明理由，金额又未收回，票据号可以再用', () => {
    deadUnnoticed();
    const caseId = verified(at);
    receive(at, caseId, 2889, '0001');
    const [receipt] = caseOf(at, caseId).receipts;
    recoveries.withdrawReceipt(at.clerk, { receiptId: receipt?.receiptId ?? 0, reason: '登到了别人名下' });
    expect([balanceOf(at, caseId), caseOf(at, caseId).state]).toEqual(['2889 0 0 0 2889', 'collecting']);
    expect(refusal(() => recoveries.withdrawReceipt(at.clerk, { receiptId: receipt?.receiptId ?? 0, reason: '再撤' })).code).toBe(
      'RECOVERY_RECEIPT_NOT_FOUND',
    );
    receive(at, caseId, 889, '0001');
    expect(balanceOf(at, caseId)).toBe('2889 889 0 0 2000');
  });

  test('核销由另一人审批；申请后有退款的要重新申请', () => {
    deadUnnoticed();
    const caseId = verified(at);
    const ask = (by = at.clerk): void => void recoveries.askWriteOff(by, { caseId, reason: '无遗产可供执行', documentNo: '村证明' });
    const open = (): number => caseOf(at, caseId).writeOffs.at(-1)?.writeOffId ?? 0;
    ask(at.admin);
    expect(refusal(() => recoveries.decideWriteOff(at.admin, { writeOffId: open(), decision: 'approved', reason: null })).message).toBe(
      '这份申请由管理员提出，不能由本人审批。',
    );
    receive(at, caseId, 889, '0001');
    expect(refusal(() => recoveries.decideWriteOff(at.approver, { writeOffId: open(), decision: 'approved', reason: null })).message).toBe(
      '申请时的金额是 2,889.00 元，现在是 2,000.00 元，没有办理。',
    );
    recoveries.decideWriteOff(at.approver, { writeOffId: open(), decision: 'refused', reason: '金额已变' });
    ask();
    recoveries.decideWriteOff(at.approver, { writeOffId: open(), decision: 'approved', reason: null });
    expect([balanceOf(at, caseId), caseOf(at, caseId).state]).toEqual(['2889 889 0 2000 0', 'writtenOff']);
  });

  test('移交以后收到的仍登记，退清即已收回；撤销核定只在发通知书以前', () => {
    deadUnnoticed();
    const first = verified(at);
    recoveries.withdrawCase(at.clerk, { caseId: first, reason: '合并错了' });
    const caseId = verified(at);
    recoveries.issueNotice(at.clerk, { caseId, issuedOn: isoDate('2022-05-01'), dueOn: isoDate('2022-05-31') });
    expect(refusal(() => recoveries.withdrawCase(at.clerk, { caseId, reason: '再撤' })).code).toBe('RECOVERY_WRONG_STATE');
    const handedOn = isoDate('2022-05-01');
    recoveries.handOver(at.clerk, { caseId, handedOn, to: '县人民法院', documentNo: null, reason: '拒不退还' });
    receive(at, caseId, 2000, '0001');
    expect(caseOf(at, caseId).state).toBe('handedOver');
    receive(at, caseId, 889, '0002');
    expect(caseOf(at, caseId).state).toBe('recovered');
    expect(recoveries.summary(at.clerk, handedOn)).toMatchObject({ cases: 1, claimedFen: 288_900, receivedFen: 288_900, openFen: 0 });
  });
});

describe('以后的发放表改正', () => {
  test('死亡是误报：补发先抵扣没有退的，只拨付已退的部分；核销的也抵扣', () => {
    const fact = deadUnnoticed();
    const caseId = verified(at);
    receive(at, caseId, 963, '0001');
    recoveries.askWriteOff(at.clerk, { caseId, reason: '查无下落', documentNo: null });
    const writeOffId = caseOf(at, caseId).writeOffs[0]?.writeOffId ?? 0;
    recoveries.decideWriteOff(at.approver, { writeOffId, decision: 'approved', reason: null });
    people.cancelFact(at.clerk, { factId: fact, reason: '误报' });
    at.goTo('2022-06-01');
    lock(at, '2022-06');
    expect([balanceOf(at, caseId), caseOf(at, caseId).state]).toEqual(['2889 963 1926 0 0', 'offset']);
    // The funeral that was paid for is claimed back by the same sheet: a suspicion of its own.
    expect(recoveries.suspected(at.clerk, '').rows.map(({ openFen, items }) => [openFen, items.map(({ of }) => of)])).toEqual([
      [397_800, ['FUNERAL']],
    ]);
    const withoutFuneral = (amounts: ReadonlyMap<string, number>): unknown => [...amounts].filter(([key]) => !key.includes('FUNERAL'));
    expect(withoutFuneral(cashOf(at, at.scattered))).toEqual(withoutFuneral(dueOf(at, at.scattered)));
  });

  test('银行只拨差额：补发行被抵扣的数目记在行上，不能超过该行', () => {
    const fact = deadUnnoticed();
    const caseId = verified(at);
    receive(at, caseId, 100, '0001');
    people.cancelFact(at.clerk, { factId: fact, reason: '误报' });
    at.goTo('2022-06-01');
    lock(at, '2022-06');
    const kept = rows<{ line: string; kept: number }>(
      at.admin,
      `SELECT l.for_month || ' ' || l.of_type || ' ' || l.fen AS line, e.fen AS kept FROM claim_entry e JOIN sheet_line l ON l.line_id = e.line_id ORDER BY l.line_id`,
    );
    expect(kept.slice(0, 2)).toEqual([
      { line: '2022-02 BASIC 66300', kept: 56_300 },
      { line: '2022-02 CARE 30000', kept: 30_000 },
    ]);
    const sheet = rows<{ id: number }>(at.admin, "SELECT sheet_id AS id FROM sheet WHERE month = '2022-06'")[0]?.id ?? 0;
    const toBank = openLines(at.admin, sheet).filter(({ personId, type }) => personId === at.scattered && type === 'BACKPAY');
    // February's 100.00 that were refunded, and all of May, which was not paid while he counted as dead.
    expect(toBank.map(({ of, fen }) => `${of} ${fen}`)).toEqual(['BASIC 10000', 'BASIC 66300', 'CARE 30000']);
    expect(() =>
      at.admin.connection
        .prepare(
          "INSERT INTO claim_entry SELECT NULL, randomblob(16), kind, recovery_id, pending_id, line_id, 1, NULL, NULL, NULL, recorded_at, recorded_by FROM claim_entry WHERE kind = 'netting' LIMIT 1",
        )
        .run(),
    ).toThrow(/claim_entry/);
  });

  test('死亡改到三月：二、三月成为待定，与没有退的追回相抵，谁也不再付', () => {
    const fact = deadUnnoticed();
    const caseId = verified(at);
    people.cancelFact(at.clerk, { factId: fact, reason: '日期有误' });
    die(at.clerk, at.scattered, '2022-03-05');
    at.goTo('2022-06-01');
    lock(at, '2022-06');
    expect(balanceOf(at, caseId)).toBe('2889 0 1926 0 963');
    expect(recoveries.pending(at.clerk, { standing: 'all', search: '' }, 1).rows[0]).toMatchObject({ leftFen: 0, standing: 'settled' });
  });
});

test('任何人不能越过另一人：同一人审批被数据库拒绝', () => {
  deadUnnoticed();
  const caseId = verified(at);
  recoveries.askWriteOff(at.clerk, { caseId, reason: '无遗产', documentNo: null });
  expect(() =>
    at.admin.connection
      .prepare("UPDATE recovery_write_off SET decision = 'approved', decided_at = recorded_at, decided_by = recorded_by")
      .run(),
  ).toThrow(/same person/);
  expect(() => at.admin.connection.prepare('DELETE FROM recovery_case').run()).toThrow(/never deleted/);
  receive(at, caseId, 1, '0001');
  expect(() => at.admin.connection.prepare('UPDATE claim_entry SET fen = 1').run()).toThrow(/append-only/);
});
