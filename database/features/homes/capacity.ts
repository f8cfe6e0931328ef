/** 核定床位 and 护理型床位 by day. Home rows hold the newest state; what held on a day is told by these rows alone. */
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

/** Condition on a row of capacity (alias `k`): one that came with an import taken back since does not count any more. */
export const capacityStands = 'NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = k.batch_id)';

type Beds = { readonly bedsRegistered: number; readonly nursingBeds: number };
export type CapacityRow = Beds & {
  readonly validFrom: IsoDate;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** A home without an opening day has had its beds since before any ledger. */
const always = '1900-01-01' as IsoDate;

function newestCapacity(reader: Reader, homeId: number): (Beds & { readonly validFrom: IsoDate }) | undefined {
  return row(
    reader,
    `SELECT valid_from AS validFrom, beds_registered AS bedsRegistered, nursing_beds AS nursingBeds FROM home_capacity k
     WHERE home_id = ? AND ${capacityStands} ORDER BY valid_from DESC, home_capacity_id DESC LIMIT 1`,
    homeId,
  );
}

/**
 * Writes the beds of a home as they are from a day on; the first row of a home holds since its opening. Nothing when nothing has changed.
 * @throws AppError INVALID_INPUT when a later day already says otherwise
 */
export function recordCapacity(
  writer: Writer,
  homeId: number,
  { bedsRegistered, nursingBeds, openedOn }: Beds & { readonly openedOn: IsoDate | null },
  { day, batchId }: { readonly day: IsoDate; readonly batchId: number | null },
): void {
  const newest = newestCapacity(writer, homeId);
  if (newest?.bedsRegistered === bedsRegistered && newest.nursingBeds === nursingBeds) return;
  // An old list that is taken in late corrects the newest row rather than the past.
  if (newest && newest.validFrom > day && batchId === null)
    throw new AppError('INVALID_INPUT', {}, { bedsFrom: `床位数已登记到 ${newest.validFrom}，请填写这一天或以后的日期` });
  run(
    writer,
    'INSERT INTO home_capacity (uid, home_id, valid_from, beds_registered, nursing_beds, batch_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    homeId,
    newest ? (newest.validFrom > day ? newest.validFrom : day) : (openedOn ?? always),
    bedsRegistered,
    nursingBeds,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** Newest first. */
export function capacityHistory(reader: Reader, homeId: number): CapacityRow[] {
  return rows(
    reader,
    `SELECT k.valid_from AS validFrom, k.beds_registered AS bedsRegistered, k.nursing_beds AS nursingBeds, k.recorded_at AS recordedAt, u.name AS recordedBy
     FROM home_capacity k JOIN user_account u ON u.user_id = k.recorded_by WHERE k.home_id = ? AND ${capacityStands}
     ORDER BY k.valid_from DESC, k.home_capacity_id DESC`,
    homeId,
  );
}
