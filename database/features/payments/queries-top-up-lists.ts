/** Months of prices and one-off items as they are listed, recorded and withdrawn. */
import type { ItemRow, PriceMonthRow } from '../../../electron/contract/top-ups.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

export type StoredPrices = Pick<PriceMonthRow, 'priceId' | 'month' | 'releasedOn' | 'documentNo' | 'recordedBy' | 'withdrawnReason'> & {
  readonly cpiPoints: number;
  readonly foodPoints: number | null;
};

const priceSql = `SELECT c.cpi_month_id AS priceId, c.month, c.cpi_points AS cpiPoints, c.food_points AS foodPoints, c.released_on AS releasedOn,
    c.document_no AS documentNo, u.name AS recordedBy, c.withdrawn_reason AS withdrawnReason
  FROM cpi_month c JOIN user_account u ON u.user_id = c.recorded_by`;

/** Newest month first. */
export function listedPrices(reader: Reader, withWithdrawn: boolean): StoredPrices[] {
  const condition = withWithdrawn ? '' : 'WHERE c.withdrawn_at IS NULL';
  return rows(reader, `${priceSql} ${condition} ORDER BY c.month DESC, c.cpi_month_id DESC`);
}

/** As it stands; nothing once it is withdrawn. */
export function pricesById(reader: Reader, priceId: number): StoredPrices | undefined {
  return row(reader, `${priceSql} WHERE c.cpi_month_id = ? AND c.withdrawn_at IS NULL`, priceId);
}

export type NewPrices = {
  readonly month: IsoMonth;
  readonly cpiPoints: number;
  readonly foodPoints: number | null;
  readonly releasedOn: IsoDate;
  readonly documentNo: string;
};

export function insertPrices(writer: Writer, { month, cpiPoints, foodPoints, releasedOn, documentNo }: NewPrices): number {
  return run(
    writer,
    'INSERT INTO cpi_month (uid, month, cpi_points, food_points, released_on, document_no, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    month,
    cpiPoints,
    foodPoints,
    releasedOn,
    documentNo,
    writer.at,
    writer.actor.userId,
  );
}

export function withdraw(writer: Writer, table: 'cpi_month' | 'payment_item', key: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    key,
  );
}

export type SheetBrief = {
  readonly scheme: Scheme;
  readonly month: IsoMonth;
  readonly state: SheetState;
  readonly persons: number;
  readonly totalFen: number;
};

/** Sheets of every scheme but destitute support, oldest first. */
export function topUpSheets(reader: Reader): SheetBrief[] {
  return rows(
    reader,
    "SELECT scheme, month, state, person_count AS persons, total_fen AS totalFen FROM sheet WHERE scheme <> 'destitute' ORDER BY month",
  );
}

export type ListedItem = Pick<ItemRow, 'title' | 'documentNo' | 'documentTitle' | 'asOf' | 'payee' | 'recordedBy' | 'withdrawnReason'> & {
  readonly uid: string;
};

/** The newest day first. */
export function listedItems(reader: Reader, withWithdrawn: boolean): ListedItem[] {
  return rows(
    reader,
    `SELECT lower(hex(i.uid)) AS uid, i.title, i.document_no AS documentNo, i.document_title AS documentTitle, i.as_of AS asOf, i.payee,
       u.name AS recordedBy, i.withdrawn_reason AS withdrawnReason
     FROM payment_item i JOIN user_account u ON u.user_id = i.recorded_by ${withWithdrawn ? '' : 'WHERE i.withdrawn_at IS NULL'}
     ORDER BY i.as_of DESC, i.payment_item_id DESC`,
  );
}

export type NewItem = {
  readonly title: string;
  readonly documentNo: string;
  readonly documentTitle: string | null;
  readonly asOf: IsoDate;
  readonly target: string;
  readonly mode: string | null;
  readonly level: string | null;
  readonly homeId: number | null;
  readonly payee: string;
  readonly amounts: readonly { readonly level: SelfCareLevel | ''; readonly fen: number }[];
  readonly people: readonly number[];
};

/** @returns its key and its identity, 32 hexadecimal digits */
export function insertItem(writer: Writer, item: NewItem): { readonly itemId: number; readonly uid: string } {
  const uid = newUid();
  const itemId = run(
    writer,
    `INSERT INTO payment_item (uid, title, document_no, document_title, as_of, target, mode, level, home_id, payee, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    item.title,
    item.documentNo,
    item.documentTitle,
    item.asOf,
    item.target,
    item.mode,
    item.level,
    item.homeId,
    item.payee,
    writer.at,
    writer.actor.userId,
  );
  for (const { level, fen } of item.amounts)
    run(writer, 'INSERT INTO payment_item_amount (payment_item_id, level, fen) VALUES (?, ?, ?)', itemId, level, fen);
  for (const personId of item.people)
    run(writer, 'INSERT INTO payment_item_person (payment_item_id, person_id) VALUES (?, ?)', itemId, personId);
  return { itemId, uid: uid.toString('hex') };
}

/** Keys of people by ID number or temporary number, in the order asked; those nobody has are left out. */
export function peopleByNumbers(reader: Reader, numbers: readonly string[]): ReadonlyMap<string, number> {
  const found = rows<{ number: string; personId: number }>(
    reader,
    `SELECT n.value AS number, p.person_id AS personId FROM json_each(?) n JOIN person p ON p.id_number = n.value
     UNION SELECT n.value, p.person_id FROM json_each(?) n JOIN person p ON p.temporary_number = n.value`,
    JSON.stringify(numbers),
    JSON.stringify(numbers),
  );
  return new Map(found.map(({ number, personId }) => [number, personId]));
}

export function homeName(reader: Reader, homeId: number): string | undefined {
  return row<{ name: string }>(reader, 'SELECT name FROM home WHERE home_id = ?', homeId)?.name;
}
