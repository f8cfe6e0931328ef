/** Creating and opening ledgers. A ledger is one encrypted file with its key file beside it. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LedgerCard, Session } from '../../../electron/contract/ledger.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { moveAnchor, readHead, writeAnchor, type AuditHead } from '../../core/anchor.ts';
import { auditFor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { fileFault, ledgerFault } from '../../core/faults.ts';
import {
  keyFileOf,
  newDataKey,
  newRecoveryKey,
  readKeyFile,
  unlockForRecovery,
  unlockForUser,
  wrapKey,
  writeKeyFile,
  type KeyFile,
} from '../../core/keys.ts';
import { migrate } from '../../core/migrate.ts';
import { closeConnection, openConnection, type Connection } from '../../core/open.ts';
import { requireLedgerPlace } from '../../core/place.ts';
import { newUid, row, run, transaction, type WriteContext } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { migrations } from '../../migrations/index.ts';
import { insertDivisions } from '../divisions/service.ts';
import { divisionsOf, findRegion } from '../divisions/national.ts';
import { insertDefaults } from '../parameters/service.ts';
import { findUserByUid, insertUser } from '../users/accounts.ts';
import { scopeName, scopeOf } from '../users/scope.ts';
import { clockBehind, requireClock } from './clock-check.ts';
import { requireStrong } from './passphrase.ts';

export const ledgerExtension = '.yiyang';

/** A ledger that somebody has logged in to. */
export type OpenLedger = {
  readonly file: string;
  readonly connection: Connection;
  readonly dataKey: Buffer;
  readonly session: Session;
};

export type CreateInput = {
  readonly file: string;
  readonly name: string;
  readonly regionCode: string;
  readonly userName: string;
  readonly passphrase: string;
  readonly isDemo: boolean;
  readonly clock: Clock;
};

/** The window opens real ledgers, or in a demonstration those made for it, never the other ones; the command line opens both. */
export type LedgerKind = 'real' | 'demo';

export type Created = { readonly ledger: OpenLedger; readonly recoveryKey: string; readonly divisions: number };

/** `<folder>/<name>/<name>.yiyang`: one folder per ledger, easy to find and to copy. */
export function ledgerFileIn(folder: string, name: string): string {
  return join(folder, name, `${name}${ledgerExtension}`);
}

/**
 * Makes a ledger with its region's divisions and its first administrator. Built under a temporary name and renamed when whole.
 * @throws AppError UNKNOWN_REGION, WEAK_PASSPHRASE, LEDGER_EXISTS, LEDGER_FOLDER_GONE, LEDGER_FOLDER_NOT_WRITABLE
 */
export function createLedger(input: CreateInput): Created {
  const region = findRegion(input.regionCode);
  if (!region) throw new AppError('UNKNOWN_REGION', { region: input.regionCode });
  requireStrong(input.passphrase, input.userName);
  prepareFolder(input.file);
  const dataKey = newDataKey();
  const recoveryKey = newRecoveryKey();
  const uid = newUid();
  const userUid = newUid();
  const building = `${input.file}.building`;
  if (existsSync(building)) renameSync(building, `${building}-${Date.now()}`);
  const connection = openConnection(building, dataKey, 'create');
  const divisions = divisionsOf(region.code);
  let head: AuditHead | null;
  try {
    migrate(connection, migrations, { file: input.file, now: input.clock.now() });
    connection
      .transaction(() => {
        const at = input.clock.now();
        const userId = insertUser(connection, userUid, input.userName, 'admin', at);
        const actor = { userId, name: input.userName };
        const writer = { connection, actor, at, audit: auditFor(connection, actor, at) };
        run(
          writer,
          'INSERT INTO ledger (ledger_id, uid, name, region_code, region_name, is_demo, created_at) VALUES (1, ?, ?, ?, ?, ?, ?)',
          uid,
          input.name,
          region.code,
          region.name,
          input.isDemo ? 1 : 0,
          at,
        );
        insertDivisions(writer, divisions);
        insertDefaults(writer);
        writer.audit({
          action: 'ledger.create',
          entity: 'ledger',
          entityId: 1,
          after: { name: input.name, regionCode: region.code, divisions: divisions.length, administrator: input.userName },
        });
      })
      .immediate();
    head = readHead(connection);
  } catch (error) {
    closeConnection(connection);
    for (const ending of ['', '-wal', '-journal']) rmSync(`${building}${ending}`, { force: true });
    throw ledgerFault(error, input.file, true);
  }
  closeConnection(connection);
  const ledgerUid = uid.toString('hex');
  const keys: KeyFile = {
    format: 'yiyang-ledger-key',
    version: 1,
    ledgerUid,
    ledgerName: input.name,
    regionName: region.name,
    createdAt: input.clock.now(),
    ...(input.isDemo ? { isDemo: true } : {}),
    slots: [
      wrapKey(ledgerUid, dataKey, { kind: 'user', userUid: userUid.toString('hex'), name: input.userName }, input.passphrase),
      wrapKey(ledgerUid, dataKey, { kind: 'recovery' }, recoveryKey),
    ],
  };
  // A key without a ledger (a creation that was cut short) is moved aside, never overwritten.
  if (existsSync(keyFileOf(input.file))) renameSync(keyFileOf(input.file), `${keyFileOf(input.file)}.${Date.now()}`);
  writeKeyFile(input.file, keys);
  renameSync(building, input.file);
  if (head) writeAnchor(input.file, dataKey, head);
  return { ledger: enter(input.file, dataKey, userUid.toString('hex'), input.clock), recoveryKey, divisions: divisions.length };
}

