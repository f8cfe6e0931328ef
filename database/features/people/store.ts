/** The only place that writes people: facts are appended, the row of the person and the search index follow from them. */
import { newUid, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { followChange, type PersonState } from './consequences.ts';
import { detailOf, newest, project, type Fact, type Identity, type NewFact, type Projection } from './facts.ts';

export type Origin = { readonly source: string; readonly batchId: number | null };

/** The name with a space between characters: a phrase query then finds any part of it. */
export function spacedName(name: string): string {
  return [...name].join(' ');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

const insertFactSql = `INSERT INTO fact (uid, person_id, kind, valid_from, value, home_id, detail, source, batch_id, recorded_at, recorded_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertFact(writer: Writer, personId: number, fact: NewFact, origin: Origin): number {
  const detail = fact.detail === undefined || fact.detail === null ? null : JSON.stringify(fact.detail);
  return run(
    writer,
    insertFactSql,
    newUid(),
    personId,
    fact.kind,
    fact.validFrom,
    fact.value ?? null,
    fact.homeId ?? null,
    detail,
    origin.source,
    origin.batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** A fact that has just been written, as it would be read back. */
export function asStored(factId: number, fact: NewFact): Fact {
  const { kind, validFrom, value = null, homeId = null, detail } = fact;
  return { factId, kind, validFrom, value, homeId, detail: detail ? JSON.stringify(detail) : null };
}

/** Withdraws a fact by a row of its own. */
export function insertCancellation(
  writer: Writer,
  personId: number,
  factId: number,
  validFrom: string,
  reason: string,
  batchId: number | null,
): void {
  run(
    writer,
    `INSERT INTO fact (uid, person_id, kind, valid_from, detail, source, batch_id, recorded_at, recorded_by, cancels_fact_id)
     VALUES (?, ?, 'cancellation', ?, ?, '撤销', ?, ?, ?, ?)`,
    newUid(),
    personId,
    validFrom,
    JSON.stringify({ reason }),
    batchId,
    writer.at,
    writer.actor.userId,
    factId,
  );
}

/** Facts of a person that nothing cancels, in the order they were recorded. */
export function trueFacts(reader: Reader, personId: number): Fact[] {
  return rows<Fact>(
    reader,
    `SELECT f.fact_id AS factId, f.kind, f.valid_from AS validFrom, f.value, f.home_id AS homeId, f.detail
     FROM fact f WHERE f.person_id = ? AND f.kind <> 'cancellation'
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)
     ORDER BY f.fact_id`,
    personId,
  );
}

const projectionColumns = [
  'status',
  'confirmed_on',
  'ended_on',
  'end_reason',
  'town_code',
  'village_code',
  'area_type',
  'category',
  'level',
  'assessed_on',
  'mode',
  'mode_from',
  'home_id',
  'wish',
  'caregiver_name',
  'phone',
  'account_number',
] as const;

function projectionValues(projection: Projection): unknown[] {
  const p = projection;
  return [
    p.status,
    p.confirmedOn,
    p.endedOn,
    p.endReason,
    p.townCode,
    p.villageCode,
    p.areaType,
    p.category,
    p.level,
    p.assessedOn,
    p.mode,
    p.modeFrom,
    p.homeId,
    p.wish,
    p.caregiverName,
    p.phone,
    p.accountNumber,
  ];
}

const insertPersonSql = `INSERT INTO person (uid, id_number, temporary_number, name, sex, born_on, ethnicity, initials, id_reversed, ${projectionColumns.join(', ')})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${projectionColumns.map(() => '?').join(', ')})`;

/** A person with his first facts. `initials` are the readings of his name, the likeliest first. */
export function insertPerson(
  writer: Writer,
  identity: Identity,
  temporaryNumber: string | null,
  initials: readonly string[],
  facts: readonly NewFact[],
  origin: Origin,
): number {
  const projection = project(facts.map((fact, index) => asStored(index, fact)));
  const personId = run(
    writer,
    insertPersonSql,
    newUid(),
    identity.idNumber,
    temporaryNumber,
    identity.name,
    identity.sex,
    identity.bornOn,
    identity.ethnicity,
    initials[0] ?? '',
    identity.idNumber ? reversed(identity.idNumber) : null,
    ...projectionValues(projection),
  );
  for (const fact of facts) insertFact(writer, personId, fact, origin);
  indexName(writer, personId, identity.name, initials);
  return personId;
}

function indexName(writer: Writer, personId: number, name: string, initials: readonly string[]): void {
  run(writer, 'INSERT INTO person_search (rowid, name) VALUES (?, ?)', personId, spacedName(name));
  for (const reading of initials.slice(1))
    run(writer, 'INSERT OR IGNORE INTO person_reading (initials, person_id) VALUES (?, ?)', reading, personId);
}

const currentPersonSql = `SELECT ${projectionColumns.join(', ')} FROM person WHERE person_id = ?`;

/** Brings the row of a person up to his facts. `readings` is asked only when the name has changed; `facts` are all of his that stand. */
export function refreshPerson(
  writer: Writer,
  personId: number,
  readings: (name: string) => readonly string[],
  facts: readonly Fact[] = trueFacts(writer, personId),
): Projection {
  const projection = project(facts);
  const before = updateProjection(writer, personId, projection);
  const identity = detailOf<Identity>(newest(facts, 'identity'));
  if (identity) refreshIdentity(writer, personId, identity, readings);
  followChange(writer, { personId, before, after: projection });
  return projection;
}

/** Writes what has changed and nothing else: every column that is named would have its indexes written anew. Answers what stood before. */
function updateProjection(writer: Writer, personId: number, projection: Projection): PersonState {
  const current = statement(writer.connection, currentPersonSql).raw().get(personId) as unknown[];
  const stood = <Column extends (typeof projectionColumns)[number]>(column: Column): unknown => current[projectionColumns.indexOf(column)];
  const before = {
    status: stood('status'),
    endedOn: stood('ended_on'),
    mode: stood('mode'),
    modeFrom: stood('mode_from'),
    homeId: stood('home_id'),
  } as PersonState;
  const values = projectionValues(projection);
  const changed = projectionColumns.filter((_, index) => values[index] !== current[index]);
  if (changed.length === 0) return before;
  const changedValues = values.filter((value, index) => value !== current[index]);
  run(writer, `UPDATE person SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE person_id = ?`, ...changedValues, personId);
  return before;
}

function refreshIdentity(writer: Writer, personId: number, identity: Identity, readings: (name: string) => readonly string[]): void {
  const current = statement(
    writer.connection,
    'SELECT name, id_number AS idNumber, sex, born_on AS bornOn, ethnicity FROM person WHERE person_id = ?',
  ).get(personId) as Identity;
  const isSame =
    current.name === identity.name &&
    current.idNumber === identity.idNumber &&
    current.sex === identity.sex &&
    current.bornOn === identity.bornOn &&
    current.ethnicity === identity.ethnicity;
  if (isSame) return;
  const initials = readings(identity.name);
  run(
    writer,
    'UPDATE person SET name = ?, id_number = ?, id_reversed = ?, sex = ?, born_on = ?, ethnicity = ?, initials = ? WHERE person_id = ?',
    identity.name,
    identity.idNumber,
    identity.idNumber ? reversed(identity.idNumber) : null,
    identity.sex,
    identity.bornOn,
    identity.ethnicity,
    initials[0] ?? '',
    personId,
  );
  run(writer, 'DELETE FROM person_search WHERE rowid = ?', personId);
  run(writer, 'DELETE FROM person_reading WHERE person_id = ?', personId);
  indexName(writer, personId, identity.name, initials);
}
