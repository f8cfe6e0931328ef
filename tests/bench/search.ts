/** Search over 100,000 people in the database, a page of the grid, and the save of one change with its audit line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { wholeCounty } from '../../database/features/users/scope.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import * as people from '../../database/features/people/service.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import { fileLedger, type TestLedger } from '../helpers/ledger.ts';
import { bounded, median, percentile, timed, type BenchResult } from './bench.ts';
import { fillWithPeople } from './many-people.ts';

const count = 100_000;
const searches = 400;

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder, { clock });
  try {
    const context: TestLedger = {
      connection: ledger.connection,
      scope: wholeCounty,
      canSeeNumbers: true,
      clock,
      actor: { userId: 1, name: '管理员' },
    };
    const made = fillWithPeople(context, count);
    const pick = (index: number): (typeof made)[number] => made[(index * 7919) % made.length] as (typeof made)[number];
    const kinds: Readonly<Record<string, (index: number) => string>> = {
      'part of a name': (index) => [...pick(index).name].slice(-2).join(''),
      'one character of a name': (index) => [...pick(index).name][0] ?? '王',
      'start of initials': (index) => (nameInitials(pick(index).name)[0] ?? 'zs').slice(0, 2),
      'start of the ID number': (index) => pick(index).idNumber.slice(0, 12),
      'last four of the ID number': (index) => pick(index).idNumber.slice(-4),
      'last six of the ID number': (index) => pick(index).idNumber.slice(-6),
    };
    const results: BenchResult[] = [];
    for (const [name, typed] of Object.entries(kinds)) {
      const times: number[] = [];
      for (let index = 0; index < searches + 20; index += 1) {
        const text = typed(index);
        const time = await timed(() => people.find(context, { search: text, limit: 20 }));
        if (index >= 20) times.push(time);
      }
      results.push(bounded(`search by ${name} among 100,000, p99`, percentile(times, 0.99), 1));
    }
    const page: number[] = [];
    for (let index = 0; index < 30; index += 1)
      page.push(
        await timed(() =>
          people.page(context, {
            filter: { ...noPeopleFilter, level: 'completeLoss' },
            sort: { key: 'name', isDescending: false },
            offset: index * 100,
            limit: 100,
          }),
        ),
      );
    results.push(bounded('sorted and filtered page of 100 among 100,000', median(page), 250));
    const saves: number[] = [];
    for (let index = 0; index < 300; index += 1)
      saves.push(
        await timed(() =>
          people.record(context, {
            kind: 'wish',
            personId: 1 + ((index * 331) % count),
            validFrom: isoDate('2022-12-01'),
            wish: 'willing',
          }),
        ),
      );
    results.push(bounded('save of one change with audit', median(saves), 0.5));
    return results;
  } finally {
    closeLedger(ledger);
    rmSync(folder, { recursive: true, force: true });
  }
}
