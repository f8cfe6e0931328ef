import { expect, it } from 'vitest';
import { run, transaction } from '../../database/core/sql.ts';
import { advance } from '../../database/features/bank/service-steps.ts';
import { itemsBehind, list } from '../../database/features/indicators/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { addHome, grade, locked, on, openDays, subsidyCounty, wholeYear, type SubsidyCounty } from '../happiness/subsidy-county.ts';

function rowsOn({ context }: SubsidyCounty, day: string, knownOn: string | null = null) {
  const known = knownOn === null ? null : isoDate(knownOn);
  const { rows } = list(on(context, '2024-12-31'), { asOf: isoDate(day), knownOn: known });
  return Object.fromEntries(rows.map((row) => [row.code, row]));
}

it('a veto moves one home from the first grade to none up to standard; shares add up to 100.0', () => {
  const county = subsidyCounty('2022-12-31');
  const [first = 0, second = 0, third = 0] = ['A', 'B', 'C'].map((code, village) => addHome(county.context, { code, village }));
  grade(county.context, first, 'G1', '2022-01-01');
  grade(county.context, second, 'G1', '2022-01-01', { valid_to: '2022-06-30' });
  grade(county.context, third, 'G3', '2022-01-01');
  grade(county.context, first, 'G0', '2022-04-01', { cause: 'veto', veto_code: 'V1' });
  const countsOn = (day: string) => {
    const rows = rowsOn(county, day);
    return ['IND09_G1', 'IND09_G2', 'IND09_G3', 'IND09_G0', 'IND09_NONE', 'IND10'].map((code) => [
      rows[code]?.numerator,
      rows[code]?.shown,
    ]);
  };
  expect(countsOn('2022-03-31')).toEqual([
    [2, '66.7%'],
    [0, '0.0%'],
    [1, '33.3%'],
    [0, '0.0%'],
    [0, '0.0%'],
    [3, '100.0%'],
  ]);
  expect(countsOn('2022-04-01').map(([count]) => count)).toEqual([1, 0, 1, 1, 0, 2]);
  // The second grade has run out; of three equal remainders the first ones are given the tenth.
  expect(countsOn('2022-07-01')).toEqual([
    [0, '0.0%'],
    [0, '0.0%'],
    [1, '33.4%'],
    [1, '33.3%'],
    [1, '33.3%'],
    [1, '33.3%'],
  ]);
  const items = itemsBehind(county.context, { asOf: isoDate('2022-07-01'), code: 'IND09_G0', batchYear: null });
  expect(items.filter(({ numerator }) => numerator === 1).map(({ name, link }) => [name, link])).toEqual([
    ['A村幸福院', `/happiness/${first}`],
  ]);
});

it('a suspended home is not counted as operating', () => {
  const county = subsidyCounty('2022-12-31');
  const [first = 0] = ['A', 'B'].map((code, village) => addHome(county.context, { code, village }));
  transaction(county.context, (writer) =>
    run(
      writer,
      `INSERT INTO happiness_status (uid, happiness_home_id, valid_from, status, reason, recorded_at, recorded_by) VALUES (randomblob(16), ?, '2022-05-01', 'suspended', '整改', ?, ?)`,
      first,
      writer.at,
      writer.actor.userId,
    ),
  );
  expect(rowsOn(county, '2022-04-30')['IND10']).toMatchObject({ denominator: 2 });
  expect(rowsOn(county, '2022-05-01')['IND10']).toMatchObject({ denominator: 1 });
});

it('money is executed on the day a sheet is told as paid, not when it is locked', () => {
  const county = subsidyCounty('2022-12-31');
  const { context, clerk, approver } = county;
  const home = addHome(context, { code: 'A' });
  grade(context, home, 'G1', '2022-01-01');
  openDays(context, home, 2022, wholeYear);
  transaction(context, (writer) =>
    run(
      writer,
      `INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by)
       VALUES (randomblob(16), 'subsidy.appropriation', '2022-01-01', '20000', '样财社〔2022〕5号', '样', ?, ?)`,
      writer.at,
      writer.actor.userId,
    ),
  );
  const sheetId = locked(county, '2022-12', 2022, 'first');
  expect(rowsOn(county, '2022-12-31')['IND11']).toMatchObject({ numerator: 0, denominator: 2_000_000, shown: '0.0%' });
  const more = { sheetId, documentNumber: null, note: '回单齐全', reason: null };
  advance(on(clerk, '2023-01-09'), { ...more, action: 'send', happenedOn: isoDate('2022-12-31') });
  advance(on(approver, '2023-01-10'), { ...more, action: 'pay', happenedOn: isoDate('2022-12-31') });
  expect(rowsOn(county, '2022-12-30')['IND11']).toMatchObject({ numerator: 0 });
  const paid = rowsOn(county, '2022-12-31')['IND11'];
  expect(paid).toMatchObject({ numerator: 720_000, denominator: 2_000_000, shown: '36.0%' });
  expect(rowsOn(county, '2022-12-31', '2023-01-09')['IND11']).toMatchObject({ numerator: 0 });
  expect(rowsOn(county, '2022-12-31')['IND11_SPENT']).toMatchObject({ numerator: 0, denominator: 720_000, shown: '0.0%' });
  expect(rowsOn(county, '2023-12-31')).not.toHaveProperty('IND11');
});
