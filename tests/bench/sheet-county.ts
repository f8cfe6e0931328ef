/** An invented county in an encrypted ledger file: homes, standards, people with ten facts each, and months of locked sheets behind them. */
import { fixedClock } from '../../database/core/clock.ts';
import { migrate } from '../../database/core/migrate.ts';
import { openConnection, type OpenMode } from '../../database/core/open.ts';
import { finish, newUid, row, run as insert, transaction, type WriteContext, type Writer } from '../../database/core/sql.ts';
import { insertHome } from '../../database/features/homes/service.ts';
import { insertDefaults } from '../../database/features/parameters/service.ts';
import { fingerprintOf } from '../../database/features/payments/fingerprint.ts';
import { buildSheetSteps } from '../../database/features/payments/service-build.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import type { NewFact } from '../../database/features/people/facts.ts';
import { insertFact, insertPerson } from '../../database/features/people/store.ts';
import { insertStandard } from '../../database/features/standards/service.ts';
import { insertUser } from '../../database/features/users/accounts.ts';
import { migrations } from '../../database/migrations/index.ts';
import { addMonths, fen, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';

export const firstMonth = isoMonth('2022-01');
export const homeCount = 40;
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
function fillPeople(writer: Writer, peopleCount: number): void {
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
      idNumber: `370999${1930 + Math.floor(index / 10_000)}0506${String(index % 10_000).padStart(4, '0')}`,
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
    insertPerson(writer, identity, null, ['dr'], facts, { source: '导入《花名册.xlsx》', batchId: null });
  }
}

export function openCounty(file: string, key: Buffer, peopleCount: number): WriteContext {
  const context = reopen(file, key, '2022-01-01', 'create');
  transaction(context, (writer) => {
    insert(
      writer,
      "INSERT INTO ledger (ledger_id, uid, name, region_code, region_name, is_demo, created_at) VALUES (1, ?, '测试台账', '370999', '示例县', 0, ?)",
      newUid(),
      writer.at,
    );
    insertDefaults(writer);
    fillCounty(writer);
    fillPeople(writer, peopleCount);
  });
  return context;
}

/** The administrator at work on a day. */
export function reopen(file: string, key: Buffer, day: string, mode: OpenMode = 'existing'): WriteContext {
  const clock = fixedClock(isoDate(day));
  const connection = openConnection(file, key, mode);
  if (mode === 'create') {
    migrate(connection, migrations, { file: 'bench.yiyang', now: clock.now() });
    insertUser(connection, newUid(), '管理员', 'admin', clock.now());
  }
  const userId = row<{ userId: number }>({ connection }, 'SELECT user_id AS userId FROM user_account')?.userId ?? 0;
  return { connection, actor: { userId, name: '管理员' }, clock };
}

/** The first month is built and locked by the program; those after it are the same lines again, month by month. @returns the month to build next */
export function lockMonths(context: WriteContext, count: number): IsoMonth {
  finish(buildSheetSteps(context, firstMonth));
  lockSheet(context, { month: firstMonth, reason: '基准测试' });
  for (let index = 1; index < count; index++) copyMonth(context, addMonths(firstMonth, index), index);
  return addMonths(firstMonth, count);
}

const copied: Readonly<Record<string, string>> = {
  sheet_person:
    'person_id, name, id_number, town_code, town_name, village_code, village_name, area_type, level, mode, home_id, level_fact_id, mode_fact_id',
  sheet_home: 'home_id, code, name, account_holder, account_bank, account_number',
  sheet_check: 'built_at, red_count, yellow_count, at, user_id',
};

function copyMonth(context: WriteContext, month: IsoMonth, lockedSheets: number): void {
  transaction(context, (writer) => {
    const sheetId = insert(
      writer,
      `INSERT INTO sheet (uid, scheme, month, state, known_until, built_at, built_by, person_count, line_count, total_fen, to_homes_fen)
       SELECT ?, scheme, ?, 'draft', json_set(known_until, '$.lockedSheets', ?), built_at, built_by, person_count, line_count, total_fen, to_homes_fen
       FROM sheet WHERE month = ?`,
      newUid(),
      month,
      lockedSheets,
      firstMonth,
    );
    for (const [table, columns] of Object.entries(copied))
      insert(writer, `INSERT INTO ${table} (sheet_id, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE sheet_id = 1`, sheetId);
    insert(
      writer,
      `INSERT INTO sheet_line (sheet_id, person_id, scheme, line_type, for_month, side, fen, payee_kind, payee_home_id, payee_name, payee_bank, payee_account, standard_id)
       SELECT ?, person_id, scheme, line_type, ?, side, fen, payee_kind, payee_home_id, payee_name, payee_bank, payee_account, standard_id FROM sheet_line WHERE sheet_id = 1`,
      sheetId,
      month,
    );
    for (const state of ['prepared', 'reviewed']) insert(writer, 'UPDATE sheet SET state = ? WHERE sheet_id = ?', state, sheetId);
    insert(writer, "UPDATE sheet SET state = 'approved', fingerprint = ? WHERE sheet_id = ?", fingerprintOf(writer, sheetId), sheetId);
  });
}

/** Late truth about every twentieth person: a level half a year ago, a move between homes or into one, a death three months ago. */
export function learnLate(context: WriteContext, month: IsoMonth, peopleCount: number): number {
  const origin = { source: '导入《异动表.xlsx》', batchId: null };
  const on = (back: number, day: string): NewFact['validFrom'] => isoDate(`${addMonths(month, -back)}-${day}`);
  let count = 0;
  transaction(context, (writer) => {
    for (let personId = 7; personId <= peopleCount; personId += 20, count++) {
      const home = (personId % homeCount) + 1;
      const fact: NewFact =
        count % 4 === 0
          ? { kind: 'end', validFrom: on(3, '12'), value: 'death' }
          : count % 4 === 1
            ? { kind: 'mode', validFrom: on(5, '18'), value: 'centralised', homeId: home }
            : { kind: 'level', validFrom: on(6, '09'), value: 'completeLoss' };
      insertFact(writer, personId, fact, origin);
    }
  });
  return count;
}
