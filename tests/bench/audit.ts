/** The check of a million audit lines, beside a bare read of the same rows: lines a second, and how long other calls wait for the check in the background. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDate } from '../../electron/contract/values.ts';
import { createAuditWatch } from '../../electron/backend/audit-watch.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, transaction, type WriteContext } from '../../database/core/sql.ts';
import type { SearchReader } from '../../database/features/users/scope.ts';
import * as audit from '../../database/features/audit/service.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, testPassphrase } from '../helpers/ledger.ts';
import { bounded, compared, median, percentile, timed, type BenchResult } from './bench.ts';

const lines = 1_000_000;
const inOneTransaction = 50_000;
const rounds = 3;

/** Lines as an office writes them: a change of a person with the value before and after. */
function fill(context: WriteContext): void {
  for (let from = 0; from < lines; from += inOneTransaction)
    transaction(context, (writer) => {
      for (let index = from; index < from + inOneTransaction; index += 1)
        writer.audit({
          action: index % 20 === 0 ? 'sheet.print' : 'person.level',
          entity: index % 20 === 0 ? 'sheet' : 'person',
          entityId: (index * 7919) % 100_000,
          before: { factId: index, kind: 'level', validFrom: '2022-01-01', value: 'selfCare', recordedAt: '2022-01-01T01:02:03.004Z' },
          after: { kind: 'level', personId: (index * 7919) % 100_000, validFrom: '2022-06-01', level: 'partialLoss' },
        });
    });
}

/** Every row of the table through the same driver, nothing done with it. */
function bareRead({ connection }: OpenLedger): number {
  const select = connection
    .prepare(
      'SELECT seq, at, user_id, user_name, action, entity, entity_id, person_id, before_json, after_json, hash FROM audit ORDER BY seq',
    )
    .raw();
  let read = 0;
  for (const row of select.iterate() as IterableIterator<unknown[]>) if (row.length > 0) read += 1;
  return read;
}

/** How long a call that comes in while the background is at work waits for it. */
async function waitBehindBackground(ledger: OpenLedger, clock: WriteContext['clock']): Promise<number> {
  const waits: number[] = [];
  await new Promise<void>((resolve) => {
    let isOver = false;
    const watch = createAuditWatch({
      clock,
      isBusy: () => false,
      onEnd: () => {
        isOver = true;
        resolve();
      },
      onFault: (error) => {
        throw error;
      },
      delayMilliseconds: 0,
    });
    const ask = (): void => {
      if (isOver) return;
      const asked = performance.now();
      setTimeout(() => {
        waits.push(performance.now() - asked - 5);
        ask();
      }, 5);
    };
    watch.begin(ledger);
    ask();
  });
  return percentile(waits, 0.99);
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-audit-'));
  const clock = fixedClock(isoDate('2022-12-31'));
  const created = fileLedger(folder, { clock }).ledger;
  fill({ connection: created.connection, clock, actor: { userId: 1, name: '管理员' } });
  closeLedger(created);
  // As on every morning: opened anew, statistics taken at the close of the day before.
  const ledger = login(created.file, '管理员', testPassphrase, clock);
  try {
    const context: WriteContext & SearchReader = {
      connection: ledger.connection,
      clock,
      actor: { userId: 1, name: '管理员' },
      canSeeNumbers: true,
    };
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timed(() => bareRead(ledger)));
      own.push(
        await timed(() => {
          const report = finish(audit.verifyLedgerSteps(ledger));
          if (report.faults.length > 0 || report.lines < lines) throw new Error(`${report.lines} lines, ${report.faults.length} faults`);
        }),
      );
    }
    const everything = { kind: null, userId: null, personId: null, from: null, to: null, search: null, limit: 100, offset: 0 };
    const page = async (filter: Partial<typeof everything> | Record<string, unknown>): Promise<number> => {
      const times: number[] = [];
      for (let index = 0; index < 5; index += 1) times.push(await timed(() => audit.page(context, { ...everything, ...filter })));
      return median(times);
    };
    process.stdout.write(`     ${Math.round(lines / (median(own) / 1000)).toLocaleString('en')} lines a second\n`);
    return [
      compared('check of 1,000,000 audit lines, beside a bare read of them', own, bare, 2.5),
      bounded('check of 1,000,000 audit lines', median(own), 10_000),
      bounded('wait of a call behind the check in the background, p99', await waitBehindBackground(ledger, clock), 40),
      bounded('newest page of 1,000,000 lines', await page({}), 100),
      bounded('page of one person among 1,000,000 lines', await page({ personId: 4242 }), 100),
      bounded('page of the prints among 1,000,000 lines', await page({ kind: 'print' }), 250),
      bounded('page of the writes among 1,000,000 lines', await page({ kind: 'write' }), 1_000),
      bounded('page of a text among 1,000,000 lines', await page({ search: '4242' }), 5_000),
    ];
  } finally {
    closeLedger(ledger);
    rmSync(folder, { recursive: true, force: true });
  }
}
