import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { newUid, run, transaction } from '../../database/core/sql.ts';
import { peopleBehind, homesBehind } from '../../database/features/indicators/service-names.ts';
import { headline } from '../../database/features/indicators/service-headline.ts';
import { list } from '../../database/features/indicators/service.ts';
import { cancelFact, record } from '../../database/features/people/service.ts';
import { set } from '../../database/features/parameters/service.ts';
import type { IndicatorCode, IndicatorSide } from '../../electron/contract/indicators.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome, addPeople, firstTown } from './county.ts';

let ledger: TestLedger;
beforeEach(() => {
  ledger = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
});

const rowOf = (day: string, code: IndicatorCode, reader: TestLedger = ledger) => {
  const found = list(reader, { asOf: isoDate(day) }).rows.find((row) => row.code === code);
  if (!found) throw new Error(`${code} is not counted`);
  return found;
};
const pair = (day: string, code: IndicatorCode): [number, number] => {
  const { numerator, denominator } = rowOf(day, code);
  return [numerator, denominator];
};
const names = (day: string, code: IndicatorCode, side: IndicatorSide, reader: TestLedger = ledger) =>
  peopleBehind(reader, { asOf: isoDate(day), code, side }, { offset: 0, limit: 500 });

describe('a death in a county at the target', () => {
  let home: number;
  let people: readonly number[];
  beforeEach(() => {
    home = addHome(ledger, 'H1', 120, 80);
    set(ledger, { key: 'target.ind01', validFrom: isoDate('2022-03-01'), value: '56', documentNo: '样〔2022〕1号', documentTitle: '' });
    const elsewhere = addHome(ledger, 'H2', 60, 12);
    people = addPeople(ledger, [
      { count: 95, level: 'completeLoss', homeId: home },
      { count: 45, level: 'completeLoss', homeId: elsewhere },
      { count: 110, level: 'completeLoss', homeId: null },
    ]);
  });

  it('takes the rate from 140/250 to 139/249, one missing, and says so', () => {
    expect(rowOf('2022-03-11', 'IND01')).toMatchObject({ numerator: 140, denominator: 250, shown: '56.0%', met: true, missing: 0 });
    expect(headline(ledger, isoDate('2022-03-12')).alert).toBeNull();
    record(ledger, { kind: 'end', personId: people[0] ?? 0, validFrom: isoDate('2022-03-12'), reason: 'death', remark: null });
    expect(rowOf('2022-03-11', 'IND01')).toMatchObject({ numerator: 140, denominator: 250, met: true });
    expect(rowOf('2022-03-12', 'IND01')).toMatchObject({ numerator: 139, denominator: 249, shown: '55.8%', met: false, missing: 1 });
    expect(headline(ledger, isoDate('2022-03-12'))).toMatchObject({
      alert: '跌破56%，还差1人',
      main: { numerator: 139, denominator: 249, target: 56 },
      beds: { free: 26 + 15 },
    });
    expect(names('2022-03-12', 'IND01', 'numerator').total).toBe(139);
    expect(names('2022-03-11', 'IND01', 'numerator').total).toBe(140);
  });

  it('takes the home from 95/120 to 94/120', () => {
    const h1 = (day: string) => homesBehind(ledger, { asOf: isoDate(day), code: 'IND05' }).find(({ homeId }) => homeId === home);
    record(ledger, { kind: 'end', personId: people[0] ?? 0, validFrom: isoDate('2022-03-12'), reason: 'death', remark: null });
    expect(h1('2022-03-11')).toMatchObject({ numerator: 95, denominator: 120, shown: '79.2%' });
    expect(h1('2022-03-12')).toMatchObject({ numerator: 94, denominator: 120, shown: '78.3%' });
  });

  it('is undone by withdrawing it', () => {
    const { factId } = record(ledger, {
      kind: 'end',
      personId: people[0] ?? 0,
      validFrom: isoDate('2022-03-12'),
      reason: 'death',
      remark: null,
    });
    cancelFact(ledger, { factId, reason: '录错人' });
    expect(pair('2022-03-12', 'IND01')).toEqual([140, 250]);
  });

  it('keeps who is in hospital or on leave among the centralised and on his bed, and reads the beds of the day', () => {
    transaction(ledger, (writer) =>
      run(
        writer,
        "INSERT INTO absence (uid, person_id, home_id, kind, from_on, until_on, recorded_at, recorded_by) VALUES (?, ?, ?, 'hospital', '2022-05-03', '2022-06-16', ?, ?)",
        newUid(),
        people[0],
        home,
        writer.at,
        writer.actor.userId,
      ),
    );
    expect(pair('2022-05-31', 'IND01')).toEqual([140, 250]);
    expect(pair('2022-05-31', 'IND05')).toEqual([140, 180]);
    expect(pair('2014-12-31', 'IND04')).toEqual([0, 0]);
  });
});

