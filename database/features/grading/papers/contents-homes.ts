/** Of homes beside a round: what they spent, which grade they have. */
import { forbiddenSpending, spendingPurposes, type HappinessGrade } from '../../../../electron/contract/happiness-terms.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { row, type Reader } from '../../../core/sql.ts';
import { homesOf } from '../../happiness/service.ts';
import { netOfYear } from '../../payments/happiness/queries.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { regionOf } from './contents.ts';
import { committeeOf, governmentOf, villageText } from './offices.ts';
import { refundsOfYear, spendingOfYear } from './queries.ts';
import type { SpendingContent } from './report-spending.ts';

/** Homes that received or spent anything in the year. @throws AppError GRADING_SPENDING_EMPTY */
export function spendingContent(
  reader: ScopedReader,
  { year, happinessHomeId, townCode }: { readonly year: number; readonly happinessHomeId: number | null; readonly townCode: string | null },
  today: IsoDate,
): SpendingContent {
  const entries = Map.groupBy(spendingOfYear(reader, year), (entry) => entry.happinessHomeId);
  const refunded = refundsOfYear(reader, year);
  const net = new Map(netOfYear(reader, year, null).map((home) => [home.happinessHomeId, home.issuedFen]));
  const homes = homesOf(reader, reader.scope)
    .filter(
      (home) => (happinessHomeId === null || home.happinessHomeId === happinessHomeId) && (townCode === null || home.townCode === townCode),
    )
    .map((home) => ({
      ...home,
      villageName: villageText(home.villageName),
      refundedFen: refunded.get(home.happinessHomeId) ?? 0,
      receivedFen: (net.get(home.happinessHomeId) ?? 0) + (refunded.get(home.happinessHomeId) ?? 0),
      entries: (entries.get(home.happinessHomeId) ?? []).map((entry) => ({ ...entry, purpose: labelOf(spendingPurposes, entry.purpose) })),
    }))
    .filter((home) => happinessHomeId !== null || home.receivedFen !== 0 || home.entries.length > 0);
  const first = homes[0];
  if (!first) throw new AppError('GRADING_SPENDING_EMPTY', { year });
  const region = regionOf(reader);
  const isOneTown = homes.every((home) => home.townCode === first.townCode) && (townCode !== null || reader.scope.kind === 'town');
  const place = happinessHomeId !== null ? committeeOf(first.villageName) : isOneTown ? governmentOf(first.townName) : `${region}民政局`;
  return { region, year, place, homes, forbidden: forbiddenSpending, asOf: today };
}

/** The grade of a home on a day, for a letter about it. */
export function gradeOfHome(reader: Reader, happinessHomeId: number, day: IsoDate): HappinessGrade | null {
  return (
    row<{ grade: HappinessGrade }>(
      reader,
      `SELECT grade FROM happiness_grade WHERE happiness_home_id = ? AND withdrawn_at IS NULL AND effective_from <= ?
       ORDER BY effective_from DESC, happiness_grade_id DESC LIMIT 1`,
      happinessHomeId,
      day,
    )?.grade ?? null
  );
}
