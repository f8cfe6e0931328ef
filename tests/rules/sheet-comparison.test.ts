/** Two sheets side by side: whatever they hold, last total and changes make this total, in every part and in the whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  changeSums,
  unexplainedFen,
  wholeOf,
  type Amount,
  type ComparedSheet,
  type Seen,
} from '../../database/features/payments/checks/rules-comparison.ts';

const seen = (personId: number): Seen => ({
  personId,
  name: `王第${personId}`,
  idNumber: `37099919450312${String(personId).padStart(4, '0')}`,
  areaType: 'rural',
  level: 'partialLoss',
  mode: 'scattered',
  homeId: null,
  townCode: '370999101',
});
const groups = ['home:1', 'home:2', 'town:370999101'].map((key) => ({ key, name: key }));
const keys = groups.map(({ key }) => key);
const amount = (personId: number, groupKey: string, type: string, fen: number): Amount => ({
  personId,
  groupKey,
  type,
  fen,
  standardId: 1,
  days: null,
});
const sheet = (...amounts: Amount[]): ComparedSheet => ({
  people: new Map(amounts.map(({ personId }) => [personId, seen(personId)])),
  amounts,
});
const standing = { wasPaidBefore: (id: number): boolean => id === 8, hasEnded: (id: number): boolean => id !== 9 };
const listed = (last: ComparedSheet, now: ComparedSheet): string[] =>
  changesBetween(last, now, keys, standing).map(
    ({ personId, groupKey, kind, lastFen, thisFen }) => `${personId} ${groupKey} ${kind} ${lastFen} ${thisFen}`,
  );

describe('what differs', () => {
  const [own, first, second] = ['town:370999101', 'home:1', 'home:2'];
  it('is told apart: who came, came back, went, rests, moved, changed', () => {
    const last = sheet(
      amount(1, own, 'BASIC', 66300),
      amount(2, own, 'BASIC', 66300),
      amount(9, own, 'BASIC', 66300),
      amount(3, first, 'BASIC', 66300),
      amount(5, own, 'CARE', 18000),
    );
    const now = sheet(
      amount(1, own, 'BASIC', 66300),
      amount(7, own, 'BASIC', 66300),
      amount(8, own, 'BASIC', 66300),
      amount(3, second, 'BASIC', 66300),
      amount(5, own, 'CARE', 60000),
    );
    expect(listed(last, now)).toEqual([
      '3 home:1 movedOut 66300 0',
      '3 home:2 movedIn 0 66300',
      '7 town:370999101 added 0 66300',
      '8 town:370999101 resumed 0 66300',
      '2 town:370999101 ended 66300 0',
      '9 town:370999101 stopped 66300 0',
      '5 town:370999101 changed 18000 60000',
    ]);
  });
  it('names a raise of one amount that a cut of the other makes up for', () => {
    const last = sheet(amount(1, own, 'BASIC', 60000), amount(1, own, 'CARE', 40000));
    const now = sheet(amount(1, own, 'BASIC', 70000), amount(1, own, 'CARE', 30000));
    expect(listed(last, now)).toEqual(['1 town:370999101 changed 100000 100000']);
  });
  it('keeps back pay, offsets and funerals apart from the regular amounts', () => {
    const last = sheet(amount(1, own, 'BASIC', 66300), amount(1, own, 'BACKPAY', 3900));
    const now = sheet(amount(1, own, 'BASIC', 66300), amount(1, first, 'OFFSET', -66300), amount(2, first, 'FUNERAL', 397800));
    expect(listed(last, now)).toEqual(['1 home:1 OFFSET 0 -66300', '2 home:1 FUNERAL 0 397800', '1 town:370999101 BACKPAY 3900 0']);
  });
});

describe('sums', () => {
  const types = ['BASIC', 'CARE', 'BACKPAY', 'OFFSET', 'FUNERAL', 'PRICE'] as const;
  const anySheet = fc
    .uniqueArray(
      fc.record({
        personId: fc.integer({ min: 1, max: 12 }),
        groupKey: fc.constantFrom(...keys),
        type: fc.constantFrom(...types),
        fen: fc.integer({ min: 1, max: 400_000 }),
      }),
      { maxLength: 60, selector: ({ personId, groupKey, type }) => `${personId} ${groupKey} ${type}` },
    )
    .map((rows) =>
      sheet(...rows.map(({ personId, groupKey, type, fen }) => amount(personId, groupKey, type, type === 'OFFSET' ? -fen : fen))),
    );
  it('reconcile to the fen and to the head, part by part', () => {
    fc.assert(
      fc.property(anySheet, anySheet, (last, now) => {
        const changes = changesBetween(last, now, keys, standing);
        const sums = changeSums(last, now, changes, groups);
        for (const sum of [...sums, wholeOf(sums, '合计')]) {
          expect(unexplainedFen(sum)).toBe(0);
          expect(sum.lastPersons + sum.addedPersons - sum.endedPersons).toBe(sum.thisPersons);
        }
        const total = (side: ComparedSheet): number => side.amounts.reduce((all, { fen }) => all + fen, 0);
        const whole = wholeOf(sums, '合计');
        expect([whole.lastFen, whole.thisFen]).toEqual([total(last), total(now)]);
        expect(changes.reduce((all, { lastFen, thisFen }) => all + thisFen - lastFen, 0)).toBe(total(now) - total(last));
      }),
    );
  });
  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(anySheet, anySheet, (last, now) => {
        const reversed = (side: ComparedSheet): ComparedSheet => ({ ...side, amounts: side.amounts.toReversed() });
        expect(listed(reversed(last), reversed(now))).toEqual(listed(last, now));
      }),
    );
  });
});
