/**
 * A what-if over a year of 20,000 people, against reading the same people's facts and nothing more, from the same encrypted ledger in the same
 * run: a limit of its own as well, three seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataKey } from '../../database/core/keys.ts';
import { closeConnection } from '../../database/core/open.ts';
import { finish } from '../../database/core/sql.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from '../../database/features/payments/queries-facts.ts';
import { whatIfSteps } from '../../database/features/payments/service-what-if.ts';
import type { WhatIfInput } from '../../electron/contract/what-if.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { bounded, compared, median, type BenchResult } from './bench.ts';
import { openCounty } from './sheet-county.ts';

const peopleCount = 20_000;
const rounds = 5;
const mostMs = 3000;

/** Milliseconds of the processor, so that what else the machine does takes nothing of it: the work waits for nothing but itself. */
function ownMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const standard: WhatIfInput = {
  year: 2022,
  standards: [
    { kind: 'basicLiving', areaType: 'rural', mode: null, level: null, amountFen: fen(70_000), validFrom: isoDate('2022-07-01') },
    { kind: 'careAllowance', areaType: null, mode: null, level: 'completeLoss', amountFen: fen(66_000), validFrom: isoDate('2022-07-01') },
  ],
  rules: { proration: null, pickRule: null, funeralMultiple: null, basicMultiple: null },
};
/** The dearest question: every month in stretches, everything else another way too. */
const everythingElse: WhatIfInput = {
  ...standard,
  rules: {
    proration: 'CALENDAR_DAY',
    pickRule: 'DAY_PRORATE',
    funeralMultiple: 8,
    basicMultiple: null,
  },
};

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'what-if-bench-'));
  const context = openCounty(join(folder, 'bench.yiyang'), newDataKey(), peopleCount);
  try {
    const today = isoDate('2022-10-01');
    const bare: number[] = [];
    const own: number[] = [];
    const byDay: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(
        ownMs(() => {
          const cancelled = cancelledFacts(context, everything);
          for (const { first, last } of personRanges(context, 500)) factsOfPeople(context, first, last, cancelled, everything);
        }),
      );
      own.push(ownMs(() => finish(whatIfSteps(context, standard, today))));
      byDay.push(ownMs(() => finish(whatIfSteps(context, everythingElse, today))));
    }
    const found = finish(whatIfSteps(context, standard, today));
    if (found.people !== peopleCount || found.affected === 0) throw new Error(`a what-if of ${found.people} people`);
    const name = `${peopleCount} 人全年测算`;
    return [
      compared(`${name}：新标准 / 只读取同样的事实`, own, bare, 5),
      compared(`${name}：新标准并按天计发 / 只读取同样的事实`, byDay, bare, 6),
      bounded(`${name}：新标准（处理器时间）`, median(own), mostMs),
      bounded(`${name}：新标准并按天计发（处理器时间）`, median(byDay), mostMs),
    ];
  } finally {
    closeConnection(context.connection);
    rmSync(folder, { recursive: true, force: true });
  }
}
