/**
 * The areas of the window. To add a page: export its component by name from `features/<noun>/`, and add one entry to `routes` below with
 * `page(() => import('…').then((module) => module.YourPage))`. Pages are loaded when they are first opened. An entry with `icon` and
 * `order` stands in the navigation; one without is reached from another page (`/people/:id`). Parameters: `useParams` of wouter.
 */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { navigate as navigateHash, useHashLocation } from 'wouter/use-hash-location';
import type { Role } from '../../electron/contract/method.ts';
import { isLeavingGuarded, mayLeave } from './leave-guard.ts';

export type Route = {
  readonly path: string;
  readonly title: string;
  readonly component: LazyExoticComponent<ComponentType>;
  /** In the navigation, an icon of @mdi/js. */
  readonly icon?: string;
  /** Place in the navigation; pages with order 80 and above stand at its foot. Alt+1 to Alt+9 go by this order. */
  readonly order?: number;
  /** Who may see it; everybody without it. */
  readonly roles?: readonly Role[];
};

export const page = (load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: await load() }));

export const routes: readonly Route[] = [];

/** Pages of the navigation for a role, in order. */
export function areasFor(role: Role): readonly Route[] {
  return routes.filter((route) => route.icon !== undefined && (route.roles === undefined || route.roles.includes(role))).toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

/** Goes to a page, after asking when something is unsaved. */
export function goTo(path: string, options?: { readonly replace?: boolean }): void {
  if (!isLeavingGuarded()) navigateHash(path, options);
  else void mayLeave().then((isLeaving) => isLeaving && navigateHash(path, options));
}

export function goBack(): void {
  void mayLeave().then((isLeaving) => isLeaving && history.back());
}

/** Location hook for wouter's `<Router hook>`: the path after `#`, and a `navigate` that asks before unsaved input is lost. */
export function useGuardedHashLocation(): [string, typeof goTo] {
  const [path] = useHashLocation();
  return [path, goTo];
}
