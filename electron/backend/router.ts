/**
 * One door for the window and the command line: finds the method, checks who asks, parses what comes in, runs the use case,
 * turns every refusal into a result. Calls run one after another: there is one connection and one writer.
 */
import { randomBytes } from 'node:crypto';
import { isMethodName, methods, type MethodName, type OutputOf, type ParsedInputOf } from '../contract/index.ts';
import { maskRecord, type MaskOptions } from '../contract/masking.ts';
import type { MethodDefinition } from '../contract/method.ts';
import { AppError, failure, type ErrorParams, type Result } from '../contract/result.ts';
import type { BackendEvent, CallMessage } from '../contract/wire.ts';
import { systemClock, type Clock } from '../../database/core/clock.ts';
import { entryHandlers } from './handlers/entry.ts';
import { findUserByName } from '../../database/features/users/accounts.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { createClockWatch } from './clock-watch.ts';
import { refusalOf } from './faults.ts';
import { createAuditWatch } from './audit-watch.ts';
import { createIdleWatch, type IdleClock } from './idle.ts';
import { createJobs } from './jobs.ts';
import { createPreviews } from './previews.ts';
import { createRecentLedgers } from './recent.ts';
import { unstorablePath } from './storable.ts';
import { recordRefusal, refuseOtherPlaces, refuseOtherRoles } from './permission.ts';
import { leave, noteSession, scopedReader, type Backend, type Call } from './session.ts';

