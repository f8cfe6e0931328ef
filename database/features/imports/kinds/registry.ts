/** Every kind of import. A new kind is a file beside this one and a line here. */
import { changes } from './changes.ts';
import { happiness } from './happiness.ts';
import { homes } from './homes.ts';
import type { KindSpec } from './kind.ts';
import { projects } from './projects.ts';
import { roster } from './roster.ts';
import { standards } from './standards.ts';

export const kindSpecs = { roster, changes, homes, standards, happiness, projects } as const;

/** The specification of a kind, its fields by plain key. */
export function kindSpec<Kind extends keyof typeof kindSpecs>(kind: Kind): KindSpec<Kind> {
  return kindSpecs[kind] as unknown as KindSpec<Kind>;
}
