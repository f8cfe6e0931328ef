/** What is kept for somebody who has not come yet: since when, until when, what is to be done, and giving it back. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { HeldPlace } from '../../../electron/contract/stays-held.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { actorOf, countyWide, isInScope, scopeName, scopeOf, type ScopedReader } from '../users/scope.ts';
import { addDays, daysBetween } from './days.ts';
import { holdDays } from './promises.ts';
import { insertRelease, promisesUntil, reservationsFrom } from './queries-held.ts';
import { cancelReservationIn } from './service-stays.ts';
import { veiled } from './strangers.ts';

function standing(fromOn: IsoDate, keptUntil: IsoDate, day: IsoDate, late: 'overdue' | 'lapsed'): Pick<HeldPlace, 'standing' | 'daysOver'> {
  if (keptUntil < day) return { standing: late, daysOver: daysBetween(keptUntil, day) };
  return { standing: fromOn > day ? 'coming' : 'kept', daysOver: 0 };
}

/** Those that are over first, the longest over on top. */
export function heldPlaces(reader: ScopedReader, day: IsoDate): OutputOf<'stays.held'> {
  const days = holdDays(reader, day);
  const beds = reservationsFrom(reader, day).map(({ bedStayId, ...row }): HeldPlace => {
    const keptUntil = row.plannedUntil ?? addDays(row.fromOn, days);
    return { ...row, kind: 'bed', key: bedStayId, keptUntil, ...standing(row.fromOn, keptUntil, day, 'overdue') };
  });
  const places = promisesUntil(reader, day).map(({ lineId, acceptedOn, planId: _, bedType: __, ...row }): HeldPlace => {
    const keptUntil = addDays(acceptedOn, days);
    const rest = { place: null, fromOn: acceptedOn, plannedUntil: null, note: null, keptUntil };
    return { ...row, ...rest, kind: 'place', key: lineId, ...standing(acceptedOn, keptUntil, day, 'lapsed') };
  });
  const rows = veiled(reader, [...beds, ...places]).toSorted(
    (one, other) => other.daysOver - one.daysOver || (one.fromOn < other.fromOn ? -1 : one.fromOn > other.fromOn ? 1 : one.key - other.key),
  );
  return { day, holdDays: days, rows };
}

/** A bed by its reservation, a place by its promise: all of them or none. @throws AppError OUT_OF_SCOPE, HELD_NOT_FOUND, HELD_COUNTY_ONLY and what `cancelReservationIn` refuses */
export function release(context: WriteContext, { places, reason }: ParsedInputOf<'stays.release'>): OutputOf<'stays.release'> {
  transaction(context, (writer) => {
    const today = context.clock.today();
    const reader = { connection: writer.connection, scope: scopeOf(actorOf(writer)) };
    for (const { kind, key } of places) {
      if (kind === 'place') {
        releasePlace(writer, reader, key, reason, today);
        continue;
      }
      if (!isInScope(reader, 'bedStay', key)) throw new AppError('OUT_OF_SCOPE', { action: '释放预留', place: scopeName(reader) });
      cancelReservationIn(writer, { bedStayId: key, reason }, today);
    }
  });
  return { released: places.length };
}

function releasePlace(writer: Writer, reader: ScopedReader, lineId: number, reason: string, today: IsoDate): void {
  const promise = promisesUntil(countyWide(writer), today).find((one) => one.lineId === lineId);
  if (reader.scope.kind !== 'county') throw new AppError('HELD_COUNTY_ONLY', {});
  if (!promise) throw new AppError('HELD_NOT_FOUND');
  insertRelease(writer, lineId, reason);
  writer.audit({
    action: 'placement.release',
    entity: 'placement_line',
    entityId: lineId,
    personId: promise.personId,
    before: { personName: promise.name, home: promise.homeName, fromOn: promise.acceptedOn },
    after: { reason },
  });
}
