/** Months of operation: a grid of homes and months, many cells in one go; what was told before stays to be read. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { HappinessCell } from '../../../electron/contract/happiness-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { scopeOfActor, type ScopedReader } from '../users/scope.ts';
import { policyOfYear } from './policy.ts';
import { homesOf } from './queries-homes.ts';
import { monthsBetween, yearsTold, type MonthRow } from './queries-year.ts';
import { withdrawRow } from './withdraw.ts';

type Content = Omit<MonthRow, 'monthId' | 'happinessHomeId' | 'month'>;
export type MonthContent = Content & { readonly happinessHomeId: number; readonly month: IsoMonth };

const nothingTold: Content = {
  openDays: 0,
  mealDays: null,
  meals: null,
  servedPeople: null,
  activities: null,
  safetyChecks: null,
  insured: null,
};

function cellOf({ monthId: _id, happinessHomeId: _home, insured, ...cell }: MonthRow): HappinessCell {
  return { ...cell, isInsured: insured === null ? null : insured === 1 };
}

const keyOf = (happinessHomeId: number, month: IsoMonth): string => `${happinessHomeId} ${month}`;

/** The rows that count, by home and month; and all that stand of each. */
function standingMonths(reader: Reader, from: IsoMonth, until: IsoMonth): Map<string, MonthRow[]> {
  return Map.groupBy(monthsBetween(reader, from, until), ({ happinessHomeId, month }) => keyOf(happinessHomeId, month));
}

/** The grid of a year; by code. */
export function months(reader: ScopedReader, input: ParsedInputOf<'happiness.months'>): OutputOf<'happiness.months'> {
  const { year, townCode, happinessHomeIds } = input;
  const wanted = happinessHomeIds === null ? null : new Set(happinessHomeIds);
  const policy = policyOfYear(reader, year);
  const standing = new Map<number, Map<IsoMonth, MonthRow>>();
  for (const row of monthsBetween(reader, `${year}-01` as IsoMonth, `${year}-12` as IsoMonth)) {
    let own = standing.get(row.happinessHomeId);
    if (!own) standing.set(row.happinessHomeId, (own = new Map<IsoMonth, MonthRow>()));
    own.set(row.month, row);
  }
  const homes = homesOf(reader, reader.scope).filter(
    (home) => (townCode === null || home.townCode === townCode) && (wanted === null || wanted.has(home.happinessHomeId)),
  );
  return {
    year,
    minOpenDays: policy.minOpenDaysOf(`${year}-01` as IsoMonth),
    years: yearsTold(reader),
    rows: homes.map(({ happinessHomeId, code, name, townCode: town, townName, villageCode, villageName }) => {
      const own = [...(standing.get(happinessHomeId)?.values() ?? [])].toSorted((one, other) => (one.month < other.month ? -1 : 1));
      return {
        happinessHomeId,
        code,
        name,
        townCode: town,
        townName,
        villageCode,
        villageName,
        cells: own.map(cellOf),
        lowMonths: own.filter(({ month, openDays }) => openDays < policy.minOpenDaysOf(month)).map(({ month }) => month),
      };
    }),
  };
}

