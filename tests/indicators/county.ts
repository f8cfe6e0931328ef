/** A county of many people written straight as facts: shares of levels and modes as a test asks. */
import { transaction, row } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import type { NewFact } from '../../database/features/people/facts.ts';
import { insertPerson } from '../../database/features/people/store.ts';
import { idCheckCharacter } from '../../database/features/people/id-number.ts';
import type { SelfCareLevel } from '../../electron/contract/terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { TestLedger } from '../helpers/ledger.ts';

export const start = isoDate('2020-02-03');

export type Wanted = {
  readonly count: number;
  readonly level: SelfCareLevel | null;
  /** A home, or scattered. */
  readonly homeId: number | null;
  readonly wish?: 'willing' | 'unwilling';
  readonly townCode?: string;
};

export function firstTown(ledger: TestLedger, place = 0): string {
  const found = row<{ code: string }>(ledger, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1 OFFSET ?", place);
  return found?.code ?? '';
}

export function addHome(
  ledger: TestLedger,
  code: string,
  bedsRegistered: number,
  nursingBeds: number,
  townCode = firstTown(ledger),
): number {
  return homes.save(ledger, {
    homeId: null,
    code,
    name: `${code}敬老院`,
    homeLevel: 'town',
    townCode,
    bedsRegistered,
    nursingBeds,
    operationMode: 'public',
    openedOn: isoDate('2015-05-01'),
    creditCode: null,
  }).homeId;
}

let number = 0;

/** @returns keys of the people, in order */
export function addPeople(ledger: TestLedger, groups: readonly Wanted[]): number[] {
  return transaction(ledger, (writer) =>
    groups.flatMap(({ count, level, homeId, wish, townCode = firstTown(ledger) }) =>
      Array.from({ length: count }, () => {
        number += 1;
        const digits = `3709991940${String(1 + (number % 12)).padStart(2, '0')}${String(1 + (Math.floor(number / 12) % 28)).padStart(2, '0')}${String(Math.floor(number / 336) % 1000).padStart(3, '0')}`;
        const born = isoDate(`1940-${digits.slice(10, 12)}-${digits.slice(12, 14)}`);
        const identity = {
          name: `样${number}`,
          sex: 'male' as const,
          bornOn: born,
          ethnicity: null,
          idNumber: digits + idCheckCharacter(digits),
        };
        const facts: NewFact[] = [
          { kind: 'identity', validFrom: start, detail: identity },
          { kind: 'confirmation', validFrom: start },
          { kind: 'residence', validFrom: start, value: `${townCode}201`, detail: { areaType: 'rural', townCode } },
          { kind: 'mode', validFrom: start, value: homeId === null ? 'scattered' : 'centralised', homeId },
          ...(level ? [{ kind: 'level' as const, validFrom: start, value: level }] : []),
          ...(wish ? [{ kind: 'wish' as const, validFrom: start, value: wish }] : []),
        ];
        return insertPerson(writer, identity, null, [`y${number}`], facts, { source: '测试', batchId: null });
      }),
    ),
  );
}
