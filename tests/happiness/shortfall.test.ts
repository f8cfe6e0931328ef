import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allot, factorText, type Claim } from '../../database/features/happiness/rules-shortfall.ts';
import type { HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import { fen, formatYuan, parseYuan } from '../../electron/contract/values.ts';

const yuan = (text: string) => parseYuan(text) ?? fen(0);
const claims: Claim[] = [
  { code: 'F001', grade: 'G1', entitlementFen: yuan('12,000.00') },
  { code: 'F002', grade: 'G1', entitlementFen: yuan('11,000.00') },
  { code: 'F003', grade: 'G2', entitlementFen: yuan('8,000.00') },
  { code: 'F004', grade: 'G2', entitlementFen: yuan('4,666.67') },
  { code: 'F005', grade: 'G3', entitlementFen: yuan('5,000.00') },
  { code: 'F006', grade: null, entitlementFen: yuan('0.00') },
];
const paid = (appropriation: string | null, rule: 'SCALE' | 'PRIORITY') => {
  const allotment = allot(claims, appropriation === null ? null : yuan(appropriation), rule);
  return { ...allotment, amounts: claims.map(({ code }) => formatYuan(allotment.payable.get(code) ?? -1)) };
};

describe('a budget that does not pay 40,666.67', () => {
  it('pays everybody in full while it suffices', () => {
    const full = ['12,000.00', '11,000.00', '8,000.00', '4,666.67', '5,000.00', '0.00'];
    expect(paid(null, 'SCALE')).toMatchObject({ amounts: full, factor: null });
    expect(paid('40,666.67', 'PRIORITY')).toMatchObject({ amounts: full, factor: null, firstShortGrade: null });
  });

  it('scales by k, down to the fen, the rest to the largest', () => {
    const scaled = paid('30,000.00', 'SCALE');
    // k = 30,000.00 ÷ 40,666.67: 8,852.45|83 8,114.75|33 5,901.63|88 3,442.62|51 3,688.52|42 sum to 29,999.97; three fen more for F001.
    expect(scaled.amounts).toEqual(['8,852.48', '8,114.75', '5,901.63', '3,442.62', '3,688.52', '0.00']);
    expect(scaled.factor && factorText(scaled.factor)).toBe('0.7377048575');
  });

  it('pays grade one first, then two by its own k, then nothing', () => {
    const first = paid('30,000.00', 'PRIORITY');
    // 23,000.00 for grade one leaves 7,000.00 of 12,666.67: 4,421.05 and 2,578.94, one fen more for F003.
    expect(first.amounts).toEqual(['12,000.00', '11,000.00', '4,421.06', '2,578.94', '0.00', '0.00']);
    expect(first.firstShortGrade).toBe('G2');
    expect(paid('0.00', 'PRIORITY').amounts).toEqual(Array(6).fill('0.00'));
  });

  it('gives nobody more than he asks, however small the amounts are', () => {
    const three = ['F1', 'F2', 'F3'].map((code): Claim => ({ code, grade: 'G1', entitlementFen: fen(100) }));
    expect([...allot(three, fen(299), 'SCALE').payable.values()]).toEqual([100, 100, 99]);
  });

  it('gives out the whole appropriation and nobody more than is due', () => {
    const claim = fc.record({
      grade: fc.constantFrom<HappinessGrade | null>('G1', 'G2', 'G3', 'G0', null),
      entitlementFen: fc.oneof(fc.integer({ min: 0, max: 1_800_000 }), fc.integer({ min: 98, max: 101 })).map(fen),
    });
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 30 }),
        fc.oneof(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 0, max: 2000 })).map(fen),
        fc.constantFrom('SCALE' as const, 'PRIORITY' as const),
        (drawn, appropriation, rule) => {
          const asked = drawn.map((one, index) => ({ ...one, code: `F${index}` }));
          const { payable, claimedFen, allottedFen } = allot(asked, appropriation, rule);
          expect([...payable.values()].reduce((sum, value) => sum + value, 0)).toBe(allottedFen);
          expect(allottedFen).toBe(Math.min(claimedFen, appropriation));
          for (const { code, entitlementFen } of asked) {
            const share = payable.get(code) ?? -1;
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(entitlementFen);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