export function insertMonth(writer: Writer, content: MonthContent, batchId: number | null): number {
  return run(
    writer,
    `INSERT INTO happiness_month (uid, happiness_home_id, month, open_days, meal_days, meals, served_people, activities, safety_checks, insured,
       batch_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    content.happinessHomeId,
    content.month,
    content.openDays,
    content.mealDays,
    content.meals,
    content.servedPeople,
    content.activities,
    content.safetyChecks,
    content.insured,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

type Cell = ParsedInputOf<'happiness.saveMonths'>['cells'][number];

function contentOf(cell: Cell, openDays: number, before: MonthRow | undefined): Content {
  const old = before ?? nothingTold;
  const { mealDays, meals, servedPeople, activities, safetyChecks, isInsured } = cell;
  return {
    openDays,
    mealDays: mealDays === undefined ? old.mealDays : mealDays,
    meals: meals === undefined ? old.meals : meals,
    servedPeople: servedPeople === undefined ? old.servedPeople : servedPeople,
    activities: activities === undefined ? old.activities : activities,
    safetyChecks: safetyChecks === undefined ? old.safetyChecks : safetyChecks,
    insured: isInsured === undefined ? old.insured : isInsured === null ? null : isInsured ? 1 : 0,
  };
}

const isSame = (one: Content, other: Content): boolean =>
  one.openDays === other.openDays &&
  one.mealDays === other.mealDays &&
  one.meals === other.meals &&
  one.servedPeople === other.servedPeople &&
  one.activities === other.activities &&
  one.safetyChecks === other.safetyChecks &&
  one.insured === other.insured;

const clearedReason = '清空本月填报';

/**
 * Everything or nothing, in one line of the log per home. Who is bound to a township writes its homes only.
 * @throws AppError HAPPINESS_NOT_FOUND, OUT_OF_SCOPE, HAPPINESS_MONTH_FUTURE, HAPPINESS_MEAL_DAYS, HAPPINESS_CELL_TWICE
 */
export function saveMonths(context: WriteContext, { cells }: ParsedInputOf<'happiness.saveMonths'>): OutputOf<'happiness.saveMonths'> {
  const today: IsoDate = context.clock.today();
  return transaction(context, (writer) => {
    const homes = new Map(homesOf(writer, { kind: 'county' }).map((home) => [home.happinessHomeId, home]));
    const own = new Set(homesOf(writer, scopeOfActor(context)).map(({ happinessHomeId }) => happinessHomeId));
    const sorted = cells.map(({ month }) => month).toSorted();
    const standing = standingMonths(writer, sorted[0] ?? monthOf(today), sorted.at(-1) ?? monthOf(today));
    const seen = new Set<string>();
    const changes = new Map<number, { before: Record<string, unknown>; after: Record<string, unknown> }>();
    const answer = { written: 0, unchanged: 0, withdrawn: 0 };
    cells.forEach((cell, index) => {
      const { happinessHomeId, month, openDays } = cell;
      const field = `cells.${index}`;
      const home = homes.get(happinessHomeId);
      if (!home) throw new AppError('HAPPINESS_NOT_FOUND', {}, { [field]: '没有这个幸福院' });
      if (!own.has(happinessHomeId)) throw new AppError('OUT_OF_SCOPE', { action: '填报幸福院月度运营', place: home.townName });
      const words = { name: home.name, month: formatMonth(month) };
      if (month > monthOf(today)) throw new AppError('HAPPINESS_MONTH_FUTURE', words, { [field]: '还没有到这个月' });
      const key = keyOf(happinessHomeId, month);
      if (seen.has(key)) throw new AppError('HAPPINESS_CELL_TWICE', words, { [field]: '同一个月出现了两次' });
      seen.add(key);
      const recorded = standing.get(key) ?? [];
      const before = recorded.at(-1);
      const change = changes.get(happinessHomeId) ?? { before: {}, after: {} };
      if (openDays === null) {
        if (!before) {
          answer.unchanged += 1;
          return;
        }
        for (const { monthId } of recorded) withdrawRow(writer, 'happiness_month', monthId, clearedReason);
        answer.withdrawn += 1;
        change.before[month] = monthText(before);
        change.after[month] = null;
      } else {
        const content = contentOf(cell, openDays, before);
        if (content.mealDays !== null && content.mealDays > openDays)
          throw new AppError('HAPPINESS_MEAL_DAYS', words, { [field]: '供餐天数多于开放天数' });
        if (before && isSame(before, content)) {
          answer.unchanged += 1;
          return;
        }
        insertMonth(writer, { ...content, happinessHomeId, month }, null);
        answer.written += 1;
        change.before[month] = before ? monthText(before) : null;
        change.after[month] = monthText(content);
      }
      changes.set(happinessHomeId, change);
    });
    for (const [happinessHomeId, { before, after }] of changes)
      writer.audit({
        action: 'happiness.months',
        entity: 'happiness_home',
        entityId: happinessHomeId,
        before: { happinessMonths: before },
        after: { happinessHomeName: homes.get(happinessHomeId)?.name, happinessMonths: after },
      });
    return answer;
  });
}

/** A month in one line of the log: `开放25天，供餐20天400人次`. */
export function monthText(content: Content): string {
  const parts = [
    `开放${content.openDays}天`,
    content.mealDays === null ? '' : `供餐${content.mealDays}天`,
    content.meals === null ? '' : `就餐${content.meals}人次`,
    content.servedPeople === null ? '' : `服务${content.servedPeople}人`,
    content.activities === null ? '' : `活动${content.activities}次`,
    content.safetyChecks === null ? '' : `安全检查${content.safetyChecks}次`,
    content.insured === null ? '' : content.insured === 1 ? '已投保' : '未投保',
  ];
  return parts.filter((part) => part !== '').join('，');
}
