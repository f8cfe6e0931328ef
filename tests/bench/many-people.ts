/** A ledger of many invented people, filled straight through the store: what search, grid and window benchmarks stand on. */
import type { IsoDate } from '../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../database/core/sql.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import { insertPerson } from '../../database/features/people/store.ts';
import { makePeople } from '../samples/make/people.ts';

export function fillWithPeople(context: WriteContext, count: number): ReturnType<typeof makePeople> {
  const made = makePeople(count, 11);
  transaction(context, (writer) => {
    for (const person of made) {
      const identity = {
        name: person.name,
        sex: person.sex,
        bornOn: person.bornOn as IsoDate,
        ethnicity: person.ethnicity,
        idNumber: person.idNumber,
      };
      const validFrom = person.confirmedOn as IsoDate;
      insertPerson(
        writer,
        identity,
        null,
        nameInitials(person.name),
        [
          { kind: 'identity', validFrom, detail: identity },
          { kind: 'confirmation', validFrom },
          { kind: 'residence', validFrom, value: person.villageCode, detail: { areaType: person.areaType, townCode: person.townCode } },
          { kind: 'level', validFrom: person.assessedOn as IsoDate, value: person.level },
          { kind: 'mode', validFrom, value: person.mode },
        ],
        { source: '基准测试', batchId: null },
      );
    }
  });
  return made;
}
