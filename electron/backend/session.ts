/** The state of one window or one command: which ledger is open, who is logged in, which previews are waiting. */
import type { Session } from '../contract/ledger.ts';
import { AppError } from '../contract/result.ts';
import type { BackendEvent, Topic } from '../contract/wire.ts';
import type { Clock } from '../../database/core/clock.ts';
import { transaction, type Reader, type WriteContext, type Writer } from '../../database/core/sql.ts';
import { closeLedger, type OpenLedger } from '../../database/features/ledger/service.ts';
import { canSeeNumbers, scopeOf, type ScopedReader } from '../../database/features/users/scope.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { AuditWatch } from './audit-watch.ts';
import type { IdleWatch } from './idle.ts';
import type { Jobs } from './jobs.ts';
import type { Previews } from './previews.ts';
import type { RecentLedgers } from './recent.ts';

export type Backend = {
  readonly clock: Clock;
  readonly clockWatch: ClockWatch;
  readonly appVersion: string;
  /** Settings of this computer; in a demonstration its ledger too. */
  readonly profileFolder: string;
  readonly isDemo: boolean;
  readonly idle: IdleWatch;
  /** Work that writes, after all calls before it: a job may have a transaction open now. */
  readonly later: (work: () => void) => void;
  readonly jobs: Jobs;
  readonly recent: RecentLedgers;
  readonly previews: Previews;
  readonly auditWatch: AuditWatch;
  readonly backups: BackupKeeper;
  readonly emit: (event: BackendEvent) => void;
  /** Files the user has pointed at, in this run, by a dialog or the list of recent ledgers. */
  readonly grantedFiles: Set<string>;
  readonly state: { ledger: OpenLedger | null };
};

/** What a handler gets beside its input. */
export type Call = {
  readonly backend: Backend;
  readonly path: string | null;
  readonly jobId: string | null;
  readonly printers?: readonly string[] | null;
};

export function openLedger(backend: Backend): OpenLedger {
  if (!backend.state.ledger) throw new AppError('NOT_LOGGED_IN');
  return backend.state.ledger;
}

export function sessionOf(backend: Backend): Session {
  return openLedger(backend).session;
}

export function reader(backend: Backend): Reader {
  return { connection: openLedger(backend).connection };
}

/** For lists, searches, sums and papers: they keep to what the user may see. */
export function scopedReader(backend: Backend): ScopedReader {
  const { connection, session } = openLedger(backend);
  return { connection, scope: scopeOf(session.user), canSeeNumbers: canSeeNumbers(session.user.role) };
}

/** @throws AppError CLOCK_JUMPED once, when the clock was set back since the last write */
export function writeContext(backend: Backend): WriteContext {
  const { connection, session } = openLedger(backend);
  backend.clockWatch.check();
  return { connection, clock: backend.clock, actor: { userId: session.user.userId, name: session.user.name } };
}

/** A line of the log about the session itself: no work of the user, so nothing of it may fail for the clock. */
export function noteSession(
  backend: Backend,
  action: 'session.lock' | 'session.unlock',
  after: { readonly isIdle: boolean } | null,
  more: (writer: Writer) => void = () => undefined,
): void {
  const { connection, session } = openLedger(backend);
  const { userId, name } = session.user;
  transaction({ connection, clock: backend.clock, actor: { userId, name } }, (writer) => {
    writer.audit({ action, entity: 'user_account', entityId: userId, ...(after ? { after } : {}) });
    more(writer);
  });
}

export function changed(backend: Backend, ...topics: Topic[]): void {
  backend.emit({ type: 'changed', topics: [...topics, 'audit'] });
}

/** Path that the gate got from a system dialog. */
export function requiredPath(call: Call): string {
  if (call.path === null) throw new AppError('CANCELLED');
  return call.path;
}

export function leave(backend: Backend): void {
  const { ledger } = backend.state;
  backend.state.ledger = null;
  backend.idle.open();
  backend.previews.clear();
  backend.auditWatch.end();
  backend.backups.end();
  if (ledger) closeLedger(ledger);
}

export function enterLedger(backend: Backend, ledger: OpenLedger): Session {
  backend.state.ledger = ledger;
  backend.idle.open();
  backend.clockWatch.reset();
  backend.recent.remember(ledger.session.ledger, backend.clock.now());
  backend.grantedFiles.add(ledger.file);
  backend.auditWatch.begin(ledger);
  backend.backups.begin(ledger);
  return ledger.session;
}
