/** 期末封存: what was told stays, and what is known better later is told once, in the next report. */
import { beforeEach, describe, expect, it } from 'vitest';
import { row, run, transaction } from '../../database/core/sql.ts';
import { corrections, correctionsSince } from '../../database/features/indicators/service-corrections.ts';
import { closedPeriods, closedValues, closePeriod, valuesBeside } from '../../database/features/indicators/service-periods.ts';
import { indicatorsAt, list } from '../../database/features/indicators/service.ts';
import { set } from '../../database/features/parameters/service.ts';
import { record } from '../../database/features/people/service.ts';
import type { IndicatorCode } from '../../electron/contract/indicators.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome, addPeople, firstTown } from './county.ts';

const day = isoDate;
const [march, june, september] = [day('2022-03-31'), day('2022-06-30'), day('2022-09-30')];

let ledger: TestLedger;
let people: readonly number[];
const dead = (): number => people[0] ?? 0;

beforeEach(() => {
  ledger = memoryLedger();
  const home = addHome(ledger, 'H1', 220, 120);
  set(ledger, { key: 'target.ind01', validFrom: day('2022-02-01'), value: '56', documentNo: '样〔2022〕1号', documentTitle: '' });
  people = addPeople(ledger, [
    { count: 140, level: 'completeLoss', homeId: home },
    { count: 110, level: 'completeLoss', homeId: null },
    { count: 7, level: 'independent', homeId: null, townCode: firstTown(ledger, 1) },
  ]);
});

const close = (end: typeof march) => transaction(ledger, (writer) => closePeriod(writer, { end }));
const dies = (personId: number, on: string): void => {
  record(ledger, { kind: 'end', personId, validFrom: day(on), reason: 'death', remark: null });
};
const closed = (end: typeof march, code: IndicatorCode) => closedValues(ledger, { end }).find((value) => value.code === code);
const corrected = (before: typeof march, code: IndicatorCode, townCode: string | null = null) =>
  corrections(ledger, { before, townCode }).find((correction) => correction.code === code);

describe('a death learnt after the quarter was reported', () => {
  beforeEach(() => {
    close(march);
    dies(dead(), '2022-01-28');
  });

  it('leaves the closed value as it was told', () => {
    expect(closed(march, 'IND01')).toMatchObject({ numerator: 140, denominator: 250, shown: '56.0%', met: true, target: 56 });
    const [now] = indicatorsAt(ledger, march, { codes: ['IND01'] });
    expect(now).toMatchObject({ numerator: 139, denominator: 249, shown: '55.8%', met: false });
    expect(valuesBeside(ledger, { end: march, townCode: null }).find(({ closed: { code } }) => code === 'IND01')).toMatchObject({
      isSame: false,
      now: { numerator: 139 },
    });
  });

  it('is told in the next report, with who it is', () => {
    const { name } = row<{ name: string }>(ledger, 'SELECT name FROM person WHERE person_id = ?', dead()) ?? { name: '' };
    expect(corrected(june, 'IND01')).toMatchObject({
      periodEnd: march,
      closed: { numerator: 140, denominator: 250 },
      now: { numerator: 139, denominator: 249 },
      went: [{ key: String(dead()), name }],
      came: [],
      text: '截至2022年3月31日的生活不能自理特困人员集中供养率，原报140/250（56.0%），达标，更正为139/249（55.8%），未达标：在册完全丧失生活自理能力多报1人，完全丧失生活自理能力且集中供养多报1人。',
    });
    expect(corrected(june, 'IND02')?.text).toBe(
      '截至2022年3月31日的特困人员集中供养率，原报140/257（54.5%），更正为139/256（54.3%）：在册特困人员多报1人，集中供养多报1人。',
    );
    expect(corrected(june, 'IND20')?.went).toEqual([{ key: String(dead()), name }]);
    expect(corrected(june, 'IND04')).toBeUndefined();
  });

  it('is told once: the next report remembers it, the one after says nothing of it', () => {
    const before = corrections(ledger, { before: june });
    expect(close(june).corrections).toBe(before.length);
    dies(people[1] ?? 0, '2022-02-05');
    expect(corrections(ledger, { before: june })).toEqual(before);
    const next = corrections(ledger, { before: september });
    expect(
      next.filter(({ code }) => code === 'IND01').map(({ periodEnd, closed: was, now }) => [periodEnd, was.numerator, now?.numerator]),
    ).toEqual([
      [march, 139, 138],
      [june, 139, 138],
    ]);
    close(september);
    expect(correctionsSince(ledger, { end: march })).toEqual([]);
    expect(closed(march, 'IND01')?.numerator).toBe(140);
  });

  it('is told of the township it is of, and of no other', () => {
    expect(corrected(june, 'IND01', firstTown(ledger))).toMatchObject({ closed: { denominator: 250 }, now: { denominator: 249 } });
    expect(corrections(ledger, { before: june, townCode: firstTown(ledger, 1) })).toEqual([]);
  });
});

