/** Opening and closing a ledger whose key is at hand. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LedgerCard, Session } from '../../../electron/contract/ledger.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { moveAnchor } from '../../core/anchor.ts';
import type { Clock } from '../../core/clock.ts';
import { ledgerFault } from '../../core/faults.ts';
import { forgetRepair, mendKeyFile, untoldRepair } from '../../core/key-repair.ts';
import { readKeyFile, type KeySlot } from '../../core/keys.ts';
import { forgetLiveFile } from '../../core/live-file.ts';
import { migrate } from '../../core/migrate.ts';
import { closeConnection, openConnection, type Connection } from '../../core/open.ts';
import { requireLedgerPlace } from '../../core/place.ts';
import { row, transaction, type WriteContext } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import { insertShippedScales } from '../assessments/scales.ts';
import { refuseCopy } from '../backups/manifest.ts';
import { makeBackupNow } from '../backups/service-make.ts';
import { settleRestore } from '../backups/swap.ts';
import { insertShippedSheet } from '../grading/service-templates.ts';
import { insertDefaults } from '../parameters/service.ts';
import { findUserByUid } from '../users/accounts.ts';
import { refuseRevoked } from '../users/revoked-keys.ts';
import { scopeName, scopeOf } from '../users/scope.ts';
import { tidySlots } from '../users/slots.ts';
import { wrongTriesFor } from '../users/wrong-tries.ts';
import { clockBehind, requireClock } from './clock-check.ts';

/** A ledger that somebody has logged in to. */
export type OpenLedger = {
  readonly file: string;
  readonly connection: Connection;
  readonly dataKey: Buffer;
  readonly session: Session;
};

/** The window opens real ledgers, or in a demonstration those made for it, never the other ones; the command line opens both. */
export type LedgerKind = 'real' | 'demo';

/** What may be told of a ledger before anybody has logged in. @throws AppError LEDGER_* */
export function inspectLedger(file: string, wanted?: LedgerKind): LedgerCard {
  requireLedgerPlace(file);
  if (!existsSync(dirname(file))) throw new AppError('LEDGER_FOLDER_GONE', { folder: dirname(file) });
  if (!existsSync(file)) throw new AppError('LEDGER_NOT_FOUND', { file });
  refuseCopy(file, dirname(file));
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
export function refuseOtherContent(connection: Connection, file: string, wanted: LedgerKind | undefined): void {
  const ledger = row<{ isDemo: number }>({ connection }, 'SELECT is_demo AS isDemo FROM ledger');
  if (ledger) refuseOtherKind(file, ledger.isDemo === 1, wanted);
}

/** How the clock stands to what the ledger knows: the later instant it stands before, or null. A demonstration is written under a clock of its own. */
export function standingOfClock(connection: Connection, clock: Clock): string | null {
  const ledger = row<{ isDemo: number }>({ connection }, 'SELECT is_demo AS isDemo FROM ledger');
  return ledger?.isDemo === 1 ? null : clockBehind({ connection }, clock.now());
}

/**
 * Opens with the key at hand, brings the schema up to date, writes the login down.
 * @param known the slot that has just given the key; how the clock stood before the caller wrote a line under it himself
 */
export function enter(
  file: string,
  dataKey: Buffer,
  userUid: string,
  clock: Clock,
  wanted?: LedgerKind,
  isClockAccepted = false,
  known: { readonly behind?: string | null; readonly slot?: KeySlot } = {},
): OpenLedger {
  const connection = openConnection(file, dataKey, 'existing');
  try {
    refuseOtherContent(connection, file, wanted);
    mendKeyFile(file);
    settleRestore(file, dataKey, connection);
    upgrade(connection, file, dataKey, clock);
    const user = findUserByUid(connection, Buffer.from(userUid, 'hex'));
    if (!user) throw new AppError('WRONG_PASSPHRASE');
    tidySlots(file, connection);
    if (user.disabledAt) throw new AppError('USER_DISABLED', { name: user.name });
    const ledger = row<{ name: string; regionCode: string; regionName: string; isDemo: number }>(
      { connection },
      'SELECT name, region_code AS regionCode, region_name AS regionName, is_demo AS isDemo FROM ledger',
    );
    if (!ledger) throw new AppError('LEDGER_DAMAGED', { file });
    const behind = known.behind !== undefined ? known.behind : standingOfClock(connection, clock);
    requireClock(behind, clock.now(), user.role === 'admin', isClockAccepted);
    if (known.slot) refuseRevoked(connection, known.slot, { userId: user.userId, name: user.name }, clock);
    const context: WriteContext = { connection, actor: { userId: user.userId, name: user.name }, clock };
    const repaired = untoldRepair(file);
    const told = wrongTriesFor({ connection }, file, user, clock);
    transaction(context, (writer) => {
      writer.audit({ action: 'session.login', entity: 'user_account', entityId: user.userId });
      // Parameters a newer program brought; an older ledger would have no rule for what it does now.
      const added = insertDefaults(writer);
      if (added > 0) writer.audit({ action: 'parameter.default', entity: 'parameter', entityId: null, after: { count: added } });
      const scales = insertShippedScales(writer);
      if (scales > 0) writer.audit({ action: 'assessment.scales', entity: 'assessment', entityId: null, after: { count: scales } });
      const sheets = insertShippedSheet(writer);
      if (sheets > 0) writer.audit({ action: 'grading.shipped', entity: 'grading_template', entityId: null, after: { count: sheets } });
      if (behind !== null)
        writer.audit({
          action: 'session.clockAccepted',
          entity: 'ledger',
          entityId: 1,
          before: { last: behind },
          after: { now: writer.at },
        });
      if (repaired !== null)
        writer.audit({ action: 'ledger.keyFileRepaired', entity: 'ledger', entityId: 1, after: { keyFile: repaired } });
      told.write(writer);
    });
    told.done();
    if (repaired !== null) forgetRepair(file);
    anchorAtLogin(context, file, dataKey);
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
          isPassphraseTemporary: user.isPassphraseTemporary,
        },
        lastLogin: told.lastLogin,
      },
    };
  } catch (error) {
    closeConnection(connection);
    forgetLiveFile(file);
    throw ledgerFault(error, file, true);
  }
}

/** A ledger that comes without its anchor (an older program, a copy from elsewhere) begins one; the log says so, since somebody may have taken it away. */
function anchorAtLogin(context: WriteContext, file: string, dataKey: Buffer): void {
  if (moveAnchor(file, dataKey, context.connection, true) !== 'begun') return;
  transaction(context, (writer) => writer.audit({ action: 'anchor.begin', entity: 'ledger', entityId: 1 }));
}

export function upgrade(connection: Connection, file: string, dataKey: Buffer, clock: Clock): void {
  migrate(connection, migrations, {
    file,
    now: clock.now(),
    beforeFirst: () => {
      makeBackupNow({ file, connection, dataKey }, { kind: 'upgrade', clock, appVersion: '', madeBy: null });
    },
  });
}

/** A disk that is full or gone keeps nobody inside: what is committed is written, the anchor moves on at the next login. */
export function closeLedger(ledger: OpenLedger): void {
  try {
    if (ledger.connection.open) moveAnchor(ledger.file, ledger.dataKey, ledger.connection);
  } catch (error) {
    if (!(ledgerFault(error, ledger.file) instanceof AppError)) throw error;
  } finally {
    closeConnection(ledger.connection);
    forgetLiveFile(ledger.file);
    ledger.dataKey.fill(0);
  }
}
