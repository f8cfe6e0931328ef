import { sql, type Expression, type SqlBool } from 'kysely';
import { noPeopleFilter, type PeopleFilter, type PersonRow, type personSortKeys } from '../../../electron/contract/people.ts';
import { many, one, query, row, rows, type Reader } from '../../core/sql.ts';
import { boundColumn, type ScopedReader } from '../users/scope.ts';
import { searchConditions } from './search.ts';

export type SortKey = (typeof personSortKeys)[number];
export type Sort = { readonly key: SortKey; readonly isDescending: boolean } | null;

const townName = sql<
  string | null
>`(SELECT d.name FROM division d WHERE d.code = person.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;
const villageName = sql<
  string | null
>`(SELECT d.name FROM division d WHERE d.code = person.village_code ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;
const homeName = sql<string | null>`(SELECT h.name FROM home h WHERE h.home_id = person.home_id)`;

const sortColumns = {
  name: 'person.name',
  idNumber: 'person.id_number',
  bornOn: 'person.born_on',
  town: 'person.town_code',
  village: 'person.village_code',
  level: 'person.level',
  mode: 'person.mode',
  confirmedOn: 'person.confirmed_on',
  assessedOn: 'person.assessed_on',
  status: 'person.status',
} as const satisfies Record<SortKey, string>;

function conditions(reader: ScopedReader, filter: PeopleFilter): Expression<SqlBool>[] {
  const found = searchConditions(reader, filter.search);
  const bound = boundColumn(reader.scope);
  if (bound) found.push(sql<SqlBool>`${sql.ref(`person.${bound.column}`)} = ${bound.value}`);
  const equal = (column: string, value: string | number | null): void => {
    if (value !== null) found.push(sql<SqlBool>`${sql.ref(column)} = ${value}`);
  };
  equal('person.town_code', filter.townCode);
  equal('person.village_code', filter.villageCode);
  equal('person.home_id', filter.homeId);
  equal('person.level', filter.level);
  equal('person.mode', filter.mode);
  equal('person.category', filter.category);
  equal('person.area_type', filter.areaType);
  equal('person.wish', filter.wish);
  if (filter.status) equal('person.status', filter.status);
  else found.push(sql<SqlBool>`person.status <> 'void'`);
  if (filter.isAccountMissing) found.push(sql<SqlBool>`person.account_number IS NULL`);
  if (filter.isIdNumberMissing) found.push(sql<SqlBool>`person.id_number IS NULL`);
  return found;
}

const personColumns = [
  'person.person_id as personId',
  'person.name',
  'person.sex',
  'person.born_on as bornOn',
  'person.id_number as idNumber',
  'person.temporary_number as temporaryNumber',
  'person.area_type as areaType',
  'person.category',
  'person.level',
  'person.assessed_on as assessedOn',
  'person.mode',
  'person.caregiver_name as caregiverName',
  'person.wish',
  'person.confirmed_on as confirmedOn',
  'person.ended_on as endedOn',
  'person.phone',
  'person.account_number as accountNumber',
  'person.status',
] as const;

function selection(reader: ScopedReader, filter: PeopleFilter) {
  const found = conditions(reader, filter);
  return query.selectFrom('person').where((builder) => builder.and(found));
}

export function countPeople(reader: ScopedReader, filter: PeopleFilter): number {
  return one(reader, selection(reader, filter).select(sql<number>`count(*)`.as('total')))?.total ?? 0;
}

export function pageOfPeople(reader: ScopedReader, filter: PeopleFilter, sort: Sort, offset: number, limit: number): PersonRow[] {
  const direction = sort?.isDescending ? 'desc' : 'asc';
  let keys = selection(reader, filter).select('person.person_id');
  if (sort) keys = keys.orderBy(sortColumns[sort.key], direction);
  // Sorted as bare keys: the names of places are looked up for the rows of the page only, not for everybody that is sorted.
  let page = query
    .selectFrom('person')
    .where('person.person_id', 'in', keys.orderBy('person.person_id').limit(limit).offset(offset))
    .select([...personColumns, townName.as('townName'), villageName.as('villageName'), homeName.as('homeName')]);
  if (sort) page = page.orderBy(sortColumns[sort.key], direction);
  return many(reader, page.orderBy('person.person_id')) as PersonRow[];
}

/** The first people found, without counting the rest: for results while somebody types. */
export function firstPeople(reader: ScopedReader, text: string, limit: number): PersonRow[] {
  return pageOfPeople(reader, { ...noPeopleFilter, search: text }, null, 0, limit);
}

export function rowOfPerson(reader: Reader, personId: number): PersonRow | undefined {
  return one(
    reader,
    query
      .selectFrom('person')
      .select([...personColumns, townName.as('townName'), villageName.as('villageName'), homeName.as('homeName')])
      .where('person.person_id', '=', personId),
  ) as PersonRow | undefined;
}

export type PersonKey = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly status: string;
  readonly endedOn: string | null;
  readonly confirmedOn: string | null;
};

