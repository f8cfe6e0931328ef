/** Where the window is: `#/people?search=T`. The part after `?` keeps filters, so that going back finds them again. */
import { useMemo, useSyncExternalStore } from 'react';
import { isLeavingGuarded, mayLeave } from './leave-guard.ts';

const readHash = (): string => location.hash.replace(/^#/, '') || '/';
const readPath = (): string => readHash().split('?')[0] || '/';
let current = readHash();
const listeners = new Set<() => void>();

function publish(): void {
  current = readHash();
  ignoreSecondClick();
  for (const listener of listeners) listener();
}

/** Rows open by one click; whoever clicks twice out of habit would mark the text of the page that has just come. */
function ignoreSecondClick(): void {
  const stop = (event: MouseEvent): void => {
    if (event.detail > 1) event.preventDefault();
  };
  const stage = window;
  stage.addEventListener('mousedown', stop, { capture: true });
  // Held by name: when the timer fires in a test, the window it began in may be gone.
  setTimeout(() => stage.removeEventListener('mousedown', stop, { capture: true }), 600);
}

/** Back and forward of the window come here too: with unsaved input the old address returns until the user has decided. */
function onHashChange(): void {
  const target = readHash();
  if (target === current) return;
  if (!isLeavingGuarded()) {
    publish();
    return;
  }
  history.pushState(null, '', `#${current}`);
  void mayLeave().then((isLeaving) => isLeaving && goTo(target));
}

function watch(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('hashchange', onHashChange);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('hashchange', onHashChange);
  };
}

function enter(target: string, isReplacing: boolean): void {
  if (isReplacing) history.replaceState(null, '', `#${target}`);
  else history.pushState(null, '', `#${target}`);
  publish();
}

/** Goes to a page, `/people/12` or `/people?search=T`; asks first when something is unsaved. */
export function goTo(target: string, options: { readonly replace?: boolean } = {}): void {
  if (!isLeavingGuarded()) enter(target, options.replace ?? false);
  else void mayLeave().then((isLeaving) => isLeaving && enter(target, options.replace ?? false));
}

/** To the page before; to `fallback` when this is the first one. */
export function goBack(fallback = '/'): void {
  void mayLeave().then((isLeaving) => {
    if (!isLeaving) return;
    const before = current;
    const stage = window;
    stage.history.back();
    // Nothing to go back to: no event comes. When the timer fires in a test, the window it began in may be gone.
    setTimeout(() => globalThis.window === stage && current === before && enter(fallback, true), 120);
  });
}

/** Location hook for wouter's `<Router hook>`. */
export function useGuardedHashLocation(): [string, typeof goTo] {
  // The path alone: a search that changes with every key draws its page anew, not the whole window.
  const path = useSyncExternalStore(watch, readPath);
  return [path, goTo];
}

/** What stands after `?` at this moment; for handlers. */
export function queryNow(): URLSearchParams {
  return new URLSearchParams(readHash().split('?')[1] ?? '');
}

/** What stands after `?` of the address: `useQuery().get('search')`. */
export function useQuery(): URLSearchParams {
  const hash = useSyncExternalStore(watch, readHash);
  return useMemo(() => new URLSearchParams(hash.split('?')[1] ?? ''), [hash]);
}

/** Keeps the filters of a page in its address without a step in the history; empty values are left out. */
export function keepQuery(values: Readonly<Record<string, string | null | undefined>>): void {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const path = current.split('?')[0] ?? '/';
  const target = query.size > 0 ? `${path}?${query.toString()}` : path;
  if (target !== current) enter(target, true);
}

/** After logging out: the next user starts on the first page. Asks nothing. */
export function forgetPlace(): void {
  enter('/', true);
}
