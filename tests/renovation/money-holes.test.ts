/** Money that must not go out: while a project stands still or is over, and what an undone entry leaves behind. */
import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../database/features/renovation/money.ts';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addFund, withdrawFund } from '../../database/features/renovation/service-funds.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf } from '../../database/features/renovation/service-stages.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { contractInput, homeIn, onDay, paymentInput, projectInput, reach, receive, refusalText, yuan } from './money-project.ts';

function begun() {
  const ledger = memoryLedger();
  const { projectId } = save(ledger, projectInput(homeIn(ledger, '370983H01'), '370983R202101', '2021-01-10'));
  reach(ledger, projectId, 'approved', '2021-02-10', yuan('2000000'));
  reach(ledger, projectId, 'design', '2021-03-10');
  reach(ledger, projectId, 'procurement', '2021-04-10');
  const { contractId } = saveContract(onDay(ledger, '2021-05-10'), contractInput(projectId));
  reach(ledger, projectId, 'contract', '2021-05-10');
  reach(ledger, projectId, 'construction', '2021-06-10');
  receive(ledger, projectId, 'county', yuan('2000000'), '2021-05-01');
  return { ledger, projectId, contractId };
}
const event = (ledger: TestLedger, projectId: number, stage: 'suspended' | 'resumed' | 'cancelled', day: string) =>
  recordStageOf(onDay(ledger, day), {
    projectId,
    stage,
    happenedOn: isoDate(day),
    documentNo: '样民发〔2021〕7号',
    note: '资金未落实',
    exceptionReason: null,
  });
const pay = (context: TestLedger, contractId: number, no: string, day: string, amount: string, why: string | null = null) =>
  refusalText(() => addPayment(onDay(context, '2021-12-31'), paymentInput(contractId, no, day, yuan(amount), { exceptionReason: why })));

describe('暂停和取消的项目', () => {
  it('暂停期间不付款，恢复后照付；取消后只有审批人写明理由才付', () => {
    const { ledger, projectId, contractId } = begun();
    event(ledger, projectId, 'suspended', '2021-07-01');
    event(ledger, projectId, 'resumed', '2021-08-01');
    expect(pay(ledger, contractId, '1', '2021-06-30', '100')).toBeNull();
    expect(pay(ledger, contractId, '2', '2021-07-15', '100')?.what).toBe('项目自2021年7月1日起暂停，2021年7月15日不能付款。');
    expect(pay(ledger, contractId, '2', '2021-08-01', '100')).toBeNull();
    event(ledger, projectId, 'cancelled', '2021-09-01');
    const approver = asUser(ledger, '审批乙', 'county_approver');
    expect(pay(ledger, contractId, '3', '2021-09-01', '100')?.what).toBe('项目自2021年9月1日起取消，2021年9月1日不能付款。');
    expect(pay(asUser(ledger, '经办甲', 'county_clerk'), contractId, '3', '2021-09-10', '100', '清算已完工程')?.code).toBe(
      'RENOVATION_EXCEPTION_ROLE',
    );
    expect(pay(approver, contractId, '3', '2021-09-10', '100', '清算已完工程')).toBeNull();
    expect(moneyOf(ledger, projectId, isoDate('2021-12-31')).payments.at(-1)).toMatchObject({
      exceptionReason: '清算已完工程',
      exceptionBy: '审批乙',
    });
    // A reason opens no cap.
    expect(pay(approver, contractId, '4', '2021-09-11', '1800000', '清算')?.code).toBe('PAYMENT_OVER_CAP');
  });
});

describe('来源', () => {
  it('到位的资金已经付出的，不能撤销，也不能以负数收回', () => {
    const { ledger, projectId, contractId } = begun();
    pay(ledger, contractId, '1', '2021-08-01', '1000000');
    const { fundId } = moneyOf(ledger, projectId, isoDate('2021-12-31')).funds[0] ?? { fundId: 0 };
    const back = (amount: string, day: string) =>
      refusalText(() =>
        addFund(onDay(ledger, '2021-12-31'), {
          projectId,
          source: 'county',
          kind: 'received',
          happenedOn: isoDate(day),
          documentNo: '样财回1号',
          fen: yuan(amount),
        }),
      );
    expect(back('-1000000.01', '2021-09-01')?.code).toBe('FUND_SPENT');
    expect(back('-2000000', '2021-07-01')?.code).toBe('FUND_SPENT');
    expect(back('-1000000', '2021-09-01')).toBeNull();
    expect(refusalText(() => withdrawFund(onDay(ledger, '2021-12-31'), { fundId, reason: '登记有误' }))?.code).toBe('FUND_SPENT');
  });

  it('收回以后补登的付款，不能用已经收回的钱', () => {
    const { ledger, projectId, contractId } = begun();
    receive(ledger, projectId, 'county', yuan('-1500000'), '2021-09-01');
    expect(pay(ledger, contractId, '1', '2021-08-01', '500000.01')?.code).toBe('PAYMENT_SOURCE_SHORT');
    expect(pay(ledger, contractId, '1', '2021-08-01', '500000')).toBeNull();
  });
});
