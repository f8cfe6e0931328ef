/** The ledger of tasks on a real ledger: chosen document, numbers from the indicators, deadlines. */
import { describe, expect, it } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { isMet, targetState } from '../../database/features/tasks/rules-targets.ts';
import { policyDocuments } from '../../database/features/tasks/library.ts';
import { chooseProfile, ledger } from '../../database/features/tasks/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';

const percent = (numerator: number, denominator: number) => ({ numerator, denominator, met: null });
const asked = { value: 56, unit: '%', dueOn: isoDate('2021-12-31') };
const on = (day: string) => ({ asOf: isoDate(day), warnDays: 60 });

describe('a target', () => {
  it('is compared exactly, not as shown', () => {
    expect(isMet(asked, percent(140, 250))).toBe(true);
    expect(isMet(asked, percent(141, 252))).toBe(false);
    expect(isMet(asked, percent(0, 0))).toBe(null);
    expect(isMet({ value: 1.3, unit: '倍', dueOn: null }, { numerator: 13, denominator: 10, met: true })).toBe(true);
  });

  it.each([
    ['2021-10-31', 'open'],
    ['2021-11-01', 'due'],
    ['2021-12-31', 'due'],
    ['2022-01-01', 'overdue'],
  ])('not met on %s is %s', (day, state) => {
    expect(targetState(asked, percent(141, 252), on(day))).toBe(state);
    expect(targetState(asked, percent(140, 250), on(day))).toBe('met');
    expect(targetState(asked, null, on(day))).toBe('unknown');
  });
});

describe('the ledger of tasks', () => {
  it('is empty until the county has chosen its document, then holds every task of it', () => {
    const context = memoryLedger();
    expect(ledger(context, isoDate('2022-06-30'))).toMatchObject({ profile: null, tasks: [] });
    chooseProfile(context, 'TA-2021-17');
    expect(ledger(context, isoDate('2022-06-30')).tasks).toHaveLength(37);
    chooseProfile(context, 'QH-2022-47');
    const found = ledger(context, isoDate('2022-06-30'));
    expect(found.documentNo).toBe('铁清民发〔2022〕47号');
    expect(found.tasks).toHaveLength(17);
    expect(rows(context, "SELECT 1 FROM audit WHERE action = 'setting.save'")).toHaveLength(2);
  });

  it('counts a target past its deadline as of today where the ledger knows nothing of that day', () => {
    const context = memoryLedger();
    chooseProfile(context, 'TA-2021-17');
    const task = ledger(context, isoDate('2022-06-30')).tasks.find(({ code }) => code === 'A-(五)7');
    expect(task?.targets.map(({ countedOn, daysLeft, indicator }) => ({ countedOn, daysLeft, indicator }))).toEqual([
      { countedOn: '2022-06-30', daysLeft: -181, indicator: 'IND01' },
      { countedOn: '2022-06-30', daysLeft: 184, indicator: 'IND01' },
    ]);
  });

  it('has a clause of its document for every task', () => {
    const context = memoryLedger();
    for (const { id, clauses } of policyDocuments()) {
      chooseProfile(context, id);
      const places = new Set(clauses.map(({ place }) => place));
      for (const { place } of ledger(context, isoDate('2022-06-30')).tasks) expect(places).toContain(place);
    }
  });
});
