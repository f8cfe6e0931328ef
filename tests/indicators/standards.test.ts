import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { growth, isAtMost, multipleText, townToVillage } from '../../database/features/indicators/rules-standards.ts';
import { itemsBehind, list } from '../../database/features/indicators/service.ts';
import * as standards from '../../database/features/standards/service.ts';
import * as parameters from '../../database/features/parameters/service.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { StandardInput } from '../../electron/contract/homes.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { firstTown } from './county.ts';

describe('standards compared', () => {
  it('1.30:1 is met at exactly 1.3 and not by rounding', () => {
    expect(townToVillage(fen(78_000), fen(60_000), 1.3)).toEqual({ shown: '1.30:1', met: true, footnote: null });
    expect(townToVillage(fen(78_100), fen(60_000), 1.3)).toEqual({ shown: '1.30:1', met: false, footnote: '精确值1.302:1' });
  });
  it('5% is met at exactly 5% and not by rounding', () => {
    expect(growth(2_500, fen(50_000), 5)).toEqual({ shown: '5.0%', met: true, footnote: null });
    expect(growth(2_498, fen(50_000), 5)).toEqual({ shown: '5.0%', met: false, footnote: '精确值4.996%' });
    expect(growth(-500, fen(50_000), 5)).toMatchObject({ shown: '-1.0%', met: false });
  });
  it('a multiple never looks more than it is', () => {
    expect([multipleText(fen(66_300), fen(51_000)), multipleText(fen(66_299), fen(51_000))]).toEqual(['1.30倍', '1.29倍']);
  });
  it('compares exactly, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (urban, rural) => {
        expect(isAtMost(urban, rural, 1.3)).toBe(BigInt(urban) * 10n <= BigInt(rural) * 13n);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('indicators of standards', () => {
  let ledger: TestLedger;
  beforeEach(() => {
    ledger = memoryLedger();
  });

  function add(
    kind: StandardInput['kind'],
    areaType: 'urban' | 'rural',
    yuan: number,
    from: string,
    mode: StandardInput['mode'] = null,
  ): number {
    const amountFen = fen(yuan * 100);
    const named = { documentNo: '样民发〔2022〕1号', documentTitle: null };
    return standards.add(ledger, { kind, areaType, mode, level: null, amountFen, validFrom: isoDate(from), ...named }).standardId;
  }
  function rowsOn(day: string, of: TestLedger = ledger, knownOn: string | null = null) {
    const known = knownOn === null ? null : isoDate(knownOn);
    const { rows } = list(of, { asOf: isoDate(day), knownOn: known });
    return Object.fromEntries(rows.map((row) => [row.code, row]));
  }

  it('are not listed where nothing is on record, nor for a township', () => {
    expect(Object.keys(rowsOn('2022-12-31')).filter((code) => /^IND1[456]/.test(code))).toEqual([]);
    add('dibao', 'rural', 510, '2021-01-01');
    add('dibao', 'urban', 700, '2021-01-01');
    const town = asUser(ledger, '乡镇经办', 'town_clerk', { townCode: firstTown(ledger), homeId: null });
    expect(rowsOn('2022-12-31')).toHaveProperty('IND14');
    expect(rowsOn('2022-12-31', town)).not.toHaveProperty('IND14');
  });

  it('compare what was in force on the day, and growth with the end of the year before', () => {
    add('dibao', 'rural', 500, '2021-01-01');
    add('dibao', 'rural', 525, '2022-07-01');
    add('dibao', 'urban', 700, '2021-01-01');
    add('basicLiving', 'rural', 700, '2021-01-01', 'centralised');
    add('basicLiving', 'rural', 650, '2021-01-01', 'scattered');
    expect(rowsOn('2022-06-30')).toMatchObject({
      IND14: { numerator: 70_000, denominator: 50_000, shown: '1.40:1', target: null, met: null },
      IND15: { numerator: 0, denominator: 50_000, shown: '0.0%', target: 5, met: false },
      IND16: { numerator: 65_000, denominator: 50_000, shown: '1.30倍', target: 1.3, met: true },
    });
    expect(rowsOn('2022-07-01')).toMatchObject({
      IND14: { numerator: 70_000, denominator: 52_500, shown: '1.33:1' },
      IND15: { numerator: 2_500, denominator: 50_000, shown: '5.0%', met: true },
      // The standard of scattered people has fallen behind the dibao of July.
      IND16: { numerator: 65_000, denominator: 52_500, shown: '1.23倍', met: false },
    });
    expect(rowsOn('2023-07-01')['IND15']).toMatchObject({ numerator: 0, target: null, met: null });
    expect(rowsOn('2025-12-31')['IND14']).toMatchObject({ target: 1.3, isCeiling: true, met: false });
    const items = itemsBehind(ledger, { asOf: isoDate('2022-07-01'), code: 'IND16', batchYear: null });
    expect(items.map(({ numerator, shown }) => [numerator, shown])).toEqual([
      [65_000, '1.23倍'],
      [70_000, '1.33倍'],
    ]);
  });

  it('know a voided standard until it was voided', () => {
    add('dibao', 'rural', 500, '2021-01-01');
    const wrong = add('dibao', 'rural', 600, '2022-01-01');
    standards.voidStandard({ ...ledger, clock: fixedClock(isoDate('2023-02-10')) }, { standardId: wrong, reason: '登记错误' });
    expect(rowsOn('2022-12-31')['IND15']).toMatchObject({ numerator: 0 });
    expect(rowsOn('2022-12-31', ledger, '2023-02-09')['IND15']).toMatchObject({ numerator: 10_000, shown: '20.0%', met: true });
  });

  it('have their targets as dated parameters with a document', () => {
    expect(parameters.policyValue(ledger, 'target.ind15', isoDate('2022-12-31'))).toBe(5);
    expect(parameters.policyValue(ledger, 'target.ind14', isoDate('2025-12-30'))).toBeUndefined();
  });
});
