import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { InputOf, OutputOf } from '../../contract/index.ts';
import { AppError, failure } from '../../contract/result.ts';
import type { BackendEvent } from '../../contract/wire.ts';
import { freeBytes } from '../../../database/core/disk.ts';
import { manifestName } from '../../../database/features/backups/manifest.ts';
import { copiesIn, copyBytes, describeCopy, ownPlace, type Place } from '../../../database/features/backups/place.ts';
import { damagedInPools } from '../../../database/features/backups/pool-check.ts';
import { holdingOf, lossOf } from '../../../database/features/backups/preview.ts';
import { daysBetween, oldAfterDays } from '../../../database/features/backups/rotation.ts';
import { makeBackup, type MakeOptions } from '../../../database/features/backups/service-make.ts';
import { copyToSecondPlace } from '../../../database/features/backups/service-second.ts';
import { packLedger } from '../../../database/features/backups/service-pack.ts';
import { restoreElsewhere, type Who } from '../../../database/features/backups/service-elsewhere.ts';
import { restoreBackup } from '../../../database/features/backups/service-restore.ts';
import {
  clearSecondPlace,
  isSameDisk,
  rotationOf,
  secondPlace,
  setRotation,
  setSecondPlace,
  stateOfSecond,
} from '../../../database/features/backups/settings.ts';
import { openSource, type BackupSource } from '../../../database/features/backups/source.ts';
import { holdsEverything, newestOwn, newestWhole, rememberedAt } from '../../../database/features/backups/standing.ts';
import type { OpenLedger } from '../../../database/features/ledger/service.ts';
import { ledgerFileIn } from '../../../database/features/ledger/service.ts';
import type { Handlers } from '../router.ts';
import { changed, enterLedger, leave, openLedger, requiredPath, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `backups.${string}`>;
type Source = InputOf<'backups.preview'>;
type Status = OutputOf<'backups.status'>;

function placesOf(ledger: OpenLedger): Place[] {
  const second = secondPlace(ledger);
  return second ? [ownPlace(ledger.file), second] : [ownPlace(ledger.file)];
}

/** A copy of the two places by its name, or a file the user pointed at in this run. @throws AppError BACKUP_NOT_FOUND */
function pathOf(backend: Backend, source: Source): string {
  if ('file' in source) return granted(backend, source.file);
  const place = placesOf(openLedger(backend)).find((candidate) => candidate.name === source.place);
  const folder = place && join(place.folder, source.id);
  if (!folder || !existsSync(folder)) throw new AppError('BACKUP_NOT_FOUND', { copy: source.id });
  return join(folder, manifestName);
}

function granted({ grantedFiles }: Backend, file: string): string {
  if (!grantedFiles.has(file)) throw new AppError('FILE_NOT_FOUND', { file });
  return file;
}

/** A ledger from the list of recent ones, or opened in this run. @throws AppError LEDGER_NOT_FOUND */
function grantedLedger({ grantedFiles, recent }: Backend, file: string): string {
  if (!grantedFiles.has(file) && !recent.list().some((entry) => entry.file === file)) throw new AppError('LEDGER_NOT_FOUND', { file });
  return file;
}

function followed({ backend, jobId }: Call, signal: AbortSignal): Pick<MakeOptions, 'signal' | 'onProgress'> {
  return { signal, onProgress: (progress) => (jobId === null ? undefined : backend.emit({ type: 'progress', jobId, ...progress })) };
}

/** What a copy is made with in this call. */
export function makeOptions(call: Call, signal: AbortSignal, kind: MakeOptions['kind']): MakeOptions {
  const { clock, appVersion } = call.backend;
  return { ...followed(call, signal), kind, clock, appVersion, madeBy: sessionOf(call.backend).user.name };
}

function whoOf(input: { userName: string; secret: string; isRecoveryKey: boolean }): Who {
  return input.isRecoveryKey
    ? { kind: 'recovery', recoveryKey: input.secret }
    : { kind: 'user', name: input.userName, passphrase: input.secret };
}

function secondStatus(ledger: OpenLedger, now: string): Status['second'] {
  const second = secondPlace(ledger);
  if (!second) return null;
  const state = stateOfSecond(second);
  const seen = state === 'absent' ? null : (newestWhole(second, ledger.dataKey)?.manifest.madeAt ?? null);
  const lastMadeAt = state === 'absent' ? rememberedAt(ledger, 'second') : seen;
  return {
    folder: second.folder,
    state,
    lastMadeAt,
    daysSince: lastMadeAt === null ? null : daysBetween(lastMadeAt, now),
    isSameDisk: isSameDisk(ledger.file, existsSync(second.folder) ? second.folder : dirname(second.folder)),
  };
}

export function backupStatus(backend: Backend): Status {
  const ledger = openLedger(backend);
  const now = backend.clock.now();
  const place = ownPlace(ledger.file);
  const newest = newestOwn(ledger);
  const lastGoodAt = newest?.manifest.madeAt ?? null;
  const daysSince = lastGoodAt === null ? null : daysBetween(lastGoodAt, now);
  const copies = copiesIn(place).flatMap(({ manifest }) => (manifest ? [copyBytes(manifest)] : []));
  const hasChanges = !holdsEverything(ledger, newest);
  return {
    folder: place.folder,
    lastGoodAt,
    daysSince,
    isOld: hasChanges && (daysSince === null || daysSince >= oldAfterDays),
    hasChanges,
    lastProblem: backend.backups.lastProblem(),
    isRunning: backend.backups.isRunning(),
    copies: copies.length,
    bytes: copies.reduce((sum, bytes) => sum + bytes, 0),
    freeBytes: freeBytes(place.folder),
    second: secondStatus(ledger, now),
    damagedAttachments: damagedInPools(placesOf(ledger)),
    rotation: rotationOf(ledger),
  };
}

export const backupHandlers: Pick<Handlers, Names> = {
  'backups.status': ({ backend }) => backupStatus(backend),
  'backups.list': ({ backend }) => {
    const ledger = openLedger(backend);
    return placesOf(ledger).flatMap((place) => copiesIn(place).map((copy) => describeCopy(copy, ledger.dataKey)));
  },
  'backups.make': (call) =>
    call.backend.jobs.attend(call.jobId, async (signal) => {
      const { backend } = call;
      const ledger = openLedger(backend);
      const options = makeOptions(call, signal, 'manual');
      const { copy, manifest, removed } = await makeBackup(ledger, options);
      const second = await copyToSecondPlace(ledger, { ...copy, manifest }, options);
      backend.backups.forgetProblem();
      changed(backend, 'backups');
      return {
        id: copy.id,
        bytes: copyBytes(manifest),
        second: second.state,
        secondProblem: second.problem,
        removed,
        missingAttachments: manifest.missingAttachments.length,
      };
    }),
  'backups.setSecondPlace': (call) => {
    const set = setSecondPlace(openLedger(call.backend), writeContext(call.backend), requiredPath(call));
    changed(call.backend, 'backups');
    return set;
  },
  'backups.clearSecondPlace': ({ backend }) => {
    clearSecondPlace(writeContext(backend));
    changed(backend, 'backups');
    return {};
  },
  'backups.setRotation': ({ backend }, rotation) => {
    setRotation(writeContext(backend), rotation);
    changed(backend, 'backups');
    return {};
  },
  'backups.chooseFile': (call) => {
    const file = requiredPath(call);
    openSource(file);
    call.backend.grantedFiles.add(file);
    return { file };
  },
  'backups.preview': ({ backend }, input) => {
    const source = openSource(pathOf(backend, input));
    const ledger = openLedger(backend);
    requireSameLedger(ledger, source.manifest.ledger);
    return { holding: holdingOf(source), loss: lossOf(ledger, source) };
  },
  'backups.restore': (call, { source, passphrase }) =>
    call.backend.jobs.attend(call.jobId, async (signal) => {
      const { backend } = call;
      const path = pathOf(backend, source);
      // No daily copy may begin to read the ledger that is about to be replaced.
      backend.backups.end();
      const restored = await restoreBackup(openLedger(backend), {
        ...followed(call, signal),
        path,
        passphrase,
        clock: backend.clock,
        appVersion: backend.appVersion,
        onLedger: (ledger) => {
          if (!ledger) return release(backend);
          // Whoever locked the window while the copy was taken back finds it locked.
          const isLocked = backend.idle.isLocked();
          enterLedger(backend, ledger);
          if (isLocked) backend.idle.lock();
        },
      })
        .catch((error: unknown) => {
          // Neither the old one nor the new one could be opened again: the window must not go on as if one stood open.
          if (!backend.state.ledger) backend.emit(leftBy(error));
          throw error;
        })
        .finally(() => {
          if (backend.state.ledger) backend.backups.begin(backend.state.ledger);
        });
      changed(backend, 'ledger', 'users', 'people', 'homes', 'standards', 'imports', 'payments', 'parameters', 'attachments', 'backups');
      const { ledger, ...report } = restored;
      return {
        ...report,
        session: ledger.session,
        usersDisabled: [...report.usersDisabled],
        usersDropped: [...report.usersDropped],
      };
    }),
  'backups.pack': (call) =>
    call.backend.jobs.attend(call.jobId, async (signal) => {
      const { kind: _, ...options } = makeOptions(call, signal, 'move');
      const packed = await packLedger(openLedger(call.backend), requiredPath(call), options);
      changed(call.backend, 'backups');
      return { file: packed.file, bytes: packed.bytes, missingAttachments: packed.made.manifest.missingAttachments.length };
    }),
  'backups.inspectFile': (call) => {
    const file = requiredPath(call);
    const source = openSource(file);
    call.backend.grantedFiles.add(file);
    return closedCopy(file, source);
  },
  'backups.besideLedger': ({ backend }, { file }) => {
    const place = ownPlace(grantedLedger(backend, file));
    return copiesIn(place).flatMap(({ folder }) => {
      try {
        const path = join(folder, manifestName);
        const source = openSource(path);
        backend.grantedFiles.add(path);
        return [closedCopy(path, source)];
      } catch (error) {
        // What is no whole copy is not offered.
        if (error instanceof AppError) return [];
        throw error;
      }
    });
  },
  'backups.restoreFromFile': (call, input) =>
    call.backend.jobs.attend(call.jobId, async (signal) => {
      const { backend } = call;
      const path = granted(backend, input.source);
      const file = ledgerFileIn(requiredPath(call), openSource(path).manifest.ledger.name);
      leave(backend);
      const { card } = await restoreElsewhere({
        ...followed(call, signal),
        path,
        who: whoOf(input),
        file,
        replaces: false,
        triesBeside: join(backend.profileFolder, 'restore'),
        clock: backend.clock,
        wanted: backend.isDemo ? 'demo' : 'real',
      });
      backend.grantedFiles.add(card.file);
      return card;
    }),
  'backups.restoreInPlace': (call, input) =>
    call.backend.jobs.attend(call.jobId, async (signal) => {
      const { backend } = call;
      const path = granted(backend, input.source);
      const file = grantedLedger(backend, input.file);
      leave(backend);
      const { card, keptAs } = await restoreElsewhere({
        ...followed(call, signal),
        path,
        who: whoOf(input),
        file,
        replaces: true,
        clock: backend.clock,
        wanted: backend.isDemo ? 'demo' : 'real',
      });
      return { card, keptAs: keptAs === null ? null : basename(keptAs) };
    }),
};

function closedCopy(file: string, source: BackupSource): OutputOf<'backups.inspectFile'> {
  const { madeAt, kind, bytes } = holdingOf(source);
  return { file, madeAt, kind, bytes, userNames: namesIn(source.keys) };
}

function namesIn(keys: { readonly slots: readonly { readonly kind: string; readonly name: string }[] }): string[] {
  return keys.slots.filter((slot) => slot.kind === 'user').map((slot) => slot.name);
}

function leftBy(error: unknown): BackendEvent {
  return error instanceof AppError
    ? { type: 'loggedOut', reason: 'fault', error: failure(error.code, error.params).error }
    : { type: 'loggedOut', reason: 'closed' };
}

/** The restore closes the ledger itself. */
function release(backend: Backend): void {
  backend.state.ledger = null;
  backend.previews.clear();
  backend.auditWatch.end();
  backend.backups.end();
}

function requireSameLedger(ledger: OpenLedger, other: { readonly uid: string; readonly name: string }): void {
  const found = ledger.connection.prepare('SELECT lower(hex(uid)) FROM ledger').pluck().get();
  if (found !== other.uid) throw new AppError('BACKUP_OTHER_LEDGER', { name: other.name });
}
