/** Closed periods as they were written, never changed. */
import type { IndicatorPeriod } from '../../../electron/contract/indicator-periods.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

/** Newest first. */
export function closedPeriods(reader: Reader): IndicatorPeriod[] {
  return rows(
    reader,
    `SELECT p.indicator_period_id AS periodId, p.period_end AS end, p.recorded_at AS closedAt, u.name AS closedBy,
       (SELECT count(*) FROM indicator_correction c WHERE c.reported_in_id = p.indicator_period_id AND c.town_code IS NULL) AS corrections
     FROM indicator_period p JOIN user_account u ON u.user_id = p.recorded_by ORDER BY p.period_end DESC`,
  );
}

export function periodOf(reader: Reader, end: IsoDate): IndicatorPeriod | undefined {
  return closedPeriods(reader).find((period) => period.end === end);
}

export function insertPeriod(writer: Writer, end: IsoDate): number {
  return run(
    writer,
    'INSERT INTO indicator_period (uid, period_end, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
    newUid(),
    end,
    writer.at,
    writer.actor.userId,
  );
}

export type SnapshotRow = {
  readonly code: string;
  readonly batchYear: number | null;
  readonly townCode: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly shown: string;
  readonly target: number | null;
  readonly rowJson: string;
  readonly paramJson: string;
  readonly keysJson: string;
};

export function insertSnapshot(writer: Writer, periodId: number, snapshot: SnapshotRow): void {
  run(
    writer,
    `INSERT INTO indicator_snapshot (uid, indicator_period_id, code, batch_year, town_code, numerator, denominator, shown, target, row_json, param_json,
       keys_json, recorded_at, recorded_by)
     VALUES (@uid, @periodId, @code, @batchYear, @townCode, @numerator, @denominator, @shown, @target, @rowJson, @paramJson, @keysJson, @at, @by)`,
    { uid: newUid(), periodId, ...snapshot, at: writer.at, by: writer.actor.userId },
  );
}

/** Rows of one place, in the order they were shown; without what stood behind them where nobody asks. */
export function snapshotsOf(reader: Reader, periodId: number, townCode: string | null): SnapshotRow[] {
  return rows(
    reader,
    `SELECT code, batch_year AS batchYear, town_code AS townCode, numerator, denominator, shown, target, row_json AS rowJson, param_json AS paramJson,
       keys_json AS keysJson
     FROM indicator_snapshot WHERE indicator_period_id = ? AND town_code IS ? ORDER BY indicator_snapshot_id`,
    periodId,
    townCode,
  );
}

/** Places with closed values: the county first (null), then townships. */
export function placesClosed(reader: Reader, periodId: number): (string | null)[] {
  return rows<{ townCode: string | null }>(
    reader,
    'SELECT DISTINCT town_code AS townCode FROM indicator_snapshot WHERE indicator_period_id = ? ORDER BY town_code NULLS FIRST',
    periodId,
  ).map(({ townCode }) => townCode);
}

export type CorrectionRow = Omit<SnapshotRow, 'numerator' | 'denominator' | 'shown' | 'target' | 'rowJson'> & {
  readonly correctedId: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly shown: string | null;
  readonly correctionJson: string;
};

export function insertCorrection(writer: Writer, reportedInId: number, correction: CorrectionRow): void {
  run(
    writer,
    `INSERT INTO indicator_correction (uid, reported_in_id, corrected_id, code, batch_year, town_code, numerator, denominator, shown, correction_json,
       param_json, keys_json, recorded_at, recorded_by)
     VALUES (@uid, @reportedInId, @correctedId, @code, @batchYear, @townCode, @numerator, @denominator, @shown, @correctionJson, @paramJson, @keysJson,
       @at, @by)`,
    { uid: newUid(), reportedInId, ...correction, at: writer.at, by: writer.actor.userId },
  );
}

const correctionColumns = `corrected_id AS correctedId, code, batch_year AS batchYear, town_code AS townCode, numerator, denominator, shown,
  correction_json AS correctionJson, param_json AS paramJson, keys_json AS keysJson`;

/** Told in the report of a period, in the order they were told. */
export function correctionsToldIn(reader: Reader, periodId: number, townCode: string | null): CorrectionRow[] {
  return rows(
    reader,
    `SELECT ${correctionColumns} FROM indicator_correction WHERE reported_in_id = ? AND town_code IS ? ORDER BY indicator_correction_id`,
    periodId,
    townCode,
  );
}

/** All that was ever told of a closed period and place, oldest first: the last of a row holds. */
export function correctionsOf(reader: Reader, periodId: number, townCode: string | null): CorrectionRow[] {
  return rows(
    reader,
    `SELECT ${correctionColumns} FROM indicator_correction WHERE corrected_id = ? AND town_code IS ? ORDER BY indicator_correction_id`,
    periodId,
    townCode,
  );
}

export function townName(reader: Reader, townCode: string): string {
  return (
    row<{ name: string }>(reader, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', townCode)?.name ??
    townCode
  );
}

/** Townships that stood on the day. */
export function townsOn(reader: Reader, day: IsoDate): { townCode: string; townName: string }[] {
  return rows(
    reader,
    `SELECT code AS townCode, name AS townName FROM division WHERE level = 'town' AND (valid_from IS NULL OR valid_from <= @day)
       AND (valid_to IS NULL OR valid_to > @day) ORDER BY code`,
    { day },
  );
}
