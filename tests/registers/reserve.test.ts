/** The relief reserve of a township: what is left, reckoned by the year, and when it is too little. */
import { expect, it } from 'vitest';
import { everything, page } from '../../database/features/registers/service-read.ts';
import { registerTasks } from '../../database/features/registers/tasks.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser } from '../helpers/ledger.ts';
import { openDesk } from './desk.ts';

it('is what the years before left and this year brought, less what was given; low under the share of it', () => {
  const desk = openDesk('2022-06-30');
  const [one = '', other = ''] = desk.towns;
  const entry = (town: string, kind: string, happenedOn: string, yuan: number): void => {
    desk.write('reliefReserve', { kind, matter: '备用金', happenedOn, fen: yuan * 100, voucher: '1' }, town);
  };
  entry(one, 'opening', '2021-01-08', 100_000);
  entry(one, 'use', '2021-11-02', 80_000);
  entry(one, 'back', '2021-12-30', 10_000);
  entry(one, 'opening', '2022-01-08', 40_000);
  entry(other, 'opening', '2022-01-08', 30_000);
  entry(other, 'topUp', '2022-03-01', 20_000);
  entry(other, 'use', '2022-05-06', 40_000);
  const balances = (context = desk.context): string[] =>
    page(context, { code: 'reliefReserve', filter: everything, offset: 0, limit: 1 }, isoDate('2022-06-30')).balances.map(
      ({ townCode, plusFen, minusFen, fen, isLow }) =>
        `${townCode === one ? '甲' : '乙'} ${plusFen / 100}-${minusFen / 100}=${fen / 100}${isLow ? ' 不足' : ''}`,
    );
  // A fifth of what there was is still enough.
  expect(balances()).toEqual(['甲 50000-0=50000', '乙 50000-40000=10000']);
  entry(other, 'use', '2022-06-01', 1);
  expect(balances()).toEqual(['甲 50000-0=50000', '乙 50000-40001=9999 不足']);
  expect(balances(asUser(desk.context, '镇经办', 'town_clerk', { townCode: one, homeId: null }))).toEqual(['甲 50000-0=50000']);
  expect(registerTasks(desk.context, 'county_clerk', isoDate('2022-06-30')).map(({ title }) => title)).toEqual([
    '1 个乡镇（街道）备用金余额不足',
  ]);
});
