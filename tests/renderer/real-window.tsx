/** A page of the workspace over the real router and a real ledger in memory: what is typed arrives in the database. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import type { Role } from '../../electron/contract/method.ts';
import type { BackendEvent, Bridge } from '../../electron/contract/wire.ts';
import { createRouter } from '../../electron/backend/router.ts';
import type { WriteContext } from '../../database/core/sql.ts';
import { followBackend, queryClient } from '../../renderer/shared/client.ts';
import { useGuardedHashLocation } from '../../renderer/shared/navigation.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { listenForShortcuts } from '../../renderer/shared/shortcuts.ts';
import { ConfirmHost } from '../../renderer/shared/ui/ConfirmHost.tsx';
import { Toasts } from '../../renderer/shared/ui/Toasts.tsx';
import { temporaryFolder } from '../helpers/ledger.ts';

type RealWindow = { readonly calls: { readonly method: string; readonly input: unknown }[]; readonly close: () => void };

/**
 * Puts the backend behind `window.yiyang`, logged in as the administrator of the ledger.
 * @param chosenFile answers the dialogs of the system
 * @param opened where a real ledger lies, when files beside it matter
 */
export function openBackend(
  context: WriteContext,
  chosenFile: () => string | null = () => null,
  opened: { readonly file: string; readonly dataKey: Buffer } = { file: ':memory:', dataKey: Buffer.alloc(32) },
): RealWindow {
  const listeners = new Set<(event: BackendEvent) => void>();
  const calls: { readonly method: string; readonly input: unknown }[] = [];
  const folder = temporaryFolder();
  const router = createRouter({
    profileFolder: folder.path,
    appVersion: '1',
    isDemo: false,
    clock: context.clock,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const session = {
    ledger: { name: '测试台账', regionCode: '370983', regionName: '肥城市', file: ':memory:', isDemo: false },
    user: {
      userId: context.actor.userId,
      name: context.actor.name,
      role: 'admin' as const,
      townCode: null,
      homeId: null,
      placeName: null,
      isPassphraseTemporary: false,
    },
    lastLogin: { at: null, wrongTries: 0, lastWrongAt: null },
  };
  router.backend.state.ledger = { ...opened, connection: context.connection, session } as never;
  const bridge: Bridge = {
    call: (method, input) => {
      calls.push({ method, input });
      return router.handle({ method, input: structuredClone(input), path: chosenFile(), jobId: null });
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    print: () => Promise.resolve({ ok: true, value: { isPrinted: false } }),
    platform: 'linux',
  };
  Object.assign(window, { yiyang: bridge });
  queryClient.clear();
  const stopFollowing = followBackend(() => undefined);
  const stopListening = listenForShortcuts();
  return {
    calls,
    close: () => {
      stopFollowing();
      stopListening();
      queryClient.clear();
      folder.remove();
    },
  };
}

/** Shows a page as the workspace does, to a user of that role. */
export function showPage(page: ReactNode, context: WriteContext, role: Role = 'admin'): void {
  const session = {
    ledger: { name: '测试台账', regionCode: '370983', regionName: '肥城市', file: ':memory:', isDemo: false },
    user: {
      userId: context.actor.userId,
      name: context.actor.name,
      role,
      townCode: null,
      homeId: null,
      placeName: null,
      isPassphraseTemporary: false,
    },
    lastLogin: { at: null, wrongTries: 0, lastWrongAt: null },
    today: context.clock.today(),
    version: '1',
  };
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={session}>
        <Router hook={useGuardedHashLocation}>{page}</Router>
      </SessionProvider>
      <ConfirmHost />
      <Toasts />
    </QueryClientProvider>,
  );
}
