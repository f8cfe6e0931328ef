/** Visits and the five-haves are counted by the indicators and by the pages of support at home: on any ledger and any day they say the same. */
import fc from 'fast-check';
import { test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { list } from '../../database/features/indicators/service.ts';
import { supportFacts } from '../../database/features/scattered/queries-people.ts';
import { homeSupport, isAtHomeOn } from '../../database/features/scattered/rules-support.ts';
import { fulfilledOn, recordCheck, withdrawCheck } from '../../database/features/scattered/service-five-haves.ts';
import { endAgreement, recordAgreement } from '../../database/features/scattered/service-agreements.ts';
import { visitMonthOf } from '../../database/features/scattered/service-month.ts';
import { recordVisits } from '../../database/features/scattered/service-visits.ts';
import * as people from '../../database/features/people/service.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate, monthOf, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { addHome } from './county.ts';
import { agreement, register, villages, visit } from '../database/scattered-world.ts';

const days = [
  '2022-02-27',
  '2022-02-28',
  '2022-03-01',
  '2022-03-02',
  '2022-03-15',
  '2022-03-30',
  '2022-03-31',
  '2022-04-01',
  '2022-04-15',
  '2022-04-30',
];
const dayOf = fc.constantFrom(...days.map(isoDate));
const act = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(
    'in',
    'home',
    'visit',
    'visit',
    'phone',
    'check',
    'lacking',
    'agree',
    'agreeShort',
    'end',
    'death',
    'stop',
    'cancel',
    'withdrawCheck',
  ),
  day: dayOf,
});

test('IND12 and IND13 of random ledgers on every day', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), fc.array(dayOf, { minLength: 3, maxLength: 3 }), (acts, confirmed) => {
      const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
      const village = villages(ledger)[0] ?? { code: '', town: '' };
      const homeId = addHome(ledger, 'H1', 120, 80);
      const ids = confirmed.map((confirmedOn) => register(ledger, village, { confirmedOn }));
      const written: { factIds: number[]; checks: number[]; agreements: number[] } = { factIds: [], checks: [], agreements: [] };
      for (const { who, kind, day } of acts) attempt(() => play(ledger, ids[who] ?? 0, kind, day, homeId, written));
      for (const day of days.map(isoDate)) {
        const found = new Map(list(ledger, { asOf: day }).rows.map((row) => [row.code, [row.numerator, row.denominator]]));
        const month = visitMonthOf(ledger, monthOf(day), day);
        const listed = [...supportFacts(ledger, null, day)].flatMap(([personId, facts]) =>
          isAtHomeOn(homeSupport(facts), day) ? [personId] : [],
        );
        const shown = JSON.stringify([found.get('IND12'), found.get('IND13')]);
        const other = JSON.stringify([
          [month.numerator, month.denominator],
          [fulfilledOn(ledger, day, listed).length, listed.length],
        ]);
        if (shown !== other) throw new Error(`${day}: ${shown} against ${other}`);
      }
      ledger.connection.close();
    }),
    { numRuns: 100 },
  );
});

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

type Written = { readonly factIds: number[]; readonly checks: number[]; readonly agreements: number[] };

function play(
  ledger: ReturnType<typeof memoryLedger>,
  personId: number,
  kind: string,
  day: IsoDate,
  homeId: number,
  written: Written,
): void {
  const at = { personId, validFrom: day };
  const keep = ({ factId }: { readonly factId: number }): void => void written.factIds.push(factId);
  const check = (isMet: boolean): void => {
    const items = ['caregiver', 'agreement', 'services', 'contact', 'supervision'].map((key) => ({ key, isMet, note: null }));
    written.checks.push(recordCheck(ledger, { personId, checkedOn: day, checkedBy: '干部', items }).checkId);
  };
  switch (kind) {
    case 'in':
      return keep(people.record(ledger, { ...at, kind: 'mode', mode: 'centralised', homeId, caregiver: null }));
    case 'home':
      return keep(people.record(ledger, { ...at, kind: 'mode', mode: 'scattered', homeId: null, caregiver: null }));
    case 'visit':
      return void recordVisits(ledger, { visits: [visit(personId, day)] });
    case 'phone':
      return void recordVisits(ledger, { visits: [visit(personId, day, { method: 'phone' })] });
    case 'check':
      return check(true);
    case 'lacking':
      return check(false);
    case 'agree':
      return void written.agreements.push(recordAgreement(ledger, agreement(personId, { signedOn: day, fromOn: day })).agreementId);
    case 'agreeShort':
      return void written.agreements.push(
        recordAgreement(ledger, agreement(personId, { signedOn: day, fromOn: day, untilOn: day })).agreementId,
      );
    case 'end':
      return endAgreement(ledger, { agreementId: written.agreements.at(-1) ?? 0, endedOn: day, reason: 'personWish', note: null });
    case 'death':
      return keep(people.record(ledger, { ...at, kind: 'end', reason: 'death', remark: null }));
    case 'stop':
      return keep(people.record(ledger, { ...at, kind: 'end', reason: 'means', remark: null }));
    case 'cancel':
      return people.cancelFact(ledger, { factId: written.factIds.at(-1) ?? 0, reason: '误记' });
    case 'withdrawCheck':
      return withdrawCheck(ledger, { checkId: written.checks.at(-1) ?? 0, reason: '误记' });
    default:
      throw new RangeError(kind);
  }
}
