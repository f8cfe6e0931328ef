/** Look of the window, chosen by each user of the computer and kept in the page's own storage. */
import { useSyncExternalStore } from 'react';

export const colourModes = [
  { id: 'system', label: '跟随系统' },
  { id: 'light', label: '浅色' },
  { id: 'dark', label: '深色' },
] as const;
export type ColourMode = (typeof colourModes)[number]['id'];
export const textSizes = [100, 110, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];

export type Appearance = { readonly mode: ColourMode; readonly textSize: TextSize };

const storageKey = 'appearance';
const initial: Appearance = { mode: 'system', textSize: 100 };

function readStored(): Appearance {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<keyof Appearance, unknown>>;
    return {
      mode: colourModes.find((mode) => mode.id === stored.mode)?.id ?? initial.mode,
      textSize: textSizes.find((size) => size === stored.textSize) ?? initial.textSize,
    };
  } catch {
    return initial;
  }
}

let appearance = readStored();
const listeners = new Set<() => void>();

export function setAppearance(change: Partial<Appearance>): void {
  appearance = { ...appearance, ...change };
  localStorage.setItem(storageKey, JSON.stringify(appearance));
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(watch, () => appearance);
}

const darkQuery = '(prefers-color-scheme: dark)';

function watchSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The mode in force: the system's where the user follows it. */
export function useIsDark(): boolean {
  const { mode } = useAppearance();
  const isSystemDark = useSyncExternalStore(watchSystem, () => matchMedia(darkQuery).matches);
  return mode === 'system' ? isSystemDark : mode === 'dark';
}
