import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsLater } from '../../database/features/indicators/rules-definitions.ts';
import { careWorkersNeeded, freeBeds, ratioText, type CountedHome } from '../../database/features/indicators/rules-homes.ts';
import { isTargetMet, missingToTarget, percentText, rateOf } from '../../database/features/indicators/rules-rate.ts';
import { ageOn, daysBetween, isoDate } from '../../electron/contract/values.ts';

describe('a rate against its target', () => {
  it('is met at exactly the target and printed with one decimal', () => {
    expect(rateOf(140, 250, 56)).toEqual({
      numerator: 140,
      denominator: 250,
      target: 56,
      met: true,
      missing: 0,
      shown: '56.0%',
      footnote: null,
    });
  });
  it('is not met by rounding: 141 of 252 prints 56.0% and says its exact value', () => {
    expect(rateOf(141, 252, 56)).toMatchObject({ shown: '56.0%', met: false, missing: 1, footnote: '精确值55.95%' });
  });
  it('falls below by one death: 139 of 249 is 55.82%, one missing', () => {
    expect(rateOf(139, 249, 56)).toMatchObject({ shown: '55.8%', met: false, missing: 1, footnote: null });
    expect(percentText(139, 249, 2)).toBe('55.82%');
  });
  it('visits 1,164 of 1,200 people with 1,530 visits: 97.0%', () => {
    expect(rateOf(1164, 1200, 100)).toMatchObject({ shown: '97.0%', met: false, missing: 36 });
  });
  it('is nothing where nobody is counted, and met by nothing without a target', () => {
    expect(rateOf(0, 0, 56)).toMatchObject({ shown: '—', met: null, missing: null });
    expect(rateOf(1, 2, null)).toMatchObject({ shown: '50.0%', met: null, missing: null, footnote: null });
  });
  it('compares exactly, whatever the numbers: met just when nobody is missing, and one fewer would miss it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 10_000 }), fc.nat(), (denominator, hundredths, seed) => {
        const numerator = seed % (denominator + 1);
        const target = hundredths / 100;
        const exact = BigInt(numerator) * 10_000n >= BigInt(hundredths) * BigInt(denominator);
        expect(isTargetMet(numerator, denominator, target)).toBe(exact);
        const missing = missingToTarget(numerator, denominator, target) ?? Number.NaN;
        expect(missing === 0).toBe(exact);
        expect(isTargetMet(numerator + missing, denominator, target)).toBe(true);
        if (missing > 0) expect(isTargetMet(numerator + missing - 1, denominator, target)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('days and ages', () => {
  it('an assessment of the last of a month holds to the last of a shorter one', () => {
    expect(monthsLater(isoDate('2021-08-31'), 6)).toBe('2022-02-28');
    expect(monthsLater(isoDate('2021-03-15'), 12)).toBe('2022-03-15');
  });
  it('somebody born on 29 February is a year older on 1 March', () => {
    expect([ageOn(isoDate('1960-02-29'), isoDate('2022-02-28')), ageOn(isoDate('1960-02-29'), isoDate('2022-03-01'))]).toEqual([61, 62]);
  });
  it('waits whole days, over a leap day too', () => {
    expect(daysBetween(isoDate('2024-02-28'), isoDate('2024-03-01'))).toBe(2);
  });
});

describe('homes', () => {
  const ratio = { independent: 10, partialLoss: 6, completeLoss: 3 };
  const home = (change: Partial<CountedHome>): CountedHome => ({
    homeId: 1,
    name: '样院',
    townCode: '370999101',
    townName: '东山镇',
    bedsRegistered: 120,
    nursingBeds: 80,
    bedsOut: 0,
    careWorkers: 0,
    bedsDrawn: 0,
    bedsFree: 0,
    bedsLived: 0,
    nursingFree: 0,
    entrusted: null,
    residents: { independent: 20, partialLoss: 15, completeLoss: 60, unassessed: 0 },
    occupied: 95,
    available: 120,
    ...change,
  });

  it('need care workers by level, rounded up once', () => {
    const residents = { independent: 10, partialLoss: 6, completeLoss: 3, unassessed: 4 };
    expect(careWorkersNeeded(residents, ratio)).toBe(3);
    expect(careWorkersNeeded({ ...residents, completeLoss: 4 }, ratio)).toBe(4);
    expect(careWorkersNeeded({ independent: 1, partialLoss: 1, completeLoss: 1, unassessed: 0 }, ratio)).toBe(1);
    expect(careWorkersNeeded(residents, null)).toBeNull();
    expect([ratioText(3, 22), ratioText(0, 22)]).toEqual(['1:7.3', '—']);
  });
  it('without a map have the beds nobody lives in, nursing ones by who needs them', () => {
    expect(freeBeds(home({}))).toEqual({ free: 25, nursing: 20, withoutBed: 0 });
    expect(freeBeds(home({ occupied: 130, available: 120 }))).toEqual({ free: 0, nursing: 0, withoutBed: 0 });
  });
  it('with a map keep a bed for everybody who lives there without one', () => {
    const drawn = { bedsDrawn: 100, bedsFree: 40, nursingFree: 35, bedsLived: 60 };
    // 100 drawn, 40 free, 60 lived on; 70 live there: ten of the free ones are spoken for.
    expect(freeBeds(home({ ...drawn, occupied: 70 }))).toEqual({ free: 30, nursing: 30, withoutBed: 10 });
    expect(freeBeds(home({ ...drawn, bedsFree: 35, bedsOut: 5, nursingFree: 20, occupied: 60 }))).toEqual({
      free: 35,
      nursing: 20,
      withoutBed: 0,
    });
  });
  it('do not take a bed held for somebody who is yet to come for one lived on', () => {
    // 38 free, 2 held, 60 lived on; 62 live there: two of the free ones are spoken for.
    const held = { bedsDrawn: 100, bedsFree: 38, nursingFree: 38, bedsLived: 60 };
    expect(freeBeds(home({ ...held, occupied: 62 }))).toEqual({ free: 36, nursing: 36, withoutBed: 2 });
  });
});
