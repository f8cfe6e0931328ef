/** Nursing homes: master data and accounts. */
import type { z } from 'zod';
import type { homeInputSchema, HomeRow } from '../../../electron/contract/homes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { placeCondition, wholeCounty, type ScopedReader } from '../users/scope.ts';
import { accountStands } from './account-standing.ts';
import { recordCapacity } from './capacity.ts';

export type HomeInput = z.output<typeof homeInputSchema>;
export type HomeContent = Omit<HomeInput, 'homeId' | 'bedsFrom'>;
/** The day a change of the beds holds from, and the import it came with. */
export type BedsFrom = { readonly day: IsoDate; readonly batchId: number | null };

/** Homes of the scope; their residents are counted wherever they are registered. */
export function list(reader: ScopedReader): HomeRow[] {
  const own = placeCondition(reader.scope, 'h');
  const stored = rows<
    Omit<HomeRow, 'account'> & { holder: string | null; bank: string | null; number: string | null; accountFrom: IsoDate | null }
  >(
    reader,
    `SELECT h.home_id AS homeId, h.code, h.name, h.home_level AS homeLevel, h.town_code AS townCode,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
       h.beds_registered AS bedsRegistered, h.nursing_beds AS nursingBeds, h.operation_mode AS operationMode, h.opened_on AS openedOn, h.credit_code AS creditCode,
       (SELECT count(*) FROM person p WHERE p.home_id = h.home_id AND p.mode = 'centralised' AND p.status IN ('active', 'suspended')) AS residents,
       a.holder, a.bank, a.account_number AS number, a.valid_from AS accountFrom
     FROM home h LEFT JOIN home_account a ON a.home_account_id =
       (SELECT home_account_id FROM home_account c WHERE c.home_id = h.home_id AND ${accountStands} ORDER BY valid_from DESC, home_account_id DESC LIMIT 1)
     WHERE h.withdrawn_at IS NULL${own.sql} ORDER BY h.code`,
    ...own.values,
  );
  return stored.map(({ holder, bank, number, accountFrom, ...home }) => ({
    ...home,
    account:
      holder !== null && bank !== null && number !== null && accountFrom !== null ? { holder, bank, number, validFrom: accountFrom } : null,
  }));
}

export type StoredHome = HomeContent & { readonly homeId: number; readonly isWithdrawn: number };

/** Every home ever registered, withdrawn ones included. */
export function storedHomes(reader: Reader): StoredHome[] {
  return rows(
    reader,
    `SELECT home_id AS homeId, code, name, home_level AS homeLevel, town_code AS townCode, beds_registered AS bedsRegistered, nursing_beds AS nursingBeds,
       operation_mode AS operationMode, opened_on AS openedOn, credit_code AS creditCode, withdrawn_at IS NOT NULL AS isWithdrawn FROM home ORDER BY home_id`,
  );
}

export function storedHome(reader: Reader, homeId: number): StoredHome | undefined {
  return storedHomes(reader).find((home) => home.homeId === homeId);
}

export function insertHome(writer: Writer, home: HomeContent, bedsFrom: BedsFrom): number {
  const homeId = run(
    writer,
    'INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode, opened_on, credit_code, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    home.code,
    home.name,
    home.homeLevel,
    home.townCode,
    home.bedsRegistered,
    home.nursingBeds,
    home.operationMode,
    home.openedOn,
    home.creditCode,
    bedsFrom.batchId,
  );
  recordCapacity(writer, homeId, home, bedsFrom);
  return homeId;
}

/** @param bedsFrom null where the rows of an import that is taken back stop counting by themselves */
export function updateHome(writer: Writer, homeId: number, home: HomeContent, bedsFrom: BedsFrom | null): void {
  if (bedsFrom) recordCapacity(writer, homeId, home, bedsFrom);
  run(
    writer,
    'UPDATE home SET code = ?, name = ?, home_level = ?, town_code = ?, beds_registered = ?, nursing_beds = ?, operation_mode = ?, opened_on = ?, credit_code = ?, withdrawn_at = NULL WHERE home_id = ?',
    home.code,
    home.name,
    home.homeLevel,
    home.townCode,
    home.bedsRegistered,
    home.nursingBeds,
    home.operationMode,
    home.openedOn,
    home.creditCode,
    homeId,
  );
}

