/** What a sheet is computed from besides the people: homes with their accounts, places, changed standards. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { accountStands } from '../homes/account-standing.ts';
import type { PaidHome } from './rules.ts';
import type { Known } from './queries-sheets.ts';

type HomeRow = { homeId: number; code: string; name: string; holder: string | null; bank: string | null; number: string | null };

/** Every home with its newest account. */
export function paidHomes(reader: Reader): ReadonlyMap<number, PaidHome> {
  const found = rows<HomeRow>(
    reader,
    `SELECT h.home_id AS homeId, h.code, h.name, a.holder, a.bank, a.account_number AS number FROM home h LEFT JOIN home_account a ON a.home_account_id =
       (SELECT home_account_id FROM home_account c WHERE c.home_id = h.home_id AND ${accountStands} ORDER BY valid_from DESC, home_account_id DESC LIMIT 1)`,
  );
  return new Map(
    found.map(({ homeId, code, name, holder, bank, number }) => [
      homeId,
      { homeId, code, name, account: holder !== null && bank !== null && number !== null ? { holder, bank, number } : null },
    ]),
  );
}

/** Names of townships and villages by code, those in use before those that were merged away. */
export function placeNames(reader: Reader): ReadonlyMap<string, string> {
  const found = rows<{ code: string; name: string }>(
    reader,
    "SELECT code, name FROM division WHERE level IN ('town', 'village') ORDER BY valid_to IS NULL, valid_to",
  );
  return new Map(found.map(({ code, name }) => [code, name]));
}

/** Earliest day from which a standard recorded or voided since then changes what is due; null when none does. */
export function standardsChangedFrom(reader: Reader, known: Known, builtAt: string): IsoDate | null {
  const found = row<{ day: IsoDate | null }>(
    reader,
    `SELECT min(s.valid_from) AS day FROM standard s LEFT JOIN standard_void v ON v.standard_id = s.standard_id
     WHERE s.kind <> 'dibao' AND (s.standard_id > ? OR v.voided_at >= ?)`,
    known.standard,
    builtAt,
  );
  return found?.day ?? null;
}
