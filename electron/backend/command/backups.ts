/** Commands of the copies: backup, backup list, restore. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copiesIn, copyBytes, describeCopy, ownPlace } from '../../../database/features/backups/place.ts';
import { copyBefore } from '../../../database/features/backups/service-before.ts';
import { makeBackup, type MakeOptions } from '../../../database/features/backups/service-make.ts';
import { copyToSecondPlace } from '../../../database/features/backups/service-second.ts';
import { packExtension, packLedger } from '../../../database/features/backups/service-pack.ts';
import { restoreElsewhere, type Who } from '../../../database/features/backups/service-elsewhere.ts';
import { restoreBackup } from '../../../database/features/backups/service-restore.ts';
import { secondPlace } from '../../../database/features/backups/settings.ts';
import { openSource } from '../../../database/features/backups/source.ts';
import { copyName } from '../../../database/features/backups/rotation.ts';
import { closeLedger, login, type OpenLedger } from '../../../database/features/ledger/service.ts';
import { backupKindLabels } from '../../contract/backups.ts';
import { AppError } from '../../contract/result.ts';
import { bytesText } from '../../contract/size.ts';
import { allowed, clock, environmentPassphrase, type OpenCommand } from './context.ts';
import { firstAdministrator } from './ledger.ts';
import { required, type Options } from './options.ts';
import { say, type Answer } from './output.ts';

/** In the manifest, where the window writes its version. */
const appVersion = '命令行';

function optionsOf({ ledger }: OpenCommand, kind: MakeOptions['kind']): MakeOptions {
  return { kind, clock, appVersion, madeBy: ledger.session.user.name };
}

/** With `--out` one file for elsewhere; without it a copy in the folder beside the ledger, and at the second place. */
export async function backupMake(command: OpenCommand): Promise<Answer> {
  const { options, ledger } = command;
  const out = options.values['out'];
  if (out !== undefined) return packTo(command, resolve(out));
  allowed(command, 'backups.make');
  const how = optionsOf(command, 'manual');
  const { copy, manifest } = await makeBackup(ledger, how);
  const second = await copyToSecondPlace(ledger, { ...copy, manifest }, how);
  const seconds = {
    none: '',
    copied: second.problem === null ? '；第二备份位置已复制' : `；第二备份位置已复制，但${second.problem}`,
    absent: '；第二备份位置没有插好，未复制',
    failed: `；第二备份位置：${second.problem ?? ''}`,
  };
  return {
    json: { ok: true, id: copy.id, folder: copy.folder, bytes: copyBytes(manifest), second: second.state, secondProblem: second.problem },
    text: `已备份并检查：${copy.folder}（${bytesText(copyBytes(manifest))}）${seconds[second.state]}。`,
  };
}

async function packTo(command: OpenCommand, out: string): Promise<Answer> {
  allowed(command, 'backups.pack');
  const { ledger } = command;
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? join(out, `${ledger.session.ledger.name}-${copyName(clock.now(), 'move')}${packExtension}`) : out;
  const packed = await packLedger(ledger, file, optionsOf(command, 'move'));
  const { manifest } = packed.made;
  return {
    json: {
      ok: true,
      file: packed.file,
      bytes: packed.bytes,
      people: manifest.tables['person'] ?? 0,
      attachments: manifest.attachments.length,
      missingAttachments: manifest.missingAttachments.length,
    },
    text: `已备份并检查：${packed.file}（${bytesText(packed.bytes)}）。用原来的口令或恢复密钥打开。`,
  };
}

export function backupList(command: OpenCommand): Answer {
  allowed(command, 'backups.list');
  const { ledger } = command;
  const second = secondPlace(ledger);
  const places = second ? [ownPlace(ledger.file), second] : [ownPlace(ledger.file)];
  const copies = places.flatMap((place) => copiesIn(place).map((copy) => ({ ...describeCopy(copy, ledger.dataKey), folder: copy.folder })));
  return {
    json: copies,
    text:
      copies
        .map(
          ({ folder, kind, bytes, people, problem }) =>
            `${folder}  ${backupKindLabels[kind]}  ${bytesText(bytes)}  ${people} 人  ${problem ?? '完好'}`,
        )
        .join('\n') || '还没有备份。',
  };
}

const notOpening: ReadonlySet<string> = new Set(['LEDGER_DAMAGED', 'LEDGER_KEY_MISSING', 'LEDGER_KEY_DAMAGED', 'LEDGER_NOT_A_LEDGER']);

/** Opens what stands there; null when it does not open, and may be replaced. */
function openStanding(options: Options, file: string): OpenLedger | null {
  try {
    return login(file, options.values['user'] ?? firstAdministrator, environmentPassphrase('YIYANG_PASSPHRASE'), clock);
  } catch (error) {
    if (error instanceof AppError && notOpening.has(error.code)) return null;
    throw error;
  }
}

/** Into a new place, or back in place with a copy of the state before. */
export async function restore(options: Options): Promise<Answer> {
  const from = resolve(required(options, 'from'));
  const file = resolve(required(options, 'db'));
  const standing = existsSync(file) ? openStanding(options, file) : null;
  if (standing) return restoreStanding(options, standing, from);
  const recoveryKey = process.env['YIYANG_RECOVERY_KEY'];
  const who: Who = recoveryKey
    ? { kind: 'recovery', recoveryKey }
    : { kind: 'user', name: options.values['user'] ?? firstAdministrator, passphrase: environmentPassphrase('YIYANG_PASSPHRASE') };
  const restored = await restoreElsewhere({ path: from, file, who, replaces: existsSync(file), clock });
  if (restored.missingAttachments > 0) say(`备份里缺少 ${restored.missingAttachments} 个附件。`);
  return {
    json: {
      ok: true,
      file,
      madeAt: openSource(from).manifest.madeAt,
      safetyCopy: null,
      keptAs: restored.keptAs,
      missingAttachments: restored.missingAttachments,
    },
    text: `已恢复到 ${file}。${restored.keptAs === null ? '' : `原来打不开的台账保留为 ${restored.keptAs}。`}`,
  };
}

async function restoreStanding(options: Options, standing: OpenLedger, from: string): Promise<Answer> {
  let ledger: OpenLedger | null = standing;
  const { file, connection, session } = standing;
  try {
    allowed({ options, ledger: standing, context: { connection, clock, actor: session.user } }, 'backups.restore');
    const report = await restoreBackup(standing, {
      path: from,
      passphrase: environmentPassphrase('YIYANG_PASSPHRASE'),
      clock,
      appVersion,
      onLedger: (next) => {
        ledger = next;
      },
    });
    const { madeAt, safetyCopy, lostLines, usersDisabled, usersDropped, missingAttachments } = report;
    return {
      json: { ok: true, file, madeAt, safetyCopy, keptAs: null, lostLines, usersDisabled, usersDropped, missingAttachments },
      text: `已恢复到 ${madeAt} 的备份；恢复前的状态另存为备份 ${safetyCopy}。`,
    };
  } finally {
    if (ledger) closeLedger(ledger);
  }
}

/** Before an import. @throws AppError BACKUP_BEFORE_FAILED */
export function backupBefore(command: OpenCommand, kind: MakeOptions['kind'], work: string): Promise<void> {
  return copyBefore(command.ledger, work, optionsOf(command, kind));
}
