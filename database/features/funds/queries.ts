/** Sources, entries, rules, choices, and what approved sheets have drawn. SQL only. */
import type { FundBasis, FundDrawing, FundPlan } from '../../../electron/contract/funds-plan.ts';
import type { FundEntry } from '../../../electron/contract/funds-shapes.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import type { Fen, IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type Source = { readonly sourceId: number; readonly name: string; readonly isStopped: boolean };

/** In the order they were entered; stopped ones too. */
export function allSources(reader: Reader): Source[] {
  return rows<{ sourceId: number; name: string; isStopped: number }>(
    reader,
    'SELECT fund_source_id AS sourceId, name, withdrawn_at IS NOT NULL AS isStopped FROM fund_source ORDER BY fund_source_id',
  ).map((source) => ({ ...source, isStopped: source.isStopped === 1 }));
}

type EntryRow = Omit<FundEntry, 'fen' | 'onDate'> & { readonly fen: Fen; readonly onDate: IsoDate };

const entrySql = `SELECT e.fund_entry_id AS entryId, e.fund_source_id AS sourceId, s.name AS sourceName, e.kind, e.year, e.on_date AS onDate,
    e.document_no AS documentNo, e.fen, e.note, u.name AS recordedBy, e.recorded_at AS recordedAt, e.withdrawn_reason AS withdrawnReason, w.name AS withdrawnBy
  FROM fund_entry e JOIN fund_source s ON s.fund_source_id = e.fund_source_id JOIN user_account u ON u.user_id = e.recorded_by
    LEFT JOIN user_account w ON w.user_id = e.withdrawn_by`;

/** Of a year by day; withdrawn ones too. */
export function entriesOf(reader: Reader, year: number): EntryRow[] {
  return rows(reader, `${entrySql} WHERE e.year = ? ORDER BY e.on_date, e.fund_entry_id`, year);
}

export function entryById(reader: Reader, entryId: number): EntryRow | undefined {
  return row(reader, `${entrySql} WHERE e.fund_entry_id = ?`, entryId);
}

export type StoredRule = {
  readonly ruleId: number;
  readonly validFrom: IsoDate;
  readonly plan: FundPlan;
  readonly basis: FundBasis;
  readonly documentNo: string;
  readonly documentTitle: string;
  readonly recordedBy: string;
  readonly withdrawnReason: string | null;
};
type RuleRow = Omit<StoredRule, 'plan'> & { readonly kind: FundDrawing; readonly shares: string };

/** Newest first; withdrawn ones too. */
export function allRules(reader: Reader): StoredRule[] {
  return rows<RuleRow>(
    reader,
    `SELECT r.fund_rule_id AS ruleId, r.valid_from AS validFrom, r.kind, r.shares_json AS shares, r.basis, r.document_no AS documentNo,
       r.document_title AS documentTitle, u.name AS recordedBy, r.withdrawn_reason AS withdrawnReason
     FROM fund_rule r JOIN user_account u ON u.user_id = r.recorded_by ORDER BY r.valid_from DESC, r.fund_rule_id DESC`,
  ).map(({ kind, shares, ...rule }) => ({ ...rule, plan: { kind, shares: JSON.parse(shares) as FundPlan['shares'] } }));
}

/** The rule in force on a day; undefined before the first. */
export function ruleOn(reader: Reader, day: IsoDate): StoredRule | undefined {
  return allRules(reader).find((rule) => rule.withdrawnReason === null && rule.validFrom <= day);
}

export type Choice = { readonly plan: FundPlan; readonly reason: string };

/** What was chosen for a sheet last; null by the rule. */
export function choiceOf(reader: Reader, sheetId: number): Choice | null {
  const found = row<{ kind: FundDrawing | null; shares: string | null; reason: string }>(
    reader,
    'SELECT kind, shares_json AS shares, reason FROM sheet_fund_choice WHERE sheet_id = ? ORDER BY choice_id DESC LIMIT 1',
    sheetId,
  );
  if (!found || found.kind === null || found.shares === null) return null;
  return { plan: { kind: found.kind, shares: JSON.parse(found.shares) as FundPlan['shares'] }, reason: found.reason };
}

