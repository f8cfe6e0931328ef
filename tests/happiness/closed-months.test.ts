/** 停办: open days told of a month in which a home was closed all through earn nothing; a month in which it opened again does. */
import { beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../database/features/happiness/service-explain.ts';
import { setStatus } from '../../database/features/happiness/service-homes.ts';
import { scheduleOf } from '../../database/features/happiness/service-schedule.ts';
import { closuresOf } from '../../database/features/happiness/rules-status.ts';
import { formatYuan, isoDate } from '../../electron/contract/values.ts';
import { everyMonth, happinessCounty, type HappinessCounty } from './county.ts';

const today = isoDate('2022-12-31');
let county: HappinessCounty;
let home: number;
beforeEach(() => {
  county = happinessCounty();
  home = county.home(0);
  county.grade(home, 'G1', '2022-01-01');
  county.open(home, everyMonth);
});
const tell = (status: 'closed' | 'operating', day: string) =>
  setStatus(county.ledger, {
    happinessHomeId: home,
    validFrom: isoDate(day),
    status,
    documentNo: '样民函〔2022〕1号',
    reason: '停办注销',
    rectifyBy: null,
  });
const money = () => {
  const found = scheduleOf(county.ledger, 2022, today).rows.find((line) => line.happinessHomeId === home);
  return [found?.entitlementFen, found?.firstBatchFen].map((amount) => formatYuan(amount ?? -1));
};

describe('a home that is closed', () => {
  it('earns nothing for months after, whatever open days are told of them', () => {
    tell('closed', '2022-06-20');
    // January to June count: 15 open days may well lie before the 20th.
    expect(money()).toEqual(['6,000.00', '7,200.00']);
    expect(JSON.stringify(explain(county.ledger, home, 2022, today))).toContain('停办期间不计补');
  });

  it('earns again from the month in which it is run again', () => {
    tell('closed', '2022-06-20');
    tell('operating', '2022-09-30');
    expect(money()).toEqual(['10,000.00', '7,200.00']);
  });

  it('has no first batch when it was closed all January', () => {
    tell('closed', '2021-12-31');
    expect(money()).toEqual(['0.00', '0.00']);
  });
});

it('another state ends a closure', () => {
  const states = [
    { validFrom: isoDate('2022-01-10'), status: 'closed' },
    { validFrom: isoDate('2022-03-01'), status: 'preparing' },
    { validFrom: isoDate('2022-05-01'), status: 'closed' },
  ] as const;
  expect(closuresOf(states)).toEqual([
    { from: '2022-01-10', until: '2022-03-01' },
    { from: '2022-05-01', until: null },
  ]);
});
