import fc from 'fast-check';
import { expect, it } from 'vitest';
import { homesBehind, peopleBehind } from '../../database/features/indicators/service-names.ts';
import { places, trend } from '../../database/features/indicators/service-trend.ts';
import { itemsBehind, list } from '../../database/features/indicators/service.ts';
import { run, transaction } from '../../database/core/sql.ts';
import * as standards from '../../database/features/standards/service.ts';
import { indicatorCodes, indicatorSides, type IndicatorRow } from '../../electron/contract/indicators.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { addHome as addHappinessHome, grade } from '../happiness/subsidy-county.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome, addPeople, firstTown } from './county.ts';
import { duties, makeDuties } from './random-duties.ts';

const group = fc.record({
  count: fc.integer({ min: 0, max: 7 }),
  level: fc.constantFrom('independent' as const, 'partialLoss' as const, 'completeLoss' as const, null),
  place: fc.integer({ min: 0, max: 2 }),
  town: fc.integer({ min: 0, max: 2 }),
  wish: fc.constantFrom('willing' as const, 'unwilling' as const),
});
const happiness = fc.record({
  grade: fc.constantFrom('G1' as const, 'G2' as const, 'G3' as const, 'G0' as const, null),
  spentFen: fc.integer({ min: 0, max: 400_000 }),
  village: fc.integer({ min: 0, max: 30 }),
});
const county = fc.record({
  groups: fc.array(group, { maxLength: 8 }),
  happiness: fc.array(happiness, { maxLength: 9 }),
  dibao: fc.integer({ min: 30_000, max: 90_000 }),
  duties,
});

function addSpending(ledger: TestLedger, homeId: number, amount: number): void {
  transaction(ledger, (writer) =>
    run(
      writer,
      `INSERT INTO happiness_spending (uid, happiness_home_id, spent_on, purpose, fen, voucher_no, handled_by, witnessed_by, approved_by, recorded_at, recorded_by)
       VALUES (randomblob(16), ?, '2022-05-06', 'meals', ?, '记-1', '甲', '乙', '丙', ?, ?)`,
      homeId,
      amount,
      writer.at,
      writer.actor.userId,
    ),
  );
}

function make(drawn: typeof county extends fc.Arbitrary<infer Value> ? Value : never): TestLedger {
  const ledger = memoryLedger();
  const homes = [null, addHome(ledger, 'H1', 40, 20), addHome(ledger, 'H2', 25, 5, firstTown(ledger, 1))];
  addPeople(
    ledger,
    drawn.groups.map(({ place, town, ...one }) => ({ ...one, homeId: homes[place] ?? null, townCode: firstTown(ledger, town) })),
  );
  makeDuties(
    ledger,
    drawn.duties,
    homes.filter((home) => home !== null),
  );
  drawn.happiness.forEach((one, index) => {
    const homeId = addHappinessHome(ledger, { code: `X${index}`, village: one.village });
    if (one.grade !== null) grade(ledger, homeId, one.grade, '2022-01-01');
    if (one.spentFen > 0) addSpending(ledger, homeId, one.spentFen);
  });
  const named = { documentNo: '样民发〔2022〕1号', documentTitle: null, level: null };
  for (const [areaType, more] of [
    ['rural', 0],
    ['urban', 9_000],
  ] as const) {
    const base = drawn.dibao + more;
    standards.add(ledger, { kind: 'dibao', areaType, mode: null, amountFen: fen(base), validFrom: isoDate('2021-01-01'), ...named });
    standards.add(ledger, {
      kind: 'basicLiving',
      areaType,
      mode: null,
      amountFen: fen(base * 2),
      validFrom: isoDate('2021-01-01'),
      ...named,
    });
  }
  return ledger;
}

const asOf = isoDate('2022-12-31');

/** What the list behind a number adds up to. */
function listed(
  ledger: TestLedger,
  { code, batchYear, lists }: IndicatorRow,
): { numerator: number; denominator: number; unassessed: number } {
  if (lists === 'people') {
    const [numerator = 0, rest = 0, unassessed = 0] = indicatorSides.map((side) => {
      const found = peopleBehind(ledger, { asOf, code, side }, { offset: 0, limit: 200 });
      const pages = new Set(found.rows.map(({ personId }) => personId));
      expect(pages.size).toBe(found.total);
      return found.total;
    });
    return { numerator, denominator: numerator + rest, unassessed };
  }
  const rows: readonly { readonly numerator: number; readonly denominator: number }[] =
    lists === 'homes' ? homesBehind(ledger, { asOf, code }) : itemsBehind(ledger, { asOf, code, batchYear });
  const sum = (side: 'numerator' | 'denominator'): number => rows.reduce((total, one) => total + one[side], 0);
  return { numerator: sum('numerator'), denominator: sum('denominator'), unassessed: 0 };
}

const counted = new Set<string>();

it('every number is the list behind it, for the county and for a township', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(county, (drawn) => {
      const ledger = make(drawn);
      const town = asUser(ledger, '乡镇经办', 'town_clerk', { townCode: firstTown(ledger), homeId: null });
      for (const reader of [ledger, town]) {
        const { rows } = list(reader, { asOf });
        for (const row of rows) {
          counted.add(row.code);
          const { numerator, denominator, unassessed } = row;
          expect({ code: row.code, ...listed(reader, row) }).toEqual({ code: row.code, numerator, denominator, unassessed });
        }
        for (const { code, batchYear, numerator, denominator, lists } of rows) {
          const now = trend(reader, { asOf, code, batchYear, months: 1 }).at(-1);
          expect({ code, ...now }).toMatchObject({ code, numerator, denominator });
          // Everybody and every home is of one township.
          const { towns } = places(reader, { asOf, code, batchYear });
          const sum = (side: 'numerator' | 'denominator'): number => towns.reduce((total, one) => total + one[side], 0);
          if (reader === ledger && lists !== 'items')
            expect({ code, towns: [sum('numerator'), sum('denominator')] }).toEqual({ code, towns: [numerator, denominator] });
        }
        const shares = rows.filter(({ code }) => code.startsWith('IND09_'));
        const [first] = shares;
        if (first) {
          expect(shares.reduce((total, { numerator }) => total + numerator, 0)).toBe(first.denominator);
          expect(shares.reduce((total, { shown }) => total + Math.round(Number(shown.slice(0, -1)) * 10), 0)).toBe(1000);
        }
      }
      ledger.connection.close();
    }),
    { numRuns: 12 },
  );
  // Money of the year's subsidy is counted where it is appropriated; the other scope of the first stands beside it.
  const elsewhere = ['IND01_S1', 'IND11'];
  expect(indicatorCodes.filter((code) => !counted.has(code) && !elsewhere.includes(code))).toEqual([]);
});
