import type { DueState } from '../../../electron/contract/assessment-due.ts';
import type { SelfCareLevel, Sex, SupportMode } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { assessmentRules, exemption, type Exemption } from './parameters.ts';
import { lastDueSoon, lastExpired } from './rules-due.ts';

type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** People under `p` of whom no regular assessment is asked. */
export function exemptSql({ minors, adultAge, completeLossTimes }: Exemption, today: IsoDate): Condition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  if (minors) {
    parts.push('p.born_on > ?');
    values.push(`${Number(today.slice(0, 4)) - adultAge}${today.slice(4)}`);
  }
  if (completeLossTimes > 0) {
    parts.push(`(p.level = 'completeLoss' AND (SELECT count(*) FROM (SELECT f.value FROM fact f WHERE f.person_id = p.person_id AND f.kind = 'level'
      AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT ?) v
      WHERE v.value = 'completeLoss') = ?)`);
    values.push(completeLossTimes, completeLossTimes);
  }
  return parts.length === 0 ? { sql: 'FALSE', values } : { sql: `(${parts.join(' OR ')})`, values };
}

export type DueFacts = { readonly today: IsoDate; readonly expired: IsoDate; readonly soon: IsoDate; readonly exempt: Condition };

export function dueFacts(reader: Reader, today: IsoDate): DueFacts {
  const { validMonths, warnDays } = assessmentRules(reader, today);
  return {
    today,
    expired: lastExpired(today, validMonths),
    soon: lastDueSoon(today, validMonths, warnDays),
    exempt: exemptSql(exemption(reader, today), today),
  };
}

const supported = "p.status IN ('active', 'suspended')";

/** People of a state; open reports come as one row each. */
function ofState(
  state: DueState,
  { expired, soon, exempt }: DueFacts,
): { readonly from: string; readonly values: readonly (string | number)[] } {
  switch (state) {
    case 'reported':
      return {
        from: `person p JOIN condition_report r ON r.person_id = p.person_id AND r.closed_on IS NULL WHERE ${supported}`,
        values: [],
      };
    case 'overdue':
      return {
        from: `person p WHERE ${supported} AND p.assessed_on <= ? AND NOT ${exempt.sql}`,
        values: [expired, ...exempt.values],
      };
    case 'soon':
      return {
        from: `person p WHERE ${supported} AND p.assessed_on > ? AND p.assessed_on <= ? AND NOT ${exempt.sql}`,
        values: [expired, soon, ...exempt.values],
      };
    case 'never':
      return { from: `person p WHERE ${supported} AND p.level IS NULL`, values: [] };
  }
}

export function countDue(reader: ScopedReader, state: DueState, facts: DueFacts, more: Condition = { sql: '', values: [] }): number {
  const { from, values } = ofState(state, facts);
  const own = placeCondition(reader.scope, 'p');
  return (
    row<{ n: number }>(reader, `SELECT count(*) AS n FROM ${from}${own.sql}${more.sql}`, ...values, ...own.values, ...more.values)?.n ?? 0
  );
}

export type DuePlace = { readonly townCode: string | null; readonly homeId: number | null };

function inPlace({ townCode, homeId }: DuePlace): Condition {
  return {
    sql: `${townCode === null ? '' : ' AND p.town_code = ?'}${homeId === null ? '' : ' AND p.home_id = ?'}`,
    values: [...(townCode === null ? [] : [townCode]), ...(homeId === null ? [] : [homeId])],
  };
}

export type StoredDue = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly sex: Sex;
  readonly townName: string | null;
  readonly villageName: string | null;
  readonly mode: SupportMode | null;
  readonly homeName: string | null;
  readonly level: SelfCareLevel | null;
  readonly assessedOn: IsoDate | null;
  readonly conditionReportId: number | null;
  readonly reportedOn: IsoDate | null;
  readonly reporter: string | null;
  readonly description: string | null;
  readonly reportDueOn: IsoDate | null;
};

const nameOf = (column: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = p.${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;
const orders: Readonly<Record<DueState, string>> = {
  reported: 'r.due_on, r.condition_report_id',
  overdue: 'p.assessed_on, p.person_id',
  soon: 'p.assessed_on, p.person_id',
  never: 'p.confirmed_on, p.person_id',
};

export function dueRows(
  reader: ScopedReader,
  state: DueState,
  facts: DueFacts,
  place: DuePlace,
  offset: number,
  limit: number,
): StoredDue[] {
  const { from, values } = ofState(state, facts);
  const own = placeCondition(reader.scope, 'p');
  const chosen = inPlace(place);
  const report =
    state === 'reported'
      ? 'r.condition_report_id AS conditionReportId, r.reported_on AS reportedOn, r.reporter, r.description, r.due_on AS reportDueOn'
      : 'NULL AS conditionReportId, NULL AS reportedOn, NULL AS reporter, NULL AS description, NULL AS reportDueOn';
  return rows(
    reader,
    `SELECT p.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber, p.sex, ${nameOf('town_code')} AS townName,
       ${nameOf('village_code')} AS villageName, p.mode, (SELECT h.name FROM home h WHERE h.home_id = p.home_id) AS homeName, p.level,
       p.assessed_on AS assessedOn, ${report}
     FROM ${from}${own.sql}${chosen.sql} ORDER BY ${orders[state]} LIMIT ? OFFSET ?`,
    ...values,
    ...own.values,
    ...chosen.values,
    limit,
    offset,
  );
}

export function countInPlace(reader: ScopedReader, state: DueState, facts: DueFacts, place: DuePlace): number {
  return countDue(reader, state, facts, inPlace(place));
}

export function townsOf(reader: ScopedReader, state: DueState, facts: DueFacts): { code: string; name: string; count: number }[] {
  const { from, values } = ofState(state, facts);
  const own = placeCondition(reader.scope, 'p');
  return rows(
    reader,
    `SELECT p.town_code AS code, coalesce(${nameOf('town_code')}, '') AS name, count(*) AS count FROM ${from}${own.sql}
       AND p.town_code IS NOT NULL GROUP BY p.town_code ORDER BY p.town_code`,
    ...values,
    ...own.values,
  );
}

export function homesOf(reader: ScopedReader, state: DueState, facts: DueFacts): { homeId: number; name: string; count: number }[] {
  const { from, values } = ofState(state, facts);
  const own = placeCondition(reader.scope, 'p');
  return rows(
    reader,
    `SELECT p.home_id AS homeId, (SELECT h.name FROM home h WHERE h.home_id = p.home_id) AS name, count(*) AS count FROM ${from}${own.sql}
       AND p.home_id IS NOT NULL GROUP BY p.home_id ORDER BY p.home_id`,
    ...values,
    ...own.values,
  );
}
