/**
 * The sheet of 20,000 people from dated facts, audit and header included, against the bare write of the very same rows into the same tables of
 * the same encrypted ledger. Run on its own: `node tests/bench/sheet.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixedClock } from '../../database/core/clock.ts';
import { newDataKey } from '../../database/core/keys.ts';
import { migrate } from '../../database/core/migrate.ts';
import { closeConnection, openConnection, type Connection } from '../../database/core/open.ts';
import { finish, newUid, run as insert, transaction, type WriteContext, type Writer } from '../../database/core/sql.ts';
import { insertHome } from '../../database/features/homes/service.ts';
import { insertDefaults } from '../../database/features/parameters/service.ts';
import { buildSheetSteps } from '../../database/features/payments/service-build.ts';
import type { NewFact } from '../../database/features/people/facts.ts';
import { insertPerson } from '../../database/features/people/store.ts';
import { insertStandard } from '../../database/features/standards/service.ts';
import { insertUser } from '../../database/features/users/accounts.ts';
import { migrations } from '../../database/migrations/index.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';

/** For a line in MB `ratio` repeats the median, so that `ratio <= limit` decides every line. */
export type BenchResult = { name: string; median: number; bare: number; ratio: number; limit: number; unit: 'ms' | 'MB' };

const peopleCount = 20_000;
const rounds = 5;
const month = isoMonth('2022-01');
const homeCount = 40;
const townCount = 20;
const villagesPerTown = 30;
const levels = ['independent', 'partialLoss', 'completeLoss'] as const;

const townCode = (town: number): string => `370999${String(101 + town)}`;
const villageCode = (town: number, village: number): string => `${townCode(town)}${String(201 + village)}`;

function fillCounty(writer: Writer): void {
  for (let town = 0; town < townCount; town++) {
    insert(
      writer,
      "INSERT INTO division (code, name, level, parent_code) VALUES (?, ?, 'town', '370999')",
      townCode(town),
      `第${town + 1}镇`,
    );
    for (let village = 0; village < villagesPerTown; village++)
      insert(
        writer,
        "INSERT INTO division (code, name, level, parent_code) VALUES (?, ?, 'village', ?)",
        villageCode(town, village),
        `第${village + 1}村村委会`,
        townCode(town),
      );
  }
  for (let home = 0; home < homeCount; home++) {
    const [operationMode, homeLevel, openedOn] = ['public', 'town', isoDate('2010-01-01')] as const;
    const homeId = insertHome(
      writer,
      {
        code: `370999H${String(home + 1).padStart(2, '0')}`,
        name: `第${home + 1}敬老院`,
        homeLevel,
        townCode: townCode(home % townCount),
        bedsRegistered: 300,
        nursingBeds: 100,
        operationMode,
        openedOn,
        creditCode: null,
      },
      { day: openedOn, batchId: null },
    );
    insert(
      writer,
      'INSERT INTO home_account (uid, home_id, valid_from, holder, bank, account_number, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      homeId,
      '2021-12-31',
      `第${home + 1}敬老院`,
      '样本农商银行',
      `3709990000000${home}`,
      writer.at,
      writer.actor.userId,
    );
  }
  const standard = { mode: null, validFrom: isoDate('2021-01-01'), documentNo: '样民发〔2021〕3号', documentTitle: null };
  for (const [areaType, amount] of [
    ['rural', 62_400],
    ['urban', 83_200],
  ] as const)
    insertStandard(writer, { ...standard, kind: 'basicLiving', areaType, level: null, amountFen: fen(amount) }, '手工登记', null);
  for (const [index, level] of levels.entries())
    insertStandard(
      writer,
      { ...standard, kind: 'careAllowance', areaType: null, level, amountFen: fen([18_000, 30_000, 60_000][index] ?? 0) },
      '手工登记',
      null,
    );
}

