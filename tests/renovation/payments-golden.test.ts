/** J14, as a clerk would read it: a contract, its payments day by day, what each refusal says, what is kept back at the end. */
import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../database/features/renovation/money.ts';
import { addChange, saveContract, withdrawChange } from '../../database/features/renovation/service-contracts.ts';
import { addPayment, withdrawPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { withdrawStage } from '../../database/features/renovation/service-stages.ts';
import { describeError } from '../../electron/contract/messages.ts';
import { AppError } from '../../electron/contract/result.ts';
import { formatYuan, isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger } from '../helpers/ledger.ts';
import { contractInput, homeIn, onDay, paymentInput, projectInput, reach, receive, refusalText, yuan } from './money-project.ts';

function begun() {
  const ledger = memoryLedger();
  const homeId = homeIn(ledger, '370983H01');
  const { projectId } = save(ledger, projectInput(homeId, '370983R202101', '2021-01-10'));
  reach(ledger, projectId, 'approved', '2021-02-10', yuan('2000000'));
  reach(ledger, projectId, 'design', '2021-03-10');
  reach(ledger, projectId, 'procurement', '2021-04-10');
  const { contractId } = saveContract(onDay(ledger, '2021-05-10'), contractInput(projectId));
  reach(ledger, projectId, 'contract', '2021-05-10');
  receive(ledger, projectId, 'county', yuan('2000000'), '2021-05-01');
  return { ledger, projectId, contractId };
}
type Begun = ReturnType<typeof begun>;

/** One line of the course: the day, what is asked, the answer, and how the contract stands then. */
function asked(
  { ledger, projectId, contractId }: Begun,
  day: string,
  label: string,
  amount: string,
  basis: 'prepayment' | 'progress' | 'settlement' | 'retention',
  no: string,
): string {
  const today = onDay(ledger, day);
  let answer = '已登记';
  try {
    addPayment(today, paymentInput(contractId, no, day, yuan(amount), { basis }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { what, next } = describeError(error.code, error.params);
    answer = `${what}${next}`;
  }
  return [`${day} ${label} ${formatYuan(yuan(amount))}：${answer}`, standing(today, projectId)].join('\n');
}

function standing(context: Begun['ledger'], projectId: number): string {
  const contract = moneyOf(context, projectId, context.clock.today()).contracts[0];
  if (!contract) return '';
  const { totalFen, paidFen, capWords, capFen, possibleNowFen, retentionFen, retentionHeldFen } = contract;
  return `  合同总价 ${formatYuan(totalFen)}，已付 ${formatYuan(paidFen)}；${capWords} ${formatYuan(capFen)}，现在可付 ${formatYuan(possibleNowFen)}；质保金 ${formatYuan(retentionFen)}，留存 ${formatYuan(retentionHeldFen)}`;
}

describe('J14: a payment over its cap', () => {
  it('is refused with what is possible now; retention is held after the audit and returned when it is due', () => {
    const project = begun();
    const { ledger, projectId, contractId } = project;
    const course = [
      asked(project, '2021-05-20', '预付款', '558000', 'prepayment', '1'),
      asked(project, '2021-05-25', '预付款', '1', 'prepayment', '2'),
    ];
    reach(ledger, projectId, 'construction', '2021-06-10');
    course.push(asked(project, '2021-09-10', '进度款', '744000', 'progress', '3'));
    course.push(asked(project, '2021-11-05', '进度款', '260000', 'progress', '4'));
    course.push(asked(project, '2021-11-06', '进度款', '186000', 'progress', '5'));
    reach(ledger, projectId, 'completed', '2021-12-20');
    reach(ledger, projectId, 'accepted', '2022-01-14');
    course.push(asked(project, '2022-01-20', '结算款', '1', 'settlement', '6'));
    reach(ledger, projectId, 'inUse', '2022-02-10');
    reach(ledger, projectId, 'settled', '2022-05-10');
    course.push(asked(project, '2022-05-20', '结算款', '372000', 'settlement', '7'));
    course.push(asked(project, '2022-05-21', '结算款', '316200', 'settlement', '8'));
    course.push(asked(project, '2022-06-01', '质保金', '55800', 'retention', '9'));
    saveContract(onDay(ledger, '2022-06-01'), { ...contractInput(projectId, { contractId }), retentionUntil: isoDate('2024-01-14') });
    course.push(asked(project, '2023-06-01', '质保金', '55800', 'retention', '9'));
    course.push(asked(project, '2024-01-20', '质保金', '55800.01', 'retention', '9'));
    course.push(asked(project, '2024-01-20', '质保金', '55800', 'retention', '9'));
    course.push(asked(project, '2024-01-21', '结算款', '0.01', 'settlement', '10'));
    expect(course.join('\n')).toBe(`2021-05-20 预付款 558,000.00：已登记
  合同总价 1,860,000.00，已付 558,000.00；开工前至多30% 558,000.00，现在可付 0.00；质保金 55,800.00，留存 0.00
2021-05-25 预付款 1.00：本次 1.00 元付不出：累计 558,001.00 元，超过开工前至多30%（558,000.00 元）。已付 558,000.00 元，现在最多可付 0.00 元；其余待开工后按进度支付。
  合同总价 1,860,000.00，已付 558,000.00；开工前至多30% 558,000.00，现在可付 0.00；质保金 55,800.00，留存 0.00
2021-09-10 进度款 744,000.00：已登记
  合同总价 1,860,000.00，已付 1,302,000.00；竣工验收前至多80% 1,488,000.00，现在可付 186,000.00；质保金 55,800.00，留存 0.00
2021-11-05 进度款 260,000.00：本次 260,000.00 元付不出：累计 1,562,000.00 元，超过竣工验收前至多80%（1,488,000.00 元）。已付 1,302,000.00 元，现在最多可付 186,000.00 元；其余待竣工验收、结算审计后支付。
  合同总价 1,860,000.00，已付 1,302,000.00；竣工验收前至多80% 1,488,000.00，现在可付 186,000.00；质保金 55,800.00，留存 0.00
2021-11-06 进度款 186,000.00：已登记
  合同总价 1,860,000.00，已付 1,488,000.00；竣工验收前至多80% 1,488,000.00，现在可付 0.00；质保金 55,800.00，留存 0.00
2022-01-20 结算款 1.00：本次 1.00 元付不出：累计 1,488,001.00 元，超过结算审计前至多80%（1,488,000.00 元）。已付 1,488,000.00 元，现在最多可付 0.00 元；其余待结算审计后支付。
  合同总价 1,860,000.00，已付 1,488,000.00；结算审计前至多80% 1,488,000.00，现在可付 0.00；质保金 55,800.00，留存 0.00
2022-05-20 结算款 372,000.00：本次 372,000.00 元付不出：累计 1,860,000.00 元，超过结算审计后至多97%（1,804,200.00 元）。已付 1,488,000.00 元，现在最多可付 316,200.00 元；其余待质保期满后按质保金退还。
  合同总价 1,860,000.00，已付 1,488,000.00；结算审计后至多97% 1,804,200.00，现在可付 316,200.00；质保金 55,800.00，留存 55,800.00
2022-05-21 结算款 316,200.00：已登记
  合同总价 1,860,000.00，已付 1,804,200.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 55,800.00
2022-06-01 质保金 55,800.00：质保金还不能退还：合同没有登记质保到期日期。留存的质保金为 55,800.00 元；条件具备后再登记退还。
  合同总价 1,860,000.00，已付 1,804,200.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 55,800.00
2023-06-01 质保金 55,800.00：质保金还不能退还：质保期到 2024-01-14 才满。留存的质保金为 55,800.00 元；条件具备后再登记退还。
  合同总价 1,860,000.00，已付 1,804,200.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 55,800.00
2024-01-20 质保金 55,800.01：退还 55,800.01 元，超过留存的质保金 55,800.00 元。最多可退还 55,800.00 元。
  合同总价 1,860,000.00，已付 1,804,200.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 55,800.00
2024-01-20 质保金 55,800.00：已登记
  合同总价 1,860,000.00，已付 1,860,000.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 0.00
2024-01-21 结算款 0.01：累计付款 1,860,000.01 元，超过合同总价 1,860,000.00 元（含变更）。已付 1,860,000.00 元，最多可付 0.00 元；增加价款请先登记合同变更。
  合同总价 1,860,000.00，已付 1,860,000.00；结算审计后至多97% 1,804,200.00，现在可付 0.00；质保金 55,800.00，留存 0.00`);
  });

  it('leaves what payments rest on in its place', () => {
    const project = begun();
    const { ledger, projectId, contractId } = project;
    const stageId = reach(ledger, projectId, 'construction', '2021-06-10');
    const { changeId } = addChange(onDay(ledger, '2021-07-01'), {
      contractId,
      changedOn: isoDate('2021-07-01'),
      deltaFen: yuan('140000'),
      documentNo: '样变1号',
      reason: '增加消防水池',
      endsOn: null,
    });
    const { paymentId } = addPayment(onDay(ledger, '2021-09-10'), paymentInput(contractId, '1', '2021-09-10', yuan('1600000')));
    const later = onDay(ledger, '2021-10-01');
    const less = { contractId, changedOn: isoDate('2021-09-01'), documentNo: '样变2号', reason: '核减', endsOn: null };
    expect(refusalText(() => withdrawStage(later, { projectId, stageId, reason: '登记有误' }))?.code).toBe('RENOVATION_STAGE_USED');
    expect(refusalText(() => withdrawChange(later, { changeId, reason: '登记有误' }))?.code).toBe('CONTRACT_CHANGE_NEEDED');
    expect(refusalText(() => addChange(later, { ...less, deltaFen: yuan('-0.01') }))?.what).toContain(
      '少于或不足以支持已付的 1,600,000.00 元',
    );
    // After the payment the price may fall: the cap was kept on its day.
    expect(refusalText(() => addChange(later, { ...less, changedOn: isoDate('2021-09-20'), deltaFen: yuan('-400000') }))).toBeNull();
    expect(
      refusalText(() => addChange(later, { ...less, changedOn: isoDate('2021-09-20'), deltaFen: yuan('-0.01') }))?.params,
    ).toMatchObject({
      possible: '0.00',
    });
    withdrawPayment(later, { paymentId, reason: '重复登记' });
    expect(refusalText(() => withdrawStage(later, { projectId, stageId, reason: '登记有误' }))).toBeNull();
    expect(moneyOf(later, projectId, isoDate('2021-10-01')).totals).toMatchObject({ receivedFen: yuan('2000000'), spentFen: 0 });
  });

  it('more than a source has received needs an approver who did not record the contract', () => {
    const { ledger, projectId, contractId } = begun();
    reach(ledger, projectId, 'construction', '2021-06-10');
    const clerk = onDay(asUser(ledger, '经办甲', 'county_clerk'), '2021-08-01');
    const approver = onDay(asUser(ledger, '审批乙', 'county_approver'), '2021-08-01');
    const sources = [
      { source: 'county', fen: yuan('500000') },
      { source: 'province', fen: yuan('100000') },
    ];
    const input = paymentInput(contractId, '1', '2021-08-01', yuan('600000'), { sources });
    expect(refusalText(() => addPayment(clerk, input))).toMatchObject({
      code: 'PAYMENT_SOURCE_SHORT',
      params: { source: '省级补助', fen: '100,000.00', possible: '0.00' },
    });
    const advanced = { ...input, exceptionReason: '省级补助已下达未到位，由县级垫付' };
    expect(refusalText(() => addPayment(clerk, advanced))?.code).toBe('RENOVATION_EXCEPTION_ROLE');
    expect(refusalText(() => addPayment(approver, advanced))).toBeNull();
    const { payments, warnings } = moneyOf(ledger, projectId, isoDate('2021-08-01'));
    expect(payments[0]).toMatchObject({ exceptionBy: '审批乙', exceptionReason: '省级补助已下达未到位，由县级垫付' });
    expect(warnings).toEqual(['省级补助：支出大于到位，多 100,000.00 元']);
    expect(refusalText(() => addPayment(clerk, { ...input, paymentNo: '2', fen: yuan('500000') }))?.code).toBe('PAYMENT_SOURCES');
    // A reason where nothing is passed over is not kept, whoever writes it.
    const whole = paymentInput(contractId, '3', '2021-08-01', yuan('1000'), { exceptionReason: '无需例外' });
    expect(refusalText(() => addPayment(clerk, whole))).toBeNull();
    expect(moneyOf(ledger, projectId, isoDate('2021-08-01')).payments[1]?.exceptionReason).toBeNull();
  });
});
