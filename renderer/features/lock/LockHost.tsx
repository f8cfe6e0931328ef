/** Locks the window: by Ctrl+L, by the user's menu, or after some minutes in which nobody touched it. Stands once, in the workspace. */
import { useEffect, useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { call, useCall } from '../../shared/client.ts';
import { readLocked, setLocked, watchLocked } from '../../shared/lock-store.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { coverAllBut } from './cover.ts';
import { LockScreen } from './LockScreen.tsx';
import { useIdle } from './use-idle.ts';

/** Covered at once; the backend is told after it. Should it not answer, nothing can be done behind the cover anyway. */
export function lockWindow(isIdle: boolean): void {
  setLocked(true);
  void call('session.lock', { isIdle }).catch(() => undefined);
}

function isLockKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'l';
}

export function LockHost({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const isLocked = useSyncExternalStore(watchLocked, readLocked);
  const setting = useCall('users.idleLock', {});
  // Until the setting has come the backend watches alone.
  useIdle(setting.data?.minutes ?? 0, !isLocked && setting.data !== undefined, () => lockWindow(true));

  // In the list of keys; it answers behind an open dialog too, where other keys of the window do not.
  useShortcut('Ctrl+L', '锁定窗口', () => lockWindow(false), { group: '窗口' });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (!isLockKey(event)) return;
      event.preventDefault();
      if (!readLocked()) lockWindow(false);
    };
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);

  return isLocked ? <Cover onLeave={onLeave} /> : null;
}

function Cover({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const [place] = useState(() => {
    const element = document.createElement('div');
    element.dataset['lockScreen'] = '';
    Object.assign(element.style, { position: 'fixed', inset: '0', zIndex: '2147483647' });
    return element;
  });
  useLayoutEffect(() => {
    document.body.append(place);
    const uncover = coverAllBut(place);
    return () => {
      place.remove();
      uncover();
    };
  }, [place]);
  return createPortal(<LockScreen onUnlocked={() => setLocked(false)} onLeave={onLeave} />, place);
}