export function save(context: WriteContext, input: HomeInput): { homeId: number } {
  const { homeId, bedsFrom, ...home } = input;
  const today = context.clock.today();
  // Rows of capacity are never taken back: a slip into the future would stand in the way of every change until then.
  if (bedsFrom && (home.openedOn === null || bedsFrom > home.openedOn)) refuseFuture(bedsFrom, today, 'bedsFrom');
  const from: BedsFrom = { day: bedsFrom ?? today, batchId: null };
  return transaction(context, (writer) => {
    if (!row(writer, "SELECT 1 FROM division WHERE code = ? AND level = 'town' AND valid_to IS NULL", home.townCode))
      throw new AppError('INVALID_INPUT', {}, { townCode: '请选择区划表中的乡镇' });
    const sameCode = storedHomes(writer).find((other) => other.code === home.code);
    if (sameCode && sameCode.homeId !== homeId) throw new AppError('HOME_EXISTS', { code: home.code }, { code: '机构编号已存在' });
    if (homeId === null) {
      const created = insertHome(writer, home, from);
      writer.audit({ action: 'home.register', entity: 'home', entityId: created, after: home });
      return { homeId: created };
    }
    const before = storedHomes(writer).find((other) => other.homeId === homeId);
    if (!before) throw new AppError('HOME_NOT_FOUND');
    updateHome(writer, homeId, home, from);
    writer.audit({ action: 'home.change', entity: 'home', entityId: homeId, before, after: bedsFrom ? { ...home, bedsFrom } : home });
    return { homeId };
  });
}

/** The account a home is paid into, in full, for somebody who says why. @throws AppError HOME_NOT_FOUND, HOME_ACCOUNT_MISSING */
export function revealAccount(
  context: WriteContext,
  { homeId, reason }: { readonly homeId: number; readonly reason: string },
): { number: string } {
  return transaction(context, (writer) => {
    const home = list({ ...writer, scope: wholeCounty }).find((candidate) => candidate.homeId === homeId);
    if (!home) throw new AppError('HOME_NOT_FOUND');
    if (!home.account) throw new AppError('HOME_ACCOUNT_MISSING', { name: home.name });
    writer.audit({ action: 'home.reveal', entity: 'home', entityId: homeId, after: { name: home.name, reason } });
    return { number: home.account.number };
  });
}

type HomeAccount = {
  readonly homeId: number;
  readonly validFrom: IsoDate;
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

export function insertAccount(writer: Writer, account: HomeAccount, batchId: number | null): void {
  run(
    writer,
    'INSERT INTO home_account (uid, home_id, valid_from, holder, bank, account_number, batch_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    account.homeId,
    account.validFrom,
    account.holder,
    account.bank,
    account.number,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

/** The newest account a home is paid into; null while it has none. */
function standingAccount(reader: Reader, homeId: number): HomeAccount | null {
  return (
    row<HomeAccount>(
      reader,
      `SELECT home_id AS homeId, valid_from AS validFrom, holder, bank, account_number AS number FROM home_account c
       WHERE home_id = ? AND ${accountStands} ORDER BY valid_from DESC, home_account_id DESC LIMIT 1`,
      homeId,
    ) ?? null
  );
}

export function setAccount(context: WriteContext, input: HomeAccount): void {
  transaction(context, (writer) => {
    if (!row(writer, 'SELECT 1 FROM home WHERE home_id = ?', input.homeId)) throw new AppError('HOME_NOT_FOUND');
    const before = standingAccount(writer, input.homeId);
    insertAccount(writer, input, null);
    writer.audit({ action: 'home.account', entity: 'home', entityId: input.homeId, before, after: input });
  });
}
