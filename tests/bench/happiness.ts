/**
 * The subsidy schedule of a year for 1,600 happiness homes, against reading the same grades, months and homes and nothing more, from the same
 * encrypted ledger in the same run; and half a second as a limit of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataKey } from '../../database/core/keys.ts';
import { closeConnection } from '../../database/core/open.ts';
import { rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import { recordGrade } from '../../database/features/happiness/service-grades.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { insertMonth } from '../../database/features/happiness/service-months.ts';
import { homesOf } from '../../database/features/happiness/queries-homes.ts';
import { openDaysBetween, standingGrades, standingStatuses } from '../../database/features/happiness/queries-year.ts';
import { alerts } from '../../database/features/happiness/service-alerts.ts';
import { scheduleOf } from '../../database/features/happiness/service-schedule.ts';
import { wholeCounty } from '../../database/features/users/scope.ts';
import { addMonths, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { bounded, compared, median, timed, type BenchResult } from './bench.ts';
import { openCounty } from './sheet-county.ts';

const homeCount = 1600;
const rounds = 9;
const mostMs = 500;
const grades = ['G1', 'G2', 'G3', 'G0'] as const;
const nothing = {
  creditCode: null,
  builtYear: null,
  openedOn: null,
  floorAreaCenti: null,
  restPlaces: null,
  mealMode: null,
  managerName: null,
  phone: null,
  villageElders: null,
};

/** Two years of months, two grades each. */
export function fillHappiness(context: WriteContext): void {
  const villages = rows<{ code: string; townCode: string }>(
    context,
    "SELECT code, parent_code AS townCode FROM division WHERE level = 'village' ORDER BY code",
  );
  transaction(context, (writer) => {
    for (let index = 0; index < homeCount; index++) {
      const village = villages[index % villages.length];
      if (!village) throw new Error('a county without villages');
      const code = `370999F${String(index + 1).padStart(4, '0')}`;
      const happinessHomeId = insertHome(
        writer,
        { ...nothing, code, name: `第${index + 1}幸福院`, townCode: village.townCode, villageCode: village.code },
        null,
      );
      for (const [turn, day] of ['2021-01-01', '2022-07-01'].entries())
        recordGrade(writer, {
          happinessHomeId,
          grade: grades[(index + turn) % grades.length] ?? 'G3',
          effectiveFrom: isoDate(day),
          documentNo: '样民发〔2022〕3号',
          cause: 'award',
        });
      for (let month = 0; month < 24; month++)
        insertMonth(
          writer,
          {
            happinessHomeId,
            month: addMonths(isoMonth('2021-01'), month),
            openDays: (index * 7 + month * 5) % 28,
            mealDays: null,
            meals: null,
            servedPeople: null,
            activities: null,
            safetyChecks: null,
            insured: null,
          },
          null,
        );
    }
  });
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'happiness-bench-'));
  const context = openCounty(join(folder, 'bench.yiyang'), newDataKey(), 1);
  try {
    fillHappiness(context);
    const reader = { connection: context.connection, scope: wholeCounty };
    const today = isoDate('2022-12-31');
    const bare: number[] = [];
    const own: number[] = [];
    const told: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(
        await timed(() => {
          homesOf(reader, wholeCounty);
          standingGrades(reader);
          standingStatuses(reader);
          openDaysBetween(reader, isoMonth('2022-01'), isoMonth('2022-12'));
        }),
      );
      own.push(await timed(() => scheduleOf(reader, 2022, today)));
      told.push(await timed(() => alerts(reader, today)));
    }
    const { rows: lines, total } = scheduleOf(reader, 2022, today);
    if (lines.length !== homeCount || total.entitlementFen === 0) throw new Error(`a schedule of ${lines.length} homes`);
    const name = `${homeCount} 处幸福院全年奖补测算`;
    return [
      compared(`${name} / 只读取同样的记录`, own, bare, 4),
      bounded(name, median(own), mostMs),
      bounded(`${homeCount} 处幸福院提醒`, median(told), mostMs),
    ];
  } finally {
    closeConnection(context.connection);
    rmSync(folder, { recursive: true, force: true });
  }
}