export type Handler<Name extends MethodName> = (call: Call, input: ParsedInputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>;
export type Handlers = { readonly [Name in MethodName]: Handler<Name> };

export type RouterOptions = {
  readonly profileFolder: string;
  readonly emit: (event: BackendEvent) => void;
  readonly appVersion: string;
  readonly isDemo: boolean;
  readonly clock?: Clock;
  /** Copies are made by themselves; off where nobody waits for them. */
  readonly hasDailyBackups?: boolean;
  readonly idleClock?: IdleClock;
  /** Where faults of the program go; gets no input and no person. */
  readonly logFault?: (report: string, method: string, error: unknown) => void;
};

export type Router = {
  readonly handle: (call: Pick<CallMessage, 'method' | 'input' | 'path' | 'jobId' | 'printers'>) => Promise<Result<unknown>>;
  readonly backend: Backend;
  readonly close: () => void;
};

/** Methods that must not wait behind the one that is running. */
const unqueued: ReadonlySet<string> = new Set<MethodName>(['jobs.cancel', 'session.lock', 'session.unlock', 'session.touch']);

/** What a user may do before he has changed a passphrase that somebody else has chosen; beside what anyone may. */
const beforeChange: ReadonlySet<MethodName> = new Set([
  'users.changePassphrase',
  'users.idleLock',
  'session.lock',
  'session.unlock',
  'session.touch',
]);

export function createRouter(options: RouterOptions): Router {
  let waiting = 0;
  const clock = options.clock ?? systemClock;
  let last: Promise<unknown> = Promise.resolve();
  const backend: Backend = {
    clock,
    clockWatch: createClockWatch(clock),
    appVersion: options.appVersion,
    profileFolder: options.profileFolder,
    isDemo: options.isDemo,
    idle: createIdleWatch(options.idleClock),
    later: (work) => {
      last = last.then(() => attempt(backend, work, options));
    },
    jobs: createJobs(options.emit),
    recent: createRecentLedgers(options.profileFolder, options.isDemo),
    previews: createPreviews(),
    auditWatch: createAuditWatch({
      clock: options.clock ?? systemClock,
      isBusy: () => waiting > 0,
      onEnd: () => options.emit({ type: 'changed', topics: ['audit'] }),
      onFault: (error) => options.logFault?.(newReport(), 'audit.verify', error),
    }),
    backups: createBackupKeeper({
      clock,
      appVersion: options.appVersion,
      isOn: options.hasDailyBackups ?? false,
      onEnd: () => options.emit({ type: 'changed', topics: ['backups'] }),
      onFault: (error) => options.logFault?.(newReport(), 'backups.daily', error),
    }),
    emit: options.emit,
    grantedFiles: new Set(),
    state: { ledger: null },
  };
  const handle: Router['handle'] = (call) => {
    const { isRefused, isLockedNow } = backend.idle.arrive(backend.state.ledger, call.method);
    if (isLockedNow) backend.later(() => noteSession(backend, 'session.lock', { isIdle: true }));
    if (isRefused) return Promise.resolve(failure('LOCKED'));
    if (unqueued.has(call.method)) return answer(backend, call, options);
    waiting += 1;
    const next = last.then(() => answer(backend, call, options)).finally(() => (waiting -= 1));
    last = next;
    return next;
  };
  return { handle, backend, close: () => leave(backend) };
}

/** An auditor sees everything masked, addresses too. */
function masksFor(backend: Backend): MaskOptions {
  return { hasAddresses: backend.state.ledger?.session.user.role === 'auditor' };
}

function newReport(): string {
  return randomBytes(4).toString('hex').toUpperCase();
}

async function handlerOf(name: MethodName): Promise<Handler<MethodName>> {
  const entry: Partial<Handlers> = entryHandlers;
  return entry[name] ?? (await import('./handlers/index.ts')).handlers[name];
}

async function answer(
  backend: Backend,
  call: Pick<CallMessage, 'method' | 'input' | 'path' | 'jobId' | 'printers'>,
  options: RouterOptions,
): Promise<Result<unknown>> {
  const { method: name } = call;
  if (!isMethodName(name)) return failure('UNKNOWN_METHOD');
  const definition = methods[name];
  try {
    if (definition.access !== 'anyone') refuseStrangers(backend, name);
    const parsed = definition.input.safeParse(call.input);
    if (!parsed.success) return failure('INVALID_INPUT', {}, fieldTexts(parsed.error.issues));
    const unstorable = unstorablePath(parsed.data);
    if (unstorable !== null) return failure('INVALID_INPUT', {}, { [unstorable]: '含有不能保存的字符，请删除后重新输入' });
    if (definition.access !== 'anyone') refuseOtherPlaces(scopedReader(backend), name, parsed.data);
    const handler = await handlerOf(name);
    const value = await handler({ backend, path: call.path, jobId: call.jobId, printers: call.printers ?? null }, parsed.data);
    return { ok: true, value: (definition as MethodDefinition).isInFull ? value : maskRecord(value, masksFor(backend)) };
  } catch (error) {
    const refusal = refusalOf(backend, error);
    if (refusal instanceof AppError) {
      if (keptRefusals.has(refusal.code)) keepRefusal(backend, name, refusal);
      // What the disk said, for the log: codes and calls, no content.
      if (!(error instanceof AppError)) options.logFault?.(refusal.code, name, error);
      return failure(refusal.code, maskRecord(refusal.params, masksFor(backend)) as ErrorParams, refusal.fields);
    }
    const report = newReport();
    options.logFault?.(report, name, error);
    return failure('INTERNAL', { report });
  }
}

/** Asked anew for every call: somebody may have been disabled, or bound to another place, while the window stood open. */
function refuseStrangers(backend: Backend, name: MethodName): void {
  const ledger = backend.state.ledger;
  if (!ledger) throw new AppError('NOT_LOGGED_IN');
  const { user } = ledger.session;
  const current = findUserByName({ connection: ledger.connection }, user.name);
  if (!current || current.disabledAt !== null) {
    leave(backend);
    throw new AppError('USER_DISABLED', { name: user.name });
  }
  if (current.role !== user.role || current.townCode !== user.townCode || current.homeId !== user.homeId) {
    leave(backend);
    throw new AppError('USER_CHANGED', { name: user.name });
  }
  if (current.isPassphraseTemporary && !beforeChange.has(name)) throw new AppError('PASSPHRASE_TEMPORARY');
  refuseOtherRoles(user.role, name);
}

/** Rights somebody has not, and attempts to open or change what is approved: the audit keeps both. */
const keptRefusals: ReadonlySet<string> = new Set(['NOT_ALLOWED', 'OUT_OF_SCOPE', 'SHEET_LOCKED', 'SHEET_NOT_DRAFT']);

function keepRefusal(backend: Backend, method: MethodName, { code, params }: AppError): void {
  const { ledger } = backend.state;
  if (!ledger) return;
  const { userId, name } = ledger.session.user;
  try {
    // Not the context of a user's work: a clock that was set back must not swallow the line.
    recordRefusal({ connection: ledger.connection, clock: backend.clock, actor: { userId, name } }, method, code, params['month']);
  } catch (error) {
    // A full disk refuses the line too; the refusal stands all the same.
    if (!(refusalOf(backend, error) instanceof AppError)) throw error;
  }
}

/** A line for the log that must not fail what it tells of: nobody waits for its answer. */
function attempt(backend: Backend, work: () => void, { logFault }: RouterOptions): void {
  try {
    if (backend.state.ledger) work();
  } catch (error) {
    const refusal = refusalOf(backend, error);
    logFault?.(refusal instanceof AppError ? refusal.code : newReport(), 'session', error);
  }
}

function fieldTexts(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const issue of issues) texts[issue.path.map(String).join('.')] ??= issue.message;
  return texts;
}
