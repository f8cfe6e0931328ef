import { useState, type KeyboardEvent } from 'react';

/** The state of caps lock is only known from a key event; without one it is taken as off. */
export function useCapsLock(): { readonly isOn: boolean; readonly watch: (event: KeyboardEvent) => void } {
  const [isOn, setIsOn] = useState(false);
  return { isOn, watch: (event) => setIsOn(event.getModifierState('CapsLock')) };
}
