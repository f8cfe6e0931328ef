/** Months of consumer prices, one-off items, and what the sheets of both are called. */
import type { SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { ItemTarget, ItemTerms } from './rules-items.ts';
import type { PriceMonth } from './rules-price.ts';

export type Heading = { readonly title: string; readonly documentNo: string; readonly documentTitle: string | null };

export function insertHeading(writer: Writer, sheetId: number, { title, documentNo, documentTitle }: Heading): void {
  run(
    writer,
    'INSERT INTO sheet_heading (sheet_id, title, document_no, document_title) VALUES (?, ?, ?, ?)',
    sheetId,
    title,
    documentNo,
    documentTitle,
  );
}

export function headingOfSheet(reader: Reader, sheetId: number): Heading | undefined {
  return row(
    reader,
    'SELECT title, document_no AS documentNo, document_title AS documentTitle FROM sheet_heading WHERE sheet_id = ?',
    sheetId,
  );
}

/** Recorded and not withdrawn by an instant; now when none is named. */
const standsAt = (at: string | null): string =>
  at === null ? 'withdrawn_at IS NULL' : 'recorded_at <= @at AND (withdrawn_at IS NULL OR withdrawn_at > @at)';

export type DocumentedPrices = PriceMonth & { readonly releasedOn: IsoDate; readonly documentNo: string };

/** Oldest first. @param at as known at this instant */
export function priceMonths(reader: Reader, at: string | null = null): DocumentedPrices[] {
  const sql = `SELECT month, cpi_points AS cpiPoints, food_points AS foodPoints, released_on AS releasedOn, document_no AS documentNo
    FROM cpi_month WHERE ${standsAt(at)} ORDER BY month`;
  return at === null ? rows(reader, sql) : rows(reader, sql, { at });
}

type ItemRow = {
  readonly itemId: number;
  readonly uid: string;
  readonly title: string;
  readonly documentNo: string;
  readonly documentTitle: string | null;
  readonly asOf: IsoDate;
  readonly target: ItemTarget['kind'];
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
  readonly homeId: number | null;
  readonly payee: 'basic' | 'person';
  readonly isWithdrawn: number;
};
export type StoredItem = ItemRow & { readonly terms: ItemTerms };

const itemSql = `SELECT payment_item_id AS itemId, lower(hex(uid)) AS uid, title, document_no AS documentNo, document_title AS documentTitle,
    as_of AS asOf, target, mode, level, home_id AS homeId, payee, withdrawn_at IS NOT NULL AS isWithdrawn FROM payment_item`;

/** Withdrawn ones as well. */
export function itemByUid(reader: Reader, uid: string): StoredItem | undefined {
  const found = row<ItemRow>(reader, `${itemSql} WHERE uid = ?`, Buffer.from(uid, 'hex'));
  return found && { ...found, terms: termsOfItem(reader, found) };
}

function termsOfItem(reader: Reader, item: ItemRow): ItemTerms {
  const amounts = rows<{ level: string; fen: Fen }>(
    reader,
    'SELECT level, fen FROM payment_item_amount WHERE payment_item_id = ?',
    item.itemId,
  );
  const everybody = amounts.find(({ level }) => level === '');
  return {
    asOf: item.asOf,
    target: targetOf(reader, item),
    amounts: everybody
      ? { everybody: everybody.fen }
      : { byLevel: new Map(amounts.map(({ level, fen }) => [level as SelfCareLevel, fen])) },
    payee: item.payee,
  };
}

function targetOf(reader: Reader, { itemId, target, mode, level, homeId }: ItemRow): ItemTarget {
  if (target === 'mode' && mode !== null) return { kind: 'mode', mode };
  if (target === 'level' && level !== null) return { kind: 'level', level };
  if (target === 'home' && homeId !== null) return { kind: 'home', homeId };
  if (target !== 'list') return { kind: 'all' };
  const people = rows<{ personId: number }>(
    reader,
    'SELECT person_id AS personId FROM payment_item_person WHERE payment_item_id = ?',
    itemId,
  );
  return { kind: 'list', people: new Set(people.map(({ personId }) => personId)) };
}
