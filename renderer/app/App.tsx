/** Before login the gate, after it the workspace. */
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { Session } from '../../electron/contract/ledger.ts';
import type { WireError } from '../../electron/contract/result.ts';
import { call, followBackend, queryClient, wireErrorOf } from '../shared/client.ts';
import { forgetPlace } from '../shared/hash-location.ts';
import { setLocked } from '../shared/lock-store.ts';
import { closeToast, readToasts, showToast } from '../shared/toast-store.ts';
import { LoadError, Loading } from '../shared/ui/states.tsx';
import { Gate } from '../features/ledger/Gate.tsx';
import { tellWrongTries } from '../features/ledger/last-login.ts';

const loadWorkspace = () => import('./Workspace.tsx');
const Workspace = lazy(async () => ({ default: (await loadWorkspace()).Workspace }));

/** Only after a login with a passphrase that somebody else has chosen. */
const TemporaryPassphrase = lazy(async () => ({
  default: (await import('../features/users/TemporaryPassphrase.tsx')).TemporaryPassphrase,
}));

type Status = OutputOf<'ledger.status'>;
type Start = { readonly status: Status } | { readonly error: unknown } | null;

export function App(): ReactNode {
  const [start, setStart] = useState<Start>(null);
  const [session, setSession] = useState<Session | null>(null);
  /** Why the ledger was left by itself; the gate begins with it. */
  const [fault, setFault] = useState<WireError | null>(null);

  const readStatus = useCallback(async () => {
    try {
      const status = await call('ledger.status', {});
      setStart({ status });
      setSession(status.session);
      setLocked(status.isLocked);
    } catch (error) {
      setStart({ error: wireErrorOf(error) });
    }
  }, []);

  const enter = useCallback((entered: Session) => {
    setFault(null);
    setSession(entered);
    tellWrongTries(entered.lastLogin);
  }, []);

  const leave = useCallback(
    (error: WireError | null = null) => {
      setFault(error);
      setLocked(false);
      queryClient.clear();
      for (const toast of readToasts()) closeToast(toast.id);
      forgetPlace();
      // The list of ledgers has changed since the window opened.
      setStart(null);
      setSession(null);
      void readStatus();
    },
    [readStatus],
  );

  const logOut = useCallback(() => leave(), [leave]);

  useEffect(() => {
    void readStatus();
    return followBackend((event) => {
      leave(event.reason === 'fault' ? event.error : null);
      if (event.reason === 'restarted')
        showToast({ tone: 'error', text: '后台进程意外停止，已自动重新启动。', next: '请重新登录并核对最后一次操作。' });
    });
  }, [leave, readStatus]);

  // The workspace is fetched while the passphrase is typed: well after the gate stands, so that it takes nothing from its start.
  const isGate = start !== null && session === null;
  useEffect(() => {
    if (!isGate) return undefined;
    const timer = setTimeout(() => requestIdleCallback(() => void loadWorkspace()), 1500);
    return () => clearTimeout(timer);
  }, [isGate]);

  if (start === null) return <Loading label="正在打开…" />;
  if ('error' in start) return <LoadError error={start.error} onRetry={() => void readStatus()} />;
  if (session === null) return <Gate status={start.status} fault={fault} onSession={enter} onStatusChanged={readStatus} />;
  return (
    <Suspense fallback={<Loading />}>
      {session.user.isPassphraseTemporary ? (
        <TemporaryPassphrase
          session={session}
          version={start.status.version}
          today={start.status.today}
          onChanged={readStatus}
          onLeave={logOut}
        />
      ) : (
        <Workspace session={session} version={start.status.version} today={start.status.today} onLeave={logOut} />
      )}
    </Suspense>
  );
}
