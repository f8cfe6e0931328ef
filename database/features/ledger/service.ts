/** Creating and opening ledgers. A ledger is one encrypted file with its key file beside it. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { readHead, writeAnchor, type AuditHead } from '../../core/anchor.ts';
import { auditFor } from '../../core/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { fileFault } from '../../core/faults.ts';
import { keyFileOf, newDataKey, newRecoveryKey, readKeyFile, wrapKey, writeKeyFile, type KeyFile } from '../../core/keys.ts';
import { migrate } from '../../core/migrate.ts';
import { closeConnection } from '../../core/open.ts';
import { requireLedgerPlace } from '../../core/place.ts';
import { newUid, run } from '../../core/sql.ts';
import { migrations } from '../../migrations/index.ts';
import { insertDivisions } from '../divisions/service.ts';
import { divisionsOf, findRegion } from '../divisions/national.ts';
import { insertShippedScales } from '../assessments/scales.ts';
import { insertShippedSheet } from '../grading/service-templates.ts';
import { insertDefaults } from '../parameters/service.ts';
import { insertUser } from '../users/accounts.ts';
import { renewCheapSlot } from '../users/slots.ts';
import { tryPassphrase } from '../users/wrong-tries.ts';
import { startBuilding } from './building.ts';
import { enter, inspectLedger, type LedgerKind, type OpenLedger } from './open-ledger.ts';
import { requireStrong } from './passphrase.ts';

export { closeLedger, inspectLedger, type LedgerKind, type OpenLedger } from './open-ledger.ts';

export const ledgerExtension = '.yiyang';

export type CreateInput = {
  readonly file: string;
  readonly name: string;
  readonly regionCode: string;
  readonly userName: string;
  readonly passphrase: string;
  readonly isDemo: boolean;
  readonly clock: Clock;
};

export type Created = { readonly ledger: OpenLedger; readonly recoveryKey: string; readonly divisions: number };

/** `<folder>/<name>/<name>.yiyang`: one folder per ledger, easy to find and to copy. A name from elsewhere (a copy) never leads out of the folder. */
export function ledgerFileIn(folder: string, name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '') || '台账';
  return join(folder, plain, `${plain}${ledgerExtension}`);
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
  const building = startBuilding(input.file, dataKey);
  const { connection } = building;
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
        insertShippedScales(writer);
        insertShippedSheet(writer);
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
    throw building.drop(error);
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
  renameSync(building.path, input.file);
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

/**
 * @param isClockAccepted an administrator goes on although the clock stands before the ledger's last line
 * @throws AppError WRONG_PASSPHRASE, TRIES_EXHAUSTED, USER_DISABLED, CLOCK_BEHIND, KEY_REVOKED, LEDGER_*
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
  const { dataKey, userUid, slot } = tryPassphrase(file, readKeyFile(file), userName, passphrase, clock);
  const ledger = enter(file, dataKey, userUid, clock, wanted, isClockAccepted, { slot });
  const { connection, session } = ledger;
  renewCheapSlot(ledger, { connection, actor: { userId: session.user.userId, name: session.user.name }, clock }, userUid, passphrase);
  return ledger;
}
