/** What is changed of a relocation later: the day it is planned to end, or that it was entered by mistake. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate } from '../../../electron/contract/values.ts';
import { run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseUnusable, requiredBed } from '../beds/checks.ts';
import { assignIn, withdrawIn } from '../beds/service-stays.ts';
import { nameInitials } from '../people/pinyin.ts';
import { insertCancellation, refreshPerson } from '../people/store.ts';
import { requiredRelocation, type StoredRelocation } from './queries-relocations.ts';
import { homeOn, planReturn, refuseStrangers, requireCounty, stayOn } from './service-relocations.ts';

function requiredAway(writer: Writer, projectId: number, relocationId: number): StoredRelocation {
  const relocation = requiredRelocation(writer, projectId, relocationId);
  if (relocation.returnedOn !== null)
    throw new AppError('RELOCATION_BACK', { name: relocation.name, date: formatDate(relocation.returnedOn) });
  return relocation;
}

/** @throws AppError RELOCATION_NOT_FOUND, RELOCATION_BACK, RELOCATION_DAY, OUT_OF_SCOPE */
export function changeReturn(context: WriteContext, input: ParsedInputOf<'renovation.changeReturn'>): void {
  const { projectId, relocationId, plannedReturn, reason } = input;
  transaction(context, (writer) => {
    const relocation = requiredAway(writer, projectId, relocationId);
    refuseStrangers(writer, relocation.personId, '调整预计回迁日期');
    if (plannedReturn < relocation.fromOn)
      throw new AppError('RELOCATION_DAY', { name: relocation.name, from: formatDate(relocation.fromOn) });
    run(writer, 'UPDATE renovation_relocation SET planned_return = ? WHERE renovation_relocation_id = ?', plannedReturn, relocationId);
    if (relocation.toBedId !== null) planReturn(writer, relocation.personId, relocation.toBedId, plannedReturn);
    writer.audit({
      action: 'renovation.changeReturn',
      entity: 'renovation_relocation',
      entityId: relocationId,
      personId: relocation.personId,
      before: { personName: relocation.name, plannedReturn: relocation.plannedReturn },
      after: { plannedReturn, reason },
    });
  });
}

/** Where he was before, as far as his bed is still free. */
function takeBack(writer: Writer, relocation: StoredRelocation, reason: string): void {
  const { personId, kind, fromOn, fromBedId, factId } = relocation;
  if (kind === 'otherHome') {
    requireCounty(writer, '撤销改造安置');
    if (factId === null) return;
    insertCancellation(writer, personId, factId, fromOn, reason, null);
    refreshPerson(writer, personId, nameInitials);
    return;
  }
  const stay = stayOn(writer, personId, fromOn);
  if (kind === 'sameHome') {
    // Only the move itself: whoever has moved on since stays where he is.
    if (stay && stay.bedId === relocation.toBedId && stay.fromOn === fromOn) withdrawIn(writer, { bedStayId: stay.bedStayId, reason });
    return;
  }
  if (stay || fromBedId === null || homeOn(writer, personId, fromOn) !== relocation.fromHomeId) return;
  try {
    refuseUnusable(writer, requiredBed(writer, fromBedId), fromOn, null);
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  assignIn(writer, { personId, bedId: fromBedId, fromOn, note: reason });
}

/** @throws AppError RELOCATION_NOT_FOUND, RELOCATION_BACK, OUT_OF_SCOPE, NOT_ALLOWED */
export function withdrawRelocation(context: WriteContext, input: ParsedInputOf<'renovation.withdrawRelocation'>): void {
  const { projectId, relocationId, reason } = input;
  transaction(context, (writer) => {
    const relocation = requiredAway(writer, projectId, relocationId);
    refuseStrangers(writer, relocation.personId, '撤销改造安置');
    run(
      writer,
      'UPDATE renovation_relocation SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_relocation_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      relocationId,
    );
    writer.audit({
      action: 'renovation.withdrawRelocation',
      entity: 'renovation_relocation',
      entityId: relocationId,
      personId: relocation.personId,
      before: { personName: relocation.name, relocationKind: relocation.kind, fromOn: relocation.fromOn },
      after: { reason },
    });
    takeBack(writer, relocation, reason);
  });
}
