import { useEffect, useRef } from 'react';
import { call } from '../../shared/client.ts';

/** How often the backend is told that somebody sits here: it locks itself when nothing has come for long. */
const touchEveryMilliseconds = 30_000;
const lookEveryMilliseconds = 5_000;

/** Calls `onIdle` after so many minutes without key, click or mouse, also when the computer was asleep meanwhile. */
export function useIdle(minutes: number, isOn: boolean, onIdle: () => void): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    if (!isOn) return undefined;
    let lastActive = Date.now();
    let lastTouch = Date.now();
    let place = '';
    const isIdle = (): boolean => Date.now() - lastActive >= minutes * 60_000;
    const active = (): void => {
      // The first key after a long sleep comes before the timer.
      if (isIdle()) {
        latest.current();
        return;
      }
      lastActive = Date.now();
      if (lastActive - lastTouch < touchEveryMilliseconds) return;
      lastTouch = lastActive;
      void call('session.touch', {}).catch(() => undefined);
    };
    // A page that moves under a still mouse makes moves too.
    const moved = (event: PointerEvent): void => {
      const now = `${event.screenX},${event.screenY}`;
      if (now === place) return;
      place = now;
      active();
    };
    const timer = setInterval(() => isIdle() && latest.current(), lookEveryMilliseconds);
    const options = { capture: true, passive: true } as const;
    for (const type of ['keydown', 'pointerdown', 'wheel'] as const) window.addEventListener(type, active, options);
    window.addEventListener('pointermove', moved, options);
    return () => {
      clearInterval(timer);
      for (const type of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(type, active, options);
      window.removeEventListener('pointermove', moved, options);
    };
  }, [minutes, isOn]);
}
