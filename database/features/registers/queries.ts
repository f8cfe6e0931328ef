/** SQL of the light registers. */
import type { RegisterFilter, RegisterValues } from '../../../electron/contract/registers-shapes.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { Clock } from './rules-clocks.ts';

export type RecordRow = {
  readonly recordId: number;
  readonly code: string;
  readonly number: string;
  readonly townCode: string | null;
  readonly townName: string | null;
  readonly happenedOn: IsoDate;
  readonly subject: string;
  readonly values: RegisterValues;
  readonly state: string;
  readonly stateOn: IsoDate;
  readonly isFinal: boolean;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
};
type Raw = Omit<RecordRow, 'values' | 'isFinal'> & { readonly valuesJson: string; readonly isFinal: number };

const recordSql = `SELECT r.register_record_id AS recordId, r.code, r.number, r.town_code AS townCode,
    (SELECT d.name FROM division d WHERE d.code = r.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName,
    r.happened_on AS happenedOn, r.subject, r.values_json AS valuesJson, r.state, r.state_on AS stateOn, r.is_final AS isFinal,
    u.name AS recordedBy, r.recorded_at AS recordedAt, r.withdrawn_reason AS withdrawnReason
  FROM register_record r JOIN user_account u ON u.user_id = r.recorded_by`;

const recordOf = ({ valuesJson, isFinal, ...rest }: Raw): RecordRow => ({
  ...rest,
  values: JSON.parse(valuesJson) as RegisterValues,
  isFinal: isFinal === 1,
});

export function record(reader: Reader, recordId: number): RecordRow | undefined {
  const found = row<Raw>(reader, `${recordSql} WHERE r.register_record_id = ?`, recordId);
  return found && recordOf(found);
}

/** A county's register has nothing for a township. */
const inScope = `r.withdrawn_at IS NULL AND (@scopeTown IS NULL OR r.town_code = @scopeTown)`;
const running = `(SELECT min(c.due_on) FROM register_clock c WHERE c.register_record_id = r.register_record_id AND c.stopped_on IS NULL)`;
const standings: Readonly<Record<RegisterFilter['standing'], string>> = {
  all: '1',
  open: 'r.is_final = 0',
  closed: 'r.is_final = 1',
  overdue: `r.is_final = 0 AND ${running} < @today`,
  due: `r.is_final = 0 AND ${running} BETWEEN @today AND @warnUntil`,
};

export type Asked = {
  readonly code: string;
  readonly scopeTown: string | null;
  readonly today: IsoDate;
  /** Until when what is due is near. */
  readonly warnUntil: IsoDate;
};

export const scopeTown = (scope: Scope): string | null => (scope.kind === 'town' ? scope.townCode : null);

/** A number counts in full only where the asker may see it; here names and what is typed are searched. */
function where(filter: Omit<RegisterFilter, 'standing'>, standing: RegisterFilter['standing']): string {
  return [
    'r.code = @code',
    inScope,
    standings[standing],
    filter.state === null ? null : 'r.state = @state',
    filter.townCode === null ? null : 'r.town_code = @townCode',
    filter.from === null ? null : 'r.happened_on >= @from',
    filter.until === null ? null : 'r.happened_on <= @until',
    filter.search === '' ? null : `(instr(r.subject, @search) > 0 OR instr(r.number, @search) > 0)`,
  ]
    .filter((part) => part !== null)
    .join(' AND ');
}

const bindings = (asked: Asked, filter: RegisterFilter): Record<string, unknown> => {
  const { standing: _, ...rest } = filter;
  return { ...asked, ...rest };
};

export function count(reader: Reader, asked: Asked, filter: RegisterFilter): number {
  return (
    row<{ n: number }>(
      reader,
      `SELECT count(*) AS n FROM register_record r WHERE ${where(filter, filter.standing)}`,
      bindings(asked, filter),
    )?.n ?? 0
  );
}

