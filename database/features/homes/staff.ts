/** Who works in a home; care workers count in the ratio to residents. */
import type { z } from 'zod';
import type { staffInputSchema, StaffRow } from '../../../electron/contract/home-details.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, rows, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';

export type StaffInput = z.output<typeof staffInputSchema>;

/** Those there now first, then those who left; withdrawn entries are left out. */
export function staffOf(reader: Reader, homeId: number): StaffRow[] {
  const stored = rows<Omit<StaffRow, 'isCareWorker'> & { isCareWorker: number }>(
    reader,
    `SELECT s.home_staff_id AS staffId, s.name, s.post, s.is_care_worker AS isCareWorker, s.certificate, s.phone, s.from_on AS fromOn, s.until_on AS untilOn,
       u.name AS recordedBy
     FROM home_staff s JOIN user_account u ON u.user_id = s.recorded_by WHERE s.home_id = ? AND s.withdrawn_at IS NULL
     ORDER BY s.until_on IS NOT NULL, s.is_care_worker, s.from_on, s.home_staff_id`,
    homeId,
  );
  return stored.map((staff) => ({ ...staff, isCareWorker: staff.isCareWorker === 1 }));
}

function staffMember(reader: Reader, homeId: number, staffId: number): StaffRow {
  const found = staffOf(reader, homeId).find((staff) => staff.staffId === staffId);
  if (!found) throw new AppError('STAFF_NOT_FOUND');
  return found;
}

/** @throws AppError HOME_NOT_FOUND, STAFF_NOT_FOUND for somebody of another home */
export function saveStaff(context: WriteContext, input: StaffInput): { staffId: number } {
  return transaction(context, (writer) => {
    if (rows(writer, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', input.homeId).length === 0)
      throw new AppError('HOME_NOT_FOUND');
    const { homeId, staffId, ...content } = input;
    const before = staffId === null ? null : staffMember(writer, homeId, staffId);
    const { name, post, isCareWorker, certificate, fromOn, untilOn } = content;
    const phone = content.phone === undefined ? (before?.phone ?? null) : content.phone;
    const values = [name, post, isCareWorker ? 1 : 0, certificate, phone, fromOn, untilOn];
    const saved =
      staffId ??
      run(
        writer,
        'INSERT INTO home_staff (name, post, is_care_worker, certificate, phone, from_on, until_on, uid, home_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...values,
        newUid(),
        homeId,
        writer.at,
        writer.actor.userId,
      );
    if (staffId !== null)
      run(
        writer,
        'UPDATE home_staff SET name = ?, post = ?, is_care_worker = ?, certificate = ?, phone = ?, from_on = ?, until_on = ? WHERE home_staff_id = ?',
        ...values,
        staffId,
      );
    writer.audit({
      action: before ? 'home.staffChange' : 'home.staff',
      entity: 'home',
      entityId: homeId,
      before,
      after: { ...content, phone },
    });
    return { staffId: saved };
  });
}

/** @throws AppError STAFF_NOT_FOUND */
export function withdrawStaff(
  context: WriteContext,
  { homeId, staffId, reason }: { readonly homeId: number; readonly staffId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const before = staffMember(writer, homeId, staffId);
    run(
      writer,
      'UPDATE home_staff SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE home_staff_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      staffId,
    );
    writer.audit({ action: 'home.staffWithdraw', entity: 'home', entityId: homeId, before, after: { reason } });
  });
}