describe('admission from the village', () => {
  it('counts from the day of admission, stops the wait, leaves the list of the five haves and of the next month’s visits', () => {
    const home = addHome(ledger, 'H1', 120, 80);
    const [person = 0] = addPeople(ledger, [
      { count: 1, level: 'partialLoss', homeId: null, wish: 'willing' },
      { count: 3, level: 'independent', homeId: null },
    ]);
    expect(names('2022-04-17', 'IND03', 'rest').rows[0]).toMatchObject({ personId: person, waitingDays: 804 });
    record(ledger, {
      kind: 'mode',
      personId: person,
      validFrom: isoDate('2022-04-18'),
      mode: 'centralised',
      homeId: home,
      caregiver: null,
    });
    expect([pair('2022-04-17', 'IND02'), pair('2022-04-30', 'IND02')]).toEqual([
      [0, 4],
      [1, 4],
    ]);
    expect([pair('2022-04-17', 'IND03'), pair('2022-04-30', 'IND03')]).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(names('2022-04-30', 'IND03', 'rest').total).toBe(0);
    expect([pair('2022-04-30', 'IND13'), pair('2022-04-30', 'IND12'), pair('2022-05-31', 'IND12')]).toEqual([
      [0, 3],
      [0, 4],
      [0, 3],
    ]);
    expect(pair('2022-04-30', 'IND04')).toEqual([80, 120]);
  });
});

describe('visits of a month', () => {
  it('count people once, only those due, the dead of the month with them and marked', () => {
    const people = addPeople(ledger, [{ count: 100, level: 'independent', homeId: null }]);
    transaction(ledger, (writer) => {
      const visit = (personId: number, day: string, result = 'visited', method = 'home'): unknown =>
        run(
          writer,
          "INSERT INTO visit (uid, person_id, town_code, visited_on, visitor, visitor_role, method, result, risk, recorded_at, recorded_by) VALUES (?, ?, ?, ?, '张', '村干部', ?, ?, 'none', ?, ?)",
          newUid(),
          personId,
          firstTown(ledger),
          day,
          method,
          result,
          writer.at,
          writer.actor.userId,
        );
      for (const personId of people.slice(0, 97)) visit(personId, '2022-06-10');
      for (const personId of people.slice(0, 30)) visit(personId, '2022-06-20');
      visit(people[97] ?? 0, '2022-06-20', 'notMet');
      visit(people[98] ?? 0, '2022-06-20', 'visited', 'phone');
      visit(people[99] ?? 0, '2022-05-31');
    });
    record(ledger, { kind: 'end', personId: people[99] ?? 0, validFrom: isoDate('2022-06-15'), reason: 'death', remark: null });
    expect(rowOf('2022-06-30', 'IND12')).toMatchObject({ numerator: 97, denominator: 100, shown: '97.0%', met: false, missing: 3 });
    expect(names('2022-06-30', 'IND12', 'rest').rows.map(({ personId, note }) => [personId, note])).toEqual([
      [people[97], null],
      [people[98], null],
      [people[99], '本月去世'],
    ]);
    set(ledger, {
      key: 'visit.phoneCounts',
      validFrom: isoDate('2022-06-01'),
      value: 'true',
      documentNo: '样〔2022〕6号',
      documentTitle: '',
    });
    expect(pair('2022-06-30', 'IND12')).toEqual([98, 100]);
  });
});

