/** 维修停用、改造停用: whoever lies in the bed is moved first. */
import { outageKinds } from '../../../electron/contract/beds.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseUnusable, requiredBed } from './checks.ts';
import { outageById, outagesOnBed, type StoredOutage } from './queries-beds.ts';
import { withdrawRow } from './rows.ts';

type CloseInput = ParsedInputOf<'beds.close'>;

/** All of the beds or none. @throws AppError BED_OTHER_HOME, OUTAGE_OVERLAP, BED_OCCUPIED, BED_RESERVED, BED_NOT_IN_STOCK, BED_RETIRED */
export function closeIn(writer: Writer, input: CloseInput): { closed: number } {
  const { homeId, kind, fromOn, plannedUntil, reason } = input;
  if (plannedUntil !== null && plannedUntil < fromOn) throw new AppError('INVALID_INPUT', {}, { plannedUntil: '不能早于停用日期' });
  const bedIds = [...new Set(input.bedIds)];
  for (const bedId of bedIds) {
    const bed = requiredBed(writer, bedId);
    if (bed.homeId !== homeId) throw new AppError('BED_NOT_FOUND');
    const [other] = outagesOnBed(writer, bedId, fromOn, null);
    if (other)
      throw new AppError('OUTAGE_OVERLAP', { bed: bed.place, from: formatDate(other.fromOn), kind: labelOf(outageKinds, other.kind) });
    refuseUnusable(writer, bed, fromOn, null);
    const outageId = run(
      writer,
      'INSERT INTO bed_outage (uid, bed_id, kind, from_on, planned_until, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      bedId,
      kind,
      fromOn,
      plannedUntil,
      reason,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'bed.close',
      entity: 'bed_outage',
      entityId: outageId,
      after: { bed: bed.place, outageKind: kind, fromOn, plannedUntil, reason },
    });
  }
  return { closed: bedIds.length };
}

export function close(context: WriteContext, input: CloseInput): { closed: number } {
  return transaction(context, (writer) => closeIn(writer, input));
}

function requiredOutage(writer: Writer, outageId: number): StoredOutage {
  const outage = outageById(writer, outageId);
  if (!outage || outage.withdrawnAt !== null) throw new AppError('OUTAGE_NOT_FOUND');
  return outage;
}

export function reopenIn(writer: Writer, { outageId, onDate }: ParsedInputOf<'beds.reopen'>): void {
  const outage = requiredOutage(writer, outageId);
  if (outage.untilOn !== null) throw new AppError('OUTAGE_ENDED', { bed: outage.place });
  const until = onDate < outage.fromOn ? outage.fromOn : onDate;
  run(writer, 'UPDATE bed_outage SET until_on = ? WHERE bed_outage_id = ?', until, outageId);
  writer.audit({
    action: 'bed.reopen',
    entity: 'bed_outage',
    entityId: outageId,
    before: { bed: outage.place, outageKind: outage.kind, fromOn: outage.fromOn },
    after: { untilOn: until },
  });
}

export function reopen(context: WriteContext, input: ParsedInputOf<'beds.reopen'>): void {
  transaction(context, (writer) => reopenIn(writer, input));
}

export function withdrawOutage(context: WriteContext, { outageId, reason }: ParsedInputOf<'beds.withdrawOutage'>): void {
  transaction(context, (writer) => {
    const outage = requiredOutage(writer, outageId);
    withdrawRow(writer, 'bed_outage', outageId, reason);
    writer.audit({
      action: 'bed.withdrawOutage',
      entity: 'bed_outage',
      entityId: outageId,
      before: { bed: outage.place, outageKind: outage.kind, fromOn: outage.fromOn, untilOn: outage.untilOn },
      after: { reason },
    });
  });
}
