/**
 * The roster may come long after the confirmation. What its first row says of mode and home holds for the days before it too: payments, the
 * residences that beds follow, indicators, support at home and the waiting list say the same of every day of random ledgers.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { run, transaction, type Writer } from '../../database/core/sql.ts';
import { residenciesOf } from '../../database/features/beds/queries-residency.ts';
import { residencyOn } from '../../database/features/beds/rules-residency.ts';
import { dayBefore } from '../../database/features/indicators/rules-definitions.ts';
import { peopleStock, everythingKnown } from '../../database/features/indicators/stock-store.ts';
import { isWaiting, personOn } from '../../database/features/indicators/rules-stock.ts';
import { cancelledFacts, everything, factsOfPeople } from '../../database/features/payments/queries-facts.ts';
import { before, timelineOf } from '../../database/features/payments/rules-facts.ts';
import { initialOf } from '../../database/features/people/first-fact.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import { insertCancellation, insertFact, refreshPerson } from '../../database/features/people/store.ts';
import { waitingList } from '../../database/features/placement/waiting.ts';
import { supportFacts } from '../../database/features/scattered/queries-people.ts';
import { homeSupport, isAtHomeOn } from '../../database/features/scattered/rules-support.ts';
import { addDays } from '../../database/features/beds/days.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome, addPeople } from './county.ts';

const days = Array.from({ length: 10 }, (_, index) => isoDate(`2022-03-${String(index + 1).padStart(2, '0')}`));
const dayOf = fc.constantFrom(...days);
const modeFact = fc.record({ validFrom: dayOf, home: fc.constantFrom(null, 0, 1), isCancelled: fc.boolean() });
const story = fc.record({
  confirmedOn: dayOf,
  wishOn: dayOf,
  modes: fc.array(modeFact, { minLength: 1, maxLength: 5 }),
  end: fc.option(fc.record({ on: dayOf, reason: fc.constantFrom('death', 'other') }), { freq: 3 }),
});
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

const origin = { source: '花名册', batchId: null };

/** Somebody of the county whose facts are those of the story alone, in the order they were recorded. */
function write(writer: Writer, personId: number, homeIds: readonly number[], { confirmedOn, wishOn, modes, end }: Story): void {
  // What the helper wrote of him is as if it had never been.
  writer.connection.exec('DROP TRIGGER IF EXISTS fact_no_delete');
  run(writer, "DELETE FROM fact WHERE person_id = ? AND kind IN ('confirmation', 'mode')", personId);
  insertFact(writer, personId, { kind: 'confirmation', validFrom: confirmedOn }, origin);
  insertFact(writer, personId, { kind: 'wish', validFrom: wishOn, value: 'willing' }, origin);
  // One that stands to the end: a person always has a mode.
  const written = [...modes, { validFrom: days[5] ?? confirmedOn, home: null, isCancelled: false }].map(
    ({ validFrom, home, isCancelled }) => {
      const homeId = home === null ? null : (homeIds[home] ?? null);
      const value = homeId === null ? 'scattered' : 'centralised';
      return { factId: insertFact(writer, personId, { kind: 'mode', validFrom, value, homeId }, origin), validFrom, isCancelled };
    },
  );
  for (const { factId, validFrom, isCancelled } of written)
    if (isCancelled) insertCancellation(writer, personId, factId, validFrom, '录错', null);
  if (end) insertFact(writer, personId, { kind: 'end', validFrom: end.on, value: end.reason, detail: { remark: null } }, origin);
  refreshPerson(writer, personId, nameInitials);
}