/** By state, among what is chosen with whatever state. */
export function stateCounts(reader: Reader, asked: Asked, filter: RegisterFilter): { id: string; count: number }[] {
  const any = { ...filter, state: null };
  return rows(
    reader,
    `SELECT r.state AS id, count(*) AS count FROM register_record r WHERE ${where(any, filter.standing)} GROUP BY r.state`,
    bindings(asked, any),
  );
}

/** Newest first; those with a clock running by the day it ends. */
export function records(
  reader: Reader,
  asked: Asked,
  filter: RegisterFilter,
  page: { readonly offset: number; readonly limit: number } | null,
): RecordRow[] {
  return rows<Raw>(
    reader,
    `${recordSql} WHERE ${where(filter, filter.standing)}
     ORDER BY r.is_final, ${running} IS NULL, ${running}, r.happened_on DESC, r.register_record_id DESC${page === null ? '' : ' LIMIT @limit OFFSET @offset'}`,
    { ...bindings(asked, filter), ...page },
  ).map(recordOf);
}

/** Sums over all that is chosen, of one field. */
export function total(reader: Reader, asked: Asked, filter: RegisterFilter, field: string): number {
  return (
    row<{ sum: number | null }>(
      reader,
      `SELECT sum(r.values_json ->> @field) AS sum FROM register_record r WHERE ${where(filter, filter.standing)}`,
      { ...bindings(asked, filter), field: `$.${field}` },
    )?.sum ?? 0
  );
}

export type Entry = {
  readonly townCode: string;
  readonly townName: string;
  readonly kind: string;
  readonly isEarlier: number;
  readonly fen: number;
};
export function amountsByTown(
  reader: Reader,
  asked: Pick<Asked, 'code' | 'scopeTown'>,
  fields: { readonly field: string; readonly kindField: string; readonly since: IsoDate; readonly until: IsoDate },
): Entry[] {
  return rows(
    reader,
    `SELECT r.town_code AS townCode, (SELECT d.name FROM division d WHERE d.code = r.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName,
       r.values_json ->> @kindField AS kind, r.happened_on < @since AS isEarlier, sum(r.values_json ->> @field) AS fen
     FROM register_record r WHERE r.code = @code AND ${inScope} AND r.town_code IS NOT NULL AND r.happened_on <= @until GROUP BY 1, 2, 3, 4 ORDER BY 1`,
    { ...asked, since: fields.since, until: fields.until, field: `$.${fields.field}`, kindField: `$.${fields.kindField}` },
  );
}

export type StepRow = {
  readonly stepId: number;
  readonly transition: string;
  readonly from: string;
  readonly to: string;
  readonly doneOn: IsoDate;
  readonly valuesJson: string;
  readonly beforeJson: string;
  readonly reason: string | null;
  readonly recordedBy: string;
  readonly recordedById: number;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
};
export function steps(reader: Reader, recordId: number): StepRow[] {
  return rows(
    reader,
    `SELECT s.register_step_id AS stepId, s.transition, s.from_state AS "from", s.to_state AS "to", s.done_on AS doneOn, s.values_json AS valuesJson,
       s.before_json AS beforeJson, s.reason, u.name AS recordedBy, s.recorded_by AS recordedById, s.recorded_at AS recordedAt, s.withdrawn_reason AS withdrawnReason
     FROM register_step s JOIN user_account u ON u.user_id = s.recorded_by WHERE s.register_record_id = ? ORDER BY s.register_step_id`,
    recordId,
  );
}

export function clocks(reader: Reader, recordId: number): Clock[] {
  return rows(
    reader,
    'SELECT clock AS id, due_on AS dueOn, stopped_on AS stoppedOn FROM register_clock WHERE register_record_id = ?',
    recordId,
  );
}