it('says which parameter was changed since', () => {
  close(march);
  set(ledger, { key: 'target.ind01', validFrom: day('2022-03-01'), value: '60', documentNo: '样〔2022〕2号', documentTitle: '' });
  expect(corrected(june, 'IND01')).toMatchObject({
    closed: { target: 56, met: true },
    now: { target: 60, met: false },
    went: [],
    came: [],
  });
  expect(corrected(june, 'IND01')?.text).toContain('统计参数“生活不能自理特困人员集中供养率目标”有更改');
});

it('somebody who was centralised all along and was counted as scattered changes sides', () => {
  close(march);
  const home = row<{ id: number }>(ledger, 'SELECT home_id AS id FROM home')?.id ?? 0;
  const [scattered = 0] = people.slice(140);
  record(ledger, { kind: 'mode', personId: scattered, validFrom: day('2022-03-01'), mode: 'centralised', homeId: home, caregiver: null });
  expect(corrected(june, 'IND01')).toMatchObject({ gained: [{ key: String(scattered) }], came: [], went: [], lost: [] });
  expect(corrected(june, 'IND13')).toMatchObject({ went: [{ key: String(scattered) }] });
  expect(corrected(june, 'IND05')?.changed).toEqual([{ key: String(home), name: 'H1敬老院' }]);
});

it('closes in order, at the end of a month, once, and not before the month is over', () => {
  close(june);
  expect(closedPeriods(ledger).map(({ end }) => end)).toEqual([june]);
  expect(refusal(() => close(june)).code).toBe('PERIOD_CLOSED');
  expect(refusal(() => close(march)).code).toBe('PERIOD_BEFORE_CLOSED');
  expect(refusal(() => close(day('2022-09-15'))).code).toBe('PERIOD_NOT_MONTH_END');
  expect(refusal(() => close(day('2023-01-31'))).code).toBe('PERIOD_NOT_OVER');
});

it('no statement changes what was closed, adds to it or takes from it', () => {
  const { periodId } = close(march);
  const change = (sql: string) => () => transaction(ledger, (writer) => run(writer, sql));
  for (const table of ['indicator_period', 'indicator_snapshot'])
    for (const sql of [`UPDATE ${table} SET recorded_at = recorded_at`, `DELETE FROM ${table}`]) expect(change(sql)).toThrow('append-only');
  const copy = `INSERT INTO indicator_snapshot (uid, indicator_period_id, code, numerator, denominator, shown, row_json, param_json, keys_json, recorded_at, recorded_by)
    VALUES (randomblob(16), ${periodId}, 'IND99', 1, 1, '', '{}', '{}', '{}', '2023-01-01T00:00:00.000Z', 1)`;
  expect(change(copy)).toThrow('append-only');
});

it('what an undone transaction wrote is not counted afterwards', () => {
  const before = list(ledger, { asOf: march }).rows;
  expect(() =>
    transaction(ledger, (writer) => {
      addPeople({ ...ledger, connection: writer.connection }, [{ count: 3, level: 'completeLoss', homeId: null }]);
      expect(list(ledger, { asOf: march }).rows).not.toEqual(before);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(list(ledger, { asOf: march }).rows).toEqual(before);
  addPeople(ledger, [{ count: 2, level: 'completeLoss', homeId: null }]);
  expect(list(ledger, { asOf: march }).rows[0]).toMatchObject({ denominator: 252 });
});
