/** Keys of the window. A page adds its own while it is shown; the list under F1 is made from what is registered. */
import { useEffect, useRef } from 'react';
import { isComposing, isTyping } from './keyboard.ts';
import { readLocked } from './lock-store.ts';

/** As shown to the user: `Ctrl+N`, `Alt+1`, `F1`, `Esc`, `/`, `?`. */
export type Keys = string;
type Shortcut = { readonly keys: Keys; readonly label: string; readonly run: () => void; readonly group: '窗口' | '本页' };

const registered: Shortcut[] = [];

function keysOf(event: KeyboardEvent): Keys {
  const key = event.key === 'Escape' ? 'Esc' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A sign such as ? is typed with Shift on most keyboards: it counts as itself.
  const isSign = event.key.length === 1 && !/[a-z0-9]/i.test(event.key);
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && !isSign ? 'Shift' : '', key]
    .filter(Boolean)
    .join('+');
}

/** Keys that would be text in a field. */
function isPlain(keys: Keys): boolean {
  return !/^(Ctrl|Alt)\+|^F\d+$/.test(keys);
}

/** Listens for all registered keys; call once. The newest registration of a key wins, so a page comes before the window. */
export function listenForShortcuts(): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposing(event) || readLocked()) return;
    const keys = keysOf(event);
    if (isPlain(keys) && isTyping(event.target)) return;
    // Behind an open dialog or menu the page does not answer; help does not either, it would cover it.
    if (document.querySelector('.MuiModal-root:not(.MuiModal-hidden)')) return;
    const shortcut = registered.findLast((candidate) => candidate.keys === keys);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}

/** `useShortcut('Ctrl+N', '登记人员', openForm)`: while the component is shown and `isOn`. */
export function useShortcut(
  keys: Keys,
  label: string,
  run: () => void,
  options: { readonly isOn?: boolean; readonly group?: Shortcut['group'] } = {},
): void {
  const latest = useRef(run);
  latest.current = run;
  const isOn = options.isOn ?? true;
  const group = options.group ?? '本页';
  useEffect(() => {
    if (!isOn) return undefined;
    const shortcut: Shortcut = { keys, label, group, run: () => latest.current() };
    registered.push(shortcut);
    return () => {
      registered.splice(registered.indexOf(shortcut), 1);
    };
  }, [keys, label, group, isOn]);
}

/** What can be pressed now, for the help page. */
export function shortcutsNow(): readonly Pick<Shortcut, 'keys' | 'label' | 'group'>[] {
  const seen = new Set<Keys>();
  return registered
    .toReversed()
    .filter((shortcut) => !seen.has(shortcut.keys) && seen.add(shortcut.keys))
    .toReversed();
}
