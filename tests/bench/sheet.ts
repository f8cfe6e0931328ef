/**
 * The sheet after 24 months of 20,000 people, with late facts about one in twenty, audit and header included: how long, against the bare write
 * of the very same rows, and against LibreOffice Calc that does nothing but the regular lines as formulas, from the same dated facts. `SHEET_PEOPLE=100000`: that many.
 * Run on its own: `node tests/bench/sheet.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDataKey } from '../../database/core/keys.ts';
import { closeConnection, type Connection } from '../../database/core/open.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from '../../database/features/payments/queries-facts.ts';
import { paidHomes } from '../../database/features/payments/queries-basis.ts';
import { sheetPart } from '../../database/features/payments/rules-sheet.ts';
import { destituteRules } from '../../database/features/payments/rules-schemes.ts';
import { buildSheetSteps } from '../../database/features/payments/service-build.ts';
import { paymentBook } from '../../database/features/payments/service-rules.ts';
import { addMonths, type IsoMonth } from '../../electron/contract/values.ts';
import { bounded, median, type BenchResult } from './bench.ts';
import { firstMonth, learnLate, lockMonths, openCounty, reopen } from './sheet-county.ts';
import { officeRegularLines } from './sheet-office.ts';
import { officeCounty } from './sheet-office-facts.ts';

const peopleCount = Number(process.env['SHEET_PEOPLE'] ?? 20_000);
const monthCount = 24;
const rounds = 5;
/** A county of a hundred thousand is five times as large. */
const mostMs = peopleCount / 20;
const mostMegabytes = 600;

type CopiedTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] };

/** The rows of the sheet as they were built, ready to be written again. */
function copied(connection: Connection, name: string, sheetId: number): CopiedTable {
  const columns = (connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]).filter(
    (column) => !['line_id', 'recovery_id', 'pending_id'].includes(column),
  );
  return {
    name,
    columns,
    rows: connection
      .prepare(`SELECT ${columns.join(', ')} FROM ${name} WHERE sheet_id = ?`)
      .raw()
      .all(sheetId) as unknown[][],
  };
}

/** The tables keep every trigger, index and foreign key: only the computing is missing. */
function writeBare(connection: Connection, tables: readonly CopiedTable[]): void {
  connection
    .transaction(() => {
      for (const { name, columns, rows } of tables) {
        const statement = connection.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
        for (const row of rows) statement.run(...row);
      }
    })
    .immediate();
}

const tables = ['sheet_person', 'sheet_home', 'sheet_line', 'sheet_recovery', 'sheet_pending'];

function clear(connection: Connection, sheetId: number): void {
  for (const table of tables.toReversed()) connection.prepare(`DELETE FROM ${table} WHERE sheet_id = ?`).run(sheetId);
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/** From the dated facts to amounts and payees of this month, nothing written. */
function regularLines(context: WriteContext, month: IsoMonth): number {
  const basis = { month, homes: paidHomes(context), ...destituteRules(paymentBook(context), () => 6) };
  const cancelled = cancelledFacts(context, everything);
  let fen = 0;
  for (const { first, last } of personRanges(context, 200))
    for (const facts of factsOfPeople(context, first, last, cancelled, everything))
      for (const line of sheetPart(facts, basis, null, []).lines) fen += line.fen;
  return fen;
}

type Measured = {
  readonly build: number[];
  readonly bare: number[];
  readonly regular: number[];
  readonly regularFen: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly corrections: number;
};

function timed(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** In a process of its own, as the program does it: nothing of the making of the county is in its memory. */
function measure(file: string, key: Buffer, month: IsoMonth): Measured {
  const context = reopen(file, key, `${month}-01`);
  const { connection } = context;
  const cpuBefore = process.cpuUsage();
  const build = [timed(() => finish(buildSheetSteps(context, month)))];
  const { user, system } = process.cpuUsage(cpuBefore);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const sheetId = connection.prepare('SELECT sheet_id FROM sheet WHERE month = ?').pluck().get(month) as number;
  const rows = tables.map((name) => copied(connection, name, sheetId));
  const corrections = connection
    .prepare('SELECT count(*) FROM sheet_line WHERE sheet_id = ? AND of_type IS NOT NULL')
    .pluck()
    .get(sheetId) as number;
  const [bare, regular]: number[][] = [[], []];
  let regularFen = 0;
  for (let round = 0; round < rounds; round++) {
    clear(connection, sheetId);
    bare?.push(timed(() => writeBare(connection, rows)));
    clear(connection, sheetId);
    build.push(timed(() => finish(buildSheetSteps(context, month))));
    regular?.push(timed(() => (regularFen = regularLines(context, month))));
  }
  closeConnection(connection);
  return { build, bare: bare ?? [], regular: regular ?? [], regularFen, cpu: (user + system) / 1000, megabytes, corrections };
}

function measureApart(file: string, key: Buffer, month: IsoMonth): Measured {
  const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'measure', file, month], {
    env: { ...process.env, BENCH_KEY: key.toString('hex') },
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(answer.toString()) as Measured;
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-bench-'));
  try {
    const [file, key] = [join(folder, 'bench.yiyang'), newDataKey()];
    const context = openCounty(file, key, peopleCount);
    const month = lockMonths(context, monthCount);
    learnLate(context, month, peopleCount);
    closeConnection(context.connection);
    const { build, bare, regular, regularFen, cpu, megabytes, corrections } = measureApart(file, key, month);
    const office = await officeRegularLines(folder, officeCounty(file, key, month), month, regularFen);
    const [own, floor, lines, calc] = [median(build), median(bare), median(regular), median(office)];
    const name = `${peopleCount} 人、${monthCount} 个月之后的发放表（二十分之一有迟到的变动，更正 ${corrections} 行）`;
    const ratio = (title: string, value: number, base: number, limit: number): BenchResult => ({
      name: title,
      median: value,
      bare: base,
      ratio: value / base,
      limit,
      unit: 'ms',
    });
    return [
      bounded(`${name}：编制`, own, mostMs),
      bounded(`${name}：打开后第一次编制所用的处理器时间`, cpu, mostMs),
      bounded(`${name}：内存`, megabytes, mostMegabytes, 'MB'),
      ratio(`${name}：编制 / 只写入同样的行`, own, floor, 5),
      ratio(`编制 / LibreOffice 只用公式算当月应发`, own, calc, 1 / 7),
      ratio(`由事实算出当月应发 / LibreOffice 只用公式算当月应发`, lines, calc, 1 / 15),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , mode, file, month] = process.argv;
  if (mode === 'measure')
    process.stdout.write(
      JSON.stringify(
        measure(file ?? '', Buffer.from(process.env['BENCH_KEY'] ?? '', 'hex'), (month ?? addMonths(firstMonth, monthCount)) as IsoMonth),
      ),
    );
  else console.table(await run());
}
