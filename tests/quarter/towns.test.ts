/** What townships send in: who may write when, what was sent stays, who is late. */
import { describe, expect, it } from 'vitest';
import { run, transaction } from '../../database/core/sql.ts';
import { submission, answerSubmission, saveSubmission } from '../../database/features/quarter/service-towns.ts';
import { townState } from '../../database/features/quarter/states.ts';
import { townStates } from '../../database/features/quarter/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fixedClock } from '../../database/core/clock.ts';
import type { SubmissionAction } from '../../electron/contract/quarter-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';

const end = isoDate('2022-06-30');
const townCode = '370983001';
const answers = { dibaoHouseholds: '10', dibaoPeople: '20', dibaoNew: '1', dibaoOut: '0', problems: '无', plans: '继续做好' };
const refusal = (code: string): Error => expect.objectContaining({ code }) as Error;

type Happened = readonly [SubmissionAction, string];
const events = (...all: readonly Happened[]) =>
  all.map(([action, day]) => ({ townCode: 'a', action, at: new Date(`${day}T09:00:00`).toISOString(), by: '', reason: null }));

describe('where a submission stands', () => {
  const cases: [string, Happened[], string, string][] = [
    ['2022-06-29', [], 'none', '未到期'],
    ['2022-07-01', [], 'none', '逾期未报'],
    ['2022-07-01', [['save', '2022-06-20']], 'draft', '逾期未报'],
    ['2022-07-01', [['submit', '2022-06-30']], 'submitted', '按时'],
    ['2022-07-02', [['submit', '2022-07-01']], 'submitted', '逾期报送'],
    [
      '2022-07-01',
      [
        ['submit', '2022-06-28'],
        ['return', '2022-06-29'],
      ],
      'returned',
      '逾期未报',
    ],
    [
      '2022-07-09',
      [
        ['submit', '2022-06-28'],
        ['return', '2022-06-29'],
        ['submit', '2022-07-03'],
      ],
      'submitted',
      '逾期报送',
    ],
    [
      '2022-07-09',
      [
        ['submit', '2022-06-28'],
        ['receive', '2022-07-05'],
      ],
      'received',
      '按时',
    ],
  ];
  it.each(cases)('on %s after %j: %s, %s', (today, happened, state, verdict) => {
    const found = townState({ code: 'a', name: '甲镇' }, events(...happened), { dueOn: end, today: isoDate(today) });
    expect([found.state, found.verdict]).toEqual([state, verdict]);
  });
});

describe('a submission', () => {
  it('is written, sent, sent back with a reason, sent again and taken in', () => {
    const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-06-29')) });
    const of = { end, townCode };
    const look = () => submission(countyWide(ledger), of, isoDate('2022-06-29'));
    expect(() => saveSubmission(ledger, { ...of, answers: { plans: '甲' }, isSubmit: true })).toThrow(refusal('QUARTER_INCOMPLETE'));
    saveSubmission(ledger, { ...of, answers: { plans: '甲' }, isSubmit: false });
    expect([look().town.state, look().answers]).toEqual(['draft', { plans: '甲' }]);
    expect(() => answerSubmission(ledger, { ...of, isReceived: true, reason: null })).toThrow(refusal('QUARTER_NOT_SUBMITTED'));
    saveSubmission(ledger, { ...of, answers, isSubmit: true });
    expect([look().town.state, look().mayEdit, look().answers]).toEqual(['submitted', false, answers]);
    expect(() => saveSubmission(ledger, { ...of, answers, isSubmit: false })).toThrow(refusal('QUARTER_NOT_EDITABLE'));
    expect(() => answerSubmission(ledger, { ...of, isReceived: false, reason: ' ' })).toThrow(refusal('QUARTER_REASON'));
    answerSubmission(ledger, { ...of, isReceived: false, reason: '低保户数有误' });
    expect(look().events.map(({ action, reason }) => [action, reason])).toContainEqual(['return', '低保户数有误']);
    saveSubmission(ledger, { ...of, answers, isSubmit: true });
    answerSubmission(ledger, { ...of, isReceived: true, reason: null });
    expect(() => saveSubmission(ledger, { ...of, answers, isSubmit: true })).toThrow(refusal('QUARTER_NOT_EDITABLE'));
    expect(() => transaction(ledger, (writer) => run(writer, "UPDATE quarter_event SET town_code = '1'"))).toThrow(
      'append-only: quarter_event',
    );
    const states = townStates(ledger, end, isoDate('2022-07-01'));
    expect(states.find((town) => town.townCode === townCode)).toMatchObject({ state: 'received', isOnTime: true, returns: 1 });
    expect(states.filter(({ verdict }) => verdict === '逾期未报')).toHaveLength(states.length - 1);
  });

  it('is late only once townships have begun to report', () => {
    const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-06-29')) });
    const verdicts = (of: string) => [...new Set(townStates(ledger, isoDate(of), isoDate('2023-01-05')).map(({ verdict }) => verdict))];
    expect(verdicts('2022-06-30')).toEqual(['尚未开始报送']);
    saveSubmission(ledger, { end, townCode, answers, isSubmit: false });
    expect(verdicts('2021-12-31')).toEqual(['尚未开始报送']);
    expect(verdicts('2022-06-30')).toEqual(['逾期未报']);
    expect(verdicts('2022-12-31')).toEqual(['逾期未报']);
  });

  it('is of the days reports are due on', () => {
    const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-04-01')) });
    expect(() => saveSubmission(ledger, { end: isoDate('2022-03-31'), townCode, answers, isSubmit: true })).toThrow(
      refusal('QUARTER_NOT_DUE'),
    );
  });
});
