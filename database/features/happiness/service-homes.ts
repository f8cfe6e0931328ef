/** Facilities: registering and changing them, their village accounts and their states. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { isCreditCode, normaliseCreditCode } from '../people/credit-code.ts';
import {
  accountById,
  accountsOn,
  homeByCode,
  homeById,
  statusById,
  statusesOf,
  type AccountRow,
  type HappinessHome,
} from './queries-homes.ts';
import { withdrawRow } from './withdraw.ts';

export type HomeContent = Omit<ParsedInputOf<'happiness.save'>, 'happinessHomeId' | 'phone'> & { readonly phone: string | null };

/** @throws AppError HAPPINESS_NOT_FOUND */
export function requiredHome(reader: Reader, happinessHomeId: number): HappinessHome {
  const home = homeById(reader, happinessHomeId);
  if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
  return home;
}

/** @throws AppError INVALID_INPUT where they are none, or the village lies in another township */
export function requirePlace(reader: Reader, townCode: string, villageCode: string): void {
  const found = row<{ parentCode: string | null }>(
    reader,
    "SELECT parent_code AS parentCode FROM division WHERE code = ? AND level = 'village' AND valid_to IS NULL",
    villageCode,
  );
  if (!row(reader, "SELECT 1 FROM division WHERE code = ? AND level = 'town' AND valid_to IS NULL", townCode))
    throw new AppError('INVALID_INPUT', {}, { townCode: '请选择区划表中的乡镇' });
  if (found?.parentCode !== townCode) throw new AppError('INVALID_INPUT', {}, { villageCode: '请选择该乡镇的村' });
}

function contentOf({ townName: _town, villageName: _village, happinessHomeId: _id, ...content }: HappinessHome): HomeContent {
  return content;
}

const columns = `code = ?, name = ?, town_code = ?, village_code = ?, credit_code = ?, built_year = ?, opened_on = ?, floor_area_centi = ?, rest_places = ?,
  meal_mode = ?, manager_name = ?, manager_phone = ?, village_elders = ?`;
const valuesOf = (home: HomeContent): (string | number | null)[] => [
  home.code,
  home.name,
  home.townCode,
  home.villageCode,
  home.creditCode,
  home.builtYear,
  home.openedOn,
  home.floorAreaCenti,
  home.restPlaces,
  home.mealMode,
  home.managerName,
  home.phone,
  home.villageElders,
];

