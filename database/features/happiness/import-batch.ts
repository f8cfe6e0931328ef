/** What an import of the operation table (运营情况表) writes, and how it is taken back as a whole. */
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { KnownHappinessHome } from '../imports/known-ledger.ts';
import type { HappinessRecord } from '../imports/records.ts';
import { wholeCounty } from '../users/scope.ts';
import { homeByCode, homeById, homesOf } from './queries-homes.ts';
import { monthsOfHome, openDaysBetween, standingGrades } from './queries-year.ts';
import { recordGrade } from './service-grades.ts';
import { insertHome, type HomeContent } from './service-homes.ts';
import { insertMonth, monthText } from './service-months.ts';
import { withdrawRow } from './withdraw.ts';

const firstMonth = '0000-01' as IsoMonth;
const lastMonth = '9999-12' as IsoMonth;

/** Every home with what is recorded of it, for the checks of a file. */
export function happinessHomesKnown(reader: Reader): KnownHappinessHome[] {
  const grades = standingGrades(reader);
  const days = openDaysBetween(reader, firstMonth, lastMonth);
  return homesOf(reader, wholeCounty).map(({ happinessHomeId, code, name, townCode, villageCode }) => ({
    code,
    name,
    townCode,
    villageCode,
    grades: grades.get(happinessHomeId) ?? [],
    openDays: days.get(happinessHomeId) ?? new Map(),
  }));
}

const nothingElse: Omit<HomeContent, 'code' | 'name' | 'townCode' | 'villageCode'> = {
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

/** One row: the home where it is new, its grades, its open days; what else is known of a month stays. */
export function writeHappinessRow(
  writer: Writer,
  record: HappinessRecord,
  { batchId, source }: { readonly batchId: number; readonly source: string },
): void {
  const { code, name, townCode, villageCode, grades, months } = record;
  const known = homeByCode(writer, code);
  const happinessHomeId =
    known && !known.isWithdrawn
      ? known.happinessHomeId
      : insertHome(writer, { ...nothingElse, code, name, townCode, villageCode }, batchId);
  for (const { grade, effectiveFrom } of grades)
    recordGrade(writer, { happinessHomeId, grade, effectiveFrom, documentNo: null, cause: 'import', batchId });
  if (months.length === 0) return;
  const told = new Map(monthsOfHome(writer, happinessHomeId).map((stored) => [stored.month, stored]));
  const before: Record<string, string | null> = {};
  const after: Record<string, string> = {};
  for (const { month, openDays } of months) {
    const old = told.get(month);
    const { mealDays = null, meals = null, servedPeople = null, activities = null, safetyChecks = null, insured = null } = old ?? {};
    const content = {
      openDays,
      mealDays: mealDays === null ? null : Math.min(mealDays, openDays),
      meals,
      servedPeople,
      activities,
      safetyChecks,
      insured,
    };
    insertMonth(writer, { ...content, happinessHomeId, month }, batchId);
    before[month] = old ? monthText(old) : null;
    after[month] = monthText(content);
  }
  writer.audit({
    action: 'happiness.months',
    entity: 'happiness_home',
    entityId: happinessHomeId,
    before: { happinessMonths: before },
    after: { happinessHomeName: name, happinessMonths: after, source },
  });
}

const ofBatch = `SELECT happiness_home_id FROM happiness_month WHERE batch_id = @batchId UNION
  SELECT happiness_home_id FROM happiness_grade WHERE batch_id = @batchId`;
const bound = ['happiness_account', 'happiness_status', 'happiness_spending', 'happiness_refund'] as const;

/** What has built on a batch, in words; null while it can still be taken back. */
export function happinessUsedBy(reader: Reader, batchId: number): string | null {
  const sheet = row<{ month: IsoMonth | null }>(
    reader,
    `SELECT min(s.month) AS month FROM sheet s JOIN sheet_happiness_home h ON h.sheet_id = s.sheet_id
     WHERE s.state <> 'draft' AND h.happiness_home_id IN (${ofBatch})
       AND s.built_at >= (SELECT imported_at FROM import_batch WHERE batch_id = @batchId)`,
    { batchId },
  );
  if (sheet?.month) return `${formatMonth(sheet.month)}幸福院奖补发放表`;
  const later = [
    `SELECT h.name FROM happiness_month t JOIN happiness_home h USING (happiness_home_id)
     WHERE h.batch_id = @batchId AND t.batch_id IS NOT @batchId AND t.withdrawn_at IS NULL`,
    `SELECT h.name FROM happiness_grade t JOIN happiness_home h USING (happiness_home_id)
     WHERE h.batch_id = @batchId AND t.batch_id IS NOT @batchId AND t.withdrawn_at IS NULL`,
    ...bound.map(
      (table) => `SELECT h.name FROM ${table} t JOIN happiness_home h USING (happiness_home_id)
     WHERE h.batch_id = @batchId AND t.withdrawn_at IS NULL`,
    ),
  ];
  for (const sql of later) {
    const found = row<{ name: string }>(reader, `${sql} LIMIT 1`, { batchId });
    if (found) return `${found.name}等之后又有登记`;
  }
  return null;
}

/** @returns homes that lost something */
export function undoHappiness(writer: Writer, { batchId, fileName }: { readonly batchId: number; readonly fileName: string }): number {
  const reason = `撤销导入《${fileName}》`;
  const touched = new Map<number, string[]>();
  const note = (happinessHomeId: number, words: string): void => {
    touched.set(happinessHomeId, [...(touched.get(happinessHomeId) ?? []), words]);
  };
  const grades = rows<{ id: number; happinessHomeId: number; grade: string; day: string }>(
    writer,
    `SELECT happiness_grade_id AS id, happiness_home_id AS happinessHomeId, grade, effective_from AS day FROM happiness_grade
     WHERE batch_id = ? AND withdrawn_at IS NULL`,
    batchId,
  );
  for (const { id, happinessHomeId, grade, day } of grades) {
    withdrawRow(writer, 'happiness_grade', id, reason);
    note(happinessHomeId, `${day} ${grade}`);
  }
  const months = rows<{ id: number; happinessHomeId: number; month: string; openDays: number }>(
    writer,
    `SELECT happiness_month_id AS id, happiness_home_id AS happinessHomeId, month, open_days AS openDays FROM happiness_month
     WHERE batch_id = ? AND withdrawn_at IS NULL`,
    batchId,
  );
  for (const { id, happinessHomeId, month, openDays } of months) {
    withdrawRow(writer, 'happiness_month', id, reason);
    note(happinessHomeId, `${month} 开放${openDays}天`);
  }
  const homes = rows<{ happinessHomeId: number }>(
    writer,
    'SELECT happiness_home_id AS happinessHomeId FROM happiness_home WHERE batch_id = ? AND withdrawn_at IS NULL',
    batchId,
  );
  const created = new Set(homes.map(({ happinessHomeId }) => happinessHomeId));
  for (const happinessHomeId of new Set([...touched.keys(), ...created])) {
    const home = homeById(writer, happinessHomeId);
    if (created.has(happinessHomeId))
      run(writer, 'UPDATE happiness_home SET withdrawn_at = ? WHERE happiness_home_id = ?', writer.at, happinessHomeId);
    writer.audit({
      action: created.has(happinessHomeId) ? 'happiness.withdraw' : 'happiness.withdrawMonths',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      before: { happinessHomeName: home?.name ?? null, happinessMonths: touched.get(happinessHomeId) ?? [] },
      after: { batchId, reason },
    });
    touched.set(happinessHomeId, []);
  }
  return touched.size;
}
