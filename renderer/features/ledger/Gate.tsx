/** Before login: which ledger, who, and what to do when it cannot be opened. */
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { LedgerCard, Session } from '../../../electron/contract/ledger.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { call, wireErrorOf } from '../../shared/client.ts';
import { Loading } from '../../shared/ui/states.tsx';
import { LoginPage } from './LoginPage.tsx';
import { RefusalPage } from './RefusalPage.tsx';
import { StartPage } from './StartPage.tsx';

const CreateWizard = lazy(async () => ({ default: (await import('./CreateWizard.tsx')).CreateWizard }));
const DemoPage = lazy(async () => ({ default: (await import('./DemoPage.tsx')).DemoPage }));
const RestoreGatePage = lazy(async () => ({ default: (await import('../backups/RestoreGatePage.tsx')).RestoreGatePage }));
const RecoverPage = lazy(async () => ({ default: (await import('./RecoverPage.tsx')).RecoverPage }));

type Place =
  | { readonly at: 'demo' }
  | { readonly at: 'opening' }
  | { readonly at: 'start' }
  | { readonly at: 'login'; readonly card: LedgerCard }
  | { readonly at: 'recover'; readonly card: LedgerCard }
  | { readonly at: 'create' }
  /** `file` is the ledger that does not open; null for a new place. */
  | { readonly at: 'restore'; readonly file: string | null; readonly back: () => void }
  | { readonly at: 'refused'; readonly error: WireError; readonly file: string | null; readonly retry: () => void };

type GateProps = {
  readonly status: OutputOf<'ledger.status'>;
  /** Why the ledger was left by itself. */
  readonly fault: WireError | null;
  readonly onSession: (session: Session) => void;
  readonly onStatusChanged: () => Promise<void>;
};

/** A demonstration opens its ledger by itself, once: who has logged out wants to be somebody else. */
let hasDemoBegun = false;

function firstPlace(status: GateProps['status']): Place {
  const isNothingThere = status.recent.length === 0;
  if (status.isDemo && (!hasDemoBegun || isNothingThere)) return { at: 'demo' };
  return status.recent[0]?.isPresent ? { at: 'opening' } : { at: 'start' };
}

/** After a fault: the same ledger again, or the list. */
function againPlace(last: GateProps['status']['recent'][number] | undefined): Place {
  return last ? { at: 'opening' } : { at: 'start' };
}

export function Gate({ status, fault, onSession, onStatusChanged }: GateProps): ReactNode {
  const last = status.recent[0];
  const [place, setPlace] = useState<Place>(() =>
    fault === null
      ? firstPlace(status)
      : { at: 'refused', error: fault, file: last?.file ?? null, retry: () => setPlace(againPlace(last)) },
  );

  useEffect(() => {
    hasDemoBegun = true;
  }, []);

  const open = useCallback(async (file: string | null): Promise<void> => {
    try {
      const card = file === null ? await call('ledger.inspectFile', {}) : await call('ledger.inspectRecent', { file });
      setPlace({ at: 'login', card });
    } catch (thrown) {
      const error = wireErrorOf(thrown);
      // The file dialog was closed: stay where we are.
      if (error.code !== 'CANCELLED') setPlace({ at: 'refused', error, file, retry: () => void open(file) });
    }
  }, []);

  // The last ledger used is nearly always the one wanted: go to its login at once.
  const isOpening = place.at === 'opening';
  useEffect(() => {
    if (isOpening && last) void open(last.file);
    // Only for the ledger that was first when the gate appeared.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpening, open]);

  const toStart = useCallback(() => {
    setPlace({ at: 'start' });
    void onStatusChanged();
  }, [onStatusChanged]);

  const shared = { version: status.version, isDemo: status.isDemo };
  switch (place.at) {
    case 'demo':
      return (
        <Suspense fallback={<Loading />}>
          <DemoPage version={status.version} onSession={onSession} onOpenOther={() => void open(null)} onBack={toStart} />
        </Suspense>
      );
    case 'opening':
      return <Loading label="正在打开台账…" />;
    case 'start':
      return (
        <StartPage
          {...shared}
          recent={status.recent}
          onOpen={open}
          onCreate={() => setPlace({ at: 'create' })}
          onRestore={() => setPlace({ at: 'restore', file: null, back: toStart })}
          onChanged={onStatusChanged}
        />
      );
    case 'login':
      return (
        <LoginPage
          {...shared}
          key={place.card.file}
          card={place.card}
          onSession={onSession}
          onRefused={(error, retry) => setPlace({ at: 'refused', error, file: place.card.file, retry })}
          onLogin={() => setPlace(place)}
          onRecover={() => setPlace({ at: 'recover', card: place.card })}
          onOther={toStart}
        />
      );
    case 'refused':
      return (
        <RefusalPage
          {...shared}
          error={place.error}
          file={place.file}
          onRetry={place.retry}
          onOpenOther={() => void open(null)}
          onRestore={place.file === null ? null : () => setPlace({ at: 'restore', file: place.file, back: () => setPlace(place) })}
          onBack={toStart}
        />
      );
    case 'recover':
      return (
        <Suspense fallback={<Loading />}>
          <RecoverPage
            {...shared}
            card={place.card}
            onSession={onSession}
            onBack={() => setPlace({ at: 'login', card: place.card })}
            onRefused={(error) =>
              setPlace({ at: 'refused', error, file: place.card.file, retry: () => setPlace({ at: 'recover', card: place.card }) })
            }
          />
        </Suspense>
      );
    case 'restore':
      return (
        <Suspense fallback={<Loading />}>
          <RestoreGatePage {...shared} file={place.file} onRestored={(card) => setPlace({ at: 'login', card })} onBack={place.back} />
        </Suspense>
      );
    case 'create':
      return (
        <Suspense fallback={<Loading />}>
          <CreateWizard {...shared} onSession={onSession} onBack={toStart} />
        </Suspense>
      );
  }
}