function prepareFolder(file: string): void {
  const folder = dirname(file);
  requireLedgerPlace(file);
  if (existsSync(file)) throw new AppError('LEDGER_EXISTS', { file });
  if (!existsSync(dirname(folder)) && !existsSync(folder)) throw new AppError('LEDGER_FOLDER_GONE', { folder: dirname(folder) });
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    closeSync(openSync(probe, 'wx'));
    unlinkSync(probe);
  } catch (error) {
    const fault = fileFault(error, file);
    throw fault instanceof AppError && fault.code === 'DISK_FULL' ? fault : new AppError('LEDGER_FOLDER_NOT_WRITABLE', { folder });
  }
}

/** What may be told of a ledger before anybody has logged in. @throws AppError LEDGER_* */
export function inspectLedger(file: string, wanted?: LedgerKind): LedgerCard {
  requireLedgerPlace(file);
  if (!existsSync(dirname(file))) throw new AppError('LEDGER_FOLDER_GONE', { folder: dirname(file) });
  if (!existsSync(file)) throw new AppError('LEDGER_NOT_FOUND', { file });
  const keys = readKeyFile(file);
  const isDemo = keys.isDemo ?? false;
  refuseOtherKind(file, isDemo, wanted);
  const userNames = keys.slots.filter((slot) => slot.kind === 'user').map((slot) => slot.name);
  return { file, name: keys.ledgerName, regionName: keys.regionName, isDemo, userNames };
}

/** @throws AppError LEDGER_IS_DEMO, LEDGER_NOT_DEMO */
function refuseOtherKind(file: string, isDemo: boolean, wanted: LedgerKind | undefined): void {
  if (wanted !== undefined && isDemo !== (wanted === 'demo')) throw new AppError(isDemo ? 'LEDGER_IS_DEMO' : 'LEDGER_NOT_DEMO', { file });
}

/** By the ledger's own word, whatever its key file says, and before anything is written to it. */
function refuseOtherContent(connection: Connection, file: string, wanted: LedgerKind | undefined): void {
  const ledger = row<{ isDemo: number }>({ connection }, 'SELECT is_demo AS isDemo FROM ledger');
  if (ledger) refuseOtherKind(file, ledger.isDemo === 1, wanted);
}

/**
 * @param isClockAccepted an administrator goes on although the clock stands before the ledger's last line
 * @throws AppError WRONG_PASSPHRASE, USER_DISABLED, CLOCK_BEHIND, LEDGER_*
 */
export function login(
  file: string,
  userName: string,
  passphrase: string,
  clock: Clock,
  wanted?: LedgerKind,
  isClockAccepted = false,
): OpenLedger {
  inspectLedger(file, wanted);
  const { dataKey, userUid } = unlockForUser(readKeyFile(file), userName, passphrase);
  return enter(file, dataKey, userUid, clock, wanted, isClockAccepted);
}