/** What each part of the program says of a person at the end of a day, in the words of one. */
function saidOf(ledger: TestLedger, personId: number, day: IsoDate) {
  const [payment] = factsOfPeople(ledger, personId, personId, cancelledFacts(ledger, everything), everything);
  const stock = peopleStock(ledger, everythingKnown).find((person) => person.personId === personId);
  if (!payment || !stock) throw new Error('nobody');
  const state = personOn(stock, day);
  // Payments count what is dated strictly before a day.
  const stay = before(payment.stays, addDays(day, 1))?.value ?? null;
  const residency = residencyOn(residenciesOf(ledger, personId), day);
  const support = homeSupport(supportFacts(ledger, null, day).get(personId) ?? []);
  const waiting = waitingList(ledger, day).find((entry) => entry.personId === personId);
  const isIn = state.isInRegister;
  return {
    payment: isIn ? [stay?.mode ?? null, stay?.homeId ?? null] : null,
    indicators: isIn ? [state.mode, state.homeId] : null,
    home: [state.isInRegister ? state.homeId : null, residency?.homeId ?? null],
    atHome: [isIn && stay?.mode === 'scattered', isAtHomeOn(support, day)],
    waits: [isWaiting(state), waiting !== undefined],
  };
}

test('every day of random ledgers', { timeout: 120_000 }, () => {
  let early = 0;
  fc.assert(
    fc.property(fc.array(story, { minLength: 3, maxLength: 3 }), (stories) => {
      const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
      const homeIds = [addHome(ledger, 'H1', 120, 80), addHome(ledger, 'H2', 60, 20)];
      const ids = addPeople(ledger, [{ count: stories.length, level: 'completeLoss', homeId: null }]);
      transaction(ledger, (writer) => {
        for (const [index, one] of stories.entries()) write(writer, ids[index] ?? 0, homeIds, one);
      });
      for (const [index, personId] of ids.entries())
        for (const day of days) {
          const said = saidOf(ledger, personId, day);
          expect({ day, story: stories[index], said: said.indicators }).toEqual({ day, story: stories[index], said: said.payment });
          for (const pair of [said.home, said.atHome, said.waits])
            expect({ day, story: stories[index], pair: pair[0] }).toEqual({ day, story: stories[index], pair: pair[1] });
          const { confirmedOn, modes } = stories[index] ?? { confirmedOn: day, modes: [] };
          if (said.payment && confirmedOn <= day && modes.every(({ validFrom }) => validFrom > day)) early += 1;
        }
      ledger.connection.close();
    }),
    { numRuns: 30 },
  );
  // The case this is about came up often enough.
  expect(early).toBeGreaterThan(20);
});

describe('what was registered first', () => {
  test('is the same for payments and for all the others', () => {
    fc.assert(
      fc.property(fc.array(modeFact, { maxLength: 8 }), (drawn) => {
        const recorded = drawn.map(({ validFrom, home, isCancelled }, index) => ({
          factId: index + 1,
          validFrom,
          isCancelled,
          value: home,
        }));
        const standing = recorded.filter(({ isCancelled }) => !isCancelled);
        expect(initialOf(standing, recorded[0]?.factId ?? null)?.factId ?? null).toBe(timelineOf(recorded).initial?.factId ?? null);
      }),
      { numRuns: 3000 },
    );
  });

  test('a roster of March for somebody confirmed in January', () => {
    const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
    const homeId = addHome(ledger, 'H1', 120, 80);
    const [personId = 0] = addPeople(ledger, [{ count: 1, level: 'completeLoss', homeId: null }]);
    const modes = [{ validFrom: isoDate('2022-03-05'), home: 0, isCancelled: false } as const];
    transaction(ledger, (writer) =>
      write(writer, personId, [homeId], { confirmedOn: isoDate('2022-03-01'), wishOn: isoDate('2022-03-01'), modes, end: null }),
    );
    expect(saidOf(ledger, personId, isoDate('2022-03-02'))).toMatchObject({
      payment: ['centralised', homeId],
      indicators: ['centralised', homeId],
      waits: [false, false],
    });
    expect(saidOf(ledger, personId, dayBefore(isoDate('2022-03-01')))).toMatchObject({ payment: null, waits: [false, false] });
  });
});