/** Reckoned anew with every change: what no longer runs goes. */
export function saveClocks(writer: Writer, recordId: number, found: readonly Clock[]): void {
  run(writer, 'DELETE FROM register_clock WHERE register_record_id = ?', recordId);
  for (const { id, dueOn, stoppedOn } of found)
    run(
      writer,
      'INSERT INTO register_clock (register_record_id, clock, due_on, stopped_on) VALUES (?, ?, ?, ?)',
      recordId,
      id,
      dueOn,
      stoppedOn,
    );
}

export function nextNumber(reader: Reader, code: string, year: string): string {
  const last = row<{ last: number | null }>(
    reader,
    `SELECT max(CAST(substr(number, 6) AS INTEGER)) AS last FROM register_record WHERE code = ? AND number GLOB ?`,
    code,
    `${year}-*`,
  );
  return `${year}-${String((last?.last ?? 0) + 1).padStart(4, '0')}`;
}

export type NewRecord = Pick<RecordRow, 'code' | 'number' | 'townCode' | 'happenedOn' | 'subject' | 'values' | 'state' | 'isFinal'> & {
  readonly rowKey: string | null;
};
export function insertRecord(writer: Writer, record: NewRecord): number {
  return run(
    writer,
    `INSERT INTO register_record (uid, code, number, town_code, happened_on, subject, values_json, state, state_on, is_final, row_key, recorded_at, recorded_by)
     VALUES (@uid, @code, @number, @townCode, @happenedOn, @subject, @valuesJson, @state, @happenedOn, @isFinal, @rowKey, @at, @by)`,
    {
      ...record,
      values: undefined,
      uid: newUid(),
      valuesJson: JSON.stringify(record.values),
      isFinal: record.isFinal ? 1 : 0,
      at: writer.at,
      by: writer.actor.userId,
    },
  );
}

export type Changed = Pick<RecordRow, 'townCode' | 'happenedOn' | 'subject' | 'values' | 'state' | 'stateOn' | 'isFinal'>;
export function updateRecord(writer: Writer, recordId: number, changed: Changed): void {
  run(
    writer,
    `UPDATE register_record SET town_code = @townCode, happened_on = @happenedOn, subject = @subject, values_json = @valuesJson, state = @state,
       state_on = @stateOn, is_final = @isFinal WHERE register_record_id = @recordId`,
    { ...changed, values: undefined, valuesJson: JSON.stringify(changed.values), isFinal: changed.isFinal ? 1 : 0, recordId },
  );
}

export type NewStep = Pick<StepRow, 'transition' | 'from' | 'to' | 'doneOn' | 'reason'> & {
  readonly recordId: number;
  readonly values: RegisterValues;
  readonly before: RegisterValues;
};
export function insertStep(writer: Writer, { values, before, ...step }: NewStep): number {
  return run(
    writer,
    `INSERT INTO register_step (uid, register_record_id, transition, from_state, to_state, done_on, values_json, before_json, reason, recorded_at, recorded_by)
     VALUES (@uid, @recordId, @transition, @from, @to, @doneOn, @valuesJson, @beforeJson, @reason, @at, @by)`,
    {
      ...step,
      uid: newUid(),
      valuesJson: JSON.stringify(values),
      beforeJson: JSON.stringify(before),
      at: writer.at,
      by: writer.actor.userId,
    },
  );
}

export function withdraw(writer: Writer, table: 'register_record' | 'register_step', id: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}

export const personIdNumber = (reader: Reader, personId: number): string | undefined =>
  row<{ idNumber: string | null }>(reader, 'SELECT id_number AS idNumber FROM person WHERE person_id = ?', personId)?.idNumber ?? undefined;

export const personName = (reader: Reader, personId: number): string | undefined =>
  row<{ name: string }>(reader, 'SELECT name FROM person WHERE person_id = ?', personId)?.name;

/** Still in use. */
export const isTown = (reader: Reader, code: string): boolean =>
  row(reader, "SELECT 1 FROM division WHERE code = ? AND level = 'town' AND valid_to IS NULL", code) !== undefined;