export function personByIdNumber(reader: Reader, idNumber: string): PersonKey | undefined {
  return row(
    reader,
    'SELECT person_id AS personId, name, id_number AS idNumber, status, ended_on AS endedOn, confirmed_on AS confirmedOn FROM person WHERE id_number = ?',
    idNumber,
  );
}

export function personById(reader: Reader, personId: number): PersonKey | undefined {
  return row(
    reader,
    'SELECT person_id AS personId, name, id_number AS idNumber, status, ended_on AS endedOn, confirmed_on AS confirmedOn FROM person WHERE person_id = ?',
    personId,
  );
}

/** Home of that key that has not been withdrawn. */
export function homeExists(reader: Reader, homeId: number): boolean {
  return row(reader, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId) !== undefined;
}

export function townOfVillage(reader: Reader, villageCode: string): string | null {
  return (
    row<{ parent: string }>(
      reader,
      "SELECT parent_code AS parent FROM division WHERE code = ? AND level = 'village' AND valid_to IS NULL",
      villageCode,
    )?.parent ?? null
  );
}

export function lastTemporaryNumber(reader: Reader, prefix: string): string | null {
  return (
    row<{ last: string | null }>(
      reader,
      'SELECT temporary_number AS last FROM person WHERE temporary_number LIKE ? ORDER BY length(temporary_number) DESC, temporary_number DESC LIMIT 1',
      `${prefix}%`,
    )?.last ?? null
  );
}

/** Number of the next exported list of people, on its foot line and in the audit. */
export function nextExportNumber(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action = 'people.export'")?.n ?? 0);
}

export type StoredFact = {
  readonly factId: number;
  readonly personId: number;
  readonly kind: string;
  readonly validFrom: string;
  readonly value: string | null;
  readonly homeName: string | null;
  readonly placeName: string | null;
  readonly detail: string | null;
  readonly source: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly cancelledAt: string | null;
  readonly cancelledBy: string | null;
  readonly cancelDetail: string | null;
};

const storedFactSql = `SELECT f.fact_id AS factId, f.person_id AS personId, f.kind, f.valid_from AS validFrom, f.value, h.name AS homeName,
    (SELECT d.name FROM division d WHERE f.kind = 'residence' AND d.code = f.value ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS placeName,
    f.detail, f.source, f.recorded_at AS recordedAt, u.name AS recordedBy, c.recorded_at AS cancelledAt, cu.name AS cancelledBy, c.detail AS cancelDetail
  FROM fact f JOIN user_account u ON u.user_id = f.recorded_by LEFT JOIN home h ON h.home_id = f.home_id
    LEFT JOIN fact c ON c.cancels_fact_id = f.fact_id LEFT JOIN user_account cu ON cu.user_id = c.recorded_by`;

export function storedFacts(reader: Reader, personId: number): StoredFact[] {
  return rows(
    reader,
    `${storedFactSql} WHERE f.person_id = ? AND f.kind <> 'cancellation' ORDER BY f.valid_from DESC, f.fact_id DESC`,
    personId,
  );
}

export function storedFact(reader: Reader, factId: number): StoredFact | undefined {
  return row(reader, `${storedFactSql} WHERE f.fact_id = ? AND f.kind <> 'cancellation'`, factId);
}

export type PaymentEntry = {
  readonly month: string;
  readonly state: string;
  readonly totalFen: number;
  readonly builtAt: string;
  readonly builtBy: string;
};

/** What sheets hold for a person, month by month. */
export function paymentsOf(reader: Reader, personId: number): PaymentEntry[] {
  return rows(
    reader,
    `SELECT s.month, s.state, sum(l.fen) AS totalFen, s.built_at AS builtAt, u.name AS builtBy
     FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id JOIN user_account u ON u.user_id = s.built_by
     WHERE l.person_id = ? GROUP BY s.sheet_id ORDER BY s.month DESC`,
    personId,
  );
}
