/** Every clock of the registers against a calendar on the wall: the day it ends, what is in time, what is late. */
import { describe, expect, it } from 'vitest';
import { withdraw } from '../../database/features/registers/service.ts';
import { openDesk, refused } from './desk.ts';

const applicant = { applicant: '陈受理', kind: 'dibao', procedure: 'short' } as const;

describe('twenty working days from acceptance to decision', () => {
  it('end on 2022-10-25 when accepted on Thursday 2022-09-22: seven days of holiday, two working days at weekends', () => {
    const desk = openDesk('2022-09-22');
    const recordId = desk.write('dibaoReview', { ...applicant, acceptedOn: '2022-09-22' });
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 runs 33 running');
    desk.on('2022-10-22');
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 runs 3 due');
    desk.on('2022-10-25');
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 runs 0 due');
    desk.on('2022-10-26');
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 runs -1 overdue');
  });

  it.each([
    ['2022-10-25', '2022-10-25 2022-10-25 0 done'],
    ['2022-10-26', '2022-10-25 2022-10-26 -1 late'],
  ])('decided on %s: %s', (day, told) => {
    const desk = openDesk('2022-09-22');
    const recordId = desk.write('dibaoReview', { ...applicant, acceptedOn: '2022-09-22' });
    desk.on('2022-10-08');
    desk.take(recordId, 'survey', { surveyedOn: '2022-10-08', surveyors: '王、李' });
    desk.take(recordId, 'review', { opinion: '符合条件' });
    desk.on(day);
    desk.take(recordId, 'grant', { grantedSize: 2, monthlyFen: 60_000 });
    expect(desk.told(recordId, 'decide')).toBe(told);
    desk.on('2022-12-01');
    expect(desk.told(recordId, 'decide')).toBe(told);
  });

  it('with notice and council the general limit holds, and the case passes through both', () => {
    const desk = openDesk('2022-09-22');
    const recordId = desk.write('dibaoReview', { ...applicant, procedure: 'full', acceptedOn: '2022-09-22' });
    expect(desk.clock(recordId, 'decide')?.dueOn).toBe('2022-11-08');
    desk.on('2022-10-20');
    desk.take(recordId, 'survey', { surveyedOn: '2022-10-20', surveyors: '王、李' });
    desk.take(recordId, 'debate', { debateResult: '一致同意' });
    desk.take(recordId, 'review', { opinion: '符合条件' });
    expect(() => desk.take(recordId, 'grant', { grantedSize: 1, monthlyFen: 1 })).toThrow('不能');
    desk.on('2022-10-28');
    desk.take(recordId, 'notice', { noticeFrom: '2022-10-21', noticeTo: '2022-10-28', objection: '无异议' });
    desk.take(recordId, 'grantFull', { grantedSize: 2, monthlyFen: 60_000 });
    expect(desk.told(recordId, 'decide')).toBe('2022-11-08 2022-10-28 11 done');
  });

  it('a short case knows no council', () => {
    const desk = openDesk('2022-09-22');
    const recordId = desk.write('dibaoReview', { ...applicant, acceptedOn: '2022-09-22' });
    desk.take(recordId, 'survey', { surveyedOn: '2022-09-22', surveyors: '王、李' });
    expect(() => desk.take(recordId, 'debate', { debateResult: '同意' })).toThrow('不能');
  });

  it('a decision taken back runs on', () => {
    const desk = openDesk('2022-09-22');
    const recordId = desk.write('dibaoReview', { ...applicant, acceptedOn: '2022-09-22' });
    desk.on('2022-10-10');
    desk.take(recordId, 'stop', {}, '申请人撤回');
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 2022-10-10 15 done');
    desk.on('2022-10-26');
    const [stopped] = desk.look(recordId).steps;
    withdraw(desk.context, { recordId, stepId: stopped?.stepId ?? 0, reason: '申请人没有撤回' });
    expect(desk.state(recordId)).toBe('accepted');
    expect(desk.told(recordId, 'decide')).toBe('2022-10-25 runs -1 overdue');
    expect(desk.look(recordId).steps.map(({ withdrawnReason }) => withdrawnReason)).toEqual(['申请人没有撤回']);
  });
});

describe('a gradual exit', () => {
  it('warns thirty days before its last day and is over-long after it until somebody decides', () => {
    const desk = openDesk('2022-02-18');
    const recordId = desk.write('dibaoExit', {
      applicant: '刘渐退',
      householdSize: 2,
      isPoverty: false,
      trigger: 'over',
      decidedOn: '2022-02-18',
      months: 4,
      beforeFen: 80_000,
      monthlyFen: 80_000,
    });
    expect(desk.told(recordId, 'expiry')).toBe('none');
    desk.take(recordId, 'confirm');
    expect(desk.told(recordId, 'expiry')).toBe('2022-06-30 runs 132 running');
    desk.on('2022-05-30');
    expect(desk.told(recordId, 'expiry')).toBe('2022-06-30 runs 31 running');
    desk.on('2022-05-31');
    expect(desk.told(recordId, 'expiry')).toBe('2022-06-30 runs 30 due');
    desk.on('2022-07-01');
    expect(desk.told(recordId, 'expiry')).toBe('2022-06-30 runs -1 overdue');
  });
});

