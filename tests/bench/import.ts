/**
 * 20,000 people: file to checked preview against @e965/xlsx reading the same file; the commit against the sqlite3 tool importing the same rows
 * into the same tables and indexes, unencrypted.
 */
import { read } from '@e965/xlsx';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import type { Connection } from '../../database/core/open.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { migrations } from '../../database/migrations/index.ts';
import { fileLedger } from '../helpers/ledger.ts';
import { importSample } from '../helpers/sample-county.ts';
import { makeRoster } from '../samples/make/roster.ts';
import { compared, timed, type BenchResult } from './bench.ts';

const people = 20_000;
const rounds = 3;
const clock = fixedClock(isoDate('2022-12-31'));

async function newLedger(folder: string, name: string): Promise<{ context: WriteContext; close: () => void }> {
  const { ledger } = fileLedger(folder, { name, clock });
  const context = { connection: ledger.connection, clock, actor: { userId: 1, name: '管理员' } };
  await importSample(context, 'homes', '敬老院名册.xlsx');
  await importSample(context, 'standards', '救助标准表.xlsx');
  return { context, close: () => closeLedger(ledger) };
}

const copied = ['import_batch', 'person', 'person_reading', 'fact', 'audit'];

type Cell = string | number | Buffer | null;

/** The rows as the command-line tool takes them: one statement of many rows each, in one transaction, into the whole schema. */
function dump(connection: Connection, file: string): void {
  const literal = (value: Cell): string => {
    if (value === null) return 'NULL';
    if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
    return typeof value === 'number' ? String(value) : `x'${value.toString('hex')}'`;
  };
  const parts = ['PRAGMA journal_mode = WAL;', 'PRAGMA synchronous = FULL;', 'PRAGMA cache_size = -65536;', 'BEGIN;'];
  const add = (table: string, columns: readonly string[], rows: IterableIterator<unknown>): void => {
    let batch: string[] = [];
    const flush = (): void => {
      if (batch.length > 0) parts.push(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${batch.join(',')};`);
      batch = [];
    };
    for (const row of rows) {
      batch.push(`(${(row as Cell[]).map(literal).join(',')})`);
      if (batch.length === 200) flush();
    }
    flush();
  };
  for (const table of copied) {
    const columns = connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
    add(table, columns, connection.prepare(`SELECT * FROM ${table}`).raw().iterate());
  }
  const names = connection.prepare('SELECT person_id, name FROM person').raw().all() as [number, string][];
  add('person_search', ['rowid', 'name'], names.map(([id, name]) => [id, [...name].join(' ')])[Symbol.iterator]());
  parts.push('COMMIT;');
  writeFileSync(file, parts.join('\n'));
}

function emptyPlain(file: string): void {
  const connection = new Database(file);
  // The tool of Debian 12 (SQLite 3.40) does not know this option of the search index; it changes deleting, not adding.
  for (const migration of migrations) connection.exec(migration.sql.replace('contentless_delete = 1, ', ''));
  connection.close();
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  try {
    const { path } = makeRoster({ people, seed: 7, path: join(folder, 'roster.xlsx') });
    nameInitials('预热');
    const preview: number[] = [];
    const bareRead: number[] = [];
    const commit: number[] = [];
    const tool: number[] = [];
    const script = join(folder, 'rows.sql');
    for (let round = 0; round < rounds; round += 1) {
      const { context, close } = await newLedger(folder, `第${round}册`);
      bareRead.push(
        await timed(() => read(readFileSync(path), { dense: true, raw: true, cellStyles: false, cellFormula: false, cellHTML: false })),
      );
      let checked = await makePreview(context, { path, kind: 'roster' });
      preview.push(await timed(async () => (checked = await makePreview(context, { path, kind: 'roster' }))));
      commit.push(await timed(() => finish(commitSteps(context, { ...checked, isSkippingInvalid: true }))));
      if (round === 0) dump(context.connection, script);
      close();
      const plain = join(folder, `plain-${round}.db`);
      emptyPlain(plain);
      // Foreign keys stay off in the tool, as is its default.
      tool.push(await timed(() => execFileSync('sqlite3', [plain], { input: `.read ${script}\n` })));
    }
    return [
      compared('roster of 20,000 to the checked preview / @e965/xlsx dense read', preview, bareRead, 1.6),
      compared('commit of 20,000 with facts, search, audit / sqlite3 tool', commit, tool, 3),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