export type FundSheet = {
  readonly sheetId: number;
  readonly month: IsoMonth;
  readonly scheme: string;
  readonly title: string | null;
  readonly state: SheetState;
  readonly totalFen: Fen;
  readonly persons: number;
  readonly isApproved: number;
};

const sheetSql = `SELECT s.sheet_id AS sheetId, s.month, s.scheme, h.title, s.state, s.total_fen AS totalFen, s.person_count AS persons,
    s.fingerprint IS NOT NULL AS isApproved
  FROM sheet s LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id`;

export function sheetById(reader: Reader, sheetId: number): FundSheet | undefined {
  return row(reader, `${sheetSql} WHERE s.sheet_id = ?`, sheetId);
}

/** Sources by what is the same in every ledger: 市级, 县级, 乡镇. The subsidy names its bearers so, whatever they are called by now. */
const bearers = ['f003', 'f004', 'f005'].map((end) => `79697961${'00'.repeat(10)}${end}`);

/** What the operating subsidy of a sheet lays on city, county and township; null for a sheet of another scheme. */
export function sharesOfSubsidy(reader: Reader, sheetId: number): { readonly sourceId: number; readonly fen: Fen }[] | null {
  const found = row<{ homes: number; city: Fen; county: Fen; town: Fen }>(
    reader,
    `SELECT count(*) AS homes, ifnull(sum(city_fen), 0) AS city, ifnull(sum(county_fen), 0) AS county, ifnull(sum(town_fen), 0) AS town
     FROM sheet_happiness_home WHERE sheet_id = ?`,
    sheetId,
  );
  if (!found || found.homes === 0) return null;
  const sources = new Map(
    rows<{ sourceId: number; uid: string }>(reader, 'SELECT fund_source_id AS sourceId, lower(hex(uid)) AS uid FROM fund_source').map(
      ({ sourceId, uid }) => [uid, sourceId],
    ),
  );
  return [found.city, found.county, found.town].map((fen, index) => ({ sourceId: sources.get(bearers[index] ?? '') ?? 0, fen }));
}

/** Sheets of the months of a year. */
export function sheetsOf(reader: Reader, year: number): FundSheet[] {
  return rows(reader, `${sheetSql} WHERE substr(s.month, 1, 4) = ? ORDER BY s.month, s.sheet_id`, String(year));
}

export type FixedShare = {
  readonly sheetId: number;
  readonly sourceId: number;
  readonly sourceName: string;
  readonly fen: Fen;
  readonly availableFen: Fen;
  readonly overspendReason: string | null;
};

const shareSql = `SELECT f.sheet_id AS sheetId, f.fund_source_id AS sourceId, f.source_name AS sourceName, f.fen, f.available_fen AS availableFen,
    f.overspend_reason AS overspendReason FROM sheet_fund f`;

/** What approved sheets of a year have drawn. */
export function sharesOfYear(reader: Reader, year: number): FixedShare[] {
  return rows(
    reader,
    `${shareSql} JOIN sheet s ON s.sheet_id = f.sheet_id WHERE s.fingerprint IS NOT NULL AND substr(s.month, 1, 4) = ? ORDER BY s.month, f.fund_source_id`,
    String(year),
  );
}

export function sharesOfSheet(reader: Reader, sheetId: number): FixedShare[] {
  return rows(reader, `${shareSql} WHERE f.sheet_id = ? ORDER BY f.fund_source_id`, sheetId);
}

/** Years with entries or sheets, newest first. */
export function knownYears(reader: Reader): number[] {
  return rows<{ year: number }>(
    reader,
    'SELECT year FROM fund_entry UNION SELECT CAST(substr(month, 1, 4) AS INTEGER) FROM sheet ORDER BY 1 DESC',
  ).map(({ year }) => year);
}

/** Last month of monthly support that has a sheet. */
export function lastSheetMonth(reader: Reader): IsoMonth | null {
  return row<{ month: IsoMonth | null }>(reader, "SELECT max(month) AS month FROM sheet WHERE scheme = 'destitute'")?.month ?? null;
}
