/** The self-check: measures one thing after the other, so that it can be followed and stopped; changes nothing. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { arch, freemem, release, totalmem } from 'node:os';
import { auditFaultText, type AuditReport } from '../../../electron/contract/audit.ts';
import type { Clock } from '../../core/clock.ts';
import { freeBytes } from '../../core/disk.ts';
import { keyFileOf } from '../../core/keys.ts';
import { schemaVersion } from '../../core/migrate.ts';
import type { Connection } from '../../core/open.ts';
import { judgePlace, lookAtPlace } from '../../core/place.ts';
import { resourcePath } from '../../core/resources.ts';
import { row, rows, type Steps } from '../../core/sql.ts';
import { fontFiles } from '../../documents/pdf/font-files.ts';
import { attachmentFiles } from '../attachments/service.ts';
import { attachmentsFolder, attachmentStore, isThere } from '../attachments/store.ts';
import { verifyLedgerSteps } from '../audit/service.ts';
import { copiesIn, ownPlace, problemOf } from '../backups/place.ts';
import { daysBetween, localDay, oldAfterDays, secondOldAfterDays } from '../backups/rotation.ts';
import { isSameDisk, secondPlace, stateOfSecond } from '../backups/settings.ts';
import { localInstantText } from '../ledger/clock-check.ts';
import type { OpenLedger } from '../ledger/service.ts';
import * as findings from './findings.ts';
import type { Finding } from './findings.ts';

export type Surroundings = {
  readonly clock: Clock;
  readonly appVersion: string;
  /** Null where nobody can be asked. */
  readonly printers: readonly string[] | null;
  /** What a check of the chain has said in this session; null when none has ended yet. */
  readonly audit: AuditReport | null;
};

export function* checkSteps(ledger: OpenLedger, surroundings: Surroundings): Steps<Finding[]> {
  const { clock } = surroundings;
  const { connection, file } = ledger;
  const ledgerBytes = statSync(file).size;
  const simple: Finding[] = [findings.diskFinding(freeBytes(file), ledgerBytes), placeOf(file)];
  yield { done: 0, total: 0, phase: '正在核对台账' };
  const structure = yield* structureSteps(connection, ledgerBytes);
  const audit = surroundings.audit ?? (yield* verifyLedgerSteps(ledger));
  return [
    ...simple,
    structure,
    keysOf(ledger),
    findings.auditFinding({ lines: audit.lines, faults: audit.faults.map(auditFaultText), anchor: audit.anchor.state }),
    backupsOf(ledger, clock.now()),
    secondOf(ledger, clock.now()),
    yield* attachmentsSteps(ledger),
    fontsOf(),
    findings.printerFinding(surroundings.printers),
    clockOf(connection, clock.now()),
    findings.memoryFinding(totalmem(), freemem(), process.memoryUsage().rss),
    findings.versionFinding(surroundings.appVersion, schemaVersion(connection), `${process.platform} ${release()} ${arch()}`),
  ];
}

/** Where desktops mount sticks. */
const removable = /^\/(?:media|run\/media)\//;

function placeOf(file: string): Finding {
  const place = lookAtPlace(file);
  return findings.placeFinding(file, judgePlace(place)?.kind ?? null, place.fileSystem, removable.test(place.realPath));
}

/** Table by table: a big ledger takes seconds, and the user may stop it. */
function* structureSteps(connection: Connection, bytes: number): Steps<Finding> {
  const tables = rows<{ name: string }>(
    { connection },
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
  );
  const problems: string[] = [];
  for (const [index, { name }] of tables.entries()) {
    yield { done: index, total: tables.length, phase: '正在核对台账' };
    const found = connection.pragma(`quick_check('${name.replaceAll("'", "''")}')`) as { quick_check: string }[];
    problems.push(...found.map((line) => line.quick_check).filter((line) => line !== 'ok'));
  }
  return findings.ledgerFinding(problems, tables.length, bytes);
}

function keysOf({ file, connection }: OpenLedger): Finding {
  const key = keyFileOf(file);
  const users = row<{ count: number }>({ connection }, 'SELECT count(*) AS count FROM user_account WHERE disabled_at IS NULL')?.count ?? 0;
  return findings.keysFinding(existsSync(key), existsSync(`${key}.bak`), users);
}

function backupsOf({ file, dataKey }: OpenLedger, now: string): Finding {
  const copies = copiesIn(ownPlace(file));
  const whole = copies.filter((copy) => problemOf(copy, dataKey) === null);
  const last = whole[0]?.manifest?.madeAt ?? null;
  return findings.backupsFinding(
    {
      copies: whole.length,
      damaged: copies.length - whole.length,
      lastDay: last === null ? null : localDay(last),
      daysSince: last === null ? null : daysBetween(last, now),
    },
    oldAfterDays,
  );
}

function secondOf({ file, connection, dataKey }: OpenLedger, now: string): Finding {
  const place = secondPlace({ connection });
  if (place === null)
    return findings.secondPlaceFinding({ state: 'none', isSameDisk: false, daysSince: null, free: null }, secondOldAfterDays);
  const state = stateOfSecond(place);
  const seen = copiesIn(place).find((copy) => problemOf(copy, dataKey) === null)?.manifest?.madeAt;
  const noted = row<{ at: string }>(
    { connection },
    "SELECT made_at AS at FROM backup WHERE place = 'second' ORDER BY backup_id DESC LIMIT 1",
  );
  const last = state === 'absent' ? (noted?.at ?? null) : (seen ?? null);
  return findings.secondPlaceFinding(
    {
      state,
      isSameDisk: state === 'ready' && isSameDisk(file, place.folder),
      daysSince: last === null ? null : daysBetween(last, now),
      free: state === 'ready' ? freeBytes(place.folder) : null,
    },
    secondOldAfterDays,
  );
}

function* attachmentsSteps({ file, connection, dataKey }: OpenLedger): Steps<Finding> {
  const store = attachmentStore(attachmentsFolder(file), dataKey);
  const files = attachmentFiles({ connection });
  let missing = 0;
  for (const [index, found] of files.entries()) {
    if (index % 100 === 0) yield { done: index, total: files.length, phase: '正在核对附件' };
    if (!isThere(store, found.fileName, found.bytes)) missing += 1;
  }
  return findings.attachmentsFinding({ files: files.length, missing, bytes: files.reduce((sum, found) => sum + found.bytes, 0) });
}

/** Smaller than any of them: cut off by a copy or emptied by a virus scanner. */
const smallestFontBytes = 10_000;

function fontsOf(): Finding {
  const missing = fontFiles.filter((name) => {
    try {
      const bytes = readFileSync(resourcePath(`documents/fonts/${name}`));
      // TrueType begins with 00 01 00 00; the packed ones are taken by their size.
      return bytes.length < smallestFontBytes || (name.endsWith('.ttf') && bytes.readUInt32BE(0) !== 0x0001_0000);
    } catch {
      return true;
    }
  });
  return findings.fontsFinding(missing, fontFiles.length);
}

function clockOf(connection: Connection, now: string): Finding {
  // What was last done before this login.
  const previous = row<{ at: string }>(
    { connection },
    `SELECT at FROM audit WHERE seq < (SELECT seq FROM audit WHERE action = 'session.login' ORDER BY seq DESC LIMIT 1)
     ORDER BY seq DESC LIMIT 1`,
  );
  return findings.clockFinding({ now, localText: localInstantText(now), daysAway: previous ? daysBetween(previous.at, now) : null });
}