describe('what is beside a rate, and for whom it is counted', () => {
  it('lists who was never assessed beside both scopes, not in them; an expired assessment still counts', () => {
    addPeople(ledger, [
      { count: 2, level: 'completeLoss', homeId: null },
      { count: 3, level: 'partialLoss', homeId: null },
      { count: 1, level: null, homeId: null },
    ]);
    expect(rowOf('2022-12-31', 'IND01')).toMatchObject({ denominator: 2, unassessed: 1 });
    expect(rowOf('2022-12-31', 'IND01_S2')).toMatchObject({ denominator: 5, target: null, met: null });
    expect([pair('2021-02-03', 'IND20'), pair('2021-02-04', 'IND20')]).toEqual([
      [5, 6],
      [0, 6],
    ]);
    expect(names('2022-12-31', 'IND01', 'unassessed').rows).toMatchObject([{ level: null, assessedOn: null }]);
  });

  it('turns with the scope the county has chosen, and shows the other beside it', () => {
    addPeople(ledger, [
      { count: 2, level: 'completeLoss', homeId: null },
      { count: 3, level: 'partialLoss', homeId: null },
    ]);
    set(ledger, {
      key: 'ind01.scope',
      validFrom: isoDate('2022-01-01'),
      value: '"PARTIAL_AND_COMPLETE"',
      documentNo: '样〔2022〕2号',
      documentTitle: '',
    });
    expect(pair('2022-12-31', 'IND01')).toEqual([0, 5]);
    expect(pair('2022-12-31', 'IND01_S1')).toEqual([0, 2]);
    expect(pair('2021-12-31', 'IND01')).toEqual([0, 2]);
  });

  it('keeps a township to its people and a home to its own, by where they lived on the day', () => {
    const [own, other] = [firstTown(ledger), firstTown(ledger, 1)];
    const home = addHome(ledger, 'H1', 50, 20);
    const elsewhere = addHome(ledger, 'H2', 50, 20, other);
    addPeople(ledger, [
      { count: 4, level: 'completeLoss', homeId: null, townCode: own },
      { count: 7, level: 'completeLoss', homeId: null, townCode: other },
      { count: 2, level: 'completeLoss', homeId: home, townCode: other },
      { count: 3, level: 'completeLoss', homeId: elsewhere, townCode: own },
    ]);
    const town = asUser(ledger, '乡镇经办', 'town_clerk', { townCode: own, homeId: null });
    const manager = asUser(ledger, '院长', 'home_manager', { townCode: null, homeId: home });
    expect(rowOf('2022-12-31', 'IND01', town)).toMatchObject({ numerator: 3, denominator: 7 });
    expect(names('2022-12-31', 'IND01', 'rest', town).total).toBe(4);
    expect(rowOf('2022-12-31', 'IND05', town)).toMatchObject({ numerator: 2, denominator: 50 });
    const rows = list(manager, { asOf: isoDate('2022-12-31') }).rows;
    expect(rows.map(({ code, numerator, denominator }) => [code, numerator, denominator])).toEqual([
      ['IND20', 0, 2],
      ['IND04', 20, 50],
      ['IND05', 2, 50],
      ['IND21', 0, 2],
      ['IND22', 0, 1],
    ]);
    expect(names('2022-12-31', 'IND20', 'rest', manager).total).toBe(2);
    expect(homesBehind(manager, { asOf: isoDate('2022-12-31'), code: 'IND05' }).map(({ homeId }) => homeId)).toEqual([home]);
    expect(names('2022-12-31', 'IND01', 'rest', manager).total).toBe(0);
  });

  it('knows at an earlier moment only what was recorded by then', () => {
    const [person = 0] = addPeople(ledger, [{ count: 1, level: 'completeLoss', homeId: null }]);
    const later = { ...ledger, clock: fixedClock(isoDate('2023-02-10')) };
    record(later, { kind: 'end', personId: person, validFrom: isoDate('2022-12-20'), reason: 'death', remark: null });
    const counted = (knownOn: string | null) =>
      list(ledger, { asOf: isoDate('2022-12-31'), knownOn: knownOn === null ? null : isoDate(knownOn) }).rows.find(
        ({ code }) => code === 'IND02',
      )?.denominator;
    expect([counted(null), counted('2023-02-09'), counted('2023-02-10')]).toEqual([0, 1, 0]);
  });
});