/** Opens with the key at hand, brings the schema up to date, writes the login down. */
function enter(file: string, dataKey: Buffer, userUid: string, clock: Clock, wanted?: LedgerKind, isClockAccepted = false): OpenLedger {
  const connection = openConnection(file, dataKey, 'existing');
  try {
    refuseOtherContent(connection, file, wanted);
    upgrade(connection, file, clock);
    const user = findUserByUid(connection, Buffer.from(userUid, 'hex'));
    if (!user) throw new AppError('WRONG_PASSPHRASE');
    if (user.disabledAt) throw new AppError('USER_DISABLED', { name: user.name });
    const ledger = row<{ name: string; regionCode: string; regionName: string; isDemo: number }>(
      { connection },
      'SELECT name, region_code AS regionCode, region_name AS regionName, is_demo AS isDemo FROM ledger',
    );
    if (!ledger) throw new AppError('LEDGER_DAMAGED', { file });
    // A demonstration is written under a clock of its own.
    const behind = ledger.isDemo === 1 ? null : clockBehind({ connection }, clock.now());
    requireClock(behind, clock.now(), user.role === 'admin', isClockAccepted);
    const context: WriteContext = { connection, actor: { userId: user.userId, name: user.name }, clock };
    transaction(context, (writer) => {
      writer.audit({ action: 'session.login', entity: 'user_account', entityId: user.userId });
      if (behind !== null)
        writer.audit({
          action: 'session.clockAccepted',
          entity: 'ledger',
          entityId: 1,
          before: { last: behind },
          after: { now: writer.at },
        });
    });
    return {
      file,
      connection,
      dataKey,
      session: {
        ledger: { ...ledger, isDemo: ledger.isDemo === 1, file },
        user: {
          userId: user.userId,
          name: user.name,
          role: user.role,
          townCode: user.townCode,
          homeId: user.homeId,
          placeName: scopeName({ connection, scope: scopeOf(user) }),
        },
      },
    };
  } catch (error) {
    closeConnection(connection);
    throw ledgerFault(error, file, true);
  }
}

/** A ledger that comes without its anchor (an older program, a copy from elsewhere) begins one; the log says so, since somebody may have taken it away. */
function anchorAtLogin(context: WriteContext, file: string, dataKey: Buffer): void {
  if (moveAnchor(file, dataKey, context.connection) !== 'begun') return;
  transaction(context, (writer) => writer.audit({ action: 'anchor.begin', entity: 'ledger', entityId: 1 }));
}

function upgrade(connection: Connection, file: string, clock: Clock): void {
  migrate(connection, migrations, {
    file,
    now: clock.now(),
    beforeFirst: (version) =>
      statement(connection, 'VACUUM INTO ?').run(`${file}.before-upgrade-${version}-${clock.now().replace(/[:.]/g, '')}`),
  });
}

/** Opens by the printed recovery key and gives an administrator a new passphrase. @throws AppError RECOVERY_KEY_WRONG, UNKNOWN_USER, WEAK_PASSPHRASE */
export function recover(
  file: string,
  recoveryKey: string,
  userName: string,
  passphrase: string,
  clock: Clock,
  wanted?: LedgerKind,
): OpenLedger {
  inspectLedger(file, wanted);
  const keys = readKeyFile(file);
  const dataKey = unlockForRecovery(keys, recoveryKey);
  requireStrong(passphrase, userName);
  const connection = openConnection(file, dataKey, 'existing');
  let userUid: string;
  try {
    refuseOtherContent(connection, file, wanted);
    upgrade(connection, file, clock);
    const user = row<{ uid: Buffer; userId: number; role: string; disabledAt: string | null }>(
      { connection },
      'SELECT uid, user_id AS userId, role, disabled_at AS disabledAt FROM user_account WHERE name = ?',
      userName.trim(),
    );
    if (!user || user.role !== 'admin') throw new AppError('UNKNOWN_USER', { name: userName });
    userUid = user.uid.toString('hex');
    const context: WriteContext = { connection, actor: { userId: user.userId, name: userName.trim() }, clock };
    transaction(context, (writer) => {
      run(writer, 'UPDATE user_account SET disabled_at = NULL WHERE user_id = ?', user.userId);
      writer.audit({ action: 'session.recover', entity: 'user_account', entityId: user.userId });
    });
    const slots = keys.slots.filter((slot) => slot.userUid !== userUid);
    writeKeyFile(file, {
      ...keys,
      slots: [...slots, wrapKey(keys.ledgerUid, dataKey, { kind: 'user', userUid, name: userName.trim() }, passphrase)],
    });
  } finally {
    closeConnection(connection);
  }
  // The recovery key opens as the administrator, who may accept the clock.
  return enter(file, dataKey, userUid, clock, wanted, true);
}

export function closeLedger(ledger: OpenLedger): void {
  if (ledger.connection.open) moveAnchor(ledger.file, ledger.dataKey, ledger.connection);
  closeConnection(ledger.connection);
  ledger.dataKey.fill(0);
}