/** Ten facts of everybody, a third of them in homes; ID region 370999 is assigned to nobody. */
function fillPeople(writer: Writer): void {
  for (let index = 0; index < peopleCount; index++) {
    const town = index % townCount;
    const isInHome = index % 3 === 0;
    const validFrom = isoDate('2021-12-31');
    const account = { bank: '样本农商银行', holder: `第${index}人`, number: `6228480${String(index).padStart(12, '0')}` };
    const identity = {
      name: `第${index}人`,
      sex: 'male' as const,
      bornOn: isoDate('1940-05-06'),
      ethnicity: '汉族',
      idNumber: `37099919400506${String(index % 10_000).padStart(4, '0')}`,
    };
    const facts: NewFact[] = [
      { kind: 'identity', validFrom: isoDate('2018-05-10'), detail: identity },
      { kind: 'confirmation', validFrom: isoDate('2018-05-10') },
      {
        kind: 'residence',
        validFrom: isoDate('2018-05-10'),
        value: villageCode(town, index % villagesPerTown),
        detail: { areaType: index % 10 === 0 ? 'urban' : 'rural', townCode: townCode(town) },
      },
      { kind: 'category', validFrom: isoDate('2018-05-10'), value: 'elder', detail: { certificateNumber: null, kind: null, grade: null } },
      { kind: 'level', validFrom: isoDate('2021-02-20'), value: levels[index % 3] ?? 'independent' },
      { kind: 'mode', validFrom, value: isInHome ? 'centralised' : 'scattered', homeId: isInHome ? (index % homeCount) + 1 : null },
      ...(isInHome
        ? []
        : [
            { kind: 'caregiver' as const, validFrom, detail: { name: `照料人${index}`, idNumber: null, phone: null } },
            { kind: 'caregiverAccount' as const, validFrom, detail: account },
          ]),
      { kind: 'account', validFrom, detail: account },
      { kind: 'contact', validFrom, detail: { phone: '13800000000', address: null, remark: null } },
      { kind: 'wish', validFrom, value: 'willing' },
    ];
    const idNumber = index < 10_000 ? identity.idNumber : identity.idNumber.replace('1940', '1941');
    insertPerson(writer, { ...identity, idNumber }, null, ['dr'], facts, { source: '导入《花名册.xlsx》', batchId: null });
  }
}

function openLedger(folder: string): WriteContext {
  const clock = fixedClock(isoDate('2022-01-01'));
  const connection = openConnection(join(folder, 'bench.yiyang'), newDataKey(), 'create');
  migrate(connection, migrations, { file: 'bench.yiyang', now: clock.now() });
  const actor = { userId: insertUser(connection, newUid(), '管理员', 'admin', clock.now()), name: '管理员' };
  const context: WriteContext = { connection, actor, clock };
  transaction(context, (writer) => {
    insert(
      writer,
      "INSERT INTO ledger (ledger_id, uid, name, region_code, region_name, is_demo, created_at) VALUES (1, ?, '测试台账', '370999', '示例县', 0, ?)",
      newUid(),
      writer.at,
    );
    insertDefaults(writer);
    fillCounty(writer);
    fillPeople(writer);
  });
  return context;
}

type CopiedTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] };

/** The rows of a table as they were built, ready to be written again. */
function copied(connection: Connection, name: string): CopiedTable {
  const columns = (connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]).filter(
    (column) => column !== 'line_id',
  );
  return {
    name,
    columns,
    rows: connection
      .prepare(`SELECT ${columns.join(', ')} FROM ${name}`)
      .raw()
      .all() as unknown[][],
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

function clear(connection: Connection): void {
  for (const table of ['sheet_line', 'sheet_home', 'sheet_person']) connection.prepare(`DELETE FROM ${table}`).run();
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function timed(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-bench-'));
  try {
    const context = openLedger(folder);
    const { connection } = context;
    const card = finish(buildSheetSteps(context, month));
    if (card.persons !== peopleCount || card.lines !== peopleCount * 2)
      throw new Error(`a sheet of ${card.persons} people and ${card.lines} lines`);
    const tables = ['sheet_person', 'sheet_line', 'sheet_home'].map((name) => copied(connection, name));
    const builds: number[] = [];
    const bares: number[] = [];
    for (let round = 0; round < rounds; round++) {
      clear(connection);
      bares.push(timed(() => writeBare(connection, tables)));
      clear(connection);
      builds.push(timed(() => finish(buildSheetSteps(context, month))));
    }
    const rebuild = timed(() => finish(buildSheetSteps(context, month)));
    closeConnection(connection);
    const [own, bare] = [median(builds), median(bares)];
    return [
      { name: `${peopleCount} 人发放表：由事实算出并写入 / 只写入同样的行`, median: own, bare, ratio: own / bare, limit: 5, unit: 'ms' },
      { name: `${peopleCount} 人发放表：草稿重编 / 只写入同样的行`, median: rebuild, bare, ratio: rebuild / bare, limit: 5, unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
