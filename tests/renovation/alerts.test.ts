/** What of a renovation presses on a day: each reason from the day it begins, none of a cancelled project. */
import { describe, expect, it } from 'vitest';
import { alertsOf, type AlertContract, type AlertPolicy, type AlertProject } from '../../database/features/renovation/rules-alerts.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';

const day = isoDate;
const policy: AlertPolicy = { warnDays: 30, acceptanceDays: 30, yearEndMonth: 10, capNearPercent: 90 };
const quiet: AlertProject = {
  projectId: 1,
  projectName: '东山镇敬老院改造提升',
  homeName: '东山镇敬老院',
  standing: { stage: 'construction', since: day('2021-06-10'), state: 'running' },
  lag: null,
  report: { status: 'onTime', daysLate: 0, month: isoMonth('2021-10'), dueOn: day('2021-10-28') },
  receivedFen: 0,
  spentFen: 0,
  contracts: [],
  lateReturns: null,
  reapproval: null,
};
const contract: AlertContract = {
  name: '样本建筑公司',
  endsOn: null,
  insuredUntil: null,
  retentionUntil: null,
  retentionHeldFen: 0,
  paidFen: 0,
  capFen: 0,
  possibleNowFen: 0,
};
/** `kind tone days fen`. */
const told = (given: Partial<AlertProject>, on: string): string[] =>
  alertsOf({ ...quiet, ...given }, policy, day(on)).map(({ kind, tone, days, fen }) => `${kind} ${tone} ${days ?? '-'} ${fen ?? '-'}`);

describe('改造提醒', () => {
  it('没有事就没有提醒', () => {
    expect(told({}, '2021-11-10')).toEqual([]);
  });

  it('阶段滞后：黄为待办、红为警示；暂停的不催，取消的全不提', () => {
    const lag = { stage: 'completed', plannedOn: day('2021-10-31') } as const;
    expect(told({ lag: { ...lag, days: 15, tone: 'yellow' } }, '2021-11-15')).toEqual(['lateStage todo 15 -']);
    expect(told({ lag: { ...lag, days: 16, tone: 'red' } }, '2021-11-16')).toEqual(['lateStage warn 16 -']);
    const standing = { ...quiet.standing, state: 'suspended' } as const;
    expect(told({ standing, lag: { ...lag, days: 16, tone: 'red' } }, '2021-11-16')).toEqual([]);
    const cancelled = { ...quiet.standing, state: 'cancelled' } as const;
    expect(told({ standing: cancelled, receivedFen: 500, lag: { ...lag, days: 16, tone: 'red' } }, '2021-12-16')).toEqual([]);
  });

  it('完工30天内应当验收，第31天起提醒', () => {
    const standing = { stage: 'completed', since: day('2021-12-20'), state: 'running' } as const;
    expect(told({ standing }, '2022-01-19')).toEqual([]);
    expect(told({ standing }, '2022-01-20')).toEqual(['acceptanceOverdue warn 1 -']);
    expect(told({ standing: { ...standing, stage: 'accepted' } }, '2022-05-20')).toEqual([]);
  });

  it('进度月报：待报为待办，逾期为警示', () => {
    expect(told({ report: { ...quiet.report, status: 'waiting' } }, '2021-10-26')).toEqual(['noProgress todo - -']);
    expect(told({ report: { ...quiet.report, status: 'missing', daysLate: 3 } }, '2021-10-31')).toEqual(['noProgress warn 3 -']);
  });

  it('十月起提醒到位未支出，十二月为警示；支出完的不提', () => {
    const money = { receivedFen: 100_000_000, spentFen: 60_000_000 };
    expect(told(money, '2021-09-30')).toEqual([]);
    expect(told(money, '2021-10-01')).toEqual(['fundsUnspent todo -91 40000000']);
    expect(told(money, '2021-12-10')).toEqual(['fundsUnspent warn -21 40000000']);
    expect(told({ receivedFen: 5, spentFen: 5 }, '2021-12-10')).toEqual([]);
    // What is left is the retention.
    expect(told({ receivedFen: 8, spentFen: 5, contracts: [{ ...contract, retentionHeldFen: 3 }] }, '2021-12-10')).toEqual([]);
  });

  it('合同和保险在施工期内提前30天提醒；完工后不再提', () => {
    const contracts = [{ ...contract, endsOn: day('2021-12-01'), insuredUntil: day('2021-11-20') }];
    expect(told({ contracts }, '2021-10-20')).toEqual([]);
    expect(told({ contracts }, '2021-10-21')).toEqual(['insuranceEnding todo -30 -']);
    expect(told({ contracts }, '2021-11-21')).toEqual(['contractEnding todo -10 -', 'insuranceEnding warn 1 -']);
    const standing = { stage: 'completed', since: day('2021-11-20'), state: 'running' } as const;
    expect(told({ contracts, standing }, '2021-11-21')).toEqual([]);
  });

  it('质保金到期提醒到退还为止；付款达到上限九成提醒，验收后不提', () => {
    const held = [{ ...contract, retentionUntil: day('2023-01-14'), retentionHeldFen: 5_580_000 }];
    const standing = { stage: 'settled', since: day('2022-05-10'), state: 'running' } as const;
    expect(told({ standing, contracts: held }, '2022-12-15')).toEqual(['retentionDue todo -30 5580000']);
    expect(told({ standing, contracts: held }, '2023-02-01')).toEqual(['retentionDue warn 18 5580000']);
    expect(told({ standing, contracts: [{ ...contract, retentionUntil: day('2023-01-14') }] }, '2023-02-01')).toEqual([]);
    // J14: 1,302,000.00 of 1,488,000.00 is 87.5 %; 1,340,000.00 is over 90 %.
    const near = (paidFen: number) => [{ ...contract, paidFen, capFen: 148_800_000, possibleNowFen: 148_800_000 - paidFen }];
    expect(told({ contracts: near(130_200_000) }, '2021-11-10')).toEqual([]);
    expect(told({ contracts: near(134_000_000) }, '2021-11-10')).toEqual(['capNear todo - 14800000']);
    const accepted = { stage: 'accepted', since: day('2022-01-14'), state: 'running' } as const;
    expect(told({ standing: accepted, contracts: near(148_800_000) }, '2022-06-10')).toEqual([]);
  });

  it('逾期未回迁、结算超批复', () => {
    expect(told({ lateReturns: { people: 2, since: day('2021-10-31') } }, '2021-11-05')).toEqual(['relocationLate warn 5 -']);
    expect(told({ reapproval: { auditedFen: 230, approvedFen: 200 } }, '2021-11-05')).toEqual(['reapproval warn - 30']);
  });
});