describe('relief given first', () => {
  it('has ten working days for its papers, from the day of the money', () => {
    const desk = openDesk('2022-04-25');
    const recordId = desk.write('relief', { applicant: '赵急难', kind: 'urgent', cause: 'fire', appliedOn: '2022-04-24' });
    expect(desk.told(recordId, 'papers')).toBe('none');
    expect(refused(() => desk.take(recordId, 'payFirst', { paidOn: '2022-04-26', fen: 100_000, approvedBy: '分管镇长' }))).toEqual({
      'values.paidOn': '不能晚于办理日期2022年4月25日',
    });
    desk.take(recordId, 'payFirst', { paidOn: '2022-04-25', fen: 100_000, approvedBy: '分管镇长' });
    // 04-30 to 05-04 holiday, 05-07 a working Saturday.
    expect(desk.told(recordId, 'papers')).toBe('2022-05-11 runs 16 running');
    desk.on('2022-05-11');
    desk.take(recordId, 'complete', { documentNo: '样镇救〔2022〕7号' });
    expect(desk.told(recordId, 'papers')).toBe('2022-05-11 2022-05-11 0 done');
  });

  it('is for urgent cases alone', () => {
    const desk = openDesk('2022-04-25');
    const recordId = desk.write('relief', { applicant: '钱支出', kind: 'expense', cause: 'illness', appliedOn: '2022-04-24' });
    expect(() => desk.take(recordId, 'payFirst', { paidOn: '2022-04-25', fen: 100_000, approvedBy: '分管镇长' })).toThrow('不能');
  });
});

it('a referral waits twenty working days for its answer, anew when it is referred anew', () => {
  const desk = openDesk('2022-04-25');
  const recordId = desk.write('referral', { applicant: '孙转介', acceptedOn: '2022-04-25', need: '子女学费', department: 'education' });
  expect(desk.told(recordId, 'feedback')).toBe('none');
  desk.take(recordId, 'refer', { referredOn: '2022-04-25', documentNo: '转〔2022〕1号' });
  expect(desk.told(recordId, 'feedback')).toBe('2022-05-25 runs 30 running');
  desk.on('2022-05-20');
  desk.take(recordId, 'sendBack', {}, '不属于教育部门');
  expect(desk.clock(recordId, 'feedback')?.standing).toBe('done');
  desk.on('2022-05-23');
  desk.take(recordId, 'refer', { referredOn: '2022-05-23', documentNo: '转〔2022〕2号' });
  // 06-03 is a holiday.
  expect(desk.told(recordId, 'feedback')).toBe('2022-06-21 runs 29 running');
});

it('an alert is checked by the township within ten working days', () => {
  const desk = openDesk('2022-09-26');
  const recordId = desk.write('alert', {
    applicant: '周预警',
    group: 'unstable',
    source: 'match',
    kind: 'medical',
    level: 'high',
    foundOn: '2022-09-26',
  });
  expect(desk.clock(recordId, 'check')?.dueOn).toBe('2022-10-13');
  desk.on('2022-10-17');
  desk.take(recordId, 'none', { finding: '收入未下降' });
  expect(desk.told(recordId, 'check')).toBe('2022-10-13 2022-10-17 -4 late');
});

it('a doubt is settled, not only looked into, before its day', () => {
  const desk = openDesk('2022-09-22');
  const recordId = desk.write('doubt', { applicant: '吴疑点', rule: 'dead', source: '公安', batch: '2022年9月', issuedOn: '2022-09-22' });
  expect(desk.clock(recordId, 'settle')?.dueOn).toBe('2022-10-25');
  desk.on('2022-09-30');
  desk.take(recordId, 'verify', { finding: '9月2日死亡' });
  expect(desk.clock(recordId, 'settle')?.stoppedOn).toBe(null);
  desk.take(recordId, 'recover', { recoverFen: 66_300 });
  expect(desk.told(recordId, 'settle')).toBe('2022-10-25 2022-09-30 25 done');
});

it('someone insured alone is looked at again by the day named at each review', () => {
  const desk = openDesk('2022-01-10');
  const recordId = desk.write('singleDibao', { applicant: '郑单保', reason: 'severe', evidence: '残疾证', appliedOn: '2022-01-10' });
  desk.take(recordId, 'grant', { monthlyFen: 50_000, reviewOn: '2023-01-10' });
  expect(desk.told(recordId, 'recheck')).toBe('2023-01-10 runs 365 running');
  desk.on('2023-01-05');
  desk.take(recordId, 'recheck', { monthlyFen: 52_000, reviewOn: '2024-01-10' });
  expect(desk.told(recordId, 'recheck')).toBe('2024-01-10 runs 370 running');
});

it('what a cadre has handed on is due on the day he asked for', () => {
  const desk = openDesk('2022-03-01');
  const recordId = desk.write('cadreVisit', { cadre: '冯科长', household: '褚家', visitedOn: '2022-03-01', problem: '房屋漏雨' });
  desk.take(recordId, 'assign', { handler: '住建所', dueOn: '2022-03-20' });
  expect(desk.told(recordId, 'solve')).toBe('2022-03-20 runs 19 running');
  desk.on('2022-03-21');
  desk.take(recordId, 'solve', { solution: '已修缮' });
  expect(desk.told(recordId, 'solve')).toBe('2022-03-20 2022-03-21 -1 late');
});
