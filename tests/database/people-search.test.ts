import { beforeAll, describe, expect, it } from 'vitest';
import { noPeopleFilter, type PeopleFilter } from '../../electron/contract/people.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { row, transaction } from '../../database/core/sql.ts';
import * as people from '../../database/features/people/service.ts';
import { insertPerson } from '../../database/features/people/store.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

/** More than the number from which the first digits of an ID number are read on instead of looked up. */
const many = 5200;
const bornOn = isoDate('1950-06-01');
const confirmedOn = isoDate('2020-01-01');

let context: TestLedger;

/** The first 5,200 share county and birth but for the last one, who was born elsewhere on another day. */
beforeAll(() => {
  context = memoryLedger();
  const village = row<{ code: string; parent: string }>(
    context,
    "SELECT code, parent_code AS parent FROM division WHERE level = 'village' LIMIT 1",
  );
  transaction(context, (writer) => {
    for (let index = 0; index <= many; index++) {
      const digits = index === many ? '37088119490102123' : `3709991950${String(index).padStart(7, '0')}`;
      const identity = { name: `人${index}`, sex: 'male', bornOn, ethnicity: null, idNumber: digits + idCheckCharacter(digits) } as const;
      insertPerson(
        writer,
        identity,
        null,
        ['r'],
        [
          { kind: 'identity', validFrom: confirmedOn, detail: identity },
          { kind: 'confirmation', validFrom: confirmedOn },
          {
            kind: 'residence',
            validFrom: confirmedOn,
            value: village?.code ?? '',
            detail: { areaType: 'rural', townCode: village?.parent ?? '' },
          },
          { kind: 'level', validFrom: isoDate(index % 2 === 0 ? '2021-03-01' : '2021-05-01'), value: 'independent' },
        ],
        { source: '测试', batchId: null },
      );
    }
  });
});

function page(filter: Partial<PeopleFilter>, sort: Parameters<typeof people.page>[1]['sort'] = null, offset = 0) {
  return people.page(context, { filter: { ...noPeopleFilter, ...filter }, sort, offset, limit: 100 });
}

describe('the first digits of the county', () => {
  it.each([['3'], ['37'], ['370999'], ['37099919500']])('finds everybody by %s, page by page', (search) => {
    const expected = search.startsWith('370') ? many : many + 1;
    const first = page({ search });
    expect(first.total).toBe(expected);
    expect(first.rows.map((person) => person.name).slice(0, 3)).toEqual(['人0', '人1', '人2']);
    expect(page({ search }, null, 5100).rows).toHaveLength(Math.min(100, expected - 5100));
  });

  it('finds the few by the same digits at the end', () => {
    const last = page({ search: '' }, null, 5200).rows[0];
    expect(page({ search: last?.idNumber?.slice(-6) ?? '' }).rows.map((person) => person.name)).toEqual([`人${many}`]);
    expect(page({ search: '370881' }).rows.map((person) => person.name)).toEqual([`人${many}`]);
  });
});

describe('pages in an order', () => {
  it('never shows somebody twice or leaves somebody out', () => {
    const sort = { key: 'assessedOn', isDescending: true } as const;
    const names = new Set<string>();
    for (let offset = 0; offset <= many; offset += 100) for (const person of page({}, sort, offset).rows) names.add(person.name);
    expect(names.size).toBe(many + 1);
    const rows = page({}, sort).rows;
    expect(rows[0]?.assessedOn).toBe('2021-05-01');
    expect(rows[0]?.villageName).not.toBeNull();
    expect(page({}, sort, many).rows[0]?.assessedOn).toBe('2021-03-01');
  });
});
