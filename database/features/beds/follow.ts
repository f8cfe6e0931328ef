/**
 * Stays, reservations and absences keep to the facts of support: whoever writes a death, an end, another home or mode, or takes one back, by form,
 * import or undo. Knows no writer of people, which calls it.
 */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, run, type Writer } from '../../core/sql.ts';
import type { StateChange } from '../people/consequences.ts';
import { residenciesOf } from './queries-residency.ts';
import { placeSql } from './queries-registers.ts';
import { cutTo, type Residency } from './rules-residency.ts';

type HeldRow = {
  readonly table: 'bed_stay' | 'absence';
  readonly id: number;
  readonly kind: 'occupied' | 'reserved' | 'leave' | 'hospital';
  readonly homeId: number;
  readonly place: string | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly endFactId: number | null;
  readonly untilBefore: IsoDate | null;
  readonly isEndCancelled: number;
};

const cancelled = (alias: string): string => `EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = ${alias}.end_fact_id)`;
const heldSql = `
  SELECT 'bed_stay' AS "table", s.bed_stay_id AS id, s.kind, r.home_id AS homeId, ${placeSql} AS place, s.from_on AS fromOn, s.until_on AS untilOn,
    s.end_fact_id AS endFactId, s.until_before AS untilBefore, ${cancelled('s')} AS isEndCancelled
  FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id WHERE s.person_id = @personId AND s.withdrawn_at IS NULL
  UNION ALL
  SELECT 'absence', a.absence_id, a.kind, a.home_id, NULL, a.from_on, a.until_on, a.end_fact_id, a.until_before, ${cancelled('a')}
  FROM absence a WHERE a.person_id = @personId AND a.withdrawn_at IS NULL
  ORDER BY 6, 1, 2`;

/** Cheap for everybody who never had a bed: imports refresh a hundred thousand people. */
function hasAny(writer: Writer, personId: number): boolean {
  return (
    row(
      writer,
      'SELECT 1 FROM bed_stay WHERE person_id = @personId AND withdrawn_at IS NULL UNION ALL SELECT 1 FROM absence WHERE person_id = @personId AND withdrawn_at IS NULL LIMIT 1',
      { personId },
    ) !== undefined
  );
}

export function keepBedsToFacts(writer: Writer, change: StateChange): void {
  const { personId } = change;
  if (!hasAny(writer, personId)) return;
  const list = residenciesOf(writer, personId);
  const held = rows<HeldRow>(writer, heldSql, { personId });
  const wanted = held.map((one) => ({
    one,
    end: one.kind === 'reserved' ? endOfReservation(writer, one, change, list) : endOf(one, list),
  }));
  // What is cut first makes room for what comes back.
  for (const { one, end } of wanted) if (end === null) withdraw(writer, personId, one);
  for (const { one, end } of wanted) if (end && !isLonger(one, end)) write(writer, personId, one, end);
  for (const { one, end } of wanted) if (end && isLonger(one, end)) lengthen(writer, personId, one, end);
}

/** How a row is to end. */
type End = { readonly untilOn: IsoDate | null; readonly factId: number | null; readonly untilBefore: IsoDate | null };

const isLonger = ({ untilOn }: HeldRow, end: End): boolean => untilOn !== null && (end.untilOn === null || end.untilOn > untilOn);

/** The end the row was given by hand, before any fact cut it. */
const ownEnd = (one: HeldRow): IsoDate | null => (one.endFactId === null ? one.untilOn : one.untilBefore);

/** Null: the facts know of no stay in this home. */
function endOf(one: HeldRow, list: readonly Residency[]): End | null {
  const own = ownEnd(one);
  const cut = cutTo(list, one.homeId, { from: one.fromOn, until: own });
  if (cut.kind === 'groundless') return null;
  return cut.kind === 'cut' ? endedBy(one, own, cut.until, cut.factId) : { untilOn: own, factId: null, untilBefore: null };
}

function endedBy(one: HeldRow, own: IsoDate | null, until: IsoDate, factId: number): End {
  return { untilOn: until < one.fromOn ? one.fromOn : until, factId, untilBefore: own };
}

/** A reservation ends with the support, and when its holder moves into another home; it waits for him who moves into this one. */
function endOfReservation(writer: Writer, one: HeldRow, { personId, before, after }: StateChange, list: readonly Residency[]): End | null {
  if (after.status === 'void') return null;
  const own = ownEnd(one);
  const isCutStanding = one.endFactId !== null && one.isEndCancelled === 0;
  const now = isCutStanding ? one.untilOn : own;
  const end = after.endedOn === null ? null : newestEnd(writer, personId);
  if (end && (now === null || end.validFrom < now)) return endedBy(one, own, end.validFrom, end.factId);
  const moved = after.homeId !== null && after.homeId !== before.homeId && after.homeId !== one.homeId ? list.at(-1) : undefined;
  if (now === null && moved) return endedBy(one, own, moved.from, moved.beginFactId);
  return isCutStanding
    ? { untilOn: one.untilOn, factId: one.endFactId, untilBefore: one.untilBefore }
    : { untilOn: own, factId: null, untilBefore: null };
}

function newestEnd(writer: Writer, personId: number): { readonly factId: number; readonly validFrom: IsoDate } | null {
  return (
    row<{ factId: number; validFrom: IsoDate }>(
      writer,
      `SELECT f.fact_id AS factId, f.valid_from AS validFrom FROM fact f WHERE f.person_id = ? AND f.kind = 'end'
         AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1`,
      personId,
    ) ?? null
  );
}

const keyOf = { bed_stay: 'bed_stay_id', absence: 'absence_id' } as const;
const shown = (one: HeldRow): Readonly<Record<string, unknown>> => ({
  bed: one.place,
  kind: one.kind,
  fromOn: one.fromOn,
  untilOn: one.untilOn,
});

const line = (one: HeldRow, personId: number) => ({ entity: one.table, entityId: one.id, personId, before: shown(one) });

function withdraw(writer: Writer, personId: number, one: HeldRow): void {
  const reason = '入住记录已撤销';
  run(
    writer,
    `UPDATE ${one.table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${keyOf[one.table]} = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    one.id,
  );
  writer.audit({ ...line(one, personId), action: 'bed.followWithdraw', after: { reason } });
}

function write(writer: Writer, personId: number, one: HeldRow, end: End): void {
  if (end.untilOn === one.untilOn && end.factId === one.endFactId && end.untilBefore === one.untilBefore) return;
  run(
    writer,
    `UPDATE ${one.table} SET until_on = ?, end_fact_id = ?, until_before = ? WHERE ${keyOf[one.table]} = ?`,
    end.untilOn,
    end.factId,
    end.untilBefore,
    one.id,
  );
  if (end.untilOn === one.untilOn) return;
  const action = isLonger(one, end) ? 'bed.followRestore' : 'bed.followEnd';
  writer.audit({ ...line(one, personId), action, after: { untilOn: end.untilOn, factId: end.factId } });
}

/** Gives back what the withdrawn fact had taken. A bed that somebody else has by now stays his; the person is left without one. */
function lengthen(writer: Writer, personId: number, one: HeldRow, end: End): void {
  try {
    write(writer, personId, one, end);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('overlap: ')) throw error;
    run(writer, `UPDATE ${one.table} SET end_fact_id = NULL, until_before = NULL WHERE ${keyOf[one.table]} = ?`, one.id);
    writer.audit({ ...line(one, personId), action: 'bed.followTaken', after: { untilOn: one.untilOn } });
  }
}
