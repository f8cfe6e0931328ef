/** One page of the window, and how it is loaded. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { MethodName } from '../../electron/contract/index.ts';
import type { Role } from '../../electron/contract/method.ts';

export type Route = {
  readonly path: string;
  readonly title: string;
  readonly component: LazyExoticComponent<ComponentType>;
  /** In the navigation, an icon of @mdi/js. */
  readonly icon?: string;
  /** Place in the navigation; pages with order 80 and above stand at its foot. Alt+1 to Alt+9 go by this order. */
  readonly order?: number;
  /** Only for these roles in the navigation; others come to it from the first page of its area. */
  readonly entryFor?: readonly Role[];
  /** The method the page lives by, and who may call it: the same list as in the contract, which is not loaded here for its size; a test compares. */
  readonly needs: readonly [method: MethodName, access: readonly Role[]];
};

export const page = (load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> =>
  lazy(async () => ({ default: await load() }));