/** A new home, or one an import that was taken back had brought: it gets its old row again. */
export function insertHome(writer: Writer, home: HomeContent, batchId: number | null): number {
  const known = homeByCode(writer, home.code);
  let happinessHomeId = known?.happinessHomeId;
  if (happinessHomeId === undefined)
    happinessHomeId = run(
      writer,
      `INSERT INTO happiness_home (code, name, town_code, village_code, credit_code, built_year, opened_on, floor_area_centi, rest_places, meal_mode,
         manager_name, manager_phone, village_elders, uid, batch_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...valuesOf(home),
      newUid(),
      batchId,
      writer.at,
      writer.actor.userId,
    );
  else
    run(
      writer,
      `UPDATE happiness_home SET ${columns}, batch_id = ?, withdrawn_at = NULL WHERE happiness_home_id = ?`,
      ...valuesOf(home),
      batchId,
      happinessHomeId,
    );
  writer.audit({ action: 'happiness.register', entity: 'happiness_home', entityId: happinessHomeId, after: home });
  return happinessHomeId;
}

/** @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_EXISTS, INVALID_INPUT */
export function save(context: WriteContext, input: ParsedInputOf<'happiness.save'>): { happinessHomeId: number } {
  return transaction(context, (writer) => {
    const { happinessHomeId, ...given } = input;
    const creditCode = given.creditCode === null ? null : normaliseCreditCode(given.creditCode);
    if (creditCode !== null && !isCreditCode(creditCode))
      throw new AppError('INVALID_INPUT', {}, { creditCode: '没有通过校验，请对照证书核对' });
    const before = happinessHomeId === null ? null : requiredHome(writer, happinessHomeId);
    const home = { ...given, creditCode, phone: given.phone === undefined ? (before?.phone ?? null) : given.phone };
    // A village that was merged since keeps its homes; a new place must be one of today.
    if (before?.townCode !== home.townCode || before.villageCode !== home.villageCode)
      requirePlace(writer, home.townCode, home.villageCode);
    const same = homeByCode(writer, home.code);
    if (same && same.happinessHomeId !== happinessHomeId && !(same.isWithdrawn && happinessHomeId === null))
      throw new AppError('HAPPINESS_EXISTS', { code: home.code }, { code: '编号已存在' });
    if (!before || happinessHomeId === null) return { happinessHomeId: insertHome(writer, home, null) };
    run(writer, `UPDATE happiness_home SET ${columns} WHERE happiness_home_id = ?`, ...valuesOf(home), happinessHomeId);
    writer.audit({
      action: 'happiness.change',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      before: contentOf(before),
      after: home,
    });
    return { happinessHomeId };
  });
}

const accountWords = ({
  validFrom,
  kind,
  holder,
  bank,
  number,
}: Pick<AccountRow, 'validFrom' | 'kind' | 'holder' | 'bank' | 'number'>) => ({
  validFrom,
  villageAccountKind: kind,
  holder,
  bank,
  number,
});

/** @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_ACCOUNT_EXISTS, HAPPINESS_ACCOUNT_PERSONAL */
export function setAccount(context: WriteContext, input: ParsedInputOf<'happiness.setAccount'>): { accountId: number } {
  return transaction(context, (writer) => {
    const { happinessHomeId, validFrom, kind, holder, bank, number } = input;
    const home = requiredHome(writer, happinessHomeId);
    const standing = row(
      writer,
      'SELECT 1 FROM happiness_account WHERE happiness_home_id = ? AND valid_from = ? AND withdrawn_at IS NULL',
      happinessHomeId,
      validFrom,
    );
    if (standing) throw new AppError('HAPPINESS_ACCOUNT_EXISTS', { name: home.name, date: validFrom }, { validFrom: '这一天起已登记账户' });
    const person = row(
      writer,
      "SELECT 1 FROM fact WHERE kind IN ('account', 'caregiverAccount') AND detail ->> '$.number' = ? LIMIT 1",
      number,
    );
    if (person) throw new AppError('HAPPINESS_ACCOUNT_PERSONAL', {}, { number: '这是个人账户' });
    const before = accountsOn(writer, validFrom).get(happinessHomeId);
    const accountId = run(
      writer,
      'INSERT INTO happiness_account (uid, happiness_home_id, valid_from, account_kind, holder, bank, account_number, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      happinessHomeId,
      validFrom,
      kind,
      holder,
      bank,
      number,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'happiness.account',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      before: before ? accountWords(before) : null,
      after: accountWords(input),
    });
    return { accountId };
  });
}

/** @throws AppError HAPPINESS_ENTRY_NOT_FOUND, HAPPINESS_ENTRY_WITHDRAWN */
export function withdrawAccount(
  context: WriteContext,
  { accountId, reason }: { readonly accountId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const account = accountById(writer, accountId);
    if (!account) throw new AppError('HAPPINESS_ENTRY_NOT_FOUND');
    if (account.withdrawnReason !== null) throw new AppError('HAPPINESS_ENTRY_WITHDRAWN');
    withdrawRow(writer, 'happiness_account', accountId, reason);
    writer.audit({
      action: 'happiness.withdrawAccount',
      entity: 'happiness_home',
      entityId: account.happinessHomeId,
      before: accountWords(account),
      after: { withdrawn: true, reason },
    });
  });
}

/** In full, for somebody who says why. @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_ACCOUNT_MISSING */
export function revealAccount(
  context: WriteContext,
  { happinessHomeId, reason }: { readonly happinessHomeId: number; readonly reason: string },
): { number: string } {
  return transaction(context, (writer) => {
    const home = requiredHome(writer, happinessHomeId);
    const account = accountsOn(writer, context.clock.today()).get(happinessHomeId);
    if (!account) throw new AppError('HAPPINESS_ACCOUNT_MISSING', { name: home.name });
    writer.audit({
      action: 'happiness.reveal',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      after: { happinessHomeName: home.name, reason },
    });
    return { number: account.number };
  });
}

/** @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_STATUS_EXISTS for the same once more */
export function setStatus(context: WriteContext, input: ParsedInputOf<'happiness.setStatus'>): { statusId: number } {
  return transaction(context, (writer) => recordStatus(writer, input));
}

/** Within the caller's transaction. */
export function recordStatus(writer: Writer, input: ParsedInputOf<'happiness.setStatus'>): { statusId: number } {
  const { happinessHomeId, validFrom, status, reason, documentNo, rectifyBy } = input;
  const home = requiredHome(writer, happinessHomeId);
  const standing = statusesOf(writer, happinessHomeId).filter(({ withdrawnReason }) => withdrawnReason === null);
  const before = standing.find((state) => state.validFrom <= validFrom);
  if (before?.status === status && before.rectifyBy === rectifyBy && before.reason === reason)
    throw new AppError('HAPPINESS_STATUS_EXISTS', { name: home.name, date: before.validFrom });
  const statusId = run(
    writer,
    'INSERT INTO happiness_status (uid, happiness_home_id, valid_from, status, reason, document_no, rectify_by, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    happinessHomeId,
    validFrom,
    status,
    reason,
    documentNo,
    rectifyBy,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'happiness.status',
    entity: 'happiness_home',
    entityId: happinessHomeId,
    before: before ? { happinessStatus: before.status, validFrom: before.validFrom } : null,
    after: { happinessStatus: status, validFrom, reason, documentNo, rectifyBy },
  });
  return { statusId };
}

/** @throws AppError HAPPINESS_ENTRY_NOT_FOUND, HAPPINESS_ENTRY_WITHDRAWN */
export function withdrawStatus(context: WriteContext, { statusId, reason }: { readonly statusId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const state = statusById(writer, statusId);
    if (!state) throw new AppError('HAPPINESS_ENTRY_NOT_FOUND');
    if (state.withdrawnReason !== null) throw new AppError('HAPPINESS_ENTRY_WITHDRAWN');
    withdrawRow(writer, 'happiness_status', statusId, reason);
    writer.audit({
      action: 'happiness.withdrawStatus',
      entity: 'happiness_home',
      entityId: state.happinessHomeId,
      before: { happinessStatus: state.status, validFrom: state.validFrom },
      after: { withdrawn: true, reason },
    });
  });
}
